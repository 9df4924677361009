//! What a review says on paper, in order, before it is set: the same headline, charts, cards and
//! lists for the HTML page and the PDF, which differ only in how they set them. No markup, no pages.

mod listing;

use engine::review::{Aspect, Case, FlagProblem, RepFigures, Review};

pub(crate) use listing::{Entry, Listing, Says};

use crate::{
    Report, behind,
    figure::{Drawing, HeatmapMeasure, RampMeasure, ReviewPlot, Subject},
    letters::clean,
    words::{self, Headline},
};

/// What stands over it, whatever it is set as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageHead {
    /// The workspace's or the team's name.
    pub title: String,
    /// What it was made from: "moves.csv, 13,087 deals".
    pub source: String,
    /// The period and filters in words: "Entered since 1 August 2025"; empty: everything.
    pub period: String,
}

/// How wide, in pixels, charts are drawn for what they will stand on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Widths {
    /// A chart by itself.
    pub(crate) chart: u32,
    /// A curve on a card.
    pub(crate) card: u32,
    /// So many reps stand on one chart; more get another, for a sheet of paper has an end.
    pub(crate) reps: usize,
}

/// A review as it is put on paper.
pub(crate) struct Document {
    /// Whose, as of when, of which period, from where: parts of one line.
    pub(crate) above: String,
    pub(crate) headline: Headline,
    pub(crate) figures: Vec<Headlined>,
    /// The sums in one currency with the rates that made them; empty where none was chosen.
    pub(crate) in_base: Vec<String>,
    pub(crate) sections: Vec<Section>,
}

/// One of the five figures under the headline.
pub(crate) struct Headlined {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    pub(crate) under: String,
    /// Whether it is the one that asks for attention.
    pub(crate) stalled: bool,
}

/// A heading and what stands under it.
pub(crate) struct Section {
    pub(crate) title: &'static str,
    pub(crate) blocks: Vec<Block>,
}

/// One thing under a heading.
pub(crate) enum Block {
    /// A chart with its finding above and its table twin.
    Chart(Box<Drawing>),
    /// What stands out, side by side.
    Cards(Vec<Card>),
    /// Rows under heads.
    List(Listing),
    /// Sentences.
    Notes(Vec<String>),
    /// Names, and what they mean.
    Definitions(Vec<(&'static str, &'static str)>),
}

/// What stands out at a stage, with its evidence.
pub(crate) struct Card {
    /// A rep, a source, the whole team.
    pub(crate) who: String,
    pub(crate) stage: String,
    /// How sure, in a word or two.
    pub(crate) strength: &'static str,
    pub(crate) said: String,
    pub(crate) curve: Option<Box<Drawing>>,
    /// Seen and expected, where the sentence does not say them.
    pub(crate) seen: Option<String>,
}

impl Document {
    pub(crate) fn of(report: &Report, head: &PageHead, widths: Widths) -> Self {
        Self {
            above: above(&report.review, head),
            headline: words::headline(&report.review),
            figures: figures(&report.review),
            in_base: report
                .sums_in_base
                .as_ref()
                .map(words::sums_in_base)
                .unwrap_or_default(),
            sections: sections(report, widths),
        }
    }
}

