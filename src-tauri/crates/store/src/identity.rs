//! Names of rows: compact keys inside the file, UUIDv7 beyond it, and how names of people and
//! companies are compared. No table, no clock: the moment is an argument.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::{ContextV7, Timestamp, Uuid};

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
/// at their end.
pub(crate) struct Mint {
    context: ContextV7,
    seconds: u64,
    nanos: u32,
}

impl Mint {
    pub(crate) fn at(now: DateTime<Utc>) -> Self {
        Self {
            context: ContextV7::new(),
            seconds: u64::try_from(now.timestamp()).unwrap_or(0),
            nanos: now.timestamp_subsec_nanos(),
        }
    }

    pub(crate) fn next(&self) -> [u8; 16] {
        Uuid::new_v7(Timestamp::from_unix(
            &self.context,
            self.seconds,
            self.nanos,
        ))
        .into_bytes()
    }
}

/// What a name is matched by: its text without regard to case or surrounding space. SQLite's own
/// NOCASE knows only ASCII, and half of Europe's reps have an accent.
pub(crate) fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn uuids_of_one_moment_are_version_7_and_ascend() {
        let mint = Mint::at(DateTime::from_timestamp(1_700_000_000, 5_000_000).unwrap());
        let some: Vec<_> = (0..1_000).map(|_| mint.next()).collect();
        assert!(some.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(some.iter().all(|id| id[6] >> 4 == 7));
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
