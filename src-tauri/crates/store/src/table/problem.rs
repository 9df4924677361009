//! Table `problem`: what an import could not understand, in the order it was found.

use std::borrow::Cow;

use engine::problem::{Listed, Problem, Told};
use rusqlite::{Connection, Transaction, params};

use crate::{Error, identity::ImportId};

/// Problems of an import, from the `offset`th on, at most `limit` of them.
pub(crate) fn page(
    conn: &Connection,
    import: ImportId,
    offset: u32,
    limit: u32,
) -> Result<Vec<Listed>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT file, row, \"column\", code, message, original FROM problem
         WHERE import = ?1 AND nth >= ?2 ORDER BY nth LIMIT ?3",
    )?;
    let mut rows = read.query(params![import, offset, limit])?;
    let mut page = Vec::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get(3)?;
        let problem = Problem {
            file: row.get(0)?,
            row: u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0),
            column: row.get(2)?,
            code: serde_json::from_value(serde_json::Value::String(code))?,
            told: told(row.get(4)?),
        };
        page.push(Listed {
            problem,
            original: row.get(5)?,
        });
    }
    Ok(page)
}

/// What is told, as the column keeps it: its facts as JSON, what is in words as it is.
fn kept(told: &Told) -> Result<Cow<'_, str>, Error> {
    Ok(match told {
        Told::Written(text) => Cow::Borrowed(text),
        facts => Cow::Owned(serde_json::to_string(facts)?),
    })
}

/// The same, read. What is no such JSON is a sentence, as older versions kept them.
fn told(kept: String) -> Told {
    serde_json::from_str(&kept).unwrap_or(Told::Written(kept))
}

/// Keeps the problems of an import.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    import: ImportId,
    problems: &[Listed],
) -> Result<(), Error> {
    let mut write = tx.prepare_cached(
        "INSERT INTO problem (import, nth, file, row, \"column\", code, message, original)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (nth, Listed { problem, original }) in problems.iter().enumerate() {
        let code = serde_json::to_value(problem.code)?;
        write.execute(params![
            import,
            i64::try_from(nth).unwrap_or(i64::MAX),
            problem.file,
            i64::try_from(problem.row).unwrap_or(i64::MAX),
            problem.column,
            code.as_str().unwrap_or_default(),
            kept(&problem.told)?,
            original,
        ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use engine::problem::{DateKind, Kept};

    use super::*;

    #[test]
    fn facts_come_back_as_facts_and_what_older_versions_wrote_as_it_was_written() {
        let check = |of: Told| assert_eq!(told(kept(&of).unwrap().into_owned()), of);
        check(Told::BadDate {
            text: "31.02.2026".to_owned(),
            as_a: DateKind::DayFirst,
            kept: Kept::LeftOut,
        });
        check(Told::NoDeal);
        let old = "\"31.02.2026\" cannot be read as a date; the row was left out.";
        check(Told::Written(old.to_owned()));
        assert_eq!(told(old.to_owned()), Told::Written(old.to_owned()));
        // A sentence stays a sentence, whatever it looks like.
        assert_eq!(told("{}".to_owned()), Told::Written("{}".to_owned()));
    }
}
