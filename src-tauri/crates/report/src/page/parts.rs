//! The page's lists and tables, and what its numbers mean. No figures, no frame.

use crate::{
    document::{Entry, Headlined, Listing, Says},
    figure::{Align, Table},
    sheet::escape,
};

/// The five figures under the headline.
pub(super) fn figures(figures: &[Headlined]) -> String {
    let mut out = String::from("<ul class=\"figures\">\n");
    for figure in figures {
        let class = if figure.stalled {
            " class=\"stalled\""
        } else {
            ""
        };
        out.push_str(&format!(
            "<li><span>{}</span><strong{class}>{}</strong><span>{}</span></li>\n",
            figure.name,
            escape(&figure.value),
            escape(&figure.under)
        ));
    }
    out + "</ul>\n"
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

/// Rows under heads.
pub(super) fn listing(listing: &Listing) -> String {
    let mut out = String::from("<div class=\"table\"><table>\n<thead><tr>");
    for column in &listing.columns {
        let class = if column.says.is_number() {
            " class=\"r\""
        } else {
            ""
        };
        out.push_str(&format!("<th scope=\"col\"{class}>{}</th>", column.head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &listing.rows {
        out.push_str("<tr>");
        for (column, entry) in listing.columns.iter().zip(row) {
            out.push_str(&cell(column.says, entry));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    if !listing.more.is_empty() {
        out.push_str(&format!("<p class=\"small\">{}</p>\n", listing.more));
    }
    out
}

fn cell(says: Says, entry: &Entry) -> String {
    let class = match says {
        Says::Name => "w deal",
        Says::Person => "w rep",
        Says::Words => "w",
        Says::Number => "r",
        Says::Alarm => "r stalled",
        Says::Aside => "r quiet",
        Says::Chips => "causes",
    };
    let inner = match entry {
        Entry::One(text) if says.is_number() => escape(text),
        Entry::One(text) => format!("<bdi>{}</bdi>", escape(text)),
        Entry::Several(texts) => texts
            .iter()
            .map(|text| format!("<span class=\"why\">{}</span>", escape(text)))
            .collect(),
    };
    format!("<td class=\"{class}\">{inner}</td>")
}

/// What a reader must know.
pub(super) fn notes(notes: &[String]) -> String {
    let items: String = notes
        .iter()
        .map(|note| format!("<li>{}</li>\n", escape(note)))
        .collect();
    format!("<ul class=\"plain\">\n{items}</ul>\n")
}

/// Names, and what they mean.
pub(super) fn definitions(of: &[(&str, &str)]) -> String {
    let items: String = of
        .iter()
        .map(|(name, said)| format!("<dt>{name}</dt><dd>{}</dd>\n", escape(said)))
        .collect();
    format!("<dl>\n{items}</dl>\n")
}
