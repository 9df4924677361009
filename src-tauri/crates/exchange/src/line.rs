//! One line cut into cells, eight bytes at a time, where a line is all that a row is.
//!
//! A quote, a carriage return that ends no line, or a NUL makes it more than that: such a row is
//! left to [`crate::rows`], which knows what they mean.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;
const LOW: u64 = 0x7F * ONES;

/// How far a line goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Bytes without its end.
    pub(crate) text: usize,
    /// Bytes with it.
    pub(crate) with_end: usize,
}

/// Cuts the first line: where each cell ends goes into `ends`. `None` where that does not do, or
/// the line has no end here; `ends` is then of no use.
pub(crate) fn cut(bytes: &[u8], delimiter: u8, ends: &mut Vec<usize>) -> Option<Cut> {
    let mut start = 0;
    while start < bytes.len() {
        let word = word_at(bytes, start);
        let mut marks = equal(word, delimiter) | equal(word, b'"') | control(word);
        while marks != 0 {
            let at = start + (marks.trailing_zeros() / 8) as usize;
            marks &= marks - 1;
            match *bytes.get(at)? {
                found if found == delimiter => ends.push(at),
                b'\n' => return Some(ended(at, 1, ends)),
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => return Some(ended(at, 2, ends)),
                b'"' | b'\r' | 0 => return None,
                _ => {}
            }
        }
        start += 8;
    }
    None
}

fn ended(at: usize, end: usize, ends: &mut Vec<usize>) -> Cut {
    ends.push(at);
    Cut {
        text: at,
        with_end: at + end,
    }
}

/// Eight bytes, the first lowest; NUL beyond the last.
fn word_at(bytes: &[u8], start: usize) -> u64 {
    let rest = &bytes[start..];
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => {
            let mut eight = [0; 8];
            eight[..rest.len()].copy_from_slice(rest);
            u64::from_le_bytes(eight)
        }
    }
}

/// The high bit of every byte that is `byte`.
fn equal(word: u64, byte: u8) -> u64 {
    let zero = word ^ (ONES * u64::from(byte));
    !(((zero & LOW) + LOW) | zero | LOW)
}

/// The high bit of every byte below a space.
fn control(word: u64) -> u64 {
    !(((word & LOW) + 0x60 * ONES) | word) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(usize, &[usize])>) {
        let mut ends = Vec::new();
        let cut = cut(text.as_bytes(), b',', &mut ends);
        let found = cut.map(|cut| (cut.with_end, ends.as_slice()));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_line_is_cut_at_its_delimiters() {
        check("a,b\nc", Some((4, &[1, 3])));
        check("\n", Some((1, &[0])));
        check(",\r\nx", Some((3, &[0, 1])));
        check(
            "D0000001,Rep 109,Conn\tecting,2025\n",
            Some((34, &[8, 16, 28, 33])),
        );
        check(
            "Zo\u{eb},\u{ac}\u{10ac}\u{8ca0},\u{20ac}5\n",
            Some((19, &[4, 13, 18])),
        );
    }

    #[test]
    fn what_is_more_than_a_line_is_left_alone() {
        check("a,b", None);
        check("a,\"b\"\n", None);
        check("a\rb\n", None);
        check("a\0b\n", None);
        check("", None);
    }
}
