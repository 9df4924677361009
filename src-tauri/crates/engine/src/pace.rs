//! A rep against the team: exits expected at the team's pace, advances expected at the rest's
//! share.
//!
//! Sources: Nelson–Aalen; the log-rank test's observed and expected.

use crate::{
    curve::Curve,
    tally::{DayCount, totals},
};

/// Exits of either kind that the team's pace gives passages seen for so long: the sum over them of
/// the pooled cumulative hazard at their last day.
pub(crate) fn expected_exits(own: &[DayCount], team: &Curve) -> f64 {
    own.iter()
        .zip(team.hazards(own.iter().map(|row| row.day)))
        .map(|(row, hazard)| f64::from(row.advanced + row.lost + row.open) * hazard)
        .sum()
}

/// The rep's decided passages × the advance share of the rest of the team; `None` where the rest
/// has decided nothing.
pub(crate) fn expected_advances(own: &Curve, team: &Curve) -> Option<f64> {
    let (own_advanced, own_lost, _) = totals(own.tally());
    let (all_advanced, all_lost, _) = totals(team.tally());
    let advanced = all_advanced.saturating_sub(own_advanced);
    let lost = all_lost.saturating_sub(own_lost);
    (advanced + lost > 0).then(|| {
        f64::from(own_advanced + own_lost) * f64::from(advanced) / f64::from(advanced + lost)
    })
}
