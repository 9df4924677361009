//! Backups of a workspace: whole copies in a folder beside it, the newest of which are kept. Restoring
//! one makes a new workspace beside the old, which stays as it is.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDateTime, Utc};
use store::Workspace;

use crate::{
    Error,
    file::{name_of, stem_of},
};

/// The folder, beside the workspace.
const FOLDER: &str = "Stagecoach backups";
/// How a backup's name ends.
const ENDING: &str = ".backup";
/// How the moment stands in it, in UTC.
const MOMENT: &str = "%Y%m%d-%H%M%S";

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file's name.
    pub name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Its size.
    pub bytes: u64,
}

/// The backups of a workspace, the latest first. A folder that cannot be read holds none.
#[must_use]
pub fn of(workspace: &Path) -> Vec<Backup> {
    let Ok(files) = fs::read_dir(folder(workspace)) else {
        return Vec::new();
    };
    let stem = stem_of(workspace);
    let found = files.filter_map(|file| {
        let file = file.ok()?;
        let name = file.file_name().into_string().ok()?;
        let moment = name.strip_prefix(&stem)?.strip_prefix('.')?;
        let moment = moment.strip_suffix(ENDING)?;
        let at = NaiveDateTime::parse_from_str(moment, MOMENT)
            .ok()?
            .and_utc();
        let bytes = file.metadata().ok()?.len();
        Some(Backup { name, at, bytes })
    });
    let mut found: Vec<Backup> = found.collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    found
}

/// Makes a backup, and removes the oldest beyond `keep`; at least the new one stays.
///
/// # Errors
/// The folder or the file cannot be written, or the disk is full; what was there stays.
pub fn make(workspace: &Workspace, keep: usize, now: DateTime<Utc>) -> Result<(), Error> {
    let path = workspace.path();
    let folder = folder(path);
    fs::create_dir_all(&folder).map_err(|source| Error::Writing {
        file: FOLDER.to_owned(),
        source,
    })?;
    let name = format!("{}.{}{ENDING}", stem_of(path), now.format(MOMENT));
    workspace.backup_to(&folder.join(name))?;
    for old in of(path).into_iter().skip(keep.max(1)) {
        // One too many is the lesser harm.
        let _ = fs::remove_file(folder.join(old.name));
    }
    Ok(())
}

/// Makes a new workspace of a backup, beside the workspace it is of; gives its path.
///
/// # Errors
/// There is no such backup any more, or the new file cannot be written.
pub fn restore(workspace: &Path, name: &str) -> Result<PathBuf, Error> {
    let backup = of(workspace).into_iter().find(|backup| backup.name == name);
    let missing = || Error::Missing(name.to_owned());
    let backup = backup.ok_or_else(missing)?;
    let beside = workspace.parent().unwrap_or_else(|| Path::new("."));
    let (stem, day) = (stem_of(workspace), backup.at.format("%Y-%m-%d %H%M"));
    let named = |nth: u32| match nth {
        1 => beside.join(format!("{stem} of {day}.stagecoach")),
        _ => beside.join(format!("{stem} of {day} ({nth}).stagecoach")),
    };
    let free = (1..).map(named).find(|path| !path.exists());
    let to = free.unwrap_or_else(|| named(1));
    let mut source = fs::File::open(folder(workspace).join(name)).map_err(|_| missing())?;
    let copied = crate::whole_file::write_with(&to, |out| std::io::copy(&mut source, out));
    copied.map_err(|source| Error::Writing {
        file: name_of(&to),
        source,
    })?;
    Ok(to)
}

fn folder(workspace: &Path) -> PathBuf {
    let beside = workspace.parent().unwrap_or_else(|| Path::new("."));
    beside.join(FOLDER)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_760_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn the_newest_backups_are_kept_and_one_is_restored_beside_the_workspace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team.stagecoach");
        let mut workspace = Workspace::create(&path, "Team", at(0)).unwrap();
        assert!(of(&path).is_empty());
        for seconds in 1..=4 {
            make(&workspace, 3, at(seconds)).unwrap();
        }
        let kept: Vec<_> = of(&path).iter().map(|backup| backup.at).collect();
        assert_eq!(kept, [at(4), at(3), at(2)]);
        workspace
            .add_pipeline(&engine::process::builtin(), at(5))
            .unwrap();
        let name = of(&path).remove(0).name;
        let first = restore(&path, &name).unwrap();
        let second = restore(&path, &name).unwrap();
        assert_ne!(first, second);
        let old = Workspace::open(&first, at(6)).unwrap();
        assert!(old.pipelines().unwrap().is_empty());
        assert_eq!(workspace.pipelines().unwrap().len(), 1);
        assert!(matches!(restore(&path, "../team"), Err(Error::Missing(_))));
    }
}
