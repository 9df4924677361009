//! What the figure says in words: beside each row, under the pointer, as its finding and its twin.

use engine::review::{Review, StageFigures};

use super::Row;
use crate::{figure::Table, letters::clean, words};

pub(super) fn past(stage: &StageFigures, narrow: bool) -> String {
    let measures = &stage.measures;
    match stage.stall_point.days {
        _ if measures.open_now == 0 => if narrow { "0" } else { "none open" }.to_owned(),
        None => words::NONE.to_owned(),
        Some(_) if narrow => {
            format!(
                "{}/{}",
                words::count_short(measures.stalled),
                words::count_short(measures.open_now)
            )
        }
        Some(days) => format!(
            "{} of {} past {}",
            words::count(measures.stalled),
            words::count(measures.open_now),
            words::short_days(Some(days))
        ),
    }
}

pub(super) fn stall_point(stage: &StageFigures) -> String {
    let basis = words::basis(stage.stall_point);
    stage.stall_point.days.map_or_else(
        || format!("There is {basis}."),
        |days| format!("Stall point {}: {basis}.", words::days(days)),
    )
}

pub(super) fn stalled_label(row: &Row<'_>) -> String {
    let measures = &row.stage.measures;
    let held = if measures.stalled_value.is_empty() {
        String::new()
    } else {
        format!(", {}", words::amounts_whole(&measures.stalled_value))
    };
    format!(
        "{}: {} of {} open deals past the stall point{held}. {}",
        row.shown,
        words::count(measures.stalled),
        words::count(measures.open_now),
        stall_point(row.stage)
    )
}

pub(super) fn title(review: &Review) -> String {
    let worst = review
        .stages
        .iter()
        .filter(|s| s.measures.stalled > 0)
        .reduce(|best, s| {
            if s.measures.stalled > best.measures.stalled {
                s
            } else {
                best
            }
        });
    match worst {
        Some(stage) => format!(
            "{} of {} open deals in {} have waited longer than {}",
            words::count(stage.measures.stalled),
            words::count(stage.measures.open_now),
            clean(&stage.stage),
            stage
                .stall_point
                .days
                .map_or_else(|| "usual".to_owned(), words::days),
        ),
        None => "No open deal is past its stall point".to_owned(),
    }
}

pub(super) fn table(review: &Review) -> Table {
    let mut table = Table::new(
        1,
        [
            "Stage",
            "A quarter left by",
            "Half left by",
            "Three quarters left by",
            "Stall point",
            "Open now",
            "Stalled",
            "Held up",
        ],
    );
    for stage in &review.stages {
        let measures = &stage.measures;
        let [q1, q3] = measures.quartile_days.map(words::short_days);
        table.rows.push(vec![
            clean(&stage.stage),
            q1,
            words::short_days(measures.median_days),
            q3,
            words::stall_point(stage.stall_point),
            words::count(measures.open_now),
            words::count(measures.stalled),
            words::amounts_whole(&measures.stalled_value),
        ]);
    }
    table
}
