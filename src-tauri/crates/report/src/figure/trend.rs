//! Trend: what became of the deals of each month, by the month in which they entered. Months whose
//! deals have not had the time that deals take are hatched, their marks hollow, and what is still to
//! come is said in words: a young month is no bad month.

mod said;

use engine::{selection::Selection, trend::TrendMonth};

use super::{
    Draft, Hit, hit, legend,
    legend::Key,
    panel::{CAPTION, Panel, hatch, round, round_share},
    whole_pixels,
};
use crate::{
    evidence::FEW,
    palette::Token,
    sheet::{Lettering, Sheet},
    words::Words,
};

/// Between panels, with room for the next one's name.
const GAP: f64 = 30.0;
/// Under the last panel: months and years.
const MONTHS: f64 = 34.0;

/// Draws the months of a stage, or, where that is `None`, of whole deals.
pub(super) fn draw(
    words: Words,
    months: &[TrendMonth],
    stage: Option<&str>,
    width: u32,
    wish: Option<u32>,
) -> Draft {
    let spoken = said::Spoken::of(words, stage);
    let table = spoken.table(months);
    if months.iter().all(|month| month.entered == 0) {
        let why = words.longer_period;
        return Draft::nothing(width, wish, &spoken.nobody(), why, table);
    }
    let w = f64::from(width);
    let height = wish.unwrap_or(380).clamp(300, 900);
    let mut sheet = Sheet::new();
    let unsettled = months.iter().any(unsettled);
    let mut keys = vec![(Key::Interval, words.interval)];
    if unsettled {
        keys.push((Key::Hollow, words.trend.unsettled_key));
        keys.push((Key::InTheEnd, words.trend.end_key));
    }
    let head = legend::draw(&mut sheet, &keys, 0.0, 0.0, w) + 24.0;
    let entered = months.iter().map(|m| m.entered).max().unwrap_or(0);
    let scales = [
        round_share(highest_share(months), 4.0),
        round(f64::from(longest(months)), 2.0),
        round(f64::from(entered), 2.0),
    ];
    let days_said = |days: f64| words.days_short(whole_pixels(days));
    let count_said = |n: f64| words.count_short(whole_pixels(n));
    let widest = [
        words.percent(1.0),
        days_said(scales[1].0),
        count_said(scales[2].0),
    ]
    .map(|said| CAPTION.width(&said));
    let left = widest.into_iter().fold(0.0, f64::max) + 8.0;
    let columns = Columns {
        left,
        pitch: (w - left) / months.len() as f64,
    };
    let room = f64::from(height) - head - MONTHS - 2.0 * GAP;
    let foot = |top: f64, share: f64| top + room * share;
    let shares = foot(head, 0.58);
    let days = foot(shares + GAP, 0.26);
    let counts = foot(days + GAP, 0.16);

    for (ix, month) in months.iter().enumerate() {
        if self::unsettled(month) {
            let x = columns.x(ix);
            for (top, foot) in [(head, shares), (shares + GAP, days), (days + GAP, counts)] {
                hatch(&mut sheet, x, top, columns.pitch, foot - top);
            }
        }
    }
    let panel = |top: f64, foot: f64, most: f64| Panel {
        left,
        right: w,
        top,
        foot,
        most,
    };
    let name = |sheet: &mut Sheet, top: f64, text: &str, room: f64| {
        let style = Lettering::new(11.0, Token::Ink2).bold();
        sheet.text(0.0, top - 13.0, &style.fit(text, room), style);
    };

    let (most, step) = scales[0];
    let share = panel(head, shares, most);
    share.scale(&mut sheet, step, |share| words.percent(share));
    let come = said::still_to_come(words, months);
    let style = Lettering::new(11.0, Token::Ink2).end();
    let come = style.fit(&come, w * 0.62);
    sheet.text(w, head - 13.0, &come, style);
    name(
        &mut sheet,
        head,
        spoken.share(),
        w - style.width(&come) - 12.0,
    );
    conversions(&mut sheet, &columns, &share, months);

    let (most, step) = scales[1];
    let time = panel(shares + GAP, days, most);
    time.scale(&mut sheet, step, days_said);
    name(&mut sheet, time.top, spoken.time(), w);
    medians(&mut sheet, &columns, &time, months);

    let (most, step) = scales[2];
    let count = panel(days + GAP, counts, most);
    count.scale(&mut sheet, step, count_said);
    name(&mut sheet, count.top, spoken.entered(), w);
    let bar = (columns.pitch * 0.6).clamp(2.0, 26.0);
    for (ix, month) in months.iter().enumerate() {
        let y = count.y(f64::from(month.entered));
        let x = columns.middle(ix) - bar / 2.0;
        sheet.rect(x, y, bar, count.foot - y, Token::Open);
    }
    columns.name(words, &mut sheet, counts + 12.0, months);
    Draft {
        sheet,
        height,
        title: spoken.title(months),
        subtitle: spoken.subtitle(unsettled),
        hits: hits(&columns, (head, counts), &spoken, (stage, months)),
        table,
    }
}

/// Deals entered, and have not had the time that deals take.
fn unsettled(month: &TrendMonth) -> bool {
    month.entered > 0 && !month.mature
}

