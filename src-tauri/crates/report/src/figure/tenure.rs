//! Tenure: a rep's first months beside those of earlier hires at the same tenure: wins so far, and
//! the share of decided deals that advanced. The band holds the middle half of the earlier hires; it
//! is what was usual, and no test.

use engine::tenure::{Band, Tenure, TenureMonth};

use super::{
    Draft, Hit, Table, hit, legend,
    legend::Key,
    panel::{CAPTION, Panel, round},
    whole_pixels,
};
use crate::{
    letters::clean,
    palette::Token,
    sheet::{Lettering, Sheet},
    words::{self, Words},
};

/// Below this width the panels stand one under the other.
const NARROW: f64 = 560.0;
/// Over a panel: its name. Under it: the months, and what they are.
const HEAD: f64 = 24.0;
const FOOT: f64 = 36.0;
/// Fewer columns would be too wide for what they hold.
const FEWEST: usize = 4;

pub(super) fn draw(words: Words, tenure: &Tenure, width: u32, wish: Option<u32>) -> Draft {
    let said = &words.tenure;
    let table = table(words, tenure);
    let title = words.tenure(tenure);
    if tenure.months.is_empty() {
        return Draft::nothing(width, wish, &title, said.none, table);
    }
    let w = f64::from(width);
    let stacked = w < NARROW;
    let natural = if stacked { 420 } else { 250 };
    let height = wish
        .unwrap_or(natural)
        .clamp(if stacked { 320 } else { 200 }, 900);
    let mut sheet = Sheet::new();
    let who = clean(&tenure.rep);
    let mut keys = vec![(Key::Interval, who.as_str())];
    if tenure.months.iter().any(|month| !month.complete) {
        keys.push((Key::Hollow, said.not_over_key));
    }
    if has_peers(tenure) {
        keys.push((Key::Swatch(Token::Ahead1), said.band_key));
        keys.push((Key::Dashed, said.median_key));
    }
    let top = legend::draw(&mut sheet, &keys, 0.0, 0.0, w) + 6.0;
    let room = f64::from(height) - top;
    let mut hits = Vec::new();
    for (ix, measure) in [wins(words), conversion(words)].iter().enumerate() {
        let at = ix as f64;
        let place = if stacked {
            let each = room / 2.0;
            (0.0, w, top + at * each, top + (at + 1.0) * each)
        } else {
            let each = (w - 28.0) / 2.0;
            let left = at * (each + 28.0);
            (left, left + each, top, f64::from(height))
        };
        measure.draw(&mut sheet, &mut hits, tenure, place);
    }
    Draft {
        sheet,
        height,
        title,
        subtitle: subtitle(words, tenure),
        hits,
        table,
    }
}

/// What a panel shows of a month.
struct Measure {
    words: Words,
    name: &'static str,
    value: fn(&TenureMonth) -> Option<f64>,
    /// Its 95 % interval, where it is an estimate.
    interval: fn(&TenureMonth) -> Option<(f64, f64)>,
    peers: fn(&TenureMonth) -> Option<Band>,
    /// It is a share: the scale ends at 1.
    share: bool,
}

fn wins(words: Words) -> Measure {
    Measure {
        words,
        name: words.tenure.wins,
        value: |month| Some(f64::from(month.wins)),
        interval: |_| None,
        peers: |month| month.wins_peers,
        share: false,
    }
}

fn conversion(words: Words) -> Measure {
    Measure {
        words,
        name: words.tenure.conversion,
        value: |month| month.conversion.map(|found| found.estimate),
        interval: |month| month.conversion.map(|found| (found.low, found.high)),
        peers: |month| month.conversion_peers,
        share: true,
    }
}

