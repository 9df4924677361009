//! Columns of amounts: read as they were written, or left out with a word.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stagecoach_tests::fuzzed::numbers(bytes));
