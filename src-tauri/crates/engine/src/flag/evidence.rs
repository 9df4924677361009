//! What a rep's deals at a stage say about the rep, for both questions asked of it. No judgement
//! here.

use super::{badness::Badness, losing::Odds, sitting::Days};
use crate::{cell::Cell, curve::Curve, pace, review::FlagProblem, tally::totals};

/// Cells that say less than this (one over the variance of badness) are left out.
pub(super) const LEAST_KNOWN: f64 = 0.04;
/// Fewer decided deals, or exits expected, than this are too few to speak of.
const ENOUGH: f64 = 5.0;
/// With two reps nobody can tell who is odd.
pub(super) const FEWEST_REPS: usize = 3;

/// One rep at one stage, asked one question.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// Which cell.
    pub(super) cell: usize,
    pub(super) problem: FlagProblem,
    pub(super) badness: Badness,
    /// Advances of the decided, or exits.
    pub(super) observed: u32,
    /// Advances at the rest's share, or exits at the whole team's pace.
    pub(super) expected: f64,
    /// Decided passages, or passages.
    pub(super) of: u32,
}

impl Evidence {
    /// Whether a manager would call it enough to say anything, one way or the other. The judgement
    /// weighs all evidence; with less than this it never comes out against a rep.
    pub(super) fn is_enough(&self) -> bool {
        match self.problem {
            FlagProblem::Loses => f64::from(self.of) >= ENOUGH,
            FlagProblem::Slow => self.expected >= ENOUGH,
        }
    }
}

/// Whether a rep has deals enough at a stage for either question. A stage that nobody is lost at, or
/// that all leave on the first day, says nothing of anyone, but not for want of deals.
pub(super) fn has_enough(cell: &Cell) -> bool {
    let (advanced, lost, _) = totals(cell.curve.tally());
    f64::from(advanced + lost).max(cell.expected_exits) >= ENOUGH
}

/// The answers to one question at one stage, one for each cell; none where the stage says nothing of
/// anyone.
pub(super) fn at_stage(
    problem: FlagProblem,
    team: &Curve,
    cells: &[(usize, &Cell)],
) -> Vec<Evidence> {
    match problem {
        FlagProblem::Loses => Odds::of(team.tally()).map(|odds| {
            let answer = |(ix, cell): &(usize, &Cell)| loses(&odds, team, *ix, cell);
            cells.iter().map(answer).collect()
        }),
        FlagProblem::Slow => Days::of(team.tally()).map(|days| {
            let answer = |(ix, cell): &(usize, &Cell)| slow(&days, *ix, cell);
            cells.iter().map(answer).collect()
        }),
    }
    .unwrap_or_default()
}

/// Those that say enough to count; none where too few can be told apart.
pub(super) fn comparable(found: Vec<Evidence>, least_known: f64) -> Vec<Evidence> {
    let known: Vec<Evidence> = found
        .into_iter()
        .filter(|answer| 1.0 / answer.badness.variance >= least_known)
        .collect();
    if known.len() < FEWEST_REPS {
        Vec::new()
    } else {
        known
    }
}

fn loses(odds: &Odds, team: &Curve, ix: usize, cell: &Cell) -> Evidence {
    let (advanced, lost, _) = totals(cell.curve.tally());
    Evidence {
        cell: ix,
        problem: FlagProblem::Loses,
        badness: Badness::of(&odds.likelihood(cell.curve.tally())),
        observed: advanced,
        // Without a rest there is nothing to fall short of.
        expected: pace::expected_advances(&cell.curve, team).unwrap_or(0.0),
        of: advanced + lost,
    }
}

fn slow(days: &Days, ix: usize, cell: &Cell) -> Evidence {
    let (advanced, lost, open) = totals(cell.curve.tally());
    Evidence {
        cell: ix,
        problem: FlagProblem::Slow,
        badness: Badness::of(&days.likelihood(cell.curve.tally())),
        observed: advanced + lost,
        expected: cell.expected_exits,
        of: advanced + lost + open,
    }
}
