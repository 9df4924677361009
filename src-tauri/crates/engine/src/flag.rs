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
mod asked;
mod badness;
mod evidence;
mod findings;
mod held;
pub(crate) mod history;
mod losing;
pub(crate) mod mix;
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
mod words;

use crate::{
    curve::Curve,
    ledger::{Ledger, NOBODY},
    lens::Lens,
    look::Cell,
    parts::by_weight,
    review::{Against, Case, Finding, Flag, FlagProblem, Note, Strength, Twin},
    survey::Survey,
    yardstick::Yardstick,
};
use allowance::FALSE_DISCOVERIES;
use asked::Asked;
use evidence::{Evidence, FEWEST_REPS, has_enough};
use words::Leaving;

/// Fewer cells than this, each asked once, are not worth another thread.
const CELLS_A_PART: usize = 200;
const PROBLEMS: [FlagProblem; 2] = [FlagProblem::Loses, FlagProblem::Slow];
/// False flags on reps allowed per team, beside those of [`allowance`].
const PER_TEAM: f64 = 0.30;
const STRONG: f64 = 0.01;
const MOST_POINTS: usize = 60;

/// What was asked, by problem, then stage.
type Answers = [Vec<Vec<Evidence>>; 2];

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

/// What is made of one answer.
#[derive(Clone, Debug)]
struct Verdict {
    evidence: Evidence,
    /// The probability that nothing is wrong.
    innocence: f64,
    q: f64,
}

impl Verdict {
    fn is_a_flag(&self) -> bool {
        self.q <= FALSE_DISCOVERIES
            && self.evidence.is_enough()
            && f64::from(self.evidence.observed) < self.evidence.expected
    }

    fn strength(&self) -> Strength {
        if self.q < STRONG {
            Strength::Strong
        } else {
            Strength::Likely
        }
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

/// The cells that have a rep, by the rep's name: the last digit of a sum must not depend on the
/// order of the file.
fn by_name<'a>(ledger: &Ledger, cells: &'a [Cell]) -> Vec<(usize, &'a Cell)> {
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
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        vec![Note::TooFewDeals {
            cells: count(too_few),
            of: count(asked.len()),
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

/// Both questions put to every cell.
fn answers(team: &[Curve], asked: &[(usize, &Cell)]) -> Answers {
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

/// What stands out at a cell, held against the others of `all` (`loses`) or against all (`slow`).
fn beside_the_rest(
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
    let (curve, team_curve) = evidence_curves(evidence.problem, &cell.curve, rest);
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
fn evidence_curves(problem: FlagProblem, own: &Curve, other: &Curve) -> (Points, Points) {
    match problem {
        FlagProblem::Loses => (
            own.decided_points(MOST_POINTS),
            other.decided_points(MOST_POINTS),
        ),
        FlagProblem::Slow => (own.exit_points(MOST_POINTS), other.exit_points(MOST_POINTS)),
    }
}
