//! Headings and heads of paper and terminal, and the sheet of a one-to-one, in English.

use engine::{review::FlagProblem, since::Became};

use super::super::place::Place;
use super::{
    super::{
        definition,
        dictionary::{FileNames, OneToOneWords, Paper, TerminalWords, Whose},
    },
    count, date, days, deals,
};
use crate::letters::clean;

pub(super) const PAPER: Paper = Paper {
    place: Place::Usual,
    open_pipeline: "Open pipeline",
    stalled: "Stalled",
    win_rate: "Win rate",
    days_to_win: "Typical days to win",
    won: "Won in period",
    none_closed: "no deal closed yet",
    past_stall_point: " past the stall point",
    where_stall: "Where deals stall",
    whom: "Whom to coach",
    reps_stages: "Reps and stages",
    rate_by_rep: "Win rate by rep",
    coming: "What is coming",
    by_month: "Month by month",
    marketing: "For marketing",
    first_year: "In their first year",
    behind: "What lies behind it",
    talk: "Deals to talk about",
    notes: "Worth knowing",
    problems: "What was not understood",
    meanings: "What the numbers mean",
    made_by: "Made by Stagecoach. Set in Inter, SIL Open Font License 1.1.",
    nothing_loaded: "Made by Stagecoach. Nothing in this file is loaded from anywhere or sent anywhere. \
                     Set in Inter, SIL Open Font License 1.1.",
    as_table: "As a table",
    stalled_deals: "stalled deals",
    rows: "rows",
    page_of: |page, all| format!("{page} of {all}"),
    as_of: |day| format!("As of {}", date(day)),
    half_within: |low, high, won| format!("half within {low}–{high}, {} won", count(won)),
    won_deals: |n| format!("{} won", count(n)),
    of_closed: |range, closed| format!("{range} of {} closed", count(closed)),
    whose: |whose| match whose {
        Whose::Team => "The whole team".to_owned(),
        Whose::Rep(rep) => clean(rep),
        Whose::Source(of) => format!("Source {}", clean(of)),
        Whose::Persona(of) => format!("Persona {}", clean(of)),
    },
    deal_heads: || {
        [
            "Deal",
            "Rep",
            "Stage",
            "Days here",
            "Stall point",
            "Chance now",
            "in 30 days",
            "when fresh",
            "Value",
            "Why",
        ]
    },
    problem_heads: || ["File", "Line", "Column", "What happened"],
    first_of: |listed, all, what| {
        format!("The first {listed} of {all} {what}. All are in the JSON.")
    },
    definitions,
};

/// What a reader of paper needs of the numbers' definitions, under the names that it uses.
fn definitions() -> Vec<(&'static str, &'static str)> {
    const SHOWN: [(&str, &[&str]); 14] = [
        ("Entered", &["entered"]),
        ("Conversion", &["conversion"]),
        ("Of decided", &["decided"]),
        ("Half left by", &["median_days"]),
        ("Stall point", &["stall_point"]),
        ("Stalled", &["stalled"]),
        ("Chance now", &["chance_now"]),
        ("When fresh", &["chance_fresh"]),
        ("Moves on in 30 days", &["advance_30"]),
        ("Skipped", &["skipped"]),
        ("Expected", &["expected"]),
        ("Still to come", &["still_to_come"]),
        ("What is coming", &["forecast"]),
        ("First year", &["tenure"]),
    ];
    const OF_PAPER: [(&str, &str); 3] = [
        (
            "Flag",
            "A rep and a stage, a stage by itself, or a source or persona worth an hour. At most \
             one in ten is expected to be wrong, over all of a kind together.",
        ),
        (
            "Colour of a cell",
            "How strong the evidence is that it differs from the team, in steps of one standard \
             deviation; not how large the difference is.",
        ),
        (
            "Snapshot",
            "An export with one row per deal says where deals are, not how they got there: win \
             rates can be told from it, conversion by stage cannot.",
        ),
    ];
    let shown = SHOWN
        .into_iter()
        .filter_map(|(name, path)| Some((name, definition(path)?)));
    shown.chain(OF_PAPER).collect()
}

