//! Who asks for a job: when, and in which language. Both are arguments, since nothing here reads a clock
//! or a setting.

use chrono::{DateTime, Utc};
use engine::language::Language;

/// The moment, and the person's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// When it is asked for.
    pub now: DateTime<Utc>,
    /// The language of what is made: of the built-in process, where a pipeline is made that follows it. What
    /// is kept already stays as it is.
    pub language: Language,
    /// Nobody asked for that language: where files name the built-in stages in another, that one holds.
    pub by_files: bool,
}

impl Asker {
    /// One who asks at a moment, in a language.
    #[must_use]
    pub fn new(now: DateTime<Utc>, language: Language) -> Self {
        Self {
            now,
            language,
            by_files: false,
        }
    }

    /// The same, without a language of their own for what is made of files.
    #[must_use]
    pub fn in_the_words_of_files(self) -> Self {
        Self {
            by_files: true,
            ..self
        }
    }
}
