//! Files that give nothing: a plain sentence each, soon.

use std::io::{self, Read};

use exchange::{Choice, Hints, inspect, plan};

use crate::kept::bring_in;

fn check(bytes: &[u8], expected: &str) {
    let Err(error) = bring_in(bytes, &Hints::default()) else {
        panic!("read: {:?}", &bytes[..bytes.len().min(60)])
    };
    let sentence = error.to_string();
    assert!(sentence.contains(expected), "{sentence}");
    assert!(sentence.ends_with('.'), "{sentence}");
}

#[test]
fn files_without_rows() {
    check(b"", "is empty");
    check(b"\n\n", "is empty");
    check(b"\xEF\xBB\xBF", "is empty");
    check(b"\xFF\xFE", "is empty");
    check(b"deal_id,rep,stage,at\n", "a header and no rows");
    check(b"deal_id,rep,stage,at\n,,,\n", "a header and no rows");
}

#[test]
fn files_that_are_no_csv() {
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture");
    check(b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", "is damaged");
    check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "is damaged");
    check(b"\x1F\x8B\x08\0", "is damaged");
    check(&[b'a', 0, 1, 2].repeat(50), "binary data");
    check(b"a,b,c\n1,2,3\n", "the deal's id, the stage");
    check(
        b"id,b,c\n1,2,3\n",
        "for the stage; nothing was read. The file has: id, b, c.",
    );
}

#[test]
fn quotes_and_rows_without_end() {
    check(
        b"deal_id,rep,stage,at\n1,\"Ana,Pitch,2025-01-01\n2,Ben,Pitch,2025-01-01\n",
        "on line 2",
    );
    let mut late = b"deal_id,rep,stage,at\n".to_vec();
    late.extend(b"1,Ana,Pitch,2025-01-01\n".repeat(10_000));
    late.extend(b"2,\"Ana,Pitch,2025-01-01\n");
    late.extend(b"3,Ana,Pitch,2025-01-01\n".repeat(100_000));
    check(&late, "on line 10002");
}

#[test]
fn a_nul_byte_is_refused_by_its_line_wherever_it_is() {
    check(
        b"deal_id,rep,stage,at\n\0,2,3,4\n",
        "Line 2 holds a NUL byte",
    );
    check(
        b"deal_id,rep,stage,at\r1,\"A\r\0\",3,4\r",
        "Line 3 holds a NUL byte",
    );
    let mut late = b"deal_id,rep,stage,at\n".to_vec();
    late.extend(b"1,Ana,Pitch,2025-01-01\n".repeat(10_000));
    late.extend(b"2,\"A\n\0na\",Pitch,2025-01-01\n");
    check(&late, "Line 10003 holds a NUL byte");
    let wide: Vec<u8> = "\u{feff}deal_id,rep,stage,at\n1,A\0,Pitch,2025-01-01\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check(&wide, "Line 2 holds a NUL byte");
}

/// A source that counts what is read of it.
struct Counted<'a, R>(R, &'a std::cell::Cell<u64>);

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(into)?;
        self.1.set(self.1.get() + read as u64);
        Ok(read)
    }
}

#[test]
fn one_row_of_two_gigabytes_is_refused_after_its_first_megabytes() {
    for head in [
        "",
        "deal_id,rep,stage,at\n",
        "deal_id,rep,stage,at\n1,\"Ana",
    ] {
        let endless = io::Cursor::new(head).chain(io::repeat(b'x').take(2 << 30));
        let count = std::cell::Cell::new(0);
        let error = inspect(Counted(endless, &count), "big.csv", &Hints::default())
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("longer than any real row") || error.contains("never closed"),
            "{error}"
        );
        assert!(count.get() < 64 << 20, "{} bytes were read", count.get());
    }
}

#[test]
fn dates_that_could_be_either_are_asked_about() {
    let text = b"deal_id,rep,stage,at\n1,Ana,Pitch,3/4/2025\n1,Ana,Closing,5/6/2025\n";
    check(
        text,
        "\"3/4/2025\" is 2025-04-03 day first, 2025-03-04 month first",
    );
}

#[test]
fn a_column_with_too_many_stages_is_none() {
    let mut text = "deal_id,rep,stage,at\n".to_owned();
    for n in 0..1_100 {
        text.push_str(&format!("1,Ana,Stage {n}x,2025-01-01\n"));
    }
    check(text.as_bytes(), "hardly a stage");
}

#[test]
fn a_file_that_changed_is_not_read_with_the_old_plan() {
    let hints = Hints::default();
    let seen = inspect(&b"id,stage,at\n1,A,2025-01-01\n"[..], "f.csv", &hints).unwrap();
    let plan = plan(&seen, Choice::FromFile, &hints).unwrap();
    let mut kept = crate::kept::Kept::default();
    let other = &b"id,at,stage\n1,2025-01-01,A\n"[..];
    let stopped = exchange::read(other, &plan, &mut kept, &mut |_| {
        std::ops::ControlFlow::Continue(())
    });
    assert!(stopped.unwrap_err().to_string().contains("changed"));
}

#[test]
fn a_source_that_breaks_is_named() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let source = io::Cursor::new("deal_id,stage,at\n").chain(Broken);
    let error = inspect(source, "f.csv", &Hints::default()).unwrap_err();
    assert!(error.to_string().contains("the disk is gone"));
}

proptest::proptest! {
    #[test]
    fn no_file_makes_it_panic(
        body in "([0-9a-z/:.,;\"\n\r\t =-]|Won|Pitch|2025-01-0[1-9]){0,300}",
        head in "(deal_id|id|stage|at|rep|amount|Close Date|Create Date|status|,|;|\n){0,12}",
    ) {
        let _ = bring_in(format!("{head}\n{body}").as_bytes(), &Hints::default());
        let _ = bring_in(format!("id,stage,at,amount\n{body}").as_bytes(), &Hints::default());
        let _ = bring_in(format!("id;stage;closed;created;amount\n{body}").as_bytes(), &Hints::default());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        let _ = bring_in(&bytes, &Hints::default());
    }
}
