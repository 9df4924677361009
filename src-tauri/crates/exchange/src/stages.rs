//! Names of stages and of outcomes: when two spellings are one, and in which order the stages of
//! an unknown process come.

use std::{collections::HashMap, hash::BuildHasher};

use engine::process::{Process, Stage, stage_names};

pub(crate) use crate::ended::outcome;
use crate::{letters::normalise, mapping::Means};

/// A name as it is compared: without case and surrounding space, single spaces inside.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// A name as spellings are compared: letters and digits only, without a number in front. Only a
/// number that numbers is taken off ("1. Pitch", "01 - Pitch"), not one that means ("30 days").
pub(crate) fn spelled(name: &str) -> String {
    let folded = fold(name);
    let rest = folded.trim_start_matches('#');
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbers = after.len() < rest.len()
        && (after.starts_with(['.', ')', ':', '_']) || after.trim_start().starts_with("- "));
    let name = if numbers { after } else { &folded };
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() { folded } else { letters }
}

/// What a name means, given the names a person said mean won and lost.
pub(crate) fn outcome_with(name: &str, won: &[String], lost: &[String]) -> Option<Means> {
    let folded = fold(name);
    let among = |names: &[String]| names.iter().any(|n| fold(n) == folded);
    if among(won) {
        Some(Means::Won)
    } else if among(lost) {
        Some(Means::Lost)
    } else {
        outcome(name)
    }
}

/// The stage of a process that a name spells, whatever its case, spaces, hyphens and numbering; of the
/// built-in stages also in another language than the process has.
pub(crate) fn find(process: &Process, name: &str) -> Option<Means> {
    let named = |compare: fn(&str) -> String| {
        let wanted = compare(name);
        // Two stages that are spelled alike are told apart by their exact names only.
        the_one(process, |stage| compare(&stage.name) == wanted)
    };
    let ix = named(fold)
        .or_else(|| named(spelled))
        .or_else(|| formerly(process, name))
        .or_else(|| in_another_language(process, name))?;
    Some(Means::Stage(u16::try_from(ix).ok()?))
}

/// The place of the only stage of which something is so.
fn the_one(process: &Process, is_so: impl Fn(&Stage) -> bool) -> Option<usize> {
    let stages = process.stages.iter().enumerate();
    let mut such = stages.filter(|(_, stage)| is_so(stage)).map(|(ix, _)| ix);
    such.next().filter(|_| such.next().is_none())
}

/// The stage that had a name before, or that a stage of that name was merged into.
fn formerly(process: &Process, name: &str) -> Option<usize> {
    let wanted = spelled(name);
    the_one(process, |stage| {
        let mut names = stage.formerly.iter();
        names.any(|known| spelled(known) == wanted)
    })
}

/// The stage that is, or was, the built-in one that a name means in some language.
fn in_another_language(process: &Process, name: &str) -> Option<usize> {
    let wanted = spelled(name);
    let alike = |names: &[&str; 2], name: &str| names.iter().any(|known| spelled(known) == name);
    let names = stage_names().find(|names| alike(names, &wanted))?;
    the_one(process, |stage| {
        let mut known = std::iter::once(&stage.name).chain(&stage.formerly);
        known.any(|known| alike(&names, &spelled(known)))
    })
}

/// Deals whose path decides the order of unknown stages, moves among them, and rows among which
/// these are looked for: enough to be sure, few enough to hold in memory.
const DEALS: usize = 20_000;
const MOVES: usize = 200_000;
const ROWS: usize = 500_000;

/// The moves of the file's first deals, from which the order of its stages is read. Deals are told
/// apart by a hash: two taken for one would be one path among thousands.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    deals: HashMap<u64, u32, foldhash::fast::FixedState>,
    /// Deal, stage, and the instant by day-first and by month-first.
    moves: Vec<(u32, u32, [i64; 2])>,
    rows: usize,
}

/// A deal's hash, the same on every thread.
pub(crate) fn hash(deal: &str) -> u64 {
    foldhash::fast::FixedState::default().hash_one(deal)
}

impl Paths {
    /// Takes a move of a deal, by its [`hash`]; forgets it where enough are known.
    pub(crate) fn note(&mut self, deal: u64, stage: usize, at: [i64; 2]) {
        if self.known() {
            return;
        }
        self.rows += 1;
        let deal = match self.deals.get(&deal) {
            Some(&known) => known,
            None if self.deals.len() < DEALS => {
                let next = u32::try_from(self.deals.len()).unwrap_or(u32::MAX);
                self.deals.insert(deal, next);
                next
            }
            None => return,
        };
        let stage = u32::try_from(stage).unwrap_or(u32::MAX);
        self.moves.push((deal, stage, at));
    }

    /// Whether enough are known.
    pub(crate) fn known(&self) -> bool {
        self.moves.len() >= MOVES || self.rows >= ROWS
    }

