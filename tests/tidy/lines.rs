//! Words that must not stand in a line, by the part of the house: one table of bans, and two rules
//! that need a look at the line's shape. Comments may name what the code may not.

use stagecoach_tests::tree::File;

use crate::fault::{Fault, is};

struct Ban {
    /// Where it holds.
    holds: fn(&str) -> bool,
    /// What must not be said.
    words: &'static [&'static str],
    /// What to do instead.
    remedy: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        holds: |path| is(path, &["rs"]) && !path.starts_with("src-tauri/crates/store/"),
        words: &["rusqlite"],
        remedy: "only the store speaks SQL: ask it for what is needed",
    },
    Ban {
        holds: |path| {
            is(path, &["rs"])
                && [
                    "src-tauri/src/",
                    "src-tauri/crates/cli/",
                    "src-tauri/crates/jobs/",
                ]
                .iter()
                .any(|room| path.starts_with(room))
        },
        words: &[
            "SELECT ",
            "INSERT INTO",
            "DELETE FROM",
            "UPDATE ",
            "<svg",
            "<path ",
        ],
        remedy: "no SQL and no drawing here: the store and the report have them",
    },
    Ban {
        holds: |path| {
            is(path, &["ts", "svelte", "js"])
                && !path.starts_with("ui/src/ipc/")
                && path != "ui/eslint.config.js"
        },
        words: &["@tauri-apps/"],
        remedy: "only ui/src/ipc speaks to the window",
    },
    Ban {
        holds: in_page,
        words: &[
            "{@html",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "<iframe",
        ],
        remedy: "parse and adopt nodes; the page never turns text into markup",
    },
    Ban {
        holds: in_page,
        words: &[
            "fetch(",
            "XMLHttpRequest",
            "WebSocket(",
            "EventSource(",
            "sendBeacon",
        ],
        remedy: "the page asks the program through ui/src/ipc and nobody else",
    },
    Ban {
        holds: in_page,
        words: &[
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
        ],
        remedy: "nothing of the user's lives in the web view: settings are a file of the program's",
    },
    Ban {
        holds: |path| {
            is(
                path,
                &["rs", "ts", "svelte", "css", "js", "sql", "toml", "yml"],
            )
        },
        words: &["TODO", "FIXME"],
        remedy: "do it, or open an issue; the tree holds no plans",
    },
];

fn in_page(path: &str) -> bool {
    path.starts_with("ui/src/") && is(path, &["ts", "svelte", "html"])
}

/// These files name what they forbid, or say after others what they were told.
fn is_exempt(path: &str) -> bool {
    path.starts_with("tests/tidy") || path.ends_with("/bindings.ts")
}

/// No banned word outside comments (plans are banned inside them too), and no remote origin in the
/// page.
pub(crate) fn bans(files: &[File]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| !is_exempt(&file.path)) {
        for ban in BANS.iter().filter(|ban| (ban.holds)(&file.path)) {
            let reads_comments = ban.words.contains(&"TODO");
            for (at, line) in file.text.lines().enumerate() {
                let found = ban.words.iter().find(|word| contains_word(line, word));
                if let Some(word) = found.filter(|_| reads_comments || !is_comment(line)) {
                    faults.push(Fault::at(file, at + 1, format!("{word}: {}", ban.remedy)));
                }
            }
        }
        if in_page(&file.path) {
            faults.extend(remote_origins(file));
        }
    }
    faults
}

/// The only addresses a page may name: its own bridge, and the names of XML's vocabularies.
fn remote_origins(file: &File) -> Vec<Fault> {
    const NAMED: [&str; 2] = ["//ipc.localhost", "//www.w3.org/"];
    let mut faults = Vec::new();
    for (at, line) in file
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| !is_comment(line))
    {
        let remote = ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| {
            line.match_indices(scheme).any(|(start, _)| {
                let rest = &line[start + scheme.len()..];
                rest.starts_with("//") && !NAMED.iter().any(|name| rest.starts_with(name))
            })
        });
        if remote {
            faults.push(Fault::at(
                file,
                at + 1,
                "the page works with the cable out: bundle it, or leave it out",
            ));
        }
    }
    faults
}

/// No type is called by what every type is.
pub(crate) fn names(files: &[File]) -> Vec<Fault> {
    const KINDS: [&str; 7] = [
        "struct",
        "enum",
        "trait",
        "type",
        "class",
        "interface",
        "union",
    ];
    const EMPTY: [&str; 6] = ["Manager", "Service", "Helper", "Util", "Processor", "Info"];
    let mut faults = Vec::new();
    let ours = |file: &&File| is(&file.path, &["rs", "ts", "svelte"]) && !is_exempt(&file.path);
    for file in files.iter().filter(ours) {
        for (at, line) in file
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| !is_comment(line))
        {
            let words: Vec<&str> = line
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .collect();
            for pair in words.windows(2).filter(|pair| KINDS.contains(&pair[0])) {
                let name = pair[1].trim_end_matches('s');
                if let Some(suffix) = EMPTY.iter().find(|suffix| name.ends_with(**suffix)) {
                    faults.push(Fault::at(
                        file,
                        at + 1,
                        format!("{}: say what it is; {suffix} says nothing", pair[1]),
                    ));
                }
            }
        }
    }
    faults
}

