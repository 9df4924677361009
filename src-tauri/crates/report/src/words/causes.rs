//! Why deals stall, in words.

use engine::{
    cause::{Cause, CauseFound, CauseTest, Verdict},
    review::{Reason, StalledDeal},
};

use super::{count, days, percent, reason};

/// So many causes stand on a line; the others are counted.
const SHOWN: usize = 3;

/// A cause on a deal, with the one number that matters: `no activity for 31 days`.
#[must_use]
pub fn cause_found(found: &CauseFound) -> String {
    let name = found.cause.words();
    let evidence = &found.evidence;
    match (found.cause, evidence.days, evidence.times) {
        (Cause::NoReply, _, Some(times)) => format!("no reply to {} attempts", count(times)),
        (Cause::CloseDatePast, Some(n), _) => format!("close date {} past", days(n)),
        (Cause::CloseDatePushed, _, Some(times)) if times > 1 => {
            format!("{name} {} times", count(times))
        }
        (Cause::NextStepOverdue, Some(n), _) => format!("next step {} overdue", days(n)),
        (Cause::NoActivity | Cause::NoTouch, Some(n), _) => format!("{name} for {}", days(n)),
        _ => name.to_owned(),
    }
}

/// Why a stalled deal waits, as chips: what its moves say, then the causes found on it. What a cause
/// says, no reason says again.
#[must_use]
pub fn why(deal: &StalledDeal) -> Vec<String> {
    let has = |cause| deal.causes.iter().any(|found| found.cause == cause);
    let said = |one: &&Reason| match one {
        Reason::CloseDatePast { .. } => has(Cause::CloseDatePast),
        Reason::OwnerChanged => has(Cause::OwnerSilent),
        _ => false,
    };
    let mut why: Vec<String> = deal
        .reasons
        .iter()
        .filter(|one| !said(one))
        .map(reason)
        .collect();
    why.extend(deal.causes.iter().take(SHOWN).map(cause_found));
    if deal.causes.len() > SHOWN {
        let rest = u32::try_from(deal.causes.len() - SHOWN).unwrap_or(u32::MAX);
        why.push(format!("{} more", count(rest)));
    }
    why
}

/// What a team's history says of a cause.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::HoldsBack => "holds deals back here",
        Verdict::TooFew => "too few deals to tell",
        Verdict::NoDifference => "no difference told so far",
    }
}

/// How deals with a cause fared: `22 % with, 41 % without`.
#[must_use]
pub fn cause_test(test: &CauseTest) -> String {
    format!(
        "{} with, {} without",
        percent(test.with.advanced),
        percent(test.without.advanced)
    )
}

/// The interval of a difference, in points: `−33 to −9`.
#[must_use]
pub fn cause_points(test: &CauseTest) -> String {
    let points = |share: f64| {
        let whole = (share * 100.0).round();
        let sign = if whole < 0.0 {
            "\u{2212}"
        } else if whole > 0.0 {
            "+"
        } else {
            ""
        };
        format!("{sign}{}", whole.abs())
    };
    format!("{} to {}", points(test.low), points(test.high))
}

#[cfg(test)]
mod tests {
    use engine::cause::Arm;

    use super::*;

    #[test]
    fn a_difference_is_said_in_points_with_its_sign() {
        let arm = |advanced| Arm {
            deals: 20,
            looks: 30,
            advanced,
        };
        let test = CauseTest {
            with: arm(0.22),
            without: arm(0.41),
            difference: -0.19,
            low: -0.331,
            high: 0.004,
            q: None,
        };
        assert_eq!(cause_points(&test), "\u{2212}33 to 0");
        assert!(cause_test(&test).contains("without"));
    }
}
