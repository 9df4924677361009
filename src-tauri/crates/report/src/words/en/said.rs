//! Findings, causes and notes, in English. The sentence of a case is the engine's own.

use chrono::{Datelike, NaiveDate};
use engine::{
    cause::{Cause, CauseFound, Verdict},
    difference::Differences,
    forecast::{self, Forecast},
    moment::month_name,
    review::{Against, Case, FlagProblem, Note, Reason},
};

use super::super::place::{Place, here};
use super::{
    super::dictionary::{Causes, Headlines, InBaseWords},
    count, date, day_and_month, days, deals, list, percent,
};
use crate::letters::clean;

/// The engine's own sentence, with its days as they are written here.
pub(super) fn forecast(of: &Forecast) -> String {
    let said = clean(&of.summary);
    match here() {
        Place::MonthFirst => {
            let days = [of.until, of.as_of]
                .map(|day| (forecast::date(day, of.as_of), month_first(day, of.as_of)));
            days.iter()
                .fold(said, |said, (usual, own)| said.replacen(usual, own, 1))
        }
        _ => said,
    }
}

fn month_first(day: NaiveDate, now: NaiveDate) -> String {
    if day.year() == now.year() {
        day_and_month(day.day(), month_name(day))
    } else {
        date(day)
    }
}

pub(super) const CAUSES: Causes = Causes {
    place: Place::Usual,
    said: "Stalled deals by what was found on them; a deal can have several. Deals with a cause are \
           held against deals without it, at the same stage and age.",
    heads: || {
        [
            "Stage",
            "Cause",
            "Stalled deals",
            "Moved on within 30 days",
            "Points",
            "Does it matter here?",
        ]
    },
    name: Cause::words,
    found,
    more: |n| format!("{} more", count(n)),
    verdict: |verdict| match verdict {
        Verdict::HoldsBack => "holds deals back here",
        Verdict::TooFew => "too few deals to tell",
        Verdict::NoDifference => "no difference told so far",
    },
    tested: |with, without| format!("{with} with, {without} without"),
    of: |n, all| format!("{} of {}", count(n), count(all)),
};

/// A cause on a deal, with the one number that matters: `no activity for 31 days`.
fn found(found: &CauseFound) -> String {
    let name = found.cause.words();
    let evidence = &found.evidence;
    match (found.cause, evidence.days, evidence.times) {
        (Cause::NoReply, _, Some(times)) => format!("no reply to {} attempts", count(times)),
        (Cause::CloseDatePast, Some(n), _) => format!("close date {} past", days(n)),
        (Cause::CloseDatePushed, _, Some(times)) if times > 1 => {
            format!("{name} {} times", count(times))
        }
        (Cause::NextStepOverdue, Some(n), _) => format!("next step {} overdue", days(n)),
        (Cause::NoActivity | Cause::NoTouch, Some(n), _) => format!("{name} for {}", days(n)),
        _ => name.to_owned(),
    }
}

pub(super) const HEADLINE: Headlines = Headlines {
    place: Place::Usual,
    none_title: "No deals to look at.",
    none_sub: "The filters leave none, or nothing has been imported yet.",
    none_open: "No deal is open.",
    none_stalled: "No open deal is past its stall point.",
    held_there: "That is more than usual there.",
    lost_there: "More is lost there than before.",
    slow_there: "It takes longer there than before.",
    team_there: "The whole team needs you there.",
    one_rep: "With one rep there is nobody to compare with.",
    two_reps: "With two reps nobody can tell which of them is odd.",
    too_few: "Too few deals yet to say whom to coach.",
    nobody: "No rep stands out from the team.",
    no_history: "A snapshot has no stage history: where deals stall cannot be said.",
    holds_up: |stage, held| format!("{stage} holds up {held}."),
    needed_there: |names| format!("{} {} you there.", list(names), need(names)),
    needed_at: |names, stage| format!("{} {} you at {stage}.", list(names), need(names)),
    in_all: |all, won| format!("{} in all, {} won.", deals(all), count(won)),
    past: |stalled, open| {
        let are = if open == 1 { "deal is" } else { "deals are" };
        format!(
            "{} of {} open {are} past their stall point.",
            count(stalled),
            count(open)
        )
    },
    none_closed: |open| format!("{} open, none closed yet.", deals(open)),
    won_within: |share, typical| match typical {
        Some(typical) => format!(
            "{} of closed deals are won, typically within {}.",
            percent(share),
            days(typical)
        ),
        None => format!("{} of closed deals are won.", percent(share)),
    },
    rate_of: |rate, closed| format!("Win rate {rate} of {}.", deals(closed)),
};

