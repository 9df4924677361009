//! The evidence of a flag or a finding, small enough for a card: the curve of those it is about
//! solid over the dashed one that it is held against, each named at its end.

use engine::{
    review::{Against, Aspect, Case, Finding, Flag, FlagProblem, Review},
    selection::Selection,
};

use super::{Draft, Table, hit, panel::steps};
use crate::{
    letters::clean,
    palette::Token,
    sheet::{Lettering, Sheet},
    words::{self, Words},
};

const LINE: f64 = 13.0;

/// The evidence of a flag on a rep, or on a stage of the whole team.
pub(super) fn of_flag(
    words: Words,
    review: &Review,
    flag: &Flag,
    width: u32,
    wish: Option<u32>,
) -> Draft {
    let said = &words.curve;
    let team = || said.team_subject.to_owned();
    let subject = flag.rep.as_deref().map_or_else(team, clean);
    let short = flag.rep.as_ref().map(|rep| {
        let known = words::first_names(review).get(rep).cloned();
        known.unwrap_or_else(|| clean(rep))
    });
    let selection = match flag.case.against {
        // Held value is about the deals that wait now, not about those that went through.
        Against::Held => Selection::Open {
            stage: Some(flag.case.stage.clone()),
            rep: flag.rep.clone(),
            stalled: true,
        },
        Against::Rest | Against::Before => Selection::Passages {
            stage: flag.case.stage.clone(),
            outcome: None,
            rep: flag.rep.clone(),
        },
    };
    let (mine, theirs) = match flag.case.against {
        Against::Rest => (short.unwrap_or_else(|| said.team.to_owned()), said.team),
        Against::Before => (said.now.to_owned(), said.before),
        Against::Held => (said.now.to_owned(), said.usual),
    };
    let names = Names {
        subject,
        mine,
        theirs,
        dashed: match flag.case.against {
            Against::Rest => said.dashed_team(),
            Against::Before => said.dashed_before(),
            Against::Held => said.dashed_usual(),
        },
        of_others: false,
    };
    draw(words, &flag.case, &names, Some(selection), (width, wish))
}

/// The evidence of a finding on a lead source or a persona.
pub(super) fn of_finding(words: Words, finding: &Finding, width: u32, wish: Option<u32>) -> Draft {
    let said = &words.curve;
    let of = clean(&finding.of);
    let names = Names {
        subject: match finding.aspect {
            Aspect::Source => said.deals_from(&of),
            Aspect::Persona => said.with_persona(&of),
        },
        mine: of,
        theirs: said.others,
        dashed: said.dashed_others(),
        of_others: true,
    };
    // No selection narrows to a source or persona: that is what the filters do.
    draw(words, &finding.case, &names, None, (width, wish))
}

/// What the curves are called.
struct Names {
    /// In a sentence.
    subject: String,
    /// At the solid one's end.
    mine: String,
    /// At the dashed one's end.
    theirs: &'static str,
    /// The dashed one, in a sentence.
    dashed: &'static str,
    /// It is about deals from a source or with a persona, held against the others.
    of_others: bool,
}

/// What a curve comes to: where it ends, or, where it is about pace and both end alike, when half
/// had left.
fn sum_up(words: Words, problem: FlagProblem, curve: &[(u32, f64)]) -> String {
    let end = words.percent(curve.last().map_or(0.0, |point| point.1));
    let half = curve.iter().find(|point| point.1 >= 0.5);
    match (problem, half) {
        (FlagProblem::Slow, Some((day, _))) => words.curve.half_in(*day),
        _ => end,
    }
}

