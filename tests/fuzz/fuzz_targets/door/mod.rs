//! What every target does with bytes: look, plan, read. Whatever the bytes, the outcome is records or
//! a sentence; what was recognised is what is read.

use std::{convert::Infallible, ops::ControlFlow};

use engine::record::{Record, Sink};
use exchange::{Choice, DateOrder, Hints, Inspection, Plan, inspect, plan, preview, read};

/// Takes records and holds them to what every record must keep.
#[derive(Default)]
pub struct Held {
    /// How many came.
    pub records: u64,
}

impl Sink for Held {
    type Error = Infallible;

    fn accept(&mut self, record: &Record<'_>) -> Result<(), Infallible> {
        assert!(!record.deal.trim().is_empty(), "a record without a deal");
        if let Some(at) = record.at {
            let day = at.instant.div_euclid(86_400_000_000);
            // A zone is no more than a day wide.
            assert!((day - i64::from(at.day.0)).abs() <= 1, "{at:?}");
        }
        self.records += 1;
        Ok(())
    }
}

/// Ambiguous dates are read day first: asking would end most tries early.
pub fn hints() -> Hints {
    Hints {
        dates: Some(DateOrder::Dmy),
        ..Hints::default()
    }
}

/// Looks at bytes and plans their reading; `None` where they are refused, in a sentence.
pub fn looked_at(bytes: &[u8], hints: &Hints) -> Option<(Inspection, Plan)> {
    let seen = match inspect(bytes, "fuzz", hints) {
        Ok(seen) => seen,
        Err(error) => {
            assert!(error.to_string().ends_with('.'), "{error}");
            return None;
        }
    };
    let planned = plan(&seen, Choice::FromFile, hints).ok()?;
    Some((seen, planned))
}

/// Reads bytes as planned, and shows their first rows.
pub fn passed(bytes: &[u8], seen: &Inspection, plan: &Plan) {
    let _ = preview(seen, plan);
    let mut held = Held::default();
    let report = read(bytes, plan, &mut held, &mut |_| ControlFlow::Continue(()));
    if let Ok(report) = report {
        assert_eq!(report.records, held.records);
        assert_eq!(report.rows, seen.rows, "a row was lost between looking and reading");
    }
}
