//! One look at a team: the survey's counts become the review.
//!
//! Only putting together happens here; each figure has its own file. Two rules decide who is
//! counted. Stage figures are of the chosen reps' passages; the pace and the rest that a rep is
//! held against are the whole team's, whatever reps were chosen.

use std::{ops::Range, sync::Arc};

use serde::Deserialize;

use crate::{
    cause::CausesBehind,
    cell::Cell,
    curve::{Curve, thin},
    filter::Filter,
    flag::{self, Flags},
    ledger::{DealIx, Ledger, NOBODY},
    lens::Lens,
    measure::{measures, whole},
    open::OpenSums,
    pace,
    parts::{at_once, by_weight, side_by_side},
    process::Stage,
    reading::Reading,
    review::{Flag, Note, RepFigures, RepStage, Review, StageFigures, StalledDeal, Whole},
    stalled::{self, Waiting},
    survey::{Asides, Survey},
    tally::totals,
    yardstick::Yardstick,
};

const MOST_OPEN_DAYS: usize = 2_000;
const MOST_CURVE_POINTS: usize = 200;
/// Fewer than these are not worth another thread.
const PASSAGES_A_PART: usize = 40_000;
const REPS_A_PART: usize = 20;
const CELLS_A_PART: usize = 50;
/// A cell is seldom of more days than this, so many passages it may have.
const DAYS_A_CELL: usize = 64;

/// One look at a team: every figure, and the stalled deals chosen and in order, but not yet put into
/// words one by one.
#[derive(Debug)]
pub struct Look<'a> {
    ledger: &'a Ledger,
    lens: Lens,
    yardsticks: Arc<[Yardstick]>,
    reading: Reading<'a>,
    waiting: Vec<Waiting>,
    figures: Review,
}

/// What a look shows beside the flags on reps.
#[derive(Debug, Default)]
struct Shown {
    yardsticks: Arc<[Yardstick]>,
    whole: Whole,
    stages: Vec<StageFigures>,
    reps: Vec<RepFigures>,
    on_stages: Vec<Flag>,
    causes: CausesBehind,
    waiting: Vec<Waiting>,
}

/// A stalled deal of a look: what it is ordered by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stalled {
    /// Which deal.
    pub deal: DealIx,
    /// Days of the current visit.
    pub days: u32,
    /// The chance of still advancing; `None` where nobody stayed that long.
    pub chance_now: Option<f64>,
    /// The chance on entering.
    pub chance_fresh: f64,
}

/// Which of a look's stalled deals are asked for; all where it names nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StalledFilter {
    /// Of one rep.
    pub rep: Option<String>,
    /// Of nobody.
    pub nobody: bool,
    /// At one stage.
    pub stage: Option<String>,
}

impl Look<'_> {
    /// The review but for its list of stalled deals, which is empty here.
    #[must_use]
    pub fn figures(&self) -> &Review {
        &self.figures
    }

    /// The stalled deals, most at stake first.
    pub fn stalled(&self) -> impl ExactSizeIterator<Item = Stalled> {
        self.waiting.iter().map(|waiting| {
            let open = &self.reading.open[waiting.open];
            Stalled {
                deal: DealIx(open.deal),
                days: waiting.days,
                chance_now: waiting.chance_now,
                chance_fresh: self.yardsticks[usize::from(open.stage)].curve.end(),
            }
        })
    }

    /// Some of them in words, each with its chance of moving on within 30 days.
    #[must_use]
    pub fn stalled_deals(&self, places: Range<usize>) -> Vec<StalledDeal> {
        let end = places.end.min(self.waiting.len());
        self.in_words(&self.waiting[places.start.min(end)..end])
    }

    /// All of it.
    #[must_use]
    pub fn review(self) -> Review {
        self.review_with(usize::MAX)
    }

    /// All of it but for the end of the list: the first `most` stalled deals are in words, and
    /// `whole.stalled` says how many there are.
    #[must_use]
    pub fn review_with(self, most: usize) -> Review {
        Review {
            stalled_deals: self.stalled_deals(0..most),
            ..self.figures
        }
    }

    /// The first `most` of some stalled deals in words, and how many of them there are.
    #[must_use]
    pub fn stalled_of(&self, of: &StalledFilter, most: usize) -> (Vec<StalledDeal>, usize) {
        let stage = of.stage.as_deref();
        let stages = &self.ledger.process().stages;
        let is_theirs = |waiting: &&Waiting| {
            let open = &self.reading.open[waiting.open];
            let rep = open
                .standing
                .owner
                .and_then(|rep| self.ledger.rep_name(rep));
            stage.is_none_or(|stage| stages[usize::from(open.stage)].name == stage)
                && (of.rep.is_none() || of.rep.as_deref() == rep)
                && !(of.nobody && rep.is_some())
        };
        let all: Vec<Waiting> = self.waiting.iter().filter(is_theirs).copied().collect();
        let first = &all[..most.min(all.len())];
        (self.in_words(first), all.len())
    }

    fn in_words(&self, deals: &[Waiting]) -> Vec<StalledDeal> {
        stalled::in_words(
            self.ledger,
            &self.lens,
            &self.yardsticks,
            &self.reading,
            deals,
        )
    }
}

