//! What is told of rows and files, in German.

use engine::problem::{DateKind, Kept, NoAmount, NoRate, OutcomeByWord, Refusal, Told};

use super::{and_more, date, keys, listed, named, times, ways};
use crate::letters::clean;

/// What to do about a value that is not as it should be.
const MEND: &str = "In der Quelle berichtigen und noch einmal importieren.";

#[expect(
    clippy::too_many_lines,
    reason = "a list of sentences, one for each thing that is told"
)]
pub(super) fn told(told: &Told) -> String {
    match told {
        Told::NoDeal => "Die Zeile nennt keinen Deal und wurde ausgelassen. Die Kennung des Deals \
                         ergänzen und noch einmal importieren."
            .to_owned(),
        Told::MoveWithoutStage { deal } => format!(
            "Die Zeile von Deal „{}“ nennt keine Phase und wurde ausgelassen. Die Phase ergänzen und noch \
             einmal importieren.",
            clean(deal)
        ),
        Told::DealWithoutStage { deal } => format!(
            "Deal „{}“ hat keine Phase; die Zeile wurde ausgelassen. Die Phase ergänzen und noch einmal \
             importieren.",
            clean(deal)
        ),
        Told::UnknownStage { name, stages, kept } => format!(
            "„{}“ ist keine Phase des Prozesses ({}); {}. Angeben, welche Phase gemeint ist, oder sie in \
             den Prozess aufnehmen, und noch einmal importieren.",
            clean(name),
            listed(stages),
            self::kept(*kept)
        ),
        Told::MoveWithoutDate { deal } => format!(
            "Der Phasenwechsel von Deal „{}“ hat kein Datum; die Zeile wurde ausgelassen. Das Datum \
             ergänzen und noch einmal importieren.",
            clean(deal)
        ),
        Told::ChangeWithoutDate { deal } => format!(
            "Eine Änderung an Deal „{}“ hat kein Datum; die Zeile wurde ausgelassen. Das Datum ergänzen und \
             noch einmal importieren.",
            clean(deal)
        ),
        Told::EndWithoutDate { deal } => format!(
            "Deal „{}“ ist gewonnen oder verloren, hat aber keinen Abschlusstag; die Zeile wurde \
             ausgelassen. Den Abschlusstag ergänzen oder den Tag der Datei angeben, und noch einmal \
             importieren.",
            clean(deal)
        ),
        Told::EndedByFileDay { deal, from, by } => ended_by_file_day(
            &clean(deal),
            from.map(date).as_deref(),
            &date(*by),
        ),
        Told::ClosedBeforeStart {
            deal,
            closed,
            began,
        } => format!(
            "Deal „{}“ wurde am {} geschlossen, bevor er am {} begann; er wurde behalten, als am Tag seines \
             Beginns geschlossen. Die Daten berichtigen und noch einmal importieren.",
            clean(deal),
            date(*closed),
            date(*began)
        ),
        Told::BadDate { text, as_a, kept } => format!(
            "„{}“ ist nicht als {} zu lesen; {}. {MEND}",
            clean(text),
            match as_a {
                DateKind::Plain => "Datum",
                DateKind::DayFirst => "Datum mit dem Tag vorn",
                DateKind::MonthFirst => "Datum mit dem Monat vorn",
                DateKind::Number => "Datum in Form einer Zahl",
            },
            self::kept(*kept)
        ),
        Told::BadAmount { text, why } => format!(
            "„{}“ {}; die Zeile wurde ohne Betrag behalten. Den Betrag berichtigen oder angeben, welches \
             Dezimalzeichen die Datei benutzt, und noch einmal importieren.",
            clean(text),
            match why {
                NoAmount::Unsure => "kann Tausender oder Nachkommastellen meinen".to_owned(),
                NoAmount::OtherCurrency(row) =>
                    format!("steht in einer anderen Währung als die Zeile ({row})"),
                NoAmount::NotOne => "ist nicht als Betrag zu lesen".to_owned(),
            }
        ),
        Told::BadChange { text, amount } => format!(
            "„{}“ ist nicht als {} zu lesen; die Zeile wurde ausgelassen. {MEND}",
            clean(text),
            if *amount { "Betrag" } else { "Datum" }
        ),
        Told::NoWholeNumber { text } => format!(
            "„{}“ ist keine ganze Zahl; die Zeile wurde ohne sie behalten. {MEND}",
            clean(text)
        ),
        Told::BadCurrency { text } => format!(
            "„{}“ ist kein Währungskürzel wie EUR; der Betrag wurde ohne Währung behalten. {MEND}",
            clean(text)
        ),
        Told::CellError { text } => format!(
            "Die Zelle enthält den Fehler {}; sie wurde als leer gelesen. Die Formel in der Quelle \
             berichtigen und noch einmal importieren.",
            clean(text)
        ),
        Told::Ragged { has, wants } => {
            let cells = times(*has as u64, "Zelle", "Zellen");
            let header = times(*wants as u64, "", "");
            let (became, check) = if has < wants {
                (
                    "die fehlenden wurden als leer gelesen",
                    "Die Zeile in der Quelle prüfen.",
                )
            } else {
                (
                    "was darüber hinausgeht, wurde ausgelassen",
                    "Prüfen, ob in der Zeile ein Trennzeichen ohne Anführungszeichen steht.",
                )
            };
            format!(
                "Die Zeile hat {cells}, die Kopfzeile {}; {became}. {check}",
                header.trim()
            )
        }
        Told::TooLong => "Die Zeile ist länger als jede echte (über 1 MB) und wurde ausgelassen. Prüfen, ob \
                          ein Zeilenende fehlt."
            .to_owned(),
        Told::BadCharacters { encoding } => format!(
            "Die Zeile enthält Zeichen, die es in {} nicht gibt; sie wurden ersetzt, und die Zeile wurde \
             behalten. Die Datei als UTF-8 exportieren, damit sie erhalten bleiben.",
            clean(encoding)
        ),
        Told::RepeatedDeal { deal, line } => format!(
            "Deal „{}“ steht noch einmal in Zeile {line}; jene Zeile wurde behalten, diese ausgelassen. \
             Unterscheiden sich die beiden, eine davon entfernen.",
            clean(deal)
        ),
        Told::NoRate(why) => format!("{}; die Zeile wurde ausgelassen.", no_rate(why)),
        Told::AroundTable {
            before,
            headers,
            totals,
            remarks,
        } => format!(
            "Um die Tabelle herum wurde übergangen: {}. Der Rest wurde gelesen. Ist eine dieser Zeilen ein \
             Deal, ihr eine Phase geben und noch einmal importieren.",
            around(*before, *headers, *totals, *remarks)
        ),
        Told::NoHistory { dated } => no_history(dated),
        Told::LostLeftOut { .. } => "Kein Deal der Datei ist verloren, und das System, aus dem sie stammt, \
                                     lässt verlorene Deals weg, solange man sie nicht verlangt: Der Anteil \
                                     der gewonnenen Deals käme zu hoch heraus. Auch nach archivierten Deals \
                                     filtern und noch einmal exportieren."
            .to_owned(),
        Told::OneDatePerStage { returned } => {
            let again = match returned {
                None => String::new(),
                Some(0) => "; die dort gezählte Zeit zeigt keine solche Rückkehr".to_owned(),
                Some(n) => {
                    let returns = times(*n, "solche Rückkehr", "solche Fälle");
                    format!("; die dort gezählte Zeit zeigt {returns}")
                }
            };
            format!(
                "Die Datei hat ein Datum je Phase: Der Weg jedes Deals wurde daraus zusammengesetzt, und wo \
                 ein Deal in eine Phase zurückkam, ist nur einer seiner Aufenthalte bekannt{again}. Den \
                 Verlauf der Phasen importieren, um alle zu haben."
            )
        }
        Told::ProcessFromFile { stages, passed } => {
            let (how, more) = if *passed {
                ("in der Reihenfolge, in der ihre Deals sie durchlaufen", "")
            } else {
                (
                    "in der üblichen Reihenfolge, die eine Momentaufnahme nicht zeigen kann",
                    " Stimmt die Reihenfolge nicht, auch den Verlauf der Phasen importieren.",
                )
            };
            format!(
                "Der Prozess besteht aus den Phasen der Datei, {how}: {}.{more}",
                listed(stages)
            )
        }
        Told::Outcomes(names) => outcomes(names),
        Told::NoOwner { unread } => {
            let unread = if unread.first.is_empty() {
                String::new()
            } else {
                format!("; nichts gelesen wurde aus: {}", listed(unread))
            };
            format!(
                "Keine Spalte wurde als Inhaber erkannt; die Deals gehören deshalb niemandem, und über \
                 Vertriebler lässt sich nichts sagen{unread}. Angeben, welche Spalte den Inhaber enthält, \
                 oder sie mit exportieren, und noch einmal importieren."
            )
        }
        Told::NoEnds { won, lost, open } => format!(
            "Kein Deal der Datei ist {}; als offen gilt, was einen dieser Namen hat: {}. Beendet einer davon \
             einen Deal, angeben, was er bedeutet.",
            match (won, lost) {
                (false, true) => "gewonnen",
                (true, false) => "verloren",
                _ => "gewonnen oder verloren",
            },
            listed(open)
        ),
        Told::NoDates { column, sample } => format!(
            "Keine Zelle in „{}“ ist ein Tag (etwa „{}“); aus dieser Spalte wurde deshalb nichts gelesen, der \
             Rest wurde behalten. Sie mit Tag, Monat und Jahr exportieren und noch einmal importieren.",
            clean(column),
            clean(sample)
        ),
        Told::OtherSheets { read, others } => format!(
            "Gelesen wurde nur das Blatt „{}“; auch diese sehen nach Tabellen von Deals aus: {}. Die Datei für \
             jedes davon noch einmal importieren und das Blatt nennen.",
            clean(read),
            listed(others)
        ),
        Told::AmbiguousColumn {
            column,
            date: sample,
        } => format!(
            "Die Datumsangaben in „{}“ lassen sich auf mehr als eine Weise lesen („{}“: {}); aus dieser Spalte wurde \
             deshalb nichts gelesen, der Rest wurde behalten. Angeben, was gilt, und noch einmal importieren.",
            clean(column),
            clean(&sample.sample),
            ways(sample)
        ),
        Told::OtherPipelines { all, read, others } => format!(
            "Die Datei hat {} Pipelines; gelesen wurde „{}“, übergangen wurden die Zeilen der anderen: {}. \
             Soll eine andere gelesen werden, angeben, welche.",
            times(*all as u64, "", "").trim(),
            named(read),
            others.listed(
                |(name, rows)| format!("{} ({})", clean(name), times(*rows, "Zeile", "Zeilen")),
                and_more
            )
        ),
        Told::OtherChanges { column, read } => format!(
            "Gelesen wurden Zeilen mit {} in „{}“: Phasen als Phasenwechsel, das andere als datierte \
             Änderungen von Deals, deren Phase bekannt ist. Zeilen über etwas anderes wurden übergangen.",
            named(read),
            clean(column)
        ),
        Told::Deleted { column } => format!(
            "Zeilen, die laut „{}“ in der Quelle gelöscht sind, wurden übergangen.",
            clean(column)
        ),
        Told::OtherRows { column, read } => format!(
            "Nur Zeilen mit {} in „{}“ wurden gelesen; die anderen handeln von etwas anderem und wurden \
             übergangen.",
            named(read),
            clean(column)
        ),
        Told::ReadBeside {
            file,
            rows,
            by,
            column,
            to,
        } => format!(
            "„{}“ wurde daneben gelesen: {}, verbunden über {} (dort „{}“, hier „{}“).",
            clean(file),
            times(*rows as u64, "Zeile", "Zeilen"),
            keys(&[*by]),
            clean(column),
            clean(to)
        ),
        Told::DayOfFile { day, saved } => {
            let how = if *saved {
                "dem Tag, an dem sie gespeichert wurde"
            } else {
                "also heute"
            };
            format!(
                "Die Datei nennt keinen eigenen Tag; ihre Deals gelten deshalb als gesehen am {}, {how}. \
                 Wurde sie an einem anderen Tag exportiert, diesen angeben.",
                date(*day)
            )
        }
        Told::LeftOut { file, why } => format!(
            "„{}“ wurde ausgelassen, und die anderen wurden gelesen: {}",
            clean(file),
            left_out(why)
        ),
        Told::Written(text) => clean(text),
    }
}

