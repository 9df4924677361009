//! A workspace is protected, closed, and opened again with its passphrase.

use std::fs;

use stagecoach_tests::command::{built, stagecoach};

use crate::driver::Driver;

const WORDS: &str = "nine more deals by spring";

#[test]
#[ignore = "window: run by cargo xtask test"]
fn a_protected_workspace_asks_for_its_passphrase() {
    let program = built("stagecoach");
    let driver = Driver::start();
    let file = driver.home().join("team.stagecoach");
    let moves = driver.home().join("moves.csv");
    fs::write(
        &moves,
        "deal_id,rep,stage,at\n1,Ana,Pitch,2025-01-01\n2,Ben,Closing,2025-01-02\n",
    )
    .unwrap();
    let path = file.to_string_lossy();
    let said = stagecoach(["import", &moves.to_string_lossy(), "--workspace", &path]);
    assert_eq!(said.status, Some(0), "{said:?}");

    let window = driver.open(&program, &[&path]);
    window.click(&window.marked("nav-settings"));
    // The copy that is made at opening needs the file too.
    window.reads("The last one was made on");
    window.click(&window.marked("protect"));
    window.type_into(&window.marked("new-passphrase"), WORDS);
    window.type_into(&window.marked("new-passphrase-again"), WORDS);
    window.picture("protecting");
    window.click(&window.marked("protect-do"));
    window.reads("This workspace opens with its passphrase alone.");
    window.picture("protected");
    assert!(!fs::read(&file).unwrap().starts_with(b"SQLite"));

    window.click(&window.marked("close-workspace"));
    window.click(&window.marked("recent"));
    window.type_into(&window.marked("unlock-passphrase"), "nine more deals");
    window.click(&window.marked("unlock-do"));
    window.reads("That is not its passphrase.");
    window.picture("wrong-passphrase");
    // It is another question now, and the answer is written into an empty field.
    window.run(
        "const field = document.querySelector('[data-testid=unlock-passphrase]');
         field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }));",
        &serde_json::json!([]),
    );
    window.type_into(&window.marked("unlock-passphrase"), WORDS);
    window.click(&window.marked("unlock-do"));
    window.marked("screen-review");
    drop(window);

    // The next start asks again.
    let window = driver.open(&program, &[&path]);
    window.marked("unlock");
    window.picture("locked-at-the-start");
    window.type_into(&window.marked("unlock-passphrase"), WORDS);
    window.click(&window.marked("unlock-do"));
    window.marked("screen-review");
}
