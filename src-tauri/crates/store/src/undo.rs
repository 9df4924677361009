//! An import is taken back, and done again.
//!
//! Undoing is settling every deal that the import spoke of without its word: what only it said goes,
//! what others said too stays, and so does what persons did since. What it had said goes to the shelf,
//! from where it can be done again without its file. Both are one transaction and one line in the
//! change log each.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use engine::gone::Gone;
use rusqlite::Transaction;

use crate::{
    Error,
    identity::{AccountId, ImportId, Mint, RepId},
    people,
    said::Said,
    settling::{
        Settling, Standing,
        differ::{self, State},
        hand,
    },
    table::{
        account,
        change::{self, Change, ChangesMut, Entity, FieldValue, Line},
        deal,
        import::{self, ImportRecord},
        recorded, rep,
        rep_said::{self, RepSaid},
        said::{self, Kept},
        shelf::{self, ShelfMut, ShelfName},
        team,
    },
};

/// What undoing an import does, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// What goes.
    pub gone: Gone,
    /// What persons changed of the import's deals and reps, and stays; the first [`LISTED`] of them.
    pub stays: Vec<Stays>,
    /// How much stays in all.
    pub stays_total: u64,
}

/// How much of what stays is listed.
pub const LISTED: usize = 1_000;

/// Something that a person did and that an undo leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stays {
    /// What it was done to: a deal by its own id, a rep by name.
    pub of: String,
    /// What it is.
    pub what: StaysWhat,
}

/// What stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaysWhat {
    /// A field that was changed.
    Field(Change),
    /// Moves that were entered.
    Moves(u32),
    /// What was recorded on the deal: answers, contacts, objections, activities, links, checks.
    Records(u32),
}

/// Takes an import back, but for the commit.
pub(crate) fn undo(
    tx: &Transaction<'_>,
    id: ImportId,
    who: &str,
    now: DateTime<Utc>,
) -> Result<Undone, Error> {
    let past = import::get(tx, id)?;
    if past.undone_at.is_some() {
        return Err(Error::Undone);
    }
    if !past.kept {
        return Err(Error::NotKept);
    }
    let mut taking = Taking {
        done: Undone::default(),
        shelf: ShelfMut::new(tx, id)?,
        reps: HashSet::new(),
        accounts: HashSet::new(),
        tx,
        id,
    };
    let mut deals = deal::first_of(tx, id)?;
    deals.extend(said::deals_of(tx, id)?);
    deals.sort_unstable();
    deals.dedup();
    // Everything is read off the deals while the import still counts.
    let mut settling = Settling::new(tx, Mint::at(now), past.pipeline, import::abouts(tx)?)?;
    let about = settling.abouts.0.get(&id).copied();
    for deal in deals {
        let Some((_, deal)) = deal::get(tx, deal)? else {
            continue;
        };
        settling.abouts.0.extend(about.map(|about| (id, about)));
        let before = settling.standing(deal)?;
        settling.abouts.0.remove(&id);
        taking.deal(&mut settling, &before)?;
    }
    taking.people(&settling)?;
    drop(settling);
    import::set_undone(tx, id, Some(now.timestamp_micros()))?;
    taking.unneeded()?;
    shelf::clear_old(tx, now)?;
    log(tx, &past, who, now, "undone")?;
    Ok(taking.done)
}

/// One line in the change log: what was done to an import as a whole.
pub(crate) fn log(
    tx: &Transaction<'_>,
    past: &ImportRecord,
    who: &str,
    now: DateTime<Utc>,
    what: &str,
) -> Result<(), Error> {
    let change = Change {
        at: now.timestamp_micros(),
        who: Some(who.to_owned()),
        import: None,
        row: past.id.0,
        field: what.to_owned(),
        old: FieldValue::Empty,
        new: FieldValue::Text(past.source.file_name.clone()),
        between: None,
    };
    let line = Line {
        entity: Entity::Import,
        change,
        base: FieldValue::Empty,
        upto: None,
        edit: None,
    };
    ChangesMut::new(tx)?.add(&Mint::at(now), &line)
}

struct Taking<'t> {
    tx: &'t Transaction<'t>,
    id: ImportId,
    done: Undone,
    shelf: ShelfMut<'t>,
    /// Named by what goes to the shelf.
    reps: HashSet<RepId>,
    accounts: HashSet<AccountId>,
}

