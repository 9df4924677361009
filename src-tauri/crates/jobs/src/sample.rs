//! The sample team as a workspace: made once in each language that it is asked for in, then opened like any
//! other.

use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};
use engine::{language::Language, process, sample};
use store::{RowCounts, Source, SourceKind, Workspace};

use crate::{Asker, Error};

/// What the workspace is called.
struct Names {
    file: &'static str,
    workspace: &'static str,
    source: &'static str,
}

const fn names(language: Language) -> Names {
    match language {
        Language::English => Names {
            file: "Sample team.stagecoach",
            workspace: "Northwind sample",
            source: "The sample team",
        },
        Language::German => Names {
            file: "Beispielteam.stagecoach",
            workspace: "Northwind, Beispiel",
            source: "Das Beispielteam",
        },
    }
}

/// The name of its file in a language, where the program keeps it.
#[must_use]
pub const fn file(language: Language) -> &'static str {
    names(language).file
}

/// Any number: the same one gives the same team on every machine.
const SEED: u64 = 20_260_131;

/// The last day, up to one, on which the team works: who looks on a Sunday sees what stood on the Friday,
/// moves and records alike.
fn working_day(day: NaiveDate) -> NaiveDate {
    let rested = day.weekday().num_days_from_monday().saturating_sub(4);
    day.checked_sub_days(Days::new(rested.into()))
        .unwrap_or(day)
}

/// Makes the sample team's workspace, as the team stands on a day, in the language of who asks. It rests on
/// weekends.
///
/// # Errors
/// [`store::Error::Exists`] where a file is there already, and whatever keeps one from being
/// written.
pub fn make(path: &Path, as_of: NaiveDate, asker: Asker) -> Result<Workspace, Error> {
    let as_of = working_day(as_of);
    let Asker { now, language, .. } = asker;
    let names = names(language);
    let mut workspace = Workspace::create(path, names.workspace, now)?;
    let team = sample::team_in(language, SEED, as_of);
    let source = Source {
        file_name: names.source.to_owned(),
        kind: SourceKind::Sample,
        bytes: 0,
        hash: Vec::new(),
        as_of: Some(as_of),
        at: now,
        scope: None,
    };
    let mut import = workspace.begin_import_of_new(source, &process::builtin_in(language))?;
    for rep in team.reps() {
        import.rep(rep.name, Some(rep.team), Some(rep.hired));
    }
    team.tell(&mut import)?;
    import.finish(RowCounts::default(), &[])?;
    if let Some(pipeline) = workspace.fullest()? {
        workspace.record_past(pipeline.id, &team.records())?;
    }
    Ok(workspace)
}

/// Opens the sample team's workspace, made first where it is missing.
///
/// # Errors
/// As [`make`], and whatever keeps it from being opened.
pub fn open_or_make(path: &Path, as_of: NaiveDate, asker: Asker) -> Result<Workspace, Error> {
    if path.exists() {
        Ok(Workspace::open(path, asker.now)?)
    } else {
        make(path, as_of, asker)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn on_a_weekend_the_team_stands_as_on_the_friday() {
        let check = |day: &str, worked: &str| {
            let [day, worked] = [day, worked].map(|day| day.parse::<NaiveDate>().unwrap());
            assert_eq!(working_day(day), worked);
        };
        check("2026-11-27", "2026-11-27");
        check("2026-11-28", "2026-11-27");
        check("2026-11-29", "2026-11-27");
        check("2026-11-30", "2026-11-30");
    }
}
