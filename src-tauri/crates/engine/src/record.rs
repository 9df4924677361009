//! The words in which a source reaches the engine and the memory: one record per fact about a deal.
//!
//! Doors make records, a [`Sink`] takes them; neither knows the other. Text is borrowed from the
//! row being read, so a file of any size passes through in constant memory.

use crate::{
    moment::{Day, Moment},
    money::Money,
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
    /// What is sold.
    pub product: Option<&'a str>,
    /// The team of the record's rep.
    pub team: Option<&'a str>,
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
}
