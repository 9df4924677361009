//! The finding of a review in one sentence, and the line under it. Never more than the figures
//! can bear: where nothing is stalled, known or there, it says so.

use std::collections::BTreeMap;

use engine::{
    money::Money,
    review::{Against, FlagProblem, Note, Review, StageFigures},
};
use serde::Serialize;

use super::Dictionary;
use crate::letters::clean;

/// What a manager reads first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Headline {
    /// "Qualification holds up €412k. Ben and Inès need you there."
    pub title: String,
    /// "31 of 155 open deals are past their stall point."
    pub sub: String,
}

impl Dictionary {
    /// The headline of a review.
    #[must_use]
    pub fn headline(&self, review: &Review) -> Headline {
        let said = &self.headline;
        let whole = &review.whole;
        if whole.deals == 0 && whole.open_now == 0 {
            return Headline {
                title: said.none_title.to_owned(),
                sub: said.none_sub.to_owned(),
            };
        }
        if snapshot_only(review) {
            return self.of_snapshot(review);
        }
        let Some(stage) = worst(review) else {
            let title = if whole.open_now == 0 {
                said.none_open
            } else {
                said.none_stalled
            };
            return Headline {
                title: join(title, &self.coaching(review, None)),
                sub: self.standing(review),
            };
        };
        let held = if stage.measures.stalled_value.is_empty() {
            self.deals(stage.measures.stalled)
        } else {
            self.amounts_short(&stage.measures.stalled_value)
        };
        let finding = said.holds_up(&clean(&stage.stage), &held);
        Headline {
            title: join(&finding, &self.coaching(review, Some(&stage.stage))),
            sub: self.standing(review),
        }
    }

    fn coaching(&self, review: &Review, at: Option<&str>) -> String {
        let said = &self.headline;
        let names = first_names(review);
        let people = |stage: Option<&str>| {
            let mut said: Vec<String> = Vec::new();
            let there = review
                .flags
                .iter()
                .filter(|f| Some(f.case.stage.as_str()) == stage);
            for rep in there.filter_map(|f| f.rep.as_ref()) {
                let name = names.get(rep).cloned().unwrap_or_else(|| clean(rep));
                if !said.contains(&name) {
                    said.push(name);
                }
            }
            said
        };
        let here = people(at);
        if !here.is_empty() {
            return said.needed_there(&here);
        }
        let mut of_team = review.flags.iter().filter(|f| f.rep.is_none());
        if let Some(flag) = of_team.clone().find(|f| Some(f.case.stage.as_str()) == at) {
            return match (flag.case.against, flag.case.problem) {
                (Against::Held, _) => said.held_there,
                (Against::Before, FlagProblem::Loses) => said.lost_there,
                (Against::Before, FlagProblem::Slow) => said.slow_there,
                (Against::Rest, _) => said.team_there,
            }
            .to_owned();
        }
        // Somewhere else, then: the surest flag's stage.
        let Some(first) = review.flags.iter().find(|f| f.rep.is_some()) else {
            return of_team.next().map_or_else(String::new, |flag| {
                format!("{}.", self.stage_case(&flag.case))
            });
        };
        let stage = &first.case.stage;
        said.needed_at(&people(Some(stage)), &clean(stage))
    }

    fn standing(&self, review: &Review) -> String {
        let said = &self.headline;
        let whole = &review.whole;
        let sub = if whole.open_now == 0 {
            said.in_all(whole.deals, whole.won)
        } else {
            said.past(whole.stalled, whole.open_now)
        };
        if review.flags.iter().any(|f| f.rep.is_some()) {
            return sub;
        }
        let why = if review.notes.contains(&Note::OneRep) {
            said.one_rep
        } else if review.notes.contains(&Note::TwoReps) {
            said.two_reps
        } else if too_few(review) {
            said.too_few
        } else {
            said.nobody
        };
        join(&sub, why)
    }

    fn of_snapshot(&self, review: &Review) -> Headline {
        let said = &self.headline;
        let whole = &review.whole;
        let title = whole.win_rate.as_ref().map_or_else(
            || said.none_closed(whole.open),
            |rate| said.won_within(rate.estimate, whole.days_to_win),
        );
        let sub = match whole.win_rate.as_ref() {
            Some(_) => {
                let rate = self.proportion(whole.win_rate.as_ref());
                let rate = said.rate_of(&rate, whole.won + whole.lost);
                join(&rate, said.no_history)
            }
            None => said.no_history.to_owned(),
        };
        Headline { title, sub }
    }
}

/// Whether nothing is known of any deal's way through the stages.
pub(crate) fn snapshot_only(review: &Review) -> bool {
    review.stages.iter().all(|s| s.measures.counts.entered == 0)
        && review
            .notes
            .iter()
            .any(|n| matches!(n, Note::NoHistory { .. }))
}

