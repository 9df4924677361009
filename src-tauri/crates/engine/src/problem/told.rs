//! What is said of a row that was not understood, or of a file as a whole: facts, of which each language
//! makes its own sentence. [`Display`](std::fmt::Display) gives the English one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    names::Names,
    refusal::{AnyOrder, Key, Refusal},
};
use crate::money::Currency;

/// What happened, what was kept, and so what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// A row names no deal.
    NoDeal,
    /// A row of a move names no stage.
    MoveWithoutStage {
        /// Its deal.
        deal: String,
    },
    /// A row of a deal names no stage.
    DealWithoutStage {
        /// The deal.
        deal: String,
    },
    /// A stage is none of the process's.
    UnknownStage {
        /// As written.
        name: String,
        /// Those of the process.
        stages: Names,
        /// What became of the row.
        kept: Kept,
    },
    /// A move has no date.
    MoveWithoutDate {
        /// Its deal.
        deal: String,
    },
    /// A change of something else than the stage has no date.
    ChangeWithoutDate {
        /// Its deal.
        deal: String,
    },
    /// A deal is over, and neither it nor the file has a day.
    EndWithoutDate {
        /// The deal.
        deal: String,
    },
    /// A deal is over, and only the file has a day.
    EndedByFileDay {
        /// The deal.
        deal: String,
        /// The last day on which it was open, where its row tells one.
        from: Option<NaiveDate>,
        /// The file's day.
        by: NaiveDate,
    },
    /// A deal was closed before it began.
    ClosedBeforeStart {
        /// The deal.
        deal: String,
        /// The day it was closed.
        closed: NaiveDate,
        /// The day it began.
        began: NaiveDate,
    },
    /// A date cannot be read.
    BadDate {
        /// As written.
        text: String,
        /// How its column writes dates.
        as_a: DateKind,
        /// What became of the row.
        kept: Kept,
    },
    /// An amount cannot be read.
    BadAmount {
        /// As written.
        text: String,
        /// Why not.
        why: NoAmount,
    },
    /// The new value of a log's row cannot be read as an amount.
    BadChange {
        /// As written.
        text: String,
        /// It was to be an amount, else a date.
        amount: bool,
    },
    /// A number cannot be read.
    NoWholeNumber {
        /// As written.
        text: String,
    },
    /// No currency's code.
    BadCurrency {
        /// As written.
        text: String,
    },
    /// A cell that holds a spreadsheet's error.
    CellError {
        /// The error.
        text: String,
    },
    /// A row with fewer cells than the header, or with more.
    Ragged {
        /// Its cells.
        has: usize,
        /// The header's.
        wants: usize,
    },
    /// A row longer than any real one.
    TooLong,
    /// A row with characters that are none in the file's encoding.
    BadCharacters {
        /// The encoding's name.
        encoding: String,
    },
    /// A deal that a snapshot names again further down.
    RepeatedDeal {
        /// The deal.
        deal: String,
        /// The line that counts.
        line: u64,
    },
    /// A row that is no rate.
    NoRate(NoRate),

    /// Rows around a table that are none of it.
    AroundTable {
        /// Rows before the header.
        before: u64,
        /// The header again.
        headers: u64,
        /// Totals.
        totals: u64,
        /// Remarks.
        remarks: u64,
    },
    /// A snapshot without history.
    NoHistory {
        /// The stages whose entry it dates.
        dated: Vec<String>,
    },
    /// No deal is lost, and the system leaves lost ones out.
    LostLeftOut {
        /// The system, in an English sentence.
        system: String,
    },
    /// A date per stage.
    OneDatePerStage {
        /// Returns to a stage that the time counted there shows; `None` where none is counted.
        returned: Option<u64>,
    },
    /// The process is the file's own.
    ProcessFromFile {
        /// Its stages.
        stages: Names,
        /// They are in the order in which deals pass them; else in their usual one.
        passed: bool,
    },
    /// Stages that may be outcomes by their words.
    Outcomes(Vec<OutcomeByWord>),
    /// No column says who owns the deals.
    NoOwner {
        /// The headers of columns of which nothing was read.
        unread: Names,
    },
    /// No deal is won, or none is lost, or neither.
    NoEnds {
        /// There is a win.
        won: bool,
        /// There is a loss.
        lost: bool,
        /// The names that leave deals open.
        open: Names,
    },
    /// A column that should hold dates holds none.
    NoDates {
        /// Its header.
        column: String,
        /// A cell of it.
        sample: String,
    },
    /// Other sheets of a workbook that look like tables of deals.
    OtherSheets {
        /// The sheet that was read.
        read: String,
        /// The others.
        others: Names,
    },
    /// A column whose dates can be read in more than one order.
    AmbiguousColumn {
        /// Its header.
        column: String,
        /// A date of it.
        date: AnyOrder,
    },
    /// Rows of other pipelines.
    OtherPipelines {
        /// How many pipelines there are.
        all: usize,
        /// Those that were read.
        read: Vec<String>,
        /// The others, and how many rows each has.
        others: Names<(String, u64)>,
    },
    /// Rows of a log about something that is not read.
    OtherChanges {
        /// The column's header.
        column: String,
        /// What it says in the rows that were read.
        read: Vec<String>,
    },
    /// Rows that the source has deleted.
    Deleted {
        /// The column's header.
        column: String,
    },
    /// Rows about something else.
    OtherRows {
        /// The column's header.
        column: String,
        /// What it says in the rows that were read.
        read: Vec<String>,
    },
    /// A file that was read beside another.
    ReadBeside {
        /// Its name.
        file: String,
        /// Words that it knows.
        rows: usize,
        /// What joins it.
        by: Key,
        /// Its column.
        column: String,
        /// The other's.
        to: String,
    },
    /// A file without a day of its own.
    DayOfFile {
        /// The day that was taken.
        day: NaiveDate,
        /// On it the file was saved; else it is today.
        saved: bool,
    },
    /// A file that was left out of several.
    LeftOut {
        /// Its name.
        file: String,
        /// Why.
        why: Box<Refusal>,
    },

    /// In words already: as older versions kept it, or put into somebody's language.
    Written(String),
}

