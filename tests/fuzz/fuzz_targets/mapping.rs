//! Bytes as a mapping that was kept: whatever it says, a file is read with it or refused.
#![no_main]

mod door;

use exchange::{Hints, Mapping};
use libfuzzer_sys::fuzz_target;

const FILE: &[u8] = b"Record ID,Deal Name,Deal Stage,Owner,Start,Close Date,Amount\n\
    1,A,Demo,Ana,2025-01-01,,100\n2,B,Won,Ben,2025-01-02,2025-02-01,\"1,200.50\"\n3,C,Lost,Ben,2025-01-02,,\n";

fuzz_target!(|bytes: &[u8]| {
    let Ok(mapping) = serde_json::from_slice::<Mapping>(bytes) else {
        return;
    };
    // As a saved way of reading that is proposed, and as one that a person gave whole.
    let hints = Hints {
        mappings: vec![mapping.clone()],
        ..door::hints()
    };
    if let Some((seen, plan)) = door::looked_at(FILE, &hints) {
        door::passed(FILE, &seen, &plan);
        let process = plan.process.clone();
        let given = plan.with(mapping, process);
        let mut held = door::Held::default();
        let go_on = &mut |_| std::ops::ControlFlow::Continue(());
        let _ = exchange::read(FILE, &given, &mut held, go_on);
    }
});
