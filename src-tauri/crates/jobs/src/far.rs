//! How far an import is, as whoever waits for it hears.

use serde::{Deserialize, Serialize};

/// What an import is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Looking through the file.
    Looking,
    /// Reading its rows.
    Reading,
    /// Settling deals: `rows` are deals then, and all bytes are read.
    Settling,
}

/// How far an import is: bytes and rows so far, of so many bytes.
#[derive(Clone, Copy, Debug)]
pub struct Far {
    /// What it is at.
    pub phase: Phase,
    /// Bytes read.
    pub bytes: u64,
    /// Of so many.
    pub total_bytes: u64,
    /// Rows read, or deals settled.
    pub rows: u64,
    /// Of so many, where that is known; else 0.
    pub total_rows: u64,
}
