//! Workbooks through the door: which sheet, what its cells are, and what is refused before a reader
//! sees it.

use engine::problem::ProblemCode;
use exchange::{Error, Hints, Inspection, inspect};

use crate::{
    book::{NO_TEXTS, Xlsx, rows, zip},
    kept::bring_in,
};

const MOVES: &[&[&str]] = &[
    &["deal_id", "rep", "stage", "at", "amount"],
    &["1", "Ada", "Pitch", "@45688", "=1234.5"],
    &["1", "Ada", "Won", "@45690.5", "=0.30000000000000004"],
];

fn of_sheets(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    Xlsx {
        sheets,
        texts: NO_TEXTS,
        is_1904: false,
    }
    .bytes()
}

fn seen(bytes: &[u8], sheet: Option<&str>) -> Result<Inspection, Error> {
    let hints = Hints {
        sheet: sheet.map(str::to_owned),
        ..Hints::default()
    };
    inspect(bytes, "book.xlsx", &hints)
}

fn refused(bytes: &[u8], expected: &str) {
    let sentence = seen(bytes, None).expect_err("read").to_string();
    assert!(sentence.contains(expected), "{sentence}");
    assert!(sentence.ends_with('.'), "{sentence}");
}

#[test]
fn dates_numbers_and_texts_of_a_sheet_are_what_they_were_typed_as() {
    let moves = rows(MOVES);
    let came = bring_in(
        &of_sheets(&[("Deals", "visible", &moves)]),
        &Hints::default(),
    )
    .unwrap();
    assert_eq!(
        came.lines,
        [
            "1 Ada entered Pitch 2025-01-31 amount=123450 ???",
            "1 Ada won 2025-02-02 amount=30 ???"
        ]
        .map(|l| l.replace("???", &engine::money::Currency::UNKNOWN.to_string()))
    );
    assert!(came.problems().is_empty(), "{:?}", came.problems());
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let moves = rows(&[MOVES[0], &["1", "Ada", "Pitch", "@44226"]]);
    let book = Xlsx {
        sheets: &[("Deals", "visible", &moves)],
        texts: NO_TEXTS,
        is_1904: true,
    };
    let came = bring_in(&book.bytes(), &Hints::default()).unwrap();
    assert_eq!(came.lines, ["1 Ada entered Pitch 2025-01-31"]);
}

#[test]
fn the_sheet_with_the_deals_is_taken_and_another_can_be_named() {
    let cover = rows(&[&["Pipeline report"], &["Prepared for the board"]]);
    let other = rows(&[&["region", "target"], &["North", "=5"]]);
    let old = rows(&[MOVES[0], &["9", "Old", "Pitch", "@45000"]]);
    let moves = rows(MOVES);
    let book = of_sheets(&[
        ("Cover", "visible", &cover),
        ("Empty", "visible", "</sheetData>"),
        ("Last year", "hidden", &old),
        ("Oldest", "veryHidden", &old),
        ("Targets", "visible", &other),
        ("Deals", "visible", &moves),
    ]);
    let found = seen(&book, None).unwrap();
    assert_eq!(found.sheet.as_deref(), Some("Deals"));
    assert_eq!(found.rows, 2);
    let hidden: Vec<(&str, bool)> = found
        .sheets
        .iter()
        .map(|s| (s.name.as_str(), s.hidden))
        .collect();
    assert_eq!(
        hidden[2..5],
        [("Last year", true), ("Oldest", true), ("Targets", false)]
    );
    let named = seen(&book, Some("last YEAR")).unwrap();
    assert_eq!(named.sheet.as_deref(), Some("Last year"));
    assert_eq!(named.rows, 1);
    let missing = seen(&book, Some("Deels")).unwrap_err().to_string();
    assert!(missing.contains("no sheet \"Deels\""), "{missing}");
    let none = of_sheets(&[
        ("Old", "hidden", &old),
        ("Empty", "visible", "</sheetData>"),
    ]);
    refused(
        &none,
        "No sheet of the workbook holds a table (it has Old, Empty)",
    );
}

