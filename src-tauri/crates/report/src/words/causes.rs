//! Why deals stall, in words.

use engine::{
    cause::{Cause, CauseFound, CauseTest, Verdict},
    review::{Reason, StalledDeal},
};

use super::{count, days, percent, reason};

/// So many causes stand on a line; the others are counted.
const SHOWN: usize = 3;

/// A cause as short as can be: `no decision-maker`.
#[must_use]
pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::NoContact => "no contact",
        Cause::PoorFitKept => "poor fit kept",
        Cause::NoReply => "no reply",
        Cause::NoFollowUp => "no follow-up",
        Cause::BudgetUnknown => "budget unknown",
        Cause::BudgetNo => "no budget",
        Cause::AuthorityUnknown => "authority unknown",
        Cause::AuthorityNo => "nobody can decide",
        Cause::NeedUnknown => "need unknown",
        Cause::NeedNo => "no need",
        Cause::TimingUnknown => "timing unknown",
        Cause::TimingNo => "bad timing",
        Cause::NoDecisionMaker => "no decision-maker",
        Cause::NoDemoDate => "no demo date",
        Cause::DemoDatePast => "demo not held",
        Cause::GenericDemo => "generic demo",
        Cause::ObjectionOld => "old objection",
        Cause::ObjectionAgain => "same objection again",
        Cause::CloseDatePast => "close date past",
        Cause::CloseDatePushed => "close date pushed",
        Cause::ProposalNotSent => "proposal not sent",
        Cause::BuyInMissing => "buy-in missing",
        Cause::TooManyOptions => "too many options",
        Cause::OfferOver => "offer ended",
        Cause::NotDelivered => "not delivered",
        Cause::NotSetUp => "not set up",
        Cause::NotSupported => "not supported",
        Cause::HandedOver => "handed over after the sale",
        Cause::NoTouch => "no touch",
        Cause::HealthPoor => "customer does badly",
        Cause::NoNextStep => "no next step",
        Cause::NextStepOverdue => "next step overdue",
        Cause::NoActivity => "no activity",
        Cause::OwnerSilent => "new owner silent",
        Cause::CheckPassedOver => "exit check passed over",
    }
}

/// A cause on a deal, with the one number that matters: `no activity for 31 days`.
#[must_use]
pub fn cause_found(found: &CauseFound) -> String {
    let name = cause(found.cause);
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
    fn every_cause_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = Cause::ALL.into_iter().map(cause).collect();
        assert_eq!(names.len(), Cause::ALL.len());
    }

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
