//! The page's lists and tables, and what its numbers mean. No figures, no frame.

use engine::{money::Money, rates::SumsInBase, review::Review};

use crate::{
    behind,
    figure::{Align, Table},
    letters::clean,
    sheet::escape,
    words,
};

/// More than this nobody reads on paper.
const LISTED: usize = 60;

/// The five figures under the headline.
pub(super) fn figures(review: &Review) -> String {
    let whole = &review.whole;
    let rate_of = whole.won + whole.lost;
    let quartiles = match whole.days_to_win_quartiles {
        [Some(a), Some(b)] => format!("half within {a}–{b}, {} won", words::count(whole.won)),
        _ => format!("{} won", words::count(whole.won)),
    };
    let (open, open_of) = held(&whole.open_value, whole.open_now, "");
    let (stalled, stalled_of) = held(&whole.stalled_value, whole.stalled, " past the stall point");
    let (won, won_of) = held(&whole.won_value, whole.won_in_period, "");
    let cards = [
        ("Open pipeline", open, open_of, false),
        ("Stalled", stalled, stalled_of, whole.stalled > 0),
        (
            "Win rate",
            whole
                .win_rate
                .map_or_else(|| words::NONE.to_owned(), |r| words::percent(r.estimate)),
            whole.win_rate.map_or_else(
                || "no deal closed yet".to_owned(),
                |r| {
                    format!(
                        "{} of {} closed",
                        words::interval(r.low, r.high),
                        words::count(rate_of)
                    )
                },
            ),
            false,
        ),
        (
            "Typical days to win",
            whole
                .days_to_win
                .map_or_else(|| words::NONE.to_owned(), words::count),
            quartiles,
            false,
        ),
        ("Won in period", won, won_of, false),
    ];
    let mut out = String::from("<ul class=\"figures\">\n");
    for (name, value, under, stalled) in cards {
        let class = if stalled { " class=\"stalled\"" } else { "" };
        out.push_str(&format!(
            "<li><span>{name}</span><strong{class}>{}</strong><span>{}</span></li>\n",
            escape(&value),
            escape(&under)
        ));
    }
    out + "</ul>\n"
}

/// The sums in one currency, with the rates that made them.
pub(super) fn in_base(sums: &SumsInBase) -> String {
    let lines = words::sums_in_base(sums);
    if lines.is_empty() {
        return String::new();
    }
    format!("<p class=\"small\">{}</p>\n", escape(&lines.join(" ")))
}

/// A value with its deals under it; the deals themselves where none has an amount.
fn held(amounts: &[Money], deals: u32, trail: &str) -> (String, String) {
    if amounts.is_empty() {
        let under = match trail {
            "" if deals == 0 => String::new(),
            "" => "no amounts known".to_owned(),
            trail => trail.trim().to_owned(),
        };
        (words::deals(deals), under)
    } else {
        (
            words::amounts_short(amounts),
            format!("{}{trail}", words::deals(deals)),
        )
    }
}

/// Any figure's twin.
pub(super) fn table(table: &Table) -> String {
    let class = |ix: usize| match table.align.get(ix) {
        Some(Align::Right) => "r",
        _ => "w",
    };
    let mut out = String::from("<div class=\"table\"><table>\n<thead><tr>");
    for (ix, head) in table.headers.iter().enumerate() {
        out.push_str(&format!(
            "<th scope=\"col\" class=\"{}\">{}</th>",
            class(ix),
            escape(head)
        ));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (ix, cell) in row.iter().enumerate() {
            out.push_str(&format!(
                "<td class=\"{}\"><bdi>{}</bdi></td>",
                class(ix),
                escape(cell)
            ));
        }
        out.push_str("</tr>\n");
    }
    out + "</tbody></table></div>\n"
}

