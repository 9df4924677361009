//! Table `import`: what was brought in, when, and what it did.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use engine::{difference::Differences, moment::Day};
use rusqlite::{Connection, Row, Transaction, params};

use crate::{
    Error,
    identity::{ImportId, Mint, PipelineId},
    settling::claim::{About, Abouts},
};

/// What kind of source an import reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// One row per move: the deals' whole history.
    Moves,
    /// One row per deal: where it stands now.
    Snapshot,
    /// The sample team.
    Sample,
}

impl SourceKind {
    fn code(self) -> &'static str {
        match self {
            Self::Moves => "moves",
            Self::Snapshot => "snapshot",
            Self::Sample => "sample",
        }
    }

    fn of(code: &str) -> Self {
        match code {
            "snapshot" => Self::Snapshot,
            "sample" => Self::Sample,
            _ => Self::Moves,
        }
    }
}

/// Where an import comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name, without its folder.
    pub file_name: String,
    /// What kind it is.
    pub kind: SourceKind,
    /// Its size.
    pub bytes: u64,
    /// A hash of its content, by which the same file is known again; empty where there is none.
    pub hash: Vec<u8>,
    /// The day that the source speaks of.
    pub as_of: Option<NaiveDate>,
    /// When it is brought in.
    pub at: DateTime<Utc>,
    /// What it is an export of (the fingerprint of its headers, say): whole exports of one scope name
    /// the same deals, so that one that is missing has disappeared. `None`: nothing is concluded from
    /// what is not in it.
    pub scope: Option<String>,
}

/// How many rows the source had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows read, the header aside.
    pub read: u64,
    /// Of those, left out.
    pub left_out: u64,
}

/// What an import did, or would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Deals not seen before.
    pub deals_new: u64,
    /// Known deals with a new move or another detail.
    pub deals_changed: u64,
    /// Known deals about which the source says nothing new.
    pub deals_unchanged: u64,
    /// Moves and other facts not seen before.
    pub moves_new: u64,
    /// Moves and other facts already there.
    pub moves_known: u64,
    /// Problems listed.
    pub problems: u64,
    /// What became of the deals that were there.
    pub differences: Differences,
}

/// One import in the history of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRecord {
    /// Its key.
    pub id: ImportId,
    /// The pipeline it went into.
    pub pipeline: PipelineId,
    /// Where it came from.
    pub source: Source,
    /// How many rows.
    pub rows: RowCounts,
    /// What it did.
    pub counts: ImportCounts,
    /// When it was undone; `None`: it is part of the workspace.
    pub undone_at: Option<DateTime<Utc>>,
    /// What it said is kept, so that it can be undone; not so of a program before undo.
    pub kept: bool,
}

