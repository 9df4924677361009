//! What else the rows show, beside their dates, amounts and stages: which stages their flags call won
//! or lost, how likely a win each stage is thought to be, which pipelines and kinds of event there
//! are, and what was deleted.
//!
//! Gathered row by row, and joinable: what one part of a file shows can be added to another's.

use std::collections::HashMap;

use crate::{
    cells::Cells, field::Field, mapping::Means, rules::flag, stages::fold, wide::StageColumn,
};

/// Where to look for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignColumns {
    won: Option<usize>,
    closed: Option<usize>,
    lost: Option<usize>,
    active: Option<usize>,
    deleted: Option<usize>,
    probability: Option<usize>,
    pipeline: Option<usize>,
    lifecycle: Option<usize>,
    pub(crate) stages: Vec<StageColumn>,
}

impl SignColumns {
    pub(crate) fn of(fields: &[Option<Field>], stages: Vec<StageColumn>) -> Self {
        let column = |field| fields.iter().position(|f| *f == Some(field));
        Self {
            won: column(Field::IsWon),
            closed: column(Field::IsClosed),
            lost: column(Field::IsLost),
            active: column(Field::IsActive),
            deleted: column(Field::Deleted),
            probability: column(Field::Probability),
            pipeline: column(Field::Pipeline),
            lifecycle: column(Field::Lifecycle),
            stages,
        }
    }

    /// Whether flags say that the row's deal has ended.
    pub(crate) fn ended(&self, cells: Cells<'_>) -> bool {
        let says = |ix: Option<usize>| ix.and_then(|ix| cells.get(ix)).and_then(flag);
        let yes = [self.won, self.closed, self.lost];
        yes.into_iter().any(|ix| says(ix) == Some(true)) || says(self.active) == Some(false)
    }

    /// True where nothing is to be looked for: most files of moves.
    fn none(&self) -> bool {
        self.stages.is_empty()
            && [
                self.won,
                self.closed,
                self.lost,
                self.active,
                self.deleted,
                self.probability,
                self.pipeline,
                self.lifecycle,
            ]
            .iter()
            .all(Option::is_none)
    }
}

/// What the flags of one stage's rows say.
#[derive(Clone, Copy, Debug, Default)]
struct OfStage {
    won: u64,
    lost: u64,
    open: u64,
    /// Sum and number of its probabilities.
    likely: (f64, u64),
}

/// What the rows show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Signs {
    stages: Vec<OfStage>,
    pub(crate) rows: u64,
    pub(crate) deleted: u64,
    /// Rows of deals that were put away.
    pub(crate) put_away: u64,
    /// Rows by pipeline as written, and by pipeline and stage.
    pipelines: HashMap<String, u64>,
    in_pipeline: HashMap<(String, usize), u64>,
    /// Rows by kind of event and stage.
    events: HashMap<(String, usize), u64>,
    visits: Visits,
}

/// How the columns that count time compare with the dates beside them.
#[derive(Clone, Copy, Debug, Default)]
struct Visits {
    seconds: u64,
    milliseconds: u64,
    /// By unit, deals that stayed longer than from the one entry to the one exit.
    more: [u64; 2],
}

impl Signs {
    /// Takes a row; `stage` is the place of its stage among the names.
    pub(crate) fn note(&mut self, columns: &SignColumns, cells: Cells<'_>, stage: Option<usize>) {
        self.rows += 1;
        if columns.none() {
            return;
        }
        let says = |ix: Option<usize>| ix.and_then(|ix| cells.get(ix)).and_then(flag);
        self.deleted += u64::from(says(columns.deleted) == Some(true));
        self.put_away += u64::from(says(columns.active) == Some(false));
        if let Some(pipeline) = columns.pipeline.and_then(|ix| cells.get(ix)) {
            add(&mut self.pipelines, pipeline, 1);
            if let Some(stage) = stage {
                *self
                    .in_pipeline
                    .entry((pipeline.to_owned(), stage))
                    .or_default() += 1;
            }
        }
        let Some(stage) = stage else { return };
        if let Some(event) = columns.lifecycle.and_then(|ix| cells.get(ix)) {
            *self.events.entry((fold(event), stage)).or_default() += 1;
        }
        if self.stages.len() <= stage {
            self.stages.resize(stage + 1, OfStage::default());
        }
        let of = &mut self.stages[stage];
        match (says(columns.won), says(columns.lost), says(columns.closed)) {
            (Some(true), ..) => of.won += 1,
            (_, Some(true), _) | (Some(false), _, Some(true)) => of.lost += 1,
            (None, None, None) => {}
            _ => of.open += 1,
        }
        let likely = columns.probability.and_then(|ix| cells.get(ix));
        if let Some(share) = likely.and_then(percent) {
            of.likely.0 += share;
            of.likely.1 += 1;
        }
    }

    /// Takes how long a deal stayed at a stage, against the dates of its entry and exit, in seconds.
    pub(crate) fn stayed(&mut self, told: f64, between: f64) {
        if between < 60.0 || told <= 0.0 {
            return;
        }
        let near = |of: f64| (told / of - 1.0).abs() < 0.02;
        if near(between) {
            self.visits.seconds += 1;
        } else if near(between * 1000.0) {
            self.visits.milliseconds += 1;
        }
        for (more, unit) in self.visits.more.iter_mut().zip([1.0, 1000.0]) {
            *more += u64::from(told > between * unit * 1.02);
        }
    }

