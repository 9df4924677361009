//! The shell: one window, what lies on its desk, and the commands its page may call. No rule, no
//! SQL and no chart lives here.

#![cfg_attr(
    all(not(debug_assertions), target_os = "windows"),
    windows_subsystem = "windows"
)]

mod commands;
mod desk;
#[cfg(target_os = "linux")]
mod drawing;
mod error;
mod ipc;
mod open;
#[cfg(target_os = "linux")]
mod second_start;
mod settings;
mod start;
mod view;

use std::process::ExitCode;

fn main() -> ExitCode {
    start::window()
}