/// Which causes stalled deals have, and whether they matter in this team.
pub(super) fn behind(review: &Review) -> String {
    let heads: String = behind::HEADS
        .iter()
        .map(|head| format!("<th scope=\"col\">{head}</th>"))
        .collect();
    let row = |line: &[String; 6]| {
        let cells = line.iter().map(|cell| format!("<td>{}</td>", escape(cell)));
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let rows: String = behind::lines(review).iter().map(row).collect();
    format!(
        "<p>Stalled deals by what was found on them; a deal can have several. Deals with a cause are \
         held against deals without it, at the same stage and age.</p>\n<div class=\"table\"><table>\n\
         <thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
    )
}

/// Stalled deals, most at stake first.
pub(super) fn deals(review: &Review) -> String {
    let mut out = String::from(
        "<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">Deal</th>\
         <th scope=\"col\">Rep</th><th scope=\"col\">Stage</th>\
         <th scope=\"col\" class=\"r\">Days here</th><th scope=\"col\" class=\"r\">Stall point</th>\
         <th scope=\"col\" class=\"r\">Chance now</th><th scope=\"col\" class=\"r\">in 30 days</th>\
         <th scope=\"col\" class=\"r\">when fresh</th>\
         <th scope=\"col\" class=\"r\">Value</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n",
    );
    for deal in review.stalled_deals.iter().take(LISTED) {
        let name = [
            deal.name.as_deref(),
            deal.account.as_deref(),
            Some(&deal.deal_id),
        ]
        .into_iter()
        .flatten()
        .map(clean)
        .find(|n| !n.is_empty())
        .unwrap_or_default();
        let why: String = words::why(deal)
            .iter()
            .map(|why| format!("<span class=\"why\">{}</span>", escape(why)))
            .collect();
        let none = || words::NONE.to_owned();
        out.push_str(&format!(
            "<tr><td class=\"w deal\"><bdi>{}</bdi></td><td class=\"w rep\"><bdi>{}</bdi></td>\
             <td class=\"w\"><bdi>{}</bdi></td><td class=\"r stalled\">{}</td>\
             <td class=\"r\">{}</td><td class=\"r\">{}</td><td class=\"r\">{}</td>\
             <td class=\"r quiet\">{}</td>\
             <td class=\"r\">{}</td><td class=\"causes\">{why}</td></tr>\n",
            escape(&name),
            escape(&words::rep(deal.rep.as_deref())),
            escape(&clean(&deal.stage)),
            words::count(deal.days),
            words::count(deal.stall_point),
            deal.chance_now.map_or_else(none, words::percent),
            deal.advance_30
                .map_or_else(none, |soon| words::percent(soon.chance)),
            words::percent(deal.chance_fresh),
            deal.value.map_or_else(none, words::money_whole),
        ));
    }
    out.push_str("</tbody></table></div>\n");
    out + &more(review.stalled_deals.len(), "stalled deals")
}

/// What a reader must know.
pub(super) fn notes(review: &Review) -> String {
    let items: String = review
        .notes
        .iter()
        .map(|n| format!("<li>{}</li>\n", escape(&words::note(n))))
        .collect();
    format!("<ul class=\"plain\">\n{items}</ul>\n")
}

/// What was not understood in the sources.
pub(super) fn problems(review: &Review) -> String {
    let mut out = String::from(
        "<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">File</th>\
         <th scope=\"col\" class=\"r\">Line</th><th scope=\"col\">Column</th>\
         <th scope=\"col\">What happened</th></tr></thead>\n<tbody>\n",
    );
    for problem in review.problems.iter().take(LISTED) {
        let line = if problem.row == 0 {
            words::NONE.to_owned()
        } else {
            problem.row.to_string()
        };
        out.push_str(&format!(
            "<tr><td class=\"w\"><bdi>{}</bdi></td><td class=\"r\">{line}</td>\
             <td class=\"w\"><bdi>{}</bdi></td><td class=\"w\">{}</td></tr>\n",
            escape(&clean(&problem.file)),
            escape(&problem.column.as_deref().map(clean).unwrap_or_default()),
            escape(&clean(&problem.message)),
        ));
    }
    out.push_str("</tbody></table></div>\n");
    out + &more(review.problems.len(), "rows")
}

fn more(all: usize, what: &str) -> String {
    if all > LISTED {
        format!("<p class=\"small\">The first {LISTED} of {all} {what}. All are in the JSON.</p>\n")
    } else {
        String::new()
    }
}

/// What a reader of paper needs of the numbers' definitions, under the names that the page uses.
pub(super) fn definitions() -> String {
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
    const OF_THE_PAGE: [(&str, &str); 3] = [
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
    let items: String = shown
        .chain(OF_THE_PAGE)
        .map(|(name, said)| format!("<dt>{name}</dt><dd>{}</dd>\n", escape(said)))
        .collect();
    format!("<dl>\n{items}</dl>\n")
}
