//! Table `move`: every move and other dated fact of every deal, clustered by deal. The largest
//! table by far, hence the leanest: no unique id of its own, no second index.

use engine::{
    moment::{Between, Day, Moment},
    record::{StageIx, Step},
};
use rusqlite::{CachedStatement, Connection, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use super::stage::Stages;
use crate::{
    Error,
    identity::{DealId, ImportId, RepId, StageId},
};

/// The instant of a fact without a date.
pub(crate) const UNDATED: i64 = i64::MIN;

/// What a move says, by the key of its stage: a stage that is renamed or moved keeps its moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StoredStep {
    /// The deal came into being.
    Created,
    /// The deal was seen at this stage.
    SeenAt(StageId),
    /// The deal entered this stage.
    Entered(StageId),
    /// The deal was won.
    Won,
    /// The deal was lost.
    Lost,
    /// The deal's last stage was completed.
    Completed,
}

impl StoredStep {
    /// The step of a record; `None` where the process has no such stage, or it is no move.
    pub(crate) fn of(step: Step, stages: &[StageId]) -> Option<Self> {
        let key = |stage: StageIx| stages.get(usize::from(stage)).copied();
        Some(match step {
            Step::Created => Self::Created,
            Step::SeenAt(stage) => Self::SeenAt(key(stage)?),
            Step::Entered(stage) => Self::Entered(key(stage)?),
            Step::Won => Self::Won,
            Step::Lost => Self::Lost,
            Step::Completed => Self::Completed,
            Step::Was | Step::Became => return None,
        })
    }

    /// The step as a record says it; `None` where the process never had the stage.
    pub(crate) fn step(self, stages: &Stages) -> Option<Step> {
        let position = |key: StageId| StageIx::try_from(stages.place(key)?).ok();
        Some(match self {
            Self::Created => Step::Created,
            Self::SeenAt(stage) => Step::SeenAt(position(stage)?),
            Self::Entered(stage) => Step::Entered(position(stage)?),
            Self::Won => Step::Won,
            Self::Lost => Step::Lost,
            Self::Completed => Step::Completed,
        })
    }

    /// The same, of the stage that it is told of now.
    pub(crate) fn told(self, stages: &Stages) -> Self {
        match self {
            Self::SeenAt(stage) => Self::SeenAt(stages.told(stage)),
            Self::Entered(stage) => Self::Entered(stages.told(stage)),
            other => other,
        }
    }

    /// A word for the change log: `won`, `entered 3`.
    pub(crate) fn word(self) -> String {
        match self {
            Self::Created => "created".to_owned(),
            Self::SeenAt(stage) => format!("seen {}", stage.0),
            Self::Entered(stage) => format!("entered {}", stage.0),
            Self::Won => "won".to_owned(),
            Self::Lost => "lost".to_owned(),
            Self::Completed => "completed".to_owned(),
        }
    }

    /// As two columns hold it.
    pub(crate) fn columns(self) -> (u8, Option<StageId>) {
        match self {
            Self::Created => (0, None),
            Self::SeenAt(stage) => (1, Some(stage)),
            Self::Entered(stage) => (2, Some(stage)),
            Self::Won => (3, None),
            Self::Lost => (4, None),
            Self::Completed => (5, None),
        }
    }

    /// Out of two columns; `None` for what is never written there.
    pub(crate) fn of_columns(step: u8, stage: Option<StageId>) -> Option<Self> {
        Some(match (step, stage) {
            (0, _) => Self::Created,
            (1, Some(stage)) => Self::SeenAt(stage),
            (2, Some(stage)) => Self::Entered(stage),
            (3, _) => Self::Won,
            (4, _) => Self::Lost,
            (5, _) => Self::Completed,
            _ => return None,
        })
    }

    /// The stage that it is at or enters.
    pub(crate) fn stage(self) -> Option<StageId> {
        self.columns().1
    }

