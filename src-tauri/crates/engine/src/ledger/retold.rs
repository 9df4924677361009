//! A deal told anew: the ledger takes it in and is the one that all facts would make from scratch,
//! to the byte of every review. It is never filled again for one change.
//!
//! What the deal's facts say is worked out by a ledger of that deal alone; here it only takes the
//! place of what was there before. The work grows with the deal, but for finding it by its id and for
//! moving what lies behind it in the columns.

use super::{Ledger, LedgerError, NOBODY, UNDATED, column::Column, straight::is_straight};
use crate::{
    memo::Memo,
    moment::Day,
    passage::{Passage, Walker},
    texts::{Alike, Texts},
    yardstick,
};

impl Ledger {
    /// Takes in deals of the same process as they are now, from a ledger of them alone; a deal not
    /// known before comes last. What it knows of their reps counts too. A deal told without any fact
    /// stays as it was.
    ///
    /// # Errors
    /// [`LedgerError::TooMuch`]; the ledger is then to be filled again.
    pub fn retell(&mut self, anew: &Ledger) -> Result<(), LedgerError> {
        let mut reps = Vec::with_capacity(anew.rep_count());
        for rep in 0..anew.rep_count() as u32 {
            let known = &mut self.attributes;
            let ix = known.reps.know(anew.attributes.reps.get(rep))?;
            if let Some(team) = anew.team_of(rep) {
                let team = known.teams.know(team)?;
                known.rep_team.set(ix, Some(team));
            }
            if let Some(hired) = anew.hired(rep) {
                known.rep_hired.set(ix, Some(hired));
            }
            reps.push(ix);
        }
        for deal in 0..anew.deals() as u32 {
            self.take(anew, deal, &reps)?;
        }
        Ok(())
    }

    fn take(&mut self, anew: &Ledger, of: u32, reps: &[u32]) -> Result<(), LedgerError> {
        let deal = match self.ids.find(anew.id(of)) {
            Some(known) => known,
            None => {
                let last = self.start.last().copied().unwrap_or(0);
                self.start.push(last);
                self.ids.append(anew.id(of))?
            }
        };
        let kept = self.known_yardsticks.day();
        let before = self.passages_by(deal, kept);
        let mut columns = std::mem::take(&mut self.columns);
        columns.forget(self, deal);
        self.take_moves(anew, of, (deal, reps))?;
        self.take_details(anew, of, deal)?;
        let straight = is_straight(self, self.moves_of(deal));
        self.straight.put(deal, straight);
        columns.learn(self, deal);
        self.columns = columns;
        let after = self.passages_by(deal, kept);
        yardstick::retell(
            &self.known_yardsticks,
            &self.process.stages,
            (&before, &after),
        );
        self.records.put(deal, anew.records.of(of));
        self.forget_causes();
        Ok(())
    }

    /// Puts the deal's moves in the place of those known.
    fn take_moves(
        &mut self,
        anew: &Ledger,
        of: u32,
        (deal, reps): (u32, &[u32]),
    ) -> Result<(), LedgerError> {
        let (own, told) = (self.moves_of(deal), anew.moves_of(of));
        let all = self.day.len() - own.len() + told.len();
        u32::try_from(all).map_err(|_| LedgerError::TooMuch)?;
        let last = |days: &[i32]| days.iter().copied().filter(|day| *day != UNDATED).max();
        let (was, is) = (last(&self.day[own.clone()]), last(&anew.day[told.clone()]));
        self.day
            .splice(own.clone(), anew.day[told.clone()].iter().copied());
        self.step
            .splice(own.clone(), anew.step[told.clone()].iter().copied());
        let owner = |rep: &u32| reps.get(*rep as usize).copied().unwrap_or(NOBODY);
        self.rep
            .splice(own.clone(), anew.rep[told.clone()].iter().map(owner));
        let (gone, come) = (own.len() as u32, told.len() as u32);
        for start in &mut self.start[deal as usize + 1..] {
            *start = *start - gone + come;
        }
        let latest = self.last_day.map(|day| day.0);
        self.last_day = if was == latest && is < latest {
            last(&self.day)
        } else {
            is.max(latest)
        }
        .map(Day);
        Ok(())
    }

    /// Puts what is known of the deal in the place of what was.
    fn take_details(&mut self, anew: &Ledger, of: u32, deal: u32) -> Result<(), LedgerError> {
        fn text<A: Alike>(
            texts: &mut Texts<A>,
            column: &mut Column<u32>,
            deal: u32,
            told: Option<&str>,
        ) -> Result<(), LedgerError> {
            let known = column.get(deal).map(|id| texts.get(id));
            if known != told {
                let id = told.map(|told| texts.know(told)).transpose()?;
                column.set(deal, id);
            }
            Ok(())
        }
        let own = &mut self.attributes;
        text(&mut own.names, &mut own.name, deal, anew.name(of))?;
        text(&mut own.accounts, &mut own.account, deal, anew.account(of))?;
        text(&mut own.sources, &mut own.source, deal, anew.source(of))?;
        text(&mut own.personas, &mut own.persona, deal, anew.persona(of))?;
        let reason = anew.lost_reason(of);
        text(&mut own.lost_reasons, &mut own.lost_reason, deal, reason)?;
        let reason = anew.won_reason(of);
        text(&mut own.won_reasons, &mut own.won_reason, deal, reason)?;
        text(&mut own.products, &mut own.product, deal, anew.product(of))?;
        own.value.set(deal, anew.value(of));
        let close = anew.expected_close(of).map(|day| day.0);
        own.expected_close.set(deal, close);
        Ok(())
    }

    /// Forgets what was worked out of the records and the moves.
    pub(crate) fn forget_causes(&mut self) {
        self.known_causes = Memo::default();
        self.known_chances = Memo::default();
    }

    /// The passages of a deal by a day; none where no day is asked.
    fn passages_by(&self, deal: u32, as_of: Option<Day>) -> Vec<Passage> {
        let mut passages = Vec::new();
        if let Some(as_of) = as_of {
            Walker::new(self, as_of).walk(self, deal, |passage| passages.push(passage));
        }
        passages
    }
}
