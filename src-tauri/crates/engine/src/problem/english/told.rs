//! What is told of rows and files, in English.

use std::fmt::{Display, Formatter, Result};

use super::{and_more, keys, listed, ways};
use crate::problem::{DateKind, Kept, NoAmount, NoRate, OutcomeByWord, Refusal, Told};

impl Display for Told {
    #[expect(
        clippy::too_many_lines,
        reason = "a list of sentences, one for each thing that is told"
    )]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::NoDeal => f.write_str(
                "The row names no deal; it was left out. Give it the deal's id and import again.",
            ),
            Self::MoveWithoutStage { deal } => write!(
                f,
                "The row of deal \"{deal}\" has no stage; it was left out. Give it one and import again."
            ),
            Self::DealWithoutStage { deal } => write!(
                f,
                "Deal \"{deal}\" has no stage; the row was left out. Give it one and import again."
            ),
            Self::UnknownStage { name, stages, kept } => write!(
                f,
                "\"{name}\" is no stage of the process ({}); {kept}. Say which stage it is, or add it \
                 to the process, and import again.",
                listed(stages)
            ),
            Self::MoveWithoutDate { deal } => write!(
                f,
                "The move of deal \"{deal}\" has no date; the row was left out. Give it one and import again."
            ),
            Self::ChangeWithoutDate { deal } => write!(
                f,
                "A change of deal \"{deal}\" has no date; the row was left out. Give it one and import again."
            ),
            Self::EndWithoutDate { deal } => write!(
                f,
                "Deal \"{deal}\" is won or lost but has no close date; the row was left out. Give it \
                 one, or say the day of the file, and import again."
            ),
            Self::EndedByFileDay {
                deal,
                from: Some(from),
                by,
            } => write!(
                f,
                "Deal \"{deal}\" is won or lost but has no close date; it was kept as ended between \
                 {from} and {by}, the file's day, and counts in the middle. Give it a close date and \
                 import again to have it exact."
            ),
            Self::EndedByFileDay {
                deal,
                from: None,
                by,
            } => write!(
                f,
                "Deal \"{deal}\" is won or lost and has no date at all; it was kept as ended by {by}, \
                 the file's day, and counts there. Give it a close date and import again to have it exact."
            ),
            Self::ClosedBeforeStart {
                deal,
                closed,
                began,
            } => write!(
                f,
                "Deal \"{deal}\" closed on {closed}, before it began on {began}; the deal was kept, as \
                 closed on the day it began. Correct the dates and import again."
            ),
            Self::BadDate { text, as_a, kept } => write!(
                f,
                "\"{text}\" cannot be read as {as_a}; {kept}. Correct it in the source and import again."
            ),
            Self::BadAmount { text, why } => write!(
                f,
                "\"{text}\" {why}; the row was kept without an amount. Correct it, or say which decimal \
                 sign the file uses, and import again."
            ),
            Self::BadChange { text, amount } => {
                let what = if *amount { "an amount" } else { "a date" };
                write!(
                    f,
                    "\"{text}\" cannot be read as {what}; the row was left out. Correct it in the source \
                     and import again."
                )
            }
            Self::NoWholeNumber { text } => write!(
                f,
                "\"{text}\" is no whole number; the row was kept without it. Correct it in the source \
                 and import again."
            ),
            Self::BadCurrency { text } => write!(
                f,
                "\"{text}\" is no currency code such as EUR; the amount was kept without a currency. \
                 Correct it in the source and import again."
            ),
            Self::CellError { text } => write!(
                f,
                "The cell holds the error {text}; it was read as empty. Mend the formula in the source \
                 and import again."
            ),
            Self::Ragged { has, wants } if has < wants => write!(
                f,
                "The row has {has} cells where the header has {wants}; the missing ones were read as \
                 empty. Check the row in the source."
            ),
            Self::Ragged { has, wants } => write!(
                f,
                "The row has {has} cells where the header has {wants}; what is beyond was left out. \
                 Check the row for a separator without quotes."
            ),
            Self::TooLong => f.write_str(
                "The row is longer than any real row (over 1 MB); it was left out. Check it for a missing line end.",
            ),
            Self::BadCharacters { encoding } => write!(
                f,
                "The row has characters that are none in {encoding}; they were replaced and the row was \
                 kept. Export the file as UTF-8 to keep them."
            ),
            Self::RepeatedDeal { deal, line } => write!(
                f,
                "Deal \"{deal}\" appears again on line {line}; that row was kept and this one left out. \
                 Remove one of them if they differ."
            ),
            Self::NoRate(why) => write!(f, "{why}; the row was left out."),
            Self::AroundTable {
                before,
                headers,
                totals,
                remarks,
            } => write!(
                f,
                "Around the table {} were passed over; the rest was read. If one of them is a deal, \
                 give it a stage and import again.",
                around(*before, *headers, *totals, *remarks)
            ),
            Self::NoHistory { dated } => no_history(dated, f),
            Self::LostLeftOut { system } => write!(
                f,
                "No deal of the file is lost, and the system that wrote {system} leaves lost deals out \
                 unless it is asked for them: shares of deals won would come out too high. Filter for \
                 archived deals too, and export again."
            ),
            Self::OneDatePerStage { returned } => {
                let again = match returned {
                    None => String::new(),
                    Some(0) => "; the time counted there shows no such return".to_owned(),
                    Some(1) => "; the time counted there shows 1 such return".to_owned(),
                    Some(n) => format!("; the time counted there shows {n} such returns"),
                };
                write!(
                    f,
                    "The file has one date per stage: each deal's way was put together from these, and \
                     where a deal came back to a stage only one of its visits is known{again}; import \
                     the stage history to have them all."
                )
            }
            Self::ProcessFromFile { stages, passed } => {
                let (how, more) = if *passed {
                    ("in the order in which its deals pass them", "")
                } else {
                    (
                        "in their usual order, which a snapshot cannot show",
                        " If the order is wrong, import the stage history too.",
                    )
                };
                write!(
                    f,
                    "The process was taken from the file's own stages, {how}: {}.{more}",
                    listed(stages)
                )
            }
            Self::Outcomes(names) => outcomes(names, f),
            Self::NoOwner { unread } => {
                f.write_str(
                    "No column was recognised for the owner, so every deal is nobody's and nothing can be \
                     said of reps",
                )?;
                if !unread.first.is_empty() {
                    write!(f, "; nothing was read of {}", listed(unread))?;
                }
                f.write_str(". Say which column holds the owner, or export it too, and import again.")
            }
            Self::NoEnds { won, lost, open } => write!(
                f,
                "No deal of the file is {}: each of these counts as open: {}. If one of them ends a deal, \
                 say what it means.",
                match (won, lost) {
                    (false, true) => "won",
                    (true, false) => "lost",
                    _ => "won or lost",
                },
                listed(open)
            ),
            Self::NoDates { column, sample } => write!(
                f,
                "No cell of \"{column}\" is a day (\"{sample}\", say), so nothing was read from that \
                 column and the rest was kept. Export it with day, month and year, and import again."
            ),
            Self::OtherSheets { read, others } => write!(
                f,
                "Only the sheet \"{read}\" was read; these look like tables of deals too: {}. Import the \
                 file once more for each of them, naming the sheet.",
                listed(others)
            ),
            Self::AmbiguousColumn { column, date } => write!(
                f,
                "The dates in \"{column}\" can be read in more than one order (\"{}\" is {}), so \
                 nothing was read from that column and the rest was kept; say which, and import again.",
                date.sample,
                ways(date)
            ),
            Self::OtherPipelines { all, read, others } => write!(
                f,
                "The file has {all} pipelines; \"{}\" was read, and rows of the others were passed \
                 over: {}. Say which one to read to have another.",
                read.join(", "),
                others.listed(|(name, rows)| format!("{name} ({rows} rows)"), and_more)
            ),
            Self::OtherChanges { column, read } => write!(
                f,
                "Rows whose \"{column}\" is {} were read: stages as moves, the others as dated changes \
                 of deals whose stage is known; rows about something else were passed over.",
                read.join(", ")
            ),
            Self::Deleted { column } => write!(
                f,
                "Rows whose \"{column}\" says that the source has deleted them were passed over."
            ),
            Self::OtherRows { column, read } => write!(
                f,
                "Only rows whose \"{column}\" is {} were read; the others are about something else and \
                 were passed over.",
                read.join(", ")
            ),
            Self::ReadBeside {
                file,
                rows,
                by,
                column,
                to,
            } => write!(
                f,
                "\"{file}\" was read beside it: {rows} rows, joined by {by} (its \"{column}\" to \"{to}\")."
            ),
            Self::DayOfFile { day, saved } => {
                let how = if *saved {
                    "the day on which it was saved"
                } else {
                    "today"
                };
                write!(
                    f,
                    "The file bears no day of its own, so its deals count as seen on {day}, {how}. Say \
                     the day on which it was exported if that was another."
                )
            }
            Self::LeftOut { file, why } => {
                write!(f, "\"{file}\" was left out, and the others were read: ")?;
                left_out(why, f)
            }
            Self::Written(text) => f.write_str(text),
        }
    }
}

