//! Of which deals anything came or went since a moment: what imports that came in since say of them, what
//! those that were undone since had said, and what persons changed.
//!
//! Most of what next week's export says was said by last week's: a deal of which the newest file repeats
//! the newest one known then, word for word, was known then as it is now, and is passed over. Of a snapshot
//! that is looked at, since it is of another day.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use crate::{
    Error,
    identity::{DealId, ImportId, PipelineId, RepId, name_key},
    said::Said,
    settling::{claim::Abouts, differ, heard},
    table::{
        change, deal,
        import::{self, SourceKind},
        rep,
        said::{self, Kept},
        shelf,
        stage::Stages,
    },
};

/// Which imports counted at a moment, and which count now.
pub(super) struct Counted {
    /// In microseconds since 1970-01-01T00:00Z.
    pub(super) at: i64,
    pub(super) then: Abouts,
    pub(super) now: Abouts,
    /// Of the pipeline: those that count now and did not, and the other way round.
    came: HashSet<ImportId>,
    went: Vec<ImportId>,
}

impl Counted {
    pub(super) fn read(conn: &Connection, pipeline: PipelineId, at: i64) -> Result<Self, Error> {
        let undone = import::undone_by(conn, at)?;
        let mut counted = Self {
            at,
            then: Abouts::default(),
            now: Abouts::default(),
            came: HashSet::new(),
            went: Vec::new(),
        };
        for past in import::all(conn)? {
            let about = import::about(&past);
            let was = about.at <= at && !undone.contains(&past.id);
            let is = past.undone_at.is_none();
            if was {
                counted.then.0.insert(past.id, about);
            }
            if is {
                counted.now.0.insert(past.id, about);
            }
            if past.pipeline == pipeline && is && !was {
                counted.came.insert(past.id);
            }
            if past.pipeline == pipeline && was && !is {
                counted.went.push(past.id);
            }
        }
        Ok(counted)
    }

    /// The newest import of those that spoke of a deal and counted then, where all that came since say
    /// the same and are newer.
    fn repeated(&self, said: &[Kept]) -> Option<ImportId> {
        let place = |import: &ImportId| (self.now.day(*import), *import);
        let all = || said.iter().flat_map(|kept| &kept.imports);
        let known = all().filter(|import| self.then.0.contains_key(import));
        let newest = *known.max_by_key(|import| place(import))?;
        let row = said.iter().find(|kept| kept.imports.contains(&newest))?;
        let mut came = all().filter(|import| self.came.contains(import));
        let repeat =
            |import: &ImportId| row.imports.contains(import) && place(import) > place(&newest);
        came.all(repeat).then_some(newest)
    }

    /// Whether a deal was known then as it is now, but for the day on which it was last seen where it is.
    fn was_alike(&self, said: &[Kept], stages: &Stages) -> Result<bool, Error> {
        let Some(newest) = self.repeated(said) else {
            return Ok(false);
        };
        let history = |import| {
            let about = self.now.0.get(import);
            about.is_some_and(|about| about.kind == SourceKind::Moves)
        };
        let all = said.iter().flat_map(|kept| &kept.imports);
        let mut came = all.filter(|import| self.came.contains(import));
        // A history that says the same again says nothing; a snapshot is of another day.
        if history(&newest) && came.all(history) {
            return Ok(true);
        }
        let (was, moved) = heard::told(&self.said_then(said), stages, &self.then)?;
        let (is, moves) = heard::told(said, stages, &self.now)?;
        Ok(
            differ::same_story(&moved, &moves)
                && was.details == is.details
                && was.shown == is.shown,
        )
    }

    /// What had been said by then of what is said now.
    pub(super) fn said_then(&self, said: &[Kept]) -> Vec<Kept> {
        let then = said.iter().map(|kept| Kept {
            imports: (kept.imports.iter().copied())
                .filter(|import| self.then.0.contains_key(import))
                .collect(),
            facts: kept.facts.clone(),
        });
        then.filter(|kept| !kept.imports.is_empty()).collect()
    }
}

