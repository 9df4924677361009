//! How numbers, money, days and findings are said: the only place where a number becomes a text.
//! What is said is one dictionary ([`Dictionary`]), of which each language is a room of its own
//! (`en`, `de`); here is what is put together alike in all of them.
//!
//! Money stays whole minor units to the last character: no float touches it.

mod de;
mod definitions;
mod dictionary;
mod en;
mod headline;
pub mod imported;
mod in_base;
mod place;

pub use definitions::{PARTS, definition, definitions};
pub use dictionary::{BookWords, CalendarWords, Common, Dictionary, FileNames, ImportWords, Whose};
pub(crate) use headline::snapshot_only;
pub use headline::{Headline, first_names};
pub use place::{Place, Tongue};

use std::ops::Deref;

use engine::{
    cause::{Cause, CauseTest},
    filter::Filter,
    language::Language,
    money::Money,
    problem::{Problem, Told},
    review::{
        Aspect, Basis, Case, Estimate, Finding, Flag, Proportion, Reason, StallPoint, StalledDeal,
    },
};

use crate::letters::clean;

/// The words of a language, handed to whatever says something.
pub type Words = &'static Dictionary;

/// The words of a language, with numbers and days as most write them who speak it.
#[must_use]
pub fn of(language: Language) -> Words {
    match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
    }
}

/// The same, with numbers and days as they are written in a place.
fn written(language: Language, place: Place) -> Words {
    match (language, place) {
        (Language::English, Place::MonthFirst) => &ENGLISH_MONTH_FIRST,
        (Language::German, Place::Austria) => &GERMAN_AUSTRIA,
        (Language::German, Place::Switzerland) => &GERMAN_SWITZERLAND,
        (language, _) => of(language),
    }
}

static ENGLISH: Dictionary = en::WORDS;
static ENGLISH_MONTH_FIRST: Dictionary = en::WORDS.written_in(Place::MonthFirst);
static GERMAN: Dictionary = de::WORDS;
static GERMAN_AUSTRIA: Dictionary = de::WORDS.written_in(Place::Austria);
static GERMAN_SWITZERLAND: Dictionary = de::WORDS.written_in(Place::Switzerland);

/// What is shown where there is nothing to say.
pub const NONE: &str = "–";

/// A chance that is made of many may miss all or nothing by so much.
const HAIR: f64 = 1e-9;

/// So many causes stand on a line; the others are counted.
const SHOWN: usize = 3;

impl Deref for Dictionary {
    type Target = Common;

    fn deref(&self) -> &Common {
        &self.common
    }
}

impl Dictionary {
    /// The language it is.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// An interval as `51–61 %`.
    pub(crate) fn interval(&self, low: f64, high: f64) -> String {
        format!(
            "{:.0}–{:.0}\u{a0}%",
            (low * 100.0).round(),
            (high * 100.0).round()
        )
    }

    /// `56 % (51–61 %)`; a dash where nothing is known.
    pub(crate) fn estimate(&self, estimate: Option<&Estimate>) -> String {
        estimate.map_or_else(none, |e| self.within(e.estimate, e.low, e.high))
    }

    /// The same of a plain share.
    pub(crate) fn proportion(&self, share: Option<&Proportion>) -> String {
        share.map_or_else(none, |p| self.within(p.estimate, p.low, p.high))
    }

    fn within(&self, share: f64, low: f64, high: f64) -> String {
        format!("{} ({})", self.percent(share), self.interval(low, high))
    }

    /// A multiple of the team's pace: `0.6×`.
    pub(crate) fn pace(&self, ratio: f64) -> String {
        if ratio >= 9.95 {
            format!("{ratio:.0}×")
        } else {
            format!("{}×", self.decimal(ratio))
        }
    }

    /// From one count to another: `9 to 19`; the one where both are the same.
    pub(crate) fn between(&self, low: f64, high: f64) -> String {
        let (low, high) = (self.count(whole(low)), self.count(whole(high)));
        if low == high {
            low
        } else {
            self.to(&low, &high)
        }
    }

    /// A rep's name as shown.
    pub(crate) fn rep(&self, name: Option<&str>) -> String {
        name.map(clean)
            .filter(|n| !n.is_empty())
            .unwrap_or_else(|| self.nobody.to_owned())
    }

    /// `21 d`; a dash where unknown.
    pub(crate) fn short_days(&self, days: Option<u32>) -> String {
        days.map_or_else(none, |days| self.days_short(days))
    }

    /// A median and its 95 % interval: `12 d (9–15 d)`; a dash where unknown.
    pub(crate) fn days_between(&self, median: Option<u32>, interval: [Option<u32>; 2]) -> String {
        match median {
            None => none(),
            Some(_) => format!(
                "{} ({})",
                self.short_days(median),
                self.days_interval(interval)
            ),
        }
    }

    /// An interval of days: `9–15 d`; `9 d or more` where its upper end is not reached.
    pub(crate) fn days_interval(&self, interval: [Option<u32>; 2]) -> String {
        match interval {
            [None, None] => none(),
            [low, Some(high)] => {
                format!("{}–{}", self.count(low.unwrap_or(0)), self.days_short(high))
            }
            [low, None] => self.days_or_more(&self.short_days(low)),
        }
    }

    /// A stall point with its basis, short: `21 d`, `30 d (default)`, `30 d (manual)`.
    pub(crate) fn stall_point(&self, point: StallPoint) -> String {
        let days = self.short_days(point.days);
        match (point.days, point.basis) {
            (None, _) | (_, Basis::Observed) => days,
            (_, Basis::Default) => self.by_default(&days),
            (_, Basis::Manual) => self.by_hand(&days),
        }
    }

