//! Which rows of a file are read at all: a change log's rows about the stage, an event log's
//! completions, one pipeline of several, and what the source has not deleted.

use serde::{Deserialize, Serialize};

use crate::{cells::Cells, field::Field, preset::Preset, signs::Signs, stages::fold};

/// Rows are read, or passed over, by the word in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RowRule {
    /// The column, from 0.
    pub column: u32,
    /// Words in it, compared without case and surrounding space.
    pub words: Vec<String>,
    /// True: only rows with one of the words are read. False: those are passed over.
    pub keep: bool,
}

impl RowRule {
    /// Whether the row is read, as far as this rule goes.
    pub(crate) fn reads(&self, cells: Cells<'_>) -> bool {
        let cell = cells.get(self.column as usize);
        let among = cell.is_some_and(|cell| {
            // The word itself in nearly every row; another spelling of it seldom.
            self.words.iter().any(|w| w == cell)
                || (cell.len() < 100 && self.words.iter().any(|w| fold(w) == fold(cell)))
        });
        among == self.keep
    }
}

/// The rules of a known kind of file.
pub(crate) fn of_preset(preset: Option<&Preset>, fields: &[Option<Field>]) -> Vec<RowRule> {
    let only = preset.map_or(&[][..], |p| p.only);
    only.iter()
        .filter_map(|(field, words)| {
            let column = fields.iter().position(|f| *f == Some(*field))?;
            Some(RowRule {
                column: u32::try_from(column).ok()?,
                words: (words.iter().copied())
                    .chain(turns(preset, *field).map(|(word, _)| word))
                    .map(str::to_owned)
                    .collect(),
                keep: true,
            })
        })
        .collect()
}

/// Words whose rows change something else of the deal than its stage.
fn turns(
    preset: Option<&Preset>,
    field: Field,
) -> impl Iterator<Item = (&'static str, Field)> + use<> {
    let turns = preset.map_or(&[][..], |p| p.turns);
    let of = if field == Field::Changed { turns } else { &[] };
    of.iter().copied()
}

/// The rules that the rows themselves show the need of: one kind of event of several, one pipeline
/// of several, and what was deleted, unless everything was.
pub(crate) fn found(
    fields: &[Option<Field>],
    signs: &Signs,
    pipeline: Option<&str>,
) -> Vec<RowRule> {
    let rule = |field, words: Vec<String>, keep| {
        let column = fields.iter().position(|f| *f == Some(field))?;
        Some(RowRule {
            column: u32::try_from(column).ok()?,
            words,
            keep,
        })
    };
    let event = signs.event().map(|event| vec![event]);
    let pipeline = pipeline.map(|p| vec![p.to_owned()]);
    let deleted = (signs.deleted > 0 && signs.deleted < signs.rows).then(|| {
        ["true", "yes", "1", "wahr", "vrai", "verdadero"]
            .map(str::to_owned)
            .to_vec()
    });
    [
        event.and_then(|words| rule(Field::Lifecycle, words, true)),
        pipeline.and_then(|words| rule(Field::Pipeline, words, true)),
        deleted.and_then(|words| rule(Field::Deleted, words, false)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What stands in a column of flags: yes, no, or something else.
pub(crate) fn flag(text: &str) -> Option<bool> {
    const YES: [&str; 15] = [
        "true",
        "yes",
        "1",
        "y",
        "t",
        "x",
        "ja",
        "oui",
        "si",
        "s\u{ed}",
        "wahr",
        "vrai",
        "verdadero",
        "vero",
        "waar",
    ];
    const NO: [&str; 13] = [
        "false", "no", "0", "n", "f", "nein", "non", "nee", "falsch", "faux", "falso", "onwaar",
        "-",
    ];
    let is = |words: &[&str]| words.iter().any(|w| text.eq_ignore_ascii_case(w));
    if is(&YES) {
        Some(true)
    } else if is(&NO) {
        Some(false)
    } else {
        None
    }
}
