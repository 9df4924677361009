//! Table `team`: groups of reps, one per name.

use rusqlite::{Transaction, params};

use crate::{
    Error,
    identity::{ImportId, Mint, TeamId, name_key},
};

/// The team of that name, added where there is none.
pub(crate) fn ensure(
    tx: &Transaction<'_>,
    mint: &Mint,
    name: &str,
    import: Option<ImportId>,
) -> Result<TeamId, Error> {
    let key = name_key(name);
    if key.is_empty() {
        return Err(Error::NoName);
    }
    tx.prepare_cached(
        "INSERT OR IGNORE INTO team (uuid, key, name, import) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![mint.next(), key, name.trim(), import])?;
    Ok(tx
        .prepare_cached("SELECT id FROM team WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?)
}

/// Of the teams that an import was the first to name, removes those that nobody is in.
pub(crate) fn remove_unneeded(tx: &Transaction<'_>, import: ImportId) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM team WHERE import = ?1
         AND NOT EXISTS (SELECT 1 FROM rep WHERE rep.team = team.id)",
        [import],
    )?;
    tx.execute(
        "UPDATE team SET import = (SELECT min(rep.import) FROM rep WHERE rep.team = team.id)
         WHERE import = ?1",
        [import],
    )?;
    Ok(())
}
