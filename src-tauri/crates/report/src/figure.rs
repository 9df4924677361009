//! Figures: what may be asked for, and what comes back. Each kind of figure is a file of its own.
//!
//! A figure says its finding in words, carries a table of the same figures for those who cannot or
//! will not see it, and knows which deals stand behind each of its marks. It draws no title: the
//! window and the page set it as text, a saved file gets it from [`standalone`].

mod conversion;
mod curve;
mod error;
mod forecast;
mod heatmap;
mod legend;
mod panel;
mod plot;
mod ramp;
mod rows;
mod tenure;
mod trend;
mod waiting;
mod win_rate;

use engine::selection::Selection;
use serde::Serialize;

pub use error::Error;
pub use heatmap::HeatmapMeasure;
pub use plot::{Plot, ReviewPlot, Subject, TimePlot};
pub use ramp::RampMeasure;

use crate::{
    palette::{Theme, Token},
    sheet::{Lettering, Sheet, escape},
    words::Words,
};

/// A drawn figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Figure {
    /// A whole SVG document without XML declaration, transparent behind.
    pub svg: String,
    /// In pixels, as asked.
    pub width: u32,
    /// In pixels: what was asked for, or what the rows need.
    pub height: u32,
    /// The finding, as one sentence.
    pub title: String,
    /// What is drawn, and how to read it.
    pub subtitle: String,
    /// What lies under the pointer. Later ones lie above earlier ones.
    pub hits: Vec<Hit>,
    /// The same figures as a table.
    pub table: Table,
}

/// A part of a figure that answers to the pointer and the keyboard.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Hit {
    /// Left, in the SVG's user units: pixels at its own size.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
    /// Value, n and interval in words.
    pub label: String,
    /// The deals behind it.
    pub selection: Option<Selection>,
}

/// On which side a column's cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A figure's twin: every row has as many cells as there are headers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Table {
    /// Column heads.
    pub headers: Vec<String>,
    /// One per column.
    pub align: Vec<Align>,
    /// The cells, as shown.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table whose first `words` columns hold words, the others numbers.
    pub(crate) fn new<S: Into<String>>(words: usize, headers: impl IntoIterator<Item = S>) -> Self {
        let headers: Vec<String> = headers.into_iter().map(Into::into).collect();
        let align = (0..headers.len())
            .map(|ix| {
                if ix < words {
                    Align::Left
                } else {
                    Align::Right
                }
            })
            .collect();
        Self {
            headers,
            align,
            rows: Vec::new(),
        }
    }
}

const NARROWEST: u32 = 160;
const WIDEST: u32 = 4000;

/// Draws a figure, `width` pixels wide, in the words of a language.
///
/// `height` is a wish: rows grow or shrink towards it as far as their text stays legible, and
/// [`Figure::height`] says what it came to. Charts are made for widths from 320, a flag's curve
/// from 160 pixels.
///
/// # Errors
/// [`Error::Width`] outside 160 to 4,000 pixels; [`Error::NoFlag`] and [`Error::NoStage`] where the
/// subject does not hold what the figure is about.
pub fn figure(
    subject: Subject<'_>,
    words: Words,
    theme: Theme,
    width: u32,
    height: Option<u32>,
) -> Result<Figure, Error> {
    Drawing::of(subject, words, width, height)?.figure(theme)
}

/// A figure before it has a theme: what the SVG and the PDF are both made from.
pub(crate) struct Drawing {
    /// In pixels.
    pub(crate) width: u32,
    pub(crate) draft: Draft,
}

impl Drawing {
    /// The same as [`figure`], and with its errors.
    pub(crate) fn of(
        subject: Subject<'_>,
        words: Words,
        width: u32,
        height: Option<u32>,
    ) -> Result<Self, Error> {
        if !(NARROWEST..=WIDEST).contains(&width) {
            return Err(Error::Width {
                asked: width,
                least: NARROWEST,
                most: WIDEST,
            });
        }
        let draft = subject.draw(words, width, height)?;
        Ok(Self { width, draft })
    }

    /// In a theme, as SVG.
    pub(crate) fn figure(self, theme: Theme) -> Result<Figure, Error> {
        let Self { width, draft } = self;
        let size = (width, draft.height);
        let svg = draft
            .sheet
            .finish(theme, size, &draft.title, &draft.subtitle)?;
        Ok(Figure {
            svg,
            width,
            height: draft.height,
            title: draft.title,
            subtitle: draft.subtitle,
            hits: draft.hits,
            table: draft.table,
        })
    }
}

