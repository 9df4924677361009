//! Names of stages that mean by themselves that a deal was won or lost: "Closed Won", "Abgeschlossen und
//! verloren", "Fermée/Gagnée", "Lost - no budget". Words that only may mean it: [`crate::outcomes`].

use crate::{
    letters::normalise,
    mapping::Means,
    stages::{fold, spelled},
};

/// Words that mean won or lost by themselves, without their accents: English, German, French, Spanish,
/// Italian, Portuguese; what Russian systems say stands whole.
const WON: [&str; 14] = [
    "won", "win", "gewonnen", "gagne", "gagnee", "ganado", "ganada", "vinto", "vinta", "ganho",
    "ganha", "vendido", "vendida", "vendu",
];
const LOST: [&str; 9] = [
    "lost", "verloren", "perdu", "perdue", "perdido", "perdida", "perso", "persa", "loss",
];
/// Words that say what is won or lost, and no more.
const OF_WHAT: [&str; 9] = [
    "deal",
    "opportunity",
    "order",
    "auftrag",
    "verkaufschance",
    "affaire",
    "oportunidad",
    "negocio",
    "trattativa",
];
/// Words that say no more than that a deal is closed, and those that stand between such words.
const CLOSED: [&str; 20] = [
    "closed",
    "close",
    "geschlossen",
    "abgeschlossen",
    "abschluss",
    "ferme",
    "fermee",
    "clos",
    "cloture",
    "cloturee",
    "conclu",
    "conclue",
    "cerrado",
    "cerrada",
    "cierre",
    "chiuso",
    "chiusa",
    "gesloten",
    "fechado",
    "fechada",
];
const BETWEEN: [&str; 6] = ["und", "aber", "and", "et", "y", "e"];
/// After one of these it is told why, or to whom.
const WHY: [&str; 10] = [
    "to", "due", "because", "an", "wegen", "durch", "contre", "cause", "contra", "por",
];

/// What a name means in any file; `None` for everything that may be a stage. "Closed Lost - Price" says
/// what "Closed Lost" does, and "Lost contact" does not.
pub(crate) fn outcome(name: &str) -> Option<Means> {
    match spelled(name).as_str() {
        "closedwon" | "dealwon" | "wonclosed" => return Some(Means::Won),
        "closedlost" | "deallost" | "lostclosed" => return Some(Means::Lost),
        "completed" => return Some(Means::Completed),
        "успешнореализовано" | "сделкауспешна" => {
            return Some(Means::Won);
        }
        "закрытоинереализовано" | "сделкапровалена" => {
            return Some(Means::Lost);
        }
        _ => {}
    }
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphabetic());
    let words = words.filter(|word| !word.is_empty()).map(normalise);
    let words: Vec<String> = words
        .filter(|word| !BETWEEN.contains(&word.as_str()))
        .collect();
    let is = |word: &str| {
        let won = WON.contains(&word).then_some(Means::Won);
        won.or(LOST.contains(&word).then_some(Means::Lost))
    };
    let closed = |word: &str| CLOSED.contains(&word);
    let why = |word: &str| WHY.contains(&word);
    match words.as_slice() {
        [word] => is(word),
        [of, word] | [word, of] if OF_WHAT.contains(&of.as_str()) && is(word).is_some() => is(word),
        [word, ..] if is_followed_by_a_mark(&folded) && is(word).is_some() => is(word),
        [one, other, _, ..] if why(other) => is(one),
        [one, other, ..] if closed(one) => is(other),
        [one, other, ..] if closed(other) => is(one),
        _ => None,
    }
}

/// Whether a mark parts the first word of a name from the others: "Lost - no budget", "Won: renewal".
fn is_followed_by_a_mark(name: &str) -> bool {
    let after = name.trim_start_matches(|c: char| !c.is_alphabetic());
    let after = after.trim_start_matches(char::is_alphabetic).trim_start();
    after.starts_with(['-', '\u{2013}', '\u{2014}', ':', '/', '(', '|', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<Means>) {
        assert_eq!(outcome(name), expected, "{name}");
    }

    #[test]
    fn outcomes_are_known_in_any_spelling() {
        check("Won", Some(Means::Won));
        check(" closed won ", Some(Means::Won));
        check("Closed - Won", Some(Means::Won));
        check("7. Closed Lost", Some(Means::Lost));
        check("COMPLETED", Some(Means::Completed));
        check("Closed Lost - Price", Some(Means::Lost));
        check("Abgeschlossen und gewonnen", Some(Means::Won));
        check("Geschlossen, aber verloren", Some(Means::Lost));
        check("Ferm\u{e9}e/Gagn\u{e9}e", Some(Means::Won));
        check("Cl\u{f4}tur\u{e9} perdu", Some(Means::Lost));
        check("Cierre ganado", Some(Means::Won));
        check("Cerrada perdida", Some(Means::Lost));
        check("Chiuso perso", Some(Means::Lost));
        check("Closing", None);
        check("Wonder", None);
        check("Lost - no budget", Some(Means::Lost));
        check("Lost to competitor", Some(Means::Lost));
        check("4. Verloren (Preis)", Some(Means::Lost));
        check("Lost contact", None);
        check("Win back", None);
        check("Abschluss", None);
        check("Auftrag gewonnen", Some(Means::Won));
        check("Deal lost", Some(Means::Lost));
        check("Deal desk", None);
        check("Order", None);
        check("\u{2705} Won", Some(Means::Won));
        check("Закрыто и не реализовано", Some(Means::Lost));
    }
}
