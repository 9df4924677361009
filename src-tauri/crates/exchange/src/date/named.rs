//! Dates that name their month: `12-Mar-2024`, `Mar 3, 2025`, `3. März 2025`, `12 de marzo de 2024`,
//! `Tue 12 Mar 2024`, in English, German, French, Spanish, Italian, Portuguese and Dutch.
//!
//! A day is always there: "Mar 2024" is no date. Two digits of a year only come last.

use super::{Reading, clock::with_time, day, digits, exact, full_year, is_space};

/// Full names and abbreviations of the months, without accents, a row each; a name that two
/// languages share means the same month in both.
#[rustfmt::skip] // A month is read as a line.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari"],
    &["february", "feb", "februar", "feber", "fevrier", "fevr", "fev", "febrero", "febbraio", "fevereiro", "februari"],
    &["march", "mar", "marz", "maerz", "mrz", "mars", "marzo", "marco", "maart", "mrt"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
    &["august", "aug", "aout", "agosto", "ago", "augustus"],
    &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "set", "settembre", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro"],
];

/// The days of the week may stand in front; they say nothing that the date does not.
#[rustfmt::skip] // A language is read as a line.
const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "mo", "di", "mi", "do", "fr", "sa", "so",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lun", "mar", "mer", "jeu", "ven", "sam", "dim",
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
    "mie", "jue", "vie", "sab", "dom",
    "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "domenica", "gio",
    "segunda", "terca", "quarta", "quinta", "sexta", "seg", "ter", "qua", "qui", "sex",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "ma", "wo", "vr", "za", "zo",
];

#[derive(Clone, Copy)]
enum Part {
    Number(u32, usize),
    Month(u32),
}

pub(super) fn reading(text: &str) -> Option<Reading> {
    if text.len() > 80 || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let mut parts: Vec<Part> = Vec::with_capacity(3);
    let mut rest = text;
    let mut first_may_be_weekday = false;
    while parts.len() < 3 {
        rest = rest.trim_start_matches(|c| is_space(c) || matches!(c, '-' | '/' | '.' | ','));
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            let (value, after) = digits(rest, 5)?;
            parts.push(Part::Number(value, rest.len() - after.len()));
            rest = if parts.len() < 3 {
                ordinal(after)
            } else {
                after
            };
            continue;
        }
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let word = plain(&rest[..end]);
        rest = &rest[end..];
        let month = MONTHS
            .iter()
            .position(|names| names.contains(&word.as_str()));
        let weekday = WEEKDAYS.contains(&word.as_str());
        let named = parts.iter().any(|part| matches!(part, Part::Month(_)));
        match month.and_then(|ix| u32::try_from(ix + 1).ok()) {
            Some(month) if !named => {
                first_may_be_weekday = weekday && parts.is_empty();
                parts.push(Part::Month(month));
            }
            // "mar. 12 mars": Tuesday, not March.
            Some(month) if first_may_be_weekday => {
                parts.remove(0);
                first_may_be_weekday = false;
                parts.push(Part::Month(month));
            }
            _ if weekday && parts.is_empty() => {}
            _ if parts.is_empty() => return None,
            _ if matches!(word.as_str(), "de" | "del" | "of" | "d") => {}
            _ => return None,
        }
    }
    let (y, m, d) = match parts.as_slice() {
        [Part::Number(d, 1 | 2), Part::Month(m), Part::Number(y, 4)]
        | [Part::Month(m), Part::Number(d, 1 | 2), Part::Number(y, 4)]
        | [Part::Number(y, 4), Part::Month(m), Part::Number(d, 1 | 2)] => (*y, *m, *d),
        [Part::Number(d, 1 | 2), Part::Month(m), Part::Number(y, 2)]
        | [Part::Month(m), Part::Number(d, 1 | 2), Part::Number(y, 2)] => (full_year(*y), *m, *d),
        _ => return None,
    };
    Some(exact(with_time(day(y, m, d)?, rest)?))
}

/// "1st", "2nd", "1er", "1º": without what makes it an ordinal.
fn ordinal(text: &str) -> &str {
    const ENDS: [&str; 7] = ["st", "nd", "rd", "th", "er", "\u{ba}", "\u{b0}"];
    let rest = ENDS.iter().find_map(|end| text.strip_prefix(end));
    match rest {
        Some(rest) if !rest.starts_with(char::is_alphabetic) => rest,
        _ => text,
    }
}

/// Small letters without accents.
fn plain(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ä' | 'ã' => 'a',
            'è' | 'é' | 'ê' => 'e',
            'ì' | 'í' => 'i',
            'ò' | 'ó' | 'ô' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            other => other,
        })
        .collect()
}
