//! The review as one HTML file: opened, printed, sent, and true ten years from now. It loads
//! nothing, runs nothing and stores nothing: the content security policy allows the one style
//! sheet by its hash, fonts from the file itself, and no more.
//!
//! Every figure is drawn once. Its colours are the palette's and no others, so each becomes the
//! variable of that name here, and one drawing serves both themes and the printer.

mod parts;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};

use crate::{
    Report,
    document::{Block, Card, Document, PageHead, Widths},
    figure::{Drawing, Figure, tooltips},
    letters::clean,
    palette::{Theme, tokens},
    sheet::escape,
    words::Words,
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
const WIDTHS: Widths = Widths {
    chart: 960,
    card: 280,
    reps: usize::MAX,
};
/// A tooltip costs a hundred bytes or two: a wall of 200 reps goes without.
const TOOLTIPS: usize = 4_000;

/// The review as one self-contained HTML file.
#[must_use]
pub fn page(words: Words, report: &Report, head: &PageHead) -> String {
    let document = Document::of(words, report, head, WIDTHS);
    let style = style();
    let hash = BASE64.encode(Sha256::digest(style.as_bytes()));
    let headline = &document.headline;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'sha256-{hash}'; font-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{} · {}</title>\n<style>{style}</style>\n</head>\n<body>\n<header>\n\
         <p class=\"small\">{}</p>\n<h1>{}</h1>\n<p class=\"quiet\">{}</p>\n</header>\n<main>\n",
        words.language.code(),
        escape(&headline.title),
        escape(&clean(&head.title)),
        escape(&document.above),
        escape(&headline.title),
        escape(&headline.sub),
    );
    out.push_str(&parts::figures(&document.figures));
    if !document.in_base.is_empty() {
        let said = escape(&document.in_base.join(" "));
        out.push_str(&format!("<p class=\"small\">{said}</p>\n"));
    }
    for section in document.sections {
        out.push_str(&format!("<section>\n<h2>{}</h2>\n", escape(section.title)));
        for block in section.blocks {
            out.push_str(&match block {
                Block::Chart(drawing) => chart(words, *drawing),
                Block::Cards(cards) => format!(
                    "<div class=\"cards\">\n{}</div>\n",
                    cards.into_iter().map(card).collect::<String>()
                ),
                Block::List(listing) => parts::listing(&listing),
                Block::Notes(notes) => parts::notes(&notes),
                Block::Definitions(of) => parts::definitions(&of),
            });
        }
        out.push_str("</section>\n");
    }
    out.push_str(&format!(
        "</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n",
        words.paper.nothing_loaded
    ));
    out
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

/// A figure with its finding above and its table behind a click.
fn chart(words: Words, drawing: Drawing) -> String {
    let Ok(drawn) = drawing.figure(Theme::Light) else {
        return String::new();
    };
    let twin = if drawn.table.rows.is_empty() {
        String::new()
    } else {
        format!(
            "<details><summary>{}</summary>{}</details>\n",
            words.paper.as_table,
            parts::table(&drawn.table)
        )
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

/// What stands out at a stage, with its evidence.
fn card(card: Card) -> String {
    let drawn = card.curve.map(|curve| curve.figure(Theme::Light));
    let curve = match drawn {
        Some(Ok(drawn)) => format!("<div class=\"chart\">{}</div>", inline(&drawn)),
        Some(Err(_)) | None => String::new(),
    };
    let seen = card
        .seen
        .as_ref()
        .map_or_else(String::new, |seen| format!("<p class=\"small\">{seen}</p>"));
    format!(
        "<div class=\"card\"><div class=\"small\"><span><bdi>{}</bdi> · <bdi>{}</bdi></span>\
         <span>{}</span></div>\n<p>{}</p>\n{curve}\n{seen}</div>\n",
        escape(&card.who),
        escape(&card.stage),
        card.strength,
        escape(&card.said),
    )
}

#[cfg(test)]
mod tests;
