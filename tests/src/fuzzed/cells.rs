//! Columns of whatever somebody wrote for dates and amounts, a line a cell. What is read from a cell
//! stands in it: a day, month and year among its numbers, an amount's digits in their order.
//!
//! An input that starts with a byte 0 decides a file in a manner that people write instead.

use std::{collections::HashMap, convert::Infallible, ops::ControlFlow};

use chrono::Datelike as _;
use engine::{
    moment::Day,
    money::Money,
    process::Process,
    record::{Record, Sink},
};
use exchange::{Choice, DateOrder, DecimalSign, Hints, Plan, inspect, plan, read};

use super::manner::invented;

/// Rows of one file.
const CELLS: usize = 64;

/// A column of dates, in each order it may be told to be in.
pub fn dates(bytes: &[u8]) {
    if let Some((0, rest)) = bytes.split_first() {
        return invented(rest);
    }
    let cells = lines(bytes);
    let text = file(&cells);
    for dates in [
        None,
        Some(DateOrder::Dmy),
        Some(DateOrder::Mdy),
        Some(DateOrder::Ymd),
    ] {
        let hints = Hints {
            dates,
            ..Hints::default()
        };
        for (row, (day, _)) in came(&text, &hints) {
            if let (Some(day), Some(cell)) = (day, cells.get(row)) {
                stands_in(cell, day);
            }
        }
    }
}

/// A column of amounts, with each sign it may be told to have.
pub fn numbers(bytes: &[u8]) {
    if let Some((0, rest)) = bytes.split_first() {
        return invented(rest);
    }
    let cells = lines(bytes);
    let text = amounts(&cells);
    for decimal in [None, Some(DecimalSign::Point), Some(DecimalSign::Comma)] {
        let hints = Hints {
            decimal,
            ..Hints::default()
        };
        for (row, (_, amount)) in came(&text, &hints) {
            if let (Some(amount), Some(cell)) = (amount, cells.get(row)) {
                same_digits(cell, amount);
            }
        }
    }
}

/// The lines of an input, as far as they are text and can stand in a cell.
fn lines(bytes: &[u8]) -> Vec<&str> {
    let text = str::from_utf8(bytes).unwrap_or_default();
    let fits = |line: &&str| !line.contains(['"', '\r', '\0']) && !line.trim().is_empty();
    text.split('\n').filter(fits).take(CELLS).collect()
}

fn file(dates: &[&str]) -> String {
    let row = |(row, date): (usize, &&str)| format!("D{row},Ana,Pitch,\"{date}\"\n");
    let rows: String = dates.iter().enumerate().map(row).collect();
    "deal_id,rep,stage,at\n".to_owned() + &rows
}

fn amounts(cells: &[&str]) -> String {
    let row = |(row, cell): (usize, &&str)| format!("D{row},Ana,Pitch,2025-01-31,\"{cell}\"\n");
    let rows: String = cells.iter().enumerate().map(row).collect();
    "deal_id,rep,stage,at,amount\n".to_owned() + &rows
}

/// The day and the amount of each row that came in.
fn came(text: &str, hints: &Hints) -> HashMap<usize, (Option<Day>, Option<Money>)> {
    let process = Process::of_stages("", &["Pitch", "Closing"]);
    let planned = inspect(text.as_bytes(), "f.csv", hints)
        .and_then(|seen| plan(&seen, Choice::Only(&process), hints));
    match planned {
        Ok(planned) => rows(text, &planned),
        Err(error) => {
            let said = error.to_string();
            assert!(said.ends_with('.'), "{said}");
            HashMap::new()
        }
    }
}

fn rows(text: &str, planned: &Plan) -> HashMap<usize, (Option<Day>, Option<Money>)> {
    struct Kept(HashMap<usize, (Option<Day>, Option<Money>)>);
    impl Sink for Kept {
        type Error = Infallible;
        fn accept(&mut self, record: &Record<'_>) -> Result<(), Infallible> {
            let row = record.deal.strip_prefix('D').and_then(|n| n.parse().ok());
            let said = (record.at.map(|at| at.day), record.details.amount);
            self.0.insert(row.expect("a deal of the file"), said);
            Ok(())
        }
    }
    let mut kept = Kept(HashMap::new());
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = read(text.as_bytes(), planned, &mut kept, go_on);
    let report = report.unwrap_or_else(|_| panic!("{text}"));
    let left = report.rows - kept.0.len() as u64;
    assert!(left <= report.problems.total() + report.ignored, "{text}");
    kept.0
}

/// Day, month and year stand among a cell's numbers, unless it counts days or seconds.
fn stands_in(cell: &str, day: Day) {
    let parts: Vec<&str> = cell
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    // Run together, or a count.
    if parts.iter().any(|part| part.len() >= 5) {
        return;
    }
    let numbers: Vec<i32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let date = day.date();
    let has = |number: i32| numbers.contains(&number);
    let of_month = i32::try_from(date.day()).unwrap_or(0);
    let month = i32::try_from(date.month()).unwrap_or(0);
    assert!(has(of_month), "{cell:?} gave {date}");
    assert!(
        has(date.year()) || has(date.year() % 100),
        "{cell:?} gave {date}"
    );
    assert!(
        has(month) || cell.contains(char::is_alphabetic),
        "{cell:?} gave {date}"
    );
}

/// An amount has its cell's digits in their order, but for zeros at the ends; with one sign and one or
/// two digits behind it, that many of them are decimals.
fn same_digits(cell: &str, amount: Money) {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let written = digits(cell);
    let read = digits(&amount.minor.to_string());
    let bare = |text: &str| text.trim_matches('0').to_owned();
    assert_eq!(bare(&written), bare(&read), "{cell:?} gave {amount:?}");
    let plain = cell
        .chars()
        .all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    let mut parts = cell.split(['.', ',']);
    if let (true, Some(whole), Some(decimals), None) =
        (plain, parts.next(), parts.next(), parts.next())
        && !whole.is_empty()
        && matches!(decimals.len(), 1 | 2)
        && amount.currency.decimals() == 2
    {
        let scale = if decimals.len() == 1 { 10 } else { 1 };
        let expected = written.parse().ok().and_then(|n: i64| n.checked_mul(scale));
        assert_eq!(Some(amount.minor), expected, "{cell:?} gave {amount:?}");
    }
}