impl Taking<'_> {
    fn deal(&mut self, settling: &mut Settling<'_>, before: &Standing) -> Result<(), Error> {
        let mut left: Vec<Kept> = Vec::with_capacity(before.said.len());
        for kept in &before.said {
            let mut kept = kept.clone();
            if let Ok(place) = kept.imports.binary_search(&self.id) {
                kept.imports.remove(place);
                self.shelf.put(&before.deal.key, &kept.facts)?;
                let said = Said::read(&kept.facts)?;
                self.reps.extend(said.reps());
                self.accounts.extend(said.details.account);
            }
            if !kept.imports.is_empty() {
                left.push(kept);
            }
        }
        self.stays_of(before)?;
        let facts = |moves| differ::essence(moves).count() as u64;
        match settling.settle(before, &left)? {
            None => {
                self.done.gone.deals_gone += 1;
                self.done.gone.moves_gone += facts(&before.moves);
            }
            Some((deal, moves)) => {
                let was = State {
                    deal: &before.deal,
                    moves: &before.moves,
                };
                let is = State {
                    deal: &deal,
                    moves: &moves,
                };
                if differ::added(was, is).is_some() {
                    self.done.gone.deals_changed += 1;
                } else {
                    self.done.gone.deals_unchanged += 1;
                }
                self.done.gone.moves_gone += facts(&before.moves).saturating_sub(facts(&moves));
            }
        }
        Ok(())
    }

    fn stays(&mut self, of: &str, what: StaysWhat) {
        self.done.stays_total += 1;
        if self.done.stays.len() < LISTED {
            self.done.stays.push(Stays {
                of: of.to_owned(),
                what,
            });
        }
    }

    /// What persons did to a deal.
    fn stays_of(&mut self, before: &Standing) -> Result<(), Error> {
        let (id, key) = (before.deal.id, before.deal.key.as_str());
        for (_, hand) in hand::latest(self.tx, id)? {
            self.stays(key, StaysWhat::Field(hand.change));
        }
        let entered = before
            .moves
            .iter()
            .filter(|row| row.import.is_none())
            .count();
        if entered > 0 {
            self.stays(
                key,
                StaysWhat::Moves(u32::try_from(entered).unwrap_or(u32::MAX)),
            );
        }
        let records = recorded::count(self.tx, id)?;
        if records > 0 {
            self.stays(key, StaysWhat::Records(records));
        }
        Ok(())
    }

    /// The reps of the import: what it said of them goes to the shelf, and they are settled without.
    fn people(&mut self, settling: &Settling<'_>) -> Result<(), Error> {
        let tx = self.tx;
        let said: BTreeMap<RepId, RepSaid> = rep_said::by(tx, self.id)?
            .into_iter()
            .map(|said| (said.rep, said))
            .collect();
        self.reps.extend(said.keys());
        let mut reps: Vec<RepId> = self.reps.iter().copied().collect();
        reps.sort_unstable();
        for id in reps {
            let said = said.get(&id);
            self.shelf.name(&ShelfName {
                rep: true,
                id: id.0,
                name: rep::name(tx, id)?,
                team: said.and_then(|said| said.team.clone()),
                hired: said.and_then(|said| said.hired),
            })?;
        }
        let mut accounts: Vec<AccountId> = self.accounts.iter().copied().collect();
        accounts.sort_unstable();
        for id in accounts {
            if let Some(name) = account::name(tx, id)? {
                self.shelf.name(&ShelfName {
                    rep: false,
                    id: id.0,
                    name,
                    team: None,
                    hired: None,
                })?;
            }
        }
        rep_said::remove(tx, self.id)?;
        for id in said.keys() {
            people::settle(tx, &settling.mint, &settling.abouts, *id)?;
            for hand in change::by_hand(tx, Entity::Rep, id.0)? {
                let name = rep::name(tx, *id)?;
                self.stays(&name, StaysWhat::Field(hand.change));
            }
        }
        Ok(())
    }

    /// Reps, accounts and teams that the import was the first to name: those that others name are
    /// theirs from now on, those that nobody names go.
    fn unneeded(&mut self) -> Result<(), Error> {
        let (tx, id) = (self.tx, self.id);
        let reps = rep::first_of(tx, id)?;
        let accounts = account::first_of(tx, id)?;
        if !reps.is_empty() || !accounts.is_empty() {
            let (mut by_rep, mut by_account) = (BTreeMap::new(), BTreeMap::new());
            let first = |known: &mut Option<ImportId>, import: Option<ImportId>| {
                *known = match (*known, import) {
                    (Some(known), Some(import)) => Some(known.min(import)),
                    (known, import) => known.or(import),
                };
            };
            for (rep, import) in rep::named(tx)? {
                first(by_rep.entry(rep).or_default(), import);
            }
            for (account, import) in account::named(tx)? {
                first(by_account.entry(account).or_default(), import);
            }
            said::every_fact(tx, |imports, said| {
                for rep in said.reps() {
                    first(by_rep.entry(rep).or_default(), imports.first().copied());
                }
                if let Some(account) = said.details.account {
                    first(
                        by_account.entry(account).or_default(),
                        imports.first().copied(),
                    );
                }
            })?;
            for rep in reps {
                let touched = !change::by_hand(tx, Entity::Rep, rep.0)?.is_empty();
                match by_rep.get(&rep) {
                    Some(import) => rep::set_import(tx, rep, *import)?,
                    None if touched => rep::set_import(tx, rep, None)?,
                    None => {
                        rep::remove(tx, rep)?;
                        self.done.gone.reps_gone += 1;
                    }
                }
            }
            for account in accounts {
                match by_account.get(&account) {
                    Some(import) => account::set_import(tx, account, *import)?,
                    None => {
                        account::remove(tx, account)?;
                        self.done.gone.accounts_gone += 1;
                    }
                }
            }
        }
        team::remove_unneeded(tx, id)
    }
}

