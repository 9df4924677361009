//! What was not understood in a source, row by row, and why a whole source was refused. Never silently
//! dropped, and told as facts: each language makes its own sentence of them, English here.

mod english;
mod names;
mod refusal;
mod told;

use serde::{Deserialize, Serialize};

pub use names::Names;
pub use refusal::{AnyOrder, Damage, Key, NotText, Refusal, Unread, Unwritten, system_words};
pub use told::{DateKind, Kept, NoAmount, NoRate, OutcomeByWord, Told};

/// Why a row, or a file, could not be read as it stands. Closed: the window words each code itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The row has no deal id; it was left out.
    MissingDeal,
    /// The row has no stage; it was left out.
    MissingStage,
    /// The stage is not one of the process; the row was left out.
    UnknownStage,
    /// The row has no date where one is needed; it was left out.
    MissingDate,
    /// The date cannot be read; the row was left out.
    BadDate,
    /// The amount cannot be read; the row was kept without it.
    BadAmount,
    /// The currency is no ISO code; the amount was kept without it.
    BadCurrency,
    /// The row has fewer or more cells than the header; missing ones were read as empty.
    Ragged,
    /// The row is longer than any real row; it was left out.
    TooLong,
    /// Characters that the file's encoding cannot hold were replaced.
    BadCharacters,
    /// Dates could be day first or month first; nothing was read from them.
    AmbiguousDates,
    /// The close date lies before the start; the row was kept, the close date left out.
    ClosedBeforeStart,
    /// The deal ended on a day that the file does not tell; it was kept as ended by the file's own.
    EndedByFileDay,
    /// The same deal appears twice in a snapshot; the last row counts.
    RepeatedDeal,
    /// A cell of a spreadsheet shows an error in place of a value; it was read as empty.
    CellError,
    /// Titles, totals, remarks and repeated headers were passed over.
    AroundTable,
    /// The file has no stage history: only what a snapshot can say was read.
    NoHistory,
    /// The process was taken from the file's own stages.
    ProcessFromFile,
    /// The file has one date per stage: where a deal came back to one, only one visit is known.
    OneDatePerStage,
    /// Rows that are about something else were passed over.
    PassedOver,
    /// Another file was read beside this one.
    ReadBeside,
    /// The file bears no day of its own: another was taken.
    DayOfFile,
    /// Of several files, this one holds no deals and belongs to none that does: the others were read.
    LeftOut,
    /// The file does not say something that a review asks: who owns deals, or which names end them.
    NotSaid,
}

impl ProblemCode {
    /// Whether the row that has it was left out whole.
    #[must_use]
    pub fn leaves_row_out(self) -> bool {
        matches!(
            self,
            Self::MissingDeal
                | Self::MissingStage
                | Self::UnknownStage
                | Self::MissingDate
                | Self::BadDate
                | Self::TooLong
        )
    }
}

/// A problem with the row that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What was not understood.
    pub problem: Problem,
    /// The row as it stood in the source, as a line of CSV; `None` where the whole file is meant.
    pub original: Option<String>,
}

impl From<Problem> for Listed {
    fn from(problem: Problem) -> Self {
        Self {
            problem,
            original: None,
        }
    }
}

/// One thing that was not understood, or is worth knowing, in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Problem {
    /// The file's name, without its folder.
    pub file: String,
    /// The line in the file, the header being line 1; 0 where the whole file is meant.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub row: u64,
    /// The column's header.
    pub column: Option<String>,
    /// What kind.
    pub code: ProblemCode,
    /// What happened, what was kept, what to do: one plain sentence where it is written out.
    #[serde(rename = "message", with = "in_words")]
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub told: Told,
}

/// What is told, as its sentence.
mod in_words {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Told;

    pub(super) fn serialize<S: Serializer>(told: &Told, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(told)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Told, D::Error> {
        String::deserialize(from).map(Told::Written)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_problem_crosses_to_scripts_with_its_sentence() {
        let problem = Problem {
            file: "week.csv".to_owned(),
            row: 3,
            column: Some("at".to_owned()),
            code: ProblemCode::BadDate,
            told: Told::BadDate {
                text: "soon".to_owned(),
                as_a: DateKind::DayFirst,
                kept: Kept::LeftOut,
            },
        };
        let json = serde_json::to_value(&problem).unwrap();
        assert_eq!(
            json,
            serde_json::json!({
                "file": "week.csv",
                "row": 3,
                "column": "at",
                "code": "bad_date",
                "message": "\"soon\" cannot be read as a date, day first; the row was left out. Correct it \
                            in the source and import again.",
            })
        );
        let back: Problem = serde_json::from_value(json).unwrap();
        assert_eq!(back.told.to_string(), problem.told.to_string());
    }

    #[test]
    fn what_stands_around_a_table_is_counted_in_words() {
        let told = Told::AroundTable {
            before: 0,
            headers: 2,
            totals: 1,
            remarks: 3,
        };
        assert!(told.to_string().starts_with(
            "Around the table 2 repeated headers, 1 row of totals and 3 remarks were passed over;"
        ));
    }
}
