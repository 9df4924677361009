//! Rep × stage: the figure in each cell, coloured by how sure one may be that it differs from the
//! rest of the team, not by how much. Where the stages do not fit side by side they go on below,
//! under the same names: nothing is squeezed past reading.

use engine::{
    review::{Flag, FlagProblem, RepFigures, RepStage, Review},
    selection::Selection,
};
use serde::{Deserialize, Serialize};

use super::{Draft, Hit, Table, hit, legend, legend::Key, rows, wrap};
use crate::{
    evidence,
    letters::clean,
    palette::Token,
    sheet::{Lettering, Sheet},
    words::{self, Words},
};

/// What a heatmap's cells say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum HeatmapMeasure {
    /// The chance of advancing.
    Conversion,
    /// Exits seen per exit expected at the team's pace.
    Pace,
}

const CELL: f64 = 62.0;
/// The map fills the width it is given, a map of two stages too. Wider still, a figure would stand too
/// far from its rep's name.
const WIDEST_CELL: f64 = 420.0;
const HEAD: f64 = 34.0;

const NAME: Lettering = Lettering::new(12.5, Token::Ink);
const HEADER: Lettering = Lettering::new(11.0, Token::Ink2).middle();
const SMALLEST_HEADER: f64 = 10.0;

pub(super) fn draw(
    words: Words,
    review: &Review,
    measure: HeatmapMeasure,
    width: u32,
    wish: Option<u32>,
) -> Draft {
    let words_of = &words.heatmap;
    let table = table(words, review, measure);
    let stages = review.stages.len();
    if words::snapshot_only(review) {
        return Draft::nothing(
            width,
            wish,
            words_of.snapshot_title,
            words_of.snapshot_why,
            table,
        );
    }
    if review.reps.is_empty() || stages == 0 {
        return Draft::nothing(width, wish, words_of.none_title, words.longer_period, table);
    }
    let mut sheet = Sheet::new();
    let mut hits = Vec::new();
    let w = f64::from(width);
    let scale = if w < 480.0 {
        words_of.scale_narrow
    } else {
        words_of.scale
    };
    let keys = [
        (Key::Scale, scale),
        (Key::Flagged, words_of.flagged_key),
        (Key::Words, words_of.few_key),
    ];
    let head = legend::draw(&mut sheet, &keys, 0.0, 0.0, w) + 6.0;

    let names: Vec<String> = review
        .reps
        .iter()
        .map(|r| words.rep(r.rep.as_deref()))
        .collect();
    let team = measure == HeatmapMeasure::Conversion;
    let named = names
        .iter()
        .map(String::as_str)
        .chain(team.then_some(words_of.whole_team));
    let label = rows::names_width(named, NAME.bold(), w * 0.28) + 10.0;
    let bands = Bands::new(stages, w - label);
    let heads: Vec<String> = review.stages.iter().map(|s| clean(&s.stage)).collect();
    let header = header(&heads, bands.cell - 6.0);
    let lines = review.reps.len() + usize::from(team);
    // Each band brings its own heads; the rows share what is left of a wished height.
    let extra = HEAD * bands.count as f64 + 14.0 * (bands.count as f64 - 1.0);
    let grid = rows::Rows::new(
        lines * bands.count,
        (head, extra + 2.0),
        (20.0, 26.0, 40.0),
        wish,
    );

    for band in 0..bands.count {
        let top = head + band as f64 * (HEAD + 14.0 + grid.pitch * lines as f64);
        let first = band * bands.per;
        let here = first..(first + bands.per).min(stages);
        for (column, stage) in review.stages[here.clone()].iter().enumerate() {
            let x = label + bands.cell * column as f64;
            let lines = wrap(&heads[first + column], header, bands.cell - 6.0, 2);
            for (ix, line) in lines.iter().enumerate() {
                let y = top + HEAD - 10.0 - 13.0 * (lines.len() - 1 - ix) as f64;
                sheet.text(x + bands.cell / 2.0, y, line, header);
            }
            if team {
                let share = stage.measures.decided.map(|c| c.estimate);
                let said = share.map_or_else(|| words::NONE.to_owned(), |it| words.percent(it));
                let y = top + HEAD + grid.pitch / 2.0;
                let style = Lettering::new(12.0, Token::Ink2).bold().middle();
                sheet.text(x + bands.cell / 2.0, y, &said, style);
            }
        }
        if team {
            let y = top + HEAD + grid.pitch / 2.0;
            let style = NAME.bold();
            sheet.text(0.0, y, &style.fit(words_of.whole_team, label - 10.0), style);
        }
        for (ix, rep) in review.reps.iter().enumerate() {
            let y = top + HEAD + grid.pitch * (ix + usize::from(team)) as f64;
            sheet.text(
                0.0,
                y + grid.pitch / 2.0,
                &NAME.fit(&names[ix], label - 10.0),
                NAME,
            );
            for cell in &rep.stages {
                let Some(stage) = review.stages.iter().position(|s| s.stage == cell.stage) else {
                    continue;
                };
                if here.contains(&stage) {
                    let x = label + bands.cell * (stage - first) as f64;
                    let place = Place {
                        x,
                        y,
                        w: bands.cell,
                        h: grid.pitch,
                    };
                    draw_cell(
                        words,
                        &mut sheet,
                        &mut hits,
                        (review, measure),
                        (rep, cell),
                        &place,
                    );
                }
            }
        }
    }
    let (title, subtitle) = said(words, review, measure);
    Draft {
        sheet,
        height: grid.height,
        title,
        subtitle,
        hits,
        table,
    }
}

