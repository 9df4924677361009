//! Table `reviewed`: reviews that a person marked as seen, each with the figures as they were, packed.
//! A row counts while its edit is not undone; it is never changed.

use std::io::{Read as _, Write as _};

use chrono::NaiveDate;
use engine::moment::Day;
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::{
    Error,
    identity::{Mint, PipelineId},
};

/// A review that was marked as seen, without its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewMark {
    /// The key.
    pub id: i64,
    /// The day it was seen from.
    pub as_of: NaiveDate,
    /// When it was marked, in microseconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// Who marked it.
    pub who: String,
    /// The filter it was made with, as JSON.
    pub view: String,
}

/// No review is larger unpacked; one that claims to be is damaged.
const MOST: u64 = 1 << 30;

/// Those of a pipeline, the latest first.
pub(crate) fn of(conn: &Connection, pipeline: PipelineId) -> Result<Vec<ReviewMark>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT reviewed.id, as_of, edit.at, edit.who, view
         FROM reviewed JOIN edit ON edit.id = reviewed.edit
         WHERE process = ?1 AND undone_at IS NULL ORDER BY reviewed.id DESC",
    )?;
    let rows = read.query_map([pipeline], |row| {
        Ok(ReviewMark {
            id: row.get(0)?,
            as_of: Day(row.get(1)?).date(),
            at: row.get(2)?,
            who: row.get(3)?,
            view: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The figures of one, as JSON.
pub(crate) fn figures(
    conn: &Connection,
    pipeline: PipelineId,
    id: i64,
) -> Result<Option<String>, Error> {
    let packed: Option<Vec<u8>> = conn
        .prepare_cached("SELECT figures FROM reviewed WHERE process = ?1 AND id = ?2")?
        .query_row(params![pipeline, id], |row| row.get(0))
        .optional()?;
    let Some(packed) = packed else {
        return Ok(None);
    };
    let mut text = String::new();
    ZlibDecoder::new(&packed[..])
        .take(MOST)
        .read_to_string(&mut text)
        .map_err(|_| Error::Damaged("a review that was kept cannot be unpacked".to_owned()))?;
    Ok(Some(text))
}

/// Adds one.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    (pipeline, edit): (PipelineId, i64),
    as_of: NaiveDate,
    (view, figures): (&str, &str),
) -> Result<(), Error> {
    let mut packing = ZlibEncoder::new(Vec::new(), Compression::default());
    let packed = packing
        .write_all(figures.as_bytes())
        .and_then(|()| packing.finish())
        .map_err(|_| Error::Damaged("a review could not be packed".to_owned()))?;
    tx.prepare_cached(
        "INSERT INTO reviewed (uuid, process, edit, as_of, view, figures)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        mint.next(),
        pipeline,
        edit,
        Day::of(as_of).0,
        view,
        packed
    ])?;
    Ok(())
}
