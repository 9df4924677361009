//! What an import says of rows, files and whole refusals, in German: as short as the window's pages, and
//! without an address.

mod kinds;
mod refusal;
mod told;

use engine::problem::{AnyOrder, Key, Names};

use super::super::place::Place;
use super::{super::dictionary::ImportWords, date, in_threes};
use crate::letters::clean;

pub(super) const IMPORTS: ImportWords = ImportWords {
    place: Place::Usual,
    told: told::told,
    refused: refusal::refused,
    of_file: |file, why| format!("{}: {}", clean(file), refusal::refused(why)),
    missing: |path| {
        format!(
            "Eine Datei „{}“ gibt es nicht. Namen und Ordner prüfen.",
            clean(path)
        )
    },
    folder: |path| {
        format!(
            "„{}“ ist ein Ordner und keine Datei. Eine Datei darin auswählen.",
            clean(path)
        )
    },
    forbidden: |file| {
        format!(
            "„{}“ darf nicht gelesen werden. Prüfen, wer sie öffnen darf, oder sie anderswohin kopieren.",
            clean(file)
        )
    },
    apart: |file, from| {
        format!(
            "„{}“ gehört nicht zu „{}“: In keiner der beiden stehen dieselben Deals, Verkäufer oder Firmen wie \
             in der anderen. Es wurde nichts gelesen; die Datei für sich importieren.",
            clean(file),
            clean(from)
        )
    },
    unwritten: refusal::unwritten,
    kind: kinds::kind,
    problem_heads: || {
        [
            "Datei",
            "Zeile",
            "Spalte",
            "Problem",
            "Was zu tun ist",
            "Zeile im Original",
        ]
    },
};

/// One and many, with their number; the number alone where both are empty.
fn times(n: u64, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        in_threes(u128::from(n)),
        if n == 1 { one } else { many }
    )
}

fn and_more(more: usize) -> String {
    format!("und {more} weitere")
}

fn listed(names: &Names) -> String {
    names.listed(|name| clean(name), and_more)
}

fn named(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| clean(name)).collect();
    names.join(", ")
}

/// In the accusative: `Für die Kennung des Deals und die Phase`.
fn keys(keys: &[Key]) -> String {
    let words: Vec<&str> = keys
        .iter()
        .map(|key| match key {
            Key::Deal => "die Kennung des Deals",
            Key::Rep => "den Verkäufer",
            Key::Account => "die Firma",
            Key::Stage => "die Phase",
            Key::Team => "das Team",
            Key::Other => "ein gemeinsames Wort",
        })
        .collect();
    words.join(" und ")
}

fn ways(of: &AnyOrder) -> String {
    of.ways(
        [
            "mit dem Tag vorn",
            "mit dem Monat vorn",
            "mit dem Jahr vorn",
        ],
        |day| date(*day),
    )
}
