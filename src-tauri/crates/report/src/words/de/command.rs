//! What the headless command says of imports, rates and exports, in German.

use super::super::place::Place;
use super::{
    super::{
        dictionary::CommandWords,
        imported::{Counted, Past, Stayed, Taken},
    },
    in_threes, with_comma,
};

pub(super) const COMMAND: CommandWords = CommandWords {
    place: Place::Usual,
    nothing_imported: "Noch wurde nichts importiert.",
    no_such_import: "Einen solchen Import hat der Arbeitsbereich nicht.",
    undone_already: "Dieser Import ist schon zurückgenommen.",
    not_undone: "Dieser Import ist nicht zurückgenommen; es gibt nichts wiederherzustellen.",
    not_kept: "Diesen Import hat eine frühere Version gemacht, die nicht aufgehoben hat, was zum Zurücknehmen \
               nötig ist; nichts wurde geändert. Stattdessen eine Sicherung von davor wiederherstellen.",
    emptied: "Dieser Import wurde vor über 90 Tagen zurückgenommen, und so lange wird nicht aufgehoben, was er \
              brachte; nichts wurde geändert. Die Datei neu importieren.",
    no_deals: "Der Arbeitsbereich enthält keine Deals; nichts wurde geschrieben.",
    imported: |of, number| {
        let done = number.map_or_else(
            || "würde importiert (Probelauf)".to_owned(),
            |number| format!("importiert als Nummer {number}"),
        );
        format!(
            "{}: {done}. {}; Phasenwechsel: {} neu, {} bekannt.",
            of.file,
            rows_and_deals(of),
            whole(of.moves_new),
            whole(of.moves_known),
        )
    },
    past,
    at_line: |row, said| format!("Zeile {row}: {said}"),
    more: |n| format!("… und {} weitere; --json listet sie auf.", whole(n)),
    problems: |file, n| format!("{file}: {}", times(n, "Problem", "Probleme")),
    rates: |file, n| format!("{file}: {}", times(n.into(), "Kurs", "Kurse")),
    rate: |rate| {
        format!(
            "{}  1 {} = {} {}",
            rate.day,
            rate.currency,
            with_comma(&rate.value.to_string()),
            rate.base
        )
    },
    before: |done, all| format!("Davor wurden {done} von {all} Dateien importiert; sie bleiben."),
    taken,
    stays: |of, what| format!("bleibt: {of}: {}", stayed(what)),
    again: |file| format!("{file} ist wieder Teil des Arbeitsbereichs."),
    moves_written: |file, n| format!("{file}: {} Phasenwechsel", whole(n)),
    rows_written: |file, n| format!("{file}: {}", times(n, "Zeile", "Zeilen")),
};

fn taken(of: &Taken) -> String {
    let gone = &of.gone;
    let done = if of.done {
        "zurückgenommen"
    } else {
        "würde zurückgenommen (Probelauf)"
    };
    format!(
        "Import {}: {done}. Deals: {} entfernt, {} geändert, {} unverändert; dazu {} Phasenwechsel, \
         {} Verkäufer und {} entfernt.",
        of.number,
        whole(gone.deals_gone),
        whole(gone.deals_changed),
        whole(gone.deals_unchanged),
        whole(gone.moves_gone),
        whole(gone.reps_gone),
        times(gone.accounts_gone, "Firma", "Firmen"),
    )
}

fn stayed(what: Stayed<'_>) -> String {
    match what {
        Stayed::Field(field, Some(who)) => format!("{}, gesetzt von {who}", named(field)),
        Stayed::Field(field, None) => format!("{}, von Hand gesetzt", named(field)),
        Stayed::Moves(n) => format!("{} Phasenwechsel, von Hand eingetragen", whole(n.into())),
        Stayed::Records(n) => format!("{} von Hand", times(n.into(), "Eintrag", "Einträge")),
    }
}

/// A field that the change log names.
fn named(field: &str) -> String {
    let known = match field {
        "" => "ein Feld",
        "name" => "Name",
        "account" => "Firma",
        "amount" => "Betrag",
        "source" => "Quelle",
        "persona" => "Persona",
        "product" => "Produkt",
        "expected_close" => "erwarteter Abschluss",
        "lost_reason" => "Grund des Verlusts",
        "won_reason" => "Grund des Gewinns",
        "team" => "Team",
        "hired" => "Einstellung",
        other => return other.replace('_', " "),
    };
    known.to_owned()
}

fn past(of: &Past<'_>) -> String {
    let of_day = of
        .as_of
        .map_or_else(String::new, |day| format!(" vom {day}"));
    let undone = of
        .undone
        .map_or_else(String::new, |day| format!(" (zurückgenommen {day})"));
    format!(
        "{:>4}  {}  {}{of_day}{undone}: {}; Phasenwechsel: {} neu; {}",
        of.number,
        of.at,
        of.counted.file,
        rows_and_deals(&of.counted),
        whole(of.counted.moves_new),
        times(of.problems, "Problem", "Probleme"),
    )
}

fn rows_and_deals(of: &Counted<'_>) -> String {
    format!(
        "{}; Deals: {} neu, {} geändert, {} unverändert",
        times(of.rows, "Zeile", "Zeilen"),
        whole(of.deals_new),
        whole(of.deals_changed),
        whole(of.deals_unchanged),
    )
}

fn times(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", whole(n), if n == 1 { one } else { many })
}

fn whole(n: u64) -> String {
    in_threes(n.into())
}
