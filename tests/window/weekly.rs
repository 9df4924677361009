//! The weekly loop: two weeks' files come in, what changed is seen, coaching is planned from a flag, the
//! sheet goes out as a PDF that says what the screen says, four more weeks come in, and the effect is told.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use chrono::{Days, NaiveDate, Utc};
use stagecoach_tests::{
    command::{built, stagecoach},
    moves::Dice,
};

use crate::{driver::Driver, window::Window};

const REPS: [&str; 6] = [
    "Ben Okafor",
    "Mia Berg",
    "Tom Reyes",
    "Ada Lind",
    "Ivo Petrov",
    "Sara Amin",
];
/// Deals of each rep that begin in a week.
const A_WEEK: u32 = 10;
/// Weeks of history before the first file, and files after it, a week apart.
const HISTORY: u64 = 40;
const FILES: u64 = 6;
/// Deals that move on, of those of the rest; and of Ben's, before the coaching and since.
const REST: f64 = 0.7;
const BEFORE: f64 = 0.2;
const SINCE: f64 = 0.95;

/// A pipeline whose first rep loses deals at Qualification until the second file's day.
struct Team {
    moves: Vec<(NaiveDate, String)>,
    today: NaiveDate,
}

impl Team {
    fn new(today: NaiveDate) -> Self {
        let first = today - Days::new(7 * (HISTORY + FILES));
        let coached = Self::day_before(today, FILES - 2);
        let mut dice = Dice(7);
        let mut moves = Vec::new();
        let mut deal = 0;
        for week in 0..HISTORY + FILES {
            for rep in REPS {
                for _ in 0..A_WEEK {
                    deal += 1;
                    let began = first + Days::new(7 * week + u64::from(dice.below(5)));
                    let decided = began + Days::new(2 + u64::from(dice.below(5)));
                    let chance = match rep == REPS[0] {
                        true if began > coached => SINCE,
                        true => BEFORE,
                        false => REST,
                    };
                    let to = if dice.share() < chance {
                        "Pitch"
                    } else {
                        "Lost"
                    };
                    for (day, stage) in [(began, "Qualification"), (decided, to)] {
                        moves.push((day, format!("D{deal:05},{rep},{stage},{day}\n")));
                    }
                }
            }
        }
        moves.sort();
        Self { moves, today }
    }

    fn day_before(today: NaiveDate, weeks: u64) -> NaiveDate {
        today - Days::new(7 * weeks)
    }

    /// What is known so many weeks ago, as a file.
    fn file(&self, weeks: u64, folder: &Path) -> PathBuf {
        let until = Self::day_before(self.today, weeks);
        let mut text = "deal_id,rep,stage,at\n".to_owned();
        for (day, line) in &self.moves {
            if *day <= until {
                let _ = write!(text, "{line}");
            }
        }
        let path = folder.join(format!("week-{}.csv", FILES - weeks));
        fs::write(&path, text).unwrap();
        path
    }
}

