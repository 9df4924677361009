//! Coaching in the window: planned from a flag of the sample team, seen on Coaching, marked done, undone;
//! a review marked as seen opens as it was.

use stagecoach_tests::command::built;

use crate::{driver::Driver, window::Window};

const CONTROL: &str = "\u{E009}";
const RELEASED: &str = "\u{E000}";

#[test]
#[ignore = "window: run by cargo xtask test"]
fn coaching_is_planned_from_a_flag_marked_done_and_undone_and_a_review_is_kept_as_seen() {
    let driver = Driver::start();
    let window = driver.open(&built("stagecoach"), &[]);
    window.resize(1280, 800);
    window.click(&window.marked("door-sample"));
    window.marked("screen-review");

    window.click(&window.marked("plan-from-flag-0"));
    window.marked("plan-evidence");
    window.type_into(&window.marked("plan-agreed"), "Two calls together.");
    window.picture("plan-coaching");
    window.click(&window.marked("plan-do"));
    window.reads("Planned:");

    window.click(&window.marked("nav-coaching"));
    window.reads_in("[data-testid=plans-running]", "Two calls together.");
    window.picture("coaching");
    window.click(&window.marked("plan-1"));
    window.marked("plan-seen");
    window.marked("plan-verdict");
    window.picture("plan");
    window.click(&window.marked("plan-finish"));
    window.click(&window.marked("finish-do"));
    window.marked("plan-ended");
    undo(&window);
    window.wait("the plan not done", || {
        (!window.has("plan-ended")).then_some(())
    });

    window.click(&window.marked("nav-review"));
    window.marked("since");
    window.click(&window.marked("mark-reviewed"));
    window.reads("Marked as reviewed");
    window.marked("past-reviews");
    window.picture("since");
    undo(&window);
    window.wait("no past review", || {
        (!window.has("past-reviews")).then_some(())
    });
}

fn undo(window: &Window) {
    let keys = format!("{CONTROL}z{RELEASED}");
    window.type_into(&window.matching("body"), &keys);
    window.reads("Undone:");
}
