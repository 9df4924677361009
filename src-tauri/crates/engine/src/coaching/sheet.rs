//! The sheet of a one-to-one with a rep: what changed since the last talk, the flags, a few deals to talk
//! about with their causes and next steps, the plans under way, and what was agreed. The same facts stand
//! on the screen and on paper.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Agreement, OneToOne, PlanState,
    book::{Coaching, PlanShown},
};
use crate::{
    deal::sheet::Keyed,
    review::{Flag, Review, StalledDeal},
    since::Since,
};

/// So many deals are enough for one talk.
pub const DEALS: usize = 5;
/// How far back is looked where no talk is kept: four weeks.
const DAYS_BACK: u64 = 28;

/// What is to be done next on a deal: a next step, or an activity that is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NextStep {
    /// Whether anything is.
    pub is_there: bool,
    /// What, where it was said.
    pub words: Option<String>,
    /// By when, the earliest of several.
    pub due: Option<NaiveDate>,
}

/// A deal to talk about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TalkedAbout {
    /// The deal, with why it waits.
    pub deal: StalledDeal,
    /// What is to be done next, as far as recorded.
    pub next: NextStep,
}

/// All that stands on the sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OneToOneSheet {
    /// With whom.
    pub rep: String,
    /// The rep's team, where one is known.
    pub team: Option<String>,
    /// Everything after this day is left out.
    pub as_of: NaiveDate,
    /// What became of the rep's deals since the last talk.
    pub since: Since,
    /// Where the rep stands out, surest first.
    pub flags: Vec<Flag>,
    /// Deals to talk about, in the order of the review.
    pub deals: Vec<TalkedAbout>,
    /// Plans that are not done.
    pub plans: Vec<PlanShown>,
    /// What was agreed and is open, or was ticked on the day of the sheet.
    pub agreed: Vec<Keyed<Agreement>>,
}

/// The day of the last talk with a rep before a day, or four weeks before it.
#[must_use]
pub fn last_talk(talks: &[Keyed<OneToOne>], rep: &str, as_of: NaiveDate) -> NaiveDate {
    let own = talks.iter().filter(|talk| talk.row.rep == rep);
    let days = own.map(|talk| talk.row.day).filter(|day| *day < as_of);
    let weeks = as_of.checked_sub_days(Days::new(DAYS_BACK));
    days.max().or(weeks).unwrap_or(as_of)
}

impl OneToOneSheet {
    /// The sheet of a rep, out of a review that shows the rep's deals and what became of them since the
    /// last talk; `today` is the day on which the coaching stands so.
    #[must_use]
    pub fn of(
        rep: &str,
        (review, since): (&Review, Since),
        coaching: Coaching,
        today: NaiveDate,
        mut next: impl FnMut(&str) -> NextStep,
    ) -> Self {
        let own = review.stalled_deals.iter();
        let own = own.filter(|deal| deal.rep.as_deref() == Some(rep));
        let deals = own.take(DEALS).map(|deal| TalkedAbout {
            next: next(&deal.deal_id),
            deal: deal.clone(),
        });
        let flags = review.flags.iter();
        let flags = flags.filter(|flag| flag.rep.as_deref() == Some(rep));
        let figures = review
            .reps
            .iter()
            .find(|own| own.rep.as_deref() == Some(rep));
        let plans = coaching.plans.into_iter();
        let running =
            |own: &PlanShown| own.state != PlanState::Done && own.kept.plan.spot.rep == rep;
        let agreed = coaching.agreements.into_iter();
        let open = |own: &Keyed<Agreement>| {
            own.row.rep == rep && own.row.kept.is_none_or(|kept| kept == today)
        };
        Self {
            rep: rep.to_owned(),
            team: figures.and_then(|own| own.team.clone()),
            as_of: review.as_of,
            since,
            flags: flags.cloned().collect(),
            deals: deals.collect(),
            plans: plans.filter(running).collect(),
            agreed: agreed.filter(open).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn talk(id: i32, rep: &str, on: &str) -> Keyed<OneToOne> {
        Keyed {
            id,
            row: OneToOne {
                rep: rep.to_owned(),
                day: day(on),
                notes: String::new(),
            },
        }
    }

    #[test]
    fn it_looks_back_to_the_last_talk_or_four_weeks() {
        let talks = [
            talk(3, "Ana", "2026-03-20"),
            talk(1, "Ana", "2026-03-06"),
            talk(2, "Ben", "2026-03-13"),
        ];
        let of = |rep, as_of| last_talk(&talks, rep, day(as_of));
        assert_eq!(of("Ana", "2026-03-27"), day("2026-03-20"));
        // A talk of the day itself, or of a later one, is not the last before it.
        assert_eq!(of("Ana", "2026-03-20"), day("2026-03-06"));
        assert_eq!(of("Cy", "2026-03-29"), day("2026-03-01"));
    }
}