fn draw(
    words: Words,
    case: &Case,
    names: &Names,
    selection: Option<Selection>,
    (width, wish): (u32, Option<u32>),
) -> Draft {
    let height = wish.unwrap_or(76).clamp(56, 600);
    let (w, h) = (f64::from(width), f64::from(height));
    let end = |curve: &[(u32, f64)]| curve.last().map_or(0.0, |(_, share)| *share);
    let days = case.curve.iter().chain(&case.team_curve);
    let days = days.map(|(day, _)| *day).max().unwrap_or(0).max(1);
    let top = end(&case.curve).max(end(&case.team_curve)).max(0.05);

    let mut sheet = Sheet::new();
    let strong = Lettering::new(11.0, Token::Accent).bold();
    let quiet = Lettering::new(11.0, Token::Ink2);
    let [mine, theirs] = [
        (&case.curve, names.mine.as_str()),
        (&case.team_curve, names.theirs),
    ]
    .map(|(curve, name)| format!("{name} {}", sum_up(words, case.problem, curve)));
    let room = (w * 0.46).min(strong.width(&mine).max(quiet.width(&theirs)) + 2.0);
    let right = w - room - 6.0;
    let base = h - 16.5;
    let x = |day: u32| f64::from(day) / f64::from(days) * right;
    let y = |share: f64| base - (share / top).clamp(0.0, 1.0) * (base - 7.0);
    let line = |curve: &[(u32, f64)]| {
        let mut points = vec![(0.0, y(0.0))];
        points.extend(curve.iter().map(|(day, share)| (x(*day), y(*share))));
        points.push((right, y(end(curve))));
        steps(&points)
    };
    sheet.path(&[(0.0, base + 0.5), (right, base + 0.5)], 1.0, Token::Line);
    if !case.team_curve.is_empty() {
        sheet.dashed(&line(&case.team_curve), 1.5, Token::Ink3);
    }
    if !case.curve.is_empty() {
        sheet.path(&line(&case.curve), 2.0, Token::Accent);
    }
    let caption = Lettering::new(10.0, Token::Ink3);
    let last = words.curve.days(days);
    sheet.text(0.0, h - 7.0, "0", caption);
    sheet.text(right, h - 7.0, &last, caption.end());

    // Names at the lines' ends, pushed apart where the ends are close.
    let (mut a, mut b) = (y(end(&case.curve)), y(end(&case.team_curve)));
    if !case.team_curve.is_empty() && (a - b).abs() < LINE {
        let middle = f64::midpoint(a, b).clamp(7.0 + LINE / 2.0, base - LINE / 2.0);
        let half = if a >= b { LINE / 2.0 } else { -LINE / 2.0 };
        (a, b) = (middle + half, middle - half);
    }
    let (a, b) = (a.clamp(7.0, h - 6.0), b.clamp(7.0, h - 6.0));
    if !case.curve.is_empty() {
        sheet.text(right + 6.0, a, &strong.fit(&mine, room), strong);
    }
    if !case.team_curve.is_empty() {
        sheet.text(right + 6.0, b, &quiet.fit(&theirs, room), quiet);
    }
    let label = label(words, case, names);
    Draft {
        sheet,
        height,
        title: title(words, case, names),
        subtitle: words.curve.subtitle(case.problem, names.dashed),
        hits: vec![hit(0.0, 0.0, w, h, label, selection)],
        table: table(words, case, names),
    }
}

fn title(words: Words, case: &Case, names: &Names) -> String {
    let stage = clean(&case.stage);
    match case.against {
        Against::Before | Against::Held => words.stage_case(case),
        Against::Rest if names.of_others => {
            words.curve.of_others(&names.subject, case.problem, &stage)
        }
        Against::Rest => words.curve.of_rep(&names.subject, case.problem, &stage),
    }
}

fn label(words: Words, case: &Case, names: &Names) -> String {
    let seen = words.seen(case);
    let mut said = format!("{}: {seen}", title(words, case, names));
    if !case.curve.is_empty() {
        said.push_str(&format!("; {}", sum_up(words, case.problem, &case.curve)));
    }
    if !case.team_curve.is_empty() {
        let theirs = sum_up(words, case.problem, &case.team_curve);
        said.push_str(&words.curve.against(&theirs, names.theirs));
    }
    said
}

fn table(words: Words, case: &Case, names: &Names) -> Table {
    let mut table = Table::new(0, [words.day, &names.mine, names.theirs]);
    let curves = case.curve.iter().chain(&case.team_curve);
    let mut at: Vec<u32> = curves.map(|p| p.0).collect();
    at.sort_unstable();
    at.dedup();
    let share_by = |curve: &[(u32, f64)], day: u32| {
        let by_then = curve.iter().take_while(|p| p.0 <= day).last();
        words.percent(by_then.map_or(0.0, |p| p.1))
    };
    for day in at {
        table.rows.push(vec![
            words.count(day),
            share_by(&case.curve, day),
            share_by(&case.team_curve, day),
        ]);
    }
    table
}
