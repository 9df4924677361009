//! The rules: what a process is, what a deal's moves mean, and what every number says.
//!
//! Everything here is a pure function of its arguments. No file, no SQL, no window, no clock and
//! no unseeded randomness: the as-of date is passed in, and the same ledger gives the same review
//! on every machine. Money is whole minor units, never a float.

mod behind;
mod bits;
pub mod cause;
mod cell;
pub mod chance;
pub mod coaching;
pub mod count;
mod curve;
pub mod deal;
pub mod difference;
pub mod filter;
mod flag;
pub mod forecast;
pub mod gone;
mod interval;
pub mod language;
pub mod ledger;
mod lens;
mod lines;
pub mod listing;
pub mod look;
mod measure;
mod memo;
pub mod moment;
pub mod money;
mod open;
mod pace;
pub mod parts;
mod passage;
pub mod problem;
pub mod process;
mod purse;
pub mod rates;
mod reading;
pub mod reasons;
pub mod record;
pub mod recorded;
pub mod review;
pub mod sample;
pub mod search;
pub mod selection;
pub mod since;
mod stalled;
mod stay;
mod survey;
mod tally;
pub mod tenure;
pub mod texts;
pub mod timeline;
pub mod trend;
mod yardstick;
