//! An edit is undone, and done again: every line it wrote in the change log is turned round, and the
//! deals and reps it touched are settled as if it had never been made, or had. What an edit of coaching
//! wrote is put back as it was.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use chrono::{DateTime, Utc};
use engine::{
    coaching::{Agreement, OneToOne, PlanNote},
    deal::{Activity, Contact, Link, Objection},
};
use rusqlite::Transaction;

use crate::{
    Error,
    deal_move::put_back,
    identity::{DealId, Mint, PipelineId, PlanId, RepId},
    people, process_edit, process_kept,
    settling::{Settling, hand::MADE},
    table::{
        change::{self, Change, Entity, FieldValue},
        deal, detail,
        edits::{self, EditRecord},
        exit_check::ExitCheck,
        import,
        moves::Move,
        plan::PlanRow,
        put_off::PutOffRow,
        recorded::{self, Kept, Recorded},
        saved_view, setting, unsearched,
    },
};

/// What undoing an edit, or doing it again, came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// The edit.
    pub edit: EditRecord,
    /// The deals it touched, by pipeline and the id in their source; some may be gone now.
    pub deals: Vec<(PipelineId, String)>,
    /// It touched a process: all of its deals are told anew.
    pub process: bool,
}

/// Undoes an edit, or does it again, but for the commit.
pub(crate) fn turn(
    tx: &Transaction<'_>,
    edit: EditRecord,
    undo: bool,
    now: DateTime<Utc>,
) -> Result<Turned, Error> {
    edits::set_undone(tx, edit.id, undo.then_some(now.timestamp_micros()))?;
    let mut lines = change::of_edit(tx, edit.id)?;
    if undo {
        lines.reverse();
    }
    let mut turning = Turning {
        tx,
        undo,
        now,
        settling: BTreeMap::new(),
        deals: BTreeSet::new(),
        process: false,
    };
    for (entity, line) in &lines {
        turning.line(*entity, line)?;
    }
    let process = turning.process;
    let deals: Vec<_> = turning.deals.into_iter().collect();
    if let (false, None, Some((pipeline, key))) = (undo, edit.deal, deals.first()) {
        let deal = deal::find(tx, *pipeline, key)?;
        edits::set_deal(tx, edit.id, deal.map(|deal| deal.id))?;
    }
    Ok(Turned {
        deals,
        edit,
        process,
    })
}

struct Turning<'t> {
    tx: &'t Transaction<'t>,
    undo: bool,
    now: DateTime<Utc>,
    /// Made once a pipeline: it reads every import.
    settling: BTreeMap<PipelineId, Settling<'t>>,
    deals: BTreeSet<(PipelineId, String)>,
    process: bool,
}

impl<'t> Turning<'t> {
    fn line(&mut self, entity: Entity, line: &Change) -> Result<(), Error> {
        let to = if self.undo { &line.old } else { &line.new };
        let deal = DealId(line.row);
        if Entity::OF_DEAL.contains(&entity) {
            self.touched(deal)?;
        }
        let pipeline = PipelineId(line.row);
        match entity {
            Entity::Deal if line.field == MADE => self.made(deal, line),
            Entity::Deal => self.settle(deal),
            Entity::Move => self.moved(deal, line),
            Entity::Detail => self.detail(deal, &line.field, to),
            Entity::Contact => self.row::<Contact>(deal, &line.field, to),
            Entity::Objection => self.row::<Objection>(deal, &line.field, to),
            Entity::Activity => self.row::<Activity>(deal, &line.field, to),
            Entity::Link => self.row::<Link>(deal, &line.field, to),
            Entity::ExitCheck => self.row::<ExitCheck>(deal, &line.field, to),
            Entity::Plan => self.row::<PlanRow>(pipeline, &line.field, to),
            Entity::PlanNote => self.row::<PlanNote>(PlanId(line.row), &line.field, to),
            Entity::OneToOne => self.row::<OneToOne>(pipeline, &line.field, to),
            Entity::Agreement => self.row::<Agreement>(pipeline, &line.field, to),
            Entity::PutOff => self.row::<PutOffRow>(pipeline, &line.field, to),
            Entity::Rep => self.rep(RepId(line.row)),
            Entity::View => self.view(line.row, to),
            Entity::Process => self.process(pipeline, line),
            Entity::Words => setting::put(self.tx, &line.field, to),
            Entity::Import => Ok(()),
        }
    }

    fn touched(&mut self, id: DealId) -> Result<(), Error> {
        unsearched::mark(self.tx, id)?;
        if let Some((pipeline, deal)) = deal::get(self.tx, id)? {
            self.deals.insert((pipeline, deal.key));
        }
        Ok(())
    }

