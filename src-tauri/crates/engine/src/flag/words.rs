//! A flag in one plain sentence, with the numbers it rests on.

use super::evidence::Evidence;
use crate::review::FlagProblem;

/// "Ben moves deals out of Qualification at 0.6 of the team's pace: 8 left, 13.4 expected."
pub(super) fn summary(rep: &str, stage: &str, evidence: &Evidence) -> String {
    let Evidence {
        observed,
        expected,
        of,
        ..
    } = evidence;
    match evidence.problem {
        FlagProblem::Loses => {
            let share = |advanced: f64| 100.0 * advanced / f64::from(*of);
            let kept = if *observed == 0 {
                format!("{rep} keeps none of the {of} deals decided in {stage}")
            } else {
                format!(
                    "{rep} keeps {:.0} % of the deals decided in {stage} ({observed} of {of})",
                    share(f64::from(*observed))
                )
            };
            format!(
                "{kept}; the rest of the team keeps {:.0} %.",
                share(*expected)
            )
        }
        FlagProblem::Slow => {
            if *observed == 0 {
                return format!(
                    "None of {rep}'s deals has left {stage}; {expected:.1} would have at the team's pace."
                );
            }
            let pace = f64::from(*observed) / expected;
            let pace = if pace < 0.095 {
                format!("{pace:.2}")
            } else {
                format!("{pace:.1}")
            };
            format!(
                "{rep} moves deals out of {stage} at {pace} of the team's pace: {observed} left, {expected:.1} expected."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(problem: FlagProblem, observed: u32, expected: f64, of: u32, says: &str) {
        let evidence = Evidence {
            cell: 0,
            problem,
            observed,
            expected,
            of,
            rest_share: 0.5,
            rest_variance: 0.0,
        };
        assert_eq!(summary("Ben", "Closing", &evidence), says);
    }

    #[test]
    fn a_flag_says_what_was_seen_and_what_was_to_be_expected() {
        use FlagProblem::{Loses, Slow};
        check(
            Slow,
            8,
            13.4,
            20,
            "Ben moves deals out of Closing at 0.6 of the team's pace: 8 left, 13.4 expected.",
        );
        check(
            Slow,
            0,
            9.25,
            12,
            "None of Ben's deals has left Closing; 9.2 would have at the team's pace.",
        );
        check(
            Slow,
            1,
            19.0,
            22,
            "Ben moves deals out of Closing at 0.05 of the team's pace: 1 left, 19.0 expected.",
        );
        check(
            Loses,
            9,
            15.08,
            29,
            "Ben keeps 31 % of the deals decided in Closing (9 of 29); the rest of the team keeps 52 %.",
        );
        check(
            Loses,
            0,
            6.0,
            12,
            "Ben keeps none of the 12 deals decided in Closing; the rest of the team keeps 50 %.",
        );
    }
}
