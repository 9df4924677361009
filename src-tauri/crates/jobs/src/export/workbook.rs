//! A whole review as one workbook: a sheet for each of its tables, with charts drawn from the cells.
//! The tables that the window saves one by one are the same here.

use std::{
    io::{self, Write},
    path::Path,
};

use engine::{
    forecast::Forecast,
    money::Money,
    review::{Against, Aspect, Case, FlagProblem, Review, Strength},
    trend::{Trend, TrendMonth},
};
use exchange::{Cell, Chart, ChartKind, Kind, Manner, Series, WorkbookFile};

use super::{
    tables::{self, Named, columns, currencies, with_values},
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
    /// What is to come.
    pub forecast: &'a Forecast,
}

/// The colours of the house: advanced, lost, open, and the accent with a paler one beside it.
const ADVANCED: u32 = 0x2F_8F76;
const LOST: u32 = 0xC2_553F;
const OPEN: u32 = 0xB9_C0C5;
const ACCENT: u32 = 0x0F_5C6E;
const PALE: u32 = 0x93_B6BF;

/// Writes a review as a workbook.
///
/// # Errors
/// A file that cannot be written.
pub fn workbook(of: Reviewed<'_>, manner: Manner, path: &Path) -> Result<(), Error> {
    let written = whole_file::write_with(path, |out| {
        let mut book = WorkbookFile::new(out, manner)?;
        figures(&mut book, of.review)?;
        stages(&mut book, of.review)?;
        reps(&mut book, of.review)?;
        stand_out(&mut book, of.review)?;
        stalled(&mut book, of.review)?;
        months(&mut book, of.trend)?;
        forecast(&mut book, of.forecast)?;
        book.finish()?;
        Ok(())
    });
    written.map_err(|source: io::Error| unwritten(path, source))
}

type Book<W> = WorkbookFile<W>;

fn figures<W: Write + Send>(book: &mut Book<W>, review: &Review) -> io::Result<()> {
    const FIGURES: [Named; 6] = [
        ("Figure", Kind::Text),
        ("Value", Kind::Amount),
        ("Currency", Kind::Word),
        ("Low", Kind::Number),
        ("High", Kind::Number),
        ("Deals", Kind::Number),
    ];
    book.sheet("Figures", &columns(&FIGURES))?;
    let whole = &review.whole;
    let empty = Cell::Empty;
    let name = |text| Cell::Text(text);
    let deals = |n: u32| Cell::count(Some(n));
    book.row(&[
        name("As of"),
        Cell::Day(review.as_of),
        empty,
        empty,
        empty,
        deals(whole.deals),
    ])?;
    let sums: [(&str, &[Money], u32); 3] = [
        ("Open pipeline", &whole.open_value, whole.open_now),
        ("Stalled", &whole.stalled_value, whole.stalled),
        ("Won in the period", &whole.won_value, whole.won_in_period),
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
        name("Win rate, of closed deals"),
        Cell::decimal(rate.map(|r| r.estimate)),
        empty,
        Cell::decimal(rate.map(|r| r.low)),
        Cell::decimal(rate.map(|r| r.high)),
        deals(whole.won + whole.lost),
    ])?;
    let [low, high] = whole.days_to_win_quartiles;
    book.row(&[
        name("Days to win: half, and a quarter and three quarters"),
        Cell::count(whole.days_to_win),
        empty,
        Cell::count(low),
        Cell::count(high),
        deals(whole.won),
    ])
}

fn stages<W: Write + Send>(book: &mut Book<W>, review: &Review) -> io::Result<()> {
    let currencies = currencies(review);
    book.sheet("Stages", &with_values(&tables::STAGES, &currencies))?;
    tables::stages(review, &currencies, &mut |cells| book.row(cells))?;
    let part = |column, colour| Series { column, colour };
    book.chart(&Chart {
        title: "What became of the deals at each stage".to_owned(),
        kind: ChartKind::StackedBars,
        by: 0,
        series: vec![part(3, ADVANCED), part(4, LOST), part(5, OPEN)],
        numbers: "0",
    })?;
    book.chart(&Chart {
        title: "Open deals, and those past the stall point".to_owned(),
        kind: ChartKind::Bars,
        by: 0,
        series: vec![part(17, OPEN), part(18, 0xC9_8414)],
        numbers: "0",
    })
}