    fn read(row: &Row<'_>, column: usize) -> rusqlite::Result<Self> {
        Ok(match row.get(column)? {
            0_u8 => Self::Created,
            1 => Self::SeenAt(row.get(column + 1)?),
            2 => Self::Entered(row.get(column + 1)?),
            3 => Self::Won,
            4 => Self::Lost,
            _ => Self::Completed,
        })
    }
}

/// Whether any deal was ever at a stage.
pub(crate) fn any_at(conn: &Connection, stage: StageId) -> Result<bool, Error> {
    let mut read = conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM move WHERE stage = ?1)")?;
    Ok(read.query_row([stage], |row| row.get(0))?)
}

/// One move of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// What happened.
    pub step: StoredStep,
    /// When; `None` for a fact without a date.
    pub at: Option<Moment>,
    /// Its place among what happened to the deal at that instant.
    pub nth: u32,
    /// Who owned the deal then.
    pub rep: Option<RepId>,
    /// The import that brought it.
    pub import: Option<ImportId>,
    /// The days it can have happened on, where two snapshots lie around it, or one comes after it, and
    /// none dates it; `at` is then the middle.
    pub between: Option<Between>,
}

impl Move {
    /// What orders moves.
    pub(crate) fn instant(&self) -> i64 {
        self.at.map_or(UNDATED, |at| at.instant)
    }

    /// Reads `instant, nth, day, timed, step, stage, rep, import, earliest, latest`, from `column` on.
    pub(crate) fn read(row: &Row<'_>, column: usize) -> rusqlite::Result<Self> {
        let day: Option<i32> = row.get(column + 2)?;
        let at = match day {
            None => None,
            Some(day) => Some(Moment {
                instant: row.get(column)?,
                day: Day(day),
                timed: row.get(column + 3)?,
            }),
        };
        Ok(Self {
            step: StoredStep::read(row, column + 4)?,
            at,
            nth: row.get(column + 1)?,
            rep: row.get(column + 6)?,
            import: row.get(column + 7)?,
            between: match row.get::<_, Option<i32>>(column + 9)? {
                None => None,
                Some(latest) => Some(Between {
                    earliest: row.get::<_, Option<i32>>(column + 8)?.map(Day),
                    latest: Day(latest),
                }),
            },
        })
    }
}

/// The moves of the deals from one key to another, of every pipeline, by deal and then in order,
/// without what only a timeline needs.
pub(crate) const SWEEP: &str = "SELECT deal, instant, day, timed, step, stage, rep FROM move
                                WHERE deal BETWEEN ?1 AND ?2 ORDER BY deal, instant, nth";

/// One row of [`SWEEP`].
pub(crate) struct Swept {
    pub(crate) deal: i64,
    pub(crate) at: Option<Moment>,
    pub(crate) step: StoredStep,
    pub(crate) rep: Option<RepId>,
}

impl Swept {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let day: Option<i32> = row.get(2)?;
        Ok(Self {
            deal: row.get(0)?,
            at: match day {
                None => None,
                Some(day) => Some(Moment {
                    instant: row.get(1)?,
                    day: Day(day),
                    timed: row.get(3)?,
                }),
            },
            step: StoredStep::read(row, 4)?,
            rep: row.get(6)?,
        })
    }
}

