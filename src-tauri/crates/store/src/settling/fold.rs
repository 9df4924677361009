//! What all imports together say of one deal. Pure, and a function of what they said alone: in which
//! order the files came in does not matter, only the days they speak of.
//!
//! Claims are gone through by that day. A history's moves and a snapshot's own dates are merged as they
//! are ([`reconcile`]). Where a snapshot sees the deal at another stage than it was last known at, and
//! dates no entry itself, the deal entered that stage between the two files: from the day of the
//! earlier (it can have moved after that file was written) to the day of the later. The move is dated
//! in the middle of the two, upwards: entries and exits that are dated alike leave no bias in the days
//! between them, whereas the later day would make every stay that ends with a known close too short.
//! The bounds are kept with it. A deal that a snapshot knows to have ended, and not when, ended between
//! the last day on which a file, or a date of its own, had it open and the day of the first file that
//! says so ([`Fold::narrowed`]). Of an unbroken run of sightings of one owner the first and the last
//! stay.

use engine::moment::{Between, Day, Moment};

use super::{
    claim::{About, Abouts, Claim, Field, Shift, Shown},
    is_outcome,
    reconcile::{self, Incoming, reconcile},
};
use crate::{
    identity::{ImportId, RepId},
    said::Details,
    table::{
        import::SourceKind,
        moves::{Move, StoredStep},
    },
    turn,
};

/// What all claims together say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) moves: Vec<Move>,
    pub(crate) owner: Option<RepId>,
    pub(crate) details: Details,
    /// Which import has the word on each detail, in the order of [`Field::ALL`].
    pub(crate) by: [Option<ImportId>; Field::ALL.len()],
    pub(crate) shown: Vec<Shown>,
}

/// Goes through the claims by the day that they speak of.
pub(crate) fn fold(claims: &[Claim<'_>], abouts: &Abouts) -> Told {
    let mut order: Vec<&Claim<'_>> = claims.iter().collect();
    order.sort_by_key(|claim| (abouts.day(claim.import), claim.import));
    let mut fold = Fold {
        abouts,
        told: Told::default(),
        confirmed: None,
        said_on: [None; Field::ALL.len()],
    };
    for (ix, claim) in order.into_iter().enumerate() {
        fold.claim(claim, ix == 0);
    }
    fold.told
}

/// What a claim says, as moves of its own file.
pub(crate) fn moves_of(claim: &Claim<'_>, day: Option<Day>) -> Vec<Move> {
    let taken_over = turn::sightings(&claim.said.facts, &claim.said.turns);
    let mut moves: Vec<Move> = claim
        .said
        .facts
        .iter()
        .chain(&taken_over)
        .map(|fact| Move {
            step: fact.step,
            at: fact.when.moment(day),
            nth: 0,
            rep: fact.rep,
            import: Some(claim.import),
            between: fact.when.between(day),
        })
        .collect();
    not_before_its_day(&mut moves);
    moves.sort_by_key(Move::instant);
    moves
}

/// What lies between days, counted on one of them, comes after all that is dated on that day.
fn not_before_its_day(moves: &mut [Move]) {
    let dated: Vec<Moment> = moves
        .iter()
        .filter(|row| row.between.is_none())
        .filter_map(|row| row.at)
        .collect();
    for row in moves.iter_mut().filter(|row| row.between.is_some()) {
        let Some(at) = row.at else { continue };
        let same_day = dated.iter().filter(|other| other.day == at.day);
        let last = same_day.max_by_key(|other| other.instant);
        row.at = last
            .filter(|last| last.instant > at.instant)
            .copied()
            .or(row.at);
    }
}

struct Fold<'a> {
    abouts: &'a Abouts,
    told: Told,
    /// The last day on which a file said where the deal was.
    confirmed: Option<Day>,
    /// The day of the last word on each detail, in the order of [`Field::ALL`].
    said_on: [Option<Day>; Field::ALL.len()],
}

