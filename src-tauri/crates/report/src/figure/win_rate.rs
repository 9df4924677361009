//! Win rate per rep, with its interval, against the team's: what a snapshot can say. Not stage by
//! stage, and no flag: an interval that holds the team's line is no difference.

use engine::{
    review::{RepFigures, Review},
    selection::Selection,
};

use super::{Draft, Table, hit, legend, legend::Key, rows};
use crate::{
    evidence::FEW,
    palette::Token,
    sheet::{Lettering, Sheet},
    words::{self, Words},
};

const GAP: f64 = 14.0;

pub(super) fn draw(words: Words, review: &Review, width: u32, wish: Option<u32>) -> Draft {
    let said = &words.win_rate;
    let table = table(words, review);
    let closed: Vec<&RepFigures> = review
        .reps
        .iter()
        .filter(|r| r.whole.win_rate.is_some())
        .collect();
    let Some(team) = review.whole.win_rate.filter(|_| !closed.is_empty()) else {
        return Draft::nothing(width, wish, said.none_title, said.none_why, table);
    };
    let mut sheet = Sheet::new();
    let mut hits = Vec::new();
    let w = f64::from(width);
    let team_said = said.team(team.estimate);
    let keys = [
        (Key::Interval, said.interval_key),
        (Key::Team, team_said.as_str()),
    ];
    let head = legend::draw(&mut sheet, &keys, 0.0, 0.0, w) + 12.0;
    let name = Lettering::new(12.5, Token::Ink);
    let names: Vec<String> = closed.iter().map(|r| words.rep(r.rep.as_deref())).collect();
    let label = rows::names_width(names.iter().map(String::as_str), name, w * 0.3);
    let value = Lettering::new(12.5, Token::Ink).bold().end();
    let counts = Lettering::new(11.0, Token::Ink2).end();
    let of: Vec<String> = closed
        .iter()
        .map(|r| said.of(r.whole.won, r.whole.won + r.whole.lost))
        .collect();
    let of_width = of
        .iter()
        .map(|o| counts.width(o))
        .fold(0.0, f64::max)
        .ceil();
    let value_x = w - of_width - GAP;
    let left = label + GAP + 4.0;
    let right = value_x - value.width(&words.percent(0.999)) - GAP - 8.0;
    let x = |share: f64| left + (right - left) * share.clamp(0.0, 1.0);
    let grid = rows::Rows::new(closed.len(), (head + 10.0, 4.0), (20.0, 24.0, 36.0), wish);
    let bottom = grid.y(closed.len());
    let caption = Lettering::new(11.0, Token::Ink3).middle();
    for (share, label) in [(0.0, "0"), (0.5, "50"), (1.0, "100\u{a0}%")] {
        sheet.path(
            &[(x(share), grid.top), (x(share), bottom)],
            1.0,
            Token::Hairline,
        );
        sheet.text(x(share), head, label, caption);
    }
    for (ix, rep) in closed.iter().enumerate() {
        let Some(rate) = rep.whole.win_rate else {
            continue;
        };
        let y = grid.middle(ix);
        sheet.text(0.0, y, &name.fit(&names[ix], label), name);
        sheet.path(&[(x(rate.low), y), (x(rate.high), y)], 3.0, Token::Interval);
        sheet.dot(x(rate.estimate), y, 3.6, Token::Accent);
        sheet.text(value_x, y, &words.percent(rate.estimate), value);
        sheet.text(w, y, &of[ix], counts);
        let label = said.label(
            &names[ix],
            rep.whole.won,
            rep.whole.won + rep.whole.lost,
            rate.estimate,
            &words.interval(rate.low, rate.high),
            team.estimate,
        );
        let selection = Selection::Deals {
            outcome: None,
            rep: rep.rep.clone(),
        };
        let selection = rep.rep.is_some().then_some(selection);
        hits.push(hit(0.0, grid.y(ix), w, grid.pitch, label, selection));
    }
    sheet.path(
        &[(x(team.estimate), grid.top), (x(team.estimate), bottom)],
        1.5,
        Token::Ink3,
    );
    Draft {
        sheet,
        height: grid.height,
        title: title(words, &closed, team.estimate),
        subtitle: said.subtitle.to_owned(),
        hits,
        table,
    }
}

/// The range, not a verdict: of 35 intervals at 95 %, two miss the team's line by chance.
fn title(words: Words, closed: &[&RepFigures], team: f64) -> String {
    let rates: Vec<f64> = closed
        .iter()
        .filter(|r| r.whole.won + r.whole.lost >= FEW)
        .filter_map(|r| r.whole.win_rate.map(|rate| rate.estimate))
        .collect();
    let low = rates.iter().copied().fold(f64::INFINITY, f64::min);
    let high = rates.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if rates.len() < 2 {
        words.win_rate.team_wins(team)
    } else {
        words.win_rate.range(&words.interval(low, high), team)
    }
}

fn table(words: Words, review: &Review) -> Table {
    let mut table = Table::new(1, words.win_rate.heads());
    for rep in &review.reps {
        let whole = &rep.whole;
        let rate = whole.win_rate;
        table.rows.push(vec![
            words.rep(rep.rep.as_deref()),
            words.count(whole.deals),
            words.count(whole.won),
            words.count(whole.lost),
            words.count(whole.open),
            rate.map_or_else(|| words::NONE.to_owned(), |r| words.percent(r.estimate)),
            rate.map_or_else(|| words::NONE.to_owned(), |r| words.interval(r.low, r.high)),
            words.short_days(whole.days_to_win),
        ]);
    }
    table
}