fn kept(kept: Kept) -> &'static str {
    match kept {
        Kept::LeftOut => "die Zeile wurde ausgelassen",
        Kept::WithoutLeftStage => "die verlassene Phase wurde ausgelassen",
        Kept::DealWithout => "der Deal wurde ohne diese Phase behalten",
        Kept::RowWithout => "die Zeile wurde ohne diesen Wert behalten",
    }
}

fn ended_by_file_day(deal: &str, from: Option<&str>, by: &str) -> String {
    const MORE: &str = "Für den genauen Tag den Abschlusstag ergänzen und noch einmal importieren.";
    match from {
        Some(from) => format!(
            "Deal „{deal}“ ist gewonnen oder verloren, hat aber keinen Abschlusstag; er wurde behalten, gilt \
             als zwischen dem {from} und dem {by} (dem Tag der Datei) beendet und zählt in der Mitte. {MORE}"
        ),
        None => format!(
            "Deal „{deal}“ ist gewonnen oder verloren und hat gar kein Datum; er wurde behalten, gilt als \
             bis zum {by} (dem Tag der Datei) beendet und zählt an diesem Tag. {MORE}"
        ),
    }
}

fn no_rate(why: &NoRate) -> String {
    match why {
        NoRate::ToItself(code) => format!("{} braucht keinen Kurs zu sich selbst", clean(code)),
        NoRate::BadCode(text) => {
            format!(
                "„{}“ ist kein Währungskürzel aus drei Buchstaben",
                clean(text)
            )
        }
        NoRate::BadDay(text) => {
            format!("„{}“ ist kein Datum in der Form 2026-01-31", clean(text))
        }
        NoRate::BadValue(text) => format!(
            "„{}“ ist kein Kurs: eine Zahl über 0 mit Punkt schreiben, etwa 1.0825",
            clean(text)
        ),
    }
}

