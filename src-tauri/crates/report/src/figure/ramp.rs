//! Ramp-up: everybody in the first year, month by month of tenure, each a line of their own over what
//! earlier hires had done at the same tenure. A month that is not over ends in a hollow mark, as far
//! along as it has come. The band is what was usual, and no test.

use engine::{
    count,
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
    words::{self, Words},
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

pub(super) fn draw(
    words: Words,
    ramp: &RampUp,
    of: RampMeasure,
    width: u32,
    wish: Option<u32>,
) -> Draft {
    let table = table(words, ramp, of);
    let title = title(words, ramp, of);
    if ramp.hires.is_empty() {
        return Draft::nothing(width, wish, &title, words.ramp.none, table);
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
    let top = legend::draw(
        &mut sheet,
        &keys(words, ramp, of, shown, &bands),
        0.0,
        0.0,
        w,
    ) + HEAD;
    let (most, step) = of.scale(ramp, shown, &bands);
    let scale = CAPTION
        .width(&of.said(words, most))
        .max(CAPTION.width(&of.said(words, step)));
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
        panel.scale(&mut sheet, step, |value| of.said(words, value));
        earlier(&mut sheet, ramp, of, &panel, &x);
        sheet.dashed(&line(|band| band.median), 1.5, Token::Ink3);
    } else {
        panel.scale(&mut sheet, step, |value| of.said(words, value));
        earlier(&mut sheet, ramp, of, &panel, &x);
    }

    let mut hits: Vec<Hit> = bands
        .iter()
        .map(|(month, band)| {
            let label = words.ramp.month(month + 1, &of.usual(words, band));
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
                of.label(words, ramp, one, month),
                of.behind(one, month),
            ));
        }
    }
    names(&mut sheet, ends, &panel);
    for month in 1..=MONTHS {
        let said = words.count(month);
        sheet.text(
            x(f64::from(month)),
            panel.foot + 12.0,
            &said,
            CAPTION.middle(),
        );
    }
    let axis = CAPTION.fit(words.tenure.axis, panel.right - panel.left);
    sheet.text(panel.left, panel.foot + 27.0, &axis, CAPTION);
    Draft {
        sheet,
        height,
        title,
        subtitle: subtitle(words, ramp, shown.len(), &bands),
        hits,
        table,
    }
}

