//! A pipeline's moves, read back: one sweep over two tables that lie in the same order. Nothing is
//! interpreted here.
//!
//! They come back as the records they came in as ([`sweep`], [`of_deal`]), or as a ledger at once
//! ([`filled`]), with numbers in place of names.

pub(crate) mod filled;

use std::collections::HashMap;

use engine::{
    moment::Day,
    record::{Details, Record},
};
use rusqlite::{Connection, Row, params};

use crate::{
    Error,
    identity::{DealId, PipelineId, RepId},
    table::{
        account, deal,
        moves::{self, Swept},
        rep::{self, Rep},
        stage::{self, Stages},
    },
    worked,
};

/// Deals of a pipeline in the order of their keys, which is that of their moves. The `+` keeps
/// SQLite from reading them in the order of an index and sorting them afterwards.
const DEALS: &str = "SELECT id, key, name, account, amount, currency, source, persona, product,
                            expected_close, lost_reason, won_reason
                     FROM deal WHERE +process = ?1 AND id BETWEEN ?2 AND ?3 ORDER BY id";

/// Gives every record of a pipeline, deal by deal; a deal's details come with its last move, where
/// they count whatever rule the reader follows.
pub(crate) fn sweep<E: From<Error>>(
    conn: &Connection,
    pipeline: PipelineId,
    give: &mut dyn FnMut(&Record<'_>) -> Result<(), E>,
) -> Result<(), E> {
    between(conn, pipeline, [i64::MIN, i64::MAX], give)
}

/// The same, of one deal.
pub(crate) fn of_deal<E: From<Error>>(
    conn: &Connection,
    pipeline: PipelineId,
    deal: DealId,
    give: &mut dyn FnMut(&Record<'_>) -> Result<(), E>,
) -> Result<(), E> {
    between(conn, pipeline, [deal.0; 2], give)
}

fn between<E: From<Error>>(
    conn: &Connection,
    pipeline: PipelineId,
    [first, last]: [i64; 2],
    give: &mut dyn FnMut(&Record<'_>) -> Result<(), E>,
) -> Result<(), E> {
    // One transaction, so that deals and moves are of the same moment.
    let snapshot = conn.unchecked_transaction().map_err(Error::from)?;
    let names = Names::read(&snapshot, pipeline)?;
    let one = (first == last).then_some(DealId(first));
    let held = worked::held(&snapshot, one)?;
    let mut deals = snapshot.prepare_cached(DEALS).map_err(Error::from)?;
    let mut facts = snapshot.prepare_cached(moves::SWEEP).map_err(Error::from)?;
    let mut deals = deals
        .query(params![pipeline, first, last])
        .map_err(Error::from)?;
    let mut facts = facts.query([first, last]).map_err(Error::from)?;
    let mut next = next_move(&mut facts)?;
    while let Some(row) = deals.next().map_err(Error::from)? {
        let id: i64 = row.get(0).map_err(Error::from)?;
        let (key, mut details) = names.deal(row)?;
        if let Some(held) = held.get(&id) {
            details.work = Some(held.work);
            details.next_step = held.step.as_deref();
        }
        while let Some(fact) = next.take_if(|fact| fact.deal <= id) {
            next = next_move(&mut facts)?;
            // Moves of deals in other pipelines lie between.
            if fact.deal < id {
                continue;
            }
            let last = next.as_ref().is_none_or(|next| next.deal > id);
            let rep = fact.rep.and_then(|id| names.rep(id));
            let known = if last { details } else { Details::default() };
            give(&Record {
                deal: key,
                rep: rep.map(|rep| rep.name.as_str()),
                step: fact.step.step(&names.stages).ok_or_else(no_stage)?,
                at: fact.at,
                details: Details {
                    team: rep.and_then(|rep| rep.team.as_deref()),
                    ..known
                },
            })?;
        }
    }
    Ok(())
}

/// What deals and moves name by key.
struct Names {
    stages: Stages,
    accounts: HashMap<i64, Box<str>>,
    /// By key.
    reps: Vec<Rep>,
}

impl Names {
    fn read(conn: &Connection, pipeline: PipelineId) -> Result<Self, Error> {
        Ok(Self {
            stages: stage::stages(conn, pipeline)?,
            accounts: account::names(conn)?,
            reps: rep::all(conn)?,
        })
    }

    fn rep(&self, id: RepId) -> Option<&Rep> {
        let ix = self.reps.binary_search_by_key(&id, |rep| rep.id).ok()?;
        self.reps.get(ix)
    }

    /// A row of [`DEALS`]: the deal's own id, and what is known of it.
    fn deal<'a>(&'a self, row: &'a Row<'_>) -> Result<(&'a str, Details<'a>), Error> {
        let text = |column: usize| -> Result<Option<&'a str>, Error> {
            let value = row.get_ref(column)?;
            Ok(value.as_str_or_null().map_err(rusqlite::Error::from)?)
        };
        let account: Option<i64> = row.get(3)?;
        let close: Option<i32> = row.get(9)?;
        let details = Details {
            name: text(2)?,
            account: account
                .and_then(|id| self.accounts.get(&id))
                .map(AsRef::as_ref),
            amount: deal::money(row, 4)?,
            source: text(6)?,
            persona: text(7)?,
            product: text(8)?,
            expected_close: close.map(Day),
            lost_reason: text(10)?,
            won_reason: text(11)?,
            ..Details::default()
        };
        Ok((text(1)?.unwrap_or_default(), details))
    }
}

fn next_move(rows: &mut rusqlite::Rows<'_>) -> Result<Option<Swept>, Error> {
    Ok(rows.next()?.map(Swept::read).transpose()?)
}

pub(crate) fn no_stage() -> Error {
    Error::Damaged("a move names a stage that its process does not have".to_owned())
}
