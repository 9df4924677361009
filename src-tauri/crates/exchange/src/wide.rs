//! A column per stage: headers that say when a deal entered or left a stage, or how long it stayed.
//!
//! HubSpot writes such a block per stage and pipeline, in two generations that may stand in one file:
//! `Date entered "Pitch (Sales)"` today, `Date entered 'Pitch (Sales)'` before, `hs_v2_date_entered_…`
//! and `hs_date_entered_…` in the API. Others make one column a stage by hand (`Pitch Entry Date`), or
//! keep a sheet with no more than the stage at its head.

use crate::{
    field::{self, Field},
    letters::normalise,
    stages,
};

/// What such a column says of its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Says {
    /// When it was entered.
    Entered,
    /// When it was left.
    Left,
    /// How long the deal stayed, over all its visits.
    Stayed,
    /// How long its latest visit was.
    Latest,
}

/// One column of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StageColumn {
    pub(crate) column: usize,
    /// The stage as the header names it, without its pipeline.
    pub(crate) stage: String,
    pub(crate) pipeline: Option<String>,
    pub(crate) says: Says,
    /// Of the generation that the system has given up.
    pub(crate) legacy: bool,
}

/// Prefixes of API names, what they say, and whether they are of the old generation.
const API: [(&str, Says, bool); 7] = [
    ("hs_v2_date_entered_", Says::Entered, false),
    ("hs_v2_date_exited_", Says::Left, false),
    ("hs_v2_cumulative_time_in_", Says::Stayed, false),
    ("hs_v2_latest_time_in_", Says::Latest, false),
    ("hs_date_entered_", Says::Entered, true),
    ("hs_date_exited_", Says::Left, true),
    ("hs_time_in_", Says::Stayed, true),
];

/// Words before the quoted stage in the window's exports.
const LABELS: [(&str, Says); 5] = [
    ("date entered ", Says::Entered),
    ("date exited ", Says::Left),
    ("cumulative time in ", Says::Stayed),
    ("latest time in ", Says::Latest),
    ("time in ", Says::Stayed),
];

/// Endings of columns that people make by hand, normalised.
const BY_HAND: [(&str, Says); 8] = [
    ("entrydatec", Says::Entered),
    ("entrydate", Says::Entered),
    ("entereddate", Says::Entered),
    ("enteredon", Says::Entered),
    ("enteredat", Says::Entered),
    ("dateentered", Says::Entered),
    ("exitdatec", Says::Left),
    ("exitdate", Says::Left),
];

/// The stage columns among the headers, in the order of the file. Columns made by hand count from
/// two on: a single "Entry Date" is a date of something else.
pub(crate) fn columns(headers: &[String]) -> Vec<StageColumn> {
    let mut found: Vec<StageColumn> = Vec::new();
    let mut by_hand: Vec<StageColumn> = Vec::new();
    for (column, header) in headers.iter().enumerate() {
        if let Some(known) = of_system(column, header) {
            found.push(known);
        } else if let Some(made) = of_hand(column, header) {
            by_hand.push(made);
        }
    }
    let entries = by_hand.iter().filter(|c| c.says == Says::Entered).count();
    if found.is_empty() && entries >= 2 {
        return by_hand;
    }
    if found.is_empty() {
        return of_sheet(headers);
    }
    found
}

/// Words of a sheet kept by hand before and behind a stage: "Date of Pitch", "Pitch am", "Stage: Pitch".
const BEFORE: [&str; 9] = [
    "date of ",
    "date ",
    "datum ",
    "entered ",
    "moved to ",
    "stage: ",
    "stage ",
    "phase: ",
    "phase ",
];
const BEHIND: [&str; 8] = [
    " date", " am", " since", " seit", " on", " at", " datum", " reached",
];
/// So many columns of stages make a way.
const A_WAY: usize = 3;

