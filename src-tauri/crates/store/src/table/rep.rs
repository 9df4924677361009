//! Table `rep`: who sells, one per name, with team and first day.

use chrono::NaiveDate;
use engine::moment::Day;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::{
    Error,
    identity::{ImportId, Mint, RepId, TeamId, name_key},
};

/// A rep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rep {
    /// The key.
    pub id: RepId,
    /// The name, as first written.
    pub name: String,
    /// The team's name.
    pub team: Option<String>,
    /// The first day, where known.
    pub hired: Option<NaiveDate>,
}

/// Every rep, in order of first sight.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Rep>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT rep.id, rep.name, team.name, rep.hired
         FROM rep LEFT JOIN team ON team.id = rep.team ORDER BY rep.id",
    )?;
    let rows = read.query_map([], |row| {
        Ok(Rep {
            id: row.get(0)?,
            name: row.get(1)?,
            team: row.get(2)?,
            hired: row.get::<_, Option<i32>>(3)?.map(|day| Day(day).date()),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The rep of that name, and the rep's team.
pub(crate) fn find(
    conn: &Connection,
    name: &str,
) -> Result<Option<(RepId, Option<TeamId>)>, Error> {
    Ok(conn
        .prepare_cached("SELECT id, team FROM rep WHERE key = ?1")?
        .query_row([name_key(name)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Adds a rep of a name that is not there yet.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    name: &str,
    import: Option<ImportId>,
) -> Result<RepId, Error> {
    let key = name_key(name);
    if key.is_empty() {
        return Err(Error::NoName);
    }
    Ok(tx
        .prepare_cached(
            "INSERT INTO rep (uuid, key, name, import) VALUES (?1, ?2, ?3, ?4) RETURNING id",
        )?
        .query_row(params![mint.next(), key, name.trim(), import], |row| {
            row.get(0)
        })?)
}

/// Puts a rep into a team.
pub(crate) fn set_team(tx: &Transaction<'_>, rep: RepId, team: TeamId) -> Result<(), Error> {
    tx.prepare_cached("UPDATE rep SET team = ?2 WHERE id = ?1")?
        .execute(params![rep, team])?;
    Ok(())
}

/// The rep's first day.
pub(crate) fn hired(conn: &Connection, rep: RepId) -> Result<Option<i32>, Error> {
    Ok(conn
        .prepare_cached("SELECT hired FROM rep WHERE id = ?1")?
        .query_row([rep], |row| row.get(0))?)
}

/// Says when a rep began.
pub(crate) fn set_hired(tx: &Transaction<'_>, rep: RepId, day: i32) -> Result<(), Error> {
    tx.prepare_cached("UPDATE rep SET hired = ?2 WHERE id = ?1")?
        .execute(params![rep, day])?;
    Ok(())
}

/// One rep's name.
pub(crate) fn name(conn: &Connection, rep: RepId) -> Result<String, Error> {
    Ok(conn
        .prepare_cached("SELECT name FROM rep WHERE id = ?1")?
        .query_row([rep], |row| row.get(0))?)
}
