//! How often coaching without effect is called effective, and how often a doubled share of advances is
//! recognised, on simulated teams; beside the bounds. Run by `cargo xtask bench coaching`.
//!
//! A team works for a year; then a plan starts on a cell. Where nothing is changed, the cell is one that
//! was flagged, or the one with the lowest share of advances: both were picked for looking bad. Where
//! coaching works, it is a cell that loses and was flagged, of which the chance of advancing doubles for
//! what enters from then on. Somebody looks every week for half a year, and once when 60 deals are
//! decided. Every deal has dice of its own, so that what happens to one changes no other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    io::{self, Write},
    process::ExitCode,
};

use chrono::{Days, NaiveDate};
use engine::{
    coaching::{Plan, Seen, Spot, effect::EffectVerdict},
    filter::Filter,
    ledger::{Ledger, LedgerBuilder},
    moment::Moment,
    process::Process,
    record::{Details, Record, Sink, Step},
    review::FlagProblem,
};
use stagecoach_tests::moves::{Dice, STAGES};

const FIRST_SEED: u64 = 90_001;
const REPS: u32 = 12;
const AT_WORK: usize = 6;
const ADVANCE: [f64; AT_WORK] = [0.55, 0.60, 0.55, 0.65, 0.70, 0.60];
const MEDIAN_DAYS: [f64; AT_WORK] = [10.0, 7.0, 14.0, 14.0, 10.0, 18.0];
const SIGMA: f64 = 0.9;
const LOSS_LINGERS: f64 = 1.3;
const WEAK_CHANCE: f64 = 0.6;
const WEAK_PACE: f64 = 2.2;
const YEAR: f64 = 365.0;
const WEEKS: u64 = 26;
const DECIDED: u32 = 60;
const MOST_CALLED: f64 = 0.05;
const LEAST_RECOGNISED: f64 = 0.60;

/// A kind of team: deals a rep and year, deviation of reps' natural log odds and log days, years.
#[derive(Clone, Copy)]
struct Kind {
    name: &'static str,
    deals: f64,
    spread: f64,
    years: f64,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "steady-120",
        deals: 120.0,
        spread: 0.0,
        years: 4.0,
    },
    Kind {
        name: "varied-120",
        deals: 120.0,
        spread: 0.15,
        years: 4.0,
    },
    Kind {
        name: "steady-300",
        deals: 300.0,
        spread: 0.0,
        years: 3.0,
    },
    Kind {
        name: "varied-300",
        deals: 300.0,
        spread: 0.15,
        years: 3.0,
    },
];

/// One rep at one stage.
#[derive(Clone, Copy)]
struct Cell {
    advance: f64,
    median: f64,
    loses: bool,
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day of the calendar")
}

fn day(at: f64) -> NaiveDate {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let days = at.floor() as u64;
    first() + Days::new(days)
}

fn name(rep: usize) -> String {
    format!("Rep {:03}", rep + 1)
}

/// The cells of a team: four weak ones, every other one by losing.
fn cells(kind: &Kind, seed: u64) -> Vec<Cell> {
    let mut dice = Dice(seed);
    dice = Dice(dice.bits());
    let count = REPS as usize * AT_WORK;
    let mut left: Vec<usize> = (0..count).collect();
    let weak: Vec<usize> = (0..4)
        .map(|_| left.swap_remove(dice.below(u32::try_from(left.len()).expect("few")) as usize))
        .collect();
    (0..count)
        .map(|cell| {
            let stage = cell % AT_WORK;
            let odds =
                ADVANCE[stage] / (1.0 - ADVANCE[stage]) * (dice.normal() * kind.spread).exp();
            let days = MEDIAN_DAYS[stage] * (dice.normal() * kind.spread).exp();
            let nth = weak.iter().position(|known| *known == cell);
            let loses = nth.is_some_and(|nth| nth % 2 == 0);
            let slow = nth.is_some_and(|nth| nth % 2 == 1);
            Cell {
                advance: odds / (1.0 + odds) * if loses { WEAK_CHANCE } else { 1.0 },
                median: days * if slow { WEAK_PACE } else { 1.0 },
                loses,
            }
        })
        .collect()
}

