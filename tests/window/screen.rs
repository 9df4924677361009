//! What the screen shows, as a person would see it. The driver's own pictures come from a web view that
//! composites; a page drawn straight into its window gives it none.

use std::{thread, time::Duration};

use x11rb::{
    connection::Connection as _,
    image::{Image, PixelLayout},
    rust_connection::RustConnection,
};

/// How often the screen is looked at until two looks in a row are alike: what the page has drawn is
/// shown a moment later.
const LOOKS: usize = 20;
const BETWEEN: Duration = Duration::from_millis(40);

/// A part of the screen: from the left, from the top, width, height, in pixels.
pub(crate) type Part = [u16; 4];

/// What a part of the screen shows once it stands still, as a PNG; `None` where there is no such screen.
pub(crate) fn shown(part: Part) -> Option<Vec<u8>> {
    let (connection, screen) = x11rb::connect(None).ok()?;
    let mut before = colours(&connection, screen, part)?;
    for _ in 0..LOOKS {
        thread::sleep(BETWEEN);
        let now = colours(&connection, screen, part)?;
        if now == before {
            break;
        }
        before = now;
    }
    Some(packed(part, &before))
}

/// Red, green and blue, row by row.
fn colours(connection: &RustConnection, screen: usize, part: Part) -> Option<Vec<u8>> {
    let screen = &connection.setup().roots[screen];
    let [left, top, width, height] = part;
    let (left, top) = (i16::try_from(left).ok()?, i16::try_from(top).ok()?);
    let (image, _) = Image::get(connection, screen.root, left, top, width, height).ok()?;
    let mut visuals = screen
        .allowed_depths
        .iter()
        .flat_map(|depth| &depth.visuals);
    let visual = visuals.find(|visual| visual.visual_id == screen.root_visual)?;
    let layout = PixelLayout::from_visual_type(*visual).ok()?;
    let mut bytes = Vec::with_capacity(usize::from(width) * usize::from(height) * 3);
    for y in 0..height {
        for x in 0..width {
            let (red, green, blue) = layout.decode(image.get_pixel(x, y));
            bytes.extend([red, green, blue].map(|sixteen| sixteen.to_be_bytes()[0]));
        }
    }
    Some(bytes)
}

fn packed([_, _, width, height]: Part, colours: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width.into(), height.into());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(colours)?;
        writer.finish()
    });
    written.expect("a picture in memory is written");
    bytes
}
