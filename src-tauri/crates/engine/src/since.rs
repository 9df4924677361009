//! What became of the pipeline between two days: since the last review, say.
//!
//! A deal is held against itself: where it stood on the evening of the first day, and on the evening of
//! the last. It is new, or moved, or ended; beside that it may have changed hands, date or worth. What a
//! move means is said in [`crate::passage`]; a loss that was later revoked is seen by whoever looks before
//! that.
//!
//! Between any two days ([`Ledger::since`]) all that is known now counts on its own date. Laws: over days
//! that follow each other, new deals, won deals, lost less reopened ones, and the moves themselves add up
//! to those of the whole. Since a review that somebody marked ([`Ledger::since_review`]) the first evening
//! is as it was known when it was marked ([`known`]), so that what came too late for that review is in the
//! next one.

mod known;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    filter::Filter,
    ledger::{Ledger, SEEN, UNDATED, WON},
    lens::Lens,
    moment::Day,
    money::{Amounts, Money},
    passage::{Standing, Walker},
    purse,
    record::StageIx,
    selection::Outcome,
};

use known::Told;
pub use known::{Known, Learnt};

/// What a detail of a deal was until a day on which it changed; the memory's log tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The deal's id in its source.
    pub deal: String,
    /// The day it changed; where two files lie around it, the later.
    pub day: Day,
    /// What it was before.
    pub was: Was,
}

/// A detail and its value before a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was {
    /// What the deal was worth.
    Amount(Option<Money>),
    /// When it was expected to close.
    Close(Option<Day>),
}

/// What became of a deal. One that is new may also have been won or lost already, one that was lost may
/// have been won after all; a deal moved in one way or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// It was won.
    Won,
    /// It was lost.
    Lost,
    /// The customer was lost, after the sale.
    Churned,
    /// It had been lost, and is not any more.
    Reopened,
    /// It was not known before.
    New,
    /// It is at a later stage, none of those between passed over.
    MovedOn,
    /// It is at a later stage, and passed over one on the way.
    SkippedAhead,
    /// It is at an earlier stage.
    WentBack,
    /// Its last stage was completed.
    Completed,
    /// It was seen at a stage for the first time, and was known before.
    Placed,
    /// It is expected to close later than it was.
    Slipped,
    /// It is expected to close earlier.
    PulledIn,
    /// It is worth more, in the same currency.
    Grown,
    /// It is worth less, in the same currency.
    Shrunk,
    /// Somebody else owns it.
    OwnerChanged,
}

impl Became {
    /// Every one, in the order in which they are listed.
    pub const ALL: [Self; 15] = [
        Self::New,
        Self::MovedOn,
        Self::SkippedAhead,
        Self::WentBack,
        Self::Won,
        Self::Lost,
        Self::Reopened,
        Self::Completed,
        Self::Churned,
        Self::Placed,
        Self::Slipped,
        Self::PulledIn,
        Self::Grown,
        Self::Shrunk,
        Self::OwnerChanged,
    ];
}

/// Deals of which the same became.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Change {
    /// What.
    pub became: Became,
    /// How many.
    pub count: u32,
    /// What they are worth on the last day.
    pub value: Amounts,
    /// Grown or shrunk: by how much; else nothing.
    pub by: Amounts,
    /// Which, in the order of the source.
    pub deals: Vec<String>,
}

/// Moves of deals, each counted, whatever became of the deal in the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Steps {
    /// To a later stage.
    pub forward: u32,
    /// To an earlier one.
    pub back: u32,
}

impl Steps {
    fn add(&mut self, more: Self) {
        self.forward += more.forward;
        self.back += more.back;
    }

    /// Those that were not known already.
    fn beyond(self, known: Self) -> Self {
        Self {
            forward: self.forward.saturating_sub(known.forward),
            back: self.back.saturating_sub(known.back),
        }
    }
}

/// What became of the pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Since {
    /// It stood so on the evening of this day.
    pub from: NaiveDate,
    /// And so on the evening of this.
    pub to: NaiveDate,
    /// What became of deals, every kind in its order, also where there is none.
    pub changes: Vec<Change>,
    /// The moves between.
    pub steps: Steps,
    /// Since a review that was marked: of the deals listed, those that had changed by its day, going by
    /// the dates, which was recorded only after it was marked.
    pub late: Vec<String>,
    /// The same of those that stood otherwise then because of an import that was undone since.
    pub taken_back: Vec<String>,
}

