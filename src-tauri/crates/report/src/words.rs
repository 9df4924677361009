//! How numbers, money, days and findings are said. English, and the only place where a number
//! becomes a text; a second language is a second file beside this one.
//!
//! Money stays whole minor units to the last character: no float touches it.

mod causes;
mod day;
mod definitions;
mod difference;
mod headline;
mod in_base;
mod money;
mod period;

pub use causes::{cause_found, cause_points, cause_test, verdict, why};
pub use day::{
    date, days, days_between, days_interval, month, month_short, short_date, short_days,
};
pub use definitions::{PARTS, definition, definitions};
pub use difference::differences;
pub(crate) use headline::snapshot_only;
pub use headline::{Headline, first_names, headline};
pub use in_base::sums_in_base;
pub(crate) use money::held;
pub use money::{amounts_short, amounts_whole, money_short, money_whole};
pub use period::period;

use engine::review::{
    Against, Basis, Case, Estimate, FlagProblem, Note, Proportion, Reason, StallPoint, Strength,
};

use crate::letters::clean;

/// What is shown where there is nothing to say.
pub const NONE: &str = "–";

/// What deals that nobody owns are called.
pub const NOBODY: &str = "no owner";

/// `12,345`.
#[must_use]
pub fn count(n: u32) -> String {
    money::grouped(u128::from(n))
}

/// A count where there is little room: `9,999`, then `12k`, `2.84m`.
#[must_use]
pub fn count_short(n: u32) -> String {
    if n < 10_000 {
        count(n)
    } else {
        money::scaled(u128::from(n), 1)
    }
}

/// `1 deal`, `12 deals`.
#[must_use]
pub fn deals(n: u32) -> String {
    format!("{} {}", count(n), if n == 1 { "deal" } else { "deals" })
}

/// A share as `56 %`, with a no-break space. What is not quite 0 or 1 never says that it is:
/// `<1 %`, `>99 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    if share > 0.0 && whole < 1.0 {
        "<1\u{a0}%".to_owned()
    } else if share < 1.0 && whole > 99.0 {
        ">99\u{a0}%".to_owned()
    } else {
        format!("{whole:.0}\u{a0}%")
    }
}

/// An interval as `51–61 %`.
#[must_use]
pub fn interval(low: f64, high: f64) -> String {
    format!(
        "{:.0}–{:.0}\u{a0}%",
        (low * 100.0).round(),
        (high * 100.0).round()
    )
}

/// `56 % (51–61 %)`; a dash where nothing is known.
#[must_use]
pub fn estimate(estimate: Option<&Estimate>) -> String {
    estimate.map_or_else(
        || NONE.to_owned(),
        |e| format!("{} ({})", percent(e.estimate), interval(e.low, e.high)),
    )
}

/// The same of a plain share.
#[must_use]
pub fn proportion(share: Option<&Proportion>) -> String {
    share.map_or_else(
        || NONE.to_owned(),
        |p| format!("{} ({})", percent(p.estimate), interval(p.low, p.high)),
    )
}

/// One decimal: `13.4`.
#[must_use]
pub fn decimal(value: f64) -> String {
    format!("{value:.1}")
}

/// A multiple of the team's pace: `0.6×`.
#[must_use]
pub fn pace(ratio: f64) -> String {
    if ratio >= 9.95 {
        format!("{ratio:.0}×")
    } else {
        format!("{ratio:.1}×")
    }
}

/// An expected number of wins, rounded: `1 win`, `12 wins`, `fewer than 1 win`.
#[must_use]
pub fn wins(n: f64) -> String {
    let whole = n.round();
    if n > 0.0 && whole < 1.0 {
        "fewer than 1 win".to_owned()
    } else if whole > 0.0 && whole < 2.0 {
        "1 win".to_owned()
    } else {
        format!("{} wins", rounded(whole))
    }
}

/// From one count to another: `9 to 19`; the one where both are the same.
#[must_use]
pub fn between(low: f64, high: f64) -> String {
    let (low, high) = (rounded(low), rounded(high));
    if low == high {
        low
    } else {
        format!("{low} to {high}")
    }
}

/// A count that was worked out rather than counted.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a u32 holds"
)]
fn rounded(n: f64) -> String {
    count(n.round().clamp(0.0, f64::from(u32::MAX)) as u32)
}

/// A rep's name as shown.
#[must_use]
pub fn rep(name: Option<&str>) -> String {
    name.map(clean)
        .filter(|n| !n.is_empty())
        .unwrap_or_else(|| NOBODY.to_owned())
}

/// Where a stall point comes from, in words: `four of five that moved on had moved by then`.
#[must_use]
pub fn basis(point: StallPoint) -> &'static str {
    match (point.days, point.basis) {
        (None, _) => "no stall point yet: fewer than 20 deals have moved on",
        (_, Basis::Observed) => "four of five deals that moved on had moved by then",
        (_, Basis::Default) => "the stage's default, as fewer than 20 deals have moved on",
        (_, Basis::Manual) => "set by the manager",
    }
}

