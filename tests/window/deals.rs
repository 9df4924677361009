//! A pipeline kept in the window, without a file: a deal is made, worked on and moved, each edit is
//! undone and done again, also after the workspace was closed.

use serde_json::json;
use stagecoach_tests::command::built;

use crate::{driver::Driver, window::Window};

const ENTER: &str = "\u{E007}";
const CONTROL: &str = "\u{E009}";
const RELEASED: &str = "\u{E000}";

#[test]
#[ignore = "window: run by cargo xtask test"]
fn a_deal_is_made_worked_on_moved_and_every_edit_undone_also_of_a_workspace_opened_anew() {
    let driver = Driver::start();
    let window = driver.open(&built("stagecoach"), &[]);
    window.resize(1280, 800);
    window.click(&window.marked("door-empty"));
    window.type_into(&window.marked("new-workspace-name"), "North");
    window.click(&window.marked("create-here"));
    window.marked("nav-pipeline");

    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-new"));
    window.type_into(&window.marked("new-deal-name"), "Pumps");
    window.type_into(&window.marked("new-deal-owner"), "Ben Okafor");
    window.type_into(&window.marked("new-deal-amount"), "12,500");
    window.click(&window.marked("new-deal-do"));
    window.reads_in("[data-testid=deal-panel]", "Pumps");
    window.marked("deal-stepper");
    window.type_into(&window.marked("add-contact"), &format!("Dora Lind{ENTER}"));
    // The rest of a contact is asked for at once.
    window.click(&window.matching("[data-testid=fold-contacts] .form button"));
    window.reads_in("[data-testid=fold-contacts]", "Dora Lind");

    // Exit checks are open: it asks once, and what was open is kept.
    window.click(&window.marked("deal-next"));
    window.reads_in("[data-testid=move-deal]", "Fit has been judged");
    window.click(&window.marked("move-anyway"));
    stands_at(&window, "Connecting");
    window.reads("Left open on the way");
    window.picture("deal-by-hand");

    undo(&window);
    stands_at(&window, "Prospecting");

    // What was undone is known to the file, not to the window.
    window.click(&window.marked("drawer-close"));
    window.click(&window.marked("nav-settings"));
    window.click(&window.marked("close-workspace"));
    window.click(&window.marked("recent"));
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-board"));
    window.click(&window.matching("[data-card]"));
    stands_at(&window, "Prospecting");
    let redo = format!("{CONTROL}y{RELEASED}");
    window.type_into(&window.matching("[data-testid=deal-panel]"), &redo);
    stands_at(&window, "Connecting");
    undo(&window);
    undo(&window);
    window.reads_in("[data-testid=fold-contacts]", "No contact yet");
    undo(&window);
    window.reads("This deal is no longer there");
}

fn undo(window: &Window) {
    let keys = format!("{CONTROL}z{RELEASED}");
    window.type_into(&window.matching("[data-testid=deal-panel]"), &keys);
    window.reads("Undone:");
}

fn stands_at(window: &Window, stage: &str) {
    // Another step is the current one once the deal has moved: it is looked for anew each time.
    let script = "return document.querySelector('[data-testid=deal-stepper] [aria-current=step]')
                  ?.textContent.includes(arguments[0]) ?? false";
    window.wait(&format!("the deal at {stage}"), || {
        (window.run(script, &json!([stage])) == true).then_some(())
    });
}
