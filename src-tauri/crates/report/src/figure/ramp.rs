//! Ramp-up: everybody in the first year, month by month of tenure, each a line of their own over what
//! earlier hires had done at the same tenure. A month that is not over ends in a hollow mark, as far
//! along as it has come. The band is what was usual, and no test.

use engine::{
    selection::Selection,
    tenure::{Ramp, RampMonth, RampUp, Spread},
};
use serde::{Deserialize, Serialize};

use super::{
    Draft, Hit, Table, hit, legend,
    legend::Key,
    panel::{CAPTION, Panel, round, round_share},
    whole_pixels,
};
use crate::{
    letters::clean,
    palette::Token,
    sheet::{Lettering, Sheet},
    words,
};

/// What is followed from month to month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RampMeasure {
    /// Deals won so far.
    #[default]
    Wins,
    /// The share of decided passages that advanced, so far.
    Conversion,
}

const MONTHS: u32 = 12;
/// More lines than these cannot be told apart; the table has everybody.
const MOST_LINES: usize = 12;
/// Earlier hires are drawn one by one up to so many; beyond, the band says it all.
const MOST_EARLIER: usize = 24;
const HEAD: f64 = 8.0;
const FOOT: f64 = 36.0;
/// Between the names at the lines' ends.
const NAMES: f64 = 14.0;

pub(super) fn draw(ramp: &RampUp, of: RampMeasure, width: u32, wish: Option<u32>) -> Draft {
    let table = table(ramp, of);
    let title = title(ramp, of);
    if ramp.hires.is_empty() {
        let why =
            "Who has been here for less than a year, and began after the data does, appears here.";
        return Draft::nothing(width, wish, &title, why, table);
    }
    let w = f64::from(width);
    let height = wish.unwrap_or(340).clamp(240, 900);
    let shown = ramp.hires.get(..MOST_LINES).unwrap_or(&ramp.hires);
    let bands: Vec<(u32, Spread)> = ramp
        .band
        .iter()
        .filter_map(|band| Some((band.month, of.band(band)?)))
        .collect();
    let mut sheet = Sheet::new();
    let top = legend::draw(&mut sheet, &keys(ramp, of, shown, &bands), 0.0, 0.0, w) + HEAD;
    let (most, step) = of.scale(ramp, shown, &bands);
    let scale = CAPTION
        .width(&of.said(most))
        .max(CAPTION.width(&of.said(step)));
    let panel = Panel {
        left: scale + 8.0,
        right: w - 8.0,
        top,
        foot: f64::from(height) - FOOT,
        most,
    };
    let pitch = (panel.right - panel.left) / f64::from(MONTHS);
    let x = |months: f64| panel.left + pitch * months;

    if let Some((_, first)) = bands.first() {
        let start = (x(0.0), panel.foot);
        let line = |at: fn(&Spread) -> f64| {
            let points = bands
                .iter()
                .map(|(month, band)| (x(f64::from(month + 1)), panel.y(at(band))));
            // Nobody has won anything before the first day; a share has no beginning.
            let start = matches!(of, RampMeasure::Wins).then_some(start);
            start.into_iter().chain(points).collect::<Vec<_>>()
        };
        let (low, high) = (line(|band| band.low), line(|band| band.high));
        let around: Vec<_> = high.iter().chain(low.iter().rev()).copied().collect();
        if first.n > 0 {
            sheet.area(&around, Token::Ahead1);
        }
        panel.scale(&mut sheet, step, |value| of.said(value));
        earlier(&mut sheet, ramp, of, &panel, &x);
        sheet.dashed(&line(|band| band.median), 1.5, Token::Ink3);
    } else {
        panel.scale(&mut sheet, step, |value| of.said(value));
        earlier(&mut sheet, ramp, of, &panel, &x);
    }

    let mut hits: Vec<Hit> = bands
        .iter()
        .map(|(month, band)| {
            let label = format!("Month {}: {}", words::count(month + 1), of.usual(band));
            let left = x(f64::from(*month));
            hit(left, panel.top, pitch, panel.foot - panel.top, label, None)
        })
        .collect();
    let mut ends = Vec::new();
    for one in shown {
        let points = of.points(one);
        let at: Vec<_> = points
            .iter()
            .map(|(months, value, _)| (x(*months), panel.y(*value)))
            .collect();
        sheet.path(&at, 2.0, Token::Accent);
        for (ix, (point, (_, _, month))) in at.iter().zip(&points).enumerate() {
            let Some(month) = month else { continue };
            if ix + 1 == at.len() {
                if let (RampMeasure::Conversion, Some(found)) = (of, month.conversion) {
                    let interval = [
                        (point.0, panel.y(found.low)),
                        (point.0, panel.y(found.high)),
                    ];
                    sheet.path(&interval, 2.5, Token::Interval);
                }
                ends.push((*point, clean(&one.rep)));
            }
            legend::estimate(&mut sheet, point.0, point.1, 3.2, month.over >= 1.0);
            let half = (pitch / 2.0).min(14.0);
            hits.push(hit(
                point.0 - half,
                point.1 - 9.0,
                2.0 * half,
                18.0,
                of.label(ramp, one, month),
                of.behind(one, month),
            ));
        }
    }
    names(&mut sheet, ends, &panel);
    for month in 1..=MONTHS {
        let said = words::count(month);
        sheet.text(
            x(f64::from(month)),
            panel.foot + 12.0,
            &said,
            CAPTION.middle(),
        );
    }
    let axis = CAPTION.fit("months with the team", panel.right - panel.left);
    sheet.text(panel.left, panel.foot + 27.0, &axis, CAPTION);
    Draft {
        sheet,
        height,
        title,
        subtitle: subtitle(ramp, shown.len(), &bands),
        hits,
        table,
    }
}

