//! That everything an import can say is said in each language, in its own words, with the same facts.
#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use engine::{
    language::Language,
    money::Currency,
    problem::{
        AnyOrder, Damage, DateKind, Kept, Key, Names, NoAmount, NoRate, NotText, OutcomeByWord,
        Refusal, Told, Unread, Unwritten,
    },
};

use super::of;

const LANGUAGES: [Language; 2] = [Language::English, Language::German];

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 3, d).unwrap()
}

fn names() -> Names {
    Names::of(["Xaver", "Ysop"].map(str::to_owned))
}

fn date() -> AnyOrder {
    AnyOrder {
        sample: "03.04.2025".to_owned(),
        day_first: NaiveDate::from_ymd_opt(2025, 4, 3),
        month_first: Some(day(4)),
        year_first: None,
    }
}

/// One of each, with names of which every sentence has to say those that it is given.
fn all_told() -> Vec<(Told, &'static [&'static str])> {
    let x = || "Xaver".to_owned();
    let y = || "Ysop".to_owned();
    let kept = [
        Kept::LeftOut,
        Kept::WithoutLeftStage,
        Kept::DealWithout,
        Kept::RowWithout,
    ];
    let kinds = [
        DateKind::Plain,
        DateKind::DayFirst,
        DateKind::MonthFirst,
        DateKind::Number,
    ];
    let amounts = [
        NoAmount::Unsure,
        NoAmount::OtherCurrency(Currency::parse("EUR").unwrap()),
        NoAmount::NotOne,
    ];
    let rates: [fn(String) -> NoRate; 4] = [
        NoRate::ToItself,
        NoRate::BadCode,
        NoRate::BadDay,
        NoRate::BadValue,
    ];
    let by_word = |won, taken| OutcomeByWord {
        name: x(),
        won,
        taken,
        ended: 12,
        deals: 15,
    };
    let mut all: Vec<(Told, &[&str])> = vec![
        (Told::NoDeal, &[]),
        (Told::MoveWithoutStage { deal: x() }, &["Xaver"]),
        (Told::DealWithoutStage { deal: x() }, &["Xaver"]),
        (Told::MoveWithoutDate { deal: x() }, &["Xaver"]),
        (Told::ChangeWithoutDate { deal: x() }, &["Xaver"]),
        (Told::EndWithoutDate { deal: x() }, &["Xaver"]),
        (
            Told::ClosedBeforeStart {
                deal: x(),
                closed: day(1),
                began: day(2),
            },
            &["Xaver", "2025"],
        ),
        (Told::NoWholeNumber { text: x() }, &["Xaver"]),
        (Told::BadCurrency { text: x() }, &["Xaver", "EUR"]),
        (Told::CellError { text: x() }, &["Xaver"]),
        (Told::Ragged { has: 3, wants: 7 }, &["3", "7"]),
        (Told::Ragged { has: 7, wants: 3 }, &["3", "7"]),
        (Told::TooLong, &["1 MB"]),
        (Told::BadCharacters { encoding: x() }, &["Xaver", "UTF-8"]),
        (
            Told::RepeatedDeal {
                deal: x(),
                line: 412,
            },
            &["Xaver", "412"],
        ),
        (
            Told::AroundTable {
                before: 1,
                headers: 2,
                totals: 3,
                remarks: 4,
            },
            &["1", "2", "3", "4"],
        ),
        (Told::NoHistory { dated: Vec::new() }, &[]),
        (Told::NoHistory { dated: vec![x()] }, &["Xaver"]),
        (
            Told::LostLeftOut {
                system: "a file".to_owned(),
            },
            &[],
        ),
        (Told::OneDatePerStage { returned: None }, &[]),
        (Told::OneDatePerStage { returned: Some(0) }, &[]),
        (
            Told::OneDatePerStage {
                returned: Some(412),
            },
            &["412"],
        ),
        (
            Told::Outcomes(vec![
                by_word(true, true),
                by_word(true, false),
                by_word(false, true),
                by_word(false, false),
            ]),
            &["Xaver", "12", "15"],
        ),
        (Told::NoOwner { unread: names() }, &["Xaver, Ysop"]),
        (
            Told::NoOwner {
                unread: Names::of([]),
            },
            &[],
        ),
        (
            Told::NoEnds {
                won: true,
                lost: false,
                open: names(),
            },
            &["Xaver, Ysop"],
        ),
        (
            Told::NoEnds {
                won: false,
                lost: false,
                open: names(),
            },
            &["Xaver, Ysop"],
        ),
        (
            Told::NoDates {
                column: x(),
                sample: y(),
            },
            &["Xaver", "Ysop"],
        ),
        (
            Told::OtherSheets {
                read: "Blatt9".to_owned(),
                others: names(),
            },
            &["Blatt9", "Xaver, Ysop"],
        ),
        (
            Told::AmbiguousColumn {
                column: x(),
                date: date(),
            },
            &["Xaver", "03.04.2025"],
        ),
        (
            Told::OtherPipelines {
                all: 2,
                read: vec![x()],
                others: Names::of([(y(), 412)]),
            },
            &["Xaver", "Ysop", "412"],
        ),
        (
            Told::OtherChanges {
                column: x(),
                read: vec![y()],
            },
            &["Xaver", "Ysop"],
        ),
        (Told::Deleted { column: x() }, &["Xaver"]),
        (
            Told::OtherRows {
                column: x(),
                read: vec![y()],
            },
            &["Xaver", "Ysop"],
        ),
    ];
    all.extend(kept.map(|kept| {
        let told = Told::UnknownStage {
            name: x(),
            stages: names(),
            kept,
        };
        (told, &["Xaver", "Ysop"][..])
    }));
    all.extend(kinds.map(|as_a| {
        let told = Told::BadDate {
            text: x(),
            as_a,
            kept: Kept::RowWithout,
        };
        (told, &["Xaver"][..])
    }));
    all.extend(amounts.map(|why| (Told::BadAmount { text: x(), why }, &["Xaver"][..])));
    all.extend([true, false].map(|amount| (Told::BadChange { text: x(), amount }, &["Xaver"][..])));
    all.extend(rates.map(|why| (Told::NoRate(why(x())), &["Xaver"][..])));
    all.extend([Some(day(1)), None].map(|from| {
        let told = Told::EndedByFileDay {
            deal: x(),
            from,
            by: day(9),
        };
        (told, &["Xaver", "2025"][..])
    }));
    all.extend([true, false].map(|passed| {
        let told = Told::ProcessFromFile {
            stages: names(),
            passed,
        };
        (told, &["Xaver, Ysop"][..])
    }));
    all.extend(
        [
            Key::Deal,
            Key::Rep,
            Key::Account,
            Key::Stage,
            Key::Team,
            Key::Other,
        ]
        .map(|by| {
            let told = Told::ReadBeside {
                file: "teams.csv".to_owned(),
                rows: 412,
                by,
                column: x(),
                to: y(),
            };
            (told, &["teams.csv", "412", "Xaver", "Ysop"][..])
        }),
    );
    all.extend([true, false].map(|saved| (Told::DayOfFile { day: day(9), saved }, &["2025"][..])));
    all.extend(all_refused().into_iter().map(|(why, _)| {
        let told = Told::LeftOut {
            file: "teams.csv".to_owned(),
            why: Box::new(why),
        };
        (told, &["teams.csv"][..])
    }));
    all
}

