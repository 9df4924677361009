//! How the stages of a process stand, and how they would after an edit. Pure: rows in, rows out, or why it
//! cannot be.
//!
//! Whatever becomes of a stage, it keeps to its side of the win, so that nothing becomes a win or ceases
//! to be one.

use engine::{
    ledger::MOST_STAGES,
    process::{Stage, edit::LeftAs, same},
};

use crate::{
    Error,
    identity::StageId,
    table::stage::{self, Left, StageRow, Stages},
};

/// The rows of a process, in order.
#[derive(Clone)]
pub(crate) struct Arranged {
    pub(crate) rows: Vec<StageRow>,
}

impl Arranged {
    pub(crate) fn row(&self, id: StageId) -> Result<&StageRow, Error> {
        let mut rows = self.rows.iter();
        rows.find(|row| row.id == id)
            .ok_or(Error::UnknownRow("stage"))
    }

    fn used(&self) -> Vec<&StageRow> {
        stage::used(&self.rows).collect()
    }

    /// The place among those in use of one that is.
    fn place(&self, id: StageId) -> Result<usize, Error> {
        let place = self.used().iter().position(|row| row.id == id);
        place.ok_or(Error::UnknownRow("stage"))
    }

    /// The place of the one that wins.
    fn win(&self) -> usize {
        let place = self.used().iter().position(|row| row.wins);
        place.unwrap_or(usize::MAX)
    }

    pub(crate) fn free(&self, name: &str, but: Option<StageId>) -> Result<(), Error> {
        if name.is_empty() {
            return Err(Error::NoName);
        }
        if stage::is_free(&self.rows, name, but) {
            Ok(())
        } else {
            Err(Error::SameName)
        }
    }

    /// The place among all rows before which a new one stands `at` a place among those in use.
    pub(crate) fn place_for(&self, at: usize) -> Result<usize, Error> {
        let used = self.used();
        if used.len() >= MOST_STAGES {
            return Err(Error::TooManyStages);
        }
        let next = used.get(at).map(|row| row.id);
        let place = self.rows.iter().position(|row| Some(row.id) == next);
        Ok(place.unwrap_or(self.rows.len()))
    }

    pub(crate) fn numbered(mut self) -> Self {
        for (row, position) in self.rows.iter_mut().zip(0..) {
            row.position = position;
        }
        self
    }

    fn change(&self, id: StageId, change: impl FnOnce(&mut StageRow)) -> Result<Self, Error> {
        let mut after = self.clone();
        let row = after.rows.iter_mut().find(|row| row.id == id);
        change(row.ok_or(Error::UnknownRow("stage"))?);
        Ok(after)
    }

    pub(crate) fn worded(&self, id: StageId, to: &Stage) -> Result<Self, Error> {
        let name = to.name.trim().to_owned();
        self.free(&name, Some(id))?;
        self.change(id, |row| {
            let mut formerly = row.stage.formerly.clone();
            if !same(&row.stage.name, &name) {
                formerly.retain(|known| !same(known, &name) && !same(known, &row.stage.name));
                formerly.push(row.stage.name.clone());
            }
            row.stage = Stage {
                name,
                purpose: to.purpose.trim().to_owned(),
                recorded: lines(&to.recorded),
                exit_checks: lines(&to.exit_checks),
                causes: lines(&to.causes),
                hints: lines(&to.hints),
                default_days: to.default_days,
                stall_days: to.stall_days,
                formerly,
            };
        })
    }

    pub(crate) fn moved(&self, id: StageId, to: usize) -> Result<Self, Error> {
        let (from, win) = (self.place(id)?, self.win());
        let side = |place: usize| (place > win, place == win);
        if to >= self.used().len() || side(from) != side(to) {
            return Err(Error::AcrossWin);
        }
        let mut after = self.clone();
        let at = |rows: &[StageRow], id: StageId| rows.iter().position(|row| row.id == id);
        let target = self.used()[to].id;
        let Some(from_row) = at(&after.rows, id) else {
            return Err(Error::UnknownRow("stage"));
        };
        let row = after.rows.remove(from_row);
        let place = at(&after.rows, target).unwrap_or(after.rows.len());
        after.rows.insert(place + usize::from(to > from), row);
        Ok(after.numbered())
    }

    pub(crate) fn left(
        &self,
        id: StageId,
        told_at: StageId,
        left_as: LeftAs,
        empty: bool,
    ) -> Result<Self, Error> {
        let (from, to, win) = (self.place(id)?, self.place(told_at)?, self.win());
        let beside = if from == win {
            // The win is where leaving forward wins: what lay before it stays before it.
            to + 1 == from
        } else {
            (from > win) == (to > win) || empty
        };
        if from == to || !beside {
            return Err(Error::AcrossWin);
        }
        let left = match left_as {
            LeftAs::Merged => Left::Merged,
            LeftAs::Away => Left::Away,
        };
        let after = self.change(id, |row| {
            row.left = Some((told_at, left));
            row.wins = false;
        })?;
        if from == win {
            return after.change(told_at, |row| row.wins = true);
        }
        Ok(after)
    }

    pub(crate) fn back(&self, id: StageId) -> Result<Self, Error> {
        let row = self.row(id)?;
        let Some((told_at, _)) = row.left.filter(|(_, left)| *left != Left::Unmade) else {
            return Err(Error::UnknownRow("stage"));
        };
        self.free(&row.stage.name, Some(id))?;
        self.place_for(0)?;
        let told = Stages::of_rows(&self.rows).told(told_at);
        let after = self.change(id, |row| row.left = None)?;
        // It stands where it stood, unless the win has come between it and what it was told of.
        let (here, there, win) = (after.place(id)?, after.place(told)?, after.win());
        if (here > win) == (there > win) {
            return Ok(after);
        }
        let mut after = after;
        let at = after.rows.iter().position(|row| row.id == id);
        let row = at.map(|at| after.rows.remove(at));
        let place = after.rows.iter().position(|row| row.id == told);
        let place = place.map_or(after.rows.len(), |place| place + usize::from(there > win));
        after.rows.splice(place..place, row);
        Ok(after.numbered())
    }

    pub(crate) fn winning(&self, id: StageId) -> Result<Self, Error> {
        self.place(id)?;
        let mut after = self.clone();
        for row in &mut after.rows {
            row.wins = row.id == id;
        }
        Ok(after)
    }
}

/// Lines without the space around them, each once; empty ones are none.
fn lines(given: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in given.iter().map(|line| line.trim()) {
        if !line.is_empty() && !lines.iter().any(|known| known == line) {
            lines.push(line.to_owned());
        }
    }
    lines
}

/// The stage in use beside one, on its side of the win: the one before, else the one after.
pub(crate) fn neighbour(rows: &[StageRow], id: StageId) -> Option<StageId> {
    let used: Vec<&StageRow> = stage::used(rows).collect();
    let at = used.iter().position(|row| row.id == id)?;
    let win = used.iter().position(|row| row.wins)?;
    let before = at.checked_sub(1).filter(|_| at != win + 1);
    let beside = before.or(Some(at + 1).filter(|next| *next < used.len()));
    Some(used[beside.unwrap_or(win)].id)
}
