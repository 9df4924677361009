//! The guide's pictures, taken from the window: `cargo xtask guide-pictures` puts them where the guide
//! lies; the tests put them with the other pictures, so that the way to them is never broken.

use std::{env, fs, path::PathBuf};

use stagecoach_tests::command::built;

use crate::{
    driver::Driver,
    kept,
    picture::Picture,
    rounds::drawn,
    window::{Window, pictures},
};

/// Day and month can be read either way in every date: the file asks.
const ASKS: &str = "deal_id;deal;rep;stage;at;amount
1001;Aurum renewal;Ben Okafor;Prospecting;03/02/2026;12.500,00
1001;Aurum renewal;Ben Okafor;Qualification;05/02/2026;12.500,00
1002;Lumen pilot;Mia Berg;Prospecting;04/02/2026;8.000,00
1002;Lumen pilot;Mia Berg;Discovery call;06/02/2026;8.000,00
1003;Verde roll-out;Mia Berg;Prospecting;07/02/2026;5.250,00
1003;Verde roll-out;Mia Berg;Closed Lost;09/02/2026;5.250,00
1004;Kestrel licences;Ben Okafor;Prospecting;10/02/2026;9.900,00
";

#[test]
#[ignore = "window: run by cargo xtask test"]
fn the_guides_pictures_are_taken_from_the_window() {
    let driver = Driver::start();
    let file = driver.home().join("north.csv");
    fs::write(&file, ASKS).unwrap();
    let program = built("stagecoach");
    let window = kept::sample(&driver, &program);
    drawn(&window);
    keep(&window, "review");

    window.click(&window.marked("plan-from-flag-0"));
    window.type_into(
        &window.marked("plan-agreed"),
        "Two calls together, every week.",
    );
    window.click(&window.marked("plan-do"));
    window.click(&window.marked("nav-coaching"));
    window.click(&window.marked("plan-1"));
    window.marked("plan-verdict");
    keep(&window, "coaching");

    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-board"));
    window.click(&window.matching("[data-stage=\"2\"] [data-card]"));
    window.marked("deal-stepper");
    keep(&window, "deal");
    window.click(&window.marked("drawer-close"));

    driver.hand_over(&program, &file);
    window.marked("dates-ask");
    keep(&window, "reading");
}

fn keep(window: &Window, name: &str) {
    let Some(folder) = env::var_os("STAGECOACH_GUIDE")
        .map(PathBuf::from)
        .or_else(|| Some(pictures()?.join("guide")))
    else {
        return;
    };
    fs::create_dir_all(&folder).expect("a folder for the guide's pictures");
    let shot = window.shot().expect("the window can be pictured");
    let picture = Picture::read(&shot).expect("the picture is a PNG");
    fs::write(folder.join(format!("{name}.png")), picture.small()).expect("the picture is kept");
}
