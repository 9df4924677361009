//! Pages as PDF, by krilla: the only file that knows it. The same pages give the same bytes.

use krilla::{
    Document,
    color::rgb,
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect, Transform},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke, StrokeDash},
    surface::Surface,
    text::{Font, TextDirection},
};

use super::pages::{Ink, MARGIN, Pages};
use crate::{
    letters::{self, Weight},
    palette::{Theme, Token},
    sheet::{Anchor, Mark, Sheet},
    typeface,
    words::Words,
};

/// Why no PDF came of it.
#[derive(Debug, thiserror::Error)]
#[error("the pages could not be put together: {0}")]
pub struct PdfError(String);

/// A circle by four Bézier curves: how long their handles are.
const KAPPA: f64 = 0.552_284_75;

/// Prints the pages; `foot` stands at the foot of each, beside its number.
pub(super) fn print(
    words: Words,
    pages: Pages,
    title: &str,
    foot: &str,
) -> Result<Vec<u8>, PdfError> {
    let faces = Faces::new()?;
    let (width, height) = pages.paper.size();
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .description(foot.to_owned())
            .creator("Stagecoach".to_owned())
            .language(words.language.code().to_owned()),
    );
    let all = pages.pages.len();
    for (number, inks) in (1..).zip(&pages.pages) {
        let size = PageSettings::from_wh(single(width), single(height))
            .ok_or_else(|| PdfError("a page without a size".to_owned()))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        let mut pen = Pen {
            surface: &mut surface,
            faces: &faces,
        };
        for ink in inks {
            pen.put(ink);
        }
        let low = height - MARGIN * 0.5;
        let said = letters::fit(foot, width - 2.0 * MARGIN - 80.0, 7.0, Weight::Regular);
        pen.text((MARGIN, low), &said, 7.0, Weight::Regular, Token::Ink3);
        let counted = words.paper.page_of(number, all);
        let wide = letters::width(&counted, 7.0, Weight::Regular);
        let at = (width - MARGIN - wide, low);
        pen.text(at, &counted, 7.0, Weight::Regular, Token::Ink3);
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    for mark in pages.bookmarks {
        let to = Point::from_xy(0.0, single(mark.y - 12.0));
        let destination = XyzDestination::new(mark.page, to);
        outline.push_child(OutlineNode::new(mark.title, destination));
    }
    document.set_outline(outline);
    document
        .finish()
        .map_err(|error| PdfError(format!("{error:?}")))
}

struct Faces {
    regular: Font,
    semibold: Font,
}

impl Faces {
    fn new() -> Result<Self, PdfError> {
        let load = |weight| {
            Font::new(typeface::face(weight).to_vec().into(), 0)
                .ok_or_else(|| PdfError("the bundled typeface cannot be read".to_owned()))
        };
        Ok(Self {
            regular: load(Weight::Regular)?,
            semibold: load(Weight::Semibold)?,
        })
    }

    fn of(&self, weight: Weight) -> Font {
        match weight {
            Weight::Regular => self.regular.clone(),
            Weight::Semibold => self.semibold.clone(),
        }
    }
}

struct Pen<'p, 's> {
    surface: &'p mut Surface<'s>,
    faces: &'p Faces,
}

impl Pen<'_, '_> {
    fn put(&mut self, ink: &Ink) {
        match ink {
            Ink::Text { at, text, style } => {
                self.text(*at, text, style.size, style.weight, style.colour);
            }
            Ink::Rect { at, size, colour } => self.fill(rect(*at, *size), *colour),
            Ink::Chart { at, scale, sheet } => {
                let by = Transform::from_translate(single(at.0), single(at.1));
                self.surface.push_transform(&by);
                let by = Transform::from_scale(single(*scale), single(*scale));
                self.surface.push_transform(&by);
                self.chart(sheet);
                self.surface.pop();
                self.surface.pop();
            }
        }
    }

