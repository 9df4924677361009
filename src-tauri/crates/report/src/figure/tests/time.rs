//! The figures over time, at their edges.

use engine::{
    forecast::Forecast,
    selection::Selection,
    tenure::{RampUp, Tenure},
    trend::Trend,
};

use super::*;

const WIDTHS: [u32; 6] = [320, 420, 640, 900, 1_200, 2_000];

fn drawn(subject: Subject<'_>, width: u32) -> Figure {
    let figure = figure(subject, english(), Theme::Light, width, None).unwrap();
    check(&figure);
    figure
}

fn check_trend(trend: &Trend) {
    let stages = trend.stages.iter().map(|s| Some(s.stage.as_str()));
    for stage in stages.chain([None]) {
        for width in WIDTHS {
            drawn(Subject::Trend(trend, stage), width);
        }
    }
}

fn check_forecast(forecast: &Forecast) {
    for width in WIDTHS {
        drawn(Subject::Forecast(forecast), width);
    }
}

fn check_tenure(tenure: &Tenure) {
    for width in WIDTHS {
        drawn(Subject::Tenure(tenure), width);
    }
}

fn check_ramp(ramp: &RampUp) {
    for width in WIDTHS {
        for measure in [RampMeasure::Wins, RampMeasure::Conversion] {
            drawn(Subject::RampUp(ramp, measure), width);
        }
    }
}

#[test]
fn ramp_up_is_drawn_with_any_number_of_new_and_earlier_hires() {
    for hires in [0, 1, 3, 12, 40] {
        for earlier in [0, 2, 3, 11, 60] {
            check_ramp(&fixture::ramp_up(hires, earlier));
        }
    }
}

#[test]
fn a_point_of_a_new_rep_opens_the_deals_up_to_its_month_and_a_running_month_is_said() {
    let ramp = fixture::ramp_up(3, 6);
    let figure = drawn(Subject::RampUp(&ramp, RampMeasure::Wins), 900);
    let of_mia: Vec<&Hit> = figure
        .hits
        .iter()
        .filter(|hit| hit.label.starts_with("Mia Sørensen"))
        .collect();
    let last = of_mia.last().unwrap();
    assert!(
        last.label.contains("month 3, not over yet: "),
        "{}",
        last.label
    );
    assert!(
        last.label.contains("all 6 earlier hires had "),
        "{}",
        last.label
    );
    let one = ramp
        .hires
        .iter()
        .find(|one| one.rep == "Ilse Van den Broeck")
        .unwrap();
    let deals: usize = one.months.iter().map(|month| month.won.len()).sum();
    let hers = figure
        .hits
        .iter()
        .rfind(|hit| hit.label.starts_with("Ilse"))
        .unwrap();
    let Some(Selection::These { deals: opened }) = &hers.selection else {
        panic!("{hers:?}")
    };
    assert_eq!(opened.len(), deals);
    assert!(figure.title.contains("first year"));
    assert!(
        figure
            .subtitle
            .contains("5 reps were at work before the data begins")
    );
    assert_eq!(figure.table.rows.len(), 3 + 2);
    let many = drawn(
        Subject::RampUp(&fixture::ramp_up(40, 11), RampMeasure::Wins),
        900,
    );
    assert!(
        many.subtitle
            .contains("The 12 who began last are drawn; the table has all 40.")
    );
    assert!(
        many.hits[0].label.contains("80 in 100 of 11 earlier hires"),
        "{}",
        many.hits[0].label
    );
    let few = drawn(
        Subject::RampUp(&fixture::ramp_up(1, 2), RampMeasure::Wins),
        900,
    );
    assert!(
        few.hits[0].label.contains("too few earlier hires"),
        "{}",
        few.hits[0].label
    );
}

#[test]
fn the_team_over_time_is_drawn_as_ever() {
    let report = fixture::report();
    let whole = Subject::Trend(&report.trend, None);
    insta::assert_snapshot!("trend", drawn(whole, 900).svg);
    let stage = Subject::Trend(&report.trend, Some("Qualification"));
    insta::assert_snapshot!("trend_narrow", drawn(stage, 340).svg);
    let ahead = Subject::Forecast(&report.forecast);
    insta::assert_snapshot!("forecast", drawn(ahead, 900).svg);
    let first = Subject::Tenure(&report.tenure[0]);
    insta::assert_snapshot!("tenure", drawn(first, 900).svg);
    insta::assert_snapshot!("tenure_narrow", drawn(first, 340).svg);
    let wins = Subject::RampUp(&report.ramp_up, RampMeasure::Wins);
    insta::assert_snapshot!("ramp_up", drawn(wins, 900).svg);
    let share = Subject::RampUp(&report.ramp_up, RampMeasure::Conversion);
    insta::assert_snapshot!("ramp_up_narrow", drawn(share, 340).svg);
}

