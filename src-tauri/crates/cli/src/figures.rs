//! All that goes out of one look, worked out side by side: the review, and what is drawn from the
//! same deals beside it. Each walks the ledger by itself and none waits for another.

use std::thread::{self, Builder};

use chrono::NaiveDate;
use engine::{
    filter::Filter,
    ledger::Ledger,
    money::Currency,
    parts::joined,
    rates::{Rate, SumsInBase},
};
use report::Report;

use crate::failed::Failed;

/// Every figure of a look whose as-of day is settled; `forecast` is its last day, where
/// asked for; sums are also in `base`, by the rates there are.
pub(crate) fn all(
    ledger: &Ledger,
    filter: &Filter,
    forecast: Option<NaiveDate>,
    (base, rates): (Option<Currency>, &[Rate]),
) -> Result<Report, Failed> {
    // Without a single date the engine looks at its first day.
    let as_of = filter.as_of.unwrap_or_default();
    let until = forecast.unwrap_or(jobs::as_of::ahead(as_of));
    if until <= as_of {
        return Err(Failed::NotAhead {
            asked: until,
            as_of,
        });
    }
    let ahead = || ledger.forecast(filter, until);
    let behind = || {
        (
            ledger.trend(filter),
            ledger.newcomers(filter),
            ledger.ramp_up(filter),
        )
    };
    Ok(thread::scope(|scope| {
        let forecast = Builder::new().spawn_scoped(scope, ahead);
        let others = Builder::new().spawn_scoped(scope, behind);
        let review = ledger.review(filter);
        let (trend, tenure, ramp_up) = others.map_or_else(|_| behind(), joined);
        let sums_in_base = base.map(|base| SumsInBase::of(&review, base, rates));
        Report {
            sums_in_base,
            review,
            trend,
            tenure,
            ramp_up,
            forecast: forecast.map_or_else(|_| ahead(), joined),
        }
    }))
}