    /// A value with the number of its deals under it, and what they are; the deals themselves where
    /// none has an amount.
    pub(crate) fn held(&self, amounts: &[Money], of: u32, trail: &str) -> (String, String) {
        if amounts.is_empty() {
            let under = match trail {
                "" if of == 0 => String::new(),
                "" => self.no_amounts.to_owned(),
                trail => trail.trim().to_owned(),
            };
            (self.deals(of), under)
        } else {
            (
                self.amounts_short(amounts),
                format!("{}{trail}", self.deals(of)),
            )
        }
    }

    /// The two largest currencies, short: `€412k + $30k`, and how many more there are. Never added up.
    pub(crate) fn amounts_short(&self, amounts: &[Money]) -> String {
        match amounts {
            [] => none(),
            [one] => self.money_short(*one),
            [a, b] => format!("{} + {}", self.money_short(*a), self.money_short(*b)),
            [a, b, rest @ ..] => {
                self.more_currencies(&self.money_short(*a), &self.money_short(*b), rest.len())
            }
        }
    }

    /// Every currency, whole: `€412,300 + $30,000`.
    pub(crate) fn amounts_whole(&self, amounts: &[Money]) -> String {
        if amounts.is_empty() {
            return none();
        }
        let each: Vec<String> = amounts.iter().map(|m| self.money_whole(*m)).collect();
        each.join(" + ")
    }

    /// Why a stalled deal waits, as chips: what its moves say, then the causes found on it. What a
    /// cause says, no reason says again.
    pub(crate) fn why(&self, deal: &StalledDeal) -> Vec<String> {
        let has = |cause| deal.causes.iter().any(|found| found.cause == cause);
        let said = |one: &&Reason| match one {
            Reason::CloseDatePast { .. } => has(Cause::CloseDatePast),
            Reason::OwnerChanged => has(Cause::OwnerSilent),
            _ => false,
        };
        let own = deal.reasons.iter().filter(|one| !said(one));
        let mut why: Vec<String> = own.map(|one| self.reason(one)).collect();
        why.extend(deal.causes.iter().take(SHOWN).map(|c| self.causes.found(c)));
        if deal.causes.len() > SHOWN {
            let rest = engine::count::of(deal.causes.len() - SHOWN);
            why.push(self.causes.more(rest));
        }
        why
    }

    /// How deals with a cause fared: `22 % with, 41 % without`.
    pub(crate) fn cause_test(&self, test: &CauseTest) -> String {
        self.causes.tested(
            &self.percent(test.with.advanced),
            &self.percent(test.without.advanced),
        )
    }

    /// The interval of a difference, in points: `−33 to −9`.
    pub(crate) fn cause_points(&self, test: &CauseTest) -> String {
        let points = |share: f64| {
            let whole = (share * 100.0).round();
            let sign = if whole < 0.0 {
                "\u{2212}"
            } else if whole > 0.0 {
                "+"
            } else {
                ""
            };
            format!("{sign}{}", whole.abs())
        };
        self.to(&points(test.low), &points(test.high))
    }

    /// A flag in one plain sentence.
    pub(crate) fn flag(&self, flag: &Flag) -> String {
        let whose = flag.rep.as_deref().map_or(Whose::Team, Whose::Rep);
        self.case(whose, &flag.case)
    }

    /// A finding in one plain sentence.
    pub(crate) fn finding(&self, finding: &Finding) -> String {
        self.case(Whose::found(finding), &finding.case)
    }

    /// What is found of somebody at a stage, in one plain sentence.
    #[must_use]
    pub fn in_words(&self, whose: Whose<'_>, case: &Case) -> String {
        self.case(whose, case)
    }

    /// A problem that says what it tells in this language, for whoever only shows it.
    #[must_use]
    pub fn worded(&self, problem: Problem) -> Problem {
        let said = self.imports.told(&problem.told);
        Problem {
            told: Told::Written(said),
            ..problem
        }
    }

    /// The same of several.
    #[must_use]
    pub fn all_worded(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let problems = problems.into_iter();
        problems.map(|problem| self.worded(problem)).collect()
    }

    /// A cause, as short as a chip.
    #[must_use]
    pub fn name_of_cause(&self, cause: Cause) -> &'static str {
        self.causes.name(cause)
    }

    /// A filter in words, for the head of a page: "Entered since 1 August 2025, Ben Okafor and Mia
    /// Ruiz"; empty where it leaves everything.
    #[must_use]
    pub fn filter(&self, filter: &Filter) -> String {
        let mut parts = vec![self.period(filter.from, filter.to)];
        for names in [
            &filter.teams,
            &filter.reps,
            &filter.sources,
            &filter.personas,
        ] {
            let names: Vec<String> = names.iter().map(|name| clean(name)).collect();
            parts.push(self.list(&names));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}

impl<'a> Whose<'a> {
    /// What a finding is about.
    #[must_use]
    pub fn found(finding: &'a Finding) -> Self {
        match finding.aspect {
            Aspect::Source => Self::Source(&finding.of),
            Aspect::Persona => Self::Persona(&finding.of),
        }
    }
}

fn none() -> String {
    NONE.to_owned()
}

/// A count that was worked out rather than counted.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a u32 holds"
)]
fn whole(n: f64) -> u32 {
    n.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod import_tests;
#[cfg(test)]
mod tests;