impl Measure {
    fn draw(
        &self,
        sheet: &mut Sheet,
        hits: &mut Vec<Hit>,
        tenure: &Tenure,
        (left, right, top, foot): (f64, f64, f64, f64),
    ) {
        let months = &tenure.months;
        let (most, step) = if self.share {
            (1.0, 0.25)
        } else {
            round(self.highest(months), 4.0)
        };
        let said = |value: f64| self.said(value);
        let scale = CAPTION
            .width(&said(most))
            .max(CAPTION.width(&self.words.percent(1.0)));
        let panel = Panel {
            left: left + scale + 8.0,
            right,
            top: top + HEAD,
            foot: foot - FOOT,
            most,
        };
        let style = Lettering::new(11.0, Token::Ink2).bold();
        sheet.text(
            left,
            top + HEAD - 14.0,
            &style.fit(self.name, right - left),
            style,
        );
        let columns = months.len().max(FEWEST) as f64;
        let pitch = (panel.right - panel.left) / columns;
        let middle = |ix: usize| panel.left + pitch * (ix as f64 + 0.5);

        let bands: Vec<(f64, Band)> = months
            .iter()
            .enumerate()
            .filter_map(|(ix, month)| Some((middle(ix), (self.peers)(month)?)))
            .collect();
        let line = |of: fn(&Band) -> f64| -> Vec<(f64, f64)> {
            let points = bands.iter().map(|(x, band)| (*x, panel.y(of(band))));
            points.collect()
        };
        let (low, high) = (line(|b| b.low), line(|b| b.high));
        match bands.as_slice() {
            [] => {}
            // One month has no width of its own.
            [(x, band)] => {
                let (top, foot) = (panel.y(band.high), panel.y(band.low));
                sheet.rect(x - 8.0, top, 16.0, (foot - top).max(1.0), Token::Ahead1);
            }
            _ => {
                let around: Vec<_> = high.iter().chain(low.iter().rev()).copied().collect();
                sheet.area(&around, Token::Ahead1);
            }
        }
        panel.scale(sheet, step, said);
        sheet.dashed(&line(|b| b.median), 1.5, Token::Ink3);

        let mut line = Vec::new();
        for (ix, month) in months.iter().enumerate() {
            let Some(value) = (self.value)(month) else {
                continue;
            };
            let x = middle(ix);
            if let Some((low, high)) = (self.interval)(month) {
                let ends = [(x, panel.y(low)), (x, panel.y(high))];
                sheet.path(&ends, 2.5, Token::Interval);
            }
            line.push((x, panel.y(value)));
        }
        sheet.path(&line, 2.0, Token::Accent);
        for (ix, month) in months.iter().enumerate() {
            if let Some(value) = (self.value)(month) {
                legend::estimate(sheet, middle(ix), panel.y(value), 3.6, month.complete);
            }
            let said = self.words.count(month.month.saturating_add(1));
            sheet.text(middle(ix), panel.foot + 12.0, &said, CAPTION.middle());
            let x = panel.left + pitch * ix as f64;
            let label = self.label(tenure, month);
            hits.push(hit(
                x,
                panel.top,
                pitch,
                panel.foot - panel.top,
                label,
                None,
            ));
        }
        let axis = self.words.tenure.axis;
        let axis = CAPTION.fit(axis, panel.right - panel.left);
        sheet.text(panel.left, panel.foot + 27.0, &axis, CAPTION);
    }

    /// How high the scale must reach.
    fn highest(&self, months: &[TenureMonth]) -> f64 {
        let own = months.iter().filter_map(self.value);
        let peers = months.iter().filter_map(|m| Some((self.peers)(m)?.high));
        own.chain(peers).fold(1.0, f64::max)
    }

    fn said(&self, value: f64) -> String {
        if self.share {
            self.words.percent(value)
        } else {
            self.words.count_short(whole_pixels(value))
        }
    }

    fn label(&self, tenure: &Tenure, month: &TenureMonth) -> String {
        let words = self.words;
        let said = &words.tenure;
        let own = if self.share {
            let share = words.proportion(month.conversion.as_ref());
            said.decided(month.advances, month.decided, &share)
        } else {
            words.wins(f64::from(month.wins))
        };
        let over = if month.complete { "" } else { said.not_over };
        let peers = (self.peers)(month).map_or_else(
            || said.no_peers.to_owned(),
            |band| {
                let [low, high, median] =
                    [band.low, band.high, band.median].map(|value| self.peer(value));
                said.peers(band.n, &low, &high, &median)
            },
        );
        let month = month.month.saturating_add(1);
        said.label(&clean(&tenure.rep), month, over, &own, &peers)
    }

    /// A quartile of the earlier hires: it may lie half way between two of them.
    fn peer(&self, value: f64) -> String {
        if self.share {
            self.words.percent(value)
        } else {
            self.words.decimal(value)
        }
    }
}

/// Whether there are enough earlier hires for a band.
fn has_peers(tenure: &Tenure) -> bool {
    tenure.months.iter().any(|month| month.wins_peers.is_some())
}

fn subtitle(words: Words, tenure: &Tenure) -> String {
    let said = &words.tenure;
    let since = said.since(tenure.basis, tenure.since);
    let peers = if has_peers(tenure) {
        said.beside(tenure.peers)
    } else {
        String::new()
    };
    format!("{since}{peers}{}", said.all_counts())
}

fn table(words: Words, tenure: &Tenure) -> Table {
    let mut table = Table::new(1, words.tenure.heads());
    let none = || words::NONE.to_owned();
    for month in &tenure.months {
        let number = words.count(month.month.saturating_add(1));
        let name = if month.complete {
            number
        } else {
            words.tenure.not_over_cell(&number)
        };
        let found = month.conversion;
        let wins = month.wins_peers;
        let shares = month.conversion_peers;
        let between = |b: Band| format!("{}–{}", words.decimal(b.low), words.decimal(b.high));
        table.rows.push(vec![
            name,
            words.count(month.wins),
            wins.map_or_else(none, between),
            wins.map_or_else(none, |b| words.decimal(b.median)),
            words.count(month.decided),
            found.map_or_else(none, |c| words.percent(c.estimate)),
            found.map_or_else(none, |c| words.interval(c.low, c.high)),
            shares.map_or_else(none, |b| words.interval(b.low, b.high)),
            shares.map_or_else(none, |b| words.percent(b.median)),
        ]);
    }
    table
}
