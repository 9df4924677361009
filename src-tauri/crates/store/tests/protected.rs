//! A workspace protected by a passphrase.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path};

use common::{STAGES, now, row, source};
use engine::{process::Process, record::Sink};
use store::{Error, Passphrase, RowCounts, SourceKind, Workspace};

/// So many deals that they fill pages.
fn filled(path: &Path) -> Workspace {
    let mut workspace = Workspace::create(path, "Team", now()).unwrap();
    let process = Process::of_stages("Sales", &STAGES);
    let pipeline = workspace.add_pipeline(&process, now()).unwrap();
    let mut import = workspace
        .begin_import(source(SourceKind::Moves), pipeline)
        .unwrap();
    for deal in 0..500 {
        let key = format!("deal {deal}");
        let record = row(&key, "Beatrix Kiddo", STAGES[deal % 2], "2026-01-09");
        import.accept(&record).unwrap();
    }
    import.finish(RowCounts::default(), &[]).unwrap();
    workspace
}

fn words(text: &str) -> Passphrase {
    Passphrase::new(text)
}

fn holds(folder: &Path, word: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|file| {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        bytes.windows(word.len()).any(|at| at == word.as_bytes())
    })
}

#[test]
fn a_protected_workspace_opens_with_its_passphrase_alone_and_holds_what_it_held() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let mut workspace = filled(&path);
    let (summary, id) = (workspace.summary().unwrap(), workspace.id().to_owned());
    let moves = workspace.fullest().unwrap().unwrap();
    workspace.protect(Some(&words("correct horse"))).unwrap();
    assert!(workspace.is_protected());
    assert_eq!(workspace.summary().unwrap(), summary);
    // The window goes on working with it, through a second door too.
    workspace.set_setting("anything", &1).unwrap();
    let again = workspace.again();
    assert_eq!(again.open(now()).unwrap().summary().unwrap(), summary);
    assert!(
        !holds(folder.path(), "Beatrix"),
        "a name can be read in the file"
    );
    drop(workspace);
    assert!(matches!(
        Workspace::open(&path, now()),
        Err(Error::Locked(_))
    ));
    let open = |text: &str| Workspace::open_protected(&path, Some(&words(text)), now());
    assert!(matches!(
        open("Correct horse"),
        Err(Error::WrongPassphrase(_))
    ));
    let mut opened = open("correct horse").unwrap();
    assert_eq!(opened.summary().unwrap(), summary);
    assert_eq!(opened.id(), id);
    let found = opened.search(moves.id, "deal 17", 20).unwrap();
    assert!(!found.hits.is_empty());
    assert_eq!(opened.ledger(moves.id).unwrap().deals(), 500);
    assert!(
        !holds(folder.path(), "Beatrix"),
        "a name can be read in the log"
    );
}

#[test]
fn a_passphrase_can_be_changed_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let mut workspace = filled(&path);
    let summary = workspace.summary().unwrap();
    workspace.protect(Some(&words("correct horse"))).unwrap();
    workspace.protect(Some(&words("battery staple"))).unwrap();
    drop(workspace);
    let open = |text: &str| Workspace::open_protected(&path, Some(&words(text)), now());
    assert!(matches!(
        open("correct horse"),
        Err(Error::WrongPassphrase(_))
    ));
    let mut workspace = open("battery staple").unwrap();
    workspace.protect(None).unwrap();
    assert!(!workspace.is_protected());
    drop(workspace);
    let workspace = Workspace::open(&path, now()).unwrap();
    assert_eq!(workspace.summary().unwrap(), summary);
    // A passphrase that is not needed does no harm.
    drop(workspace);
    assert!(open("whatever it is").is_ok());
}

#[test]
fn backups_of_a_protected_workspace_are_protected_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let mut workspace = filled(&path);
    workspace.protect(Some(&words("correct horse"))).unwrap();
    let copy = folder.path().join("copy.stagecoach");
    workspace.backup_to(&copy).unwrap();
    assert!(!holds(folder.path(), "Beatrix"));
    assert!(matches!(
        Workspace::open(&copy, now()),
        Err(Error::Locked(_))
    ));
    let opened = Workspace::open_protected(&copy, Some(&words("correct horse")), now()).unwrap();
    assert_eq!(opened.summary().unwrap(), workspace.summary().unwrap());
}

#[test]
fn a_short_passphrase_or_somebody_else_at_the_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let mut workspace = filled(&path);
    let short = workspace.protect(Some(&words("short")));
    assert!(matches!(short, Err(Error::ShortPassphrase)));
    let other = Workspace::open(&path, now()).unwrap();
    workspace.set_patience(std::time::Duration::ZERO).unwrap();
    let shared = workspace.protect(Some(&words("correct horse")));
    assert!(matches!(shared, Err(Error::OpenElsewhere)), "{shared:?}");
    assert!(!workspace.is_protected());
    // Both go on as before.
    workspace.set_setting("anything", &1).unwrap();
    assert_eq!(other.summary().unwrap(), workspace.summary().unwrap());
    drop(other);
    workspace.protect(Some(&words("correct horse"))).unwrap();
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_protected_file_that_was_cut_or_changed_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let mut workspace = filled(&path);
    workspace.protect(Some(&words("correct horse"))).unwrap();
    drop(workspace);
    let whole = fs::read(&path).unwrap();
    let check = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let opened = Workspace::open_protected(&path, Some(&words("correct horse")), now());
        match opened {
            Err(Error::Damaged(_) | Error::WrongPassphrase(_) | Error::NotAWorkspace(_)) => {}
            Err(other) => panic!("{other:?}"),
            Ok(_) => panic!("a broken file was opened"),
        }
        assert_eq!(fs::read(&path).unwrap(), bytes);
    };
    check(&whole[..whole.len() - 4_096]);
    check(&whole[..whole.len() - 100]);
    for at in [20, 5_000, whole.len() - 50] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        check(&changed);
    }
}

#[test]
fn a_file_that_is_gone_is_not_opened_once_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.stagecoach");
    let workspace = filled(&path);
    let again = workspace.again();
    assert!(again.clone().open(now()).is_ok());
    drop(workspace);
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(again.open(now()), Err(Error::Vanished(gone)) if gone == path));
    assert!(!path.exists(), "asking made a file");
}
