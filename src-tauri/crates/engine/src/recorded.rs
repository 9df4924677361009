//! What is recorded on deals beside their moves, as columns beside the ledger's: every fact with the
//! day from which it was known, so that any earlier day can be looked back on as it was seen then.
//!
//! Numbers only, a few bytes a fact, by deal and then day; a deal of which nothing is recorded costs
//! nothing, and where nothing is recorded at all there is nothing here. What the facts mean is said in
//! [`crate::cause`]; the memory reads them once and tells a deal anew with the ledger.

use crate::{
    deal::{
        ActivityKind, ObjectionKind,
        detail::{Answer, Detail, Health, Value},
    },
    ledger::{DealIx, Ledger},
    moment::Day,
};

/// What a fact is about; what its number means stands with each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A detail: the place of an answer or a health in its list, the day, the count, or 1 for words;
    /// [`NOTHING`] where it was cleared.
    Detail(Detail),
    /// People on the other side who came to be known, or went (negative); so below.
    Contacts,
    /// Of those, with a way to reach them.
    Reachable,
    /// Of those, who decide.
    Deciders,
    /// Of those who decide, who agreed.
    Agreed,
    /// An objection was raised: its number among the deal's.
    Raised(ObjectionKind),
    /// The objection of that number was settled.
    Settled,
    /// Something was done: 1 where they replied, 0 where they did not, else [`NOTHING`].
    Done(ActivityKind),
    /// Something is to be done by that day.
    Planned,
    /// Something that was to be done by that day is no longer: it was done, or dropped.
    Met,
    /// The expected close was that day, or [`NOTHING`], until now. Stands before the
    /// [`What::CloseIs`] of the same change.
    CloseWas,
    /// The expected close is that day, or [`NOTHING`], from now on.
    CloseIs,
    /// It moved on from a stage with an exit check open: the stage's place.
    PassedOver,
    /// A file of this day had columns of these [`Asked`] for it, whatever stood in them. Stands before
    /// what it said.
    Asked,
    /// The day of the last activity, as a file knew it; so below.
    FiledLast,
    /// The day of the next activity.
    FiledNext,
    /// 1: there is a next step.
    FiledStep,
    /// How often they were contacted.
    FiledContacted,
    /// How often the close date was pushed.
    FiledPushes,
    /// How many people are known on the other side.
    FiledContacts,
    /// The day the proposal was sent.
    FiledProposal,
}

/// The number of a fact that is not there.
pub const NOTHING: i32 = i32::MIN;

/// Columns that a file can have for the work on its deals, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Asked(pub u8);

impl Asked {
    /// The last activity's day.
    pub const LAST: Self = Self(1);
    /// The next activity's day.
    pub const NEXT: Self = Self(2);
    /// The next step in words.
    pub const STEP: Self = Self(4);
    /// How often they were contacted.
    pub const CONTACTED: Self = Self(8);
    /// How often the close date was pushed.
    pub const PUSHES: Self = Self(16);
    /// The people on the other side.
    pub const CONTACTS: Self = Self(32);
    /// The day the proposal was sent.
    pub const PROPOSAL: Self = Self(64);

    /// Whether any of the others is among them.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The day from which it was known.
    pub day: Day,
    /// What it is about.
    pub what: What,
    /// What it says.
    pub value: i32,
}

/// What a detail's value is as a number.
#[must_use]
pub fn number(value: Option<&Value>) -> i32 {
    match value {
        None => NOTHING,
        Some(Value::Answer(answer)) => match answer {
            Answer::No => 0,
            Answer::Partly => 1,
            Answer::Yes => 2,
        },
        Some(Value::Health(health)) => match health {
            Health::Good => 0,
            Health::AtRisk => 1,
            Health::Poor => 2,
        },
        Some(Value::Day(day)) => Day::of(*day).0,
        Some(Value::Count(count)) => i32::try_from(*count).unwrap_or(i32::MAX),
        Some(Value::Text(_)) => 1,
    }
}

/// The facts of all deals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Records {
    /// Where each deal's facts begin; one more at the end. Empty where nothing is recorded.
    start: Vec<u32>,
    noted: Vec<Noted>,
}

impl Records {
    pub(crate) fn is_empty(&self) -> bool {
        self.noted.is_empty()
    }

