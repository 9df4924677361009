//! Reviews made by hand for the tests of this room: the invented team of the intended look, and
//! the edges (nobody, a snapshot, very many). Figures agree where a figure shows it, not in all.

mod time;
mod weak;

pub(crate) use time::{forecast, ramp_up, report, report_of, tenure, trend};

use chrono::NaiveDate;
use engine::{
    money::{Amounts, Currency, Money},
    problem::{DateKind, Kept, Problem, ProblemCode, Told},
    review::{
        Basis, Counts, Estimate, Measures, Note, Proportion, RepFigures, RepStage, Review,
        StageFigures, StallPoint, Whole,
    },
};

/// The words of most tests.
pub(crate) fn english() -> crate::words::Words {
    crate::words::of(engine::language::Language::English)
}

fn euros(whole: i64) -> Amounts {
    vec![Money {
        minor: whole * 100,
        currency: Currency::parse("EUR").unwrap_or(Currency::UNKNOWN),
    }]
}

fn estimate(estimate: f64, low: f64, high: f64) -> Estimate {
    Estimate {
        estimate,
        low,
        high,
        std_error: (high - low) / 3.92,
    }
}

fn measures(entered: u32, advanced: u32, lost: u32) -> Measures {
    let share = f64::from(advanced) / f64::from((advanced + lost).max(1));
    let half = 0.98 / f64::from((advanced + lost).max(1)).sqrt();
    let (low, high) = ((share - half).max(0.0), (share + half).min(1.0));
    Measures {
        counts: Counts {
            entered,
            advanced,
            lost,
            open: entered - advanced - lost,
            skipped: 0,
            went_back: 1,
        },
        conversion: (entered > 0).then(|| estimate(share, low, high)),
        decided: (advanced + lost > 0).then_some(Proportion {
            estimate: share,
            low,
            high,
        }),
        median_days: (entered > 0).then_some(12),
        median_interval: [(entered > 0).then_some(10), (entered > 0).then_some(15)],
        quartile_days: [(entered > 0).then_some(5), (entered > 0).then_some(24)],
        open_now: entered - advanced - lost,
        stalled: 0,
        open_value: Vec::new(),
        stalled_value: Vec::new(),
    }
}

/// A rep's figures at a stage; exits and advances as expected.
pub(crate) fn cell(stage: &str, entered: u32, advanced: u32, lost: u32) -> RepStage {
    RepStage {
        stage: stage.to_owned(),
        measures: measures(entered, advanced, lost),
        exits: advanced + lost,
        expected_exits: f64::from(advanced + lost),
        expected_advances: Some(f64::from(advanced)),
    }
}

fn whole(deals: u32, won: u32, lost: u32) -> Whole {
    let share = f64::from(won) / f64::from((won + lost).max(1));
    let half = 0.98 / f64::from((won + lost).max(1)).sqrt();
    let rate = Proportion {
        estimate: share,
        low: (share - half).max(0.0),
        high: (share + half).min(1.0),
    };
    Whole {
        deals,
        won,
        lost,
        open: deals - won - lost,
        undated: 0,
        win_rate: (won + lost > 0).then_some(rate),
        conversion: None,
        days_to_win: (won > 0).then_some(50),
        days_to_win_quartiles: [Some(31), Some(74)],
        days_to_lose: Some(14),
        open_now: deals - won - lost,
        open_value: Vec::new(),
        stalled: 0,
        stalled_value: Vec::new(),
        won_in_period: 0,
        won_value: Vec::new(),
    }
}

fn rise(days: f64, top: f64) -> Vec<(u32, f64)> {
    (0..30_u32)
        .map(|ix| (ix * 3, top * (1.0 - (-f64::from(ix * 3) / days).exp())))
        .collect()
}

