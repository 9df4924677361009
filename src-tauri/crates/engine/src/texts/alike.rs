//! When two texts count as one: ids letter by letter, names whatever their case.
//!
//! Surrounding space is not dealt with here: it is gone before a text is kept or compared. Texts
//! that are the same have the same hash; nothing here allocates.

/// A way in which texts can be the same.
pub trait Alike {
    /// Whether they are.
    fn same(a: &str, b: &str) -> bool;
    /// Whether they may be, by a glance at their bytes.
    fn may_be(a: &[u8], b: &[u8]) -> bool;
    /// Equal for all that are the same, on every machine and run.
    fn hash(text: &str) -> u64;
    /// Whether a text stands behind another in an order in which texts that are the same have one
    /// place: what stands behind the last of a row of texts is none of them.
    fn behind(text: &str, other: &str) -> bool;
}

/// Letter by letter: the ids of deals.
#[derive(Clone, Debug)]
pub struct Exactly;

/// Whatever the case: names of people, teams and accounts, as a workspace joins them.
#[derive(Clone, Debug)]
pub(crate) struct Folded;

impl Alike for Exactly {
    fn same(a: &str, b: &str) -> bool {
        a == b
    }

    fn may_be(a: &[u8], b: &[u8]) -> bool {
        a.len() == b.len() && a.last() == b.last()
    }

    fn hash(text: &str) -> u64 {
        words(text.as_bytes(), 0)
    }

    /// The shorter first, so that a count without leading zeros is in order as well.
    fn behind(text: &str, other: &str) -> bool {
        (text.len(), text) > (other.len(), other)
    }
}

impl Alike for Folded {
    fn same(a: &str, b: &str) -> bool {
        // Nearly every name is written as it was before.
        if a == b {
            true
        } else if a.is_ascii() && b.is_ascii() {
            a.eq_ignore_ascii_case(b)
        } else {
            folded(a).eq(folded(b))
        }
    }

    fn may_be(_: &[u8], _: &[u8]) -> bool {
        true
    }

    fn hash(text: &str) -> u64 {
        if text.is_ascii() {
            return words(text.as_bytes(), CASE);
        }
        let (mut hash, mut word, mut len) = (MIX, 0, 0);
        for letter in folded(text) {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                word |= u64::from(byte) << (len % 8 * 8);
                len += 1;
                if len % 8 == 0 {
                    hash = fold(hash, word | CASE);
                    word = 0;
                }
            }
        }
        finish(hash, word | CASE, len)
    }

    /// Names are few: no order is kept of them.
    fn behind(_: &str, _: &str) -> bool {
        false
    }
}

/// Whether two names, trimmed, are one.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    Folded::same(a.trim(), b.trim())
}

/// The letters without case; a sigma at the end of a word is a sigma.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'ς' { 'σ' } else { letter })
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
/// Makes letters of either case alike. Other signs it may confuse only share a hash by it.
const CASE: u64 = 0x2020_2020_2020_2020;

/// Eight bytes at a time: names are short and many.
fn words(bytes: &[u8], case: u64) -> u64 {
    let mut hash = MIX;
    let mut words = bytes.chunks_exact(8);
    for word in words.by_ref() {
        let mut eight = [0; 8];
        eight.copy_from_slice(word);
        hash = fold(hash, u64::from_le_bytes(eight) | case);
    }
    let mut rest = [0; 8];
    rest[..words.remainder().len()].copy_from_slice(words.remainder());
    finish(hash, u64::from_le_bytes(rest) | case, bytes.len() as u64)
}

/// Multiply and fold.
fn fold(hash: u64, word: u64) -> u64 {
    let wide = u128::from(hash ^ word).wrapping_mul(u128::from(MIX) | (1 << 64));
    (wide as u64) ^ ((wide >> 64) as u64)
}

fn finish(hash: u64, rest: u64, len: u64) -> u64 {
    let hash = fold(fold(hash, rest), len);
    hash ^ (hash >> 29)
}
