//! Currency rates in: a CSV with the columns `currency, base, day, rate`, under a few of their usual
//! names, in any order. Days are ISO dates and rates have a point: a rate that could be read in two
//! ways is refused, row by row.

use std::io::Read;

use chrono::NaiveDate;
use engine::{
    money::Currency,
    problem::{NoRate, Problem, ProblemCode, Refusal, Told},
    rates::{Decimal, Rate},
};

use crate::Error;

/// More rows than that are no list of rates.
const MOST: usize = 200_000;

/// Reads rates; what is no rate is a problem and left out.
///
/// # Errors
/// [`Refusal::Empty`] for a file without rows, [`Refusal::NotRates`] where a column is missing, and
/// whatever keeps the file from being read.
pub fn read_rates(source: impl Read, file: &str) -> Result<(Vec<Rate>, Vec<Problem>), Error> {
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(source);
    let headers = rows.headers().map_err(unread)?.clone();
    let column = |names: &[&str]| {
        headers.iter().position(|header| {
            let header = header.trim_start_matches('\u{feff}').trim().to_lowercase();
            names.contains(&header.as_str())
        })
    };
    let columns = [
        column(&["currency", "from", "code"]),
        column(&["base", "to", "base currency"]),
        column(&["day", "date", "from day", "valid from"]),
        column(&["rate", "value"]),
    ];
    let [Some(currency), Some(base), Some(day), Some(value)] = columns else {
        return Err(Error::Refused(Refusal::NotRates));
    };
    let (mut rates, mut problems) = (Vec::new(), Vec::new());
    for row in rows.records().take(MOST) {
        let row = row.map_err(unread)?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |ix: usize| row.get(ix).unwrap_or_default().trim();
        let mut refuse = |ix: usize, code, why: NoRate| {
            problems.push(Problem {
                file: file.to_owned(),
                row: line,
                column: headers.get(ix).map(str::to_owned),
                code,
                told: Told::NoRate(why),
            });
        };
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let codes = [currency, base].map(|ix| (ix, Currency::parse(cell(ix))));
        let (from, to) = match codes {
            [(_, Some(from)), (_, Some(to))] if from != to => (from, to),
            [(_, Some(_)), (ix, Some(_))] => {
                let why = NoRate::ToItself(clip(cell(ix)));
                refuse(ix, ProblemCode::BadCurrency, why);
                continue;
            }
            [(ix, None), _] | [_, (ix, None)] => {
                let why = NoRate::BadCode(clip(cell(ix)));
                refuse(ix, ProblemCode::BadCurrency, why);
                continue;
            }
        };
        let Ok(on) = cell(day).parse::<NaiveDate>() else {
            let why = NoRate::BadDay(clip(cell(day)));
            refuse(day, ProblemCode::BadDate, why);
            continue;
        };
        match cell(value).parse::<Decimal>() {
            Ok(value) => rates.push(Rate {
                currency: from,
                base: to,
                day: on,
                value,
            }),
            Err(_) => {
                let why = NoRate::BadValue(clip(cell(value)));
                refuse(value, ProblemCode::BadAmount, why);
            }
        }
    }
    if rates.is_empty() && problems.is_empty() {
        return Err(Error::Refused(Refusal::Empty));
    }
    Ok((rates, problems))
}

fn clip(text: &str) -> String {
    text.chars().take(60).collect()
}

fn unread(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(source) => Error::Source(source),
        _ => Error::Refused(Refusal::NotRates),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn rates_are_read_exactly_and_what_is_none_is_told_by_row() {
        let file = "\u{feff}Date,Rate,From,To\n2026-01-01,1.0825,eur,USD\n2026-01-01,\"1,08\",GBP,USD\n31/01/2026,1.1,GBP,USD\n2026-01-01,2,EUR,EUR\n2026-01-01,2,Euro,USD\n\n";
        let (rates, problems) = read_rates(file.as_bytes(), "rates.csv").unwrap();
        assert_eq!(rates.len(), 1);
        assert_eq!(rates[0].value.to_string(), "1.0825");
        assert_eq!(rates[0].currency.code(), "EUR");
        let told: Vec<_> = problems
            .iter()
            .map(|problem| (problem.row, problem.code))
            .collect();
        use ProblemCode::{BadAmount, BadCurrency, BadDate};
        assert_eq!(
            told,
            [
                (3, BadAmount),
                (4, BadDate),
                (5, BadCurrency),
                (6, BadCurrency)
            ]
        );
    }

    #[test]
    fn a_file_without_the_columns_is_none_of_rates() {
        assert!(matches!(
            read_rates(&b"a,b\n1,2\n"[..], "x"),
            Err(Error::Refused(Refusal::NotRates))
        ));
        assert!(matches!(
            read_rates(&b"currency,base,day,rate\n"[..], "x"),
            Err(Error::Refused(Refusal::Empty))
        ));
    }
}
