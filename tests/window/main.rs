//! The real window, driven through WebDriver: what a person does from the first start on.
//!
//! These tests need a screen, a session bus and WebKit's driver, which `cargo xtask test` brings; the plain
//! `cargo test` leaves them out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod beside;
mod bus;
mod by_keyboard;
mod coaching;
mod deals;
mod driver;
mod guide;
mod hostile;
mod http;
mod journey;
mod kept;
mod keyboard;
mod outside;
mod picture;
mod pictures;
mod protected;
mod refused;
mod rounds;
mod screen;
mod snapshot;
mod weekly;
mod weeks;
mod window;
mod zoom;

use std::path::PathBuf;

use driver::Driver;
use stagecoach_tests::data::skipped;

/// What the web view's own makers drive: tells a fault of the harness from one of the product.
#[test]
#[ignore = "window: run by cargo xtask test"]
fn the_driver_finds_clicks_types_and_keeps_pictures() {
    let Some(browser) = bare_web_view() else {
        return skipped("no bare web view on this machine");
    };
    let driver = Driver::start();
    let window = driver.open(&browser, &["--automation"]);
    window.resize(1280, 800);
    let page = "<h1>Closing</h1><p data-testid=deals>8 deals</p><input aria-label=Name>\
                <button aria-label='Go on' onclick='document.body.append(\"gone on\")'>›</button>";
    window.run(
        "document.body.innerHTML = arguments[0]",
        &serde_json::json!([page]),
    );
    window.reads("Closing");
    assert_eq!(window.text_of(&window.marked("deals")), "8 deals");
    window.click(&window.find("button", "Go on"));
    window.reads("gone on");
    window.type_into(&window.find("textbox", "Name"), "Ben");
    assert_eq!(
        window.run(
            "return document.querySelector('input').value",
            &serde_json::json!([])
        ),
        "Ben"
    );
    assert_eq!(window.all("heading", None).len(), 1);
    window.picture("bare");
}

/// WebKit's test browser, which its Debian package brings along.
fn bare_web_view() -> Option<PathBuf> {
    std::fs::read_dir("/usr/lib")
        .ok()?
        .flatten()
        .map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"))
        .chain([PathBuf::from("/usr/libexec/webkit2gtk-4.1/MiniBrowser")])
        .find(|browser| browser.is_file())
}
