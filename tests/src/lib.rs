//! What the tests across crates share: the checkout's files, the public data beside it, the programs
//! as a person runs them, and invented moves.
//!
//! Nothing here ships, and nothing here judges: a test says what should be so. Whatever goes wrong
//! in here is a broken test machine, so it panics with a sentence instead of returning an error.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod caused;
pub mod command;
pub mod data;
pub mod fuzzed;
pub mod hostile;
pub mod moves;
pub mod tree;
