//! A dated change of what is known of a deal, as a log of changes tells it: what it was worth, when it
//! was to close, who owned it. No move, though another owner shows in the story as a sighting of the
//! deal where it then was.

use engine::{
    moment::{Day, Moment},
    money::Money,
};

use crate::{
    identity::RepId,
    said::{Details, Fact, When},
    table::moves::StoredStep,
};

/// One value of a deal, until or from a moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    pub(crate) at: Moment,
    /// True: from then on. False: until then; such stand before those of the same moment that are not.
    pub(crate) became: bool,
    pub(crate) rep: Option<RepId>,
    pub(crate) amount: Option<Money>,
    pub(crate) expected_close: Option<Day>,
}

impl Turn {
    /// Puts its value over details; an amount that names no currency keeps the one that is known.
    pub(crate) fn apply(&self, to: &mut Details) {
        if let Some(mut money) = self.amount {
            if money.currency == engine::money::Currency::UNKNOWN
                && let Some(known) = to.amount
                && known.currency.decimals() == money.currency.decimals()
            {
                money.currency = known.currency;
            }
            to.amount = Some(money);
        }
        to.expected_close = self.expected_close.or(to.expected_close);
    }
}

/// The sightings that changes of owner are: where the deal then was, by its other facts in order of
/// time. One of a deal that had ended, or of which no place is known, is none.
pub(crate) fn sightings(facts: &[Fact], turns: &[Turn]) -> Vec<Fact> {
    let instant = |fact: &Fact| match fact.when {
        When::At(at) => Some(at.instant),
        When::Undated | When::FileDay | When::By(_) => None,
    };
    let taken_over = |turn: &Turn| {
        let rep = turn.rep.filter(|_| turn.became)?;
        let before = facts
            .iter()
            .rev()
            .filter(|fact| fact.step != StoredStep::Created)
            .find(|fact| instant(fact).is_some_and(|at| at <= turn.at.instant))?;
        Some(Fact {
            step: StoredStep::SeenAt(before.step.stage()?),
            when: When::At(turn.at),
            rep: Some(rep),
        })
    };
    turns.iter().filter_map(taken_over).collect()
}
