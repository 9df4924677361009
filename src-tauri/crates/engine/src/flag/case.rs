//! What stands out at a cell, as the review says it: the figures, and the curves behind them.

use super::{evidence::Evidence, verdict::Verdict, words::Leaving};
use crate::{
    cell::Cell,
    curve::Curve,
    ledger::Ledger,
    review::{Against, Case, FlagProblem},
};

const MOST_POINTS: usize = 60;

/// What stands out at a cell, held against the others of `all` (`loses`) or against all (`slow`).
pub(super) fn beside_the_rest(
    ledger: &Ledger,
    all: &Curve,
    cell: &Cell,
    verdict: &Verdict,
    summary: impl Fn(&str, Leaving, &Evidence) -> String,
) -> Case {
    let stage = &ledger.process().stages[cell.stage].name;
    let evidence = &verdict.evidence;
    let rest = match evidence.problem {
        FlagProblem::Loses => &all.without(&cell.curve),
        FlagProblem::Slow => all,
    };
    let (curve, team_curve) = curves(evidence.problem, &cell.curve, rest);
    Case {
        stage: stage.clone(),
        problem: evidence.problem,
        against: Against::Rest,
        observed: evidence.observed,
        expected: evidence.expected,
        q: verdict.q,
        strength: verdict.strength(),
        summary: summary(stage, Leaving::of(ledger, cell.stage), evidence),
        curve,
        team_curve,
        twin: None,
    }
}

/// A curve, as points, and the one it is held against.
type Points = Vec<(u32, f64)>;

/// The very deals that a sentence counts: each curve ends at the share it says.
pub(super) fn curves(problem: FlagProblem, own: &Curve, other: &Curve) -> (Points, Points) {
    match problem {
        FlagProblem::Loses => (
            own.decided_points(MOST_POINTS),
            other.decided_points(MOST_POINTS),
        ),
        FlagProblem::Slow => (own.exit_points(MOST_POINTS), other.exit_points(MOST_POINTS)),
    }
}