impl Fold<'_> {
    fn claim(&mut self, claim: &Claim<'_>, first: bool) {
        let about = self.abouts.0.get(&claim.import).copied();
        let about = about.unwrap_or(About {
            kind: SourceKind::Moves,
            day: None,
            at: 0,
        });
        let mut facts = moves_of(claim, about.day);
        self.narrowed(&mut facts, about.day);
        let owner = facts.iter().rev().find_map(|fact| fact.rep);
        let seen = facts.iter().rev().find(|fact| is_sighting(fact));
        let day = seen
            .and_then(|fact| fact.at)
            .map(|at| at.day)
            .max(about.day);
        let between = self.confirmed.zip(day).map(|(from, to)| (from.min(to), to));
        if about.kind == SourceKind::Snapshot && !first {
            self.snapshot(claim.import, facts, day);
        } else {
            self.merge(claim.import, &facts, about.kind);
        }
        self.turns(claim);
        self.details(claim, between, first);
        let last = self.told.moves.last().and_then(|last| last.rep);
        let now = match about.kind {
            SourceKind::Snapshot => owner.or(last),
            _ => last,
        };
        let before = std::mem::replace(&mut self.told.owner, now);
        if about.kind == SourceKind::Snapshot && !first && before != now {
            self.show(claim.import, between, Shift::Owner(before, now));
        }
        self.confirmed = self.confirmed.max(day);
    }

    /// An end that its file does not date is the one that is known already, where the deal had ended
    /// so; else the deal was open when last heard of.
    fn narrowed(&self, facts: &mut [Move], day: Option<Day>) {
        let undated_end = |row: &&Move| row.between.is_some() && is_outcome(row.step);
        let Some(end) = facts.iter().find(undated_end).copied() else {
            return;
        };
        let on = |row: &Move| row.at.map(|at| at.day);
        let heard = self.told.moves.iter().rev();
        let last = heard
            .filter(|row| row.step != StoredStep::Created)
            .find(|row| on(row) <= day);
        let ended = |row: &Move| row.between.map(|days| days.latest).or(on(row));
        let reopened = end.between.and_then(|days| days.earliest);
        let known = last.filter(|row| row.step == end.step && ended(row) >= reopened);
        let (at, between) = match (known, end.between) {
            (Some(known), _) => (known.at, known.between),
            (None, Some(days)) => {
                let open = self.confirmed.max(last.and_then(on)).min(day);
                let earliest = days.earliest.max(open);
                let days = Between { earliest, ..days };
                let middle = Moment::of_date(days.middle().date());
                let after = last.and_then(|row| row.at).unwrap_or(middle);
                let at = if after.day == middle.day && after.instant > middle.instant {
                    after
                } else {
                    middle
                };
                (
                    Some(at),
                    Some(days).filter(|days| earliest != Some(days.latest)),
                )
            }
            (None, None) => return,
        };
        for row in facts.iter_mut().filter(|row| row.between.is_some()) {
            row.at = at;
            row.between = between;
        }
        not_before_its_day(facts);
        // Stable: where the deal was stands before how it ended.
        facts.sort_by_key(Move::instant);
    }

    fn merge(&mut self, import: ImportId, facts: &[Move], kind: SourceKind) {
        let source = Incoming {
            kind,
            abouts: self.abouts,
        };
        let merged = reconcile(&self.told.moves, facts, &source);
        self.told.moves = merged.moves;
        for (before, after) in merged.corrected {
            if (before.step, before.at, before.rep) != (after.step, after.at, after.rep) {
                let between = before.between;
                let between = between.and_then(|days| Some((days.earliest?, days.latest)));
                self.show(import, between, Shift::Move(before, after));
            }
        }
    }

    /// A later snapshot: its own dates first, then where it sees the deal.
    fn snapshot(&mut self, import: ImportId, mut facts: Vec<Move>, day: Option<Day>) {
        let seen = |fact: &Move| matches!(fact.step, StoredStep::SeenAt(_));
        let sighting = facts.iter().rposition(seen).map(|ix| facts.remove(ix));
        let elsewhere = sighting.is_none();
        let sighting = match sighting {
            Some(seen) if seen.at.is_none() => self.undated(seen, &mut facts, day),
            dated => dated,
        };
        self.merge(import, &facts, SourceKind::Snapshot);
        let outcome = facts
            .iter()
            .rev()
            .find(|fact| is_outcome(fact.step))
            .copied();
        let dated = facts
            .iter()
            .rev()
            .find(|fact| elsewhere && matches!(fact.step, StoredStep::Entered(_)))
            .copied();
        self.contradicted(outcome.as_ref(), dated.as_ref());
        let Some(seen) = sighting else {
            return;
        };
        let limit = self.limit(outcome.as_ref(), day);
        let moves = &self.told.moves;
        let known = moves
            .iter()
            .take(limit)
            .rposition(|row| row.step != StoredStep::Created);
        let Some(known) = known else {
            self.insert(limit, seen);
            return;
        };
        let before = moves[known];
        if before.step.stage() == seen.step.stage() {
            if outcome.is_none() {
                self.still_there(import, known, limit, seen);
            }
            return;
        }
        let earliest = self.confirmed.max(before.at.map(|at| at.day));
        let latest = outcome.and_then(|row| row.at).or(seen.at).map(|at| at.day);
        let (Some(earliest), Some(latest), Some(stage)) = (earliest, latest, seen.step.stage())
        else {
            self.insert(limit, seen);
            return;
        };
        let earliest = earliest.min(latest);
        let before_end = Between {
            earliest: Some(earliest),
            latest,
        };
        let middle = before_end.middle();
        let ended = outcome.and_then(|row| row.between);
        let between = Between {
            latest: ended.map_or(latest, |days| days.latest),
            ..before_end
        };
        let entry = Move {
            step: StoredStep::Entered(stage),
            at: Some(Moment::of_date(middle.date())),
            between: (earliest < between.latest).then_some(between),
            ..seen
        };
        let rest = self.told.moves.get(known + 1..limit).unwrap_or_default();
        let passed = rest
            .iter()
            .take_while(|row| row.instant() <= entry.instant());
        let place = known + 1 + passed.count();
        self.insert(place, entry);
        if outcome.is_none() && middle < latest {
            let limit = self.limit(None, day);
            self.insert(limit, seen);
        }
    }

    /// A sighting without a date, of a file that bears none: where the deal was elsewhere before, it is
    /// of the file's day; where nothing dated is known, it stays without; else it says nothing new.
    fn undated(&self, seen: Move, facts: &mut Vec<Move>, day: Option<Day>) -> Option<Move> {
        let moves = &self.told.moves;
        let known = moves.iter().rfind(|row| row.step != StoredStep::Created);
        let same = known.is_none_or(|row| row.step.stage() == seen.step.stage());
        if let Some(day) = day.filter(|_| !same) {
            let at = Some(Moment::of_date(day.date()));
            return Some(Move { at, ..seen });
        }
        if known.is_none_or(|row| row.at.is_none()) {
            facts.insert(0, seen);
        }
        None
    }

    /// Up to where the moves are those that a snapshot of that day, or that outcome, knows of.
    fn limit(&self, outcome: Option<&Move>, day: Option<Day>) -> usize {
        let moves = &self.told.moves;
        let day_of = |row: &Move| row.at.map(|at| at.day);
        match outcome {
            Some(end) => moves
                .iter()
                .rposition(|row| row.step == end.step && day_of(row) == day_of(end))
                .unwrap_or_else(|| moves.partition_point(|row| row.instant() < end.instant())),
            None => moves
                .iter()
                .rposition(|row| day_of(row) <= day)
                .map_or(0, |last| last + 1),
        }
    }

    /// The deal is where it was: the last sighting of the run moves on; another owner begins a run.
    fn still_there(&mut self, import: ImportId, known: usize, limit: usize, seen: Move) {
        let moves = &mut self.told.moves;
        let before = moves[known];
        let same_owner = seen.rep.is_none() || seen.rep == before.rep;
        if !same_owner && is_sighting(&before) && before.instant() == seen.instant() {
            // Of two files of one day the later to come in is right.
            moves[known].rep = seen.rep;
            let after = moves[known];
            self.show(import, None, Shift::Move(before, after));
            return;
        }
        if same_owner && before.at.map(|at| at.day) >= seen.at.map(|at| at.day) {
            return;
        }
        let run = moves
            .iter()
            .take(known)
            .rposition(|row| row.step != StoredStep::Created);
        let goes_on = run.is_some_and(|ix| {
            moves[ix].step.stage() == seen.step.stage() && moves[ix].rep == before.rep
        });
        if same_owner && goes_on && is_sighting(&before) {
            moves.remove(known);
            self.insert(
                limit - 1,
                Move {
                    rep: before.rep,
                    ..seen
                },
            );
        } else {
            let rep = seen.rep.or(before.rep);
            self.insert(limit, Move { rep, ..seen });
        }
    }

    /// What the snapshot's own dates contradict: another outcome that snapshots told, and whatever was
    /// only inferred of the time after the deal ended, or entered the stage it is at.
    fn contradicted(&mut self, outcome: Option<&Move>, dated: Option<&Move>) {
        let abouts = self.abouts;
        let inferred = |row: &Move| row.between.is_some() || is_sighting(row);
        let Some(since) = outcome.or(dated).map(Move::instant) else {
            return;
        };
        let stage = dated
            .filter(|_| outcome.is_none())
            .and_then(|row| row.step.stage());
        self.told.moves.retain(|row| {
            let later = row.instant() > since && inferred(row);
            let elsewhere = stage.is_none() || row.step.stage() != stage;
            let other_end = outcome.is_some_and(|end| {
                is_outcome(row.step)
                    && row.step != end.step
                    && row.instant() >= since
                    && abouts.is_snapshot(row.import)
            });
            !(other_end || later && elsewhere)
        });
        reconcile::number(&mut self.told.moves);
    }

    /// Puts a move at a place, not before what is there already.
    fn insert(&mut self, ix: usize, mut row: Move) {
        let moves = &mut self.told.moves;
        if let Some(before) = ix.checked_sub(1).and_then(|ix| moves.get(ix))
            && before.instant() > row.instant()
        {
            row.at = before.at;
        }
        if let Some(after) = moves.get(ix)
            && after.instant() < row.instant()
        {
            row.at = after.at;
        }
        moves.insert(ix.min(moves.len()), row);
        reconcile::number(moves);
    }

    /// What a log says of the details: each change is shown with its own day, and holds unless a file
    /// of a later day had its word.
    fn turns(&mut self, claim: &Claim<'_>) {
        let mut running = self.told.details.clone();
        let mut owner = None;
        for turn in &claim.said.turns {
            let before = running.clone();
            turn.apply(&mut running);
            let day = Some((turn.at.day, turn.at.day)).filter(|_| turn.became);
            if turn.rep.is_some() {
                let was = std::mem::replace(&mut owner, turn.rep);
                if turn.became {
                    self.show(claim.import, day, Shift::Owner(was, turn.rep));
                }
            }
            for (ix, field) in Field::ALL.into_iter().enumerate() {
                let mut after = before.clone();
                if !field.copy(&running, &mut after) {
                    continue;
                }
                if turn.became {
                    let both = Box::new((before.clone(), after));
                    self.show(claim.import, day, Shift::Detail(field, both));
                }
                if self.said_on[ix].is_none_or(|day| day <= turn.at.day) {
                    field.copy(&running, &mut self.told.details);
                    self.told.by[ix] = Some(claim.import);
                    self.said_on[ix] = Some(turn.at.day);
                }
            }
        }
    }

    fn details(&mut self, claim: &Claim<'_>, between: Option<(Day, Day)>, first: bool) {
        for (ix, field) in Field::ALL.into_iter().enumerate() {
            if !field.is_said(&claim.said.details) {
                continue;
            }
            let before = (!first).then(|| self.told.details.clone());
            let differs = field.copy(&claim.said.details, &mut self.told.details);
            self.told.by[ix] = Some(claim.import);
            self.said_on[ix] = self.said_on[ix].max(self.abouts.day(claim.import));
            if let Some(before) = before.filter(|_| differs) {
                let both = Box::new((before, self.told.details.clone()));
                self.show(claim.import, between, Shift::Detail(field, both));
            }
        }
    }

    fn show(&mut self, import: ImportId, between: Option<(Day, Day)>, what: Shift) {
        self.told.shown.push(Shown {
            import,
            between,
            what,
        });
    }
}

fn is_sighting(row: &Move) -> bool {
    matches!(row.step, StoredStep::SeenAt(_)) && row.at.is_some()
}
