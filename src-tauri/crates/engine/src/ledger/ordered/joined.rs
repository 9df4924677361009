//! A ledger filled in parts: each part takes its own deals, on a thread of its own, and what they
//! took is put together in order. The ledger is the one that a single builder makes.

use super::{super::NOBODY, OrderedBuilder};
use crate::ledger::LedgerError;

impl OrderedBuilder {
    /// Puts the deals that `later` was told behind those told here; they are others.
    ///
    /// # Errors
    /// [`LedgerError::TooMuch`].
    pub fn join(&mut self, later: &Self) -> Result<(), LedgerError> {
        let (deals, facts) = (self.ids.len(), self.facts()?);
        u32::try_from(self.day.len() + later.day.len()).map_err(|_| LedgerError::TooMuch)?;
        self.ids.follow(&later.ids)?;
        self.start.extend(later.start.iter().map(|at| at + facts));
        self.day.extend_from_slice(&later.day);
        self.step.extend_from_slice(&later.step);
        self.last_day = self.last_day.max(later.last_day);

        let (own, new) = (&mut self.attributes, &later.attributes);
        let reps = own.reps.join(&new.reps)?;
        let rep = |rep: &u32| match reps.get(*rep as usize) {
            Some(known) => *known,
            None => NOBODY,
        };
        self.rep.extend(later.rep.iter().map(rep));
        let teams = own.teams.join(&new.teams)?;
        for (of, at, team) in new.rep_team.said() {
            own.rep_team.say(rep(&of), at, named(&teams)(team));
        }
        for (of, at, hired) in new.rep_hired.said() {
            own.rep_hired.say(rep(&of), at, hired);
        }

        let names = own.names.join(&new.names)?;
        own.name.follow(deals, &new.name, named(&names));
        let accounts = own.accounts.join(&new.accounts)?;
        own.account.follow(deals, &new.account, named(&accounts));
        let sources = own.sources.join(&new.sources)?;
        own.source.follow(deals, &new.source, named(&sources));
        let personas = own.personas.join(&new.personas)?;
        own.persona.follow(deals, &new.persona, named(&personas));
        let products = own.products.join(&new.products)?;
        own.product.follow(deals, &new.product, named(&products));
        let reasons = own.lost_reasons.join(&new.lost_reasons)?;
        own.lost_reason
            .follow(deals, &new.lost_reason, named(&reasons));
        let reasons = own.won_reasons.join(&new.won_reasons)?;
        own.won_reason
            .follow(deals, &new.won_reason, named(&reasons));
        own.value.follow(deals, &new.value, |value| value);
        own.expected_close
            .follow(deals, &new.expected_close, |day| day);
        Ok(())
    }
}

/// The id here of each id there.
fn named(ids: &[u32]) -> impl Fn(u32) -> u32 + '_ {
    |id| ids.get(id as usize).copied().unwrap_or(id)
}
