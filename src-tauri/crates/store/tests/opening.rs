//! What is no workspace is named for what it is, and stays as it was to the last byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use common::{now, room, row, source};
use rusqlite::Connection;
use store::{Error, SourceKind, Workspace};

fn name(error: &Error) -> &'static str {
    match error {
        Error::Missing(_) => "missing",
        Error::Directory(_) => "directory",
        Error::Exists(_) => "exists",
        Error::NotAWorkspace(_) => "not a workspace",
        Error::Damaged(_) => "damaged",
        Error::Newer { .. } => "newer",
        Error::Busy => "busy",
        _ => "other",
    }
}

/// Every file in the folder, byte for byte.
fn bytes(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[track_caller]
fn check(path: &Path, expected: &str) {
    let folder = path.parent().unwrap();
    let before = bytes(folder);
    let error = Workspace::open(path, now()).err().expect("must not open");
    assert_eq!(name(&error), expected, "{error}");
    let text = error.to_string();
    assert!(text.ends_with('.') && !text.contains('\n'), "{text}");
    assert_eq!(bytes(folder), before, "something was written");
}

/// A workspace with a few rows, closed again.
fn closed() -> (tempfile::TempDir, PathBuf) {
    let mut room = room();
    room.import(SourceKind::Moves, &[row("1", "Ben", "Lead", "2026-01-02")]);
    let path = room.path();
    let common::Room { folder, .. } = room;
    (folder, path)
}

#[test]
fn files_that_are_no_workspace_are_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    };
    check(&folder.path().join("nothing.stagecoach"), "missing");
    fs::create_dir(folder.path().join("folder.stagecoach")).unwrap();
    check(&folder.path().join("folder.stagecoach"), "directory");
    check(&write("empty.stagecoach", b""), "not a workspace");
    check(
        &write("short.stagecoach", b"SQLite format 3\0"),
        "not a workspace",
    );
    check(
        &write("words.stagecoach", &b"deal_id,rep,stage,at\n".repeat(100)),
        "not a workspace",
    );
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".repeat(40);
    check(&write("picture.stagecoach", &png), "not a workspace");
    let other = folder.path().join("other ?#%.stagecoach");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE deal (id INTEGER); PRAGMA user_version = 1")
        .unwrap();
    check(&other, "not a workspace");
}

#[test]
fn a_file_of_a_newer_program_is_refused() {
    let (_folder, path) = closed();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    drop(conn);
    check(&path, "newer");
}

#[test]
fn a_newer_format_still_in_the_log_is_refused_too() {
    let (_folder, path) = closed();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&path).unwrap();
    let error = Workspace::open(&path, now()).err().unwrap();
    assert_eq!(name(&error), "newer");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_damaged_file_is_named_as_such() {
    let damage = |harm: &dyn Fn(&Path)| {
        let (folder, path) = closed();
        harm(&path);
        check(&path, "damaged");
        drop(folder);
    };
    let cut = |to: fn(u64) -> u64| {
        move |path: &Path| {
            let length = fs::metadata(path).unwrap().len();
            fs::File::options()
                .write(true)
                .open(path)
                .unwrap()
                .set_len(to(length))
                .unwrap();
        }
    };
    damage(&cut(|length| length - 1));
    damage(&cut(|length| length / 2));
    damage(&cut(|_| 100));
    damage(&|path| {
        let mut bytes = fs::read(path).unwrap();
        let length = bytes.len();
        bytes[length / 2..].fill(0xAB);
        fs::write(path, bytes).unwrap();
    });
    damage(&|path| {
        let conn = Connection::open(path).unwrap();
        conn.execute_batch("ALTER TABLE deal RENAME COLUMN persona TO mask")
            .unwrap();
    });
}

#[test]
fn every_single_broken_page_is_noticed_or_harmless() {
    let (_folder, path) = closed();
    let whole = fs::read(&path).unwrap();
    for page in 0..whole.len() / 4_096 {
        let mut bytes = whole.clone();
        bytes[page * 4_096..][..4_096].fill(0x5A);
        fs::write(&path, &bytes).unwrap();
        let expected = if page == 0 {
            "not a workspace"
        } else {
            "damaged"
        };
        check(&path, expected);
    }
}

