//! The folders of the page and who may import whom, read from the import lines. eslint holds the
//! same walls while one writes; here they hold for every file, whatever a comment told eslint.

use stagecoach_tests::tree::File;

use crate::fault::{Fault, is};

/// A folder of `ui/src`, and the folders it may import from, itself aside.
const FOLDERS: &[(&str, &[&str])] = &[
    ("ipc", &["text"]),
    ("text", &["ipc"]),
    ("styles", &[]),
    ("kit", &["styles", "text"]),
    ("screens", &["app", "ipc", "kit", "styles", "text"]),
    ("app", &["ipc", "kit", "screens", "styles", "text"]),
];

/// No folder imports one that it may not know, and no screen imports another.
pub(crate) fn imports(files: &[File]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in files
        .iter()
        .filter(|file| is(&file.path, &["ts", "svelte"]))
    {
        let Some(place) = file.path.strip_prefix("ui/src/") else {
            continue;
        };
        if place.contains(".test.") {
            continue;
        }
        for (at, line) in file.text.lines().enumerate() {
            let Some(target) = specifier(line).and_then(|named| resolve(place, named)) else {
                continue;
            };
            if let Some(remedy) = objection(place, &target) {
                faults.push(Fault::at(file, at + 1, remedy));
            }
        }
    }
    faults
}

/// Why `place` may not import `target` (both below `ui/src`); `None` where it may.
fn objection(place: &str, target: &str) -> Option<String> {
    let (from, within) = place.split_once('/')?;
    let (to, target_within) = target.split_once('/').unwrap_or((target, ""));
    if from != to {
        let (_, allowed) = FOLDERS.iter().find(|(folder, _)| *folder == from)?;
        let is_folder = FOLDERS.iter().any(|(folder, _)| *folder == to);
        return (is_folder && !allowed.contains(&to)).then(|| {
            format!(
                "{from} may not know {to}; it may know: {}",
                allowed.join(", ")
            )
        });
    }
    let screen = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    (from == "screens" && screen(within) != screen(target_within)).then(|| {
        "a screen never imports another: what two share belongs in the kit or in text".to_owned()
    })
}

/// What an import line names: the text between the last pair of quotes.
fn specifier(line: &str) -> Option<&str> {
    let line = line.trim().trim_end_matches([';', ')']);
    let imports = line.starts_with("import ")
        || line.starts_with("export ")
        || line.starts_with('}')
        || line.contains("import(");
    let quote = line
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    let inside = &line[..line.len() - 1];
    let start = inside.rfind(quote)? + 1;
    let before = inside[..start - 1].trim_end();
    let leads = ["from", "import", "import("]
        .iter()
        .any(|word| before.ends_with(word));
    (imports && leads).then(|| &inside[start..])
}

/// Where a relative import leads, below `ui/src`; `None` for a package and for what lies outside.
fn resolve(place: &str, named: &str) -> Option<String> {
    if !named.starts_with('.') {
        return None;
    }
    let mut at: Vec<&str> = place.split('/').collect();
    at.pop();
    for step in named.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                at.pop()?;
            }
            name => at.push(name),
        }
    }
    Some(at.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::faults_in;

    #[test]
    fn an_import_through_a_wall_is_seen() {
        let check = |path: &str, text: &str, expected: usize| {
            assert_eq!(faults_in(imports, path, text), expected, "{path}: {text}");
        };
        check(
            "ui/src/screens/review/Review.svelte",
            "  import Bar from \"../../kit/Bar.svelte\";",
            0,
        );
        check(
            "ui/src/screens/review/Review.svelte",
            "  import Team from \"../team/Team.svelte\";",
            1,
        );
        check(
            "ui/src/screens/review/Review.svelte",
            "  import { a } from './parts';",
            0,
        );
        check(
            "ui/src/kit/Bar.svelte",
            "import { ask } from '../ipc/index';",
            1,
        );
        check("ui/src/kit/Bar.svelte", "import { ask } from '../ipc';", 1);
        check(
            "ui/src/kit/Bar.svelte",
            "} from '../screens/team/Team.svelte';",
            1,
        );
        check(
            "ui/src/kit/Bar.svelte",
            "const x = await import('../ipc/index');",
            1,
        );
        check(
            "ui/src/kit/Bar.svelte",
            "import { words } from '../text/words';",
            0,
        );
        check(
            "ui/src/ipc/index.ts",
            "import { x } from '@tauri-apps/api/core';",
            0,
        );
        check(
            "ui/src/app/App.svelte",
            "import Review from '../screens/review/Review.svelte';",
            0,
        );
    }
}