fn keys<'a>(
    ramp: &RampUp,
    of: RampMeasure,
    shown: &[Ramp],
    bands: &[(u32, Spread)],
) -> Vec<(Key, &'a str)> {
    let mut keys = vec![(Key::Line, "in the first year")];
    let running = |month: &RampMonth| month.over < 1.0;
    if shown.iter().any(|one| one.months.iter().any(running)) {
        keys.push((Key::Hollow, "month not over"));
    }
    if of == RampMeasure::Conversion {
        keys.push((Key::Interval, "95\u{a0}% interval, at the end"));
    }
    if let Some((_, band)) = bands.first() {
        keys.push((
            Key::Swatch(Token::Ahead1),
            if band.whole {
                "all earlier hires"
            } else {
                "80 in 100 earlier hires"
            },
        ));
        keys.push((Key::Dashed, "their median"));
    }
    if (1..=MOST_EARLIER).contains(&ramp.earlier.len()) {
        keys.push((Key::Thin, "each of them"));
    }
    keys
}

/// Each earlier hire, lightly.
fn earlier(
    sheet: &mut Sheet,
    ramp: &RampUp,
    of: RampMeasure,
    panel: &Panel,
    x: &impl Fn(f64) -> f64,
) {
    if ramp.earlier.len() > MOST_EARLIER {
        return;
    }
    for one in &ramp.earlier {
        let points = of.points(one);
        let at: Vec<_> = points
            .iter()
            .map(|(months, value, _)| (x(*months), panel.y(*value)))
            .collect();
        sheet.path(&at, 1.0, Token::Open);
    }
}

/// Whose line it is, at its end. Names that would lie on each other move up.
fn names(sheet: &mut Sheet, mut ends: Vec<((f64, f64), String)>, panel: &Panel) {
    let style = Lettering::new(11.0, Token::Ink).bold();
    ends.sort_by(|(a, _), (b, _)| b.1.total_cmp(&a.1).then(a.0.total_cmp(&b.0)));
    let mut set: Vec<(f64, f64, f64)> = Vec::new();
    for ((x, y), name) in ends {
        let name = style.fit(&name, 150.0_f64.min(panel.right - panel.left));
        let width = style.width(&name);
        // Beside the end, where there is room; over it at the edge, and never on the axis.
        let beside = x + 8.0 + width <= panel.right;
        let left = if beside {
            x + 8.0
        } else {
            (x - width).max(panel.left)
        };
        let mut at = if beside { y } else { y - NAMES };
        at = at.min(panel.foot - 9.0);
        while let Some((_, _, taken)) = set.iter().find(|(from, to, taken)| {
            left < *to && left + width > *from && (at - taken).abs() < NAMES - 0.01
        }) {
            at = taken - NAMES;
        }
        let at = at.max(panel.top - 4.0);
        sheet.text(left, at, &name, style);
        set.push((left, left + width, at));
    }
}

