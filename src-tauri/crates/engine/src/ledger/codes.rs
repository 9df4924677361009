//! How a move lies in its columns: the numbers that stand for what is no stage, no rep, no day.

/// Most stages a process may have here: a set of stages is one machine word.
pub const MOST_STAGES: usize = 60;

/// Step codes of a move beside the stages themselves.
pub(crate) const WON: u16 = 0xFFF0;
pub(crate) const LOST: u16 = 0xFFF1;
pub(crate) const COMPLETED: u16 = 0xFFF2;
pub(crate) const CREATED: u16 = 0xFFF3;
/// Another rep took the deal over where it was; only while a ledger is filled.
pub(super) const TAKEN_OVER: u16 = 0xFFF4;
/// Added to a stage that was only seen, not entered.
pub(crate) const SEEN: u16 = 0x8000;
/// No rep.
pub(crate) const NOBODY: u32 = u32::MAX;
/// The day of a fact without a date.
pub(crate) const UNDATED: i32 = i32::MIN;
