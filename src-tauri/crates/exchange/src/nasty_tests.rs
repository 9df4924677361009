//! Files that others made to break readers of CSV, cell by cell against what Python's `csv` makes of
//! them once it is told how each is written; here nothing is told (csv-parser's and csvkit's own
//! examples; csv-spectrum's are held against their own expectations in [`crate::rows`]).
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stderr)]

use std::path::{Path, PathBuf};

use crate::{
    error::Error,
    mapping::Hints,
    open::File,
    rows::{Found, Rows},
};

/// Single quotes count only where every cell has them, and a back tick parts nothing: such cells are as
/// Python reads them untold. Rows parted by the sign for a record's end, cells by bars; blank rows are none.
#[rustfmt::skip]
const CELLS: &[(&str, &str)] = &[
    ("csv-parser/bad-data.csv", "|somejunk|<! />␞|nope|␞yes|yup|yeah␞ok|ok|ok!"),
    ("csv-parser/basic.csv", "a|b|c␞1|2|3"),
    ("csv-parser/comma-in-quote.csv", "first|last|address|city|zip␞John|Doe|120 any st.|Anytown, WW|08123"),
    ("csv-parser/comment.csv", "# comment␞a|b|c␞1|2|3"),
    ("csv-parser/empty-columns.csv", "2007-01-01||␞2007-01-02||"),
    ("csv-parser/escape-quotes.csv", "a|b␞1|ha \"ha\" ha␞2|\"\"␞3|4"),
    ("csv-parser/geojson.csv", "id|prop0|prop1|geojson␞|value0||{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}␞|value0|0.0|{\"type\": \"LineString\", \"coordinates\": [[102.0, 0.0], [103.0, 1.0], [104.0, 0.0], [105.0, 1.0]]}␞|value0|{u'this': u'that'}|{\"type\": \"Polygon\", \"coordinates\": [[[100.0, 0.0], [101.0, 0.0], [101.0, 1.0], [100.0, 1.0], [100.0, 0.0]]]}"),
    ("csv-parser/headers.csv", "1|2|3␞4|5|6␞7|8|9"),
    ("csv-parser/latin.csv", "a|b|c␞1|2|3␞4|5|©"),
    ("csv-parser/mac-newlines.csv", "a|b|c␞1|2|3␞Once upon\ra time|5|6"),
    ("csv-parser/newlines.csv", "a|b|c␞1|2|3␞Once upon \na time|5|6␞7|8|9"),
    ("csv-parser/no-headers.csv", "a|b|c␞1|2|3␞4|5|6␞7|8|9|10"),
    ("csv-parser/option-comment.csv", "~ comment␞a|b|c␞1|2|3"),
    ("csv-parser/option-escape.csv", "a|b|c␞1|some \"escaped\" value|2␞3|\"\"|4␞5|6|7"),
    ("csv-parser/option-newline.csv", "a|b|cX1|2|3X\"X-Men\"|5|6X7|8|9"),
    ("csv-parser/option-quote-many.csv", "a|b|c␞1|'some ''escaped'' value'|2␞3|''''''|4␞5|6|7"),
    ("csv-parser/option-quote.csv", "a|b|c␞1|'some value'|2␞3|4|5"),
    ("csv-parser/quotes+newlines.csv", "a|b␞1|ha \n\"ha\" \nha␞2| \n\"\" \n␞3|4"),
    ("csv-parser/strict+skipLines.csv", "a|b|c␞h1|h2|h3␞1|2|3␞4|5|6␞7|8|9"),
    ("csv-parser/strict-false-less-columns.csv", "a|b|c␞1|2|3␞4|5␞6|7|8"),
    ("csv-parser/strict-false-more-columns.csv", "a|b|c␞1|2|3␞4|5|6|7␞8|9|10"),
    ("csv-parser/strict.csv", "a|b|c␞1|2|3␞4|5|6␞7|8|9|10"),
    ("csv-parser/utf16-big.csv", "a|b|c␞1|2|3␞4|5|ʤ"),
    ("csv-parser/utf16.csv", "a|b|c␞1|2|3␞4|5|ʤ"),
    ("csv-parser/utf8.csv", "a|b|c␞1|2|3␞4|5|ʤ"),
    ("csvkit/README.csv", "title|filename|url|retrieval_date␞Event Reports for Operating Reactors|event-notification-rpt-lastmonth.txt|http://www.data.gov/download/4028|2011-04-17␞FY 09 Education Recipients by State.|FY09_EDU_Recipients_by_State.csv|http://www.data.gov/raw/4029|2011-04-17␞FY 10 Education Recipients by State|Datagov_FY10_EDU_recp_by_State.csv|http://www.data.gov/raw/4509|2011-04-17"),
    ("csvkit/bad.csv", "column_a|column_b|column_c␞1|27||I'm too long!␞|I'm too short!␞0|mixed types.... uh oh|17"),
    ("csvkit/bad_skip_lines.csv", "column_a|column_b|column_c␞1|27||I'm too long!␞|I'm too short!␞0|mixed types.... uh oh|17"),
    ("csvkit/blanks.csv", "a|b|c|d|e|f␞|NA|N/A|NONE|NULL|."),
    ("csvkit/date_like_number.csv", "a␞4.5"),
    ("csvkit/dummy.tsv", "a|b|c␞1|2|3"),
    ("csvkit/dummy_col_shuffled_ragged.csv", "b|c|a|d␞2|3|1|4"),
    ("csvkit/empty.csv", ""),
    ("csvkit/mac_newlines.csv", "a|b|c␞1|2|3␞Once upon\ra time|5|6"),
    ("csvkit/no_header_row.csv", "1|2|3"),
    ("csvkit/optional_quote_characters.csv", "a|b|c␞1|2|3"),
    ("csvkit/sniff_limit.csv", "a|b|c␞1|2|3"),
    ("csvkit/sort_ints_nulls.csv", "a|b|c␞1|2|3␞4||6␞5|1|7"),
    ("csvkit/test_date_format.csv", "a␞02/01/2014␞31/12/2012"),
    ("csvkit/test_empty_columns.csv", "a|b|c||␞a||||␞||c|"),
    ("csvkit/test_empty_columns_long_row.csv", "a|b|c"),
    ("csvkit/test_empty_columns_short_row.csv", "a|b|c"),
    ("csvkit/test_extra_header.csv", "a|b|c|d␞1|2|3"),
    ("csvkit/test_header_newline.csv", "\t\n\u{b}\u{c}\r start \t\n\u{b}\u{c}\r end \t\n\u{b}\u{c}\r|b|c␞d|e|f"),
    ("csvkit/test_join_short_rows.csv", "a|b|c␞1|cat␞dog|c␞3|b|c"),
    ("csvkit/test_latin1.csv", "a|b|c␞1|2|3␞4|5|©"),
    ("csvkit/test_locale.csv", "a|b|c␞1,7|200.000.000|"),
    ("csvkit/test_locale_converted.csv", "a|b|c␞1.7|200000000|"),
    ("csvkit/test_no_leading_zeroes.csv", "a|b|c␞01|00.11|0.1"),
    ("csvkit/test_numeric_date_format.csv", "a␞20140102␞20121231"),
    ("csvkit/test_precision.csv", "a␞1.234567"),
    ("csvkit/test_skip_lines.csv", "a|b|c␞1|2|3"),
    ("csvkit/test_utf16_big.csv", "a|b|c␞1|2|3␞4|5|ʤ"),
    ("csvkit/test_utf16_little.csv", "a|b|c␞1|2|3␞4|5|ʤ"),
    ("csvkit/test_utf8.csv", "foo|bar|baz␞1|2|3␞4|5|ʤ"),
    ("csvkit/test_utf8_bom.csv", "foo|bar|baz␞1|2|3␞4|5|ʤ"),
    ("csvkit/testfixed", "Chicago Reader    1971-01-01 40  True 1.0          4:14:001971-01-01T04:14:00␞Chicago Sun-Times 1948-01-01 63  True 1.24        14:57:131948-01-01T14:57:13␞Chicago Tribune   1920-01-01 164 False41800000.01| 0:00:001920-01-01T00:00:00  ␞Row with blanks"),
    ("csv-parser/option-quote-escape.csv", "a|b|c␞1|'some \\'escaped\\' value'|2␞3|'\\'\\''|4␞5|6|7"),
    ("csv-parser/backtick.csv", "pokemon_id`p_desc␞1`Bulbasaur can be seen napping␞2`There is a bud on this"),
];

