//! Why whole files were refused or could not be written, in German.

use engine::problem::{Damage, NotText, Refusal, Unread, Unwritten};

use super::{keys, listed, named, times, ways};
use crate::letters::clean;

#[expect(
    clippy::too_many_lines,
    reason = "a list of sentences, one for each refusal"
)]
pub(super) fn refused(why: &Refusal) -> String {
    match why {
        Refusal::Empty => {
            "Die Datei ist leer; es wurde nichts gelesen. Sie noch einmal exportieren, dann auswählen."
                .to_owned()
        }
        Refusal::HeaderOnly => "Die Datei hat eine Kopfzeile und keine Zeilen darunter; es wurde nichts \
                                gelesen. Den Filter des Exports prüfen, dann noch einmal exportieren."
            .to_owned(),
        Refusal::NotText(what) => format!(
            "Die Datei ist kein Text, sondern {}; es wurde nichts gelesen. Die Datei auswählen, die als CSV \
             exportiert wurde.",
            match what {
                NotText::Picture => "ein Bild",
                NotText::Pdf => "eine PDF-Datei",
                NotText::Database => "eine Datenbank",
                NotText::OfficeDocument => "ein Office-Dokument, und zwar keine Arbeitsmappe",
                NotText::Binary => "binär",
            }
        ),
        Refusal::NulByte { line } => format!(
            "Zeile {line} enthält ein NUL-Byte, das in keinem Text vorkommt; es wurde nichts gelesen. Die \
             Datei noch einmal als CSV in UTF-8 exportieren oder dieses Byte entfernen."
        ),
        Refusal::Several { files } => format!(
            "Die Datei ist ein ZIP-Archiv aus mehreren Dateien ({}); es wurde nichts gelesen. Angeben, welche \
             gemeint ist, oder es auspacken und die richtige auswählen.",
            listed(files)
        ),
        Refusal::PackedTwice => "Die Datei ist mehrfach gepackt; es wurde nichts gelesen. Sie auspacken und \
                                 die Datei darin auswählen."
            .to_owned(),
        Refusal::WebPage => "Die Datei ist eine Webseite (HTML oder XML), gleich wie sie heißt; es wurde \
                             nichts gelesen. Sie in einem Tabellenprogramm öffnen, als XLSX speichern und \
                             diese Datei auswählen."
            .to_owned(),
        Refusal::NoSheet { sheets } => {
            let there = if sheets.first.is_empty() {
                String::new()
            } else {
                format!(" (vorhanden: {})", listed(sheets))
            };
            format!(
                "Kein Blatt der Arbeitsmappe enthält eine Tabelle{there}; es wurde nichts gelesen. Prüfen, ob \
                 es die richtige Datei ist."
            )
        }
        Refusal::UnknownSheet { asked, sheets } => format!(
            "Die Arbeitsmappe hat kein Blatt „{}“; es wurde nichts gelesen. Vorhanden: {}.",
            clean(asked),
            listed(sheets)
        ),
        Refusal::NotRates => "Die Datei ist keine Liste von Kursen; es wurde nichts gelesen. Sie braucht die \
                              Spalten currency, base, day und rate, durch Kommas getrennt."
            .to_owned(),
        Refusal::NoColumns { missing, found } => format!(
            "Für {} wurde keine Spalte erkannt; es wurde nichts gelesen. Die Datei hat: {}. Angeben, welche \
             Spalte was enthält, oder auch diese Spalten exportieren.",
            keys(missing),
            named(found)
        ),
        Refusal::NoPreset { name, known } => format!(
            "Eine Dateiart „{}“ gibt es nicht; es wurde nichts gelesen. Bekannt sind: {}.",
            clean(name),
            known.join(", ")
        ),
        Refusal::NoDeals { what } => format!(
            "Die Datei enthält keine Deals, nur was zu ihnen gehört ({}); es wurde nichts gelesen. Sie \
             zusammen mit der Datei der Deals auswählen.",
            clean(what)
        ),
        Refusal::NoStages => "Keine Zeile der Datei sagt, in welcher Phase ein Deal ist oder war oder wie er \
                              ausging; es wurde nichts gelesen. Den Filter des Exports prüfen oder die Datei \
                              auswählen, die es sagt."
            .to_owned(),
        Refusal::NamesRepeat { column, name, rows } => format!(
            "Die Deals haben keine Id, und „{}“ unterscheidet sie nicht: {} einen Namen, den auch eine andere \
             trägt (etwa „{}“); es wurde nichts gelesen. Die Id des Deals mit exportieren oder angeben, welche \
             Spalte sie enthält.",
            clean(column),
            times(*rows, "Zeile trägt", "Zeilen tragen"),
            clean(name)
        ),
        Refusal::NoMoments { column, deal } => format!(
            "Dieselben Deals aus „{}“ stehen in mehreren Zeilen (etwa „{}“), wie in einem Verlauf oder in \
             aneinandergehängten Exporten, aber keine Spalte wurde dafür erkannt, wann ein Deal in seine Phase \
             kam; es wurde nichts gelesen. Angeben, welche Spalte diesen Tag enthält, oder je Deal eine Zeile \
             bringen.",
            clean(column),
            clean(deal)
        ),
        Refusal::RowTooLong { line, limit } => format!(
            "Der Datensatz, der in Zeile {line} beginnt, ist länger als jeder echte (über {}); es wurde nichts \
             gelesen. Prüfen, ob es eine CSV-Datei mit einem Deal oder einem Phasenwechsel je Zeile ist.",
            times(*limit as u64, "Byte", "Byte")
        ),
        Refusal::OpenQuote { line } => format!(
            "Das Anführungszeichen in Zeile {line} wird nie geschlossen, und der Rest der Datei wäre eine \
             einzige Zelle; es wurde nichts gelesen. Es schließen oder entfernen, oder die Datei noch einmal \
             exportieren."
        ),
        Refusal::AmbiguousDates { column, date } => format!(
            "Die Datumsangaben in „{}“ lassen sich auf mehr als eine Weise lesen („{}“: {}); es wurde nichts gelesen. \
             Angeben, was gilt, und noch einmal importieren.",
            clean(column),
            clean(&date.sample),
            ways(date)
        ),
        Refusal::TooManyStages { column, limit } => format!(
            "Die Spalte „{}“ hat über {} und enthält wohl keine Phase; es wurde nichts gelesen. Angeben, in \
             welcher Spalte die Phase steht.",
            clean(column),
            times(*limit as u64, "verschiedenen Wert", "verschiedene Werte")
        ),
        Refusal::UnknownEncoding { label } => format!(
            "Der Zeichensatz „{}“ ist nicht bekannt; es wurde nichts gelesen. Es mit utf-8 oder windows-1252 \
             versuchen.",
            clean(label)
        ),
        Refusal::Changed => "Die Datei hat sich geändert, seit sie angesehen wurde: Ihre Kopfzeile ist jetzt \
                             eine andere; es wurde nichts gelesen. Sie noch einmal auswählen."
            .to_owned(),
        Refusal::Rewritten => "Die Datei wurde geändert, während sie gelesen wurde, und was gelesen wurde, ist \
                               vielleicht nur die Hälfte; nichts wurde übernommen. Warten, bis das Programm \
                               fertig ist, das sie schreibt, und sie dann noch einmal auswählen."
            .to_owned(),
        Refusal::Protected => "Die Datei ist mit einem Passwort geschützt; es wurde nichts gelesen. Sie öffnen, \
                               eine Kopie ohne Passwort speichern und diese auswählen."
            .to_owned(),
        Refusal::Damaged(why) => format!(
            "Die Datei ist beschädigt oder soll Schaden anrichten: {}; es wurde nichts gelesen. Sie in dem \
             Programm öffnen, aus dem sie stammt, neu speichern und dann auswählen.",
            damage(*why)
        ),
        Refusal::Unread(why) => format!("Die Datei konnte nicht gelesen werden: {}", unread(why)),
    }
}

