//! The finding of a review in one sentence, and the line under it. Never more than the figures
//! can bear: where nothing is stalled, known or there, it says so.

use std::collections::BTreeMap;

use engine::{
    money::Money,
    review::{Against, Flag, FlagProblem, Note, Review, StageFigures},
};
use serde::Serialize;

use super::{amounts_short, count, days, deals, list, percent, proportion, stage_case};
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

/// The headline of a review.
#[must_use]
pub fn headline(review: &Review) -> Headline {
    let whole = &review.whole;
    if whole.deals == 0 && whole.open_now == 0 {
        return Headline {
            title: "No deals to look at.".to_owned(),
            sub: "The filters leave none, or nothing has been imported yet.".to_owned(),
        };
    }
    if snapshot_only(review) {
        return snapshot(review);
    }
    let Some(stage) = worst(review) else {
        let coach = coaching(review, None);
        let title = if whole.open_now == 0 {
            "No deal is open.".to_owned()
        } else {
            "No open deal is past its stall point.".to_owned()
        };
        return Headline {
            title: join(&title, &coach),
            sub: standing(review),
        };
    };
    let held = if stage.measures.stalled_value.is_empty() {
        deals(stage.measures.stalled)
    } else {
        amounts_short(&stage.measures.stalled_value)
    };
    let finding = format!("{} holds up {held}.", clean(&stage.stage));
    Headline {
        title: join(&finding, &coaching(review, Some(&stage.stage))),
        sub: standing(review),
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

fn coaching(review: &Review, at: Option<&str>) -> String {
    let names = first_names(review);
    let people = |flags: &mut dyn Iterator<Item = &Flag>| {
        let mut said: Vec<String> = Vec::new();
        for rep in flags.filter_map(|f| f.rep.as_ref()) {
            let name = names.get(rep).cloned().unwrap_or_else(|| clean(rep));
            if !said.contains(&name) {
                said.push(name);
            }
        }
        said
    };
    let here = people(
        &mut review
            .flags
            .iter()
            .filter(|f| Some(f.case.stage.as_str()) == at),
    );
    if !here.is_empty() {
        let needs = if here.len() == 1 { "needs" } else { "need" };
        return format!("{} {needs} you there.", list(&here));
    }
    let mut of_team = review.flags.iter().filter(|f| f.rep.is_none());
    if let Some(flag) = of_team.clone().find(|f| Some(f.case.stage.as_str()) == at) {
        return match (flag.case.against, flag.case.problem) {
            (Against::Held, _) => "That is more than usual there.",
            (Against::Before, FlagProblem::Loses) => "More is lost there than before.",
            (Against::Before, FlagProblem::Slow) => "It takes longer there than before.",
            (Against::Rest, _) => "The whole team needs you there.",
        }
        .to_owned();
    }
    // Somewhere else, then: the surest flag's stage.
    let Some(first) = review.flags.iter().find(|f| f.rep.is_some()) else {
        return of_team
            .next()
            .map_or_else(String::new, |flag| format!("{}.", stage_case(&flag.case)));
    };
    let there = people(
        &mut review
            .flags
            .iter()
            .filter(|f| f.case.stage == first.case.stage),
    );
    let needs = if there.len() == 1 { "needs" } else { "need" };
    format!(
        "{} {needs} you at {}.",
        list(&there),
        clean(&first.case.stage)
    )
}

fn standing(review: &Review) -> String {
    let whole = &review.whole;
    let mut sub = if whole.open_now == 0 {
        format!("{} in all, {} won.", deals(whole.deals), count(whole.won))
    } else {
        let are = if whole.open_now == 1 {
            "deal is"
        } else {
            "deals are"
        };
        format!(
            "{} of {} open {are} past their stall point.",
            count(whole.stalled),
            count(whole.open_now)
        )
    };
    if !review.flags.iter().any(|f| f.rep.is_some()) {
        let why = if review.notes.contains(&Note::OneRep) {
            " With one rep there is nobody to compare with."
        } else if review.notes.contains(&Note::TwoReps) {
            " With two reps nobody can tell which of them is odd."
        } else if too_few(review) {
            " Too few deals yet to say whom to coach."
        } else {
            " No rep stands out from the team."
        };
        sub.push_str(why);
    }
    sub
}

/// Whether no cell at all has enough deals to be judged.
fn too_few(review: &Review) -> bool {
    review
        .notes
        .iter()
        .any(|n| matches!(n, Note::TooFewDeals { cells, of } if cells == of))
}

fn snapshot(review: &Review) -> Headline {
    let whole = &review.whole;
    let closed = whole.won + whole.lost;
    let title = whole.win_rate.as_ref().map_or_else(
        || format!("{} open, none closed yet.", deals(whole.open)),
        |rate| match whole.days_to_win {
            Some(typical) => format!(
                "{} of closed deals are won, typically within {}.",
                percent(rate.estimate),
                days(typical)
            ),
            None => format!("{} of closed deals are won.", percent(rate.estimate)),
        },
    );
    let rate = if whole.win_rate.is_some() {
        format!(
            "Win rate {} of {}. ",
            proportion(whole.win_rate.as_ref()),
            deals(closed)
        )
    } else {
        String::new()
    };
    Headline {
        title,
        sub: format!("{rate}A snapshot has no stage history: where deals stall cannot be said."),
    }
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
    use super::*;
    use crate::fixture;

    #[test]
    fn the_headline_says_where_and_with_whom() {
        let check = |review: &Review, title: &str, sub: &str| {
            let found = headline(review);
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
