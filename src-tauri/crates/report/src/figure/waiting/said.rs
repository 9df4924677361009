//! What the figure says in words: beside each row, under the pointer, as its finding and its twin.

use engine::review::{Review, StageFigures};

use super::Row;
use crate::{
    figure::Table,
    letters::clean,
    words::{self, Words},
};

pub(super) fn past(words: Words, stage: &StageFigures, narrow: bool) -> String {
    let measures = &stage.measures;
    match stage.stall_point.days {
        _ if measures.open_now == 0 => {
            if narrow { "0" } else { words.waiting.none_open }.to_owned()
        }
        None => words::NONE.to_owned(),
        Some(_) if narrow => {
            format!(
                "{}/{}",
                words.count_short(measures.stalled),
                words.count_short(measures.open_now)
            )
        }
        Some(days) => words.waiting.past(
            measures.stalled,
            measures.open_now,
            &words.short_days(Some(days)),
        ),
    }
}

pub(super) fn stall_point(words: Words, stage: &StageFigures) -> String {
    let basis = words.basis(stage.stall_point);
    stage.stall_point.days.map_or_else(
        || words.waiting.no_point(basis),
        |days| words.waiting.point(days, basis),
    )
}

pub(super) fn stalled_label(words: Words, row: &Row<'_>) -> String {
    let measures = &row.stage.measures;
    let held = if measures.stalled_value.is_empty() {
        String::new()
    } else {
        format!(", {}", words.amounts_whole(&measures.stalled_value))
    };
    words.waiting.stalled(
        row.shown,
        measures.stalled,
        measures.open_now,
        &held,
        &stall_point(words, row.stage),
    )
}

pub(super) fn title(words: Words, review: &Review) -> String {
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
        Some(stage) => words.waiting.title(
            &clean(&stage.stage),
            stage.measures.stalled,
            stage.measures.open_now,
            stage.stall_point.days,
        ),
        None => words.waiting.none_past.to_owned(),
    }
}

pub(super) fn table(words: Words, review: &Review) -> Table {
    let mut table = Table::new(1, words.waiting.heads());
    for stage in &review.stages {
        let measures = &stage.measures;
        let [q1, q3] = measures.quartile_days.map(|days| words.short_days(days));
        table.rows.push(vec![
            clean(&stage.stage),
            q1,
            words.short_days(measures.median_days),
            q3,
            words.stall_point(stage.stall_point),
            words.count(measures.open_now),
            words.count(measures.stalled),
            words.amounts_whole(&measures.stalled_value),
        ]);
    }
    table
}
