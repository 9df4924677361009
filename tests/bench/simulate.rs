//! Sales teams whose weak spots are known: what a review flags can be held against the truth.
//!
//! A team works six stages for a year. A few cells of rep and stage are weak: at one that loses, the
//! chance of advancing is 0.6 of what it would be; at a slow one every stay lasts 2.2 times as long.
//! Reps also differ by nature, each cell on its own, by log-normal odds and days. What has not left
//! its stage on the as-of day is open, as in a real export. The same seed gives the same team on
//! every machine.

use std::{collections::HashSet, f64::consts::TAU};

use chrono::{Days, NaiveDate};
use engine::{
    ledger::{Ledger, LedgerBuilder},
    moment::Moment,
    money::{Currency, Money},
    process::Process,
    record::{Details, Record, Sink, Step},
    review::FlagProblem,
};
use stagecoach_tests::moves::{Dice, STAGES};

const AT_WORK: usize = 6;
const ADVANCE: [f64; AT_WORK] = [0.55, 0.60, 0.55, 0.65, 0.70, 0.60];
const MEDIAN_DAYS: [f64; AT_WORK] = [10.0, 7.0, 14.0, 14.0, 10.0, 18.0];
/// Spread of log days, and how much longer a deal that will be lost stays.
const SIGMA: f64 = 0.9;
const LOSS_LINGERS: f64 = 1.3;
const WEAK_CHANCE: f64 = 0.6;
const WEAK_PACE: f64 = 2.2;
const YEAR: f64 = 365.0;
const QUARTER: f64 = 90.0;
/// A stage that turned loses or takes its time by so much, from and to.
const TURNED_CHANCE: (f64, f64) = (0.65, 0.75);
const TURNED_PACE: (f64, f64) = (1.6, 2.0);

/// A kind of team.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    pub(crate) reps: u32,
    /// Deals a rep, on average.
    pub(crate) deals: f64,
    /// Weak cells.
    pub(crate) planted: usize,
    /// Deviation of reps' natural log odds and log days.
    pub(crate) spread: f64,
    /// What happens to the whole team.
    pub(crate) tide: Tide,
    /// Where its deals come from.
    pub(crate) market: Market,
}

/// Where deals come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Market {
    /// Lead sources; 0: not known of any deal.
    pub(crate) sources: u32,
    /// Weak cells of source and stage, every other one by losing.
    pub(crate) weak: usize,
    /// Deviation of sources' natural log odds and log days.
    pub(crate) spread: f64,
    /// Share of deals of which the source is known.
    pub(crate) known: f64,
    /// Share of deals that come from the source their rep works most.
    pub(crate) own: f64,
}

/// Nothing is known of sources.
pub(crate) const NO_SOURCES: Market = Market {
    sources: 0,
    weak: 0,
    spread: 0.0,
    known: 1.0,
    own: 0.0,
};

/// What happens to the whole team in the course of the year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tide {
    /// Stages at which something goes wrong in the last quarter, every other one by losing.
    pub(crate) turned: usize,
    /// How far every stage's log odds and log days swing with the season.
    pub(crate) season: f64,
    /// Deals begun at the end of the year for each one at its beginning.
    pub(crate) growth: f64,
    /// Whether deals bear amounts.
    pub(crate) priced: bool,
}

/// Nothing does.
pub(crate) const CALM: Tide = Tide {
    turned: 0,
    season: 0.0,
    growth: 1.0,
    priced: false,
};

/// A cell and what is wrong there: rep, stage, problem.
pub(crate) type Weakness = (String, String, FlagProblem);

/// A team, and the truth about it.
pub(crate) struct Team {
    pub(crate) ledger: Ledger,
    pub(crate) as_of: NaiveDate,
    #[allow(dead_code)]
    pub(crate) planted: HashSet<Weakness>,
    /// Sources that are weak at a stage.
    #[allow(dead_code)]
    pub(crate) poor: HashSet<Weakness>,
    /// Stages at which something went wrong for all.
    #[allow(dead_code)]
    pub(crate) turned: HashSet<(String, FlagProblem)>,
}

/// How a stage changes in the course of the year.
#[derive(Clone, Copy, Default)]
struct Course {
    turned: Option<(FlagProblem, f64)>,
    /// Where in the season odds and days begin, in turns.
    phase: [f64; 2],
}

