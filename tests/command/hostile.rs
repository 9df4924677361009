//! Files nobody should trust, each with the sentence it deserves. Whatever the file, the workspace
//! holds afterwards what it held before, or what the file could honestly give.

use std::{
    fs::{self, File},
    io::{BufWriter, Seek, SeekFrom, Write},
    path::Path,
};

use serde_json::Value;
use stagecoach_tests::command::{command, weighed};

use crate::desk::{Desk, TWO_DEALS, plain, refused, review};

/// Asserts that a file is refused by review and by import, and that a workspace stays as it was.
fn check_refused(name: &str, bytes: &[u8]) {
    let desk = Desk::new();
    let path = desk.file(name, bytes);
    check_path_refused(&desk, &path, name);
}

fn check_path_refused(desk: &Desk, path: &Path, what: &str) {
    let first = desk.file("first.csv", TWO_DEALS);
    desk.must_import(&first);
    let before = fs::read(desk.workspace()).unwrap();
    refused(&desk.import(path), 1, what);
    let review = command(["review"]).arg(path).output().unwrap();
    assert_eq!(review.status.code(), Some(1), "reviewing {what}");
    plain(&String::from_utf8_lossy(&review.stderr), what);
    assert!(
        fs::read(desk.workspace()).unwrap() == before,
        "{what} changed the workspace"
    );
}

/// Asserts that a file is read, and that exactly this is said of these rows.
fn check_read(bytes: &[u8], expected: &[(&str, u64)]) -> Value {
    let desk = Desk::new();
    let path = desk.file("moves.csv", bytes);
    let review = review(&path);
    let mut got = Vec::new();
    for problem in review["problems"].as_array().unwrap() {
        plain(problem["message"].as_str().unwrap(), "a problem");
        assert_eq!(problem["file"], "moves.csv");
        got.push((
            problem["code"].as_str().unwrap().to_owned(),
            problem["row"].as_u64().unwrap(),
        ));
    }
    let expected: Vec<(String, u64)> = expected
        .iter()
        .map(|(code, row)| ((*code).to_owned(), *row))
        .collect();
    assert_eq!(got, expected);
    desk.must_import(&path);
    assert_eq!(
        deals(&desk.workspace()),
        review["whole"]["deals"],
        "imported as reviewed"
    );
    review
}

fn deals(source: &Path) -> Value {
    review(source)["whole"]["deals"].clone()
}

#[test]
fn an_empty_file_is_refused() {
    check_refused("empty.csv", b"");
    check_refused("blank.csv", b"\n\n\n");
    check_refused("mark.csv", b"\xef\xbb\xbf");
}

#[test]
fn a_header_without_rows_is_refused() {
    check_refused("header.csv", b"deal_id,rep,stage,at\n");
}

#[test]
fn a_picture_named_csv_is_refused() {
    let icon = include_bytes!("../../icons/32x32.png");
    check_refused("pipeline.csv", icon);
}

#[test]
fn a_table_of_something_else_is_refused() {
    check_refused("weather.csv", b"city,degrees\nParis,12\nOslo,3\n");
    check_refused(
        "words.csv",
        b"Dear all, please find the numbers attached. Best, Ana\n",
    );
}

#[test]
fn a_folder_is_refused() {
    let desk = Desk::new();
    let folder = desk.at("exports");
    fs::create_dir(&folder).unwrap();
    check_path_refused(&desk, &folder, "a folder");
}

#[test]
fn a_file_that_is_not_there_is_refused() {
    let desk = Desk::new();
    check_path_refused(&desk, &desk.at("nowhere.csv"), "a missing file");
}

#[test]
fn a_workspace_that_is_none_is_refused_and_never_written_to() {
    for (what, bytes) in [
        ("a text", b"dear workspace".to_vec()),
        (
            "half a database",
            b"SQLite format 3\0and then nothing".to_vec(),
        ),
    ] {
        let desk = Desk::new();
        let file = desk.file("first.csv", TWO_DEALS);
        desk.file("team.stagecoach", &bytes);
        refused(&desk.import(&file), 1, what);
        assert_eq!(
            fs::read(desk.workspace()).unwrap(),
            bytes,
            "{what} was written to"
        );
    }
}

