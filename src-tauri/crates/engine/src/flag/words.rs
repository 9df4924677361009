//! A flag in one plain sentence, with the numbers it rests on.

use super::evidence::Evidence;
use crate::{
    ledger::Ledger,
    moment::Day,
    review::{Aspect, FlagProblem},
};

/// What going forward from the stage is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// From any stage but one.
    MovesOn,
    /// From the stage that wins.
    Wins,
}

impl Leaving {
    /// From a stage of the ledger's process.
    pub(super) fn of(ledger: &Ledger, stage: usize) -> Self {
        if stage == usize::from(ledger.process().wins_at) {
            Self::Wins
        } else {
            Self::MovesOn
        }
    }

    /// What deals that went forward did.
    fn did(self) -> &'static str {
        match self {
            Self::MovesOn => "moved on",
            Self::Wins => "were won",
        }
    }
}

/// The latest period, and how many days lie before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct When {
    pub(super) days: u32,
    /// Its last day, where that is not today.
    pub(super) ended: Option<Day>,
    pub(super) before: u32,
}

impl When {
    fn said(self) -> String {
        match self.ended {
            None => format!("in the last {} days", self.days),
            Some(day) => format!("in the {} days up to {}", self.days, day.date()),
        }
    }
}

/// "Deals from Trade fair are lost at Qualification: 8 of 40 decided moved on; 16.0 expected at the
/// rate of the other sources."
pub(super) fn finding(
    aspect: Aspect,
    name: &str,
    stage: &str,
    leaving: Leaving,
    evidence: &Evidence,
) -> String {
    let Evidence {
        observed,
        expected,
        of,
        ..
    } = *evidence;
    let (whose, others) = match aspect {
        Aspect::Source => (format!("Deals from {name}"), "sources"),
        Aspect::Persona => (format!("Deals with {name}"), "personas"),
    };
    match evidence.problem {
        FlagProblem::Loses => {
            let did = leaving.did();
            format!(
                "{whose} are lost at {stage}: {observed} of {of} decided {did}; {expected:.1} expected at the rate of the other {others}."
            )
        }
        FlagProblem::Slow => format!(
            "{whose} sit at {stage}: {observed} of {of} have left; {expected:.1} expected at the pace of all {others}."
        ),
    }
}

/// "Of 40 deals that came to Pitch in the last 90 days and are decided, 8 moved on; 16.4 expected at
/// the rate of the 270 days before."
pub(super) fn since(stage: &str, leaving: Leaving, when: When, evidence: &Evidence) -> String {
    let Evidence {
        observed,
        expected,
        of,
        ..
    } = *evidence;
    let (period, before) = (when.said(), when.before);
    match evidence.problem {
        FlagProblem::Loses => {
            let did = leaving.did();
            format!(
                "Of {of} deals that came to {stage} {period} and are decided, {observed} {did}; {expected:.1} expected at the rate of the {before} days before."
            )
        }
        FlagProblem::Slow => format!(
            "Of {of} deals that came to {stage} {period}, {observed} have left it; {expected:.1} expected at the pace of the {before} days before."
        ),
    }
}

/// "At Pitch 31 deals have waited longer than 21 days, 17.2 expected at its pace until 90 days ago;
/// by value 2.1 times what was expected."
pub(super) fn holds(
    stage: &str,
    point: u32,
    times: f64,
    when: When,
    evidence: &Evidence,
) -> String {
    let Evidence {
        observed, expected, ..
    } = *evidence;
    let times = if times < 9.95 {
        format!("{times:.1} times")
    } else {
        "ten times or more".to_owned()
    };
    format!(
        "At {stage} {observed} deals have waited longer than {point} days, {expected:.1} expected at its pace until {} days ago; by value {times} what was expected.",
        when.days
    )
}

/// "Ben moves deals out of Qualification at 0.6 of the team's pace: 8 left, 13.4 expected."
pub(super) fn summary(rep: &str, stage: &str, leaving: Leaving, evidence: &Evidence) -> String {
    match evidence.problem {
        FlagProblem::Loses => loses(rep, stage, leaving, evidence),
        FlagProblem::Slow => slow(rep, stage, evidence),
    }
}

/// " Nearly all these deals came from Trade fair, which hardly anyone else works: whether it is Ben or
/// Trade fair cannot be told."
pub(super) fn not_told_apart(rep: &str, aspect: Aspect, name: &str) -> String {
    let came = match aspect {
        Aspect::Source => "came from",
        Aspect::Persona => "are with",
    };
    format!(
        " Nearly all these deals {came} {name}, which hardly anyone else works: whether it is {rep} or {name} cannot be told."
    )
}

fn loses(rep: &str, stage: &str, leaving: Leaving, evidence: &Evidence) -> String {
    let Evidence { observed, of, .. } = *evidence;
    let (does, from) = match leaving {
        Leaving::MovesOn => ("moves", "on from"),
        Leaving::Wins => ("wins", "at"),
    };
    let mine = if observed == 0 {
        format!("{rep} {does} none of {of} decided deals {from} {stage}")
    } else {
        let share = percent(f64::from(observed), of);
        format!("{rep} {does} {share} of decided deals {from} {stage} ({observed} of {of})")
    };
    let theirs = percent(evidence.expected, of);
    format!("{mine}; the rest of the team {theirs}.")
}