impl Course {
    /// By how much odds and days are multiplied on a day, and by how much the chance.
    fn on(&self, at: f64, season: f64) -> (f64, f64, f64) {
        let swing = self
            .phase
            .map(|phase| (season * (TAU * (at / YEAR + phase)).sin()).exp());
        match self.turned.filter(|_| at >= YEAR - QUARTER) {
            Some((FlagProblem::Slow, factor)) => (swing[0], swing[1] * factor, 1.0),
            Some((FlagProblem::Loses, factor)) => (swing[0], swing[1], factor),
            None => (swing[0], swing[1], 1.0),
        }
    }
}

/// One rep at one stage.
#[derive(Clone, Copy)]
struct Cell {
    advance: f64,
    median: f64,
}

/// By how much a source multiplies odds, days and the chance at a stage.
type Part = [f64; 3];

/// The team of a scenario and a seed.
#[allow(dead_code)]
pub(crate) fn team(scenario: &Scenario, seed: u64) -> Team {
    priced_team(scenario, seed, |_| None)
}

/// The same team, with amounts by the number of the deal where the tide brings none.
pub(crate) fn priced_team(
    scenario: &Scenario,
    seed: u64,
    price: impl Fn(u32) -> Option<Money>,
) -> Team {
    let mut dice = Dice(seed);
    // The first numbers of neighbouring seeds are kept apart.
    dice = Dice(dice.bits());
    let as_of = NaiveDate::from_ymd_opt(2026, 1, 31).expect("a day of the calendar");
    let count = scenario.reps as usize * AT_WORK;
    let planted = plant(&mut dice, count, scenario.planted);
    let cells: Vec<Cell> = (0..count)
        .map(|cell| {
            let stage = cell % AT_WORK;
            let problem = |wanted| planted.contains(&(cell, wanted));
            let odds =
                ADVANCE[stage] / (1.0 - ADVANCE[stage]) * (dice.normal() * scenario.spread).exp();
            let days = MEDIAN_DAYS[stage] * (dice.normal() * scenario.spread).exp();
            Cell {
                advance: odds / (1.0 + odds)
                    * if problem(FlagProblem::Loses) {
                        WEAK_CHANCE
                    } else {
                        1.0
                    },
                median: days
                    * if problem(FlagProblem::Slow) {
                        WEAK_PACE
                    } else {
                        1.0
                    },
            }
        })
        .collect();
    let courses = courses(&mut dice, &scenario.tide);
    let market = &scenario.market;
    let sources = market.sources as usize * AT_WORK;
    let poor = plant(&mut dice, sources, market.weak);
    let part: Vec<Part> = (0..sources)
        .map(|cell| {
            let weak = |wanted, factor: f64| {
                if poor.contains(&(cell, wanted)) {
                    factor
                } else {
                    1.0
                }
            };
            [
                (dice.normal() * market.spread).exp(),
                (dice.normal() * market.spread).exp() * weak(FlagProblem::Slow, WEAK_PACE),
                weak(FlagProblem::Loses, WEAK_CHANCE),
            ]
        })
        .collect();
    let names = &STAGES[..AT_WORK];
    let mut builder = LedgerBuilder::new(Process::of_stages(scenario.name, names));
    let mut deal = 0;
    for rep in 0..scenario.reps {
        let own = &cells[rep as usize * AT_WORK..][..AT_WORK];
        for _ in 0..poisson(&mut dice, scenario.deals) {
            deal += 1;
            let from = (market.sources > 0).then(|| {
                if dice.share() < market.own {
                    rep % market.sources
                } else {
                    dice.below(market.sources)
                }
            });
            let of_source = from.map(|from| &part[from as usize * AT_WORK..][..AT_WORK]);
            let told = from.filter(|_| market.known >= 1.0 || dice.share() < market.known);
            work(
                &mut dice,
                &mut builder,
                as_of,
                (own, &courses, &scenario.tide, of_source),
                (deal, rep, told, price(deal)),
            );
        }
    }
    Team {
        ledger: builder.finish(),
        as_of,
        planted: planted
            .into_iter()
            .map(|(cell, problem)| {
                let rep = name(u32::try_from(cell / AT_WORK).expect("few reps"));
                (rep, names[cell % AT_WORK].to_owned(), problem)
            })
            .collect(),
        poor: poor
            .into_iter()
            .map(|(cell, problem)| {
                let source = u32::try_from(cell / AT_WORK).expect("few sources");
                (of_source(source), names[cell % AT_WORK].to_owned(), problem)
            })
            .collect(),
        turned: courses
            .iter()
            .zip(names)
            .filter_map(|(course, name)| Some(((*name).to_owned(), course.turned?.0)))
            .collect(),
    }
}

