//! A plan's effect in plain sentences, with the counts they rest on.

use super::effect::{Effect, EffectVerdict, Tale};
use crate::review::FlagProblem;

/// What can be said, then the counts behind it, then the rest of the team's.
pub(super) fn say(
    of: &Effect,
    (rep, stage, wins): (&str, &str, bool),
    problem: FlagProblem,
) -> String {
    let since = &of.rep.since;
    let did = match (problem, wins) {
        (FlagProblem::Slow, _) => "left",
        (FlagProblem::Loses, false) => "moved on",
        (FlagProblem::Loses, true) => "were won",
    };
    let (seen, out_of) = counted(since, problem);
    let counts = match problem {
        FlagProblem::Loses => format!("{seen} of {out_of} decided {did} since"),
        FlagProblem::Slow => format!("{seen} of {out_of} {did} since"),
    };
    let expected = of
        .expected
        .map(|expected| format!("; {expected:.1} expected had nothing changed"))
        .unwrap_or_default();
    let first = match of.verdict {
        EffectVerdict::Improved => format!("{rep} has improved at {stage}: {counts}{expected}."),
        EffectVerdict::Worse => format!("{rep} does worse at {stage}: {counts}{expected}."),
        EffectVerdict::NoChange => format!("No change can be told at {stage}: {counts}{expected}."),
        EffectVerdict::TooEarly { more } => {
            let deals = match (more, problem) {
                (1, FlagProblem::Loses) => "1 more decided deal is".to_owned(),
                (1, FlagProblem::Slow) => "1 more deal that leaves is".to_owned(),
                (more, FlagProblem::Loses) => format!("{more} more decided deals are"),
                (more, FlagProblem::Slow) => format!("{more} more deals that leave are"),
            };
            format!(
                "Too early to tell: {counts}{expected}. {deals} needed to tell whether {rep} has caught up with the rest."
            )
        }
        EffectVerdict::CannotTell => format!(
            "It cannot be told: {counts}, and before the start there were too few deals, of {rep} or of others, to compare with."
        ),
    };
    match rest(of, problem) {
        Some(rest) => format!("{first} {rest}"),
        None => first,
    }
}

fn counted(of: &Tale, problem: FlagProblem) -> (u32, u32) {
    match problem {
        FlagProblem::Loses => (of.advanced, of.advanced + of.lost),
        FlagProblem::Slow => (of.advanced + of.lost, of.entered),
    }
}

fn rest(of: &Effect, problem: FlagProblem) -> Option<String> {
    let (before, since) = (&of.rest.before, &of.rest.since);
    Some(match problem {
        FlagProblem::Loses => format!(
            "The rest of the team: {:.0} % before, {:.0} % since.",
            before.decided?.estimate * 100.0,
            since.decided?.estimate * 100.0,
        ),
        FlagProblem::Slow => format!(
            "Half of the rest's deals left by day {} before, by day {} since.",
            before.median_days?, since.median_days?,
        ),
    })
}
