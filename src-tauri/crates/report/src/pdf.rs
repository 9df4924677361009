//! The review as a PDF: pages with charts, real text in the bundled typeface, bookmarks and page
//! numbers, the same bytes for the same review.
//!
//! What is said comes from `document`, as for the HTML page; charts are the same marks that become
//! SVG elsewhere (`sheet`), put on paper as lines and text, never as a picture. Paper is light.

mod blocks;
mod ink;
mod one_to_one;
mod pages;
mod paper;

pub use ink::PdfError;
pub use one_to_one::one_to_one_pdf;
pub use paper::Paper;

use crate::{
    Report,
    document::{Document, PageHead, Widths},
    words::Words,
};

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
