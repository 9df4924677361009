//! The shape of the house: what lies at its top, how a file begins, how long it may grow, and that
//! what was released of the memory's migrations stays as it was.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use stagecoach_tests::tree::File;

use crate::fault::{Fault, is};

/// No file of code is longer. Beyond it a file holds more than one idea.
const LONGEST: usize = 500;

/// What may lie at the top.
const TOP: [&str; 22] = [
    ".cargo",
    ".ci",
    ".gitattributes",
    ".github",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "clippy.toml",
    "deny.toml",
    "docs",
    "icons",
    "package-lock.json",
    "package.json",
    "rust-toolchain.toml",
    "src-tauri",
    "tests",
    "ui",
    "xtask",
];

/// Where a released migration's checksum is kept.
const CHECKSUMS: &str = "tests/migrations.sha256";

/// Every Rust module opens with what lives in it.
pub(crate) fn heads(files: &[File]) -> Vec<Fault> {
    files
        .iter()
        .filter(|file| is(&file.path, &["rs"]) && !file.text.starts_with("//! "))
        .map(|file| {
            Fault::of(
                file,
                "open it with `//!`: what lives here, what does not, what always holds",
            )
        })
        .collect()
}

/// No file of code outgrows [`LONGEST`]; what a program wrote is its own affair.
pub(crate) fn lengths(files: &[File]) -> Vec<Fault> {
    let is_generated = |text: &str| {
        text.lines()
            .take(3)
            .any(|line| line.to_lowercase().contains("generated"))
    };
    files
        .iter()
        .filter(|file| is(&file.path, &["rs", "ts", "svelte", "css", "js"]))
        .filter(|file| !is_generated(&file.text) && !file.path.ends_with("/bindings.ts"))
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| {
            Fault::of(
                file,
                format!("{lines} lines: split it where a second idea begins"),
            )
        })
        .collect()
}

/// Nothing new at the top without a thought.
pub(crate) fn top_level(files: &[File]) -> Vec<Fault> {
    let mut seen = BTreeSet::new();
    files
        .iter()
        .filter(|file| {
            let top = file.path.split('/').next().unwrap_or_default();
            !TOP.contains(&top) && seen.insert(top.to_owned())
        })
        .map(|file| {
            Fault::of(
                file,
                "find it a place in a room; the top of the house is full",
            )
        })
        .collect()
}

/// Each migration is listed with its checksum, and is still what is listed.
pub(crate) fn migrations(files: &[File]) -> Vec<Fault> {
    let listed: BTreeMap<&str, &str> = files
        .iter()
        .find(|file| file.path == CHECKSUMS)
        .map(|list| {
            list.text
                .lines()
                .filter_map(|line| line.split_once("  "))
                .map(|(sum, path)| (path, sum))
                .collect()
        })
        .unwrap_or_default();
    let mut faults = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.path.contains("/migrations/") && is(&file.path, &["sql"]))
    {
        let sum: String = Sha256::digest(&file.text)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        match listed.get(file.path.as_str()) {
            Some(kept) if **kept == sum => {}
            Some(_) => faults.push(Fault::of(
                file,
                format!(
                    "somebody's workspace was made by this migration as it was: put it back and add a \
                     new one. (If no release ever carried it, list it anew in {CHECKSUMS}: {sum})"
                ),
            )),
            None => faults.push(Fault::of(file, format!("a new migration: add to {CHECKSUMS} the line `{sum}  {}`", file.path))),
        }
    }
    for path in listed
        .keys()
        .filter(|path| !files.iter().any(|file| file.path == **path))
    {
        faults.push(Fault {
            path: (*path).to_owned(),
            line: 0,
            remedy: "a released migration is gone: put it back".to_owned(),
        });
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::faults_in;

    #[test]
    fn a_module_without_a_head_is_seen() {
        assert_eq!(faults_in(heads, "a/b.rs", "//! The rules.\nfn f() {}\n"), 0);
        assert_eq!(faults_in(heads, "a/b.rs", "use std::fmt;\n"), 1);
        assert_eq!(faults_in(heads, "a/b.rs", ""), 1);
        assert_eq!(faults_in(heads, "a/b.ts", ""), 0);
    }

    #[test]
    fn a_file_too_long_is_seen() {
        assert_eq!(faults_in(lengths, "a/b.rs", &"\n".repeat(LONGEST)), 0);
        assert_eq!(faults_in(lengths, "a/b.rs", &"\n".repeat(LONGEST + 1)), 1);
        let generated = format!("// Generated from Rust.\n{}", "\n".repeat(LONGEST));
        assert_eq!(faults_in(lengths, "ui/src/ipc/a.ts", &generated), 0);
    }

    #[test]
    fn a_stranger_at_the_top_is_seen_once() {
        assert_eq!(faults_in(top_level, "README.md", ""), 0);
        assert_eq!(faults_in(top_level, "xtask/src/main.rs", ""), 0);
        assert_eq!(faults_in(top_level, "notes.txt", ""), 1);
    }

    #[test]
    fn a_migration_is_listed_and_stays_as_it_was() {
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let one = "src-tauri/crates/store/migrations/001-first/up.sql";
        // printf x | sha256sum
        let sum = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
        let list = file(CHECKSUMS, &format!("{sum}  {one}\n"));
        assert_eq!(migrations(&[list.clone(), file(one, "x")]).len(), 0);
        assert_eq!(
            migrations(&[list.clone(), file(one, "y")]).len(),
            1,
            "edited"
        );
        assert_eq!(migrations(&[list]).len(), 1, "gone");
        assert_eq!(migrations(&[file(one, "x")]).len(), 1, "not listed");
    }
}
