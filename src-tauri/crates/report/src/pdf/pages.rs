//! Pages as they fill: a cursor that goes down, and what was put where. Nothing here knows PDF.
//!
//! Positions are in points from the upper left of the page. What is put always lies inside the
//! margins; what does not fit on this page goes to the next.

use super::paper::Paper;
use crate::{
    figure::wrap,
    letters::Weight,
    palette::Token,
    sheet::{Anchor, Lettering, Sheet},
};

/// Space around what is printed; the footer stands in the lower one.
pub(super) const MARGIN: f64 = 42.0;
/// Charts are drawn in pixels, of which one is so many points: 12 pixels become 8.4 points.
const SCALE: f64 = 0.7;

/// One thing on a page.
pub(super) enum Ink {
    /// A line of text; `y` is its baseline.
    Text {
        at: (f64, f64),
        text: String,
        style: Lettering,
    },
    /// A filled rectangle.
    Rect {
        at: (f64, f64),
        size: (f64, f64),
        colour: Token,
    },
    /// A chart, its upper left corner at `at`, so many points to one of its pixels.
    Chart {
        at: (f64, f64),
        scale: f64,
        sheet: Sheet,
    },
}

/// Where a reader may jump to.
pub(super) struct Bookmark {
    pub(super) title: String,
    /// Counted from zero.
    pub(super) page: usize,
    pub(super) y: f64,
}

/// All pages so far.
pub(super) struct Pages {
    pub(super) paper: Paper,
    pub(super) pages: Vec<Vec<Ink>>,
    pub(super) bookmarks: Vec<Bookmark>,
    /// Where the next thing goes.
    y: f64,
}

impl Pages {
    pub(super) fn new(paper: Paper) -> Self {
        Self {
            paper,
            pages: vec![Vec::new()],
            bookmarks: Vec::new(),
            y: MARGIN,
        }
    }

    /// Between the margins.
    pub(super) fn width(&self) -> f64 {
        self.paper.size().0 - 2.0 * MARGIN
    }

    /// Between the margins of an empty page.
    pub(super) fn height(&self) -> f64 {
        self.paper.size().1 - 2.0 * MARGIN
    }

    /// Points as the pixels in which a chart of that width is drawn.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page's width"
    )]
    pub(super) fn in_pixels(&self, points: f64) -> u32 {
        (points / SCALE).floor() as u32
    }

    /// Where the next thing goes, from the top of the page.
    pub(super) fn y(&self) -> f64 {
        self.y
    }

    /// What is left of this page.
    pub(super) fn left(&self) -> f64 {
        (self.paper.size().1 - MARGIN - self.y).max(0.0)
    }

    /// Goes down.
    pub(super) fn space(&mut self, points: f64) {
        self.y += points;
    }

    /// Begins a new page unless so much is left on this one, or this one is empty. Whether it did.
    pub(super) fn need(&mut self, points: f64) -> bool {
        let bottom = self.paper.size().1 - MARGIN;
        let full = self.y + points > bottom && self.y > MARGIN;
        if full {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
        full
    }

    /// Puts something on this page, wherever it says.
    pub(super) fn put(&mut self, ink: Ink) {
        if let Some(page) = self.pages.last_mut() {
            page.push(ink);
        }
    }

    /// A place to jump to, here.
    pub(super) fn bookmark(&mut self, title: &str) {
        self.bookmarks.push(Bookmark {
            title: title.to_owned(),
            page: self.pages.len() - 1,
            y: self.y,
        });
    }

    /// A line of text at `x` from the left margin, its capitals centred on `y` of the page.
    pub(super) fn line(&mut self, x: f64, y: f64, text: &str, style: Lettering) {
        let left = match style.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - style.width(text) / 2.0,
            Anchor::End => x - style.width(text),
        };
        if !text.is_empty() {
            self.put(Ink::Text {
                at: (MARGIN + left, y + style.size * 0.3635),
                text: text.to_owned(),
                style,
            });
        }
    }

    /// How high words are, `indent` from the left margin, up to a whole page: for who wants them on one.
    pub(super) fn tall(&self, indent: f64, words: &str, style: Lettering) -> f64 {
        let lines = wrap(words, style, self.width() - indent, usize::MAX).len();
        (lines as f64 * pitch(style)).min(self.height())
    }

    /// Text from the left margin over the whole width, in as many lines and pages as it takes.
    pub(super) fn paragraph(&mut self, text: &str, style: Lettering) {
        let lines = wrap(text, style, self.width(), usize::MAX);
        for line in lines {
            self.need(pitch(style));
            self.line(0.0, self.y + pitch(style) / 2.0, &line, style);
            self.y += pitch(style);
        }
    }

    /// Words `indent` from the left margin, beside a mark at the margin on their first line, in as many
    /// lines and pages as it takes.
    pub(super) fn beside(
        &mut self,
        indent: f64,
        (mark, its): (&str, Lettering),
        words: &str,
        style: Lettering,
    ) {
        let lines = wrap(words, style, self.width() - indent, usize::MAX);
        for (ix, line) in lines.iter().enumerate() {
            self.need(pitch(style));
            let middle = self.y + pitch(style) / 2.0;
            if ix == 0 {
                self.line(0.0, middle, mark, its);
            }
            self.line(indent, middle, line, style);
            self.y += pitch(style);
        }
    }

    /// A filled rectangle, `x` from the left margin and `y` of the page.
    pub(super) fn rect(&mut self, x: f64, y: f64, size: (f64, f64), colour: Token) {
        self.put(Ink::Rect {
            at: (MARGIN + x, y),
            size,
            colour,
        });
    }

    /// A thin outline.
    pub(super) fn frame(&mut self, x: f64, y: f64, (w, h): (f64, f64), colour: Token) {
        const THIN: f64 = 0.5;
        self.rect(x, y, (w, THIN), colour);
        self.rect(x, y + h - THIN, (w, THIN), colour);
        self.rect(x, y, (THIN, h), colour);
        self.rect(x + w - THIN, y, (THIN, h), colour);
    }

    /// A chart with its upper left corner `x` from the left margin and `y` of the page; no higher
    /// than an empty page.
    pub(super) fn chart(&mut self, x: f64, y: f64, scale: f64, sheet: Sheet) {
        self.put(Ink::Chart {
            at: (MARGIN + x, y),
            scale,
            sheet,
        });
    }

    /// By how much a chart so many pixels high is scaled, and how high it then is.
    pub(super) fn scaled(&self, pixels: u32, above: f64) -> (f64, f64) {
        let most = self.height() - above;
        let scale = SCALE.min(most / f64::from(pixels.max(1)));
        (scale, f64::from(pixels) * scale)
    }
}

/// From line to line.
pub(super) fn pitch(style: Lettering) -> f64 {
    let loose = match style.weight {
        Weight::Regular => 1.42,
        Weight::Semibold => 1.32,
    };
    style.size * loose
}
