//! What the figure says in words: its finding, and its twin.

use engine::review::{Review, StageFigures};

use crate::{
    evidence::FEW,
    figure::Table,
    letters::clean,
    words::{self, Words},
};

/// The stage with the lowest conversion among those with enough decided deals.
pub(super) fn fewest(review: &Review) -> Option<&StageFigures> {
    let judged = |s: &&StageFigures| {
        s.measures.conversion.is_some()
            && s.measures.counts.advanced + s.measures.counts.lost >= FEW
    };
    let share = |s: &StageFigures| s.measures.conversion.map_or(1.0, |c| c.estimate);
    review
        .stages
        .iter()
        .filter(judged)
        .reduce(|best, s| if share(s) < share(best) { s } else { best })
}

pub(super) fn title(words: Words, review: &Review, finding: Option<&StageFigures>) -> String {
    let Some(stage) = finding else {
        return words.conversion.too_few.to_owned();
    };
    let share = stage.measures.conversion.map_or(0.0, |c| c.estimate);
    let name = clean(&stage.stage);
    if review.stages.len() == 1 {
        words.conversion.alone(&name, share)
    } else {
        words.conversion.fewest(&name, share)
    }
}

pub(super) fn table(words: Words, review: &Review) -> Table {
    let mut table = Table::new(1, words.conversion.heads());
    for stage in &review.stages {
        let counts = stage.measures.counts;
        let share =
            |e: Option<f64>| e.map_or_else(|| words::NONE.to_owned(), |it| words.percent(it));
        let mut row = vec![clean(&stage.stage)];
        row.extend(
            [
                counts.entered,
                counts.advanced,
                counts.lost,
                counts.open,
                counts.skipped,
                counts.went_back,
            ]
            .map(|n| words.count(n)),
        );
        row.push(share(stage.measures.conversion.map(|c| c.estimate)));
        row.push(
            stage
                .measures
                .conversion
                .map_or_else(|| words::NONE.to_owned(), |c| words.interval(c.low, c.high)),
        );
        row.push(share(stage.measures.decided.map(|d| d.estimate)));
        row.push(share(stage.previous.map(|p| p.estimate)));
        table.rows.push(row);
    }
    table
}
