//! Text as the amounts of a column, a line each: read with whatever sign it shows, or told.
#![no_main]

mod door;

use exchange::{DecimalSign, Hints};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut file = String::from("deal_id,stage,at,amount\n");
    for line in text.lines().filter(|line| !line.contains(['"', '\0'])) {
        file.push_str("1,Pitch,2025-01-01,\"");
        file.push_str(line);
        file.push_str("\"\n");
    }
    for decimal in [None, Some(DecimalSign::Point), Some(DecimalSign::Comma)] {
        let hints = Hints {
            decimal,
            ..door::hints()
        };
        if let Some((seen, plan)) = door::looked_at(file.as_bytes(), &hints) {
            door::passed(file.as_bytes(), &seen, &plan);
        }
    }
});
