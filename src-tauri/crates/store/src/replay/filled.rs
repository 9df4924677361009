//! A pipeline's ledger, filled by several readers side by side, each with its own deals.
//!
//! All of them see the workspace as it was at one moment, or only one reads: see [`at_one_moment`].
//! The ledger does not depend on how many there are.

use std::{collections::HashMap, thread};

use engine::{
    ledger::{Ledger, OrderedBuilder, RepIx},
    moment::Day,
    parts::joined,
    process::Process,
};
use rusqlite::{Connection, Transaction, params, types::ValueRef};

use super::{DEALS, Names, no_stage};
use crate::{
    Error,
    identity::{PipelineId, RepId, StageId},
    noted,
    table::moves::StoredStep,
};

/// So many readers are worth their while; beyond them the disk is what is waited for.
const MOST_READERS: usize = 4;
/// Fewer deals than this are not worth a reader.
const FEWEST: i64 = 10_000;
/// How often readers are set up anew because somebody wrote meanwhile.
const TRIES: usize = 3;

/// What a ledger needs of every move from a deal on, in its order. Who reads stops with the last deal:
/// a bound here would be looked at again with every row.
const MOVES: &str = "SELECT deal, day, step, stage, rep FROM move
                     WHERE deal >= ?1 ORDER BY deal, instant, nth";

/// The first deal and the last. Apart, either is an end of the table; asked for at once, every deal
/// would be looked at.
const ENDS: &str = "SELECT (SELECT min(id) FROM deal), (SELECT max(id) FROM deal)";

/// What opens the file that a reader reads once more.
pub(crate) type Door<'a> = &'a dyn Fn() -> rusqlite::Result<Connection>;

/// The ledger of a pipeline that follows `process`; `door` leads to the file that `reader` reads.
pub(crate) fn ledger(
    reader: &Connection,
    door: Door<'_>,
    pipeline: PipelineId,
    process: &Process,
) -> Result<Ledger, Error> {
    let (first, last): (Option<i64>, Option<i64>) =
        reader.query_row(ENDS, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (first, last) = (first.unwrap_or(0), last.unwrap_or(0));
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let worthwhile = usize::try_from((last - first) / FEWEST).unwrap_or(1);
    let readers = processors.min(MOST_READERS).min(worthwhile).max(1);
    by(readers, reader, door, pipeline, process, [first, last])
}

/// The same by so many readers; deals lie between `first` and `last`.
fn by(
    readers: usize,
    reader: &Connection,
    door: Door<'_>,
    pipeline: PipelineId,
    process: &Process,
    [first, last]: [i64; 2],
) -> Result<Ledger, Error> {
    let (snapshot, others) = at_one_moment(reader, door, readers.saturating_sub(1))?;
    let names = Names::read(&snapshot, pipeline)?;
    let parts = others.len() as i64 + 1;
    let begins = |part: i64| first + (last - first) / parts * part;
    // The outer bounds are open, so that no deal can lie outside.
    let range = |part: i64| match part {
        _ if parts == 1 => [i64::MIN, i64::MAX],
        0 => [i64::MIN, begins(1) - 1],
        part if part == parts - 1 => [begins(part), i64::MAX],
        part => [begins(part), begins(part + 1) - 1],
    };
    let fill = |conn: &Connection, part: i64| {
        let builder = OrderedBuilder::new(process.clone())?;
        fill(conn, pipeline, &names, builder, range(part))
    };
    let fill = &fill;
    let whole = thread::scope(|scope| {
        let beside: Vec<_> = (1..)
            .zip(others)
            .map(|(part, other)| {
                thread::Builder::new().spawn_scoped(scope, move || fill(&other, part))
            })
            .collect();
        let mut whole = fill(&snapshot, 0)?;
        for (part, later) in (1..).zip(beside) {
            // Where the system gives no thread, this one reads on.
            let later = later.map_or_else(|_| fill(&snapshot, part), joined)?;
            whole.join(&later)?;
        }
        Ok::<_, Error>(whole)
    })?;
    let mut ledger = whole.finish()?;
    // Of the same moment as the moves.
    noted::tell(&snapshot, pipeline, &mut ledger)?;
    Ok(ledger)
}

/// A read transaction of `reader`, and so many connections beside it that are in one of the same
/// moment; none where others keep writing.
///
/// The others begin between two looks of `reader` at a number that every commit of anybody changes:
/// if it is the same, there was no commit, and so all see the same.
fn at_one_moment<'r>(
    reader: &'r Connection,
    door: Door<'_>,
    others: usize,
) -> Result<(Transaction<'r>, Vec<Connection>), Error> {
    let version = || -> Result<i64, Error> {
        Ok(reader.pragma_query_value(None, "data_version", |row| row.get(0))?)
    };
    for _ in 0..TRIES {
        let before = version()?;
        let begun = (0..others)
            .map(|_| begun(door))
            .collect::<Result<Vec<_>, _>>();
        let snapshot = reader.unchecked_transaction()?;
        look(&snapshot)?;
        match begun {
            Ok(begun) if version()? == before => return Ok((snapshot, begun)),
            Ok(_) => {}
            // One reader is open and enough: no file can be opened any more, say.
            Err(_) => return Ok((snapshot, Vec::new())),
        }
    }
    Ok((reader.unchecked_transaction()?, Vec::new()))
}