pub(super) const TERMINAL: TerminalWords = TerminalWords {
    place: Place::Usual,
    deals: "Deals",
    not_understood: "Not understood",
    stage_heads: || {
        [
            "Stage",
            "Entered",
            "Advanced",
            "Lost",
            "Conversion",
            "95\u{a0}% interval",
            "Half left by",
            "Stall point",
            "Open",
            "Stalled",
            "Held up",
        ]
    },
    rep_heads: || ["Rep", "Deals", "Won", "Lost", "Win rate", "Days to win"],
    deal_heads: || {
        [
            "Deal",
            "Rep",
            "Stage",
            "Days",
            "Stall point",
            "Chance",
            "In 30 days",
            "Value",
            "Why",
        ]
    },
    month_heads: || {
        [
            "Month",
            "Began",
            "Won",
            "Lost",
            "Open",
            "Won in the end",
            "95\u{a0}% interval",
            "Still to come",
        ]
    },
    as_of: |day| format!("As of {}.", date(day)),
    cased: |who, stage, strength, said| format!("{who} at {stage}, {strength}: {said}"),
    begun: |[all, won, lost, open, now], worth| {
        format!(
            "{} begun in the period: {} won, {} lost, {} still open. {} in the pipeline now ({worth}).",
            deals(all),
            count(won),
            count(lost),
            count(open),
            count(now),
        )
    },
    stalled: |n, held| format!("{} stalled ({held}).", count(n)),
    rate: |rate| format!("Win rate of closed {rate}."),
    typically: |n| format!("Typically {} to win.", days(n)),
    line: |file, row| format!("{file}, line {row}"),
    more: |n| format!("… and {n} more; --html and --json have all."),
};

pub(super) const FILES: FileNames = FileNames {
    place: Place::Usual,
    review: "Review",
    chart: "Chart",
    moves: "Moves",
    one_to_one: |rep| format!("One-to-one {rep}"),
};

pub(super) const ONE_TO_ONE: OneToOneWords = OneToOneWords {
    place: Place::Usual,
    changed: "What changed",
    flags: "Flags",
    no_flag: "No flag.",
    talk: "Deals to talk about",
    no_talk: "No deal of this rep is stalled.",
    plans: "Plans under way",
    no_plans: "No plan is under way.",
    agreed: "Agreed last time",
    none_agreed: "Nothing is open from last time.",
    newly_agreed: "Newly agreed",
    notes: "Notes",
    nothing: "nothing",
    title: |rep| format!("One-to-one: {rep}"),
    by: |words, day| format!("{words}, by {}", date(day)),
    since: |day, told| format!("Since the evening of {}: {told}.", date(day)),
    change: |n, of, worth| format!("{} {}{worth}", count(n), became(of)),
    waited: |n, stage| format!("{} at {stage}", days(n)),
    next: |next| match (next.is_there, &next.words, next.due) {
        (false, ..) => "No next step.".to_owned(),
        (true, Some(words), None) => format!("Next: {}", clean(words)),
        (true, None, None) => "A next step is set.".to_owned(),
        (true, words, Some(day)) => {
            let step = words
                .as_deref()
                .map_or_else(|| "next step".to_owned(), clean);
            format!("Next: {step}, {}", date(day))
        }
    },
    about: |problem| match problem {
        FlagProblem::Loses => "deals are lost here",
        FlagProblem::Slow => "deals wait here",
    },
    plan: |stage, about, day| format!("{stage}: {about}. Review on {}.", date(day)),
};

/// What became of deals, after their number.
fn became(became: Became) -> &'static str {
    match became {
        Became::New => "new",
        Became::MovedOn => "moved on",
        Became::SkippedAhead => "skipped ahead",
        Became::WentBack => "went back",
        Became::Won => "won",
        Became::Lost => "lost",
        Became::Reopened => "open again",
        Became::Completed => "completed",
        Became::Churned => "customers lost",
        Became::Placed => "first seen at a stage",
        Became::Slipped => "with a later close date",
        Became::PulledIn => "with an earlier close date",
        Became::Grown => "grown",
        Became::Shrunk => "shrunk",
        Became::OwnerChanged => "with another owner",
    }
}
