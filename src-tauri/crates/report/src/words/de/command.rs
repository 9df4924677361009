//! What the headless command says of imports and rates, in German.

use super::{
    super::{
        dictionary::CommandWords,
        imported::{Counted, Past},
    },
    in_threes,
};

pub(super) const COMMAND: CommandWords = CommandWords {
    nothing_imported: "Noch wurde nichts importiert.",
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
            rate.value.to_string().replace('.', ","),
            rate.base
        )
    },
    before: |done, all| format!("Davor wurden {done} von {all} Dateien importiert; sie bleiben."),
};

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
