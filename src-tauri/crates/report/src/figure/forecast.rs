//! Forecast: the wins to expect by each day up to a chosen one, with the fan that holds four of five
//! outcomes. One chart, and one sentence as its title.

use engine::{
    forecast::{Forecast, ForecastDay, Range},
    selection::Selection,
};

use super::{
    Draft, Table, hit, legend,
    legend::Key,
    panel::{CAPTION, Panel, round, steps},
    whole_pixels,
};
use crate::{
    palette::Token,
    sheet::{Lettering, Sheet},
    words::Words,
};

/// Between two texts at the fan's end.
const LINE: f64 = 15.0;

pub(super) fn draw(words: Words, forecast: &Forecast, width: u32, wish: Option<u32>) -> Draft {
    let table = table(words, forecast);
    let title = words.forecast(forecast);
    let nothing = |why: &str| Draft::nothing(width, wish, &title, why, table.clone());
    if forecast.open == 0 {
        return nothing(words.forecast.none_open);
    }
    let Some(last) = forecast.days.last() else {
        return nothing(words.forecast.none_known);
    };
    let w = f64::from(width);
    let height = wish.unwrap_or(240).clamp(160, 900);
    let mut sheet = Sheet::new();
    let keys = [
        (Key::Line, words.forecast.expected_key),
        (Key::Swatch(Token::Ahead2), words.forecast.fan_key),
    ];
    let head = legend::draw(&mut sheet, &keys, 0.0, 0.0, w) + 12.0;

    // What the fan comes to is said at its end, where the room for it is.
    let strong = Lettering::new(12.0, Token::Accent).bold();
    let quiet = Lettering::new(11.0, Token::Ink2);
    let ends = [
        (last.wins.high, words.wins(last.wins.high), quiet),
        (
            last.wins.expected,
            words.forecast.expected(last.wins.expected),
            strong,
        ),
        (last.wins.low, words.wins(last.wins.low), quiet),
    ];
    let room = ends
        .iter()
        .map(|(_, text, style)| style.width(text))
        .fold(0.0, f64::max)
        .ceil();

    let (most, step) = round(last.wins.high.max(last.wins.expected), 4.0);
    let said = |wins: f64| words.count_short(whole_pixels(wins));
    let panel = Panel {
        left: CAPTION.width(&said(most)) + 8.0,
        right: w - room - 10.0,
        top: head,
        foot: f64::from(height) - 26.0,
        most,
    };
    panel.scale(&mut sheet, step, said);
    let span = f64::from(days_ahead(forecast, last).max(1));
    let x = |day: &ForecastDay| {
        panel.left + f64::from(days_ahead(forecast, day)) / span * (panel.right - panel.left)
    };
    let line = |of: fn(&Range) -> f64| {
        let start = (panel.left, panel.y(0.0));
        let days = forecast
            .days
            .iter()
            .map(|day| (x(day), panel.y(of(&day.wins))));
        std::iter::once(start).chain(days).collect::<Vec<_>>()
    };
    let (low, high) = (steps(&line(|w| w.low)), steps(&line(|w| w.high)));
    let fan: Vec<_> = high.iter().chain(low.iter().rev()).copied().collect();
    dates(words, &mut sheet, forecast, &panel, span);
    sheet.area(&fan, Token::Ahead2);
    sheet.path(&line(|w| w.expected), 2.2, Token::Accent);
    let mut y = f64::NEG_INFINITY;
    let floor = panel.foot - LINE * (ends.len() - 1) as f64;
    for (ix, (wins, text, style)) in ends.iter().enumerate() {
        y = panel
            .y(*wins)
            .min(floor + LINE * ix as f64)
            .max(y + LINE)
            .max(panel.top);
        sheet.text(panel.right + 10.0, y, text, *style);
    }

    // Each day's hit reaches half way to its neighbours.
    let mut hits = Vec::new();
    let mut from = panel.left;
    for (ix, day) in forecast.days.iter().enumerate() {
        let next = forecast.days.get(ix + 1);
        let to = next.map_or(panel.right, |next| f64::midpoint(x(day), x(next)));
        let open = Selection::Open {
            stage: None,
            rep: None,
            stalled: false,
        };
        let h = panel.foot - panel.top;
        hits.push(hit(
            from,
            panel.top,
            to - from,
            h,
            label(words, day),
            Some(open),
        ));
        from = to;
    }
    Draft {
        sheet,
        height,
        title,
        subtitle: subtitle(words, forecast),
        hits,
        table,
    }
}

/// Days from the as-of day.
fn days_ahead(forecast: &Forecast, day: &ForecastDay) -> u32 {
    u32::try_from((day.on - forecast.as_of).num_days()).unwrap_or(0)
}

/// The first of each month, as many as fit; the first and last day where there is no month between.
fn dates(words: Words, sheet: &mut Sheet, forecast: &Forecast, panel: &Panel, span: f64) {
    let style = CAPTION.middle();
    let y = panel.foot + 14.0;
    let place = |days: f64| panel.left + days / span * (panel.right - panel.left);
    let end = words.short_date(forecast.until);
    let from = words.short_date(forecast.as_of);
    sheet.text(panel.left, y, &from, CAPTION);
    sheet.text(panel.right, y, &end, CAPTION.end());
    let mut free = panel.left + CAPTION.width(&from) + 10.0;
    let stop = panel.right - CAPTION.width(&end) - 10.0;
    for day in forecast.as_of.iter_days().skip(1) {
        if day >= forecast.until {
            break;
        }
        if chrono::Datelike::day(&day) == 1 {
            let x = place((day - forecast.as_of).num_days() as f64);
            let said = words.short_date(day);
            let half = style.width(&said) / 2.0;
            if x - half >= free && x + half <= stop {
                sheet.path(&[(x, panel.top), (x, panel.foot)], 1.0, Token::Hairline);
                sheet.text(x, y, &said, style);
                free = x + half + 10.0;
            }
        }
    }
}

fn label(words: Words, day: &ForecastDay) -> String {
    let between = words.between(day.wins.low, day.wins.high);
    words.forecast.by(day.on, day.wins.expected, &between)
}

fn subtitle(words: Words, forecast: &Forecast) -> String {
    let mut said = words.forecast.subtitle(forecast.open, forecast.draws);
    if forecast.left_out > 0 {
        said.push_str(&words.forecast.left_out(forecast.left_out));
    }
    said
}

fn table(words: Words, forecast: &Forecast) -> Table {
    let mut table = Table::new(1, words.forecast.heads());
    for day in &forecast.days {
        table.rows.push(vec![
            words.date(day.on),
            words.decimal(day.wins.expected),
            words.between(day.wins.low, day.wins.high),
        ]);
    }
    table
}