/// `2 wiederholte Kopfzeilen, 1 Summenzeile und 3 Anmerkungen`.
fn around(before: u64, headers: u64, totals: u64, remarks: u64) -> String {
    let what: Vec<String> = [
        (
            before,
            "Zeile vor der Kopfzeile",
            "Zeilen vor der Kopfzeile",
        ),
        (headers, "wiederholte Kopfzeile", "wiederholte Kopfzeilen"),
        (totals, "Summenzeile", "Summenzeilen"),
        (remarks, "Anmerkung", "Anmerkungen"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many)| times(n, one, many))
    .collect();
    match what.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} und {last}", rest.join(", ")),
        None => String::new(),
    }
}

fn no_history(dated: &[String]) -> String {
    let (way, rest) = if dated.is_empty() {
        (
            "nicht, wie er dorthin kam".to_owned(),
            "Konversion und Zeit je Phase",
        )
    } else {
        (
            format!(
                "und wann er in {} kam, nicht, wie er dorthin kam",
                named(dated)
            ),
            "Konversion und Zeit in anderen Phasen",
        )
    };
    let joint = if dated.is_empty() { "," } else { "" };
    format!(
        "Die Datei ist eine Momentaufnahme ohne Verlauf der Phasen: Sie sagt, wo jeder Deal steht{joint} {way}. \
         Verkäufer, Beträge, Gewinne, Verluste und ihre Daten wurden gelesen; {rest} lassen sich aus ihr \
         nicht sagen. Dazu den Verlauf der Phasen oder den Export der nächsten Woche importieren."
    )
}