/// The team's deals; the chance of the coached cell doubles after the first year.
fn team(kind: &Kind, seed: u64, cells: &[Cell], coached: Option<usize>) -> Ledger {
    let mut builder = LedgerBuilder::new(Process::of_stages(kind.name, &STAGES[..AT_WORK]));
    let horizon = YEAR * kind.years;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let each = (kind.deals * kind.years) as u32;
    for rep in 0..REPS as usize {
        let who = name(rep);
        for nth in 0..each {
            let mut dice = Dice(seed ^ ((rep as u64) << 40) ^ (u64::from(nth) << 8) ^ 0x5bd1);
            dice = Dice(dice.bits());
            let id = format!("D{rep:03}-{nth:05}");
            let mut at = dice.share() * horizon;
            let mut record = |step, at| {
                let record = Record {
                    deal: &id,
                    rep: Some(&who),
                    step,
                    at: Some(Moment::of_date(day(at))),
                    details: Details::default(),
                };
                builder.accept(&record).expect("a move like any other");
            };
            let mut outcome = Some(Step::Won);
            for stage in 0..AT_WORK {
                record(Step::Entered(u16::try_from(stage).expect("few")), at);
                let cell = rep * AT_WORK + stage;
                let doubled = if coached == Some(cell) && at >= YEAR {
                    2.0
                } else {
                    1.0
                };
                let stay = cells[cell].median * (dice.normal() * SIGMA).exp();
                let advances = dice.share() < (cells[cell].advance * doubled).min(0.97);
                at += if advances { stay } else { stay * LOSS_LINGERS };
                if at > horizon {
                    outcome = None;
                    break;
                }
                if !advances {
                    outcome = Some(Step::Lost);
                    break;
                }
            }
            if let Some(step) = outcome {
                record(step, at);
            }
        }
    }
    builder.finish()
}

fn plan(cell: usize, problem: FlagProblem) -> Plan {
    let start = day(YEAR);
    Plan {
        spot: Spot {
            rep: name(cell / AT_WORK),
            stage: STAGES[cell % AT_WORK].to_owned(),
            problem,
        },
        seen: Seen::nothing(start),
        hints: Vec::new(),
        agreed: String::new(),
        start,
        review_on: start,
        ended: None,
    }
}

/// What was flagged at the end of the first year, and the cell with the lowest share of advances.
fn looked_bad(ledger: &Ledger) -> (Vec<(usize, FlagProblem)>, Option<usize>) {
    let eve = day(YEAR) - Days::new(1);
    let filter = Filter {
        to: Some(eve),
        as_of: Some(eve),
        ..Filter::default()
    };
    let review = ledger.review(&filter);
    let at = |rep: &str, stage: &str| {
        let rep: usize = rep.trim_start_matches("Rep ").parse().expect("a number");
        let stage = STAGES
            .iter()
            .position(|name| *name == stage)
            .expect("a stage");
        (rep - 1) * AT_WORK + stage
    };
    let flags = review.flags.iter();
    let flagged = flags.filter_map(|flag| {
        Some((
            at(flag.rep.as_deref()?, &flag.case.stage),
            flag.case.problem,
        ))
    });
    let mut worst: Option<(f64, usize)> = None;
    for rep in &review.reps {
        for stage in &rep.stages {
            let decided = stage.measures.counts.advanced + stage.measures.counts.lost;
            if let (Some(share), true) = (stage.measures.decided, decided >= 10)
                && worst.is_none_or(|(lowest, _)| share.estimate < lowest)
            {
                worst = Some((
                    share.estimate,
                    at(rep.rep.as_deref().unwrap_or_default(), &stage.stage),
                ));
            }
        }
    }
    (flagged.collect(), worst.map(|(_, cell)| cell))
}

/// What weekly looks at a plan said.
#[derive(Default)]
struct Score {
    plans: u32,
    ever: u32,
    worse: u32,
    decided: u32,
    then: u32,
}

