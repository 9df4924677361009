//! Screens: whether there is one to open a window on, and a virtual one for the window tests. A
//! virtual screen ends with the value that stands for it.

use std::{
    env,
    io::{BufRead, BufReader},
    process::{Child, Stdio},
};

use crate::{program, stop::Stop};

/// Whether a window could be seen here. Only Linux machines are without.
pub(crate) fn is_there() -> bool {
    let named = |name| env::var_os(name).is_some_and(|at| !at.is_empty());
    env::consts::OS != "linux" || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// A screen that nobody sees.
pub(crate) struct Virtual {
    server: Child,
    /// What `DISPLAY` must say for a program to appear there.
    pub(crate) name: String,
}

impl Virtual {
    /// Starts one of 1920 × 1080; the server itself picks a number that is free.
    pub(crate) fn start() -> Result<Self, Stop> {
        let mut server = program::command(
            "Xvfb",
            &[
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1080x24",
                "-nolisten",
                "tcp",
            ],
        )
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|source| Stop::Start {
            program: "Xvfb".into(),
            source,
        })?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            let _ = BufReader::new(output).read_line(&mut number);
        }
        let name = format!(":{}", number.trim());
        let screen = Self { server, name };
        if number.trim().is_empty() {
            return Err(Stop::Failed {
                step: "starting the virtual screen (Xvfb)".into(),
            });
        }
        Ok(screen)
    }
}

impl Drop for Virtual {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
