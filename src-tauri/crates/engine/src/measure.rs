//! From counted stays to the figures of a stage, a cell, and of whole deals.
//!
//! Definitions are those of the review's own fields; the curves' formulas are in [`crate::curve`].

use crate::{
    curve::Curve,
    interval::wilson,
    open::OpenSum,
    purse,
    review::{Counts, Measures, Proportion, Whole},
    selection::Outcome,
    survey::{Asides, Survey},
    tally::totals,
};

/// The figures of one set of passages. Skipped stages count as passed only if asked for, and then
/// in the counts and shares, never in the time measures.
pub(crate) fn measures(curve: &Curve, asides: Asides, open: OpenSum, skips_pass: bool) -> Measures {
    let (advanced, lost, still_open) = totals(curve.tally());
    let passed = if skips_pass { asides.skipped } else { 0 };
    Measures {
        counts: Counts {
            entered: advanced + lost + still_open + passed,
            advanced: advanced + passed,
            lost,
            open: still_open,
            skipped: asides.skipped,
            went_back: asides.went_back,
        },
        conversion: curve.conversion(),
        decided: decided(advanced + passed, lost),
        median_days: curve.left_by(0.5),
        median_interval: curve.median_interval(),
        quartile_days: [curve.left_by(0.25), curve.left_by(0.75)],
        open_now: open.deals,
        stalled: open.stalled,
        open_value: open.value,
        stalled_value: open.stalled_value,
    }
}

fn decided(advanced: u32, lost: u32) -> Option<Proportion> {
    (advanced + lost > 0).then(|| wilson(advanced, advanced + lost))
}

/// Whole deals of a run of owner columns.
pub(crate) fn whole(survey: &Survey, columns: std::ops::Range<usize>, open: OpenSum) -> Whole {
    let curve = Curve::of(survey.whole_deals(columns.clone()));
    let (won, lost, still_open) = totals(curve.tally());
    let undated = survey.undated(columns.clone());
    let without_date = undated.iter().sum::<u32>();
    let won = (won, won + undated[Outcome::Advanced as usize]);
    let lost = (lost, lost + undated[Outcome::Lost as usize]);
    let in_period = survey.won(columns);
    let quantile = |of: fn(&crate::tally::DayCount) -> u32, share: f64| {
        let all: u32 = curve.tally().iter().map(of).sum();
        let mut so_far = 0;
        curve
            .tally()
            .iter()
            .find(|row| {
                so_far += of(row);
                so_far > 0 && f64::from(so_far) >= share * f64::from(all)
            })
            .map(|row| row.day)
    };
    Whole {
        deals: curve.passages() + without_date,
        won: won.1,
        lost: lost.1,
        open: still_open + undated[Outcome::Open as usize],
        undated: without_date,
        win_rate: decided(won.1, lost.1),
        conversion: curve.conversion(),
        days_to_win: quantile(|row| row.advanced, 0.5),
        days_to_win_quartiles: [
            quantile(|row| row.advanced, 0.25),
            quantile(|row| row.advanced, 0.75),
        ],
        days_to_lose: quantile(|row| row.lost, 0.5),
        open_now: open.deals,
        open_value: open.value,
        stalled: open.stalled,
        stalled_value: open.stalled_value,
        won_in_period: in_period.deals,
        won_value: purse::largest_first(in_period.value),
    }
}
