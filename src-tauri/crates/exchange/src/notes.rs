//! What is worth knowing of a file as a whole: what it cannot say, which of its rows are
//! passed over, and where its process comes from.

use engine::problem::{Names, Problem, ProblemCode, Told};

use crate::{
    around,
    field::Field,
    inspect::{Inspection, SeenColumn, SeenName},
    mapping::{Means, StageName},
    outcomes,
    plan::{Plan, ProcessFrom},
    preset::{Preset, Shape},
    rules::RowRule,
    stages,
    written::{named, shown},
};

/// All of it.
pub(crate) fn notes(seen: &Inspection, plan: &Plan) -> Vec<Problem> {
    let note = |code, column: Option<&str>, told: Told| Problem {
        file: seen.file.clone(),
        row: 0,
        column: column.map(str::to_owned),
        code,
        told,
    };
    let header = |field| {
        let column = seen.columns.iter().find(|c| c.field == Some(field));
        column.map(|c| c.header.as_str())
    };
    let mut notes = Vec::new();
    notes.extend(around::note(seen).map(|told| note(ProblemCode::AroundTable, None, told)));
    let other_tables = seen
        .sheet
        .as_ref()
        .filter(|_| !seen.other_tables.is_empty());
    notes.extend(other_tables.map(|read| {
        let others = named(seen.other_tables.iter().map(String::as_str));
        let read = shown(read);
        note(
            ProblemCode::LeftOut,
            None,
            Told::OtherSheets { read, others },
        )
    }));
    if seen.shape == Shape::Snapshot {
        let entered = &plan.mapping.entered;
        let dated = entered.iter().map(|e| e.stage.clone()).collect();
        let told = Told::NoHistory { dated };
        notes.push(note(ProblemCode::NoHistory, None, told));
    }
    notes.extend(without_lost(seen).map(|told| note(ProblemCode::NoHistory, None, told)));
    if seen.shape == Shape::Wide {
        let returned = seen.returned;
        let told = Told::OneDatePerStage { returned };
        notes.push(note(ProblemCode::OneDatePerStage, None, told));
    }
    notes.extend(no_owner(seen).map(|told| note(ProblemCode::NotSaid, None, told)));
    for (header, cell) in &seen.dateless {
        let told = Told::NoDates {
            column: shown(header),
            sample: shown(cell),
        };
        notes.push(note(ProblemCode::NotSaid, Some(header), told));
    }
    for rule in &plan.mapping.rows {
        if let Some((header, told)) = passed_over(seen, rule) {
            notes.push(note(ProblemCode::PassedOver, Some(header), told));
        }
    }
    if plan.process_from == ProcessFrom::File {
        let told = Told::ProcessFromFile {
            stages: named(plan.process.stages.iter().map(|s| s.name.as_str())),
            passed: match seen.shape {
                Shape::Moves | Shape::Changes | Shape::Wide => true,
                Shape::Snapshot | Shape::Table => false,
            },
        };
        let column = header(Field::Stage).or_else(|| header(Field::Status));
        notes.push(note(ProblemCode::ProcessFromFile, column, told));
    }
    if let Some(told) = outcomes::told(seen) {
        let column = header(Field::Stage);
        notes.push(note(ProblemCode::ProcessFromFile, column, told));
    }
    if let Some(told) = no_ends(seen, plan) {
        let column = header(Field::Stage).or_else(|| header(Field::Status));
        notes.push(note(ProblemCode::NotSaid, column, told));
    }
    for column in &seen.columns {
        if let (Some(date), None) = (&column.ambiguous, plan.order_of(&column.header)) {
            let told = Told::AmbiguousColumn {
                column: column.header.clone(),
                date: date.told(),
            };
            let header = Some(column.header.as_str());
            notes.push(note(ProblemCode::AmbiguousDates, header, told));
        }
    }
    notes
}

/// What to do where the system leaves lost deals out, and none is here.
fn without_lost(seen: &Inspection) -> Option<Told> {
    let known = seen.known.as_ref()?;
    let leaves = Preset::named(&known.preset).is_some_and(|preset| preset.leaves_lost_out);
    let lost =
        |name: &SeenName| name.ends.or_else(|| stages::outcome(&name.name)) == Some(Means::Lost);
    let any = seen.put_away > 0 || seen.stages.iter().chain(&seen.statuses).any(lost);
    (leaves && !any).then(|| Told::LostLeftOut {
        system: known.title.clone(),
    })
}

/// That nothing says who owns deals, and what was not read.
fn no_owner(seen: &Inspection) -> Option<Told> {
    let owns = [Field::Rep, Field::OwnerName];
    let told = |column: &SeenColumn| column.field.is_some_and(|field| owns.contains(&field));
    let any = seen.columns.iter().any(told) || !seen.owners.is_empty();
    (seen.shape != Shape::Table && !any).then(|| Told::NoOwner {
        unread: named(seen.not_understood.iter().map(String::as_str)),
    })
}

/// That no name of the file's own stages, or of a column beside them, ends a deal as won, or as lost.
fn no_ends(seen: &Inspection, plan: &Plan) -> Option<Told> {
    let has = |fields: &[Field]| {
        let mut columns = seen.columns.iter();
        columns.any(|column| column.field.is_some_and(|field| fields.contains(&field)))
    };
    let names = || plan.mapping.stages.iter().chain(&plan.mapping.statuses);
    let means = |means| names().any(|name| name.means == Some(means));
    let closed = [Field::IsWon, Field::IsClosed];
    let won = means(Means::Won) || has(&closed) || has(&[Field::WonAt]);
    let lost = means(Means::Lost)
        || has(&closed)
        || has(&[Field::IsLost, Field::LostAt, Field::IsActive])
        || without_lost(seen).is_some();
    let statuses = &plan.mapping.statuses;
    let ask = plan.process_from == ProcessFrom::File
        || statuses.len() > 1 && statuses.iter().all(|status| status.means.is_none());
    // Where a column says how deals end, its names are what is asked of.
    let ending =
        |name: &&StageName| !matches!(name.means, Some(Means::Ignore | Means::Won | Means::Lost));
    let asked = if statuses.is_empty() {
        &plan.mapping.stages
    } else {
        statuses
    };
    let open = named(asked.iter().filter(ending).map(|name| name.name.as_str()));
    let any = !open.first.is_empty() && seen.shape != Shape::Table;
    (ask && any && !(won && lost)).then_some(Told::NoEnds { won, lost, open })
}

/// What a rule about rows leaves out, and the header that it goes by.
fn passed_over<'a>(seen: &'a Inspection, rule: &RowRule) -> Option<(&'a str, Told)> {
    let known = seen.columns.get(rule.column as usize)?;
    let header = known.header.as_str();
    let column = shown(header);
    let read = rule.words.clone();
    let told = match known.field {
        Some(Field::Pipeline) => {
            let others = seen.pipelines.iter();
            let others = others.filter(|p| !rule.words.contains(&p.name));
            Told::OtherPipelines {
                all: seen.pipelines.len(),
                read,
                others: Names::of(others.map(|p| (shown(&p.name), p.rows))),
            }
        }
        Some(Field::Changed) => Told::OtherChanges { column, read },
        Some(Field::Deleted) => Told::Deleted { column },
        _ => Told::OtherRows { column, read },
    };
    Some((header, told))
}
