//! Exit checks that need no ticking: those of the built-in process are read off what is recorded on
//! the deal. A check of any other wording is ticked by hand.
//!
//! A check is recognised by its words, since a process is data and checks are only words in it; one
//! that a team words anew is theirs to tick.

use super::{
    Contact, Objection,
    detail::{Answer, Detail, Details, Value},
};

/// What a check is read off.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a> {
    /// The details.
    pub details: &'a Details,
    /// The people on the other side.
    pub contacts: &'a [Contact],
    /// What was objected.
    pub objections: &'a [Objection],
    /// Whether they ever replied.
    pub replied: bool,
    /// Whether a deal came of this one.
    pub has_descent: bool,
}

impl Recorded<'_> {
    fn answer(&self, detail: Detail) -> Option<Answer> {
        match self.details.get(&detail) {
            Some(Value::Answer(answer)) => Some(*answer),
            _ => None,
        }
    }

    fn said(&self, detail: Detail) -> bool {
        self.details.contains_key(&detail)
    }
}

/// The checks of the built-in process, by their words.
pub mod words {
    /// Prospecting.
    pub const FIT_JUDGED: &str = "Fit has been judged";
    /// Prospecting.
    pub const CONTACT: &str = "There is a contact, and a way to reach them";
    /// Connecting.
    pub const REPLIED: &str = "They have replied";
    /// Qualification.
    pub const BANT_KNOWN: &str = "Budget, authority, need and timing are all known";
    /// Qualification.
    pub const NO_NO: &str = "None of the four is a no";
    /// Pitch.
    pub const DEMO: &str = "The demo was held with the decision-maker";
    /// Objection handling.
    pub const NO_OBJECTION: &str = "No objection is open";
    /// Closing.
    pub const PROPOSAL: &str = "The proposal is sent";
    /// Closing.
    pub const AGREED: &str = "Every decider has agreed";
    /// Onboarding.
    pub const DELIVERED: &str = "Delivered";
    /// Onboarding.
    pub const SET_UP: &str = "Set up";
    /// Onboarding.
    pub const SUPPORTED: &str = "Supported";
    /// Follow-up.
    pub const DESCENT: &str = "A further deal or a referral came of it, or it is completed";
}

/// Whether a check holds, where that is read off the record; `None`: it is ticked by hand.
#[must_use]
pub fn read_off(check: &str, of: &Recorded<'_>) -> Option<bool> {
    Some(match check {
        words::FIT_JUDGED => of.said(Detail::Fit),
        words::CONTACT => of.contacts.iter().any(|contact| contact.reach.is_some()),
        words::REPLIED => of.replied,
        words::BANT_KNOWN => Detail::BANT.iter().all(|detail| of.said(*detail)),
        words::NO_NO => Detail::BANT
            .iter()
            .all(|detail| of.answer(*detail) != Some(Answer::No)),
        words::DEMO => {
            of.said(Detail::DemoHeld) && of.answer(Detail::DemoDecider) == Some(Answer::Yes)
        }
        words::NO_OBJECTION => of.objections.iter().all(|one| one.resolved.is_some()),
        words::PROPOSAL => of.said(Detail::ProposalSent),
        words::AGREED => {
            let mut deciders = of.contacts.iter().filter(|contact| contact.decides);
            let first = deciders.next();
            first.is_some_and(|first| {
                first.agreed.is_some() && deciders.all(|other| other.agreed.is_some())
            })
        }
        words::DELIVERED => of.said(Detail::Delivered),
        words::SET_UP => of.said(Detail::SetUp),
        words::SUPPORTED => of.said(Detail::Supported),
        words::DESCENT => of.has_descent,
        _ => return None,
    })
}

/// Whether a check is read off the record.
#[must_use]
pub fn is_read_off(check: &str) -> bool {
    let nothing = Recorded {
        details: &Details::new(),
        contacts: &[],
        objections: &[],
        replied: false,
        has_descent: false,
    };
    read_off(check, &nothing).is_some()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{deal::ObjectionKind, process::builtin};

    fn recorded(details: &Details) -> Recorded<'_> {
        Recorded {
            details,
            contacts: &[],
            objections: &[],
            replied: false,
            has_descent: false,
        }
    }

    #[test]
    fn most_checks_of_the_built_in_process_are_read_off() {
        let by_hand: Vec<_> = builtin()
            .stages
            .into_iter()
            .flat_map(|stage| stage.exit_checks)
            .filter(|check| read_off(check, &recorded(&Details::new())).is_none())
            .collect();
        assert_eq!(by_hand, ["The right point of contact is known"]);
    }

    #[test]
    fn what_is_unknown_holds_no_check_and_an_unknown_is_no_no() {
        let none = Details::new();
        assert_eq!(read_off(words::BANT_KNOWN, &recorded(&none)), Some(false));
        assert_eq!(read_off(words::NO_NO, &recorded(&none)), Some(true));
        assert_eq!(read_off(words::AGREED, &recorded(&none)), Some(false));
        assert_eq!(read_off(words::NO_OBJECTION, &recorded(&none)), Some(true));
        let mut four: Details = Detail::BANT
            .iter()
            .map(|detail| (*detail, Value::Answer(Answer::Partly)))
            .collect();
        assert_eq!(read_off(words::BANT_KNOWN, &recorded(&four)), Some(true));
        four.insert(Detail::Need, Value::Answer(Answer::No));
        assert_eq!(read_off(words::NO_NO, &recorded(&four)), Some(false));
    }

    #[test]
    fn an_open_objection_and_a_decider_who_has_not_agreed_keep_a_deal() {
        let none = Details::new();
        let open = Objection {
            kind: ObjectionKind::Price,
            words: "Too dear".to_owned(),
            raised: NaiveDate::MIN,
            answer: None,
            resolved: None,
        };
        let settled = Objection {
            resolved: Some(NaiveDate::MAX),
            ..open.clone()
        };
        let check = |objections: &[Objection], expected| {
            let of = Recorded {
                objections,
                ..recorded(&none)
            };
            assert_eq!(read_off(words::NO_OBJECTION, &of), Some(expected));
        };
        check(std::slice::from_ref(&settled), true);
        check(&[settled, open], false);
        let decider = |agreed| Contact {
            name: "Dora".to_owned(),
            role: None,
            reach: None,
            decides: true,
            agreed,
        };
        let check = |contacts: &[Contact], expected| {
            let of = Recorded {
                contacts,
                ..recorded(&none)
            };
            assert_eq!(read_off(words::AGREED, &of), Some(expected));
        };
        check(&[decider(Some(NaiveDate::MIN))], true);
        check(&[decider(Some(NaiveDate::MIN)), decider(None)], false);
    }
}
