//! The line above a figure that says what its marks mean. Every colour has a word here.

use crate::{
    palette::Token,
    sheet::{Lettering, Sheet},
};

/// A mark as it looks in the figure.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key {
    /// A filled rectangle.
    Swatch(Token),
    /// A dot on its interval.
    Interval,
    /// The hollow tick of the period before.
    Before,
    /// A box from quartile to quartile, with its median.
    Quartiles,
    /// The stall point.
    StallPoint,
    /// An open deal.
    Open,
    /// A stalled deal.
    Stalled,
    /// A flagged cell.
    Flagged,
    /// Seven steps from behind to ahead.
    Scale,
    /// A vertical line.
    Team,
    /// An estimate of what is not settled yet.
    Hollow,
    /// Where such an estimate is expected to end.
    InTheEnd,
    /// A line of expectations.
    Line,
    /// A dashed line.
    Dashed,
    /// A thin line that stands back.
    Thin,
    /// Only words.
    Words,
}

const PITCH: f64 = 18.0;

/// Draws the keys from (`x`, `y`) on as many lines as `room` asks for; gives the height used.
pub(super) fn draw(sheet: &mut Sheet, keys: &[(Key, &str)], x: f64, y: f64, room: f64) -> f64 {
    let style = Lettering::new(11.0, Token::Ink2);
    let (mut at, mut line) = (x, y + PITCH / 2.0);
    for (key, words) in keys {
        let mark = width(*key);
        let words = style.fit(words, room - mark);
        let needed = mark + style.width(&words);
        if at > x && at + needed > x + room {
            at = x;
            line += PITCH;
        }
        mark_at(sheet, *key, at, line);
        sheet.text(at + mark, line, &words, style);
        at += needed + 16.0;
    }
    if keys.is_empty() {
        0.0
    } else {
        line + PITCH / 2.0 - y
    }
}

fn width(key: Key) -> f64 {
    match key {
        Key::Swatch(_) => 14.0,
        Key::Interval | Key::Quartiles | Key::Hollow | Key::Line | Key::Dashed | Key::Thin => 28.0,
        Key::Before | Key::StallPoint | Key::Team => 10.0,
        Key::InTheEnd => 15.0,
        Key::Open | Key::Stalled => 13.0,
        Key::Flagged => 20.0,
        Key::Scale => 7.0 * 13.0 + 6.0,
        Key::Words => 0.0,
    }
}

fn mark_at(sheet: &mut Sheet, key: Key, x: f64, y: f64) {
    match key {
        Key::Swatch(colour) => sheet.rect(x, y - 4.5, 9.0, 9.0, colour),
        Key::Interval => {
            sheet.path(&[(x, y), (x + 22.0, y)], 2.5, Token::Interval);
            sheet.dot(x + 11.0, y, 3.6, Token::Accent);
        }
        Key::Before => before(sheet, x + 2.0, y),
        Key::Quartiles => {
            sheet.rect(x, y - 4.0, 22.0, 8.0, Token::Interval);
            sheet.path(
                &[(x + 9.0, y - 5.0), (x + 9.0, y + 5.0)],
                2.0,
                Token::Accent,
            );
        }
        Key::StallPoint => sheet.path(
            &[(x + 3.0, y - 6.0), (x + 3.0, y + 6.0)],
            2.0,
            Token::Stalled,
        ),
        Key::Open => sheet.ring(x + 4.0, y, 2.4, 1.2, Token::Ink3),
        Key::Stalled => diamond(sheet, x + 4.0, y, 3.8),
        Key::Flagged => {
            sheet.frame(x, y - 6.0, 15.0, 12.0, 1.5, Token::Ink);
            corner(sheet, x + 15.0, y - 6.0, 6.0);
        }
        Key::Scale => {
            let steps = [
                Token::Behind3,
                Token::Behind2,
                Token::Behind1,
                Token::Even,
                Token::Ahead1,
                Token::Ahead2,
                Token::Ahead3,
            ];
            for (ix, step) in steps.into_iter().enumerate() {
                sheet.rect(x + 13.0 * ix as f64, y - 5.0, 12.0, 10.0, step);
            }
        }
        Key::Team => sheet.path(&[(x + 3.0, y - 6.0), (x + 3.0, y + 6.0)], 1.5, Token::Ink3),
        Key::Hollow => {
            sheet.path(&[(x, y), (x + 22.0, y)], 2.5, Token::Interval);
            estimate(sheet, x + 11.0, y, 3.6, false);
        }
        Key::InTheEnd => in_the_end(sheet, x + 5.0, y + 6.0, y - 4.0, 5.0),
        Key::Line => sheet.path(&[(x, y), (x + 22.0, y)], 2.2, Token::Accent),
        Key::Dashed => sheet.dashed(&[(x, y), (x + 22.0, y)], 1.5, Token::Ink3),
        Key::Thin => sheet.path(&[(x, y), (x + 22.0, y)], 1.0, Token::Open),
        Key::Words => {}
    }
}

/// An estimate: filled once it is settled, hollow until then.
pub(super) fn estimate(sheet: &mut Sheet, x: f64, y: f64, r: f64, settled: bool) {
    if settled {
        sheet.dot(x, y, r, Token::Accent);
    } else {
        sheet.dot(x, y, r, Token::Panel);
        sheet.ring(x, y, r, 1.6, Token::Accent);
    }
}

/// Where the estimate at `from` is expected to end: a dashed stem with a bar across, `half` wide to
/// each side.
pub(super) fn in_the_end(sheet: &mut Sheet, x: f64, from: f64, to: f64, half: f64) {
    sheet.dashed(&[(x, from), (x, to)], 1.2, Token::Ink3);
    sheet.path(&[(x - half, to), (x + half, to)], 2.0, Token::Ink3);
}

/// The hollow tick of the period before, centred.
pub(super) fn before(sheet: &mut Sheet, x: f64, y: f64) {
    sheet.frame(x - 2.0, y - 6.0, 4.0, 12.0, 1.0, Token::Ink3);
}

/// A stalled deal.
pub(super) fn diamond(sheet: &mut Sheet, x: f64, y: f64, r: f64) {
    sheet.area(
        &[(x - r, y), (x, y - r), (x + r, y), (x, y + r)],
        Token::Stalled,
    );
}

/// The filled corner of a flagged cell, its right angle at the upper right (`x`, `y`).
pub(super) fn corner(sheet: &mut Sheet, x: f64, y: f64, side: f64) {
    sheet.area(&[(x - side, y), (x, y), (x, y + side)], Token::Ink);
}