#[test]
#[ignore = "window: run by cargo xtask test"]
fn weekly_files_are_reviewed_a_flag_is_coached_the_sheet_goes_out_and_the_effect_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let team = Team::new(Utc::now().date_naive());
    let workspace = folder.path().join("team.stagecoach");
    let program = built("stagecoach");
    let driver = Driver::start();
    let first = team.file(FILES - 1, folder.path());
    let said = stagecoach([
        "import".as_ref(),
        first.as_os_str(),
        "--workspace".as_ref(),
        workspace.as_os_str(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let window = driver.open(&program, &[&workspace.to_string_lossy()]);
    window.resize(1280, 800);
    window.marked("screen-review");
    window.click(&window.marked("mark-reviewed"));
    window.reads("Marked as reviewed");

    // The second week: what changed since the first was reviewed, each count as long as its list.
    let import = |weeks: u64| {
        driver.hand_over(&program, &team.file(weeks, folder.path()));
        window.click(&window.marked("import-button"));
        window.reads_in("[data-testid=import-done]", "new deals");
        window.click(&window.marked("nav-review"));
    };
    import(FILES - 2);
    window.reads_in("[data-testid=since]", "Since the last review");
    let new = window.text_of(&window.marked("since-new"));
    window.click(&window.marked("since-new"));
    window.reads(&format!("{new} deals"));
    window.type_into(&window.matching("body"), "\u{e00c}");

    // Coaching, from the flag, from this week on.
    window.reads_in("[data-testid=flag-card-0]", REPS[0]);
    window.click(&window.marked("plan-from-flag-0"));
    let start = Team::day_before(team.today, FILES - 2) + Days::new(1);
    put_day(&window, "plan-start", start);
    window.type_into(&window.marked("plan-agreed"), "Two calls together.");
    window.click(&window.marked("plan-do"));
    window.reads("Planned:");

    let sheet = sheet_on_screen(&window);
    window.picture("weekly-sheet");
    let pdf = sheet_on_paper(&workspace, folder.path());
    for part in sheet {
        assert!(pdf.contains(&squeezed(&part)), "{part}: {pdf}");
    }

    // Four more weeks, in which what was coached works.
    for weeks in (0..FILES - 2).rev() {
        import(weeks);
    }
    window.click(&window.marked("nav-coaching"));
    window.click(&window.marked("plan-1"));
    window.reads_in(
        "[data-testid=plan-verdict]",
        "has improved at Qualification",
    );
    window.reads_in("[data-testid=plan-effect]", "Improved");
    window.picture("weekly-effect");
}

/// The flags, deals, plans and agreements of the coached rep's sheet, as the screen says them.
fn sheet_on_screen(window: &Window) -> Vec<String> {
    window.click(&window.marked("nav-team"));
    let script = "return [...document.querySelectorAll('[data-testid^=team-rep-]')]
        .find((e) => e.textContent.includes(arguments[0]))?.dataset.testid ?? null";
    let row = window.wait("the rep's row", || {
        let found = window.run(script, &serde_json::json!([REPS[0]]));
        found.as_str().map(str::to_owned)
    });
    window.click(&window.marked(&row));
    window.click(&window.marked("open-sheet"));
    window.reads_in("[data-testid=sheet]", "Two calls together.");
    let script = "return [
        document.querySelector('[data-testid=sheet-title]'),
        ...document.querySelectorAll('[data-testid=sheet] .flag'),
        ...document.querySelectorAll('[data-testid=sheet-deal]'),
        ...document.querySelectorAll('[data-testid=sheet] .changes b'),
    ].map((e) => e.textContent.trim())";
    let parts = window.run(script, &serde_json::json!([]));
    let parts = parts.as_array().unwrap().iter();
    let mut parts: Vec<String> = parts.map(|p| p.as_str().unwrap().to_owned()).collect();
    assert!(parts.len() > 3, "{parts:?}");
    parts.push("Two calls together.".to_owned());
    parts
}

/// The text of the same sheet as a PDF, without spaces.
fn sheet_on_paper(workspace: &Path, folder: &Path) -> String {
    let file = folder.join("sheet.pdf");
    let said = stagecoach([
        "one-to-one".as_ref(),
        "--workspace".as_ref(),
        workspace.as_os_str(),
        "--rep".as_ref(),
        REPS[0].as_ref(),
        "--pdf".as_ref(),
        file.as_os_str(),
    ]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let pdf = lopdf::Document::load(&file).unwrap();
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    squeezed(&pdf.extract_text(&pages).unwrap())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Writes a day into a field, and leaves it.
fn put_day(window: &Window, field: &str, day: NaiveDate) {
    window.marked(field);
    let script = "const e = document.querySelector(`[data-testid=\"${arguments[0]}\"]`);
        e.value = arguments[1]; e.dispatchEvent(new Event('change', { bubbles: true }))";
    window.run(script, &serde_json::json!([field, day.to_string()]));
}
