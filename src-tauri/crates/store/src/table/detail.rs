//! Table `detail`: what is recorded on a deal of which it has one each.

use engine::deal::detail::{Detail, Details, Value};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::{Error, identity::DealId};

/// How the table and the change log name a detail.
pub(crate) fn name(detail: Detail) -> Result<String, Error> {
    match serde_json::to_value(detail)? {
        serde_json::Value::String(name) => Ok(name),
        other => Ok(other.to_string()),
    }
}

/// The detail of that name; `None` for one that a newer program knows.
pub(crate) fn named(name: &str) -> Option<Detail> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}

/// Everything recorded on a deal.
pub(crate) fn of(conn: &Connection, deal: DealId) -> Result<Details, Error> {
    let mut read = conn.prepare_cached("SELECT field, value FROM detail WHERE deal = ?1")?;
    let mut rows = read.query([deal])?;
    let mut details = Details::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        if let Some(detail) = named(&name) {
            let value: String = row.get(1)?;
            details.insert(detail, serde_json::from_str(&value)?);
        }
    }
    Ok(details)
}

/// Every detail of a deal, or of all.
pub(crate) fn every(
    conn: &Connection,
    deal: Option<DealId>,
) -> Result<Vec<(i64, Detail, Value)>, Error> {
    let of_deal = if deal.is_some() {
        "deal = ?1"
    } else {
        "?1 IS NULL"
    };
    let mut read = conn.prepare_cached(&format!(
        "SELECT deal, field, value FROM detail WHERE {of_deal}"
    ))?;
    let mut rows = read.query([deal])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        if let Some(detail) = named(&name) {
            let value: String = row.get(2)?;
            all.push((row.get(0)?, detail, serde_json::from_str(&value)?));
        }
    }
    Ok(all)
}

/// One detail.
pub(crate) fn get(conn: &Connection, deal: DealId, detail: Detail) -> Result<Option<Value>, Error> {
    let value: Option<String> = conn
        .prepare_cached("SELECT value FROM detail WHERE deal = ?1 AND field = ?2")?
        .query_row(params![deal, name(detail)?], |row| row.get(0))
        .optional()?;
    Ok(value
        .map(|value| serde_json::from_str(&value))
        .transpose()?)
}

/// Puts one in the place of what was recorded, or clears it.
pub(crate) fn set(
    tx: &Transaction<'_>,
    deal: DealId,
    detail: Detail,
    value: Option<&Value>,
) -> Result<(), Error> {
    match value {
        Some(value) => tx
            .prepare_cached(
                "INSERT OR REPLACE INTO detail (deal, field, value) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![deal, name(detail)?, serde_json::to_string(value)?])?,
        None => tx
            .prepare_cached("DELETE FROM detail WHERE deal = ?1 AND field = ?2")?
            .execute(params![deal, name(detail)?])?,
    };
    Ok(())
}
