//! What an import did, in words, its problems one a line.

use jobs::{Tally, history::ImportRecord, import::Done};
use report::words::{
    Words,
    imported::{Counted, Past},
};

/// How many problems, or lines of what stays, are shown.
pub(crate) const SHOWN: usize = 20;

/// What an import did, or would do.
pub(crate) fn imported(done: &Done, words: Words) -> String {
    let said = &words.command;
    let lines = [said.imported(&counted(&done.file, &done.counts), done.id)];
    let differences = words.differences(&done.counts.differences).into_iter();
    let notes = done.notes.iter().map(|note| words.imports.told(&note.told));
    let problems = done.problems.iter().take(SHOWN);
    let problems =
        problems.map(|problem| said.at_line(problem.row, &words.imports.told(&problem.told)));
    let more = done.problems_total.saturating_sub(SHOWN as u64);
    let more = (more > 0).then(|| said.more(more));
    let under = differences
        .map(|line| format!("{line}."))
        .chain(notes)
        .chain(problems)
        .chain(more)
        .map(|line| format!("  {line}"));
    lines
        .into_iter()
        .chain(under)
        .map(|line| line + "\n")
        .collect()
}

/// An import of the past, on a line.
pub(crate) fn past(import: &ImportRecord, words: Words) -> String {
    let minute = import.at.get(..16).unwrap_or(&import.at).replace('T', " ");
    let undone = import.undone_at.as_deref();
    words.command.past(&Past {
        number: import.id,
        at: &minute,
        as_of: import.as_of,
        undone: undone.map(|at| at.get(..10).unwrap_or(at)),
        counted: counted(&import.file_name, &import.counts),
        problems: import.problems,
    }) + "\n"
}

fn counted<'a>(file: &'a str, counts: &Tally) -> Counted<'a> {
    Counted {
        file,
        rows: counts.rows,
        deals_new: counts.deals_new,
        deals_changed: counts.deals_changed,
        deals_unchanged: counts.deals_unchanged,
        moves_new: counts.moves_new,
        moves_known: counts.moves_known,
    }
}
