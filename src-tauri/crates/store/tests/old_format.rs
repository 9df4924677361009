//! A workspace of the first format is brought to this one with all that is in it, a backup beside it;
//! its imports stay listed, and are said to be none that can be undone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::path::Path;

use common::now;
use engine::filter::Filter;
use rusqlite::Connection;
use store::{Error, Workspace};

/// The format as the first program wrote it.
const FIRST: &str = include_str!("../migrations/001-workspace.sql");

/// Two stages, one import, one deal that went through both.
const FILLED: &str = "
    INSERT INTO workspace VALUES (1, randomblob(16), 'Spring team', 0);
    INSERT INTO process VALUES (1, randomblob(16), 'Ours', 0);
    INSERT INTO stage VALUES
        (1, randomblob(16), 1, 0, 'Lead', 0, '', '[]', '[]', '[]', '[]', NULL, NULL),
        (2, randomblob(16), 1, 1, 'Pitch', 1, '', '[]', '[]', '[]', '[]', NULL, NULL);
    INSERT INTO import VALUES
        (1, randomblob(16), 1, 0, 'moves.csv', 'moves', 90, x'00', NULL, 2, 0, 1, 0, 0, 2, 0, 0);
    INSERT INTO rep VALUES (1, randomblob(16), 'ben', 'Ben', NULL, NULL, 1);
    INSERT INTO deal (id, uuid, process, key, rep, amount, currency, import)
        VALUES (1, randomblob(16), 1, 'D1', 1, 100000, 'EUR', 1);
    INSERT INTO move VALUES
        (1, 86400000000, 0, 1, 0, 2, 1, 1, 1),
        (1, 864000000000, 0, 10, 0, 2, 2, 1, 1);
    PRAGMA application_id = 1398032195;
    PRAGMA user_version = 1;
";

fn made(path: &Path) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(FIRST).unwrap();
    conn.execute_batch(FILLED).unwrap();
}

#[test]
fn a_workspace_of_the_first_format_opens_with_all_that_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.stagecoach");
    made(&path);
    let workspace = Workspace::open(&path, now()).unwrap();
    assert_eq!(workspace.name(), "Spring team");
    let pipeline = workspace.fullest().unwrap().unwrap();
    let review = workspace
        .ledger(pipeline.id)
        .unwrap()
        .review(&Filter::default());
    assert_eq!(review.whole.deals, 1);
    assert_eq!(review.stages[0].measures.counts.advanced, 1);
    // The file as it was lies beside it.
    let kept = std::fs::read_dir(folder.path()).unwrap().count();
    assert!(kept > 1, "no backup was made");
}

#[test]
fn its_imports_are_listed_and_cannot_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.stagecoach");
    made(&path);
    let mut workspace = Workspace::open(&path, now()).unwrap();
    let imports = workspace.imports().unwrap();
    assert_eq!(imports.len(), 1);
    assert_eq!(imports[0].source.file_name, "moves.csv");
    assert!(!imports[0].kept);
    let refused = workspace.undo_import(imports[0].id, "Ana", now());
    let refused = refused.expect_err("must not be undone");
    assert!(matches!(refused, Error::NotKept), "{refused}");
    assert!(refused.to_string().contains("Restore a backup"));
    let pipeline = workspace.fullest().unwrap().unwrap();
    assert_eq!(pipeline.deals, 1);
}