fn all_refused() -> Vec<(Refusal, &'static [&'static str])> {
    let x = || "Xaver".to_owned();
    let damages = [
        Damage::CutOff,
        Damage::Misfit,
        Damage::PartMissing,
        Damage::PartOdd,
        Damage::SheetGone,
        Damage::PartsAstray,
        Damage::Parts(412),
        Damage::Contradictory,
        Damage::BrokenXml,
        Damage::UnusualXml,
        Damage::UnknownPacking,
        Damage::Swelling,
        Damage::TooLarge,
        Damage::TooLargeXls,
        Damage::TooOld,
        Damage::LongRecord,
        Damage::LongText,
        Damage::TextsShort,
        Damage::Texts {
            announced: 412,
            held: 3,
        },
        Damage::TextGone,
        Damage::CellShort,
        Damage::OutOfOrder { row: 412 },
        Damage::Formats,
        Damage::Rows,
        Damage::Repeats,
    ];
    let kinds = [
        NotText::Picture,
        NotText::Pdf,
        NotText::Database,
        NotText::OfficeDocument,
        NotText::Binary,
    ];
    let unread = [
        Unread::InUse,
        Unread::NetworkGone,
        Unread::Forbidden,
        Unread::Other(x()),
    ];
    let mut all: Vec<(Refusal, &[&str])> = vec![
        (Refusal::Empty, &[]),
        (Refusal::HeaderOnly, &[]),
        (Refusal::NulByte { line: 412 }, &["412", "UTF-8"]),
        (Refusal::Several { files: names() }, &["Xaver, Ysop"]),
        (Refusal::PackedTwice, &[]),
        (Refusal::WebPage, &["XLSX"]),
        (
            Refusal::NoSheet {
                sheets: Names::of([]),
            },
            &[],
        ),
        (Refusal::NoSheet { sheets: names() }, &["Xaver, Ysop"]),
        (
            Refusal::UnknownSheet {
                asked: "Blatt9".to_owned(),
                sheets: names(),
            },
            &["Blatt9", "Xaver, Ysop"],
        ),
        (Refusal::NotRates, &["currency", "base", "day", "rate"]),
        (
            Refusal::NoColumns {
                missing: vec![Key::Deal, Key::Stage],
                found: vec![x()],
            },
            &["Xaver"],
        ),
        (
            Refusal::NoPreset {
                name: x(),
                known: vec!["hubspot".to_owned()],
            },
            &["Xaver", "hubspot"],
        ),
        (Refusal::NoDeals { what: x() }, &["Xaver"]),
        (Refusal::NoStages, &[]),
        (
            Refusal::NamesRepeat {
                column: x(),
                name: "Neukunde".to_owned(),
                rows: 412,
            },
            &["Xaver", "Neukunde", "412"],
        ),
        (
            Refusal::NoMoments {
                column: x(),
                deal: "D-7".to_owned(),
            },
            &["Xaver", "D-7"],
        ),
        (
            Refusal::RowTooLong {
                line: 412,
                limit: 7,
            },
            &["412", "7"],
        ),
        (Refusal::OpenQuote { line: 412 }, &["412"]),
        (
            Refusal::AmbiguousDates {
                column: x(),
                date: date(),
            },
            &["Xaver", "03.04.2025"],
        ),
        (
            Refusal::TooManyStages {
                column: x(),
                limit: 412,
            },
            &["Xaver", "412"],
        ),
        (Refusal::UnknownEncoding { label: x() }, &["Xaver", "utf-8"]),
        (Refusal::Changed, &[]),
        (Refusal::Rewritten, &[]),
        (Refusal::Protected, &[]),
    ];
    all.extend(damages.map(|why| (Refusal::Damaged(why), &[][..])));
    all.extend(kinds.map(|what| (Refusal::NotText(what), &["CSV"][..])));
    all.extend(unread.map(|why| (Refusal::Unread(why), &[][..])));
    all
}

