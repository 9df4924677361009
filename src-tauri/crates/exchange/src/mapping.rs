//! How a file is read: what a person can look at, correct, and keep for next week's export.
//!
//! A mapping is plain data that survives saving. It binds columns by position because headers
//! repeat, and keeps their headers so that another file is not read with it unawares.

use chrono::NaiveDate;
use engine::{money::Currency, record::StageIx};
use serde::{Deserialize, Serialize};

use crate::{
    amount::DecimalSign, date::DateOrder, field::Field, letters::normalise, people::RepName,
    preset::Shape, rules::RowRule, said::NameHint, stages::fold,
};

/// The version of what is kept of a mapping.
pub const MAPPING_VERSION: u32 = 1;

/// How a file is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Mapping {
    /// [`MAPPING_VERSION`] when it was made: a newer one is not understood.
    pub version: u32,
    /// The stages that [`Means::Stage`] counts, by name, so that it can be kept apart from them.
    pub process: Vec<String>,
    /// One row per move, or per deal.
    pub shape: Shape,
    /// The known kind of file that it was recognised as.
    pub preset: Option<String>,
    /// The encoding's name (WHATWG), "UTF-8" for most.
    pub encoding: String,
    /// What parts the cells: one ASCII character.
    pub delimiter: char,
    /// How many rows that are not blank stand before the header.
    pub rows_before_header: u32,
    /// The sheet of a workbook, or the file of a ZIP of several, that is read.
    pub sheet: Option<String>,
    /// Every column, in the order of the file.
    pub columns: Vec<Column>,
    /// Columns that say when a deal entered a stage.
    pub entered: Vec<EnteredColumn>,
    /// Which rows are read: those that every rule reads.
    pub rows: Vec<RowRule>,
    /// What each stage name of the file means; names that are not here are unknown stages.
    pub stages: Vec<StageName>,
    /// What each name in the status column means; `None`: the deal is open.
    pub statuses: Vec<StageName>,
    /// What names of reps mean, where they are not those reps.
    pub reps: Vec<RepName>,
    /// The day on which a snapshot was true; `None`: it does not say.
    pub seen_on: Option<NaiveDate>,
    /// The currency of amounts that name none.
    pub currency: Option<Currency>,
    /// True where an amount of 0 on a lost deal means none.
    pub lost_zero_is_none: bool,
    /// How files beside it are joined to it.
    #[serde(default)]
    pub joins: Vec<Join>,
}

impl Mapping {
    /// Whether a file with these headers can be read so: it has every column that is read.
    #[must_use]
    pub fn fits(&self, headers: &[String]) -> bool {
        self.version <= MAPPING_VERSION && self.bound(headers).is_some()
    }

    /// The same mapping with its columns where these headers have them; of repeated headers the
    /// first is the first. `None` where one that is read is missing.
    pub(crate) fn bound(&self, headers: &[String]) -> Option<Self> {
        let names: Vec<String> = headers.iter().map(|h| normalise(h)).collect();
        let place = |ix: usize| -> Option<u32> {
            let wanted = normalise(&self.columns.get(ix)?.header);
            let before = self.columns[..ix].iter();
            let nth = before.filter(|c| normalise(&c.header) == wanted).count();
            let mut same = names.iter().enumerate().filter(|(_, n)| **n == wanted);
            same.nth(nth).and_then(|(at, _)| u32::try_from(at).ok())
        };
        let mut bound = self.clone();
        bound.columns = headers
            .iter()
            .map(|header| Column {
                header: header.clone(),
                field: None,
                dates: None,
                decimal: None,
            })
            .collect();
        for (ix, column) in self.columns.iter().enumerate() {
            match place(ix) {
                Some(at) => {
                    let header = bound.columns[at as usize].header.clone();
                    bound.columns[at as usize] = Column {
                        header,
                        ..column.clone()
                    };
                }
                None if column.field.is_some() => return None,
                None => {}
            }
        }
        for entered in &mut bound.entered {
            entered.column = place(entered.column as usize)?;
        }
        for rule in &mut bound.rows {
            rule.column = place(rule.column as usize)?;
        }
        Some(bound)
    }

    /// What a name of the file meant, as a stage of a process is found by its name.
    pub(crate) fn meant(
        &self,
        names: &[StageName],
        name: &str,
        find: impl Fn(&str) -> Option<Means>,
    ) -> Option<Means> {
        let folded = fold(name);
        let known = names.iter().find(|n| fold(&n.name) == folded)?;
        match known.means? {
            Means::Stage(ix) => find(self.process.get(usize::from(ix))?),
            means => Some(means),
        }
    }
}

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Column {
    /// Its header as written.
    pub header: String,
    /// What it holds; `None`: nothing that is read.
    pub field: Option<Field>,
    /// How it writes dates; `None` where it holds none, or where nothing tells.
    pub dates: Option<DateOrder>,
    /// How it writes decimals; `None` where nothing tells.
    pub decimal: Option<DecimalSign>,
}

/// How a file beside another is joined to it: the words of one column are those of the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Join {
    /// The name of the file beside; where no file bears it, the one with the column is meant.
    pub file: String,
    /// The header of its column.
    pub column: String,
    /// The header of the column of the file to which it is joined.
    pub to: String,
}

/// A column that says when a deal entered one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EnteredColumn {
    /// Its position, from 0.
    pub column: u32,
    /// The stage, by its name in the file.
    pub stage: String,
}

/// What one stage name of the file means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StageName {
    /// As the file writes it; compared without case and surrounding space.
    pub name: String,
    /// What it means; `None`: no stage of the process, rows with it are listed as problems.
    pub means: Option<Means>,
}

/// What a stage name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// A stage of the process, by its position.
    Stage(StageIx),
    /// The deal was won.
    Won,
    /// The deal was lost.
    Lost,
    /// The last stage was completed.
    Completed,
    /// Neither: rows with it are passed over, by decision of a person.
    Ignore,
}

/// What a person, or a command line, knows about a file beforehand. Empty: nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Hints {
    /// The known kind of file that it is, by its name, whatever its headers show.
    pub preset: Option<String>,
    /// Mappings that were kept or corrected: the first that fits a file's headers is how it is read.
    pub mappings: Vec<Mapping>,
    /// The pipeline that is read, where the file has several.
    pub pipeline: Option<String>,
    /// The file's stages in their order.
    pub stages: Vec<String>,
    /// Names that mean won.
    pub won: Vec<String>,
    /// Names that mean lost.
    pub lost: Vec<String>,
    /// What single names of stages and statuses mean, before all that the names themselves tell.
    pub names: Vec<NameHint>,
    /// What names of reps mean: the last word counts.
    pub reps: Vec<RepName>,
    /// The day on which a snapshot was true.
    pub as_of: Option<NaiveDate>,
    /// The order of day and month where the file leaves it open.
    pub dates: Option<DateOrder>,
    /// The decimal sign, whatever the file shows.
    pub decimal: Option<DecimalSign>,
    /// The currency of amounts that name none.
    pub currency: Option<Currency>,
    /// The encoding's name, whatever the file shows.
    pub encoding: Option<String>,
    /// What parts the cells, whatever the file shows.
    pub delimiter: Option<char>,
    /// The sheet of a workbook, or the file of a ZIP of several, to read.
    pub sheet: Option<String>,
    /// What columns hold, where their names do not tell.
    pub columns: Vec<ColumnHint>,
    /// How files beside it are joined to it, where that is not found by itself.
    pub joins: Vec<Join>,
}

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ColumnHint {
    /// Its position, from 0.
    pub column: u32,
    /// What it holds; `None`: nothing that is read.
    pub field: Option<Field>,
}
