//! How a file is read, written out and given again; sums in one currency with their rates named.

use std::fs;

use serde_json::Value;
use stagecoach_tests::command::stagecoach;

use crate::desk::{Desk, TWO_DEALS, refused, review, review_with};

/// As two deals, under heads that no one would guess.
const ODD: &str = "\
Nr,Wer,Wo,Wann,Rest
D1,Ana,Prospecting,2025-01-06,x
D1,Ana,Connecting,2025-01-13,x
";

#[test]
fn how_a_file_is_read_is_written_corrected_and_given_again() {
    let desk = Desk::new();
    let file = desk.file("first.csv", TWO_DEALS);
    let (workspace, reading) = (desk.workspace(), desk.at("reading.json"));
    let dry = stagecoach([
        "import".as_ref(),
        file.as_os_str(),
        "--workspace".as_ref(),
        workspace.as_os_str(),
        "--dry-run".as_ref(),
        "--write-mapping".as_ref(),
        reading.as_os_str(),
    ]);
    assert_eq!(dry.status, Some(0), "{}", dry.err);
    assert!(!workspace.exists(), "a dry run kept a workspace");
    let mut mapping: Value = serde_json::from_slice(&fs::read(&reading).unwrap()).unwrap();
    // A person says which columns of another file hold the same.
    let columns = mapping["columns"].as_array_mut().unwrap();
    assert_eq!(columns[0]["field"], "deal_id");
    for (column, head) in columns.iter_mut().zip(["Nr", "Wer", "Wo", "Wann"]) {
        column["header"] = Value::from(head);
    }
    let mut rest = columns[0].clone();
    rest["header"] = Value::from("Rest");
    rest["field"] = Value::Null;
    columns.push(rest);
    fs::write(&reading, mapping.to_string()).unwrap();
    let odd = desk.file("odd.csv", ODD);
    let given = ["--mapping", &reading.to_string_lossy()];
    assert_eq!(review_with(&odd, &given)["whole"]["deals"], 1);
}

const HISTORY: &str = "\
deal_id,stage,at
N-1,Prospecting,2025-01-06
N-1,Connecting,2025-01-13
N-2,Prospecting,2025-01-08
";
const DEALS: &str = "\
Record ID,Ref No,Deal Name,Deal owner,Deal Stage
71,N-1,Pumps,Ana,Connecting
72,N-2,Valves,Ben,Prospecting
73,N-3,Pipes,Ben,Prospecting
";

#[test]
fn the_column_that_joins_a_file_to_another_can_be_said() {
    let desk = Desk::new();
    let history = desk.file("history.csv", HISTORY);
    let deals = desk.file("deals.csv", DEALS);
    let beside = deals.to_string_lossy();
    // By their own ids they have nothing in common.
    assert_eq!(
        review_with(&history, &[&beside])["whole"]["deals"],
        5,
        "joined by chance"
    );
    let (workspace, reading) = (desk.workspace(), desk.at("reading.json"));
    let dry = stagecoach([
        "import".as_ref(),
        history.as_os_str(),
        "--workspace".as_ref(),
        workspace.as_os_str(),
        "--dry-run".as_ref(),
        "--write-mapping".as_ref(),
        reading.as_os_str(),
    ]);
    assert_eq!(dry.status, Some(0), "{}", dry.err);
    let mut mapping: Value = serde_json::from_slice(&fs::read(&reading).unwrap()).unwrap();
    assert_eq!(mapping["joins"], serde_json::json!([]));
    let join =
        |file: &str| serde_json::json!([{"file": file, "column": "Ref No", "to": "deal_id"}]);
    let mapping_path = reading.to_string_lossy();
    let given = [&*beside, "--mapping", &mapping_path];
    // The name of last week's file will do: the column is what counts.
    for name in ["deals.csv", "deals-last-week.csv"] {
        mapping["joins"] = join(name);
        fs::write(&reading, mapping.to_string()).unwrap();
        let joined = review_with(&history, &given);
        // N-3 stands only beside, and is one of the deals under the same kind of id.
        assert_eq!(joined["whole"]["deals"], 3, "{name}");
        let reps: Vec<&str> = joined["reps"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|rep| rep["rep"].as_str())
            .collect();
        assert_eq!(reps, ["Ana", "Ben"], "{name}");
    }
}

#[test]
fn of_files_that_do_not_belong_together_one_reading_cannot_be_written() {
    let desk = Desk::new();
    let one = desk.file("one.csv", TWO_DEALS);
    let two = desk.file("two.csv", TWO_DEALS.replace("\nD", "\nE"));
    let (workspace, reading) = (desk.workspace(), desk.at("reading.json"));
    let said = stagecoach([
        "import".as_ref(),
        one.as_os_str(),
        two.as_os_str(),
        "--workspace".as_ref(),
        workspace.as_os_str(),
        "--write-mapping".as_ref(),
        reading.as_os_str(),
    ]);
    refused(&said, 1, "one reading of two files");
    assert!(!reading.exists() && !workspace.exists(), "{}", said.err);
}

const MONEY: &str = "\
deal_id,rep,stage,at,amount,currency
D1,Ana,Prospecting,2025-01-06,1000,EUR
D2,Ben,Prospecting,2025-01-07,1000,USD
D3,Ben,Prospecting,2025-01-08,500,CHF
";
const RATES: &str = "\
currency,base,day,rate
USD,EUR,2025-01-01,0.9
CHF,EUR,2025-02-01,1.1
";

#[test]
fn sums_are_said_in_one_currency_with_the_rates_of_the_day() {
    let desk = Desk::new();
    let (file, rates) = (desk.file("deals.csv", MONEY), desk.file("rates.csv", RATES));
    let rates = rates.to_string_lossy();
    let asked = ["--as-of", "2025-01-20", "--base", "EUR", "--rates", &rates];
    let open = review_with(&file, &asked)["sums_in_base"]["open_value"].clone();
    assert_eq!(open["total"]["minor"], 190_000, "{open}");
    // What is only known later is no rate of that day.
    assert_eq!(open["without_rate"][0]["currency"], "CHF", "{open}");
    assert!(review(&file)["sums_in_base"].is_null());

    let mut words = vec!["review".to_owned(), file.to_string_lossy().into_owned()];
    words.extend(asked.map(str::to_owned));
    let said = stagecoach(words);
    let plain = said.out.replace('\n', " ");
    assert!(
        plain.contains("1 USD = 0.9 EUR from 1 January 2025"),
        "{plain}"
    );
    assert!(plain.contains("CHF"), "{plain}");
}