/// Sentences of the same facts: whole ones, each with what it is given, and not the other's words.
fn check([english, german]: [String; 2], facts: &[&str]) {
    for said in [&english, &german] {
        assert!(said.ends_with('.') && !said.contains(".."), "{said}");
        assert!(!said.contains("  ") && !said.contains(" ,"), "{said}");
        for fact in facts {
            assert!(said.contains(fact), "{fact}: {said}");
        }
    }
    let other = [" the ", " it ", " row ", " file "];
    assert!(!other.iter().any(|word| german.contains(word)), "{german}");
    assert_ne!(english, german);
}

#[test]
fn everything_told_of_rows_and_files_is_said_in_each_language() {
    for (told, facts) in all_told() {
        let said = LANGUAGES.map(|language| of(language).imports.told(&told));
        check(said, facts);
    }
}

#[test]
fn every_refusal_is_said_in_each_language() {
    for (why, facts) in all_refused() {
        let said = LANGUAGES.map(|language| of(language).imports.refused(&why));
        check(said, facts);
        let said = LANGUAGES.map(|l| of(l).imports.of_file("week.csv", &why));
        assert!(said.iter().all(|said| said.starts_with("week.csv: ")));
    }
    for why in [
        Unwritten::DiskFull,
        Unwritten::NoFolder,
        Unwritten::IsFolder,
        Unwritten::NotAllowed,
    ] {
        let said = LANGUAGES.map(|language| of(language).imports.unwritten("x.csv", &why));
        check(said, &["x.csv"]);
    }
}

#[test]
fn german_sentences_read_as_such() {
    let german = &of(Language::German).imports;
    assert_eq!(
        german.told(&Told::Ragged { has: 1, wants: 4 }),
        "Die Zeile hat 1 Zelle, die Kopfzeile 4; die fehlenden wurden als leer gelesen. Die Zeile in der \
         Quelle prüfen."
    );
    assert_eq!(
        german.told(&Told::AroundTable {
            before: 0,
            headers: 1,
            totals: 0,
            remarks: 2,
        }),
        "Um die Tabelle herum wurde übergangen: 1 wiederholte Kopfzeile und 2 Anmerkungen. Der Rest wurde \
         gelesen. Ist eine dieser Zeilen ein Deal, ihr eine Phase geben und noch einmal importieren."
    );
    assert_eq!(
        german.refused(&Refusal::AmbiguousDates {
            column: "Datum".to_owned(),
            date: date(),
        }),
        "Die Datumsangaben in „Datum“ lassen sich auf mehr als eine Weise lesen („03.04.2025“: 3. April 2025 mit dem \
         Tag vorn, 4. März 2025 mit dem Monat vorn); es wurde nichts gelesen. Angeben, was gilt, und noch \
         einmal importieren."
    );
}
