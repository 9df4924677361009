//! What the sample team wrote, said in every language at once, so that a team in one has what a team in
//! another has.

use crate::language::Language;

/// The same words in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    english: &'static str,
    german: &'static str,
}

pub(crate) const fn phrase(english: &'static str, german: &'static str) -> Phrase {
    Phrase { english, german }
}

impl Phrase {
    /// The words of a language.
    pub(crate) const fn said(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::German => self.german,
        }
    }
}