/// A figure as a file of its own: on the theme's ground, with its title and subtitle drawn.
#[must_use]
pub fn standalone(figure: &Figure, theme: Theme) -> String {
    const EDGE: f64 = 16.0;
    let width = f64::from(figure.width);
    let mut sheet = Sheet::new();
    let mut y = EDGE + 8.0;
    let title = Lettering::new(16.0, Token::Ink).bold();
    let sub = Lettering::new(12.0, Token::Ink2);
    let mut lines = Vec::new();
    for (text, style, pitch) in [(&figure.title, title, 22.0), (&figure.subtitle, sub, 17.0)] {
        for line in wrap(text, style, width, 4) {
            lines.push((y, line, style));
            y += pitch;
        }
    }
    let head = y + 4.0;
    let total = (head + f64::from(figure.height) + EDGE).ceil();
    let whole = (figure.width + 2 * whole_pixels(EDGE), whole_pixels(total));
    sheet.rect(0.0, 0.0, f64::from(whole.0), total, Token::Panel);
    for (y, line, style) in lines {
        sheet.text(EDGE, y, &line, style);
    }
    let Ok(frame) = sheet.finish(theme, whole, &figure.title, &figure.subtitle) else {
        return figure.svg.clone();
    };
    let inner = figure
        .svg
        .split_once("</desc>\n")
        .and_then(|(_, rest)| rest.rsplit_once("</svg>"))
        .map_or("", |(inner, _)| inner);
    frame.replace(
        "</g>\n</svg>\n",
        &format!("</g>\n<g transform=\"translate({EDGE} {head:.0})\">\n{inner}</g>\n</svg>\n"),
    )
}

/// What a kind of figure hands back before it is put on paper.
pub(crate) struct Draft {
    pub(crate) sheet: Sheet,
    pub(crate) height: u32,
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) hits: Vec<Hit>,
    pub(crate) table: Table,
}

impl Draft {
    /// A figure of nothing: a sentence where the chart would be.
    fn nothing(width: u32, height: Option<u32>, title: &str, why: &str, table: Table) -> Self {
        let style = Lettering::new(13.0, Token::Ink2).middle();
        let lines = wrap(why, style, f64::from(width) - 32.0, 6);
        let height = height.unwrap_or(0).clamp(120, 400);
        let mut sheet = Sheet::new();
        let mut y = f64::from(height) / 2.0 - 9.5 * (lines.len().saturating_sub(1)) as f64;
        for line in &lines {
            sheet.text(f64::from(width) / 2.0, y, line, style);
            y += 19.0;
        }
        Self {
            sheet,
            height,
            title: title.to_owned(),
            subtitle: why.to_owned(),
            hits: Vec::new(),
            table,
        }
    }
}

/// A hit over a rectangle; no narrower than a pointer can find.
#[expect(clippy::cast_possible_truncation, reason = "pixels")]
fn hit(x: f64, y: f64, w: f64, h: f64, label: String, selection: Option<Selection>) -> Hit {
    Hit {
        x: x as f32,
        y: y as f32,
        w: w.max(3.0) as f32,
        h: h as f32,
        label,
        selection,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a u32 holds"
)]
fn whole_pixels(length: f64) -> u32 {
    length.ceil().clamp(0.0, f64::from(u32::MAX)) as u32
}

/// Breaks a text at spaces into at most `most` lines no wider than `room`; the last is cut.
pub(crate) fn wrap(text: &str, style: Lettering, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        // A long word that has a line to itself and one below goes on there.
        let word = match parted(word, style, room) {
            Some((head, rest)) if lines.len() + 1 < most => {
                lines.push(head);
                rest
            }
            _ => word,
        };
        // On the last line everything is kept, to be cut below.
        let full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if full || style.width(&format!("{line} {word}")) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| style.fit(line, room)).collect()
}

/// Two letters that begin a syllable together, and are not parted: "Be-trieb", but "hand-lung".
const ONSETS: &str = "bl cl fl gl kl pl sl br cr dr fr gr kr pr tr ch sh ph th ck sk st";

/// A word that is wider than the room, parted by a hyphen where the most of it fits: before a consonant that
/// a vowel follows, as most languages part words. `None` where it fits, or has no such place.
fn parted(word: &str, style: Lettering, room: f64) -> Option<(String, &str)> {
    if style.width(word) <= room {
        return None;
    }
    let vowel = |c: char| "aeiouyäöüéèáíóúåæøœ".contains(c.to_lowercase().next().unwrap_or(c));
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let places = letters.windows(3).enumerate().rev();
    let fitting = places.filter_map(|(at, three)| {
        let [(_, before), (cut, first), (_, then)] = *three else {
            return None;
        };
        let held = ONSETS.contains(&format!("{before}{first}").to_lowercase());
        let whole = at >= 2 && letters.len() - at > 4 && before.is_alphabetic();
        let here = whole && first.is_alphabetic() && !vowel(first) && vowel(then) && !held;
        here.then(|| (format!("{}-", &word[..cut]), &word[cut..]))
    });
    fitting
        .into_iter()
        .find(|(head, rest)| style.width(head) <= room && style.width(rest) <= room)
}

/// The hits as invisible rectangles with a native tooltip each, for a page without scripts.
pub(crate) fn tooltips(figure: &Figure, most: usize) -> String {
    let mut out = String::new();
    for hit in figure.hits.iter().take(most) {
        out.push_str(&format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"none\" \
             pointer-events=\"all\"><title>{}</title></rect>\n",
            hit.x,
            hit.y,
            hit.w,
            hit.h,
            escape(&hit.label)
        ));
    }
    out
}

#[cfg(test)]
mod tests;