    /// Of each stage, how many of the deals were there and how many of these ended there, last.
    pub(crate) fn ends(&mut self, stages: usize, month_first: bool) -> Vec<(u64, u64)> {
        let reading = usize::from(month_first);
        self.moves.sort_by_key(|m| (m.0, m.2[reading]));
        let mut ends = vec![(0, 0); stages];
        for deal in self.moves.chunk_by(|a, b| a.0 == b.0) {
            for (ix, row) in deal.iter().enumerate() {
                let first = deal[..ix].iter().all(|earlier| earlier.1 != row.1);
                if let Some(of) = ends.get_mut(row.1 as usize) {
                    of.0 += u64::from(first);
                    of.1 += u64::from(ix + 1 == deal.len());
                }
            }
        }
        ends
    }

    /// The stages in the order that contradicts the fewest deals: positions of `usual`, reordered.
    /// `usual` says where each commonly stands ([`usual_place`]): it decides where no deal does.
    ///
    /// `before[a][b]` counts deals that entered a before b. Starts from the order of mean
    /// precedence (Borda), then moves single stages while that lessens the contradictions: a
    /// locally optimal Kemeny order.
    pub(crate) fn order(mut self, usual: &[u32], month_first: bool) -> Vec<usize> {
        let stages = usual.len();
        let reading = usize::from(month_first);
        // Stable: moves at one instant stay in the order of the file.
        self.moves.sort_by_key(|m| (m.0, m.2[reading]));
        let mut before = vec![0_i64; stages * stages];
        let mut path: Vec<usize> = Vec::new();
        for (i, &(deal, stage, _)) in self.moves.iter().enumerate() {
            let stage = stage as usize;
            if !path.contains(&stage) {
                for &earlier in &path {
                    before[earlier * stages + stage] += 1;
                }
                path.push(stage);
            }
            if self.moves.get(i + 1).is_none_or(|next| next.0 != deal) {
                path.clear();
            }
        }
        kemeny(&before, usual)
    }
}

fn kemeny(before: &[i64], usual: &[u32]) -> Vec<usize> {
    let n = usual.len();
    // One deal outweighs whatever is usual among all stages.
    let deal = i64::try_from(n).unwrap_or(1) + 1;
    let lead = |a: usize, b: usize| {
        let habit = usual[b].cmp(&usual[a]) as i64;
        deal * (before[a * n + b] - before[b * n + a]) + habit
    };
    let score = |a: usize| -> i64 {
        // Mean share of precedence, in millionths, over all other stages.
        let share = |b: usize| {
            let both = before[a * n + b] + before[b * n + a];
            1_000_000 * lead(a, b) / (deal * both + 1)
        };
        (0..n).map(share).sum()
    };
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&a| std::cmp::Reverse(score(a)));
    if n > 64 {
        return order;
    }
    for _ in 0..n {
        let mut improved = false;
        for from in 0..n {
            let stage = order[from];
            let mut best = (0_i64, from);
            let mut gain = 0;
            for to in (0..from).rev() {
                gain += lead(stage, order[to]);
                if gain > best.0 {
                    best = (gain, to);
                }
            }
            gain = 0;
            for (to, &passed) in order.iter().enumerate().skip(from + 1) {
                gain += lead(passed, stage);
                if gain > best.0 {
                    best = (gain, to);
                }
            }
            if best.1 != from {
                let stage = order.remove(from);
                order.insert(best.1, stage);
                improved = true;
            }
        }
        if !improved {
            break;
        }
    }
    order
}

/// The usual vocabulary of sales, by the place in a process: English, German, French, Spanish; a word may
/// be the beginning of one. Written as [`normalise`] writes.
#[rustfmt::skip]
const USUAL_WORDS: [&[&str]; 10] = [
    &[
        "lead", "new", "prospec", "inbox", "identif", "akquise", "interessent", "neukunde", "anfrage",
        "nouveau", "nuevo",
    ],
    &[
        "contact", "connect", "engag", "approach", "appointment", "meeting", "kontakt", "ansprache",
        "gesprach", "rendezvous", "reunion",
    ],
    &[
        "qualif", "discover", "need", "bedarf", "besoin", "decouverte", "calific", "cualific", "necesidad",
    ],
    &[
        "demo", "present", "pitch", "perception", "solution", "develop", "vorfuhrung", "prasent", "losung",
    ],
    &["value", "evaluat", "trial", "pilot", "poc", "evaluier", "bewertung", "teststellung"],
    &["propos", "quote", "offer", "angebot", "devis", "offre", "propuesta", "presupuesto", "oferta"],
    &["objection", "decision", "review", "einwand", "entscheid", "objecion"],
    &["negotiat", "commit", "verbal", "verhandl", "mundlich", "negoci"],
    &[
        "contract", "closing", "close", "signature", "vertrag", "abschluss", "unterschrift", "contrat",
        "cloture", "cierre",
    ],
    &[
        "onboard", "implement", "follow", "deliver", "einfuhrung", "nachfass", "nachbetreuung", "suivi",
        "livraison", "seguimiento", "entrega",
    ],
];

/// Whether a name has a word of the usual vocabulary.
pub(crate) fn is_usual(name: &str) -> bool {
    let bare = name.trim_start_matches(|c: char| !c.is_alphabetic());
    usual_place(bare) < 1_000_500
}

