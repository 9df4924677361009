//! The reps of a source: matched by name, put into their teams, and given their first day.

use std::collections::HashMap;

use engine::moment::Day;

use super::{settle::Settling, words::NONE};
use crate::{
    Error,
    identity::{RepId, name_key},
    table::{
        change::{Entity, FieldValue},
        rep, team,
    },
};

impl Settling<'_> {
    /// Every rep that the source names, with team and first day.
    pub(super) fn reps(&mut self) -> Result<(), Error> {
        let gathered = self.gathered;
        let told = gathered.told.iter().map(|told| told.rep);
        let rows = gathered.facts.iter().map(|fact| fact.rep);
        let mut last = NONE;
        for word in told.chain(rows) {
            if word != last && word != NONE && !self.rep_ids.contains_key(&word) {
                let name = gathered.words.get(word).unwrap_or_default();
                let id = match rep::find(self.tx, name)? {
                    Some((known, _)) => known,
                    None => rep::insert(self.tx, &self.mint, name, Some(self.import))?,
                };
                self.rep_ids.insert(word, id);
            }
            last = word;
        }
        // A rep may be spelled in several ways: the latest word about any of them counts.
        let mut teams: HashMap<RepId, (i64, &str)> = HashMap::new();
        for (word, at, team) in gathered.rep_team.iter() {
            let team = gathered.words.get(team).unwrap_or_default();
            if let Some(&id) = self.rep_ids.get(&word) {
                let said = teams.entry(id).or_insert((at, team));
                if at >= said.0 {
                    *said = (at, team);
                }
            }
        }
        for told in &gathered.told {
            let Some(&id) = self.rep_ids.get(&told.rep) else {
                continue;
            };
            if let Some(team) = told.team.as_deref().filter(|team| !team.trim().is_empty()) {
                teams.insert(id, (i64::MAX, team));
            }
            if let Some(day) = told.hired {
                self.set_hired(id, day)?;
            }
        }
        let mut teams: Vec<_> = teams.into_iter().collect();
        teams.sort_unstable_by_key(|team| team.0);
        for (rep, (_, team)) in teams {
            self.set_team(rep, team)?;
        }
        Ok(())
    }

    fn set_hired(&mut self, id: RepId, day: Day) -> Result<(), Error> {
        let old = rep::hired(self.tx, id)?;
        if old == Some(day.0) {
            return Ok(());
        }
        rep::set_hired(self.tx, id, day.0)?;
        if old.is_some() {
            let [old, new] = [old, Some(day.0)].map(|day| FieldValue::from(day.map(i64::from)));
            self.log(Entity::Rep, id.0, "hired", &old, &new)?;
        }
        Ok(())
    }

    fn set_team(&mut self, id: RepId, name: &str) -> Result<(), Error> {
        let all = rep::all(self.tx)?;
        let old = all
            .iter()
            .find(|rep| rep.id == id)
            .and_then(|rep| rep.team.as_deref());
        if old.is_some_and(|old| name_key(old) == name_key(name)) {
            return Ok(());
        }
        let new = team::ensure(self.tx, &self.mint, name, Some(self.import))?;
        rep::set_team(self.tx, id, new)?;
        if old.is_some() {
            self.log(
                Entity::Rep,
                id.0,
                "team",
                &old.into(),
                &Some(name.trim()).into(),
            )?;
        }
        Ok(())
    }
}
