//! Laws of what was known: a mark makes no difference where nothing came late, and what was known at one is
//! told as it was, whatever was done since.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{
    deal::edit::DealEdit,
    moment::Moment,
    record::{Record, Sink, Step},
    since::{Known, Learnt},
};
use proptest::prelude::*;
use store::{RowCounts, Source, SourceKind};

use common::{
    Room, date, eur, room, row, source,
    weekly::{MARKED, SEEN, at, bring, by_dates, mark, seen, since},
};

const STEPS: [&str; 5] = ["Lead", "Pitch", "Close", "Won", "Lost"];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    /// Facts in the order of their dates, none recorded late: then a mark makes no difference.
    #[test]
    fn where_nothing_comes_late_it_is_as_by_dates(
        mut facts in prop::collection::vec((0..4_usize, 0..3_usize, 0..5_usize, 0..14_u64), 1..20),
    ) {
        facts.sort_by_key(|fact| fact.3);
        let (deals, reps) = (["1", "2", "3", "4"], ["Ben", "Ana", "Cem"]);
        let mut room = room();
        let days: Vec<(u64, String)> = facts
            .iter()
            .map(|fact| (fact.3, (date("2026-01-20") + chrono::Days::new(fact.3)).to_string()))
            .collect();
        let told = |until: u64| -> Vec<Record<'_>> {
            facts
                .iter()
                .zip(&days)
                .filter(|(fact, _)| fact.3 <= until)
                .map(|(fact, (_, day))| row(deals[fact.0], reps[fact.1], STEPS[fact.2], day))
                .collect()
        };
        // As of the evenings of the review and of a week later.
        bring(&mut room, "2026-01-26", SourceKind::Moves, &told(6));
        mark(&mut room);
        bring(&mut room, "2026-02-02", SourceKind::Moves, &told(13));
        let (known, dated) = (since(&room), by_dates(&room));
        prop_assert_eq!(known, dated);
    }
}

