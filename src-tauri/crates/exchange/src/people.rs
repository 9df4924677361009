//! Names of reps that need a person's word: one who is spelled in two ways, a word for nobody, and a
//! system that moves deals by itself. Proposed, never decided, but for words that mean nobody.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::{
    letters::normalise,
    stages::{fold, hash},
};

/// What a rep's name in the file means, where it is not that rep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RepMeans {
    /// The rep of that name.
    SameAs(String),
    /// No rep: the deal is nobody's.
    Nobody,
    /// That rep, whatever was proposed.
    Itself,
}

/// One name and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RepName {
    /// As the file writes it; compared without case and surrounding space.
    pub name: String,
    /// What it means.
    pub means: RepMeans,
}

/// Why something is proposed of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Another name is the same but for case, accents, order, or being an address.
    Spelling,
    /// The word says that there is no owner.
    Unassigned,
    /// It moves many deals at one second, when nobody else does.
    AtOnce,
    /// It moves deals at night or around the clock, when nobody else does.
    AtNight,
}

/// What is proposed of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AboutRep {
    /// The name, and what it would mean.
    pub proposed: RepName,
    /// Why.
    pub why: Why,
    /// Rows with it.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub rows: u64,
    /// Of those, moves with a time of day.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub timed: u64,
    /// Of these, moves as no person makes them: at one second with others, or at night.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub odd: u64,
}

/// What the rows show of one name.
#[derive(Clone, Debug, Default)]
struct Shown {
    rows: u64,
    /// Of those with a time of day: how many at each hour, as written.
    hours: [u64; 24],
    /// Moves at the very second of the same name's move before, of another deal.
    at_once: u64,
    last: Option<(i64, u64)>,
}

impl Shown {
    fn timed(&self) -> u64 {
        self.hours.iter().sum()
    }

    /// From ten in the evening to six.
    fn at_night(&self) -> u64 {
        self.hours[..6].iter().chain(&self.hours[22..]).sum()
    }
}

/// What the rows show of the names of reps.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    names: HashMap<String, Shown, foldhash::fast::FixedState>,
}

/// Fewer moves than this show no habit.
const HABIT: u64 = 50;
/// Fewer moves than this do not show that somebody never sleeps.
const AROUND_THE_CLOCK: u64 = 500;
/// More names than this are not compared: the column is no rep.
const MOST: usize = 20_000;

impl People {
    /// Takes a row of a rep; `moved` are the text and the instant of a move, and the deal's hash.
    pub(crate) fn note(&mut self, name: &str, moved: Option<(&str, i64, u64)>) {
        let room = self.names.len() < MOST;
        let shown = match self.names.get_mut(name) {
            Some(shown) => shown,
            None if room => self.names.entry(name.to_owned()).or_default(),
            None => return,
        };
        shown.rows += 1;
        let Some((text, instant, deal)) = moved else {
            return;
        };
        if let Some(hour) = hour(text) {
            shown.hours[hour] += 1;
            let second = instant.div_euclid(1_000_000);
            if shown
                .last
                .is_some_and(|(at, of)| at == second && of != deal)
            {
                shown.at_once += 1;
            }
            shown.last = Some((second, deal));
        }
    }

    /// Adds what a later part of the file shows.
    pub(crate) fn join(&mut self, later: Self) {
        for (name, more) in later.names {
            let own = self.names.entry(name).or_default();
            own.rows += more.rows;
            own.at_once += more.at_once;
            for (own, more) in own.hours.iter_mut().zip(more.hours) {
                *own += more;
            }
        }
    }

    /// The hash of each name that is wanted, as names are compared; empty where there are more than are
    /// kept.
    pub(crate) fn words(&self, wanted: impl Fn(&str) -> bool) -> HashSet<u64> {
        let all = Some(&self.names).filter(|names| names.len() < MOST);
        let names = all.into_iter().flat_map(HashMap::keys);
        let names = names.filter(|name| wanted(name));
        names.map(|name| hash(&fold(name))).collect()
    }

    /// What is proposed, by name.
    pub(crate) fn proposals(&self) -> Vec<AboutRep> {
        let mut proposals = Vec::new();
        let mut spelled: HashMap<String, Vec<(&str, u64)>> = HashMap::new();
        let mut all = Shown::default();
        for shown in self.names.values() {
            all.at_once += shown.at_once;
            for (sum, hours) in all.hours.iter_mut().zip(shown.hours) {
                *sum += hours;
            }
        }
        for (name, shown) in &self.names {
            let about = |means, why| AboutRep {
                proposed: RepName {
                    name: name.clone(),
                    means,
                },
                why,
                rows: shown.rows,
                timed: shown.timed(),
                odd: match why {
                    Why::AtOnce => shown.at_once,
                    Why::AtNight => shown.at_night(),
                    Why::Spelling | Why::Unassigned => 0,
                },
            };
            if means_nobody(name) {
                proposals.push(about(RepMeans::Nobody, Why::Unassigned));
            } else if let Some(why) = by_itself(shown, &all) {
                proposals.push(about(RepMeans::Nobody, why));
            } else {
                let names = spelled.entry(key(name)).or_default();
                names.push((name, shown.rows));
            }
        }
        for mut names in spelled.into_values().filter(|names| names.len() > 1) {
            // The plainest spelling, then the most used.
            let plain = |name: &str| !name.contains(['@', ',']) && name.trim() == name;
            names.sort_by_key(|&(name, rows)| (!plain(name), std::cmp::Reverse(rows), name));
            let (one, rest) = (names[0].0, &names[1..]);
            for &(name, rows) in rest.iter().filter(|(name, _)| fold(name) != fold(one)) {
                proposals.push(AboutRep {
                    proposed: RepName {
                        name: name.to_owned(),
                        means: RepMeans::SameAs(one.to_owned()),
                    },
                    why: Why::Spelling,
                    rows,
                    timed: 0,
                    odd: 0,
                });
            }
        }
        proposals.sort_by(|a, b| a.proposed.name.cmp(&b.proposed.name));
        proposals
    }
}

