//! Nothing leaves the machine: every connection that the program and all its processes ask the kernel
//! for is written down (`strace`) while a person goes through every screen, and then while the page
//! itself tries every way out that a page has.
//!
//! What this cannot see: what a person does that the round does not, and other systems than Linux,
//! whose web views are others; there the content policy and the refusal to go anywhere else stand alone.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use serde_json::json;
use stagecoach_tests::{command::built, data::skipped};

use crate::{
    driver::Driver,
    rounds::{every_layer, every_screen},
};

/// Every way out of a page, each to an address of its own (RFC 5737: nobody has them). Tells what it
/// was refused.
const TRY: &str = "
const done = arguments[0];
const refused = new Set();
addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective));
const way = (go) => { try { go(); } catch { /* refused at once */ } };
const add = (tag, given) => document.body.append(Object.assign(document.createElement(tag), given));
way(() => { new Image().src = 'http://192.0.2.1/'; });
way(() => navigator.sendBeacon('http://192.0.2.2/', 'x'));
way(() => new WebSocket('ws://192.0.2.3/'));
way(() => new EventSource('http://192.0.2.4/'));
way(() => fetch('http://192.0.2.5/').catch(() => {}));
for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'stylesheet', 'icon', 'manifest', 'modulepreload'])
  way(() => add('link', { rel, as: 'script', href: 'http://192.0.2.6/' }));
way(() => add('iframe', { src: 'http://192.0.2.7/' }));
way(() => add('script', { src: 'http://192.0.2.8/' }));
way(() => add('video', { src: 'http://192.0.2.9/' }));
way(() => add('object', { data: 'http://192.0.2.10/' }));
way(() => document.body.style.setProperty('background', 'url(http://192.0.2.11/)'));
way(() => new Worker('http://192.0.2.12/'));
way(() => window.open('http://192.0.2.13/'));
way(() => new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.14' }] }));
way(() => { add('form', { id: 'out', action: 'http://192.0.2.15/' }); document.getElementById('out').submit(); });
way(() => { const a = document.createElement('a'); a.href = 'http://192.0.2.16/'; a.ping = 'http://192.0.2.17/'; document.body.append(a); a.click(); });
way(() => { location.href = 'http://192.0.2.18/'; });
setTimeout(() => done([...refused]), 2000);";

#[test]
#[ignore = "window: run by cargo xtask test"]
fn no_request_leaves_the_machine_whatever_is_opened_and_whatever_the_page_tries() {
    let traces = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .status();
    if !traces.is_ok_and(|status| status.success()) {
        return skipped("no strace that may trace on this machine");
    }
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("calls");
    let program = built("stagecoach");
    let (record_name, program_name) = (record.to_string_lossy(), program.to_string_lossy());
    let driver = Driver::start();
    let window = driver.open(
        Path::new("strace"),
        &[
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            "trace=connect,sendto,sendmsg,sendmmsg",
            "-e",
            "signal=none",
            "-o",
            &record_name,
            &program_name,
            "--sample",
        ],
    );
    window.resize(1280, 800);
    window.marked("nav-review");
    window.press(&["Escape"]);
    every_screen(&window, |_| ());
    every_layer(&window, |_| ());
    let before = addresses(&record);
    let [driven] = Vec::from_iter(&before)[..] else {
        panic!("beside the test's own connection to the window there was another: {before:?}");
    };
    assert_eq!(
        driven.0, "127.0.0.1",
        "the test drives the window on this machine"
    );

    let refused = window.run_async(TRY, &json!([]));
    let refused = refused.to_string();
    for part in [
        "img-src",
        "connect-src",
        "script-src",
        "style-src",
        "frame-src",
    ] {
        assert!(
            refused.contains(part),
            "the policy let {part} pass: {refused}"
        );
    }
    let place = window.run("return location.href", &json!([]));
    assert_eq!(place, "tauri://localhost", "the page went away");
    window.marked("nav-review");
    drop(window);
    let all = addresses(&record);
    let away = all.iter().filter(|(address, _)| address != "127.0.0.1");
    assert_eq!(away.count(), 0, "the page got out: {all:?}");
}

/// Every address and port of the network that was connected to or sent to.
fn addresses(record: &Path) -> BTreeSet<(String, String)> {
    let calls = fs::read_to_string(record).expect("the record of calls");
    let between = |line: &str, from: &str, to: &str| -> Option<String> {
        let (_, rest) = line.split_once(from)?;
        Some(rest.split_once(to)?.0.to_owned())
    };
    calls
        .lines()
        .filter(|line| line.contains("sa_family=AF_INET"))
        .map(|line| {
            let address = between(line, "inet_addr(\"", "\"")
                .or_else(|| between(line, "inet_pton(AF_INET6, \"", "\""));
            let port = between(line, "_port=htons(", ")");
            (
                address.unwrap_or_else(|| line.to_owned()),
                port.unwrap_or_default(),
            )
        })
        .collect()
}