/// What is done to a workspace, by deal, rep and day of January.
#[derive(Clone, Debug)]
enum Deed {
    /// A file of a day, with moves, or with amounts, of deals.
    Brings(SourceKind, u32, Vec<(usize, usize, usize, u32)>),
    /// One of the files before, for another day.
    BringsAgain(prop::sample::Index, u32),
    Undoes(prop::sample::Index),
    Moves(usize, u16, u32),
    Values(usize, i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let kind = prop::sample::select(vec![SourceKind::Moves, SourceKind::Snapshot]);
    let facts = prop::collection::vec((0..4_usize, 0..2_usize, 0..8_usize, 10..30_u32), 1..7);
    prop_oneof![
        4 => (kind, 20..30_u32, facts).prop_map(|(kind, day, facts)| Deed::Brings(kind, day, facts)),
        2 => (any::<prop::sample::Index>(), 20..30_u32)
            .prop_map(|(which, day)| Deed::BringsAgain(which, day)),
        1 => any::<prop::sample::Index>().prop_map(Deed::Undoes),
        1 => (0..4_usize, 0..3_u16, 10..30_u32).prop_map(|(deal, to, day)| Deed::Moves(deal, to, day)),
        1 => (0..4_usize, 1..4_i64).prop_map(|(deal, amount)| Deed::Values(deal, amount)),
    ]
}

const DEALS: [&str; 4] = ["1", "2", "3", "4"];

fn does(room: &mut Room, deed: &Deed, before: &[Deed], now: DateTime<Utc>) {
    let edit = |room: &mut Room, deal: usize, edit: &DealEdit| {
        let Some(known) = room.workspace.deal(room.pipeline, DEALS[deal]).unwrap() else {
            return;
        };
        let mut edits = room.workspace.edit("Mia", edit.name(), now).unwrap();
        edits.deal(known.id, edit).unwrap();
        edits.commit().unwrap();
    };
    match deed {
        Deed::BringsAgain(which, day) => {
            let files = before.iter().filter_map(|deed| match deed {
                Deed::Brings(kind, _, facts) => Some(Deed::Brings(*kind, *day, facts.clone())),
                _ => None,
            });
            let files: Vec<Deed> = files.collect();
            if !files.is_empty() {
                does(room, which.get(&files), before, now);
            }
        }
        Deed::Brings(kind, day, facts) => {
            let source = Source {
                as_of: Some(january(*day)),
                at: now,
                ..source(*kind)
            };
            let mut import = room.workspace.begin_import(source, room.pipeline).unwrap();
            for (deal, rep, what, day) in facts {
                let day = january(*day).to_string();
                let rep = ["Ben", "Ana"][*rep];
                let mut record = match what {
                    5.. => row(
                        DEALS[*deal],
                        rep,
                        ["at Lead", "at Pitch", "at Close"][what - 5],
                        "",
                    ),
                    _ => row(DEALS[*deal], rep, STEPS[*what], &day),
                };
                record.details.amount = Some(eur(100 * (1 + i64::try_from(*what).unwrap() % 3)));
                import.accept(&record).unwrap();
            }
            import.finish(RowCounts::default(), &[]).unwrap();
        }
        Deed::Undoes(which) => {
            let imports = room.workspace.imports().unwrap();
            if !imports.is_empty() {
                let import = which.get(&imports);
                let turned = match import.undone_at {
                    None => room
                        .workspace
                        .undo_import(import.id, "Mia", now)
                        .map(|_| ()),
                    Some(_) => room.workspace.redo_import(import.id, "Mia", now),
                };
                turned.unwrap();
            }
        }
        Deed::Moves(deal, to, day) => {
            if let Some(known) = room.workspace.deal(room.pipeline, DEALS[*deal]).unwrap() {
                let mut edits = room.workspace.edit("Mia", "move", now).unwrap();
                let (step, on) = (Step::Entered(*to), Moment::of_date(january(*day)));
                edits.add_move(known.id, step, on, known.rep).unwrap();
                edits.commit().unwrap();
            }
        }
        Deed::Values(deal, amount) => edit(room, *deal, &DealEdit::Amount(Some(eur(100 * amount)))),
    }
}

fn january(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    /// What was known at a mark is told as it was, whatever was done since.
    #[test]
    fn what_was_known_is_what_the_workspace_told_then(
        before in prop::collection::vec(deed(), 1..5),
        after in prop::collection::vec(deed(), 1..4),
    ) {
        let mut room = room();
        for (hour, deed) in before.iter().enumerate() {
            does(&mut room, deed, &before[..hour], at(MARKED, hour as i64));
        }
        mark(&mut room);
        let marked = at(MARKED, 12).timestamp_micros();
        let ledger = room.workspace.ledger(room.pipeline).unwrap();
        let turns = room.workspace.turns(room.pipeline).unwrap();
        for (hour, deed) in (13..).zip(&after) {
            does(&mut room, deed, &before, at(MARKED, hour));
        }
        let all = DEALS.map(|deal| Learnt { deal: deal.to_owned(), taken_back: false });
        let whole = Known { deals: all.to_vec(), ledger, turns };
        let known = room.workspace.known_at(room.pipeline, marked).unwrap();
        let now = room.workspace.ledger(room.pipeline).unwrap();
        let turns = room.workspace.turns(room.pipeline).unwrap();
        for from in [22, 26, 28] {
            let told = |known: &Known| now.since_review(&seen(date(SEEN)), january(from), &turns, known);
            let (is, was) = (told(&known), told(&whole));
            prop_assert_eq!(is.changes, was.changes, "from {}", from);
            prop_assert_eq!(is.steps, was.steps, "from {}", from);
            let sorted = |deals: Vec<String>| -> BTreeSet<String> { deals.into_iter().collect() };
            let others = [is.late, is.taken_back].concat();
            prop_assert_eq!(sorted(others), sorted(was.late), "from {}", from);
        }
    }
}
