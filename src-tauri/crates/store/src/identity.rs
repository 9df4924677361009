//! Names of rows: compact keys inside the file, UUIDv7 beyond it, and how names of people and
//! companies are compared. No table, no clock: the moment is an argument.

use std::cell::Cell;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::{NoContext, Timestamp, Uuid};

macro_rules! key {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl From<$name> for i64 {
            fn from(key: $name) -> Self {
                key.0
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    )*};
}

key! {
    /// A pipeline: a process and the deals that go through it.
    PipelineId;
    /// A stage, wherever it stands in its process now.
    StageId;
    /// A rep.
    RepId;
    /// A team.
    TeamId;
    /// An account.
    AccountId;
    /// A deal.
    DealId;
    /// An import.
    ImportId;
    /// A coaching plan.
    PlanId;
}

/// Gives out UUIDv7s of one moment, each greater than the one before: unique indexes only ever grow
/// at their end. Asks the system for chance once and counts on from there (RFC 9562, section 6.2,
/// method 2): a call for each of a million deals takes longer than writing them.
pub(crate) struct Mint {
    /// The half before the count: moment, version and twelve bits of chance.
    high: u64,
    /// The last that was given out.
    count: Cell<u64>,
}

/// The bits of the second half that say which variant of UUIDs it is.
const VARIANT: u64 = 0b10 << 62;
/// What a count starts from: a bit less than there is room for, so that it never runs over.
const START: u64 = (1 << 61) - 1;

impl Mint {
    pub(crate) fn at(now: DateTime<Utc>) -> Self {
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        let moment = Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos());
        let (high, low) = Uuid::new_v7(moment).as_u64_pair();
        Self {
            high,
            count: Cell::new(low & START),
        }
    }

    pub(crate) fn next(&self) -> [u8; 16] {
        let next = self.count.get() + 1;
        self.count.set(next);
        Uuid::from_u64_pair(self.high, VARIANT | next).into_bytes()
    }
}

/// What a rep's or an account's name is matched by: its text without regard to case or surrounding space. SQLite's own
/// NOCASE knows only ASCII, and half of Europe's reps have an accent.
#[must_use]
pub fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn uuids_of_one_moment_are_version_7_and_ascend() {
        let mint = Mint::at(DateTime::from_timestamp(1_700_000_000, 5_000_000).unwrap());
        let some: Vec<_> = (0..1_000).map(|_| mint.next()).collect();
        assert!(some.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(some.iter().all(|id| id[6] >> 4 == 7 && id[8] >> 6 == 2));
        let moment = |id: &[u8; 16]| {
            id[..6]
                .iter()
                .fold(0, |all, &byte| all << 8 | u64::from(byte))
        };
        assert!(some.iter().all(|id| moment(id) == 1_700_000_000_005));
    }

    #[test]
    fn two_mints_of_one_moment_give_out_other_uuids() {
        let now = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let of = |mint: Mint| -> BTreeSet<_> { (0..1_000).map(|_| mint.next()).collect() };
        let (one, other) = (of(Mint::at(now)), of(Mint::at(now)));
        assert!(one.is_disjoint(&other));
    }

    #[test]
    fn a_name_is_the_same_in_any_case_and_with_space_around_it() {
        let check = |name: &str, expected: &str| assert_eq!(name_key(name), expected);
        check("Ben", "ben");
        check("  BEN ", "ben");
        check("Inès Ångström", "inès ångström");
        check("INÈS ÅNGSTRÖM", "inès ångström");
    }
}
