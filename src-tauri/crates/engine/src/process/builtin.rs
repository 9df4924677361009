//! The process the product ships with: eight stages, from a first name to a customer who refers
//! others.
//!
//! A team may edit all of it, so hardly anything in the engine knows these names; what does asks
//! [`place_of`], which knows them in every language. The words are for a sales manager, a file of them
//! for each language; a workspace keeps those that its pipeline was made with. The default days only
//! serve until a team's own deals tell better.

mod english;
mod german;

use super::{Process, Stage, same};
use crate::{language::Language, record::StageIx};

/// Days after which a deal is stalled at each of the stages, while nothing is known.
const DEFAULT_DAYS: [u32; 8] = [21, 14, 21, 21, 14, 30, 45, 90];

/// The stage whose leaving forward is the win: Closing.
const WINS_AT: StageIx = 5;

/// The eight stages in English; leaving Closing forward is the win.
#[must_use]
pub fn builtin() -> Process {
    builtin_in(Language::English)
}

/// The same eight stages in somebody's language.
#[must_use]
pub fn builtin_in(language: Language) -> Process {
    let stages = texts(language).iter().zip(DEFAULT_DAYS);
    Process {
        name: name(language).to_owned(),
        stages: stages.map(|(text, days)| text.stage(days)).collect(),
        wins_at: WINS_AT,
    }
}

/// The names of each of the eight stages, in the order of [`Language::ALL`].
pub fn stage_names() -> impl Iterator<Item = [&'static str; 2]> {
    (0..DEFAULT_DAYS.len()).map(|place| Language::ALL.map(|language| texts(language)[place].name))
}

/// Which of the eight stages has a name, in whatever language.
#[must_use]
pub fn place_of(name: &str) -> Option<usize> {
    stage_names().position(|names| names.iter().any(|known| same(known, name)))
}

/// The place of the stage that has an exit check of these words, in whatever language, and the check's among
/// the stage's own.
pub(crate) fn exit_check(words: &str) -> Option<(usize, usize)> {
    Language::ALL.into_iter().find_map(|language| {
        texts(language)
            .iter()
            .enumerate()
            .find_map(|(stage, text)| {
                let place = text.exit_checks.iter().position(|check| *check == words)?;
                Some((stage, place))
            })
    })
}

/// The language in which a process names most of the stages that the eight are among; `None` where it
/// names none of them, or as many in either.
#[must_use]
pub fn language_of(process: &Process) -> Option<Language> {
    let named = |language: Language| {
        let own = |stage: &&Stage| {
            texts(language)
                .iter()
                .any(|text| same(text.name, &stage.name))
        };
        process.stages.iter().filter(own).count()
    };
    let most = Language::ALL
        .into_iter()
        .max_by_key(|&language| named(language))?;
    let others = Language::ALL.into_iter().filter(|&other| other != most);
    others
        .map(named)
        .all(|fewer| fewer < named(most))
        .then_some(most)
}

const fn name(language: Language) -> &'static str {
    match language {
        Language::English => "Eight stages",
        Language::German => "Acht Phasen",
    }
}

fn texts(language: Language) -> &'static [Text; 8] {
    match language {
        Language::English => &english::STAGES,
        Language::German => &german::STAGES,
    }
}

struct Text {
    name: &'static str,
    purpose: &'static str,
    recorded: &'static [&'static str],
    exit_checks: &'static [&'static str],
    causes: &'static [&'static str],
    hints: &'static [&'static str],
}

impl Text {
    fn stage(&self, default_days: u32) -> Stage {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Stage {
            name: self.name.to_owned(),
            purpose: self.purpose.to_owned(),
            recorded: owned(self.recorded),
            exit_checks: owned(self.exit_checks),
            causes: owned(self.causes),
            hints: owned(self.hints),
            default_days: Some(default_days),
            stall_days: None,
            formerly: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_stage_says_all_a_manager_looks_for() {
        for (language, wins) in [
            (Language::English, "Closing"),
            (Language::German, "Abschluss"),
        ] {
            let process = builtin_in(language);
            assert_eq!(process.stages.len(), 8);
            assert_eq!(process.stages[usize::from(process.wins_at)].name, wins);
            let mut hints = HashSet::new();
            for stage in &process.stages {
                for texts in [
                    &stage.recorded,
                    &stage.exit_checks,
                    &stage.causes,
                    &stage.hints,
                ] {
                    assert!(!texts.is_empty() && texts.iter().all(|text| !text.is_empty()));
                }
                assert!(stage.purpose.ends_with('.') && stage.default_days.is_some());
                assert!(
                    stage
                        .hints
                        .iter()
                        .all(|hint| hint.ends_with(['.', '?']) && hints.insert(hint))
                );
            }
        }
    }

    #[test]
    fn every_language_says_as_much_of_a_stage() {
        let said = |language| {
            let of = |stage: Stage| {
                let lists = [stage.recorded, stage.exit_checks, stage.causes, stage.hints];
                (lists.map(|list| list.len()), stage.default_days)
            };
            let stages = builtin_in(language).stages.into_iter();
            stages.map(of).collect::<Vec<_>>()
        };
        assert_eq!(said(Language::German), said(Language::English));
    }

    #[test]
    fn a_name_tells_the_stage_in_either_language_and_most_names_the_language() {
        assert_eq!(builtin(), builtin_in(Language::English));
        assert_eq!(place_of(" prospecting"), Some(0));
        assert_eq!(place_of("Akquise"), Some(0));
        assert_eq!(place_of("nachbetreuung "), Some(7));
        assert_eq!(place_of("Lead"), None);
        let check = |stages: &[&str], expected| {
            assert_eq!(
                language_of(&Process::of_stages("", stages)),
                expected,
                "{stages:?}"
            );
        };
        for language in Language::ALL {
            assert_eq!(language_of(&builtin_in(language)), Some(language));
        }
        check(&["Lead", "Akquise", "Onboarding"], Some(Language::German));
        check(&["Pitch", "Onboarding"], Some(Language::English));
        check(&["Lead", "Onboarding"], None);
        check(&["Pitch", "Abschluss"], None);
        check(&["Lead"], None);
    }
}
