//! Problems out: a row for each, and after it the row of the source that has it, as it stood. Cells
//! that a spreadsheet would run as a formula are neutralised, in both.

use std::io::{self, Write};

use engine::problem::{Listed, ProblemCode, Told};

use crate::table;

/// The words of such a file, in somebody's language.
#[derive(Clone, Copy)]
pub struct ProblemWords<'w> {
    /// The heads: the file, the line, the column, the problem, what to do, and the row of the source.
    pub heads: [&'w str; 6],
    /// What is told of a row, in a sentence.
    pub said: &'w dyn Fn(&Told) -> String,
}

/// Writes problems as CSV: UTF-8 with a byte-order mark, commas, CRLF. Gives their number.
///
/// # Errors
/// Those of `out`.
pub fn write_problems<'l>(
    mut out: impl Write,
    words: ProblemWords<'_>,
    problems: impl IntoIterator<Item = &'l Listed>,
) -> io::Result<u64> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(out);
    out.write_record(words.heads)?;
    let mut written = 0;
    for Listed { problem, original } in problems {
        let line = problem.row.to_string();
        let code = code(problem.code);
        let said = (words.said)(&problem.told);
        let mut cells: Vec<String> = [
            problem.file.as_str(),
            line.as_str(),
            problem.column.as_deref().unwrap_or_default(),
            code.as_str(),
            said.as_str(),
        ]
        .map(table::neutral)
        .to_vec();
        if let Some(original) = original {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(original.as_bytes());
            for row in reader.records() {
                cells.extend(row?.iter().map(table::neutral));
            }
        }
        out.write_record(&cells)?;
        written += 1;
    }
    out.flush()?;
    Ok(written)
}

/// The problem's name as the JSON has it.
fn code(code: ProblemCode) -> String {
    let mut name = String::new();
    for letter in format!("{code:?}").chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use engine::problem::Problem;

    use super::*;

    #[test]
    fn a_problem_comes_with_its_row_and_no_formula_runs() {
        let listed = |original: Option<&str>| Listed {
            problem: Problem {
                file: "=week.csv".to_owned(),
                row: 3,
                column: Some("at".to_owned()),
                code: ProblemCode::BadDate,
                told: Told::Written("\"x\" is no date; the row was left out.".to_owned()),
            },
            original: original.map(str::to_owned),
        };
        let mut out = Vec::new();
        let rows = [
            listed(Some("7,\"=cmd|'/c calc'!A1\",\"a\nb\"")),
            listed(None),
        ];
        let words = ProblemWords {
            heads: ["file", "line", "column", "problem", "what_to_do", "row"],
            said: &Told::to_string,
        };
        assert_eq!(write_problems(&mut out, words, &rows).unwrap(), 2);
        let text = String::from_utf8(out).unwrap();
        let said = "3,at,bad_date,\"\"\"x\"\" is no date; the row was left out.\"";
        assert_eq!(
            text,
            format!(
                "\u{feff}file,line,column,problem,what_to_do,row\r\n'=week.csv,{said},7,'=cmd|'/c calc'!A1,\"a\nb\"\r\n'=week.csv,{said}\r\n"
            )
        );
    }
}