/// The columns of a sheet kept by hand with no column for the stage: a column for each, its head the stage
/// and perhaps a word, in one manner throughout. They are stages by the vocabulary of sales, the more part
/// of them at least.
fn of_sheet(headers: &[String]) -> Vec<StageColumn> {
    let known = field::recognise(headers);
    let stage = [Field::Stage, Field::Status, Field::Known];
    if stage.iter().any(|field| known.contains(&Some(*field))) {
        return Vec::new();
    }
    let manners = BEFORE.iter().map(|word| (*word, ""));
    let manners = manners.chain(BEHIND.iter().map(|word| ("", *word)));
    for (before, behind) in manners.chain([("", "")]) {
        let ends = |name: &str| stages::outcome(name).is_some();
        let columns = headers.iter().zip(&known).enumerate();
        let columns = columns.filter_map(|(column, (header, field))| {
            let lower = header.trim().to_lowercase();
            let same_length = lower.len() == header.trim().len();
            let inner = lower.strip_prefix(before)?.strip_suffix(behind)?;
            let from = before.len();
            let name = header.trim().get(from..from + inner.len())?.trim();
            // A win, a loss and a proposal have fields of their own too.
            let own = matches!(field, Some(Field::ProposalSent)) || ends(name);
            let free = field.is_none() || own && before.len() + behind.len() > 0;
            let named = same_length && free && !name.is_empty();
            named.then(|| StageColumn {
                column,
                stage: name.to_owned(),
                pipeline: None,
                says: Says::Entered,
                legacy: false,
            })
        });
        let found: Vec<StageColumn> = columns
            .filter(|c| {
                ends(&c.stage) || stages::is_usual(&c.stage) || before.len() + behind.len() > 0
            })
            .collect();
        let usual = found.iter().filter(|c| stages::is_usual(&c.stage)).count();
        let open = found.iter().filter(|c| !ends(&c.stage)).count();
        if open >= A_WAY && usual * 2 >= open {
            return found;
        }
    }
    Vec::new()
}

/// The columns of entries, of two for one stage that of the current generation first.
pub(crate) fn entries(columns: &[StageColumn]) -> Vec<&StageColumn> {
    let mut entries: Vec<&StageColumn> =
        columns.iter().filter(|c| c.says == Says::Entered).collect();
    entries.sort_by_key(|c| c.legacy);
    entries
}

/// A stage whose entry, exit and time are all told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visit {
    pub(crate) entered: usize,
    pub(crate) left: usize,
    pub(crate) stayed: usize,
}

/// The stages whose entry, exit and time are all told, within one generation.
pub(crate) fn visits(columns: &[StageColumn]) -> Vec<Visit> {
    let beside = |of: &StageColumn, says: Says| {
        let mut same = columns.iter().filter(|c| {
            c.says == says
                && c.legacy == of.legacy
                && c.stage == of.stage
                && c.pipeline == of.pipeline
        });
        same.next().map(|c| c.column)
    };
    let entered = columns.iter().filter(|c| c.says == Says::Entered);
    entered
        .filter_map(|c| {
            Some(Visit {
                entered: c.column,
                left: beside(c, Says::Left)?,
                stayed: beside(c, Says::Stayed)?,
            })
        })
        .collect()
}

fn of_system(column: usize, header: &str) -> Option<StageColumn> {
    let header = header.trim();
    let lower = header.to_lowercase();
    for (prefix, says, legacy) in API {
        if let Some(stage) = lower.strip_prefix(prefix) {
            let own = !matches!(stage, "current_stage" | "");
            return own.then(|| StageColumn {
                column,
                stage: stage.to_owned(),
                pipeline: None,
                says,
                legacy,
            });
        }
    }
    for (words, says) in LABELS {
        if !lower.starts_with(words) || lower.len() != header.len() {
            continue;
        }
        let quoted = header.get(words.len()..)?.trim();
        let (name, legacy) = unquoted(quoted)?;
        let (stage, pipeline) = in_brackets(name);
        return Some(StageColumn {
            column,
            stage: stage.to_owned(),
            pipeline: pipeline.map(str::to_owned),
            says,
            legacy,
        });
    }
    None
}

/// What stands between quotes, and whether those are the single ones of the old generation.
fn unquoted(quoted: &str) -> Option<(&str, bool)> {
    const QUOTES: [(char, char, bool); 4] = [
        ('"', '"', false),
        ('\u{201c}', '\u{201d}', false),
        ('\'', '\'', true),
        ('\u{2018}', '\u{2019}', true),
    ];
    QUOTES.iter().find_map(|&(open, close, legacy)| {
        let name = quoted.strip_prefix(open)?.strip_suffix(close)?.trim();
        (!name.is_empty()).then_some((name, legacy))
    })
}

