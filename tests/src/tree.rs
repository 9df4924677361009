//! The files of the checkout: what is committed, and what would be.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// One text file of the checkout.
#[derive(Clone, Debug)]
pub struct File {
    /// From the root, with forward slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The root of the checkout. Cargo says where it runs this; where it was built may have been another
/// checkout that shared the build folder.
#[must_use]
pub fn root() -> &'static Path {
    static HERE: OnceLock<PathBuf> = OnceLock::new();
    let built = || PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let here =
        HERE.get_or_init(|| env::var_os("CARGO_MANIFEST_DIR").map_or_else(built, Into::into));
    here.parent().unwrap_or(here)
}

/// The paths of everything that git keeps or would keep; without git, everything outside the
/// folders where tools build.
#[must_use]
pub fn paths() -> Vec<String> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ])
        .current_dir(root())
        .output();
    let mut paths: Vec<String> = match listed {
        Ok(listed) if listed.status.success() => String::from_utf8_lossy(&listed.stdout)
            .split_terminator('\0')
            .map(str::to_owned)
            .collect(),
        _ => walk(root()),
    };
    // A file may be listed and just deleted.
    paths.retain(|path| root().join(path).is_file());
    paths.sort();
    paths.dedup();
    paths
}

/// Those of the files that are text.
#[must_use]
pub fn files() -> Vec<File> {
    paths()
        .into_iter()
        .filter_map(|path| {
            let text = fs::read_to_string(root().join(&path)).ok()?;
            Some(File { path, text })
        })
        .collect()
}

fn walk(folder: &Path) -> Vec<String> {
    const BUILT: [&str; 5] = [".git", "target", "node_modules", "dist", "gen"];
    let entries: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    let mut paths = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            if !BUILT.iter().any(|name| entry.ends_with(name)) {
                paths.extend(walk(&entry));
            }
        } else if let Ok(path) = entry.strip_prefix(root()) {
            paths.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    paths
}
