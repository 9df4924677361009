//! An invented file in any of the manners in which people write dates and amounts: every value is read
//! right, or the person is asked. Five hundred of them are rolled by every test run, more by a fuzzer.

use std::{convert::Infallible, fmt::Write as _, ops::ControlFlow};

use chrono::{Days, NaiveDate};
use engine::{
    moment::Moment,
    money::{Currency, Money},
    problem::Refusal,
    process::Process,
    record::{Record, Sink},
};
use exchange::{Choice, DateOrder, DecimalSign, Error, Hints, inspect, plan};

use crate::moves;

/// What decides: the bytes of an input two by two, and when they are used up, dice of one seed.
struct Dice<'b> {
    bytes: &'b [u8],
    seed: moves::Dice,
}

impl<'b> Dice<'b> {
    fn of(bytes: &'b [u8], seed: u64) -> Self {
        Self {
            bytes,
            seed: moves::Dice(seed),
        }
    }

    fn roll(&mut self) -> u64 {
        if let Some((two, rest)) = self.bytes.split_first_chunk() {
            self.bytes = rest;
            return u16::from_le_bytes(*two).into();
        }
        self.seed.bits()
    }

    fn below(&mut self, n: u64) -> u64 {
        self.roll() % n
    }

    fn one<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }
}

/// A manner of writing dates, and the order that tells it to the reader.
const DATES: [(&str, DateOrder); 16] = [
    ("%Y-%m-%d", DateOrder::Ymd),
    ("%d/%m/%Y", DateOrder::Dmy),
    ("%m/%d/%Y", DateOrder::Mdy),
    ("%-d/%-m/%Y", DateOrder::Dmy),
    ("%-m/%-d/%Y", DateOrder::Mdy),
    ("%d.%m.%Y", DateOrder::Dmy),
    ("%d-%m-%Y", DateOrder::Dmy),
    ("%m-%d-%Y", DateOrder::Mdy),
    ("%d/%m/%y", DateOrder::Dmy),
    ("%m/%d/%y", DateOrder::Mdy),
    ("%y/%m/%d", DateOrder::Ymd),
    ("%d.%m.%y", DateOrder::Dmy),
    ("%d-%b-%Y", DateOrder::Dmy),
    ("%d %B %Y", DateOrder::Dmy),
    ("%B %-d, %Y", DateOrder::Mdy),
    ("%Y%m%d", DateOrder::Ymd),
];

/// Separators of thousands and decimals.
const NUMBERS: [(&str, DecimalSign); 9] = [
    ("", DecimalSign::Point),
    ("", DecimalSign::Comma),
    (",", DecimalSign::Point),
    (".", DecimalSign::Comma),
    (" ", DecimalSign::Comma),
    ("\u{a0}", DecimalSign::Comma),
    ("\u{202f}", DecimalSign::Comma),
    ("'", DecimalSign::Point),
    ("\u{2019}", DecimalSign::Point),
];

struct Manner {
    dates: (&'static str, DateOrder),
    group: &'static str,
    sign: DecimalSign,
    /// Decimals are always written, only where there are any, or amounts have none at all.
    cents: u64,
    currency: Option<&'static str>,
    /// In the cell (before or behind), in a column of its own, or nowhere.
    named: u64,
    brackets: bool,
    delimiter: char,
}

impl Manner {
    fn roll(dice: &mut Dice<'_>) -> Self {
        let (group, sign) = dice.one(&NUMBERS);
        let currency = dice.one(&[None, Some("EUR"), Some("USD"), Some("JPY"), Some("KWD")]);
        Self {
            dates: dice.one(&DATES),
            group,
            sign,
            cents: dice.below(3),
            currency,
            named: currency.map_or(3, |_| dice.below(3)),
            brackets: dice.below(2) == 0,
            delimiter: dice.one(&[',', ';', '\t']),
        }
    }

    fn places(&self) -> u32 {
        let currency = self.currency.and_then(Currency::parse);
        currency.map_or(2, |currency| currency.decimals())
    }

