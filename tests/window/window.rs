//! A window as a person sees it: things found by what they are and what they are called, clicked,
//! typed into, read. Whatever is not there yet is waited for; nothing sleeps for a fixed time.

use std::{
    env, fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{http, screen};

/// How long to wait for something that must appear.
const PATIENCE: Duration = Duration::from_secs(20);
/// WebDriver's name for a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Finds the visible elements of a role, by their accessible name if one is given: explicit roles
/// and the native elements that have them; the name from `aria-label`, `aria-labelledby`, or the text.
const BY_ROLE: &str = r#"
const [role, name] = arguments;
const native = {
  button: 'button, summary, input[type=button], input[type=submit]', link: 'a[href]',
  heading: 'h1, h2, h3, h4', textbox: 'input:not([type]), input[type=text], textarea',
  table: 'table', row: 'tr', navigation: 'nav', main: 'main', checkbox: 'input[type=checkbox]',
  combobox: 'select', dialog: 'dialog', img: 'img'
}[role];
const called = (e) => {
  const by = e.getAttribute('aria-labelledby');
  const label = by ? by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    : e.getAttribute('aria-label') ?? (e.labels?.[0]?.textContent || e.textContent || e.querySelector?.('title')?.textContent || '');
  return label.replace(/\s+/g, ' ').trim();
};
return [...document.querySelectorAll(`[role="${role}"]` + (native ? ', ' + native : ''))]
  .filter((e) => !e.hasAttribute('role') || e.getAttribute('role') === role)
  .filter((e) => e.getClientRects().length > 0)
  .filter((e) => name === null || called(e) === name || called(e).startsWith(name));
"#;

/// One window under a driver. Dropped, it is closed, and its program with it.
pub(crate) struct Window {
    port: u16,
    session: String,
    /// The web view's own.
    pub(crate) version: String,
}

/// Something in a window.
#[derive(Clone, Debug)]
pub(crate) struct Thing(String);

impl Window {
    pub(crate) fn new(port: u16, session: &str, version: &str) -> Self {
        Self {
            port,
            session: session.to_owned(),
            version: version.to_owned(),
        }
    }

    /// The first thing of a role (`button`, `heading`, …) whose accessible name is, or begins with,
    /// the given one; waited for.
    pub(crate) fn find(&self, role: &str, name: &str) -> Thing {
        self.wait(&format!("a {role} named \"{name}\""), || {
            self.all(role, Some(name)).into_iter().next()
        })
    }

    /// Every visible thing of a role, now.
    pub(crate) fn all(&self, role: &str, name: Option<&str>) -> Vec<Thing> {
        things(&self.run(BY_ROLE, &json!([role, name])))
    }

    /// The first thing that bears this `data-testid`; waited for.
    pub(crate) fn marked(&self, id: &str) -> Thing {
        self.matching(&format!("[data-testid=\"{id}\"]"))
    }

    /// Whether something bears this `data-testid`, now.
    pub(crate) fn has(&self, id: &str) -> bool {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.run(script, &json!([format!("[data-testid=\"{id}\"]")])) == true
    }

    /// The first visible thing that a CSS selector matches; waited for.
    pub(crate) fn matching(&self, selector: &str) -> Thing {
        let script = "return [...document.querySelectorAll(arguments[0])].filter((e) => e.getClientRects().length > 0)";
        self.wait(selector, || {
            match self.answer("sync", script, &json!([selector])) {
                // The page put another in its place before the driver had it in hand.
                Err(said) if said["error"] == "stale element reference" => None,
                found => things(&answered(found)).into_iter().next(),
            }
        })
    }

    /// An attribute of one thing; empty where it has none.
    pub(crate) fn attribute(&self, thing: &Thing, name: &str) -> String {
        let script = "return arguments[0].getAttribute(arguments[1]) ?? ''";
        self.run(script, &json!([{ ELEMENT: thing.0 }, name]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until the first thing that a selector matches contains these words.
    pub(crate) fn reads_in(&self, selector: &str, words: &str) {
        let thing = self.matching(selector);
        self.wait(&format!("\"{words}\" in {selector}"), || {
            self.text_of(&thing).contains(words).then_some(())
        });
    }

    /// Waits until the window's text contains these words.
    pub(crate) fn reads(&self, words: &str) {
        self.wait(&format!("the words \"{words}\""), || {
            self.text().contains(words).then_some(())
        });
    }

    /// All the text to be seen.
    pub(crate) fn text(&self) -> String {
        spaced(&self.run("return document.body.innerText", &json!([])))
    }

    /// The text of one thing.
    pub(crate) fn text_of(&self, thing: &Thing) -> String {
        spaced(&self.run(
            "return arguments[0].textContent.trim()",
            &json!([{ ELEMENT: thing.0 }]),
        ))
    }

    /// Clicks where a person would.
    pub(crate) fn click(&self, thing: &Thing) {
        // The driver reckons without zoom, and would click elsewhere.
        let zoomed = self.run("return outerWidth > 1.05 * innerWidth", &json!([])) == true;
        let clicked = !zoomed
            && self
                .ask(
                    "POST",
                    &format!("/element/{}/click", thing.0),
                    Some(&json!({})),
                )
                .is_ok();
        if !clicked {
            // A shape inside an SVG has no box that the driver would click: its event is what counts.
            self.run(
                "arguments[0].dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))",
                &json!([{ ELEMENT: thing.0 }]),
            );
        }
    }

    /// Types into a thing, or presses keys (WebDriver's codes: `\u{e007}` is Enter).
    pub(crate) fn type_into(&self, thing: &Thing, text: &str) {
        let _ = self
            .ask(
                "POST",
                &format!("/element/{}/value", thing.0),
                Some(&json!({ "text": text })),
            )
            .unwrap_or_else(|said| panic!("typing failed: {said}"));
    }

    /// Sets the size of the window, in pixels.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let _ = self.ask(
            "POST",
            "/window/rect",
            Some(&json!({ "x": 0, "y": 0, "width": width, "height": height })),
        );
    }

    /// Waits so long for a script's answer; at first half a minute.
    #[allow(dead_code, reason = "only the benchmark has scripts that take longer")]
    pub(crate) fn patience(&self, seconds: u32) {
        let _ = self.ask(
            "POST",
            "/timeouts",
            Some(&json!({ "script": seconds * 1000 })),
        );
    }

    /// Runs a script in the page, and gives what it returns.
    pub(crate) fn run(&self, script: &str, arguments: &Value) -> Value {
        answered(self.answer("sync", script, arguments))
    }

    /// Runs a script that gives its answer to a callback, its last argument.
    pub(crate) fn run_async(&self, script: &str, arguments: &Value) -> Value {
        answered(self.answer("async", script, arguments))
    }

    fn answer(&self, how: &str, script: &str, arguments: &Value) -> Result<Value, Value> {
        self.ask(
            "POST",
            &format!("/execute/{how}"),
            Some(&json!({ "script": script, "args": arguments })),
        )
    }

    /// Keeps a picture of what is to be seen, as `NAME.png` in the folder for pictures.
    pub(crate) fn picture(&self, name: &str) {
        let Some(folder) = pictures() else {
            return;
        };
        if let Some(bytes) = self.shot() {
            let kept = fs::write(folder.join(format!("{name}.png")), bytes);
            kept.expect("the picture is kept");
        }
    }

    /// What is to be seen, as a PNG.
    pub(crate) fn shot(&self) -> Option<Vec<u8>> {
        // What was just put into the page is in its tree before it is on the screen.
        let painted = "const done = arguments[0];
            document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));
            setTimeout(done, 1000);";
        let _ = self.run_async(painted, &json!([]));
        let inside =
            "return [screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight,
            innerWidth, innerHeight].map(Math.round)";
        let inside = self.run(inside, &json!([]));
        screen::shown(serde_json::from_value(inside).ok()?)
    }

    /// Waits for something to be there; a picture is kept of a window where it never is.
    pub(crate) fn wait<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            if Instant::now() > end {
                self.picture("failed");
                panic!(
                    "waited in vain for {what}. The window reads:\n{}",
                    self.text()
                );
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Performs one source's actions (WebDriver, 17.5).
    pub(crate) fn act(&self, source: &Value) {
        self.ask("POST", "/actions", Some(&json!({ "actions": [source] })))
            .unwrap_or_else(|said| panic!("the keys were not pressed: {said}"));
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Value> {
        let path = format!("/session/{}{path}", self.session);
        let (status, mut answer) =
            http::ask(self.port, method, &path, body).expect("the driver answers");
        let value = answer["value"].take();
        if status == 200 { Ok(value) } else { Err(value) }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let path = format!("/session/{}", self.session);
        let _ = http::ask(self.port, "DELETE", &path, None);
    }
}

/// The folder for pictures and logs, where the person asked for any.
pub(crate) fn pictures() -> Option<PathBuf> {
    let folder = env::var_os("STAGECOACH_PICTURES").map(PathBuf::from)?;
    fs::create_dir_all(&folder).expect("the folder for pictures can be made");
    Some(folder)
}

fn answered(answer: Result<Value, Value>) -> Value {
    answer.unwrap_or_else(|said| panic!("the page did not answer: {said}"))
}

fn things(list: &Value) -> Vec<Thing> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| Some(Thing(item[ELEMENT].as_str()?.to_owned())))
        .collect()
}

/// A text as a person reads it: a space that holds a line together is a space.
fn spaced(text: &Value) -> String {
    let text = text.as_str().unwrap_or_default();
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