#[test]
fn nothing_is_ever_overwritten_by_a_new_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let check = |file: &str, expected: &str| {
        let before = bytes(folder.path());
        let error = Workspace::create(&folder.path().join(file), "Team", now())
            .err()
            .unwrap();
        assert_eq!(name(&error), expected);
        assert_eq!(bytes(folder.path()), before);
    };
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    for (file, text) in [
        ("lost.stagecoach-wal", "a log without its file"),
        ("gone.stagecoach-journal", "what was to be undone of a file"),
    ] {
        fs::write(folder.path().join(file), text).unwrap();
    }
    check("notes.txt", "exists");
    check("folder", "directory");
    check("lost.stagecoach", "exists");
    check("gone.stagecoach", "exists");
    check("no/such/folder.stagecoach", "missing");
}

#[test]
fn a_write_from_elsewhere_is_noticed_and_reading_is_not_one() {
    let (_folder, path) = closed();
    let here = Workspace::open(&path, now()).unwrap();
    let mut elsewhere = Workspace::open(&path, now()).unwrap();
    let before = here.version().unwrap();
    elsewhere.summary().unwrap();
    assert_eq!(here.version().unwrap(), before);
    elsewhere.set_setting("seen", &1).unwrap();
    assert_ne!(here.version().unwrap(), before);
}

#[test]
fn a_new_workspace_is_filled_without_a_log_and_then_shared() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    // SQLite's file format: 1 is written straight, 2 through a log.
    let format = || fs::read(&path).unwrap()[18];
    let mut alone = Workspace::create_alone(&path, "Team", now()).unwrap();
    alone.set_setting("seen", &1).unwrap();
    assert_eq!(format(), 1);
    alone.share().unwrap();
    drop(alone);
    assert_eq!(format(), 2);
    let next = Workspace::open(&path, now()).unwrap();
    assert_eq!(next.setting::<i32>("seen").unwrap(), Some(1));
}

#[test]
fn a_new_workspace_is_one_file_and_opens_again() {
    let (folder, path) = closed();
    assert_eq!(bytes(folder.path()).len(), 1);
    let again = Workspace::open(&path, now()).unwrap();
    assert_eq!(again.name(), "Team");
    assert_eq!(again.path(), path);
    assert_eq!(again.summary().unwrap().moves, 1);
}

#[test]
fn a_second_program_reads_meanwhile_and_is_told_when_it_may_not_write() {
    let mut room = room();
    let mut other = Workspace::open(&room.path(), now()).unwrap();
    other
        .set_patience(std::time::Duration::from_millis(20))
        .unwrap();
    let pipeline = room.pipeline;
    let import = room
        .workspace
        .begin_import(source(SourceKind::Moves), pipeline)
        .unwrap();
    assert_eq!(other.summary().unwrap().deals, 0);
    let error = other
        .begin_import(source(SourceKind::Moves), pipeline)
        .err()
        .unwrap();
    assert_eq!(name(&error), "busy");
    let third = Workspace::open(other.path(), now()).unwrap();
    assert_eq!(third.pipelines().unwrap().len(), 1);
    drop(import);
    assert!(
        other
            .begin_import(source(SourceKind::Moves), pipeline)
            .is_ok()
    );
}

#[test]
fn a_backup_is_a_workspace_of_its_own() {
    let mut room = room();
    room.import(SourceKind::Moves, &[row("1", "Ben", "Lead", "2026-01-02")]);
    let copy = room.folder.path().join("copy.stagecoach");
    fs::write(&copy, "an older backup").unwrap();
    room.workspace.backup_to(&copy).unwrap();
    let copy = Workspace::open(&copy, now()).unwrap();
    assert_eq!(copy.summary().unwrap(), room.workspace.summary().unwrap());
    let own = room.path();
    assert_eq!(name(&room.workspace.backup_to(&own).unwrap_err()), "exists");
    let nowhere = room.folder.path().join("no/where.stagecoach");
    assert_eq!(
        name(&room.workspace.backup_to(&nowhere).unwrap_err()),
        "missing"
    );
}
