//! Time in stage: how long deals stay (quartiles of all that left), the stall point, and each open
//! deal by how long it has waited. The axis runs on the square root of days, so that the short
//! stays keep their room, and ends where the stays end: deals far beyond are counted at its edge.

mod said;

use engine::{
    review::{Review, StageFigures},
    selection::Selection,
};

use super::{Draft, Hit, hit, legend, legend::Key, rows};
use said::{past, stall_point, stalled_label, table, title};

use crate::{
    letters::clean,
    palette::Token,
    sheet::{Lettering, Sheet},
    words::{self, Words},
};

const GAP: f64 = 14.0;
/// More dots than this per stage say nothing more.
const DOTS: usize = 240;

pub(super) fn draw(words: Words, review: &Review, width: u32, wish: Option<u32>) -> Draft {
    let of = &words.waiting;
    let table = table(words, review);
    let nothing = review
        .stages
        .iter()
        .all(|s| s.open_days.is_empty() && s.measures.median_days.is_none());
    if nothing {
        let (title, why) = if words::snapshot_only(review) {
            (of.snapshot_title, of.snapshot_why)
        } else {
            (of.none_title, words.longer_period)
        };
        return Draft::nothing(width, wish, title, why, table);
    }
    let mut sheet = Sheet::new();
    let mut hits = Vec::new();
    let w = f64::from(width);
    let narrow = w < 560.0;
    let keys = [
        (Key::Quartiles, of.quartiles_key),
        (Key::StallPoint, of.stall_key),
        (Key::Open, of.open_key),
        (Key::Stalled, of.stalled_key),
    ];
    let head = legend::draw(&mut sheet, &keys, 0.0, 0.0, w) + 14.0;

    let said: Vec<String> = review
        .stages
        .iter()
        .map(|s| past(words, s, narrow))
        .collect();
    let style = Lettering::new(12.0, Token::Ink2).end();
    let right = said
        .iter()
        .map(|s| style.bold().width(s))
        .fold(0.0, f64::max)
        .ceil();
    let names: Vec<String> = review.stages.iter().map(|s| clean(&s.stage)).collect();
    let name = Lettering::new(13.0, Token::Ink);
    let label = rows::names_width(names.iter().map(String::as_str), name, w * 0.26);
    let grid = rows::Rows::new(
        review.stages.len(),
        (head + 10.0, 4.0),
        (30.0, 38.0, 56.0),
        wish,
    );

    // Room at the axis' end for the count of deals beyond it.
    let beyond = Lettering::new(10.0, Token::StalledInk);
    let edge = beyond.width(&most_beyond(words)) + 4.0;
    let left = label + GAP;
    let axis = Axis {
        left,
        right: w - right - GAP - edge,
        days: last_day(review),
    };
    let bottom = grid.y(review.stages.len());
    let caption = Lettering::new(11.0, Token::Ink3).middle();
    let mut free = f64::MIN;
    for day in [
        0, 1, 3, 7, 14, 30, 60, 90, 180, 365, 730, 1_460, 3_650, 7_300, 36_500,
    ] {
        let x = axis.x(day);
        let said = if day == 0 {
            of.zero_days.to_owned()
        } else {
            words.count(day)
        };
        let half = caption.width(&said) / 2.0;
        if day <= axis.days && x - half > free {
            sheet.path(&[(x, grid.top), (x, bottom)], 1.0, Token::Hairline);
            sheet.text(x, head, &said, caption);
            free = x + half + 8.0;
        }
    }
    for (ix, stage) in review.stages.iter().enumerate() {
        if ix > 0 {
            sheet.path(&[(0.0, grid.y(ix)), (w, grid.y(ix))], 1.0, Token::Hairline);
        }
        let y = grid.middle(ix);
        sheet.text(0.0, y, &name.fit(&names[ix], label), name);
        let row = Row {
            stage,
            shown: &names[ix],
            top: grid.y(ix),
            pitch: grid.pitch,
        };
        stays(words, &mut sheet, &mut hits, &axis, &row);
        open(words, &mut sheet, &mut hits, &axis, &row, beyond);
        let stalled = stage.measures.stalled > 0;
        let said_style = if stalled {
            Lettering {
                colour: Token::StalledInk,
                ..style
            }
            .bold()
        } else {
            style
        };
        sheet.text(w, y, &said[ix], said_style);
        if stage.measures.open_now > 0 {
            let label = stalled_label(words, &row);
            let selection = Selection::Open {
                stage: Some(stage.stage.clone()),
                rep: None,
                stalled,
            };
            hits.push(hit(
                w - right,
                row.top,
                right,
                row.pitch,
                label,
                Some(selection),
            ));
        }
    }
    Draft {
        sheet,
        height: grid.height,
        title: title(words, review),
        subtitle: of.subtitle.to_owned(),
        hits,
        table,
    }
}

/// Days to pixels, on the square root.
struct Axis {
    left: f64,
    right: f64,
    days: u32,
}

impl Axis {
    fn x(&self, day: u32) -> f64 {
        let share = (f64::from(day.min(self.days)) / f64::from(self.days.max(1))).sqrt();
        self.left + share * (self.right - self.left)
    }
}

