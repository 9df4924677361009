//! What options are given: names, days, how day and month stand, a language. Each refusal is one plain
//! sentence.

use chrono::NaiveDate;
use engine::language::Language;
use report::words::Tongue;

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

/// A language, and the region whose numbers and days are meant, as in `de-CH`.
pub(super) fn language(text: &str) -> Result<Tongue, Misunderstood> {
    let (code, region) = text.split_once('-').unwrap_or((text, ""));
    let region_fits = region.len() == 2 && region.bytes().all(|b| b.is_ascii_alphabetic());
    Language::ALL
        .into_iter()
        .find(|language| language.code() == code && (code == text || region_fits))
        .map(|language| Tongue::at(language, text))
        .ok_or_else(|| {
            not_one(
                "--language",
                "en or de, with a region or without, as de-CH",
                text,
            )
        })
}