fn damage(why: Damage) -> String {
    let said = match why {
        Damage::CutOff => "Sie ist abgeschnitten",
        Damage::Misfit => "Ihre Bytes passen nicht zusammen",
        Damage::PartMissing => "Ein Teil von ihr fehlt",
        Damage::PartOdd => "Ein Teil von ihr ist nicht, was er sein sollte",
        Damage::SheetGone => "Ein Blatt von ihr fehlt",
        Damage::PartsAstray => "Ihrem Inhaltsverzeichnis lässt sich nicht folgen",
        Damage::Parts(parts) => {
            return format!("Sie hat {}", times(parts as u64, "Teil", "Teile"));
        }
        Damage::Contradictory => "Sie widerspricht sich selbst, und ihr lässt sich nicht folgen",
        Damage::BrokenXml => "Ihr XML bricht ab oder widerspricht sich",
        Damage::UnusualXml => "Ihr XML ist auf ungewöhnliche Weise geschrieben",
        Damage::UnknownPacking => "Sie ist auf eine Weise gepackt, die hier nicht bekannt ist",
        Damage::Swelling => "Ausgepackt wäre sie weit größer als jeder Export",
        Damage::TooLarge => "Sie ist größer als jede Arbeitsmappe und jeder gepackte Export",
        Damage::TooLargeXls => "Sie ist größer, als eine XLS-Datei sein kann",
        Damage::TooOld => "Sie ist älter als 1995 oder gar keine XLS-Datei",
        Damage::LongRecord => "Einer ihrer Datensätze ist größer, als einer sein kann",
        Damage::LongText => "Einer ihrer Texte ist länger, als eine Zelle fassen kann",
        Damage::TextsShort => "Sie kündigt mehr Texte an, als sie enthält",
        Damage::Texts { announced, held } => {
            return format!(
                "Sie kündigt {} an und enthält {}",
                times(announced, "Text", "Texte"),
                times(held, "", "").trim()
            );
        }
        Damage::TextGone => "Eine Zelle verweist auf einen Text, den es nicht gibt",
        Damage::CellShort => "Eine Zelle hat keinen Platz für ihren Wert",
        Damage::OutOfOrder { row } => {
            return format!("Die Zellen von Zeile {row} stehen nicht, wo sie sollten");
        }
        Damage::Formats => "Sie hat mehr Zellformate, als eine Arbeitsmappe haben kann",
        Damage::Rows => "Sie hat mehr Zeilen, als ein Blatt haben kann",
        Damage::Repeats => "Sie wiederholt ihre Zellen öfter als jeder Export",
    };
    said.to_owned()
}

