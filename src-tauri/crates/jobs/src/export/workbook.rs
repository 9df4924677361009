//! A whole review as one workbook: a sheet for each of its tables, with charts drawn from the cells.
//! The tables that the window saves one by one are the same here.

use std::{
    io::{self, Write},
    path::Path,
};

use engine::{
    forecast::Forecast,
    money::Money,
    review::{Aspect, Case, Review},
    tenure::RampUp,
    trend::{Trend, TrendMonth},
};
use exchange::{Cell, Chart, ChartKind, Kind, Manner, Series, WorkbookFile};
use report::words::{Whose, Words};

use super::{
    tables::{self, columns, currencies, with_values},
    unwritten,
};
use crate::{Error, whole_file};

/// What a workbook is made of.
#[derive(Clone, Copy, Debug)]
pub struct Reviewed<'a> {
    /// Every figure of the look.
    pub review: &'a Review,
    /// Month by month.
    pub trend: &'a Trend,
    /// The first years of new reps.
    pub ramp_up: &'a RampUp,
    /// What is to come.
    pub forecast: &'a Forecast,
}

/// The colours of the house: advanced, lost, open, and the accent with a paler one beside it.
const ADVANCED: u32 = 0x2F_8F76;
const LOST: u32 = 0xC2_553F;
const OPEN: u32 = 0xB9_C0C5;
const ACCENT: u32 = 0x0F_5C6E;
const PALE: u32 = 0x93_B6BF;

/// Writes a review as a workbook, in the words of a language and its place.
///
/// # Errors
/// A file that cannot be written.
pub fn workbook(of: Reviewed<'_>, words: Words, manner: Manner, path: &Path) -> Result<(), Error> {
    let written = whole_file::write_with(path, |out| {
        let mut book = WorkbookFile::new(out, manner)?;
        figures(words, &mut book, of.review)?;
        stages(words, &mut book, of.review)?;
        reps(words, &mut book, of.review)?;
        stand_out(words, &mut book, of.review)?;
        stalled(words, &mut book, of.review)?;
        months(words, &mut book, of.trend)?;
        new_hires(words, &mut book, of.ramp_up)?;
        forecast(words, &mut book, of.forecast)?;
        book.finish()?;
        Ok(())
    });
    written.map_err(|source: io::Error| unwritten(path, source))
}

type Book<W> = WorkbookFile<W>;

fn figures<W: Write + Send>(words: Words, book: &mut Book<W>, review: &Review) -> io::Result<()> {
    const KINDS: [Kind; 6] = [
        Kind::Text,
        Kind::Amount,
        Kind::Word,
        Kind::Number,
        Kind::Number,
        Kind::Number,
    ];
    let said = &words.book;
    book.sheet(said.figures, &columns(said.figure_heads(), &KINDS))?;
    let whole = &review.whole;
    let empty = Cell::Empty;
    let name = |text| Cell::Text(text);
    let deals = |n: u32| Cell::count(Some(n));
    book.row(&[
        name(said.as_of),
        Cell::Day(review.as_of),
        empty,
        empty,
        empty,
        deals(whole.deals),
    ])?;
    let sums: [(&str, &[Money], u32); 3] = [
        (said.open_pipeline, &whole.open_value, whole.open_now),
        (said.stalled, &whole.stalled_value, whole.stalled),
        (said.won, &whole.won_value, whole.won_in_period),
    ];
    for (figure, amounts, of) in sums {
        if amounts.is_empty() {
            book.row(&[name(figure), empty, empty, empty, empty, deals(of)])?;
        }
        for amount in amounts {
            let value = Some(*amount);
            let row = [
                name(figure),
                Cell::amount(value),
                Cell::currency(&value),
                empty,
                empty,
                deals(of),
            ];
            book.row(&row)?;
        }
    }
    let rate = whole.win_rate;
    book.row(&[
        name(said.win_rate),
        Cell::decimal(rate.map(|r| r.estimate)),
        empty,
        Cell::decimal(rate.map(|r| r.low)),
        Cell::decimal(rate.map(|r| r.high)),
        deals(whole.won + whole.lost),
    ])?;
    let [low, high] = whole.days_to_win_quartiles;
    book.row(&[
        name(said.days_to_win),
        Cell::count(whole.days_to_win),
        empty,
        Cell::count(low),
        Cell::count(high),
        deals(whole.won),
    ])
}

