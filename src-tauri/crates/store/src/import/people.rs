//! The reps of a source: matched by name, and what it says of their teams and first days kept.

use std::collections::{BTreeSet, HashMap};

use super::{NOBODY, settle::Gathering};
use crate::{
    Error,
    identity::RepId,
    people,
    table::{
        rep,
        rep_said::{self, RepSaid},
    },
};

impl Gathering<'_> {
    /// Every rep that the source names, with team and first day.
    pub(super) fn reps(&mut self) -> Result<(), Error> {
        let gathered = self.gathered;
        let (tx, import) = (self.settling.tx, self.import);
        let told = gathered.told.iter().map(|told| told.rep);
        let rows = gathered.facts.iter().map(|fact| fact.rep);
        let turns = gathered.turns.iter().map(|turn| turn.rep);
        let mut last = NOBODY;
        for word in told.chain(rows).chain(turns) {
            if word != last && word != NOBODY && !self.rep_ids.contains_key(&word) {
                let name = gathered.words.get(word);
                let id = match rep::find(tx, name)? {
                    Some((known, _)) => known,
                    None => rep::insert(tx, &self.settling.mint, name, Some(import))?,
                };
                self.rep_ids.insert(word, id);
            }
            last = word;
        }
        // A rep may be spelled in several ways: the latest word about any of them counts.
        let mut teams: HashMap<RepId, (i64, &str)> = HashMap::new();
        for (word, at, team) in gathered.rep_team.iter() {
            let team = gathered.words.get(team);
            if let Some(&id) = self.rep_ids.get(&word) {
                let said = teams.entry(id).or_insert((at, team));
                if at >= said.0 {
                    *said = (at, team);
                }
            }
        }
        let mut hired = HashMap::new();
        for told in &gathered.told {
            let Some(&id) = self.rep_ids.get(&told.rep) else {
                continue;
            };
            if let Some(team) = told.team.as_deref().filter(|team| !team.trim().is_empty()) {
                teams.insert(id, (i64::MAX, team));
            }
            if let Some(day) = told.hired {
                hired.insert(id, day);
            }
        }
        let said: BTreeSet<RepId> = teams.keys().chain(hired.keys()).copied().collect();
        for rep in said {
            let team = teams.get(&rep).map(|(_, team)| (*team).to_owned());
            let hired = hired.get(&rep).copied();
            rep_said::put(
                tx,
                &RepSaid {
                    rep,
                    import,
                    team,
                    hired,
                },
            )?;
            people::settle(tx, &self.settling.mint, &self.settling.abouts, rep)?;
        }
        Ok(())
    }
}
