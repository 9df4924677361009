//! Table `activity`: what was done, or is due, on a deal.

use chrono::NaiveDate;
use engine::moment::Day;
use rusqlite::{Connection, Transaction, params};

use crate::{
    Error,
    identity::{ActivityId, DealId, Mint, RepId},
};

/// Something done, or to be done, on a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The key.
    pub id: ActivityId,
    /// The deal.
    pub deal: DealId,
    /// Who does it.
    pub rep: Option<RepId>,
    /// Call, mail, demo: as entered.
    pub kind: String,
    /// What it is about.
    pub note: String,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// When it was done, in microseconds since 1970-01-01T00:00Z; `None`: not yet.
    pub done_at: Option<i64>,
}

/// The activities of a deal, oldest first.
pub(crate) fn of(conn: &Connection, deal: DealId) -> Result<Vec<Activity>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT id, deal, rep, kind, note, due, done_at FROM activity WHERE deal = ?1 ORDER BY id",
    )?;
    let rows = read.query_map([deal], |row| {
        Ok(Activity {
            id: row.get(0)?,
            deal: row.get(1)?,
            rep: row.get(2)?,
            kind: row.get(3)?,
            note: row.get(4)?,
            due: row.get::<_, Option<i32>>(5)?.map(|day| Day(day).date()),
            done_at: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether a deal has any.
pub(crate) fn any(conn: &Connection, deal: DealId) -> Result<bool, Error> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM activity WHERE deal = ?1)")?
        .query_row([deal], |row| row.get(0))?)
}

/// Adds an activity; its key is ignored.
pub(crate) fn insert(
    tx: &Transaction<'_>,
    mint: &Mint,
    activity: &Activity,
) -> Result<ActivityId, Error> {
    Ok(tx.query_row(
        "INSERT INTO activity (uuid, deal, rep, kind, note, due, done_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
        params![
            mint.next(),
            activity.deal,
            activity.rep,
            activity.kind,
            activity.note,
            activity.due.map(|date| Day::of(date).0),
            activity.done_at,
        ],
        |row| row.get(0),
    )?)
}
