//! Columns of dates: read as they were written, or asked about.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stagecoach_tests::fuzzed::dates(bytes));
