//! The joints: jobs that cross rooms, done once for the window and for the headless command.
//!
//! A file goes from the doors to a ledger or into the memory; a workspace goes out as a file again.
//! No SQL, no formula, no picture lives here, and no clock: the moment is an argument.

mod answers;
pub mod as_of;
mod asker;
pub mod backups;
mod bundle;
pub mod calendar;
pub mod coaching;
pub mod deal;
mod error;
pub mod export;
mod far;
mod file;
pub mod fingerprint;
pub mod history;
pub mod import;
pub mod one_to_one;
mod part;
pub mod preview;
pub mod rates;
pub mod review;
pub mod sample;
pub mod since;
mod tally;
pub mod whole_file;
mod workspace;

pub use asker::Asker;
pub use bundle::{Bundle, together};
pub use error::{Error, why};
pub use file::{local_day, stem_of};
pub use part::{Joined, Part};
pub use tally::Tally;
