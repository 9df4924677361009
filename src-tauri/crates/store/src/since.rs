//! What amounts and close dates were before they changed, read off the change log: what is needed to
//! tell what became of a pipeline between two days. What belongs to an edit that is undone never was.

use std::collections::{BTreeMap, HashMap};

use engine::{
    deal::detail::{Detail, Details, Value},
    moment::Day,
    money::{Currency, Money},
    since::{Turn, Was},
};
use rusqlite::Connection;

use crate::{
    Error,
    identity::{DealId, PipelineId},
    settling::hand,
    table::{
        change::{DONE, FieldValue},
        deal, detail,
    },
    worked,
};

/// One line of the log that is of use here.
pub(crate) struct Line {
    /// The deal's id in its source.
    pub(crate) deal: String,
    /// The currency of the deal's amount now.
    pub(crate) known: Option<String>,
    pub(crate) field: String,
    pub(crate) old: FieldValue,
    pub(crate) at: i64,
    /// The last day on which it can have changed, where files lie around it.
    pub(crate) latest: Option<i32>,
}

/// Every change of an amount or a close date in a pipeline, oldest first for each deal.
pub(crate) fn turns(conn: &Connection, pipeline: PipelineId) -> Result<Vec<Turn>, Error> {
    let mut read = conn.prepare_cached(&format!(
        "SELECT deal.key, deal.currency, field, old, at, latest
         FROM change JOIN deal ON deal.id = change.row
         WHERE entity = 'deal' AND process = ?1 AND {DONE}
           AND field IN ('amount', 'currency', 'expected_close')
         ORDER BY change.row, at, change.id"
    ))?;
    let lines = read.query_map([pipeline], |row| {
        Ok(Line {
            deal: row.get(0)?,
            known: row.get(1)?,
            field: row.get(2)?,
            old: row.get(3)?,
            at: row.get(4)?,
            latest: row.get(5)?,
        })
    })?;
    let lines: Vec<Line> = lines.collect::<Result<_, _>>()?;
    Ok(turns_of(&lines))
}

/// The changes that lines of the log tell, each deal's in order.
pub(crate) fn turns_of(lines: &[Line]) -> Vec<Turn> {
    let mut turns = Vec::with_capacity(lines.len());
    for (nth, line) in lines.iter().enumerate() {
        let was = match line.field.as_str() {
            "amount" => {
                // The currency is the line after it; where it is none, it did not change.
                let after = lines.get(nth + 1).filter(|next| {
                    next.field == "currency" && next.deal == line.deal && next.at == line.at
                });
                let code = match after.map(|next| &next.old) {
                    Some(FieldValue::Text(code)) => Some(code.as_str()),
                    _ => line.known.as_deref(),
                };
                Was::Amount(match line.old {
                    FieldValue::Whole(minor) => Some(Money {
                        minor,
                        currency: code.and_then(Currency::parse).unwrap_or(Currency::UNKNOWN),
                    }),
                    _ => None,
                })
            }
            "expected_close" => Was::Close(hand::day_of(&line.old)),
            _ => continue,
        };
        turns.push(Turn {
            deal: line.deal.clone(),
            day: line.latest.map_or_else(|| Day::at(line.at), Day),
            was,
        });
    }
    turns
}

/// What a detail says on every deal of a pipeline that has it, by the deal's id in its source: a person's
/// word or a file's, whichever is later.
pub(crate) fn details(
    conn: &Connection,
    pipeline: PipelineId,
    which: Detail,
) -> Result<Vec<(String, Value)>, Error> {
    let mut said: BTreeMap<i64, Value> = detail::every(conn, None)?
        .into_iter()
        .filter(|(_, detail, _)| *detail == which)
        .map(|(deal, _, value)| (deal, value))
        .collect();
    if worked::TOLD.contains(&which) {
        let by_hand = by_hand(conn, which)?;
        for (deal, held) in worked::held(conn, None)? {
            let own = said.remove(&deal).map(|value| (which, value));
            let mut own = Details::from_iter(own);
            held.over(&mut own, |_| by_hand.get(&deal).copied());
            said.extend(own.remove(&which).map(|value| (deal, value)));
        }
    }
    let mut all = Vec::new();
    for (id, value) in said {
        if let Some((of, found)) = deal::get(conn, DealId(id))?
            && of == pipeline
        {
            all.push((found.key, value));
        }
    }
    Ok(all)
}

/// The day on which a person last changed a detail, by deal.
fn by_hand(conn: &Connection, which: Detail) -> Result<HashMap<i64, Day>, Error> {
    let mut read = conn.prepare_cached(&format!(
        "SELECT row, max(at) FROM change WHERE entity = 'detail' AND field = ?1 AND {DONE} GROUP BY row"
    ))?;
    let lines = read.query_map([detail::name(which)?], |row| {
        let at: i64 = row.get(1)?;
        Ok((row.get(0)?, Day::at(at)))
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}