/// The heads of the columns, a little smaller where the longest of their words fits only so.
fn header(heads: &[String], room: f64) -> Lettering {
    let words = || heads.iter().flat_map(|head| head.split(' '));
    let sizes = [HEADER.size, 10.5, SMALLEST_HEADER];
    let fits = sizes.map(|size| Lettering { size, ..HEADER });
    fits.into_iter()
        .find(|style| words().all(|word| style.width(word) <= room))
        .unwrap_or(HEADER)
}

/// Stages in groups that fit side by side.
struct Bands {
    count: usize,
    per: usize,
    cell: f64,
}

impl Bands {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few columns"
    )]
    fn new(stages: usize, room: f64) -> Self {
        let fit = ((room / CELL).floor().max(1.0) as usize).min(stages);
        let count = stages.div_ceil(fit);
        // The last band is as full as the others: 8 stages in room for 7 stand 4 and 4.
        let per = stages.div_ceil(count);
        Self {
            count,
            per,
            cell: (room / per as f64).min(WIDEST_CELL),
        }
    }
}

struct Place {
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

fn draw_cell(
    words: Words,
    sheet: &mut Sheet,
    hits: &mut Vec<Hit>,
    (review, measure): (&Review, HeatmapMeasure),
    (rep, cell): (&RepFigures, &RepStage),
    at: &Place,
) {
    let score = score(cell, measure);
    let (x, y, w, h) = (at.x + 1.0, at.y + 1.0, at.w - 2.0, at.h - 2.0);
    let (cx, cy) = (at.x + at.w / 2.0, at.y + at.h / 2.0);
    let value = Lettering::new(12.0, Token::Ink).middle();
    match score {
        Some(score) => {
            sheet.rect(x, y, w, h, evidence::colour(score));
            sheet.text(cx, cy, &figure_of(words, cell, measure), value);
        }
        None if cell.measures.counts.entered == 0 => {}
        None => {
            sheet.frame(x, y, w, h, 1.0, Token::Hairline);
            let muted = Lettering {
                colour: Token::Ink3,
                size: 11.0,
                ..value
            };
            sheet.text(cx, cy, words.heatmap.few, muted);
        }
    }
    let flag = flag_of(review, rep, cell, measure);
    if flag.is_some() {
        sheet.frame(x, y, w, h, 2.0, Token::Ink);
        legend::corner(sheet, x + w, y, 9.0);
    }
    let selection = Selection::Passages {
        stage: cell.stage.clone(),
        outcome: None,
        rep: rep.rep.clone(),
    };
    // Deals that nobody owns have no name to be chosen by.
    let selection = rep.rep.is_some().then_some(selection);
    hits.push(hit(
        at.x,
        at.y,
        at.w,
        at.h,
        label(words, (rep, cell), measure, score, flag),
        selection,
    ));
}

fn score(cell: &RepStage, measure: HeatmapMeasure) -> Option<f64> {
    match measure {
        HeatmapMeasure::Conversion => evidence::of_conversion(cell).or_else(|| {
            // One rep, so no rest to compare with: the figure stands, without a colour.
            let decided = cell.measures.counts.advanced + cell.measures.counts.lost;
            (cell.expected_advances.is_none() && decided >= evidence::FEW).then_some(0.0)
        }),
        HeatmapMeasure::Pace => evidence::of_pace(cell),
    }
}

fn figure_of(words: Words, cell: &RepStage, measure: HeatmapMeasure) -> String {
    match measure {
        HeatmapMeasure::Conversion => cell
            .measures
            .decided
            .map_or_else(|| words::NONE.to_owned(), |c| words.percent(c.estimate)),
        HeatmapMeasure::Pace if cell.expected_exits > 0.0 => {
            words.pace(f64::from(cell.exits) / cell.expected_exits)
        }
        HeatmapMeasure::Pace => words::NONE.to_owned(),
    }
}

fn flag_of<'a>(
    review: &'a Review,
    rep: &RepFigures,
    cell: &RepStage,
    measure: HeatmapMeasure,
) -> Option<&'a Flag> {
    let problem = match measure {
        HeatmapMeasure::Conversion => FlagProblem::Loses,
        HeatmapMeasure::Pace => FlagProblem::Slow,
    };
    review.flags.iter().find(|f| {
        f.rep.is_some()
            && f.rep == rep.rep
            && f.case.stage == cell.stage
            && f.case.problem == problem
    })
}

