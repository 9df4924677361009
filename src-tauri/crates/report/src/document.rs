//! What a review says on paper, in order, before it is set: the same headline, charts, cards and
//! lists for the HTML page and the PDF, which differ only in how they set them. No markup, no pages.

mod listing;

use engine::review::{Case, FlagProblem, RepFigures, Review};

pub(crate) use listing::{Entry, Listing, Says};

use crate::{
    Report, behind,
    figure::{Drawing, HeatmapMeasure, RampMeasure, ReviewPlot, Subject},
    letters::clean,
    words::{self, Headline, Whose, Words},
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
    pub(crate) fn of(words: Words, report: &Report, head: &PageHead, widths: Widths) -> Self {
        Self {
            above: above(words, &report.review, head),
            headline: words.headline(&report.review),
            figures: figures(words, &report.review),
            in_base: report
                .sums_in_base
                .as_ref()
                .map(|sums| words.sums_in_base(sums))
                .unwrap_or_default(),
            sections: sections(words, report, widths),
        }
    }
}

fn above(words: Words, review: &Review, head: &PageHead) -> String {
    let as_of = words.paper.as_of(review.as_of);
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

fn figures(words: Words, review: &Review) -> Vec<Headlined> {
    let said = &words.paper;
    let whole = &review.whole;
    let quartiles = match whole.days_to_win_quartiles {
        [Some(a), Some(b)] => said.half_within(a, b, whole.won),
        _ => said.won_deals(whole.won),
    };
    let none = || words::NONE.to_owned();
    let rate = whole.win_rate.map_or_else(
        || (none(), said.none_closed.to_owned()),
        |r| {
            let range = words.interval(r.low, r.high);
            let closed = whole.won + whole.lost;
            (words.percent(r.estimate), said.of_closed(&range, closed))
        },
    );
    let days = whole
        .days_to_win
        .map_or_else(none, |days| words.count(days));
    let past = said.past_stall_point;
    let each = [
        (
            said.open_pipeline,
            words.held(&whole.open_value, whole.open_now, ""),
            false,
        ),
        (
            said.stalled,
            words.held(&whole.stalled_value, whole.stalled, past),
            whole.stalled > 0,
        ),
        (said.win_rate, rate, false),
        (said.days_to_win, (days, quartiles), false),
        (
            said.won,
            words.held(&whole.won_value, whole.won_in_period, ""),
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

fn sections(words: Words, report: &Report, widths: Widths) -> Vec<Section> {
    let said = &words.paper;
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
        let drawn = Drawing::of(subject, words, widths.chart, None).ok()?;
        Some(Block::Chart(Box::new(drawn)))
    };
    let of_review = |plot: ReviewPlot| chart(Subject::Review(review, &plot));
    if known && !snapshot {
        let mut blocks: Vec<Block> = [ReviewPlot::StageConversion, ReviewPlot::TimeInStage]
            .into_iter()
            .filter_map(of_review)
            .collect();
        blocks.extend(flags(words, review, widths, |rep| rep.is_none()));
        section(said.where_stall, blocks);
    }
    section(
        said.whom,
        flags(words, review, widths, |rep| rep.is_some())
            .into_iter()
            .collect(),
    );
    if !snapshot && !review.reps.is_empty() {
        let measures = [HeatmapMeasure::Conversion, HeatmapMeasure::Pace];
        let maps = measures.map(|measure| ReviewPlot::Heatmap { measure });
        let maps = maps
            .iter()
            .flat_map(|plot| by_reps(words, review, plot, widths));
        section(said.reps_stages, maps.collect());
    }
    if snapshot && review.whole.win_rate.is_some() {
        section(
            said.rate_by_rep,
            by_reps(words, review, &ReviewPlot::WinRate, widths),
        );
    }
    if report.forecast.open > 0 {
        let ahead = chart(Subject::Forecast(&report.forecast));
        section(said.coming, ahead.into_iter().collect());
    }
    if report.trend.whole.iter().any(|month| month.entered > 0) {
        let months = chart(Subject::Trend(&report.trend, None));
        section(said.by_month, months.into_iter().collect());
    }
    section(
        said.marketing,
        findings(words, review, widths).into_iter().collect(),
    );
    // One rep alone stands on the rep's own chart, beside whoever began earlier.
    let many = report.ramp_up.hires.len() > 1;
    // Where nobody has won anything, and nobody did before them, a line at nought says nothing.
    let months = || report.ramp_up.hires.iter().flat_map(|one| &one.months);
    let wins = !report.ramp_up.band.is_empty() || months().any(|month| month.wins > 0);
    let together = [RampMeasure::Wins, RampMeasure::Conversion]
        .into_iter()
        .filter(|measure| many && (wins || *measure != RampMeasure::Wins))
        .map(|measure| Subject::RampUp(&report.ramp_up, measure));
    let first_year = together.chain(report.tenure.iter().map(Subject::Tenure));
    section(said.first_year, first_year.filter_map(chart).collect());
    if behind::tells(review) {
        section(
            said.behind,
            vec![
                Block::Notes(vec![words.causes.said.to_owned()]),
                Block::List(listing::behind(words, review)),
            ],
        );
    }
    if !review.stalled_deals.is_empty() {
        section(said.talk, vec![Block::List(listing::deals(words, review))]);
    }
    if !review.notes.is_empty() {
        let notes = review.notes.iter().map(|note| words.note(note)).collect();
        section(said.notes, vec![Block::Notes(notes)]);
    }
    if !review.problems.is_empty() {
        section(
            said.problems,
            vec![Block::List(listing::problems(words, review))],
        );
    }
    section(said.meanings, vec![Block::Definitions(said.definitions())]);
    sections
}

/// A chart with a row per rep, in as many parts as its rows need.
fn by_reps(words: Words, review: &Review, plot: &ReviewPlot, widths: Widths) -> Vec<Block> {
    let of = |review: &Review| {
        let drawn = Drawing::of(Subject::Review(review, plot), words, widths.chart, None).ok()?;
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
fn flags(
    words: Words,
    review: &Review,
    widths: Widths,
    wanted: impl Fn(Option<&str>) -> bool,
) -> Option<Block> {
    let flags = review
        .flags
        .iter()
        .filter(|flag| wanted(flag.rep.as_deref()));
    let each = flags.map(|flag| {
        let whose = flag.rep.as_deref().map_or(Whose::Team, Whose::Rep);
        let evidence = Subject::Flag(review, flag);
        card(words, whose, &flag.case, evidence, widths)
    });
    cards(each.collect())
}

fn findings(words: Words, review: &Review, widths: Widths) -> Option<Block> {
    let each = review.findings.iter().map(|finding| {
        let evidence = Subject::Finding(finding);
        card(
            words,
            Whose::found(finding),
            &finding.case,
            evidence,
            widths,
        )
    });
    cards(each.collect())
}

fn cards(cards: Vec<Card>) -> Option<Block> {
    (!cards.is_empty()).then_some(Block::Cards(cards))
}

fn card(
    words: Words,
    whose: Whose<'_>,
    case: &Case,
    evidence: Subject<'_>,
    widths: Widths,
) -> Card {
    Card {
        who: words.paper.whose(whose),
        stage: clean(&case.stage),
        strength: words.strength(case.strength),
        said: words.case(whose, case),
        curve: Drawing::of(evidence, words, widths.card, None)
            .ok()
            .filter(|_| !case.curve.is_empty())
            .map(Box::new),
        // A flag of pace says its exits in its sentence.
        seen: match case.problem {
            FlagProblem::Loses => Some(words.seen(case)),
            FlagProblem::Slow => None,
        },
    }
}
