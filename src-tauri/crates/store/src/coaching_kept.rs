//! What is kept of the coaching in a pipeline, read as the engine's book. Stages have the names that
//! they have now.

use engine::{
    coaching::{
        PlanNote,
        book::{Book, PlanKept},
    },
    deal::sheet::Keyed,
};
use rusqlite::Connection;

use crate::{
    Error,
    identity::{PipelineId, PlanId, StageId},
    table::{
        plan::PlanRow,
        process,
        put_off::PutOffRow,
        recorded::{self, Kept, Recorded},
        stage,
    },
};

/// The book of a pipeline.
pub(crate) fn of(conn: &Connection, pipeline: PipelineId) -> Result<Book, Error> {
    // One transaction, so that everything is of the same moment.
    let snapshot = conn.unchecked_transaction()?;
    let conn: &Connection = &snapshot;
    let process = process::process(conn, pipeline)?;
    let keys = stage::stages(conn, pipeline)?;
    let name = |key: StageId| {
        let at = keys.place(key);
        let stage = at.and_then(|at| process.stages.get(at));
        stage.map(|stage| stage.name.clone()).unwrap_or_default()
    };
    let plans = recorded::of::<PlanRow>(conn, pipeline)?.into_iter();
    let plans = plans.map(|kept| {
        let stage = name(kept.row.stage);
        Ok(PlanKept {
            id: short(kept.id),
            plan: kept.row.plan(stage)?,
            notes: keyed::<PlanNote>(conn, PlanId(kept.id))?,
        })
    });
    let put_off = recorded::of::<PutOffRow>(conn, pipeline)?.into_iter();
    let put_off = put_off.map(|kept| {
        let stage = name(kept.row.stage);
        Ok(Keyed {
            id: short(kept.id),
            row: kept.row.put_off(stage)?,
        })
    });
    Ok(Book {
        plans: plans.collect::<Result<_, Error>>()?,
        one_to_ones: keyed(conn, pipeline)?,
        agreements: keyed(conn, pipeline)?,
        put_off: put_off.collect::<Result<_, Error>>()?,
    })
}

fn short(id: i64) -> i32 {
    i32::try_from(id).unwrap_or(i32::MAX)
}

fn keyed<T: Recorded>(conn: &Connection, owner: T::Owner) -> Result<Vec<Keyed<T>>, Error> {
    let rows = recorded::of::<T>(conn, owner)?.into_iter();
    Ok(rows
        .map(|Kept { id, row, .. }| Keyed { id: short(id), row })
        .collect())
}
