//! What is said, set on pages: headings, charts, cards, notes and definitions. Lists are set beside.

mod list;

use super::pages::{Pages, pitch};
use crate::{
    document::{Block, Card, Document, Headlined},
    figure::{Drawing, wrap},
    letters::Weight,
    palette::Token,
    sheet::Lettering,
    words::Words,
};

const BODY: Lettering = Lettering::new(9.0, Token::Ink);
const SMALL: Lettering = Lettering::new(7.5, Token::Ink2);
/// Between two things side by side.
const GAP: f64 = 12.0;
/// Inside a card.
const EDGE: f64 = 9.0;

/// All of it.
pub(super) fn all(words: Words, pages: &mut Pages, document: Document) {
    pages.paragraph(&document.above, SMALL);
    pages.space(3.0);
    pages.paragraph(
        &document.headline.title,
        Lettering::new(17.0, Token::Ink).bold(),
    );
    pages.space(1.0);
    pages.paragraph(&document.headline.sub, Lettering::new(9.0, Token::Ink2));
    pages.space(10.0);
    figures(pages, &document.figures);
    if !document.in_base.is_empty() {
        pages.space(4.0);
        pages.paragraph(&document.in_base.join(" "), SMALL);
    }
    for section in document.sections {
        pages.space(16.0);
        // A heading with nothing under it does not end a page.
        let first = section
            .blocks
            .first()
            .map_or(0.0, |block| room(pages, block));
        pages.need(26.0 + first);
        pages.bookmark(section.title);
        heading(pages, section.title);
        for (ix, block) in section.blocks.into_iter().enumerate() {
            if ix > 0 {
                pages.space(12.0);
            }
            match block {
                Block::Chart(drawing) => chart(pages, *drawing),
                Block::Cards(of) => cards(pages, of),
                Block::List(listing) => list::set(pages, &listing),
                Block::Notes(notes) => bullets(pages, &notes),
                Block::Definitions(of) => definitions(pages, &of),
            }
        }
    }
    pages.space(14.0);
    pages.paragraph(words.paper.made_by, Lettering::new(7.0, Token::Ink3));
}

/// What a block needs at least to begin on a page.
fn room(pages: &Pages, block: &Block) -> f64 {
    match block {
        Block::Chart(drawing) => {
            let above = captions(pages, drawing).iter().map(|c| c.2).sum::<f64>();
            (above + pages.scaled(drawing.draft.height, above + 60.0).1).min(pages.height() - 26.0)
        }
        Block::Cards(cards) => {
            let inner = card_width(pages) - 2.0 * EDGE;
            let first = cards.iter().take(2);
            first
                .map(|card| card_height(pages, card, inner))
                .fold(0.0, f64::max)
        }
        Block::List(_) => 60.0,
        Block::Notes(_) | Block::Definitions(_) => 30.0,
    }
}

fn heading(pages: &mut Pages, title: &str) {
    let width = pages.width();
    pages.rect(0.0, pages.y(), (width, 0.6), Token::Line);
    pages.space(8.0);
    pages.paragraph(title, Lettering::new(12.0, Token::Ink).bold());
    pages.space(6.0);
}

/// The five figures, side by side.
fn figures(pages: &mut Pages, figures: &[Headlined]) {
    const HIGH: f64 = 52.0;
    let width = pages.width();
    let each = width / figures.len().max(1) as f64;
    let room = each - 2.0 * EDGE;
    let top = pages.y();
    pages.frame(0.0, top, (width, HIGH), Token::Line);
    for (ix, figure) in figures.iter().enumerate() {
        let x = each * ix as f64;
        if ix > 0 {
            pages.rect(x, top, (0.5, HIGH), Token::Hairline);
        }
        let colour = if figure.stalled {
            Token::StalledInk
        } else {
            Token::Ink
        };
        // A value that is too wide for its place is set smaller, not cut.
        let large = Lettering::new(14.0, colour).bold();
        let fitting = (room / large.width(&figure.value)).min(1.0) * large.size;
        let large = Lettering::new(fitting.max(7.5), colour).bold();
        pages.line(x + EDGE, top + 11.0, &SMALL.fit(figure.name, room), SMALL);
        let value = large.fit(&figure.value, room);
        pages.line(x + EDGE, top + 25.5, &value, large);
        let small = Lettering::new(6.8, Token::Ink2);
        pages.line(x + EDGE, top + 41.0, &small.fit(&figure.under, room), small);
    }
    pages.space(HIGH);
}

/// A chart's title and subtitle: each its lines, how they are set, and how high they are in all.
fn captions(pages: &Pages, drawing: &Drawing) -> [(Vec<String>, Lettering, f64); 2] {
    let title = Lettering::new(10.0, Token::Ink).bold();
    let of = |text: &str, style: Lettering| {
        let lines = wrap(text, style, pages.width(), 6);
        let high = lines.len() as f64 * pitch(style);
        (lines, style, high)
    };
    [
        of(&drawing.draft.title, title),
        of(&drawing.draft.subtitle, SMALL),
    ]
}