/// One more connection, its read transaction begun.
fn begun(door: Door<'_>) -> Result<Connection, Error> {
    let conn = door()?;
    conn.execute_batch("BEGIN")?;
    look(&conn)?;
    Ok(conn)
}

/// The first look is what a transaction begins with.
fn look(conn: &Connection) -> Result<(), Error> {
    Ok(conn.query_row("SELECT count(*) FROM workspace", [], |_| Ok(()))?)
}

/// Tells `builder` of the deals between two keys.
fn fill(
    conn: &Connection,
    pipeline: PipelineId,
    names: &Names,
    mut builder: OrderedBuilder,
    [first, last]: [i64; 2],
) -> Result<OrderedBuilder, Error> {
    let mut deals = conn.prepare_cached(DEALS)?;
    let mut moves = conn.prepare_cached(MOVES)?;
    let mut deals = deals.query(params![pipeline, first, last])?;
    let mut moves = moves.query([first])?;
    let mut next = next_move(&mut moves)?;
    // Only reps that occur are told: a workspace may know others.
    let mut told: HashMap<i64, Option<RepIx>> = HashMap::new();
    let mut before: (Option<i64>, Option<RepIx>) = (None, None);
    while let Some(row) = deals.next()? {
        let id: i64 = row.get(0)?;
        let mut begun = false;
        while let Some(fact) = next.take_if(|fact| fact.deal <= id) {
            next = next_move(&mut moves)?;
            // Moves of deals in other pipelines lie between.
            if fact.deal < id {
                continue;
            }
            if !begun {
                let (key, details) = names.deal(row)?;
                builder.deal(key, &details)?;
                begun = true;
            }
            if fact.rep != before.0 {
                let known = match fact.rep.and_then(|id| names.rep(RepId(id))) {
                    None => None,
                    Some(rep) => match told.get(&rep.id.0) {
                        Some(known) => *known,
                        None => {
                            let new = builder.rep(&rep.name, rep.team.as_deref(), rep.hired)?;
                            told.insert(rep.id.0, new);
                            new
                        }
                    },
                };
                before = (fact.rep, known);
            }
            let step = fact.step.step(&names.stages).ok_or_else(no_stage)?;
            builder.fact(step, fact.day, before.1)?;
        }
    }
    Ok(builder)
}

/// One row of [`MOVES`].
struct Fact {
    deal: i64,
    day: Option<Day>,
    step: StoredStep,
    rep: Option<i64>,
}

fn next_move(rows: &mut rusqlite::Rows<'_>) -> Result<Option<Fact>, Error> {
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    // The table is strict: a column is a whole number or nothing.
    let whole = |column: usize| -> Result<Option<i64>, Error> {
        Ok(match row.get_ref(column)? {
            ValueRef::Integer(whole) => Some(whole),
            _ => None,
        })
    };
    let stage = || -> Result<StageId, Error> { Ok(StageId(whole(3)?.unwrap_or_default())) };
    let day = whole(1)?.map(i32::try_from).transpose();
    let day = day.map_err(|_| Error::Damaged("a move lies beyond all days".to_owned()))?;
    Ok(Some(Fact {
        deal: whole(0)?.unwrap_or_default(),
        day: day.map(Day),
        step: match whole(2)?.unwrap_or_default() {
            0 => StoredStep::Created,
            1 => StoredStep::SeenAt(stage()?),
            2 => StoredStep::Entered(stage()?),
            3 => StoredStep::Won,
            4 => StoredStep::Lost,
            _ => StoredStep::Completed,
        },
        rep: whole(4)?,
    }))
}

#[cfg(test)]
#[path = "filled_tests.rs"]
mod tests;