fn above(review: &Review, head: &PageHead) -> String {
    let as_of = format!("As of {}", words::date(review.as_of));
    [
        clean(&head.title),
        as_of,
        clean(&head.period),
        clean(&head.source),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join(" · ")
}

fn figures(review: &Review) -> Vec<Headlined> {
    let whole = &review.whole;
    let quartiles = match whole.days_to_win_quartiles {
        [Some(a), Some(b)] => format!("half within {a}–{b}, {} won", words::count(whole.won)),
        _ => format!("{} won", words::count(whole.won)),
    };
    let none = || words::NONE.to_owned();
    let rate = whole.win_rate.map_or_else(
        || (none(), "no deal closed yet".to_owned()),
        |r| {
            let closed = words::count(whole.won + whole.lost);
            let range = words::interval(r.low, r.high);
            (
                words::percent(r.estimate),
                format!("{range} of {closed} closed"),
            )
        },
    );
    let days = whole.days_to_win.map_or_else(none, words::count);
    let past = " past the stall point";
    let each = [
        (
            "Open pipeline",
            words::held(&whole.open_value, whole.open_now, ""),
            false,
        ),
        (
            "Stalled",
            words::held(&whole.stalled_value, whole.stalled, past),
            whole.stalled > 0,
        ),
        ("Win rate", rate, false),
        ("Typical days to win", (days, quartiles), false),
        (
            "Won in period",
            words::held(&whole.won_value, whole.won_in_period, ""),
            false,
        ),
    ];
    each.into_iter()
        .map(|(name, (value, under), stalled)| Headlined {
            name,
            value,
            under,
            stalled,
        })
        .collect()
}

fn sections(report: &Report, widths: Widths) -> Vec<Section> {
    let review = &report.review;
    let mut sections: Vec<Section> = Vec::new();
    let mut section = |title, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            sections.push(Section { title, blocks });
        }
    };
    let snapshot = words::snapshot_only(review);
    let known = review.whole.deals + review.whole.open_now > 0;
    let chart = |subject: Subject<'_>| {
        let drawn = Drawing::of(subject, widths.chart, None).ok()?;
        Some(Block::Chart(Box::new(drawn)))
    };
    let of_review = |plot: ReviewPlot| chart(Subject::Review(review, &plot));
    if known && !snapshot {
        let mut blocks: Vec<Block> = [ReviewPlot::StageConversion, ReviewPlot::TimeInStage]
            .into_iter()
            .filter_map(of_review)
            .collect();
        blocks.extend(flags(review, widths, |rep| rep.is_none()));
        section("Where deals stall", blocks);
    }
    section(
        "Whom to coach",
        flags(review, widths, |rep| rep.is_some())
            .into_iter()
            .collect(),
    );
    if !snapshot && !review.reps.is_empty() {
        let measures = [HeatmapMeasure::Conversion, HeatmapMeasure::Pace];
        let maps = measures.map(|measure| ReviewPlot::Heatmap { measure });
        let maps = maps.iter().flat_map(|plot| by_reps(review, plot, widths));
        section("Reps and stages", maps.collect());
    }
    if snapshot && review.whole.win_rate.is_some() {
        section(
            "Win rate by rep",
            by_reps(review, &ReviewPlot::WinRate, widths),
        );
    }
    if report.forecast.open > 0 {
        let ahead = chart(Subject::Forecast(&report.forecast));
        section("What is coming", ahead.into_iter().collect());
    }
    if report.trend.whole.iter().any(|month| month.entered > 0) {
        let months = chart(Subject::Trend(&report.trend, None));
        section("Month by month", months.into_iter().collect());
    }
    section(
        "For marketing",
        findings(review, widths).into_iter().collect(),
    );
    // One rep alone stands on the rep's own chart, beside whoever began earlier.
    let together = [RampMeasure::Wins, RampMeasure::Conversion]
        .map(|measure| Subject::RampUp(&report.ramp_up, measure));
    let many = report.ramp_up.hires.len() > 1;
    let together = together.into_iter().filter(|_| many);
    let first_year = together.chain(report.tenure.iter().map(Subject::Tenure));
    section(
        "In their first year",
        first_year.filter_map(chart).collect(),
    );
    if behind::tells(review) {
        let said = "Stalled deals by what was found on them; a deal can have several. Deals with a \
                    cause are held against deals without it, at the same stage and age.";
        section(
            "What lies behind it",
            vec![
                Block::Notes(vec![said.to_owned()]),
                Block::List(listing::behind(review)),
            ],
        );
    }
    if !review.stalled_deals.is_empty() {
        section(
            "Deals to talk about",
            vec![Block::List(listing::deals(review))],
        );
    }
    if !review.notes.is_empty() {
        let notes = review.notes.iter().map(words::note).collect();
        section("Worth knowing", vec![Block::Notes(notes)]);
    }
    if !review.problems.is_empty() {
        section(
            "What was not understood",
            vec![Block::List(listing::problems(review))],
        );
    }
    section(
        "What the numbers mean",
        vec![Block::Definitions(definitions())],
    );
    sections
}

/// A chart with a row per rep, in as many parts as its rows need.
fn by_reps(review: &Review, plot: &ReviewPlot, widths: Widths) -> Vec<Block> {
    let of = |review: &Review| {
        let drawn = Drawing::of(Subject::Review(review, plot), widths.chart, None).ok()?;
        Some(Block::Chart(Box::new(drawn)))
    };
    if review.reps.len() <= widths.reps {
        return of(review).into_iter().collect();
    }
    let mut some = review.clone();
    let part = |reps: &[RepFigures]| {
        some.reps = reps.to_vec();
        of(&some)
    };
    review.reps.chunks(widths.reps).filter_map(part).collect()
}

/// A card for each flag whose rep, or whole team, is wanted.
fn flags(review: &Review, widths: Widths, wanted: impl Fn(Option<&str>) -> bool) -> Option<Block> {
    let flags = review
        .flags
        .iter()
        .filter(|flag| wanted(flag.rep.as_deref()));
    let each = flags.map(|flag| {
        let team = || "The whole team".to_owned();
        let who = flag.rep.as_deref().map_or_else(team, clean);
        card(who, &flag.case, Subject::Flag(review, flag), widths)
    });
    cards(each.collect())
}

fn findings(review: &Review, widths: Widths) -> Option<Block> {
    let each = review.findings.iter().map(|finding| {
        let of = clean(&finding.of);
        let who = match finding.aspect {
            Aspect::Source => format!("Source {of}"),
            Aspect::Persona => format!("Persona {of}"),
        };
        card(who, &finding.case, Subject::Finding(finding), widths)
    });
    cards(each.collect())
}

fn cards(cards: Vec<Card>) -> Option<Block> {
    (!cards.is_empty()).then_some(Block::Cards(cards))
}

fn card(who: String, case: &Case, evidence: Subject<'_>, widths: Widths) -> Card {
    Card {
        who,
        stage: clean(&case.stage),
        strength: words::strength(case.strength),
        said: clean(&case.summary),
        curve: Drawing::of(evidence, widths.card, None)
            .ok()
            .filter(|_| !case.curve.is_empty())
            .map(Box::new),
        // A flag of pace says its exits in its sentence.
        seen: match case.problem {
            FlagProblem::Loses => Some(words::seen(case)),
            FlagProblem::Slow => None,
        },
    }
}

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
        .filter_map(|(name, path)| Some((name, words::definition(path)?)));
    shown.chain(OF_PAPER).collect()
}
