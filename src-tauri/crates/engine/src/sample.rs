//! A team to look around with: invented people, accounts and deals, all eight stages alive, with
//! weak spots planted so that there is something to find.
//!
//! Deterministic: the same seed and as-of day give the same team on every machine, in every language: it
//! differs in words alone. Everything is told as records, as if it came from a file.

mod cast;
pub(crate) mod chance;
mod deals;
mod phrase;
mod records;
mod written;

use chrono::{Days, NaiveDate};

use crate::{
    deal::past::Past,
    language::Language,
    record::{Details, Record, Sink},
};
use cast::ROLES;
use chance::Chance;
use deals::Deal;
use phrase::Phrase;

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
    language: Language,
    deals: Vec<Deal>,
}

/// The team that a seed gives, as it stands on a day, in English. It follows
/// [`crate::process::builtin`].
#[must_use]
pub fn team(seed: u64, as_of: NaiveDate) -> SampleTeam {
    team_in(Language::English, seed, as_of)
}

/// The same team, in words of a language. It follows [`crate::process::builtin_in`].
#[must_use]
pub fn team_in(language: Language, seed: u64, as_of: NaiveDate) -> SampleTeam {
    SampleTeam {
        as_of,
        seed,
        language,
        deals: deals::deals(&mut Chance::new(seed), as_of),
    }
}

impl SampleTeam {
    /// The reps, with teams and first days.
    pub fn reps(&self) -> impl Iterator<Item = SampleRep> {
        ROLES.iter().map(|role| SampleRep {
            name: role.name,
            team: role.team.said(self.language),
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
            .flat_map(|deal| records::records(deal, self.as_of, self.seed, self.language))
            .collect()
    }

    /// Tells everything that happened, deal by deal.
    ///
    /// # Errors
    /// The sink's own; the telling stops at the first.
    pub fn tell<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        let said = |phrase: Phrase| phrase.said(self.language);
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
                        source: Some(said(deal.source)),
                        persona: Some(said(deal.persona)),
                        expected_close: happening.expected_close,
                        lost_reason: happening.lost_reason.map(said),
                        won_reason: happening.won_reason.map(said),
                        product: Some(deal.product),
                        team: Some(said(role.team)),
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
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        deal::{detail::Value, past::Entry},
        filter::Filter,
        ledger::LedgerBuilder,
        process::builtin,
        review::Review,
    };

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

    /// What happened and was recorded, and apart from it in which words.
    fn told(language: Language) -> (Vec<String>, Vec<String>) {
        let team = team_in(language, 7, NaiveDate::from_ymd_opt(2026, 1, 31).unwrap());
        let mut told = Told::default();
        team.tell(&mut told).unwrap();
        let Told(mut facts, mut words) = told;
        for mut past in team.records() {
            let mut word = |said: &mut String| words.push(std::mem::take(said));
            match &mut past.what {
                Entry::Detail(_, Some(Value::Text(said))) => word(said),
                Entry::Contact(contact) => contact.role.iter_mut().for_each(word),
                Entry::Objection(objection) => {
                    word(&mut objection.words);
                    objection.answer.iter_mut().for_each(word);
                }
                Entry::Activity(activity) => word(&mut activity.note),
                Entry::Detail(..) | Entry::Close(..) => {}
            }
            facts.push(format!("{past:?}"));
        }
        (facts, words)
    }

    #[derive(Default)]
    struct Told(Vec<String>, Vec<String>);

    impl Sink for Told {
        type Error = std::convert::Infallible;

        fn accept(&mut self, record: &Record<'_>) -> Result<(), Self::Error> {
            let mut details = record.details;
            let said = [
                &mut details.source,
                &mut details.persona,
                &mut details.lost_reason,
                &mut details.won_reason,
                &mut details.team,
            ];
            let said = said.into_iter().filter_map(Option::take);
            self.1.extend(said.map(str::to_owned));
            self.0.push(format!("{:?}", Record { details, ..*record }));
            Ok(())
        }
    }

    #[test]
    fn a_team_differs_in_words_alone_from_the_same_in_another_language() {
        let (facts, english) = told(Language::English);
        let (same, german) = told(Language::German);
        assert!(facts == same && facts.len() > 10_000);
        let mut words = BTreeMap::new();
        for (word, other) in english.iter().zip(&german) {
            // One word is always the same one in the other language.
            assert_eq!(words.insert(word, other).unwrap_or(other), other);
        }
        assert_eq!(english.len(), german.len());
        let alike = words.iter().filter(|(word, other)| word == other);
        let alike: Vec<_> = alike.map(|(word, _)| word.as_str()).collect();
        assert_eq!(alike, ["Analyst", "Inbound"]);
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
