//! The headless command as a person runs it: a process with arguments, an exit status and two
//! streams. Nothing of the product is linked here, so a test sees what a script would see.

use std::{
    env,
    ffi::OsStr,
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

use crate::tree;

/// What one run of the command said.
#[derive(Debug)]
pub struct Said {
    /// The exit status; `None` where a signal ended it.
    pub status: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs the command to its end.
pub fn stagecoach<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Said {
    let output = command(arguments)
        .output()
        .expect("the headless command starts");
    said(&output)
}

/// What one run of the command took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// From start to end.
    pub seconds: f64,
    /// The most memory it ever held, in MB; 0 where the system does not say (it does on Linux).
    pub megabytes: f64,
}

/// Runs a command to its end and says what it took.
pub fn weighed(mut command: Command) -> (Said, Cost) {
    let start = Instant::now();
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the headless command starts");
    let process = child.id();
    let scales = thread::spawn(move || {
        let mut most = 0.0;
        // The kernel keeps the high-water mark, so the last reading before the end is the answer.
        while let Some(megabytes) = high_water(process) {
            most = megabytes;
            thread::sleep(Duration::from_millis(1));
        }
        most
    });
    let output = child.wait_with_output().expect("the command is waited for");
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = scales.join().expect("the scales");
    (said(&output), Cost { seconds, megabytes })
}

/// The most memory a process ever held, in MB; `None` once it has ended.
fn high_water(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

/// What a process that has ended said.
#[must_use]
pub fn said(output: &Output) -> Said {
    Said {
        status: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The command with arguments, not yet started, reading nothing.
pub fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(built("stagecoach-cli"));
    command
        .args(arguments)
        .current_dir(tree::root())
        .stdin(Stdio::null());
    command
}

/// Where a program of ours was built: beside the running test. Built now if the runner has not said
/// (`STAGECOACH_BUILT`) that all of them are.
///
/// # Panics
/// If it does not build.
pub fn built(program: &str) -> PathBuf {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| {
        if env::var_os("STAGECOACH_BUILT").is_none() {
            build("stagecoach-cli");
        }
    });
    folder().join(format!("{program}{}", env::consts::EXE_SUFFIX))
}

fn build(package: &str) {
    // The folder above the profile's, whatever it is called and whoever chose it.
    let target = folder()
        .parent()
        .expect("a profile lies in a target folder")
        .to_path_buf();
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--quiet", "--package", package])
        .current_dir(tree::root())
        .env("CARGO_TARGET_DIR", target);
    if folder().ends_with("release") {
        cargo.arg("--release");
    }
    let status = cargo.status().expect("cargo starts");
    assert!(status.success(), "{package} does not build");
}

/// `target/debug`, from `target/debug/deps/test-0123456789abcdef`.
fn folder() -> PathBuf {
    let test = env::current_exe().expect("a test knows where it is");
    let folder = test.parent().expect("a program lies in a folder");
    if folder.ends_with("deps") {
        folder
            .parent()
            .expect("deps lies in a profile's folder")
            .to_path_buf()
    } else {
        folder.to_path_buf()
    }
}
