//! Whom to coach: the reps and stages worth a manager's hour.
//!
//! Every rep × stage cell is asked both questions (does it lose, is it slow); the answers of all
//! cells are judged together, and flags are raised, surest first, for as long as at most one in ten
//! of those raised is expected to be wrong. Reps and periods chosen by a filter never change who is
//! judged with whom: the whole team is. Deals that nobody owns are part of the rest, never flagged.
//!
//! Measured on simulated teams whose weak cells are known (40 teams a column; 15 of 60 reps in the
//! last), false discovery rate / share of weak cells found. The number of the name is deals a rep;
//! "varied" teams differ by nature, "healthy" ones have no weak cell:
//!
//! | steady-60 | steady-120 | steady-300 | varied-120 | varied-300 | healthy-120 | large-120 |
//! |---|---|---|---|---|---|---|
//! | .00/.19 | .03/.45 | .01/.69 | .03/.23 | .02/.38 | no flag | .09/.33 |

mod evidence;
mod two_groups;
mod words;

use crate::{
    curve::Curve,
    ledger::{Ledger, NOBODY},
    lens::Lens,
    look::Cell,
    review::{Flag, FlagProblem, Note, Strength},
};
use evidence::Evidence;

/// At most so many of the flags raised may be expected to be wrong.
const FALSE_DISCOVERIES: f64 = 0.10;
/// Fewer decided deals, or exits expected, than this cannot be judged.
const ENOUGH: f64 = 5.0;
const MOST_POINTS: usize = 60;

/// Flags, and what a reader must know about them.
pub(crate) struct Flags {
    pub(crate) flags: Vec<Flag>,
    pub(crate) notes: Vec<Note>,
}

/// Every flag on the reps looked at, surest first.
pub(crate) fn flags(ledger: &Ledger, lens: &Lens, team: &[Curve], cells: &[Cell]) -> Flags {
    let mut reps: Vec<u32> = cells
        .iter()
        .map(|cell| cell.rep)
        .filter(|rep| *rep != NOBODY)
        .collect();
    reps.dedup();
    if reps.len() <= 1 {
        return Flags {
            flags: Vec::new(),
            notes: if reps.is_empty() {
                Vec::new()
            } else {
                vec![Note::OneRep]
            },
        };
    }
    let (mut evidence, mut judged, mut too_few) = (Vec::new(), 0, 0);
    let mut asked: Vec<(usize, &Cell)> = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.rep != NOBODY)
        .collect();
    // By name: the last digit of a sum must not depend on the order of the file.
    asked.sort_by_key(|(_, cell)| (ledger.rep_name(cell.rep), cell.stage));
    for (ix, cell) in asked {
        let answers = Evidence::of(ix, cell, &team[cell.stage]);
        judged += 1;
        too_few += u32::from(!answers.iter().any(enough));
        evidence.extend(answers.into_iter().filter(enough));
    }
    let innocence = two_groups::innocence(&evidence);
    let mut ranked: Vec<(f64, &Evidence)> = innocence.into_iter().zip(&evidence).collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut flags = Vec::new();
    let (mut wrong, mut rank) = (0.0, 0.0);
    for (innocence, evidence) in ranked {
        wrong += innocence;
        rank += 1.0;
        let q = wrong / rank;
        if q > FALSE_DISCOVERIES {
            break;
        }
        let cell = &cells[evidence.cell];
        if lens.rep(cell.rep) {
            flags.push(flag(ledger, &team[cell.stage], cell, evidence, q));
        }
    }
    let notes = if too_few > 0 {
        vec![Note::TooFewDeals {
            cells: too_few,
            of: judged,
        }]
    } else {
        Vec::new()
    };
    Flags { flags, notes }
}

fn enough(evidence: &Evidence) -> bool {
    match evidence.problem {
        FlagProblem::Loses => f64::from(evidence.of) >= ENOUGH,
        FlagProblem::Slow => evidence.expected >= ENOUGH,
    }
}

fn flag(ledger: &Ledger, team: &Curve, cell: &Cell, evidence: &Evidence, q: f64) -> Flag {
    let rep = ledger.rep_name(cell.rep).unwrap_or_default();
    let stage = &ledger.process().stages[cell.stage].name;
    let points = |curve: &Curve| match evidence.problem {
        FlagProblem::Loses => curve.advance_points(MOST_POINTS),
        FlagProblem::Slow => curve.exit_points(MOST_POINTS),
    };
    // Judged against the rest; told against the whole team's pace, the figure shown at the cell.
    let told = Evidence {
        expected: match evidence.problem {
            FlagProblem::Loses => evidence.expected,
            FlagProblem::Slow => cell.expected_exits,
        },
        ..evidence.clone()
    };
    Flag {
        rep: Some(rep.to_owned()),
        stage: stage.clone(),
        problem: evidence.problem,
        observed: evidence.observed,
        expected: told.expected,
        q,
        strength: if q < 0.01 {
            Strength::Strong
        } else {
            Strength::Likely
        },
        summary: words::summary(rep, stage, &told),
        curve: points(&cell.curve),
        team_curve: points(team),
    }
}
