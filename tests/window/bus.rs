//! A session bus for one driver. A program that is to be started once finds its first start by this
//! bus: with a bus each, no test meets the window of another, and none the person's own.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use stagecoach_tests::tree;

/// A running session bus; it ends with this value.
pub(crate) struct Bus {
    daemon: Child,
    /// What `DBUS_SESSION_BUS_ADDRESS` must say for a program to find it.
    pub(crate) address: String,
}

impl Bus {
    /// Starts one that knows nobody (`session.conf`).
    ///
    /// # Panics
    /// If it does not say where it is.
    pub(crate) fn start() -> Self {
        let rules: PathBuf = tree::root().join("tests/window/session.conf");
        let mut daemon = Command::new("dbus-daemon")
            .arg("--config-file")
            .arg(rules)
            .args(["--nofork", "--nopidfile", "--print-address"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts");
        let output = daemon.stdout.take().expect("the bus has an output");
        let mut address = String::new();
        BufReader::new(output)
            .read_line(&mut address)
            .expect("the bus says where it is");
        let address = address.trim().to_owned();
        assert!(!address.is_empty(), "the session bus did not start");
        Self { daemon, address }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
