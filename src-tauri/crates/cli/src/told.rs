//! What an import did, in words, its problems one a line; what taking one back did, and why that was refused.

use jobs::{
    Error, Tally,
    history::{ImportRecord, Stays, StaysKind, Undone},
    import::Done,
};
use report::words::{
    Words,
    imported::{Counted, Past, Stayed, Taken},
};

/// How many problems, or lines of what stays, are shown.
pub(crate) const SHOWN: usize = 20;

/// What an import did, or would do.
pub(crate) fn imported(done: &Done, words: Words) -> String {
    let said = &words.command;
    let first = said.imported(&counted(&done.file, &done.counts), done.id);
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
        .map(|line| format!("  {line}\n"));
    std::iter::once(first + "\n").chain(under).collect()
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

/// What taking an import back did, or would do, and what stays.
pub(crate) fn undone(undone: &Undone, words: Words) -> String {
    let said = &words.command;
    let taken = said.taken(&Taken {
        number: undone.id,
        done: undone.done,
        gone: undone.gone,
    });
    let stays = undone.stays.iter().take(SHOWN);
    let stays = stays.map(|stays| said.stays(&stays.of, stayed(stays)));
    let more = undone.stays_total.saturating_sub(SHOWN as u64);
    let more = (more > 0).then(|| said.more(more));
    let under = stays.chain(more).map(|line| format!("  {line}\n"));
    std::iter::once(taken + "\n").chain(under).collect()
}

fn stayed(stays: &Stays) -> Stayed<'_> {
    match stays.kind {
        StaysKind::Field => Stayed::Field(
            stays.field.as_deref().unwrap_or_default(),
            stays.who.as_deref(),
        ),
        StaysKind::Moves => Stayed::Moves(stays.count),
        StaysKind::Records => Stayed::Records(stays.count),
    }
}

/// Why nothing was taken back, done again or written out; `None` of everything else that goes wrong.
pub(crate) fn refused(error: &Error, words: Words) -> Option<String> {
    let said = &words.command;
    let why = match error {
        Error::Store(store::Error::UnknownRow("import")) => said.no_such_import,
        Error::Store(store::Error::Undone) => said.undone_already,
        Error::Store(store::Error::NotUndone) => said.not_undone,
        Error::Store(store::Error::NotKept) => said.not_kept,
        Error::Store(store::Error::Emptied) => said.emptied,
        Error::NothingToWrite => said.no_deals,
        _ => return None,
    };
    Some(why.to_owned())
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

#[cfg(test)]
mod tests {
    use engine::language::Language;

    use super::*;

    #[test]
    fn a_refusal_is_the_same_in_english_as_everywhere_and_german_where_it_is_asked_for() {
        let check = |error: Error| {
            let said = |language| refused(&error, report::words::of(language));
            assert_eq!(said(Language::English), Some(error.to_string()));
            assert_ne!(said(Language::German), Some(error.to_string()));
        };
        check(Error::Store(store::Error::UnknownRow("import")));
        check(Error::Store(store::Error::Undone));
        check(Error::Store(store::Error::NotUndone));
        check(Error::Store(store::Error::NotKept));
        check(Error::Store(store::Error::Emptied));
        check(Error::NothingToWrite);
    }
}
