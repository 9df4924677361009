//! Whole files through the door: looked at, planned, read. One test program, a file per subject.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::disallowed_methods
)]

mod book;
mod joined;
mod kept;
mod locales;
mod mappings;
mod moves;
mod mutated;
mod people;
mod presets;
mod problems;
mod refusals;
mod shared_data;
mod snapshots;
mod traps;
mod unlisted;
mod workbooks;
