//! What an import says of rows, files and whole refusals, in English: the engine's own sentences, and those
//! of files that could not be got at.

use super::super::dictionary::ImportWords;
use super::super::place::Place;
use crate::letters::clean;

pub(super) const IMPORTS: ImportWords = ImportWords {
    place: Place::Usual,
    told: |told| clean(&told.to_string()),
    refused: |why| clean(&why.to_string()),
    of_file: |file, why| clean(&format!("{file}: {why}")),
    missing: |path| {
        format!(
            "There is no file \"{}\". Check its name and folder.",
            clean(path)
        )
    },
    folder: |path| {
        format!(
            "\"{}\" is a folder, not a file. Choose a file in it.",
            clean(path)
        )
    },
    forbidden: |file| {
        format!(
            "\"{}\" may not be read. Check who may open it, or copy it elsewhere.",
            clean(file)
        )
    },
    apart: |file, from| {
        format!(
            "\"{}\" does not belong to \"{}\": nothing in both names the same deals, reps or accounts. \
             Nothing was read; bring it in by itself.",
            clean(file),
            clean(from)
        )
    },
    unwritten: |file, why| {
        format!(
            "\"{}\" could not be written: {}. Nothing half-written was left.",
            clean(file),
            clean(&why.to_string())
        )
    },
    kind: |_, own| own.to_owned(),
    problem_heads: || {
        [
            "file",
            "line",
            "column",
            "problem",
            "what_to_do",
            "row_as_written",
        ]
    },
};
