//! What the headless command says of imports, rates and exports, in English.

use super::super::place::Place;
use super::super::{
    dictionary::CommandWords,
    imported::{Past, Stayed, Taken},
};

pub(super) const COMMAND: CommandWords = CommandWords {
    place: Place::Usual,
    nothing_imported: "Nothing was imported yet.",
    no_such_import: "The workspace has no such import.",
    undone_already: "That import is undone already.",
    not_undone: "That import is not undone, so there is nothing to do again.",
    not_kept: "That import was made by an earlier Stagecoach, which did not keep what is needed to undo it; \
               nothing was changed. Restore a backup from before it instead.",
    emptied: "That import was undone more than 90 days ago, and what it said is not kept for so long; \
              nothing was changed. Import its file again.",
    no_deals: "The workspace holds no deals; nothing was written.",
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
    taken,
    stays: |of, what| format!("stays: {of}: {}", stayed(what)),
    again: |file| format!("{file} is part of the workspace again."),
    moves_written: |file, n| format!("{file}: {n} moves"),
    rows_written: |file, n| format!("{file}: {n} rows"),
};

fn taken(of: &Taken) -> String {
    let gone = &of.gone;
    let done = if of.done {
        "undone"
    } else {
        "would be undone (dry run)"
    };
    format!(
        "Import {}: {done}. Deals: {} gone, {} changed, {} unchanged; {} moves, {} reps and {} accounts gone.",
        of.number,
        gone.deals_gone,
        gone.deals_changed,
        gone.deals_unchanged,
        gone.moves_gone,
        gone.reps_gone,
        gone.accounts_gone,
    )
}

fn stayed(what: Stayed<'_>) -> String {
    match what {
        Stayed::Field(field, who) => {
            let field = match field {
                "" => "a field".to_owned(),
                field => field.replace('_', " "),
            };
            format!("{field} as set by {}", who.unwrap_or("hand"))
        }
        Stayed::Moves(1) => "1 move entered by hand".to_owned(),
        Stayed::Moves(n) => format!("{n} moves entered by hand"),
        Stayed::Records(1) => "1 entry by hand".to_owned(),
        Stayed::Records(n) => format!("{n} entries by hand"),
    }
}

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
