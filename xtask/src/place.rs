//! Where things are: the checkout, what was built, what may be kept between checkouts. Nothing is
//! created here.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The root of the checkout.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder that this very program was built into: `target`, or wherever Cargo was told to build.
pub(crate) fn target() -> PathBuf {
    env::current_exe()
        .ok()
        .and_then(|program| Some(program.parent()?.parent()?.to_path_buf()))
        .unwrap_or_else(|| root().join("target"))
}

/// A program of ours, built with the given profile (`debug`, `release`).
pub(crate) fn built(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// A folder of the user's for what outlives a checkout: tools that take minutes to build.
pub(crate) fn cache() -> PathBuf {
    let named = |name| env::var_os(name).filter(|at| !at.is_empty());
    named("XDG_CACHE_HOME")
        .or_else(|| named("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(named("HOME")?).join(".cache")))
        .unwrap_or_else(target)
        .join("stagecoach")
}

/// The Cargo that started us.
pub(crate) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
