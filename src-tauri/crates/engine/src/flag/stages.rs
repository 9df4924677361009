//! Stages that stall the whole team: against the periods before, and by the value they hold.
//!
//! A stage's latest period is judged as a rep is, with the periods before it as its peers: how far
//! periods drift apart by nature is learned from the earlier ones, of all stages together, so that
//! a season is no flag. Stage flags are a family of their own beside those on reps, with a smaller
//! allowance: a team has few stages, and a false flag on one of them is read by everybody.
//!
//! Measured on simulated teams of which two stages turned in the last quarter (days 1.6 to 2 times
//! as long, or the chance to advance 0.65 to 0.75 of what it was), seeds 90,001 up, 200 teams a row
//! (`cargo xtask bench detection`); the number of the name is deals a rep and year, six stages:
//!
//! | | wrong, of all stage flags | turns found | teams with a false stage flag |
//! |---|---|---|---|
//! | 12 reps: steady-120, -300 | .02, .01 | .48, .78 | .02, .02 |
//! | 6 reps: small-60 | .00 | .12 | .00 |
//! | seasons of 0.15 in log odds and log days | .00 | .34 | .00 |
//! | inflow growing threefold, shrinking to a third | .02, .01 | .51, .42 | .03, .01 |
//! | healthy: steady, seasons 0.15, growing | | | .01, .02, .02 |
//! | healthy: seasons 0.25 and shrinking, 300 deals | | | .01 |
//!
//! The allowance was chosen on other teams (seeds 41 up), where .10 a team instead of .25 found .42
//! and .71 of the steady ones. Where periods are few (less than half a year of moves) there is no
//! drift to learn from, and only what usual teams differ by is allowed for. A turn with which the
//! share of one rep in a stage changes is not
//! told from one of the stage.

use super::{
    aged::Aged,
    allowance,
    badness::Badness,
    case,
    evidence::Evidence,
    held::{Held, held},
    peers,
    sitting::Days,
    two_groups,
    verdict::Verdict,
    words,
};
use crate::{
    curve::Curve,
    ledger::Ledger,
    pace,
    parts::by_weight,
    review::{Against, Case, Flag, FlagProblem},
    survey::history::History,
    tally::{Tally, totals},
    yardstick::Yardstick,
};

/// False flags allowed per team, beside those of [`allowance`].
const PER_TEAM: f64 = 0.25;
/// A period less known than this tells nothing: one over the variance.
const LEAST_KNOWN: f64 = 1.0;
/// Value held is a flag from so many times the expected.
const HELD_MATTERS: f64 = 1.25;
/// Fewer deals past the stall point are deals to talk about, not a stage that stalls.
const HELD_FEWEST: u32 = 5;

/// Fewer passages in the latest period than this are not worth another thread.
const RUNNING_A_PART: usize = 20_000;

/// One question put to the latest period of one stage.
struct Question {
    against: Against,
    evidence: Evidence,
    /// The periods before and the latest.
    periods: Vec<Badness>,
    times: f64,
}

/// One stage's passages: the latest period's and those of the periods before.
struct Course {
    /// By period, the latest last; and all of them together.
    periods: Vec<Tally>,
    all: Tally,
    latest: Curve,
    before: Curve,
    /// Days from the first of the periods before to the last.
    days_before: u32,
}

/// Every stage flag, surest first.
pub(super) fn flags(ledger: &Ledger, history: &History, yardsticks: &[Yardstick]) -> Vec<Flag> {
    let mut courses: Vec<Option<Course>> = Vec::new();
    let mut asked = [Vec::new(), Vec::new()];
    let running: Vec<usize> = (0..yardsticks.len())
        .map(|stage| history.running(stage).len())
        .collect();
    for (course, [lost, slow]) in by_weight(&running, RUNNING_A_PART, |stage| {
        let course = course(history, stage);
        let mut asked = [Vec::new(), Vec::new()];
        if let Some(course) = &course {
            asked[0].extend(loses(stage, course));
            asked[1].extend(slow(stage, course));
            let point = yardsticks[stage].stall_point.days;
            asked[1].extend(point.and_then(|point| holds(ledger, history, stage, point)));
        }
        (course, asked)
    }) {
        asked[0].extend(lost);
        asked[1].extend(slow);
        courses.push(course);
    }
    let lists = asked.each_ref().map(|asked| {
        asked
            .iter()
            .map(|question| question.periods.clone())
            .collect::<Vec<_>>()
    });
    let innocence = two_groups::innocence(&lists, peers::since);
    let latest = innocence.iter().zip(&lists).flat_map(|(innocence, lists)| {
        lists.iter().scan(0, |end, periods| {
            *end += periods.len();
            innocence.get(*end - 1).copied()
        })
    });
    let latest: Vec<f64> = latest.collect();
    let rates = allowance::rates(&latest, PER_TEAM);
    let questions = asked.into_iter().flatten();
    let mut verdicts: Vec<(Question, Verdict)> = questions
        .zip(latest)
        .zip(rates)
        .map(|((question, innocence), q)| {
            let evidence = question.evidence.clone();
            (
                question,
                Verdict {
                    evidence,
                    innocence,
                    q,
                },
            )
        })
        .filter(|(question, verdict)| match question.against {
            Against::Held => {
                verdict.q <= allowance::FALSE_DISCOVERIES
                    && question.evidence.observed >= HELD_FEWEST
                    && question.times >= HELD_MATTERS
            }
            _ => verdict.is_a_flag(),
        })
        .collect();
    verdicts.sort_by(|a, b| a.1.innocence.total_cmp(&b.1.innocence));
    let mut flags: Vec<Flag> = Vec::new();
    for (question, verdict) in verdicts {
        let Some(course) = &courses[question.evidence.cell] else {
            continue;
        };
        let flag = flag(ledger, history, course, yardsticks, &question, &verdict);
        // What is slow against before often holds value too: said once, by the surer of the two.
        let same = |known: &Flag| {
            known.case.stage == flag.case.stage && known.case.problem == flag.case.problem
        };
        if !flags.iter().any(same) {
            flags.push(flag);
        }
    }
    flags
}