impl Since {
    /// Deals of which that became.
    #[must_use]
    pub fn of(&self, became: Became) -> u32 {
        let change = self.changes.iter().find(|change| change.became == became);
        change.map_or(0, |change| change.count)
    }
}

/// A deal on the evening of a day.
#[derive(Default)]
struct At {
    standing: Standing,
    value: Option<Money>,
    close: Option<Day>,
}

impl At {
    /// Whether it stood as here, whenever it got there.
    fn stood_alike(&self, other: &Self) -> bool {
        let stood = |of: &Self| {
            let own = &of.standing;
            let place = (own.known, own.stage, own.outcome(), own.completed);
            (place, own.lost.is_some(), own.owner, of.value, of.close)
        };
        stood(self) == stood(other)
    }
}

impl Ledger {
    /// What became of the deals that a filter leaves, by their owner on the last day, from the evening
    /// of `from` to that of its as-of day, going by the dates. `turns` tell what amounts and close dates
    /// were; a period in the filter does not matter.
    #[must_use]
    pub fn since(&self, filter: &Filter, from: NaiveDate, turns: &[Turn]) -> Since {
        self.became_since(filter, from, turns, &HashMap::new())
    }

    /// The same since a review of the day `from`; `known` is what was known when it was marked.
    #[must_use]
    pub fn since_review(
        &self,
        filter: &Filter,
        from: NaiveDate,
        turns: &[Turn],
        known: &Known,
    ) -> Since {
        let told = known.told(self, Day::of(from));
        self.became_since(filter, from, turns, &told)
    }

    fn became_since(
        &self,
        filter: &Filter,
        from: NaiveDate,
        turns: &[Turn],
        told: &HashMap<&str, Told>,
    ) -> Since {
        let lens = Lens::new(self, filter);
        let (first, last) = (Day::of(from), lens.as_of);
        let of_deal = by_deal(turns);
        let mut changes = Became::ALL.map(|became| Change {
            became,
            count: 0,
            value: Amounts::new(),
            by: Amounts::new(),
            deals: Vec::new(),
        });
        let mut steps = Steps::default();
        let (mut late, mut taken_back) = (Vec::new(), Vec::new());
        let mut then = Walker::new(self, first);
        let mut now = Walker::new(self, last);
        let earlier = first.min(last);
        for deal in 0..self.deals() as u32 {
            // Of which nothing is known after the first evening, nothing became: most deals.
            let still = !self.day[self.moves_of(deal)]
                .iter()
                .any(|day| Day(*day) > earlier);
            let turns = of_deal.get(self.id(deal)).map_or(&[][..], Vec::as_slice);
            let told = told.get(self.id(deal));
            if still && turns.is_empty() && told.is_none() || !lens.deal(self, deal) {
                continue;
            }
            let after = now.walk(self, deal, |_| {});
            if !after.known || !lens.owner(after.owner) {
                continue;
            }
            let dated = then.walk(self, deal, |_| {});
            let skipped = now.skips().any(|skip| match told {
                Some(told) => !told.skipped.contains(&skip.stage),
                None => skip.on > first,
            });
            let dated = self.at(deal, dated, first, turns);
            let after = self.at(deal, after, last, turns);
            match told {
                Some(told) => steps.add(self.steps(deal, (ALWAYS, last)).beyond(told.steps)),
                None => steps.add(self.steps(deal, (first, last))),
            }
            let all = became(told.map_or(&dated, |told| &told.at), &after, skipped);
            if let Some(told) = told.filter(|told| !all.is_empty() && !told.at.stood_alike(&dated))
            {
                let list = if told.taken_back {
                    &mut taken_back
                } else {
                    &mut late
                };
                list.push(self.id(deal).to_owned());
            }
            for (became, by) in all {
                let Some(change) = changes.iter_mut().find(|change| change.became == became) else {
                    continue;
                };
                change.count += 1;
                purse::add(&mut change.value, after.value);
                purse::add(&mut change.by, by);
                change.deals.push(self.id(deal).to_owned());
            }
        }
        Since {
            from,
            to: last.date(),
            changes: changes
                .into_iter()
                .map(|change| Change {
                    value: purse::largest_first(change.value),
                    by: purse::largest_first(change.by),
                    ..change
                })
                .collect(),
            steps,
            late,
            taken_back,
        }
    }

    fn at(&self, deal: u32, standing: Standing, day: Day, turns: &[&Turn]) -> At {
        At {
            standing,
            value: self.value_on(deal, day, turns),
            close: self.close_on(deal, day, turns),
        }
    }