/// Where the axis ends: half as far again as the longest usual stay or stall point, or the longest
/// wait where that is sooner.
fn last_day(review: &Review) -> u32 {
    let usual = review
        .stages
        .iter()
        .flat_map(|s| {
            [
                s.measures.quartile_days[1],
                s.measures.median_days,
                s.stall_point.days,
            ]
        })
        .flatten()
        .max()
        .unwrap_or(0);
    let longest = review
        .stages
        .iter()
        .filter_map(|s| s.open_days.last().copied())
        .max()
        .unwrap_or(0);
    let reach = usual.saturating_add(usual / 2);
    let last = if usual == 0 {
        longest.min(365)
    } else {
        longest.clamp(usual, reach.max(usual))
    };
    last.clamp(7, 100_000)
}

struct Row<'a> {
    stage: &'a StageFigures,
    shown: &'a str,
    top: f64,
    pitch: f64,
}

fn stays(words: Words, sheet: &mut Sheet, hits: &mut Vec<Hit>, axis: &Axis, row: &Row<'_>) {
    let measures = &row.stage.measures;
    let middle = row.top + row.pitch * 0.7;
    if let Some(from) = measures.quartile_days[0] {
        let x = axis.x(from);
        // Where three quarters never left, the box stays open to the right, as a line.
        match measures.quartile_days[1] {
            Some(to) => sheet.rect(
                x,
                middle - 4.0,
                (axis.x(to) - x).max(2.0),
                8.0,
                Token::Interval,
            ),
            None => {
                let end = measures.median_days.map_or(x + 2.0, |m| axis.x(m));
                sheet.rect(x, middle - 4.0, end - x, 8.0, Token::Interval);
                sheet.dashed(&[(end, middle), (axis.right, middle)], 1.5, Token::Interval);
            }
        }
    }
    if let Some(median) = measures.median_days {
        let x = axis.x(median);
        sheet.path(&[(x, middle - 5.5), (x, middle + 5.5)], 2.0, Token::Accent);
    }
    if let Some(point) = row.stage.stall_point.days {
        let x = axis.x(point);
        sheet.path(
            &[(x, row.top + 4.0), (x, row.top + row.pitch - 4.0)],
            2.0,
            Token::Stalled,
        );
    }
    if measures.counts.entered > 0 {
        let [q1, q3] = measures.quartile_days;
        let quartiles = [q1, measures.median_days, q3].map(|days| words.short_days(days));
        let label = words.waiting.stay(
            row.shown,
            quartiles.each_ref().map(String::as_str),
            measures.counts.entered,
            measures.counts.open,
            &stall_point(words, row.stage),
        );
        let selection = Selection::Passages {
            stage: row.stage.stage.clone(),
            outcome: None,
            rep: None,
        };
        let top = row.top + row.pitch / 2.0;
        let width = axis.right - axis.left;
        hits.push(hit(
            axis.left,
            top,
            width,
            row.pitch / 2.0,
            label,
            Some(selection),
        ));
    }
}

/// The widest count of deals beyond the axis.
fn most_beyond(words: Words) -> String {
    format!("{} ›", words.count(2_000))
}

fn open(
    words: Words,
    sheet: &mut Sheet,
    hits: &mut Vec<Hit>,
    axis: &Axis,
    row: &Row<'_>,
    beyond: Lettering,
) {
    let days = &row.stage.open_days;
    let point = row.stage.stall_point.days;
    let middle = row.top + row.pitch * 0.28;
    let spread = row.pitch * 0.3 - 4.0;
    let step = days.len().div_ceil(DOTS).max(1);
    let shown = days.iter().filter(|d| **d <= axis.days).step_by(step);
    for (ix, day) in shown.enumerate() {
        // Neighbours in time land at different heights, the same way on every run.
        let lift = f64::from(u32::try_from(ix * 5 % 7).unwrap_or(0)) / 6.0 - 0.5;
        let (x, y) = (axis.x(*day), middle + lift * spread);
        if point.is_some_and(|p| *day > p) {
            legend::diamond(sheet, x, y, 3.4);
        } else {
            sheet.ring(x, y, 2.2, 1.2, Token::Ink3);
        }
    }
    let far = days.iter().filter(|d| **d > axis.days).count();
    if far > 0 {
        let said = format!("{} ›", words.count(engine::count::of(far)));
        sheet.text(axis.right + 6.0, middle, &said, beyond);
    }
    if days.is_empty() {
        return;
    }
    let stage = Some(row.stage.stage.clone());
    let split = point.map_or(axis.right, |p| axis.x(p));
    let half = row.pitch / 2.0;
    let all = Selection::Open {
        stage: stage.clone(),
        rep: None,
        stalled: false,
    };
    let now = row.stage.measures.open_now;
    let label = words
        .waiting
        .open_now(row.shown, now, &stall_point(words, row.stage));
    hits.push(hit(
        axis.left,
        row.top,
        split - axis.left,
        half,
        label,
        Some(all),
    ));
    if row.stage.measures.stalled > 0 {
        let mut label = stalled_label(words, row);
        if far > 0 {
            label.push_str(&words.waiting.beyond(far, axis.days));
        }
        let stalled = Selection::Open {
            stage,
            rep: None,
            stalled: true,
        };
        let width = axis.right - split + beyond.width(&most_beyond(words)) + 4.0;
        hits.push(hit(split, row.top, width, half, label, Some(stalled)));
    }
}
