//! The JSON of a mapping, whatever it says.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stagecoach_tests::fuzzed::mapping(bytes));