fn label(
    words: Words,
    (rep, cell): (&RepFigures, &RepStage),
    measure: HeatmapMeasure,
    score: Option<f64>,
    flag: Option<&Flag>,
) -> String {
    let counts = cell.measures.counts;
    let who = format!("{}, {}", words.rep(rep.rep.as_deref()), clean(&cell.stage));
    let decided = counts.advanced + counts.lost;
    let of = &words.heatmap;
    let mut said = match measure {
        HeatmapMeasure::Conversion => {
            let expected = cell.expected_advances.map(|e| of.expected(e));
            of.decided(
                &who,
                (counts.advanced, decided, counts.entered),
                &words.proportion(cell.measures.decided.as_ref()),
                &expected.unwrap_or_default(),
                &words.estimate(cell.measures.conversion.as_ref()),
            )
        }
        HeatmapMeasure::Pace => of.pace(
            &who,
            (cell.exits, counts.entered),
            cell.expected_exits,
            &words.short_days(cell.measures.median_days),
        ),
    };
    match score {
        _ if counts.entered == 0 => said.push_str(of.none_entered),
        Some(_) if cell.expected_advances.is_none() && measure == HeatmapMeasure::Conversion => {}
        Some(score) => said.push_str(&format!("; {}", of.evidence(evidence::step(score)))),
        None => said.push_str(of.too_few),
    }
    if let Some(flag) = flag {
        said.push_str(&of.flagged_as(words.strength(flag.case.strength)));
    }
    said
}

fn said(words: Words, review: &Review, measure: HeatmapMeasure) -> (String, String) {
    let of = &words.heatmap;
    let (problem, subtitle, none) = match measure {
        HeatmapMeasure::Conversion => (FlagProblem::Loses, of.loses_subtitle, of.loses_none),
        HeatmapMeasure::Pace => (FlagProblem::Slow, of.slow_subtitle, of.slow_none),
    };
    let names = words::first_names(review);
    let found: Vec<(String, String)> = review
        .flags
        .iter()
        .filter(|f| f.case.problem == problem)
        .filter_map(|f| {
            let rep = f.rep.as_ref()?;
            Some((
                names.get(rep).cloned().unwrap_or_else(|| clean(rep)),
                clean(&f.case.stage),
            ))
        })
        .collect();
    let title = match found.as_slice() {
        [] => none.to_owned(),
        [(rep, stage)] => of.one(rep, stage, problem),
        [(a, at), (b, bt)] => of.two((a, at), (b, bt), problem),
        many => {
            let mut reps: Vec<String> = Vec::new();
            for (rep, _) in many {
                if !reps.contains(rep) {
                    reps.push(rep.clone());
                }
            }
            match reps.as_slice() {
                [rep] => of.stages(rep, many.len(), problem),
                reps => of.reps(reps, problem),
            }
        }
    };
    (title, subtitle.to_owned())
}

fn table(words: Words, review: &Review, measure: HeatmapMeasure) -> Table {
    let stages = review.stages.iter().map(|s| clean(&s.stage));
    let mut table = Table::new(1, std::iter::once(words.rep.to_owned()).chain(stages));
    for rep in &review.reps {
        let mut row = vec![words.rep(rep.rep.as_deref())];
        for stage in &review.stages {
            let cell = rep.stages.iter().find(|c| c.stage == stage.stage);
            row.push(cell.map_or_else(String::new, |cell| {
                if cell.measures.counts.entered == 0 {
                    String::new()
                } else if score(cell, measure).is_none() {
                    words.heatmap.few.to_owned()
                } else {
                    let figure = figure_of(words, cell, measure);
                    match flag_of(review, rep, cell, measure) {
                        Some(_) => words.heatmap.flagged_cell(&figure),
                        None => figure,
                    }
                }
            }));
        }
        table.rows.push(row);
    }
    table
}
