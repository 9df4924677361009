//! A deal's visits: the unbroken times it was in a stage, and where it went from there.
//!
//! A passage says whether a deal ever got beyond a stage; a visit says where it went next, be it
//! forward, past a stage, back, to the win or to its loss. The same rules as in [`crate::passage`]:
//! a loss followed by another move never happened, and a repeated stage is no move. What happens
//! after the win is not told.

use crate::{
    ledger::{COMPLETED, CREATED, LOST, Ledger, NOBODY, SEEN, WON},
    moment::Day,
    record::StageIx,
};

/// Where a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Stage(StageIx),
    Won,
    Lost,
    /// Nowhere yet: cut off on the as-of day.
    Open,
}

/// One visit with a known beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) stage: StageIx,
    pub(super) entered: Day,
    /// The as-of day where open.
    pub(super) left: Day,
    pub(super) next: Next,
}

/// Where a deal that is neither won nor lost stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenNow {
    /// Who owns it now.
    pub(super) owner: Option<u32>,
    /// Where it is, and since when, if both are known.
    pub(super) at: Option<(StageIx, Day)>,
}

/// What is told of a deal to whoever asks of several days at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// A visit that has ended for good: this day and all later ones know of it.
    Since(Visit),
    /// A visit as this day alone has it: it goes on, or ended in a loss that a later move revokes.
    Then(Visit),
    /// It is neither won nor lost on this day.
    Open(OpenNow),
}

/// A deal followed move by move, up to its win.
#[derive(Clone, Copy, Debug)]
struct Followed {
    known: bool,
    owner: u32,
    now: Option<(StageIx, Option<Day>)>,
    lost: Option<Day>,
    /// Stages entered.
    been: u64,
    won: bool,
}

/// Tells of every one of `days`, the earliest first, what it knew of a deal, with its place.
pub(super) fn visits(ledger: &Ledger, days: &[Day], deal: u32, mut tell: impl FnMut(usize, Told)) {
    let moves = ledger.moves_of(deal);
    if !ledger.day[moves.clone()].is_sorted() {
        // A clock ran behind: what a day knew is not what came before in the column.
        for (ix, &on) in days.iter().enumerate() {
            let mut deal = Followed::none();
            for at in moves.clone().filter(|at| ledger.day[*at] <= on.0) {
                if let Some(visit) = deal.take(ledger, at) {
                    tell(ix, Told::Then(visit));
                }
            }
            deal.stands(on, |told| tell(ix, told));
        }
        return;
    }
    let mut deal = Followed::none();
    let mut at = moves.start;
    for (ix, &on) in days.iter().enumerate() {
        while at < moves.end && ledger.day[at] <= on.0 {
            if let Some(visit) = deal.take(ledger, at) {
                tell(ix, Told::Since(visit));
            }
            at += 1;
        }
        if deal.won {
            return;
        }
        if at == moves.end && deal.lost.is_some() {
            // Nothing revokes the loss any more.
            deal.stands(on, |told| match told {
                Told::Then(visit) => tell(ix, Told::Since(visit)),
                told => tell(ix, told),
            });
            return;
        }
        deal.stands(on, |told| tell(ix, told));
    }
}

/// Whether a deal is won by a day.
pub(super) fn is_won_by(ledger: &Ledger, deal: u32, day: Day) -> bool {
    ledger.moves_of(deal).any(|at| {
        let wins = match ledger.step[at] {
            WON | COMPLETED => true,
            CREATED | LOST => false,
            step => step & !SEEN > ledger.process().wins_at,
        };
        wins && ledger.day[at] <= day.0
    })
}

impl Followed {
    fn none() -> Self {
        Self {
            known: false,
            owner: NOBODY,
            now: None,
            lost: None,
            been: 0,
            won: false,
        }
    }

    /// Takes in its next move; gives the visit that it ended. After the win nothing changes.
    #[inline]
    fn take(&mut self, ledger: &Ledger, at: usize) -> Option<Visit> {
        if self.won {
            return None;
        }
        let day = Day(ledger.day[at]);
        self.known = true;
        if ledger.rep[at] != NOBODY {
            self.owner = ledger.rep[at];
        }
        let step = ledger.step[at];
        let stage = match step {
            CREATED => return None,
            LOST => {
                self.lost = self.lost.or(Some(day));
                return None;
            }
            WON | COMPLETED => StageIx::MAX,
            step => step & !SEEN,
        };
        self.lost = None;
        if stage > ledger.process().wins_at {
            self.won = true;
            return self.visit(day, Next::Won);
        }
        let seen = step & SEEN != 0;
        let first = !seen && self.been & (1 << stage) == 0;
        let stays = self.now.is_some_and(|(here, _)| here == stage);
        if stays && !first {
            return None;
        }
        let ended = self.visit(day, Next::Stage(stage)).filter(|_| !stays);
        if first {
            self.been |= 1 << stage;
        }
        self.now = Some((stage, (!seen).then_some(day)));
        ended
    }

    /// The visit so far, if its beginning is known.
    fn visit(&self, left: Day, next: Next) -> Option<Visit> {
        let (stage, entered) = self.now?;
        Some(Visit {
            stage,
            entered: entered?,
            left,
            next,
        })
    }

    /// Tells where it stands on a day, all moves up to it being taken in.
    #[inline]
    fn stands(&self, on: Day, mut tell: impl FnMut(Told)) {
        if !self.known || self.won {
            return;
        }
        let last = match self.lost {
            Some(day) => self.visit(day, Next::Lost),
            None => self.visit(on, Next::Open),
        };
        if let Some(visit) = last {
            tell(Told::Then(visit));
        }
        if self.lost.is_none() {
            tell(Told::Open(OpenNow {
                owner: (self.owner != NOBODY).then_some(self.owner),
                at: self.now.and_then(|(stage, since)| Some((stage, since?))),
            }));
        }
    }
}