/// Where facts on the shelf find their reps and accounts again: by name, added where they are gone.
pub(crate) struct Renamed {
    reps: BTreeMap<i64, RepId>,
    accounts: BTreeMap<i64, AccountId>,
}

impl Renamed {
    fn read(
        tx: &Transaction<'_>,
        mint: &Mint,
        id: ImportId,
    ) -> Result<(Self, Vec<RepSaid>), Error> {
        let mut renamed = Self {
            reps: BTreeMap::new(),
            accounts: BTreeMap::new(),
        };
        let mut said = Vec::new();
        for name in shelf::names(tx, id)? {
            if name.rep {
                let rep = match rep::find(tx, &name.name)? {
                    Some((known, _)) => known,
                    None => rep::insert(tx, mint, &name.name, Some(id))?,
                };
                renamed.reps.insert(name.id, rep);
                if name.team.is_some() || name.hired.is_some() {
                    said.push(RepSaid {
                        rep,
                        import: id,
                        team: name.team,
                        hired: name.hired,
                    });
                }
            } else {
                let account = account::AccountsMut::new(tx)?.ensure(mint, &name.name, Some(id))?;
                renamed.accounts.insert(name.id, account);
            }
        }
        Ok((renamed, said))
    }

    fn apply(&self, facts: &[u8]) -> Result<Said, Error> {
        let mut said = Said::read(facts)?;
        said.rename(|rep| self.reps.get(&rep.0).copied());
        let account = said.details.account;
        said.details.account = account.and_then(|id| self.accounts.get(&id.0).copied());
        Ok(said)
    }
}

/// Does an undone import again, from the shelf, but for the commit.
pub(crate) fn redo(
    tx: &Transaction<'_>,
    id: ImportId,
    who: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let past = import::get(tx, id)?;
    if past.undone_at.is_none() {
        return Err(Error::NotUndone);
    }
    if !past.kept {
        return Err(Error::Emptied);
    }
    import::set_undone(tx, id, None)?;
    let mint = Mint::at(now);
    let (renamed, said) = Renamed::read(tx, &mint, id)?;
    let mut settling = Settling::new(tx, mint, past.pipeline, import::abouts(tx)?)?;
    for said in &said {
        rep_said::put(tx, said)?;
        people::settle(tx, &settling.mint, &settling.abouts, said.rep)?;
    }
    shelf::each(tx, id, |key, facts| {
        let facts = renamed.apply(facts)?.bytes();
        settling.say(key, id, facts).map(|_| ())
    })?;
    drop(settling);
    shelf::clear(tx, id)?;
    log(tx, &past, who, now, "done again")
}
