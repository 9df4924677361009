//! What is measured in the page, by scripts that do what a person does and watch what comes of it.

use serde_json::json;

use crate::window::Window;

/// How often a filter is changed on each screen.
const CHANGES: u32 = 25;
/// How often a scroll or a drag is watched.
const RUNS: usize = 5;

/// Goes to another choice as "back" does, and waits until the page has not changed for half a second;
/// gives the milliseconds until the frame that showed the last change.
const REDRAW: &str = "
const [place, done] = arguments;
let last = 0, timer;
const start = performance.now();
const watching = new MutationObserver(() => {
  requestAnimationFrame(() => setTimeout(() => { last = performance.now() - start; }, 0));
  clearTimeout(timer);
  timer = setTimeout(finish, 500);
});
const finish = () => { watching.disconnect(); done(last); };
watching.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
timer = setTimeout(finish, 5000);
dispatchEvent(new PopStateEvent('popstate', { state: place }));";

/// Scrolls the table to row 90,000 and back in 120 steps, a frame each; the longest frame.
const SCROLL: &str = "
const done = arguments[0];
const grid = document.querySelector('[data-testid=screen-pipeline] [role=grid]');
const row = grid.querySelector('[aria-rowindex=\"3\"]').offsetTop - grid.querySelector('[aria-rowindex=\"2\"]').offsetTop;
const farthest = Math.min(90000, Number(grid.getAttribute('aria-rowcount')) - 2) * row;
let at = 0, most = 0, before = null;
const step = (now) => {
  if (before !== null) most = Math.max(most, now - before);
  before = now;
  if (at > 120) return done(most);
  grid.scrollTop = farthest * (at < 60 ? at / 60 : (120 - at) / 60);
  at += 1;
  requestAnimationFrame(step);
};
requestAnimationFrame(step);";

/// Drags the first card over the board and back in 240 steps, a frame each, and lets it fall where it
/// was; the longest frame.
const DRAG: &str = "
const done = arguments[0];
const card = document.querySelector('[data-card]');
const from = card.getBoundingClientRect();
const tell = (kind, x, y, to) => to.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: 1, pointerType: 'mouse', button: 0, clientX: x, clientY: y }));
const [x, y] = [from.left + 20, from.top + 20];
tell('pointerdown', x, y, card);
let at = 0, most = 0, before = null;
const step = (now) => {
  if (before !== null) most = Math.max(most, now - before);
  before = now;
  if (at > 240) {
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    return done(most);
  }
  const far = at < 120 ? at / 120 : (240 - at) / 120;
  tell('pointermove', x + far * (innerWidth - x - 40), y + Math.sin(at / 9) * 60 + 60 * far, document.body);
  at += 1;
  requestAnimationFrame(step);
};
requestAnimationFrame(step);";

/// What is done while frames are watched.
#[derive(Clone, Copy)]
pub(crate) enum Frames {
    Scroll,
    Drag,
}

/// The milliseconds of many changes of filter on a screen; no two choices are alike, and most take in
/// nearly all deals.
pub(crate) fn redraws(window: &Window, screen: &str) -> Vec<f64> {
    window.click(&window.marked(&format!("nav-{screen}")));
    window.marked(&format!("screen-{screen}"));
    let change = |n: u32| {
        let (reps, sources) = match n % 5 {
            3 => (vec![format!("Rep {:03}", n % 30)], vec![]),
            4 => (vec![], vec!["Event"]),
            _ => (vec![], vec![]),
        };
        let from = format!("2022-{:02}-{:02}", n % 5 + 1, n + 1);
        let place = json!({
            "screen": screen,
            "inner": null,
            "choice": {
                "pipeline": null,
                "period": { "kind": "custom", "from": from, "to": null },
                "asOf": null, "teams": [], "reps": reps, "sources": sources, "personas": [],
            },
        });
        let taken = window.run_async(REDRAW, &json!([place]));
        taken.as_f64().expect("milliseconds")
    };
    // The first draws what the screen itself needs.
    change(26);
    (0..CHANGES).map(change).collect()
}

/// The longest frame of each of several runs, in milliseconds.
pub(crate) fn frames(window: &Window, what: Frames) -> Vec<f64> {
    let everything = json!({
        "screen": "pipeline", "inner": null,
        "choice": { "pipeline": null, "period": { "kind": "all" }, "asOf": null, "teams": [], "reps": [],
                    "sources": [], "personas": [] },
    });
    window.run_async(REDRAW, &json!([everything]));
    // Where a processor draws in place of a graphics card, so many frames take longer than a script may.
    window.patience(55);
    let script = match what {
        Frames::Scroll => {
            window.click(&window.marked("pipeline-table"));
            window.click(&window.marked("pipeline-all"));
            SCROLL
        }
        Frames::Drag => {
            window.click(&window.marked("pipeline-board"));
            window.matching("[data-card]");
            DRAG
        }
    };
    let run = |_| {
        if matches!(what, Frames::Scroll) {
            window.matching("[role=grid] [aria-rowindex=\"2\"] ~ [aria-rowindex=\"3\"]");
        }
        window
            .run_async(script, &json!([]))
            .as_f64()
            .expect("milliseconds")
    };
    (0..RUNS).map(run).collect()
}
