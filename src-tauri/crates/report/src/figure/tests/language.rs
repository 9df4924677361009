//! Every figure in German: nothing of the English stays, nothing lies on anything, and no more is cut
//! than in English.

use std::collections::BTreeSet;

use engine::language::Language;

use super::*;
use crate::words;

/// Every text of a figure: drawn, under the pointer, above it and in its twin.
fn texts(figure: &Figure) -> Vec<String> {
    let document = roxmltree::Document::parse(&figure.svg).expect("well-formed");
    let drawn = document
        .descendants()
        .filter(|node| node.tag_name().name() == "text")
        .filter_map(|node| node.text().map(str::to_owned));
    let hits = figure.hits.iter().map(|hit| hit.label.clone());
    let table = &figure.table;
    drawn
        .chain(hits)
        .chain([figure.title.clone(), figure.subtitle.clone()])
        .chain(table.headers.iter().cloned())
        .chain(table.rows.iter().flatten().cloned())
        .collect()
}

fn words_of<'a>(texts: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in texts {
        // The end of a name that was cut is no word.
        let text = match text.strip_suffix('…') {
            Some(cut) => cut.rsplit_once(' ').map_or("", |(before, _)| before),
            None => text,
        };
        let each = text.split(|c: char| !c.is_alphabetic());
        words.extend(each.filter(|w| w.len() > 1).map(str::to_lowercase));
    }
    words
}

/// Names stand in both languages as they were given.
fn names(review: &Review) -> BTreeSet<String> {
    let reps = review.reps.iter().filter_map(|rep| rep.rep.clone());
    let stages = review.stages.iter().map(|stage| stage.stage.clone());
    let findings = review.findings.iter().map(|finding| finding.of.clone());
    let tenure = fixture::tenure(5).rep;
    let all: Vec<String> = reps.chain(stages).chain(findings).chain([tenure]).collect();
    words_of(&all)
}

/// The same figure in English and in German.
fn pair(subject: Subject<'_>, width: u32) -> [Figure; 2] {
    [Language::English, Language::German].map(|language| {
        let drawn = figure(subject, words::of(language), Theme::Light, width, None);
        let drawn = drawn.unwrap();
        check(&drawn);
        drawn
    })
}

/// What is wrong with the German of a figure at each width.
fn check_pair(subject: Subject<'_>, names: &BTreeSet<String>, wrong: &mut BTreeSet<String>) {
    /// Words of both languages.
    const BOTH: [&str; 21] = [
        "deal",
        "deals",
        "in",
        "team",
        "median",
        "april",
        "august",
        "september",
        "november",
        "an",
        "was",
        "so",
        "chance",
        "persona",
        "export",
        "jan",
        "feb",
        "apr",
        "aug",
        "nov",
        "rate",
    ];
    for width in [320, 480, 640, 900, 1_200, 2_000] {
        let [english, german] = pair(subject, width);
        let (english_texts, german_texts) = (texts(&english), texts(&german));
        let known = words_of(&english_texts);
        let left: Vec<String> = words_of(&german_texts)
            .into_iter()
            .filter(|word| known.contains(word) && !names.contains(word))
            .filter(|word| !BOTH.contains(&word.as_str()))
            .collect();
        wrong.extend(
            left.iter()
                .map(|word| format!("{word}, in {}", german.title)),
        );
        let cut = |texts: &[String]| texts.iter().filter(|text| text.ends_with('…')).count();
        if width >= 640 && cut(&german_texts) > cut(&english_texts) {
            let cut = german_texts.iter().filter(|text| text.ends_with('…'));
            wrong.extend(cut.map(|text| format!("cut at {width}: {text}, in {}", german.title)));
        }
        assert_eq!(german.hits.len(), english.hits.len());
        assert_eq!(german.table.headers.len(), english.table.headers.len());
    }
}

#[test]
fn a_german_figure_keeps_no_english_word() {
    let mut wrong = BTreeSet::new();
    let reviews = [
        fixture::team(),
        fixture::sample(),
        fixture::snapshot(),
        fixture::empty(),
    ];
    for review in &reviews {
        let names = names(review);
        for plot in &PLOTS {
            check_pair(Subject::Review(review, plot), &names, &mut wrong);
        }
        for flag in &review.flags {
            check_pair(Subject::Flag(review, flag), &names, &mut wrong);
        }
        for finding in &review.findings {
            check_pair(Subject::Finding(finding), &names, &mut wrong);
        }
    }
    let names = names(&fixture::team());
    let (trend, forecast, tenure) = (
        fixture::trend(18),
        fixture::forecast(90),
        fixture::tenure(5),
    );
    check_pair(Subject::Trend(&trend, None), &names, &mut wrong);
    for stage in &trend.stages {
        let mut names = names.clone();
        names.extend(words_of([&stage.stage]));
        check_pair(
            Subject::Trend(&trend, Some(&stage.stage)),
            &names,
            &mut wrong,
        );
    }
    check_pair(Subject::Forecast(&forecast), &names, &mut wrong);
    check_pair(Subject::Tenure(&tenure), &names, &mut wrong);
    let ramp = fixture::report().ramp_up;
    let mut names = names;
    names.extend(words_of(ramp.hires.iter().map(|one| &one.rep)));
    for measure in [RampMeasure::Wins, RampMeasure::Conversion] {
        check_pair(Subject::RampUp(&ramp, measure), &names, &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_saved_picture_carries_the_german_title() {
    let review = fixture::team();
    let german = words::of(Language::German);
    let subject = Subject::Review(&review, &ReviewPlot::StageConversion);
    let drawn = figure(subject, german, Theme::Dark, 900, None).unwrap();
    let saved = standalone(&drawn, Theme::Dark);
    assert!(saved.contains("Die wenigsten Deals kommen durch"));
    assert!(saved.contains("eingetreten"));
}
