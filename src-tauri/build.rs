//! Makes ready what the shell needs at compile time: its window's configuration and icons, and on Linux
//! a word to the C library.

use std::env;

fn main() {
    let is = |what: &str, expected: &str| env::var(what).is_ok_and(|value| value == expected);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rerun-if-changed=heaps.c");
        cc::Build::new()
            .file("heaps.c")
            // Nothing calls it: it runs by itself, if it is there at all.
            .link_lib_modifier("+whole-archive")
            .compile("heaps");
    }
    tauri_build::build();
}
