//! What lies behind stalled deals, as lines of a table: the same for the page and the terminal.

use engine::{cause::Verdict, review::Review};

use crate::{
    letters::clean,
    words::{self, Words},
};

/// So many causes of a stage.
const OF_A_STAGE: usize = 4;

/// Stage by stage, its first causes that any stalled deal has.
pub(crate) fn lines(words: Words, review: &Review) -> Vec<[String; 6]> {
    let stages = review.causes.stages.iter();
    stages
        .flat_map(|stage| {
            let there = stage.causes.iter().filter(|own| own.count.stalled > 0);
            there.take(OF_A_STAGE).map(move |own| {
                let none = || words::NONE.to_owned();
                let test = own.test.as_ref();
                [
                    clean(&stage.stage),
                    words.causes.name(own.count.cause).to_owned(),
                    words.causes.of(own.count.stalled, stage.stalled),
                    test.map_or_else(none, |test| words.cause_test(test)),
                    test.map_or_else(none, |test| words.cause_points(test)),
                    words.causes.verdict(own.count.verdict).to_owned(),
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
