//! The ledger: every move of every deal, as columns. All that is reviewed is read from here.
//!
//! A move is a day, a step and a rep: ten bytes. Moves lie by deal, then instant, then order of
//! arrival; a deal's text lies aside, interned. What moves mean is not decided here but in
//! [`crate::passage`]; what is looked at, in [`crate::lens`]. The ledger changes only by a deal told
//! anew ([`Ledger::retell`]).

mod arrivals;
mod became;
mod build;
mod bytes;
mod codes;
mod column;
mod ordered;
mod recorded;
mod retold;
mod room;
mod row;
mod straight;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    bits::Bits,
    cause::Causes,
    chance::Chances,
    memo::Memo,
    moment::Day,
    money::Money,
    passage::Columns,
    process::Process,
    texts::{Alike, Folded, Texts, same_name},
    yardstick::Yardstick,
};

pub use build::{LedgerBuilder, LedgerError};
pub use codes::MOST_STAGES;
pub(crate) use codes::{COMPLETED, CREATED, LOST, NOBODY, SEEN, UNDATED, WON};
use column::Column;
pub use ordered::{OrderedBuilder, RepIx};
use recorded::Records;
pub(crate) use room::room;
pub use row::{DealRow, DealState};
use straight::is_straight;

/// The position of a deal in its ledger: good only for the ledger that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct DealIx(pub u32);

/// Every move of every deal.
#[derive(Clone, Debug)]
pub struct Ledger {
    process: Process,
    ids: Texts,
    /// Where each deal's moves begin; one more at the end.
    start: Vec<u32>,
    pub(crate) day: Vec<i32>,
    pub(crate) step: Vec<u16>,
    pub(crate) rep: Vec<u32>,
    /// Which deals went straight.
    straight: Bits,
    /// What the moves mean, told once.
    pub(crate) columns: Columns,
    last_day: Option<Day>,
    attributes: Attributes,
    skips_pass: bool,
    /// What is recorded on deals beside their moves.
    pub(crate) records: Records,
    /// What was worked out of all this for the day last asked for.
    pub(crate) known_yardsticks: Memo<[Yardstick]>,
    pub(crate) known_chances: Memo<Chances>,
    pub(crate) known_causes: Memo<Causes>,
}

/// Names of which "BEN" and "Ben" are one; the first spelling is shown.
type Names = Texts<Folded>;

/// What a ledger is put together of: moves by deal, then instant, then arrival; texts and attributes
/// settled.
struct Told {
    process: Process,
    ids: Texts,
    /// Where each deal's moves begin; one more at the end.
    start: Vec<u32>,
    day: Vec<i32>,
    step: Vec<u16>,
    rep: Vec<u32>,
    last_day: Option<Day>,
    attributes: Attributes,
}

/// What is known of deals and reps beside the moves.
#[derive(Clone, Debug, Default)]
struct Attributes {
    names: Texts,
    accounts: Names,
    sources: Names,
    personas: Names,
    lost_reasons: Texts,
    won_reasons: Texts,
    products: Texts,
    reps: Names,
    teams: Names,
    name: Column<u32>,
    account: Column<u32>,
    source: Column<u32>,
    persona: Column<u32>,
    lost_reason: Column<u32>,
    won_reason: Column<u32>,
    product: Column<u32>,
    value: Column<Money>,
    expected_close: Column<i32>,
    rep_team: Column<u32>,
    rep_hired: Column<NaiveDate>,
}

impl From<Told> for Ledger {
    /// Looks through all moves twice, in parts side by side: for which deals went straight, and for
    /// what the moves mean.
    fn from(told: Told) -> Self {
        let mut ledger = Self {
            process: told.process,
            ids: told.ids,
            start: told.start,
            day: told.day,
            step: told.step,
            rep: told.rep,
            straight: Bits::default(),
            columns: Columns::default(),
            last_day: told.last_day,
            attributes: told.attributes,
            skips_pass: false,
            records: Records::default(),
            known_yardsticks: Memo::default(),
            known_chances: Memo::default(),
            known_causes: Memo::default(),
        };
        ledger.straight = Bits::of(ledger.deals(), |deal| {
            is_straight(&ledger, ledger.moves_of(deal))
        });
        ledger.columns = Columns::of(&ledger);
        ledger
    }
}

