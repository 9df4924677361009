//! Makes ready what the shell needs at compile time: its window's configuration and icons, and on Linux
//! a word to the C library.

mod heaps;

fn main() {
    heaps::compile("heaps.c");
    tauri_build::build();
}
