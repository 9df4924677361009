//! Every screen in both themes and at two sizes, for people to look at. One thing is judged: only what is
//! in the window scrolls, never the window.

use stagecoach_tests::{command::built, data::shared};

use crate::{
    driver::Driver,
    rounds::{drawn, every_layer, every_screen},
    window::Window,
};

const SIZES: [(u32, u32); 2] = [(1280, 800), (1920, 1080)];
#[test]
#[ignore = "window: run by cargo xtask test"]
fn every_screen_is_pictured_in_both_themes_and_two_sizes() {
    let driver = Driver::start();
    let window = driver.open(&built("stagecoach"), &[]);
    in_every_look(&window, |look| {
        window.click(&window.marked("nav-start"));
        window.marked("screen-start");
        window.picture(&format!("start-{look}"));
        window.click(&window.find("button", "Settings"));
    });
    window.click(&window.marked("nav-start"));
    window.click(&window.marked("door-sample"));
    window.click(&window.marked("tour-leave"));
    window.marked("screen-review");
    in_every_look(&window, |look| {
        every_screen(&window, |screen| {
            top_and_end(&window, &format!("{screen}-{look}"));
        });
        every_layer(&window, |layer| {
            let name = format!("{layer}-{look}");
            if layer == "rep" {
                top_and_end(&window, &name);
            } else {
                window.picture(&name);
            }
        });
        window.click(&window.marked("nav-team"));
        window.click(&window.marked("team-ramp"));
        window.marked("ramp-table");
        top_and_end(&window, &format!("new-hires-{look}"));
        window.click(&window.marked("nav-funnel"));
        window.click(&window.marked("reasons-won"));
        top_and_end(&window, &format!("why-won-{look}"));
    });

    let Some(snapshot) = shared("data/maven_crm/sales_pipeline.csv") else {
        return;
    };
    driver.hand_over(&built("stagecoach"), &snapshot);
    window.marked("recognised");
    in_every_look(&window, |look| {
        window.click(&window.marked("nav-import"));
        window.marked("recognised");
        top_and_end(&window, &format!("reading-{look}"));
    });
}

/// Does something in each theme at each size; the window is in the settings before and whenever.
fn in_every_look(window: &Window, picture: impl Fn(&str)) {
    for (width, height) in SIZES {
        window.resize(width, height);
        for theme in ["light", "dark"] {
            if !window.has("nav-settings") {
                window.click(&window.find("button", "Settings"));
            }
            window.click(&window.marked("nav-settings"));
            window.click(&window.marked(&format!("theme-{theme}")));
            picture(&format!("{theme}-{width}"));
        }
    }
}

/// The screen as it opens, and what lies below it where there is more than fits.
fn top_and_end(window: &Window, name: &str) {
    drawn(window);
    let script = "return document.documentElement.scrollHeight <= window.innerHeight";
    let still = window.run(script, &serde_json::json!([]));
    assert!(still == true, "{name}: the window itself can scroll");
    window.picture(name);
    let script = "const page = document.getElementById('screen');
                  page.scrollTop = page.scrollHeight;
                  return page.scrollTop > 0";
    if window.run(script, &serde_json::json!([])) == true {
        drawn(window);
        window.picture(&format!("{name}-end"));
    }
}
