//! What goes out is in the person's manner, and runs in no spreadsheet.

#![allow(clippy::unwrap_used)]

use engine::money::Currency;

use super::{csv_out::guarded, *};

fn money(minor: i64, code: &str) -> Money {
    Money {
        minor,
        currency: Currency::parse(code).unwrap(),
    }
}

fn csv(manner: Manner) -> String {
    let columns =
        ["text", "whole", "decimal", "day", "amount"].map(|h| TableColumn::new(h, Kind::Text));
    let mut file = TableFile::new(Vec::new(), Form::Csv, "T", &columns, manner).unwrap();
    file.row(&[
        Cell::Text("=1+1; \"x\""),
        Cell::Whole(-12_345),
        Cell::Decimal(0.5),
        Cell::Day(NaiveDate::from_ymd_opt(2026, 1, 31).unwrap()),
        Cell::Amount(money(-123_450, "EUR")),
    ])
    .unwrap();
    let (out, rows) = file.finish().unwrap();
    assert_eq!(rows, 1);
    String::from_utf8(out).unwrap()
}

#[test]
fn numbers_and_dates_are_written_as_the_person_writes_them() {
    assert_eq!(
        csv(Manner::default()),
        "\u{feff}text,whole,decimal,day,amount\r\n\"'=1+1; \"\"x\"\"\",-12345,0.5,2026-01-31,-1234.50\r\n"
    );
    let german = Manner {
        decimal: DecimalSign::Comma,
        delimiter: ';',
        dates: DateManner::DayPoint,
    };
    assert_eq!(
        csv(german),
        "\u{feff}text;whole;decimal;day;amount\r\n\"'=1+1; \"\"x\"\"\";-12345;0,5;31.01.2026;-1234,50\r\n"
    );
}

fn check(text: &str, expected: &str) {
    let written = if guarded(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    assert_eq!(written, expected);
    assert_eq!(bare(&written), text);
}

#[test]
fn no_cell_starts_a_formula() {
    check("=1+1", "'=1+1");
    check("@SUM(A1)", "'@SUM(A1)");
    check("+49 30 123", "'+49 30 123");
    check("-x", "'-x");
    check("\t=x", "'\t=x");
    check("-5", "-5");
    check("+5.25", "+5.25");
    check("'=1", "''=1");
    check("'tis", "'tis");
    check("\u{200d}=1", "'\u{200d}=1");
    check("Acme", "Acme");
    assert_eq!(bare("\u{200d}=1"), "=1");
    // What exports write so that a spreadsheet keeps its zeros.
    assert_eq!(bare("=\"003\""), "003");
    check("=\"003\"", "'=\"003\"");
    assert_eq!(bare("=\"a\"&\"b\""), "=\"a\"&\"b\"");
}

#[test]
fn the_same_table_is_the_same_spreadsheet_to_the_byte() {
    let write = || {
        let columns = [
            TableColumn::new("Deal", Kind::Text),
            TableColumn::new("Amount", Kind::Amount),
            TableColumn::new("At", Kind::Moment),
        ];
        let mut file =
            TableFile::new(Vec::new(), Form::Xlsx, "Deals", &columns, Manner::default()).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        for at in [
            Moment::of_date(day),
            Moment::of_local(day.and_hms_opt(14, 5, 6).unwrap()),
        ] {
            file.row(&[
                Cell::Text("=1+1"),
                Cell::Amount(money(123_450, "EUR")),
                Cell::Moment(at),
            ])
            .unwrap();
        }
        file.finish().unwrap().0
    };
    let bytes = write();
    assert!(bytes.starts_with(b"PK"));
    assert_eq!(bytes, write());
}

#[test]
fn a_workbook_has_a_sheet_for_each_table_and_charts_drawn_from_its_cells() {
    let columns = [
        TableColumn::new("Stage", Kind::Word),
        TableColumn::new("Advanced", Kind::Number),
    ];
    let chart = Chart {
        title: "What became of them".to_owned(),
        kind: ChartKind::StackedBars,
        by: 0,
        series: vec![Series {
            column: 1,
            colour: 0x2F_8F76,
        }],
        numbers: "0",
    };
    let write = || {
        let mut book = WorkbookFile::new(Vec::new(), Manner::default()).unwrap();
        book.sheet("Stages", &columns).unwrap();
        for stage in ["Pitch", "=1+1"] {
            book.row(&[Cell::Text(stage), Cell::Whole(3)]).unwrap();
        }
        book.chart(&chart).unwrap();
        book.sheet("Nothing", &columns).unwrap();
        book.chart(&chart).unwrap();
        book.finish().unwrap()
    };
    let bytes = write();
    assert_eq!(bytes, write(), "the same tables give the same bytes");
    let mut zip = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
    let second = zip.by_name("xl/charts/chart2.xml").is_ok();
    assert!(!second, "a table without rows has no chart");
    let mut drawn = String::new();
    let mut part = zip.by_name("xl/charts/chart1.xml").unwrap();
    io::Read::read_to_string(&mut part, &mut drawn).unwrap();
    assert!(drawn.contains("Stages!$B$2:$B$3"), "{drawn}");
}
