//! Writing a file whole: a reader finds the old content or the new, never half of either, whatever
//! happens in between.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
};

/// Writes `bytes` to `file`: to a temporary file beside it, to the disk, then under its name.
///
/// # Errors
/// As [`write_with`].
pub fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(file, |out| out.write_all(bytes))
}

/// The same, for content that is made while it is written.
///
/// # Errors
/// Whatever the job says; or the folder is missing or cannot be written to, or the disk is full.
/// `file` is then as it was.
pub fn write_with<T, E: From<io::Error>>(
    file: &Path,
    job: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<T, E> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let beside = beside(file);
    let written = fill(&beside, job).and_then(|done| {
        fs::rename(&beside, file)?;
        Ok(done)
    });
    if written.is_err() {
        // The half-written neighbour is of no use to anyone; that it may stay changes nothing.
        let _ = fs::remove_file(&beside);
    } else {
        sync_folder(folder)?;
    }
    written
}

fn fill<T, E: From<io::Error>>(
    file: &Path,
    job: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<T, E> {
    let mut out = BufWriter::new(File::create(file)?);
    let done = job(&mut out)?;
    out.into_inner()
        .map_err(io::IntoInnerError::into_error)?
        .sync_all()?;
    Ok(done)
}

/// A name beside the file that no second process uses at the same time.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    file.with_file_name(name)
}

/// The rename itself must survive a power cut. Windows cannot open a folder; NTFS logs the rename.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_new_content_replaces_the_old_and_leaves_no_neighbour() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        write(&file, b"old").unwrap();
        write(&file, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_an_error_and_creates_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(&folder.path().join("none/settings.json"), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
