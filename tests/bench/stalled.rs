//! How well a review knows which open deals will not move on in the next 30 days, beside four usual
//! rules and the stage's curve alone. Run by `cargo xtask bench stalled`.
//!
//! Histories are cut every 15 days after their first third, fixed beforehand; cuts whose 30 days run
//! beyond the last day are left out. At a cut the program knows nothing later. All deals still to be
//! won that are at a stage since a known day, at all cuts, are pooled into one table (a deal counts
//! once for every cut at which it is open), for the simulator over all its teams. AUC: how often a
//! deal that did not move on is ranked above one that did, ties a half. The curve's chance is worked
//! out here, from passages, and not by the program. A deal about whose chance nothing can be said
//! (nobody stayed so long) is taken to have none.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss
)]

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime};
use engine::{
    chance::ChanceBasis,
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::{Day, Moment},
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, StageIx, Step},
    selection::{Outcome, Selection},
};
use stagecoach_tests::data;

#[allow(dead_code)]
mod simulate;
use simulate::{CALM, NO_SOURCES, Scenario};

const APART: i32 = 15;
const AHEAD: i32 = 30;
const FIRST_SEED: u64 = 41;
const TEAMS: u64 = 5;
/// By how much the real logs are to be ahead of the usual rules.
const AHEAD_BY: f64 = 0.03;

/// A ledger, and by deal's id every day on which it got to or beyond so many stages.
struct History {
    ledger: Ledger,
    steps: HashMap<String, Vec<(Day, StageIx)>>,
}

/// An open deal at a cut: what each rule says, and what happened.
#[derive(Clone, Copy, Debug)]
struct Case {
    days: f64,
    age: f64,
    /// Age over the owner's mean days to win.
    slower: f64,
    stalled: bool,
    curve: f64,
    ours: f64,
    learned: bool,
    stays: bool,
}

