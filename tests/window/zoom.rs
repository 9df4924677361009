//! At 200 % zoom every screen can be read and worked: nothing scrolls sideways but what is a table or a
//! board of its own, and no control is cut off.

use serde_json::json;
use stagecoach_tests::command::built;

use crate::{
    driver::Driver,
    rounds::{every_layer, every_screen, is_sound, is_within_reach, listen},
    window::Window,
};

#[test]
#[ignore = "window: run by cargo xtask test"]
fn at_twice_the_size_every_screen_fits_and_every_control_is_in_reach() {
    let driver = Driver::start();
    let window = driver.open(&built("stagecoach"), &["--sample"]);
    window.resize(1280, 800);
    window.marked("nav-review");
    window.press(&["Escape"]);
    listen(&window);
    twice(&window);
    let stand = |place: &str| {
        is_sound(&window, place);
        is_within_reach(&window, place);
        window.picture(&format!("zoomed-{place}"));
    };
    every_screen(&window, stand);
    every_layer(&window, stand);
    window.press(&["Control+0"]);
    window.wait("the usual size", || (width(&window) == 1280).then_some(()));
}

/// Zooms by the keys a person presses, until half as much fits.
fn twice(window: &Window) {
    window.wait("half as much in the window", || {
        let now = width(window);
        if now > 640 {
            window.press(&["Control+="]);
        }
        (now <= 640).then_some(())
    });
}

fn width(window: &Window) -> i64 {
    window
        .run("return innerWidth", &json!([]))
        .as_i64()
        .unwrap_or(0)
}
