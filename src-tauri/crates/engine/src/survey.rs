//! The one pass over a ledger from which a review is made: what every deal's walk says, counted
//! into (stage, rep) cells.
//!
//! Nothing is estimated here, and nothing allocated per move: a stay is one word in its cell, and
//! cells lie stage by stage, so that a stage's team and each of its reps are slices of one array.

use crate::{
    ledger::{Ledger, NOBODY},
    lens::Lens,
    moment::Day,
    passage::{Standing, Walker},
    record::StageIx,
    selection::Outcome,
    tally::Stay,
};

/// Stays sorted by cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Buckets {
    start: Vec<u32>,
    stays: Vec<Stay>,
}

impl Buckets {
    /// Sorts by cell, in two passes over what was collected.
    fn of(collected: &[(u32, Stay)], cells: usize) -> Self {
        let mut start = vec![0_u32; cells + 1];
        for &(cell, _) in collected {
            start[cell as usize + 1] += 1;
        }
        for cell in 0..cells {
            start[cell + 1] += start[cell];
        }
        let mut place = start.clone();
        let mut stays = vec![Stay::default(); collected.len()];
        for &(cell, stay) in collected {
            let at = &mut place[cell as usize];
            stays[*at as usize] = stay;
            *at += 1;
        }
        Self { start, stays }
    }

    /// The stays of a run of cells.
    pub(crate) fn of_cells(&self, cells: std::ops::Range<usize>) -> &[Stay] {
        &self.stays[self.start[cells.start] as usize..self.start[cells.end] as usize]
    }
}

/// A deal that is at some stage now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenDeal {
    pub(crate) deal: u32,
    pub(crate) stage: StageIx,
    pub(crate) standing: Standing,
}

/// Passages of a cell that the curves do not know of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asides {
    pub(crate) skipped: u32,
    pub(crate) went_back: u32,
}

/// What the pass gives.
#[derive(Clone, Debug)]
pub(crate) struct Survey {
    /// Rep columns of a stage: one per rep id, and one more for nobody.
    pub(crate) columns: usize,
    /// Every passage, by stage, then rep.
    pub(crate) passages: Buckets,
    /// In the period and after the filters, by cell.
    pub(crate) asides: Vec<Asides>,
    /// Deals at a stage now, of the owners looked at.
    pub(crate) open: Vec<OpenDeal>,
    /// Whole deals begun in the period, of the owners looked at: stay from beginning to end, by
    /// owner's column.
    pub(crate) wholes: Buckets,
    /// The deals that have no beginning to count from, by owner's column and outcome.
    pub(crate) undated: Vec<[u32; 3]>,
    /// Deals won in the period, of the owners looked at: (owner's column, deal).
    pub(crate) won: Vec<(u32, u32)>,
    /// Deals known, begun in the period, of the owners looked at; and of those, from a snapshot.
    pub(crate) known: u32,
    pub(crate) snapshot: u32,
    /// Whether most deals still to be won or lost bear an amount, whoever looks: only then does a
    /// missing one say something.
    pub(crate) amounts_are_kept: bool,
}

impl Survey {
    pub(crate) fn of(ledger: &Ledger, lens: &Lens) -> Self {
        let columns = ledger.rep_count() + 1;
        let nobody = ledger.rep_count() as u32;
        let column = |rep: u32| if rep == NOBODY { nobody } else { rep };
        let stages = ledger.process().stages.len();
        let mut passages: Vec<(u32, Stay)> = Vec::with_capacity(ledger.moves());
        let mut asides = vec![Asides::default(); stages * columns];
        let mut open = Vec::new();
        let mut wholes = Vec::new();
        let mut undated = vec![[0; 3]; columns];
        let mut won = Vec::new();
        let (mut known, mut snapshot) = (0, 0);
        let (mut selling, mut priced) = (0_u32, 0_u32);
        let mut walker = Walker::new(ledger, lens.as_of);
        for deal in 0..ledger.deals() as u32 {
            let chosen_deal = lens.deal(ledger, deal);
            let marks = |entered: Day, rep: u32| {
                if !chosen_deal {
                    return 0;
                }
                let mut marks = 0;
                if lens.period(entered) {
                    marks |= Stay::IN_PERIOD;
                }
                if lens.before(entered) {
                    marks |= Stay::BEFORE;
                }
                if lens.rep(rep) {
                    marks |= Stay::CHOSEN;
                }
                marks
            };
            let standing = walker.walk(ledger, deal, |passage| {
                let cell = u32::from(passage.stage) * columns as u32 + column(passage.rep);
                let marks = marks(passage.entered, passage.rep);
                let days = passage.left.since(passage.entered);
                passages.push((cell, Stay::new(days, passage.outcome, marks)));
                if passage.went_back && marks & Stay::IN_PERIOD != 0 {
                    asides[cell as usize].went_back += 1;
                }
            });
            if standing.stage.is_some() && standing.outcome_is_open() {
                selling += 1;
                priced += u32::from(ledger.value(deal).is_some());
            }
            if !standing.known || !chosen_deal {
                continue;
            }
            for skip in walker.skips() {
                if lens.period(skip.on) {
                    let cell = usize::from(skip.stage) * columns + column(skip.rep) as usize;
                    asides[cell].skipped += 1;
                }
            }
            if !lens.owner(standing.owner) {
                continue;
            }
            let owner = column(standing.owner.unwrap_or(NOBODY));
            if let Some(stage) = standing.stage {
                open.push(OpenDeal {
                    deal,
                    stage,
                    standing,
                });
            }
            if standing.won_on().is_some_and(|day| lens.period(day)) {
                won.push((owner, deal));
            }
            if !lens.period_if_known(standing.began) {
                continue;
            }
            known += 1;
            snapshot += u32::from(standing.snapshot || !standing.has_history);
            let outcome = standing.outcome();
            let end = match outcome {
                Outcome::Open => Some(lens.as_of),
                _ => standing.decided_on(),
            };
            match (standing.began, end) {
                (Some(began), Some(end)) => {
                    wholes.push((owner, Stay::new(end.since(began), outcome, 0)));
                }
                _ => undated[owner as usize][outcome as usize] += 1,
            }
        }
        Self {
            columns,
            passages: Buckets::of(&passages, stages * columns),
            asides,
            open,
            wholes: Buckets::of(&wholes, columns),
            undated,
            won,
            known,
            snapshot,
            amounts_are_kept: priced > 0 && priced >= selling - priced,
        }
    }

    /// The cell of a stage and a rep's column.
    pub(crate) fn cell(&self, stage: usize, column: usize) -> usize {
        stage * self.columns + column
    }

    /// Every passage at a stage.
    pub(crate) fn stage(&self, stage: usize) -> &[Stay] {
        self.passages
            .of_cells(self.cell(stage, 0)..self.cell(stage + 1, 0))
    }

    /// Every passage of a rep at a stage.
    pub(crate) fn rep_at(&self, stage: usize, column: usize) -> &[Stay] {
        let cell = self.cell(stage, column);
        self.passages.of_cells(cell..cell + 1)
    }
}