/// Nothing at all.
pub(crate) fn empty() -> Review {
    Review {
        schema: 1,
        as_of: NaiveDate::from_ymd_opt(2026, 1, 31).unwrap_or_default(),
        process: vec!["Prospecting".to_owned(), "Closing".to_owned()],
        stages: ["Prospecting", "Closing"]
            .map(|name| stage(name, 0, 0, 0))
            .to_vec(),
        reps: Vec::new(),
        flags: Vec::new(),
        findings: Vec::new(),
        stalled_deals: Vec::new(),
        causes: engine::cause::CausesBehind::default(),
        problems: Vec::new(),
        whole: whole(0, 0, 0),
        notes: vec![Note::NoDeals],
    }
}

fn stage(name: &str, entered: u32, advanced: u32, lost: u32) -> StageFigures {
    StageFigures {
        stage: name.to_owned(),
        measures: measures(entered, advanced, lost),
        stall_point: StallPoint {
            days: None,
            basis: Basis::Default,
        },
        previous: None,
        open_days: Vec::new(),
        advance_curve: Vec::new(),
    }
}

/// What the engine makes of its own sample team: the real thing.
pub(crate) fn sample() -> Review {
    let as_of = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap_or_default();
    let mut ledger = engine::ledger::LedgerBuilder::new(engine::process::builtin());
    let told = engine::sample::team(1, as_of).tell(&mut ledger);
    assert!(told.is_ok());
    ledger.finish().review(&engine::filter::Filter {
        as_of: Some(as_of),
        ..Default::default()
    })
}

/// A stage: entered, advanced, lost, skipped; conversion with its interval; quartiles of days;
/// stalled, thousands held, stall point, and whether the period before had any.
fn row(
    name: &str,
    [entered, advanced, lost, skipped]: [u32; 4],
    [at, low, high]: [f64; 3],
    [q1, median, q3]: [u32; 3],
    [stalled, held, point, before]: [u32; 4],
) -> StageFigures {
    let mut figures = stage(name, entered, advanced, lost);
    let measures = &mut figures.measures;
    measures.counts.skipped = skipped;
    measures.conversion = Some(estimate(at, low, high));
    measures.quartile_days = [Some(q1), Some(q3)];
    measures.median_days = Some(median);
    measures.stalled = stalled;
    measures.stalled_value = euros(i64::from(held) * 1_000);
    measures.open_value = euros(i64::from(held) * 3_000);
    let open = measures.open_now;
    figures.stall_point = StallPoint {
        days: Some(point),
        basis: Basis::Observed,
    };
    figures.previous = (before > 0).then(|| estimate(at + 0.05, low + 0.03, 0.9));
    figures.open_days = (0..open - stalled).map(|ix| ix * point / open).collect();
    let late = (0..stalled).map(|ix| point + 2 + ix * ix * 3);
    figures.open_days.extend(late);
    figures
}

