//! How often a forecast's 80 % range holds what then happened: histories are cut at earlier days,
//! the deals open then are forecast 30, 60 and 90 days ahead, and the moves after the cut say how
//! many of them were won by then, and what those were worth. Run by `cargo xtask bench forecast`.
//!
//! Teams are simulated (two cuts of each); `TEAMS` and `FIRST` in the environment say how many, and
//! from which seed; a history's name, or part of it, as an argument prints that one alone. The loan
//! offers and the help-desk log are real and lie outside the repository. The cuts of one log overlap,
//! so that its share is of few independent trials. Held to: 75 to 85 of a hundred.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    collections::HashMap,
    io::{self, Write},
    process::ExitCode,
    time::Instant,
};

use chrono::{DateTime, Days, NaiveDate};
use engine::{
    filter::Filter,
    ledger::{DealState, Ledger, LedgerBuilder},
    moment::Moment,
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, Step},
    selection::Selection,
};
use stagecoach_tests::{data, moves::Dice};

mod simulate;
use simulate::{CALM, NO_SOURCES, Scenario};

const HORIZONS: [u64; 3] = [30, 60, 90];
/// No constant of the forecast was chosen on teams of these seeds, but on those from 1 up.
const FIRST_SEED: u64 = 70_001;
const BOUND: (f64, f64) = (0.75, 0.85);
/// Before this, a log's history is too short to learn from.
const LEARNING: u64 = 60;

/// Trials of one kind.
#[derive(Default)]
struct Score {
    trials: u32,
    wins_held: u32,
    priced: u32,
    amounts_held: u32,
    below: u32,
    above: u32,
    won: f64,
    expected: f64,
    seconds: f64,
}

impl Score {
    /// Forecasts at a cut and looks up what came of it.
    fn take(&mut self, ledger: &Ledger, cut: NaiveDate, ahead: u64) {
        let until = cut + Days::new(ahead);
        let at = |day| Filter {
            as_of: Some(day),
            ..Filter::default()
        };
        let begun = Instant::now();
        let forecast = ledger.forecast(&at(cut), until);
        self.seconds += begun.elapsed().as_secs_f64();
        if forecast.open == 0 {
            return;
        }
        let open = Selection::Open {
            stage: None,
            rep: None,
            stalled: false,
        };
        let (mut wins, mut minor) = (0.0, 0);
        for deal in ledger.behind(&at(cut), &open) {
            let row = ledger.deal(deal, &at(until));
            if matches!(
                row.state,
                DealState::Won | DealState::Completed | DealState::Churned
            ) {
                wins += 1.0;
                minor += row.value.map_or(0, |value| value.minor);
            }
        }
        self.trials += 1;
        self.won += wins;
        self.expected += forecast.wins.expected;
        self.below += u32::from(wins < forecast.wins.low);
        self.above += u32::from(wins > forecast.wins.high);
        self.wins_held += u32::from((forecast.wins.low..=forecast.wins.high).contains(&wins));
        if let Some(range) = forecast.amounts.first() {
            self.priced += 1;
            let held = (range.low.minor..=range.high.minor).contains(&minor);
            self.amounts_held += u32::from(held);
        }
    }

    /// Prints a row; whether both shares are within the bound.
    fn told(&self, name: &str, ahead: u64) -> bool {
        let share = |held: u32, of: u32| f64::from(held) / f64::from(of.max(1));
        let wins = share(self.wins_held, self.trials);
        let amounts = share(self.amounts_held, self.priced);
        let amounts_said = if self.priced == 0 {
            "–".to_owned()
        } else {
            format!("{amounts:.3}")
        };
        say(&format!(
            "| {name} | {ahead} | {} | {:.1} | {:.1} | {wins:.3} | {:.3} | {:.3} | {amounts_said} | {:.1} |",
            self.trials,
            self.won / f64::from(self.trials.max(1)),
            self.expected / f64::from(self.trials.max(1)),
            share(self.below, self.trials),
            share(self.above, self.trials),
            1000.0 * self.seconds / f64::from(self.trials.max(1)),
        ));
        let within = |share: f64| (BOUND.0..=BOUND.1).contains(&share);
        within(wins) && (self.priced == 0 || within(amounts))
    }
}

const fn scenario(
    name: &'static str,
    reps: u32,
    deals: f64,
    planted: usize,
    spread: f64,
) -> Scenario {
    Scenario {
        name,
        reps,
        deals,
        planted,
        spread,
        tide: CALM,
        market: NO_SOURCES,
    }
}

const SCENARIOS: [Scenario; 4] = [
    scenario("small-30", 3, 30.0, 0, 0.15),
    scenario("steady-60", 12, 60.0, 4, 0.0),
    scenario("varied-120", 12, 120.0, 4, 0.15),
    scenario("wild-300", 12, 300.0, 4, 0.4),
];

