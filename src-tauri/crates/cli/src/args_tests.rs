//! Words of the command line, and what they are understood as.

#![allow(clippy::unwrap_used, clippy::panic)]
use engine::language::Language;
use report::words::Place;

use super::*;

fn said(line: &str) -> Result<Job, Misunderstood> {
    parse(Parser::from_args(line.split_whitespace()))
}

#[test]
fn a_review_takes_files_a_day_and_stage_names() {
    let Ok(Job::Review(review)) =
        said("review a.csv b.csv --as-of 2026-01-31 --stages A,B,C --lost X,Y --json")
    else {
        panic!("not understood");
    };
    assert_eq!(
        review.sources,
        [PathBuf::from("a.csv"), PathBuf::from("b.csv")]
    );
    assert_eq!(review.as_of, NaiveDate::from_ymd_opt(2026, 1, 31));
    assert_eq!(review.reading.stages, ["A", "B", "C"]);
    assert_eq!(review.reading.lost, ["X", "Y"]);
    assert_eq!(review.forecast, None);
    assert_eq!(review.output, Output::Json);
    let Ok(Job::Review(review)) = said("review a.csv --sheet Deals --forecast 2026-06-30") else {
        panic!("not understood");
    };
    assert_eq!(review.forecast, NaiveDate::from_ymd_opt(2026, 6, 30));
    assert_eq!(review.reading.sheet.as_deref(), Some("Deals"));
    assert_eq!(review.language.language, Language::English);
    let Ok(Job::Review(review)) = said("review a.csv --language de") else {
        panic!("not understood");
    };
    assert_eq!(review.language, Tongue::at(Language::German, "de"));
    let Ok(Job::Review(review)) = said("review a.csv --language de-CH") else {
        panic!("not understood");
    };
    let swiss = (Language::German, Place::Switzerland);
    assert_eq!((review.language.language, review.language.place), swiss);
}

#[test]
fn every_job_says_what_came_of_it_in_a_language() {
    for line in [
        "import a.csv --workspace w",
        "imports --workspace w",
        "undo-import 1 --workspace w",
        "redo-import 1 --workspace w",
        "rates r.csv --workspace w",
        "export --workspace w --csv x",
        "sample --workspace w",
    ] {
        assert_eq!(
            said(line).unwrap().language().language,
            Language::English,
            "{line}"
        );
        let german = said(&format!("{line} --language de")).unwrap();
        assert_eq!(german.language().language, Language::German, "{line}");
    }
}

#[test]
fn what_is_not_understood_is_named_in_one_sentence() {
    let check = |line: &str, part: &str| {
        let sentence = said(line).err().map_or_else(String::new, |e| e.to_string());
        assert!(sentence.contains(part), "{line}: {sentence}");
    };
    check("review a.csv --rates r.csv", "--rates needs --base");
    check("review a.csv --base euro", "\"euro\" is no currency");
    check(
        "review a.csv --write-mapping m",
        "review has no option --write-mapping",
    );
    check("revue a.csv", "no job \"revue\"");
    check("review", "review needs a file");
    check("review a.csv --as-of soon", "\"soon\" is no date");
    check("review a.csv --forecast soon", "\"soon\" is no date");
    check("review a.csv --colour", "no option --colour");
    check(
        "import a.csv --workspace w --forecast 2026-06-30",
        "import has no option --forecast",
    );
    check(
        "review a.csv --workspace w",
        "review has no option --workspace",
    );
    check("review a.csv --json --html x", "Choose one");
    check("review a.csv --pdf x --xlsx y", "Choose one");
    check("review a.csv --png x --xlsx y", "Choose one");
    check("review a.csv --pdf x --paper a5", "--paper is a4 or letter");
    for other in ["fr", "de-", "de-x", "de_CH", "-CH"] {
        check(
            &format!("review a.csv --language {other}"),
            "--language is en or de, with a region or without, as de-CH",
        );
    }
    check("review a.csv --paper a4", "--paper needs --pdf");
    check("import a.csv", "import needs --workspace");
    check("imports", "imports needs --workspace");
    check("imports 3 --workspace w", "--csv FILE together");
    check("undo-import --workspace w", "number of one import");
    check("undo-import x --workspace w", "\"x\" is no import's number");
    check(
        "redo-import 1 --workspace w --dry-run",
        "no option --dry-run",
    );
    check("rates a b --workspace w", "no use for \"b\"");
    check("import a.csv --workspace w --dates mmm", "dmy, mdy or ymd");
    check("export --workspace w", "export needs --csv");
    check("export --workspace w --csv x --xlsx y", "Choose one");
    check(
        "export --workspace w --csv x --table all",
        "--table is moves",
    );
    check(
        "export --workspace w --csv x --decimal dot",
        "comma or point",
    );
    check(
        "export --workspace w --csv x --date-format iso",
        "yyyy-mm-dd",
    );
    check("calendar --workspace w", "calendar needs --ics FILE");
    check(
        "one-to-one --workspace w --rep Ana",
        "one-to-one needs --rep NAME",
    );
    check("sample extra --workspace w", "no use for \"extra\"");
    check("--colour", "--colour");
}
