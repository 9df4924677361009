//! What a stage is for, as far as its causes go.
//!
//! A stage of the built-in process is known by its name in any language, wherever a team has moved it; of
//! a process of the team's own only the stage that wins is sure, and what comes after it. Causes that hang on no
//! named stage apply in any.

use super::kind::Cause;
use crate::process::{Process, place_of};

/// What a stage is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Prospecting,
    Connecting,
    Qualification,
    Pitch,
    Objections,
    Closing,
    Onboarding,
    FollowUp,
    /// Some stage before the win.
    Selling,
    /// Some stage after it.
    After,
}

const ROLES: [Role; 8] = [
    Role::Prospecting,
    Role::Connecting,
    Role::Qualification,
    Role::Pitch,
    Role::Objections,
    Role::Closing,
    Role::Onboarding,
    Role::FollowUp,
];

const CLOSE_DATE: [Cause; 2] = [Cause::CloseDatePast, Cause::CloseDatePushed];
const ANYWHERE: [Cause; 5] = [
    Cause::NoNextStep,
    Cause::NextStepOverdue,
    Cause::NoActivity,
    Cause::OwnerSilent,
    Cause::CheckPassedOver,
];

/// The role of every stage.
pub(super) fn roles(process: &Process) -> Vec<Role> {
    let stages = process.stages.iter().enumerate();
    stages
        .map(|(ix, stage)| {
            let named = place_of(&stage.name).and_then(|at| ROLES.get(at)).copied();
            let wins_at = usize::from(process.wins_at);
            // A name that stands on the other side of the win is another stage.
            match named.filter(|role| role.is_after() == (ix > wins_at)) {
                _ if ix == wins_at => Role::Closing,
                Some(role) if role != Role::Closing => role,
                _ if ix > wins_at => Role::After,
                _ => Role::Selling,
            }
        })
        .collect()
}

impl Role {
    pub(super) fn is_after(self) -> bool {
        matches!(self, Self::Onboarding | Self::FollowUp | Self::After)
    }

    /// The causes that apply at such a stage, in the order of the process.
    pub(super) fn causes(self) -> Vec<Cause> {
        use Cause::*;
        let own: &[Cause] = match self {
            Self::Prospecting => &[NoContact, PoorFitKept],
            Self::Connecting => &[NoContact, NoReply, NoFollowUp],
            Self::Qualification => &[
                PoorFitKept,
                BudgetUnknown,
                BudgetNo,
                AuthorityUnknown,
                AuthorityNo,
                NeedUnknown,
                NeedNo,
                TimingUnknown,
                TimingNo,
                NoDecisionMaker,
            ],
            Self::Pitch => &[NoDemoDate, DemoDatePast, GenericDemo],
            Self::Objections => &[ObjectionOld, ObjectionAgain],
            Self::Closing => &[ProposalNotSent, BuyInMissing, TooManyOptions, OfferOver],
            Self::Onboarding => &[NotDelivered, NotSetUp, NotSupported, HandedOver, HealthPoor],
            Self::FollowUp | Self::After => &[NoTouch, HealthPoor],
            Self::Selling => &[NoContact, ObjectionOld, ObjectionAgain],
        };
        let mut causes = own.to_vec();
        if !self.is_after() {
            causes.extend(CLOSE_DATE);
        }
        let touch = causes.contains(&NoTouch);
        causes.extend(
            ANYWHERE
                .into_iter()
                // After the sale a touch is what an activity is before it.
                .filter(|cause| !(touch && *cause == NoActivity)),
        );
        causes.sort_unstable();
        causes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Language,
        process::{builtin, builtin_in},
    };

    #[test]
    fn the_stages_of_the_built_in_process_have_their_roles_in_any_language() {
        for language in Language::ALL {
            assert_eq!(roles(&builtin_in(language)), ROLES);
        }
        let mut moved = builtin();
        moved.stages.swap(1, 2);
        moved.stages[0].name = "Suspects".to_owned();
        let roles = roles(&moved);
        assert_eq!(
            roles[..3],
            [Role::Selling, Role::Qualification, Role::Connecting]
        );
    }

    #[test]
    fn of_another_process_only_what_it_names_alike_and_where_it_wins_is_sure() {
        let process = Process::of_stages("", &["Akquise", "Angebot", "Qualifizierung", "Vertrag"]);
        assert_eq!(
            roles(&process),
            [
                Role::Prospecting,
                Role::Selling,
                Role::Qualification,
                Role::Closing
            ]
        );
        let mut process = Process::of_stages("", &["Lead", "Follow-up", "Contract", "Service"]);
        process.wins_at = 2;
        assert_eq!(
            roles(&process),
            [Role::Selling, Role::Selling, Role::Closing, Role::After]
        );
    }

    #[test]
    fn every_cause_applies_somewhere_and_none_twice_at_a_stage() {
        let all = ROLES.into_iter().chain([Role::Selling, Role::After]);
        let mut seen = std::collections::BTreeSet::new();
        for role in all {
            let causes = role.causes();
            assert!(causes.windows(2).all(|pair| pair[0] < pair[1]), "{role:?}");
            seen.extend(causes);
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), Cause::ALL);
        for (ix, cause) in Cause::ALL.into_iter().enumerate() {
            assert_eq!(cause.bit(), 1 << ix);
        }
    }
}
