//! Earlier windows of 30 days: which deals stood where on their first day, and which moved on.
//!
//! A window is taken every 15 days back from the as-of day, the latest having just closed. Of very
//! many deals a sample is looked at, chosen by the letters of their ids, so that the same deals are
//! chosen whatever their order; windows lie by deal's id, then day, for the same reason.

use super::{
    WINDOW,
    ahead::Ahead,
    design::{self, Facts},
};
use crate::{
    curve::Curve,
    ledger::{COMPLETED, CREATED, LOST, Ledger, NOBODY, SEEN, UNDATED, WON},
    moment::Day,
    parts::side_by_side,
    passage::{Standing, Walker},
    record::StageIx,
    tally::Line,
};

/// Fewer deals than this, or of those chosen, are not worth another thread.
const DEALS_A_PART: usize = 50_000;
const SAMPLED_A_PART: usize = 5_000;
/// Days between the first days of windows.
const APART: u32 = 15;
/// At most so many windows: a year of them.
const MOST_WINDOWS: u32 = 24;
/// Of more deals than this, about so many are looked at.
const MOST_DEALS: usize = 20_000;
/// At most so many rows: windows further back are left out.
const MOST_ROWS: usize = 12_000;

/// A deal at a stage on the first day of a window.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// Its place in the sample.
    pub(super) deal: u32,
    pub(super) stage: StageIx,
    pub(super) days: u32,
    /// How many windows back from the latest closed one.
    pub(super) back: u32,
    pub(super) owner: u32,
    pub(super) source: u32,
    pub(super) facts: Facts,
    /// The causes it then had, as a set; none where nothing is recorded on deals.
    pub(super) causes: u64,
    /// Whether it moved on within the window.
    pub(super) advanced: bool,
}

/// The first day of a window.
pub(crate) fn day(as_of: Day, back: u32) -> Day {
    Day(as_of.0.saturating_sub_unsigned(WINDOW + back * APART))
}

/// The windows that had closed before this one began are those at least so many further back.
pub(super) const CLOSED: u32 = WINDOW.div_ceil(APART);

/// The deals looked at, by id.
pub(crate) fn sample(ledger: &Ledger) -> Vec<u32> {
    let deals = ledger.deals();
    let most = (u64::MAX / deals.max(1) as u64).saturating_mul(MOST_DEALS as u64);
    let chosen = |deal: &u32| deals <= MOST_DEALS || hash(ledger.id(*deal)) <= most;
    let mut chosen = side_by_side(deals, DEALS_A_PART, |own| {
        let own = own.start as u32..own.end as u32;
        own.filter(chosen).collect::<Vec<u32>>()
    })
    .concat();
    chosen.sort_unstable_by_key(|deal| ledger.id(*deal));
    chosen
}

/// FNV-1a (Fowler, Noll and Vo), its bits mixed once more.
fn hash(id: &str) -> u64 {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Every deal of the sample at a stage since a known day, window by window: as many windows, whole,
/// as there is room for, but the latest in any case. They lie by deal, then window.
pub(super) fn seen(ledger: &Ledger, sample: &[u32], as_of: Day) -> Vec<Seen> {
    let mut rows: Vec<Seen> = Vec::new();
    let causes = ledger.has_records().then(|| ledger.causes(as_of));
    for back in 0..MOST_WINDOWS {
        let here = side_by_side(sample.len(), SAMPLED_A_PART, |own| {
            let mut walker = Walker::new(ledger, day(as_of, back));
            let sampled = own.clone().zip(&sample[own]);
            sampled
                .filter_map(|(place, deal)| {
                    let on = day(as_of, back);
                    let (stage, standing) = stands(ledger, &mut walker, *deal, on)?;
                    let days = on.since(standing.since?);
                    Some(Seen {
                        deal: place as u32,
                        stage,
                        days,
                        back,
                        owner: standing.owner.unwrap_or(NOBODY),
                        source: ledger.source_id(*deal).unwrap_or(NOBODY),
                        facts: design::facts(ledger, *deal, &standing, on, days),
                        causes: causes.as_ref().map_or(0, |causes| {
                            causes.teller.masks(ledger, *deal, &standing, on).present
                        }),
                        advanced: advances(ledger, *deal, stage, on),
                    })
                })
                .collect::<Vec<_>>()
        });
        let room = rows.len() + here.iter().map(Vec::len).sum::<usize>() <= MOST_ROWS;
        if room || back == 0 {
            rows.extend(here.into_iter().flatten());
        }
        if !room {
            break;
        }
    }
    rows.sort_by_key(|seen| (seen.deal, seen.back));
    rows
}

/// Where a deal stands on a day; `None` where it has not begun, or is gone for good.
pub(crate) fn stands(
    ledger: &Ledger,
    walker: &mut Walker,
    deal: u32,
    on: Day,
) -> Option<(StageIx, Standing)> {
    let moves = ledger.moves_of(deal);
    let days = &ledger.day[moves.clone()];
    let first = days.iter().find(|day| **day != UNDATED)?;
    let last = days.last()?;
    // A customer won may go on.
    let ends = matches!(ledger.step[moves.end - 1], LOST | COMPLETED);
    if on.0 < *first || ends && *last <= on.0 {
        return None;
    }
    let standing = walker.walk(ledger, deal, |_| {});
    Some((standing.stage?, standing))
}

/// Whether a deal moves beyond a stage in the window that begins after `on`.
pub(crate) fn advances(ledger: &Ledger, deal: u32, stage: StageIx, on: Day) -> bool {
    ledger.moves_of(deal).any(|at| {
        let beyond = match ledger.step[at] {
            WON => stage <= ledger.process().wins_at,
            COMPLETED => true,
            LOST | CREATED => false,
            step => step & !SEEN > stage,
        };
        let day = Day(ledger.day[at]);
        beyond && day > on && day.since(on) <= WINDOW
    })
}

/// The curves of the sample as they stood on a day.
pub(super) fn curves(ledger: &Ledger, sample: &[u32], on: Day) -> Vec<Curve> {
    let mut lines = vec![Line::default(); ledger.process().stages.len()];
    let mut walker = Walker::new(ledger, on);
    for &deal in sample {
        walker.walk(ledger, deal, |passage| {
            let days = passage.left.since(passage.entered);
            lines[usize::from(passage.stage)].count(days, passage.outcome);
        });
    }
    lines.iter().map(|line| Curve::of(line.tally())).collect()
}

/// What the curve says of one, kept from being surer than any curve of few deals can be; a chance
/// where none stayed as long.
pub(super) fn plain(curves: &[&Curve], seen: &Seen) -> f64 {
    let curve = curves.get(usize::from(seen.stage));
    kept(
        curve
            .and_then(|curve| Ahead::chance(curve, seen.days))
            .unwrap_or(0.0),
    )
}

/// Log odds need a chance strictly between 0 and 1.
pub(super) fn kept(chance: f64) -> f64 {
    chance.clamp(0.01, 0.99)
}
