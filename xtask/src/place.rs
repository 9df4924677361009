//! Where things are: the checkout, what was built, what may be kept between checkouts. Nothing is
//! created here.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// The root of the checkout. Cargo says where it runs this; where it was built may have been another
/// checkout that shared the build folder, and is gone.
pub(crate) fn root() -> &'static Path {
    static HERE: OnceLock<PathBuf> = OnceLock::new();
    let built = || PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let here =
        HERE.get_or_init(|| env::var_os("CARGO_MANIFEST_DIR").map_or_else(built, Into::into));
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