/// A point of a line: months of tenure, the value, and the month it ends; none at the very beginning.
type Point<'a> = (f64, f64, Option<&'a RampMonth>);

impl RampMeasure {
    fn value(self, month: &RampMonth) -> Option<f64> {
        match self {
            Self::Wins => Some(f64::from(month.wins)),
            Self::Conversion => month.conversion.map(|found| found.estimate),
        }
    }

    fn band(self, band: &engine::tenure::RampBand) -> Option<Spread> {
        match self {
            Self::Wins => Some(band.wins),
            Self::Conversion => band.conversion,
        }
    }

    fn points(self, one: &Ramp) -> Vec<Point<'_>> {
        let start = (self == Self::Wins).then_some((0.0, 0.0, None));
        let months = one.months.iter().filter_map(|month| {
            let along = f64::from(month.month) + month.over;
            Some((along, self.value(month)?, Some(month)))
        });
        start.into_iter().chain(months).collect()
    }

    fn scale(self, ramp: &RampUp, shown: &[Ramp], bands: &[(u32, Spread)]) -> (f64, f64) {
        let lines = shown.iter().chain(
            (ramp.earlier.len() <= MOST_EARLIER)
                .then_some(&ramp.earlier)
                .into_iter()
                .flatten(),
        );
        let own = lines.flat_map(|one| one.months.iter().filter_map(move |m| self.value(m)));
        let band = bands.iter().map(|(_, band)| band.high);
        let most = own.chain(band).fold(0.0, f64::max);
        match self {
            Self::Wins => round(most.max(1.0), 5.0),
            Self::Conversion => {
                let last = |one: &Ramp| one.months.last()?.conversion.map(|found| found.high);
                let reach = shown.iter().filter_map(last).fold(most, f64::max);
                round_share(reach, 5.0)
            }
        }
    }

    fn said(self, value: f64) -> String {
        match self {
            Self::Wins => words::count_short(whole_pixels(value)),
            Self::Conversion => words::percent(value),
        }
    }

    /// What earlier hires had done by the end of a month.
    fn usual(self, band: &Spread) -> String {
        let said = |value: f64| match self {
            Self::Wins => words::decimal(value),
            Self::Conversion => words::percent(value),
        };
        let what = match self {
            Self::Wins => "wins",
            Self::Conversion => "of decided advanced",
        };
        let of = words::count(band.n);
        let who = if band.whole {
            format!("all {of} earlier hires")
        } else {
            format!("80 in 100 of {of} earlier hires")
        };
        format!(
            "{who} had {} to {} {what} by then, the median {}",
            said(band.low),
            said(band.high),
            said(band.median)
        )
    }

    fn label(self, ramp: &RampUp, one: &Ramp, month: &RampMonth) -> String {
        let own = match self {
            Self::Wins => words::wins(f64::from(month.wins)),
            Self::Conversion => format!(
                "{} of {} decided advanced, {}",
                words::count(month.advances),
                words::count(month.decided),
                words::proportion(month.conversion.as_ref())
            ),
        };
        let over = if month.over < 1.0 {
            ", not over yet"
        } else {
            ""
        };
        let band = ramp.band.iter().find(|band| band.month == month.month);
        let usual = band.and_then(|band| self.band(band)).map_or_else(
            || "too few earlier hires to compare with".to_owned(),
            |band| self.usual(&band),
        );
        format!(
            "{}, month {}{over}: {own}; {usual}",
            clean(&one.rep),
            words::count(month.month + 1)
        )
    }

    /// The deals counted up to a month.
    fn behind(self, one: &Ramp, upto: &RampMonth) -> Option<Selection> {
        let months = one.months.iter().filter(|month| month.month <= upto.month);
        let mut deals: Vec<String> = months
            .flat_map(|month| match self {
                Self::Wins => &month.won,
                Self::Conversion => &month.moved,
            })
            .cloned()
            .collect();
        deals.sort();
        deals.dedup();
        (!deals.is_empty()).then_some(Selection::These { deals })
    }
}

