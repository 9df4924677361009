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
    passage::Walker,
    record::StageIx,
    tally::Line,
};

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
    /// Whether it moved on within the window.
    pub(super) advanced: bool,
}

/// The first day of a window.
pub(super) fn day(as_of: Day, back: u32) -> Day {
    Day(as_of.0.saturating_sub_unsigned(WINDOW + back * APART))
}

/// The windows that had closed before this one began are those at least so many further back.
pub(super) const CLOSED: u32 = WINDOW.div_ceil(APART);

/// The deals looked at, by id.
pub(super) fn sample(ledger: &Ledger) -> Vec<u32> {
    let deals = ledger.deals();
    let most = (u64::MAX / deals.max(1) as u64).saturating_mul(MOST_DEALS as u64);
    let chosen = |deal: &u32| deals <= MOST_DEALS || hash(ledger.id(*deal)) <= most;
    let mut chosen: Vec<u32> = (0..deals as u32).filter(chosen).collect();
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

/// Every deal of the sample at a stage since a known day, window by window.
pub(super) fn seen(ledger: &Ledger, sample: &[u32], as_of: Day) -> Vec<Seen> {
    let mut walkers: Vec<Walker> = (0..MOST_WINDOWS)
        .map(|back| Walker::new(ledger, day(as_of, back)))
        .collect();
    let mut rows = Vec::new();
    for (place, &deal) in (0..).zip(sample) {
        let moves = ledger.moves_of(deal);
        let Some(first) = moves
            .clone()
            .map(|at| ledger.day[at])
            .find(|d| *d != UNDATED)
        else {
            continue;
        };
        let last = moves.clone().next_back().map_or(first, |at| ledger.day[at]);
        let ends = moves
            .clone()
            .next_back()
            .is_some_and(|at| matches!(ledger.step[at], LOST | COMPLETED | WON));
        for (back, walker) in (0..).zip(&mut walkers) {
            let on = day(as_of, back);
            if on.0 < first {
                break;
            }
            // Gone for good by then, but for a customer won who went on.
            if ends && last <= on.0 && ledger.step[moves.end - 1] != WON {
                continue;
            }
            let standing = walker.walk(ledger, deal, |_| {});
            let (Some(stage), Some(since)) = (standing.stage, standing.since) else {
                continue;
            };
            let days = on.since(since);
            rows.push(Seen {
                deal: place,
                stage,
                days,
                back,
                owner: standing.owner.unwrap_or(NOBODY),
                source: ledger.source_id(deal).unwrap_or(NOBODY),
                facts: design::facts(ledger, deal, &standing, on, days),
                advanced: advances(ledger, deal, stage, on),
            });
        }
    }
    shorten(rows)
}

/// Leaves out the windows furthest back, whole, until few enough rows are left.
fn shorten(mut rows: Vec<Seen>) -> Vec<Seen> {
    let mut left = MOST_ROWS;
    let most = (0..MOST_WINDOWS)
        .take_while(|back| {
            let count = rows.iter().filter(|row| row.back == *back).count();
            let room = count <= left;
            left = left.saturating_sub(count);
            room
        })
        .count();
    rows.retain(|row| (row.back as usize) < most.max(1));
    rows
}

/// Whether a deal moves beyond a stage in the window that begins after `on`.
fn advances(ledger: &Ledger, deal: u32, stage: StageIx, on: Day) -> bool {
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