/// The moves of a deal in order, those without a date first.
pub(crate) fn of(conn: &Connection, deal: DealId) -> Result<Vec<Move>, Error> {
    let mut read = conn.prepare_cached(OF_DEAL)?;
    let rows = read.query_map([deal], |row| Move::read(row, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

const OF_DEAL: &str = "SELECT instant, nth, day, timed, step, stage, rep, import, earliest, latest
                       FROM move WHERE deal = ?1 ORDER BY instant, nth";

/// How many moves there are, in all pipelines.
pub(crate) fn count(conn: &Connection) -> Result<u64, Error> {
    let count: i64 = conn.query_row("SELECT count(*) FROM move", [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// What may be written to the table, and found on the way.
pub(crate) struct MovesMut<'t> {
    of_deal: CachedStatement<'t>,
    put: CachedStatement<'t>,
    remove: CachedStatement<'t>,
    put_many: CachedStatement<'t>,
    waiting: Vec<(DealId, Move)>,
}

/// Moves of new deals are written so many at a time: a statement costs more than its row. They are
/// inserted `OR FAIL`, since an import that fails goes back whole: else SQLite would copy every page to a
/// file of its own before a statement touches it, so as to take back half a statement.
const MANY: usize = 32;
/// Columns that each of them has for itself.
const OWN: usize = 8;

impl<'t> MovesMut<'t> {
    pub(crate) fn new(tx: &'t Transaction<'_>) -> Result<Self, Error> {
        let many = (0..MANY).map(|ix| {
            let own: Vec<String> = (0..OWN)
                .map(|column| format!("?{}", 2 + ix * OWN + column))
                .collect();
            format!("({}, ?1)", own.join(", "))
        });
        let many = many.collect::<Vec<_>>().join(", ");
        Ok(Self {
            put_many: tx.prepare_cached(&format!(
                "INSERT OR FAIL INTO move (deal, instant, nth, day, timed, step, stage, rep, import)
                 VALUES {many}"
            ))?,
            waiting: Vec::with_capacity(MANY),
            of_deal: tx.prepare_cached(OF_DEAL)?,
            put: tx.prepare_cached(
                "INSERT OR REPLACE INTO move (deal, instant, nth, day, timed, step, stage, rep, import,
                                              earliest, latest)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?,
            remove: tx.prepare_cached("DELETE FROM move WHERE deal = ?1 AND instant = ?2 AND nth = ?3")?,
        })
    }

    pub(crate) fn of(&mut self, deal: DealId, into: &mut Vec<Move>) -> Result<(), Error> {
        into.clear();
        let mut rows = self.of_deal.query([deal])?;
        while let Some(row) = rows.next()? {
            into.push(Move::read(row, 0)?);
        }
        Ok(())
    }

    /// Writes a move in its place, over whatever is there.
    pub(crate) fn put(&mut self, deal: DealId, row: &Move) -> Result<(), Error> {
        let (step, stage) = row.step.columns();
        self.put.execute(params![
            deal,
            row.instant(),
            row.nth,
            row.at.map(|at| at.day.0),
            row.at.is_some_and(|at| at.timed),
            step,
            stage,
            row.rep,
            row.import,
            row.between.and_then(|days| days.earliest).map(|day| day.0),
            row.between.map(|days| days.latest.0),
        ])?;
        Ok(())
    }

    /// Writes a move of a deal that had none, some time before [`MovesMut::flush`] returns. What one
    /// import brings is never dated between two.
    pub(crate) fn append(&mut self, deal: DealId, row: &Move) -> Result<(), Error> {
        if (self.waiting.first()).is_some_and(|(_, first)| first.import != row.import) {
            self.flush()?;
        }
        self.waiting.push((deal, *row));
        if self.waiting.len() < MANY {
            return Ok(());
        }
        let mut place = 1;
        let put = &mut self.put_many;
        let mut bind = |value: Option<i64>| {
            place += 1;
            put.raw_bind_parameter(place - 1, value)
        };
        bind(row.import.map(|import| import.0))?;
        for (deal, row) in self.waiting.drain(..) {
            let (step, stage) = row.step.columns();
            bind(Some(deal.0))?;
            bind(Some(row.instant()))?;
            bind(Some(row.nth.into()))?;
            bind(row.at.map(|at| at.day.0.into()))?;
            bind(Some(row.at.is_some_and(|at| at.timed).into()))?;
            bind(Some(step.into()))?;
            bind(stage.map(|stage| stage.0))?;
            bind(row.rep.map(|rep| rep.0))?;
        }
        self.put_many.raw_execute()?;
        Ok(())
    }

    /// Writes what still waits.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        for (deal, row) in std::mem::take(&mut self.waiting) {
            self.put(deal, &row)?;
        }
        Ok(())
    }

    pub(crate) fn remove(&mut self, deal: DealId, row: &Move) -> Result<(), Error> {
        self.remove.execute(params![deal, row.instant(), row.nth])?;
        Ok(())
    }
}
