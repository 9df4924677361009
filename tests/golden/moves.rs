//! Reading the golden moves straight into a ledger: no importer stands between the rules and R.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use engine::{
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::Moment,
    process::Process,
    record::{Details, Record, Sink, Step},
};
use serde_json::Value;

/// One row of a moves file.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) deal: String,
    pub(crate) rep: String,
    pub(crate) stage: String,
    pub(crate) at: Moment,
}

/// Moves, and what they must give.
pub(crate) struct Golden {
    pub(crate) name: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) expected: Value,
}

impl Golden {
    pub(crate) fn process(&self) -> Process {
        let stages: Vec<&str> = self.expected["process"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        Process::of_stages(&self.name, &stages)
    }

    pub(crate) fn ledger(&self) -> Ledger {
        ledger(&self.process(), &self.rows)
    }

    pub(crate) fn filter(&self) -> Filter {
        Filter {
            as_of: Some(self.expected["as_of"].as_str().unwrap().parse().unwrap()),
            ..Filter::default()
        }
    }
}

/// The three of them; none, with a word about it, where they are missing.
pub(crate) fn all() -> Vec<Golden> {
    let root = stagecoach_tests::tree::root().join("../shared/golden");
    if !root.is_dir() {
        println!("skipped: no shared data");
        return Vec::new();
    }
    ["edge-cases", "loan-offers", "simulated-team"]
        .map(|name| {
            let folder = root.join(name);
            let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
            let mut rows = csv::Reader::from_path(folder.join("moves.csv")).unwrap();
            Golden {
                name: name.to_owned(),
                expected: serde_json::from_str(&expected).unwrap(),
                rows: rows
                    .records()
                    .map(|row| {
                        let row = row.unwrap();
                        Row {
                            deal: row[0].to_owned(),
                            rep: row[1].to_owned(),
                            stage: row[2].to_owned(),
                            at: moment(&row[3]),
                        }
                    })
                    .collect(),
            }
        })
        .into_iter()
        .collect()
}

fn moment(text: &str) -> Moment {
    if let Ok(date) = text.parse::<NaiveDate>() {
        Moment::of_date(date)
    } else if let Ok(at) = text.parse::<NaiveDateTime>() {
        Moment::of_local(at)
    } else {
        Moment::of_zoned(DateTime::parse_from_rfc3339(text).unwrap())
    }
}

/// A ledger of the rows, in their order.
pub(crate) fn ledger(process: &Process, rows: &[Row]) -> Ledger {
    let mut builder = LedgerBuilder::new(process.clone());
    for row in rows {
        let step = match row.stage.as_str() {
            "Won" => Step::Won,
            "Lost" => Step::Lost,
            "Completed" => Step::Completed,
            stage => Step::Entered(process.find(stage).unwrap()),
        };
        builder
            .accept(&Record {
                deal: &row.deal,
                rep: Some(&row.rep),
                step,
                at: Some(row.at),
                details: Details::default(),
            })
            .unwrap();
    }
    builder.finish()
}