fn need(names: &[String]) -> &'static str {
    if names.len() == 1 { "needs" } else { "need" }
}

pub(super) const IN_BASE: InBaseWords = InBaseWords {
    place: Place::Usual,
    open: "open pipeline",
    stalled: "stalled",
    won: "won in the period",
    sums: |base, sums| format!("In {base}: {sums}."),
    rates: |rates| format!("Rates: {rates}."),
    left_out: |what, sums, by| {
        format!(
            "Not in it, {what}: {sums}, for want of a rate by {}.",
            date(by)
        )
    },
    rate: |one, value, base, day| format!("1 {one} = {value} {base} from {}", date(day)),
};

pub(super) fn problem(problem: FlagProblem) -> &'static str {
    match problem {
        FlagProblem::Loses => "loses deals",
        FlagProblem::Slow => "moves deals slowly",
    }
}

/// What is wrong at a stage of the whole team: `Pitch loses more deals than before`.
pub(super) fn stage_case(case: &Case) -> String {
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
pub(super) fn seen(case: &Case) -> String {
    let done = match (case.against, case.problem) {
        (Against::Held, _) => "past the stall point",
        (_, FlagProblem::Loses) => "advanced",
        (_, FlagProblem::Slow) => "left",
    };
    format!(
        "{} {done}, {:.1} expected",
        count(case.observed),
        case.expected
    )
}

/// A cause as a chip: `close date 12 days past`.
pub(super) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::CloseDatePast { days: n } => format!("close date {} past", days(*n)),
        Reason::WentBack { times: 1 } => "went back".to_owned(),
        Reason::WentBack { times } => format!("went back {} times", count(*times)),
        Reason::OwnerChanged => "owner changed".to_owned(),
        Reason::NoAmount => "no amount".to_owned(),
    }
}

/// A note as one plain sentence.
pub(super) fn note(note: &Note) -> String {
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

/// What a file brought beside new deals: one short line for each kind of difference that there is, the
/// weightiest first.
pub(super) fn differences(of: &Differences) -> Vec<String> {
    let kinds = [
        (of.won, "won", "won"),
        (of.lost, "lost", "lost"),
        (
            of.completed,
            "completed after the sale",
            "completed after the sale",
        ),
        (
            of.advanced,
            "moved on by one stage",
            "moved on by one stage",
        ),
        (of.skipped, "skipped ahead", "skipped ahead"),
        (of.went_back, "went back", "went back"),
        (of.reopened, "is open again", "are open again"),
        (of.owner, "changed hands", "changed hands"),
        (
            of.close_later,
            "is expected to close later",
            "are expected to close later",
        ),
        (
            of.close_earlier,
            "is expected to close earlier",
            "are expected to close earlier",
        ),
        (of.amount_up, "is worth more", "are worth more"),
        (of.amount_down, "is worth less", "are worth less"),
        (
            of.currency,
            "is counted in another currency",
            "are counted in another currency",
        ),
        (of.details, "has other details", "have other details"),
        (
            of.disappeared,
            "is not in this file any more; it is kept, and not counted as lost",
            "are not in this file any more; they are kept, and not counted as lost",
        ),
        (
            of.reappeared,
            "is in the file again",
            "are in the file again",
        ),
    ];
    let mut lines: Vec<String> = kinds
        .into_iter()
        .filter(|(deals, ..)| *deals > 0)
        .map(|(deals, one, many)| match deals {
            1 => format!("1 deal {one}"),
            _ => format!("{deals} deals {many}"),
        })
        .collect();
    lines.extend(between(of));
    lines
}

/// How many moves are dated only between two files; `None` where none is.
fn between(of: &Differences) -> Option<String> {
    let days = match of.widest_days {
        1 => "a day".to_owned(),
        days => format!("{days} days"),
    };
    match of.moves_between {
        0 => None,
        1 => Some(format!(
            "1 move is dated only to within {days}: it lies between two files, and the middle is taken"
        )),
        moves => Some(format!(
            "{moves} moves are dated only to within {days}: they lie between two files, and the middle is taken"
        )),
    }
}
