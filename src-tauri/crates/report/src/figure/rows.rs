//! What figures with a row per stage or rep share: how high the rows are, how wide the names.

use super::whole_pixels;
use crate::sheet::Lettering;

/// Rows under a head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    /// Where the first begins.
    pub(super) top: f64,
    /// Height of one.
    pub(super) pitch: f64,
    /// Height of the figure.
    pub(super) height: u32,
}

impl Rows {
    /// `count` rows between `top` and `bottom` spare pixels, each as high as the wished height
    /// makes it within `least..=most`, or `natural`.
    pub(super) fn new(
        count: usize,
        (top, bottom): (f64, f64),
        (least, natural, most): (f64, f64, f64),
        wish: Option<u32>,
    ) -> Self {
        let count = count.max(1) as f64;
        let pitch = wish.map_or(natural, |wish| {
            ((f64::from(wish) - top - bottom) / count).clamp(least, most)
        });
        let needed = whole_pixels(top + pitch * count + bottom);
        // Room beyond the highest rows stays empty below them: the figure is as high as asked.
        let height = wish.map_or(needed, |wish| needed.max(wish).min(whole_pixels(100_000.0)));
        Self {
            top,
            pitch,
            height: height.max(needed),
        }
    }

    /// Top of a row.
    pub(super) fn y(&self, ix: usize) -> f64 {
        self.top + self.pitch * ix as f64
    }

    /// Middle of a row.
    pub(super) fn middle(&self, ix: usize) -> f64 {
        self.y(ix) + self.pitch / 2.0
    }
}

/// How wide a column of names is: the widest of them, but no more than `most`.
pub(super) fn names_width<'a>(
    names: impl IntoIterator<Item = &'a str>,
    style: Lettering,
    most: f64,
) -> f64 {
    names
        .into_iter()
        .map(|n| style.width(n))
        .fold(0.0, f64::max)
        .min(most)
        .ceil()
}
