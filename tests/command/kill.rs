//! An import that is killed: at whatever moment, the workspace opens afterwards and holds all of the
//! import or none of it, and the same import again makes it whole.

use std::{
    fs,
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use stagecoach_tests::{
    command::command,
    moves::{self, Dice},
};

use crate::desk::{Desk, TWO_DEALS, review};

const KILLS: u32 = 50;
const FIRST_KILLS: u32 = 20;
const DEALS: u32 = 10_000;

#[test]
fn an_import_killed_at_any_moment_is_there_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.must_import(&desk.file("first.csv", TWO_DEALS));
    let workspace = desk.workspace();
    let kept = fs::read(&workspace).unwrap();
    let mut big = Vec::new();
    moves::write(&mut big, DEALS, 12, 1).unwrap();
    let file = desk.file("big.csv", big);

    let start = Instant::now();
    desk.must_import(&file);
    let span = start.elapsed();
    let (none, all) = (2, 2 + u64::from(DEALS));
    let finished = review(&workspace);
    assert_eq!(finished["whole"]["deals"], all);

    let mut undone = 0;
    let kill = |moment| {
        restore(&workspace, &kept);
        is_killed(&file, &workspace, moment)
    };
    killed_at(KILLS, 20_250_106, span, kill, |moment, killed| {
        let deals = review(&workspace)["whole"]["deals"].as_u64();
        assert!(
            deals == Some(none) || deals == Some(all),
            "killed after {moment:?}, the workspace holds {deals:?} deals"
        );
        undone += u32::from(deals == Some(none));
        if killed % 10 == 0 {
            is_made_whole(&desk, &file, &finished, moment);
        }
    });
    assert!(undone > 0, "no kill ever came before the end");
}

/// A workspace that the command makes for it is written without a log.
#[test]
fn a_first_import_killed_at_any_moment_is_there_whole_or_not_at_all() {
    let desk = Desk::new();
    let workspace = desk.workspace();
    let mut big = Vec::new();
    moves::write(&mut big, DEALS, 12, 1).unwrap();
    let file = desk.file("big.csv", big);
    let start = Instant::now();
    desk.must_import(&file);
    let span = start.elapsed();
    let finished = review(&workspace);

    let mut undone = 0;
    let kill = |moment| {
        remove(&workspace);
        is_killed(&file, &workspace, moment)
    };
    killed_at(FIRST_KILLS, 20_261_129, span, kill, |moment, killed| {
        let made = workspace.exists();
        let deals = made.then(|| review(&workspace)["whole"]["deals"].as_u64());
        let deals = deals.unwrap_or(Some(0));
        assert!(
            deals == Some(0) || deals == Some(u64::from(DEALS)),
            "killed after {moment:?}, the workspace holds {deals:?} deals"
        );
        undone += u32::from(made && deals == Some(0));
        if killed % 5 == 0 {
            is_made_whole(&desk, &file, &finished, moment);
        }
    });
    assert!(undone > 0, "no kill ever came while it was written");
}

#[test]
fn an_undo_killed_at_any_moment_is_done_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.must_import(&desk.file("first.csv", TWO_DEALS));
    let workspace = desk.workspace();
    let mut big = Vec::new();
    moves::write(&mut big, DEALS, 12, 1).unwrap();
    desk.must_import(&desk.file("big.csv", big));
    let kept = fs::read(&workspace).unwrap();
    let finished = review(&workspace);
    let all = 2 + u64::from(DEALS);
    let start = Instant::now();
    assert!(!dies(
        &["undo-import", "2"],
        &workspace,
        Duration::from_secs(600)
    ));
    let span = start.elapsed();
    assert_eq!(review(&workspace)["whole"]["deals"], 2);

    let mut stayed = 0;
    let kill = |moment| {
        restore(&workspace, &kept);
        dies(&["undo-import", "2"], &workspace, moment)
    };
    killed_at(KILLS / 2, 20_260_131, span, kill, |moment, killed| {
        let deals = review(&workspace)["whole"]["deals"].as_u64();
        assert!(
            deals == Some(2) || deals == Some(all),
            "killed after {moment:?}, the workspace holds {deals:?} deals"
        );
        stayed += u32::from(deals == Some(all));
        if killed % 10 == 0 {
            let again = if deals == Some(2) {
                "redo-import"
            } else {
                "undo-import"
            };
            assert!(!dies(&[again, "2"], &workspace, Duration::from_secs(600)));
            let now = review(&workspace);
            if again == "redo-import" {
                assert_eq!(
                    figures(&now),
                    figures(&finished),
                    "done again after {moment:?}"
                );
            } else {
                assert_eq!(now["whole"]["deals"], 2);
            }
        }
    });
    assert!(stayed > 0, "no kill ever came before the end");
}

/// The same import again makes the workspace what it is when nothing is killed.
fn is_made_whole(desk: &Desk, file: &Path, finished: &Value, moment: Duration) {
    desk.must_import(file);
    let again = review(&desk.workspace());
    assert_eq!(
        figures(&again),
        figures(finished),
        "killed after {moment:?}, and again"
    );
}

/// Kills a job that takes about `span` at so many moments: `kill` begins it and kills it after a while, and
/// tells whether it was still running then; `look` hears of each kill, after what time, and how many there were.
fn killed_at(
    times: u32,
    seed: u64,
    mut span: Duration,
    kill: impl Fn(Duration) -> bool,
    mut look: impl FnMut(Duration, u32),
) {
    // One seed, so that a moment that once did harm is tried again.
    let mut dice = Dice(seed);
    let mut killed = 0;
    while killed < times {
        let moment = span.mul_f64(dice.share());
        if !kill(moment) {
            // It was done before: this machine is faster now than it was at first.
            span = moment;
            continue;
        }
        killed += 1;
        span = span.mul_f64(1.02);
        look(moment, killed);
    }
}

/// Starts the import and kills it at the moment; whether it was still running then.
fn is_killed(file: &Path, workspace: &Path, moment: Duration) -> bool {
    dies(&["import", &file.to_string_lossy()], workspace, moment)
}

/// Starts a job and kills it at the moment; whether it was still running then.
fn dies(words: &[&str], workspace: &Path, moment: Duration) -> bool {
    let mut child = command(words)
        .arg("--workspace")
        .arg(workspace)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while start.elapsed() < moment && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    let was_running = child.try_wait().unwrap().is_none();
    // SIGKILL: nothing in the program hears of it.
    let _ = child.kill();
    child.wait().unwrap();
    was_running
}

/// The workspace as it was, without what the killed left beside it.
fn restore(workspace: &Path, kept: &[u8]) {
    remove(workspace);
    fs::write(workspace, kept).unwrap();
}

/// Takes the workspace away, and what the killed left beside it.
fn remove(workspace: &Path) {
    for beside in ["", "-wal", "-shm", "-journal"] {
        let mut name = workspace.as_os_str().to_owned();
        name.push(beside);
        let _ = fs::remove_file(name);
    }
}

fn figures(review: &Value) -> (&Value, &Value) {
    (&review["stages"], &review["whole"])
}
