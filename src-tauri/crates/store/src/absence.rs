//! Deals that a later whole export does not name. That is kept as such: the deal is "not in the file of
//! that day", a fact, neither deleted nor counted as lost; a later file that names it ends it.
//!
//! Nothing is written for it: it is read off what the exports of one scope said. An export that names
//! fewer than half of the deals of the one before is taken for a part (one rep's, the open ones) and
//! nothing is concluded from it.

use std::collections::HashMap;

use engine::moment::Day;
use rusqlite::{Connection, params};

use crate::{
    Error,
    identity::{DealId, ImportId, PipelineId},
    table::{import, said},
};

/// A deal that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The deal.
    pub deal: DealId,
    /// The day of the last file that named it.
    pub last_seen: Day,
    /// The day of the first file after it that does not.
    pub missing_on: Day,
}

/// The whole exports of one scope, by day, and which deals each names.
pub(crate) struct Exports {
    files: Vec<(ImportId, Day)>,
    /// By deal: places of the files that name it, ascending.
    named: HashMap<DealId, Vec<u32>>,
    /// Whether each file names at least half of the deals of the one before.
    whole: Vec<bool>,
}

impl Exports {
    pub(crate) fn read(
        conn: &Connection,
        pipeline: PipelineId,
        scope: &str,
    ) -> Result<Self, Error> {
        let files = import::scoped(conn, pipeline, scope)?;
        let mut named: HashMap<DealId, Vec<u32>> = HashMap::new();
        if files.len() > 1 {
            let places: HashMap<ImportId, u32> = (0_u32..)
                .zip(&files)
                .map(|(place, (import, _))| (*import, place))
                .collect();
            said::each(conn, |deal, imports| {
                let places = imports.iter().filter_map(|import| places.get(import));
                named.entry(deal).or_default().extend(places);
            })?;
            // Deals that nothing is kept of were brought by one import alone.
            let mut read = conn.prepare_cached("SELECT id, import FROM deal WHERE process = ?1")?;
            let mut rows = read.query(params![pipeline])?;
            while let Some(row) = rows.next()? {
                let import: Option<ImportId> = row.get(1)?;
                if let Some(place) = import.and_then(|import| places.get(&import)) {
                    named.entry(row.get(0)?).or_default().push(*place);
                }
            }
            for places in named.values_mut() {
                places.sort_unstable();
                places.dedup();
            }
        }
        let mut whole = vec![false; files.len()];
        for (place, whole) in (0_u32..).zip(&mut whole).skip(1) {
            let before = named.values().filter(|it| it.contains(&(place - 1)));
            let (all, both) = before.fold((0_u64, 0_u64), |(all, both), it| {
                (all + 1, both + u64::from(it.contains(&place)))
            });
            *whole = all > 0 && 2 * both >= all;
        }
        Ok(Self {
            files,
            named,
            whole,
        })
    }

    /// How many deals a file does not name any more, and names again.
    pub(crate) fn counts(&self, import: ImportId) -> (u32, u32) {
        let place = self.files.iter().position(|file| file.0 == import);
        let Some(place) = place.filter(|&place| place > 0 && self.whole[place]) else {
            return (0, 0);
        };
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        self.named.values().fold((0, 0), |(gone, back), files| {
            let here = files.contains(&place);
            let before = files.contains(&(place - 1));
            let ever = files.first().is_some_and(|first| *first < place);
            (
                gone + u32::from(before && !here),
                back + u32::from(here && ever && !before),
            )
        })
    }

    /// The deals that the latest files do not name.
    pub(crate) fn absent(&self) -> Vec<Absence> {
        let mut absent: Vec<Absence> = self
            .named
            .iter()
            .filter_map(|(&deal, files)| {
                let last = *files.last()? as usize;
                let next = (last + 1..self.files.len()).find(|&place| self.whole[place])?;
                Some(Absence {
                    deal,
                    last_seen: self.files[last].1,
                    missing_on: self.files[next].1,
                })
            })
            .collect();
        absent.sort_unstable_by_key(|absence| absence.deal);
        absent
    }
}
