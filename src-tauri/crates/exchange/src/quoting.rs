//! Two other ways to quote, turned into the usual one as the bytes pass: a backslash before a quote
//! in place of a second quote, and single quotes where every cell of the file has them.
//!
//! Decided from the head alone, and only where the usual way makes no sense of it: a quote that ends
//! neither a cell nor a pair. Lines stay where they are.

use crate::turned::Turn;

/// How a file quotes, where it is not the usual way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// `"say \"hi\""`.
    Backslash,
    /// `'say "hi"'`, a quote inside doubled.
    Single,
}

/// Lines that are looked at for single quotes.
const LINES: usize = 50;

/// How a file quotes by its head; `None` for the usual way.
pub(crate) fn of(head: &[u8]) -> Option<Quoting> {
    if escapes(head) {
        return Some(Quoting::Backslash);
    }
    single(head).then_some(Quoting::Single)
}

fn ends_cell(byte: Option<&u8>) -> bool {
    byte.is_none_or(|b| matches!(b, b',' | b';' | b'\t' | b'|' | b'\n' | b'\r'))
}

/// True where a backslash before a quote cannot be the last character of a cell, and no quote is
/// doubled.
fn escapes(head: &[u8]) -> bool {
    let mut escaped = false;
    for at in memchr::memchr_iter(b'"', head) {
        let (before, after) = (at.checked_sub(1).map(|ix| head[ix]), head.get(at + 1));
        if before == Some(b'\\') {
            escaped |= !ends_cell(after) && after != Some(&b'"');
            escaped |= after == Some(&b'"') && ends_cell(head.get(at + 2));
        } else if after == Some(&b'"') && !ends_cell(before.as_ref()) && before != Some(b'"') {
            return false;
        }
    }
    escaped
}

/// True where every cell of the first lines that is not empty is in single quotes.
fn single(head: &[u8]) -> bool {
    let mut cells = 0;
    for line in head.split(|b| matches!(b, b'\n' | b'\r')).take(LINES) {
        if line.is_empty() {
            continue;
        }
        let quoted = line.len() >= 2 && line.starts_with(b"'") && line.ends_with(b"'");
        let inside = line
            .get(1..line.len().saturating_sub(1))
            .unwrap_or_default();
        let parted = [b"','", b"';'", b"'\t'", b"'|'"]
            .iter()
            .any(|mark| memchr::memmem::find(inside, *mark).is_some());
        if !quoted || !parted || line.contains(&b'"') {
            // The head may end within a line.
            return cells > 1 && !quoted && head.ends_with(line);
        }
        cells += 1;
    }
    cells > 1
}

/// Turns bytes that are quoted another way into the usual one.
pub(crate) struct Requoting {
    quoting: Quoting,
    quoted: bool,
    /// A quote or a backslash whose next byte will tell what it is.
    held: bool,
    starts: bool,
}

impl Requoting {
    pub(crate) fn of(quoting: Quoting) -> Self {
        Self {
            quoting,
            quoted: false,
            held: false,
            starts: true,
        }
    }

    fn turn_backslash(&mut self, byte: u8, due: &mut Vec<u8>) {
        if std::mem::take(&mut self.held) {
            match byte {
                b'"' => due.extend(b"\"\""),
                b'\\' => due.push(b'\\'),
                other => due.extend([b'\\', other]),
            }
            return;
        }
        match byte {
            b'\\' if self.quoted => self.held = true,
            b'"' => {
                self.quoted = !self.quoted;
                due.push(byte);
            }
            _ => due.push(byte),
        }
    }

    fn turn_single(&mut self, byte: u8, due: &mut Vec<u8>) {
        if std::mem::take(&mut self.held) {
            if byte == b'\'' {
                due.push(b'\'');
                return;
            }
            self.quoted = false;
            due.push(b'"');
        }
        match byte {
            b'\'' if self.quoted => self.held = true,
            b'\'' if self.starts => {
                self.quoted = true;
                due.push(b'"');
            }
            b'"' if self.quoted => due.extend(b"\"\""),
            _ => due.push(byte),
        }
        self.starts = !self.quoted && ends_cell(Some(&byte));
    }
}

impl Turn for Requoting {
    fn turn(&mut self, byte: u8, due: &mut Vec<u8>) {
        match self.quoting {
            Quoting::Backslash => self.turn_backslash(byte, due),
            Quoting::Single => self.turn_single(byte, due),
        }
    }

    fn end(&mut self, due: &mut Vec<u8>) {
        if std::mem::take(&mut self.held) {
            due.push(match self.quoting {
                Quoting::Backslash => b'\\',
                Quoting::Single => b'"',
            });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Read as _;

    use super::*;
    use crate::turned::Turned;

    fn check(text: &str, expected: Option<Quoting>, usual: &str) {
        let found = of(text.as_bytes());
        assert_eq!(found, expected, "{text}");
        let Some(quoting) = found else { return };
        let mut turned = String::new();
        let mut source = Turned::new(text.as_bytes(), Requoting::of(quoting));
        source.read_to_string(&mut turned).unwrap();
        assert_eq!(turned, usual, "{text}");
    }

    #[test]
    fn other_ways_to_quote_become_the_usual_one() {
        use Quoting::{Backslash, Single};
        check(
            "a,b\n1,\"some \\\"escaped\\\" value\"\n3,\"\\\"\\\"\"\n",
            Some(Backslash),
            "a,b\n1,\"some \"\"escaped\"\" value\"\n3,\"\"\"\"\"\"\n",
        );
        check(
            "a,b\n1,\"C:\\\\dir\\\\\"\n2,\"\\\"x\\\" \\n\"\n",
            Some(Backslash),
            "a,b\n1,\"C:\\dir\\\"\n2,\"\"\"x\"\" \\n\"\n",
        );
        check("'a','b'\n'it''s','say \n", None, "");
        check(
            "'a','b'\n'1','it''s, so'\n",
            Some(Single),
            "\"a\",\"b\"\n\"1\",\"it's, so\"\n",
        );
    }

    #[test]
    fn the_usual_way_is_left_alone() {
        let check = |text| check(text, None, "");
        check("a,b\n1,\"C:\\dir\\\"\n");
        check("a,b\n1,\"say \"\"hi\"\"\"\n2,\"C:\\dir\\\",x\n");
        check("a,b\n1,'some value'\n");
        check("a,b\n'=SUM(A1),2\n");
        check("a,b\n1,\"\"\n");
    }
}
