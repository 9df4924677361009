//! A picture as pixels: read from PNG, written as a small one, compared with another.

use std::collections::HashMap;

/// Pixels on a side of a cell, whose mean colour is compared.
const CELL: usize = 8;
/// How far apart two means may be, of 255.
const APART: i32 = 12;
/// Colours of a small picture. Pale areas matter as much as dark letters: with 16 they were lost.
const COLOURS: usize = 64;

type Colour = [u8; 3];

/// Red, green and blue, row by row.
pub(crate) struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<Colour>,
}

impl Picture {
    /// Reads a PNG; `None` where it is none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().ok()?;
        let mut buffer = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut buffer).ok()?;
        let samples = info.color_type.samples();
        let colour = |pixel: &[u8]| match *pixel {
            [red, green, blue, ..] => [red, green, blue],
            [grey, ..] => [grey; 3],
            [] => [0; 3],
        };
        Some(Self {
            width: info.width as usize,
            height: info.height as usize,
            pixels: buffer[..info.buffer_size()]
                .chunks(samples)
                .map(colour)
                .collect(),
        })
    }

    /// As a PNG of few colours: those that most pixels have, no two of them alike.
    pub(crate) fn small(&self) -> Vec<u8> {
        let mut counts: HashMap<Colour, usize> = HashMap::new();
        for &pixel in &self.pixels {
            *counts.entry(pixel).or_default() += 1;
        }
        let mut by_count: Vec<(Colour, usize)> = counts.into_iter().collect();
        by_count.sort_by_key(|&(colour, count)| (std::cmp::Reverse(count), colour));
        let mut palette: Vec<Colour> = Vec::new();
        // Fewer and fewer must a colour differ by, until there are enough.
        for least in [16, 8, 4, 0] {
            for &(colour, _) in &by_count {
                if palette.len() == COLOURS {
                    break;
                }
                if palette.iter().all(|&known| apart(known, colour) > least) {
                    palette.push(colour);
                }
            }
        }
        let nearest = |pixel: Colour| {
            let by = |&at: &usize| apart(palette[at], pixel);
            (0..palette.len()).min_by_key(by).unwrap_or(0)
        };
        let mut known: HashMap<Colour, u8> = HashMap::new();
        let indices: Vec<u8> = self
            .pixels
            .iter()
            .map(|&pixel| {
                *known
                    .entry(pixel)
                    .or_insert_with(|| u8::try_from(nearest(pixel)).unwrap_or(0))
            })
            .collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&indices)?;
            writer.finish()
        });
        written.expect("a picture in memory is written");
        bytes
    }

    /// The upper left corners of the cells that differ; every cell where the sizes do.
    pub(crate) fn differs(&self, other: &Self) -> Vec<[usize; 2]> {
        let alike = (self.width, self.height) == (other.width, other.height);
        let cells = (0..self.height).step_by(CELL);
        cells
            .flat_map(|y| (0..self.width).step_by(CELL).map(move |x| [x, y]))
            .filter(|&[x, y]| {
                let means = || self.mean(x, y).into_iter().zip(other.mean(x, y));
                !alike || means().any(|(one, two)| (one - two).abs() > APART)
            })
            .collect()
    }

    /// This one and, below it, the other with the cells that differ framed red.
    pub(crate) fn beside(&self, other: &Self, cells: &[[usize; 2]]) -> Self {
        let mut below = other.pixels.clone();
        for &[x, y] in cells {
            for step in 0..CELL {
                for at in [(x + step, y), (x, y + step)] {
                    if at.0 < other.width && at.1 < other.height {
                        below[at.1 * other.width + at.0] = [220, 0, 0];
                    }
                }
            }
        }
        let mut pixels = self.pixels.clone();
        pixels.extend(below);
        pixels.resize(self.width * (pixels.len() / self.width), [0; 3]);
        Self {
            width: self.width,
            height: pixels.len() / self.width,
            pixels,
        }
    }

    fn mean(&self, x: usize, y: usize) -> [i32; 3] {
        let mut sum = [0; 3];
        let mut count = 0;
        for row in y..(y + CELL).min(self.height) {
            for column in x..(x + CELL).min(self.width) {
                let pixel = self.pixels[row * self.width + column];
                for (sum, part) in sum.iter_mut().zip(pixel) {
                    *sum += i32::from(part);
                }
                count += 1;
            }
        }
        sum.map(|sum| sum / count.max(1))
    }
}

/// The greatest difference of a part, of 255.
fn apart(one: Colour, two: Colour) -> u8 {
    let parts = one.into_iter().zip(two);
    parts.map(|(one, two)| one.abs_diff(two)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A white page with a framed panel of lines of text, smoothed by `smooth`, at `left`.
    fn page(left: usize, smooth: u8) -> Picture {
        let (width, height) = (160, 80);
        let mut pixels = vec![[250, 250, 250]; width * height];
        for y in 10..60 {
            for x in left..left + 90 {
                let edge = y == 10 || y == 59 || x == left || x == left + 89;
                let text = y % 8 < 5 && x > left + 6 && x < left + 80 && (x - left) % 5 < 2;
                pixels[y * width + x] = match (edge, text) {
                    (true, _) => [200; 3],
                    (_, true) if (x - left) % 5 == 1 => [90 + smooth; 3],
                    (_, true) => [40; 3],
                    _ => [255; 3],
                };
            }
        }
        Picture {
            width,
            height,
            pixels,
        }
    }

    #[test]
    fn a_small_picture_differs_from_its_original_in_no_cell() {
        let original = page(20, 0);
        let small = Picture::read(&original.small()).unwrap();
        assert!(original.differs(&small).is_empty());
    }

    #[test]
    fn letters_smoothed_otherwise_pass_and_a_panel_moved_by_half_a_cell_does_not() {
        assert!(page(20, 0).differs(&page(20, 40)).is_empty());
        assert!(page(20, 0).differs(&page(24, 0)).len() > 20);
    }
}