/// Where a stage commonly stands, by the words in its name, for files that show no path: a number
/// in front first, then the usual vocabulary of sales.
pub(crate) fn usual_place(name: &str) -> u32 {
    let folded = fold(name);
    let number: String = folded
        .chars()
        .take_while(char::is_ascii_digit)
        .take(6)
        .collect();
    if let Ok(number) = number.parse() {
        return number;
    }
    // "Negotiation/Review", "Proposal/Price Quote": the first word counts.
    let spelled = normalise(name);
    let found = USUAL_WORDS.iter().enumerate().filter_map(|(place, words)| {
        let at = words.iter().filter_map(|w| spelled.find(w)).min()?;
        Some((at, place))
    });
    let place = found.min().map_or(500, |(_, place)| place);
    1_000_000 + u32::try_from(place).unwrap_or(500)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_known_in_any_spelling() {
        let process = Process::of_stages("p", &["Prospecting", "Follow-up"]);
        assert_eq!(find(&process, " follow UP"), Some(Means::Stage(1)));
        assert_eq!(find(&process, "1. prospecting"), Some(Means::Stage(0)));
        assert_eq!(find(&process, "02 - Follow-Up"), Some(Means::Stage(1)));
        assert_eq!(find(&process, "Prospect"), None);
        let days = Process::of_stages("p", &["30 days", "60 days"]);
        assert_eq!(find(&days, "60 Days"), Some(Means::Stage(1)));
        assert_eq!(find(&days, "90 days"), None);
    }

    #[test]
    fn a_built_in_stage_is_known_in_another_language() {
        let check = |stages: &[&str], name, expected: Option<u16>| {
            let process = Process::of_stages("p", stages);
            assert_eq!(find(&process, name), expected.map(Means::Stage), "{name}");
        };
        check(&["Akquise", "Nachbetreuung"], "1. prospecting", Some(0));
        check(&["Akquise", "Nachbetreuung"], "follow UP", Some(1));
        check(&["Prospecting", "Closing"], "02 - Abschluss", Some(1));
        // Its own name comes first, and of two nobody knows which is meant.
        check(&["Abschluss", "Closing"], "closing", Some(1));
        check(&["Pitch", "1. Pitch", "Demo"], "Präsentation", None);
        check(&["Lead", "Demo"], "Präsentation", None);
        let mut renamed = Process::of_stages("p", &["Suspects"]);
        renamed.stages[0].formerly.push("Prospecting".to_owned());
        assert_eq!(find(&renamed, "Akquise"), Some(Means::Stage(0)));
    }

    #[test]
    fn the_order_of_stages_is_read_from_the_deals() {
        let mut paths = Paths::default();
        // Rows shuffled, one deal skips, one goes back: created, sent, back.
        for (deal, stage, at) in [
            ("a", 2, 30),
            ("a", 0, 10),
            ("a", 1, 20),
            ("b", 1, 5),
            ("b", 2, 9),
            ("c", 0, 1),
            ("c", 2, 2),
            ("c", 1, 3),
        ] {
            paths.note(hash(deal), stage, [at, at]);
        }
        assert_eq!(paths.order(&[9, 5, 1], false), [0, 1, 2]);
    }

    #[test]
    fn stages_that_no_deal_compares_come_in_their_usual_order() {
        let mut paths = Paths::default();
        for (deal, stage, at) in [("a", 0, 1), ("a", 1, 2), ("b", 2, 1), ("c", 3, 1)] {
            paths.note(hash(deal), stage, [at, at]);
        }
        let order = paths.order(&[30, 10, 40, 20], false);
        let place = |stage| order.iter().position(|s| *s == stage);
        assert!(place(0) < place(1) && place(3) < place(2), "{order:?}");
    }

    #[test]
    fn the_usual_words_are_known_in_several_languages() {
        for process in [
            [
                "Akquise",
                "Erstgespräch",
                "Bedarf geklärt",
                "Präsentation",
                "Angebot",
                "Verhandlung",
            ],
            [
                "Nouveau",
                "Premier contact",
                "Qualification",
                "Démo",
                "Devis envoyé",
                "Négociation",
            ],
            [
                "Nuevo",
                "Contactado",
                "Calificado",
                "Presentación",
                "Propuesta",
                "Negociación",
            ],
        ] {
            let places = process.map(usual_place);
            assert!(places.is_sorted_by(|a, b| a < b), "{process:?}: {places:?}");
        }
        assert!(usual_place("Vertrag") < usual_place("Einführung"));
    }

    #[test]
    fn without_paths_the_words_decide() {
        let mut names = [
            "Negotiation/Review",
            "Engaging",
            "Qualification",
            "Prospecting",
        ];
        names.sort_by_key(|n| usual_place(n));
        assert_eq!(
            names,
            [
                "Prospecting",
                "Engaging",
                "Qualification",
                "Negotiation/Review"
            ]
        );
        assert!(usual_place("2 - Closing") < usual_place("10 - Lead"));
    }
}
