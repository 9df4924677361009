//! Table `change`: the one change log. Who, when, what, which field, from what, to what. Rows are
//! only ever added.

use rusqlite::{
    CachedStatement, Connection, ToSql, Transaction, params,
    types::{FromSql, FromSqlResult, ToSqlOutput, Value as Sql, ValueRef},
};

use crate::{
    Error,
    identity::{ImportId, Mint},
};

/// What kind of row changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entity {
    /// A deal's own facts.
    Deal,
    /// A move; the row is its deal's.
    Move,
    /// A rep.
    Rep,
}

impl Entity {
    fn name(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Move => "move",
            Self::Rep => "rep",
        }
    }
}

/// A field's value before or after a change.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum FieldValue {
    /// There was none.
    #[default]
    Empty,
    /// Minor units, or a day since 1970-01-01.
    Whole(i64),
    /// A name, as displayed.
    Text(String),
}

impl ToSql for FieldValue {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Empty => ToSqlOutput::Owned(Sql::Null),
            Self::Whole(whole) => ToSqlOutput::Owned(Sql::Integer(*whole)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

impl FromSql for FieldValue {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Self::Empty),
            ValueRef::Integer(whole) => Ok(Self::Whole(whole)),
            other => Ok(Self::Text(other.as_str()?.to_owned())),
        }
    }
}

impl From<Option<&str>> for FieldValue {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }
}

impl From<Option<i64>> for FieldValue {
    fn from(whole: Option<i64>) -> Self {
        whole.map_or(Self::Empty, Self::Whole)
    }
}

/// One change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, in microseconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// The person; `None` where an import changed it.
    pub who: Option<String>,
    /// The import; `None` where a person changed it.
    pub import: Option<ImportId>,
    /// The key of the row in its table.
    pub row: i64,
    /// Which field.
    pub field: String,
    /// What it was.
    pub old: FieldValue,
    /// What it became.
    pub new: FieldValue,
}

/// The changes of one row, oldest first.
pub(crate) fn of(conn: &Connection, entity: Entity, row: i64) -> Result<Vec<Change>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT at, who, import, row, field, old, new FROM change
         WHERE entity = ?1 AND row = ?2 ORDER BY id",
    )?;
    let rows = read.query_map(params![entity.name(), row], |row| {
        Ok(Change {
            at: row.get(0)?,
            who: row.get(1)?,
            import: row.get(2)?,
            row: row.get(3)?,
            field: row.get(4)?,
            old: row.get(5)?,
            new: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Who makes a change, and when.
#[derive(Clone, Debug)]
pub(crate) struct Author {
    pub(crate) at: i64,
    pub(crate) who: Option<String>,
    pub(crate) import: Option<ImportId>,
}

/// What may be written to the log: one more line.
pub(crate) struct ChangesMut<'t> {
    insert: CachedStatement<'t>,
    author: Author,
}

impl<'t> ChangesMut<'t> {
    pub(crate) fn new(tx: &'t Transaction<'_>, author: Author) -> Result<Self, Error> {
        let insert = tx.prepare_cached(
            "INSERT INTO change (uuid, at, who, import, entity, row, field, old, new)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        Ok(Self { insert, author })
    }

    pub(crate) fn add(
        &mut self,
        mint: &Mint,
        entity: Entity,
        row: i64,
        field: &str,
        old: &FieldValue,
        new: &FieldValue,
    ) -> Result<(), Error> {
        self.insert.execute(params![
            mint.next(),
            self.author.at,
            self.author.who,
            self.author.import,
            entity.name(),
            row,
            field,
            old,
            new,
        ])?;
        Ok(())
    }
}
