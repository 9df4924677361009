//! What a person says that a name of the file means, where it is not what the name itself tells.
//! Stages are spoken of by name: which stages a new process has depends on what else was said.

use engine::process::Process;
use serde::{Deserialize, Serialize};

use crate::{mapping::Means, stages};

/// One name of the file's stage or status column, and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NameHint {
    /// As the file writes it; compared without case and surrounding space.
    pub name: String,
    /// What it means.
    pub means: NameMeans,
}

/// What a name can be said to mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum NameMeans {
    /// The stage of that name.
    Stage(String),
    /// The deal was won.
    Won,
    /// The deal was lost.
    Lost,
    /// The last stage was completed.
    Completed,
    /// Nothing: rows with it are passed over.
    Ignore,
}

/// What was said of a name, in a process; `None`: nothing, or a stage that the process does not have.
pub(crate) fn meaning(hints: &[NameHint], process: &Process, name: &str) -> Option<Means> {
    match said(hints, name)? {
        NameMeans::Stage(stage) => stages::find(process, stage),
        NameMeans::Won => Some(Means::Won),
        NameMeans::Lost => Some(Means::Lost),
        NameMeans::Completed => Some(Means::Completed),
        NameMeans::Ignore => Some(Means::Ignore),
    }
}

/// True where a name was said to be no stage of its own: an outcome, nothing, or another stage.
pub(crate) fn no_stage(hints: &[NameHint], name: &str) -> bool {
    match said(hints, name) {
        None => false,
        Some(NameMeans::Stage(stage)) => stages::fold(stage) != stages::fold(name),
        Some(_) => true,
    }
}

/// The last word counts.
fn said<'a>(hints: &'a [NameHint], name: &str) -> Option<&'a NameMeans> {
    let wanted = stages::fold(name);
    let hint = hints.iter().rfind(|h| stages::fold(&h.name) == wanted)?;
    Some(&hint.means)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(means: NameMeans) -> Vec<NameHint> {
        let name = "Demo done".to_owned();
        vec![NameHint { name, means }]
    }

    #[test]
    fn a_name_means_what_was_said_of_it_last() {
        let process = Process::of_stages("sales", &["Lead", "Demo"]);
        let said = |means| meaning(&hints(means), &process, " demo  DONE");
        assert_eq!(said(NameMeans::Won), Some(Means::Won));
        assert_eq!(said(NameMeans::Ignore), Some(Means::Ignore));
        assert_eq!(
            said(NameMeans::Stage("demo".into())),
            stages::find(&process, "Demo")
        );
        assert_eq!(said(NameMeans::Stage("Pitch".into())), None);
        let mut twice = hints(NameMeans::Won);
        twice.extend(hints(NameMeans::Lost));
        assert_eq!(meaning(&twice, &process, "Demo done"), Some(Means::Lost));
    }

    #[test]
    fn only_a_name_said_to_be_its_own_stage_stays_one() {
        let own = NameMeans::Stage("Demo done".into());
        assert!(!no_stage(&hints(own), "Demo done"));
        assert!(no_stage(
            &hints(NameMeans::Stage("Demo".into())),
            "Demo done"
        ));
        assert!(no_stage(&hints(NameMeans::Ignore), "Demo done"));
        assert!(!no_stage(&hints(NameMeans::Ignore), "Demo"));
    }
}