fn stages<W: Write + Send>(words: Words, book: &mut Book<W>, review: &Review) -> io::Result<()> {
    let currencies = currencies(review);
    let said = &words.book;
    let front = columns(said.stage_heads(), &tables::STAGES);
    book.sheet(said.stages, &with_values(words, front, &currencies))?;
    tables::stages(review, &currencies, &mut |cells| book.row(cells))?;
    let part = |column, colour| Series { column, colour };
    book.chart(&Chart {
        title: said.ended_chart.to_owned(),
        kind: ChartKind::StackedBars,
        by: 0,
        series: vec![part(3, ADVANCED), part(4, LOST), part(5, OPEN)],
        numbers: "0",
    })?;
    book.chart(&Chart {
        title: said.past_chart.to_owned(),
        kind: ChartKind::Bars,
        by: 0,
        series: vec![part(17, OPEN), part(18, 0xC9_8414)],
        numbers: "0",
    })
}

fn reps<W: Write + Send>(words: Words, book: &mut Book<W>, review: &Review) -> io::Result<()> {
    let currencies = currencies(review);
    let front = columns(words.book.rep_heads(), &tables::REPS);
    book.sheet(words.book.reps, &with_values(words, front, &currencies))?;
    tables::reps(words, review, &[], &currencies, &mut |cells| {
        book.row(cells)
    })
}

/// Flags and findings: who or what, where, and how sure.
fn stand_out<W: Write + Send>(words: Words, book: &mut Book<W>, review: &Review) -> io::Result<()> {
    const KINDS: [Kind; 10] = [
        Kind::Word,
        Kind::Word,
        Kind::Word,
        Kind::Word,
        Kind::Word,
        Kind::Number,
        Kind::Number,
        Kind::Number,
        Kind::Word,
        Kind::Text,
    ];
    let said = &words.book;
    book.sheet(said.whom, &columns(said.case_heads(), &KINDS))?;
    for flag in &review.flags {
        let about = if flag.rep.is_some() {
            said.rep
        } else {
            said.team
        };
        let whose = flag.rep.as_deref().map_or(Whose::Team, Whose::Rep);
        let in_words = words.in_words(whose, &flag.case);
        let name = flag.rep.as_deref();
        book.row(&case(words, (about, name), &flag.case, &in_words))?;
    }
    for finding in &review.findings {
        let about = match finding.aspect {
            Aspect::Source => said.source,
            Aspect::Persona => said.persona,
        };
        let in_words = words.in_words(Whose::found(finding), &finding.case);
        let name = Some(finding.of.as_str());
        book.row(&case(words, (about, name), &finding.case, &in_words))?;
    }
    Ok(())
}

fn case<'c>(
    words: Words,
    (about, name): (&'c str, Option<&'c str>),
    case: &'c Case,
    in_words: &'c str,
) -> [Cell<'c>; 10] {
    let said = &words.book;
    [
        Cell::Text(about),
        Cell::text(name),
        Cell::Text(&case.stage),
        Cell::Text(said.problem(case.problem)),
        Cell::Text(said.against(case.against)),
        Cell::count(Some(case.observed)),
        Cell::Decimal(case.expected),
        Cell::Decimal(case.q),
        Cell::Text(words.strength(case.strength)),
        Cell::Text(in_words),
    ]
}

fn stalled<W: Write + Send>(words: Words, book: &mut Book<W>, review: &Review) -> io::Result<()> {
    let columns = columns(words.book.stalled_heads(), &tables::STALLED);
    book.sheet(words.book.stalled_deals, &columns)?;
    tables::stalled(words, review, &mut |cells| book.row(cells))
}