fn main() -> ExitCode {
    let number = |name: &str| std::env::var(name).ok()?.parse().ok();
    let teams: u64 = number("TEAMS").unwrap_or(200);
    let first: u64 = number("FIRST").unwrap_or(FIRST_SEED);
    say(
        "| history | days ahead | trials | won | expected | range holds wins | fewer | more | range holds amount | ms |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    );
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    let asked = |name: &str| named.is_empty() || named.iter().any(|n| name.contains(n.as_str()));
    let mut kept = true;
    for scenario in SCENARIOS.iter().filter(|scenario| asked(scenario.name)) {
        for ahead in HORIZONS {
            if std::env::var("AHEAD").is_ok_and(|a| a != ahead.to_string()) {
                continue;
            }
            let mut score = Score::default();
            for seed in first..first + teams {
                let team = simulate::priced_team(scenario, seed, price);
                for earlier in [0, 75] {
                    score.take(&team.ledger, team.as_of - Days::new(ahead + earlier), ahead);
                }
            }
            kept &= score.told(scenario.name, ahead);
        }
    }
    for (name, ledger, every) in [
        ("loan offers", loan_offers(), 3),
        ("help desk", helpdesk(), 7),
    ] {
        if !asked(name) {
            continue;
        }
        let Some((ledger, from)) = ledger else {
            continue;
        };
        let last = ledger.last_day().expect("a log has days").date();
        for ahead in HORIZONS {
            if std::env::var("AHEAD").is_ok_and(|a| a != ahead.to_string()) {
                continue;
            }
            let mut score = Score::default();
            let mut cut = from + Days::new(LEARNING);
            while cut + Days::new(ahead) <= last {
                score.take(&ledger, cut, ahead);
                cut = cut + Days::new(every);
            }
            kept &= score.told(name, ahead);
        }
    }
    if kept {
        return ExitCode::SUCCESS;
    }
    say("\nOver a bound.");
    ExitCode::FAILURE
}

/// Log-normal around 8,000, as deals are.
fn price(deal: u32) -> Option<Money> {
    let mut dice = Dice(u64::from(deal));
    dice = Dice(dice.bits());
    #[allow(clippy::cast_possible_truncation)]
    let minor = (800_000.0 * (dice.normal() * 0.8).exp()) as i64;
    Some(Money {
        minor,
        currency: Currency::parse("EUR")?,
    })
}

/// A bank's offers; won means accepted.
fn loan_offers() -> Option<(Ledger, NaiveDate)> {
    let amounts: HashMap<String, i64> = rows(
        "data/bpic2012/derived/bpic2012_O_offers.csv",
        &["case_id", "amount_requested"],
    )?
    .into_iter()
    .filter_map(|row| Some((row[0].clone(), row[1].parse::<i64>().ok()? * 100)))
    .collect();
    let moves = rows(
        "golden/loan-offers/moves.csv",
        &["deal_id", "rep", "stage", "at"],
    )?;
    let process = Process::of_stages("", &["Selected", "Created", "Sent", "Sent back"]);
    let moves = moves.iter().map(|row| {
        let step = match row[2].as_str() {
            "Won" => Step::Won,
            "Lost" => Step::Lost,
            stage => Step::Entered(process.find(stage).unwrap()),
        };
        (row, step, amounts.get(&row[0]).copied())
    });
    Some(ledger(&process, moves))
}

/// Tickets; won means closed.
fn helpdesk() -> Option<(Ledger, NaiveDate)> {
    let rows = rows(
        "data/helpdesk/derived/helpdesk.csv",
        &["case_id", "resource", "activity", "timestamp"],
    )?;
    let stages = [
        "Assign seriousness",
        "Take in charge ticket",
        "Wait",
        "Require upgrade",
        "Resolve ticket",
    ];
    let process = Process::of_stages("", &stages);
    let moves = rows.iter().filter_map(|row| {
        let step = match row[2].as_str() {
            "Closed" => Step::Won,
            stage => Step::Entered(process.find(stage)?),
        };
        Some((row, step, None))
    });
    Some(ledger(&process, moves))
}

/// A ledger, and the day on which it begins.
fn ledger<'a>(
    process: &Process,
    moves: impl Iterator<Item = (&'a Vec<String>, Step, Option<i64>)>,
) -> (Ledger, NaiveDate) {
    let mut builder = LedgerBuilder::new(process.clone());
    let mut from = NaiveDate::MAX;
    for (row, step, amount) in moves {
        let at = DateTime::parse_from_rfc3339(&row[3]).expect("a moment");
        from = from.min(at.date_naive());
        let currency = Currency::parse("EUR").expect("a code");
        let details = Details {
            amount: amount.map(|minor| Money { minor, currency }),
            ..Details::default()
        };
        builder
            .accept(&Record {
                deal: &row[0],
                rep: Some(&row[1]),
                step,
                at: Some(Moment::of_zoned(at)),
                details,
            })
            .expect("a move like any other");
    }
    (builder.finish(), from)
}

/// The named columns of a shared file; `None`, said aloud, where it is not there.
fn rows(path: &str, columns: &[&str]) -> Option<Vec<Vec<String>>> {
    let mut reader = csv::Reader::from_path(data::shared(path)?).expect("a file of rows");
    let header = reader.headers().expect("a header").clone();
    let places: Vec<usize> = columns
        .iter()
        .map(|column| {
            header
                .iter()
                .position(|name| name == *column)
                .expect("the column")
        })
        .collect();
    Some(
        reader
            .records()
            .map(|row| {
                let row = row.expect("a row");
                places.iter().map(|place| row[*place].to_owned()).collect()
            })
            .collect(),
    )
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