/// Deals of which anything came or went.
#[derive(Default)]
pub(super) struct Touched {
    /// To be looked at, each with whether anything was taken back.
    pub(super) deals: BTreeMap<DealId, bool>,
    /// What imports had said of them that are undone now.
    pub(super) shelved: HashMap<DealId, Vec<Kept>>,
    /// Deals that were unknown, by their ids in their source.
    pub(super) new: Vec<String>,
    /// Every rep's name, also of those that went with an import: these have keys below nought.
    pub(super) reps: HashMap<RepId, String>,
}

impl Touched {
    pub(super) fn read(
        conn: &Connection,
        pipeline: PipelineId,
        counted: &Counted,
        stages: &Stages,
    ) -> Result<Self, Error> {
        let mut touched = Self::default();
        let reps = rep::all(conn)?.into_iter();
        touched.reps.extend(reps.map(|rep| (rep.id, rep.name)));
        for deal in change::edited_since(conn, counted.at)? {
            touched.deals.insert(deal, false);
        }
        for import in &counted.went {
            touched.shelf(conn, pipeline, *import)?;
        }
        if let Some(first) = counted.came.iter().min() {
            let passed_over = touched.came(conn, counted, stages)?;
            for (id, key, import) in deal::first_since(conn, pipeline, *first)? {
                let looked_at = touched.deals.contains_key(&id) || passed_over.contains(&id);
                if counted.came.contains(&import) && !looked_at {
                    touched.new.push(key);
                }
            }
        }
        Ok(touched)
    }

    /// Deals that more than one has spoken of, an import that came since among them. Gives those that are
    /// passed over though such an import is now the first that brought them.
    fn came(
        &mut self,
        conn: &Connection,
        counted: &Counted,
        stages: &Stages,
    ) -> Result<HashSet<DealId>, Error> {
        let mut passed_over = HashSet::new();
        said::by_deal(conn, |deal, said| {
            let came = |import: &ImportId| counted.came.contains(import);
            let all = said.iter().flat_map(|kept| &kept.imports);
            if !all.clone().any(came) {
                return Ok(());
            }
            if !counted.was_alike(said, stages)? {
                self.deals.entry(deal).or_default();
            } else if all.clone().min().is_some_and(came) {
                passed_over.insert(deal);
            }
            Ok(())
        })?;
        Ok(passed_over)
    }

    /// What an import had said that was undone since, of the deals that are still there.
    fn shelf(
        &mut self,
        conn: &Connection,
        pipeline: PipelineId,
        import: ImportId,
    ) -> Result<(), Error> {
        let mut names = HashMap::new();
        for name in shelf::names(conn, import)?.into_iter().filter(|of| of.rep) {
            let now = rep::find(conn, &name.name)?.map(|(rep, _)| rep);
            let now = now.unwrap_or_else(|| self.gone(name.name));
            names.insert(RepId(name.id), now);
        }
        shelf::each(conn, import, |key, facts| {
            if let Some(deal) = deal::find(conn, pipeline, key)? {
                let mut said = Said::read(facts)?;
                said.rename(|rep| names.get(&rep).copied());
                let kept = Kept {
                    imports: vec![import],
                    facts: said.bytes(),
                };
                self.shelved.entry(deal.id).or_default().push(kept);
                self.deals.insert(deal.id, true);
            }
            Ok(())
        })
    }

    /// The key of a rep who is not there any more.
    fn gone(&mut self, name: String) -> RepId {
        let known = self.reps.iter();
        let mut known = known.filter(|(_, known)| name_key(known) == name_key(&name));
        if let Some((rep, _)) = known.next() {
            return *rep;
        }
        let rep = RepId(-1 - i64::try_from(self.reps.len()).unwrap_or(0));
        self.reps.insert(rep, name);
        rep
    }
}