#[test]
fn other_encodings_are_read() {
    let text = "deal_id,rep,stage,at\nD1,Zoë Müller,Prospecting,2025-01-06\nD1,Zoë Müller,Connecting,2025-01-09\n";
    let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let marked = std::iter::once('\u{feff}')
            .chain(text.chars())
            .collect::<String>();
        marked.encode_utf16().flat_map(unit).collect()
    };
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [
        text.as_bytes().to_vec(),
        marked,
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        latin,
    ] {
        let review = check_read(&bytes, &[]);
        assert_eq!(review["reps"][0]["rep"], "Zoë Müller");
    }
}

#[test]
fn an_unknown_stage_is_named_with_its_row() {
    let text = format!("{TWO_DEALS}D3,Ana,Golfing,2025-02-04\n");
    check_read(text.as_bytes(), &[("unknown_stage", 7)]);
}

#[test]
fn a_date_that_is_none_is_named_with_its_row() {
    let text = format!("{TWO_DEALS}D3,Ana,Prospecting,2025-02-30\nD4,Ana,Prospecting,soon\n");
    check_read(text.as_bytes(), &[("bad_date", 7), ("bad_date", 8)]);
}

#[test]
fn rows_that_lack_a_deal_a_stage_or_a_date_are_named() {
    let text = format!("{TWO_DEALS},Ana,Pitch,2025-02-04\nD3,Ana,,2025-02-04\nD4,Ana,Pitch,\n");
    check_read(
        text.as_bytes(),
        &[
            ("missing_deal", 7),
            ("missing_stage", 8),
            ("missing_date", 9),
        ],
    );
}

#[test]
fn rows_out_of_order_make_the_same_review() {
    let mut lines: Vec<&str> = TWO_DEALS.lines().collect();
    lines[1..].reverse();
    let turned = check_read((lines.join("\n") + "\n").as_bytes(), &[]);
    let straight = check_read(TWO_DEALS.as_bytes(), &[]);
    assert_eq!(turned["stages"], straight["stages"]);
    assert_eq!(turned["whole"], straight["whole"]);
}

/// One row of two gigabytes: of nothing (a hole in the file), and of letters.
#[test]
fn a_row_of_two_gigabytes_is_left_in_peace() {
    const ROW: u64 = 2 << 30;
    for letters in [false, true] {
        let desk = Desk::new();
        let path = desk.at("long.csv");
        let mut file = BufWriter::with_capacity(1 << 20, File::create(&path).unwrap());
        file.write_all(TWO_DEALS.as_bytes()).unwrap();
        file.write_all(b"D3,").unwrap();
        if letters {
            let block = [b'a'; 1 << 20];
            (0..ROW / (1 << 20)).for_each(|_| file.write_all(&block).unwrap());
        } else {
            file.seek(SeekFrom::Current(i64::try_from(ROW).unwrap()))
                .unwrap();
        }
        file.write_all(b",Pitch,2025-02-04\nD4,Ana,Prospecting,2025-02-05\n")
            .unwrap();
        drop(file);

        let first = desk.file("first.csv", TWO_DEALS);
        desk.must_import(&first);
        let mut import = command(["import"]);
        import.arg(&path).arg("--workspace").arg(desk.workspace());
        let (said, cost) = weighed(import);
        assert!(
            cost.megabytes < 300.0,
            "{} MB for a row nobody wants",
            cost.megabytes
        );
        assert!(
            cost.seconds < 60.0,
            "{} s for a row nobody wants",
            cost.seconds
        );
        // Refused as a whole, or read without that row: either is honest, if it is said.
        let held = deals(&desk.workspace());
        match said.status {
            Some(1) => {
                plain(&said.err, "a row of 2 GB");
                assert_eq!(held, 2);
            }
            Some(0) => assert_eq!(held, 3, "the rows around it are kept: {}", said.out),
            _ => panic!("{said:?}"),
        }
    }
}