    /// How many visits to a stage are not the only ones, told by the time that was counted over
    /// all; `None` where the unit of that time cannot be told.
    pub(crate) fn returned(&self) -> Option<u64> {
        let v = self.visits;
        match (v.seconds, v.milliseconds) {
            (0, 0) => None,
            (s, ms) if s >= ms => Some(v.more[0]),
            _ => Some(v.more[1]),
        }
    }

    /// What flags say of the stage at a place: all of its rows won, or all lost.
    pub(crate) fn outcome(&self, stage: usize) -> Option<Means> {
        let of = self.stages.get(stage)?;
        match (of.won, of.lost, of.open) {
            (1.., 0, 0) => Some(Means::Won),
            (0, 1.., 0) => Some(Means::Lost),
            _ => None,
        }
    }

    /// The mean probability of a stage's rows, in hundredths of a percent.
    pub(crate) fn likely(&self, stage: usize) -> Option<u32> {
        let (sum, n) = self.stages.get(stage)?.likely;
        // Below 10,000 by how a percentage is read.
        (n > 0).then(|| (sum / n as f64 * 100.0).round() as u32)
    }

    /// The pipelines, the fullest first.
    pub(crate) fn pipelines(&self) -> Vec<(&str, u64)> {
        let mut all: Vec<_> = self
            .pipelines
            .iter()
            .map(|(n, r)| (n.as_str(), *r))
            .collect();
        all.sort_by_key(|&(name, rows)| (std::cmp::Reverse(rows), name));
        all
    }

    /// Whether any row of one of the pipelines is at the stage.
    pub(crate) fn is_in(&self, pipeline: &str, stage: usize) -> bool {
        self.in_pipeline.contains_key(&(pipeline.to_owned(), stage))
    }

    /// The kind of event that is read where there are several: the one that the most stages have,
    /// starts before completions, for a stage is entered when its work starts.
    pub(crate) fn event(&self) -> Option<String> {
        let mut stages: HashMap<&str, (usize, u64)> = HashMap::new();
        for ((event, _), rows) in &self.events {
            let of = stages.entry(event).or_default();
            of.0 += 1;
            of.1 += rows;
        }
        if stages.len() < 2 {
            return None;
        }
        let rank = |event: &str| match event {
            "start" | "started" => 2,
            "complete" | "completed" => 1,
            _ => 0,
        };
        let best = stages
            .iter()
            .max_by_key(|(event, (stages, rows))| (*stages, rank(event), *rows, **event));
        best.map(|(event, _)| (*event).to_owned())
    }

    /// Adds what a later part of the file shows; `places` are the places here of its stages.
    pub(crate) fn join(&mut self, later: &Self, places: &[usize]) {
        self.rows += later.rows;
        self.deleted += later.deleted;
        self.put_away += later.put_away;
        for (name, rows) in &later.pipelines {
            add(&mut self.pipelines, name, *rows);
        }
        let place = |stage: &usize| places.get(*stage).copied();
        for ((name, stage), rows) in &later.in_pipeline {
            if let Some(stage) = place(stage) {
                *self.in_pipeline.entry((name.clone(), stage)).or_default() += rows;
            }
        }
        for ((name, stage), rows) in &later.events {
            if let Some(stage) = place(stage) {
                *self.events.entry((name.clone(), stage)).or_default() += rows;
            }
        }
        for (at, more) in later.stages.iter().enumerate() {
            let Some(at) = place(&at) else { continue };
            if self.stages.len() <= at {
                self.stages.resize(at + 1, OfStage::default());
            }
            let own = &mut self.stages[at];
            own.won += more.won;
            own.lost += more.lost;
            own.open += more.open;
            own.likely.0 += more.likely.0;
            own.likely.1 += more.likely.1;
        }
        self.visits.seconds += later.visits.seconds;
        self.visits.milliseconds += later.visits.milliseconds;
        for (own, more) in self.visits.more.iter_mut().zip(later.visits.more) {
            *own += more;
        }
    }
}

fn add(to: &mut HashMap<String, u64>, name: &str, rows: u64) {
    match to.get_mut(name) {
        Some(known) => *known += rows,
        None => {
            to.insert(name.to_owned(), rows);
        }
    }
}

/// "90%", "90", "0.9" and "0,9" as a percentage; `None` for what is none.
fn percent(text: &str) -> Option<f64> {
    let bare = text.trim_end_matches('%').trim().replace(',', ".");
    let number: f64 = bare.parse().ok()?;
    let share = if number <= 1.0 && bare.contains('.') {
        number * 100.0
    } else {
        number
    };
    (0.0..=100.0).contains(&share).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_time_is_told_by_the_dates_beside_it() {
        let mut signs = Signs::default();
        for _ in 0..3 {
            signs.stayed(86_400_000.0, 86_400.0);
        }
        assert_eq!(signs.returned(), Some(0));
        signs.stayed(200_000_000.0, 86_400.0);
        assert_eq!(signs.returned(), Some(1));
        let mut unclear = Signs::default();
        unclear.stayed(5.0, 86_400.0);
        assert_eq!(unclear.returned(), None);
    }

    #[test]
    fn percentages_are_read_as_written() {
        let check = |text: &str, expected| assert_eq!(percent(text), expected, "{text}");
        check("90%", Some(90.0));
        check("90", Some(90.0));
        check("0.25", Some(25.0));
        check("0,25", Some(25.0));
        check("1", Some(1.0));
        check("110", None);
        check("high", None);
    }
}
