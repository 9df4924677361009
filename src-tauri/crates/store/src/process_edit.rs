//! Edits of a process: a stage is worded anew, added, moved, merged into another, put away, brought
//! back. Moves stay as they are and name the stages they always named; what changes is where these
//! stand, and which are told of another ([`crate::table::stage`]).
//!
//! No edit makes a win of what was none, or none of what was one, but the one that says which stage
//! wins: stages keep to their side of the win. Every edit is one line in the change log: the rows it
//! changed, as they were and as they are.

use engine::process::{Stage, edit::ProcessEdit};
use rusqlite::Transaction;

use crate::{
    Edit, Error,
    arranged::{Arranged, neighbour},
    identity::{PipelineId, StageId},
    process_kept::stands_at,
    table::{
        change::{Entity, FieldValue},
        deal, exit_check, moves, process,
        stage::{self, Left, StageRow},
    },
};

/// The fields under which a process is logged.
pub(crate) const NAME: &str = "name";
pub(crate) const STAGES: &str = "stages";
pub(crate) const TICKS: &str = "ticks";

impl Edit<'_> {
    /// Edits a process.
    ///
    /// # Errors
    /// [`Error::UnknownPipeline`]; [`Error::UnknownRow`] for a stage that is not there;
    /// [`Error::NoName`], [`Error::SameName`]; [`Error::AcrossWin`]; [`Error::TooManyStages`].
    pub fn process(&mut self, pipeline: PipelineId, edit: &ProcessEdit) -> Result<(), Error> {
        let name = process::known(&self.tx, pipeline)?;
        let before = Arranged {
            rows: stage::rows(&self.tx, pipeline)?,
        };
        match edit {
            ProcessEdit::Name { name: new } => self.name_process(pipeline, &name, new),
            ProcessEdit::Stage {
                stage,
                to,
                checks_were,
            } => self.word_stage(pipeline, &before, key(*stage), to, checks_were),
            ProcessEdit::Add { name, at } => {
                self.add_stage(pipeline, &before, name, usize::from(*at))
            }
            ProcessEdit::Move { stage, to } => {
                let after = before.moved(key(*stage), usize::from(*to))?;
                self.put_stages(pipeline, &before, &after)
            }
            ProcessEdit::Leave {
                stage,
                told_at,
                left_as,
            } => {
                let [stage, told_at] = [stage, told_at].map(|id| key(*id));
                let empty = !moves::any_at(&self.tx, stage)?;
                let after = before.left(stage, told_at, *left_as, empty)?;
                self.put_stages(pipeline, &before, &after)?;
                self.settle_at(pipeline, &[stage, told_at])
            }
            ProcessEdit::Back { stage } => {
                let after = before.back(key(*stage))?;
                self.put_stages(pipeline, &before, &after)?;
                let told_at = before.row(key(*stage))?.left.map(|(told_at, _)| told_at);
                self.settle_at(pipeline, &[key(*stage), told_at.unwrap_or_default()])
            }
            ProcessEdit::Wins { stage } => {
                let after = before.winning(key(*stage))?;
                self.put_stages(pipeline, &before, &after)
            }
        }
    }

    fn name_process(&self, pipeline: PipelineId, old: &str, new: &str) -> Result<(), Error> {
        let new = new.trim();
        if new.is_empty() {
            return Err(Error::NoName);
        }
        if new == old {
            return Ok(());
        }
        process::set_name(&self.tx, pipeline, new)?;
        let [was, is] = [old, new].map(|name| Some(name).into());
        self.log(
            Entity::Process,
            pipeline.0,
            NAME,
            was,
            is,
            FieldValue::Empty,
        )
    }

    fn word_stage(
        &self,
        pipeline: PipelineId,
        before: &Arranged,
        id: StageId,
        to: &Stage,
        checks_were: &[Option<String>],
    ) -> Result<(), Error> {
        let after = before.worded(id, to)?;
        self.put_stages(pipeline, before, &after)?;
        let new = &after.row(id)?.stage.exit_checks;
        let reworded: Vec<[&str; 2]> = to
            .exit_checks
            .iter()
            .zip(checks_were)
            .filter_map(|(check, was)| Some([was.as_deref()?, check.trim()]))
            .filter(|[was, is]| was != is && new.iter().any(|known| known == is))
            .collect();
        // All are looked up before any is changed: one may take the words that another had.
        let ticked: Vec<_> = reworded
            .iter()
            .filter(|[was, _]| !goes_round(&reworded, was))
            .map(|&[was, is]| Ok(([was, is], exit_check::worded(&self.tx, id, was)?)))
            .collect::<Result<_, Error>>()?;
        for (words, rows) in ticked {
            self.reword_ticks(pipeline, words, &rows)?;
        }
        Ok(())
    }

    /// What was ticked stays ticked under the new words.
    fn reword_ticks(
        &self,
        pipeline: PipelineId,
        [was, is]: [&str; 2],
        rows: &[i64],
    ) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        exit_check::reword(&self.tx, rows, is)?;
        let [was, is] = [was, is].map(|words| serde_json::to_string(&(words, rows)));
        let [was, is] = [FieldValue::Text(was?), FieldValue::Text(is?)];
        self.log(
            Entity::Process,
            pipeline.0,
            TICKS,
            was,
            is,
            FieldValue::Empty,
        )
    }

    fn add_stage(
        &self,
        pipeline: PipelineId,
        before: &Arranged,
        name: &str,
        at: usize,
    ) -> Result<(), Error> {
        let name = name.trim();
        let place = before
            .free(name, None)
            .and_then(|()| before.place_for(at))?;
        let new = Stage {
            name: name.to_owned(),
            ..Stage::default()
        };
        let end = before.rows.iter().map(|row| row.position + 1).max();
        let position = end.unwrap_or(0);
        let id = stage::add(&self.tx, &self.mint, pipeline, (position, false), &new)?;
        let mut after = before.clone();
        let row = StageRow {
            id,
            position,
            wins: false,
            stage: new,
            left: None,
        };
        after.rows.insert(place, row);
        self.put_stages(pipeline, before, &after.numbered())
    }

    /// Writes the rows that differ, and one line in the log.
    fn put_stages(
        &self,
        pipeline: PipelineId,
        before: &Arranged,
        after: &Arranged,
    ) -> Result<(), Error> {
        let differ = |of: &Arranged, from: &Arranged| -> Vec<StageRow> {
            let rows = of.rows.iter();
            let differ = rows.filter(|row| !from.rows.contains(row));
            differ.cloned().collect()
        };
        let (was, is) = (differ(before, after), differ(after, before));
        if is.is_empty() {
            return Ok(());
        }
        stage::put(&self.tx, pipeline, &is)?;
        let json = |rows: &[StageRow]| serde_json::to_string(rows).map(FieldValue::Text);
        let (was, is) = (json(&was)?, json(&is)?);
        self.log(
            Entity::Process,
            pipeline.0,
            STAGES,
            was,
            is,
            FieldValue::Empty,
        )
    }

    /// Settles the deals of which several files told, and that were at one of these stages: two files
    /// that saw a deal at two stages saw it at one, or no longer do.
    fn settle_at(&self, pipeline: PipelineId, stages: &[StageId]) -> Result<(), Error> {
        let mut settling = self.settling(pipeline)?;
        for id in stands_at(&self.tx, pipeline, stages)? {
            if let Some((_, deal)) = deal::get(&self.tx, id)? {
                let before = settling.standing(deal)?;
                settling.settle(&before, &before.said)?;
            }
        }
        Ok(())
    }
}

