//! The rules: what a process is, what a deal's moves mean, and what every number says.
//!
//! Everything here is a pure function of its arguments. No file, no SQL, no window, no clock and
//! no unseeded randomness: the as-of date is passed in, and the same ledger gives the same review
//! on every machine. Money is whole minor units, never a float.

pub mod filter;
pub mod ledger;
pub mod moment;
pub mod money;
pub mod problem;
pub mod process;
pub mod record;
pub mod review;
pub mod selection;