#[test]
fn an_error_in_a_cell_is_empty_and_told() {
    let moves = rows(&[MOVES[0], &["1", "Ada", "Pitch", "@45688", "!#N/A"]]);
    let came = bring_in(
        &of_sheets(&[("Deals", "visible", &moves)]),
        &Hints::default(),
    )
    .unwrap();
    assert_eq!(came.lines, ["1 Ada entered Pitch 2025-01-31"]);
    assert_eq!(came.problems(), ["2 CellError amount"]);
}

#[test]
fn a_cell_merged_downwards_holds_for_every_row() {
    let moves = rows(&[
        MOVES[0],
        &["1", "Ada", "Pitch", "@45688"],
        &["2", "", "Pitch", "@45689"],
        &["3", "", "Pitch", "@45690"],
    ]);
    let moves = format!("{moves}<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>");
    let came = bring_in(
        &of_sheets(&[("Deals", "visible", &moves)]),
        &Hints::default(),
    )
    .unwrap();
    assert_eq!(
        came.lines,
        [
            "1 Ada entered Pitch 2025-01-31",
            "2 Ada entered Pitch 2025-02-01",
            "3 nobody entered Pitch 2025-02-02"
        ]
    );
}

#[test]
fn what_stands_around_the_table_is_passed_over_and_said() {
    let moves = rows(&[
        &["Pipeline report"],
        &["As of today"],
        MOVES[0],
        MOVES[1],
        &["Deal_ID", "REP", "Stage", "At", "Amount"],
        MOVES[2],
        &["Grand Total", "", "", "", "=2"],
        &["Confidential Information - Do Not Distribute"],
    ]);
    let book = of_sheets(&[("Deals", "visible", &moves)]);
    let found = seen(&book, None).unwrap();
    assert_eq!((found.rows_before_header, found.rows), (2, 2));
    let over = found.passed_over;
    assert_eq!((over.headers, over.totals, over.remarks), (1, 1, 1));
    let came = bring_in(&book, &Hints::default()).unwrap();
    assert_eq!((came.lines.len(), came.report.rows), (2, 2));
    let said = came.plan.notes[0].told.to_string();
    assert!(
        said.contains(
            "2 rows before the header, 1 repeated header, 1 row of totals and 1 remark were passed over"
        ),
        "{said}"
    );
}

#[test]
fn a_far_cell_costs_nothing() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let moves = rows(MOVES).replace("</sheetData>", far);
    let came = bring_in(
        &of_sheets(&[("Deals", "visible", &moves)]),
        &Hints::default(),
    )
    .unwrap();
    assert_eq!(came.lines.len(), 2);
    assert_eq!(came.problems(), ["1048576 TooLong -"]);
}

#[test]
fn what_announces_more_than_it_holds_is_refused() {
    let moves = rows(MOVES);
    let book = Xlsx {
        sheets: &[("Deals", "visible", &moves)],
        texts: "<sst count=\"1\" uniqueCount=\"4000000000\">",
        is_1904: false,
    };
    refused(&book.bytes(), "it announces more texts than it holds");
    let late = format!(
        "<!--{}--><sst uniqueCount=\"4000000000\">",
        " ".repeat(200_000)
    );
    let book = Xlsx {
        sheets: &[("Deals", "visible", &moves)],
        texts: &late,
        is_1904: false,
    };
    refused(&book.bytes(), "it announces more texts than it holds");
    let long = "x".repeat(300_000);
    let moves = rows(&[MOVES[0], &[&long, "Ada", "Pitch", "@45688"]]);
    refused(
        &of_sheets(&[("Deals", "visible", &moves)]),
        "longer than a cell can hold",
    );
    // Blank rows are no harm, as many as a sheet can have: the table before them is read.
    let blanks = |many: usize| "<row r=\"9\"></row>".repeat(many);
    let table = rows(MOVES);
    let book =
        |many: usize| of_sheets(&[("Deals", "visible", &format!("{table}{}", blanks(many)))]);
    assert_eq!(seen(&book(1_000_000), None).unwrap().rows, 2);
    // Beyond that no program wrote them. Text that repeats itself packs to so little that its size
    // alone would not tell: one packer stays below the bound, another does not.
    refused(&book(4_000_000), "more rows than a sheet can have");
    refused(
        &of_sheets(&[(
            "Deals",
            "visible",
            &format!("{}</sheetData>", blanks(1_000_000)),
        )]),
        "No sheet of the workbook holds a table",
    );
}

