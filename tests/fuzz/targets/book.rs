//! Workbooks whose parts were changed: XLSX, XLSB, ODS and XLS.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stagecoach_tests::fuzzed::book(bytes));
