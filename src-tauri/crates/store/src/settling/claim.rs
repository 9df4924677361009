//! What goes into settling a deal, and what comes out beside its moves: an import's word, what is known
//! of that import, and what it showed to differ. How words are weighed is [`super::fold`]'s.

use std::collections::HashMap;

use engine::moment::Day;

use crate::{
    identity::{ImportId, RepId},
    said::{Details, Said},
    table::{import::SourceKind, moves::Move},
};

/// What is to be known of an import.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About {
    pub(crate) kind: SourceKind,
    /// The day that it speaks of.
    pub(crate) day: Option<Day>,
    /// When it was brought in, in microseconds since 1970-01-01T00:00Z.
    pub(crate) at: i64,
}

/// Every import of the workspace that is not undone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Abouts(pub(crate) HashMap<ImportId, About>);

impl Abouts {
    pub(crate) fn is_snapshot(&self, import: Option<ImportId>) -> bool {
        let about = import.and_then(|id| self.0.get(&id));
        about.is_some_and(|about| about.kind == SourceKind::Snapshot)
    }

    pub(crate) fn day(&self, import: ImportId) -> Option<Day> {
        self.0.get(&import).and_then(|about| about.day)
    }
}

/// One import's word on the deal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim<'a> {
    pub(crate) import: ImportId,
    pub(crate) said: &'a Said,
}

/// A detail of a deal that files and persons can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    Name,
    Source,
    Persona,
    Product,
    LostReason,
    WonReason,
    Amount,
    ExpectedClose,
    Account,
}

impl Field {
    pub(crate) const ALL: [Self; 9] = [
        Self::Name,
        Self::Source,
        Self::Persona,
        Self::Product,
        Self::LostReason,
        Self::WonReason,
        Self::Amount,
        Self::ExpectedClose,
        Self::Account,
    ];

    /// Takes over one detail; whether that changed anything.
    pub(crate) fn copy(self, from: &Details, to: &mut Details) -> bool {
        fn take<T: Clone + PartialEq>(from: &T, to: &mut T) -> bool {
            let differs = from != to;
            if differs {
                to.clone_from(from);
            }
            differs
        }
        match self {
            Self::Name => take(&from.name, &mut to.name),
            Self::Source => take(&from.source, &mut to.source),
            Self::Persona => take(&from.persona, &mut to.persona),
            Self::Product => take(&from.product, &mut to.product),
            Self::LostReason => take(&from.lost_reason, &mut to.lost_reason),
            Self::WonReason => take(&from.won_reason, &mut to.won_reason),
            Self::Amount => take(&from.amount, &mut to.amount),
            Self::ExpectedClose => take(&from.expected_close, &mut to.expected_close),
            Self::Account => take(&from.account, &mut to.account),
        }
    }

    pub(super) fn is_said(self, details: &Details) -> bool {
        match self {
            Self::Name => details.name.is_some(),
            Self::Source => details.source.is_some(),
            Self::Persona => details.persona.is_some(),
            Self::Product => details.product.is_some(),
            Self::LostReason => details.lost_reason.is_some(),
            Self::WonReason => details.won_reason.is_some(),
            Self::Amount => details.amount.is_some(),
            Self::ExpectedClose => details.expected_close.is_some(),
            Self::Account => details.account.is_some(),
        }
    }
}

/// What a file showed to differ from the files before it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    pub(crate) import: ImportId,
    /// The first and the last day on which it can have changed.
    pub(crate) between: Option<(Day, Day)>,
    pub(crate) what: Shift,
}

/// What differs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shift {
    /// A detail: everything as it was, everything as it is.
    Detail(Field, Box<(Details, Details)>),
    /// Who owns the deal.
    Owner(Option<RepId>, Option<RepId>),
    /// A move that was told otherwise before.
    Move(Move, Move),
}
