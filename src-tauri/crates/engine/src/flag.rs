//! Whom to coach: the reps and stages worth a manager's hour.
//!
//! Every rep × stage cell is asked both questions (does it lose, is it slow); the answers of all
//! cells are judged together, and flags are raised, surest first, while so few of them are expected
//! to be wrong that of the flags of many teams at most one in ten is. Reps chosen by a filter never
//! change who is judged with whom: the whole team is. Deals that nobody owns are part of the team's
//! pace, never flagged.
//!
//! Measured on simulated teams whose weak cells are known, none of which any constant was chosen on
//! (`cargo xtask bench detection`, seeds 90,001 up; 300 teams a row, 150 of 60 reps, 20 of 200). The
//! number of the name is deals a rep; "varied" reps differ by nature with a deviation of 0.15 in log
//! odds and log days, "wild" with 0.4, "healthy" teams have no weak cell:
//!
//! | | wrong, of all flags | weak cells found | teams with a false flag |
//! |---|---|---|---|
//! | steady-60, -120, -300 | .05, .05, .03 | .30, .50, .78 | .06, .09, .08 |
//! | varied-120, -300 | .08, .07 | .39, .65 | .13, .18 |
//! | healthy-120, also varied | | | .08, .15 |
//! | 60 reps, 200 reps, varied | .08, .06 | .38, .37 | .33, .55 |
//! | 3 reps with one weak cell, varied | .18 | .19 | .04 |
//! | wild-120 | .35 | .07 | .14 |
//!
//! The last two rows are where it falls short of one in ten: where weak cells are far rarer than
//! supposed, or reps differ by nature as much as a weak one does, few flags are raised and more of
//! them are wrong. Two reps are not judged at all: nobody could tell which of them is odd. On the
//! same kinds of teams the usual rule (10 points, or 25 % slower) is wrong in .69 to .91 of its
//! flags; tests of each cell corrected for false discovery in .08 to .61; with the team's own spread
//! added to each in .04 to .14, with a quarter to two thirds of what is found here where reps vary.

mod aged;
mod allowance;
mod answers;
mod asked;
mod badness;
mod case;
mod evidence;
mod findings;
mod held;
mod losing;
mod normal;
mod peers;
mod shared_out;
pub(crate) mod shift;
mod sitting;
mod sources_out;
mod stages;
mod two_groups;
#[cfg(test)]
mod vectors;
mod verdict;
mod words;

use crate::{
    cell::Cell,
    count,
    curve::Curve,
    ledger::Ledger,
    lens::Lens,
    review::{Finding, Flag, Note, Twin},
    survey::Survey,
    yardstick::Yardstick,
};
use answers::{Answers, answers, by_name};
use asked::Asked;
use case::beside_the_rest;
use evidence::{Evidence, FEWEST_REPS, has_enough};
use verdict::Verdict;

/// False flags on reps allowed per team, beside those of [`allowance`].
const PER_TEAM: f64 = 0.30;

/// Flags, and what a reader must know about them.
#[derive(Default)]
pub(crate) struct Flags {
    pub(crate) flags: Vec<Flag>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) notes: Vec<Note>,
}

impl Flags {
    /// The same, with flags on stages among them where they belong.
    pub(crate) fn with(mut self, on_stages: Vec<Flag>) -> Self {
        self.flags.extend(on_stages);
        self.flags.sort_by(|a, b| a.case.q.total_cmp(&b.case.q));
        self
    }
}

/// Every flag on the reps looked at, surest first, and every finding.
pub(crate) fn flags(
    ledger: &Ledger,
    lens: &Lens,
    survey: &Survey,
    (team, cells): (&[Curve], &[Cell]),
) -> Flags {
    let asked = by_name(ledger, cells);
    let answers = answers(team, &asked);
    let aspects: Vec<Asked> = survey
        .mixes
        .iter()
        .filter_map(|mix| Asked::of(ledger, mix))
        .collect();
    let own = sources_out::own(&aspects, cells, &answers);
    let mut found = on_reps(ledger, lens, team, &aspects, (cells, &asked, &own));
    found.findings = findings::findings(ledger, &aspects, (&answers, cells));
    found
}

/// Every flag on a stage, surest first.
pub(crate) fn on_stages(ledger: &Ledger, survey: &Survey, yardsticks: &[Yardstick]) -> Vec<Flag> {
    stages::flags(ledger, &survey.history, yardsticks)
}

/// Every flag on the reps looked at, surest first.
fn on_reps(
    ledger: &Ledger,
    lens: &Lens,
    team: &[Curve],
    aspects: &[Asked],
    (cells, asked, answers): (&[Cell], &[(usize, &Cell)], &Answers),
) -> Flags {
    let mut reps: Vec<u32> = asked.iter().map(|(_, cell)| cell.rep).collect();
    reps.dedup();
    if reps.len() < FEWEST_REPS {
        return Flags {
            flags: Vec::new(),
            findings: Vec::new(),
            notes: match reps.len() {
                0 => Vec::new(),
                1 => vec![Note::OneRep],
                _ => vec![Note::TwoReps],
            },
        };
    }
    let mut verdicts = judge(answers);
    let too_few = asked.iter().filter(|(_, cell)| !has_enough(cell)).count();
    let notes = if too_few > 0 {
        vec![Note::TooFewDeals {
            cells: count::of(too_few),
            of: count::of(asked.len()),
        }]
    } else {
        Vec::new()
    };
    verdicts.retain(|verdict| verdict.is_a_flag() && lens.rep(cells[verdict.evidence.cell].rep));
    verdicts.sort_by(|a, b| a.innocence.total_cmp(&b.innocence));
    let flags = verdicts
        .iter()
        .map(|verdict| {
            let cell = &cells[verdict.evidence.cell];
            flag(ledger, &team[cell.stage], aspects, cell, verdict)
        })
        .collect();
    Flags {
        flags,
        findings: Vec::new(),
        notes,
    }
}

/// The answers of all cells, judged together.
fn judge(answers: &Answers) -> Vec<Verdict> {
    let badness = answers.each_ref().map(|stages| {
        let of_stage = |cells: &Vec<Evidence>| cells.iter().map(|cell| cell.badness).collect();
        stages.iter().map(of_stage).collect()
    });
    let innocence = two_groups::innocence(&badness, peers::apart).concat();
    let rates = allowance::rates(&innocence, PER_TEAM);
    answers
        .iter()
        .flatten()
        .flatten()
        .zip(innocence)
        .zip(rates)
        .map(|((evidence, innocence), q)| Verdict {
            evidence: evidence.clone(),
            innocence,
            q,
        })
        .collect()
}

fn flag(ledger: &Ledger, team: &Curve, aspects: &[Asked], cell: &Cell, verdict: &Verdict) -> Flag {
    let rep = ledger.rep_name(cell.rep).unwrap_or_default();
    let twin = aspects.iter().find_map(|asked| {
        Some(Twin {
            aspect: asked.mix.aspect,
            of: sources_out::twin(asked, cell)?.name(ledger).to_owned(),
        })
    });
    let mut case = beside_the_rest(ledger, team, cell, verdict, |stage, leaving, evidence| {
        let mut said = words::summary(rep, stage, leaving, evidence);
        if let Some(Twin { aspect, of }) = &twin {
            said.push_str(&words::not_told_apart(rep, *aspect, of));
        }
        said
    });
    case.twin = twin;
    Flag {
        rep: Some(rep.to_owned()),
        case,
    }
}
