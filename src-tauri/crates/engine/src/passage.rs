//! What a deal's moves mean: its passages through the stages, and where it stands.
//!
//! One walk over the moves of one deal answers both; every figure of the review, every list behind
//! a figure and every timeline is a reading of this walk, so they cannot disagree. What is looked
//! at is not decided here: no filter ever changes a passage.
//!
//! Facts that are no moves (a snapshot's "created", "seen at") open no passage. A sighting beyond a
//! running passage ends it on the day of the sighting, the latest it can have ended.

mod columns;
mod straight;

use crate::{
    ledger::{COMPLETED, CREATED, LOST, Ledger, MOST_STAGES, NOBODY, SEEN, UNDATED, WON},
    moment::Day,
    record::StageIx,
    selection::Outcome,
};

pub(crate) use columns::{Begun, Columns, Kept};

/// One deal's stay at one stage, from its first entry until it went beyond, was lost, or the as-of
/// day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) stage: StageIx,
    /// Who owned the deal when it entered; [`NOBODY`] where no one did.
    pub(crate) rep: u32,
    pub(crate) entered: Day,
    /// The as-of day where open.
    pub(crate) left: Day,
    pub(crate) outcome: Outcome,
    pub(crate) went_back: bool,
}

/// A deal that got beyond a stage without entering it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Skip {
    pub(crate) stage: StageIx,
    /// Who owned the deal when it got beyond.
    pub(crate) rep: u32,
    /// The day it got beyond.
    pub(crate) on: Day,
}

/// Where a deal stands at the as-of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Whether any fact about it is known by then.
    pub(crate) known: bool,
    /// Who owns it now.
    pub(crate) owner: Option<u32>,
    /// Where it is now; `None` once it has left the process.
    pub(crate) stage: Option<StageIx>,
    /// When its current visit began, where known.
    pub(crate) since: Option<Day>,
    /// Its first day: created, or first entered a stage.
    pub(crate) began: Option<Day>,
    /// The first win; see [`Standing::won_on`].
    pub(crate) won: Option<Day>,
    /// The loss, unless revoked; of a won deal: the customer lost.
    pub(crate) lost: Option<Day>,
    pub(crate) completed: bool,
    /// Whether any stage has a known entry.
    pub(crate) has_history: bool,
    /// Whether some of it comes from a snapshot, so that what it skipped cannot be told.
    pub(crate) snapshot: bool,
    /// How often it moved to an earlier stage.
    pub(crate) times_back: u32,
    /// Whether it changed hands during, or at the start of, its current visit.
    pub(crate) handed_over: bool,
}

/// A deal that is at some stage now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenDeal {
    pub(crate) deal: u32,
    pub(crate) stage: StageIx,
    pub(crate) standing: Standing,
}

impl OpenDeal {
    /// `None` for a deal that is at no stage.
    pub(crate) fn of(deal: u32, standing: Standing) -> Option<Self> {
        standing.stage.map(|stage| Self {
            deal,
            stage,
            standing,
        })
    }
}

impl Standing {
    /// The day of the win, where known: a deal only ever seen after the sale was won, but when?
    pub(crate) fn won_on(&self) -> Option<Day> {
        self.won.filter(|day| day.0 != UNDATED)
    }

    /// The day it was decided, where known: the win's, or else the loss's.
    pub(crate) fn decided_on(&self) -> Option<Day> {
        if self.won.is_some() {
            self.won_on()
        } else {
            self.lost
        }
    }

    /// Whether it is still to be won or lost.
    pub(crate) fn outcome_is_open(&self) -> bool {
        self.outcome() == Outcome::Open
    }

    /// How the deal counts as a whole: won once won.
    pub(crate) fn outcome(&self) -> Outcome {
        match (self.won, self.lost) {
            (Some(_), _) => Outcome::Advanced,
            (None, Some(_)) => Outcome::Lost,
            (None, None) => Outcome::Open,
        }
    }
}

/// Scratch for walking: one place per stage, reused from deal to deal.
#[derive(Clone, Debug)]
pub(crate) struct Walker {
    as_of: Day,
    wins_at: StageIx,
    entered: [Day; MOST_STAGES],
    rep: [u32; MOST_STAGES],
    skipped_on: [Day; MOST_STAGES],
    skipped_by: [u32; MOST_STAGES],
    skips: u64,
}

/// The stages before `stage`.
fn before(stage: StageIx) -> u64 {
    (1_u64 << stage) - 1
}

/// The stages of a set, first to last.
fn members(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let stage = set.trailing_zeros() as usize;
            set &= set - 1;
            stage
        })
    })
}

impl Walker {
    pub(crate) fn new(ledger: &Ledger, as_of: Day) -> Self {
        Self {
            as_of,
            wins_at: ledger.process().wins_at.min(MOST_STAGES as StageIx - 1),
            entered: [Day(0); MOST_STAGES],
            rep: [NOBODY; MOST_STAGES],
            skipped_on: [Day(0); MOST_STAGES],
            skipped_by: [NOBODY; MOST_STAGES],
            skips: 0,
        }
    }

