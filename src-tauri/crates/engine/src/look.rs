//! One look at a team: the survey's counts become the review.
//!
//! Only putting together happens here; each figure has its own file. Two rules decide who is
//! counted. Stage figures are of the chosen reps' passages; the pace and the rest that a rep is
//! held against are the whole team's, whatever reps were chosen.

use std::{ops::Range, sync::Arc};

use crate::{
    curve::{Curve, thin},
    filter::Filter,
    flag,
    ledger::{Ledger, NOBODY},
    lens::Lens,
    measure::{measures, whole},
    open::OpenSums,
    pace,
    parts::side_by_side,
    review::{Note, RepFigures, RepStage, Review, StageFigures},
    stalled::stalled_deals,
    survey::{Asides, Survey},
    tally::totals,
    yardstick::Yardstick,
};

const MOST_OPEN_DAYS: usize = 2_000;
const MOST_CURVE_POINTS: usize = 200;
/// Fewer than these are not worth another thread.
const STAGES_A_PART: usize = 4;
const REPS_A_PART: usize = 20;

/// One rep at one stage, with the curve behind the figures.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) stage: usize,
    /// Rep id; [`NOBODY`] for deals that nobody owned.
    pub(crate) rep: u32,
    pub(crate) curve: Curve,
    pub(crate) expected_exits: f64,
}

impl Ledger {
    /// Every figure of one look at the team. `problems` is empty: the caller adds its own.
    #[must_use]
    pub fn review(&self, filter: &Filter) -> Review {
        let lens = Lens::new(self, filter);
        let survey = Survey::of(self, &lens);
        let stages = &self.process().stages;
        // The whole team's pace, by stage: what every rep is held against.
        let team: Vec<Curve> = side_by_side(stages.len(), STAGES_A_PART, |stages| {
            let curve = |stage| Curve::of(survey.passages(stage, 0..survey.columns));
            stages.map(curve).collect::<Vec<_>>()
        })
        .concat();
        let yardsticks = self.yardsticks_beside(&lens, &team);
        let cells = side_by_side(survey.columns, REPS_A_PART, |columns| {
            cells(&survey, &team, columns)
        })
        .concat();
        let open = OpenSums::of(self, &lens, &yardsticks, &survey);
        let mut reps = side_by_side(survey.columns, REPS_A_PART, |columns| {
            self.rep_figures(&lens, &survey, &team, &cells, &open, columns)
        })
        .concat();
        // By name; deals that nobody owns come last.
        reps.sort_by(|a, b| (a.rep.is_none(), &a.rep).cmp(&(b.rep.is_none(), &b.rep)));
        let flags = flag::flags(self, &lens, &survey, &yardsticks, (&team, &cells));
        let stalled_deals = stalled_deals(self, &lens, &yardsticks, &survey);
        let columns = 0..survey.columns;
        let whole = whole(self, &survey, columns.clone(), open.selling(columns));

        let mut notes = Vec::new();
        if whole.deals == 0 && reps.is_empty() {
            notes.push(Note::NoDeals);
        }
        if survey.snapshot > 0 {
            notes.push(Note::NoHistory {
                deals: survey.snapshot,
                of: survey.known,
            });
        }
        notes.extend(flags.notes);
        Review {
            schema: 1,
            as_of: lens.as_of.date(),
            process: stages.iter().map(|stage| stage.name.clone()).collect(),
            stages: self.stage_figures(&lens, &survey, &yardsticks, &team, &open),
            reps,
            flags: flags.flags,
            findings: flags.findings,
            stalled_deals,
            problems: Vec::new(),
            whole,
            notes,
        }
    }

