//! A sink that writes every record as one line, so that expectations read like what happened.

use std::{convert::Infallible, ops::ControlFlow};

use engine::{
    moment::Between,
    process::Process,
    record::{Record, Sink, Step},
};
use exchange::{Choice, Error, Hints, Plan, Report, Stopped, inspect, plan, read};

#[derive(Default)]
pub struct Kept {
    pub lines: Vec<String>,
    pub stages: Vec<String>,
}

impl Sink for Kept {
    type Error = Infallible;
    fn accept(&mut self, r: &Record<'_>) -> Result<(), Infallible> {
        let stage = |ix: u16| {
            self.stages
                .get(usize::from(ix))
                .cloned()
                .unwrap_or_default()
        };
        let step = match r.step {
            Step::Created => "created".to_owned(),
            Step::SeenAt(ix) => format!("seen at {}", stage(ix)),
            Step::Entered(ix) => format!("entered {}", stage(ix)),
            Step::Won => "won".to_owned(),
            Step::Lost => "lost".to_owned(),
            Step::Completed => "completed".to_owned(),
            Step::Was => "was".to_owned(),
            Step::Became => "became".to_owned(),
        };
        let rep = r.rep.unwrap_or("nobody");
        let day =
            r.at.map_or("undated".to_owned(), |at| at.day.date().to_string());
        let mut line = format!("{} {rep} {step} {day}", r.deal);
        let d = r.details;
        for (name, value) in [
            ("name", d.name.map(str::to_owned)),
            ("account", d.account.map(str::to_owned)),
            (
                "amount",
                d.amount.map(|m| format!("{} {}", m.minor, m.currency)),
            ),
            ("source", d.source.map(str::to_owned)),
            ("persona", d.persona.map(str::to_owned)),
            ("closes", d.expected_close.map(|c| c.date().to_string())),
            ("reason", d.lost_reason.map(str::to_owned)),
            ("won_because", d.won_reason.map(str::to_owned)),
            ("product", d.product.map(str::to_owned)),
            ("team", d.team.map(str::to_owned)),
        ] {
            if let Some(value) = value {
                line.push_str(&format!(" {name}={value}"));
            }
        }
        self.lines.push(line);
        Ok(())
    }

    fn accept_between(&mut self, r: &Record<'_>, between: Between) -> Result<(), Infallible> {
        self.accept(r)?;
        let from = between.earliest.map(|day| day.date().to_string());
        let (from, to) = (from.unwrap_or_default(), between.latest.date());
        if let Some(line) = self.lines.last_mut() {
            line.push_str(&format!(" in {from}..{to}"));
        }
        Ok(())
    }
}

pub fn eight() -> Process {
    let mut process = Process::of_stages(
        "built-in",
        &[
            "Prospecting",
            "Connecting",
            "Qualification",
            "Pitch",
            "Objection handling",
            "Closing",
            "Onboarding",
            "Follow-up",
        ],
    );
    process.wins_at = 5;
    process
}

pub struct Came {
    pub lines: Vec<String>,
    pub plan: Plan,
    pub report: Report,
}

impl Came {
    /// Problems of rows as "line code column".
    pub fn problems(&self) -> Vec<String> {
        let of_rows = self.report.problems.listed().iter().filter(|p| p.row > 0);
        of_rows
            .map(|p| {
                let column = p.column.as_deref().unwrap_or("-");
                format!("{} {:?} {column}", p.row, p.code)
            })
            .collect()
    }
}

pub fn bring_in(bytes: &[u8], hints: &Hints) -> Result<Came, Error> {
    let seen = inspect(bytes, "deals.csv", hints)?;
    let process = eight();
    let plan = plan(&seen, Choice::Recognise(&process), hints)?;
    // As a person's saved correction would: out to JSON and in again.
    let saved = serde_json::to_string(&plan.mapping).unwrap();
    let plan = plan
        .clone()
        .with(serde_json::from_str(&saved).unwrap(), plan.process);
    let mut kept = Kept {
        stages: plan.process.stages.iter().map(|s| s.name.clone()).collect(),
        ..Kept::default()
    };
    let report = match read(bytes, &plan, &mut kept, &mut |_| ControlFlow::Continue(())) {
        Ok(report) => report,
        Err(Stopped::File(e)) => return Err(e),
    };
    assert_eq!(report.records, kept.lines.len() as u64);
    for problem in report.problems.listed() {
        let said = problem.told.to_string();
        assert!(said.ends_with('.'), "{said}");
    }
    Ok(Came {
        lines: kept.lines,
        plan,
        report,
    })
}

pub fn check(text: &str, expected: &[&str]) {
    check_with(text, &Hints::default(), expected);
}

pub fn check_with(text: &str, hints: &Hints, expected: &[&str]) {
    let came = bring_in(text.as_bytes(), hints).unwrap_or_else(|e| panic!("{text}\n{e}"));
    assert_eq!(came.lines, expected, "{text}");
}