/// "2 repeated headers, 1 row of totals and 3 remarks".
fn around(before: u64, headers: u64, totals: u64, remarks: u64) -> String {
    let counted = |n: u64, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let what: Vec<String> = [
        counted(before, "row before the header", "rows before the header"),
        counted(headers, "repeated header", "repeated headers"),
        counted(totals, "row of totals", "rows of totals"),
        counted(remarks, "remark", "remarks"),
    ]
    .into_iter()
    .flatten()
    .collect();
    match what.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// What a snapshot says, and what it cannot. A stage whose entry it dates has a history of its own.
fn no_history(dated: &[String], f: &mut Formatter<'_>) -> Result {
    const READ: &str = "owners, amounts, wins, losses and the dates it bears were read";
    const MORE: &str = "import the stage history, or next week's export as well";
    if dated.is_empty() {
        return write!(
            f,
            "The file is a snapshot without stage history: it says where each deal stands, not how it \
             got there; {READ}, but conversion and time per stage cannot be told from it; {MORE}."
        );
    }
    write!(
        f,
        "The file is a snapshot without stage history: it says where each deal stands and when it \
         entered {}, not how it got there; {READ}, but conversion and time at other stages cannot be \
         told from it; {MORE}.",
        dated.join(", ")
    )
}

fn outcomes(names: &[OutcomeByWord], f: &mut Formatter<'_>) -> Result {
    let of = |taken, won| {
        OutcomeByWord::those(names, taken, won, |one| {
            format!(
                "\"{}\" ({} of its {} deals end there)",
                one.name, one.ended, one.deals
            )
        })
    };
    for (won, word) in [(true, "won"), (false, "lost")] {
        let taken = of(true, won);
        if !taken.first.is_empty() {
            write!(
                f,
                "By its word and by where deals end, {} was taken as {word}. ",
                listed(&taken)
            )?;
        }
        let left = of(false, won);
        if !left.first.is_empty() {
            write!(
                f,
                "{} may mean {word} by its word, but deals go on from there: it was kept as a stage. ",
                listed(&left)
            )?;
        }
    }
    f.write_str("Say what each means if that is wrong.")
}

/// Why a file was left out of several, after a colon.
fn left_out(why: &Refusal, f: &mut Formatter<'_>) -> Result {
    match why {
        Refusal::Empty => f.write_str("it is empty."),
        Refusal::HeaderOnly => f.write_str("it has a header and no rows."),
        Refusal::NoStages => {
            f.write_str("no row of it says at which stage a deal is or was, or how it ended.")
        }
        Refusal::NoColumns { missing, .. } => write!(
            f,
            "no column of it was recognised for {}. If it does hold deals, bring it in by itself and \
             say which column holds what.",
            keys(missing)
        ),
        Refusal::NoDeals { what } => write!(
            f,
            "it holds no deals, and no other file's rows name what it tells of ({what})."
        ),
        other => other.fmt(f),
    }
}

impl Display for Kept {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::LeftOut => "the row was left out",
            Self::WithoutLeftStage => "the stage that was left was left out",
            Self::DealWithout => "the deal was kept without it",
            Self::RowWithout => "the row was kept without it",
        })
    }
}

impl Display for DateKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Plain => "a date",
            Self::DayFirst => "a date, day first",
            Self::MonthFirst => "a date, month first",
            Self::Number => "a date that is a number",
        })
    }
}

impl Display for NoAmount {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Unsure => f.write_str("could be thousands or decimals"),
            Self::OtherCurrency(row) => write!(f, "is in another currency than the row's {row}"),
            Self::NotOne => f.write_str("cannot be read as an amount"),
        }
    }
}

impl Display for NoRate {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::ToItself(code) => write!(f, "{code} needs no rate to itself"),
            Self::BadCode(text) => write!(f, "\"{text}\" is no three-letter currency code"),
            Self::BadDay(text) => write!(f, "\"{text}\" is no date written as 2026-01-31"),
            Self::BadValue(text) => write!(
                f,
                "\"{text}\" is no rate: write a number above 0 with a point, as 1.0825"
            ),
        }
    }
}
