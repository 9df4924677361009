//! Charts, in English.

use engine::{review::FlagProblem, tenure::TenureBasis};

use super::super::place::Place;
use super::{
    super::dictionary::{
        Conversion, CurveWords, ForecastWords, HeatmapWords, TenureWords, TrendWords, Waiting,
        WinRateWords,
    },
    count, date, days, deals, list, percent, said, wins,
};

const LONGER: &str = "95\u{a0}% interval";

pub(super) const CONVERSION: Conversion = Conversion {
    place: Place::Usual,
    snapshot_title: "A snapshot does not show how deals move from stage to stage",
    snapshot_why: "Import a file with one row per move, or next week's export of the same deals, and \
                   the stages fill.",
    none_title: "No deal entered a stage in this period",
    advanced: "advanced",
    lost: "lost",
    open: "open",
    still_open: "still open",
    interval: "conversion, 95\u{a0}% interval",
    before: "period before",
    skipped_key: "+n: skipped the stage",
    entered: "entered",
    subtitle: "What became of the deals that entered each stage, and their chance of advancing in the \
               end with its 95\u{a0}% interval.",
    too_few: "Too few deals are decided to compare the stages",
    heads: || {
        [
            "Stage",
            "Entered",
            "Advanced",
            "Lost",
            "Open",
            "Skipped",
            "Went back",
            "Conversion",
            LONGER,
            "Of decided",
            "Period before",
        ]
    },
    skipped_behind: |n| format!("· {} skipped", count(n)),
    part: |stage, n, ended, share, entered| {
        format!(
            "{stage}: {} {ended}, {} of {} entered",
            deals(n),
            percent(share),
            count(entered)
        )
    },
    skipped: |stage, n| {
        format!(
            "{stage}: {} got beyond it without entering it; they are in no figure of this stage",
            deals(n)
        )
    },
    estimate: |stage, found, interval, (entered, decided, open)| {
        format!(
            "{stage}: {} of those who enter advance in the end (95\u{a0}% interval {interval}), from \
             {} entered, {} decided, {} still open",
            percent(found.estimate),
            count(entered),
            count(decided),
            count(open),
        )
    },
    and_before: |estimate| format!("; the period before {estimate}"),
    alone: |stage, share| format!("{} of deals get through {stage}", percent(share)),
    fewest: |stage, share| format!("Fewest deals get through {stage}: {}", percent(share)),
};

pub(super) const CURVE: CurveWords = CurveWords {
    place: Place::Usual,
    team_subject: "The team",
    team: "team",
    now: "now",
    before: "before",
    usual: "usual",
    others: "others",
    deals_from: |of| format!("Deals from {of}"),
    with_persona: |of| format!("Deals with {of}"),
    half_in: |day| format!("half in {}\u{a0}d", count(day)),
    days: |n| format!("{} days", count(n)),
    of_others: |subject, problem, stage| match problem {
        FlagProblem::Loses => format!("{subject} are lost more often at {stage}"),
        FlagProblem::Slow => format!("{subject} move more slowly at {stage}"),
    },
    of_rep: |subject, problem, stage| format!("{subject} {} at {stage}", said::problem(problem)),
    subtitle: |problem, dashed| {
        let (whose, done) = match problem {
            FlagProblem::Loses => ("decided deals", "advanced"),
            FlagProblem::Slow => ("deals", "left"),
        };
        format!("Share of {whose} that {done} within so many days; dashed: {dashed}.")
    },
    dashed_others: || "the others",
    dashed_team: || "the team",
    dashed_before: || "the period before",
    dashed_usual: || "what is usual here",
    against: |theirs, whose| format!(" against {theirs} ({whose})"),
};

pub(super) const FORECAST: ForecastWords = ForecastWords {
    place: Place::Usual,
    none_open: "A forecast follows the deals that are open now.",
    none_known: "A forecast goes by how earlier deals went, up to a day still to come.",
    expected_key: "wins expected",
    fan_key: "four of five outcomes",
    heads: || ["By", "Wins expected", "Four of five outcomes"],
    expected: |n| format!("{} expected", wins(n)),
    by: |day, expected, between| {
        format!(
            "By {}: {} expected; {between} in four of five outcomes",
            date(day),
            wins(expected)
        )
    },
    subtitle: |open, draws| {
        format!(
            "Wins among the {} open now, followed on {} times through the team's own curves.",
            deals(open),
            count(draws)
        )
    },
    left_out: |n| format!(" {} without a dated stage left out.", deals(n)),
};

