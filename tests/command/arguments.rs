//! Arguments that make no sense: exit status 2, and a sentence that says what does.

use stagecoach_tests::command::stagecoach;

use crate::desk::refused;

fn check(line: &str) {
    refused(&stagecoach(line.split_whitespace()), 2, line);
}

#[test]
fn wrong_arguments_are_named() {
    for line in [
        "dance",
        "--dance",
        "review",
        "review a.csv --as-of yesterday",
        "review a.csv --as-of",
        "review a.csv --dance",
        "review a.csv --json --html page.html",
        "review a.csv --workspace team.stagecoach",
        "import a.csv",
        "import --workspace team.stagecoach",
        "export --workspace team.stagecoach",
        "sample",
    ] {
        check(line);
    }
}

#[test]
fn help_is_no_failure() {
    for line in ["--help", "-h", "help", "review --help"] {
        let said = stagecoach(line.split_whitespace());
        assert_eq!(said.status, Some(0), "{line}");
        assert!(
            said.out.contains("stagecoach-cli review"),
            "{line}: {}",
            said.out
        );
    }
}