/// What becomes of every stage; nothing is thrown where nothing does.
fn courses(dice: &mut Dice, tide: &Tide) -> [Course; AT_WORK] {
    let mut courses = [Course::default(); AT_WORK];
    if tide.season > 0.0 {
        for course in &mut courses {
            course.phase = [dice.share(), dice.share()];
        }
    }
    let mut turned: Vec<_> = plant(dice, AT_WORK, tide.turned).into_iter().collect();
    turned.sort_unstable();
    for (cell, problem) in turned {
        let (from, to) = match problem {
            FlagProblem::Loses => TURNED_CHANCE,
            FlagProblem::Slow => TURNED_PACE,
        };
        courses[cell].turned = Some((problem, from + (to - from) * dice.share()));
    }
    courses
}

/// The day a deal begins, where `growth` times as many begin on the last day as on the first.
fn begins(dice: &mut Dice, growth: f64) -> f64 {
    let share = dice.share();
    let slope = growth - 1.0;
    if slope.abs() < 1e-9 {
        return share * YEAR;
    }
    // The root of the integral of 1 + slope·t, whose whole is 1 + slope/2.
    ((1.0 + 2.0 * slope * share * (1.0 + slope / 2.0)).sqrt() - 1.0) / slope * YEAR
}

/// One deal from its beginning to its end or to the as-of day.
fn work(
    dice: &mut Dice,
    builder: &mut LedgerBuilder,
    as_of: NaiveDate,
    (cells, courses, tide, parts): (&[Cell], &[Course], &Tide, Option<&[Part]>),
    (deal, rep, source, price): (u32, u32, Option<u32>, Option<Money>),
) {
    let (deal, rep) = (format!("D{deal:06}"), name(rep));
    let mut at = begins(dice, tide.growth);
    let amount = tide.priced.then(|| Money {
        #[allow(clippy::cast_possible_truncation)]
        minor: (1e6 * dice.normal().exp()) as i64,
        currency: Currency::UNKNOWN,
    });
    let amount = amount.or(price);
    let source = source.map(of_source);
    let mut record = |step: Step, at: f64| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let day = as_of - Days::new(365) + Days::new(at.floor() as u64);
        let record = Record {
            deal: &deal,
            rep: Some(&rep),
            step,
            at: Some(Moment::of_date(day)),
            details: Details {
                amount,
                source: source.as_deref(),
                ..Details::default()
            },
        };
        builder.accept(&record).expect("a move like any other");
    };
    for ((stage, cell), course) in (0..).zip(cells).zip(courses) {
        record(Step::Entered(stage), at);
        let (mut odds, mut days, mut chance) = course.on(at, tide.season);
        if let Some([more_odds, more_days, part]) = parts.map(|parts| parts[usize::from(stage)]) {
            odds *= more_odds;
            days *= more_days;
            chance *= part;
        }
        let stay = cell.median * days * (dice.normal() * SIGMA).exp();
        let advance = cell.advance * odds / (1.0 - cell.advance + cell.advance * odds) * chance;
        let advances = dice.share() < advance;
        at += if advances { stay } else { stay * LOSS_LINGERS };
        if at > YEAR {
            return;
        }
        if !advances {
            return record(Step::Lost, at);
        }
    }
    record(Step::Won, at);
}

/// Which cells are weak, every other one by losing.
fn plant(dice: &mut Dice, cells: usize, planted: usize) -> HashSet<(usize, FlagProblem)> {
    let mut left: Vec<usize> = (0..cells).collect();
    (0..planted.min(cells))
        .map(|n| {
            let most = u32::try_from(left.len()).expect("few cells");
            let cell = left.swap_remove(dice.below(most) as usize);
            let problem = if n % 2 == 0 {
                FlagProblem::Loses
            } else {
                FlagProblem::Slow
            };
            (cell, problem)
        })
        .collect()
}

/// Knuth's method, in parts so that the exponential never underflows.
fn poisson(dice: &mut Dice, mean: f64) -> u32 {
    let (mut total, mut left) = (0, mean);
    while left > 0.0 {
        let part = left.min(30.0);
        let mut product = dice.share();
        while product > (-part).exp() {
            total += 1;
            product *= dice.share();
        }
        left -= part;
    }
    total
}

fn name(rep: u32) -> String {
    format!("Rep {:03}", rep + 1)
}

fn of_source(source: u32) -> String {
    format!("Source {:03}", source + 1)
}
