//! All that is kept of the coaching in a pipeline, and how it stands on a day.

use std::cmp::Reverse;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Agreement, OneToOne, Plan, PlanNote, PlanState, PutOff, Spot};
use crate::{deal::sheet::Keyed, review::Flag};

/// A plan with its key and what was noted on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlanKept {
    /// The key to change it by.
    pub id: i32,
    /// The plan.
    pub plan: Plan,
    /// What was noted on it, oldest first.
    pub notes: Vec<Keyed<PlanNote>>,
}

/// What is kept, each kind in the order it was made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Book {
    /// Plans.
    pub plans: Vec<PlanKept>,
    /// Talks.
    pub one_to_ones: Vec<Keyed<OneToOne>>,
    /// Agreements.
    pub agreements: Vec<Keyed<Agreement>>,
    /// Flags put off.
    pub put_off: Vec<Keyed<PutOff>>,
}

/// A plan as it stands on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlanShown {
    /// Where it is.
    pub state: PlanState,
    /// The plan.
    #[serde(flatten)]
    pub kept: PlanKept,
}

/// The book as it stands on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Coaching {
    /// Those whose review is due first, the longest due first; then those running and planned, the next
    /// to be reviewed first; then those done, the last first.
    pub plans: Vec<PlanShown>,
    /// Talks, the latest first.
    pub one_to_ones: Vec<Keyed<OneToOne>>,
    /// Agreements: those open first, the latest first.
    pub agreements: Vec<Keyed<Agreement>>,
    /// Flags put off, the latest first.
    pub put_off: Vec<Keyed<PutOff>>,
}

/// A flag that does not show, because it was put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HeldBack {
    /// Which.
    pub spot: Spot,
    /// The key of what holds it back.
    pub id: i32,
}

impl Book {
    /// Which flags of a review do not show on a day; each by the latest that was said of it.
    #[must_use]
    pub fn held_back(&self, flags: &[Flag], today: NaiveDate) -> Vec<HeldBack> {
        flags
            .iter()
            .filter_map(|flag| {
                let mut said = self.put_off.iter().rev();
                let latest = said.find(|kept| kept.row.spot.is_of(flag))?;
                latest.row.holds(flag, today).then(|| HeldBack {
                    spot: latest.row.spot.clone(),
                    id: latest.id,
                })
            })
            .collect()
    }

    /// How it stands on a day.
    #[must_use]
    pub fn on(self, today: NaiveDate) -> Coaching {
        let mut plans: Vec<PlanShown> = self
            .plans
            .into_iter()
            .map(|kept| PlanShown {
                state: kept.plan.state(today),
                kept,
            })
            .collect();
        plans.sort_by_key(|shown| {
            let plan = &shown.kept.plan;
            let ended = plan.ended.as_ref().map(|ended| Reverse(ended.day));
            (shown.state, ended, plan.review_on, shown.kept.id)
        });
        let mut shown = Coaching {
            plans,
            one_to_ones: self.one_to_ones,
            agreements: self.agreements,
            put_off: self.put_off,
        };
        shown
            .one_to_ones
            .sort_by_key(|kept| Reverse((kept.row.day, kept.id)));
        shown
            .agreements
            .sort_by_key(|kept| (kept.row.kept.is_some(), Reverse((kept.row.day, kept.id))));
        shown
            .put_off
            .sort_by_key(|kept| Reverse((kept.row.day, kept.id)));
        shown
    }
}
