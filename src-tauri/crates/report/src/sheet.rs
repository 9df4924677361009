//! What a figure is drawn on: marks in pixels, put on paper by plotters' SVG backend. No charts.
//!
//! plotters counts in whole units, so it is given tenths of a pixel and the whole drawing is
//! scaled back: rows and bars then lie where they belong at any width. What the backend repeats on
//! every text (family, offset, full opacity) is said once, on the group around it. The result is
//! plain XML: no script, no style attribute, no id, so that it can stand in any page under any
//! content security policy, twice.

mod joined;

use plotters::{
    element::{Circle, DashedPathElement, PathElement, Polygon, Rectangle, Text},
    prelude::{DrawingArea, IntoDrawingArea, SVGBackend},
    style::{
        FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use crate::{
    figure::Error,
    letters::{self, Weight},
    palette::{Theme, Token},
};

/// The typeface of the window and the page, and what stands in for it elsewhere.
pub(crate) const FAMILY: &str = "Inter Variable, Inter, system-ui, sans-serif";

/// Units of the backend per pixel.
const FINE: f64 = 10.0;

/// Where on its text a text's position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// At its left end.
    Start,
    /// In its middle.
    Middle,
    /// At its right end.
    End,
}

/// One thing drawn. Positions and sizes in pixels.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    Rect {
        from: (f64, f64),
        to: (f64, f64),
        fill: bool,
        stroke: f64,
    },
    Path {
        points: Vec<(f64, f64)>,
        stroke: f64,
        dashed: bool,
    },
    Area {
        points: Vec<(f64, f64)>,
    },
    Dot {
        at: (f64, f64),
        radius: f64,
        stroke: Option<f64>,
    },
    Text {
        at: (f64, f64),
        text: String,
        size: f64,
        weight: Weight,
        anchor: Anchor,
    },
}

/// Marks in the order in which they are drawn, in pixels from the upper left.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    marks: Vec<(Token, Mark)>,
}

impl Sheet {
    pub(crate) fn new() -> Self {
        Self { marks: Vec::new() }
    }

    /// Every mark with its colour, in the order in which they are drawn.
    pub(crate) fn marks(&self) -> impl Iterator<Item = &(Token, Mark)> {
        self.marks.iter()
    }

    /// A filled rectangle; nothing where it has no area.
    pub(crate) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, colour: Token) {
        if w > 0.0 && h > 0.0 {
            let mark = Mark::Rect {
                from: (x, y),
                to: (x + w, y + h),
                fill: true,
                stroke: 0.0,
            };
            self.marks.push((colour, mark));
        }
    }

    /// A rectangle's outline, drawn inside it.
    pub(crate) fn frame(&mut self, x: f64, y: f64, w: f64, h: f64, stroke: f64, colour: Token) {
        let half = stroke / 2.0;
        let from = (x + half, y + half);
        let to = (x + w - half, y + h - half);
        self.marks.push((
            colour,
            Mark::Rect {
                from,
                to,
                fill: false,
                stroke,
            },
        ));
    }

    /// A line through points.
    pub(crate) fn path(&mut self, points: &[(f64, f64)], stroke: f64, colour: Token) {
        let mark = Mark::Path {
            points: points.to_vec(),
            stroke,
            dashed: false,
        };
        self.marks.push((colour, mark));
    }

    /// A dashed line through points.
    pub(crate) fn dashed(&mut self, points: &[(f64, f64)], stroke: f64, colour: Token) {
        let mark = Mark::Path {
            points: points.to_vec(),
            stroke,
            dashed: true,
        };
        self.marks.push((colour, mark));
    }

    /// A filled shape.
    pub(crate) fn area(&mut self, points: &[(f64, f64)], colour: Token) {
        self.marks.push((
            colour,
            Mark::Area {
                points: points.to_vec(),
            },
        ));
    }

    /// A filled dot.
    pub(crate) fn dot(&mut self, x: f64, y: f64, radius: f64, colour: Token) {
        self.marks.push((
            colour,
            Mark::Dot {
                at: (x, y),
                radius,
                stroke: None,
            },
        ));
    }

    /// A ring.
    pub(crate) fn ring(&mut self, x: f64, y: f64, radius: f64, stroke: f64, colour: Token) {
        self.marks.push((
            colour,
            Mark::Dot {
                at: (x, y),
                radius,
                stroke: Some(stroke),
            },
        ));
    }

    /// A text whose capitals and figures are centred on `y`.
    pub(crate) fn text(&mut self, x: f64, y: f64, text: &str, style: Lettering) {
        if !text.is_empty() {
            // Inter's capitals are 0.727 em high.
            let at = (x, y + style.size * 0.3635);
            let mark = Mark::Text {
                at,
                text: text.to_owned(),
                size: style.size,
                weight: style.weight,
                anchor: style.anchor,
            };
            self.marks.push((style.colour, mark));
        }
    }

    /// The drawing as SVG, `width` × `height` pixels, named `title` and described by `subtitle`.
    pub(crate) fn finish(
        &self,
        theme: Theme,
        (width, height): (u32, u32),
        title: &str,
        subtitle: &str,
    ) -> Result<String, Error> {
        let mut drawn = String::new();
        {
            let fine = |side: u32| side.saturating_mul(10);
            let area = SVGBackend::with_string(&mut drawn, (fine(width), fine(height)))
                .into_drawing_area();
            for (colour, mark) in &self.marks {
                put(&area, mark, rgb(*colour, theme)).map_err(|e| Error::Drawing(e.to_string()))?;
            }
            area.present().map_err(|e| Error::Drawing(e.to_string()))?;
        }
        // From here on, quotation marks stand only around attributes: the backend escapes them in
        // text.
        let inner = drawn
            .split_once(">\n")
            .and_then(|(_, rest)| rest.rsplit_once("</svg>"))
            .map_or("", |(inner, _)| inner)
            .replace("\">\n", "\">")
            .replace("\n</text>", "</text>")
            .replace(" opacity=\"1\"", "")
            .replace(" dy=\"0.5ex\"", "")
            .replace(" text-anchor=\"start\"", "")
            .replace(&format!(" font-family=\"{FAMILY}\""), "")
            .replace(" stroke=\"none\"", "")
            .replace("font-weight=\"bold\"", "font-weight=\"600\"")
            // Columns of numbers stand on the right. Names must not: tabular hyphens are wide.
            .replace(
                "text-anchor=\"end\"",
                "text-anchor=\"end\" font-variant=\"tabular-nums\"",
            );
        let inner = joined::joined(&inner);
        Ok(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n\
             <g transform=\"scale(0.1)\" font-family=\"{FAMILY}\">\n\
             {inner}</g>\n</svg>\n",
            escape(title),
            escape(subtitle)
        ))
    }
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lettering {
    /// In pixels.
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) anchor: Anchor,
    pub(crate) colour: Token,
}

