//! What one chunk of a file shows, row by row.

use std::collections::HashSet;

use crate::{
    around::PassedOver,
    cells::Cells,
    currency,
    cut::Kind,
    date::{self, Reading},
    error::Error,
    evidence::{AmountEvidence, DateEvidence},
    field::Field,
    inspect::SampleRow,
    people::People,
    preset::Shape,
    signs::Signs,
    stages,
    tally::Tally,
    turns::Handover,
};

use super::{MOST_TEAMS, Sought};

/// What one chunk shows.
pub(crate) struct Part {
    pub(super) rows: u64,
    pub(super) passed_over: PassedOver,
    pub(super) passed: u64,
    pub(super) dates: Vec<DateEvidence>,
    pub(super) amounts: Vec<AmountEvidence>,
    pub(super) stages: Tally,
    pub(super) statuses: Tally,
    /// Deal, stage, and the instant by day-first and by month-first.
    pub(super) moves: Vec<(u64, usize, [i64; 2])>,
    /// Changes of a file of changes: deal and instants.
    pub(super) firsts: Vec<(u64, [i64; 2])>,
    /// Changes of owner of a log: deal, and when from whom to whom.
    pub(super) handed: Vec<(u64, Handover)>,
    pub(super) signs: Signs,
    pub(super) people: People,
    /// Words for teams, as they are written.
    pub(super) teams: HashSet<Box<str>>,
    /// Words for accounts, as they are written.
    pub(super) accounts: HashSet<Box<str>, foldhash::fast::FixedState>,
    /// Deals of a snapshot, their lines and the places of their stages.
    pub(super) deals: Vec<(Box<str>, u64, Option<usize>)>,
    pub(super) sample: Vec<SampleRow>,
    pub(super) failed: Option<Error>,
}

impl Part {
    pub(super) fn row(
        &mut self,
        sought: &Sought<'_>,
        line: u64,
        cells: Cells<'_>,
        paths_known: bool,
    ) {
        self.rows += 1;
        if !sought.rules.iter().all(|rule| rule.reads(cells)) {
            return;
        }
        if sought
            .turns
            .as_ref()
            .is_some_and(|turns| turns.about(cells).is_some())
        {
            return self.turn(sought, cells);
        }
        let cell = |ix: Option<usize>| ix.and_then(|ix| cells.get(ix));
        let stage = cell(sought.stage).map(|name| self.stages.note(name, 1, sought.hints));
        let status = cell(sought.status).map(|name| self.statuses.note(name, 1, sought.hints));
        self.signs
            .note(&sought.signs, cells, stage.map(|(place, _)| place));
        let path = self.entries(sought, cells);
        let own_win = cell(sought.stage).filter(|_| !sought.won.is_empty());
        let own_win = own_win.is_some_and(|name| {
            sought
                .won
                .iter()
                .any(|w| stages::fold(w) == stages::fold(name))
        });
        let closed = own_win
            || [stage, status]
                .iter()
                .flatten()
                .any(|(_, outcome)| *outcome)
            || sought.signs.ended(cells);
        let mut moved = None;
        for ((ix, field), evidence) in sought.dates.iter().zip(&mut self.dates) {
            let Some(text) = cells.get(*ix) else { continue };
            let dated = match *field {
                Field::ExpectedClose | Field::Until => false,
                Field::Closed => closed,
                _ => true,
            };
            let reading = evidence.note(text, dated);
            if *field == Field::At {
                moved = Some(reading);
            }
        }
        for (ix, evidence) in sought.amounts.iter().zip(&mut self.amounts) {
            if let Some(text) = cells.get(*ix) {
                let beside = sought.currency.and_then(|ix| cells.get(ix));
                let named = beside.and_then(currency::by_code);
                if cells.kinds().get(*ix) == Some(&Kind::Number) {
                    evidence.note_typed();
                } else {
                    evidence.note(text, named.or(sought.hints.currency));
                }
            }
        }
        if let Some(rep) = cell(sought.rep) {
            let at = sought.at.and_then(|ix| cells.get(ix));
            let when = moved.and_then(instants);
            let moved = at.zip(when).zip(cell(sought.deal));
            let moved = moved.map(|((text, when), deal)| (text, when[0], stages::hash(deal)));
            self.people.note(rep, moved);
        }
        if let Some(team) = cell(sought.team)
            && self.teams.len() < MOST_TEAMS
            && !self.teams.contains(team)
        {
            self.teams.insert(team.into());
        }
        if let Some(account) = cell(sought.account)
            && self.accounts.len() < sought.most_accounts()
            && !self.accounts.contains(account)
        {
            self.accounts.insert(account.into());
        }
        let Some(deal) = cell(sought.deal) else {
            return;
        };
        match sought.shape {
            Shape::Moves | Shape::Changes => {
                if !paths_known
                    && let (Some((stage, _)), Some(at)) = (stage, moved)
                    && let Some(instants) = instants(at)
                {
                    self.moves.push((stages::hash(deal), stage, instants));
                }
            }
            Shape::Snapshot | Shape::Wide => {
                let place = stage.map(|(place, _)| place);
                self.deals.push((deal.into(), line, place));
            }
            Shape::Table => {}
        }
        match sought.shape {
            Shape::Wide if !paths_known => {
                let deal = stages::hash(deal);
                self.moves
                    .extend(path.iter().map(|&(at, when)| (deal, at, when)));
            }
            Shape::Changes => self.change(sought, cells, deal, moved),
            _ => {}
        }
    }