fn unread(why: &Unread) -> String {
    match why {
        Unread::InUse => {
            "Ein anderes Programm hat sie geöffnet und lässt niemanden sonst sie lesen, wie Excel \
                          es tut. Sie dort schließen oder eine Kopie auswählen."
                .to_owned()
        }
        Unread::NetworkGone => {
            "Der Netzwerkordner, in dem sie liegt, ist nicht mehr da. Ihn wieder verbinden \
                                oder eine Kopie auf diesem Rechner auswählen."
                .to_owned()
        }
        Unread::Forbidden => {
            "Sie darf nicht gelesen werden. Prüfen, wer sie öffnen darf, oder eine Kopie auswählen."
                .to_owned()
        }
        Unread::Other(said) => format!(
            "{}. Prüfen, ob es sie noch gibt und sie geöffnet werden darf.",
            clean(said)
        ),
    }
}

pub(super) fn unwritten(file: &str, why: &Unwritten) -> String {
    let why = match why {
        Unwritten::DiskFull => "Der Datenträger ist voll",
        Unwritten::NoFolder => "Den Ordner gibt es nicht",
        Unwritten::IsFolder => "Ein Ordner heißt schon so",
        Unwritten::NotAllowed => "Dort darf nicht geschrieben werden",
        Unwritten::Other(said) => said,
    };
    format!(
        "„{}“ konnte nicht geschrieben werden: {}. Nichts halb Geschriebenes blieb zurück.",
        clean(file),
        clean(why)
    )
}
