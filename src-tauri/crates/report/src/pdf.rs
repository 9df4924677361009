//! The review as a PDF: pages with charts, real text in the bundled typeface, bookmarks and page
//! numbers, the same bytes for the same review.
//!
//! What is said comes from `document`, as for the HTML page; charts are the same marks that become
//! SVG elsewhere (`sheet`), put on paper as lines and text, never as a picture. Paper is light.

mod blocks;
mod ink;
mod one_to_one;
mod pages;

pub use one_to_one::one_to_one_pdf;
use serde::{Deserialize, Serialize};

use crate::{
    Report,
    document::{Document, PageHead, Widths},
    words::Words,
};

/// What the pages are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in points of 1/72 inch.
    fn size(self) -> (f64, f64) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// Why no PDF came of it.
#[derive(Debug, thiserror::Error)]
#[error("the pages could not be put together: {0}")]
pub struct PdfError(String);

/// The review as a PDF.
///
/// # Errors
/// [`PdfError`] where the pages could not be put together.
pub fn pdf(
    words: Words,
    report: &Report,
    head: &PageHead,
    paper: Paper,
) -> Result<Vec<u8>, PdfError> {
    let mut pages = pages::Pages::new(paper);
    let chart = pages.in_pixels(pages.width());
    let widths = Widths {
        chart,
        card: blocks::card_pixels(&pages),
        reps: 30,
    };
    let document = Document::of(words, report, head, widths);
    let (title, above) = (document.headline.title.clone(), document.above.clone());
    blocks::all(words, &mut pages, document);
    ink::print(words, pages, &title, &above)
}

#[cfg(test)]
mod tests;
