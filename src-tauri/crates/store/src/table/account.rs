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
