//! The review as a table for the terminal: plain text, no colour, no wider than asked. Names are
//! measured as terminals show them (East Asian letters are two cells wide) and cannot smuggle in
//! escape sequences.

use engine::{
    review::{Case, Review},
    trend::Trend,
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::{
    Report, behind,
    figure::Align,
    letters::clean,
    words::{self, Words},
};

/// At most so many stalled deals and problems are listed; the page and the JSON have all.
const LISTED: usize = 10;
/// So many months are listed.
const MONTHS: usize = 12;

/// The review in at most `width` columns (no fewer than 40), ending in a line break.
#[must_use]
pub fn terminal(words: Words, report: &Report, width: usize) -> String {
    let said = &words.terminal;
    let of_paper = &words.paper;
    let review = &report.review;
    let width = width.max(40);
    let mut out = String::new();
    let head = words.headline(review);
    paragraph(&mut out, &head.title, width);
    paragraph(&mut out, &head.sub, width);
    paragraph(&mut out, &said.as_of(review.as_of), width);
    let known = review.whole.deals + review.whole.open_now > 0;
    if known {
        section(&mut out, said.deals);
        paragraph(&mut out, &figures(words, review), width);
        for line in report
            .sums_in_base
            .iter()
            .flat_map(|sums| words.sums_in_base(sums))
        {
            paragraph(&mut out, &line, width);
        }
    }
    if !words::snapshot_only(review) && known {
        section(&mut out, of_paper.where_stall);
        out.push_str(&stages(words, review).render(width));
    }
    if words::snapshot_only(review) && !review.reps.is_empty() {
        section(&mut out, of_paper.rate_by_rep);
        out.push_str(&reps(words, review).render(width));
    }
    let (of_reps, of_stages): (Vec<_>, Vec<_>) =
        review.flags.iter().partition(|flag| flag.rep.is_some());
    for flag in of_stages {
        let said = words.flag(flag);
        cased(
            words,
            &mut out,
            words.whole_team,
            (&flag.case, &said),
            width,
        );
    }
    if !of_reps.is_empty() {
        section(&mut out, of_paper.whom);
        for flag in of_reps {
            let who = words.rep(flag.rep.as_deref());
            cased(
                words,
                &mut out,
                &who,
                (&flag.case, &words.flag(flag)),
                width,
            );
        }
    }
    if report.forecast.open > 0 {
        section(&mut out, of_paper.coming);
        paragraph(&mut out, &words.forecast(&report.forecast), width);
    }
    if report.trend.whole.iter().any(|month| month.entered > 0) {
        section(&mut out, of_paper.by_month);
        out.push_str(&months(words, &report.trend).render(width));
    }
    if !review.findings.is_empty() {
        section(&mut out, of_paper.marketing);
        for finding in &review.findings {
            let said = words.finding(finding);
            let of = clean(&finding.of);
            cased(words, &mut out, &of, (&finding.case, &said), width);
        }
    }
    if !report.tenure.is_empty() {
        section(&mut out, of_paper.first_year);
        if report.ramp_up.hires.len() > 1 {
            paragraph(&mut out, &words.ramp_up(&report.ramp_up), width);
        }
        for tenure in &report.tenure {
            paragraph(&mut out, &words.tenure(tenure), width);
        }
    }
    if behind::tells(review) {
        section(&mut out, of_paper.behind);
        out.push_str(&causes(words, review).render(width));
    }
    if !review.stalled_deals.is_empty() {
        section(&mut out, of_paper.talk);
        out.push_str(&deals(words, review).render(width));
        more(words, &mut out, review.stalled_deals.len());
    }
    if !review.notes.is_empty() {
        section(&mut out, of_paper.notes);
        for note in &review.notes {
            paragraph(&mut out, &words.note(note), width);
        }
    }
    if !review.problems.is_empty() {
        section(&mut out, said.not_understood);
        for problem in review.problems.iter().take(LISTED) {
            let place = if problem.row == 0 {
                clean(&problem.file)
            } else {
                said.line(&clean(&problem.file), problem.row)
            };
            paragraph(
                &mut out,
                &format!("{place}: {}", words.imports.told(&problem.told)),
                width,
            );
        }
        more(words, &mut out, review.problems.len());
    }
    out
}

/// What stands out at a stage, in a sentence.
fn cased(words: Words, out: &mut String, who: &str, (case, said): (&Case, &str), width: usize) {
    let strength = words.strength(case.strength);
    let said = words
        .terminal
        .cased(who, &clean(&case.stage), strength, said);
    paragraph(out, &said, width);
}

fn figures(words: Words, review: &Review) -> String {
    let of = &words.terminal;
    let whole = &review.whole;
    let mut said = vec![of.begun(
        [
            whole.deals,
            whole.won,
            whole.lost,
            whole.open,
            whole.open_now,
        ],
        &words.amounts_short(&whole.open_value),
    )];
    if whole.stalled > 0 {
        let held = words.amounts_short(&whole.stalled_value);
        said.push(of.stalled(whole.stalled, &held));
    }
    if whole.win_rate.is_some() {
        said.push(of.rate(&words.proportion(whole.win_rate.as_ref())));
    }
    if let Some(days) = whole.days_to_win {
        said.push(of.typically(days));
    }
    said.join(" ")
}

fn stages(words: Words, review: &Review) -> Grid {
    let mut grid = Grid::new(
        words.terminal.stage_heads(),
        [
            (Align::Left, 0),
            (Align::Right, 1),
            (Align::Right, 5),
            (Align::Right, 5),
            (Align::Right, 0),
            (Align::Right, 4),
            (Align::Right, 3),
            (Align::Right, 6),
            (Align::Right, 2),
            (Align::Right, 0),
            (Align::Right, 2),
        ],
    );
    for stage in &review.stages {
        let m = &stage.measures;
        let none = || words::NONE.to_owned();
        grid.rows.push(vec![
            clean(&stage.stage),
            words.count(m.counts.entered),
            words.count(m.counts.advanced),
            words.count(m.counts.lost),
            m.conversion
                .map_or_else(none, |c| words.percent(c.estimate)),
            m.conversion
                .map_or_else(none, |c| words.interval(c.low, c.high)),
            words.short_days(m.median_days),
            words.stall_point(stage.stall_point),
            words.count(m.open_now),
            words.count(m.stalled),
            words.amounts_short(&m.stalled_value),
        ]);
    }
    grid
}

fn reps(words: Words, review: &Review) -> Grid {
    let mut grid = Grid::new(
        words.terminal.rep_heads(),
        [
            (Align::Left, 0),
            (Align::Right, 2),
            (Align::Right, 1),
            (Align::Right, 1),
            (Align::Right, 0),
            (Align::Right, 3),
        ],
    );
    for rep in &review.reps {
        grid.rows.push(vec![
            words.rep(rep.rep.as_deref()),
            words.count(rep.whole.deals),
            words.count(rep.whole.won),
            words.count(rep.whole.lost),
            words.proportion(rep.whole.win_rate.as_ref()),
            words.short_days(rep.whole.days_to_win),
        ]);
    }
    grid
}

fn deals(words: Words, review: &Review) -> Grid {
    let mut grid = Grid::new(
        words.terminal.deal_heads(),
        [
            (Align::Left, 0),
            (Align::Left, 1),
            (Align::Left, 1),
            (Align::Right, 0),
            (Align::Right, 4),
            (Align::Right, 3),
            (Align::Right, 3),
            (Align::Right, 2),
            (Align::Left, 5),
        ],
    );
    for deal in review.stalled_deals.iter().take(LISTED) {
        let name = deal
            .name
            .as_deref()
            .or(deal.account.as_deref())
            .unwrap_or(&deal.deal_id);
        grid.rows.push(vec![
            clean(name),
            words.rep(deal.rep.as_deref()),
            clean(&deal.stage),
            words.count(deal.days),
            words.count(deal.stall_point),
            deal.chance_now
                .map_or_else(|| words::NONE.to_owned(), |share| words.percent(share)),
            deal.advance_30
                .map_or_else(|| words::NONE.to_owned(), |soon| words.percent(soon.chance)),
            deal.value
                .map_or_else(|| words::NONE.to_owned(), |value| words.money_short(value)),
            words.why(deal).join(", "),
        ]);
    }
    grid
}

/// Which causes stalled deals have, and whether they matter.
fn causes(words: Words, review: &Review) -> Grid {
    let mut grid = Grid::new(
        words.causes.heads(),
        [
            (Align::Left, 0),
            (Align::Left, 0),
            (Align::Right, 0),
            (Align::Right, 2),
            (Align::Right, 3),
            (Align::Left, 1),
        ],
    );
    grid.rows = behind::lines(words, review)
        .into_iter()
        .map(Vec::from)
        .collect();
    grid
}

/// The last months of whole deals.
fn months(words: Words, trend: &Trend) -> Grid {
    let mut grid = Grid::new(
        words.terminal.month_heads(),
        [
            (Align::Left, 0),
            (Align::Right, 1),
            (Align::Right, 0),
            (Align::Right, 4),
            (Align::Right, 4),
            (Align::Right, 0),
            (Align::Right, 3),
            (Align::Right, 2),
        ],
    );
    let first = trend.whole.len().saturating_sub(MONTHS);
    for month in trend.whole.iter().skip(first) {
        let none = || words::NONE.to_owned();
        let found = month.conversion;
        grid.rows.push(vec![
            words.month_of(month.month),
            words.count(month.entered),
            words.count(month.advanced),
            words.count(month.lost),
            words.count(month.open),
            found.map_or_else(none, |c| words.percent(c.estimate)),
            found.map_or_else(none, |c| words.interval(c.low, c.high)),
            month
                .still_to_come
                .map_or_else(none, |share| words.percent(share)),
        ]);
    }
    grid
}

fn more(words: Words, out: &mut String, all: usize) {
    if all > LISTED {
        out.push_str(&words.terminal.more(all - LISTED));
        out.push('\n');
    }
}

fn section(out: &mut String, title: &str) {
    out.push_str(&format!("\n{title}\n{}\n", "─".repeat(title.width())));
}

/// Words broken at spaces, further lines indented.
fn paragraph(out: &mut String, text: &str, width: usize) {
    let mut used = 0;
    for word in text.split(' ') {
        let mut word = cut(word, width - 2);
        if word.is_empty() {
            continue;
        }
        let long = word.width();
        if used > 0 && used + 1 + long > width {
            out.push_str("\n  ");
            used = 2;
        } else if used > 0 {
            word.insert(0, ' ');
            used += 1;
        }
        out.push_str(&word);
        used += long;
    }
    out.push('\n');
}

struct Grid {
    /// Head, side, and when the column is given up for want of room: the highest first, 0 never.
    columns: Vec<(&'static str, Align, u8)>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    fn new<const N: usize>(heads: [&'static str; N], columns: [(Align, u8); N]) -> Self {
        let each = heads.into_iter().zip(columns);
        Self {
            columns: each
                .map(|(head, (align, given_up))| (head, align, given_up))
                .collect(),
            rows: Vec::new(),
        }
    }

    fn render(&self, width: usize) -> String {
        let natural: Vec<usize> = (0..self.columns.len())
            .map(|ix| {
                let cells = self
                    .rows
                    .iter()
                    .filter_map(|r| r.get(ix))
                    .map(|c| c.width());
                cells.chain([self.columns[ix].0.width()]).max().unwrap_or(0)
            })
            .collect();
        // Words may be cut down to so many cells; numbers never are.
        let least = |ix: usize| match self.columns[ix].1 {
            Align::Left => natural[ix].min(18),
            Align::Right => natural[ix],
        };
        let mut shown: Vec<usize> = (0..self.columns.len()).collect();
        let needed = |shown: &[usize]| {
            shown.iter().map(|ix| least(*ix)).sum::<usize>() + 2 * shown.len().saturating_sub(1)
        };
        while needed(&shown) > width {
            let Some(given_up) = shown
                .iter()
                .copied()
                .filter(|ix| self.columns[*ix].2 > 0)
                .max_by_key(|ix| self.columns[*ix].2)
            else {
                break;
            };
            shown.retain(|ix| *ix != given_up);
        }
        // What room is left goes to the words, first column first.
        let mut widths: Vec<usize> = shown.iter().map(|ix| least(*ix)).collect();
        let mut spare = width.saturating_sub(needed(&shown));
        for (at, ix) in shown.iter().enumerate() {
            let wish = natural[*ix].saturating_sub(widths[at]).min(spare);
            widths[at] += wish;
            spare -= wish;
        }
        let line = |cells: &mut dyn Iterator<Item = &str>| {
            let mut line = String::new();
            for ((at, ix), cell) in shown.iter().enumerate().zip(cells) {
                if at > 0 {
                    line.push_str("  ");
                }
                let cell = cut(cell, widths[at]);
                let pad = " ".repeat(widths[at] - cell.width());
                match self.columns[*ix].1 {
                    Align::Left => line.extend([cell.as_str(), pad.as_str()]),
                    Align::Right => line.extend([pad.as_str(), cell.as_str()]),
                }
            }
            let mut line = line.trim_end().to_owned();
            line.push('\n');
            line
        };
        let mut out = line(&mut shown.iter().map(|ix| self.columns[*ix].0));
        for row in &self.rows {
            out.push_str(&line(
                &mut shown
                    .iter()
                    .map(|ix| row.get(*ix).map_or("", String::as_str)),
            ));
        }
        out
    }
}

/// A text in at most `room` cells, its end replaced by an ellipsis where it is longer.
fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let mut out = String::new();
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > room {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests;
