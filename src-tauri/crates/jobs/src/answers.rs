//! What was answered about names in files: which stage a name means in a pipeline, and who a rep's
//! name is. Asked about once, then known of every later file.
//!
//! An answer is kept with the import for which it was given, never before it. Of what was answered
//! before and what is said of this file, the latter counts. Answers about stages are a pipeline's own:
//! in another the same name may be a stage of its own.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use exchange::{Hints, NameHint, NameMeans, Plan, RepMeans, RepName};
use store::{Error, PipelineId, Workspace, name_key};

/// The topic of reps' names.
const REPS: &str = "rep";

/// The topic of a pipeline's stage names.
fn stages(pipeline: PipelineId) -> String {
    format!("stage in {}", pipeline.0)
}

/// What is said of a file, after what was answered before of names in files for a pipeline, if it is
/// one that is there.
pub(crate) fn with_known(
    workspace: &Workspace,
    pipeline: Option<PipelineId>,
    said: &Hints,
) -> Result<Hints, Error> {
    let mut hints = said.clone();
    let reps = workspace.answers::<RepMeans>(REPS)?.into_iter();
    hints.reps = reps
        .map(|(name, means)| RepName { name, means })
        .chain(hints.reps)
        .collect();
    if let Some(pipeline) = pipeline {
        let names = workspace
            .answers::<NameMeans>(&stages(pipeline))?
            .into_iter();
        hints.names = names
            .map(|(name, means)| NameHint { name, means })
            .chain(hints.names)
            .collect();
    }
    Ok(hints)
}

/// Whom a file of people names whom the workspace knows by their address: they stay who they are, for one
/// person is no other owner.
pub(crate) fn same_people(plan: &Plan, workspace: &Workspace) -> Result<Vec<RepName>, Error> {
    let people = || plan.beside.iter().flat_map(|file| file.called_before());
    if people().next().is_none() {
        return Ok(Vec::new());
    }
    let reps = workspace.reps()?.into_iter();
    let known: HashMap<String, String> = reps.map(|rep| (name_key(&rep.name), rep.name)).collect();
    let mut same = Vec::new();
    for (name, before) in people() {
        let own = name_key(name);
        let mut said = plan.mapping.reps.iter();
        if known.contains_key(&own) || said.any(|rep| name_key(&rep.name) == own) {
            continue;
        }
        let mut addresses = before.iter().filter(|word| word.contains('@'));
        if let Some(one) = addresses.find_map(|word| known.get(&name_key(word))) {
            same.push(RepName {
                name: name.to_owned(),
                means: RepMeans::SameAs(one.clone()),
            });
        }
    }
    Ok(same)
}

/// Keeps what was said of names, for later files.
pub(crate) fn keep(
    workspace: &mut Workspace,
    pipeline: PipelineId,
    said: &Hints,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    for said in said.reps.iter().filter(|said| !said.name.trim().is_empty()) {
        workspace.keep_answer(REPS, &said.name, &said.means, now)?;
    }
    let topic = stages(pipeline);
    for said in said.names.iter().filter(|it| !it.name.trim().is_empty()) {
        workspace.keep_answer(&topic, &said.name, &said.means, now)?;
    }
    Ok(())
}
