//! Every sheet of every workbook that others made to break readers, against what readers of another
//! language make of it (openpyxl, xlrd, pyxlsb): how many rows and cells hold something, and the first
//! row. Where ours differs with reason, ours stands here: what is merged downwards holds in every row
//! (five sheets), numbers have the fifteen digits that a spreadsheet shows (issue 644), a carriage
//! return is one (`_x000D_`), and a text in an XLSB is no number (issue 419).
#![allow(clippy::unwrap_used)]

use super::open;

/// File, sheet, rows, cells, and the first row, its cells parted by bars; cut where it is long.
#[rustfmt::skip]
const SHEETS: &[(&str, &str, usize, usize, &str)] = &[
    ("nasty_csv/csvkit/ne_1033_data.xlsx", "NE data", 1037, 14514, "state|county|fips|nsn|item_name|quantity|ui|acquisition_cost…"),
    ("nasty_csv/csvkit/sheets.xls", "data", 6, 28, "text|date|integer|boolean|float|datetime|empty_column"),
    ("nasty_csv/csvkit/sheets.xls", "ʤ", 2, 6, "a|b|c"),
    ("nasty_csv/csvkit/sheets.xlsx", "data", 6, 28, "text|date|integer|boolean|float|datetime|empty_column"),
    ("nasty_csv/csvkit/sheets.xlsx", "ʤ", 2, 6, "a|b|c"),
    ("nasty_csv/csvkit/test.xls", "testfixed_converted.csv", 6, 28, "text|date|integer|boolean|float|datetime|empty_column"),
    ("nasty_csv/csvkit/test.xlsx", "Sheet1", 6, 28, "text|date|integer|boolean|float|datetime|empty_column"),
    ("nasty_csv/csvkit/test_skip_lines.xls", "testfixed_converted.csv", 6, 28, "text|date|integer|boolean|float|datetime|empty_column"),
    ("nasty_csv/csvkit/test_skip_lines.xlsx", "Sheet1", 6, 28, "text|date|integer|boolean|float|datetime|empty_column"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "Weekly Report", 19, 190, "Principal Projects / Deals:||||||||New Deals||||||||Physical…"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "Data", 76, 487, "New Deals||||Contracts"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "EIM New Deals", 33, 187, "New Deals for|JANUARY||||||||FEBRUARY"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "WE 2-22 EOL Data", 43, 123, "EOL"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "WE 2-15 EOL Data", 43, 125, "EOL"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "WE 2-8 EOL Data", 43, 125, "EOL"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "WE 2-1 EOL Data", 43, 125, "EOL"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "template from individuals", 79, 494, "|JANUARY"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "template from eol", 59, 439, "EOL"),
    ("nasty_xlsx/calamine/OOM_alloc.xls", "Data People", 30, 74, "|Non-EOL New Deals|EOL New Deals|Volume Moved|New Counterparties|New Contracts"),
    ("nasty_xlsx/calamine/OOM_alloc2.xls", "Colsale (Aug", 192, 9731, "Sales_Statement_Id|Statement_Number|Statement_Date|Accountin…"),
    ("nasty_xlsx/calamine/any_sheets.xls", "Visible", 4, 7, "1|2"),
    ("nasty_xlsx/calamine/any_sheets.xlsx", "Visible", 4, 7, "1|2"),
    ("nasty_xlsx/calamine/biff5-rich-text-string.xls", "Sheet1", 15, 97, "ELECTORAL DIVISION OF SOMERSET EAST ; FIELD-CÓRNËTCY No. 5, ZWAGERSHÓÊN."),
    ("nasty_xlsx/calamine/column_row_ranges.xlsx", "Column ranges", 5, 15, "0|0|0"),
    ("nasty_xlsx/calamine/column_row_ranges.xlsx", "Row ranges", 3, 15, "0|0|0|0|0"),
    ("nasty_xlsx/calamine/date.xls", "Sheet1", 3, 6, "2021-01-01|15"),
    ("nasty_xlsx/calamine/date.xlsx", "Sheet1", 3, 6, "2021-01-01|15"),
    ("nasty_xlsx/calamine/date_1904.xls", "Sheet1", 3, 6, "2021-01-01|15"),
    ("nasty_xlsx/calamine/date_1904.xlsx", "Sheet1", 3, 6, "2021-01-01|15"),
    ("nasty_xlsx/calamine/date_iso.xlsx", "Sheet", 6, 6, "2021-01-01"),
    ("nasty_xlsx/calamine/empty-string.xls", "Sheet1", 1, 1, "|FALSE"),
    ("nasty_xlsx/calamine/empty_shared_string_value.xlsx", "Sheet1", 3, 6, "Name|City|Status"),
    ("nasty_xlsx/calamine/errors.xlsx", "Feuil1", 7, 7, "#DIV/0!"),
    ("nasty_xlsx/calamine/formula-date-format.xls", "Sheet1", 2, 2, "2017-02-27"),
    ("nasty_xlsx/calamine/has_x000D_.xlsx", "Sheet1", 1, 1, "ABC\r\nDEF"),
    ("nasty_xlsx/calamine/header-row.xlsx", "Sheet1", 3, 9, "||Note 1"),
    ("nasty_xlsx/calamine/hyperlinks.xlsx", "Links", 8, 10, "calamine repo|mail link"),
    ("nasty_xlsx/calamine/hyperlinks.xlsx", "Sheet2", 1, 1, "|target cell"),
    ("nasty_xlsx/calamine/inlineStr_with_value.xlsx", "Requirements", 2, 14, "NN|Hierarchy||Outline Number|ID|Name|Type|Description"),
    ("nasty_xlsx/calamine/inventory-table.xlsx", "Sheet1", 5, 15, "Item|Type|Quantity"),
    ("nasty_xlsx/calamine/issue219.xls", "工作表1", 1, 1, "a"),
    ("nasty_xlsx/calamine/issue438.xlsx", "Sheet1", 5, 10, "x|y"),
    ("nasty_xlsx/calamine/issue444.xls", "Sheet1", 10, 80, "0|First Name|Last Name|Gender|Country|Age|Date|Id"),
    ("nasty_xlsx/calamine/issue644.xlsx", "Sheet1", 10, 20, "10|1.04139268515823"),
    ("nasty_xlsx/calamine/issue9.xlsx", "Feuil1", 4, 4, "test1"),
    ("nasty_xlsx/calamine/issue_182.xlsb", "formula_vals", 3, 3, "3"),
    ("nasty_xlsx/calamine/issue_186.xlsb", "Sheet1", 5, 5, "1.23"),
    ("nasty_xlsx/calamine/issue_261_fixed_by_excel.xlsx", "Some Sheet", 55, 250, "String Value 32"),
    ("nasty_xlsx/calamine/issue_271.xls", "sheet1", 2, 4, "|name|yyy_name||sex"),
    ("nasty_xlsx/calamine/issue_391.xlsx", "Sheet1", 7, 7, "1"),
    ("nasty_xlsx/calamine/issue_419.xlsb", "Sheet1", 1, 1, "Hello"),
    ("nasty_xlsx/calamine/issue_553.xlsx", "Sheet1", 19, 19, "|영어"),
    ("nasty_xlsx/calamine/issue_567_absolute_shared.xlsx", "Sheet1", 3, 15, "0|0|0|0|0"),
    ("nasty_xlsx/calamine/issue_644.xlsx", "Sheet1", 10, 20, "10|1.04139268515823"),
    ("nasty_xlsx/calamine/issue_646_unsupported_formula_function.xls", "Sheet1", 1, 1, "1"),
    ("nasty_xlsx/calamine/issues.xlsb", "datatypes", 6, 6, "1"),
    ("nasty_xlsx/calamine/issues.xlsb", "issue2", 3, 6, "1|a"),
    ("nasty_xlsx/calamine/issues.xlsb", "Sheet1", 1, 1, "0"),
    ("nasty_xlsx/calamine/issues.xlsb", "issue5", 1, 1, "0.5"),
    ("nasty_xlsx/calamine/issues.xlsb", "issue6", 4, 4, "1"),
    ("nasty_xlsx/calamine/issues.xlsb", "spc_chrs", 8, 8, "&"),
    ("nasty_xlsx/calamine/issues.xlsx", "datatypes", 6, 6, "1"),
    ("nasty_xlsx/calamine/issues.xlsx", "Sheet1", 1, 1, "0"),
    ("nasty_xlsx/calamine/issues.xlsx", "issue2", 3, 6, "1|a"),
    ("nasty_xlsx/calamine/issues.xlsx", "issue5", 1, 1, "0.5"),
    ("nasty_xlsx/calamine/issues.xlsx", "issue6", 4, 4, "1"),
    ("nasty_xlsx/calamine/issues.xlsx", "spc_chrs", 8, 8, "&"),
    ("nasty_xlsx/calamine/merge_cells.xls", "Sheet1", 2, 4, "Row Merge||Not Merged"),
    ("nasty_xlsx/calamine/merge_cells.xlsx", "Sheet1", 2, 4, "Row Merge||Not Merged"),
    ("nasty_xlsx/calamine/merged_range.xls", "Sheet1", 3, 21, "A1|B1|C1||E1|F1|G1|H1"),
    ("nasty_xlsx/calamine/merged_range.xls", "Sheet2", 3, 15, "A1|B1|C1||E1|F1"),
    ("nasty_xlsx/calamine/merged_range.xlsx", "Sheet1", 3, 21, "A1|B1|C1||E1|F1|G1|H1"),
    ("nasty_xlsx/calamine/merged_range.xlsx", "Sheet2", 3, 15, "A1|B1|C1||E1|F1"),
    ("nasty_xlsx/calamine/non_monotonic_si.xlsx", "Sheet1", 6, 18, "1|2|3"),
    ("nasty_xlsx/calamine/nonstandard-xml-ns-prefix.xlsx", "Sheet1", 3, 6, "a|b"),
    ("nasty_xlsx/calamine/optional_records.xls", "Orig Sched", 91, 449, "ENRON CAPITAL & TRADE RESOURCES|||||||||||||||||||||||||||||…"),
    ("nasty_xlsx/calamine/optional_records.xls", "Summary Sched", 6, 16, "|Origination Summary Schedule - Mar-01"),
    ("nasty_xlsx/calamine/readings.xlsx", "Sheet1", 4, 16, "Station|Celsius|Humidity|Pressure"),
    ("nasty_xlsx/calamine/richtext-after-plain.xlsx", "Sheet1", 2, 8, "abcd|abcd|abcd|abcd"),
    ("nasty_xlsx/calamine/rph.xlsx", "Sheet1", 1, 1, "課きく　毛こ"),
    ("nasty_xlsx/calamine/shared_formula_reversed.xlsx", "Sheet1", 5, 10, "1|1"),
    ("nasty_xlsx/calamine/shared_formula_reversed.xlsx", "Sheet2", 5, 10, "1|1"),
    ("nasty_xlsx/calamine/shared_formula_simple.xlsx", "Sheet1", 3, 6, "1|2"),
    ("nasty_xlsx/calamine/string-ref.xlsx", "Sheet1", 2, 2, "col1"),
    ("nasty_xlsx/calamine/string-ref.xlsx", "Sheet2", 2, 2, "col1"),
    ("nasty_xlsx/calamine/table_with_absolute_paths.xlsx", "table", 5, 10, "Item|Name"),
    ("nasty_xlsx/calamine/table_with_insertrow_attribute.xlsx", "Sheet1", 33, 130, "|||Id|Price||||Id|Price|||Column1||Column1"),
    ("nasty_xlsx/calamine/temperature-in-middle.xlsx", "Sheet1", 3, 6, "|label|value"),
    ("nasty_xlsx/calamine/temperature-table.xlsx", "Sheet1", 3, 6, "label|value"),
    ("nasty_xlsx/calamine/temperature-table.xlsx", "Sheet2", 3, 6, "label2|value2"),
    ("nasty_xlsx/calamine/xls_cross_sheet_chart.xls", "Report", 3, 5, "HEADER TEXT A1"),
    ("nasty_xlsx/calamine/xls_cross_sheet_chart.xls", "Data", 8, 40, "1|1.75|1.5|0.75|3"),
    ("nasty_xlsx/calamine/xls_formula_columns_beyond_z.xls", "Sheet1", 3, 3, "||||||||||||||||||||||||||1"),
    ("nasty_xlsx/calamine/xls_ref_String.xls", "Sheet1", 4, 4, "aa"),
    ("nasty_xlsx/calamine/xls_ref_String.xls", "Sheet2", 2, 2, "88"),
];

