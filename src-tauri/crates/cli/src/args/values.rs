//! What options are given: names, days, how day and month stand, a language. Each refusal is one plain
//! sentence.

use chrono::NaiveDate;
use engine::language::Language;

use super::{Misunderstood, not_one};

pub(super) fn names(list: &str) -> Vec<String> {
    list.split(',')
        .map(str::trim)
        .filter(|n| !n.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(super) fn day(text: &str) -> Result<NaiveDate, Misunderstood> {
    text.parse()
        .map_err(|_| Misunderstood(format!("\"{text}\" is no date: write it as 2026-01-31.")))
}

pub(super) fn date_order(text: &str) -> Result<String, Misunderstood> {
    match text {
        "dmy" | "mdy" | "ymd" => Ok(text.to_owned()),
        _ => Err(not_one("--dates", "dmy, mdy or ymd", text)),
    }
}

pub(super) fn language(text: &str) -> Result<Language, Misunderstood> {
    [Language::English, Language::German]
        .into_iter()
        .find(|language| language.code() == text)
        .ok_or_else(|| not_one("--language", "en or de", text))
}
