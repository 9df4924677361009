//! Chunks: where they are cut, on which line they start, and in which encoding they are.

#![allow(clippy::unwrap_used)]

use std::io::Cursor;

use proptest::prelude::*;

use super::*;

fn chunks(bytes: &[u8], size: usize) -> Vec<(u64, u64, Vec<u8>)> {
    let mut source = Chunks::new(Cursor::new(bytes), UTF_8, b',').of_size(size);
    let mut found = Vec::new();
    while let Some(chunk) = source.next().unwrap() {
        if let Held::Text(text) = chunk.held {
            found.push((chunk.line, chunk.passed, text.bytes));
        }
    }
    found
}

fn check(text: &str, size: usize, expected: &[(u64, &str)]) {
    let found = chunks(text.as_bytes(), size);
    let found: Vec<(u64, &str)> = found
        .iter()
        .map(|(line, _, bytes)| (*line, std::str::from_utf8(bytes).unwrap()))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn a_chunk_is_whole_rows() {
    check("ab\ncd\nef", 4, &[(1, "ab\n"), (2, "cd\n"), (3, "ef")]);
    check("ab\r\ncd\r\n", 4, &[(1, "ab\r\n"), (2, "cd\r\n")]);
    check("ab\rcd\ref\r", 4, &[(1, "ab\r"), (2, "cd\r"), (3, "ef\r")]);
    check(
        "\"a\nb\",c\nd\n\"e\n\"\"\nf\"\n",
        5,
        &[(1, "\"a\nb\",c\nd\n"), (4, "\"e\n\"\"\nf\"\n")],
    );
    check("5\" pipe\nx\ny\n", 9, &[(1, "5\" pipe\n"), (2, "x\ny\n")]);
    check("", 4, &[]);
}

#[test]
fn the_encoding_is_settled_by_the_first_row_that_shows_it() {
    let check = |bytes: &[u8], expected: &str| {
        for size in [4, 6, 100] {
            let mut source = Chunks::new(Cursor::new(bytes), UTF_8, b',').of_size(size);
            while source.next().unwrap().is_some() {}
            assert_eq!(source.encoding(), expected, "{bytes:?} in chunks of {size}");
        }
    };
    check(b"ab\ncd\nJos\xE9\nab\n", "windows-1252");
    check(b"ab\nJos\xC3\xA9\nJos\xE9\nab\n", "UTF-8");
    check(b"ab\nJos\xE9\nJos\xC3\xA9\nab\n", "windows-1252");
    check(b"\xEF\xBB\xBFab\ncd\n", "UTF-8");
}

proptest! {
    #[test]
    fn chunks_are_all_of_the_source(text in "[ab\",\n\r ]{0,60}", size in 1_usize..20) {
        let found = chunks(text.as_bytes(), size);
        let whole: Vec<u8> = found.iter().flat_map(|(_, _, bytes)| bytes.clone()).collect();
        prop_assert_eq!(whole, text.as_bytes());
        let passed = found.last().map_or(0, |last| last.1);
        prop_assert_eq!(passed as usize, text.len());
    }
}