/// What a sheet holds, told alike.
fn sheet(name: &str, sheet: &str) -> Option<(usize, usize, String)> {
    let mut book = open(name)?.unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut rows = book
        .rows(sheet)
        .unwrap_or_else(|e| panic!("{name}, {sheet}: {e}"));
    let (mut many, mut cells, mut first) = (0, 0, None);
    while rows
        .advance()
        .unwrap_or_else(|e| panic!("{name}, {sheet}: {e}"))
    {
        let row = rows.row();
        let texts: Vec<&str> = (0..row.kinds.len()).map(|ix| row.cell(ix)).collect();
        if texts.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        many += 1;
        cells += texts.iter().filter(|text| !text.is_empty()).count();
        first.get_or_insert_with(|| texts.join("|").trim_end_matches('|').to_owned());
    }
    Some((many, cells, first.unwrap_or_default()))
}

#[test]
fn every_sheet_holds_what_other_readers_find_in_it() {
    let mut wrong = Vec::new();
    for (name, title, rows, cells, first) in SHEETS {
        let Some(found) = sheet(name, title) else {
            return;
        };
        let same_start = match first.strip_suffix('\u{2026}') {
            Some(start) => found.2.starts_with(start),
            None => found.2 == *first,
        };
        if (found.0, found.1) != (*rows, *cells) || !same_start {
            wrong.push(format!(
                "{name}, {title}: {found:?} in place of {rows}, {cells}, {first}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
