//! A figure as pixels: what goes onto the clipboard, into a slide or a mail. Made from the SVG that
//! is saved as a file, in the bundled typeface alone, so that a picture looks the same everywhere.

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};

use crate::{
    figure::{Error, Figure, standalone},
    letters::Weight,
    palette::Theme,
    typeface::face,
};

/// Pixels of the picture per pixel of the figure: sharp on a screen of twice the usual fineness.
const FINE: f32 = 2.0;
/// No picture takes more room than this; a taller figure is drawn coarser.
const MOST_PIXELS: f32 = 40_000_000.0;

/// The faces of the program, read once.
static FACES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut faces = fontdb::Database::new();
    for weight in [Weight::Regular, Weight::Semibold] {
        faces.load_font_data(face(weight).to_vec());
    }
    Arc::new(faces)
});

/// A figure as a PNG file of its own: on the theme's ground, with its title and subtitle drawn.
///
/// # Errors
/// [`Error::Drawing`] where no room is left for its pixels.
pub fn png(figure: &Figure, theme: Theme) -> Result<Vec<u8>, Error> {
    let failed = |why: &dyn std::fmt::Display| Error::Drawing(why.to_string());
    let options = Options {
        fontdb: Arc::clone(&FACES),
        font_family: "Inter".to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(&standalone(figure, theme), &options).map_err(|e| failed(&e))?;
    let size = tree.size();
    let scale = FINE.min((MOST_PIXELS / (size.width() * size.height())).sqrt());
    let size = size
        .to_int_size()
        .scale_by(scale)
        .ok_or_else(|| failed(&"it has no size"))?;
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| failed(&"there is no room for its pixels"))?;
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| failed(&e))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        Subject,
        figure::{ReviewPlot, figure},
        fixture,
    };

    fn picture(theme: Theme) -> Pixmap {
        let review = fixture::sample();
        let subject = Subject::Review(&review, &ReviewPlot::StageConversion);
        let drawn = figure(subject, fixture::english(), theme, 640, None).unwrap();
        let bytes = png(&drawn, theme).unwrap();
        assert_eq!(bytes, png(&drawn, theme).unwrap());
        let read = Pixmap::decode_png(&bytes).unwrap();
        assert_eq!(read.width(), 2 * (640 + 32));
        read
    }

    #[test]
    fn a_picture_stands_on_the_ground_of_its_theme_with_its_title_drawn() {
        for theme in [Theme::Light, Theme::Dark] {
            let picture = picture(theme);
            let ground = picture.pixel(2, 2).unwrap();
            assert_eq!(ground.alpha(), 255);
            // The title is the first line: there is ink in it.
            let rows = 20..60;
            let ink = rows.flat_map(|y| (32..600).map(move |x| (x, y)));
            let ink = ink.filter(|&(x, y)| picture.pixel(x, y) != Some(ground));
            assert!(ink.count() > 500);
        }
    }

    #[test]
    fn every_face_bears_the_name_that_figures_ask_for() {
        let weights: Vec<u16> = FACES
            .faces()
            .filter(|face| face.families.iter().any(|(name, _)| name == "Inter"))
            .map(|face| face.weight.0)
            .collect();
        assert_eq!(weights, [400, 600]);
    }
}
