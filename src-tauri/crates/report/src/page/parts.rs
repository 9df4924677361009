//! The page's lists and tables, and what its numbers mean. No figures, no frame.

use engine::{money::Money, review::Review};

use crate::{
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

/// Stalled deals, most at stake first.
pub(super) fn deals(review: &Review) -> String {
    let mut out = String::from(
        "<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">Deal</th>\
         <th scope=\"col\">Rep</th><th scope=\"col\">Stage</th>\
         <th scope=\"col\" class=\"r\">Days here</th><th scope=\"col\" class=\"r\">Stall point</th>\
         <th scope=\"col\" class=\"r\">Chance now</th><th scope=\"col\" class=\"r\">when fresh</th>\
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
        let why: String = deal
            .reasons
            .iter()
            .map(|r| format!("<span class=\"why\">{}</span>", escape(&words::reason(r))))
            .collect();
        let none = || words::NONE.to_owned();
        out.push_str(&format!(
            "<tr><td class=\"w deal\"><bdi>{}</bdi></td><td class=\"w rep\"><bdi>{}</bdi></td>\
             <td class=\"w\"><bdi>{}</bdi></td><td class=\"r stalled\">{}</td>\
             <td class=\"r\">{}</td><td class=\"r\">{}</td><td class=\"r quiet\">{}</td>\
             <td class=\"r\">{}</td><td class=\"causes\">{why}</td></tr>\n",
            escape(&name),
            escape(&words::rep(deal.rep.as_deref())),
            escape(&clean(&deal.stage)),
            words::count(deal.days),
            words::count(deal.stall_point),
            deal.chance_now.map_or_else(none, words::percent),
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

/// In a sales manager's words; the formulas are the engine's.
pub(super) const DEFINITIONS: &str = "<dl>\n\
<dt>Entered</dt><dd>Deals that came into the stage in the period. Each is later advanced, lost or \
still open: the three always add up.</dd>\n\
<dt>Conversion</dt><dd>Of the deals that enter a stage, the share that will have advanced in the \
end. Open deals count for as long as they have been watched, not as failures. (Aalen–Johansen \
estimate; the interval holds the true share 95 times in 100.)</dd>\n\
<dt>Of decided</dt><dd>Advanced among advanced and lost. Runs high or low while deals are open.</dd>\n\
<dt>Half left by</dt><dd>Days within which half of the deals had left the stage, either way.</dd>\n\
<dt>Stall point</dt><dd>Four of five deals that moved on had moved by then. With fewer than 20 to \
go by, the stage's own default; a manager's own figure overrides both.</dd>\n\
<dt>Stalled</dt><dd>Open deals that have been where they are for longer than the stage's stall \
point.</dd>\n\
<dt>Chance now, fresh</dt><dd>The chance that a deal which has waited this long still advances, \
and the chance it had when it came.</dd>\n\
<dt>Skipped</dt><dd>Deals that got beyond the stage without entering it. They are in none of its \
figures.</dd>\n\
<dt>Expected</dt><dd>What would have been seen at the team's pace, or at the rate of the rest of \
the team, with the same deals watched for the same time.</dd>\n\
<dt>Flag</dt><dd>A rep and a stage worth an hour of coaching. At most one in ten is expected to be \
wrong, over all pairs together.</dd>\n\
<dt>Colour of a cell</dt><dd>How strong the evidence is that it differs from the team, in steps of \
one standard deviation; not how large the difference is.</dd>\n\
<dt>Snapshot</dt><dd>An export with one row per deal says where deals are, not how they got there: \
win rates can be told from it, conversion by stage cannot.</dd>\n\
</dl>\n";
