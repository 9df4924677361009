//! Nothing is doubled: what a source says of one deal against what others said. Pure; [`super::fold`]
//! goes through the sources with it.
//!
//! A move is known when the same step at the same instant is already there, the nth such in the
//! source being the nth such in the workspace. Ties at one instant keep the source's order. What a
//! snapshot says is weaker than a history: see [`reconcile`].

use super::claim::Abouts;
use crate::table::{
    import::SourceKind,
    moves::{Move, StoredStep, UNDATED},
};

/// What became of a deal's moves.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Reconciled {
    /// All of them, in order, `nth` counted anew.
    pub(crate) moves: Vec<Move>,
    /// How many the source added.
    pub(crate) new: u64,
    /// How many of the source's were there already.
    pub(crate) known: u64,
    /// Known ones that now read otherwise: (before, after).
    pub(crate) corrected: Vec<(Move, Move)>,
}

/// The source being brought in.
pub(crate) struct Incoming<'a> {
    pub(crate) kind: SourceKind,
    /// The imports of the workspace.
    pub(crate) abouts: &'a Abouts,
}

/// Merges what `file` says of a deal (by instant, then order in the file) into what is `stored`.
///
/// - Of facts without a date only the last is kept: it replaces the one before.
/// - A rep is filled in where none was known, and never replaced: who owns the deal now did not own
///   it then.
/// - A move that two files lie around is dated by one that tells its day.
/// - Where one side is a snapshot and only one of them knows the time of day, the same step on the
///   same day is the same move, and the time is kept.
/// - A snapshot that gives another date to a step which an earlier snapshot gave corrects it (a
///   close date that was edited is not a second close). Sightings are history and stay.
pub(crate) fn reconcile(stored: &[Move], file: &[Move], source: &Incoming<'_>) -> Reconciled {
    let undated = file.partition_point(|fact| fact.at.is_none());
    // What a file says twice without a date, it says once.
    let (repeats, file) = file.split_at(undated.saturating_sub(1));
    let mut done = Reconciled {
        known: repeats.len() as u64,
        ..Reconciled::default()
    };
    if stored.is_empty() {
        done.new = file.len() as u64;
        done.moves = file.to_vec();
        number(&mut done.moves);
        return done;
    }
    let pairs = pair(stored, file, source);
    let mut partner: Vec<Option<usize>> = vec![None; stored.len()];
    let mut entries: Vec<(i64, Option<usize>, usize, Move)> = Vec::new();
    for (order, (said, pair)) in file.iter().zip(&pairs).enumerate() {
        match pair {
            Some(ix) => partner[*ix] = Some(order),
            None => {
                done.new += 1;
                entries.push((said.instant(), Some(order), 0, *said));
            }
        }
    }
    let mut unsettled: Vec<i64> = entries.iter().map(|entry| entry.0).collect();
    for (ix, (before, partner)) in stored.iter().zip(&partner).enumerate() {
        let after = match partner {
            Some(order) => {
                done.known += 1;
                revised(before, &file[*order])
            }
            None => *before,
        };
        if after != *before {
            done.corrected.push((*before, after));
            if after.instant() != before.instant() {
                unsettled.push(after.instant());
            }
        }
        entries.push((after.instant(), *partner, ix, after));
    }
    unsettled.sort_unstable();
    // Only where something came in does the source's order decide; what it does not mention was
    // there first.
    entries.sort_by_key(|&(instant, order, ix, _)| {
        let order = order.filter(|_| unsettled.binary_search(&instant).is_ok());
        (instant, order.map_or(0, |order| order + 1), ix)
    });
    done.moves = entries.into_iter().map(|entry| entry.3).collect();
    number(&mut done.moves);
    done
}

/// For each move of the file, the stored one that it is.
fn pair(stored: &[Move], file: &[Move], source: &Incoming<'_>) -> Vec<Option<usize>> {
    let key = |row: &Move| {
        (
            row.instant(),
            (row.instant() != UNDATED).then_some(row.step),
        )
    };
    let sorted = |rows: &[Move]| {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&ix| key(&rows[ix]));
        order
    };
    let mut pairs = vec![None; file.len()];
    let mut free = vec![true; stored.len()];
    let known = sorted(stored);
    let mut next = 0;
    for order in sorted(file) {
        while next < known.len() && key(&stored[known[next]]) < key(&file[order]) {
            next += 1;
        }
        if next < known.len() && key(&stored[known[next]]) == key(&file[order]) {
            pairs[order] = Some(known[next]);
            free[known[next]] = false;
            next += 1;
        }
    }
    for (said, pair) in file.iter().zip(&mut pairs) {
        let Some(at) = said.at.filter(|_| pair.is_none()) else {
            continue;
        };
        let snapshot = |row: &Move| source.abouts.is_snapshot(row.import);
        let incoming = source.kind == SourceKind::Snapshot;
        let mut same = (0..stored.len()).filter(|&ix| free[ix] && stored[ix].step == said.step);
        let found = same.clone().find(|&ix| {
            (incoming || snapshot(&stored[ix]))
                && stored[ix]
                    .at
                    .is_some_and(|it| it.day == at.day && it.timed != at.timed)
        });
        // A move that was only known to lie between two files is told its day.
        let found = found.or_else(|| {
            same.clone().find(|&ix| {
                let between = stored[ix].between;
                said.between.is_none() && between.is_some_and(|days| days.holds(at.day))
            })
        });
        let found = found.or_else(|| {
            let sighting = matches!(said.step, StoredStep::SeenAt(_));
            let only = same
                .next()
                .filter(|&ix| incoming && !sighting && snapshot(&stored[ix]))
                .filter(|_| said.between.is_none())
                .filter(|&ix| stored[ix].between.is_none());
            only.filter(|_| same.next().is_none())
        });
        if let Some(ix) = found {
            free[ix] = false;
            *pair = Some(ix);
        }
    }
    pairs
}

/// A known move in the light of what the source says of it. Who told it first has told it; what a
/// person adds stays the person's.
fn revised(before: &Move, said: &Move) -> Move {
    let mut after = *before;
    after.step = said.step;
    if before.rep.is_none() || (before.at.is_none() && said.rep.is_some()) {
        after.rep = said.rep;
    }
    if said.import.is_none() || before.at.is_none() {
        after.import = said.import;
    }
    if before.between.is_some() && said.between.is_none() {
        after.at = said.at;
        after.between = None;
    } else if let (Some(was), Some(is)) = (before.at, said.at)
        && (is.timed || was.day != is.day)
    {
        after.at = Some(is);
    }
    after
}

/// Counts anew what happened at each instant.
pub(crate) fn number(moves: &mut [Move]) {
    let (mut last, mut nth) = (None, 0);
    for row in moves {
        nth = if last == Some(row.instant()) {
            nth + 1
        } else {
            0
        };
        last = Some(row.instant());
        row.nth = nth;
    }
}
