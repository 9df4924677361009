//! How often causes that make no difference are said to hold deals back, and how often those that do
//! are found, on invented teams whose causes are known. Run by `cargo xtask bench causes`.
//!
//! Deals of one stage before the win and of Qualification move on, or are lost, day by day at a constant
//! chance; what is recorded on a deal (budget, need, timing, decision-maker, activities) is drawn
//! without regard to it, but for the planted cause, which takes the daily chance of moving on down to a
//! share of what it is. Deals differ by themselves too, which no record says. Held to: of teams where
//! nothing is planted, at most one in ten has any cause said to hold deals back; where one is planted,
//! at most one in ten of those said is another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    io::{self, Write},
    process::ExitCode,
};

use stagecoach_tests::caused::{self, Said, Team};

const TEAMS: u64 = 200;

fn main() -> ExitCode {
    say(
        "| deals | daily chance with the planted cause | teams | teams with a wrong one | planted found | wrong among those said |\n|---:|---:|---:|---:|---:|---:|",
    );
    let mut kept = true;
    for deals in [150, 400, 1_000] {
        for effect in [1.0, 0.7, 0.5, 0.3] {
            let (mut wrong, mut any_wrong, mut found) = (0, 0, 0);
            for seed in 0..TEAMS {
                let Said {
                    planted,
                    others: said,
                } = caused::said(Team {
                    seed: seed + deals * 1_000,
                    deals,
                    effect,
                });
                // Without an effect the planted one is a wrong one too.
                let (right, false_ones) = if effect < 1.0 {
                    (u32::from(planted), said)
                } else {
                    (0, said + u32::from(planted))
                };
                found += right;
                wrong += false_ones;
                any_wrong += u32::from(false_ones > 0);
            }
            let teams = TEAMS as f64;
            let share = |n: u32| f64::from(n) / teams;
            let among = f64::from(wrong) / f64::from((wrong + found).max(1));
            say(&format!(
                "| {deals} | {effect} | {TEAMS} | {:.3} | {:.3} | {among:.3} |",
                share(any_wrong),
                share(found),
            ));
            // Three standard errors of a tenth, of so many teams, or of so many said.
            let noise = |of: f64| 3.0 * (0.09 / of.max(1.0)).sqrt();
            kept &= if effect < 1.0 {
                among <= 0.1 + noise(f64::from(wrong + found))
            } else {
                share(any_wrong) <= 0.1 + noise(teams)
            };
        }
    }
    if kept {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