/// Large files: rows, cells, and the bytes of all cells.
const LARGE: &[(&str, usize, usize, usize)] = &[
    ("csv-parser/large-dataset.csv", 7269, 109_035, 1_015_709),
    ("csv-parser/option-maxRowBytes.csv", 4594, 68_898, 638_287),
    ("csvkit/ks_1033_data.csv", 1576, 22_064, 183_754),
];

fn folder() -> Option<PathBuf> {
    let folder = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .join("../../../../shared/data/nasty_csv");
    let there = folder.exists();
    if !there {
        eprintln!("skipped: no shared data");
    }
    there.then_some(folder)
}

/// Every row of a file that is not blank, its header among them.
fn rows(file: &Path) -> Result<Vec<Vec<String>>, Error> {
    let mut file = File::of(std::fs::File::open(file).unwrap(), None)?;
    let mut opened = file.open(&Hints::default(), 1 << 16)?;
    let mut found = Vec::new();
    while let Some(chunk) = opened.source.next()? {
        let mut rows = Rows::new(chunk);
        while rows.advance()? != Found::End {
            let (cells, _) = rows.cells();
            if !cells.blank() {
                found.push(cells.iter().map(str::to_owned).collect());
            }
        }
    }
    Ok(found)
}

#[test]
fn every_cell_is_what_python_reads() {
    let Some(folder) = folder() else { return };
    for (name, expected) in CELLS {
        let rows = rows(&folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let rows: Vec<String> = rows.iter().map(|cells| cells.join("|")).collect();
        assert_eq!(rows.join("\u{241e}"), *expected, "{name}");
    }
    for (name, many, cells, bytes) in LARGE {
        let rows = rows(&folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let of_cells = rows.iter().flatten();
        let sums = (
            rows.len(),
            of_cells.clone().count(),
            of_cells.map(String::len).sum(),
        );
        assert_eq!(sums, (*many, *cells, *bytes), "{name}");
    }
    let refused = rows(&folder.join("csvkit/null_byte.csv")).unwrap_err();
    assert!(refused.to_string().contains("Line 2 holds a NUL byte"));
}

#[test]
fn no_file_is_left_out() {
    let Some(folder) = folder() else { return };
    let known = |name: &str| {
        let of_books = name.ends_with(".xls") || name.ends_with(".xlsx");
        of_books
            || name == "csvkit/null_byte.csv"
            || CELLS.iter().any(|(known, _)| *known == name)
            || LARGE.iter().any(|(known, ..)| *known == name)
    };
    for kind in ["csv-parser", "csvkit"] {
        for file in std::fs::read_dir(folder.join(kind)).unwrap().flatten() {
            let name = format!("{kind}/{}", file.file_name().to_string_lossy());
            assert!(known(&name), "{name} is held against nothing");
        }
    }
}
