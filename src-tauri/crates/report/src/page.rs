//! The review as one HTML file: opened, printed, sent, and true ten years from now. It loads
//! nothing, runs nothing and stores nothing: the content security policy allows the one style
//! sheet by its hash, fonts from the file itself, and no more.
//!
//! Every figure is drawn once. Its colours are the palette's and no others, so each becomes the
//! variable of that name here, and one drawing serves both themes and the printer.

mod parts;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use engine::review::{Aspect, Case, Finding, Flag, FlagProblem, Review};
use sha2::{Digest, Sha256};

use crate::{
    Report, behind,
    figure::{Figure, HeatmapMeasure, ReviewPlot, Subject, figure, tooltips},
    letters::clean,
    palette::{Theme, tokens},
    sheet::escape,
    words,
};

const LATIN: &[u8] = include_bytes!("../fonts/inter-latin-wght-normal.woff2");
const LATIN_EXT: &[u8] = include_bytes!("../fonts/inter-latin-ext-wght-normal.woff2");
const RULES: &str = include_str!("page/page.css");

/// Inter's own ranges, as its packagers declare them: the second file is read only where needed.
const LATIN_RANGE: &str = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,\
    U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXT_RANGE: &str = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,\
    U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,\
    U+2C60-2C7F,U+A720-A7FF";

/// Charts are drawn this wide and shrink with the page.
const WIDTH: u32 = 960;
/// A tooltip costs a hundred bytes or two: a wall of 200 reps goes without.
const TOOLTIPS: usize = 4_000;

/// What stands over the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageHead {
    /// The workspace's or the team's name.
    pub title: String,
    /// What it was made from: "moves.csv, 13,087 deals".
    pub source: String,
    /// The period and filters in words: "Entered since 1 August 2025"; empty: everything.
    pub period: String,
}

