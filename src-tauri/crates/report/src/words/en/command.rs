//! What the headless command says of imports and rates, in English.

use super::super::{dictionary::CommandWords, imported::Past};

pub(super) const COMMAND: CommandWords = CommandWords {
    nothing_imported: "Nothing was imported yet.",
    imported: |of, number| {
        let done = number.map_or_else(
            || "would be imported (dry run)".to_owned(),
            |number| format!("imported as number {number}"),
        );
        format!(
            "{}: {done}. {} rows; deals: {} new, {} changed, {} unchanged; moves: {} new, {} known.",
            of.file,
            of.rows,
            of.deals_new,
            of.deals_changed,
            of.deals_unchanged,
            of.moves_new,
            of.moves_known,
        )
    },
    past,
    at_line: |row, said| format!("line {row}: {said}"),
    more: |n| format!("… and {n} more; --json lists them."),
    problems: |file, n| format!("{file}: {n} problems"),
    rates: |file, n| format!("{file}: {n} rates"),
    rate: |rate| {
        format!(
            "{}  1 {} = {} {}",
            rate.day, rate.currency, rate.value, rate.base
        )
    },
    before: |done, all| format!("Before it, {done} of {all} files were imported and kept."),
};

fn past(of: &Past<'_>) -> String {
    let counted = &of.counted;
    let of_day = of
        .as_of
        .map_or_else(String::new, |day| format!(" of {day}"));
    let undone = of
        .undone
        .map_or_else(String::new, |day| format!(" (undone {day})"));
    format!(
        "{:>4}  {}  {}{of_day}{undone}: {} rows; deals: {} new, {} changed, {} unchanged; moves: {} new; {} problems",
        of.number,
        of.at,
        counted.file,
        counted.rows,
        counted.deals_new,
        counted.deals_changed,
        counted.deals_unchanged,
        counted.moves_new,
        of.problems,
    )
}