/// A rule's name, its rank of a case (the higher, the less likely to move on), and the program's own.
type Rule = (&'static str, fn(&Case) -> f64);

const RULES: [Rule; 6] = [
    ("30 days in stage", |case| {
        f64::from(u8::from(case.days > 30.0))
    }),
    ("days in stage", |case| case.days),
    ("20 % above own mean won", |case| {
        f64::from(u8::from(case.slower > 1.2))
    }),
    ("days since creation", |case| case.age),
    ("the curve's chance", |case| -case.curve),
    ("ours", |case| -case.ours),
];

fn main() -> ExitCode {
    say("| | deals at cuts | stay | rule | AUC |\n|---|---:|---:|---|---:|");
    let mut kept = true;
    let scenario = Scenario {
        name: "steady-300",
        reps: 12,
        deals: 300.0,
        planted: 4,
        spread: 0.0,
        tide: CALM,
        market: NO_SOURCES,
    };
    let teams = (FIRST_SEED..FIRST_SEED + TEAMS).map(|seed| simulated(&scenario, seed));
    let mut tables = vec![(
        "simulator, 5 × steady-300",
        0.0,
        teams.flat_map(|team| cases(&team)).collect::<Vec<_>>(),
    )];
    for (name, history) in [
        ("loan offers", loan_offers()),
        ("helpdesk", helpdesk()),
        ("helpdesk, no reps", helpdesk_without_reps()),
    ] {
        match history {
            Some(history) => tables.push((name, AHEAD_BY, cases(&history))),
            None => say(&format!(
                "| {name} | | | not there: ../shared/data is missing | |"
            )),
        }
    }
    for (name, margin, cases) in &tables {
        kept &= ranked(name, *margin, cases);
    }
    say(
        "\n| | learned at | \"stalled\": precision | recall | Brier ours | curve | slope and level ours | curve | chance said / moved on, by fifths |\n|---|---:|---:|---:|---:|---:|---:|---:|---|",
    );
    for (name, _, cases) in &tables {
        judged(name, cases);
    }
    if kept {
        return ExitCode::SUCCESS;
    }
    say("\nNot as far ahead of the usual rules as it is held to be.");
    ExitCode::FAILURE
}

/// The rules' table; whether ours is ahead of the four usual ones by the margin.
fn ranked(name: &str, margin: f64, cases: &[Case]) -> bool {
    let stay = cases.iter().filter(|case| case.stays).count();
    let mut scores = Vec::new();
    for (rule, rank) in RULES {
        let score = auc(cases, rank);
        say(&format!(
            "| {name} | {} | {:.3} | {rule} | {score:.3} |",
            cases.len(),
            stay as f64 / cases.len().max(1) as f64
        ));
        scores.push(score);
    }
    scores[..4].iter().all(|usual| scores[5] > usual + margin)
}

fn judged(name: &str, cases: &[Case]) {
    let count = |of: &dyn Fn(&Case) -> bool| cases.iter().filter(|case| of(case)).count() as f64;
    let both = count(&|case| case.stalled && case.stays);
    let brier = |of: fn(&Case) -> f64| {
        let squares = cases.iter().map(|case| (of(case) - moved(case)).powi(2));
        squares.sum::<f64>() / cases.len().max(1) as f64
    };
    let mut sorted = cases.to_vec();
    sorted.sort_by(|a, b| a.ours.total_cmp(&b.ours));
    let fifths: Vec<String> = sorted
        .chunks(sorted.len().div_ceil(5).max(1))
        .map(|part| {
            let mean = |of: fn(&Case) -> f64| part.iter().map(of).sum::<f64>() / part.len() as f64;
            format!("{:.2}/{:.2}", mean(|case| case.ours), mean(moved))
        })
        .collect();
    say(&format!(
        "| {name} | {:.2} | {:.3} | {:.3} | {:.4} | {:.4} | {} | {} | {} |",
        count(&|case| case.learned) / cases.len().max(1) as f64,
        both / count(&|case| case.stalled),
        both / count(&|case| case.stays),
        brier(|case| case.ours),
        brier(|case| case.curve),
        calibration(cases, |case| case.ours),
        calibration(cases, |case| case.curve),
        fifths.join(" ")
    ));
}

fn moved(case: &Case) -> f64 {
    f64::from(u8::from(!case.stays))
}

/// Every deal open at every cut.
fn cases(history: &History) -> Vec<Case> {
    let ledger = &history.ledger;
    let (Some(first), Some(last)) = (ledger.first_day(), ledger.last_day()) else {
        return Vec::new();
    };
    let start = first.0 + (last.0 - first.0) / 3;
    let cuts = (start..=last.0 - AHEAD).step_by(APART as usize);
    cuts.flat_map(|cut| at_cut(history, Day(cut))).collect()
}

fn at_cut(history: &History, cut: Day) -> Vec<Case> {
    let ledger = &history.ledger;
    let filter = Filter {
        as_of: Some(cut.date()),
        ..Filter::default()
    };
    let mut stays: HashMap<String, BTreeMap<u32, [f64; 3]>> = HashMap::new();
    let mut wins: HashMap<Option<String>, Vec<f64>> = HashMap::new();
    let mut open = Vec::new();
    for ix in ledger.behind(&filter, &Selection::All) {
        for passage in ledger.passages(ix, &filter) {
            let days = stays.entry(passage.stage).or_default();
            days.entry(passage.days).or_default()[passage.outcome as usize] += 1.0;
        }
        let row = ledger.deal(ix, &filter);
        if let (engine::ledger::DealState::Won, Some(began), Some(won)) =
            (row.state, row.began, row.closed)
        {
            let days = (won - began).num_days() as f64;
            wins.entry(row.owner.clone()).or_default().push(days);
        }
        if row.state == engine::ledger::DealState::Open {
            open.push(row);
        }
    }
    let all: Vec<f64> = wins.values().flatten().copied().collect();
    let mean = |days: &[f64]| days.iter().sum::<f64>() / days.len().max(1) as f64;
    open.into_iter()
        .filter_map(|row| {
            let (stage, days) = (row.stage?, row.days?);
            let place = ledger.process().find(&stage)?;
            let age = f64::from(cut.since(Day::of(row.began?)));
            let own = wins.get(&row.owner).unwrap_or(&all);
            let later = history.steps.get(&row.deal_id);
            let moves_on = later
                .into_iter()
                .flatten()
                .any(|(day, passed)| *passed > place && *day > cut && day.0 <= cut.0 + AHEAD);
            Some(Case {
                days: f64::from(days),
                age,
                slower: age / mean(own).max(1.0),
                stalled: row.stalled,
                curve: stays.get(&stage).map_or(0.0, |stays| curve(stays, days)),
                ours: row.advance_30.map_or(0.0, |ahead| ahead.chance),
                learned: row
                    .advance_30
                    .is_some_and(|ahead| ahead.basis == ChanceBasis::Learned),
                stays: !moves_on,
            })
        })
        .collect()
}

/// The share that moves on within 30 days of those who stayed longer than so many (Aalen–Johansen).
fn curve(stays: &BTreeMap<u32, [f64; 3]>, days: u32) -> f64 {
    let mut at_risk: f64 = stays
        .range(days + 1..)
        .map(|(_, n)| n.iter().sum::<f64>())
        .sum();
    let (mut stay, mut share) = (1.0, 0.0);
    for (_, [advanced, lost, open]) in stays.range(days + 1..=days + AHEAD.unsigned_abs()) {
        share += stay * advanced / at_risk;
        stay *= (at_risk - advanced - lost) / at_risk;
        at_risk -= advanced + lost + open;
    }
    share
}

/// Mann and Whitney's, by mid-ranks.
fn auc(cases: &[Case], rank: fn(&Case) -> f64) -> f64 {
    let mut ranked: Vec<(f64, bool)> = cases.iter().map(|case| (rank(case), case.stays)).collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut sum, mut stay) = (0.0, 0.0, 0.0);
    for same in ranked.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let those = same.iter().filter(|(_, stays)| *stays).count() as f64;
        let others = same.len() as f64 - those;
        sum += those * (below + others / 2.0);
        below += others;
        stay += those;
    }
    sum / (stay * below)
}

