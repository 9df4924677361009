//! Table `contact`: the people at an account, with their role and how to reach them.

use rusqlite::{Connection, Transaction, params};

use crate::{
    Error,
    identity::{AccountId, ContactId, Mint},
};

/// A person at an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The key.
    pub id: ContactId,
    /// Where the person works.
    pub account: AccountId,
    /// The person's name.
    pub name: String,
    /// What the person decides or does there.
    pub role: Option<String>,
    /// A telephone number, an address: as entered.
    pub reach: Option<String>,
}

/// The contacts of an account, oldest first.
pub(crate) fn of(conn: &Connection, account: AccountId) -> Result<Vec<Contact>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT id, account, name, role, reach FROM contact WHERE account = ?1 ORDER BY id",
    )?;
    let rows = read.query_map([account], |row| {
        Ok(Contact {
            id: row.get(0)?,
            account: row.get(1)?,
            name: row.get(2)?,
            role: row.get(3)?,
            reach: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a contact.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    account: AccountId,
    name: &str,
    role: Option<&str>,
    reach: Option<&str>,
) -> Result<ContactId, Error> {
    if name.trim().is_empty() {
        return Err(Error::NoName);
    }
    Ok(tx.query_row(
        "INSERT INTO contact (uuid, account, name, role, reach) VALUES (?1, ?2, ?3, ?4, ?5)
         RETURNING id",
        params![mint.next(), account, name.trim(), role, reach],
        |row| row.get(0),
    )?)
}