    /// Takes the entries into stages that stand in columns of their own; gives those that can be
    /// placed in time, and notes how long the deal stayed where that is told too.
    fn entries(&mut self, sought: &Sought<'_>, cells: Cells<'_>) -> Vec<(usize, [i64; 2])> {
        let mut path: Vec<(usize, [i64; 2])> = Vec::new();
        for (column, stage) in &sought.entered {
            let Some(text) = cells.get(*column) else {
                continue;
            };
            let (place, _) = self.stages.note(stage, 0, sought.hints);
            if let Some(when) = instants(date::readings(text))
                && !path.iter().any(|(known, _)| *known == place)
            {
                path.push((place, when));
            }
        }
        for visit in &sought.visits {
            let number = |ix| cells.get(ix).and_then(|text| text.parse::<f64>().ok());
            let when = |ix| {
                cells
                    .get(ix)
                    .and_then(|text| instants(date::readings(text)))
            };
            if let (Some(told), Some(from), Some(to)) =
                (number(visit.stayed), when(visit.entered), when(visit.left))
            {
                self.signs.stayed(told, (to[0] - from[0]) as f64 / 1e6);
            }
        }
        path
    }

    /// Takes the stage that a change left, and when a deal's first change was.
    fn change(
        &mut self,
        sought: &Sought<'_>,
        cells: Cells<'_>,
        deal: &str,
        moved: Option<Reading>,
    ) {
        let from = sought.from.and_then(|ix| cells.get(ix));
        let place = from.map(|name| self.stages.note(name, 0, sought.hints).0);
        let Some(at) = moved.and_then(instants) else {
            return;
        };
        let deal = stages::hash(deal);
        if let Some(place) = place {
            // Left at the latest when the next was entered.
            self.moves.push((deal, place, at.map(|at| at - 1)));
        }
        self.firsts.push((deal, at));
    }

    /// A row of a log that is not about the stage: when it was, and who owned the deal.
    fn turn(&mut self, sought: &Sought<'_>, cells: Cells<'_>) {
        let cell = |ix: Option<usize>| ix.and_then(|ix| cells.get(ix));
        let mut when = None;
        for ((ix, field), evidence) in sought.dates.iter().zip(&mut self.dates) {
            if let (Field::At, Some(text)) = (*field, cells.get(*ix)) {
                when = instants(evidence.note(text, true));
            }
        }
        let owners = sought.turns.as_ref().and_then(|turns| turns.owners(cells));
        if let (Some(when), Some(deal), Some((was, is))) = (when, cell(sought.deal), owners) {
            let boxed = |name: Option<&str>| name.map(Box::from);
            let handover = (when, boxed(was), boxed(is));
            self.handed.push((stages::hash(deal), handover));
        }
    }

    pub(super) fn names(&self) -> usize {
        self.stages.len().max(self.statuses.len())
    }
}

fn instants(reading: Reading) -> Option<[i64; 2]> {
    match reading {
        Reading::Exact(at) | Reading::Serial(at) | Reading::Epoch(at) => Some([at.instant; 2]),
        Reading::Order(of) => {
            let either = of.dmy.or(of.mdy).or(of.ymd)?;
            Some([
                of.dmy.unwrap_or(either).instant,
                of.mdy.unwrap_or(either).instant,
            ])
        }
        Reading::Absent | Reading::Bad => None,
    }
}