/// A stall point with its basis, short: `21 d`, `30 d (default)`, `30 d (manual)`.
#[must_use]
pub fn stall_point(point: StallPoint) -> String {
    let days = short_days(point.days);
    match (point.days, point.basis) {
        (None, _) | (_, Basis::Observed) => days,
        (_, Basis::Default) => format!("{days} (default)"),
        (_, Basis::Manual) => format!("{days} (manual)"),
    }
}

/// `loses deals`, `moves deals slowly`.
#[must_use]
pub fn problem(problem: FlagProblem) -> &'static str {
    match problem {
        FlagProblem::Loses => "loses deals",
        FlagProblem::Slow => "moves deals slowly",
    }
}

/// What is wrong at a stage of the whole team: `Pitch loses more deals than before`.
#[must_use]
pub fn stage_case(case: &Case) -> String {
    let stage = clean(&case.stage);
    match (case.against, case.problem) {
        (Against::Held, _) => format!("{stage} holds up more than usual"),
        (Against::Before, FlagProblem::Loses) => format!("{stage} loses more deals than before"),
        (Against::Before, FlagProblem::Slow) => {
            format!("Deals leave {stage} more slowly than before")
        }
        (Against::Rest, what) => format!("The team {} at {stage}", problem(what)),
    }
}

/// What was counted, and what was expected: `8 advanced, 12.6 expected`.
#[must_use]
pub fn seen(case: &Case) -> String {
    let done = match (case.against, case.problem) {
        (Against::Held, _) => "past the stall point",
        (_, FlagProblem::Loses) => "advanced",
        (_, FlagProblem::Slow) => "left",
    };
    format!(
        "{} {done}, {} expected",
        count(case.observed),
        decimal(case.expected)
    )
}

/// `strong`, `likely`.
#[must_use]
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong",
        Strength::Likely => "likely",
    }
}

/// A cause as a chip: `close date 12 days past`.
#[must_use]
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::CloseDatePast { days: n } => format!("close date {} past", days(*n)),
        Reason::WentBack { times: 1 } => "went back".to_owned(),
        Reason::WentBack { times } => format!("went back {} times", count(*times)),
        Reason::OwnerChanged => "owner changed".to_owned(),
        Reason::NoAmount => "no amount".to_owned(),
    }
}

/// A note as one plain sentence.
#[must_use]
pub fn note(note: &Note) -> String {
    match note {
        Note::NoHistory { deals: n, of } if n == of => format!(
            "All {} come from a snapshot, which has no stage history: win rate, days to win and \
             open deals can be said; conversion and time per stage cannot.",
            deals(*of)
        ),
        Note::NoHistory { deals: n, of } => format!(
            "{} of {} come from a snapshot without stage history and are in no stage's conversion \
             or time.",
            count(*n),
            deals(*of)
        ),
        Note::TooFewDeals { cells, of } => format!(
            "{} of {} pairs of rep and stage have too few deals to be judged.",
            count(*cells),
            count(*of)
        ),
        Note::NoDeals => "No deals are left to look at.".to_owned(),
        Note::OneRep => {
            "There is one rep only: no rest of the team to compare with, so nobody is flagged."
                .to_owned()
        }
        Note::TwoReps => "There are two reps only: where they differ, nobody can tell which of \
                          them is odd, so nobody is flagged."
            .to_owned(),
    }
}

/// `Ben`, `Ben and Inès`, `Ben, Inès and 3 others`: at most three by name.
#[must_use]
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [a, b, c] => format!("{a}, {b} and {c}"),
        [a, b, rest @ ..] => format!("{a}, {b} and {} others", rest.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_whole_percents_that_never_overstate() {
        let check = |share: f64, expected: &str| assert_eq!(percent(share), expected);
        check(0.0, "0\u{a0}%");
        check(0.004, "<1\u{a0}%");
        check(0.47, "47\u{a0}%");
        check(0.997, ">99\u{a0}%");
        check(1.0, "100\u{a0}%");
        assert_eq!(interval(0.506, 0.611), "51–61\u{a0}%");
    }

    #[test]
    fn one_is_said_in_the_singular() {
        assert_eq!(deals(1), "1 deal");
        assert_eq!(deals(1_234), "1,234 deals");
        assert_eq!(reason(&Reason::WentBack { times: 1 }), "went back");
    }

    #[test]
    fn lists_name_at_most_three() {
        let check = |names: &[&str], expected: &str| {
            let names: Vec<_> = names.iter().map(|n| (*n).to_owned()).collect();
            assert_eq!(list(&names), expected);
        };
        check(&[], "");
        check(&["Ben"], "Ben");
        check(&["Ben", "Inès"], "Ben and Inès");
        check(&["A", "B", "C"], "A, B and C");
        check(&["A", "B", "C", "D"], "A, B and 2 others");
    }

    #[test]
    fn expected_wins_are_whole() {
        let check = |n: f64, expected: &str| assert_eq!(wins(n), expected);
        check(0.0, "0 wins");
        check(0.3, "fewer than 1 win");
        check(1.4, "1 win");
        check(13.6, "14 wins");
        assert_eq!(between(8.6, 19.2), "9 to 19");
        assert_eq!(between(0.0, 0.3), "0");
    }
}