/// The names by which reps are called in a sentence: the first name alone where no other rep of
/// the review shares it. Keyed by the name as the review has it.
#[must_use]
pub fn first_names(review: &Review) -> BTreeMap<String, String> {
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for name in review.reps.iter().filter_map(|r| r.rep.as_deref()) {
        *bearers.entry(first(&clean(name))).or_default() += 1;
    }
    review
        .reps
        .iter()
        .filter_map(|r| r.rep.clone())
        .map(|name| {
            let shown = clean(&name);
            let short = first(&shown);
            // "Okafor, Ben" is written family name first: leave it whole.
            let alone = bearers.get(&short) == Some(&1) && !short.ends_with(',');
            let said = if alone { short } else { shown };
            (name, said)
        })
        .collect()
}

/// The stage that holds up most: by value where any stalled deal has one, then by deals. Amounts
/// are compared in the currency that holds up most overall.
fn worst(review: &Review) -> Option<&StageFigures> {
    let currency = review.whole.stalled_value.first().map(|m| m.currency);
    let value = |amounts: &[Money]| {
        amounts
            .iter()
            .find(|m| Some(m.currency) == currency)
            .map_or(0, |m| m.minor)
    };
    review
        .stages
        .iter()
        .filter(|s| s.measures.stalled > 0)
        .reduce(|best, s| {
            let key = |s: &StageFigures| (value(&s.measures.stalled_value), s.measures.stalled);
            if key(s) > key(best) { s } else { best }
        })
}

/// Whether no cell at all has enough deals to be judged.
fn too_few(review: &Review) -> bool {
    review
        .notes
        .iter()
        .any(|n| matches!(n, Note::TooFewDeals { cells, of } if cells == of))
}

fn join(first: &str, then: &str) -> String {
    if then.is_empty() {
        first.to_owned()
    } else {
        format!("{first} {then}")
    }
}

#[cfg(test)]
mod tests {
    use engine::language::Language;

    use super::*;
    use crate::fixture;

    #[test]
    fn the_headline_says_where_and_with_whom() {
        let check = |review: &Review, title: &str, sub: &str| {
            let found = super::super::of(Language::English).headline(review);
            assert_eq!(found.title, title);
            assert_eq!(found.sub, sub);
        };
        let full = fixture::team();
        check(
            &full,
            "Qualification holds up €412k. Ben and Inès need you there.",
            "31 of 155 open deals are past their stall point.",
        );

        let mut elsewhere = fixture::team();
        elsewhere.flags.retain(|f| f.case.stage == "Closing");
        check(
            &elsewhere,
            "Qualification holds up €412k. Tomasz needs you at Closing.",
            "31 of 155 open deals are past their stall point.",
        );

        let mut unflagged = fixture::team();
        unflagged.flags.clear();
        check(
            &unflagged,
            "Qualification holds up €412k.",
            "31 of 155 open deals are past their stall point. No rep stands out from the team.",
        );

        let mut of_team = fixture::team();
        of_team.flags.retain(|f| f.rep.is_none());
        check(
            &of_team,
            "Qualification holds up €412k. That is more than usual there.",
            "31 of 155 open deals are past their stall point. No rep stands out from the team.",
        );
        of_team.flags.retain(|f| f.case.stage == "Pitch");
        check(
            &of_team,
            "Qualification holds up €412k. Deals leave Pitch more slowly than before.",
            "31 of 155 open deals are past their stall point. No rep stands out from the team.",
        );

        let mut worthless = fixture::team();
        worthless.flags.clear();
        worthless.notes = vec![Note::TooFewDeals { cells: 40, of: 40 }];
        for stage in &mut worthless.stages {
            stage.measures.stalled_value.clear();
        }
        check(
            &worthless,
            "Qualification holds up 12 deals.",
            "31 of 155 open deals are past their stall point. Too few deals yet to say whom to coach.",
        );

        check(
            &fixture::empty(),
            "No deals to look at.",
            "The filters leave none, or nothing has been imported yet.",
        );
        check(
            &fixture::snapshot(),
            "63\u{a0}% of closed deals are won, typically within 50 days.",
            "Win rate 63\u{a0}% (62–64\u{a0}%) of 6,711 deals. A snapshot has no stage history: \
             where deals stall cannot be said.",
        );
    }

    #[test]
    fn reps_who_share_a_first_name_are_called_by_both() {
        let mut review = fixture::team();
        if let Some(rep) = review.reps.last_mut() {
            rep.rep = Some("Ben Zhou".to_owned());
        }
        let names = first_names(&review);
        assert_eq!(
            names.get("Ben Okafor").map(String::as_str),
            Some("Ben Okafor")
        );
        assert_eq!(
            names.get("Inès Marchetti").map(String::as_str),
            Some("Inès")
        );
    }
}
