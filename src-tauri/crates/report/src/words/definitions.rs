//! What every number means, in one sentence each: the one place for it. The JSON carries all of
//! them, the page those that a reader of paper needs. How a number is worked out is the engine's.
//!
//! A number is looked up by the name of its field; behind a dot where the same name means something
//! else under `whole`, `trend` and the like. The parts of an estimate ([`PARTS`]) are said with the
//! estimate they belong to.

use std::collections::BTreeMap;

/// The parts of an estimate, a range, a band or an amount: defined under the name of the whole.
pub const PARTS: [&str; 8] = [
    "estimate",
    "low",
    "high",
    "std_error",
    "expected",
    "median",
    "n",
    "minor",
];

/// Every measure's name with its definition.
#[must_use]
pub fn definitions() -> BTreeMap<&'static str, &'static str> {
    all().collect()
}

/// The definition of a number at a path of field names, as `["stages", "conversion", "low"]`: that
/// of its own name under its parent, under the top, or by itself; of a part, that of its whole.
#[must_use]
pub fn definition(path: &[&str]) -> Option<&'static str> {
    let find = |name: &str| all().find(|(n, _)| *n == name).map(|(_, said)| said);
    let (name, above) = path.split_last()?;
    let under = |above: &&str| find(&format!("{above}.{name}"));
    let own = above.last().and_then(under);
    let own = own.or_else(|| above.first().and_then(under));
    let own = own.or_else(|| find(name));
    // An expected number has a meaning of its own; the expected end of a range has none.
    if PARTS.contains(name) {
        definition(above).or(own)
    } else {
        own
    }
}

/// A line each: the name, a colon, the sentence.
const DEFINITIONS: &str = include_str!("definitions.txt");

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    DEFINITIONS.lines().filter_map(|line| line.split_once(": "))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::fixture;

    /// Every number of a JSON value, by the path of field names that leads to it.
    fn numbers(value: &Value, path: &[&str], found: &mut Vec<Vec<String>>) {
        match value {
            Value::Number(_) => found.push(path.iter().map(|name| (*name).to_owned()).collect()),
            Value::Array(items) => items.iter().for_each(|item| numbers(item, path, found)),
            Value::Object(fields) => {
                for (name, field) in fields {
                    numbers(field, &[path, &[name.as_str()]].concat(), found);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_number_of_the_report_has_a_definition() {
        let mut paths = Vec::new();
        for report in [
            fixture::report(),
            fixture::report_of(fixture::sample()),
            fixture::report_of(fixture::snapshot()),
        ] {
            let json = serde_json::to_value(&report).unwrap_or_default();
            numbers(&json, &[], &mut paths);
        }
        paths.sort();
        paths.dedup();
        assert!(paths.len() > 100, "{}", paths.len());
        for path in paths {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            assert!(
                definition(&path).is_some(),
                "{} is not defined",
                path.join(".")
            );
        }
    }

    #[test]
    fn a_name_is_defined_once_by_a_sentence() {
        assert_eq!(definitions().len(), DEFINITIONS.lines().count());
        for (name, sentence) in all() {
            assert!(sentence.ends_with('.'), "{name}");
            assert!(
                sentence.starts_with(char::is_uppercase) || sentence.starts_with(char::is_numeric),
                "{name}"
            );
        }
    }

    #[test]
    fn the_same_name_means_what_its_place_says() {
        let check = |path: &[&str], part: &str| {
            let found = definition(path).unwrap_or_default();
            assert!(found.contains(part), "{path:?}: {found}");
        };
        check(&["stages", "conversion", "low"], "will have advanced");
        check(&["whole", "conversion", "low"], "will have been won");
        check(&["trend", "whole", "advanced"], "won");
        check(&["flags", "expected"], "would have been seen");
        check(&["trend", "stages", "months", "expected"], "month's deals");
        check(&["forecast", "wins", "expected"], "Wins expected");
        check(&["forecast", "amounts", "high", "minor"], "Won amount");
        assert_eq!(definition(&["nonsense"]), None);
        assert_eq!(definition(&[]), None);
    }
}
