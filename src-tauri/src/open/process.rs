//! The process of the open workspace: as it is kept, as it is edited, and the built-in one in the person's
//! language where nobody made one yet. What is kept stays in the words it was made with.

use chrono::{DateTime, Utc};
use engine::{
    language::Language,
    process::{
        self, Process,
        edit::{self, ProcessEdit, ProcessKept, StageKept},
    },
};

use super::{Known, Open, editor};
use crate::error::Answer;

impl Open {
    /// The person's language.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Speaks a language from now on; whether it spoke another. What is kept in the workspace stays as it is.
    pub(crate) fn speak(&mut self, language: Language) -> bool {
        let another = std::mem::replace(&mut self.language, language) != language;
        if another {
            self.known = Known::default();
        }
        another
    }

    /// The process of a pipeline that nobody made yet.
    pub(super) fn builtin(&self) -> Process {
        process::builtin_in(self.language)
    }

    /// The process of a pipeline, as it is kept; the built-in one where there is none, its stages keyed
    /// by their place, from 1.
    pub(crate) fn process(&self, asked: Option<i32>) -> Answer<ProcessKept> {
        if let Some(pipeline) = self.pipeline(asked)? {
            return Ok(self.workspace.process_kept(pipeline)?);
        }
        let builtin = self.builtin();
        Ok(ProcessKept {
            name: builtin.name,
            wins_at: builtin.wins_at,
            read_off: edit::read_off(&builtin.stages),
            stages: (1..)
                .zip(builtin.stages)
                .map(|(id, stage)| StageKept { id, stage })
                .collect(),
            left: Vec::new(),
        })
    }

    /// Edits a process: every deal is told anew.
    pub(crate) fn edit_process(
        &mut self,
        asked: Option<i32>,
        mut edit: ProcessEdit,
        now: DateTime<Utc>,
    ) -> Answer<()> {
        self.refresh()?;
        let (known, builtin) = (self.pipeline(asked)?, self.builtin());
        let mut edits = self.workspace.edit(&editor(), edit.name(), now)?;
        let pipeline = match known {
            Some(pipeline) => pipeline,
            None => {
                let (new, keys) = edits.add_pipeline(&builtin)?;
                edit.rekey(|place| {
                    let at = usize::try_from(place - 1).ok();
                    at.and_then(|at| keys.get(at)).copied().unwrap_or(0)
                });
                new
            }
        };
        edits.process(pipeline, &edit)?;
        edits.commit()?;
        self.known = Known::default();
        self.wrote()?;
        Ok(())
    }
}