fn reps<W: Write + Send>(book: &mut Book<W>, review: &Review) -> io::Result<()> {
    let currencies = currencies(review);
    book.sheet("Reps", &with_values(&tables::REPS, &currencies))?;
    tables::reps(review, &[], &currencies, &mut |cells| book.row(cells))
}

/// Flags and findings: who or what, where, and how sure.
fn stand_out<W: Write + Send>(book: &mut Book<W>, review: &Review) -> io::Result<()> {
    const FLAGS: [Named; 10] = [
        ("About", Kind::Word),
        ("Name", Kind::Word),
        ("Stage", Kind::Word),
        ("Problem", Kind::Word),
        ("Against", Kind::Word),
        ("Seen", Kind::Number),
        ("Expected", Kind::Number),
        ("False discovery rate", Kind::Number),
        ("Evidence", Kind::Word),
        ("In words", Kind::Text),
    ];
    book.sheet("Whom to coach", &columns(&FLAGS))?;
    for flag in &review.flags {
        let about = if flag.rep.is_some() { "Rep" } else { "Team" };
        book.row(&case(about, flag.rep.as_deref(), &flag.case))?;
    }
    for finding in &review.findings {
        let about = match finding.aspect {
            Aspect::Source => "Source",
            Aspect::Persona => "Persona",
        };
        book.row(&case(about, Some(&finding.of), &finding.case))?;
    }
    Ok(())
}

fn case<'c>(about: &'c str, name: Option<&'c str>, case: &'c Case) -> [Cell<'c>; 10] {
    let problem = match case.problem {
        FlagProblem::Loses => "loses deals",
        FlagProblem::Slow => "deals sit",
    };
    let against = match case.against {
        Against::Rest => "the others",
        Against::Before => "the period before",
        Against::Held => "its own pace",
    };
    let strength = match case.strength {
        Strength::Strong => "strong",
        Strength::Likely => "likely",
    };
    [
        Cell::Text(about),
        Cell::text(name),
        Cell::Text(&case.stage),
        Cell::Text(problem),
        Cell::Text(against),
        Cell::count(Some(case.observed)),
        Cell::Decimal(case.expected),
        Cell::Decimal(case.q),
        Cell::Text(strength),
        Cell::Text(&case.summary),
    ]
}

fn stalled<W: Write + Send>(book: &mut Book<W>, review: &Review) -> io::Result<()> {
    book.sheet("Stalled deals", &columns(&tables::STALLED))?;
    tables::stalled(review, &mut |cells| book.row(cells))
}

fn months<W: Write + Send>(book: &mut Book<W>, trend: &Trend) -> io::Result<()> {
    const MONTHS: [Named; 11] = [
        ("Month", Kind::Day),
        ("Entered", Kind::Number),
        ("Advanced", Kind::Number),
        ("Lost", Kind::Number),
        ("Open", Kind::Number),
        ("Conversion", Kind::Share),
        ("Conversion, low", Kind::Share),
        ("Conversion, high", Kind::Share),
        ("Expected in the end", Kind::Share),
        ("Still to come", Kind::Share),
        ("Median days", Kind::Number),
    ];
    const BY_STAGE: [Named; 12] = {
        let mut all = [("Stage", Kind::Word); 12];
        let mut ix = 0;
        while ix < MONTHS.len() {
            all[ix + 1] = MONTHS[ix];
            ix += 1;
        }
        all
    };
    book.sheet("Months", &columns(&MONTHS))?;
    for month in &trend.whole {
        book.row(&of_month(month))?;
    }
    let line = |column, colour| Series { column, colour };
    book.chart(&Chart {
        title: "Won of the deals begun in each month".to_owned(),
        kind: ChartKind::Lines,
        by: 0,
        series: vec![line(5, ACCENT), line(8, PALE)],
        numbers: "0%",
    })?;
    book.sheet("Months by stage", &columns(&BY_STAGE))?;
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

fn forecast<W: Write + Send>(book: &mut Book<W>, forecast: &Forecast) -> io::Result<()> {
    const DAYS: [Named; 4] = [
        ("Day", Kind::Day),
        ("Low, 80 % range", Kind::Number),
        ("Wins expected", Kind::Number),
        ("High, 80 % range", Kind::Number),
    ];
    book.sheet("Forecast", &columns(&DAYS))?;
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
        title: "Wins to come of the deals open now".to_owned(),
        kind: ChartKind::Lines,
        by: 0,
        series: vec![line(1, PALE), line(2, ACCENT), line(3, PALE)],
        numbers: "0",
    })
}
