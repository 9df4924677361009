//! Laws of importing, tried on files full of repeats, ties and disorder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Row, Told, room, rows};
use engine::{ledger::LedgerBuilder, record::Sink};
use proptest::prelude::*;
use store::{Error, SourceKind::Moves};

/// Records of a few deals at a few days, so that repeats, ties and disorder are common.
fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (0..4_usize, 0..4_usize, 0..6_usize, 0..6_usize).prop_map(|(deal, rep, what, at)| {
        (
            ["1", "2", "3", "4"][deal],
            ["", "Ana", "Ben", "Cy"][rep],
            ["Lead", "Pitch", "Close", "Won", "Lost", "Completed"][what],
            [
                "2026-01-01",
                "2026-01-02",
                "2026-01-02T10:00:00",
                "2026-01-03",
                "2026-01-04",
                "2026-01-05",
            ][at],
        )
    });
    prop::collection::vec(row, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn importing_twice_is_importing_once(file in any_rows()) {
        let mut room = room();
        room.import(Moves, &rows(&file));
        let once = room.told();
        let again = room.import(Moves, &rows(&file)).counts;
        prop_assert_eq!(room.told(), once);
        prop_assert_eq!((again.moves_new, again.moves_known), (0, file.len() as u64));
    }

    #[test]
    fn the_first_part_and_then_the_whole_is_the_whole(file in any_rows(), part in 0..40_usize) {
        let (mut slow, mut fast) = (room(), room());
        slow.import(Moves, &rows(&file[..part.min(file.len())]));
        slow.import(Moves, &rows(&file));
        fast.import(Moves, &rows(&file));
        prop_assert_eq!(slow.told(), fast.told());
    }

    #[test]
    fn the_workspace_tells_the_ledger_what_the_file_would(file in any_rows()) {
        let mut room = room();
        room.import(Moves, &rows(&file));
        let mut direct = LedgerBuilder::new(room.workspace.pipelines().unwrap().remove(0).process);
        for row in rows(&file) {
            direct.accept(&row).unwrap();
        }
        let (direct, stored) = (direct.finish(), room.workspace.ledger(room.pipeline).unwrap());
        prop_assert_eq!((direct.deals(), direct.moves()), (stored.deals(), stored.moves()));
        prop_assert_eq!(direct.last_day(), stored.last_day());
        let everything = engine::filter::Filter::default();
        prop_assert_eq!(direct.review(&everything), stored.review(&everything));
        // Told as records, the workspace's own facts make that same ledger, column by column.
        let mut records = LedgerBuilder::new(stored.process().clone());
        room.workspace.replay::<_, Error>(room.pipeline, &mut records).unwrap();
        prop_assert_eq!(format!("{:?}", records.finish()), format!("{:?}", room.workspace.ledger(room.pipeline).unwrap()));
        // And what it tells, told to another workspace, is told again.
        let mut told = Told::default();
        room.workspace.replay::<_, Error>(room.pipeline, &mut told).unwrap();
        prop_assert_eq!(told.0.len(), file.len());
    }

    #[test]
    fn the_deals_told_one_by_one_are_the_pipeline_told(file in any_rows()) {
        let mut room = room();
        room.import(Moves, &rows(&file));
        let (mut whole, mut single) = (Told::default(), Told::default());
        room.workspace.replay::<_, Error>(room.pipeline, &mut whole).unwrap();
        for deal in ["1", "2", "3", "4"] {
            match room.workspace.replay_deal::<_, Error>(room.pipeline, deal, &mut single) {
                Err(Error::UnknownRow("deal")) => prop_assert!(file.iter().all(|row| row.0 != deal)),
                told => told.unwrap(),
            }
        }
        whole.0.sort();
        single.0.sort();
        prop_assert_eq!(single.0, whole.0);
    }

    #[test]
    fn every_row_names_only_rows_that_are_there(file in any_rows(), part in 0..40_usize) {
        let mut room = room();
        room.import(Moves, &rows(&file[..part.min(file.len())]));
        let whole = room.import(Moves, &rows(&file));
        prop_assert_eq!(room.loose_references(), Vec::<String>::new());
        room.workspace.undo_import(whole.id.unwrap(), "Ana", common::now()).unwrap();
        prop_assert_eq!(room.loose_references(), Vec::<String>::new());
        room.workspace.redo_import(whole.id.unwrap(), "Ana", common::now()).unwrap();
        prop_assert_eq!(room.loose_references(), Vec::<String>::new());
    }
}