/// No `Result<_, String>`.
pub(crate) fn string_errors(files: &[File]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let ours = |file: &&File| is(&file.path, &["rs"]) && !is_exempt(&file.path);
    for file in files.iter().filter(ours) {
        // A test may say an error aloud.
        let shipped = file
            .text
            .lines()
            .take_while(|line| line.trim() != "#[cfg(test)]");
        for (at, line) in shipped.enumerate().filter(|(_, line)| !is_comment(line)) {
            let errs_in_text = line.match_indices("Result<").any(|(start, opening)| {
                second_argument(&line[start + opening.len()..]) == Some("String")
            });
            if errs_in_text {
                faults.push(Fault::at(
                    file,
                    at + 1,
                    "an error is a variant of the crate's own enum, not a String",
                ));
            }
        }
    }
    faults
}

/// The second of the type arguments that begin here; `None` where there is but one.
fn second_argument(arguments: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut start = None;
    for (at, letter) in arguments.char_indices() {
        match letter {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' if depth > 0 => depth -= 1,
            ',' if depth == 0 && start.is_none() => start = Some(at + 1),
            '>' => return start.map(|start| arguments[start..at].trim()),
            _ => {}
        }
    }
    None
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "/*", "* ", "<!--"]
        .iter()
        .any(|mark| line.starts_with(mark))
}

/// Whether the words stand in the line by themselves: `TODO` is not in `TODOS`.
fn contains_word(line: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(start, found)| {
        let before = line[..start].chars().next_back();
        let after = line[start + found.len()..].chars().next();
        let opens = word.starts_with(is_letter) && before.is_some_and(is_letter);
        let closes = word.ends_with(is_letter) && after.is_some_and(is_letter);
        !opens && !closes
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::faults_in;

    #[test]
    fn a_banned_word_is_seen_where_it_is_banned() {
        let check = |path: &str, text: &str, expected: usize| {
            assert_eq!(faults_in(bans, path, text), expected, "{path}: {text}");
        };
        check("src-tauri/src/main.rs", "use rusqlite::Connection;", 1);
        check("src-tauri/src/main.rs", "// rusqlite lives in the store", 0);
        check(
            "src-tauri/crates/store/src/lib.rs",
            "use rusqlite::Connection;",
            0,
        );
        check("src-tauri/crates/cli/src/main.rs", "\"SELECT 1\"", 1);
        check(
            "ui/src/app/a.ts",
            "import { invoke } from '@tauri-apps/api/core';",
            1,
        );
        check(
            "ui/src/ipc/a.ts",
            "import { invoke } from '@tauri-apps/api/core';",
            0,
        );
        check("ui/src/kit/a.svelte", "{@html text}", 1);
        check("ui/src/kit/a.ts", "await fetch(path)", 1);
        check("ui/src/kit/a.ts", "await prefetch(path)", 0);
        check("ui/src/kit/a.ts", "localStorage.x = 1", 1);
        check(
            "ui/src/kit/a.ts",
            "const font = 'https://fonts.example/a.woff2';",
            1,
        );
        check(
            "ui/src/kit/a.ts",
            "const svg = 'http://www.w3.org/2000/svg';",
            0,
        );
        check("src-tauri/crates/engine/src/a.rs", "// TODO later", 1);
        check("src-tauri/crates/engine/src/a.rs", "let todos = 1;", 0);
    }

    #[test]
    fn an_empty_name_is_seen_on_any_kind_of_type() {
        let check = |text: &str, expected: usize| {
            assert_eq!(
                faults_in(names, "src-tauri/src/a.rs", text),
                expected,
                "{text}"
            );
        };
        check("pub struct DealManager {", 1);
        check("export interface ColumnInfo {", 1);
        check("pub(crate) enum TextUtils {", 1);
        check("pub struct Deal {", 0);
        check("pub struct Infos;", 1);
        check("pub struct Information;", 0);
        check("// a struct DealManager would say nothing", 0);
    }

    #[test]
    fn an_error_in_text_is_seen_whatever_it_errs_from() {
        let check = |text: &str, expected: usize| {
            assert_eq!(
                faults_in(string_errors, "src-tauri/src/a.rs", text),
                expected,
                "{text}"
            );
        };
        check("fn f() -> Result<(), String> {", 1);
        check("fn f() -> Result<Vec<(u8, u8)>, String> {", 1);
        check("fn f() -> Result<String, Stop> {", 0);
        check("fn f() -> io::Result<String> {", 0);
        check(
            "#[cfg(test)]\nmod tests {\nfn f() -> Result<(), String> {",
            0,
        );
        check("fn f() -> Result<HashMap<u8, String>, Stop> {", 0);
    }
}
