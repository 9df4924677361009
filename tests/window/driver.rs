//! A driver and what it drives: tauri-driver with a home of its own, so that nothing of the person's
//! is read or touched, and the windows it opens. It ends with the value that stands for it.

use std::{
    env,
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
    http,
    window::{self, Window},
};

/// A running tauri-driver.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    native: u16,
    home: TempDir,
}

impl Driver {
    /// Starts one on ports that are free, in a home that is empty.
    ///
    /// # Panics
    /// If `TAURI_DRIVER` does not name the driver, or it does not answer.
    pub(crate) fn start() -> Self {
        let program = env::var_os("TAURI_DRIVER").unwrap_or_else(|| "tauri-driver".into());
        let (port, native) = (free_port(), free_port());
        let home = tempfile::tempdir().expect("a folder for the window's home");
        // What the web view grumbles about is for whoever looks into a failure.
        let log = window::pictures()
            .unwrap_or_else(|| home.path().to_path_buf())
            .join("driver.log");
        let log = File::options()
            .create(true)
            .append(true)
            .open(log)
            .expect("a file for the driver's words");
        let process = in_home(&mut Command::new(program), home.path())
            .args(["--port", &port.to_string()])
            .args(["--native-port", &native.to_string()])
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a file has two ends"))
            .stderr(log)
            .spawn()
            .expect("tauri-driver starts");
        let driver = Self {
            process,
            port,
            native,
            home,
        };
        let answers = |port| TcpStream::connect(("127.0.0.1", port)).is_ok();
        let patience = Instant::now() + Duration::from_secs(20);
        while !(answers(port) && answers(native)) {
            assert!(Instant::now() < patience, "tauri-driver does not answer");
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
            "tauri:options": { "application": program, "args": arguments }
        } } });
        let (status, answer) = http::ask(self.port, "POST", "/session", Some(&capabilities))
            .expect("the driver answers");
        let session = answer["value"]["sessionId"].as_str().unwrap_or_else(|| {
            panic!(
                "no window of {} opened ({status}): {answer}",
                program.display()
            )
        });
        // tauri-driver only translates what to open. What follows goes straight to the native driver:
        // the bridge keeps connections that the driver closes, and then loses a request now and then.
        Window::new(self.native, session)
    }

    /// Starts the program a second time, as a double click on a file would, and waits for its end:
    /// the first start takes the file over.
    pub(crate) fn hand_over(&self, program: &Path, file: &Path) {
        let status = in_home(&mut Command::new(program), self.home.path())
            .arg(file)
            .stdin(Stdio::null())
            .status()
            .expect("the program starts a second time");
        assert!(status.success(), "the second start ended with {status}");
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to end, it ends the native driver as well; killed, it would leave that behind.
        let asked = Command::new("kill")
            .arg(self.process.id().to_string())
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

fn in_home<'a>(command: &'a mut Command, home: &Path) -> &'a mut Command {
    let at = |folder: &str| -> PathBuf { home.join(folder) };
    command
        .env("HOME", home)
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
