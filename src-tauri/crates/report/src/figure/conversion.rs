//! Stage conversion: per stage what became of the deals that entered, and how likely one is to
//! advance in the end. Bars share one scale, so that the funnel's shape shows.

mod said;

use engine::{
    review::{Review, StageFigures},
    selection::{Outcome, Selection},
};

use super::{Draft, Hit, hit, legend, legend::Key, rows};
use said::{fewest, table, title};

use crate::{
    letters::clean,
    palette::Token,
    sheet::{Lettering, Sheet},
    words::{self, Words},
};

const GAP: f64 = 14.0;
const BAR: f64 = 14.0;

pub(super) fn draw(words: Words, review: &Review, width: u32, wish: Option<u32>) -> Draft {
    let said = &words.conversion;
    let table = table(words, review);
    if words::snapshot_only(review) {
        return Draft::nothing(width, wish, said.snapshot_title, said.snapshot_why, table);
    }
    let most = review
        .stages
        .iter()
        .map(|s| s.measures.counts.entered)
        .max()
        .unwrap_or(0);
    if most == 0 {
        return Draft::nothing(width, wish, said.none_title, words.longer_period, table);
    }
    let finding = fewest(review);
    let mut sheet = Sheet::new();
    let mut hits = Vec::new();
    let w = f64::from(width);
    let narrow = w < 560.0;

    let mut keys = vec![
        (Key::Swatch(Token::Advanced), said.advanced),
        (Key::Swatch(Token::Lost), said.lost),
        (Key::Swatch(Token::Open), said.open),
        (Key::Interval, said.interval),
    ];
    if review.stages.iter().any(|s| s.previous.is_some()) {
        keys.push((Key::Before, said.before));
    }
    let skips = review.stages.iter().any(|s| s.measures.counts.skipped > 0);
    if narrow && skips {
        keys.push((Key::Words, said.skipped_key));
    }
    let legend_height = legend::draw(&mut sheet, &keys, 0.0, 0.0, w);

    let layout = Layout::new(words, review, w, narrow);
    let head = legend_height + 14.0;
    let grid = rows::Rows::new(
        review.stages.len(),
        (head + 10.0, 6.0),
        (24.0, 30.0, 44.0),
        wish,
    );
    let bottom = grid.y(review.stages.len());
    let caption = Lettering::new(11.0, Token::Ink3);
    sheet.text(
        layout.bar,
        head,
        &caption.fit(said.entered, layout.bar_room),
        caption,
    );
    for (share, label) in [(0.0, "0"), (0.5, "50"), (1.0, "100\u{a0}%")] {
        let x = layout.share(share);
        sheet.path(&[(x, grid.top), (x, bottom)], 1.0, Token::Hairline);
        if !(0.25..=0.75).contains(&share) || layout.axis_room > 110.0 {
            sheet.text(x, head, label, caption.middle());
        }
    }
    for (ix, stage) in review.stages.iter().enumerate() {
        let y = grid.middle(ix);
        if ix > 0 {
            sheet.path(&[(0.0, grid.y(ix)), (w, grid.y(ix))], 1.0, Token::Hairline);
        }
        let name = Lettering::new(13.0, Token::Ink);
        let found = finding.is_some_and(|f| f.stage == stage.stage);
        let name = if found { name.bold() } else { name };
        let shown = clean(&stage.stage);
        sheet.text(0.0, y, &name.fit(&shown, layout.names), name);
        let row = Row {
            stage,
            shown: &shown,
            y,
            pitch: grid.pitch,
        };
        bars(
            words,
            &mut sheet,
            &mut hits,
            &layout,
            &row,
            (f64::from(most), narrow),
        );
        interval(words, &mut sheet, &mut hits, &layout, &row);
    }
    Draft {
        sheet,
        height: grid.height,
        title: title(words, review, finding),
        subtitle: said.subtitle.to_owned(),
        hits,
        table,
    }
}

/// Where the columns lie.
struct Layout {
    names: f64,
    bar: f64,
    /// The longest bar.
    bar_length: f64,
    /// Radius of an estimate.
    dot: f64,
    /// The bars with what is said behind them.
    bar_room: f64,
    axis: f64,
    axis_room: f64,
    value: f64,
}

impl Layout {
    fn new(words: Words, review: &Review, w: f64, narrow: bool) -> Self {
        let names: Vec<String> = review.stages.iter().map(|s| clean(&s.stage)).collect();
        let bold = Lettering::new(13.0, Token::Ink).bold();
        let names = rows::names_width(names.iter().map(String::as_str), bold, w * 0.26);
        let value_width = bold.width(&words.percent(0.999));
        let room = w - names - value_width - 3.0 * GAP - 16.0;
        let axis_room = (room * 0.4).min(420.0);
        let bar_room = room - axis_room;
        // The longest scale at which every bar leaves room for what is said behind it.
        let most = review
            .stages
            .iter()
            .map(|s| s.measures.counts.entered)
            .max()
            .unwrap_or(0);
        let bar_length = review
            .stages
            .iter()
            .filter(|s| s.measures.counts.entered > 0)
            .map(|s| {
                let share = f64::from(s.measures.counts.entered) / f64::from(most);
                (bar_room - behind_width(&behind(words, s, narrow)) - 12.0) / share
            })
            .fold(bar_room, f64::min);
        let bar = names + GAP;
        Self {
            names,
            bar,
            bar_length: bar_length.max(12.0),
            dot: if narrow { 3.2 } else { 4.0 },
            bar_room,
            // Half of "100 %" stands beyond the axis' end.
            axis: bar + bar_room + GAP,
            axis_room,
            value: w,
        }
    }

