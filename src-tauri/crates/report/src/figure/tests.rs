//! Every figure, at its edges: whatever the names and however many, the drawing is well-formed,
//! holds nothing but shapes and text, and no text leaves it or lies on another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod language;
mod time;

use engine::review::{FlagProblem, Review};

use super::*;
use crate::{
    fixture::{self, english},
    letters,
    letters::Weight,
};

const PLOTS: [ReviewPlot; 5] = [
    ReviewPlot::StageConversion,
    ReviewPlot::Heatmap {
        measure: HeatmapMeasure::Conversion,
    },
    ReviewPlot::Heatmap {
        measure: HeatmapMeasure::Pace,
    },
    ReviewPlot::TimeInStage,
    ReviewPlot::WinRate,
];

fn drawn(review: &Review, plot: &ReviewPlot, width: u32) -> Figure {
    figure(
        Subject::Review(review, plot),
        english(),
        Theme::Light,
        width,
        None,
    )
    .unwrap()
}

/// A drawing parses, fits its size, holds nothing active and no two texts touch.
fn check(figure: &Figure) {
    let document = roxmltree::Document::parse(&figure.svg).expect("well-formed");
    let (w, h) = (f64::from(figure.width), f64::from(figure.height));
    let mut boxes: Vec<(f64, f64, f64, f64, String)> = Vec::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let known = [
            "svg", "title", "desc", "g", "rect", "line", "polyline", "polygon", "circle", "path",
            "text",
        ];
        assert!(known.contains(&name), "<{name}>");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(
                name != "style" && name != "href" && !name.starts_with("on"),
                "{name}"
            );
        }
        if name == "text" {
            let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap() / 10.0;
            let (x, y, size) = (number("x"), number("y"), number("font-size"));
            let text = node.text().unwrap_or_default();
            let weight = match node.attribute("font-weight") {
                Some("600") => Weight::Semibold,
                None => Weight::Regular,
                other => panic!("{other:?}"),
            };
            let long = letters::width(text, size, weight);
            let left = match node.attribute("text-anchor") {
                Some("end") => x - long,
                Some("middle") => x - long / 2.0,
                _ => x,
            };
            boxes.push((left, y - size * 0.73, left + long, y, text.to_owned()));
        }
    }
    boxes.sort_by(|a, b| a.1.total_cmp(&b.1));
    for (ix, a) in boxes.iter().enumerate() {
        let inside = a.0 >= -0.5 && a.2 <= w + 0.5 && a.1 >= -0.5 && a.3 <= h;
        assert!(
            inside,
            "{:?} leaves {w} × {h}: {:?}",
            a.4,
            (a.0, a.1, a.2, a.3)
        );
        for b in boxes[ix + 1..].iter().take_while(|b| b.1 < a.3) {
            let apart = b.0 >= a.2 - 0.2 || a.0 >= b.2 - 0.2;
            assert!(apart, "{:?} lies on {:?}", a.4, b.4);
        }
    }
    for hit in &figure.hits {
        assert!(
            hit.x >= -0.5 && f64::from(hit.x + hit.w) <= w + 3.5,
            "{hit:?}"
        );
        assert!(
            hit.y >= -0.5 && f64::from(hit.y + hit.h) <= h + 0.5,
            "{hit:?}"
        );
        assert!(!hit.label.is_empty());
    }
    assert!(!figure.title.is_empty() && !figure.subtitle.is_empty());
    assert_eq!(figure.table.headers.len(), figure.table.align.len());
    for row in &figure.table.rows {
        assert_eq!(row.len(), figure.table.headers.len());
    }
}

fn check_all(review: &Review) {
    for plot in &PLOTS {
        for width in [320, 480, 700, 1_100, 2_000] {
            check(&drawn(review, plot, width));
        }
    }
}