/// "Closed Won (Sales Pipeline)" is a stage of a pipeline. Brackets inside either stay with it.
fn in_brackets(name: &str) -> (&str, Option<&str>) {
    let Some(inner) = name.strip_suffix(')') else {
        return (name, None);
    };
    let mut depth = 1;
    for (at, c) in inner.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (stage, pipeline) = (name[..at].trim(), inner[at + 1..].trim());
            if stage.is_empty() || pipeline.is_empty() {
                return (name, None);
            }
            return (stage, Some(pipeline));
        }
    }
    (name, None)
}

fn of_hand(column: usize, header: &str) -> Option<StageColumn> {
    let normal = normalise(header);
    let ending = BY_HAND.iter().find(|(end, _)| normal.ends_with(end))?;
    let letters = normal.chars().count() - ending.0.chars().count();
    if letters == 0 {
        return None;
    }
    // The words of the header that make up what stands before the ending.
    let mut stage = String::new();
    let mut left = letters;
    for c in header.chars() {
        if left == 0 {
            break;
        }
        if c.is_alphanumeric() {
            left -= 1;
            stage.push(c);
        } else {
            stage.push(' ');
        }
    }
    let stage = stage.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(StageColumn {
        column,
        stage,
        pipeline: None,
        says: ending.1,
        legacy: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: Option<(&str, Option<&str>, Says, bool)>) {
        let found = of_system(0, header);
        let found = found
            .as_ref()
            .map(|c| (c.stage.as_str(), c.pipeline.as_deref(), c.says, c.legacy));
        assert_eq!(found, expected, "{header}");
    }

    #[test]
    fn hubspots_headers_are_read_in_every_generation() {
        let sales = Some("Sales Pipeline");
        check(
            "Date entered \"Closed Won (Sales Pipeline)\"",
            Some(("Closed Won", sales, Says::Entered, false)),
        );
        check(
            "Date exited 'Closed Won (Sales Pipeline)'",
            Some(("Closed Won", sales, Says::Left, true)),
        );
        check(
            "Cumulative time in \"Closed Won\"",
            Some(("Closed Won", None, Says::Stayed, false)),
        );
        check(
            "Date entered \"Demo (remote) (New (EU))\"",
            Some(("Demo (remote)", Some("New (EU)"), Says::Entered, false)),
        );
        check(
            "hs_v2_date_entered_closedwon",
            Some(("closedwon", None, Says::Entered, false)),
        );
        check(
            "hs_date_entered_1234",
            Some(("1234", None, Says::Entered, true)),
        );
        check("hs_v2_date_entered_current_stage", None);
        check("Date entered current stage", None);
        check("Time in current stage", None);
        check("Date entered", None);
    }

    #[test]
    fn columns_made_by_hand_count_from_two_on() {
        let check = |headers: &[&str], expected: &[&str]| {
            let headers: Vec<String> = headers.iter().map(|h| (*h).to_owned()).collect();
            let found: Vec<String> = columns(&headers).into_iter().map(|c| c.stage).collect();
            assert_eq!(found, expected, "{headers:?}");
        };
        check(
            &["Id", "Discovery_Entry_Date__c", "Closed_Won_Entry_Date__c"],
            &["Discovery", "Closed Won"],
        );
        check(
            &["Id", "Pitch entered on", "Demo entered on"],
            &["Pitch", "Demo"],
        );
        check(&["Id", "Contract Entry Date"], &[]);
        check(&["Entry Date", "Entered on"], &[]);
        check(
            &["Deal", "Rep", "Qualified", "Demo", "Proposal", "Amount"],
            &["Qualified", "Demo", "Proposal"],
        );
        check(
            &[
                "Deal",
                "Angebot am",
                "Verhandlung am",
                "Demo am",
                "Gewonnen am",
            ],
            &["Angebot", "Verhandlung", "Demo", "Gewonnen"],
        );
        // Dates of something else, few columns, or a column for the stage.
        check(&["Deal", "Invoice date", "Renewal date", "Birth date"], &[]);
        check(&["Deal", "Qualified", "Demo"], &[]);
        check(&["Deal", "Stage", "Qualified", "Demo", "Proposal"], &[]);
    }
}
