//! Whether a review says what is expected of it: every field that is expected, within the tolerance
//! of its kind; what else the review says is its own affair.
//!
//! Counts and days are equal; estimates agree to 1e-9; expected exits to 1e-6 of their size; standard
//! errors to 2 % where at least 50 passages stand behind them.

use serde_json::{Map, Value};

/// Lists are matched by these fields of their items, whichever are there; else by position.
const KEYS: [&str; 3] = ["deal_id", "rep", "stage"];

/// Asserts that `got` says everything that `want` does.
pub(crate) fn agrees(got: &Value, want: &Value, place: &str) {
    match want {
        Value::Object(fields) => fields.iter().for_each(|(name, want)| {
            let place = format!("{place}/{name}");
            if name == "std_error" && got.is_object() && is_small(got) {
                return;
            }
            let found = got
                .get(name)
                .unwrap_or_else(|| panic!("{place} is missing"));
            if name == "conversion" && want.is_object() && entered(got) < 50 {
                agrees(found, &without(want, "std_error"), &place);
            } else {
                agrees(found, want, &place);
            }
        }),
        Value::Array(items) => {
            let list = got
                .as_array()
                .unwrap_or_else(|| panic!("{place} is no list"));
            if keys(&Value::Array(items.clone())).is_some() {
                assert_eq!(list.len(), items.len(), "{place}: length");
            }
            for (at, want) in items.iter().enumerate() {
                let found = match key(want) {
                    Some(wanted) => list.iter().find(|item| key(item).as_ref() == Some(&wanted)),
                    None => list.get(at),
                };
                let named = key(want).unwrap_or_else(|| at.to_string());
                let found = found.unwrap_or_else(|| panic!("{place}: {named} is missing"));
                agrees(found, want, &format!("{place}/{named}"));
            }
        }
        Value::Number(_) => number(got, want, place),
        _ => assert_eq!(got, want, "{place}"),
    }
}

fn number(got: &Value, want: &Value, place: &str) {
    let (Some(got), Some(want)) = (got.as_f64(), want.as_f64()) else {
        panic!("{place}: {got}, expected {want}");
    };
    let tolerance = match place.rsplit('/').next() {
        Some("estimate" | "low" | "high" | "chance_now" | "chance_fresh") => 1e-9,
        Some("expected_exits") => 1e-6 * want.abs(),
        Some("std_error") => 0.02 * want.abs() + 1e-12,
        _ => 0.0,
    };
    assert!(
        (got - want).abs() <= tolerance,
        "{place}: {got}, expected {want}"
    );
}

/// What tells an item of a list from the others.
fn key(item: &Value) -> Option<String> {
    let parts: Vec<&str> = KEYS
        .iter()
        .filter_map(|name| item.get(name)?.as_str())
        .collect();
    (!parts.is_empty()).then(|| parts.join(" at "))
}

fn keys(list: &Value) -> Option<Vec<String>> {
    list.as_array()?.iter().map(key).collect()
}

fn entered(measures: &Value) -> u64 {
    measures.get("entered").and_then(Value::as_u64).unwrap_or(0)
}

fn is_small(measures: &Value) -> bool {
    measures.get("entered").is_some() && entered(measures) < 50
}

fn without(value: &Value, name: &str) -> Value {
    let fields: Map<String, Value> = value
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(field, _)| *field != name)
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    Value::Object(fields)
}
