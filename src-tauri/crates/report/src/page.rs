//! The review as one HTML file: opened, printed, sent, and true ten years from now. It loads
//! nothing, runs nothing and stores nothing: the content security policy allows the one style
//! sheet by its hash, fonts from the file itself, and no more.
//!
//! Every figure is drawn once. Its colours are the palette's and no others, so each becomes the
//! variable of that name here, and one drawing serves both themes and the printer.

mod parts;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use engine::review::{FlagProblem, Review};
use sha2::{Digest, Sha256};

use crate::{
    figure::{Figure, HeatmapMeasure, Plot, figure, tooltips},
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
pub fn page(review: &Review, head: &PageHead) -> String {
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
    let snapshot = words::snapshot_only(review);
    let known = review.whole.deals + review.whole.open_now > 0;
    if known && !snapshot {
        section(
            &mut out,
            "Where deals stall",
            &[
                chart(review, &Plot::StageConversion, true),
                chart(review, &Plot::TimeInStage, true),
            ],
        );
    }
    if !review.flags.is_empty() {
        section(&mut out, "Whom to coach", &[cards(review)]);
    }
    if !snapshot && !review.reps.is_empty() {
        let maps = [HeatmapMeasure::Conversion, HeatmapMeasure::Pace]
            .map(|measure| chart(review, &Plot::Heatmap { measure }, true));
        section(&mut out, "Reps and stages", &maps);
    }
    if snapshot && review.whole.win_rate.is_some() {
        section(
            &mut out,
            "Win rate by rep",
            &[chart(review, &Plot::WinRate, true)],
        );
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
    section(
        &mut out,
        "What the numbers mean",
        &[parts::DEFINITIONS.to_owned()],
    );
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

/// A figure with its finding above and its table behind a click.
fn chart(review: &Review, plot: &Plot, table: bool) -> String {
    let Ok(drawn) = figure(review, plot, Theme::Light, WIDTH, None) else {
        return String::new();
    };
    let twin = if table && !drawn.table.rows.is_empty() {
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

fn cards(review: &Review) -> String {
    let mut out = String::from("<div class=\"cards\">\n");
    for flag in &review.flags {
        let plot = Plot::FlagCurve {
            rep: flag.rep.clone(),
            stage: flag.case.stage.clone(),
            problem: Some(flag.case.problem),
        };
        let curve = figure(review, &plot, Theme::Light, 280, None)
            .map(|f| format!("<div class=\"chart\">{}</div>", inline(&f)))
            .unwrap_or_default();
        let who = flag
            .rep
            .as_deref()
            .map_or_else(|| "The whole team".to_owned(), clean);
        // A flag of pace says its exits in its sentence.
        let seen = match flag.case.problem {
            FlagProblem::Loses => format!(
                "<p class=\"small\">{} advanced, {} expected</p>",
                words::count(flag.case.observed),
                words::decimal(flag.case.expected)
            ),
            FlagProblem::Slow => String::new(),
        };
        out.push_str(&format!(
            "<div class=\"card\"><div class=\"small\"><span><bdi>{}</bdi> · <bdi>{}</bdi></span>\
             <span>{}</span></div>\n<p>{}</p>\n{curve}\n{seen}</div>\n",
            escape(&who),
            escape(&clean(&flag.case.stage)),
            words::strength(flag.case.strength),
            escape(&clean(&flag.case.summary)),
        ));
    }
    out + "</div>\n"
}

#[cfg(test)]
mod tests;
