//! What the sheet of a one-to-one says on paper, in words and in order: headings with lines under them,
//! boxes to tick and room to write, which comes last. How it is set is the printer's.

use engine::{
    coaching::sheet::{OneToOneSheet, TalkedAbout},
    since::Change,
};

use crate::{letters::clean, words::Words};

/// A heading and what stands under it.
pub(crate) struct Part {
    pub(crate) title: &'static str,
    pub(crate) lines: Lines,
}

/// What stands under a heading.
pub(crate) enum Lines {
    /// Sentences.
    Said(Vec<String>),
    /// Things to talk about: what, and what is known of it.
    Told(Vec<(String, Vec<String>)>),
    /// Boxes to tick, each with what was agreed; ticked ones are.
    Boxes(Vec<(bool, String)>),
    /// Lines to write on: so many, and as many more as the page has room for.
    Room(usize),
}

/// The sheet, as it is put on paper.
pub(crate) struct OneToOnePaper {
    pub(crate) title: String,
    /// The workspace, the team, the day.
    pub(crate) above: String,
    pub(crate) parts: Vec<Part>,
}

/// Lines at least for what is newly agreed, and for notes.
const AGREED: usize = 3;
const NOTES: usize = 4;

impl OneToOnePaper {
    pub(crate) fn of(words: Words, sheet: &OneToOneSheet, workspace: &str) -> Self {
        let said = &words.one_to_one;
        let above = [
            clean(workspace),
            sheet.team.as_deref().map(clean).unwrap_or_default(),
            words.paper.as_of(sheet.as_of),
        ];
        let above: Vec<String> = above.into_iter().filter(|part| !part.is_empty()).collect();
        let part = |title, lines| Part { title, lines };
        let agreed = sheet.agreed.iter().map(|one| {
            let agreed = clean(&one.row.words);
            let due = one.row.due;
            let agreed = match due {
                Some(day) => said.by(&agreed, day),
                None => agreed,
            };
            (one.row.kept.is_some(), agreed)
        });
        let agreed: Vec<(bool, String)> = agreed.collect();
        let boxes = if agreed.is_empty() {
            Lines::Said(vec![said.none_agreed.to_owned()])
        } else {
            Lines::Boxes(agreed)
        };
        let flags = sheet.flags.iter().map(|flag| words.flag(flag));
        Self {
            title: said.title(&clean(&sheet.rep)),
            above: above.join(" · "),
            parts: vec![
                part(said.changed, Lines::Said(changes(words, sheet))),
                part(said.flags, said_or(flags.collect(), said.no_flag)),
                part(said.talk, talk(words, &sheet.deals)),
                part(said.plans, plans(words, sheet)),
                part(said.agreed, boxes),
                part(said.newly_agreed, Lines::Room(AGREED)),
                part(said.notes, Lines::Room(NOTES)),
            ],
        }
    }
}

fn said_or(lines: Vec<String>, none: &str) -> Lines {
    if lines.is_empty() {
        Lines::Said(vec![none.to_owned()])
    } else {
        Lines::Said(lines)
    }
}

/// What became of the rep's deals, one sentence.
fn changes(words: Words, sheet: &OneToOneSheet) -> Vec<String> {
    let said = &words.one_to_one;
    let known = sheet.since.changes.iter().filter(|change| change.count > 0);
    let told: Vec<String> = known.map(|of| change(words, of)).collect();
    let told = if told.is_empty() {
        said.nothing.to_owned()
    } else {
        told.join(" · ")
    };
    vec![said.since(sheet.since.from, &told)]
}

fn change(words: Words, change: &Change) -> String {
    let worth = if change.value.is_empty() {
        String::new()
    } else {
        format!(" ({})", words.amounts_short(&change.value))
    };
    words.one_to_one.change(change.count, change.became, &worth)
}

fn talk(words: Words, deals: &[TalkedAbout]) -> Lines {
    if deals.is_empty() {
        return Lines::Said(vec![words.one_to_one.no_talk.to_owned()]);
    }
    Lines::Told(deals.iter().map(|one| deal(words, one)).collect())
}

fn deal(words: Words, TalkedAbout { deal, next }: &TalkedAbout) -> (String, Vec<String>) {
    let name = deal.name.as_deref().or(deal.account.as_deref());
    let name = clean(name.unwrap_or(&deal.deal_id));
    let worth = deal.value.map(|value| words.money_short(value));
    let waited = words.one_to_one.waited(deal.days, &clean(&deal.stage));
    let head = [Some(name), worth, Some(waited)];
    let head: Vec<String> = head.into_iter().flatten().collect();
    let step = words.one_to_one.next(next);
    let why = words.why(deal).join(" · ");
    let under = [why, step].into_iter().filter(|line| !line.is_empty());
    (head.join(" · "), under.collect())
}

fn plans(words: Words, sheet: &OneToOneSheet) -> Lines {
    let said = &words.one_to_one;
    let plans = sheet.plans.iter().map(|shown| {
        let plan = &shown.kept.plan;
        let agreed = clean(&plan.agreed);
        let about = if agreed.is_empty() {
            said.about(plan.spot.problem).to_owned()
        } else {
            agreed
        };
        said.plan(&clean(&plan.spot.stage), &about, plan.review_on)
    });
    said_or(plans.collect(), said.no_plans)
}