fn slow(rep: &str, stage: &str, evidence: &Evidence) -> String {
    let Evidence {
        observed, expected, ..
    } = *evidence;
    if observed == 0 {
        return format!(
            "None of {rep}'s deals has left {stage}; {expected:.1} would have at the team's pace."
        );
    }
    let pace = f64::from(observed) / expected;
    let pace = if pace < 0.095 {
        format!("{pace:.2}")
    } else {
        format!("{pace:.1}")
    };
    format!(
        "{rep} moves deals out of {stage} at {pace} of the team's pace: {observed} left, {expected:.1} expected."
    )
}

/// A share of deals; only none is 0 %, only all are 100 %.
fn percent(part: f64, of: u32) -> String {
    let share = 100.0 * part / f64::from(of.max(1));
    if share > 0.0 && share < 0.5 {
        "less than 1\u{a0}%".to_owned()
    } else if share < 100.0 && share > 99.5 {
        "more than 99\u{a0}%".to_owned()
    } else {
        format!("{share:.0}\u{a0}%")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flag::badness::Badness;

    fn check(
        problem: FlagProblem,
        leaving: Leaving,
        (observed, expected, of): (u32, f64, u32),
        says: &str,
    ) {
        let evidence = Evidence {
            cell: 0,
            problem,
            badness: Badness {
                seen: 1.0,
                variance: 0.1,
            },
            observed,
            expected,
            of,
        };
        let said = summary("Ben", "Closing", leaving, &evidence);
        assert_eq!(said.replace('\u{a0}', " "), says);
    }

    #[test]
    fn a_slow_cell_says_how_many_left_and_how_many_should_have() {
        let check = |figures, says| check(FlagProblem::Slow, Leaving::MovesOn, figures, says);
        check(
            (8, 13.4, 20),
            "Ben moves deals out of Closing at 0.6 of the team's pace: 8 left, 13.4 expected.",
        );
        check(
            (0, 9.25, 12),
            "None of Ben's deals has left Closing; 9.2 would have at the team's pace.",
        );
        check(
            (1, 19.0, 22),
            "Ben moves deals out of Closing at 0.05 of the team's pace: 1 left, 19.0 expected.",
        );
    }

    #[test]
    fn a_stage_says_what_it_is_held_against() {
        let evidence = |problem, (observed, expected, of)| Evidence {
            cell: 0,
            problem,
            badness: Badness {
                seen: 1.0,
                variance: 0.1,
            },
            observed,
            expected,
            of,
        };
        let when = When {
            days: 90,
            ended: None,
            before: 270,
        };
        let check = |leaving, problem, figures, says| {
            let said = since("Pitch", leaving, when, &evidence(problem, figures));
            assert_eq!(said, says);
        };
        check(
            Leaving::MovesOn,
            FlagProblem::Loses,
            (8, 16.4, 40),
            "Of 40 deals that came to Pitch in the last 90 days and are decided, 8 moved on; 16.4 expected at the rate of the 270 days before.",
        );
        check(
            Leaving::Wins,
            FlagProblem::Loses,
            (0, 7.0, 12),
            "Of 12 deals that came to Pitch in the last 90 days and are decided, 0 were won; 7.0 expected at the rate of the 270 days before.",
        );
        check(
            Leaving::MovesOn,
            FlagProblem::Slow,
            (20, 41.25, 60),
            "Of 60 deals that came to Pitch in the last 90 days, 20 have left it; 41.2 expected at the pace of the 270 days before.",
        );
        let past = When {
            ended: Some(Day(20_000)),
            ..when
        };
        let said = holds(
            "Pitch",
            21,
            2.13,
            past,
            &evidence(FlagProblem::Slow, (31, 17.2, 60)),
        );
        assert_eq!(
            said,
            "At Pitch 31 deals have waited longer than 21 days, 17.2 expected at its pace until 90 days ago; by value 2.1 times what was expected.",
        );
        assert_eq!(past.said(), "in the 90 days up to 2024-10-04");
    }

    #[test]
    fn a_finding_is_about_deals_and_not_about_a_rep() {
        let check = |aspect, name, leaving, problem, says| {
            let evidence = Evidence {
                cell: 0,
                problem,
                badness: Badness {
                    seen: 1.0,
                    variance: 0.1,
                },
                observed: 8,
                expected: 16.0,
                of: 40,
            };
            assert_eq!(finding(aspect, name, "Closing", leaving, &evidence), says);
        };
        check(
            Aspect::Source,
            "Trade fair",
            Leaving::Wins,
            FlagProblem::Loses,
            "Deals from Trade fair are lost at Closing: 8 of 40 decided were won; 16.0 expected at the rate of the other sources.",
        );
        check(
            Aspect::Persona,
            "Head of IT",
            Leaving::MovesOn,
            FlagProblem::Slow,
            "Deals with Head of IT sit at Closing: 8 of 40 have left; 16.0 expected at the pace of all personas.",
        );
    }

    #[test]
    fn a_losing_cell_says_its_share_and_the_rest_of_the_team_s() {
        let check = |leaving, figures, says| check(FlagProblem::Loses, leaving, figures, says);
        check(
            Leaving::MovesOn,
            (41, 83.6, 123),
            "Ben moves 33 % of decided deals on from Closing (41 of 123); the rest of the team 68 %.",
        );
        check(
            Leaving::Wins,
            (9, 15.08, 29),
            "Ben wins 31 % of decided deals at Closing (9 of 29); the rest of the team 52 %.",
        );
        check(
            Leaving::Wins,
            (0, 6.0, 12),
            "Ben wins none of 12 decided deals at Closing; the rest of the team 50 %.",
        );
        check(
            Leaving::MovesOn,
            (1, 399.0, 400),
            "Ben moves less than 1 % of decided deals on from Closing (1 of 400); the rest of the team more than 99 %.",
        );
    }
}