fn title(ramp: &RampUp, of: RampMeasure) -> String {
    if of == RampMeasure::Wins || ramp.hires.is_empty() || ramp.band.is_empty() {
        return clean(&ramp.summary);
    }
    let level: Vec<bool> = ramp
        .hires
        .iter()
        .filter_map(|one| {
            let month = one.months.iter().rfind(|month| month.over >= 1.0)?;
            let usual = ramp.band.iter().find(|band| band.month == month.month)?;
            Some(month.conversion?.estimate >= usual.conversion?.median)
        })
        .collect();
    let (of, at_least) = (level.len(), level.iter().filter(|level| **level).count());
    let earlier = words::count(ramp.earlier.len() as u32);
    match of {
        0 => "No new rep has a whole month with decided deals to compare yet.".to_owned(),
        _ => format!(
            "{} of {} new {} {} advanced at least the share of decided deals that was the median of {earlier} earlier hires by the same tenure.",
            if at_least == 0 {
                "None".to_owned()
            } else {
                words::count(at_least as u32)
            },
            words::count(of as u32),
            if of == 1 { "rep" } else { "reps" },
            if at_least <= 1 { "has" } else { "have" },
        ),
    }
}

fn subtitle(ramp: &RampUp, shown: usize, bands: &[(u32, Spread)]) -> String {
    let mut said = vec!["All counts are since the first day.".to_owned()];
    match bands.first() {
        Some((_, band)) => said.push(format!(
            "Beside {} earlier hires, whose first year is over: the same ones in every month; what was usual, and no test.",
            words::count(band.n)
        )),
        None => said.push(
            "It takes 3 earlier hires whose first year is over to say what was usual.".to_owned(),
        ),
    }
    if ramp.hires.len() > shown {
        said.push(format!(
            "The {} who began last are drawn; the table has all {}.",
            words::count(shown as u32),
            words::count(ramp.hires.len() as u32)
        ));
    }
    if ramp.before_data > 0 {
        let n = words::count(ramp.before_data);
        said.push(if ramp.before_data == 1 {
            "1 rep was at work before the data begins and is not among them.".to_owned()
        } else {
            format!("{n} reps were at work before the data begins and are not among them.")
        });
    }
    said.join(" ")
}

fn table(ramp: &RampUp, of: RampMeasure) -> Table {
    let months = (1..=MONTHS).map(words::count);
    let mut table = Table::new(
        2,
        ["Rep", "Since"]
            .map(str::to_owned)
            .into_iter()
            .chain(months),
    );
    let none = || words::NONE.to_owned();
    let said = |value: f64| match of {
        RampMeasure::Wins => words::decimal(value),
        RampMeasure::Conversion => words::percent(value),
    };
    for one in &ramp.hires {
        let mut row = vec![clean(&one.rep), words::date(one.since)];
        row.extend((0..MONTHS).map(|at| {
            let month = one.months.iter().find(|month| month.month == at);
            let Some((month, value)) = month.and_then(|m| Some((m, of.value(m)?))) else {
                return none();
            };
            let over = if month.over < 1.0 { " (not over)" } else { "" };
            match of {
                RampMeasure::Wins => format!("{}{over}", words::count(month.wins)),
                RampMeasure::Conversion => format!(
                    "{} ({} of {}){over}",
                    words::percent(value),
                    words::count(month.advances),
                    words::count(month.decided)
                ),
            }
        }));
        table.rows.push(row);
    }
    let Some(first) = ramp.band.first() else {
        return table;
    };
    let n = words::count(first.wins.n);
    let range = if first.wins.whole {
        format!("All {n} earlier hires")
    } else {
        format!("80 in 100 of {n} earlier hires")
    };
    let row = |name: String, cell: &dyn Fn(Spread) -> String| {
        let cells = ramp
            .band
            .iter()
            .map(|band| of.band(band).map_or_else(none, cell));
        [name, none()].into_iter().chain(cells).collect::<Vec<_>>()
    };
    table
        .rows
        .push(row("Median of earlier hires".to_owned(), &|band| {
            said(band.median)
        }));
    table.rows.push(row(range, &|band| {
        format!("{}–{}", said(band.low), said(band.high))
    }));
    table
}