    /// Tells every passage of the deal, each once it has ended, and gives its standing.
    #[inline]
    pub(crate) fn walk(
        &mut self,
        ledger: &Ledger,
        deal: u32,
        tell: impl FnMut(Passage),
    ) -> Standing {
        self.skips = 0;
        if ledger.went_straight(deal) {
            self.walk_straight(ledger, deal, tell)
        } else {
            self.walk_any(ledger, deal, tell)
        }
    }

    /// The walk of any deal.
    fn walk_any(&mut self, ledger: &Ledger, deal: u32, mut tell: impl FnMut(Passage)) -> Standing {
        let mut standing = Standing::default();
        let mut owner = NOBODY;
        let mut been = 0_u64; // stages entered
        let mut running = 0_u64; // passages not ended; never before the current stage
        let mut back = 0_u64; // passages during which the deal went back
        let mut pending_loss = None;
        for at in ledger.moves_of(deal) {
            let day = Day(ledger.day[at]);
            if day > self.as_of {
                continue;
            }
            standing.known = true;
            let handed_over = match ledger.rep[at] {
                NOBODY => false,
                rep => std::mem::replace(&mut owner, rep) != rep && standing.owner.is_some(),
            };
            if owner != NOBODY {
                standing.owner = Some(owner);
            }
            let step = ledger.step[at];
            let dated = day.0 != UNDATED;
            match step {
                CREATED => {
                    standing.snapshot = true;
                    standing.handed_over |= handed_over;
                    if dated && standing.began.is_none() {
                        standing.began = Some(day);
                    }
                    continue;
                }
                LOST => {
                    // A second loss says nothing new.
                    pending_loss = pending_loss.or(Some(day));
                    continue;
                }
                _ => {}
            }
            // Whatever follows a loss revokes it: the clock ran on.
            pending_loss = None;
            let bound = match step {
                WON => self.wins_at + 1,
                COMPLETED => StageIx::try_from(ledger.process().stages.len()).unwrap_or(0),
                seen if seen & SEEN != 0 => seen & !SEEN,
                stage => stage,
            };
            let ended = running & before(bound);
            running &= !ended;
            for stage in members(ended) {
                tell(Passage {
                    stage: stage as StageIx,
                    rep: self.rep[stage],
                    entered: self.entered[stage],
                    left: day,
                    outcome: Outcome::Advanced,
                    went_back: back & (1 << stage) != 0,
                });
            }
            match step {
                COMPLETED => {
                    standing.won = standing.won.or(Some(day));
                    standing.completed = true;
                    standing.stage = None;
                    continue;
                }
                WON => {
                    standing.won = standing.won.or(Some(day));
                    if standing.stage.is_none_or(|stage| stage <= self.wins_at) {
                        standing.stage = None;
                    }
                }
                _ => {
                    let stage = bound;
                    let seen = step & SEEN != 0;
                    let first = !seen && been & (1 << stage) == 0;
                    standing.snapshot |= seen;
                    standing.has_history |= !seen;
                    if standing.stage == Some(stage) && !first {
                        standing.handed_over |= handed_over;
                    } else {
                        standing.handed_over = handed_over;
                        standing.since = (!seen).then_some(day);
                        if standing.stage.is_some_and(|current| stage < current) {
                            standing.times_back += 1;
                            back |= running & !before(stage + 1);
                        }
                        standing.stage = Some(stage);
                    }
                    standing.completed = false;
                    if stage > self.wins_at {
                        standing.won = standing.won.or(Some(day));
                    }
                    if first {
                        let place = usize::from(stage);
                        been |= 1 << stage;
                        running |= 1 << stage;
                        back &= !(1 << stage);
                        self.entered[place] = day;
                        self.rep[place] = owner;
                        if standing.began.is_none() {
                            standing.began = Some(day);
                        }
                    }
                }
            }
            if been != 0 {
                // Beyond these, past a stage once entered, and never in them so far.
                let lowest = been.trailing_zeros() as StageIx;
                let passed_by = before(bound) & !before(lowest) & !been & !self.skips;
                self.skips |= passed_by;
                for stage in members(passed_by) {
                    self.skipped_on[stage] = day;
                    self.skipped_by[stage] = owner;
                }
            }
        }
        if standing.snapshot {
            self.skips = 0;
        }
        self.skips &= !been;
        let (outcome, left) = match pending_loss {
            Some(day) => {
                standing.lost = Some(day);
                standing.stage = None;
                (Outcome::Lost, day)
            }
            None => (Outcome::Open, self.as_of),
        };
        for stage in members(running) {
            tell(Passage {
                stage: stage as StageIx,
                rep: self.rep[stage],
                entered: self.entered[stage],
                left,
                outcome,
                went_back: back & (1 << stage) != 0,
            });
        }
        if standing.stage.is_none() {
            standing.since = None;
        }
        standing
    }

    /// What the deal walked last has skipped.
    pub(crate) fn skips(&self) -> impl Iterator<Item = Skip> {
        members(self.skips).map(|stage| Skip {
            stage: stage as StageIx,
            rep: self.skipped_by[stage],
            on: self.skipped_on[stage],
        })
    }
}
