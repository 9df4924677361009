//! Table `answer`: what a person said once about a name in a file: which stage it is, that two
//! spellings are one rep, that a name is no rep. What an answer can be is the asker's business; here
//! it is JSON under a topic and a name.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Error, identity::name_key};

/// The answers on a topic by the name they are about, in order of the names.
pub(crate) fn all<T: DeserializeOwned>(
    conn: &Connection,
    topic: &str,
) -> Result<Vec<(String, T)>, Error> {
    let mut read =
        conn.prepare_cached("SELECT name, answer FROM answer WHERE topic = ?1 ORDER BY key")?;
    let mut rows = read.query([topic])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(1)?;
        all.push((row.get(0)?, serde_json::from_str(&text)?));
    }
    Ok(all)
}

/// The answer about one name.
pub(crate) fn get<T: DeserializeOwned>(
    conn: &Connection,
    topic: &str,
    name: &str,
) -> Result<Option<T>, Error> {
    let text: Option<String> = conn
        .prepare_cached("SELECT answer FROM answer WHERE topic = ?1 AND key = ?2")?
        .query_row(params![topic, name_key(name)], |row| row.get(0))
        .optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Keeps an answer, in place of the one before.
pub(crate) fn put<T: Serialize>(
    tx: &Transaction<'_>,
    topic: &str,
    name: &str,
    answer: &T,
    at: i64,
) -> Result<(), Error> {
    let key = name_key(name);
    if key.is_empty() {
        return Err(Error::NoName);
    }
    let text = serde_json::to_string(answer)?;
    tx.execute(
        "INSERT INTO answer (topic, key, name, answer, at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (topic, key) DO UPDATE SET answer = excluded.answer, at = excluded.at",
        params![topic, key, name.trim(), text, at],
    )?;
    Ok(())
}

/// Takes an answer back: it is asked again.
pub(crate) fn remove(tx: &Transaction<'_>, topic: &str, name: &str) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM answer WHERE topic = ?1 AND key = ?2",
        params![topic, name_key(name)],
    )?;
    Ok(())
}