fn keys(
    words: Words,
    ramp: &RampUp,
    of: RampMeasure,
    shown: &[Ramp],
    bands: &[(u32, Spread)],
) -> Vec<(Key, &'static str)> {
    let said = &words.ramp;
    let mut keys = vec![(Key::Line, said.own_key)];
    let running = |month: &RampMonth| month.over < 1.0;
    if shown.iter().any(|one| one.months.iter().any(running)) {
        keys.push((Key::Hollow, words.tenure.not_over_key));
    }
    if of == RampMeasure::Conversion {
        keys.push((Key::Interval, said.interval_key));
    }
    if let Some((_, band)) = bands.first() {
        keys.push((
            Key::Swatch(Token::Ahead1),
            if band.whole {
                said.all_key
            } else {
                said.most_key
            },
        ));
        keys.push((Key::Dashed, words.tenure.median_key));
    }
    if (1..=MOST_EARLIER).contains(&ramp.earlier.len()) {
        keys.push((Key::Thin, said.each_key));
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

    fn said(self, words: Words, value: f64) -> String {
        match self {
            Self::Wins => words.count_short(whole_pixels(value)),
            Self::Conversion => words.percent(value),
        }
    }

    /// A value of earlier hires, which may lie between two wins.
    fn between(self, words: Words, value: f64) -> String {
        match self {
            Self::Wins => words.decimal(value),
            Self::Conversion => words.percent(value),
        }
    }

    /// What earlier hires had done by the end of a month.
    fn usual(self, words: Words, band: &Spread) -> String {
        let [low, high, median] =
            [band.low, band.high, band.median].map(|value| self.between(words, value));
        let who = words.ramp.hires(band.n, band.whole);
        match self {
            Self::Wins => words.ramp.wins_by_then(&who, &low, &high, &median),
            Self::Conversion => words.ramp.share_by_then(&who, &low, &high, &median),
        }
    }

    fn label(self, words: Words, ramp: &RampUp, one: &Ramp, month: &RampMonth) -> String {
        let own = match self {
            Self::Wins => words.wins(f64::from(month.wins)),
            Self::Conversion => words.tenure.decided(
                month.advances,
                month.decided,
                &words.proportion(month.conversion.as_ref()),
            ),
        };
        let over = if month.over < 1.0 {
            words.tenure.not_over
        } else {
            ""
        };
        let band = ramp.band.iter().find(|band| band.month == month.month);
        let usual = band.and_then(|band| self.band(band)).map_or_else(
            || words.ramp.no_peers.to_owned(),
            |band| self.usual(words, &band),
        );
        words
            .tenure
            .label(&clean(&one.rep), month.month + 1, over, &own, &usual)
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

fn title(words: Words, ramp: &RampUp, of: RampMeasure) -> String {
    if of == RampMeasure::Wins || ramp.hires.is_empty() || ramp.band.is_empty() {
        return words.ramp_up(ramp);
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
    let at_least = level.iter().filter(|level| **level).count();
    match level.len() {
        0 => words.ramp.early.to_owned(),
        of => words.ramp.level(
            count::of(at_least),
            count::of(of),
            count::of(ramp.earlier.len()),
        ),
    }
}

fn subtitle(words: Words, ramp: &RampUp, shown: usize, bands: &[(u32, Spread)]) -> String {
    let said = &words.ramp;
    let mut all = vec![said.all_counts.to_owned()];
    all.push(match bands.first() {
        Some((_, band)) => said.beside(band.n),
        None => said.no_band.to_owned(),
    });
    if ramp.hires.len() > shown {
        all.push(said.drawn(count::of(shown), count::of(ramp.hires.len())));
    }
    if ramp.before_data > 0 {
        all.push(said.before_data(ramp.before_data));
    }
    all.join(" ")
}

fn table(words: Words, ramp: &RampUp, of: RampMeasure) -> Table {
    let months = (1..=MONTHS).map(|month| words.count(month));
    let heads = [words.rep, words.ramp.since].map(str::to_owned);
    let mut table = Table::new(2, heads.into_iter().chain(months));
    let none = || words::NONE.to_owned();
    for one in &ramp.hires {
        let mut row = vec![clean(&one.rep), words.date(one.since)];
        row.extend((0..MONTHS).map(|at| {
            let month = one.months.iter().find(|month| month.month == at);
            let Some((month, value)) = month.and_then(|m| Some((m, of.value(m)?))) else {
                return none();
            };
            let cell = match of {
                RampMeasure::Wins => words.count(month.wins),
                RampMeasure::Conversion => {
                    let share = words.percent(value);
                    words.ramp.share_cell(&share, month.advances, month.decided)
                }
            };
            if month.over < 1.0 {
                words.tenure.not_over_cell(&cell)
            } else {
                cell
            }
        }));
        table.rows.push(row);
    }
    let Some(first) = ramp.band.first() else {
        return table;
    };
    let range = words.ramp.range_row(first.wins.n, first.wins.whole);
    let row = |name: String, cell: &dyn Fn(Spread) -> String| {
        let cells = ramp
            .band
            .iter()
            .map(|band| of.band(band).map_or_else(none, cell));
        [name, none()].into_iter().chain(cells).collect::<Vec<_>>()
    };
    let between = |value: f64| of.between(words, value);
    table
        .rows
        .push(row(words.ramp.median_row.to_owned(), &|band| {
            between(band.median)
        }));
    table.rows.push(row(range, &|band| {
        format!("{}–{}", between(band.low), between(band.high))
    }));
    table
}