#[test]
fn months_that_are_not_settled_say_what_is_still_to_come() {
    let trend = fixture::trend(20);
    let figure = drawn(Subject::Trend(&trend, Some("Qualification")), 640);
    assert!(figure.svg.contains("17–86\u{a0}% still to come"));
    let last = &figure.hits[19].label;
    assert!(last.starts_with("January 2026: "), "{last}");
    assert!(last.contains("86\u{a0}% still to come"), "{last}");
    assert!(last.contains("expected in the end"), "{last}");
    let settled = &figure.hits[3].label;
    assert!(!settled.contains("to come"), "{settled}");
}

#[test]
fn a_trend_holds_the_last_settled_months_against_those_before() {
    let check = |months: u32, stage: Option<&str>, expected: &str| {
        let trend = fixture::trend(months);
        assert_eq!(drawn(Subject::Trend(&trend, stage), 640).title, expected);
    };
    check(
        20,
        None,
        "18\u{a0}% of the deals begun in the last 6 settled months were won, 19\u{a0}% in the 6 before",
    );
    check(
        20,
        Some("Prospecting"),
        "48\u{a0}% of the deals that entered Prospecting in the last 6 settled months moved on, \
         52\u{a0}% in the 6 before",
    );
    check(
        4,
        None,
        "19\u{a0}% of the deals begun in the last settled month were won",
    );
    check(2, None, "Too early to tell how many deals are won");
}

#[test]
fn a_trend_holds_at_every_length() {
    for months in [1, 2, 3, 7, 12, 24, 60] {
        check_trend(&fixture::trend(months));
    }
    let mut gaps = fixture::trend(24);
    for month in gaps.whole.iter_mut().step_by(3) {
        (month.entered, month.advanced, month.lost, month.open) = (0, 0, 0, 0);
        (month.conversion, month.median_days) = (None, None);
    }
    check_trend(&gaps);
    let mut huge = fixture::trend(24);
    for month in &mut huge.whole {
        (month.entered, month.median_days) = (u32::MAX, Some(u32::MAX));
        month.median_interval = [Some(0), Some(u32::MAX)];
        month.still_to_come = None;
    }
    check_trend(&huge);
    let nobody = fixture::report_of(fixture::empty()).trend;
    let figure = drawn(Subject::Trend(&nobody, None), 640);
    assert_eq!(figure.title, "No deal began in these months");
    let missing = super::figure(
        Subject::Trend(&nobody, Some("A")),
        english(),
        Theme::Light,
        640,
        None,
    );
    assert_eq!(
        missing.unwrap_err().to_string(),
        "there is no stage A in this process"
    );
}

#[test]
fn a_forecast_holds_at_every_length_and_of_any_size() {
    for days in [1, 2, 20, 31, 90, 100, 730] {
        check_forecast(&fixture::forecast(days));
    }
    let mut forecast = fixture::forecast(90);
    for times in [0.0, 0.01, 1_000.0, 1e7] {
        for day in &mut forecast.days {
            day.wins.expected *= times;
            day.wins.low *= times;
            day.wins.high *= times;
        }
        check_forecast(&forecast);
    }
    forecast.days.clear();
    check_forecast(&forecast);
    forecast.open = 0;
    check_forecast(&forecast);
}

#[test]
fn a_tenure_holds_from_the_first_month_on() {
    for months in 1..=12 {
        check_tenure(&fixture::tenure(months));
    }
    let mut alone = fixture::tenure(5);
    alone.peers = 0;
    alone.rep = "W".repeat(300);
    for month in &mut alone.months {
        (month.wins_peers, month.conversion_peers) = (None, None);
        (month.wins, month.conversion) = (u32::MAX, None);
    }
    check_tenure(&alone);
    alone.months.clear();
    check_tenure(&alone);
}