fn months<W: Write + Send>(words: Words, book: &mut Book<W>, trend: &Trend) -> io::Result<()> {
    const KINDS: [Kind; 11] = [
        Kind::Day,
        Kind::Number,
        Kind::Number,
        Kind::Number,
        Kind::Number,
        Kind::Share,
        Kind::Share,
        Kind::Share,
        Kind::Share,
        Kind::Share,
        Kind::Number,
    ];
    let said = &words.book;
    let by_month = columns(said.month_heads(), &KINDS);
    book.sheet(said.months, &by_month)?;
    for month in &trend.whole {
        book.row(&of_month(month))?;
    }
    let line = |column, colour| Series { column, colour };
    book.chart(&Chart {
        title: said.won_chart.to_owned(),
        kind: ChartKind::Lines,
        by: 0,
        series: vec![line(5, ACCENT), line(8, PALE)],
        numbers: "0%",
    })?;
    let [stage, _] = said.stage_heads();
    let mut by_stage = columns([stage], &[Kind::Word]);
    by_stage.extend(by_month);
    book.sheet(said.months_by_stage, &by_stage)?;
    for stage in &trend.stages {
        for month in &stage.months {
            let mut cells = vec![Cell::Text(&stage.stage)];
            cells.extend(of_month(month));
            book.row(&cells)?;
        }
    }
    Ok(())
}

fn of_month(month: &TrendMonth) -> [Cell<'static>; 11] {
    let count = |n: u32| Cell::count(Some(n));
    let conversion = month.conversion;
    [
        Cell::Day(month.month),
        count(month.entered),
        count(month.advanced),
        count(month.lost),
        count(month.open),
        Cell::decimal(conversion.map(|c| c.estimate)),
        Cell::decimal(conversion.map(|c| c.low)),
        Cell::decimal(conversion.map(|c| c.high)),
        Cell::decimal(month.expected),
        Cell::decimal(month.still_to_come),
        Cell::count(month.median_days),
    ]
}

/// Every new rep's months of tenure, counted from the first day, beside what earlier hires had done by
/// then; no sheet where nobody is new.
fn new_hires<W: Write + Send>(words: Words, book: &mut Book<W>, of: &RampUp) -> io::Result<()> {
    const KINDS: [Kind; 13] = [
        Kind::Word,
        Kind::Day,
        Kind::Number,
        Kind::Share,
        Kind::Number,
        Kind::Number,
        Kind::Number,
        Kind::Share,
        Kind::Share,
        Kind::Share,
        Kind::Number,
        Kind::Number,
        Kind::Share,
    ];
    if of.hires.is_empty() {
        return Ok(());
    }
    let said = &words.book;
    book.sheet(said.new_hires, &columns(said.hire_heads(), &KINDS))?;
    let count = |n: u32| Cell::count(Some(n));
    for hire in &of.hires {
        for month in &hire.months {
            let usual = of.band.iter().find(|band| band.month == month.month);
            let conversion = month.conversion;
            book.row(&[
                Cell::Text(&hire.rep),
                Cell::Day(hire.since),
                // Persons count months from 1.
                count(month.month + 1),
                Cell::Decimal(month.over),
                count(month.wins),
                count(month.decided),
                count(month.advances),
                Cell::decimal(conversion.map(|c| c.estimate)),
                Cell::decimal(conversion.map(|c| c.low)),
                Cell::decimal(conversion.map(|c| c.high)),
                Cell::count(usual.map(|band| band.wins.n)),
                Cell::decimal(usual.map(|band| band.wins.median)),
                Cell::decimal(usual.and_then(|band| band.conversion.map(|c| c.median))),
            ])?;
        }
    }
    Ok(())
}

fn forecast<W: Write + Send>(
    words: Words,
    book: &mut Book<W>,
    forecast: &Forecast,
) -> io::Result<()> {
    const KINDS: [Kind; 4] = [Kind::Day, Kind::Number, Kind::Number, Kind::Number];
    let said = &words.book;
    book.sheet(said.forecast, &columns(said.forecast_heads(), &KINDS))?;
    for day in &forecast.days {
        book.row(&[
            Cell::Day(day.on),
            Cell::Decimal(day.wins.low),
            Cell::Decimal(day.wins.expected),
            Cell::Decimal(day.wins.high),
        ])?;
    }
    let line = |column, colour| Series { column, colour };
    book.chart(&Chart {
        title: said.wins_chart.to_owned(),
        kind: ChartKind::Lines,
        by: 0,
        series: vec![line(1, PALE), line(2, ACCENT), line(3, PALE)],
        numbers: "0",
    })
}
