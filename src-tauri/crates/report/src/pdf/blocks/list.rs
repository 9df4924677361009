//! A list on pages: columns as wide as their words ask, rows as high as their cells, the heads again
//! on every page.

use super::SMALL;
use crate::{
    document::{Entry, Listing, Says},
    figure::wrap,
    letters::Weight,
    palette::Token,
    pdf::pages::{Pages, pitch},
    sheet::Lettering,
};

/// Between columns.
const GUTTER: f64 = 7.0;
/// Above and below the words of a row.
const AIR: f64 = 2.2;
/// A cell has no more lines.
const LINES: usize = 4;

/// Sets a list.
pub(super) fn set(pages: &mut Pages, listing: &Listing) {
    let widths = widths(listing, pages.width());
    let head = Lettering::new(7.0, Token::Ink2);
    let heads: Vec<Cell> = listing
        .columns
        .iter()
        .zip(&widths)
        .map(|(column, width)| Cell {
            lines: wrap(column.head, head, *width, 2),
            style: head,
            right: column.says.is_number(),
        })
        .collect();
    row(pages, &heads, &widths);
    for entries in &listing.rows {
        let cells: Vec<Cell> = listing
            .columns
            .iter()
            .zip(entries)
            .zip(&widths)
            .map(|((column, entry), width)| Cell {
                lines: wrap(&said(entry), style(column.says), *width, LINES),
                style: style(column.says),
                right: column.says.is_number(),
            })
            .collect();
        if pages.need(height(&cells)) {
            row(pages, &heads, &widths);
        }
        pages.rect(0.0, pages.y(), (pages.width(), 0.4), Token::Hairline);
        row(pages, &cells, &widths);
    }
    if !listing.more.is_empty() {
        pages.space(3.0);
        pages.paragraph(&listing.more, SMALL);
    }
}

/// A cell as it is set.
struct Cell {
    lines: Vec<String>,
    style: Lettering,
    right: bool,
}

fn style(says: Says) -> Lettering {
    let plain = Lettering::new(7.8, Token::Ink);
    match says {
        Says::Alarm => Lettering {
            weight: Weight::Semibold,
            colour: Token::StalledInk,
            ..plain
        },
        Says::Aside => Lettering {
            colour: Token::Ink2,
            ..plain
        },
        Says::Chips => Lettering {
            size: 7.2,
            colour: Token::Ink2,
            ..plain
        },
        Says::Name | Says::Person | Says::Words | Says::Number => plain,
    }
}

fn said(entry: &Entry) -> String {
    match entry {
        Entry::One(text) => text.clone(),
        Entry::Several(texts) => texts.join(" · "),
    }
}

fn height(cells: &[Cell]) -> f64 {
    let lines = |cell: &Cell| cell.lines.len() as f64 * pitch(cell.style);
    cells.iter().map(lines).fold(0.0, f64::max) + 2.0 * AIR
}

fn row(pages: &mut Pages, cells: &[Cell], widths: &[f64]) {
    let mut x = 0.0;
    for (cell, width) in cells.iter().zip(widths) {
        let mut y = pages.y() + AIR;
        for line in &cell.lines {
            let middle = y + pitch(cell.style) / 2.0;
            if cell.right {
                pages.line(x + width, middle, line, cell.style.end());
            } else {
                pages.line(x, middle, line, cell.style);
            }
            y += pitch(cell.style);
        }
        x += width + GUTTER;
    }
    pages.space(height(cells));
}

/// How wide each column is: numbers and short words as their widest, long words sharing what is left
/// by what they ask.
fn widths(listing: &Listing, all: f64) -> Vec<f64> {
    /// Words no wider than this are set whole.
    const SHORT: f64 = 78.0;
    /// One name of 300 letters does not decide for all the others.
    const LONG: f64 = 190.0;
    let room = all - GUTTER * listing.columns.len().saturating_sub(1) as f64;
    let head = Lettering::new(7.0, Token::Ink2);
    let longest = |text: &str| {
        let words = text.split(' ').map(|word| head.width(word));
        words.fold(0.0, f64::max)
    };
    let asked: Vec<f64> = (0..)
        .zip(&listing.columns)
        .map(|(ix, column): (usize, _)| {
            let cells = listing.rows.iter().filter_map(|row| row.get(ix));
            cells
                .map(|entry| style(column.says).width(&said(entry)))
                .fold(longest(column.head), f64::max)
                .min(LONG)
        })
        .collect();
    let is_short = |wide: &f64| *wide <= SHORT;
    let short: f64 = asked.iter().filter(|wide| is_short(wide)).sum();
    let long: f64 = asked.iter().filter(|wide| !is_short(wide)).sum();
    // Where even the short ones are too many, all give way alike.
    if short > room * 0.75 || long <= 0.0 {
        let share = room / (short + long).max(1.0);
        return asked.iter().map(|wide| wide * share).collect();
    }
    let share = (room - short) / long;
    let given = |wide: f64| if wide <= SHORT { wide } else { wide * share };
    asked.into_iter().map(given).collect()
}
