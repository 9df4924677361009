//! What crosses to the page of what a workspace keeps beside deals: lists of words and what is picked from
//! them, what a stage holds, backups; and as what a chart is saved.

use engine::{
    deal::ObjectionKind,
    ledger::Ledger,
    process::{self, edit::WordList, vocabulary},
};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{error::Answer, open::Open};

/// A backup of the open workspace.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct BackupShown {
    /// Its file's name.
    pub(crate) name: String,
    /// When it was made, as RFC 3339 in UTC.
    pub(crate) at: String,
    /// Its size in bytes.
    #[specta(type = u32)]
    pub(crate) bytes: u64,
}

impl From<jobs::backups::Backup> for BackupShown {
    fn from(backup: jobs::backups::Backup) -> Self {
        Self {
            at: backup.at.to_rfc3339(),
            name: backup.name,
            bytes: backup.bytes,
        }
    }
}

/// Words to pick from when a deal is edited.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Vocabulary {
    /// Lead sources.
    pub(crate) sources: Vec<String>,
    /// Personas.
    pub(crate) personas: Vec<String>,
    /// Reasons for a loss.
    pub(crate) loss_reasons: Vec<String>,
    /// Reasons for a win.
    pub(crate) win_reasons: Vec<String>,
    /// Kinds of objection.
    pub(crate) objections: Vec<ObjectionKind>,
}

impl Vocabulary {
    /// The words as the team lists them; where it lists none, those of a ledger, and after them those
    /// shipped that it does not use.
    pub(crate) fn of(ledger: &Ledger, open: &Open) -> Answer<Self> {
        let shipped = vocabulary::shipped(ledger.process(), open.language());
        let with = |used: Vec<&str>, shipped: &[&str]| {
            let more = shipped.iter().filter(|word| {
                let word = word.to_lowercase();
                !used.iter().any(|used| used.to_lowercase() == word)
            });
            let all = used.iter().chain(more);
            all.map(|&word| word.to_owned()).collect()
        };
        let own = |list| open.workspace.word_list(list);
        let kinds = own(WordList::Objections)?;
        let kinds = ObjectionKind::ALL.into_iter().filter(|kind| {
            let kept = kinds.as_ref();
            *kind == ObjectionKind::Other
                || kept.is_none_or(|kept| kept.iter().any(|known| known == kind.name()))
        });
        Ok(Self {
            sources: own(WordList::Sources)?
                .unwrap_or_else(|| with(ledger.sources(), shipped.sources)),
            personas: own(WordList::Personas)?
                .unwrap_or_else(|| with(ledger.personas(), shipped.personas)),
            loss_reasons: own(WordList::LossReasons)?
                .unwrap_or_else(|| with(ledger.lost_reasons(), shipped.loss_reasons)),
            win_reasons: own(WordList::WinReasons)?
                .unwrap_or_else(|| with(ledger.won_reasons(), shipped.win_reasons)),
            objections: kinds.collect(),
        })
    }
}

/// A list of words, to be edited.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct WordsOf {
    /// What is offered, in order.
    pub(crate) words: Vec<String>,
    /// It is the team's own; else as shipped, with what deals use.
    pub(crate) own: bool,
    /// What deals use and the list does not hold.
    pub(crate) unlisted: Vec<String>,
}

/// Every list of words.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct WordsShown {
    /// Lead sources.
    pub(crate) sources: WordsOf,
    /// Personas.
    pub(crate) personas: WordsOf,
    /// Reasons for a loss.
    pub(crate) loss_reasons: WordsOf,
    /// Reasons for a win.
    pub(crate) win_reasons: WordsOf,
    /// Kinds of objection, by name.
    pub(crate) objections: WordsOf,
}

impl WordsShown {
    /// Those of an open workspace and a ledger of it.
    pub(crate) fn of(ledger: &Ledger, open: &Open) -> Answer<Self> {
        let offered = Vocabulary::of(ledger, open)?;
        let of = |list, words: Vec<String>, used: Vec<&str>| -> Answer<WordsOf> {
            let known = |word: &&str| !words.iter().any(|known| process::same(known, word));
            let unlisted = used.into_iter().filter(known).map(str::to_owned);
            Ok(WordsOf {
                unlisted: unlisted.collect(),
                own: open.workspace.word_list(list)?.is_some(),
                words,
            })
        };
        let kinds = offered.objections.iter().map(|kind| kind.name().to_owned());
        Ok(Self {
            objections: of(WordList::Objections, kinds.collect(), Vec::new())?,
            sources: of(WordList::Sources, offered.sources, ledger.sources())?,
            personas: of(WordList::Personas, offered.personas, ledger.personas())?,
            loss_reasons: of(
                WordList::LossReasons,
                offered.loss_reasons,
                ledger.lost_reasons(),
            )?,
            win_reasons: of(
                WordList::WinReasons,
                offered.win_reasons,
                ledger.won_reasons(),
            )?,
        })
    }
}

/// What a stage holds.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub(crate) struct StageHolds {
    /// Deals that are open there now.
    pub(crate) open: u32,
    /// Deals that were ever there.
    pub(crate) ever: u32,
}

/// As what a chart is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FigureForm {
    /// Lines and letters, sharp at any size.
    Svg,
    /// Pixels.
    Png,
}

impl FigureForm {
    /// How such a file's name ends.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}
