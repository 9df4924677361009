//! How often the 95 % intervals of conversion and of median days hold the truth, on invented
//! passages whose chance and pace are known. Run by `cargo xtask bench coverage`.
//!
//! Days are log-normal (median 14, σ = 0.9), and a passage that will be lost lasts 1.3 times as long.
//! None, three or six of ten passages are cut off on a day of the first sixty, each as likely as the
//! other, where they have not ended before; the rest are followed to their end. Held to 93 to 97 of a
//! hundred wherever some are cut off and the truth is a share between 0 and 1; at 0 and 1 themselves to
//! 93 or more, since there an interval that holds the truth at all always does. With none cut off it
//! is Wilson's interval of a plain share, which counts in whole deals: shown, and not held to anything.
//!
//! Deals being whole, no interval of so few holds every share in exactly 95 of a hundred. Beside ours
//! stands what the best known one does, were every passage followed to its end, and were only as many
//! begun as are decided: Wilson's, the mid-p or Jeffreys', whichever comes nearest there, which nobody
//! can know who does not know the share. Worked out, not thrown.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    io::{self, Write},
    process::ExitCode,
};

use chrono::{Days, NaiveDate};
use engine::{
    filter::Filter,
    ledger::LedgerBuilder,
    moment::Moment,
    process::Process,
    record::{Details, Record, Sink, Step},
    review::Measures,
};
use stagecoach_tests::moves::Dice;

const SIGMA: f64 = 0.9;
const LOSS_LINGERS: f64 = 1.3;
const PACE: f64 = 14.0;
/// Days of the first of which a passage may be cut off, and after which all have ended.
const CUT_WITHIN: f64 = 60.0;
const LONG: u64 = 20_000;
const SIZES: [u32; 3] = [20, 50, 200];
const CUT_OFF: [f64; 3] = [0.0, 0.3, 0.6];
const SHARES: [f64; 9] = [0.0, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 1.0];
const TRIALS: u32 = 2_000;
/// Three standard errors of a share of so many trials.
const NOISE: f64 = 0.015;

fn main() -> ExitCode {
    say(
        "| passages | may be cut off | chance | open | conversion held | best of all | best of decided | width | median held |\n\
         |---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    );
    let mut kept = true;
    for size in SIZES {
        for cut_off in CUT_OFF {
            for chance in SHARES {
                kept &= row(size, cut_off, chance);
            }
        }
    }
    if kept {
        return ExitCode::SUCCESS;
    }
    say("\nOver a bound by more than chance explains.");
    ExitCode::FAILURE
}

/// Prints one row; whether it is within the bound, as far as so many trials can tell.
fn row(size: u32, cut_off: f64, chance: f64) -> bool {
    let seed = u64::from(size) * 1_000_003 + (cut_off * 1_009.0 + chance * 100.0).to_bits();
    let mut dice = Dice(seed);
    let median = true_median(chance);
    let (mut held, mut median_held, mut open, mut width) = (0, 0, 0, 0.0);
    for _ in 0..TRIALS {
        let got = trial(&mut dice, size, cut_off, chance);
        let conversion = got.conversion.expect("passages began");
        held += u32::from(conversion.low <= chance && chance <= conversion.high);
        width += conversion.high - conversion.low;
        open += got.counts.open;
        let [low, high] = got.median_interval;
        median_held += u32::from(
            low.is_none_or(|low| low <= median) && high.is_none_or(|high| median <= high),
        );
    }
    let share = |count: u32| f64::from(count) / f64::from(TRIALS);
    say(&format!(
        "| {size} | {cut_off} | {chance} | {:.2} | {:.3} | {:.3} | {:.3} | {:.2} | {:.3} |",
        share(open) / f64::from(size),
        share(held),
        at_best(size, chance),
        at_best(decided(size, share(open)), chance),
        width / f64::from(TRIALS),
        share(median_held),
    ));
    let edge = chance <= 0.0 || chance >= 1.0;
    if cut_off <= 0.0 {
        return true;
    }
    let most = if edge { 1.0 } else { 0.97 + NOISE };
    (0.93 - NOISE..=most).contains(&share(held))
}

/// Passages decided, of so many of which so many are open on average.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn decided(size: u32, open: f64) -> u32 {
    (f64::from(size) - open).round() as u32
}

/// How often a plain share of so many is held by the interval that comes nearest to 95 of a hundred.
fn at_best(of: u32, chance: f64) -> f64 {
    let intervals: [fn(u32, u32, f64) -> bool; 3] = [wilson_holds, mid_p_holds, jeffreys_holds];
    intervals
        .map(|holds| {
            (0..=of)
                .filter(|hits| holds(*hits, of, chance))
                .map(|hits| likely(hits, of, chance))
                .sum::<f64>()
        })
        .into_iter()
        .min_by(|a, b| (a - 0.95).abs().total_cmp(&(b - 0.95).abs()))
        .expect("three intervals")
}

