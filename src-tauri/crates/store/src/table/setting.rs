//! Table `setting`: small typed values that belong to the workspace, not to the program (its theme
//! and window are kept elsewhere).

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Serialize, de::DeserializeOwned};

use super::change::FieldValue;
use crate::Error;

/// The setting of that key; `None` where it was never set.
pub(crate) fn get<T: DeserializeOwned>(conn: &Connection, key: &str) -> Result<Option<T>, Error> {
    let text: Option<String> = conn
        .query_row("SELECT value FROM setting WHERE key = ?1", [key], |row| {
            row.get(0)
        })
        .optional()?;
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|source| Error::Setting {
            key: key.to_owned(),
            source,
        })
}

/// Keeps a setting as its JSON stands in the change log; removes it where there is none.
pub(crate) fn put(tx: &Transaction<'_>, key: &str, to: &FieldValue) -> Result<(), Error> {
    match to {
        FieldValue::Text(json) => tx.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            params![key, json],
        )?,
        _ => tx.execute("DELETE FROM setting WHERE key = ?1", [key])?,
    };
    Ok(())
}

/// Keeps a setting.
pub(crate) fn set<T: Serialize>(tx: &Transaction<'_>, key: &str, value: &T) -> Result<(), Error> {
    let text = serde_json::to_string(value).map_err(|source| Error::Setting {
        key: key.to_owned(),
        source,
    })?;
    tx.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        params![key, text],
    )?;
    Ok(())
}
