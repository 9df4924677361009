//! What the operating system must bring: the web view to build against, and for the window tests a
//! virtual screen and a driver. On Debian and its kin it is installed; elsewhere it is named.
//!
//! Nothing is installed that is already there, and nothing without saying so first.

use std::{
    env,
    io::IsTerminal,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::{
    program::{self, answer, found},
    say,
    stop::Stop,
};

/// One thing needed on Linux: how to see that it is there, and who brings it.
pub(crate) struct Need {
    sign: Sign,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
}

enum Sign {
    /// A program on the search path, or in one of the folders where services keep theirs.
    Program(&'static str),
    /// A library that pkg-config knows.
    Library(&'static str),
    /// Perl with the modules that OpenSSL is configured with; a bare one has few.
    Perl,
}

const fn program(
    name: &'static str,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
) -> Need {
    Need {
        sign: Sign::Program(name),
        debian,
        fedora,
        arch,
    }
}

const fn library(
    name: &'static str,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
) -> Need {
    Need {
        sign: Sign::Library(name),
        debian,
        fedora,
        arch,
    }
}

/// To build and open the window.
pub(crate) const WINDOW: &[Need] = &[
    program("cc", "build-essential", "gcc", "base-devel"),
    // OpenSSL, which encrypts protected workspaces, is built from its sources.
    program("make", "make", "make", "make"),
    Need {
        sign: Sign::Perl,
        debian: "perl",
        fedora: "perl-core",
        arch: "perl",
    },
    program("pkg-config", "pkg-config", "pkgconf-pkg-config", "pkgconf"),
    library(
        "webkit2gtk-4.1",
        "libwebkit2gtk-4.1-dev",
        "webkit2gtk4.1-devel",
        "webkit2gtk-4.1",
    ),
    library("gtk+-3.0", "libgtk-3-dev", "gtk3-devel", "gtk3"),
    library("librsvg-2.0", "librsvg2-dev", "librsvg2-devel", "librsvg"),
];

/// To drive the window where nobody is looking.
pub(crate) const DRIVING: &[Need] = &[
    program("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    program(
        "WebKitWebDriver",
        "webkit2gtk-driver",
        "webkit2gtk-driver",
        "webkit2gtk-4.1",
    ),
    program("dbus-daemon", "dbus", "dbus-daemon", "dbus"),
    // Writes down every connection, so that a test can say there was none.
    program("strace", "strace", "strace", "strace"),
];

/// Sees to it that everything needed is there, or says what only the person can install.
pub(crate) fn ensure(purpose: &str, needs: &[&[Need]]) -> Result<(), Stop> {
    match env::consts::OS {
        "linux" => ensure_on_linux(purpose, needs),
        "windows" => on_windows(),
        "macos" => developer_tools_on_macos(),
        _ => Ok(()),
    }
}

fn ensure_on_linux(purpose: &str, needs: &[&[Need]]) -> Result<(), Stop> {
    let missing: Vec<&Need> = needs
        .iter()
        .copied()
        .flatten()
        .filter(|n| !n.is_there())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if found("apt-get").is_some() {
        let packages: Vec<&str> = missing.iter().map(|need| need.debian).collect();
        return install_on_debian(purpose, &packages);
    }
    let named = |name: fn(&Need) -> &'static str| {
        let mut packages: Vec<&str> = missing.iter().map(|need| name(need)).collect();
        packages.dedup();
        packages.join(" ")
    };
    let remedy = if found("dnf").is_some() {
        format!(
            "Install them and try again: sudo dnf install {}",
            named(|n| n.fedora)
        )
    } else if found("pacman").is_some() {
        format!(
            "Install them and try again: sudo pacman -S --needed {}",
            named(|n| n.arch)
        )
    } else {
        format!(
            "Install what your distribution calls these Debian packages, and try again: {}",
            named(|n| n.debian)
        )
    };
    Err(Stop::Missing {
        what: format!("System packages are missing {purpose}."),
        remedy,
    })
}

impl Need {
    fn is_there(&self) -> bool {
        match self.sign {
            Sign::Program(name) => found(name).is_some(),
            Sign::Perl => has_perl(),
            Sign::Library(name) => answer("pkg-config", &["--exists", name]).is_some(),
        }
    }
}

fn has_perl() -> bool {
    let modules = [
        "-MFindBin",
        "-MIPC::Cmd",
        "-MFile::Compare",
        "-MTime::Piece",
    ];
    answer("perl", &[&modules[..], &["-e", "1"]].concat()).is_some()
}

fn install_on_debian(purpose: &str, packages: &[&str]) -> Result<(), Stop> {
    let list = packages.join(" ");
    say::step("System packages", &format!("{list} are missing {purpose}"));
    let is_root = answer("id", &["-u"]).as_deref() == Some("0");
    let may_ask = found("sudo").is_some()
        && (answer("sudo", &["-n", "true"]).is_some() || std::io::stdin().is_terminal());
    if !is_root && !may_ask {
        return Err(Stop::Missing {
            what: format!("System packages are missing {purpose}, and only root may install them."),
            remedy: format!(
                "Ask for this to be run, then try again: apt-get update && apt-get install -y {list}"
            ),
        });
    }
    say::line(&format!("Installing them: apt-get install {list}"));
    // A mirror that is away for a moment fails the update but seldom the installation, and the
    // other way round: both are tried again, and only the installation's word counts.
    for wait in [5, 20, 0] {
        let _ = apt_get(is_root, &["update"]).status();
        let mut install = vec!["install", "-y", "--no-install-recommends"];
        install.extend(packages);
        let done = program::run(
            "installing system packages",
            &mut apt_get(is_root, &install),
        );
        if done.is_ok() || wait == 0 {
            return done;
        }
        say::line(&format!(
            "That did not work; trying again in {wait} seconds."
        ));
        thread::sleep(Duration::from_secs(wait));
    }
    Ok(())
}

/// apt-get as root, asking nothing, patient with a slow mirror and with another apt-get.
fn apt_get(is_root: bool, arguments: &[&str]) -> Command {
    let mut words = Vec::new();
    if !is_root {
        words.push("sudo");
    }
    words.extend([
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-o",
        "Acquire::Retries=3",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]);
    words.extend(arguments);
    let mut command = program::command(words[0], &words[1..]);
    if !is_root {
        // sudo may ask for the password.
        command.stdin(Stdio::inherit());
    }
    command
}

/// Rust on Windows cannot have built us without its linker; Perl and the web view are left.
fn on_windows() -> Result<(), Stop> {
    if !has_perl() {
        return Err(Stop::Missing {
            what:
                "Building needs Perl (OpenSSL is configured by it), which is not on this machine."
                    .into(),
            remedy: "Install Strawberry Perl from https://strawberryperl.com and try again.".into(),
        });
    }
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let registered = [
        r"HKLM\SOFTWARE\WOW6432Node",
        r"HKLM\SOFTWARE",
        r"HKCU\Software",
    ]
    .iter()
    .any(|hive| answer("reg", &["query", &format!(r"{hive}\{CLIENT}"), "/v", "pv"]).is_some());
    if registered {
        return Ok(());
    }
    Err(Stop::Missing {
        what: "The window needs Microsoft's WebView2 runtime, which is not on this machine.".into(),
        remedy: "Install the \"Evergreen\" runtime from \
                 https://developer.microsoft.com/microsoft-edge/webview2 and try again."
            .into(),
    })
}

fn developer_tools_on_macos() -> Result<(), Stop> {
    if answer("xcode-select", &["-p"]).is_some() {
        return Ok(());
    }
    Err(Stop::Missing {
        what: "Building needs Apple's command line tools, which are not on this machine.".into(),
        remedy: "Install them with: xcode-select --install, and try again.".into(),
    })
}
