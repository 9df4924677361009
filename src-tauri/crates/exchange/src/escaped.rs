//! Cells in which a web page's escapes were left: `Br&uuml;ckner &amp; S&ouml;hne`. They become the
//! characters that they stand for as the bytes pass, before anything is cut.
//!
//! Decided from the head alone: every `&` of it begins an escape, and there is one. A file with a bare `&`
//! means what it says.

use quick_xml::escape::resolve_html5_entity;

use crate::turned::Turn;

/// The longest escape that is known, from `&` to `;`.
const LONGEST: usize = 10;

/// What stands for one character at the start of some bytes, and how long it is.
fn escape(bytes: &[u8]) -> Option<(char, usize)> {
    let end = bytes.iter().take(LONGEST).position(|b| *b == b';')?;
    let name = str::from_utf8(bytes.get(1..end)?).ok()?;
    let number = name.strip_prefix('#').and_then(|digits| {
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => digits.parse(),
        };
        char::from_u32(code.ok()?).filter(|c| !c.is_control())
    });
    let named = || {
        let mut letters = resolve_html5_entity(name)?.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    let stands_for = number.or_else(named)?;
    Some((stands_for, end + 1))
}

/// Turns escapes into the characters that they stand for.
pub(crate) struct Unescaping {
    /// Bytes that may be the start of an escape.
    held: Vec<u8>,
    quoted: bool,
    /// Letters beyond ASCII can be written in the file's encoding: it is UTF-8.
    letters: bool,
}

/// How the cells of a file are to be read, by its head, where they are escaped: every `&` begins an escape
/// that is known.
pub(crate) fn of(head: &[u8]) -> Option<Unescaping> {
    // What the head cuts off may be one.
    let whole = head.len().saturating_sub(LONGEST);
    let ands = || {
        memchr::memchr_iter(b'&', head).filter(|at| *at < whole || escape(&head[*at..]).is_some())
    };
    let escaped = ands().next().is_some() && ands().all(|at| escape(&head[at..]).is_some());
    escaped.then(|| Unescaping {
        held: Vec::new(),
        quoted: false,
        letters: match str::from_utf8(head) {
            Ok(_) => true,
            Err(error) => error.error_len().is_none(),
        },
    })
}

impl Unescaping {
    /// Inside quotes a quote is doubled.
    fn write(&self, c: char, due: &mut Vec<u8>) {
        if c == '"' && self.quoted {
            due.push(b'"');
        }
        due.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

impl Turn for Unescaping {
    fn turn(&mut self, byte: u8, due: &mut Vec<u8>) {
        if self.held.is_empty() && byte != b'&' {
            self.quoted ^= byte == b'"';
            due.push(byte);
            return;
        }
        if byte == b'&' {
            self.end(due);
        }
        self.held.push(byte);
        if byte == b';' {
            match escape(&self.held) {
                Some((c, _)) if c.is_ascii() || self.letters => {
                    self.held.clear();
                    self.write(c, due);
                }
                _ => self.end(due),
            }
        } else if self.held.len() == LONGEST || byte == b'"' || byte == b'\n' {
            self.end(due);
        }
    }

    /// What was no escape passes as it is.
    fn end(&mut self, due: &mut Vec<u8>) {
        for byte in self.held.drain(..) {
            self.quoted ^= byte == b'"';
            due.push(byte);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Read as _;

    use super::*;
    use crate::turned::Turned;

    fn check(text: &str, expected: &str) {
        let (bytes, mut plain) = (text.as_bytes(), String::new());
        match of(bytes) {
            Some(unescaping) => {
                let mut source = Turned::new(bytes, unescaping);
                source.read_to_string(&mut plain).unwrap();
            }
            None => plain.push_str(text),
        }
        assert_eq!(plain, expected, "{text}");
    }

    #[test]
    fn escapes_become_what_they_stand_for() {
        check(
            "a,b\nBr&uuml;ckner &amp; S&#246;hne,O&#x27;Neill\n",
            "a,b\nBrückner & Söhne,O'Neill\n",
        );
        check("\"A &quot;B&quot;\";1\n", "\"A \"\"B\"\"\";1\n");
        check(
            "\"<a href='x?a=1&amp;b=2'>C&amp;A</a>\"\n",
            "\"<a href='x?a=1&b=2'>C&A</a>\"\n",
        );
    }

    #[test]
    fn a_file_with_a_bare_sign_means_what_it_says() {
        for text in [
            "a,b\nC&A,1\n",
            "a,b\nC&A &amp; Co,1\n",
            "a,b\nfish & chips; peas,1\n",
            "a,b\n1,2\n",
            "x&unknown;y\n",
        ] {
            check(text, text);
        }
    }
}