    fn amount(&self, minor: i64) -> String {
        let places = self.places() as usize;
        let digits = format!("{:0>width$}", minor.unsigned_abs(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        let mut text = String::new();
        for (ix, digit) in whole.chars().enumerate() {
            if ix > 0 && (whole.len() - ix).is_multiple_of(3) {
                text.push_str(self.group);
            }
            text.push(digit);
        }
        let bare = decimals.bytes().all(|b| b == b'0');
        if !decimals.is_empty() && (self.cents == 0 || !bare) {
            text.push(match self.sign {
                DecimalSign::Point => '.',
                DecimalSign::Comma => ',',
            });
            text.push_str(decimals);
        }
        let code = self.currency.unwrap_or_default();
        let text = match self.named {
            0 => format!("{code} {text}"),
            1 => format!("{text} {code}"),
            _ => text,
        };
        match (minor < 0, self.brackets) {
            (true, true) => format!("({text})"),
            (true, false) => format!("-{text}"),
            _ => text,
        }
    }
}

struct Truth {
    day: NaiveDate,
    amount: Money,
}

/// The file as written, and what it says.
fn write(manner: &Manner, dice: &mut Dice<'_>) -> (String, Vec<Truth>) {
    let rows = dice.one(&[1, 2, 3, 8, 40]);
    let early = dice.below(3) == 0;
    let small = dice.below(3) == 0;
    let first = NaiveDate::from_ymd_opt(2019, 1, 1).unwrap();
    let mut text = format!("deal_id{0}rep{0}stage{0}at{0}amount", manner.delimiter);
    if manner.named == 2 {
        let _ = write!(text, "{}currency", manner.delimiter);
    }
    text.push('\n');
    let mut truths = Vec::new();
    for row in 0..rows {
        let mut day = first + Days::new(dice.below(2_500));
        if early {
            // No day of the month tells itself from a month.
            day = chrono::Datelike::with_day(&day, 1 + dice.below(12) as u32).unwrap();
        }
        let unit = 10_i64.pow(manner.places());
        let mut minor = (1 + dice.below(if small { 990 } else { 3_000_000 })) as i64;
        minor = match manner.cents {
            2 => minor * unit,
            _ => minor * dice.one(&[1, 1, unit]),
        };
        if dice.below(10) == 0 {
            minor = -minor;
        }
        let cells = [
            format!("D{row}"),
            "Ana".to_owned(),
            "Pitch".to_owned(),
            day.format(manner.dates.0).to_string(),
            manner.amount(minor),
        ];
        let mut cells: Vec<String> = cells.iter().map(|c| format!("\"{c}\"")).collect();
        if manner.named == 2 {
            cells.push(manner.currency.unwrap_or_default().to_owned());
        }
        text.push_str(&cells.join(&manner.delimiter.to_string()));
        text.push('\n');
        let currency = manner.currency.and_then(Currency::parse);
        truths.push(Truth {
            day,
            amount: Money {
                minor,
                currency: currency.unwrap_or(Currency::UNKNOWN),
            },
        });
    }
    (text, truths)
}

/// The deal of each record, when, and what it is worth.
#[derive(Default)]
struct Kept(Vec<(String, Option<Moment>, Option<Money>)>);

impl Sink for Kept {
    type Error = Infallible;

    fn accept(&mut self, record: &Record<'_>) -> Result<(), Infallible> {
        let deal = record.deal.to_owned();
        self.0.push((deal, record.at, record.details.amount));
        Ok(())
    }
}

/// What came of a file.
#[derive(Default)]
struct Came {
    dates_asked: bool,
    amounts_left: usize,
}

fn read(text: &str, truths: &[Truth], hints: &Hints, what: &str) -> Came {
    let process = Process::of_stages("", &["Pitch", "Closing"]);
    let seen = inspect(text.as_bytes(), "f.csv", hints).unwrap();
    let plan = match plan(&seen, Choice::Only(&process), hints) {
        Ok(plan) => plan,
        Err(Error::Refused(Refusal::AmbiguousDates { .. })) => {
            return Came {
                dates_asked: true,
                ..Came::default()
            };
        }
        Err(other) => panic!("{what}: {other}\n{text}"),
    };
    let mut kept = Kept::default();
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = exchange::read(text.as_bytes(), &plan, &mut kept, go_on).unwrap();
    let mut left = 0;
    let mut by_deal = kept.0.iter().peekable();
    for (row, truth) in truths.iter().enumerate() {
        let Some((_, at, amount)) = by_deal.next_if(|(deal, ..)| *deal == format!("D{row}")) else {
            left += 1;
            continue;
        };
        assert_eq!(at.unwrap().day.date(), truth.day, "{what}\n{text}");
        match amount {
            Some(amount) => assert_eq!(*amount, truth.amount, "{what}\n{text}"),
            None => left += 1,
        }
    }
    assert!(
        left as u64 <= report.problems.total(),
        "{what}: left out in silence\n{text}"
    );
    Came {
        dates_asked: false,
        amounts_left: left,
    }
}

/// One file, all of it decided by bytes or a seed: read as it is, and told what it leaves open.
fn any(bytes: &[u8], seed: u64) -> Came {
    let mut dice = Dice::of(bytes, seed);
    let manner = Manner::roll(&mut dice);
    let (text, truths) = write(&manner, &mut dice);
    let what = format!("file {seed}");
    let came = read(&text, &truths, &Hints::default(), &what);
    // Told what the file leaves open, everything is read.
    let hints = Hints {
        dates: Some(manner.dates.1),
        decimal: Some(manner.sign),
        ..Hints::default()
    };
    let told = read(&text, &truths, &hints, &format!("{what}, told"));
    assert!(
        !told.dates_asked,
        "{what} is asked about though told\n{text}"
    );
    assert_eq!(
        told.amounts_left, 0,
        "{what} lost values though told\n{text}"
    );
    came
}

/// A file whose manner and values the bytes decide.
pub(super) fn invented(bytes: &[u8]) {
    any(bytes, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_right_or_the_person_is_asked() {
        let (mut asked, mut left, mut whole) = (0, 0, 0);
        for seed in 0..500 {
            let came = any(&[], seed);
            asked += u32::from(came.dates_asked);
            left += u32::from(came.amounts_left > 0);
            whole += u32::from(!came.dates_asked && came.amounts_left == 0);
        }
        // Asking is no way out: what can be told from the file is read without a question.
        assert!(
            whole >= 300,
            "of 500 files {whole} were read whole, {asked} asked about dates, {left} about amounts"
        );
    }
}
