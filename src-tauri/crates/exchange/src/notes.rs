//! What is worth knowing of a file as a whole, in words: what it cannot say, which of its rows are
//! passed over, and where its process comes from.

use engine::problem::{Problem, ProblemCode};

use crate::{
    around,
    field::Field,
    inspect::{Inspection, SeenName},
    mapping::{EnteredColumn, Means},
    outcomes,
    plan::{Plan, ProcessFrom},
    preset::{Preset, Shape},
    row::{listed, shown},
    rules::RowRule,
    stages,
};

/// All of it.
pub(crate) fn notes(seen: &Inspection, plan: &Plan) -> Vec<Problem> {
    let note = |code, column: Option<&str>, message: String| Problem {
        file: seen.file.clone(),
        row: 0,
        column: column.map(str::to_owned),
        code,
        message,
    };
    let header = |field| {
        let column = seen.columns.iter().find(|c| c.field == Some(field));
        column.map(|c| c.header.as_str())
    };
    let mut notes = Vec::new();
    notes.extend(around::note(seen).map(|message| note(ProblemCode::AroundTable, None, message)));
    if seen.shape == Shape::Snapshot {
        notes.push(note(
            ProblemCode::NoHistory,
            None,
            no_history(&plan.mapping.entered),
        ));
    }
    notes.extend(without_lost(seen).map(|message| note(ProblemCode::NoHistory, None, message)));
    if seen.shape == Shape::Wide {
        notes.push(note(ProblemCode::OneDatePerStage, None, one_date(seen)));
    }
    for rule in &plan.mapping.rows {
        if let Some((header, message)) = passed_over(seen, rule) {
            notes.push(note(ProblemCode::PassedOver, Some(header), message));
        }
    }
    if plan.process_from == ProcessFrom::File {
        let names = plan.process.stages.iter().map(|s| s.name.as_str());
        let how = match seen.shape {
            Shape::Moves | Shape::Changes | Shape::Wide => {
                "in the order in which its deals pass them"
            }
            Shape::Snapshot | Shape::Table => "in their usual order, which a snapshot cannot show",
        };
        notes.push(note(
            ProblemCode::ProcessFromFile,
            header(Field::Stage).or_else(|| header(Field::Status)),
            format!(
                "The process was taken from the file's own stages, {how}: {}.{}",
                listed(names),
                if seen.shape == Shape::Snapshot {
                    " If the order is wrong, import the stage history too."
                } else {
                    ""
                }
            ),
        ));
    }
    if let Some(message) = outcomes::said(seen) {
        notes.push(note(
            ProblemCode::ProcessFromFile,
            header(Field::Stage),
            message,
        ));
    }
    for column in &seen.columns {
        if let (Some(date), None) = (&column.ambiguous, plan.order_of(&column.header)) {
            notes.push(note(
                ProblemCode::AmbiguousDates,
                Some(&column.header),
                format!(
                    "The dates in \"{}\" can be read in more than one order (\"{}\" is {}), so \
                     nothing was read from that column and the rest was kept; say which, and import \
                     again.",
                    column.header,
                    date.sample,
                    date.ways()
                ),
            ));
        }
    }
    notes
}

/// What to do where the system leaves lost deals out, and none is here.
fn without_lost(seen: &Inspection) -> Option<String> {
    let known = seen.known.as_ref()?;
    let leaves = Preset::named(&known.preset).is_some_and(|preset| preset.leaves_lost_out);
    let lost =
        |name: &SeenName| name.ends.or_else(|| stages::outcome(&name.name)) == Some(Means::Lost);
    let any = seen.put_away > 0 || seen.stages.iter().chain(&seen.statuses).any(lost);
    (leaves && !any).then(|| {
        format!(
            "No deal of the file is lost, and the system that wrote {} leaves lost deals out unless \
             it is asked for them: shares of deals won would come out too high. Filter for archived \
             deals too, and export again.",
            known.title
        )
    })
}

/// What a date per stage says, and what it cannot.
fn one_date(seen: &Inspection) -> String {
    let again = match seen.returned {
        None => String::new(),
        Some(0) => "; the time counted there shows no such return".to_owned(),
        Some(1) => "; the time counted there shows 1 such return".to_owned(),
        Some(n) => format!("; the time counted there shows {n} such returns"),
    };
    format!(
        "The file has one date per stage: each deal's way was put together from these, and where a \
         deal came back to a stage only one of its visits is known{again}; import the stage history \
         to have them all."
    )
}

/// What a rule about rows leaves out, in words, and the header that it goes by.
fn passed_over<'a>(seen: &'a Inspection, rule: &RowRule) -> Option<(&'a str, String)> {
    let column = seen.columns.get(rule.column as usize)?;
    let header = column.header.as_str();
    let words = rule.words.join(", ");
    let message = match column.field {
        Some(Field::Pipeline) => {
            let others = seen
                .pipelines
                .iter()
                .filter(|p| !rule.words.contains(&p.name));
            let others: Vec<String> = others
                .map(|p| format!("{} ({} rows)", p.name, p.rows))
                .collect();
            format!(
                "The file has {} pipelines; \"{words}\" was read, and rows of the others were passed \
                 over: {}. Say which one to read to have another.",
                seen.pipelines.len(),
                listed(others.iter().map(String::as_str)),
            )
        }
        Some(Field::Changed) => format!(
            "Rows whose \"{}\" is {words} were read: stages as moves, the others as dated changes of \
             deals whose stage is known; rows about something else were passed over.",
            shown(header)
        ),
        Some(Field::Deleted) => format!(
            "Rows whose \"{}\" says that the source has deleted them were passed over.",
            shown(header)
        ),
        _ => format!(
            "Only rows whose \"{}\" is {words} were read; the others are about something else and were \
             passed over.",
            shown(header)
        ),
    };
    Some((header, message))
}

/// What a snapshot says, and what it cannot. A stage whose entry it dates has a history of its own.
fn no_history(entered: &[EnteredColumn]) -> String {
    const READ: &str = "owners, amounts, wins, losses and the dates it bears were read";
    const MORE: &str = "import the stage history, or next week's export as well";
    let dated: Vec<&str> = entered.iter().map(|e| e.stage.as_str()).collect();
    if dated.is_empty() {
        return format!(
            "The file is a snapshot without stage history: it says where each deal stands, not how \
             it got there; {READ}, but conversion and time per stage cannot be told from it; {MORE}."
        );
    }
    format!(
        "The file is a snapshot without stage history: it says where each deal stands and when it \
         entered {}, not how it got there; {READ}, but conversion and time at other stages cannot \
         be told from it; {MORE}.",
        dated.join(", ")
    )
}
