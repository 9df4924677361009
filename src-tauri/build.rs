//! Makes ready what the shell needs at compile time: its window's configuration and icons.

fn main() {
    tauri_build::build();
}