#[test]
fn the_team_of_the_look_is_drawn_as_ever() {
    let team = fixture::team();
    for (name, plot, width) in [
        ("conversion", ReviewPlot::StageConversion, 900),
        ("conversion_narrow", ReviewPlot::StageConversion, 340),
        (
            "heatmap",
            ReviewPlot::Heatmap {
                measure: HeatmapMeasure::Conversion,
            },
            900,
        ),
        (
            "heatmap_pace_narrow",
            ReviewPlot::Heatmap {
                measure: HeatmapMeasure::Pace,
            },
            340,
        ),
        ("time_in_stage", ReviewPlot::TimeInStage, 900),
        ("time_in_stage_narrow", ReviewPlot::TimeInStage, 340),
    ] {
        let figure = drawn(&team, &plot, width);
        check(&figure);
        insta::assert_snapshot!(name, figure.svg);
    }
    insta::assert_snapshot!(
        "win_rate",
        drawn(&fixture::snapshot(), &ReviewPlot::WinRate, 700).svg
    );
    let dark = figure(
        Subject::Review(&team, &ReviewPlot::StageConversion),
        english(),
        Theme::Dark,
        900,
        None,
    )
    .unwrap();
    insta::assert_snapshot!("standalone_dark", standalone(&dark, Theme::Dark));
}

#[test]
fn titles_state_the_finding() {
    let check = |review: &Review, plot: &ReviewPlot, expected: &str| {
        assert_eq!(drawn(review, plot, 700).title, expected);
    };
    let team = fixture::team();
    let [conversion, rates, pace, time, wins] = &PLOTS;
    check(
        &team,
        conversion,
        "Fewest deals get through Qualification: 47\u{a0}%",
    );
    check(&team, rates, "Inès loses deals at Qualification");
    check(
        &team,
        pace,
        "Ben moves deals slowly at Qualification, Tomasz at Closing",
    );
    check(
        &team,
        time,
        "12 of 42 open deals in Qualification have waited longer than 21 days",
    );
    let snapshot = fixture::snapshot();
    check(
        &snapshot,
        conversion,
        "A snapshot does not show how deals move from stage to stage",
    );
    check(
        &snapshot,
        wins,
        "Reps win 59–63\u{a0}% of their closed deals; the team wins 63\u{a0}%",
    );
    let empty = fixture::empty();
    check(&empty, conversion, "No deal entered a stage in this period");
    check(&empty, rates, "No rep has a deal in this period");
    check(&empty, wins, "No deal is closed yet");
}

#[test]
fn a_bar_opens_its_deals() {
    let figure = drawn(&fixture::team(), &ReviewPlot::StageConversion, 900);
    let lost = figure
        .hits
        .iter()
        .find(|h| h.label.starts_with("Qualification: 54 deals lost"));
    let expected = Selection::Passages {
        stage: "Qualification".to_owned(),
        outcome: Some(engine::selection::Outcome::Lost),
        rep: None,
    };
    assert_eq!(lost.and_then(|h| h.selection.clone()), Some(expected));
    let skipped = Selection::Skipped {
        stage: "Objection handling".to_owned(),
    };
    assert!(
        figure
            .hits
            .iter()
            .any(|h| h.selection.as_ref() == Some(&skipped))
    );
}

#[test]
fn figures_hold_at_every_size_of_team() {
    check_all(&fixture::team());
    check_all(&fixture::sample());
    check_all(&fixture::empty());
    check_all(&fixture::snapshot());
    check_all(&fixture::many(1, 1, |ix| format!("Only {ix}")));
    check_all(&fixture::many(3, 60, |ix| format!("Stage number {ix}")));
    check_all(&fixture::many(200, 8, |ix| format!("Representative {ix}")));
}

#[test]
fn names_of_any_kind_are_drawn_harmlessly() {
    check_all(&fixture::many(9, 9, |ix| {
        format!("{} {ix}", "endless ".repeat(40))
    }));
    check_all(&fixture::many(9, 9, |ix| {
        format!("{}{ix}", "W".repeat(300))
    }));
    check_all(&fixture::many(9, 9, |ix| {
        format!("<img src=x onerror=alert({ix})>\"'&")
    }));
    check_all(&fixture::many(9, 9, |ix| {
        format!("אורי \u{202e}בן־דוד {ix}")
    }));
    check_all(&fixture::many(9, 9, |ix| format!("営業部の山田太郎 {ix}")));
    check_all(&fixture::many(9, 9, |ix| format!("a\u{0}\u{7}\nb {ix}")));
}