/// The slope of what happened on the log odds said, and the level at even odds, by logistic
/// regression: 1 and 0 where as sure as right.
fn calibration(cases: &[Case], of: fn(&Case) -> f64) -> String {
    let (mut level, mut slope) = (0.0, 1.0);
    for _ in 0..20 {
        let (mut g, mut h) = ([0.0; 2], [0.0; 3]);
        for case in cases {
            let said = of(case).clamp(0.01, 0.99);
            let x = (said / (1.0 - said)).ln();
            let p = 1.0 / (1.0 + (-(level + slope * x)).exp());
            let (rest, weight) = (moved(case) - p, p * (1.0 - p));
            g = [g[0] + rest, g[1] + rest * x];
            h = [h[0] + weight, h[1] + weight * x, h[2] + weight * x * x];
        }
        let det = h[0] * h[2] - h[1] * h[1];
        level += (h[2] * g[0] - h[1] * g[1]) / det;
        slope += (h[0] * g[1] - h[1] * g[0]) / det;
    }
    format!("{slope:.2}, {level:+.2}")
}

fn simulated(scenario: &Scenario, seed: u64) -> History {
    let team = simulate::team(scenario, seed);
    let ledger = team.ledger;
    let filter = Filter {
        as_of: Some(team.as_of),
        ..Filter::default()
    };
    let mut steps: HashMap<String, Vec<(Day, StageIx)>> = HashMap::new();
    for ix in ledger.behind(&filter, &Selection::All) {
        let id = ledger.deal(ix, &filter).deal_id;
        for passage in ledger.passages(ix, &filter) {
            if passage.outcome == Outcome::Advanced {
                let stage = ledger.process().find(&passage.stage).unwrap();
                let left = passage.entered + Days::new(passage.days.into());
                steps
                    .entry(id.clone())
                    .or_default()
                    .push((Day::of(left), stage + 1));
            }
        }
    }
    History { ledger, steps }
}

