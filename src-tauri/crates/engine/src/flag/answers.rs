//! Both questions put to every cell: does it lose, is it slow. No judgement here.

use super::evidence::{self, Evidence};
use crate::{
    cell::Cell,
    curve::Curve,
    ledger::{Ledger, NOBODY},
    parts::by_weight,
    review::FlagProblem,
};

/// Fewer cells than this, each asked once, are not worth another thread.
const CELLS_A_PART: usize = 200;
/// The two questions, in the order of their answers.
pub(super) const PROBLEMS: [FlagProblem; 2] = [FlagProblem::Loses, FlagProblem::Slow];

/// What was asked, by problem, then stage.
pub(super) type Answers = [Vec<Vec<Evidence>>; 2];

/// The cells that have a rep, by the rep's name: the last digit of a sum must not depend on the
/// order of the file.
pub(super) fn by_name<'a>(ledger: &Ledger, cells: &'a [Cell]) -> Vec<(usize, &'a Cell)> {
    let mut reps: Vec<u32> = (0..ledger.rep_count() as u32).collect();
    reps.sort_unstable_by_key(|rep| ledger.rep_name(*rep));
    let mut rank = vec![0; reps.len()];
    for (at, rep) in reps.iter().enumerate() {
        rank[*rep as usize] = at;
    }
    let owned = cells.iter().enumerate();
    let mut asked: Vec<(usize, &Cell)> = owned.filter(|(_, cell)| cell.rep != NOBODY).collect();
    asked.sort_unstable_by_key(|(_, cell)| (rank[cell.rep as usize], cell.stage));
    asked
}

/// Both questions put to every cell.
pub(super) fn answers(team: &[Curve], asked: &[(usize, &Cell)]) -> Answers {
    let mut here: Vec<Vec<(usize, &Cell)>> = vec![Vec::new(); team.len()];
    for (ix, cell) in asked {
        here[cell.stage].push((*ix, *cell));
    }
    // Days cost several times what losses do: those of all stages first.
    let [loses, slow] = PROBLEMS;
    let questions = [slow, loses].map(|problem| here.iter().map(move |cells| (problem, cells)));
    let questions: Vec<_> = questions.into_iter().flatten().collect();
    let weights: Vec<usize> = questions.iter().map(|(_, cells)| cells.len()).collect();
    let mut slow = by_weight(&weights, CELLS_A_PART, |ix| {
        let (problem, cells) = questions[ix];
        let found = evidence::at_stage(problem, &team[ix % team.len()], cells);
        evidence::comparable(found, evidence::LEAST_KNOWN)
    });
    let loses = slow.split_off(team.len());
    [loses, slow]
}
