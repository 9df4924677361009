//! The tables, one file each: its SQL, its row, what may be read and what may be written. Nothing
//! here decides anything; rules of import live in `crate::import`.
//!
//! Reads take a connection, writes a transaction: a write outside one does not compile.

pub(crate) mod account;
pub(crate) mod activity;
pub(crate) mod agreement;
pub(crate) mod answer;
pub(crate) mod change;
pub(crate) mod contact;
pub(crate) mod deal;
pub(crate) mod detail;
pub(crate) mod edits;
pub(crate) mod exit_check;
pub(crate) mod import;
pub(crate) mod link;
pub(crate) mod mapping;
pub(crate) mod moves;
pub(crate) mod objection;
pub(crate) mod one_to_one;
pub(crate) mod plan;
pub(crate) mod plan_note;
pub(crate) mod problem;
pub(crate) mod process;
pub(crate) mod put_off;
pub(crate) mod rate;
pub(crate) mod recorded;
pub(crate) mod rep;
pub(crate) mod rep_said;
pub(crate) mod reviewed;
pub(crate) mod said;
pub(crate) mod saved_view;
pub(crate) mod search;
pub(crate) mod setting;
pub(crate) mod shelf;
pub(crate) mod stage;
pub(crate) mod team;
pub(crate) mod unsearched;