/// The review as one self-contained HTML file.
#[must_use]
pub fn page(report: &Report, head: &PageHead) -> String {
    let review = &report.review;
    let style = style();
    let hash = BASE64.encode(Sha256::digest(style.as_bytes()));
    let headline = words::headline(review);
    let title = clean(&head.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'sha256-{hash}'; font-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{} · {}</title>\n<style>{style}</style>\n</head>\n<body>\n<header>\n\
         <p class=\"small\">{}</p>\n<h1>{}</h1>\n<p class=\"quiet\">{}</p>\n</header>\n<main>\n",
        escape(&headline.title),
        escape(&title),
        escape(&above(review, head)),
        escape(&headline.title),
        escape(&headline.sub),
    );
    out.push_str(&parts::figures(review));
    if let Some(sums) = &report.sums_in_base {
        out.push_str(&parts::in_base(sums));
    }
    let snapshot = words::snapshot_only(review);
    let known = review.whole.deals + review.whole.open_now > 0;
    let of_review = |plot: ReviewPlot| chart(Subject::Review(review, &plot));
    if known && !snapshot {
        let charts = [ReviewPlot::StageConversion, ReviewPlot::TimeInStage].map(of_review);
        let flagged = flags(review, |flag| flag.rep.is_none());
        section(&mut out, "Where deals stall", &[charts.concat(), flagged]);
    }
    optional(
        &mut out,
        "Whom to coach",
        flags(review, |flag| flag.rep.is_some()),
    );
    if !snapshot && !review.reps.is_empty() {
        let maps = [HeatmapMeasure::Conversion, HeatmapMeasure::Pace]
            .map(|measure| of_review(ReviewPlot::Heatmap { measure }));
        section(&mut out, "Reps and stages", &maps);
    }
    if snapshot && review.whole.win_rate.is_some() {
        section(
            &mut out,
            "Win rate by rep",
            &[of_review(ReviewPlot::WinRate)],
        );
    }
    if report.forecast.open > 0 {
        let ahead = chart(Subject::Forecast(&report.forecast));
        section(&mut out, "What is coming", &[ahead]);
    }
    if report.trend.whole.iter().any(|month| month.entered > 0) {
        let months = chart(Subject::Trend(&report.trend, None));
        section(&mut out, "Month by month", &[months]);
    }
    optional(&mut out, "For marketing", findings(review));
    let first_year = report.tenure.iter().map(|t| chart(Subject::Tenure(t)));
    optional(&mut out, "In their first year", first_year.collect());
    if behind::tells(review) {
        section(&mut out, "What lies behind it", &[parts::behind(review)]);
    }
    if !review.stalled_deals.is_empty() {
        section(&mut out, "Deals to talk about", &[parts::deals(review)]);
    }
    if !review.notes.is_empty() {
        section(&mut out, "Worth knowing", &[parts::notes(review)]);
    }
    if !review.problems.is_empty() {
        section(
            &mut out,
            "What was not understood",
            &[parts::problems(review)],
        );
    }
    section(&mut out, "What the numbers mean", &[parts::definitions()]);
    out.push_str(
        "</main>\n<footer><p>Made by Stagecoach. Nothing in this file is loaded from anywhere or \
         sent anywhere. Set in Inter, SIL Open Font License 1.1.</p></footer>\n</body>\n</html>\n",
    );
    out
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

/// The style sheet: palettes, fonts, rules. The same for every review.
fn style() -> String {
    let variables = |theme: Theme| {
        tokens()
            .map(|t| format!("--{}:{}", t.name(), t.colour(theme).hex()))
            .collect::<Vec<_>>()
            .join(";")
    };
    let face = |font: &[u8], range: &str| {
        format!(
            "@font-face{{font-family:\"Inter Variable\";font-style:normal;font-weight:100 900;\
             src:url(data:font/woff2;base64,{}) format(\"woff2\");unicode-range:{range}}}\n",
            BASE64.encode(font)
        )
    };
    format!(
        "\n:root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n{}{}{RULES}",
        variables(Theme::Light),
        variables(Theme::Dark),
        face(LATIN, LATIN_RANGE),
        face(LATIN_EXT, LATIN_EXT_RANGE),
    )
}

fn section(out: &mut String, title: &str, parts: &[String]) {
    out.push_str(&format!("<section>\n<h2>{}</h2>\n", escape(title)));
    for part in parts {
        out.push_str(part);
    }
    out.push_str("</section>\n");
}

/// The same, where there is something to say.
fn optional(out: &mut String, title: &str, part: String) {
    if !part.is_empty() {
        section(out, title, &[part]);
    }
}

/// A figure with its finding above and its table behind a click.
fn chart(subject: Subject<'_>) -> String {
    let Ok(drawn) = figure(subject, Theme::Light, WIDTH, None) else {
        return String::new();
    };
    let twin = if !drawn.table.rows.is_empty() {
        format!(
            "<details><summary>As a table</summary>{}</details>\n",
            parts::table(&drawn.table)
        )
    } else {
        String::new()
    };
    format!(
        "<figure>\n<figcaption><h3>{}</h3><p class=\"small\">{}</p></figcaption>\n\
         <div class=\"chart\">{}</div>\n</figure>\n{twin}",
        escape(&drawn.title),
        escape(&drawn.subtitle),
        inline(&drawn)
    )
}

/// A figure's drawing with variables for colours and a native tooltip on every mark.
fn inline(figure: &Figure) -> String {
    let mut svg = figure.svg.clone();
    for token in tokens() {
        // Quoted colours are attributes: text never holds a bare quotation mark.
        let quoted = format!("\"{}\"", token.colour(Theme::Light).hex());
        svg = svg.replace(&quoted, &format!("\"var(--{})\"", token.name()));
    }
    // The whole drawing's <title> would hover over everything: here the caption names it.
    if let (Some(from), Some(to)) = (svg.find("<title>"), svg.find("</desc>")) {
        let label = format!("role=\"img\" aria-label=\"{}\"", escape(&figure.title));
        svg.replace_range(from..to + "</desc>".len(), "");
        svg = svg.replacen("role=\"img\"", &label, 1);
    }
    let body = tooltips(figure, TOOLTIPS);
    svg.trim_end().trim_end_matches("</svg>").to_owned() + &body + "</svg>"
}

/// A card for each flag that is wanted.
fn flags(review: &Review, wanted: impl Fn(&Flag) -> bool) -> String {
    let flags = review.flags.iter().filter(|flag| wanted(flag));
    let card = |flag: &Flag| {
        let team = || "The whole team".to_owned();
        let who = flag.rep.as_deref().map_or_else(team, clean);
        card(&who, &flag.case, Subject::Flag(review, flag))
    };
    cards(flags.map(card).collect())
}

fn findings(review: &Review) -> String {
    let card = |finding: &Finding| {
        let of = clean(&finding.of);
        let who = match finding.aspect {
            Aspect::Source => format!("Source {of}"),
            Aspect::Persona => format!("Persona {of}"),
        };
        card(&who, &finding.case, Subject::Finding(finding))
    };
    cards(review.findings.iter().map(card).collect())
}

fn cards(cards: String) -> String {
    if cards.is_empty() {
        cards
    } else {
        format!("<div class=\"cards\">\n{cards}</div>\n")
    }
}

/// What stands out at a stage, with its evidence.
fn card(who: &str, case: &Case, evidence: Subject<'_>) -> String {
    let curve = figure(evidence, Theme::Light, 280, None)
        .ok()
        .filter(|_| !case.curve.is_empty())
        .map(|f| format!("<div class=\"chart\">{}</div>", inline(&f)))
        .unwrap_or_default();
    // A flag of pace says its exits in its sentence.
    let seen = match case.problem {
        FlagProblem::Loses => format!("<p class=\"small\">{}</p>", words::seen(case)),
        FlagProblem::Slow => String::new(),
    };
    format!(
        "<div class=\"card\"><div class=\"small\"><span><bdi>{}</bdi> · <bdi>{}</bdi></span>\
         <span>{}</span></div>\n<p>{}</p>\n{curve}\n{seen}</div>\n",
        escape(who),
        escape(&clean(&case.stage)),
        words::strength(case.strength),
        escape(&clean(&case.summary)),
    )
}

#[cfg(test)]
mod tests;
