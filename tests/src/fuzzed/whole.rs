//! Whole files, text or workbooks, looked at, planned and read.

use std::{convert::Infallible, error::Error as _, ops::ControlFlow};

use engine::{
    process,
    record::{Record, Sink, Step},
};
use exchange::{Choice, Hints, Mapping, Plan, Report, Stopped, inspect, plan, preview, read};

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;
/// No amount is larger: beyond it not every reader of JSON keeps it.
const LARGEST: u64 = 1 << 53;

/// Holds of every record what holds of any.
#[derive(Default)]
pub(super) struct Holding {
    records: u64,
    stages: usize,
}

impl Sink for Holding {
    type Error = Infallible;

    fn accept(&mut self, record: &Record<'_>) -> Result<(), Infallible> {
        self.records += 1;
        assert!(!record.deal.trim().is_empty(), "a record of no deal");
        match record.step {
            Step::SeenAt(stage) | Step::Entered(stage) => {
                assert!(usize::from(stage) < self.stages, "a stage of no process");
            }
            _ => {}
        }
        match record.at {
            None => assert!(
                matches!(record.step, Step::SeenAt(_)),
                "a move without a day"
            ),
            // No clock in the world is more than a day from another.
            Some(at) => assert!(
                (at.instant - i64::from(at.day.0) * DAY).abs() <= 2 * DAY,
                "a moment on another day than its own"
            ),
        }
        if let Some(amount) = record.details.amount {
            assert!(amount.minor.unsigned_abs() < LARGEST, "{amount:?}");
        }
        Ok(())
    }
}

/// A sentence says what happened: it ends, and nothing behind it is worse.
fn is_sentence(error: &exchange::Error) {
    let said = error.to_string();
    assert!(said.ends_with('.'), "{said}");
    let _ = error.source();
}

/// Reads a file as planned; what holds of what comes of it.
fn reads(bytes: &[u8], plan: &Plan) -> Option<Report> {
    let mut holding = Holding {
        stages: plan.process.stages.len(),
        ..Holding::default()
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = match read(bytes, plan, &mut holding, go_on) {
        Ok(report) => report,
        Err(Stopped::File(error)) => {
            is_sentence(&error);
            return None;
        }
        Err(Stopped::Sink(never)) => match never {},
    };
    assert_eq!(report.records, holding.records);
    for problem in report.problems.listed() {
        let said = problem.told.to_string();
        assert!(said.ends_with('.'), "{said}");
    }
    Some(report)
}

/// A file under some name, in every way in which it can be planned.
pub(super) fn file(bytes: &[u8], name: &str, hints: &Hints) {
    let seen = match inspect(bytes, name, hints) {
        Ok(seen) => seen,
        Err(error) => return is_sentence(&error),
    };
    let ours = process::builtin();
    for choice in [Choice::FromFile, Choice::Recognise(&ours)] {
        let planned = match plan(&seen, choice, hints) {
            Ok(planned) => planned,
            Err(error) => {
                is_sentence(&error);
                continue;
            }
        };
        let _ = preview(&seen, &planned);
        let Some(report) = reads(bytes, &planned) else {
            continue;
        };
        assert_eq!(report.rows, seen.rows, "rows looked at and rows read");
        // Of rows that came to nothing something is said.
        assert!(
            report.records > 0 || report.problems.total() > 0 || report.ignored > 0,
            "{} rows were dropped in silence",
            report.rows
        );
    }
}

/// A text, or anything else, as a file of deals.
pub fn text(bytes: &[u8]) {
    file(bytes, "deals.csv", &Hints::default());
}

/// The files to which any mapping is put.
const FILES: [&str; 3] = [
    "deal_id,rep,stage,at,amount\n1,Ana,Pitch,2025-01-31,1.5\n1,Ana,Won,2025-02-01,\"1,234\"\n2,,Lost,13/02/2025,x\n",
    "Record ID;Deal Name;Deal Stage;Deal owner;Create Date;\"Date entered \"\"Demo\"\"\"\n7;A;Demo;Ana;2025-01-01;2025-01-02\n",
    "a\tb\n\t\nWon\t1\n",
];

/// The JSON of a mapping, kept or made by somebody else, as a way to read files that it does and does
/// not fit.
pub fn mapping(bytes: &[u8]) {
    let Ok(mapping) = serde_json::from_slice::<Mapping>(bytes) else {
        return;
    };
    let hints = Hints {
        mappings: vec![mapping.clone()],
        ..Hints::default()
    };
    for text in FILES {
        file(text.as_bytes(), "deals.csv", &hints);
        // As a person's correction, which nothing holds against the file.
        let Ok(seen) = inspect(text.as_bytes(), "deals.csv", &Hints::default()) else {
            continue;
        };
        let Ok(planned) = plan(&seen, Choice::FromFile, &Hints::default()) else {
            continue;
        };
        let process = planned.process.clone();
        let planned = planned.with(mapping.clone(), process);
        let _ = preview(&seen, &planned);
        reads(text.as_bytes(), &planned);
    }
}