fn outcomes(names: &[OutcomeByWord]) -> String {
    let of = |taken, won| {
        let those = OutcomeByWord::those(names, taken, won, |one| {
            format!(
                "„{}“ (dort enden {} von {} Deals)",
                clean(&one.name),
                one.ended,
                one.deals
            )
        });
        (!those.first.is_empty()).then(|| those.listed(String::clone, and_more))
    };
    let mut said = Vec::new();
    for (won, word) in [(true, "gewonnen"), (false, "verloren")] {
        if let Some(names) = of(true, won) {
            said.push(format!(
                "Dem Wort nach, und weil Deals dort enden, als {word} gelesen: {names}."
            ));
        }
        if let Some(names) = of(false, won) {
            said.push(format!(
                "Dem Wort nach vielleicht {word}, doch Deals gehen von dort weiter, und so blieb es eine \
                 Phase: {names}."
            ));
        }
    }
    said.push("Stimmt das nicht, angeben, was gemeint ist.".to_owned());
    said.join(" ")
}

/// Why a file was left out of several, after a colon.
fn left_out(why: &Refusal) -> String {
    match why {
        Refusal::Empty => "Sie ist leer.".to_owned(),
        Refusal::HeaderOnly => "Sie hat eine Kopfzeile und keine Zeilen darunter.".to_owned(),
        Refusal::NoStages => {
            "Keine ihrer Zeilen sagt, in welcher Phase ein Deal ist oder war oder wie er ausging."
                .to_owned()
        }
        Refusal::NoColumns { missing, .. } => format!(
            "Für {} wurde keine Spalte erkannt. Enthält sie doch Deals, sie für sich importieren und \
             angeben, welche Spalte was enthält.",
            keys(missing)
        ),
        Refusal::NoDeals { what } => format!(
            "Sie enthält keine Deals, und keine Zeile der anderen nennt, wovon sie handelt ({}).",
            clean(what)
        ),
        other => super::refusal::refused(other),
    }
}
