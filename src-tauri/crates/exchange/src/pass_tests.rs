//! Nothing but time depends on how many threads read a file, and in how large chunks.

#![allow(clippy::unwrap_used)]

use std::{convert::Infallible, fmt::Write as _, ops::ControlFlow};

use engine::record::{Record, Sink};
use proptest::prelude::*;

use super::*;
use crate::{Choice, Hints, inspect::inspect_by, plan, read::read_by};

/// Every record in words.
#[derive(Default)]
struct Kept(Vec<String>);

impl Sink for Kept {
    type Error = Infallible;

    fn accept(&mut self, record: &Record<'_>) -> Result<(), Infallible> {
        self.0.push(format!("{record:?}"));
        Ok(())
    }
}

/// All that comes of a file.
fn told(file: &[u8], threads: usize, chunk: usize) -> String {
    let hands = Hands { threads, chunk };
    let hints = Hints::default();
    let mut told = String::new();
    let seen = match inspect_by(hands, file, "f.csv", &hints) {
        Ok(seen) => seen,
        Err(error) => return error.to_string(),
    };
    let mut repeated: Vec<_> = seen.repeated.iter().collect();
    repeated.sort();
    let json = serde_json::to_string(&seen).unwrap();
    let _ = writeln!(told, "{json} {repeated:?}");
    let plan = match plan(&seen, Choice::FromFile, &hints) {
        Ok(plan) => plan,
        Err(error) => return told + &error.to_string(),
    };
    let mut kept = Kept::default();
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = read_by(hands, file, &plan, &mut kept, go_on);
    let _ = writeln!(told, "{report:?}\n{}", kept.0.join("\n"));
    told
}

fn check(file: &[u8]) {
    let one = told(file, 1, 1 << 20);
    for (threads, chunk) in [(1, 30), (2, 30), (2, 500), (3, 64), (7, 200)] {
        let many = told(file, threads, chunk);
        assert_eq!(one, many, "{threads} threads, chunks of {chunk}");
    }
}

#[test]
fn a_history_is_read_alike_by_one_thread_and_by_many() {
    let mut file = "deal_id;rep;stage;at;amount;account\n".to_owned();
    for row in 0..400 {
        let stage = ["Lead", "Pitch", "closing", "Closing", "Won", "Odd"][row * 7 % 6];
        let (month, day) = (row % 14, row * 11 % 30);
        let quoted = if row % 9 == 0 {
            "\"Acme;\n\"\"Inc\"\"\""
        } else {
            "Zo\u{eb}"
        };
        let _ = writeln!(
            file,
            "D{};Rep {};{stage};{day}/{month}/2025;{row},5;{quoted}",
            row * 13 % 90,
            row % 5
        );
    }
    check(file.as_bytes());
}

#[test]
fn a_snapshot_is_read_alike_by_one_thread_and_by_many() {
    let mut file =
        b"opportunity_id,sales_agent,deal_stage,engage_date,close_date,close_value\n".to_vec();
    for row in 0..300 {
        let stage = ["Engaging", "Won", "Lost", "Prospecting"][row * 5 % 4];
        let line = format!(
            "O{},Ana {},{stage},2025-01-{:02},2025-0{}-11,{row}",
            row * 7 % 280,
            row % 3,
            row % 33,
            row % 9
        );
        file.extend_from_slice(line.as_bytes());
        file.extend_from_slice(if row % 40 == 7 { b" \xE9\n" } else { b"\n" });
    }
    check(&file);
}

#[test]
fn a_file_that_breaks_breaks_alike() {
    let mut file = b"id,stage,at\n".to_vec();
    for row in 0..200 {
        file.extend_from_slice(format!("{row},Pitch,2025-01-01\n").as_bytes());
    }
    let whole = file.clone();
    for tail in [
        &b"7,\"Pitch,2025\n"[..],
        b"7,\0,2025-01-01\n8,Pitch,2025-01-02\n",
    ] {
        file.truncate(whole.len());
        file.extend_from_slice(tail);
        check(&file);
    }
}

proptest! {
    #[test]
    fn any_file_is_read_alike(body in "([0-9a-z/,;\"\n\r -]|Won|Pitch|,2025-01-0[1-9]\n){0,200}") {
        check(format!("id,stage,at,amount\n{body}").as_bytes());
    }
}
