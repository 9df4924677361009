//! Exit checks that need no ticking: those of the built-in process are read off what is recorded on
//! the deal. A check of any other wording is ticked by hand.
//!
//! A check is recognised by its words, those of any language, since a process is data and checks are only
//! words in it; one that a team words anew is theirs to tick.

use super::{
    Contact, Objection,
    detail::{Answer, Detail, Details, Value},
};
use crate::process::exit_check;

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

/// A check that is read off the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Check {
    FitJudged,
    Contact,
    Replied,
    BantKnown,
    NoNo,
    Demo,
    NoObjection,
    Proposal,
    Agreed,
    Delivered,
    SetUp,
    Supported,
    Descent,
}

/// The exit checks of the eight stages, in their order; `None`: only a person can tell.
const BUILT_IN: [&[Option<Check>]; 8] = [
    &[Some(Check::FitJudged), Some(Check::Contact)],
    &[Some(Check::Replied), None],
    &[Some(Check::BantKnown), Some(Check::NoNo)],
    &[Some(Check::Demo)],
    &[Some(Check::NoObjection)],
    &[Some(Check::Proposal), Some(Check::Agreed)],
    &[
        Some(Check::Delivered),
        Some(Check::SetUp),
        Some(Check::Supported),
    ],
    &[Some(Check::Descent)],
];

impl Check {
    /// By its words in the built-in process, in any language.
    fn of(words: &str) -> Option<Self> {
        let (stage, place) = exit_check(words)?;
        BUILT_IN.get(stage)?.get(place).copied().flatten()
    }

    fn holds(self, of: &Recorded<'_>) -> bool {
        match self {
            Self::FitJudged => of.said(Detail::Fit),
            Self::Contact => of.contacts.iter().any(|contact| contact.reach.is_some()),
            Self::Replied => of.replied,
            Self::BantKnown => Detail::BANT.iter().all(|detail| of.said(*detail)),
            Self::NoNo => Detail::BANT
                .iter()
                .all(|detail| of.answer(*detail) != Some(Answer::No)),
            Self::Demo => {
                of.said(Detail::DemoHeld) && of.answer(Detail::DemoDecider) == Some(Answer::Yes)
            }
            Self::NoObjection => of.objections.iter().all(|one| one.resolved.is_some()),
            Self::Proposal => of.said(Detail::ProposalSent),
            Self::Agreed => {
                let mut deciders = of.contacts.iter().filter(|contact| contact.decides);
                let first = deciders.next();
                first.is_some_and(|first| {
                    first.agreed.is_some() && deciders.all(|other| other.agreed.is_some())
                })
            }
            Self::Delivered => of.said(Detail::Delivered),
            Self::SetUp => of.said(Detail::SetUp),
            Self::Supported => of.said(Detail::Supported),
            Self::Descent => of.has_descent,
        }
    }
}

/// Whether a check holds, where that is read off the record; `None`: it is ticked by hand.
#[must_use]
pub fn read_off(check: &str, of: &Recorded<'_>) -> Option<bool> {
    Check::of(check).map(|check| check.holds(of))
}

/// Whether a check is read off the record.
#[must_use]
pub fn is_read_off(check: &str) -> bool {
    Check::of(check).is_some()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{deal::ObjectionKind, language::Language, process::builtin_in};

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
    fn most_checks_of_the_built_in_process_are_read_off_in_any_language() {
        let checks = |language| {
            let stages = builtin_in(language).stages.into_iter();
            let checks = stages.flat_map(|stage| stage.exit_checks);
            checks.map(|check| Check::of(&check)).collect::<Vec<_>>()
        };
        let english = checks(Language::English);
        // The right point of contact is known to whoever ticks it.
        assert_eq!(english.iter().filter(|check| check.is_none()).count(), 1);
        assert_eq!(english.len(), 14);
        assert_eq!(checks(Language::German), english);
        let check = |words, expected| assert_eq!(Check::of(words), Some(expected));
        check("They have replied", Check::Replied);
        check("Keines der vier ist ein Nein", Check::NoNo);
        check("Every decider has agreed", Check::Agreed);
        check("Eingerichtet", Check::SetUp);
        assert_eq!(Check::of("eingerichtet"), None);
    }

    #[test]
    fn what_is_unknown_holds_no_check_and_an_unknown_is_no_no() {
        let none = Details::new();
        assert!(!Check::BantKnown.holds(&recorded(&none)));
        assert!(Check::NoNo.holds(&recorded(&none)));
        assert!(!Check::Agreed.holds(&recorded(&none)));
        assert!(Check::NoObjection.holds(&recorded(&none)));
        let mut four: Details = Detail::BANT
            .iter()
            .map(|detail| (*detail, Value::Answer(Answer::Partly)))
            .collect();
        assert!(Check::BantKnown.holds(&recorded(&four)));
        four.insert(Detail::Need, Value::Answer(Answer::No));
        assert!(!Check::NoNo.holds(&recorded(&four)));
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
            assert_eq!(Check::NoObjection.holds(&of), expected);
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
            assert_eq!(Check::Agreed.holds(&of), expected);
        };
        check(&[decider(Some(NaiveDate::MIN))], true);
        check(&[decider(Some(NaiveDate::MIN)), decider(None)], false);
    }
}
