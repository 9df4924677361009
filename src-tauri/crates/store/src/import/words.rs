//! The texts of a source, each kept once: a name becomes a number as its row passes.

use std::{collections::HashMap, sync::Arc};

use foldhash::fast::RandomState;

/// No word.
pub(super) const NONE: u32 = u32::MAX;

/// Words by number, in order of first sight.
#[derive(Default)]
pub(super) struct Words {
    numbers: HashMap<Arc<str>, u32, RandomState>,
    words: Vec<Arc<str>>,
}

impl Words {
    /// The number of a word without the space around it; [`NONE`] for no word, or nothing but space.
    pub(super) fn number(&mut self, word: Option<&str>) -> u32 {
        match word.map(str::trim) {
            None | Some("") => NONE,
            Some(word) => self.intern(word),
        }
    }

    /// The number of a text as it stands.
    pub(super) fn intern(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        // Four billion distinct words do not fit into memory before they do not fit into a u32.
        let number = u32::try_from(self.words.len()).unwrap_or(NONE);
        let word: Arc<str> = word.into();
        self.words.push(Arc::clone(&word));
        self.numbers.insert(word, number);
        number
    }

    /// The word of a number.
    pub(super) fn get(&self, number: u32) -> Option<&str> {
        self.words.get(number as usize).map(AsRef::as_ref)
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}
