//! A flag's evidence, small enough for a card: the rep's curve solid over the team's dashed, each
//! named at its end.

use engine::review::{Flag, FlagProblem, Review};

use super::{Draft, Table, hit};
use crate::{
    letters::clean,
    palette::Token,
    sheet::{Lettering, Sheet},
    words,
};

const LINE: f64 = 13.0;

/// What a curve comes to: where it ends, or, where it is about pace and both end alike, when half
/// had left.
fn sum_up(problem: FlagProblem, curve: &[(u32, f64)]) -> String {
    let end = words::percent(curve.last().map_or(0.0, |point| point.1));
    let half = curve.iter().find(|point| point.1 >= 0.5);
    match (problem, half) {
        (FlagProblem::Slow, Some((day, _))) => format!("half in {}\u{a0}d", words::count(*day)),
        _ => end,
    }
}

pub(super) fn draw(review: &Review, flag: &Flag, width: u32, wish: Option<u32>) -> Draft {
    let height = wish.unwrap_or(76).clamp(56, 600);
    let (w, h) = (f64::from(width), f64::from(height));
    let who = flag.rep.as_ref().map_or_else(
        || "team".to_owned(),
        |rep| {
            words::first_names(review)
                .get(rep)
                .cloned()
                .unwrap_or_else(|| clean(rep))
        },
    );
    let (whose, done) = match flag.case.problem {
        FlagProblem::Loses => ("decided deals", "advanced"),
        FlagProblem::Slow => ("deals", "left"),
    };
    let end = |curve: &[(u32, f64)]| curve.last().map_or(0.0, |(_, share)| *share);
    let days = flag
        .case
        .curve
        .iter()
        .chain(&flag.case.team_curve)
        .map(|(day, _)| *day)
        .max()
        .unwrap_or(0)
        .max(1);
    let top = end(&flag.case.curve)
        .max(end(&flag.case.team_curve))
        .max(0.05);

    let mut sheet = Sheet::new();
    let strong = Lettering::new(11.0, Token::Accent).bold();
    let quiet = Lettering::new(11.0, Token::Ink2);
    let other = if flag.rep.is_some() { "team" } else { "" };
    let [mine, theirs] =
        [(&flag.case.curve, &who[..]), (&flag.case.team_curve, other)].map(|(curve, name)| {
            format!("{name} {}", sum_up(flag.case.problem, curve))
                .trim()
                .to_owned()
        });
    let room = (w * 0.46).min(strong.width(&mine).max(quiet.width(&theirs)) + 2.0);
    let right = w - room - 6.0;
    let base = h - 16.5;
    let x = |day: u32| f64::from(day) / f64::from(days) * right;
    let y = |share: f64| base - (share / top).clamp(0.0, 1.0) * (base - 7.0);
    let steps = |curve: &[(u32, f64)]| {
        // Shares hold until the next day at which they rise.
        let mut points = vec![(0.0, y(0.0))];
        for (day, share) in curve {
            let before = points.last().map_or(base, |p| p.1);
            points.push((x(*day), before));
            points.push((x(*day), y(*share)));
        }
        let last = points.last().map_or(base, |p| p.1);
        points.push((right, last));
        points.dedup();
        points
    };
    sheet.path(&[(0.0, base + 0.5), (right, base + 0.5)], 1.0, Token::Line);
    if !flag.case.team_curve.is_empty() {
        sheet.dashed(&steps(&flag.case.team_curve), 1.5, Token::Ink3);
    }
    if !flag.case.curve.is_empty() {
        sheet.path(&steps(&flag.case.curve), 2.0, Token::Accent);
    }
    let caption = Lettering::new(10.0, Token::Ink3);
    let last = format!("{} days", words::count(days));
    sheet.text(0.0, h - 7.0, "0", caption);
    sheet.text(right, h - 7.0, &last, caption.end());

    // Names at the lines' ends, pushed apart where the ends are close.
    let (mut a, mut b) = (y(end(&flag.case.curve)), y(end(&flag.case.team_curve)));
    if !flag.case.team_curve.is_empty() && (a - b).abs() < LINE {
        let middle = f64::midpoint(a, b).clamp(7.0 + LINE / 2.0, base - LINE / 2.0);
        let half = if a >= b { LINE / 2.0 } else { -LINE / 2.0 };
        (a, b) = (middle + half, middle - half);
    }
    sheet.text(
        right + 6.0,
        a.clamp(7.0, h - 6.0),
        &strong.fit(&mine, room),
        strong,
    );
    if !flag.case.team_curve.is_empty() {
        sheet.text(
            right + 6.0,
            b.clamp(7.0, h - 6.0),
            &quiet.fit(&theirs, room),
            quiet,
        );
    }

    let title = format!(
        "{} {} at {}",
        flag.rep
            .as_deref()
            .map_or_else(|| "The team".to_owned(), clean),
        words::problem(flag.case.problem),
        clean(&flag.case.stage)
    );
    let against = if flag.case.team_curve.is_empty() {
        String::new()
    } else {
        format!(
            " against the team's {}",
            sum_up(flag.case.problem, &flag.case.team_curve)
        )
    };
    let label = format!(
        "{title}: {} {done}, {} expected; {}{}",
        words::count(flag.case.observed),
        words::decimal(flag.case.expected),
        sum_up(flag.case.problem, &flag.case.curve),
        against,
    );
    let selection = engine::selection::Selection::Passages {
        stage: flag.case.stage.clone(),
        outcome: None,
        rep: flag.rep.clone(),
    };
    let mut table = Table::new(0, ["Day", &who, "Team"]);
    let mut at: Vec<u32> = flag
        .case
        .curve
        .iter()
        .chain(&flag.case.team_curve)
        .map(|p| p.0)
        .collect();
    at.sort_unstable();
    at.dedup();
    let share_by = |curve: &[(u32, f64)], day: u32| {
        curve
            .iter()
            .take_while(|p| p.0 <= day)
            .last()
            .map_or(0.0, |p| p.1)
    };
    for day in at {
        table.rows.push(vec![
            words::count(day),
            words::percent(share_by(&flag.case.curve, day)),
            words::percent(share_by(&flag.case.team_curve, day)),
        ]);
    }
    Draft {
        sheet,
        height,
        title,
        subtitle: format!("Share of {whose} that {done} within so many days; the team's dashed."),
        hits: vec![hit(0.0, 0.0, w, h, label, Some(selection))],
        table,
    }
}
