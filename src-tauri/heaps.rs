//! Of the build scripts of both programs: a word to the C library, on Linux.

use std::env;

/// Compiles `heaps.c` into the program.
pub(crate) fn compile(file: &str) {
    let is = |what: &str, expected: &str| env::var(what).is_ok_and(|value| value == expected);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rerun-if-changed={file}");
        cc::Build::new()
            .file(file)
            // Nothing calls it: it runs by itself, if it is there at all.
            .link_lib_modifier("+whole-archive")
            .compile("heaps");
    }
}
