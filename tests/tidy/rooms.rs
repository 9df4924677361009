//! The rooms and the edges between them, read from the crates' manifests. A new edge, or a new
//! library in a room, is written in [`ROOMS`] and in ARCHITECTURE.md, with its reason.

use stagecoach_tests::tree::File;

use crate::fault::Fault;

/// A room, and every crate it may name: other rooms first, then libraries.
struct Room {
    manifest: &'static str,
    rooms: &'static [&'static str],
    libraries: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room {
        manifest: "src-tauri/crates/engine/Cargo.toml",
        rooms: &[],
        libraries: &["chrono", "serde", "specta", "statrs", "thiserror"],
    },
    Room {
        manifest: "src-tauri/crates/store/Cargo.toml",
        rooms: &["engine"],
        libraries: &[
            "chrono",
            "flate2",
            "pbkdf2",
            "rusqlite",
            "rusqlite_migration",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "uuid",
        ],
    },
    Room {
        manifest: "src-tauri/crates/exchange/Cargo.toml",
        rooms: &["engine"],
        libraries: &[
            "calamine",
            "cfb",
            "chardetng",
            "chrono",
            "csv",
            "encoding_rs",
            "flate2",
            "foldhash",
            "memchr",
            "quick-xml",
            "rust_xlsxwriter",
            "serde",
            "specta",
            "thiserror",
            "zip",
        ],
    },
    Room {
        manifest: "src-tauri/crates/report/Cargo.toml",
        rooms: &["engine"],
        libraries: &[
            "base64",
            "chrono",
            "krilla",
            "lopdf",
            "plotters",
            "resvg",
            "serde",
            "sha2",
            "specta",
            "thiserror",
            "unicode-width",
        ],
    },
    Room {
        manifest: "src-tauri/crates/jobs/Cargo.toml",
        rooms: &["engine", "exchange", "report", "store"],
        libraries: &[
            "chrono",
            "serde",
            "serde_json",
            "specta",
            "tempfile",
            "thiserror",
        ],
    },
    Room {
        manifest: "src-tauri/crates/cli/Cargo.toml",
        rooms: &["engine", "exchange", "jobs", "report", "store"],
        libraries: &[
            "cc",
            "chrono",
            "lexopt",
            "serde",
            "serde_json",
            "tempfile",
            "thiserror",
        ],
    },
    Room {
        manifest: "src-tauri/Cargo.toml",
        rooms: &["engine", "exchange", "jobs", "report", "store"],
        libraries: &[
            "cc",
            "chrono",
            "serde",
            "serde_json",
            "specta",
            "sys-locale",
            "tauri",
            "tauri-build",
            "tauri-plugin-dialog",
            "tauri-plugin-single-instance",
            "tauri-plugin-window-state",
            "tauri-specta",
            "tempfile",
            "thiserror",
            "webkit2gtk",
            "zbus",
        ],
    },
    Room {
        manifest: "tests/Cargo.toml",
        rooms: &["engine", "exchange", "jobs", "report", "store"],
        libraries: &[
            "calamine",
            "cfb",
            "chrono",
            "criterion",
            "csv",
            "lopdf",
            "png",
            "serde",
            "serde_json",
            "sha2",
            "tempfile",
            "x11rb",
            "zip",
        ],
    },
    Room {
        manifest: "tests/fuzz/Cargo.toml",
        rooms: &["stagecoach-tests"],
        libraries: &["libfuzzer-sys"],
    },
    Room {
        manifest: "tests/bench/empty-window/Cargo.toml",
        rooms: &[],
        libraries: &["tauri", "tauri-build"],
    },
    Room {
        manifest: "xtask/Cargo.toml",
        rooms: &[],
        libraries: &[],
    },
];

/// What any room may use in its own tests.
const TEST_LIBRARIES: &[&str] = &[
    "insta",
    "proptest",
    "roxmltree",
    "serde_json",
    "specta-typescript",
    "tempfile",
];

