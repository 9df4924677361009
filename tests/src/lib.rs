//! What the tests across crates share: the checkout's files, the public data beside it, the command
//! as a person runs it, and invented moves.
//!
//! Nothing here ships, and nothing here judges: a test says what should be so. Whatever goes wrong
//! in here is a broken test machine, so it panics with a sentence instead of returning an error.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod data;
pub mod tree;