impl Ledger {
    /// The process that the moves follow.
    #[must_use]
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// The same ledger, with a stage that a deal skipped counted as entered and advanced, or not
    /// (the default). Time measures never count what was skipped.
    #[must_use]
    pub fn with_skips_as_passed(self, skips_pass: bool) -> Self {
        Self { skips_pass, ..self }
    }

    pub(crate) fn skips_pass(&self) -> bool {
        self.skips_pass
    }

    /// How many deals.
    #[must_use]
    pub fn deals(&self) -> usize {
        self.ids.len()
    }

    /// The deal of that id in its source.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<DealIx> {
        self.ids.find(id).map(DealIx)
    }

    /// How many moves and other facts.
    #[must_use]
    pub fn moves(&self) -> usize {
        self.day.len()
    }

    /// The day of the latest dated fact.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.last_day
    }

    /// Every rep's name, sorted. Names are one whatever their case; the first spelling is shown.
    #[must_use]
    pub fn reps(&self) -> Vec<&str> {
        sorted(&self.attributes.reps)
    }

    /// Every team's name, sorted.
    #[must_use]
    pub fn teams(&self) -> Vec<&str> {
        sorted(&self.attributes.teams)
    }

    /// Every lead source, sorted.
    #[must_use]
    pub fn sources(&self) -> Vec<&str> {
        sorted(&self.attributes.sources)
    }

    /// Every buyer persona, sorted.
    #[must_use]
    pub fn personas(&self) -> Vec<&str> {
        sorted(&self.attributes.personas)
    }

    /// Every reason for a loss, sorted.
    #[must_use]
    pub fn lost_reasons(&self) -> Vec<&str> {
        sorted(&self.attributes.lost_reasons)
    }

    /// Every reason for a win, sorted.
    #[must_use]
    pub fn won_reasons(&self) -> Vec<&str> {
        sorted(&self.attributes.won_reasons)
    }

    /// The ids of deals that are named by their numbers here.
    #[must_use]
    pub fn ids_of(&self, deals: &[u32]) -> Vec<String> {
        deals.iter().map(|deal| self.id(*deal).to_owned()).collect()
    }

    /// The moves of a deal, as positions in the columns.
    pub(crate) fn moves_of(&self, deal: u32) -> std::ops::Range<usize> {
        let at = |ix: usize| self.start.get(ix).copied().unwrap_or(0) as usize;
        at(deal as usize)..at(deal as usize + 1)
    }

    /// The day of a deal's latest fact.
    pub(crate) fn last_day_of(&self, deal: u32) -> Option<Day> {
        let last = self.moves_of(deal).next_back();
        last.and_then(|at| self.day.get(at)).copied().map(Day)
    }

    /// Whether the deal went forward stage by stage in one rep's hands, to where it is now or was won
    /// or lost.
    pub(crate) fn went_straight(&self, deal: u32) -> bool {
        self.straight.has(deal)
    }

    pub(crate) fn id(&self, deal: u32) -> &str {
        self.ids.get(deal)
    }

    pub(crate) fn name(&self, deal: u32) -> Option<&str> {
        self.attributes
            .name
            .get(deal)
            .map(|id| self.attributes.names.get(id))
    }

    pub(crate) fn account(&self, deal: u32) -> Option<&str> {
        self.attributes
            .account
            .get(deal)
            .map(|id| self.attributes.accounts.get(id))
    }

    pub(crate) fn source(&self, deal: u32) -> Option<&str> {
        self.source_id(deal)
            .map(|id| self.attributes.sources.get(id))
    }

    pub(crate) fn persona(&self, deal: u32) -> Option<&str> {
        self.persona_id(deal)
            .map(|id| self.attributes.personas.get(id))
    }

    pub(crate) fn lost_reason(&self, deal: u32) -> Option<&str> {
        let reason = self.reason_id(deal, false)?;
        Some(self.reason_name(reason, false))
    }

    pub(crate) fn won_reason(&self, deal: u32) -> Option<&str> {
        let reason = self.reason_id(deal, true)?;
        Some(self.reason_name(reason, true))
    }

    /// The id of the reason for a deal's win, or for its loss.
    pub(crate) fn reason_id(&self, deal: u32, won: bool) -> Option<u32> {
        if won {
            self.attributes.won_reason.get(deal)
        } else {
            self.attributes.lost_reason.get(deal)
        }
    }

    /// A reason for wins, or for losses, by its id.
    pub(crate) fn reason_name(&self, reason: u32, won: bool) -> &str {
        if won {
            self.attributes.won_reasons.get(reason)
        } else {
            self.attributes.lost_reasons.get(reason)
        }
    }

    pub(crate) fn product(&self, deal: u32) -> Option<&str> {
        self.attributes
            .product
            .get(deal)
            .map(|id| self.attributes.products.get(id))
    }

    pub(crate) fn value(&self, deal: u32) -> Option<Money> {
        self.attributes.value.get(deal)
    }

    pub(crate) fn expected_close(&self, deal: u32) -> Option<Day> {
        self.attributes.expected_close.get(deal).map(Day)
    }

    pub(crate) fn source_id(&self, deal: u32) -> Option<u32> {
        self.attributes.source.get(deal)
    }

    pub(crate) fn persona_id(&self, deal: u32) -> Option<u32> {
        self.attributes.persona.get(deal)
    }

    /// Whether any deal bears an amount.
    pub(crate) fn has_amounts(&self) -> bool {
        !self.attributes.value.is_empty()
    }

    /// How many source ids there are; ids count from 0.
    pub(crate) fn source_count(&self) -> usize {
        self.attributes.sources.len()
    }

    /// How many persona ids there are; ids count from 0.
    pub(crate) fn persona_count(&self) -> usize {
        self.attributes.personas.len()
    }

    pub(crate) fn source_name(&self, source: u32) -> &str {
        self.attributes.sources.get(source)
    }

    pub(crate) fn persona_name(&self, persona: u32) -> &str {
        self.attributes.personas.get(persona)
    }

    /// How many rep ids there are; ids count from 0.
    pub(crate) fn rep_count(&self) -> usize {
        self.attributes.reps.len()
    }

    pub(crate) fn rep_id(&self, name: &str) -> Option<u32> {
        self.attributes
            .reps
            .iter()
            .find(|(_, known)| same_name(known, name))
            .map(|(rep, _)| rep)
    }

    /// `None` for nobody.
    pub(crate) fn rep_name(&self, rep: u32) -> Option<&str> {
        (rep != NOBODY).then(|| self.attributes.reps.get(rep))
    }

    pub(crate) fn team_of(&self, rep: u32) -> Option<&str> {
        self.attributes
            .rep_team
            .get(rep)
            .map(|id| self.attributes.teams.get(id))
    }

    pub(crate) fn hired(&self, rep: u32) -> Option<NaiveDate> {
        self.attributes.rep_hired.get(rep)
    }

    /// By source id: whether it is one of `names`.
    pub(crate) fn sources_among(&self, names: &[String]) -> Vec<bool> {
        among(&self.attributes.sources, names)
    }

    /// By persona id: whether it is one of `names`.
    pub(crate) fn personas_among(&self, names: &[String]) -> Vec<bool> {
        among(&self.attributes.personas, names)
    }
}

fn sorted<A: Alike>(texts: &Texts<A>) -> Vec<&str> {
    let mut names: Vec<&str> = texts.iter().map(|(_, name)| name).collect();
    names.sort_unstable();
    names
}

fn among(texts: &Names, names: &[String]) -> Vec<bool> {
    texts
        .iter()
        .map(|(_, text)| names.iter().any(|name| same_name(name, text)))
        .collect()
}
