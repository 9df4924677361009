//! Shapes that follow one another and look alike, joined into one path: a chart of many hundred dots
//! then has a few elements to lay out and to change, and is drawn the same.

use std::fmt::Write;

/// The elements of a drawing, one a line, as plotters writes them; runs of shapes that differ in
/// nothing but where they lie are one `<path>` each.
pub(super) fn joined(drawn: &str) -> String {
    let mut out = String::with_capacity(drawn.len());
    let mut run: Option<Run<'_>> = None;
    for line in drawn.split_inclusive('\n') {
        let shape = Shape::read(line);
        match (&mut run, shape) {
            (Some(run), Some(shape)) if run.like.is_like(&shape) => {
                run.many = true;
                shape.outline(&mut run.outline);
            }
            (_, shape) => {
                if let Some(run) = run.take() {
                    run.write(&mut out);
                }
                match shape {
                    None => out.push_str(line),
                    Some(shape) => {
                        let mut outline = String::new();
                        shape.outline(&mut outline);
                        run = Some(Run {
                            like: shape,
                            first: line,
                            outline,
                            many: false,
                        });
                    }
                }
            }
        }
    }
    if let Some(run) = run {
        run.write(&mut out);
    }
    out
}

/// Shapes alike, so far.
struct Run<'a> {
    like: Shape<'a>,
    /// The first of them, as it was written.
    first: &'a str,
    outline: String,
    many: bool,
}

impl Run<'_> {
    fn write(self, out: &mut String) {
        if self.many {
            let (style, outline) = (self.like.style, self.outline);
            let _ = writeln!(out, "<path{style} d=\"{outline}\"/>");
        } else {
            out.push_str(self.first);
        }
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Circle,
    Rect,
    Polyline,
    /// Which way round it goes: where two that go different ways lie upon each other, their common part
    /// would be left empty.
    Polygon {
        clockwise: bool,
    },
}

/// A shape: what it looks like, and where it lies.
struct Shape<'a> {
    kind: Kind,
    /// Every attribute that does not say where, each with the space before it.
    style: String,
    place: [i64; 4],
    points: &'a str,
}

impl<'a> Shape<'a> {
    /// `None` for what is no shape, or is not written as expected: it stays as it is.
    fn read(line: &'a str) -> Option<Self> {
        let (name, attributes) = line.strip_prefix('<')?.split_once(' ')?;
        let attributes = attributes.trim_end().strip_suffix("/>")?;
        let mut style = String::new();
        let mut points = "";
        let mut place = [0; 4];
        let places: &[&str] = match name {
            "circle" => &["cx", "cy", "r"],
            "rect" => &["x", "y", "width", "height"],
            "polyline" | "polygon" => &[],
            _ => return None,
        };
        let mut rest = attributes;
        while let Some((attribute, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"')?;
            let attribute = attribute.trim_start();
            rest = after;
            if let Some(at) = places.iter().position(|place| *place == attribute) {
                place[at] = value.parse().ok()?;
            } else if attribute == "points" && places.is_empty() {
                points = value.trim_end();
            } else {
                let _ = write!(style, " {attribute}=\"{value}\"");
            }
        }
        let kind = match name {
            "circle" => Kind::Circle,
            "rect" => Kind::Rect,
            "polyline" => Kind::Polyline,
            _ => Kind::Polygon {
                clockwise: turning(points)? > 0,
            },
        };
        Some(Self {
            kind,
            style,
            place,
            points,
        })
    }

    fn is_like(&self, other: &Self) -> bool {
        let as_large = self.kind != Kind::Circle || self.place[2] == other.place[2];
        self.kind == other.kind && as_large && self.style == other.style
    }

    /// Adds it to a path.
    fn outline(&self, path: &mut String) {
        let [x, y, w, h] = self.place;
        let _ = match self.kind {
            Kind::Circle => {
                let (radius, left) = (w, x - w);
                let across = 2 * radius;
                write!(
                    path,
                    "M{left},{y}a{radius},{radius} 0 1 0 {across},0a{radius},{radius} 0 1 0 -{across},0z"
                )
            }
            Kind::Rect => write!(path, "M{x},{y}h{w}v{h}h-{w}z"),
            Kind::Polyline => write!(path, "M{}", self.points),
            Kind::Polygon { .. } => write!(path, "M{}z", self.points),
        };
    }
}

/// Twice the area that points go round, above nought where they go clockwise.
fn turning(points: &str) -> Option<i64> {
    let points = points.split(' ').map(|point| {
        let (x, y) = point.split_once(',')?;
        Some((x.parse::<i64>().ok()?, y.parse::<i64>().ok()?))
    });
    let points: Vec<_> = points.collect::<Option<_>>()?;
    let next = points.iter().cycle().skip(1);
    Some(
        points
            .iter()
            .zip(next)
            .map(|((x, y), (u, v))| x * v - u * y)
            .sum(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(drawn: &str, expected: &str) {
        assert_eq!(joined(drawn), expected);
    }

    #[test]
    fn shapes_that_look_alike_become_one_path() {
        check(
            "<circle cx=\"50\" cy=\"40\" r=\"22\" fill=\"none\" stroke=\"#111\"/>\n\
             <circle cx=\"90\" cy=\"41\" r=\"22\" fill=\"none\" stroke=\"#111\"/>\n",
            "<path fill=\"none\" stroke=\"#111\" d=\"M28,40a22,22 0 1 0 44,0a22,22 0 1 0 -44,0z\
             M68,41a22,22 0 1 0 44,0a22,22 0 1 0 -44,0z\"/>\n",
        );
        check(
            "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" fill=\"#111\"/>\n\
             <rect x=\"5\" y=\"2\" width=\"3\" height=\"9\" fill=\"#111\"/>\n",
            "<path fill=\"#111\" d=\"M1,2h3v4h-3zM5,2h3v9h-3z\"/>\n",
        );
        check(
            "<polyline fill=\"none\" stroke=\"#111\" points=\"1,2 3,4 \"/>\n\
             <polyline fill=\"none\" stroke=\"#111\" points=\"5,6 7,8 \"/>\n",
            "<path fill=\"none\" stroke=\"#111\" d=\"M1,2 3,4M5,6 7,8\"/>\n",
        );
    }

    #[test]
    fn what_differs_or_stands_between_stays_apart() {
        let apart = "<circle cx=\"50\" cy=\"40\" r=\"22\" fill=\"#111\"/>\n\
                     <circle cx=\"50\" cy=\"40\" r=\"23\" fill=\"#111\"/>\n\
                     <circle cx=\"50\" cy=\"40\" r=\"23\" fill=\"#222\"/>\n\
                     <text x=\"1\" y=\"2\">a/></text>\n\
                     <circle cx=\"50\" cy=\"40\" r=\"23\" fill=\"#222\"/>\n\
                     <circle cx=\"50\" cy=\"many\" r=\"23\" fill=\"#222\"/>\n";
        check(apart, apart);
    }

    #[test]
    fn areas_that_go_round_different_ways_stay_apart() {
        let one = "<polygon fill=\"#111\" points=\"0,0 9,0 9,9 \"/>\n";
        let other = "<polygon fill=\"#111\" points=\"0,0 9,9 9,0 \"/>\n";
        check(&[one, other].concat(), &[one, other].concat());
        check(
            &[one, one].concat(),
            "<path fill=\"#111\" d=\"M0,0 9,0 9,9zM0,0 9,0 9,9z\"/>\n",
        );
    }
}
