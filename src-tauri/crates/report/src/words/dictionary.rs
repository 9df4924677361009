//! The one dictionary of all that is said here: which words and sentences there are, and what each is
//! made from. A language fills every one of them or does not compile; nothing is looked up by name.
//!
//! A sentence takes facts, and says them in its own order: no language is put together from another's
//! pieces. What stands between the words of no language (an interval, a list of sums) is worked out
//! once, for all, in the room beside.

use chrono::NaiveDate;
use engine::{
    cause::{Cause, CauseFound, Verdict},
    coaching::sheet::NextStep,
    difference::Differences,
    forecast::Forecast,
    language::Language,
    ledger::DealState,
    money::Money,
    problem::{Refusal, Told, Unwritten},
    rates::Rate,
    review::{Against, Case, Estimate, FlagProblem, Note, Reason, StallPoint, Strength},
    since::Became,
    tenure::{RampUp, Tenure, TenureBasis},
};

use super::{
    imported::{Counted, Past, Stayed, Taken},
    place::{self, Place},
};

/// Whom or what a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// Everybody.
    Team,
    /// A rep.
    Rep(&'a str),
    /// Deals from a lead source.
    Source(&'a str),
    /// Deals with a buyer persona.
    Persona(&'a str),
}

/// Declares groups of phrases and sentences, and the dictionary that holds one of each.
macro_rules! dictionary {
    ($(
        $(#[$about:meta])*
        $seen:vis $field:ident: $group:ident {
            $($phrase:ident),* ;
            $(fn $sentence:ident($($given:ident: $kind:ty),*) -> $said:ty;)*
        }
    )*) => {
        $(
            $(#[$about])*
            $seen struct $group {
                pub(super) place: Place,
                $(
                    /// As this language has it.
                    $seen $phrase: &'static str,
                )*
                $(pub(super) $sentence: fn($($kind),*) -> $said,)*
            }

            impl $group {
                $(
                    /// As this language says it.
                    $seen fn $sentence(&self, $($given: $kind),*) -> $said {
                        place::within(self.place, || (self.$sentence)($($given),*))
                    }
                )*
            }
        )*

        /// Everything that can be said, in one language.
        pub struct Dictionary {
            pub(crate) language: Language,
            $(
                $(#[$about])*
                $seen $field: $group,
            )*
        }

        impl Dictionary {
            /// The same words, with numbers and days written as in a place.
            pub(super) const fn written_in(self, place: Place) -> Self {
                Self {
                    language: self.language,
                    $($field: $group { place, ..self.$field },)*
                }
            }

            /// Every phrase under its name, for whoever compares languages.
            #[cfg(test)]
            pub(crate) fn phrases(&self) -> Vec<(&'static str, &'static str)> {
                vec![
                    $($((
                        concat!(stringify!($field), ".", stringify!($phrase)),
                        self.$field.$phrase,
                    ),)*)*
                ]
            }
        }
    };
}

dictionary! {
    /// What is said everywhere: numbers, days, money, and the names of what is counted.
    pub common: Common {
        nobody, whole_team, rep, day, interval, longer_period, no_amounts;
        fn count(n: u32) -> String;
        fn count_short(n: u32) -> String;
        fn decimal(value: f64) -> String;
        fn percent(share: f64) -> String;
        fn money_short(money: Money) -> String;
        fn money_whole(money: Money) -> String;
        fn date(day: NaiveDate) -> String;
        fn short_date(day: NaiveDate) -> String;
        fn month_of(day: NaiveDate) -> String;
        fn month_short(day: NaiveDate) -> &'static str;
        fn days_short(n: u32) -> String;
        fn days_or_more(low: &str) -> String;
        fn deals(n: u32) -> String;
        fn wins(n: f64) -> String;
        fn to(low: &str, high: &str) -> String;
        fn list(names: &[String]) -> String;
        fn more_currencies(first: &str, second: &str, rest: usize) -> String;
        fn period(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String;
        fn basis(point: StallPoint) -> &'static str;
        fn by_default(days: &str) -> String;
        fn by_hand(days: &str) -> String;
        fn strength(strength: Strength) -> &'static str;
        fn seen(case: &Case) -> String;
        fn stage_case(case: &Case) -> String;
        fn case(whose: Whose<'_>, case: &Case) -> String;
        fn reason(reason: &Reason) -> String;
        fn note(note: &Note) -> String;
        fn forecast(forecast: &Forecast) -> String;
        fn tenure(tenure: &Tenure) -> String;
        fn ramp_up(ramp: &RampUp) -> String;
        fn differences(of: &Differences) -> Vec<String>;
    }

    /// Why deals stall.
    pub(crate) causes: Causes {
        said;
        fn heads() -> [&'static str; 6];
        fn name(cause: Cause) -> &'static str;
        fn found(found: &CauseFound) -> String;
        fn more(n: u32) -> String;
        fn verdict(verdict: Verdict) -> &'static str;
        fn tested(with: &str, without: &str) -> String;
        fn of(n: u32, all: u32) -> String;
    }

    /// The finding of a review.
    pub(crate) headline: Headlines {
        none_title, none_sub, none_open, none_stalled, held_there, lost_there, slow_there, team_there,
        one_rep, two_reps, too_few, nobody, no_history;
        fn holds_up(stage: &str, held: &str) -> String;
        fn needed_there(names: &[String]) -> String;
        fn needed_at(names: &[String], stage: &str) -> String;
        fn in_all(deals: u32, won: u32) -> String;
        fn past(stalled: u32, open: u32) -> String;
        fn none_closed(open: u32) -> String;
        fn won_within(share: f64, days: Option<u32>) -> String;
        fn rate_of(rate: &str, closed: u32) -> String;
    }

    /// Sums in one currency.
    pub(crate) in_base: InBaseWords {
        open, stalled, won;
        fn sums(base: &str, sums: &str) -> String;
        fn rates(rates: &str) -> String;
        fn left_out(what: &str, sums: &str, by: NaiveDate) -> String;
        fn rate(one: &str, value: &str, base: &str, day: NaiveDate) -> String;
    }

    /// Stage conversion.
    pub(crate) conversion: Conversion {
        snapshot_title, snapshot_why, none_title, advanced, lost, open, still_open, interval, before,
        skipped_key, entered, subtitle, too_few;
        fn heads() -> [&'static str; 11];
        fn skipped_behind(n: u32) -> String;
        fn part(stage: &str, n: u32, ended: &str, share: f64, entered: u32) -> String;
        fn skipped(stage: &str, n: u32) -> String;
        fn estimate(stage: &str, found: &Estimate, interval: &str, counts: (u32, u32, u32)) -> String;
        fn and_before(estimate: &str) -> String;
        fn alone(stage: &str, share: f64) -> String;
        fn fewest(stage: &str, share: f64) -> String;
    }

    /// The evidence of a flag or a finding.
    pub(crate) curve: CurveWords {
        team_subject, team, now, before, usual, others;
        fn deals_from(of: &str) -> String;
        fn with_persona(of: &str) -> String;
        fn half_in(day: u32) -> String;
        fn days(n: u32) -> String;
        fn of_others(subject: &str, problem: FlagProblem, stage: &str) -> String;
        fn of_rep(subject: &str, problem: FlagProblem, stage: &str) -> String;
        fn subtitle(problem: FlagProblem, dashed: &str) -> String;
        fn dashed_others() -> &'static str;
        fn dashed_team() -> &'static str;
        fn dashed_before() -> &'static str;
        fn dashed_usual() -> &'static str;
        fn against(theirs: &str, whose: &str) -> String;
    }

    /// Wins to come.
    pub(crate) forecast: ForecastWords {
        none_open, none_known, expected_key, fan_key;
        fn heads() -> [&'static str; 3];
        fn expected(wins: f64) -> String;
        fn by(day: NaiveDate, expected: f64, between: &str) -> String;
        fn subtitle(open: u32, draws: u32) -> String;
        fn left_out(n: u32) -> String;
    }

    /// Rep by stage.
    pub(crate) heatmap: HeatmapWords {
        snapshot_title, snapshot_why, none_title, scale_narrow, scale, flagged_key, few_key,
        whole_team, few, none_entered, too_few, loses_none, slow_none, loses_subtitle,
        slow_subtitle;
        fn flagged_as(strength: &str) -> String;
        fn flagged_cell(figure: &str) -> String;
        fn expected(n: f64) -> String;
        fn decided(who: &str, counts: (u32, u32, u32), share: &str, expected: &str, estimate: &str) -> String;
        fn pace(who: &str, counts: (u32, u32), expected: f64, half: &str) -> String;
        fn evidence(step: i8) -> &'static str;
        fn one(rep: &str, stage: &str, problem: FlagProblem) -> String;
        fn two(first: (&str, &str), second: (&str, &str), problem: FlagProblem) -> String;
        fn stages(rep: &str, stages: usize, problem: FlagProblem) -> String;
        fn reps(names: &[String], problem: FlagProblem) -> String;
    }

    /// First months.
    pub(crate) tenure: TenureWords {
        none, not_over_key, band_key, median_key, wins, conversion, axis, not_over, no_peers;
        fn heads() -> [&'static str; 9];
        fn not_over_cell(month: &str) -> String;
        fn decided(advances: u32, decided: u32, share: &str) -> String;
        fn peers(n: u32, low: &str, high: &str, median: &str) -> String;
        fn label(rep: &str, month: u32, over: &str, own: &str, peers: &str) -> String;
        fn since(basis: TenureBasis, day: NaiveDate) -> String;
        fn beside(peers: u32) -> String;
        fn all_counts() -> &'static str;
    }

    /// The first year of everybody who is in one.
    pub(crate) ramp: RampWords {
        none, own_key, interval_key, all_key, most_key, each_key, no_band, all_counts, no_peers,
        early, median_row, since;
        fn month(month: u32, usual: &str) -> String;
        fn hires(n: u32, whole: bool) -> String;
        fn range_row(n: u32, whole: bool) -> String;
        fn wins_by_then(who: &str, low: &str, high: &str, median: &str) -> String;
        fn share_by_then(who: &str, low: &str, high: &str, median: &str) -> String;
        fn share_cell(share: &str, advances: u32, decided: u32) -> String;
        fn level(level: u32, of: u32, earlier: u32) -> String;
        fn beside(n: u32) -> String;
        fn drawn(shown: u32, all: u32) -> String;
        fn before_data(n: u32) -> String;
    }

    /// Months.
    pub(crate) trend: TrendWords {
        none_whole, share_stage, share_whole, time_stage, time_whole, entered_stage, entered_whole,
        early_whole, subtitle_stage, subtitle_whole, hatched, unsettled_key, end_key, unsettled;
        fn heads(of_stage: bool) -> [&'static str; 8];
        fn none_stage(stage: &str) -> String;
        fn early_stage(stage: &str) -> String;
        fn title(stage: Option<&str>, share: &str, months: usize) -> String;
        fn before(finding: &str, share: &str, months: usize) -> String;
        fn empty(month: &str, of_stage: bool) -> String;
        fn label(month: &str, of_stage: bool, counts: (u32, u32, u32, u32)) -> String;
        fn share_is(name: &str, estimate: &str) -> String;
        fn time_is(name: &str, days: &str) -> String;
        fn to_come(share: &str) -> String;
        fn in_the_end(share: &str) -> String;
        fn hatched_wait(share: &str) -> String;
    }

    /// Time in stage.
    pub(crate) waiting: Waiting {
        snapshot_title, snapshot_why, none_title, quartiles_key, stall_key, open_key, stalled_key,
        zero_days, none_open, subtitle, none_past;
        fn heads() -> [&'static str; 8];
        fn stay(stage: &str, quartiles: [&str; 3], entered: u32, open: u32, point: &str) -> String;
        fn open_now(stage: &str, n: u32, point: &str) -> String;
        fn beyond(n: usize, days: u32) -> String;
        fn past(stalled: u32, open: u32, days: &str) -> String;
        fn no_point(basis: &str) -> String;
        fn point(days: u32, basis: &str) -> String;
        fn stalled(stage: &str, n: u32, open: u32, held: &str, point: &str) -> String;
        fn title(stage: &str, n: u32, open: u32, longer_than: Option<u32>) -> String;
    }

    /// Win rate by rep.
    pub(crate) win_rate: WinRateWords {
        none_title, none_why, interval_key, subtitle;
        fn heads() -> [&'static str; 8];
        fn team(share: f64) -> String;
        fn of(won: u32, closed: u32) -> String;
        fn label(rep: &str, won: u32, closed: u32, share: f64, interval: &str, team: f64) -> String;
        fn team_wins(share: f64) -> String;
        fn range(range: &str, team: f64) -> String;
    }

    /// Headings and heads that the page, the PDF and the terminal share.
    pub(crate) paper: Paper {
        open_pipeline, stalled, win_rate, days_to_win, won, none_closed, past_stall_point, where_stall,
        whom, reps_stages, rate_by_rep, coming, by_month, marketing, first_year, behind, talk, notes,
        problems, meanings, made_by, nothing_loaded, as_table, stalled_deals, rows;
        fn page_of(page: usize, all: usize) -> String;
        fn as_of(day: NaiveDate) -> String;
        fn half_within(low: u32, high: u32, won: u32) -> String;
        fn won_deals(n: u32) -> String;
        fn of_closed(range: &str, closed: u32) -> String;
        fn whose(whose: Whose<'_>) -> String;
        fn deal_heads() -> [&'static str; 10];
        fn problem_heads() -> [&'static str; 4];
        fn first_of(listed: usize, all: usize, what: &str) -> String;
        fn definitions() -> Vec<(&'static str, &'static str)>;
    }

    /// The terminal's own.
    pub(crate) terminal: TerminalWords {
        deals, not_understood;
        fn stage_heads() -> [&'static str; 11];
        fn rep_heads() -> [&'static str; 6];
        fn deal_heads() -> [&'static str; 9];
        fn month_heads() -> [&'static str; 8];
        fn as_of(day: NaiveDate) -> String;
        fn cased(who: &str, stage: &str, strength: &str, said: &str) -> String;
        fn begun(counts: [u32; 5], worth: &str) -> String;
        fn stalled(n: u32, held: &str) -> String;
        fn rate(rate: &str) -> String;
        fn typically(days: u32) -> String;
        fn line(file: &str, row: u64) -> String;
        fn more(n: usize) -> String;
    }

    /// A review as a workbook, and the tables it is made of.
    pub book: BookWords {
        figures, deals, stages, reps, whom, stalled_deals, months, months_by_stage, new_hires, forecast, as_of,
        open_pipeline, stalled, won, win_rate, days_to_win, rep, team, source, persona, nobody, yes, no,
        ended_chart, past_chart, won_chart, wins_chart;
        fn figure_heads() -> [&'static str; 6];
        fn case_heads() -> [&'static str; 10];
        fn month_heads() -> [&'static str; 11];
        fn hire_heads() -> [&'static str; 13];
        fn forecast_heads() -> [&'static str; 4];
        fn deal_heads() -> [&'static str; 24];
        fn stalled_heads() -> [&'static str; 12];
        fn measure_heads() -> [&'static str; 17];
        fn value_heads() -> [&'static str; 2];
        fn stage_heads() -> [&'static str; 2];
        fn rep_heads() -> [&'static str; 3];
        fn problem(problem: FlagProblem) -> &'static str;
        fn against(against: Against) -> &'static str;
        fn state(state: DealState) -> &'static str;
        fn reason(reason: &Reason) -> String;
    }

    /// Days to keep in a calendar.
    pub calendar: CalendarWords {
        next_step;
        fn coaching_review(rep: &str, stage: &str) -> String;
    }

    /// What files are called.
    pub files: FileNames {
        review, chart, moves;
        fn one_to_one(rep: &str) -> String;
    }

    /// What an import says of rows and files, and why one was refused or could not be written.
    pub imports: ImportWords {
        ;
        fn told(told: &Told) -> String;
        fn refused(why: &Refusal) -> String;
        fn of_file(file: &str, why: &Refusal) -> String;
        fn missing(path: &str) -> String;
        fn folder(path: &str) -> String;
        fn forbidden(file: &str) -> String;
        fn apart(file: &str, from: &str) -> String;
        fn unwritten(file: &str, why: &Unwritten) -> String;
        fn problem_heads() -> [&'static str; 6];
        fn kind(name: &str, own: &str) -> String;
    }

    /// What the headless command says of imports, rates and exports, a line each.
    pub command: CommandWords {
        nothing_imported, no_such_import, undone_already, not_undone, not_kept, emptied, no_deals;
        fn imported(of: &Counted<'_>, number: Option<i64>) -> String;
        fn past(of: &Past<'_>) -> String;
        fn at_line(row: u64, said: &str) -> String;
        fn more(n: u64) -> String;
        fn problems(file: &str, n: u64) -> String;
        fn rates(file: &str, n: u32) -> String;
        fn rate(rate: &Rate) -> String;
        fn before(done: usize, all: usize) -> String;
        fn taken(of: &Taken) -> String;
        fn stays(of: &str, what: Stayed<'_>) -> String;
        fn again(file: &str) -> String;
        fn moves_written(file: &str, n: u64) -> String;
        fn rows_written(file: &str, n: u64) -> String;
    }

    /// Why a workspace could not do what was asked of it.
    pub workspace: WorkspaceWords {
        open_elsewhere, read_only, busy, disk_full, away, beside_files;
        fn missing(path: &str) -> String;
        fn folder(path: &str) -> String;
        fn exists(path: &str) -> String;
        fn not_one(path: &str) -> String;
        fn locked(path: &str) -> String;
        fn locked_without(path: &str, variable: &str) -> String;
        fn wrong_passphrase(path: &str) -> String;
        fn damaged(why: &str) -> String;
        fn newer(path: &str, file: u32, program: u32) -> String;
        fn vanished(path: &str) -> String;
        fn file(path: &str, why: &str) -> String;
        fn unread(why: &str) -> String;
    }

    /// The sheet of a one-to-one.
    pub(crate) one_to_one: OneToOneWords {
        changed, flags, no_flag, talk, no_talk, plans, no_plans, agreed, none_agreed, newly_agreed,
        notes, nothing;
        fn title(rep: &str) -> String;
        fn by(words: &str, day: NaiveDate) -> String;
        fn since(day: NaiveDate, told: &str) -> String;
        fn change(n: u32, became: Became, worth: &str) -> String;
        fn waited(days: u32, stage: &str) -> String;
        fn next(step: &NextStep) -> String;
        fn about(problem: FlagProblem) -> &'static str;
        fn plan(stage: &str, about: &str, review_on: NaiveDate) -> String;
    }
}
