//! Figures of an independent implementation of the same method (in another language, on other
//! libraries) for two simulated teams, and ours beside them.

#![allow(clippy::unwrap_used)]

use serde::Deserialize;

use super::{allowance::FALSE_DISCOVERIES, answers, judge};
use crate::{cell::Cell, curve::Curve, pace, review::FlagProblem, selection::Outcome, tally::Line};

#[derive(Deserialize)]
struct Team {
    stages: usize,
    counts: Vec<Counts>,
    cells: Vec<Known>,
}

/// Days with deals, by outcome.
#[derive(Deserialize)]
struct Counts {
    stage: usize,
    rep: u32,
    advanced: Vec<(u32, u32)>,
    lost: Vec<(u32, u32)>,
    open: Vec<(u32, u32)>,
}

#[derive(Deserialize)]
struct Known {
    stage: usize,
    rep: u32,
    problem: FlagProblem,
    x: f64,
    v: f64,
    lfdr: f64,
    q: f64,
    observed: u32,
    expected: f64,
    flag: bool,
}

impl Counts {
    fn line(&self) -> Line {
        let mut line = Line::default();
        for (days, outcome) in [
            (&self.advanced, Outcome::Advanced),
            (&self.lost, Outcome::Lost),
            (&self.open, Outcome::Open),
        ] {
            for &(day, n) in days {
                (0..n).for_each(|_| line.count(day, outcome));
            }
        }
        line
    }
}

fn near(got: f64, want: f64, tolerance: f64, what: &str) {
    let most = tolerance * want.abs().max(1.0);
    assert!((got - want).abs() <= most, "{what}: {got}, known as {want}");
}

fn check(known: &str) {
    let known: Team = serde_json::from_str(known).unwrap();
    let team: Vec<Curve> = (0..known.stages)
        .map(|stage| {
            let here = known.counts.iter().filter(|counts| counts.stage == stage);
            let lines: Vec<Line> = here.map(Counts::line).collect();
            Curve::of(Line::sum(lines.iter()))
        })
        .collect();
    let cells: Vec<Cell> = known
        .counts
        .iter()
        .map(|counts| {
            let own = counts.line().tally();
            Cell {
                stage: counts.stage,
                rep: counts.rep,
                expected_exits: pace::expected_exits(&own, &team[counts.stage]),
                curve: Curve::of(own),
            }
        })
        .collect();
    let asked: Vec<(usize, &Cell)> = cells.iter().enumerate().collect();
    let verdicts = judge(&answers(&team, &asked));
    assert_eq!(verdicts.len(), known.cells.len());
    for want in &known.cells {
        let what = format!("rep {} stage {} {:?}", want.rep, want.stage, want.problem);
        let got = verdicts
            .iter()
            .find(|verdict| {
                let cell = &cells[verdict.evidence.cell];
                (cell.rep, cell.stage) == (want.rep, want.stage)
                    && verdict.evidence.problem == want.problem
            })
            .unwrap();
        near(
            got.evidence.badness.seen,
            want.x,
            1e-8,
            &format!("{what}: badness"),
        );
        near(
            got.evidence.badness.variance,
            want.v,
            1e-8,
            &format!("{what}: variance"),
        );
        near(
            got.innocence,
            want.lfdr,
            1e-6,
            &format!("{what}: innocence"),
        );
        near(got.q, want.q, 1e-6, &format!("{what}: q"));
        near(
            got.evidence.expected,
            want.expected,
            1e-9,
            &format!("{what}: expected"),
        );
        assert_eq!(got.evidence.observed, want.observed, "{what}");
        assert_eq!(got.is_a_flag(), want.flag, "{what}");
        assert_eq!(want.flag, want.q <= FALSE_DISCOVERIES, "{what}");
    }
}

#[test]
fn a_small_team_is_judged_as_known() {
    check(include_str!("vectors/steady-60.json"));
}

#[test]
fn a_varied_team_is_judged_as_known() {
    check(include_str!("vectors/varied-120.json"));
}
