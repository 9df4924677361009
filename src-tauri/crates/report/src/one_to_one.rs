//! What the sheet of a one-to-one says on paper, in words and in order: headings with lines under them,
//! boxes to tick and room to write, which comes last. How it is set is the printer's.

use engine::{
    coaching::sheet::{OneToOneSheet, TalkedAbout},
    review::FlagProblem,
    since::{Became, Change},
};

use crate::{letters::clean, words};

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
    pub(crate) fn of(sheet: &OneToOneSheet, workspace: &str) -> Self {
        let above = [
            clean(workspace),
            sheet.team.as_deref().map(clean).unwrap_or_default(),
            format!("As of {}", words::date(sheet.as_of)),
        ];
        let above: Vec<String> = above.into_iter().filter(|part| !part.is_empty()).collect();
        let part = |title, lines| Part { title, lines };
        let agreed = sheet.agreed.iter().map(|one| {
            let due = one.row.due;
            let due = due.map_or_else(String::new, |day| format!(", by {}", words::date(day)));
            (one.row.kept.is_some(), clean(&one.row.words) + &due)
        });
        let agreed: Vec<(bool, String)> = agreed.collect();
        let boxes = if agreed.is_empty() {
            Lines::Said(vec!["Nothing is open from last time.".to_owned()])
        } else {
            Lines::Boxes(agreed)
        };
        let flags = sheet.flags.iter().map(|flag| clean(&flag.case.summary));
        Self {
            title: format!("One-to-one: {}", clean(&sheet.rep)),
            above: above.join(" · "),
            parts: vec![
                part("What changed", Lines::Said(changes(sheet))),
                part("Flags", said_or(flags.collect(), "No flag.")),
                part("Deals to talk about", talk(&sheet.deals)),
                part("Plans under way", plans(sheet)),
                part("Agreed last time", boxes),
                part("Newly agreed", Lines::Room(AGREED)),
                part("Notes", Lines::Room(NOTES)),
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
fn changes(sheet: &OneToOneSheet) -> Vec<String> {
    let since = format!("Since the evening of {}: ", words::date(sheet.since.from));
    let known = sheet.since.changes.iter().filter(|change| change.count > 0);
    let told: Vec<String> = known.map(change).collect();
    let told = if told.is_empty() {
        "nothing".to_owned()
    } else {
        told.join(" · ")
    };
    vec![since + &told + "."]
}

fn change(change: &Change) -> String {
    let worth = words::amounts_short(&change.value);
    let worth = if change.value.is_empty() {
        String::new()
    } else {
        format!(" ({worth})")
    };
    format!(
        "{} {}{worth}",
        words::count(change.count),
        became(change.became)
    )
}

/// What became of deals, after their number.
fn became(became: Became) -> &'static str {
    match became {
        Became::New => "new",
        Became::MovedOn => "moved on",
        Became::SkippedAhead => "skipped ahead",
        Became::WentBack => "went back",
        Became::Won => "won",
        Became::Lost => "lost",
        Became::Reopened => "open again",
        Became::Completed => "completed",
        Became::Churned => "customers lost",
        Became::Placed => "first seen at a stage",
        Became::Slipped => "with a later close date",
        Became::PulledIn => "with an earlier close date",
        Became::Grown => "grown",
        Became::Shrunk => "shrunk",
        Became::OwnerChanged => "with another owner",
    }
}

fn talk(deals: &[TalkedAbout]) -> Lines {
    if deals.is_empty() {
        return Lines::Said(vec!["No deal of this rep is stalled.".to_owned()]);
    }
    Lines::Told(deals.iter().map(deal).collect())
}

fn deal(TalkedAbout { deal, next }: &TalkedAbout) -> (String, Vec<String>) {
    let name = deal.name.as_deref().or(deal.account.as_deref());
    let name = clean(name.unwrap_or(&deal.deal_id));
    let worth = deal.value.map(words::money_short);
    let waited = format!("{} at {}", words::days(deal.days), clean(&deal.stage));
    let head = [Some(name), worth, Some(waited)];
    let head: Vec<String> = head.into_iter().flatten().collect();
    let step = match (next.is_there, &next.words, next.due) {
        (false, ..) => "No next step.".to_owned(),
        (true, Some(words), None) => format!("Next: {}", clean(words)),
        (true, None, None) => "A next step is set.".to_owned(),
        (true, words, Some(day)) => {
            let step = words
                .as_deref()
                .map_or_else(|| "next step".to_owned(), clean);
            format!("Next: {step}, {}", words::date(day))
        }
    };
    let why = words::why(deal).join(" · ");
    let under = [why, step].into_iter().filter(|line| !line.is_empty());
    (head.join(" · "), under.collect())
}

fn plans(sheet: &OneToOneSheet) -> Lines {
    let plans = sheet.plans.iter().map(|shown| {
        let plan = &shown.kept.plan;
        let agreed = clean(&plan.agreed);
        let about = match plan.spot.problem {
            _ if !agreed.is_empty() => agreed,
            FlagProblem::Loses => "deals are lost here".to_owned(),
            FlagProblem::Slow => "deals wait here".to_owned(),
        };
        let due = words::date(plan.review_on);
        format!("{}: {about}. Review on {due}.", clean(&plan.spot.stage))
    });
    said_or(plans.collect(), "No plan is under way.")
}
