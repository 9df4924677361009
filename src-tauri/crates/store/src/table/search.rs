//! Table `search`: the words of every deal, in SQLite's own index (FTS5), by the deal's key. How far it
//! reaches is in `searched`.

use rusqlite::{Connection, Transaction, params};

use crate::{
    Error,
    identity::{AccountId, DealId, PipelineId},
};

/// What is searched of a deal, as (deal, account, contact, note).
const WORDS: &str = "SELECT deal.id, concat_ws(char(10), deal.name, deal.key, deal.product),
    account.name,
    (SELECT group_concat(concat_ws(' ', name, role, reach), char(10))
     FROM contact WHERE contact.deal = deal.id),
    concat_ws(char(10), deal.lost_reason, deal.won_reason,
        (SELECT group_concat(note, char(10)) FROM activity WHERE activity.deal = deal.id),
        (SELECT group_concat(value ->> '$.text', char(10))
         FROM detail WHERE detail.deal = deal.id),
        (SELECT group_concat(concat_ws(' ', words, answer), char(10))
         FROM objection WHERE objection.deal = deal.id))
 FROM deal LEFT JOIN account ON account.id = deal.account";

/// Texts of a few deals, one a row, for marking what was found in them; seen by one connection alone.
pub(crate) const PIECE: &str = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.piece USING fts5 (
    deal UNINDEXED, place UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2'
);
DELETE FROM temp.piece;";

/// Every text of a deal for itself.
const PIECES: &str = "INSERT INTO temp.piece (deal, place, words)
    SELECT id, 0, name FROM deal WHERE id = ?1 AND name IS NOT NULL
    UNION ALL SELECT id, 0, key FROM deal WHERE id = ?1
    UNION ALL SELECT id, 0, product FROM deal WHERE id = ?1 AND product IS NOT NULL
    UNION ALL SELECT deal.id, 1, account.name FROM deal JOIN account ON account.id = deal.account
              WHERE deal.id = ?1
    UNION ALL SELECT deal, 2, concat_ws(' · ', name, role, reach) FROM contact WHERE deal = ?1
    UNION ALL SELECT id, 3, lost_reason FROM deal WHERE id = ?1 AND lost_reason IS NOT NULL
    UNION ALL SELECT id, 3, won_reason FROM deal WHERE id = ?1 AND won_reason IS NOT NULL
    UNION ALL SELECT deal, 3, note FROM activity WHERE deal = ?1
    UNION ALL SELECT deal, 3, value ->> '$.text' FROM detail
              WHERE deal = ?1 AND value ->> '$.text' IS NOT NULL
    UNION ALL SELECT deal, 3, concat_ws(' ', words, answer) FROM objection WHERE deal = ?1";

/// Whether every deal is in it as it is now.
pub(crate) fn current(conn: &Connection) -> Result<bool, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT upto = (SELECT coalesce(max(id), 0) FROM deal)
                    AND NOT EXISTS (SELECT 1 FROM unsearched)
             FROM searched",
        )?
        .query_row([], |row| row.get(0))?)
}

/// How far it reaches: deals that are in, and deals that there are. Told by keys, which have few gaps:
/// a count would walk through a million rows for every letter typed.
pub(crate) fn far(conn: &Connection) -> Result<(u32, u32), Error> {
    let (upto, last): (i64, i64) = conn
        .prepare_cached("SELECT upto, (SELECT coalesce(max(id), 0) FROM deal) FROM searched")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let short = |id: i64| u32::try_from(id).unwrap_or(u32::MAX);
    Ok((short(upto.min(last)), short(last)))
}

/// Takes the next deals in, at most so many.
pub(crate) fn more(tx: &Transaction<'_>, limit: u32) -> Result<(), Error> {
    let upto: i64 = tx.query_row("SELECT upto FROM searched", [], |row| row.get(0))?;
    let last: i64 = tx.query_row(
        "SELECT coalesce(max(id), 0)
         FROM (SELECT id FROM deal WHERE id > ?1 ORDER BY id LIMIT ?2)",
        params![upto, limit],
        |row| row.get(0),
    )?;
    if last > upto {
        tx.execute(
            &format!(
                "INSERT INTO search (rowid, deal, account, contact, note)
                 {WORDS} WHERE deal.id > ?1 AND deal.id <= ?2 ORDER BY deal.id"
            ),
            [upto, last],
        )?;
    }
    // Deals that went from the end free their keys for others.
    tx.execute(
        "UPDATE searched SET upto = min(max(upto, ?1), (SELECT coalesce(max(id), 0) FROM deal))",
        [last],
    )?;
    Ok(())
}

/// Takes a deal that changed in anew, or out where it is gone.
pub(crate) fn again(tx: &Transaction<'_>, deal: DealId) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM search WHERE rowid = ?1")?
        .execute([deal])?;
    tx.prepare_cached(&format!(
        "INSERT INTO search (rowid, deal, account, contact, note)
         {WORDS} WHERE deal.id = ?1 AND deal.id <= (SELECT upto FROM searched)"
    ))?
    .execute([deal])?;
    Ok(())
}

/// Of what more deals than this hold, the newest are put in order.
const MOST: u32 = 20_000;

/// The deals of a pipeline that match, best first: a word in a name says more than one in a note.
pub(crate) fn deals(
    conn: &Connection,
    pipeline: PipelineId,
    all: &str,
    limit: u32,
) -> Result<Vec<DealId>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT id FROM (
             SELECT search.rowid AS id, bm25(search, 10.0, 6.0, 5.0, 1.0) AS far
             FROM search JOIN deal ON deal.id = search.rowid
             WHERE search MATCH ?1 AND deal.process = ?2
             ORDER BY search.rowid DESC LIMIT ?4
         ) ORDER BY far, id DESC LIMIT ?3",
    )?;
    let rows = read.query_map(params![all, pipeline, limit, MOST], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts the texts of some deals where they can be marked.
pub(crate) fn put_pieces(conn: &Connection, deals: &[DealId]) -> Result<(), Error> {
    let mut put = conn.prepare_cached(PIECES)?;
    for deal in deals {
        put.execute([deal])?;
    }
    Ok(())
}

/// The name of an account.
pub(crate) fn account(conn: &Connection, id: AccountId) -> Result<String, Error> {
    Ok(conn
        .prepare_cached("SELECT name FROM account WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}