    fn view(&self, id: i64, to: &FieldValue) -> Result<(), Error> {
        match to {
            FieldValue::Text(text) => saved_view::put(self.tx, &serde_json::from_str(text)?),
            _ => saved_view::remove(self.tx, id),
        }
    }

    fn process(&mut self, pipeline: PipelineId, line: &Change) -> Result<(), Error> {
        let (to, from) = if self.undo {
            (&line.old, &line.new)
        } else {
            (&line.new, &line.old)
        };
        let stages = process_edit::turn(self.tx, pipeline, &line.field, to, from)?;
        self.process = true;
        // What was read of the process for settling is out of date.
        self.settling.remove(&pipeline);
        for deal in process_kept::stands_at(self.tx, pipeline, &stages)? {
            self.settle(deal)?;
        }
        Ok(())
    }

    fn rep(&self, id: RepId) -> Result<(), Error> {
        let abouts = import::abouts(self.tx)?;
        people::settle(self.tx, &Mint::at(self.now), &abouts, id)
    }

    fn settling(&mut self, pipeline: PipelineId) -> Result<&mut Settling<'t>, Error> {
        let known = match self.settling.entry(pipeline) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let abouts = import::abouts(self.tx)?;
                let mut settling = Settling::new(self.tx, Mint::at(self.now), pipeline, abouts)?;
                settling.by_hand();
                free.insert(settling)
            }
        };
        Ok(known)
    }

    fn settle(&mut self, id: DealId) -> Result<(), Error> {
        let Some((pipeline, deal)) = deal::get(self.tx, id)? else {
            return Ok(());
        };
        let settling = self.settling(pipeline)?;
        let before = settling.standing(deal)?;
        settling.settle(&before, &before.said)?;
        Ok(())
    }

    /// The deal itself was made by the edit. It goes, unless files have brought it too since; and comes
    /// back under the keys it had.
    fn made(&mut self, id: DealId, line: &Change) -> Result<(), Error> {
        if self.undo {
            return self.settle(id);
        }
        let hands = change::by_hand(self.tx, Entity::Deal, id.0)?;
        let pipeline = hands.iter().find_map(|hand| match hand.base {
            FieldValue::Whole(pipeline) if hand.change.field == MADE => Some(PipelineId(pipeline)),
            _ => None,
        });
        let (Some(pipeline), FieldValue::Text(key)) = (pipeline, &line.new) else {
            return Ok(());
        };
        if deal::find(self.tx, pipeline, key)?.is_none() {
            let mut deals = deal::DealsMut::new(self.tx, pipeline)?;
            let again = deal::Deal {
                id,
                key: key.clone(),
                ..deal::Deal::default()
            };
            deals.insert(&Mint::at(self.now), &again)?;
        }
        self.deals.insert((pipeline, key.clone()));
        Ok(())
    }

    fn moved(&mut self, id: DealId, line: &Change) -> Result<(), Error> {
        let FieldValue::Text(text) = &line.new else {
            return Ok(());
        };
        // Files of an older format tell moves in words, and belong to no edit.
        let added: Move = serde_json::from_str(text)?;
        let Some((pipeline, deal)) = deal::get(self.tx, id)? else {
            return Ok(());
        };
        let undo = self.undo;
        let settling = self.settling(pipeline)?;
        let mut before = settling.standing(deal)?;
        if !undo {
            let there = before.moves.iter();
            let nth = there.filter(|row| row.instant() == added.instant()).count();
            let added = Move {
                nth: u32::try_from(nth).unwrap_or(u32::MAX),
                ..added
            };
            return put_back(settling, &mut before, id, &added);
        }
        let added = settling.told_now(&added);
        let same = |row: &Move| {
            row.import.is_none() && row.instant() == added.instant() && row.step == added.step
        };
        if let Some(place) = before.moves.iter().rposition(same) {
            let gone = before.moves.remove(place);
            settling.moves.remove(id, &gone)?;
        }
        let said = before.said.clone();
        settling.settle(&before, &said)?;
        Ok(())
    }

    fn detail(&self, id: DealId, field: &str, to: &FieldValue) -> Result<(), Error> {
        let Some(which) = detail::named(field) else {
            return Ok(());
        };
        let value = match to {
            FieldValue::Text(text) => Some(serde_json::from_str(text)?),
            _ => None,
        };
        detail::set(self.tx, id, which, value.as_ref())
    }

    fn row<T: Recorded>(&self, owner: T::Owner, key: &str, to: &FieldValue) -> Result<(), Error> {
        match to {
            FieldValue::Text(text) => {
                let kept: Kept<T> = serde_json::from_str(text)?;
                recorded::put(self.tx, owner, &kept)
            }
            _ => match key.parse() {
                Ok(id) => recorded::remove::<T>(self.tx, id),
                Err(_) => Ok(()),
            },
        }
    }
}