/// No manifest names a room or a library that its room may not know.
pub(crate) fn edges(files: &[File]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in manifests(files) {
        let Some(room) = ROOMS.iter().find(|room| room.manifest == file.path) else {
            faults.push(Fault::of(
                file,
                "a new room: give it a line in tests/tidy/rooms.rs and in ARCHITECTURE.md",
            ));
            continue;
        };
        for (line, kind, name) in dependencies(&file.text) {
            let for_tests = kind == "dev-dependencies" && TEST_LIBRARIES.contains(&name);
            if !for_tests && !room.rooms.contains(&name) && !room.libraries.contains(&name) {
                faults.push(Fault::at(
                    file,
                    line,
                    format!(
                        "this room may not know {name}; if it must, write the edge and its reason in \
                         ARCHITECTURE.md and in tests/tidy/rooms.rs"
                    ),
                ));
            }
        }
    }
    faults
}

/// Every member takes the lints of the workspace.
pub(crate) fn lints(files: &[File]) -> Vec<Fault> {
    manifests(files)
        .filter(|file| {
            let mut lines = file
                .text
                .lines()
                .map(str::trim)
                .skip_while(|line| *line != "[lints]");
            lines.next();
            lines.next() != Some("workspace = true")
        })
        .map(|file| Fault::of(file, "add the two lines `[lints]` and `workspace = true`"))
        .collect()
}

fn manifests(files: &[File]) -> impl Iterator<Item = &File> {
    files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
}

/// (line, table, crate) of everything a manifest depends on, in whichever of TOML's spellings.
fn dependencies(manifest: &str) -> Vec<(usize, &str, &str)> {
    const KINDS: [&str; 3] = ["build-dependencies", "dev-dependencies", "dependencies"];
    let mut kind = None;
    let mut found = Vec::new();
    for (at, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            kind = KINDS.into_iter().find(|kind| header.ends_with(kind));
            // `[dependencies.serde]` names its crate in the header.
            for named in KINDS {
                if let Some((_, name)) = header.rsplit_once(&format!("{named}.")) {
                    found.push((at + 1, named, name));
                    break;
                }
            }
        } else if let (Some(kind), Some(end)) = (kind, line.find([' ', '.', '=']))
            && !line.starts_with('#')
        {
            found.push((at + 1, kind, line[..end].trim_matches('"')));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::faults_in;

    #[test]
    fn an_edge_is_seen_in_every_spelling() {
        let check = |path: &str, text: &str, expected: usize| {
            assert_eq!(faults_in(edges, path, text), expected, "{text}");
        };
        let engine = "src-tauri/crates/engine/Cargo.toml";
        check(engine, "[dependencies]\nchrono.workspace = true\n", 0);
        check(
            engine,
            "[dependencies]\n# why\nrusqlite.workspace = true\n",
            1,
        );
        check(engine, "[dependencies]\nrusqlite = \"1\"\n", 1);
        check(engine, "[dependencies.rusqlite]\nversion = \"1\"\n", 1);
        check(
            engine,
            "[target.'cfg(unix)'.dependencies]\nrusqlite = \"1\"\n",
            1,
        );
        check(engine, "[build-dependencies]\ntauri-build = \"2\"\n", 1);
        check(engine, "[dev-dependencies]\nproptest = \"1\"\n", 0);
        check(engine, "[dependencies]\nproptest = \"1\"\n", 1);
        check(engine, "[features]\nspecta = [\"dep:specta\"]\n", 0);
        check(
            "src-tauri/crates/store/Cargo.toml",
            "[dependencies]\nexchange.workspace = true\n",
            1,
        );
        check("src-tauri/crates/cellar/Cargo.toml", "", 1);
    }

    #[test]
    fn lints_are_inherited_or_missed() {
        let check = |text: &str, expected: usize| {
            assert_eq!(
                faults_in(lints, "xtask/Cargo.toml", text),
                expected,
                "{text}"
            );
        };
        check("[package]\n[lints]\nworkspace = true\n", 0);
        check("[package]\n", 1);
        check("[lints]\n[lints.rust]\n", 1);
    }
}