#[test]
fn a_workbook_cut_off_anywhere_is_refused_or_read() {
    let moves = rows(MOVES);
    let book = of_sheets(&[("Deals", "visible", &moves)]);
    for end in (0..book.len()).step_by(53) {
        if let Err(error) = seen(&book[..end], None) {
            let sentence = error.to_string();
            assert!(sentence.ends_with('.'), "{sentence}");
        }
    }
}

const CSV: &[u8] = b"deal_id,rep,stage,at\n1,Ada,Pitch,2025-01-31\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn packed_text_is_read_as_it_lies() {
    let one = zip(&[("deals.csv", CSV), ("__MACOSX/._deals.csv", b"\0")]);
    for bytes in [
        gzip(CSV),
        one,
        gzip(b"").into_iter().chain(gzip(CSV)).collect(),
    ] {
        let came = bring_in(&bytes, &Hints::default()).unwrap();
        assert_eq!(came.lines, ["1 Ada entered Pitch 2025-01-31"]);
    }
}

#[test]
fn of_several_files_the_only_table_is_taken_or_the_person_asked() {
    let files = zip(&[
        ("a/deals.csv", CSV),
        ("a/reps.csv", b"rep,office\nAda,North\n"),
    ]);
    let found = seen(&files, None).unwrap();
    assert_eq!(found.sheet.as_deref(), Some("a/deals.csv"));
    assert_eq!(bring_in(&files, &Hints::default()).unwrap().lines.len(), 1);
    let two = zip(&[("one.csv", CSV), ("two.csv", CSV)]);
    refused(&two, "a ZIP of several files (one.csv, two.csv)");
    assert_eq!(seen(&two, Some("two.csv")).unwrap().rows, 1);
    refused(&zip(&[]), "is empty");
}

#[test]
fn what_is_packed_twice_or_swells_is_refused() {
    refused(&gzip(&gzip(CSV)), "packed more than once");
    refused(
        &zip(&[("deals.csv.gz", &gzip(CSV))]),
        "packed more than once",
    );
    refused(
        &zip(&[("inner.zip", &zip(&[("deals.csv", CSV)]))]),
        "packed more than once",
    );
    let mut bomb = CSV.to_vec();
    bomb.resize(100 << 20, b'\n');
    refused(&gzip(&bomb), "far more than any export holds");
    refused(b"<html><table><tr><td>Deal ID", "a web page");
}

#[test]
fn other_sheets_with_deals_are_told_of_and_not_read() {
    let deals = |id: &str| {
        let deal = [id, "Ada", "Won", "@45688"];
        rows(&[&["Deal ID", "Owner", "Stage", "Created"], &deal])
    };
    let reps = rows(&[&["Owner", "Team"], &["Ada", "North"]]);
    let (one, other) = (deals("1"), deals("2"));
    let sheets = [
        ("Q1", "visible", one.as_str()),
        ("Q2", "visible", other.as_str()),
        ("Archive", "hidden", one.as_str()),
        ("Reps", "visible", reps.as_str()),
    ];
    let others = |hints: &Hints| {
        let came = bring_in(&of_sheets(&sheets), hints).unwrap();
        let notes = came.plan.notes.into_iter();
        let notes = notes.filter(|note| note.code == ProblemCode::LeftOut);
        notes.map(|note| note.told.to_string()).collect::<Vec<_>>()
    };
    let told = others(&Hints::default());
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("\"Q1\" was read; these look like tables of deals too: Q2."),
        "{told:?}"
    );
    let asked = Hints {
        sheet: Some("Q2".to_owned()),
        ..Hints::default()
    };
    assert!(others(&asked).is_empty());
}