/// Whether checks took each other's words, this one among them: they only changed places, and what was
/// ticked stays with its words.
fn goes_round(reworded: &[[&str; 2]], words: &str) -> bool {
    let next = |at: &str| reworded.iter().find(|[was, _]| *was == at);
    let mut at = words;
    for _ in reworded {
        match next(at) {
            Some([_, is]) if *is == words => return true,
            Some([_, is]) => at = is,
            None => return false,
        }
    }
    false
}

fn key(id: i32) -> StageId {
    StageId(id.into())
}

/// A process as one of its lines in the log says, before or after: rows that it adds cannot be taken
/// away again, since files may name them by now; they are told of their neighbour.
pub(crate) fn turn(
    tx: &Transaction<'_>,
    pipeline: PipelineId,
    field: &str,
    to: &FieldValue,
    from: &FieldValue,
) -> Result<Vec<StageId>, Error> {
    let (FieldValue::Text(to), FieldValue::Text(from)) = (to, from) else {
        return Ok(Vec::new());
    };
    match field {
        NAME => process::set_name(tx, pipeline, to)?,
        TICKS => {
            let (words, rows): (String, Vec<i64>) = serde_json::from_str(to)?;
            exit_check::reword(tx, &rows, &words)?;
        }
        STAGES => {
            let mut rows: Vec<StageRow> = serde_json::from_str(to)?;
            let others: Vec<StageRow> = serde_json::from_str(from)?;
            let all = stage::rows(tx, pipeline)?;
            let gone = others
                .into_iter()
                .filter(|row| rows.iter().all(|known| known.id != row.id));
            for mut row in gone.collect::<Vec<_>>() {
                row.left = neighbour(&all, row.id).map(|next| (next, Left::Unmade));
                row.position = all.iter().map(|row| row.position + 1).max().unwrap_or(0);
                rows.push(row);
            }
            stage::put(tx, pipeline, &rows)?;
            let touched = rows.iter().flat_map(|row| {
                let known = all.iter().find(|known| known.id == row.id);
                let told = [known.and_then(|known| known.left), row.left];
                let left = told.into_iter().flatten().map(|(told_at, _)| told_at);
                left.chain([row.id])
            });
            return Ok(touched.collect());
        }
        _ => {}
    }
    Ok(Vec::new())
}
