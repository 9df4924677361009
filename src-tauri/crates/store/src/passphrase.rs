//! What a protected workspace is locked with, and the key that is made of it.
//!
//! A protected file is one of SQLCipher's (format 4): every page is encrypted with AES-256 and
//! signed, and the first 16 bytes are the salt of the key, so nothing in it says what it is. The key
//! is made of the passphrase once for each opening, 256,000 rounds of PBKDF2 with HMAC-SHA-512 as
//! SQLCipher itself would, and handed to every connection: a third of a second is paid once, and the
//! file opens with SQLCipher's own tools too. Neither is ever written anywhere.

use std::{
    fmt,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use rusqlite::Connection;
use sha2::Sha512;

use crate::Error;

/// The words that open a protected workspace.
#[derive(Clone)]
pub struct Passphrase(String);

impl Passphrase {
    /// A new one has at least so many characters.
    pub const LEAST: usize = 8;

    /// What a person typed, taken letter by letter.
    #[must_use]
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    /// Whether it is long enough to protect anything.
    pub(crate) fn is_long_enough(&self) -> bool {
        self.0.chars().count() >= Self::LEAST
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Never its words: a debugging line may end up in a log.
impl fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Passphrase")
    }
}

/// The key of one file, in the letters that SQLCipher takes.
#[derive(Clone)]
pub(crate) struct Key(String);

/// Bytes of a file's salt.
const SALT: usize = 16;
/// Rounds, as SQLCipher 4 makes them.
const ROUNDS: u32 = 256_000;

impl Key {
    /// The key that a passphrase makes for the file at `path`.
    pub(crate) fn of(passphrase: &Passphrase, path: &Path) -> Result<Self, Error> {
        let mut salt = [0; SALT];
        File::open(path)
            .and_then(|mut file| file.read_exact(&mut salt))
            .map_err(|error| Error::file(path, error))?;
        let mut key = [0; 32];
        pbkdf2::pbkdf2_hmac::<Sha512>(passphrase.as_str().as_bytes(), &salt, ROUNDS, &mut key);
        let bytes = key.iter().chain(&salt);
        let letters: String = bytes.map(|byte| format!("{byte:02x}")).collect();
        Ok(Self(format!("x'{letters}'")))
    }

    /// Tells a connection, before it reads anything.
    pub(crate) fn give(&self, conn: &Connection) -> rusqlite::Result<()> {
        // A wrong passphrase is an answer, told by an error; nothing is to be printed of it.
        conn.pragma_update(None, "cipher_log_level", "NONE")?;
        conn.pragma_update(None, "key", &self.0)
    }
}

/// Bytes of a page: what SQLCipher makes of a file unless told otherwise, and so do we.
pub(crate) const PAGE: usize = 4_096;

/// Whether a file that does not begin like a database may be a protected one. Encrypted pages cannot be
/// told from random bytes, and random they must look: whole pages, and in the first of them every
/// byte about as often as any other. Text, pictures and office files are far off.
///
/// # Errors
/// The file cannot be read.
pub fn may_be_protected(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let length = file.seek(SeekFrom::End(0))?;
    if length == 0 || length % PAGE as u64 != 0 {
        return Ok(false);
    }
    file.rewind()?;
    let mut page = [0; PAGE];
    file.read_exact(&mut page)?;
    let mut often = [0_u32; 256];
    for byte in page {
        often[usize::from(byte)] += 1;
    }
    // Pearson's chi-squared against evenness: 255 in the mean for random bytes, with a standard
    // deviation of 23; 400 is six of them away.
    const EACH: f64 = PAGE as f64 / 256.0;
    let distance: f64 = often
        .iter()
        .map(|&n| (f64::from(n) - EACH).powi(2) / EACH)
        .sum();
    Ok(distance < 400.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_passphrase_is_never_written_out() {
        let own = Passphrase::new("correct horse");
        assert_eq!(format!("{own:?}"), "Passphrase");
        assert!(own.is_long_enough());
        assert!(!Passphrase::new("sieben!").is_long_enough());
        assert!(Passphrase::new("ähnlich!").is_long_enough());
    }

    #[test]
    fn text_and_pictures_do_not_look_protected() {
        let folder = tempfile::tempdir().unwrap();
        let check = |bytes: &[u8], expected: bool| {
            let path = folder.path().join("file");
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(may_be_protected(&path).unwrap(), expected);
        };
        check(b"", false);
        check(&[0; 2 * PAGE], false);
        check(&b"deal,stage,date\n".repeat(PAGE / 16), false);
        let mut state = 1_u64;
        let mut noise: Vec<u8> = Vec::new();
        for _ in 0..PAGE {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            noise.extend((state >> 56).to_le_bytes().first());
        }
        check(&noise, true);
        check(&noise[1..], false);
    }
}
