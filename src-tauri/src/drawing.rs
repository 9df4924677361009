//! How the web view draws on a Linux machine without a graphics card: a virtual one, a remote desktop.
//!
//! Composited drawing is then done by the processor pretending to be a card, which compiles its
//! shaders before the first picture and puts the whole window together anew for each. Drawn straight
//! into the window, the page is there a second earlier on two cores, and a table scrolls in half the
//! time (`cargo xtask bench window`).

use std::{fs, io, path::Path};

use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Where Linux shows its cards.
const CARDS: &str = "/dev/dri";

/// Has the window drawn straight where there is no card to draw it.
///
/// # Errors
/// Where the window is gone already.
pub(crate) fn straight_without_a_card(window: &WebviewWindow) -> tauri::Result<()> {
    // What cannot be told is left to the web view.
    if !can_draw(Path::new(CARDS)).is_ok_and(|can| !can) {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Whether any card in a folder of them can draw: those that only show have no node for it.
fn can_draw(cards: &Path) -> io::Result<bool> {
    let cards = match fs::read_dir(cards) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(false),
        cards => cards?,
    };
    let mut names = cards.filter_map(|card| Some(card.ok()?.file_name()));
    Ok(names.any(|name| name.to_string_lossy().starts_with("renderD")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_a_card_that_can_draw_counts() {
        let folder = tempfile::tempdir().unwrap();
        let cards = folder.path().join("dri");
        assert!(!can_draw(&cards).unwrap());
        fs::create_dir(&cards).unwrap();
        fs::write(cards.join("card0"), "").unwrap();
        assert!(!can_draw(&cards).unwrap());
        fs::write(cards.join("renderD128"), "").unwrap();
        assert!(can_draw(&cards).unwrap());
        assert!(can_draw(&cards.join("card0")).is_err());
    }
}