/// Every import, newest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<ImportRecord>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT id, process, at, file_name, kind, bytes, hash, as_of, rows, rows_left_out,
                deals_new, deals_changed, deals_unchanged, moves_new, moves_known, problems, scope,
                differences, undone_at, kept
         FROM import ORDER BY id DESC",
    )?;
    let rows = read.query_map([], |row| {
        let differences: Option<String> = row.get(17)?;
        let undone_at: Option<i64> = row.get(18)?;
        Ok(ImportRecord {
            id: row.get(0)?,
            pipeline: row.get(1)?,
            source: Source {
                at: DateTime::from_timestamp_micros(row.get(2)?).unwrap_or_default(),
                file_name: row.get(3)?,
                kind: SourceKind::of(row.get_ref(4)?.as_str()?),
                bytes: count(row, 5)?,
                hash: row.get(6)?,
                as_of: row.get::<_, Option<i32>>(7)?.map(|day| Day(day).date()),
                scope: row.get(16)?,
            },
            rows: RowCounts {
                read: count(row, 8)?,
                left_out: count(row, 9)?,
            },
            counts: ImportCounts {
                deals_new: count(row, 10)?,
                deals_changed: count(row, 11)?,
                deals_unchanged: count(row, 12)?,
                moves_new: count(row, 13)?,
                moves_known: count(row, 14)?,
                problems: count(row, 15)?,
                // Counts that cannot be read are none: a history is no reason to refuse a workspace.
                differences: differences
                    .and_then(|text| serde_json::from_str(&text).ok())
                    .unwrap_or_default(),
            },
            undone_at: undone_at.and_then(DateTime::from_timestamp_micros),
            kept: row.get(19)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Begins the record of an import: its counts follow with [`settle`].
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    pipeline: PipelineId,
    source: &Source,
) -> Result<ImportId, Error> {
    Ok(tx.query_row(
        "INSERT INTO import (uuid, process, at, file_name, kind, bytes, hash, as_of, rows,
                             rows_left_out, deals_new, deals_changed, deals_unchanged, moves_new,
                             moves_known, problems, scope, kept)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0, 0, 0, 0, 0, 0, 0, ?9, 1) RETURNING id",
        params![
            mint.next(),
            pipeline,
            source.at.timestamp_micros(),
            source.file_name,
            source.kind.code(),
            whole(source.bytes),
            source.hash,
            source.as_of.map(|date| Day::of(date).0),
            source.scope,
        ],
        |row| row.get(0),
    )?)
}

/// Says what the import did.
pub(crate) fn settle(
    tx: &Transaction<'_>,
    id: ImportId,
    rows: RowCounts,
    counts: &ImportCounts,
) -> Result<(), Error> {
    tx.execute(
        "UPDATE import SET rows = ?2, rows_left_out = ?3, deals_new = ?4, deals_changed = ?5,
                           deals_unchanged = ?6, moves_new = ?7, moves_known = ?8, problems = ?9,
                           differences = ?10
         WHERE id = ?1",
        params![
            id,
            whole(rows.read),
            whole(rows.left_out),
            whole(counts.deals_new),
            whole(counts.deals_changed),
            whole(counts.deals_unchanged),
            whole(counts.moves_new),
            whole(counts.moves_known),
            whole(counts.problems),
            serde_json::to_string(&counts.differences)?,
        ],
    )?;
    Ok(())
}

/// The import of that key.
pub(crate) fn get(conn: &Connection, id: ImportId) -> Result<ImportRecord, Error> {
    let all = all(conn)?.into_iter();
    all.into_iter()
        .find(|import| import.id == id)
        .ok_or(Error::UnknownRow("import"))
}

/// The latest import, undone or not.
pub(crate) fn latest(conn: &Connection) -> Result<Option<ImportId>, Error> {
    Ok(conn.query_row("SELECT max(id) FROM import", [], |row| row.get(0))?)
}

/// What settling needs to know of the imports that are part of the workspace.
pub(crate) fn abouts(conn: &Connection) -> Result<Abouts, Error> {
    let live = all(conn)?
        .into_iter()
        .filter(|past| past.undone_at.is_none());
    Ok(Abouts(live.map(|past| (past.id, about(&past))).collect()))
}

/// What settling needs to know of one.
pub(crate) fn about(past: &ImportRecord) -> About {
    About {
        kind: past.source.kind,
        day: past.source.as_of.map(Day::of),
        at: past.source.at.timestamp_micros(),
    }
}

/// The imports that were undone at a moment, whatever became of them since.
pub(crate) fn undone_by(conn: &Connection, at: i64) -> Result<HashSet<ImportId>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT row, field = 'undone' FROM change WHERE entity = 'import' AND at <= ?1
         ORDER BY at, id",
    )?;
    let mut rows = read.query([at])?;
    let mut undone = HashSet::new();
    while let Some(row) = rows.next()? {
        let import = row.get(0)?;
        if row.get(1)? {
            undone.insert(import);
        } else {
            undone.remove(&import);
        }
    }
    Ok(undone)
}

/// The snapshots of one scope that are part of a pipeline, by the day they speak of.
pub(crate) fn scoped(
    conn: &Connection,
    pipeline: PipelineId,
    scope: &str,
) -> Result<Vec<(ImportId, Day)>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT id, as_of FROM import
         WHERE process = ?1 AND scope = ?2 AND kind = 'snapshot' AND as_of IS NOT NULL
               AND undone_at IS NULL
         ORDER BY as_of, id",
    )?;
    let rows = read.query_map(params![pipeline, scope], |row| {
        Ok((row.get(0)?, Day(row.get(1)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Says that an import was undone, or is part of the workspace again.
pub(crate) fn set_undone(tx: &Transaction<'_>, id: ImportId, at: Option<i64>) -> Result<(), Error> {
    tx.execute(
        "UPDATE import SET undone_at = ?2 WHERE id = ?1",
        params![id, at],
    )?;
    Ok(())
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}
