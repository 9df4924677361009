//! Table `problem`: what an import could not understand, in the order it was found.

use engine::problem::{Listed, Problem};
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
            message: row.get(4)?,
        };
        page.push(Listed {
            problem,
            original: row.get(5)?,
        });
    }
    Ok(page)
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
            problem.message,
            original,
        ])?;
    }
    Ok(())
}