    fn stage_figures(
        &self,
        lens: &Lens,
        survey: &Survey,
        yardsticks: &[Yardstick],
        team: &[Curve],
        open: &OpenSums,
    ) -> Vec<StageFigures> {
        let chosen: Vec<usize> = (0..survey.columns)
            .filter(|column| lens.rep(self.rep_of(*column)))
            .collect();
        let all = chosen.len() == survey.columns;
        self.process()
            .stages
            .iter()
            .enumerate()
            .map(|(ix, stage)| {
                let of_chosen;
                let curve = if all {
                    &team[ix]
                } else {
                    of_chosen = Curve::of(survey.passages(ix, chosen.iter().copied()));
                    &of_chosen
                };
                let mut asides = Asides::default();
                for &column in &chosen {
                    asides.add(survey.asides[survey.cell(ix, column)]);
                }
                StageFigures {
                    stage: stage.name.clone(),
                    advance_curve: curve.advance_points(MOST_CURVE_POINTS),
                    measures: measures(curve, asides, open.stage(ix), self.skips_pass()),
                    stall_point: yardsticks[ix].stall_point,
                    previous: lens
                        .compares()
                        .then(|| Curve::of(survey.before[ix].tally()).conversion())
                        .flatten(),
                    open_days: thin(open.days(ix), MOST_OPEN_DAYS),
                }
            })
            .collect()
    }

    fn rep_figures(
        &self,
        lens: &Lens,
        survey: &Survey,
        team: &[Curve],
        cells: &[Cell],
        open: &OpenSums,
        columns: Range<usize>,
    ) -> Vec<RepFigures> {
        let mut reps: Vec<RepFigures> = Vec::new();
        let mut rest = cells;
        for column in columns {
            let rep = self.rep_of(column);
            rest = &rest[rest.partition_point(|cell| cell.rep < rep)..];
            let own = &rest[..rest.partition_point(|cell| cell.rep <= rep)];
            let whole = whole(
                self,
                survey,
                column..column + 1,
                open.selling(column..column + 1),
            );
            // A snapshot's deals have no passages: there, whole deals alone also make a rep.
            let has_deals = survey.snapshot > 0 && whole.deals > 0 || open.has_any(column);
            if !lens.rep(rep) || own.is_empty() && !has_deals {
                continue;
            }
            let stages = (0..self.process().stages.len())
                .map(|stage| {
                    let cell = own.iter().find(|cell| cell.stage == stage);
                    let asides = survey.asides[survey.cell(stage, column)];
                    let nothing = Curve::of(Vec::new());
                    let curve = cell.map_or(&nothing, |cell| &cell.curve);
                    let (advanced, lost, _) = totals(curve.tally());
                    let here = open.at(stage, column);
                    RepStage {
                        stage: self.process().stages[stage].name.clone(),
                        measures: measures(curve, asides, here, self.skips_pass()),
                        exits: advanced + lost,
                        expected_exits: cell.map_or(0.0, |cell| cell.expected_exits),
                        expected_advances: pace::expected_advances(curve, &team[stage]),
                    }
                })
                .collect();
            reps.push(RepFigures {
                rep: self.rep_name(rep).map(str::to_owned),
                team: self.team_of(rep).map(str::to_owned),
                hired: self.hired(rep),
                whole,
                stages,
            });
        }
        reps
    }

    /// The yardsticks of the as-of day: known already, or the team's own curves where the lens
    /// leaves all there is, or else from a pass of their own.
    fn yardsticks_beside(&self, lens: &Lens, team: &[Curve]) -> Arc<[Yardstick]> {
        if !lens.is_wide() {
            return self.yardsticks(lens.as_of);
        }
        self.memo.get(lens.as_of).unwrap_or_else(|| {
            let stages = self.process().stages.iter().zip(team);
            let yardsticks = stages
                .map(|(stage, curve)| Yardstick::of(stage, curve.clone()))
                .collect();
            self.memo.keep(lens.as_of, &yardsticks);
            yardsticks
        })
    }

    /// The rep of a survey's column.
    fn rep_of(&self, column: usize) -> u32 {
        if column < self.rep_count() {
            column as u32
        } else {
            NOBODY
        }
    }
}

/// Every cell of some columns with passages in the period, by rep, then stage.
fn cells(survey: &Survey, team: &[Curve], columns: Range<usize>) -> Vec<Cell> {
    let mut cells = Vec::new();
    for column in columns {
        for (stage, pooled) in team.iter().enumerate() {
            let counts = survey.passages(stage, column..column + 1);
            if !counts.is_empty() {
                cells.push(Cell {
                    stage,
                    rep: if column + 1 < survey.columns {
                        column as u32
                    } else {
                        NOBODY
                    },
                    expected_exits: pace::expected_exits(&counts, pooled),
                    curve: Curve::of(counts),
                });
            }
        }
    }
    cells
}