pub(super) const HEATMAP: HeatmapWords = HeatmapWords {
    place: Place::Usual,
    snapshot_title: "A snapshot does not show which rep is slow at which stage",
    snapshot_why: "It has no stage history. Win rates per rep can be said; see them below or on Team.",
    none_title: "No rep has a deal in this period",
    scale_narrow: "evidence: behind … ahead of team",
    scale: "behind the team … ahead of it, by strength of evidence",
    flagged_key: "flagged",
    few_key: "few: under 5 deals",
    whole_team: "Whole team",
    few: "few",
    none_entered: "; none entered in this period",
    too_few: "; too few to tell",
    loses_none: "No rep is flagged for losing deals",
    slow_none: "No rep is flagged for moving deals slowly",
    loses_subtitle: "Share of decided deals that advanced, per rep and stage. Colour shows the evidence \
                     for a difference from the rest of the team; among many cells some colour comes by \
                     chance.",
    slow_subtitle: "Deals that moved on or out per deal expected at the team's pace: 1.0× is the team. \
                    Colour shows the evidence; among many cells some colour comes by chance.",
    flagged_as: |strength| format!("; flagged, {strength}"),
    flagged_cell: |figure| format!("{figure} (flagged)"),
    expected: |n| format!(", {n:.1} expected at the rest of the team's rate"),
    decided: |who, (advanced, decided, entered), share, expected, estimate| {
        format!(
            "{who}: {} of {} decided advanced, {share}{expected}; conversion, open deals counted in, \
             {estimate}; {} entered",
            count(advanced),
            count(decided),
            count(entered)
        )
    },
    pace: |who, (exits, entered), expected, half| {
        format!(
            "{who}: {} moved on or out, {expected:.1} expected at the team's pace; half within {half}; \
             {} entered",
            count(exits),
            count(entered)
        )
    },
    evidence: |step| match step {
        ..=-3 => "strong evidence of being behind the team",
        -2 => "some evidence of being behind the team",
        -1 => "a hint of being behind the team",
        0 => "no evidence of a difference from the team",
        1 => "a hint of being ahead of the team",
        2 => "some evidence of being ahead of the team",
        3.. => "strong evidence of being ahead of the team",
    },
    one: |rep, stage, problem| format!("{rep} {} {stage}", does(problem)),
    two: |(a, at), (b, bt), problem| format!("{a} {} {at}, {b} at {bt}", does(problem)),
    stages: |rep, stages, problem| format!("{rep} {} {stages} stages", does(problem)),
    reps: |names, problem| {
        let trail = match problem {
            FlagProblem::Loses => "lose deals that others keep",
            FlagProblem::Slow => "move deals more slowly than the team",
        };
        format!("{} {trail}", list(names))
    },
};

fn does(problem: FlagProblem) -> &'static str {
    match problem {
        FlagProblem::Loses => "loses deals at",
        FlagProblem::Slow => "moves deals slowly at",
    }
}

pub(super) const TENURE: TenureWords = TenureWords {
    place: Place::Usual,
    none: "The first months appear with the first deals.",
    not_over_key: "month not over",
    band_key: "middle half of earlier hires",
    median_key: "their median",
    wins: "Wins so far",
    conversion: "Advanced, of decided so far",
    axis: "months with the team",
    not_over: ", not over yet",
    no_peers: "no earlier hire to compare with",
    heads: || {
        [
            "Month",
            "Wins so far",
            "Earlier hires",
            "Their median",
            "Decided so far",
            "Advanced of decided",
            LONGER,
            "Earlier hires",
            "Their median",
        ]
    },
    not_over_cell: |month| format!("{month} (not over)"),
    decided: |advances, decided, share| {
        format!(
            "{} of {} decided advanced, {share}",
            count(advances),
            count(decided)
        )
    },
    peers: |n, low, high, median| {
        format!(
            "half of {} earlier hires had {low} to {high} by then, the median {median}",
            count(n)
        )
    },
    label: |rep, month, over, own, peers| {
        format!("{rep}, month {}{over}: {own}; {peers}", count(month))
    },
    since: |basis, day| match basis {
        TenureBasis::Hired => format!("With the team since {}.", date(day)),
        TenureBasis::FirstMove => {
            format!("First deal on {}; the first day is not known.", date(day))
        }
    },
    beside: |peers| format!(" Beside {} earlier hires at the same tenure.", count(peers)),
    all_counts: || " All counts are since the first day.",
};

