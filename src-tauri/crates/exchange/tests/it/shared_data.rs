//! Public data that nobody here wrote, against facts that were computed elsewhere.

use std::{
    collections::HashMap,
    convert::Infallible,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use engine::record::{Record, Sink, Step};
use exchange::{Choice, Hints, Plan, Report, Stopped, inspect, plan, read};

use crate::kept::eight;

fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .join("../../../../shared")
        .join(path);
    if !path.exists() {
        eprintln!("skipped: no shared data");
        return None;
    }
    Some(path)
}

#[derive(Default)]
struct Counted {
    steps: HashMap<Step, usize>,
    deals: HashMap<String, Step>,
    reps: HashMap<String, usize>,
    undated: usize,
    without_account: usize,
    amounts: usize,
}

impl Sink for Counted {
    type Error = Infallible;
    fn accept(&mut self, r: &Record<'_>) -> Result<(), Infallible> {
        *self.steps.entry(r.step).or_default() += 1;
        if self.deals.insert(r.deal.to_owned(), r.step).is_none() {
            self.without_account += usize::from(r.details.account.is_none());
        }
        *self.reps.entry(r.rep.unwrap_or("").to_owned()).or_default() += 1;
        self.undated += usize::from(r.at.is_none());
        self.amounts += usize::from(r.details.amount.is_some());
        Ok(())
    }
}

fn count(path: &Path, hints: &Hints) -> Result<(Counted, Report, Plan), exchange::Error> {
    let open = || std::fs::File::open(path).unwrap();
    let seen = inspect(open(), path.file_name().unwrap().to_str().unwrap(), hints)?;
    let process = eight();
    let plan = plan(&seen, Choice::Recognise(&process), hints)?;
    let mut counted = Counted::default();
    let progress = &mut |_| ControlFlow::Continue(());
    match read(open(), &plan, &mut counted, progress) {
        Ok(report) => Ok((counted, report, plan)),
        Err(Stopped::File(e)) => Err(e),
    }
}

fn stages(plan: &Plan) -> Vec<&str> {
    plan.process
        .stages
        .iter()
        .map(|s| s.name.as_str())
        .collect()
}

#[test]
fn the_loan_offers_are_read_whole() {
    let Some(path) = shared("golden/loan-offers/moves.csv") else {
        return;
    };
    let named = Hints {
        stages: ["Selected", "Created", "Sent", "Sent back"]
            .map(str::to_owned)
            .to_vec(),
        ..Hints::default()
    };
    for hints in [named, Hints::default()] {
        let (counted, report, plan) = count(&path, &hints).unwrap();
        assert_eq!((report.rows, report.records), (31_244, 31_244));
        assert_eq!(stages(&plan), ["Selected", "Created", "Sent", "Sent back"]);
        assert_eq!(counted.deals.len(), 5_015);
        let last = |step| counted.deals.values().filter(|s| **s == step).count();
        assert_eq!((last(Step::Won), last(Step::Lost)), (2_243, 1_640 + 802));
        assert_eq!(
            report
                .problems
                .listed()
                .iter()
                .filter(|p| p.row > 0)
                .count(),
            0
        );
    }
}

#[test]
fn the_bank_log_is_read_with_its_own_names() {
    let Some(path) = shared("data/bpic2012/derived/bpic2012_O_offers.csv") else {
        return;
    };
    let hints = Hints {
        won: vec!["O_ACCEPTED".to_owned()],
        lost: vec!["O_DECLINED".to_owned(), "O_CANCELLED".to_owned()],
        ..Hints::default()
    };
    let (counted, report, plan) = count(&path, &hints).unwrap();
    assert_eq!((report.rows, report.records), (31_244, 31_244));
    assert_eq!(
        stages(&plan),
        ["O_SELECTED", "O_CREATED", "O_SENT", "O_SENT_BACK"]
    );
    assert_eq!(counted.deals.len(), 5_015);
    assert_eq!(counted.reps.keys().filter(|r| !r.is_empty()).count(), 60);
    assert_eq!(counted.amounts, 31_244);
}

#[test]
fn mavens_snapshot_is_read_whole() {
    let Some(path) = shared("data/maven_crm/sales_pipeline.csv") else {
        return;
    };
    let (counted, report, plan) = count(&path, &Hints::default()).unwrap();
    assert_eq!(report.rows, 8_800);
    assert_eq!(stages(&plan), ["Prospecting", "Engaging"]);
    assert_eq!(counted.deals.len(), 8_800);
    assert_eq!(counted.steps[&Step::Won], 4_238);
    assert_eq!(counted.steps[&Step::Lost], 2_473);
    assert_eq!(counted.steps[&Step::Entered(1)], 4_238 + 2_473 + 1_589);
    assert_eq!(counted.steps[&Step::SeenAt(0)], 500);
    assert_eq!(counted.undated, 500);
    assert_eq!(counted.without_account, 1_425);
    // Each won deal's value, on its entry and on its win; a lost deal's 0 is none.
    assert_eq!(counted.amounts, 2 * 4_238);
    assert_eq!(counted.reps.len(), 30);
    assert_eq!(report.problems.total(), 2);
}

#[test]
fn logs_and_exports_of_many_kinds_give_every_row_or_say_why() {
    for (path, rows, problems) in [
        ("golden/edge-cases/moves.csv", 44, 0),
        (
            "data/bpic2012/derived/bpic2012_A_applications.csv",
            60_849,
            0,
        ),
        ("data/helpdesk/derived/helpdesk.csv", 21_348, 0),
        ("data/receipt_permit/receipt.csv", 8_577, 0),
        ("data/salesforce_powerbi_demo/OpportunityHistory.csv", 48, 0),
        // Its close dates were written over: 19 closed deals closed before they were created.
        ("data/salesforce_powerbi_demo/Opportunity.csv", 36, 19),
    ] {
        let Some(file) = shared(path) else { return };
        let (_, report, _) =
            count(&file, &Hints::default()).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(report.rows, rows, "{path}");
        let of_rows = report.problems.listed().iter().filter(|p| p.row > 0);
        assert_eq!(of_rows.count(), problems, "{path}");
    }
}

#[test]
fn nasty_files_are_read_or_refused_in_a_sentence() {
    let Some(folder) = shared("data/nasty_csv") else {
        return;
    };
    let mut looked_at = 0;
    for kind in ["csv-spectrum", "csv-parser", "csvkit"] {
        for file in std::fs::read_dir(folder.join(kind)).unwrap().flatten() {
            let path = file.path();
            if path.is_dir() {
                continue;
            }
            looked_at += 1;
            if let Err(e) = count(&path, &Hints::default()) {
                assert!(e.to_string().ends_with('.'), "{e}");
            }
        }
    }
    assert!(looked_at > 70, "{looked_at}");
}
