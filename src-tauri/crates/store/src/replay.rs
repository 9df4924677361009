//! A pipeline's moves, read back as the records they came in as: one sweep over two tables that lie
//! in the same order. Nothing is interpreted here.

use std::collections::HashSet;

use engine::{
    moment::Day,
    record::{Details, Record},
};
use rusqlite::Connection;

use crate::{
    Error,
    identity::{PipelineId, RepId},
    table::{
        account, deal,
        moves::{self, Swept},
        process, rep, stage,
    },
};

/// Gives every record of a pipeline, deal by deal; a deal's details come with its last move, where
/// they count whatever rule the reader follows. Returns the reps that occur.
pub(crate) fn sweep<E: From<Error>>(
    conn: &Connection,
    pipeline: PipelineId,
    give: &mut dyn FnMut(&Record<'_>) -> Result<(), E>,
) -> Result<HashSet<RepId>, E> {
    // One transaction, so that deals and moves are of the same moment.
    let snapshot = conn.unchecked_transaction().map_err(Error::from)?;
    process::get(&snapshot, pipeline)?;
    let stages = stage::keys(&snapshot, pipeline)?;
    let accounts = account::names(&snapshot)?;
    let reps = rep::all(&snapshot)?;
    let mut present = HashSet::new();
    let rep_name = |id: Option<RepId>| {
        let ix = reps.binary_search_by_key(&id?, |rep| rep.id).ok()?;
        reps.get(ix).map(|rep| rep.name.as_str())
    };
    let mut deals = snapshot
        .prepare_cached(
            "SELECT id, key, name, account, amount, currency, source, persona, product,
                    expected_close, lost_reason
             FROM deal WHERE process = ?1 ORDER BY id",
        )
        .map_err(Error::from)?;
    let mut facts = snapshot.prepare_cached(moves::SWEEP).map_err(Error::from)?;
    let mut deals = deals.query([pipeline]).map_err(Error::from)?;
    let mut facts = facts.query([]).map_err(Error::from)?;
    let mut next = next_move(&mut facts)?;
    let mut last_rep = None;
    while let Some(row) = deals.next().map_err(Error::from)? {
        let text = |column: usize| -> Result<Option<&str>, Error> {
            let value = row.get_ref(column)?;
            Ok(value.as_str_or_null().map_err(rusqlite::Error::from)?)
        };
        let id: i64 = row.get(0).map_err(Error::from)?;
        let account: Option<i64> = row.get(3).map_err(Error::from)?;
        let close: Option<i32> = row.get(9).map_err(Error::from)?;
        let details = Details {
            name: text(2)?,
            account: account.and_then(|id| accounts.get(&id)).map(AsRef::as_ref),
            amount: deal::money(row, 4).map_err(Error::from)?,
            source: text(6)?,
            persona: text(7)?,
            product: text(8)?,
            expected_close: close.map(Day),
            lost_reason: text(10)?,
            team: None,
        };
        let key = text(1)?.unwrap_or_default();
        while let Some(fact) = next.take_if(|fact| fact.deal <= id) {
            next = next_move(&mut facts)?;
            // Moves of deals in other pipelines lie between.
            if fact.deal < id {
                continue;
            }
            let last = next.as_ref().is_none_or(|next| next.deal > id);
            if fact.rep != last_rep {
                last_rep = fact.rep;
                present.extend(fact.rep);
            }
            give(&Record {
                deal: key,
                rep: rep_name(fact.rep),
                step: fact.step.step(&stages).ok_or_else(|| {
                    Error::Damaged("a move names a stage that its process does not have".to_owned())
                })?,
                at: fact.at,
                details: if last { details } else { Details::default() },
            })?;
        }
    }
    Ok(present)
}

fn next_move(rows: &mut rusqlite::Rows<'_>) -> Result<Option<Swept>, Error> {
    Ok(rows.next()?.map(Swept::read).transpose()?)
}