/// A chart with its finding above.
fn chart(pages: &mut Pages, drawing: Drawing) {
    let captions = captions(pages, &drawing);
    let above = captions.iter().map(|c| c.2).sum::<f64>() + 6.0;
    let (scale, high) = pages.scaled(drawing.draft.height, above + 60.0);
    pages.need(above + high);
    for (lines, style, _) in captions {
        for line in lines {
            pages.line(0.0, pages.y() + pitch(style) / 2.0, &line, style);
            pages.space(pitch(style));
        }
    }
    pages.space(6.0);
    pages.chart(0.0, pages.y(), scale, drawing.draft.sheet);
    pages.space(high);
}

/// How wide a card is.
fn card_width(pages: &Pages) -> f64 {
    (pages.width() - GAP) / 2.0
}

/// How wide a card's curve is drawn, in pixels.
pub(super) fn card_pixels(pages: &Pages) -> u32 {
    pages.in_pixels(card_width(pages) - 2.0 * EDGE)
}

/// Cards, two abreast, as high as the higher of the two.
fn cards(pages: &mut Pages, cards: Vec<Card>) {
    let width = card_width(pages);
    let room = width - 2.0 * EDGE;
    let mut cards = cards.into_iter().peekable();
    while cards.peek().is_some() {
        let pair: Vec<Card> = cards.by_ref().take(2).collect();
        let high = pair
            .iter()
            .map(|card| card_height(pages, card, room))
            .fold(0.0, f64::max);
        pages.need(high);
        let top = pages.y();
        for (ix, card) in pair.into_iter().enumerate() {
            let x = (width + GAP) * ix as f64;
            pages.frame(x, top, (width, high), Token::Line);
            set_card(pages, card, (x + EDGE, top + EDGE), room);
        }
        pages.space(high);
        if cards.peek().is_some() {
            pages.space(GAP);
        }
    }
}

fn card_height(pages: &Pages, card: &Card, room: f64) -> f64 {
    let said = wrap(&card.said, BODY, room, 12).len() as f64 * pitch(BODY);
    let curve = card
        .curve
        .as_ref()
        .map_or(0.0, |curve| pages.scaled(curve.draft.height, 200.0).1 + 4.0);
    let seen = if card.seen.is_some() {
        pitch(SMALL)
    } else {
        0.0
    };
    2.0 * EDGE + pitch(SMALL) + 3.0 + said + curve + seen
}

fn set_card(pages: &mut Pages, card: Card, (x, top): (f64, f64), room: f64) {
    let mut y = top;
    let sure = card.strength;
    let who = format!("{} · {}", card.who, card.stage);
    let left = room - SMALL.width(sure) - 8.0;
    let middle = y + pitch(SMALL) / 2.0;
    pages.line(x, middle, &SMALL.fit(&who, left), SMALL);
    pages.line(x + room, middle, sure, SMALL.end());
    y += pitch(SMALL) + 3.0;
    for line in wrap(&card.said, BODY, room, 12) {
        pages.line(x, y + pitch(BODY) / 2.0, &line, BODY);
        y += pitch(BODY);
    }
    if let Some(curve) = card.curve {
        let (scale, high) = pages.scaled(curve.draft.height, 200.0);
        pages.chart(x, y + 4.0, scale, curve.draft.sheet);
        y += high + 4.0;
    }
    if let Some(seen) = card.seen {
        pages.line(x, y + pitch(SMALL) / 2.0, &SMALL.fit(&seen, room), SMALL);
    }
}

fn bullets(pages: &mut Pages, notes: &[String]) {
    const INDENT: f64 = 10.0;
    for note in notes {
        pages.beside(INDENT, ("•", BODY), note, BODY);
    }
}

fn definitions(pages: &mut Pages, of: &[(&str, &str)]) {
    const NAMES: f64 = 108.0;
    let name = Lettering {
        weight: Weight::Semibold,
        ..Lettering::new(8.0, Token::Ink)
    };
    let said = Lettering::new(8.0, Token::Ink2);
    for (term, text) in of {
        let lines = wrap(text, said, pages.width() - NAMES, usize::MAX);
        pages.need(lines.len() as f64 * pitch(said) + 2.0);
        let middle = pages.y() + pitch(said) / 2.0;
        pages.line(0.0, middle, &name.fit(term, NAMES - 8.0), name);
        for line in lines {
            pages.line(NAMES, pages.y() + pitch(said) / 2.0, &line, said);
            pages.space(pitch(said));
        }
        pages.space(3.0);
    }
}
