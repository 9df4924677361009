//! The words in which a source reaches the engine and the memory: one record per fact about a deal.
//!
//! Doors make records, a [`Sink`] takes them; neither knows the other. Text is borrowed from the
//! row being read, so a file of any size passes through in constant memory.

use crate::{
    moment::{Between, Day, Moment},
    money::Money,
    recorded::{Asked, Noted, What},
};

/// The position of a stage in its process, from 0.
pub type StageIx = u16;

/// What a record says about where the deal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The deal came into being; at which stage is not known. Only snapshots say this.
    Created,
    /// The deal was seen at this stage; when it entered is not known. Only snapshots say this.
    SeenAt(StageIx),
    /// The deal entered this stage.
    Entered(StageIx),
    /// The deal was won.
    Won,
    /// The deal was lost; after Won, the customer was.
    Lost,
    /// The deal's last stage was completed.
    Completed,
    /// No move: until then the deal's details, or its rep, were what the record says. Stands before
    /// the [`Step::Became`] of the same moment.
    Was,
    /// No move: from then on the deal's details, or its rep, are what the record says; it stays
    /// where it is. Only change logs say this.
    Became,
}

/// What a row says about the deal itself. `None` means the source does not say, never "clear it".
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Details<'a> {
    /// The deal's name.
    pub name: Option<&'a str>,
    /// The account's name.
    pub account: Option<&'a str>,
    /// What it is worth.
    pub amount: Option<Money>,
    /// The lead source.
    pub source: Option<&'a str>,
    /// The buyer persona.
    pub persona: Option<&'a str>,
    /// When it is expected to close.
    pub expected_close: Option<Day>,
    /// Why it was lost.
    pub lost_reason: Option<&'a str>,
    /// Why it was won.
    pub won_reason: Option<&'a str>,
    /// What is sold.
    pub product: Option<&'a str>,
    /// What is said of the work on it.
    pub work: Option<Work>,
    /// What is to be done next; it counts only where the work was asked for it.
    pub next_step: Option<&'a str>,
    /// The team of the record's rep.
    pub team: Option<&'a str>,
}

/// What a source says of the work on a deal. `None` where it was [asked](Work::asked) for: there is
/// none; else nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What the source has columns for.
    pub asked: Asked,
    /// The day on which it was known; `None`: the day that the source speaks of.
    pub on: Option<Day>,
    /// When something was last done.
    pub last: Option<Day>,
    /// When something is next to be done.
    pub next: Option<Day>,
    /// How often they were contacted.
    pub contacted: Option<u32>,
    /// How often the expected close was pushed.
    pub pushes: Option<u32>,
    /// How many people are known on the other side.
    pub contacts: Option<u32>,
    /// When the proposal was sent.
    pub proposal: Option<Day>,
}

impl Work {
    /// As facts known from a day on.
    pub fn noted(self, day: Day, has_step: bool) -> impl Iterator<Item = Noted> {
        let asked = self.asked;
        let number = |count: Option<u32>| count.map(|n| i32::try_from(n).unwrap_or(i32::MAX));
        let of_day = |day: Option<Day>| day.map(|day| day.0);
        let facts = [
            (What::FiledLast, Asked::LAST, of_day(self.last)),
            (What::FiledNext, Asked::NEXT, of_day(self.next)),
            (What::FiledStep, Asked::STEP, has_step.then_some(1)),
            (
                What::FiledContacted,
                Asked::CONTACTED,
                number(self.contacted),
            ),
            (What::FiledPushes, Asked::PUSHES, number(self.pushes)),
            (What::FiledContacts, Asked::CONTACTS, number(self.contacts)),
            (What::FiledProposal, Asked::PROPOSAL, of_day(self.proposal)),
        ];
        let told = facts.into_iter().filter_map(move |(what, of, value)| {
            let value = value.filter(|_| asked.has(of))?;
            Some(Noted { day, what, value })
        });
        let first = Noted {
            day,
            what: What::Asked,
            value: asked.0.into(),
        };
        std::iter::once(first).chain(told)
    }
}

/// One fact about one deal, from one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record<'a> {
    /// The source's own id of the deal.
    pub deal: &'a str,
    /// Who owned the deal at that moment; `None` where unassigned or not said.
    pub rep: Option<&'a str>,
    /// Where the deal is.
    pub step: Step,
    /// When. `None` only for [`Step::SeenAt`] in a source that bears no date at all.
    pub at: Option<Moment>,
    /// What else the row says.
    pub details: Details<'a>,
}

/// Takes records in the order of the file. A ledger is one, an import into a workspace another.
pub trait Sink {
    /// Why a record could not be taken. The job stops at the first.
    type Error;

    /// Takes one record. Order in the file breaks ties between moves at the same instant.
    ///
    /// # Errors
    /// Whatever keeps the sink from remembering the record (a full disk, say).
    fn accept(&mut self, record: &Record<'_>) -> Result<(), Self::Error>;

    /// Takes one record of which its source does not tell the day, only days that it lies between;
    /// the record is dated by [`Between::middle`] of them. Who keeps no bounds takes it as dated so.
    ///
    /// # Errors
    /// As [`Sink::accept`].
    fn accept_between(&mut self, record: &Record<'_>, between: Between) -> Result<(), Self::Error> {
        let _ = between;
        self.accept(record)
    }
}