/// The whole team's pace at every stage, and every cell of rep and stage with passages in the period.
pub(crate) fn cells(ledger: &Ledger, filter: &Filter) -> (Vec<Curve>, Vec<Cell>) {
    let lens = Lens::new(ledger, filter);
    let reading = Reading::of(ledger, &lens);
    let survey = Survey::of(ledger, &lens, &reading);
    let stages = 0..ledger.process().stages.len();
    let (team, cells): (Vec<Curve>, Vec<Vec<Cell>>) =
        stages.map(|stage| at_stage(&survey, stage)).unzip();
    (team, cells.concat())
}

impl Ledger {
    /// Every figure of one look at the team. `problems` is empty: the caller adds its own.
    #[must_use]
    pub fn review(&self, filter: &Filter) -> Review {
        self.look(filter).review()
    }

    /// The same, with the stalled deals still to be put into words.
    #[must_use]
    pub fn look(&self, filter: &Filter) -> Look<'_> {
        let lens = Lens::new(self, filter);
        let reading = Reading::of(self, &lens);
        let survey = Survey::of(self, &lens, &reading);
        let stages = &self.process().stages;
        let days = |stage| {
            let passages = self.columns.passages(stage);
            passages.min(survey.columns * DAYS_A_CELL)
        };
        let weights: Vec<usize> = (0..stages.len()).map(days).collect();
        let fewest = CELLS_A_PART * DAYS_A_CELL;
        let (team, cells): (Vec<Curve>, Vec<Vec<Cell>>) =
            by_weight(&weights, fewest, |stage| at_stage(&survey, stage))
                .into_iter()
                .unzip();
        let cells: Vec<Cell> = cells.into_iter().flatten().collect();
        let large = self.moves() >= PASSAGES_A_PART || cells.len() >= CELLS_A_PART;
        let pace = (team.as_slice(), cells.as_slice());
        // Flags ask nothing of where deals stand now.
        let (mut found, mut shown) = (Flags::default(), Shown::default());
        at_once(
            large,
            &mut [
                &mut || found = flag::flags(self, &lens, &survey, pace),
                &mut || shown = self.shown(&lens, &reading, &survey, pace, large),
            ],
        );
        let (known, snapshot) = survey.known();
        let mut notes = Vec::new();
        if shown.whole.deals == 0 && shown.reps.is_empty() {
            notes.push(Note::NoDeals);
        }
        if snapshot > 0 {
            notes.push(Note::NoHistory {
                deals: snapshot,
                of: known,
            });
        }
        let Flags {
            flags,
            findings,
            notes: on_flags,
        } = found.with(shown.on_stages);
        notes.extend(on_flags);
        let names = self.process().stages.iter();
        let figures = Review {
            schema: 1,
            as_of: lens.as_of.date(),
            process: names.map(|stage| stage.name.clone()).collect(),
            stages: shown.stages,
            reps: shown.reps,
            flags,
            findings,
            stalled_deals: Vec::new(),
            causes: shown.causes,
            problems: Vec::new(),
            whole: shown.whole,
            notes,
        };
        Look {
            ledger: self,
            lens,
            yardsticks: shown.yardsticks,
            reading,
            waiting: shown.waiting,
            figures,
        }
    }

    /// What there is to show but for the flags on reps.
    fn shown(
        &self,
        lens: &Lens,
        reading: &Reading,
        survey: &Survey,
        (team, cells): (&[Curve], &[Cell]),
        large: bool,
    ) -> Shown {
        let yardsticks = self.yardsticks_beside(lens, team);
        let columns = 0..survey.columns;
        let open = OpenSums::of(self, lens, &yardsticks, (survey.columns, &reading.open));
        let stalled = stalled::found(lens, &yardsticks, &reading.open);
        let mut shown = Shown {
            whole: whole(survey, columns.clone(), open.selling(columns)),
            ..Shown::default()
        };
        // None of these asks anything of another.
        at_once(
            large,
            &mut [
                &mut || shown.causes = self.causes_behind(lens, reading, &stalled),
                &mut || shown.on_stages = flag::on_stages(self, survey, &yardsticks),
                &mut || {
                    shown.waiting =
                        stalled::most_at_stake_first(self, &yardsticks, &reading.open, &stalled);
                },
                &mut || shown.reps = self.reps_by_name(lens, survey, team, cells, &open),
                &mut || shown.stages = self.stage_figures(lens, survey, &yardsticks, team, &open),
            ],
        );
        shown.yardsticks = yardsticks;
        shown
    }

    /// The reps looked at; deals that nobody owns come last.
    fn reps_by_name(
        &self,
        lens: &Lens,
        survey: &Survey,
        team: &[Curve],
        cells: &[Cell],
        open: &OpenSums,
    ) -> Vec<RepFigures> {
        // By stage and column, the cell there.
        let mut here: Vec<Option<&Cell>> = vec![None; team.len() * survey.columns];
        for cell in cells {
            let column = (cell.rep as usize).min(survey.columns - 1);
            here[survey.cell(cell.stage, column)] = Some(cell);
        }
        let mut reps = side_by_side(survey.columns, REPS_A_PART, |columns| {
            columns
                .filter_map(|column| self.rep_figures(lens, survey, team, &here, open, column))
                .collect::<Vec<_>>()
        })
        .concat();
        reps.sort_by(|a, b| (a.rep.is_none(), &a.rep).cmp(&(b.rep.is_none(), &b.rep)));
        reps
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
                    asides.add(survey.asides(ix, column));
                }
                StageFigures {
                    stage: stage.name.clone(),
                    advance_curve: curve.advance_points(MOST_CURVE_POINTS),
                    measures: measures(curve, asides, open.stage(ix), self.skips_pass()),
                    stall_point: yardsticks[ix].stall_point,
                    previous: lens
                        .compares()
                        .then(|| Curve::of(survey.before(ix)).conversion())
                        .flatten(),
                    open_days: thin(open.days(ix), MOST_OPEN_DAYS),
                }
            })
            .collect()
    }

    /// `None` for a rep not looked at, or without anything to show.
    fn rep_figures(
        &self,
        lens: &Lens,
        survey: &Survey,
        team: &[Curve],
        here: &[Option<&Cell>],
        open: &OpenSums,
        column: usize,
    ) -> Option<RepFigures> {
        let rep = self.rep_of(column);
        if !lens.rep(rep) {
            return None;
        }
        let own = |stage: usize| here[survey.cell(stage, column)];
        let whole = whole(survey, column..column + 1, open.selling(column..column + 1));
        // A snapshot's deals have no passages: there, whole deals alone also make a rep.
        let has_deals = survey.known().1 > 0 && whole.deals > 0 || open.has_any(column);
        if (0..team.len()).all(|stage| own(stage).is_none()) && !has_deals {
            return None;
        }
        let nothing = Curve::of(Vec::new());
        let names = self.process().stages.iter().enumerate();
        let stages = names.map(|(stage, Stage { name, .. })| {
            let cell = own(stage);
            let asides = survey.asides(stage, column);
            let curve = cell.map_or(&nothing, |cell| &cell.curve);
            let (advanced, lost, _) = totals(curve.tally());
            let open = open.at(stage, column);
            RepStage {
                stage: name.clone(),
                measures: measures(curve, asides, open, self.skips_pass()),
                exits: advanced + lost,
                expected_exits: cell.map_or(0.0, |cell| cell.expected_exits),
                expected_advances: pace::expected_advances(curve, &team[stage]),
            }
        });
        Some(RepFigures {
            rep: self.rep_name(rep).map(str::to_owned),
            team: self.team_of(rep).map(str::to_owned),
            hired: self.hired(rep),
            whole,
            stages: stages.collect(),
        })
    }

    /// The yardsticks of the as-of day: known already, or the team's own curves where the lens
    /// leaves all there is, or else from a pass of their own.
    fn yardsticks_beside(&self, lens: &Lens, team: &[Curve]) -> Arc<[Yardstick]> {
        if !lens.is_wide() {
            return self.yardsticks(lens.as_of);
        }
        self.known_yardsticks.get(lens.as_of).unwrap_or_else(|| {
            let stages = self.process().stages.iter().zip(team);
            let yardsticks = stages
                .map(|(stage, curve)| Yardstick::of(stage, curve.clone()))
                .collect();
            self.known_yardsticks.keep(lens.as_of, &yardsticks);
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

/// The whole team's pace at a stage, what every rep is held against; and every cell there with
/// passages in the period, by rep.
fn at_stage(survey: &Survey, stage: usize) -> (Curve, Vec<Cell>) {
    let team = Curve::of(survey.passages(stage, 0..survey.columns));
    let mut cells = Vec::with_capacity(survey.columns);
    for column in 0..survey.columns {
        let counts = survey.passages(stage, column..column + 1);
        if !counts.is_empty() {
            cells.push(Cell {
                stage,
                rep: if column + 1 < survey.columns {
                    column as u32
                } else {
                    NOBODY
                },
                expected_exits: pace::expected_exits(&counts, &team),
                curve: Curve::of(counts),
            });
        }
    }
    (team, cells)
}