    /// The facts of a deal, by day.
    pub(crate) fn of(&self, deal: u32) -> &[Noted] {
        let at = |ix: usize| self.start.get(ix).map(|at| *at as usize);
        match (at(deal as usize), at(deal as usize + 1)) {
            (Some(from), Some(to)) => self.noted.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Of `deals` deals, from facts in any order; those of one day stay as they come.
    fn gathered(deals: usize, mut facts: Vec<(DealIx, Noted)>) -> Self {
        facts.retain(|(deal, _)| (deal.0 as usize) < deals);
        facts.truncate(u32::MAX as usize);
        if facts.is_empty() {
            return Self::default();
        }
        facts.sort_by_key(|(deal, noted)| (*deal, noted.day));
        let mut start = vec![0_u32; deals + 1];
        for (deal, _) in &facts {
            start[deal.0 as usize + 1] += 1;
        }
        for ix in 0..deals {
            start[ix + 1] += start[ix];
        }
        let noted = facts.into_iter().map(|(_, noted)| noted).collect();
        Self { start, noted }
    }

    /// Puts the facts of a deal in the place of what was known of it.
    pub(crate) fn put(&mut self, deal: u32, facts: &[Noted]) {
        if self.of(deal) == facts {
            return;
        }
        let place = deal as usize;
        if self.start.is_empty() {
            self.start.push(0);
        }
        let last = self.start.last().copied().unwrap_or(0);
        if self.start.len() < place + 2 {
            self.start.resize(place + 2, last);
        }
        let (from, to) = (self.start[place], self.start[place + 1]);
        self.noted
            .splice(from as usize..to as usize, facts.iter().copied());
        let come = u32::try_from(facts.len()).unwrap_or(u32::MAX);
        for start in &mut self.start[place + 1..] {
            *start = *start - (to - from) + come;
        }
    }
}

impl Ledger {
    /// Takes what is recorded on its deals, in the place of what it knew; a deal that the ledger does
    /// not have is passed over. Facts of one deal and day keep their order.
    pub fn record(&mut self, facts: Vec<(DealIx, Noted)>) {
        self.records = Records::gathered(self.deals(), facts);
        self.forget_causes();
    }

    /// Whether anything is recorded on any deal beside its moves.
    #[must_use]
    pub fn has_records(&self) -> bool {
        !self.records.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(day: i32, value: i32) -> Noted {
        Noted {
            day: Day(day),
            what: What::Contacts,
            value,
        }
    }

    #[test]
    fn facts_lie_by_deal_and_day_and_those_of_a_day_as_they_came() {
        let facts = vec![
            (DealIx(2), noted(5, 1)),
            (DealIx(0), noted(9, 2)),
            (DealIx(2), noted(3, 3)),
            (DealIx(2), noted(5, 4)),
            (DealIx(7), noted(1, 9)),
        ];
        let records = Records::gathered(3, facts);
        assert_eq!(records.of(0), [noted(9, 2)]);
        assert_eq!(records.of(1), []);
        assert_eq!(records.of(2), [noted(3, 3), noted(5, 1), noted(5, 4)]);
        assert_eq!(records.of(3), []);
    }

    #[test]
    fn a_deal_told_anew_takes_its_own_place_only() {
        let told = |facts: &[(u32, i32)]| {
            let facts = facts
                .iter()
                .map(|(deal, day)| (DealIx(*deal), noted(*day, 1)));
            Records::gathered(4, facts.collect())
        };
        let mut records = told(&[(0, 1), (1, 1), (1, 2), (2, 4)]);
        records.put(1, &[noted(7, 1), noted(8, 1), noted(9, 1)]);
        assert_eq!(records, told(&[(0, 1), (1, 7), (1, 8), (1, 9), (2, 4)]));
        records.put(1, &[]);
        assert_eq!(records, told(&[(0, 1), (2, 4)]));
        let mut none = Records::default();
        none.put(2, &[]);
        assert_eq!(none, Records::default());
        none.put(2, &[noted(3, 1)]);
        none.put(5, &[noted(4, 1)]);
        assert_eq!(none.of(2), [noted(3, 1)]);
        assert_eq!((none.of(4), none.of(5)), (&[][..], &[noted(4, 1)][..]));
    }
}
