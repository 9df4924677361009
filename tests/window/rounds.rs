//! The round of the window: every screen, and what opens on top of them, one after the other; and
//! what must be so at each stop, whatever is shown there.

use serde_json::json;

use crate::window::Window;

/// Every screen of an open workspace, by its name in the sidebar.
pub(crate) const SCREENS: [&str; 9] = [
    "review", "funnel", "team", "pipeline", "coaching", "import", "process", "settings", "guide",
];

/// Listens from now on to what goes wrong in the page without being seen: faults, refusals of the
/// content policy, complaints. That a row is read once more while it goes is none that a person meets.
const LISTEN: &str = "
if (window.faults) return;
window.faults = [];
const keep = (kind) => (event) => window.faults.push(`${kind}: ${event.message ?? event.reason ?? event.blockedURI}`);
addEventListener('error', keep('error'));
addEventListener('unhandledrejection', keep('unhandled'));
addEventListener('securitypolicyviolation', keep('refused by the policy'));
for (const how of ['error', 'warn']) {
  const before = console[how].bind(console);
  console[how] = (...said) => { if (!said.join(' ').includes('derived_inert')) window.faults.push(`${how}: ${said.join(' ')}`); before(...said); };
}";

/// What is wrong with the page as it stands, as sentences.
const WRONG: &str = "
const [title] = arguments;
const wrong = window.faults.splice(0);
const page = document.documentElement;
const screen = document.getElementById('screen');
const short = (e) => `<${e.tagName.toLowerCase()} ${e.dataset?.testid ?? ''} ${e.className?.baseVal ?? e.className}> \"${e.textContent.trim().slice(0, 30)}\"`;
if (document.title !== title) wrong.push(`the title is ${document.title}`);
if (page.scrollWidth > innerWidth) wrong.push(`the window is ${page.scrollWidth} wide, of ${innerWidth}`);
if (page.scrollHeight > innerHeight) wrong.push(`the window is ${page.scrollHeight} high, of ${innerHeight}`);
if (screen && screen.scrollWidth > screen.clientWidth) {
  const scrolls = (e) => { for (let up = e.parentElement; up !== screen; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
  const out = [...screen.querySelectorAll('*')].find((e) => e.getBoundingClientRect().right > screen.getBoundingClientRect().right + 1 && !scrolls(e));
  wrong.push(`the screen is ${screen.scrollWidth} wide, of ${screen.clientWidth}: ${out ? short(out) : ''}`);
}
const own = (url) => new URL(url, location.href).protocol === location.protocol || url.startsWith('data:');
for (const e of document.querySelectorAll('script, iframe, object, embed, img, link, base, form[action], a[href]')) {
  const from = e.src || e.href?.baseVal || e.href || e.data || e.action;
  if (!from || !own(from) || ['IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(e.tagName)) wrong.push(`there is ${short(e)} from ${from}`);
}
for (const e of document.querySelectorAll('*')) {
  for (const { name } of e.attributes) if (name.startsWith('on')) wrong.push(`${short(e)} has ${name}`);
}
const odd = document.body.innerText.match(/.{0,20}(?:\\bNaN\\b|\\bundefined\\b|\\bnull\\b|\\bInfinity\\b|\\[object ).{0,20}/);
if (odd) wrong.push(`it says \"${odd[0]}\"`);
return wrong;";

/// Controls that a person cannot get at: beyond an edge that does not scroll.
const CUT: &str = "
const cut = [];
for (const e of document.querySelectorAll('button, input, select, textarea, a[href], [tabindex=\"0\"]')) {
  const at = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  if (at.width < 2 || at.height < 2 || style.visibility === 'hidden' || e.closest('.sr, .skip')) continue;
  let out = null;
  for (let up = e.parentElement; up; up = up.parentElement) {
    const look = getComputedStyle(up);
    if (look.position === 'fixed' && up.matches('[role=dialog]')) { if (up.getBoundingClientRect().right > innerWidth + 1) out = up; break; }
    if (['auto', 'scroll'].includes(look.overflowX)) break;
    const edge = up.getBoundingClientRect();
    if (look.overflowX !== 'visible' && (at.right > edge.right + 1 || at.left < edge.left - 1)) { out = up; break; }
  }
  if (out) cut.push(`${e.tagName.toLowerCase()} ${e.dataset.testid ?? ''} \"${(e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40)}\" at ${Math.round(at.left)}–${Math.round(at.right)} of ${Math.round(out.getBoundingClientRect().right)}`);
}
return cut;";

/// Goes to every screen in turn.
pub(crate) fn every_screen(window: &Window, mut at: impl FnMut(&str)) {
    for screen in SCREENS {
        window.click(&window.marked(&format!("nav-{screen}")));
        window.marked(&format!("screen-{screen}"));
        drawn(window);
        at(screen);
    }
}

/// Opens, one after the other, what lies within or on top of a screen; the workspace has deals.
pub(crate) fn every_layer(window: &Window, mut at: impl FnMut(&str)) {
    window.click(&window.marked("nav-team"));
    window.click(&window.marked("team-rep-0"));
    window.marked("rep-name");
    drawn(window);
    at("rep");
    window.click(&window.marked("nav-funnel"));
    let bar = "[data-testid=figure-stage_conversion] [data-testid=hit][aria-label*=\"still open\"]";
    window.click(&window.matching(bar));
    window.matching("[data-testid=deals-grid] [role=row] + [role=row]");
    drawn(window);
    at("deals");
    window.click(&window.marked("drawer-close"));
    window.click(&window.marked("nav-pipeline"));
    window.click(&window.marked("pipeline-board"));
    // Columns fill one after the other: the first card of the first, not the first there is.
    let card = window.matching("[data-stage=\"0\"] [data-card]");
    drawn(window);
    at("board");
    window.click(&card);
    window.marked("deal-stepper");
    drawn(window);
    at("deal");
    window.click(&window.marked("drawer-close"));
    window.click(&window.marked("pipeline-new"));
    window.marked("new-deal");
    drawn(window);
    at("new-deal");
    window.click(&window.find("button", "Cancel"));
    window.click(&window.marked("pipeline-table"));
    window.click(&window.marked("palette-open"));
    window.marked("palette");
    drawn(window);
    at("palette");
    window.press(&["Escape"]);
}

/// Waits until no chart is still being drawn, no figure still on its way, and nothing still moves.
pub(crate) fn drawn(window: &Window) {
    window.wait("every chart to be drawn", || {
        let script = "return [...document.querySelectorAll('figure.chart')].every((f) => f.querySelector('svg, table'))
            && !document.querySelector('.skeleton')
            && document.getAnimations().every((a) => a.playState !== 'running')
            && [...document.querySelectorAll('[role=dialog]')].every((d) => d.getBoundingClientRect().right <= innerWidth + 1)";
        (window.run(script, &json!([])) == true).then_some(())
    });
}

/// Begins to listen to faults of the page.
pub(crate) fn listen(window: &Window) {
    window.run(LISTEN, &json!([]));
}

/// Nothing ran that should not, nothing complained, nothing pushes the window or the screen wide.
///
/// # Panics
/// Naming what is wrong, and where.
pub(crate) fn is_sound(window: &Window, place: &str) {
    none(window, place, WRONG);
}

/// Nothing that can be clicked or typed into lies beyond an edge that does not scroll.
///
/// # Panics
/// Naming what is cut, and where.
pub(crate) fn is_within_reach(window: &Window, place: &str) {
    none(window, place, CUT);
}

fn none(window: &Window, place: &str, script: &str) {
    let found = window.run(script, &json!(["Stagecoach"]));
    let faults = found.as_array().expect("a list of sentences");
    if !faults.is_empty() {
        window.picture(&format!("failed-{place}"));
    }
    assert!(faults.is_empty(), "{place}: {faults:#?}");
}
