//! The keyboard of a window: keys pressed where the focus is, and where the focus is.

use serde_json::{Value, json};

use crate::window::Window;

/// Further than any screen has stops.
const FARTHEST: u32 = 600;

/// Where the focus is: whether on what the selector matches, and what is wrong with where it is.
const FOCUS: &str = "
const [selector] = arguments;
const at = document.activeElement;
if (!at || at === document.body) return { there: false, wrong: 'the focus is nowhere' };
const look = getComputedStyle(at);
const box = at.getBoundingClientRect();
const ring = (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none';
const name = `${at.tagName} ${at.dataset.testid ?? ''} ${at.className} \"${(at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 40)}\"`;
const seen = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight && box.width > 0;
return {
  there: selector !== null && at.matches(selector),
  wrong: !ring ? `no sign of the focus on ${name}` : !seen ? `the focus is out of sight on ${name}` : null,
  name,
};";

impl Window {
    /// Presses keys one after the other, each with the modifiers written before it: `Tab`,
    /// `Shift+ArrowRight`, `Control+z`, `n`.
    pub(crate) fn press(&self, keys: &[&str]) {
        for key in keys {
            let parts: Vec<&str> = key.split('+').map(code).collect();
            let down = parts
                .iter()
                .map(|value| json!({ "type": "keyDown", "value": value }));
            let up = parts.iter().rev();
            let up = up.map(|value| json!({ "type": "keyUp", "value": value }));
            let actions: Vec<Value> = down.chain(up).collect();
            self.act(&json!({ "type": "key", "id": "keyboard", "actions": actions }));
        }
    }

    /// Types where the focus is.
    pub(crate) fn type_on(&self, text: &str) {
        let actions: Vec<Value> = text
            .chars()
            .flat_map(|letter| {
                ["keyDown", "keyUp"].map(|how| json!({ "type": how, "value": letter }))
            })
            .collect();
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": actions }));
    }

    /// Presses Tab, or Shift and Tab, until the focus is on what a selector matches.
    ///
    /// # Panics
    /// If it never is, or if on the way the focus is nowhere, out of sight or without a sign.
    pub(crate) fn tab_to(&self, selector: &str) {
        self.go_to("Tab", selector);
    }

    /// The same backwards.
    pub(crate) fn tab_back_to(&self, selector: &str) {
        self.go_to("Shift+Tab", selector);
    }

    fn go_to(&self, key: &str, selector: &str) {
        self.matching(selector);
        let mut first = None;
        for _ in 0..FARTHEST {
            self.press(&[key]);
            let at = self.settled(Some(selector));
            self.has_focus_at(&at, &format!("on the way to {selector}"));
            if at["there"] == true {
                return;
            }
            first.get_or_insert_with(|| at["name"].clone());
        }
        self.picture("failed");
        panic!("{key} never leads to {selector}; it began at {first:?}");
    }

    /// The focus is somewhere, and to be seen.
    ///
    /// # Panics
    /// If it is not, after a while.
    pub(crate) fn keeps_focus(&self, when: &str) {
        self.has_focus_at(&self.settled(None), when);
    }

    /// Where the focus is once all is well with it, or after a while: what opens or closes takes it a moment
    /// later, and what it came to is scrolled to in the next frame.
    fn settled(&self, selector: Option<&str>) -> Value {
        let look = || self.run(FOCUS, &json!([selector]));
        let end = std::time::Instant::now() + std::time::Duration::from_secs(5);
        let mut at = look();
        while at["wrong"] != Value::Null && std::time::Instant::now() < end {
            std::thread::sleep(std::time::Duration::from_millis(50));
            at = look();
        }
        at
    }

    fn has_focus_at(&self, at: &Value, when: &str) {
        if at["wrong"] != Value::Null {
            self.picture("failed");
            panic!("{when}: {}", at["wrong"]);
        }
    }
}

/// WebDriver's codes for keys that are no letters.
fn code(key: &str) -> &str {
    match key {
        "Control" => "\u{e009}",
        "Shift" => "\u{e008}",
        "Alt" => "\u{e00a}",
        "Enter" => "\u{e007}",
        "Tab" => "\u{e004}",
        "Escape" => "\u{e00c}",
        "Space" => " ",
        "Home" => "\u{e011}",
        "End" => "\u{e010}",
        "ArrowLeft" => "\u{e012}",
        "ArrowUp" => "\u{e013}",
        "ArrowRight" => "\u{e014}",
        "ArrowDown" => "\u{e015}",
        letter => letter,
    }
}
