//! A protected workspace opens for whoever gives its passphrase, and for nobody else.

use std::fs;

use chrono::Utc;
use stagecoach_tests::command::{Said, command, said};
use store::{Passphrase, Workspace};

use crate::desk::{Desk, TWO_DEALS, refused, review};

const WORDS: &str = "nine more deals by spring";

fn run(desk: &Desk, words: &[&str], passphrase: Option<&str>) -> Said {
    let workspace = desk.workspace();
    let words = words.iter().map(|word| match *word {
        "WORKSPACE" => workspace.as_os_str(),
        word => word.as_ref(),
    });
    let mut command = command(words);
    command.env_remove("STAGECOACH_PASSPHRASE");
    command.envs(passphrase.map(|words| ("STAGECOACH_PASSPHRASE", words)));
    said(&command.output().unwrap())
}

#[test]
fn a_protected_workspace_is_read_and_written_with_its_passphrase_alone() {
    let desk = Desk::new();
    desk.must_import(&desk.file("week-1.csv", TWO_DEALS));
    let before = review(&desk.workspace());
    let mut workspace = Workspace::open(&desk.workspace(), Utc::now()).unwrap();
    workspace.protect(Some(&Passphrase::new(WORDS))).unwrap();
    drop(workspace);
    let bytes = fs::read(desk.workspace()).unwrap();

    let reviewed = ["review", "WORKSPACE", "--json"];
    let locked = run(&desk, &reviewed, None);
    refused(&locked, 1, "a review without the passphrase");
    assert!(
        locked.err.contains("STAGECOACH_PASSPHRASE"),
        "{}",
        locked.err
    );
    let german = [&reviewed[..], &["--language", "de"]].concat();
    let locked = run(&desk, &german, None);
    refused(&locked, 1, "the same in German");
    assert!(
        locked.err.contains("ist durch eine Passphrase geschützt"),
        "{}",
        locked.err
    );
    let wrong = run(&desk, &german, Some("nine more deals by winter"));
    assert!(wrong.err.contains("öffnet sich nicht mit"), "{}", wrong.err);
    let wrong = run(&desk, &reviewed, Some("nine more deals by winter"));
    refused(&wrong, 1, "a review with another one");
    let right = run(&desk, &reviewed, Some(WORDS));
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&right.out).unwrap(),
        before
    );

    let next = desk.file(
        "week-2.csv",
        format!("{TWO_DEALS}D3,Cleo,Pitch,2025-02-06\n"),
    );
    let next = next.to_string_lossy();
    let import = ["import", &next, "--workspace", "WORKSPACE"];
    refused(
        &run(&desk, &import, None),
        1,
        "an import without the passphrase",
    );
    assert_eq!(fs::read(desk.workspace()).unwrap(), bytes);
    assert_eq!(run(&desk, &import, Some(WORDS)).status, Some(0));
    let found = fs::read(desk.workspace()).unwrap();
    assert!(!found.windows(4).any(|at| at == b"Cleo"));
    let history = run(&desk, &["imports", "--workspace", "WORKSPACE"], Some(WORDS));
    assert!(history.out.contains("week-2.csv"), "{history:?}");
}
