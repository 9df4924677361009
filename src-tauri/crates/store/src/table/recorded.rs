//! What is recorded in rows of which its owner can have many: a deal's contacts, objections, activities,
//! links, exit checks; a pipeline's plans, one-to-ones, agreements, flags put off; a plan's notes. Each
//! has its table and its file; what is done with a row is the same for all, and stands here.
//!
//! A row that is removed and comes back by an undo has the keys it had, short and long.

use chrono::NaiveDate;
use engine::moment::Day;
use rusqlite::{
    Connection, OptionalExtension, Row, ToSql, Transaction, params_from_iter, types::Value as Sql,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::change::Entity;
use crate::{
    Error,
    identity::{DealId, Mint},
};

/// A row of one of these tables, without its keys.
pub(crate) trait Recorded: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The key of what it is recorded on.
    type Owner: Copy + ToSql + Into<i64>;
    /// The column that holds it.
    const OWNER: &'static str;
    /// Its table.
    const TABLE: &'static str;
    /// How the change log names it.
    const ENTITY: Entity;
    /// Its columns after `id`, `uuid` and the owner, separated by commas.
    const COLUMNS: &'static str;

    /// What goes into these columns.
    fn values(&self) -> Result<Vec<Sql>, Error>;

    /// Reads them, from column `at` on.
    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error>;
}

/// A row with its keys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept<T> {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) row: T,
}

fn kept<T: Recorded>(row: &Row<'_>) -> Result<Kept<T>, Error> {
    Ok(Kept {
        id: row.get(0)?,
        uuid: Uuid::from_bytes(row.get(1)?),
        row: T::read(row, 2)?,
    })
}

/// The rows of an owner, oldest first.
pub(crate) fn of<T: Recorded>(conn: &Connection, owner: T::Owner) -> Result<Vec<Kept<T>>, Error> {
    let mut read = conn.prepare_cached(&format!(
        "SELECT id, uuid, {} FROM {} WHERE {} = ?1 ORDER BY id",
        T::COLUMNS,
        T::TABLE,
        T::OWNER
    ))?;
    let mut rows = read.query([owner])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(kept(row)?);
    }
    Ok(all)
}

/// One row of an owner.
pub(crate) fn get<T: Recorded>(
    conn: &Connection,
    owner: T::Owner,
    id: i64,
) -> Result<Option<Kept<T>>, Error> {
    let mut read = conn.prepare_cached(&format!(
        "SELECT id, uuid, {} FROM {} WHERE {} = ?1 AND id = ?2",
        T::COLUMNS,
        T::TABLE,
        T::OWNER
    ))?;
    let found = read
        .query_row([owner.into(), id], |row| Ok(kept(row)))
        .optional()?;
    found.transpose()
}

/// Adds a row, and gives it its keys.
pub(crate) fn add<T: Recorded>(
    tx: &Transaction<'_>,
    mint: &Mint,
    owner: T::Owner,
    row: T,
) -> Result<Kept<T>, Error> {
    let id = last_key::<T>(tx)? + 1;
    let new = Kept {
        id,
        uuid: Uuid::from_bytes(mint.next()),
        row,
    };
    put(tx, owner, &new)?;
    Ok(new)
}

/// The highest key that a row ever had: one that was removed may come back by an undo.
pub(crate) fn last_key<T: Recorded>(tx: &Transaction<'_>) -> Result<i64, Error> {
    Ok(tx.query_row(
        &format!(
            "SELECT max((SELECT coalesce(max(id), 0) FROM {}),
                        (SELECT coalesce(max(CAST(field AS INTEGER)), 0) FROM change
                         WHERE entity = ?1))",
            T::TABLE
        ),
        [T::ENTITY.name()],
        |row| row.get(0),
    )?)
}

/// Writes a row, over whatever is there.
pub(crate) fn put<T: Recorded>(
    tx: &Transaction<'_>,
    owner: T::Owner,
    kept: &Kept<T>,
) -> Result<(), Error> {
    let values = kept.row.values()?;
    let places = vec!["?"; values.len() + 3].join(", ");
    let mut write = tx.prepare_cached(&format!(
        "INSERT OR REPLACE INTO {} (id, uuid, {}, {}) VALUES ({places})",
        T::TABLE,
        T::OWNER,
        T::COLUMNS
    ))?;
    let uuid = kept.uuid.into_bytes();
    let keys: [&dyn ToSql; 3] = [&kept.id, &uuid, &owner];
    let values = values.iter().map(|value| value as &dyn ToSql);
    write.execute(params_from_iter(keys.into_iter().chain(values)))?;
    Ok(())
}

/// Removes a row.
pub(crate) fn remove<T: Recorded>(tx: &Transaction<'_>, id: i64) -> Result<(), Error> {
    tx.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", T::TABLE))?
        .execute([id])?;
    Ok(())
}

/// How many things are recorded on a deal, of every kind.
pub(crate) fn count(conn: &Connection, deal: DealId) -> Result<u32, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT (SELECT count(*) FROM detail WHERE deal = ?1)
                  + (SELECT count(*) FROM contact WHERE deal = ?1)
                  + (SELECT count(*) FROM objection WHERE deal = ?1)
                  + (SELECT count(*) FROM activity WHERE deal = ?1)
                  + (SELECT count(*) FROM link WHERE deal = ?1)
                  + (SELECT count(*) FROM exit_check WHERE deal = ?1)",
        )?
        .query_row([deal], |row| row.get(0))?)
}

/// A word of a closed list, as `kind` columns hold it.
pub(crate) fn word<T: Serialize>(of: &T) -> Result<Sql, Error> {
    Ok(match serde_json::to_value(of)? {
        serde_json::Value::String(word) => Sql::Text(word),
        other => Sql::Text(other.to_string()),
    })
}

/// The same, read.
pub(crate) fn of_word<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T, Error> {
    let word: String = row.get(column)?;
    Ok(serde_json::from_value(serde_json::Value::String(word))?)
}

/// A day as a column holds it.
pub(crate) fn day(date: Option<NaiveDate>) -> Sql {
    date.map_or(Sql::Null, |date| Sql::Integer(Day::of(date).0.into()))
}

/// The same, read.
pub(crate) fn of_day(row: &Row<'_>, column: usize) -> Result<Option<NaiveDate>, Error> {
    Ok(row
        .get::<_, Option<i32>>(column)?
        .map(|day| Day(day).date()))
}

/// A day that is always there.
pub(crate) fn of_date(row: &Row<'_>, column: usize) -> Result<NaiveDate, Error> {
    Ok(Day(row.get(column)?).date())
}

/// Text that may be missing.
pub(crate) fn text(text: Option<&str>) -> Sql {
    text.map_or(Sql::Null, |text| Sql::Text(text.to_owned()))
}