impl Score {
    fn count(&mut self, ledger: &Ledger, kind: &Kind, plan: &Plan) {
        self.plans += 1;
        let verdict = |week: u64| ledger.effect(plan, plan.start + Days::new(7 * week));
        let half = (1..=WEEKS).filter_map(verdict);
        let said: Vec<EffectVerdict> = half.map(|effect| effect.verdict).collect();
        self.ever += u32::from(said.contains(&EffectVerdict::Improved));
        self.worse += u32::from(said.contains(&EffectVerdict::Worse));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let last = ((kind.years - 1.0) * 52.0) as u64;
        // The first week with so many decided, by halving: the number only grows.
        let enough = |week: u64| {
            verdict(week)
                .is_some_and(|effect| effect.rep.since.advanced + effect.rep.since.lost >= DECIDED)
        };
        if !enough(last) {
            return;
        }
        let (mut low, mut high) = (1, last);
        while low < high {
            let middle = u64::midpoint(low, high);
            if enough(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let Some(effect) = verdict(low) else { return };
        self.decided += 1;
        self.then += u32::from(effect.verdict == EffectVerdict::Improved);
    }

    fn line(&self, name: &str, what: &str) -> String {
        let of = |hits: u32, of: u32| {
            if of == 0 {
                "–".to_owned()
            } else {
                format!("{:.3}", f64::from(hits) / f64::from(of))
            }
        };
        format!(
            "| {name} | {what} | {} | {} | {} | {} | {} |",
            self.plans,
            of(self.ever, self.plans),
            of(self.worse, self.plans),
            self.decided,
            of(self.then, self.decided),
        )
    }
}

fn share(hits: u32, of: u32) -> f64 {
    if of == 0 {
        0.0
    } else {
        f64::from(hits) / f64::from(of)
    }
}

fn say(line: &str) {
    let _closed = writeln!(io::stdout(), "{line}");
}

fn main() -> ExitCode {
    let teams: u64 = std::env::args()
        .find_map(|asked| asked.parse().ok())
        .unwrap_or(150);
    say(&format!(
        "Effective where nothing changed: at most {MOST_CALLED} of plans, ever in {WEEKS} weekly looks. A doubled share recognised at {DECIDED} decided: at least {LEAST_RECOGNISED}.\n\n\
         | team | plan on | plans | ever called improved | ever called worse | with {DECIDED} decided | improved then |\n\
         |---|---|---:|---:|---:|---:|---:|"
    ));
    let mut kept = true;
    for kind in &KINDS {
        let (mut flagged, mut lowest) = (Score::default(), Score::default());
        let mut doubled = Score::default();
        for seed in FIRST_SEED..FIRST_SEED + teams {
            let cells = cells(kind, seed);
            let ledger = team(kind, seed, &cells, None);
            let (flags, worst) = looked_bad(&ledger);
            for (cell, problem) in &flags {
                flagged.count(&ledger, kind, &plan(*cell, *problem));
            }
            if let Some(cell) = worst {
                lowest.count(&ledger, kind, &plan(cell, FlagProblem::Loses));
            }
            let weak = flags
                .iter()
                .find(|(cell, problem)| *problem == FlagProblem::Loses && cells[*cell].loses);
            if let Some((cell, problem)) = weak {
                let coached = team(kind, seed, &cells, Some(*cell));
                doubled.count(&coached, kind, &plan(*cell, *problem));
            }
        }
        say(&flagged.line(kind.name, "a flagged cell, unchanged"));
        say(&lowest.line(kind.name, "the lowest cell, unchanged"));
        say(&doubled.line(kind.name, "a flagged cell that loses, doubled"));
        kept &= share(flagged.ever, flagged.plans) <= MOST_CALLED
            && share(lowest.ever, lowest.plans) <= MOST_CALLED
            && share(doubled.then, doubled.decided) >= LEAST_RECOGNISED;
    }
    if kept {
        ExitCode::SUCCESS
    } else {
        say("\nA bound is not kept.");
        ExitCode::FAILURE
    }
}
