//! The sheet of a one-to-one, set on pages: one, unless there is much to say.

use engine::coaching::sheet::OneToOneSheet;

use super::{
    Paper, PdfError, ink,
    pages::{Pages, pitch},
};
use crate::{
    one_to_one::{Lines, OneToOnePaper},
    palette::Token,
    sheet::Lettering,
    words::Words,
};

const BODY: Lettering = Lettering::new(9.0, Token::Ink);
const SMALL: Lettering = Lettering::new(8.0, Token::Ink2);
const HEADING: Lettering = Lettering::new(10.5, Token::Ink).bold();
/// Above a heading, and under it.
const GAP: f64 = 10.0;
const UNDER: f64 = 3.0;
/// From a bullet, a number or a box to its words.
const INDENT: f64 = 14.0;
/// Where nothing is to stand at the margin.
const NO_MARK: (&str, Lettering) = ("", SMALL);
/// A box to tick.
const BOX: f64 = 8.0;
/// From line to line where a person writes.
const RULED: f64 = 19.0;

/// The sheet as a PDF: what changed, flags, deals, plans, boxes to tick and lines to write on.
///
/// # Errors
/// [`PdfError`] where the pages could not be put together.
pub fn one_to_one_pdf(
    words: Words,
    sheet: &OneToOneSheet,
    workspace: &str,
    paper: Paper,
) -> Result<Vec<u8>, PdfError> {
    let said = OneToOnePaper::of(words, sheet, workspace);
    let mut pages = Pages::new(paper);
    pages.paragraph(&said.above, SMALL);
    pages.space(3.0);
    pages.paragraph(&said.title, Lettering::new(17.0, Token::Ink).bold());
    let last = said.parts.len().saturating_sub(1);
    for (ix, part) in said.parts.into_iter().enumerate() {
        pages.space(GAP);
        let first = room(&pages, &part.lines);
        pages.need(heading_height() + first);
        pages.bookmark(part.title);
        pages.paragraph(part.title, HEADING);
        pages.space(UNDER);
        set(&mut pages, part.lines, ix == last);
    }
    ink::print(words, pages, &said.title, &said.above)
}

fn heading_height() -> f64 {
    pitch(HEADING) + UNDER
}

/// What must stand on the page of its heading.
fn room(pages: &Pages, lines: &Lines) -> f64 {
    match lines {
        Lines::Room(lines) => RULED * *lines as f64,
        Lines::Told(told) => told.first().map_or(0.0, |one| told_height(pages, one)),
        Lines::Said(said) => said.first().map_or(0.0, |line| pages.tall(0.0, line, BODY)),
        Lines::Boxes(boxes) => boxes
            .first()
            .map_or(0.0, |(_, words)| pages.tall(INDENT, words, BODY)),
    }
}

/// A thing to talk about, with what is known of it.
fn told_height(pages: &Pages, (head, under): &(String, Vec<String>)) -> f64 {
    let under = under.iter().map(|line| pages.tall(INDENT, line, SMALL));
    pages.tall(INDENT, head, BODY.bold()) + under.sum::<f64>()
}

/// No sentence, deal or box is broken between two pages that fits on one. `last`: nothing comes after it.
fn set(pages: &mut Pages, lines: Lines, last: bool) {
    match lines {
        Lines::Said(said) => {
            for line in said {
                pages.need(pages.tall(0.0, &line, BODY));
                pages.paragraph(&line, BODY);
                pages.space(2.0);
            }
        }
        Lines::Told(told) => {
            for (number, one) in (1..).zip(told) {
                pages.need(told_height(pages, &one));
                let (head, under) = one;
                let mark = format!("{number}.");
                pages.beside(INDENT, (&mark, SMALL), &head, BODY.bold());
                for line in under {
                    pages.beside(INDENT, NO_MARK, &line, SMALL);
                }
                pages.space(3.0);
            }
        }
        Lines::Boxes(boxes) => {
            for (ticked, words) in boxes {
                pages.need(pages.tall(INDENT, &words, BODY));
                let middle = pages.y() + pitch(BODY) / 2.0;
                pages.frame(0.0, middle - BOX / 2.0, (BOX, BOX), Token::Ink2);
                if ticked {
                    pages.line(BOX / 2.0, middle, "×", BODY.middle());
                }
                pages.beside(INDENT, NO_MARK, &words, BODY);
                pages.space(3.0);
            }
        }
        Lines::Room(least) => {
            let width = pages.width();
            let more = if last {
                (pages.left() / RULED) as usize
            } else {
                0
            };
            for _ in 0..least.max(more) {
                pages.space(RULED);
                pages.rect(0.0, pages.y(), (width, 0.5), Token::Line);
            }
        }
    }
}