impl Lettering {
    /// Regular, from the left.
    pub(crate) const fn new(size: f64, colour: Token) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            anchor: Anchor::Start,
            colour,
        }
    }

    pub(crate) const fn bold(self) -> Self {
        Self {
            weight: Weight::Semibold,
            ..self
        }
    }

    pub(crate) const fn middle(self) -> Self {
        Self {
            anchor: Anchor::Middle,
            ..self
        }
    }

    pub(crate) const fn end(self) -> Self {
        Self {
            anchor: Anchor::End,
            ..self
        }
    }

    pub(crate) fn width(self, text: &str) -> f64 {
        letters::width(text, self.size, self.weight)
    }

    pub(crate) fn fit(self, text: &str, room: f64) -> String {
        letters::fit(text, room, self.size, self.weight)
    }
}

/// Text for XML and HTML, in an element or between double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type DrawingError = plotters::drawing::DrawingAreaErrorKind<std::io::Error>;

fn rgb(colour: Token, theme: Theme) -> RGBColor {
    let colour = colour.colour(theme);
    RGBColor(colour.0, colour.1, colour.2)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to what an SVG can hold"
)]
fn fine((x, y): (f64, f64)) -> (i32, i32) {
    let whole = |v: f64| (v * FINE).round().clamp(-1e8, 1e8) as i32;
    (whole(x), whole(y))
}

fn put(area: &Area<'_>, mark: &Mark, colour: RGBColor) -> Result<(), DrawingError> {
    let style = |filled: bool, stroke: f64| ShapeStyle {
        color: colour.into(),
        filled,
        stroke_width: fine((stroke, 0.0)).0.unsigned_abs(),
    };
    match mark {
        Mark::Rect {
            from,
            to,
            fill: true,
            ..
        } => area.draw(&Rectangle::new([fine(*from), fine(*to)], style(true, 0.0))),
        // The backend strokes rectangles one unit wide, whatever is asked: a path does better.
        Mark::Rect {
            from, to, stroke, ..
        } => {
            let (a, c) = (fine(*from), fine(*to));
            let round = vec![a, (c.0, a.1), c, (a.0, c.1), a, (c.0, a.1)];
            area.draw(&PathElement::new(round, style(false, *stroke)))
        }
        Mark::Path {
            points,
            stroke,
            dashed: false,
        } => {
            let points: Vec<_> = points.iter().copied().map(fine).collect();
            area.draw(&PathElement::new(points, style(false, *stroke)))
        }
        Mark::Path {
            points,
            stroke,
            dashed: true,
        } => {
            let points: Vec<_> = points.iter().copied().map(fine).collect();
            area.draw(&DashedPathElement::new(
                points,
                30,
                30,
                style(false, *stroke),
            ))
        }
        Mark::Area { points } => {
            let points: Vec<_> = points.iter().copied().map(fine).collect();
            area.draw(&Polygon::new(points, style(true, 0.0)))
        }
        Mark::Dot { at, radius, stroke } => {
            let style = style(stroke.is_none(), stroke.unwrap_or(0.0));
            area.draw(&Circle::new(fine(*at), fine((*radius, 0.0)).0, style))
        }
        Mark::Text {
            at,
            text,
            size,
            weight,
            anchor,
        } => {
            let family = FontFamily::Name(FAMILY);
            let weight = match weight {
                Weight::Regular => FontStyle::Normal,
                Weight::Semibold => FontStyle::Bold,
            };
            let h = match anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            // The backend divides a font's size by 1.24.
            let style = TextStyle::from((family, (size * FINE).round() * 1.24, weight))
                .pos(Pos::new(h, VPos::Center));
            let style = TextStyle {
                color: plotters::style::Color::to_backend_color(&colour),
                ..style
            };
            area.draw(&Text::new(text.as_str(), fine(*at), style))
        }
    }
}
