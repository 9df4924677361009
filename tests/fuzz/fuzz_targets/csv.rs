//! Bytes of any kind as a file: looked at, planned, read.
#![no_main]

mod door;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((seen, plan)) = door::looked_at(bytes, &door::hints()) {
        door::passed(bytes, &seen, &plan);
    }
});