#[test]
fn huge_figures_keep_their_places() {
    let mut review = fixture::team();
    for stage in &mut review.stages {
        stage.measures.counts.entered = u32::MAX;
        stage.measures.counts.advanced = u32::MAX / 2;
        stage.measures.counts.skipped = u32::MAX;
        stage.open_days = (0..2_000).map(|ix| ix * 2_000_000).collect();
        stage.measures.open_now = u32::MAX;
        stage.measures.stalled = u32::MAX;
        stage.stall_point.days = Some(90_000);
        stage.measures.quartile_days = [Some(0), Some(4_000_000_000)];
    }
    check_all(&review);
}

#[test]
fn a_wished_height_is_kept_where_rows_can() {
    let check = |plot: &ReviewPlot, wish: u32, expected: u32| {
        let figure = figure(
            Subject::Review(&fixture::team(), plot),
            english(),
            Theme::Light,
            900,
            Some(wish),
        )
        .unwrap();
        assert_eq!(figure.height, expected, "{plot:?}");
        check(&figure);
    };
    for plot in &PLOTS {
        check(plot, 420, 420);
        check(plot, 900, 900);
    }
}

#[test]
fn a_flags_curve_fits_a_card() {
    let mut review = fixture::team();
    for (rep, stage) in [("Ben Okafor", "Qualification"), ("Tomasz Lind", "Closing")] {
        let plot = ReviewPlot::FlagCurve {
            rep: Some(rep.to_owned()),
            stage: stage.to_owned(),
            problem: None,
            against: None,
        };
        for width in [160, 220, 400] {
            for height in [None, Some(56), Some(120)] {
                check(
                    &figure(
                        Subject::Review(&review, &plot),
                        english(),
                        Theme::Dark,
                        width,
                        height,
                    )
                    .unwrap(),
                );
            }
        }
    }
    let plot = ReviewPlot::FlagCurve {
        rep: Some("Inès Marchetti".to_owned()),
        stage: "Qualification".to_owned(),
        problem: Some(FlagProblem::Loses),
        against: None,
    };
    insta::assert_snapshot!("flag_curve", drawn(&review, &plot, 220).svg);
    for flag in &mut review.flags {
        flag.case.curve.clear();
        flag.case.team_curve.truncate(1);
    }
    check(&drawn(&review, &plot, 220));
    review.flags.clear();
    assert_eq!(
        figure(
            Subject::Review(&review, &plot),
            english(),
            Theme::Light,
            220,
            None
        )
        .unwrap_err()
        .to_string(),
        "nothing is flagged for Inès Marchetti at Qualification in this review"
    );
}

#[test]
fn a_stage_is_held_against_itself_and_a_source_against_the_others() {
    let review = fixture::team();
    let check = |plot: &ReviewPlot, title: &str, ends: &[&str]| {
        let figure = drawn(&review, plot, 220);
        check(&figure);
        assert_eq!(figure.title, title);
        for end in ends {
            assert!(figure.svg.contains(end), "{end}: {}", figure.svg);
        }
        figure.hits[0].label.clone()
    };
    let stage = |stage: &str, against| ReviewPlot::FlagCurve {
        rep: None,
        stage: stage.to_owned(),
        problem: None,
        against,
    };
    let label = check(
        &stage("Pitch", None),
        "Deals leave Pitch more slowly than before",
        &[">now half in 42\u{a0}d<", ">before half in 21\u{a0}d<"],
    );
    assert!(label.contains("79 left, 101.3 expected"), "{label}");
    let label = check(
        &stage("Qualification", Some(engine::review::Against::Held)),
        "Qualification holds up more than usual",
        &[],
    );
    assert!(
        label.contains("12 past the stall point, 5.8 expected"),
        "{label}"
    );
    check(
        &ReviewPlot::FindingCurve {
            aspect: engine::review::Aspect::Source,
            of: "Webinar".to_owned(),
            stage: "Qualification".to_owned(),
            problem: None,
        },
        "Deals from Webinar are lost more often at Qualification",
        &[">Webinar 60\u{a0}%<", ">others 73\u{a0}%<"],
    );
}

