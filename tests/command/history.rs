//! What was imported can be listed, taken back and done again from the command; weekly snapshots are
//! compared, and what could not be read comes out with its rows.

use std::fs;

use serde_json::Value;
use stagecoach_tests::command::{Said, stagecoach};

use crate::desk::{Desk, TWO_DEALS, refused, review};

fn run(desk: &Desk, words: &[&str]) -> Said {
    let workspace = desk.workspace();
    let mut all = words.to_vec();
    let path = workspace.to_string_lossy();
    all.extend(["--workspace", &path]);
    stagecoach(all)
}

fn json(desk: &Desk, words: &[&str]) -> Value {
    let mut all = words.to_vec();
    all.push("--json");
    let said = run(desk, &all);
    assert_eq!(said.status, Some(0), "{}", said.err);
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn an_import_is_undone_and_done_again_without_its_file() {
    let desk = Desk::new();
    desk.must_import(&desk.file("week-1.csv", TWO_DEALS));
    let before = review(&desk.workspace());
    let next = desk.file(
        "week-2.csv",
        format!("{TWO_DEALS}D1,Ana,Pitch,2025-02-05\nD3,Cleo,Prospecting,2025-02-06\n"),
    );
    desk.must_import(&next);
    let after = review(&desk.workspace());
    fs::remove_file(next).unwrap();

    let would = json(&desk, &["undo-import", "2", "--dry-run"]);
    assert_eq!(
        (&would["done"], &would["deals_gone"]),
        (&Value::from(false), &Value::from(1))
    );
    assert_eq!(review(&desk.workspace()), after);
    let done = json(&desk, &["undo-import", "2"]);
    assert_eq!(done["reps_gone"], 1);
    assert_eq!(review(&desk.workspace()), before);

    let imports = json(&desk, &["imports"]);
    let undone: Vec<_> = imports["imports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["undone_at"])
        .collect();
    assert!(undone[0].is_string() && undone[1].is_null(), "{imports}");
    refused(
        &run(&desk, &["undo-import", "2"]),
        1,
        "an import undone twice",
    );
    refused(
        &run(&desk, &["undo-import", "9"]),
        1,
        "an import that is none",
    );

    let again = run(&desk, &["redo-import", "2"]);
    assert_eq!(again.status, Some(0), "{}", again.err);
    assert_eq!(review(&desk.workspace()), after);
}

#[test]
fn what_is_undone_and_exported_is_said_in_german_where_it_is_asked_for() {
    let desk = Desk::new();
    desk.must_import(&desk.file("week-1.csv", TWO_DEALS));
    let next = format!("{TWO_DEALS}D3,Cleo,Prospecting,2025-02-06\n");
    desk.must_import(&desk.file("week-2.csv", next));
    let check = |words: &[&str], expected: &str| {
        let german = [words, &["--language", "de"]].concat();
        let said = run(&desk, &german);
        assert_eq!(said.status, Some(0), "{}", said.err);
        assert_eq!(said.out, expected, "{words:?}");
    };
    let gone = "Deals: 1 entfernt, 0 geändert, 2 unverändert; dazu 1 Phasenwechsel, 1 Verkäufer und \
                0 Firmen entfernt.\n";
    let dry = ["undo-import", "2", "--dry-run"];
    check(
        &dry,
        &format!("Import 2: würde zurückgenommen (Probelauf). {gone}"),
    );
    // What a program reads is the same in every language.
    let german = [&dry[..], &["--language", "de"]].concat();
    assert_eq!(json(&desk, &german), json(&desk, &dry));
    check(
        &["undo-import", "2"],
        &format!("Import 2: zurückgenommen. {gone}"),
    );
    let twice = run(&desk, &["undo-import", "2", "--language", "de"]);
    refused(&twice, 1, "an import undone twice");
    assert!(
        twice
            .err
            .ends_with("Dieser Import ist schon zurückgenommen.\n"),
        "{}",
        twice.err
    );
    check(
        &["redo-import", "2"],
        "week-2.csv ist wieder Teil des Arbeitsbereichs.\n",
    );

    let out = desk.at("out.csv");
    let path = out.to_string_lossy();
    check(
        &["export", "--csv", &path],
        &format!("{path}: 6 Phasenwechsel\n"),
    );
    let moves = fs::read_to_string(&out).unwrap();
    assert!(moves.contains("deal_id,rep,stage,at"), "{moves}");
    check(
        &["export", "--csv", &path, "--table", "reps"],
        &format!("{path}: 24 Zeilen\n"),
    );
    let reps = fs::read_to_string(&out).unwrap();
    assert!(reps.contains("Verkäufer,"), "{reps}");
}

#[test]
fn two_snapshots_are_compared_and_what_lies_between_is_said() {
    let desk = Desk::new();
    let head = "Deal ID,Owner,Stage,Amount,Currency,Created\n";
    let week = |name: &str, rows: &str| desk.file(name, format!("{head}{rows}"));
    let one = week(
        "one.csv",
        "D1,Ana,Prospecting,100,EUR,2025-01-02\nD2,Ben,Pitch,200,EUR,2025-01-03\nD3,Ben,Pitch,50,EUR,2025-01-03\n",
    );
    let two = week(
        "two.csv",
        "D1,Ana,Connecting,100,EUR,2025-01-02\nD2,Cleo,Pitch,250,EUR,2025-01-03\n",
    );
    let import = |file: &std::path::Path, day: &str| {
        let said = run(
            &desk,
            &["import", &file.to_string_lossy(), "--as-of", day, "--json"],
        );
        assert_eq!(said.status, Some(0), "{}", said.err);
        serde_json::from_str::<Value>(&said.out).unwrap()["imports"][0].clone()
    };
    import(&one, "2025-02-03");
    let done = import(&two, "2025-02-10");
    let of = |kind: &str| done["differences"][kind].as_u64().unwrap();
    assert_eq!(
        [
            of("advanced"),
            of("owner"),
            of("amount_up"),
            of("disappeared"),
            of("moves_between"),
            of("widest_days")
        ],
        [1, 1, 1, 1, 1, 7],
        "{done}"
    );
    let listed = run(&desk, &["imports"]);
    assert!(
        listed.out.contains("two.csv of 2025-02-10"),
        "{}",
        listed.out
    );
    // The same again: nothing differs.
    let again = import(&two, "2025-02-10");
    assert_eq!(
        (&again["deals_changed"], &again["moves_new"]),
        (&Value::from(0), &Value::from(0))
    );
}

#[test]
fn problems_come_out_with_their_rows_and_no_formula() {
    let desk = Desk::new();
    let rows = format!("{TWO_DEALS}D9,=cmd,Pitch,never\n");
    desk.must_import(&desk.file("week-1.csv", rows));
    let out = desk.at("problems.csv");
    let said = run(&desk, &["imports", "1", "--csv", &out.to_string_lossy()]);
    assert_eq!(said.status, Some(0), "{}", said.err);
    let text = fs::read_to_string(&out).unwrap();
    assert!(
        text.contains("bad_date") && text.contains("D9,'=cmd,Pitch,never"),
        "{text}"
    );
    refused(
        &run(&desk, &["imports", "7", "--csv", &out.to_string_lossy()]),
        1,
        "problems of no import",
    );
}

#[test]
fn rates_are_kept_as_they_were_written() {
    let desk = Desk::new();
    desk.must_import(&desk.file("week-1.csv", TWO_DEALS));
    let file = desk.file(
        "rates.csv",
        "currency,base,day,rate\nUSD,EUR,2025-01-01,0.9213\nGBP,EUR,soon,1\n",
    );
    let done = json(&desk, &["rates", &file.to_string_lossy()]);
    assert_eq!(
        (&done["rates"], &done["problems"][0]["row"]),
        (&Value::from(1), &Value::from(3))
    );
    let said = run(&desk, &["rates"]);
    assert_eq!(said.out, "2025-01-01  1 USD = 0.9213 EUR\n");
}