    fn chart(&mut self, sheet: &Sheet) {
        for (colour, mark) in sheet.marks() {
            match mark {
                Mark::Rect {
                    from,
                    to,
                    fill: true,
                    ..
                } => self.fill(rect(*from, (to.0 - from.0, to.1 - from.1)), *colour),
                Mark::Rect {
                    from, to, stroke, ..
                } => {
                    let outline = rect(*from, (to.0 - from.0, to.1 - from.1));
                    self.stroke(outline, *stroke, false, *colour);
                }
                Mark::Path {
                    points,
                    stroke,
                    dashed,
                } => self.stroke(polyline(points, false), *stroke, *dashed, *colour),
                Mark::Area { points } => self.fill(polyline(points, true), *colour),
                Mark::Dot {
                    at,
                    radius,
                    stroke: None,
                } => self.fill(circle(*at, *radius), *colour),
                Mark::Dot {
                    at,
                    radius,
                    stroke: Some(stroke),
                } => self.stroke(circle(*at, *radius), *stroke, false, *colour),
                Mark::Text {
                    at,
                    text,
                    size,
                    weight,
                    anchor,
                } => {
                    let wide = letters::width(text, *size, *weight);
                    let back = match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => wide / 2.0,
                        Anchor::End => wide,
                    };
                    self.text((at.0 - back, at.1), text, *size, *weight, *colour);
                }
            }
        }
    }

    /// A line of text, its baseline beginning at `at`.
    fn text(&mut self, at: (f64, f64), text: &str, size: f64, weight: Weight, colour: Token) {
        self.surface.set_fill(Some(ink(colour)));
        self.surface.set_stroke(None);
        let start = Point::from_xy(single(at.0), single(at.1));
        let face = self.faces.of(weight);
        let direction = TextDirection::Auto;
        self.surface
            .draw_text(start, face, single(size), text, false, direction);
    }

    fn fill(&mut self, path: Option<Path>, colour: Token) {
        if let Some(path) = path {
            self.surface.set_fill(Some(ink(colour)));
            self.surface.set_stroke(None);
            self.surface.draw_path(&path);
        }
    }

    fn stroke(&mut self, path: Option<Path>, width: f64, dashed: bool, colour: Token) {
        if let Some(path) = path {
            let dash = dashed.then(|| StrokeDash {
                array: vec![3.0, 3.0],
                offset: 0.0,
            });
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(Stroke {
                paint: colour_of(colour).into(),
                width: single(width),
                dash,
                ..Stroke::default()
            }));
            self.surface.draw_path(&path);
        }
    }
}

fn ink(colour: Token) -> Fill {
    Fill {
        paint: colour_of(colour).into(),
        ..Fill::default()
    }
}

fn colour_of(colour: Token) -> rgb::Color {
    let colour = colour.colour(Theme::Light);
    rgb::Color::new(colour.0, colour.1, colour.2)
}

fn rect(at: (f64, f64), size: (f64, f64)) -> Option<Path> {
    let rect = Rect::from_xywh(single(at.0), single(at.1), single(size.0), single(size.1))?;
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    path.finish()
}

fn polyline(points: &[(f64, f64)], closed: bool) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(single(first.0), single(first.1));
    for point in rest {
        path.line_to(single(point.0), single(point.1));
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn circle((x, y): (f64, f64), r: f64) -> Option<Path> {
    let k = r * KAPPA;
    let mut path = PathBuilder::new();
    path.move_to(single(x + r), single(y));
    for [a, b, to] in [
        [(x + r, y + k), (x + k, y + r), (x, y + r)],
        [(x - k, y + r), (x - r, y + k), (x - r, y)],
        [(x - r, y - k), (x - k, y - r), (x, y - r)],
        [(x + k, y - r), (x + r, y - k), (x + r, y)],
    ] {
        let [a, b, to] = [a, b, to].map(|(x, y)| (single(x), single(y)));
        path.cubic_to(a.0, a.1, b.0, b.1, to.0, to.1);
    }
    path.close();
    path.finish()
}

#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
fn single(value: f64) -> f32 {
    value as f32
}
