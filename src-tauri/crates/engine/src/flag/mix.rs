//! What the pass over the deals counts for findings: each stage's passages by lead source or buyer
//! persona, and how many left by source and rep.
//!
//! Counting only. A deal without a source counts for none: unknown is no source. Of very many names
//! (free text) only the commonest are counted. Without sources, or with fewer than can be judged,
//! nothing is counted and nothing kept.

use super::evidence::FEWEST_REPS;
use crate::{
    ledger::{Ledger, NOBODY},
    passage::Passage,
    review::Aspect,
    selection::Outcome,
    tally::{Line, Tally},
};

/// So many sources are told apart.
const MOST: usize = 256;

/// The passages of every stage, by source or persona.
#[derive(Clone, Debug)]
pub(crate) struct Mix {
    pub(super) aspect: Aspect,
    /// Ids told apart, in order.
    ids: Vec<u32>,
    /// By id, its place among them.
    place: Vec<Option<u32>>,
    /// Reps' columns: one per rep id, and one more for nobody.
    columns: usize,
    /// By stage, then place.
    lines: Vec<Line>,
    /// Passages ended, by stage, place and column.
    exits: Vec<u32>,
}

impl Mix {
    pub(crate) fn empty(ledger: &Ledger, aspect: Aspect) -> Self {
        let known = match aspect {
            Aspect::Source => ledger.source_count(),
            Aspect::Persona => ledger.persona_count(),
        };
        let mut ids: Vec<u32> = if known < FEWEST_REPS {
            Vec::new()
        } else {
            (0..known as u32).collect()
        };
        if ids.len() > MOST {
            let mut deals = vec![0_u32; known];
            for id in (0..ledger.deals() as u32).filter_map(|deal| id(ledger, aspect, deal)) {
                deals[id as usize] += 1;
            }
            ids.sort_by_key(|id| std::cmp::Reverse(deals[*id as usize]));
            ids.truncate(MOST);
            ids.sort_unstable();
        }
        let mut place = vec![None; if ids.is_empty() { 0 } else { known }];
        for (at, id) in (0..).zip(&ids) {
            place[*id as usize] = Some(at);
        }
        let columns = ledger.rep_count() + 1;
        let cells = ids.len() * ledger.process().stages.len();
        Self {
            aspect,
            ids,
            place,
            columns,
            lines: vec![Line::default(); cells],
            exits: vec![0; cells * columns],
        }
    }

    /// The place of a deal's source, if it is one of those told apart.
    #[inline]
    pub(crate) fn place(&self, ledger: &Ledger, deal: u32) -> Option<u32> {
        if self.ids.is_empty() {
            return None;
        }
        let id = id(ledger, self.aspect, deal)?;
        self.place.get(id as usize).copied().flatten()
    }

    /// Counts a passage of a deal at a place.
    #[inline]
    pub(crate) fn count(&mut self, place: u32, passage: &Passage) {
        let cell = usize::from(passage.stage) * self.ids.len() + place as usize;
        let days = passage.left.since(passage.entered);
        self.lines[cell].count(days, passage.outcome);
        if passage.outcome != Outcome::Open {
            let column = match passage.rep {
                NOBODY => self.columns - 1,
                rep => rep as usize,
            };
            self.exits[cell * self.columns + column] += 1;
        }
    }

    /// Adds what was counted of later deals.
    pub(crate) fn add(&mut self, later: &Self) {
        for (line, more) in self.lines.iter_mut().zip(&later.lines) {
            line.add(more);
        }
        for (sum, more) in self.exits.iter_mut().zip(&later.exits) {
            *sum += more;
        }
    }

    pub(super) fn places(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn name<'a>(&self, ledger: &'a Ledger, place: usize) -> &'a str {
        let id = self.ids[place];
        match self.aspect {
            Aspect::Source => ledger.source_name(id),
            Aspect::Persona => ledger.persona_name(id),
        }
    }

    pub(super) fn at(&self, stage: usize, place: usize) -> Tally {
        self.lines[stage * self.places() + place].tally()
    }

    /// All places together.
    pub(super) fn all(&self, stage: usize) -> Tally {
        Line::sum(self.lines[stage * self.places()..(stage + 1) * self.places()].iter())
    }

    /// Passages that ended, by rep's column; the last is nobody's.
    pub(super) fn exits(&self, stage: usize, place: usize) -> &[u32] {
        let cell = stage * self.places() + place;
        &self.exits[cell * self.columns..(cell + 1) * self.columns]
    }
}

fn id(ledger: &Ledger, aspect: Aspect, deal: u32) -> Option<u32> {
    match aspect {
        Aspect::Source => ledger.source_id(deal),
        Aspect::Persona => ledger.persona_id(deal),
    }
}
