//! Tools that Cargo builds for us, once per machine: kept in the user's cache, never in the
//! checkout, and never taken in another version than the one named here.

use std::{env, fs, path::PathBuf};

use crate::{place, program, say, stop::Stop};

/// The check of licences and sources.
pub(crate) fn cargo_deny() -> Result<PathBuf, Stop> {
    tool(
        "cargo-deny",
        "0.20.2",
        "it checks the licences and sources of what is built in",
    )
}

/// The driver of the fuzz targets.
pub(crate) fn cargo_fuzz() -> Result<PathBuf, Stop> {
    if let Some(there) = program::found("cargo-fuzz") {
        return Ok(there);
    }
    tool(
        "cargo-fuzz",
        "0.13.2",
        "it builds and runs the fuzz targets",
    )
}

/// Where the tool is, built first if it is not there.
fn tool(name: &str, version: &str, why: &str) -> Result<PathBuf, Stop> {
    let folder = place::cache()
        .join("tools")
        .join(format!("{name}-{version}"));
    let built = folder
        .join("bin")
        .join(format!("{name}{}", env::consts::EXE_SUFFIX));
    if built.is_file() {
        return Ok(built);
    }
    say::step(
        &format!("{name} {version}"),
        &format!("{why}, and is built once for this machine; that takes some minutes"),
    );
    fs::create_dir_all(&folder).map_err(|source| Stop::File {
        path: folder.clone(),
        source,
    })?;
    let mut install = program::cargo(&[
        "install",
        "--quiet",
        "--locked",
        "--version",
        version,
        "--root",
    ]);
    install
        .arg(&folder)
        .arg(name)
        .env_remove("CARGO_TARGET_DIR");
    program::run(&format!("building {name}"), &mut install)?;
    Ok(built)
}
