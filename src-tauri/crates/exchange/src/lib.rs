//! The doors: what files say becomes records and problems, and what goes out again.
//!
//! Three steps, each a function: [`inspect()`] looks through a file once, [`plan()`] decides how it
//! will be read (and is where a person corrects it), [`read()`] passes records to a sink. Takes
//! readers, never paths; knows neither the memory nor the window. Nothing in a file is dropped
//! without a word: a row becomes records, a problem, or was chosen to be ignored.
//!
//! A new kind of file is an entry in `preset`; a new spelling of a column a word in `field`.

mod absent;
mod amount;
mod around;
mod beside;
mod book;
pub mod calendar;
mod cells;
mod chunk;
mod currency;
mod cut;
mod date;
mod encoding;
mod ended;
mod error;
mod escaped;
mod evidence;
mod export;
mod field;
mod inspect;
mod layout;
mod letters;
mod line;
mod look;
mod mapping;
mod moves;
mod notes;
mod open;
mod outcomes;
mod parked;
mod pass;
mod people;
mod plan;
mod preset;
mod problem_file;
mod problems;
mod quoting;
mod rate_file;
mod read;
mod recognise;
mod row;
mod rows;
mod rules;
mod said;
mod signs;
mod snapshot;
mod stages;
mod table;
mod tally;
mod together;
mod turned;
mod turns;
mod unpack;
mod wide;
mod work;
mod written;

pub use amount::DecimalSign;
pub use around::PassedOver;
pub use beside::{Beside, name_stages};
pub use date::DateOrder;
pub use error::{Error, Stopped};
pub use export::{COLUMNS, MovesFile, write_moves};
pub use field::Field;
pub use inspect::{
    AmbiguousDate, Inspection, SAMPLE_ROWS, SampleRow, SeenColumn, SeenName, SeenSheet, inspect,
};
pub use mapping::{
    Column, ColumnHint, EnteredColumn, Hints, Join, MAPPING_VERSION, Mapping, Means, StageName,
};
pub use people::{AboutRep, RepMeans, RepName, Why};
pub use plan::{Choice, Plan, ProcessFrom, plan};
pub use preset::Shape;
pub use problem_file::{ProblemWords, write_problems};
pub use problems::{LISTED, Problems};
pub use rate_file::read_rates;
pub use read::{Progress, Report, StepKind, Understood, preview, read};
pub use recognise::Likeness;
pub use rules::RowRule;
pub use said::{NameHint, NameMeans};
pub use table::{
    Cell, Chart, ChartKind, DateManner, Form, Kind, Manner, Series, TableColumn, TableFile,
    WorkbookFile,
};
pub use together::{Group, Noting, Seam, joins_kept, together};
