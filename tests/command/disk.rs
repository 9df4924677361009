//! A disk with no room, a disk that cannot be written, and two imports at once: whatever cannot be
//! done is said in a sentence, and nothing that was kept is lost.
//!
//! Disks are small file systems in memory, in a mount namespace of their own that ends with the
//! command. Where the system allows no such thing (it takes Linux, and root or user namespaces), these
//! journeys are skipped and say so.

use std::{
    ffi::OsStr,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use stagecoach_tests::{
    command::{Said, built, command, said},
    data::skipped,
    moves,
};

use crate::desk::{Desk, TWO_DEALS, refused, review};

/// How the disk under the workspace is made: `$1` is its folder, `$2` the workspace to lay there,
/// `$3` the command, `$4` the file to import. What became of the workspace is laid back.
const FULL: &str = "\
mount -t tmpfs -o size=2m none \"$1\" && cp \"$2\" \"$1/team.stagecoach\" || exit 99
\"$3\" import \"$4\" --workspace \"$1/team.stagecoach\"; status=$?
cp \"$1/team.stagecoach\" \"$2\"; exit $status";
/// As [`FULL`], but what is full is the disk on which an import is to be taken back.
const FULL_UNDO: &str = "\
mount -t tmpfs -o size=48m none \"$1\" && cp \"$2\" \"$1/team.stagecoach\" || exit 99
dd if=/dev/zero of=\"$1/rest\" bs=64k 2>/dev/null
\"$3\" undo-import 2 --workspace \"$1/team.stagecoach\"; status=$?
rm \"$1/rest\"; cp \"$1/team.stagecoach\" \"$2\"; exit $status";
const SEALED: &str = "\
mount -t tmpfs none \"$1\" && cp \"$2\" \"$1/team.stagecoach\" && mount -o remount,ro \"$1\" || exit 99
\"$3\" import \"$4\" --workspace \"$1/team.stagecoach\"; status=$?
cp \"$1/team.stagecoach\" \"$2\"; exit $status";
const NOWHERE: &str = "\
mount -t tmpfs -o ro none \"$1\" || exit 99
\"$3\" import \"$4\" --workspace \"$1/new.stagecoach\"";

#[test]
fn an_import_that_fills_the_disk_changes_nothing_and_says_so() {
    let (desk, file) = desk_with_a_big_file();
    let Some(said) = on_a_disk(FULL, &desk, &file) else {
        return skipped("no disk can be made here");
    };
    refused(&said, 1, "a full disk");
    assert!(said.err.contains("disk is full"), "{}", said.err);
    as_it_was(&desk);
    desk.must_import(&file);
    assert_eq!(review(&desk.workspace())["whole"]["deals"], 10_002);
}

#[test]
fn an_undo_that_fills_the_disk_changes_nothing_and_says_so() {
    let (desk, file) = desk_with_a_big_file();
    desk.must_import(&file);
    let before = review(&desk.workspace());
    let Some(said) = on_a_disk(FULL_UNDO, &desk, &file) else {
        return skipped("no disk can be made here");
    };
    refused(&said, 1, "a full disk");
    assert!(said.err.contains("disk is full"), "{}", said.err);
    assert_eq!(review(&desk.workspace()), before);
}

#[test]
fn a_workspace_that_cannot_be_written_is_said_to_be_so() {
    let (desk, file) = desk_with_a_big_file();
    for (disk, what) in [(SEALED, "a sealed disk"), (NOWHERE, "a sealed folder")] {
        let Some(said) = on_a_disk(disk, &desk, &file) else {
            return skipped("no disk can be made here");
        };
        refused(&said, 1, what);
        assert!(said.err.contains("cannot be written"), "{}", said.err);
        as_it_was(&desk);
    }
}

#[test]
fn a_page_that_cannot_be_written_is_said_to_be_so() {
    let desk = Desk::new();
    let file = desk.file("first.csv", TWO_DEALS);
    let page = desk.at("no such folder/review.html");
    let ran = command(["review"])
        .arg(file)
        .arg("--html")
        .arg(&page)
        .output()
        .unwrap();
    refused(&said(&ran), 1, "a page without a folder");
}

#[test]
fn of_two_imports_at_once_neither_is_lost() {
    let (desk, one) = desk_with_a_big_file();
    let other = String::from_utf8(fs::read(&one).unwrap())
        .unwrap()
        .replace("\nD", "\nE");
    let other = desk.file("other.csv", other);
    let started = [&one, &other].map(|file| {
        let mut import = command(["import"]);
        import.arg(file).arg("--workspace").arg(desk.workspace());
        import.stdout(Stdio::piped()).stderr(Stdio::piped());
        import.spawn().unwrap()
    });
    let ended = started.map(|import| said(&import.wait_with_output().unwrap()));
    assert!(
        ended.iter().any(|said| said.status == Some(0)),
        "both gave up: {ended:?}"
    );
    for (said, file) in ended.iter().zip([&one, &other]) {
        // To wait for one's turn is as good as to be told to come back.
        if said.status != Some(0) {
            refused(said, 1, "an import beside another");
            assert!(said.err.contains("another window or command"), "{said:?}");
            desk.must_import(file);
        }
    }
    assert_eq!(review(&desk.workspace())["whole"]["deals"], 20_002);
}

fn desk_with_a_big_file() -> (Desk, std::path::PathBuf) {
    let desk = Desk::new();
    desk.must_import(&desk.file("first.csv", TWO_DEALS));
    let mut big = Vec::new();
    moves::write(&mut big, 10_000, 12, 1).unwrap();
    let file = desk.file("big.csv", big);
    (desk, file)
}

fn as_it_was(desk: &Desk) {
    assert_eq!(
        review(&desk.workspace())["whole"]["deals"],
        2,
        "the workspace changed"
    );
}

/// Imports a file where the workspace lies on a disk made by a script; `None` where none can be made.
fn on_a_disk(script: &str, desk: &Desk, file: &Path) -> Option<Said> {
    let disk = desk.at("disk");
    fs::create_dir_all(&disk).unwrap();
    let ran = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", script, "sh"])
        .args([
            disk.as_os_str(),
            desk.workspace().as_os_str(),
            built("stagecoach-cli").as_os_str(),
            OsStr::new(file),
        ])
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let ran = said(&ran);
    let no_disk = ran.status == Some(99) || ran.err.starts_with("unshare:");
    (!no_disk).then_some(ran)
}
