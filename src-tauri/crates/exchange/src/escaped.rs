//! Cells in which a web page's escapes were left: `Br&uuml;ckner &amp; S&ouml;hne`. They become the
//! characters that they stand for as the bytes pass, before anything is cut.
//!
//! Decided from the head alone: every `&` of it begins an escape, and there is one. A file with a bare `&`
//! means what it says.

use std::io::{self, Read};

use quick_xml::escape::resolve_html5_entity;

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

/// Whether the cells of a file are escaped, by its head: every `&` begins an escape that is known.
pub(crate) fn is(head: &[u8]) -> bool {
    // What the head cuts off may be one.
    let whole = head.len().saturating_sub(LONGEST);
    let ands = || {
        memchr::memchr_iter(b'&', head).filter(|at| *at < whole || escape(&head[*at..]).is_some())
    };
    ands().next().is_some() && ands().all(|at| escape(&head[at..]).is_some())
}

/// The bytes of a source with the characters that escapes stand for.
pub(crate) struct Unescaped<R> {
    source: R,
    read: Vec<u8>,
    /// Bytes that may be the start of an escape.
    held: Vec<u8>,
    due: Vec<u8>,
    given: usize,
    quoted: bool,
    /// Letters beyond ASCII can be written in its encoding: it is UTF-8.
    letters: bool,
    ended: bool,
}

impl<R: Read> Unescaped<R> {
    pub(crate) fn new(source: R, head: &[u8]) -> Self {
        let letters = match str::from_utf8(head) {
            Ok(_) => true,
            Err(error) => error.error_len().is_none(),
        };
        Self {
            source,
            read: Vec::new(),
            held: Vec::new(),
            due: Vec::new(),
            given: 0,
            quoted: false,
            letters,
            ended: false,
        }
    }

    fn take(&mut self, byte: u8) {
        if self.held.is_empty() && byte != b'&' {
            self.quoted ^= byte == b'"';
            self.due.push(byte);
            return;
        }
        if byte == b'&' {
            self.let_go();
        }
        self.held.push(byte);
        if byte == b';' {
            match escape(&self.held) {
                Some((c, _)) if c.is_ascii() || self.letters => {
                    self.held.clear();
                    self.write(c);
                }
                _ => self.let_go(),
            }
        } else if self.held.len() == LONGEST || byte == b'"' || byte == b'\n' {
            self.let_go();
        }
    }

    /// Inside quotes a quote is doubled.
    fn write(&mut self, c: char) {
        if c == '"' && self.quoted {
            self.due.push(b'"');
        }
        let mut bytes = [0; 4];
        self.due
            .extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
    }

    /// What was no escape passes as it is.
    fn let_go(&mut self) {
        for byte in self.held.drain(..) {
            self.quoted ^= byte == b'"';
            self.due.push(byte);
        }
    }
}

impl<R: Read> Read for Unescaped<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.due.len() && !self.ended {
            self.due.clear();
            self.given = 0;
            self.read.resize(16 << 10, 0);
            let read = self.source.read(&mut self.read)?;
            self.ended = read == 0;
            for ix in 0..read {
                self.take(self.read[ix]);
            }
            if self.ended {
                self.let_go();
            }
        }
        let ready = &self.due[self.given..];
        let given = ready.len().min(out.len());
        out[..given].copy_from_slice(&ready[..given]);
        self.given += given;
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(text: &str, expected: &str) {
        let (bytes, mut plain) = (text.as_bytes(), String::new());
        if is(bytes) {
            let mut source = Unescaped::new(bytes, bytes);
            source.read_to_string(&mut plain).unwrap();
        } else {
            plain.push_str(text);
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
