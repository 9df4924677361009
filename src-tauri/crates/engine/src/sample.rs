//! A team to look around with: invented people, accounts and deals, all eight stages alive, with
//! weak spots planted so that there is something to find.
//!
//! Deterministic: the same seed and as-of day give the same team on every machine. Everything is
//! told as records, as if it came from a file.

mod cast;
pub(crate) mod chance;
mod deals;
mod records;

use chrono::{Days, NaiveDate};

use crate::{
    deal::past::Past,
    record::{Details, Record, Sink},
};
use cast::ROLES;
use chance::Chance;
use deals::Deal;

/// A rep of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleRep {
    /// First and last name.
    pub name: &'static str,
    /// The team's name.
    pub team: &'static str,
    /// The first day.
    pub hired: NaiveDate,
}

/// The sample team.
#[derive(Clone, Debug)]
pub struct SampleTeam {
    as_of: NaiveDate,
    seed: u64,
    deals: Vec<Deal>,
}

/// The team that a seed gives, as it stands on a day. It follows [`crate::process::builtin`].
#[must_use]
pub fn team(seed: u64, as_of: NaiveDate) -> SampleTeam {
    SampleTeam {
        as_of,
        seed,
        deals: deals::deals(&mut Chance::new(seed), as_of),
    }
}

impl SampleTeam {
    /// The reps, with teams and first days.
    pub fn reps(&self) -> impl Iterator<Item = SampleRep> {
        ROLES.iter().map(|role| SampleRep {
            name: role.name,
            team: role.team,
            hired: self
                .as_of
                .checked_sub_days(Days::new(u64::from(role.since)))
                .unwrap_or(self.as_of),
        })
    }

    /// What the team recorded on its deals over time, deal by deal, each from its first day on.
    #[must_use]
    pub fn records(&self) -> Vec<Past> {
        let deals = self.deals.iter();
        deals
            .flat_map(|deal| records::records(deal, self.as_of, self.seed))
            .collect()
    }

    /// Tells everything that happened, deal by deal.
    ///
    /// # Errors
    /// The sink's own; the telling stops at the first.
    pub fn tell<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        for deal in &self.deals {
            let name = format!("{}: {}", deal.account, deal.product);
            for happening in &deal.steps {
                let role = &ROLES[happening.rep];
                sink.accept(&Record {
                    deal: &deal.id,
                    rep: Some(role.name),
                    step: happening.step,
                    at: Some(happening.at),
                    details: Details {
                        name: Some(&name),
                        account: Some(&deal.account),
                        amount: deal.amount,
                        source: Some(deal.source),
                        persona: Some(deal.persona),
                        expected_close: happening.expected_close,
                        lost_reason: happening.lost_reason,
                        won_reason: happening.won_reason,
                        product: Some(deal.product),
                        team: Some(role.team),
                        ..Details::default()
                    },
                })?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{filter::Filter, ledger::LedgerBuilder, process::builtin, review::Review};

    fn review(seed: u64) -> (usize, Review) {
        let as_of = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        let team = team(seed, as_of);
        let mut builder = LedgerBuilder::new(builtin());
        for rep in team.reps() {
            builder.rep(rep.name, Some(rep.team), Some(rep.hired));
        }
        team.tell(&mut builder).unwrap();
        let ledger = builder.finish();
        (
            ledger.deals(),
            ledger.review(&Filter {
                as_of: Some(as_of),
                ..Filter::default()
            }),
        )
    }

    #[test]
    fn the_same_seed_gives_the_same_team_and_another_seed_another() {
        assert_eq!(review(7), review(7));
        assert_ne!(review(7), review(8));
    }

    #[test]
    fn every_stage_lives_and_the_figures_are_a_teams() {
        let (deals, review) = review(2026);
        assert!((900..=1_200).contains(&deals), "{deals}");
        for stage in &review.stages {
            let figures = &stage.measures;
            assert!(
                figures.open_now > 0 && figures.counts.advanced > 10,
                "{stage:?}"
            );
        }
        assert!(
            review.whole.won > 80 && review.whole.lost > 400,
            "{:?}",
            review.whole
        );
        assert!(
            review
                .stages
                .iter()
                .map(|s| s.measures.counts.went_back)
                .sum::<u32>()
                > 5
        );
        assert!(
            review
                .stages
                .iter()
                .map(|s| s.measures.counts.skipped)
                .sum::<u32>()
                > 5
        );
        assert!(
            review.stalled_deals.len() > 15,
            "{}",
            review.stalled_deals.len()
        );
        assert_eq!(review.reps.len(), 12);
    }
}
