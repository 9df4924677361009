//! Lead sources and buyer personas whose deals do worse at a stage than those of the others: for
//! marketing.
//!
//! The same questions as of reps, with a source in a rep's place, after the reps' part is taken out
//! ([`super::shared_out`]). Sources and personas are a family of their own: what they share is one
//! allowance of false findings, not the reps'. The natural spread between sources is learned from
//! the sources themselves. Two sources are not judged: nobody could tell which of them is odd; nor
//! is anything found where a filter leaves one source.
//!
//! Measured on simulated teams of 12 reps, seeds 90,001 up (the last two rows: 41 up, where the
//! constants were chosen), 200 teams a row (`cargo xtask bench detection`), the number being deals a
//! rep; "varied" reps and sources differ by nature with a deviation of 0.15 in log odds and log days:
//!
//! | | wrong, of all findings | weak sources found | teams with a false finding |
//! |---|---|---|---|
//! | 6 sources, 120 deals: alike, varied | .00, .03 | .51, .36 | .00, .02 |
//! | 10 sources, 60 deals, varied | .08 | .18 | .05 |
//! | 12 sources, 7 of 10 deals worked by the source's own rep, varied | .08 | .17 | .03 |
//! | 12 sources, each one rep's alone, 4 weak reps | | | .00 |
//! | 6 sources, known of one deal in five, 300 deals, varied | .07 | .25 | .04 |
//! | healthy sources: alike, varied with 4 weak reps | | | .01, .02 |
//!
//! With an allowance of .25 a team and no least knowledge, three rows were wrong in .13 to .20 of
//! their findings; of what was found among 200 sources a third was wrong, hence none is judged where
//! there are more than a hundred. On seeds 300,001
//! up the findings among 50 sources of 300 deals a rep were wrong in .09, with .20 of the weak found.
//! Flags on reps leave the sources' part out in their turn ([`super::sources_out`]).

use super::{
    allowance,
    answers::Answers,
    asked::Asked,
    case::beside_the_rest,
    evidence::{self, Evidence},
    peers, shared_out, two_groups,
    verdict::Verdict,
    words,
};
use crate::{cell::Cell, ledger::Ledger, review::Finding};

/// False findings allowed per team, beside those of [`allowance`].
const PER_TEAM: f64 = 0.10;
/// A source less known than this cannot be found, only mistaken for found: one over the variance.
const LEAST_KNOWN: f64 = 4.0;
/// How well a rep is known before its deals are seen: one over the variance.
const REPS_DIFFER: f64 = 1.0;

/// One aspect's sources at every stage, judged.
struct Judged<'a> {
    asked: &'a Asked<'a>,
    verdicts: Vec<(Evidence, f64)>,
}

/// Every finding, surest first.
pub(super) fn findings(
    ledger: &Ledger,
    aspects: &[Asked],
    (reps, rep_cells): (&Answers, &[Cell]),
) -> Vec<Finding> {
    let judged: Vec<Judged> = aspects
        .iter()
        .map(|asked| judge(asked, reps, rep_cells))
        .collect();
    let innocence: Vec<f64> = judged
        .iter()
        .flat_map(|judged| judged.verdicts.iter().map(|(_, innocence)| *innocence))
        .collect();
    let rates = allowance::rates(&innocence, PER_TEAM);
    let questions = judged.iter().flat_map(|judged| {
        judged
            .verdicts
            .iter()
            .map(|verdict| (judged.asked, verdict))
    });
    let mut found: Vec<(&Asked, Verdict)> = questions
        .zip(rates)
        .map(|((asked, (evidence, innocence)), q)| {
            let verdict = Verdict {
                evidence: evidence.clone(),
                innocence: *innocence,
                q,
            };
            (asked, verdict)
        })
        .filter(|(_, verdict)| verdict.is_a_flag())
        .collect();
    found.sort_by(|a, b| a.1.innocence.total_cmp(&b.1.innocence));
    found
        .iter()
        .map(|(asked, verdict)| finding(ledger, asked, verdict))
        .collect()
}

fn judge<'a>(asked: &'a Asked<'a>, reps: &Answers, rep_cells: &[Cell]) -> Judged<'a> {
    let answers: Answers = std::array::from_fn(|problem| {
        (0..asked.all.len())
            .map(|stage| {
                let shown = asked.shown[problem][stage].clone();
                let mut found = evidence::comparable(shown, evidence::LEAST_KNOWN);
                if let Some(reps) = reps[problem].get(stage).filter(|reps| !reps.is_empty()) {
                    take_reps_out(asked, stage, &mut found, (reps, rep_cells));
                }
                evidence::comparable(found, LEAST_KNOWN)
            })
            .collect()
    });
    let badness = answers.each_ref().map(|stages| {
        let of_stage = |cells: &Vec<Evidence>| cells.iter().map(|cell| cell.badness).collect();
        stages.iter().map(of_stage).collect()
    });
    let innocence = two_groups::innocence(&badness, peers::apart).concat();
    let verdicts = answers
        .into_iter()
        .flatten()
        .flatten()
        .zip(innocence)
        .collect();
    Judged { asked, verdicts }
}

/// Leaves each source with what is its own.
fn take_reps_out(
    asked: &Asked,
    stage: usize,
    sources: &mut [Evidence],
    (reps, rep_cells): (&[Evidence], &[Cell]),
) {
    let columns: Vec<usize> = reps
        .iter()
        .map(|rep| rep_cells[rep.cell].rep as usize)
        .collect();
    let deals: Vec<Vec<u32>> = sources
        .iter()
        .map(|source| {
            let exits = asked.exits(stage, source);
            columns.iter().map(|column| exits[*column]).collect()
        })
        .collect();
    let seen: Vec<_> = sources.iter().map(|source| source.badness).collect();
    let reps: Vec<_> = reps.iter().map(|rep| rep.badness).collect();
    for (source, own) in
        sources
            .iter_mut()
            .zip(shared_out::own(&seen, &deals, (&reps, REPS_DIFFER)))
    {
        source.badness = own;
    }
}

fn finding(ledger: &Ledger, asked: &Asked, verdict: &Verdict) -> Finding {
    let cell = &asked.cells[verdict.evidence.cell];
    let all = &asked.all[cell.stage];
    let aspect = asked.mix.aspect;
    let of = asked.mix.name(ledger, cell.rep as usize);
    Finding {
        aspect,
        of: of.to_owned(),
        case: beside_the_rest(ledger, all, cell, verdict, |stage, leaving, evidence| {
            words::finding(aspect, of, stage, leaving, evidence)
        }),
    }
}
