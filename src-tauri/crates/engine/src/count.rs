//! Counts as figures bear them: in 32 bits, which every reader of theirs holds exactly.

/// So many; the most that there is room for where there are more.
#[must_use]
pub fn of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