/// What became of a row of which something could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// It was left out.
    LeftOut,
    /// It was read, but for the stage that its deal left.
    WithoutLeftStage,
    /// The deal was kept without what could not be read.
    DealWithout,
    /// The row was.
    RowWithout,
}

/// What a date is to look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    /// Any unambiguous form.
    Plain,
    /// The day first.
    DayFirst,
    /// The month first.
    MonthFirst,
    /// A number of days or seconds.
    Number,
}

/// Why an amount was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoAmount {
    /// Its separator may part thousands or decimals.
    Unsure,
    /// It names another currency than the row.
    OtherCurrency(Currency),
    /// It is none.
    NotOne,
}

/// Why a row is no rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoRate {
    /// From a currency to itself.
    ToItself(String),
    /// No currency's code.
    BadCode(String),
    /// No date.
    BadDay(String),
    /// No number.
    BadValue(String),
}

/// A stage that may be an outcome by its word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeByWord {
    /// The stage.
    pub name: String,
    /// A win by its word; else a loss.
    pub won: bool,
    /// It was taken as that.
    pub taken: bool,
    /// So many of its deals end there.
    pub ended: u64,
    /// Of so many.
    pub deals: u64,
}

impl OutcomeByWord {
    /// Those that were taken for outcomes or not, as wins or losses, each in words.
    #[must_use]
    pub fn those(of: &[Self], taken: bool, won: bool, say: impl Fn(&Self) -> String) -> Names {
        let those = of.iter().filter(|one| one.taken == taken && one.won == won);
        Names::of(those.map(say))
    }
}