/// Columns of a log, and what its activities are.
struct Log {
    file: &'static str,
    case: &'static str,
    activity: &'static str,
    at: &'static str,
    rep: Option<&'static str>,
    amount: Option<&'static str>,
    stages: &'static [&'static str],
    won: &'static str,
    lost: &'static [&'static str],
}

fn loan_offers() -> Option<History> {
    read(&Log {
        file: "data/bpic2012/derived/bpic2012_O_offers.csv",
        case: "case_id",
        activity: "activity",
        at: "timestamp",
        rep: Some("resource"),
        amount: Some("amount_requested"),
        stages: &["O_SELECTED", "O_CREATED", "O_SENT", "O_SENT_BACK"],
        won: "O_ACCEPTED",
        lost: &["O_CANCELLED", "O_DECLINED"],
    })
}

fn helpdesk() -> Option<History> {
    read(&Log {
        file: "data/helpdesk/derived/helpdesk.csv",
        case: "case_id",
        activity: "activity",
        at: "timestamp",
        rep: Some("resource"),
        amount: None,
        stages: &[
            "Insert ticket",
            "Assign seriousness",
            "Take in charge ticket",
            "Wait",
            "Resolve ticket",
        ],
        won: "Closed",
        lost: &["INVALID", "DUPLICATE"],
    })
}

fn helpdesk_without_reps() -> Option<History> {
    read(&Log {
        file: "data/helpdesk/helpdesk_no_rep_verenich.csv",
        case: "CaseID",
        activity: "ActivityID",
        at: "CompleteTimestamp",
        rep: None,
        amount: None,
        stages: &["3", "1", "8", "9"],
        won: "6",
        lost: &[],
    })
}

/// A log as a history; rows of other activities are left out.
fn read(log: &Log) -> Option<History> {
    let path = data::shared(log.file)?;
    let mut rows = csv::Reader::from_path(Path::new(&path)).unwrap();
    let headers = rows.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (case, activity, at) = (column(log.case), column(log.activity), column(log.at));
    let (rep, amount) = (log.rep.map(column), log.amount.map(column));
    let end = StageIx::try_from(log.stages.len()).unwrap();
    let mut builder = LedgerBuilder::new(Process::of_stages(log.file, log.stages));
    let mut steps: HashMap<String, Vec<(Day, StageIx)>> = HashMap::new();
    for row in rows.records() {
        let row = row.unwrap();
        let stage = log.stages.iter().position(|stage| *stage == &row[activity]);
        let step = match stage.map(|stage| StageIx::try_from(stage).unwrap()) {
            Some(stage) => Step::Entered(stage),
            None if &row[activity] == log.won => Step::Won,
            None if log.lost.contains(&&row[activity]) => Step::Lost,
            None => continue,
        };
        let at = moment(&row[at]);
        let passed = match step {
            Step::Entered(stage) => stage,
            Step::Won => end,
            _ => 0,
        };
        steps
            .entry(row[case].to_owned())
            .or_default()
            .push((at.day, passed));
        let amount = amount.and_then(|amount| row[amount].parse::<i64>().ok());
        builder
            .accept(&Record {
                deal: &row[case],
                rep: rep.map(|rep| &row[rep]),
                step,
                at: Some(at),
                details: Details {
                    amount: amount.map(|units| Money {
                        minor: units * 100,
                        currency: Currency::UNKNOWN,
                    }),
                    ..Details::default()
                },
            })
            .unwrap();
    }
    Some(History {
        ledger: builder.finish(),
        steps,
    })
}

fn moment(text: &str) -> Moment {
    if let Ok(date) = text.parse::<NaiveDate>() {
        Moment::of_date(date)
    } else if let Ok(at) = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S") {
        Moment::of_local(at)
    } else {
        Moment::of_zoned(DateTime::parse_from_rfc3339(text).unwrap())
    }
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