/// How high the scale of shares must reach: over the intervals of months with enough deals to have
/// a narrow one, and over every estimate.
fn highest_share(months: &[TrendMonth]) -> f64 {
    let reach = |month: &TrendMonth| {
        let found = month.conversion.map_or(0.0, |found| {
            if month.advanced + month.lost >= FEW {
                found.high
            } else {
                found.estimate
            }
        });
        found.max(month.expected.unwrap_or(0.0))
    };
    months.iter().map(reach).fold(0.0, f64::max)
}

/// How high the scale of days must reach: half as far again as the longest median.
fn longest(months: &[TrendMonth]) -> u32 {
    let median = months.iter().filter_map(|m| m.median_days).max();
    let median = median.unwrap_or(1).max(1);
    let upper = months.iter().filter_map(|m| m.median_interval[1]).max();
    upper
        .unwrap_or(median)
        .clamp(median, median.saturating_add(median / 2).max(2))
}

/// A column a month.
struct Columns {
    left: f64,
    pitch: f64,
}

impl Columns {
    fn x(&self, ix: usize) -> f64 {
        self.left + self.pitch * ix as f64
    }

    fn middle(&self, ix: usize) -> f64 {
        self.x(ix) + self.pitch / 2.0
    }

    fn dot(&self) -> f64 {
        (self.pitch * 0.16).clamp(2.2, 4.0)
    }

    /// As many of the months as fit, and the year under the first and under every January.
    fn name(&self, words: Words, sheet: &mut Sheet, y: f64, months: &[TrendMonth]) {
        let style = CAPTION.middle();
        let (mut free, mut free_year) = (self.left, 0.0);
        let last = months.len().saturating_sub(1);
        let right = self.x(months.len());
        for (ix, month) in months.iter().enumerate() {
            let said = words.month_short(month.month).to_owned();
            let half = style.width(&said) / 2.0;
            let x = self.middle(ix).min(right - half);
            // The last month is always said: a neighbour that leaves it no room is not.
            let end = self.middle(last).min(right - half) - 2.0 * half - 8.0;
            if x - half >= free && (ix == last || x <= end) {
                sheet.text(x, y, &said, style);
                free = x + half + 5.0;
            }
            let starts = ix == 0 || chrono::Datelike::month0(&month.month) == 0;
            let year = chrono::Datelike::year(&month.month).to_string();
            let x = self.x(ix).max(free_year);
            let fits = x + CAPTION.width(&year) <= right;
            if starts && fits && (ix == 0 || self.x(ix) >= free_year) {
                sheet.text(x, y + 15.0, &year, CAPTION);
                free_year = x + CAPTION.width(&year) + 6.0;
            }
        }
    }
}

fn conversions(sheet: &mut Sheet, columns: &Columns, panel: &Panel, months: &[TrendMonth]) {
    let settled: Vec<(f64, f64)> = months
        .iter()
        .enumerate()
        .filter(|(_, month)| month.mature)
        .filter_map(|(ix, month)| {
            let found = month.conversion?;
            Some((columns.middle(ix), panel.y(found.estimate)))
        })
        .collect();
    for (ix, month) in months.iter().enumerate() {
        let Some(found) = month.conversion else {
            continue;
        };
        let (x, y) = (columns.middle(ix), panel.y(found.estimate));
        let ends = [(x, panel.y(found.low)), (x, panel.y(found.high))];
        sheet.path(&ends, columns.dot() * 0.7, Token::Interval);
        if let Some(expected) = month.expected.filter(|_| !month.mature) {
            legend::in_the_end(sheet, x, y, panel.y(expected), columns.dot() + 2.0);
        }
    }
    sheet.path(&settled, 1.2, Token::Accent);
    for (ix, month) in months.iter().enumerate() {
        if let Some(found) = month.conversion {
            let (x, y) = (columns.middle(ix), panel.y(found.estimate));
            legend::estimate(sheet, x, y, columns.dot(), month.mature);
        }
    }
}

fn medians(sheet: &mut Sheet, columns: &Columns, panel: &Panel, months: &[TrendMonth]) {
    for (ix, month) in months.iter().enumerate() {
        let Some(median) = month.median_days else {
            continue;
        };
        let (x, y) = (columns.middle(ix), panel.y(f64::from(median)));
        let [low, high] = month
            .median_interval
            .map(|d| d.map(|d| panel.y(f64::from(d))));
        // An end that is not known is open: the line goes to the panel's own.
        let ends = [
            (x, low.unwrap_or(panel.foot)),
            (x, high.unwrap_or(panel.top)),
        ];
        sheet.path(&ends, columns.dot() * 0.7, Token::Interval);
        legend::estimate(sheet, x, y, columns.dot(), month.mature);
    }
}

fn hits(
    columns: &Columns,
    (top, foot): (f64, f64),
    spoken: &said::Spoken,
    (stage, months): (Option<&str>, &[TrendMonth]),
) -> Vec<Hit> {
    months
        .iter()
        .enumerate()
        .map(|(ix, month)| {
            let label = spoken.month(month);
            let behind = (month.entered > 0).then(|| Selection::EnteredIn {
                stage: stage.map(str::to_owned),
                month: month.month,
                outcome: None,
            });
            hit(columns.x(ix), top, columns.pitch, foot - top, label, behind)
        })
        .collect()
}