fn course(history: &History, stage: usize) -> Option<Course> {
    let periods = history.periods(stage);
    let (latest, before) = periods.split_last()?;
    let first = before.iter().position(|period| !period.is_empty())?;
    if latest.is_empty() {
        return None;
    }
    Some(Course {
        latest: Curve::of(latest.clone()),
        before: Curve::of(history.before(stage)),
        all: history.all(stage),
        days_before: history.length() * u32::try_from(before.len() - first).unwrap_or(0),
        periods,
    })
}

/// The periods that tell something; `None` unless the latest does, and one before it.
fn known(periods: Vec<Badness>) -> Option<Vec<Badness>> {
    let tells = |period: &Badness| 1.0 / period.variance >= LEAST_KNOWN;
    let latest = periods.last().is_some_and(tells);
    let known: Vec<Badness> = periods.into_iter().filter(tells).collect();
    (latest && known.len() > 1).then_some(known)
}

fn loses(stage: usize, course: &Course) -> Option<Question> {
    let odds = Aged::of(&course.all)?;
    let periods = course.periods.iter();
    let badness = periods.map(|own| Badness::of(&odds.likelihood(own)));
    let periods = known(badness.collect())?;
    let latest = course.latest.tally();
    let (advanced, lost, _) = totals(latest);
    Some(Question {
        against: Against::Before,
        evidence: Evidence {
            cell: stage,
            problem: FlagProblem::Loses,
            badness: *periods.last()?,
            observed: advanced,
            expected: Aged::of(course.before.tally())?.expected(latest),
            of: advanced + lost,
        },
        periods,
        times: 1.0,
    })
}

fn slow(stage: usize, course: &Course) -> Option<Question> {
    let days = Days::of(&course.all)?;
    let periods = course.periods.iter();
    let badness = periods.map(|own| Badness::of(&days.likelihood(own)));
    let periods = known(badness.collect())?;
    let latest = course.latest.tally();
    let (advanced, lost, open) = totals(latest);
    Some(Question {
        against: Against::Before,
        evidence: Evidence {
            cell: stage,
            problem: FlagProblem::Slow,
            badness: *periods.last()?,
            observed: advanced + lost,
            expected: pace::expected_exits(latest, &course.before),
            of: advanced + lost + open,
        },
        periods,
        times: 1.0,
    })
}

fn holds(ledger: &Ledger, history: &History, stage: usize, point: u32) -> Option<Question> {
    if history.running(stage).is_empty() {
        return None;
    }
    let before = history.as_it_stood(stage);
    let (advanced, lost, _) = totals(&before);
    let Held {
        badness,
        observed,
        expected,
        of,
        times,
    } = held(ledger, history, stage, point, &before)?;
    // The pace it is held against is itself only as well known as its exits tell.
    let pace = Badness {
        seen: 0.0,
        variance: 1.0 / f64::from(advanced + lost),
    };
    Some(Question {
        against: Against::Held,
        evidence: Evidence {
            cell: stage,
            problem: FlagProblem::Slow,
            badness,
            observed,
            expected,
            of,
        },
        periods: known(vec![pace, badness])?,
        times,
    })
}

fn flag(
    ledger: &Ledger,
    history: &History,
    course: &Course,
    yardsticks: &[Yardstick],
    question: &Question,
    verdict: &Verdict,
) -> Flag {
    let evidence = &question.evidence;
    let stage = &ledger.process().stages[evidence.cell].name;
    let leaving = words::Leaving::of(ledger, evidence.cell);
    let when = words::When {
        days: history.length(),
        ended: history.ended(),
        before: course.days_before,
    };
    let point = yardsticks[evidence.cell].stall_point.days.unwrap_or(0);
    let summary = match question.against {
        Against::Held => words::holds(stage, point, question.times, when, evidence),
        _ => words::since(stage, leaving, when, evidence),
    };
    let (curve, team_curve) = case::curves(evidence.problem, &course.latest, &course.before);
    Flag {
        rep: None,
        case: Case {
            stage: stage.clone(),
            problem: evidence.problem,
            against: question.against,
            observed: evidence.observed,
            expected: evidence.expected,
            q: verdict.q,
            strength: verdict.strength(),
            summary,
            curve,
            team_curve,
            twin: None,
        },
    }
}
