//! What lies behind stalled deals, as lines of a table: the same for the page and the terminal.

use engine::{cause::Verdict, review::Review};

use crate::{letters::clean, words};

/// The heads of the lines.
pub(crate) const HEADS: [&str; 6] = [
    "Stage",
    "Cause",
    "Stalled deals",
    "Moved on within 30 days",
    "Points",
    "Does it matter here?",
];

/// So many causes of a stage.
const OF_A_STAGE: usize = 4;

/// Stage by stage, its first causes that any stalled deal has.
pub(crate) fn lines(review: &Review) -> Vec<[String; 6]> {
    let stages = review.causes.stages.iter();
    stages
        .flat_map(|stage| {
            let there = stage.causes.iter().filter(|own| own.count.stalled > 0);
            there.take(OF_A_STAGE).map(move |own| {
                let none = || words::NONE.to_owned();
                let test = own.test.as_ref();
                [
                    clean(&stage.stage),
                    own.count.cause.words().to_owned(),
                    format!(
                        "{} of {}",
                        words::count(own.count.stalled),
                        words::count(stage.stalled)
                    ),
                    test.map_or_else(none, words::cause_test),
                    test.map_or_else(none, words::cause_points),
                    words::verdict(own.count.verdict).to_owned(),
                ]
            })
        })
        .collect()
}

/// Whether anything is known to hold deals back.
pub(crate) fn tells(review: &Review) -> bool {
    let mut all = review.causes.stages.iter().flat_map(|stage| &stage.causes);
    all.any(|own| own.count.stalled > 0 || own.count.verdict == Verdict::HoldsBack)
}