    fn value_on(&self, deal: u32, day: Day, turns: &[&Turn]) -> Option<Money> {
        let after = turns.iter().filter(|turn| turn.day > day);
        let mut was = after.filter_map(|turn| match turn.was {
            Was::Amount(amount) => Some(amount),
            Was::Close(_) => None,
        });
        was.next().unwrap_or_else(|| self.value(deal))
    }

    fn close_on(&self, deal: u32, day: Day, turns: &[&Turn]) -> Option<Day> {
        let after = turns.iter().filter(|turn| turn.day > day);
        let mut was = after.filter_map(|turn| match turn.was {
            Was::Close(close) => Some(close),
            Was::Amount(_) => None,
        });
        was.next().unwrap_or_else(|| self.expected_close(deal))
    }

    /// A deal's moves from stage to stage after one day, up to another.
    fn steps(&self, deal: u32, (first, last): (Day, Day)) -> Steps {
        let mut steps = Steps::default();
        let mut place: Option<StageIx> = None;
        for at in self.moves_of(deal) {
            let (day, step) = (self.day[at], self.step[at]);
            let stage = step & !SEEN;
            if step >= WON || usize::from(stage) >= self.process().stages.len() {
                continue;
            }
            let between = day != UNDATED && Day(day) > first && Day(day) <= last;
            if let Some(known) = place.filter(|_| between) {
                steps.forward += u32::from(stage > known);
                steps.back += u32::from(stage < known);
            }
            if day == UNDATED || Day(day) <= last {
                place = Some(stage);
            }
        }
        steps
    }
}

/// Before every day that a move can bear.
const ALWAYS: Day = Day(UNDATED);

/// Turns by deal, each deal's in order of time.
fn by_deal(turns: &[Turn]) -> HashMap<&str, Vec<&Turn>> {
    let mut of_deal: HashMap<&str, Vec<&Turn>> = HashMap::new();
    for turn in turns {
        of_deal.entry(&turn.deal).or_default().push(turn);
    }
    for turns in of_deal.values_mut() {
        turns.sort_by_key(|turn| turn.day);
    }
    of_deal
}

/// What became of a deal between two evenings, each with by how much its worth changed.
fn became(before: &At, after: &At, skipped: bool) -> Vec<(Became, Option<Money>)> {
    let mut all = Vec::new();
    let (was, is) = (&before.standing, &after.standing);
    let (outcome, ended) = (was.outcome(), is.outcome());
    if !was.known {
        all.push((Became::New, None));
    }
    if ended == Outcome::Advanced && (!was.known || outcome != Outcome::Advanced) {
        all.push((Became::Won, None));
    } else if ended == Outcome::Lost && (!was.known || outcome != Outcome::Lost) {
        all.push((Became::Lost, None));
    }
    if !was.known {
        return all;
    }
    if outcome == Outcome::Lost && ended != Outcome::Lost {
        all.push((Became::Reopened, None));
    }
    if outcome == ended
        && let Some(moved) = moved(was, is, skipped)
    {
        all.push((moved, None));
    }
    if let (Some(was), Some(is)) = (before.close, after.close) {
        if is > was {
            all.push((Became::Slipped, None));
        } else if is < was {
            all.push((Became::PulledIn, None));
        }
    }
    if let (Some(was), Some(is)) = (before.value, after.value)
        && was.currency == is.currency
    {
        let by = Some(Money {
            minor: is.minor.saturating_sub(was.minor),
            ..is
        });
        if is.minor > was.minor {
            all.push((Became::Grown, by));
        } else if is.minor < was.minor {
            all.push((Became::Shrunk, by));
        }
    }
    if before.standing.owner.is_some() && before.standing.owner != after.standing.owner {
        all.push((Became::OwnerChanged, None));
    }
    all
}

/// How a deal moved that neither ended nor was opened again.
fn moved(before: &Standing, after: &Standing, skipped: bool) -> Option<Became> {
    let churned = |of: &Standing| of.outcome() == Outcome::Advanced && of.lost.is_some();
    if churned(after) && !churned(before) {
        return Some(Became::Churned);
    }
    if after.completed && !before.completed {
        return Some(Became::Completed);
    }
    match (before.stage, after.stage) {
        (Some(was), Some(is)) if is < was => Some(Became::WentBack),
        (Some(was), Some(is)) if is > was && skipped => Some(Became::SkippedAhead),
        (Some(was), Some(is)) if is > was => Some(Became::MovedOn),
        (None, Some(_)) if before.outcome() == Outcome::Open => Some(Became::Placed),
        (None, Some(_)) => Some(Became::MovedOn),
        _ => None,
    }
}
