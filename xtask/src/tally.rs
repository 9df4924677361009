//! How many tests passed, failed and were skipped, read from what the runners print. Each runner's
//! own closing line is the source; a runner that prints none adds nothing.

use std::{fmt, mem};

/// Tests counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Did what they should.
    pub(crate) passed: u32,
    /// Did not.
    pub(crate) failed: u32,
    /// Were not run, or could not be for want of data.
    pub(crate) skipped: u32,
    /// Seen left out of this run because a later one runs them; the closing line is yet to come.
    later: u32,
}

/// The reason by which a window test is left out of the ordinary run: it is run, and counted, later.
const LATER: &str = "... ignored, window";

impl Tally {
    /// Takes in one line of a runner's output.
    pub(crate) fn hear(&mut self, line: &str) {
        let line = without_colour(line);
        if line.starts_with("test ") && line.contains(LATER) {
            self.later += 1;
        } else if let Some(counts) = line.strip_prefix("test result: ") {
            // Cargo: `ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; …`
            self.add(counts, ';');
        } else if let Some(counts) = line.trim_start().strip_prefix("Tests  ") {
            // Vitest: `Tests  1 failed | 12 passed | 2 skipped (15)`
            self.add(counts, '|');
        }
    }

    /// Moves tests that could say nothing from passed to skipped.
    pub(crate) fn skip(&mut self, tests: u32) {
        let tests = tests.min(self.passed);
        self.passed -= tests;
        self.skipped += tests;
    }

    fn add(&mut self, counts: &str, separator: char) {
        for part in counts.split(separator) {
            let words: Vec<&str> = part.split_whitespace().collect();
            for pair in words.windows(2) {
                let Ok(count) = pair[0].parse::<u32>() else {
                    continue;
                };
                match pair[1] {
                    "passed" => self.passed += count,
                    "failed" => self.failed += count,
                    "ignored" => self.skipped += count.saturating_sub(mem::take(&mut self.later)),
                    "skipped" | "todo" => self.skipped += count,
                    _ => {}
                }
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

/// The line without terminal colours (`ESC [ … m`).
fn without_colour(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: &str) {
        let mut tally = Tally::default();
        for line in lines {
            tally.hear(line);
        }
        assert_eq!(tally.to_string(), expected);
    }

    #[test]
    fn closing_lines_of_every_runner_are_summed() {
        check(&[], "0 passed, 0 failed, 0 skipped");
        check(
            &[
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            ],
            "12 passed, 0 failed, 1 skipped",
        );
        check(
            &[
                "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
                "test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out",
            ],
            "3 passed, 3 failed, 0 skipped",
        );
        check(
            &["      Tests  2 failed | 12 passed | 1 skipped (15)"],
            "12 passed, 2 failed, 1 skipped",
        );
        check(
            &[
                "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m (7)",
            ],
            "7 passed, 0 failed, 0 skipped",
        );
        check(
            &["the test result: 5 passed is not a closing line"],
            "0 passed, 0 failed, 0 skipped",
        );
    }

    #[test]
    fn a_window_test_left_for_later_is_not_counted_twice() {
        check(
            &[
                "test first_start ... ignored, window: run by cargo xtask test",
                "test result: ok. 0 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
                "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            ],
            "1 passed, 0 failed, 0 skipped",
        );
    }

    #[test]
    fn a_test_that_could_say_nothing_did_not_pass() {
        let mut tally = Tally {
            passed: 5,
            failed: 0,
            skipped: 1,
            later: 0,
        };
        tally.skip(2);
        assert_eq!(tally.to_string(), "3 passed, 0 failed, 3 skipped");
    }
}
