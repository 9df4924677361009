//! A file that is no export is refused with why just this one is, in the person's language.

use std::{fs, path::PathBuf};

use stagecoach_tests::command::built;

use crate::driver::Driver;

#[test]
#[ignore = "window: run by cargo xtask test"]
fn a_refused_file_says_why_in_the_person_s_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let page = file(
        "page.xlsx",
        b"<html><table><tr><td>deal</td></tr></table></html>",
    );
    let nul = file(
        "nul.csv",
        b"deal_id,stage,at\n1,Pitch,2025-01-01\n2,Pi\0tch,2025-01-02\n",
    );
    let odd = file(
        "odd.csv",
        b"deal_id,rep,stage,at,amount\n1,Ana,Pitch,2025-01-01,viel\n2,Ben,Pitch,2025-01-02,12\n",
    );

    let program = built("stagecoach");
    let driver = Driver::start();
    let window = driver.open(&program, &[&page.to_string_lossy()]);
    window.reads_in(
        "[data-testid=error]",
        "page.xlsx: The file is a web page (HTML or XML)",
    );
    window.picture("refused-english");

    window.click(&window.marked("nav-settings"));
    window.click(&window.marked("language-de"));
    window.reads("Einstellungen");
    // What waited waits on, and is told in the language chosen.
    window.click(&window.marked("nav-import"));
    window.reads_in(
        "[data-testid=error]",
        "page.xlsx: Die Datei ist eine Webseite (HTML oder XML)",
    );
    window.click(&window.find("button", "Abbrechen"));
    driver.hand_over(&program, &nul);
    window.reads_in(
        "[data-testid=error]",
        "nul.csv: Zeile 3 enthält ein NUL-Byte",
    );
    window.picture("refused-german");

    driver.hand_over(&program, &odd);
    window.marked("recognised");
    window.reads("„viel“ ist nicht als Betrag zu lesen; die Zeile wurde ohne Betrag behalten.");
    window.picture("problems-german");
}
