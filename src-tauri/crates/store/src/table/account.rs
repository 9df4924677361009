//! Table `account`: whom one sells to, one per name.

use std::collections::HashMap;

use rusqlite::{CachedStatement, Connection, OptionalExtension, Transaction, params};

use crate::{
    Error,
    identity::{AccountId, ImportId, Mint, name_key},
};

/// The account's name as first written, by its key.
pub(crate) fn names(conn: &Connection) -> Result<HashMap<i64, Box<str>>, Error> {
    let mut read = conn.prepare_cached("SELECT id, name FROM account")?;
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One account's name.
pub(crate) fn name(conn: &Connection, id: AccountId) -> Result<Option<String>, Error> {
    Ok(conn
        .prepare_cached("SELECT name FROM account WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The accounts that an import was the first to name.
pub(crate) fn first_of(conn: &Connection, import: ImportId) -> Result<Vec<AccountId>, Error> {
    let mut read = conn.prepare_cached("SELECT id FROM account WHERE import = ?1 ORDER BY id")?;
    let rows = read.query_map([import], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The accounts that deals name, and the first import that brought one of those.
pub(crate) fn named(conn: &Connection) -> Result<Vec<(AccountId, Option<ImportId>)>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT account, min(import) FROM deal WHERE account IS NOT NULL GROUP BY account",
    )?;
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Says which import named the account first.
pub(crate) fn set_import(
    tx: &Transaction<'_>,
    account: AccountId,
    import: Option<ImportId>,
) -> Result<(), Error> {
    tx.prepare_cached("UPDATE account SET import = ?2 WHERE id = ?1")?
        .execute(params![account, import])?;
    Ok(())
}

/// Removes an account that nothing names.
pub(crate) fn remove(tx: &Transaction<'_>, account: AccountId) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM account WHERE id = ?1")?
        .execute([account])?;
    Ok(())
}

/// What may be written to the table.
pub(crate) struct AccountsMut<'t> {
    find: CachedStatement<'t>,
    insert: CachedStatement<'t>,
}

impl<'t> AccountsMut<'t> {
    pub(crate) fn new(tx: &'t Transaction<'_>) -> Result<Self, Error> {
        Ok(Self {
            find: tx.prepare_cached("SELECT id FROM account WHERE key = ?1")?,
            insert: tx.prepare_cached(
                "INSERT INTO account (uuid, key, name, import) VALUES (?1, ?2, ?3, ?4) RETURNING id",
            )?,
        })
    }

    /// The account of that name, added where there is none.
    pub(crate) fn ensure(
        &mut self,
        mint: &Mint,
        name: &str,
        import: Option<ImportId>,
    ) -> Result<AccountId, Error> {
        let key = name_key(name);
        if key.is_empty() {
            return Err(Error::NoName);
        }
        if let Some(known) = self.find.query_row([&key], |row| row.get(0)).optional()? {
            return Ok(known);
        }
        Ok(self
            .insert
            .query_row(params![mint.next(), key, name.trim(), import], |row| {
                row.get(0)
            })?)
    }
}
