//! The first year of everybody who is in one, in English.

use super::super::place::Place;
use super::{super::dictionary::RampWords, count};

pub(super) const RAMP: RampWords = RampWords {
    place: Place::Usual,
    none: "Who has been here for less than a year, and began after the data does, appears here.",
    own_key: "in the first year",
    interval_key: "95\u{a0}% interval, at the end",
    all_key: "all earlier hires",
    most_key: "80 in 100 earlier hires",
    each_key: "each of them",
    no_band: "It takes 3 earlier hires whose first year is over to say what was usual.",
    all_counts: "All counts are since the first day.",
    no_peers: "too few earlier hires to compare with",
    early: "No new rep has a whole month with decided deals to compare yet.",
    median_row: "Median of earlier hires",
    since: "Since",
    month: |month, usual| format!("Month {}: {usual}", count(month)),
    hires: |n, whole| {
        let of = count(n);
        if whole {
            format!("all {of} earlier hires")
        } else {
            format!("80 in 100 of {of} earlier hires")
        }
    },
    range_row: |n, whole| {
        let of = count(n);
        if whole {
            format!("All {of} earlier hires")
        } else {
            format!("80 in 100 of {of} earlier hires")
        }
    },
    wins_by_then: |who, low, high, median| {
        format!("{who} had {low} to {high} wins by then, the median {median}")
    },
    share_by_then: |who, low, high, median| {
        format!("{who} had {low} to {high} of decided advanced by then, the median {median}")
    },
    share_cell: |share, advances, decided| {
        format!("{share} ({} of {})", count(advances), count(decided))
    },
    level: |level, of, earlier| {
        format!(
            "{} of {} new {} {} advanced at least the share of decided deals that was the median of \
             {} earlier hires by the same tenure.",
            if level == 0 {
                "None".to_owned()
            } else {
                count(level)
            },
            count(of),
            if of == 1 { "rep" } else { "reps" },
            if level <= 1 { "has" } else { "have" },
            count(earlier),
        )
    },
    beside: |n| {
        format!(
            "Beside {} earlier hires, whose first year is over: the same ones in every month; what was \
             usual, and no test.",
            count(n)
        )
    },
    drawn: |shown, all| {
        format!(
            "The {} who began last are drawn; the table has all {}.",
            count(shown),
            count(all)
        )
    },
    before_data: |n| {
        if n == 1 {
            "1 rep was at work before the data begins and is not among them.".to_owned()
        } else {
            format!(
                "{} reps were at work before the data begins and are not among them.",
                count(n)
            )
        }
    },
};
