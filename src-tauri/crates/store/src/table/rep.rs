//! Table `rep`: who sells, one per name, with team and first day.

use chrono::NaiveDate;
use engine::moment::Day;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

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
    let mut all = conn.prepare_cached(
        "SELECT rep.id, rep.name, team.name, rep.hired
         FROM rep LEFT JOIN team ON team.id = rep.team ORDER BY rep.id",
    )?;
    let rows = all.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One rep.
pub(crate) fn get(conn: &Connection, id: RepId) -> Result<Rep, Error> {
    conn.prepare_cached(
        "SELECT rep.id, rep.name, team.name, rep.hired
         FROM rep LEFT JOIN team ON team.id = rep.team WHERE rep.id = ?1",
    )?
    .query_row([id], read)
    .optional()?
    .ok_or(Error::UnknownRow("rep"))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Rep> {
    Ok(Rep {
        id: row.get(0)?,
        name: row.get(1)?,
        team: row.get(2)?,
        hired: row.get::<_, Option<i32>>(3)?.map(|day| Day(day).date()),
    })
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
pub(crate) fn set_team(
    tx: &Transaction<'_>,
    rep: RepId,
    team: Option<TeamId>,
) -> Result<(), Error> {
    tx.prepare_cached("UPDATE rep SET team = ?2 WHERE id = ?1")?
        .execute(params![rep, team])?;
    Ok(())
}

/// Says when a rep began.
pub(crate) fn set_hired(tx: &Transaction<'_>, rep: RepId, day: Option<i32>) -> Result<(), Error> {
    tx.prepare_cached("UPDATE rep SET hired = ?2 WHERE id = ?1")?
        .execute(params![rep, day])?;
    Ok(())
}

/// The reps that an import was the first to name.
pub(crate) fn first_of(conn: &Connection, import: ImportId) -> Result<Vec<RepId>, Error> {
    let mut read = conn.prepare_cached("SELECT id FROM rep WHERE import = ?1 ORDER BY id")?;
    let rows = read.query_map([import], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The reps that deals and moves name, or that files say something of, and the first import that
/// does.
pub(crate) fn named(conn: &Connection) -> Result<Vec<(RepId, Option<ImportId>)>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT rep, min(import) FROM move WHERE rep IS NOT NULL GROUP BY rep
         UNION ALL SELECT rep, min(import) FROM deal WHERE rep IS NOT NULL GROUP BY rep
         UNION ALL SELECT rep, min(import) FROM rep_said GROUP BY rep",
    )?;
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Says which import named the rep first.
pub(crate) fn set_import(
    tx: &Transaction<'_>,
    rep: RepId,
    import: Option<ImportId>,
) -> Result<(), Error> {
    tx.prepare_cached("UPDATE rep SET import = ?2 WHERE id = ?1")?
        .execute(params![rep, import])?;
    Ok(())
}

/// Removes a rep that nothing names.
pub(crate) fn remove(tx: &Transaction<'_>, rep: RepId) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM rep WHERE id = ?1")?
        .execute([rep])?;
    Ok(())
}

/// One rep's name.
pub(crate) fn name(conn: &Connection, rep: RepId) -> Result<String, Error> {
    Ok(conn
        .prepare_cached("SELECT name FROM rep WHERE id = ?1")?
        .query_row([rep], |row| row.get(0))?)
}