/// The team of the intended look.
pub(crate) fn team() -> Review {
    let mut review = empty();
    review.notes.clear();
    review.stages = vec![
        row(
            "Prospecting",
            [412, 223, 148, 0],
            [0.56, 0.51, 0.61],
            [4, 9, 19],
            [6, 38, 24, 0],
        ),
        row(
            "Connecting",
            [231, 146, 71, 3],
            [0.64, 0.57, 0.71],
            [2, 6, 14],
            [2, 22, 18, 14],
        ),
        row(
            "Qualification",
            [158, 62, 54, 5],
            [0.47, 0.38, 0.56],
            [9, 21, 30],
            [12, 412, 21, 35],
        ),
        row(
            "Pitch",
            [97, 58, 21, 0],
            [0.71, 0.61, 0.80],
            [6, 12, 22],
            [4, 96, 20, 18],
        ),
        row(
            "Objection handling",
            [66, 41, 14, 12],
            [0.72, 0.60, 0.83],
            [4, 9, 16],
            [3, 74, 17, 11],
        ),
        row(
            "Closing",
            [47, 27, 11, 0],
            [0.68, 0.53, 0.81],
            [7, 16, 26],
            [2, 68, 24, 7],
        ),
        row(
            "Onboarding",
            [31, 24, 1, 0],
            [0.96, 0.84, 1.0],
            [10, 18, 28],
            [1, 31, 30, 0],
        ),
        row(
            "Follow-up",
            [24, 7, 3, 0],
            [0.54, 0.30, 0.79],
            [20, 34, 80],
            [1, 12, 90, 0],
        ),
    ];
    review.process = review.stages.iter().map(|s| s.stage.clone()).collect();
    let names = [
        "Aiko Tanaka",
        "Ben Okafor",
        "Inès Marchetti",
        "Jonas Weber",
        "Mia Sørensen",
        "Tomasz Lind",
    ];
    review.reps = names
        .iter()
        .enumerate()
        .map(|(ix, name)| rep(name, ix, &review.stages))
        .collect();
    weak::weaken(&mut review);
    weak::stand_out(&mut review);
    review.whole = Whole {
        open_now: 155,
        open_value: euros(2_840_000),
        stalled: 31,
        stalled_value: euros(753_000),
        won_in_period: 27,
        won_value: euros(388_000),
        conversion: Some(estimate(0.24, 0.21, 0.27)),
        days_to_win: Some(63),
        days_to_win_quartiles: [Some(48), Some(81)],
        ..whole(612, 143, 314)
    };
    review.stalled_deals = weak::deals();
    review.problems = vec![Problem {
        file: "deals.csv".to_owned(),
        row: 17,
        column: Some("close_date".to_owned()),
        code: ProblemCode::BadDate,
        told: Told::BadDate {
            text: "31.02.2026".to_owned(),
            as_a: DateKind::Plain,
            kept: Kept::LeftOut,
        },
    }];
    review.notes = vec![Note::TooFewDeals { cells: 9, of: 48 }];
    review
}

fn rep(name: &str, ix: usize, stages: &[StageFigures]) -> RepFigures {
    let lean = 0.9 + 0.05 * f64::from(u32::try_from(ix).unwrap_or(0));
    RepFigures {
        rep: Some(name.to_owned()),
        team: None,
        hired: None,
        whole: whole(100, 24, 50),
        stages: stages
            .iter()
            .map(|s| {
                let counts = s.measures.counts;
                let mut cell = cell(
                    &s.stage,
                    counts.entered / 6,
                    counts.advanced / 6,
                    counts.lost / 6,
                );
                cell.expected_exits *= lean;
                cell.expected_advances = cell.expected_advances.map(|e| e * lean);
                cell
            })
            .collect(),
    }
}

/// Whole deals without stage history, 35 reps.
pub(crate) fn snapshot() -> Review {
    let mut review = empty();
    review.notes = vec![Note::NoHistory {
        deals: 8_800,
        of: 8_800,
    }];
    review.whole = whole(8_800, 4_238, 2_473);
    if let Some(rate) = &mut review.whole.win_rate {
        (rate.low, rate.high) = (0.62, 0.6430);
    }
    review.reps = (0..35_u32)
        .map(|ix| RepFigures {
            rep: Some(format!("Agent {ix:02}")),
            team: None,
            hired: None,
            whole: whole(250, 110 + ix % 9, 70 + ix % 7),
            stages: Vec::new(),
        })
        .collect();
    review
}

/// `reps` reps and `stages` stages with names made by `name`.
pub(crate) fn many(reps: usize, stages: usize, name: impl Fn(usize) -> String) -> Review {
    let mut review = team();
    review.flags.clear();
    let first = review.stages.clone();
    review.stages = (0..stages)
        .map(|ix| StageFigures {
            stage: name(ix),
            ..first[ix % first.len()].clone()
        })
        .collect();
    review.process = review.stages.iter().map(|s| s.stage.clone()).collect();
    review.reps = (0..reps)
        .map(|ix| rep(&name(ix), ix % 12, &review.stages))
        .collect();
    review
}
