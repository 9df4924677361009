//! The causes in words, as short as a chip.

use super::kind::Cause;

impl Cause {
    /// In words: `no decision-maker`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NoContact => "no contact",
            Self::PoorFitKept => "poor fit kept",
            Self::NoReply => "no reply",
            Self::NoFollowUp => "no follow-up",
            Self::BudgetUnknown => "budget unknown",
            Self::BudgetNo => "no budget",
            Self::AuthorityUnknown => "authority unknown",
            Self::AuthorityNo => "nobody can decide",
            Self::NeedUnknown => "need unknown",
            Self::NeedNo => "no need",
            Self::TimingUnknown => "timing unknown",
            Self::TimingNo => "bad timing",
            Self::NoDecisionMaker => "no decision-maker",
            Self::NoDemoDate => "no demo date",
            Self::DemoDatePast => "demo not held",
            Self::GenericDemo => "generic demo",
            Self::ObjectionOld => "old objection",
            Self::ObjectionAgain => "same objection again",
            Self::CloseDatePast => "close date past",
            Self::CloseDatePushed => "close date pushed",
            Self::ProposalNotSent => "proposal not sent",
            Self::BuyInMissing => "buy-in missing",
            Self::TooManyOptions => "too many options",
            Self::OfferOver => "offer ended",
            Self::NotDelivered => "not delivered",
            Self::NotSetUp => "not set up",
            Self::NotSupported => "not supported",
            Self::HandedOver => "handed over after the sale",
            Self::NoTouch => "no touch",
            Self::HealthPoor => "customer does badly",
            Self::NoNextStep => "no next step",
            Self::NextStepOverdue => "next step overdue",
            Self::NoActivity => "no activity",
            Self::OwnerSilent => "new owner silent",
            Self::CheckPassedOver => "exit check passed over",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_words_of_its_own() {
        let words: std::collections::BTreeSet<_> =
            Cause::ALL.into_iter().map(Cause::words).collect();
        assert_eq!(words.len(), Cause::ALL.len());
    }
}
