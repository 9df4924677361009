//! The least that the window's framework can do: one window of the program's size with an empty page.
//! `cargo xtask bench window` measures the program against it. Never shipped.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "inside the macro, not ours")]
    let closed = tauri::Builder::default().run(tauri::generate_context!());
    if closed.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
