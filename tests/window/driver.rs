//! A driver and what it drives: WebKit's own driver, with a home and a session bus of its own, so
//! that nothing of the person's is read or touched, and the windows it opens. It ends with the value
//! that stands for it.
//!
//! Nothing stands in between: Tauri's bridge only translates the name of what to open, must be built
//! first, and now and then loses a request.

use std::{
    fs::File,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;
use tempfile::TempDir;

use crate::{
    bus::Bus,
    http,
    window::{self, Window},
};

/// A running driver.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    bus: Bus,
    home: TempDir,
}

impl Driver {
    /// Starts one on a port that is free, in a home that is empty.
    ///
    /// # Panics
    /// If there is no `WebKitWebDriver` on the search path, or it does not answer.
    pub(crate) fn start() -> Self {
        let port = free_port();
        let home = tempfile::tempdir().expect("a folder for the window's home");
        let bus = Bus::start();
        // What the web view grumbles about is for whoever looks into a failure.
        let log = window::pictures()
            .unwrap_or_else(|| home.path().to_path_buf())
            .join("driver.log");
        let log = File::options()
            .create(true)
            .append(true)
            .open(log)
            .expect("a file for the driver's words");
        let process = in_home(&mut Command::new("WebKitWebDriver"), home.path(), &bus)
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            // Tauri lets itself be driven only where it is told to.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a file has two ends"))
            .stderr(log)
            .spawn()
            .expect("WebKitWebDriver starts");
        let driver = Self {
            process,
            port,
            bus,
            home,
        };
        let patience = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < patience, "the driver does not answer");
            thread::sleep(Duration::from_millis(50));
        }
        driver
    }

    /// Starts the program and takes hold of its window.
    ///
    /// # Panics
    /// If no window opens.
    pub(crate) fn open(&self, program: &Path, arguments: &[&str]) -> Window {
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": program, "args": arguments }
        } } });
        let (status, answer) = http::ask(self.port, "POST", "/session", Some(&capabilities))
            .expect("the driver answers");
        let session = answer["value"]["sessionId"].as_str().unwrap_or_else(|| {
            panic!(
                "no window of {} opened ({status}): {answer}",
                program.display()
            )
        });
        let version = answer["value"]["capabilities"]["browserVersion"].as_str();
        Window::new(self.port, session, version.unwrap_or_default())
    }

    /// The home of everything it opens.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the program keeps the workspaces that it makes without asking where.
    pub(crate) fn workspaces(&self) -> PathBuf {
        self.home.path().join("data/app.stagecoach/Stagecoach")
    }

    /// Starts the program a second time, as a double click on a file would, and waits for its end:
    /// the first start takes the file over.
    pub(crate) fn hand_over(&self, program: &Path, file: &Path) {
        let status = in_home(&mut Command::new(program), self.home.path(), &self.bus)
            .arg(file)
            .stdin(Stdio::null())
            .status()
            .expect("the program starts a second time");
        assert!(status.success(), "the second start ended with {status}");
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn in_home<'a>(command: &'a mut Command, home: &Path, bus: &Bus) -> &'a mut Command {
    let at = |folder: &str| -> PathBuf { home.join(folder) };
    command
        .env("HOME", home)
        .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .env("XDG_CONFIG_HOME", at("config"))
        .env("XDG_DATA_HOME", at("data"))
        .env("XDG_CACHE_HOME", at("cache"))
        .env("XDG_STATE_HOME", at("state"))
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC")
        .env("GTK_USE_PORTAL", "0")
        .env("NO_AT_BRIDGE", "1")
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}
