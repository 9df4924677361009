//! Workbooks and calendars, in English. Heads are such as our own reading knows, where it has a use for
//! the column.

use engine::ledger::DealState;
use engine::review::{Against, FlagProblem, Reason};

use super::super::dictionary::{BookWords, CalendarWords};
use super::super::place::Place;

pub(super) const BOOK: BookWords = BookWords {
    place: Place::Usual,
    figures: "Figures",
    deals: "Deals",
    stages: "Stages",
    reps: "Reps",
    whom: "Whom to coach",
    stalled_deals: "Stalled deals",
    months: "Months",
    months_by_stage: "Months by stage",
    new_hires: "New hires",
    forecast: "Forecast",
    as_of: "As of",
    open_pipeline: "Open pipeline",
    stalled: "Stalled",
    won: "Won in the period",
    win_rate: "Win rate, of closed deals",
    days_to_win: "Days to win: half, and a quarter and three quarters",
    rep: "Rep",
    team: "Team",
    source: "Source",
    persona: "Persona",
    nobody: "(nobody)",
    yes: "Yes",
    no: "No",
    ended_chart: "What became of the deals at each stage",
    past_chart: "Open deals, and those past the stall point",
    won_chart: "Won of the deals begun in each month",
    wins_chart: "Wins to come of the deals open now",
    figure_heads: || ["Figure", "Value", "Currency", "Low", "High", "Deals"],
    case_heads: || {
        [
            "About",
            "Name",
            "Stage",
            "Problem",
            "Against",
            "Seen",
            "Expected",
            "False discovery rate",
            "Evidence",
            "In words",
        ]
    },
    month_heads: || {
        [
            "Month",
            "Entered",
            "Advanced",
            "Lost",
            "Open",
            "Conversion",
            "Conversion, low",
            "Conversion, high",
            "Expected in the end",
            "Still to come",
            "Median days",
        ]
    },
    hire_heads: || {
        [
            "Rep",
            "First day",
            "Month of tenure",
            "Month is over",
            "Wins by then",
            "Decided by then",
            "Advanced by then",
            "Decided advanced",
            "Decided advanced, low",
            "Decided advanced, high",
            "Earlier hires",
            "Earlier hires' wins, median",
            "Earlier hires' decided advanced, median",
        ]
    },
    forecast_heads: || {
        [
            "Day",
            "Low, 80 % range",
            "Wins expected",
            "High, 80 % range",
        ]
    },
    deal_heads: || {
        [
            "Deal ID",
            "Deal name",
            "Account",
            "Rep",
            "Team",
            "Stage",
            "Status",
            "Amount",
            "Currency",
            "Lead source",
            "Persona",
            "Product",
            "Created",
            "Stage since",
            "Days in stage",
            "Stall point (days)",
            "Stalled",
            "Chance to advance",
            "Chance within 30 days",
            "Closed",
            "Lost reason",
            "Won reason",
            "Expected close",
            "Has history",
        ]
    },
    stalled_heads: || {
        [
            "Deal ID",
            "Deal name",
            "Account",
            "Rep",
            "Stage",
            "Days in stage",
            "Stall point (days)",
            "Chance to advance",
            "Chance on entering",
            "Amount",
            "Currency",
            "Why",
        ]
    },
    measure_heads: || {
        [
            "Entered",
            "Advanced",
            "Lost",
            "Open",
            "Skipped",
            "Went back",
            "Conversion",
            "Conversion, low",
            "Conversion, high",
            "Median days",
            "Median days, low",
            "Median days, high",
            "Days, a quarter left",
            "Days, three quarters left",
            "Decided advanced",
            "Open now",
            "Stalled now",
        ]
    },
    value_heads: || ["Open value", "Stalled value"],
    stage_heads: || ["Stage", "Stall point (days)"],
    rep_heads: || ["Rep", "Team", "Stage"],
    problem: |problem| match problem {
        FlagProblem::Loses => "loses deals",
        FlagProblem::Slow => "deals sit",
    },
    against: |against| match against {
        Against::Rest => "the others",
        Against::Before => "the period before",
        Against::Held => "its own pace",
    },
    state: |state| match state {
        DealState::Open => "Open",
        DealState::Won => "Won",
        DealState::Lost => "Lost",
        DealState::Completed => "Completed",
        DealState::Churned => "Churned",
    },
    reason: |reason| match reason {
        Reason::CloseDatePast { days } => format!("expected close {days} days ago"),
        Reason::WentBack { times } => format!("went back {times} times"),
        Reason::OwnerChanged => "changed hands".to_owned(),
        Reason::NoAmount => "no amount".to_owned(),
    },
};

pub(super) const CALENDAR: CalendarWords = CalendarWords {
    place: Place::Usual,
    next_step: "Next step",
    coaching_review: |rep, stage| format!("Coaching review: {rep}, {stage}"),
};
