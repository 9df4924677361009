//! Where the passphrase of a protected workspace comes from: the command's surroundings. On the command line
//! it would stand in the history of the shell, and in the list of programs that everybody on the machine can
//! read.

use std::env;

use store::Passphrase;

/// The environment variable in which it is looked for.
pub(crate) const VARIABLE: &str = "STAGECOACH_PASSPHRASE";

/// The passphrase that was given; `None` where none was.
pub(crate) fn given() -> Option<Passphrase> {
    let given = env::var(VARIABLE).ok()?;
    (!given.is_empty()).then(|| Passphrase::new(given))
}
