//! Files that lie somewhere, as inputs to start from: `seeds FOLDER TO` takes every file of a folder
//! and of those in it that is not large, workbooks in parts, text as it is.

use std::{env, fs, io, path::Path, process::ExitCode};

use stagecoach_tests::fuzzed::as_parts;

/// Larger inputs are slow to mutate and find nothing that smaller ones do not.
const LARGEST: u64 = 64 << 10;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        eprintln!("seeds FOLDER TO");
        return ExitCode::from(2);
    };
    match take(Path::new(&from), Path::new(&to)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn take(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to.join("book"))?;
    fs::create_dir_all(to.join("csv"))?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if path.is_dir() {
            take(&path, to)?;
        } else if fs::metadata(&path)?.len() <= LARGEST {
            let bytes = fs::read(&path)?;
            let name = path.file_name().unwrap_or_default();
            let parts = as_parts(bytes.clone());
            let kind = if parts == bytes { "csv" } else { "book" };
            if parts.len() as u64 <= 4 * LARGEST {
                fs::write(to.join(kind).join(name), parts)?;
            }
        }
    }
    Ok(())
}