pub(super) const TREND: TrendWords = TrendWords {
    place: Place::Usual,
    none_whole: "No deal began in these months",
    share_stage: "Conversion",
    share_whole: "Won in the end",
    time_stage: "Half had left by",
    time_whole: "Half were closed by",
    entered_stage: "Deals that entered",
    entered_whole: "Deals that began",
    early_whole: "Too early to tell how many deals are won",
    subtitle_stage: "The chance of advancing, and the days until half had left, by the month in which \
                     deals entered the stage.",
    subtitle_whole: "The chance of being won, and the days until half were closed, by the month in \
                     which deals began.",
    hatched: "Hatched months are not settled: some of their deals still need time.",
    unsettled_key: "not settled yet",
    end_key: "expected in the end",
    unsettled: "Not settled yet",
    heads: |of_stage| {
        let (came, went) = if of_stage {
            ("Entered", "Advanced")
        } else {
            ("Began", "Won")
        };
        [
            "Month",
            came,
            went,
            "Lost",
            "Open",
            "Of decided",
            "Still to come",
            "Expected in the end",
        ]
    },
    none_stage: |stage| format!("No deal entered {stage} in these months"),
    early_stage: |stage| format!("Too early to tell how many deals get through {stage}"),
    title: |stage, share, months| {
        let when = match months {
            1 => "the last settled month".to_owned(),
            n => format!("the last {n} settled months"),
        };
        match stage {
            Some(stage) => format!("{share} of the deals that entered {stage} in {when} moved on"),
            None => format!("{share} of the deals begun in {when} were won"),
        }
    },
    before: |finding, share, months| format!("{finding}, {share} in the {months} before"),
    empty: |month, of_stage| {
        format!(
            "{month}: no deal {}",
            if of_stage { "entered" } else { "began" }
        )
    },
    label: |month, of_stage, (entered, advanced, lost, open)| {
        let (came, went) = if of_stage {
            ("entered", "advanced")
        } else {
            ("began", "won")
        };
        format!(
            "{month}: {} {came}; {} {went}, {} lost, {} still open",
            deals(entered),
            count(advanced),
            count(lost),
            count(open),
        )
    },
    share_is: |name, estimate| format!("{name}: {estimate}"),
    time_is: |name, days| format!("{name} {days}"),
    to_come: |share| format!("{share} still to come"),
    in_the_end: |share| format!("{share} expected in the end"),
    hatched_wait: |share| format!("hatched: {share} still to come"),
};

pub(super) const WAITING: Waiting = Waiting {
    place: Place::Usual,
    snapshot_title: "A snapshot does not show how long deals stay in a stage",
    snapshot_why: "Import a file with one row per move, or next week's export of the same deals.",
    none_title: "No deal has spent time in a stage in this period",
    quartiles_key: "half of all stays, median",
    stall_key: "stall point",
    open_key: "open deal",
    stalled_key: "stalled deal",
    zero_days: "0 days",
    none_open: "none open",
    subtitle: "Days deals stay in each stage, and how long the open ones have waited, on a square-root \
               scale.",
    none_past: "No open deal is past its stall point",
    heads: || {
        [
            "Stage",
            "A quarter left by",
            "Half left by",
            "Three quarters left by",
            "Stall point",
            "Open now",
            "Stalled",
            "Held up",
        ]
    },
    stay: |stage, [first, half, third], entered, open, point| {
        format!(
            "{stage}: a quarter left within {first}, half within {half}, three quarters within \
             {third}; from {} entered, {} still open. {point}",
            count(entered),
            count(open),
        )
    },
    open_now: |stage, n, point| format!("{stage}: {} open now. {point}", deals(n)),
    beyond: |n, longest| format!("; {n} of the dots lie beyond {}", days(longest)),
    past: |stalled, open, days| format!("{} of {} past {days}", count(stalled), count(open)),
    no_point: |basis| format!("There is {basis}."),
    point: |n, basis| format!("Stall point {}: {basis}.", days(n)),
    stalled: |stage, n, open, held, point| {
        format!(
            "{stage}: {} of {} open deals past the stall point{held}. {point}",
            count(n),
            count(open)
        )
    },
    title: |stage, n, open, longer_than| {
        format!(
            "{} of {} open deals in {stage} have waited longer than {}",
            count(n),
            count(open),
            longer_than.map_or_else(|| "usual".to_owned(), days)
        )
    },
};

pub(super) const WIN_RATE: WinRateWords = WinRateWords {
    place: Place::Usual,
    none_title: "No deal is closed yet",
    none_why: "Win rates appear with the first deals won or lost.",
    interval_key: "win rate, 95\u{a0}% interval",
    subtitle: "Won among each rep's closed deals. An interval that holds the team's line is no clear \
               difference.",
    heads: || {
        [
            "Rep",
            "Deals",
            "Won",
            "Lost",
            "Open",
            "Win rate",
            LONGER,
            "Typical days to win",
        ]
    },
    team: |share| format!("team: {}", percent(share)),
    of: |won, closed| format!("{} of {}", count(won), count(closed)),
    label: |rep, won, closed, share, interval, team| {
        format!(
            "{rep}: {} of {} closed deals won, {} (95\u{a0}% interval {interval}); team {}",
            count(won),
            count(closed),
            percent(share),
            percent(team)
        )
    },
    team_wins: |share| format!("{} of closed deals are won", percent(share)),
    range: |range, team| {
        format!(
            "Reps win {range} of their closed deals; the team wins {}",
            percent(team)
        )
    },
};