/// The binomial probability of so many hits.
fn likely(hits: u32, of: u32, chance: f64) -> f64 {
    let ways: f64 = (0..hits)
        .map(|at| (f64::from(of - at) / f64::from(at + 1)).ln())
        .sum();
    let part = |share: f64, times: u32| match times {
        0 => 0.0,
        times => share.ln() * f64::from(times),
    };
    (ways + part(chance, hits) + part(1.0 - chance, of - hits)).exp()
}

fn wilson_holds(hits: u32, of: u32, chance: f64) -> bool {
    let n = f64::from(of);
    let off = f64::from(hits) / n - chance;
    off * off <= 1.96 * 1.96 * chance * (1.0 - chance) / n + 1e-12
}

/// Half of what was seen counts to either tail.
fn mid_p_holds(hits: u32, of: u32, chance: f64) -> bool {
    let below: f64 = (0..hits).map(|fewer| likely(fewer, of, chance)).sum();
    let tail = below + 0.5 * likely(hits, of, chance);
    (0.025..=0.975).contains(&tail) || (hits == 0 && tail > 0.5) || (hits == of && tail < 0.5)
}

/// The middle of the Beta distribution with half a hit and half a miss more; up to 0 and 1 where all
/// were one (Brown, Cai and DasGupta 2001).
fn jeffreys_holds(hits: u32, of: u32, chance: f64) -> bool {
    // With chance = sin² the density is smooth to its ends: Simpson's rule does.
    let log = |angle: f64| {
        let part = |value: f64, times: u32| match times {
            0 => 0.0,
            times => 2.0 * f64::from(times) * value.max(1e-300).ln(),
        };
        part(angle.sin(), hits) + part(angle.cos(), of - hits)
    };
    let seen = f64::from(hits) / f64::from(of);
    let peak = log(seen.sqrt().asin());
    let mass = |to: f64| {
        let steps = 400;
        let width = to / f64::from(steps);
        let weight = |step: u32| match step {
            0 => 1.0,
            last if last == steps => 1.0,
            odd if odd % 2 == 1 => 4.0,
            _ => 2.0,
        };
        let at = |step: u32| weight(step) * (log(f64::from(step) * width) - peak).exp();
        (0..=steps).map(at).sum::<f64>() * width
    };
    let below = mass(chance.sqrt().asin()) / mass(std::f64::consts::FRAC_PI_2);
    (hits == 0 || below >= 0.025) && (hits == of || below <= 0.975)
}

/// One set of passages through one stage, as the review sees them.
fn trial(dice: &mut Dice, size: u32, cut_off: f64, chance: f64) -> Measures {
    let as_of = NaiveDate::from_ymd_opt(2026, 1, 31).expect("a day of the calendar");
    let mut builder = LedgerBuilder::new(Process::of_stages("", &["One"]));
    for deal in 0..size {
        let deal = deal.to_string();
        let advances = dice.share() < chance;
        let lingers = if advances { 1.0 } else { LOSS_LINGERS };
        let days = whole(PACE * lingers * (dice.normal() * SIGMA).exp()).min(LONG);
        let seen = if dice.share() < cut_off {
            whole(dice.share() * CUT_WITHIN)
        } else {
            LONG
        };
        let mut tell = |step: Step, back: u64| {
            builder
                .accept(&Record {
                    deal: &deal,
                    rep: None,
                    step,
                    at: Some(Moment::of_date(as_of - Days::new(back))),
                    details: Details::default(),
                })
                .expect("a move like any other");
        };
        tell(Step::Entered(0), seen);
        if days <= seen {
            tell(if advances { Step::Won } else { Step::Lost }, seen - days);
        }
    }
    let review = builder.finish().review(&Filter {
        as_of: Some(as_of),
        ..Filter::default()
    });
    review.stages[0].measures.clone()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(days: f64) -> u64 {
    days as u64
}

/// The first whole day by the end of which half have left.
fn true_median(chance: f64) -> u32 {
    let left = |day: f64, median: f64| normal_below((day / median).ln() / SIGMA);
    let mut day = 0;
    loop {
        let end = f64::from(day + 1);
        let gone = chance * left(end, PACE) + (1.0 - chance) * left(end, PACE * LOSS_LINGERS);
        if gone >= 0.5 {
            return day;
        }
        day += 1;
    }
}

/// Φ, by Simpson's rule: exact to far more digits than are needed.
fn normal_below(z: f64) -> f64 {
    let steps = 400;
    let width = z / f64::from(steps);
    let density = |x: f64| (-0.5 * x * x).exp() / std::f64::consts::TAU.sqrt();
    let sum: f64 = (0..=steps)
        .map(|step| {
            let weight = match step {
                0 => 1.0,
                last if last == steps => 1.0,
                odd if odd % 2 == 1 => 4.0,
                _ => 2.0,
            };
            weight * density(f64::from(step) * width)
        })
        .sum();
    0.5 + sum * width / 3.0
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
