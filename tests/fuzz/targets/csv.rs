//! Any bytes as a file of deals.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stagecoach_tests::fuzzed::text(bytes));