    fn share(&self, share: f64) -> f64 {
        self.axis + self.axis_room * share.clamp(0.0, 1.0)
    }
}

struct Row<'a> {
    stage: &'a StageFigures,
    shown: &'a str,
    y: f64,
    pitch: f64,
}

const BEHIND: Lettering = Lettering::new(11.0, Token::Ink2);

/// What stands behind a bar: how many entered, and how many skipped the stage.
fn behind(words: Words, stage: &StageFigures, narrow: bool) -> (String, String) {
    let counts = stage.measures.counts;
    let skipped = match (counts.skipped, narrow) {
        (0, _) => String::new(),
        (n, true) => format!("+{}", words.count_short(n)),
        (n, false) => words.conversion.skipped_behind(n),
    };
    let entered = |n: u32| {
        if narrow {
            words.count_short(n)
        } else {
            words.count(n)
        }
    };
    (entered(counts.entered), skipped)
}

fn behind_width((entered, skipped): &(String, String)) -> f64 {
    BEHIND.width(entered)
        + if skipped.is_empty() {
            0.0
        } else {
            4.0 + BEHIND.width(skipped)
        }
}

fn bars(
    words: Words,
    sheet: &mut Sheet,
    hits: &mut Vec<Hit>,
    layout: &Layout,
    row: &Row<'_>,
    (most, narrow): (f64, bool),
) {
    let said = &words.conversion;
    let counts = row.stage.measures.counts;
    let top = row.y - BAR / 2.0;
    let mut x = layout.bar;
    let parts = [
        (
            counts.advanced,
            Token::Advanced,
            Outcome::Advanced,
            said.advanced,
        ),
        (counts.lost, Token::Lost, Outcome::Lost, said.lost),
        (counts.open, Token::Open, Outcome::Open, said.still_open),
    ];
    for (n, colour, outcome, ended) in parts {
        if n == 0 {
            continue;
        }
        let length = f64::from(n) / most * layout.bar_length;
        // One pixel between parts; a part that is there is seen.
        sheet.rect(x, top, (length - 1.0).max(1.0), BAR, colour);
        let share = f64::from(n) / f64::from(counts.entered);
        let label = said.part(row.shown, n, ended, share, counts.entered);
        let selection = Selection::Passages {
            stage: row.stage.stage.clone(),
            outcome: Some(outcome),
            rep: None,
        };
        hits.push(hit(
            x,
            row.y - row.pitch / 2.0,
            length,
            row.pitch,
            label,
            Some(selection),
        ));
        x += length.max(2.0);
    }
    let (entered, skipped) = behind(words, row.stage, narrow);
    sheet.text(x + 6.0, row.y, &entered, BEHIND);
    if !skipped.is_empty() {
        let at = x + 10.0 + BEHIND.width(&entered);
        sheet.text(
            at,
            row.y,
            &skipped,
            Lettering {
                colour: Token::Ink3,
                ..BEHIND
            },
        );
        let label = said.skipped(row.shown, counts.skipped);
        let selection = Selection::Skipped {
            stage: row.stage.stage.clone(),
        };
        let width = BEHIND.width(&skipped);
        hits.push(hit(
            at,
            row.y - row.pitch / 2.0,
            width,
            row.pitch,
            label,
            Some(selection),
        ));
    }
}

fn interval(words: Words, sheet: &mut Sheet, hits: &mut Vec<Hit>, layout: &Layout, row: &Row<'_>) {
    let said = &words.conversion;
    let y = row.y;
    let counts = row.stage.measures.counts;
    sheet.path(
        &[(layout.share(0.0), y), (layout.share(1.0), y)],
        1.0,
        Token::Line,
    );
    let value = Lettering::new(13.0, Token::Ink).end();
    let Some(found) = row.stage.measures.conversion else {
        sheet.text(
            layout.value,
            y,
            words::NONE,
            Lettering {
                colour: Token::Ink3,
                ..value
            },
        );
        return;
    };
    let (low, high) = (layout.share(found.low), layout.share(found.high));
    sheet.path(&[(low, y), (high, y)], 3.0, Token::Interval);
    if let Some(before) = row.stage.previous {
        legend::before(sheet, layout.share(before.estimate), y);
    }
    sheet.dot(layout.share(found.estimate), y, layout.dot, Token::Accent);
    sheet.text(
        layout.value,
        y,
        &words.percent(found.estimate),
        value.bold(),
    );
    let decided = counts.advanced + counts.lost;
    let mut label = said.estimate(
        row.shown,
        &found,
        &words.interval(found.low, found.high),
        (counts.entered, decided, counts.open),
    );
    if let Some(before) = row.stage.previous {
        label.push_str(&said.and_before(&words.estimate(Some(&before))));
    }
    let selection = Selection::Passages {
        stage: row.stage.stage.clone(),
        outcome: None,
        rep: None,
    };
    let left = layout.share(0.0);
    let top = y - row.pitch / 2.0;
    hits.push(hit(
        left,
        top,
        layout.value - left,
        row.pitch,
        label,
        Some(selection),
    ));
}