/// Whether a name moves deals as no person does, while the others do not.
fn by_itself(of: &Shown, all: &Shown) -> Option<Why> {
    let timed = of.timed();
    let others = all.timed() - timed;
    if timed < HABIT || others < HABIT {
        return None;
    }
    if of.at_once * 2 >= timed && (all.at_once - of.at_once) * 10 < others {
        return Some(Why::AtOnce);
    }
    let nights = all.at_night() - of.at_night();
    let mostly = of.at_night() * 5 >= timed * 4 && nights * 5 < others;
    // One in twenty at night, at every hour there is, while the others sleep.
    let never_sleeps = timed >= AROUND_THE_CLOCK
        && of.hours.iter().all(|moves| *moves > 0)
        && of.at_night() * 20 >= timed
        && nights * 50 < others;
    (mostly || never_sleeps).then_some(Why::AtNight)
}

/// The hour of the day as written; `None` without a time, or at midnight sharp, which is how a day
/// without a time is written.
fn hour(text: &str) -> Option<usize> {
    let (before, after) = text.split_once(':')?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let mut hour: usize = before[before.len() - digits.min(2)..].parse().ok()?;
    let lower = after.to_ascii_lowercase();
    if lower.contains("pm") && hour < 12 {
        hour += 12;
    } else if lower.contains("am") && hour == 12 {
        hour = 0;
    }
    let sharp = hour == 0 && after.starts_with("00");
    (hour < 24 && !sharp).then_some(hour)
}

/// True for words that say that a deal has no owner.
pub(crate) fn means_nobody(name: &str) -> bool {
    const WORDS: [&str; 12] = [
        "unassigned",
        "notassigned",
        "nobody",
        "noowner",
        "none",
        "na",
        "null",
        "nichtzugewiesen",
        "nonattribue",
        "sinasignar",
        "nonassegnato",
        "naoatribuido",
    ];
    let dash = |c| matches!(c, '-' | '\u{2013}' | '\u{2014}');
    name.chars().all(dash) || WORDS.contains(&normalise(name).as_str())
}

/// What spellings of one name have in common: "Núñez, Ana", "ana.nunez@x.com" and "ANA NUNEZ".
fn key(name: &str) -> String {
    let name = match name.split_once('@') {
        Some((local, _)) => local.replace(['.', '_', '-'], " "),
        None => name.to_owned(),
    };
    let name = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name,
    };
    let words: Vec<String> = name.split_whitespace().map(normalise).collect();
    words.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(&str, u64)], expected: &[(&str, RepMeans)]) {
        let mut people = People::default();
        for (name, rows) in rows {
            for _ in 0..*rows {
                people.note(name, None);
            }
        }
        let proposed = people.proposals().into_iter().map(|p| p.proposed);
        let proposed: Vec<_> = proposed.map(|p| (p.name, p.means)).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(n, m)| ((*n).to_owned(), m.clone()))
            .collect();
        assert_eq!(proposed, expected, "{rows:?}");
    }

    #[test]
    fn one_rep_in_several_spellings_is_proposed_as_one() {
        let ana = || RepMeans::SameAs("Ana N\u{fa}\u{f1}ez".to_owned());
        check(
            &[
                ("Ana N\u{fa}\u{f1}ez", 3),
                ("Nunez, Ana", 9),
                ("ana.nunez@x.com", 1),
                ("Ben", 2),
            ],
            &[("Nunez, Ana", ana()), ("ana.nunez@x.com", ana())],
        );
        check(&[("Ana Lopez", 3), ("Ana Ruiz", 3)], &[]);
    }

    #[test]
    fn words_for_nobody_are_no_rep() {
        check(
            &[("Ana", 3), ("(Unassigned)", 1)],
            &[("(Unassigned)", RepMeans::Nobody)],
        );
    }

    #[test]
    fn who_never_sleeps_while_others_do_is_proposed_as_no_rep() {
        let mut people = People::default();
        for n in 0..960_u64 {
            let bot = format!("2025-01-01T{:02}:15:07", n % 24);
            let ana = format!("2025-01-01 {:02}:15", 9 + n % 8);
            people.note("112", Some((&bot, 0, n)));
            people.note("Ana", Some((&ana, n as i64 * 1_000_000, n)));
        }
        let why: Vec<_> = people
            .proposals()
            .into_iter()
            .map(|p| (p.proposed.name, p.why))
            .collect();
        // All its moves stand at one instant here, which is told first.
        assert_eq!(why, [("112".to_owned(), Why::AtOnce)]);
    }

    #[test]
    fn the_hour_is_read_as_written() {
        let check = |text, expected| assert_eq!(hour(text), expected, "{text}");
        check("2011-10-01T00:38:44.546+02:00", Some(0));
        check("02/23/26 08:55 PM", Some(20));
        check("2025-01-01 00:00:00", None);
        check("2025-01-01", None);
    }
}