#[test]
fn sizes_no_screen_has_are_refused() {
    for width in [0, 159, 4_001, u32::MAX] {
        let refused = figure(
            Subject::Review(&fixture::team(), &ReviewPlot::TimeInStage),
            english(),
            Theme::Light,
            width,
            None,
        );
        assert!(matches!(refused, Err(Error::Width { .. })), "{width}");
    }
}

#[test]
fn a_saved_figure_carries_its_title() {
    for width in [320, 900] {
        let figure = drawn(&fixture::team(), &ReviewPlot::StageConversion, width);
        let saved = standalone(&figure, Theme::Light);
        let document = roxmltree::Document::parse(&saved).unwrap();
        let texts: String = document
            .descendants()
            .filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "text")))
            .filter_map(|n| n.text())
            .collect::<Vec<_>>()
            .join(" ");
        assert!(texts.contains(&figure.title), "{texts}");
    }
}

#[test]
fn requests_read_as_the_window_writes_them() {
    let check = |json: &str, expected: Plot| {
        assert_eq!(serde_json::from_str::<Plot>(json).unwrap(), expected);
        let written = serde_json::to_value(&expected).unwrap();
        assert_eq!(serde_json::from_value::<Plot>(written).unwrap(), expected);
    };
    let until = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
    check(
        r#"{"kind":"stage_conversion"}"#,
        Plot::Review(PLOTS[0].clone()),
    );
    check(
        r#"{"kind":"heatmap","measure":"pace"}"#,
        Plot::Review(PLOTS[2].clone()),
    );
    check(
        r#"{"kind":"trend","stage":null}"#,
        Plot::Time(TimePlot::Trend { stage: None }),
    );
    check(
        r#"{"kind":"forecast","until":"2026-05-01"}"#,
        Plot::Time(TimePlot::Forecast { until: Some(until) }),
    );
    check(
        r#"{"kind":"ramp_up","measure":"conversion"}"#,
        Plot::Time(TimePlot::RampUp {
            measure: RampMeasure::Conversion,
        }),
    );
    check(
        r#"{"kind":"tenure","rep":"Mia"}"#,
        Plot::Time(TimePlot::Tenure {
            rep: "Mia".to_owned(),
        }),
    );
}

#[test]
fn a_word_too_long_for_its_column_goes_on_below() {
    use crate::{palette::Token, sheet::Lettering};
    let style = Lettering::new(11.0, Token::Ink);
    let check = |text: &str, fits: &str, expected: &[&str]| {
        let room = style.width(fits) + 0.5;
        assert_eq!(super::wrap(text, style, room, 2), expected);
    };
    check(
        "Einwandbehandlung",
        "Einwandbehandlung",
        &["Einwandbehandlung"],
    );
    check(
        "Einwandbehandlung",
        "Einwandbehand-",
        &["Einwandbehand-", "lung"],
    );
    check(
        "Einwandbehandlung",
        "Einwandbehan-",
        &["Einwandbe-", "handlung"],
    );
    check("Kontaktaufnahme", "Kontaktauf-w", &["Kontaktauf-", "nahme"]);
    check(
        "Objection handling",
        "Objection-",
        &["Objection", "handling"],
    );
    // Where nothing parts it, it is cut, as is what has no line left.
    check("SCHLRTPFMMNNK", "SCHLRTPF", &["SCHLRT…"]);
    check("Am Donaudampfschiff", "Donaudampf", &["Am", "Donaudam…"]);
}
