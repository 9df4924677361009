//! The pictures: figures with their hit areas and table twins, palettes, the one-file page, the
//! terminal's table, and the words and number formats they share.
//!
//! Everything here is a pure function of what the engine worked out, a palette and a size: the same arguments give the same bytes. No arithmetic on deals (that is the engine's), no
//! clock, no file, no network. Every text that came from a source is cleaned and escaped here.

mod behind;
mod charts;
mod document;
mod evidence;
pub mod figure;
mod letters;
mod one_to_one;
pub mod page;
pub mod palette;
pub mod pdf;
mod picture;
mod report;
mod sheet;
pub mod terminal;
mod typeface;
pub mod words;

#[cfg(test)]
mod fixture;

pub use figure::{
    Error, Figure, HeatmapMeasure, Hit, Plot, RampMeasure, ReviewPlot, Subject, Table, TimePlot,
    figure, standalone,
};

pub use charts::{NamedChart, charts};
pub use document::PageHead;
pub use page::page;
pub use palette::Theme;
pub use pdf::{Paper, PdfError, one_to_one_pdf, pdf};
pub use picture::png;
pub use report::Report;
pub use terminal::terminal;
