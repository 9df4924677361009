//! Table `rep_said`: what each import said of a rep's team and first day. The latest file has the word
//! on each, unless a person does.

use engine::moment::Day;
use rusqlite::{Connection, Transaction, params};

use crate::{
    Error,
    identity::{ImportId, RepId},
};

/// What one import says of a rep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RepSaid {
    pub(crate) rep: RepId,
    pub(crate) import: ImportId,
    pub(crate) team: Option<String>,
    pub(crate) hired: Option<Day>,
}

/// What is said of one rep, by import.
pub(crate) fn of(conn: &Connection, rep: RepId) -> Result<Vec<RepSaid>, Error> {
    rows(conn, "rep", rep.0)
}

/// What one import says, by rep.
pub(crate) fn by(conn: &Connection, import: ImportId) -> Result<Vec<RepSaid>, Error> {
    rows(conn, "import", import.0)
}

fn rows(conn: &Connection, column: &str, id: i64) -> Result<Vec<RepSaid>, Error> {
    let mut read = conn.prepare_cached(&format!(
        "SELECT rep, import, team, hired FROM rep_said WHERE {column} = ?1 ORDER BY rep, import"
    ))?;
    let rows = read.query_map([id], |row| {
        Ok(RepSaid {
            rep: row.get(0)?,
            import: row.get(1)?,
            team: row.get(2)?,
            hired: row.get::<_, Option<i32>>(3)?.map(Day),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps what an import says of a rep.
pub(crate) fn put(tx: &Transaction<'_>, said: &RepSaid) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO rep_said (rep, import, team, hired) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET team = coalesce(excluded.team, team),
                                   hired = coalesce(excluded.hired, hired)",
    )?
    .execute(params![
        said.rep,
        said.import,
        said.team,
        said.hired.map(|day| day.0)
    ])?;
    Ok(())
}

/// Forgets what an import said.
pub(crate) fn remove(tx: &Transaction<'_>, import: ImportId) -> Result<(), Error> {
    tx.execute("DELETE FROM rep_said WHERE import = ?1", [import])?;
    Ok(())
}
