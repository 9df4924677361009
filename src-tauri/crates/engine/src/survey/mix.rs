//! What the pass over the deals counts for findings: each stage's passages by lead source or buyer
//! persona, and how many left by source and rep.
//!
//! Counting only. A deal without a source counts for none: unknown is no source. Of very many names
//! (free text) only the commonest are counted. Without sources, or with one, nothing is counted and
//! nothing kept.

use crate::{
    ledger::Ledger,
    review::Aspect,
    selection::Outcome,
    stay::Stayed,
    tally::{Line, Tally},
};

/// With more names than this few have the deals to be judged, and next to none is weak.
pub(crate) const MOST_JUDGED: usize = 100;
/// So many sources are told apart.
const MOST: usize = 256;
/// One alone is told apart from none.
const FEWEST: usize = 2;

/// The sources or personas told apart, and where each is counted.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    aspect: Aspect,
    /// Ids told apart, in order.
    ids: Vec<u32>,
    /// By id, its place among them.
    place: Vec<Option<u32>>,
    /// Reps' columns: one per rep id, and one more for nobody.
    columns: usize,
}

/// The passages of one stage, by place.
#[derive(Clone, Debug)]
pub(crate) struct Blend {
    lines: Vec<Line>,
    /// Passages ended, by place and column.
    exits: Vec<u32>,
    columns: usize,
}

/// The passages of every stage, by source or persona.
#[derive(Clone, Debug)]
pub(crate) struct Mix {
    pub(crate) aspect: Aspect,
    of: Places,
    stages: Vec<Blend>,
}

impl Places {
    pub(crate) fn new(ledger: &Ledger, aspect: Aspect) -> Self {
        let known = match aspect {
            Aspect::Source => ledger.source_count(),
            Aspect::Persona => ledger.persona_count(),
        };
        let mut ids: Vec<u32> = if known < FEWEST {
            Vec::new()
        } else {
            (0..known as u32).collect()
        };
        // Names that no deal bears any more are none; of few names they cost nothing.
        if ids.len() > MOST_JUDGED {
            let mut deals = vec![0_u32; known];
            for id in (0..ledger.deals() as u32).filter_map(|deal| id(ledger, aspect, deal)) {
                deals[id as usize] += 1;
            }
            ids.retain(|id| deals[*id as usize] > 0);
            ids.sort_by_key(|id| std::cmp::Reverse(deals[*id as usize]));
            ids.truncate(MOST);
            ids.sort_unstable();
        }
        let mut place = vec![None; if ids.is_empty() { 0 } else { known }];
        for (at, id) in (0..).zip(&ids) {
            place[*id as usize] = Some(at);
        }
        Self {
            aspect,
            ids,
            place,
            columns: ledger.rep_count() + 1,
        }
    }

    /// Whether none is told apart.
    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Nothing counted at a stage.
    pub(crate) fn empty(&self) -> Blend {
        Blend {
            lines: vec![Line::default(); self.ids.len()],
            exits: vec![0; self.ids.len() * self.columns],
            columns: self.columns,
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
}

impl Blend {
    /// Counts a passage of a deal at a place.
    #[inline]
    pub(crate) fn count(&mut self, place: u32, passage: Stayed) {
        let place = place as usize;
        let outcome = passage.stay.outcome();
        self.lines[place].count(passage.stay.days(), outcome);
        if outcome != Outcome::Open {
            let column = passage.column(self.columns);
            self.exits[place * self.columns + column] += 1;
        }
    }
}

impl Mix {
    /// Of no stage yet.
    pub(crate) fn new(of: Places) -> Self {
        Self {
            aspect: of.aspect,
            of,
            stages: Vec::new(),
        }
    }

    /// Takes in what was counted of the next stage.
    pub(crate) fn push(&mut self, stage: Blend) {
        self.stages.push(stage);
    }

    pub(crate) fn places(&self) -> usize {
        self.of.ids.len()
    }

    pub(crate) fn name<'a>(&self, ledger: &'a Ledger, place: usize) -> &'a str {
        let id = self.of.ids[place];
        match self.aspect {
            Aspect::Source => ledger.source_name(id),
            Aspect::Persona => ledger.persona_name(id),
        }
    }

    pub(crate) fn at(&self, stage: usize, place: usize) -> Tally {
        self.stages[stage].lines[place].tally()
    }

    /// All places together.
    pub(crate) fn all(&self, stage: usize) -> Tally {
        Line::sum(self.stages[stage].lines.iter())
    }

    /// Passages that ended, by rep's column; the last is nobody's.
    pub(crate) fn exits(&self, stage: usize, place: usize) -> &[u32] {
        let columns = self.of.columns;
        &self.stages[stage].exits[place * columns..(place + 1) * columns]
    }
}

fn id(ledger: &Ledger, aspect: Aspect, deal: u32) -> Option<u32> {
    match aspect {
        Aspect::Source => ledger.source_id(deal),
        Aspect::Persona => ledger.persona_id(deal),
    }
}
