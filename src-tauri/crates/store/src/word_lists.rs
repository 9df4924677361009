//! Lists of words that a team picks from: kept, and each change of one an edit like any other. A list
//! only says what is offered; a deal keeps whatever stands on it.

use engine::process::edit::WordList;

use crate::{
    Edit, Error, Workspace,
    table::{
        change::{Entity, FieldValue},
        setting,
    },
};

impl Workspace {
    /// A list as the team made it; `None`: as shipped.
    ///
    /// # Errors
    /// [`Error::Setting`] where it cannot be read.
    pub fn word_list(&self, list: WordList) -> Result<Option<Vec<String>>, Error> {
        setting::get(&self.reader, key(list))
    }
}

impl Edit<'_> {
    /// Makes a list what the team says; `None`: as shipped again.
    ///
    /// # Errors
    /// [`Error::Setting`] where the one before cannot be read.
    pub fn set_words(&mut self, list: WordList, words: Option<&[String]>) -> Result<(), Error> {
        let old: Option<Vec<String>> = setting::get(&self.tx, key(list))?;
        let new = words.map(|words| {
            let mut each: Vec<String> = Vec::new();
            for word in words.iter().map(|word| word.trim()) {
                let known = |known: &String| engine::process::same(known, word);
                if !word.is_empty() && !each.iter().any(known) {
                    each.push(word.to_owned());
                }
            }
            each
        });
        if old == new {
            return Ok(());
        }
        let json = |words: &Option<Vec<String>>| -> Result<FieldValue, Error> {
            let text = words.as_ref().map(serde_json::to_string).transpose()?;
            Ok(text.as_deref().into())
        };
        let (was, is) = (json(&old)?, json(&new)?);
        setting::put(&self.tx, key(list), &is)?;
        self.log(Entity::Words, 0, key(list), was, is, FieldValue::Empty)
    }
}

fn key(list: WordList) -> &'static str {
    match list {
        WordList::Sources => "words.sources",
        WordList::Personas => "words.personas",
        WordList::LossReasons => "words.loss_reasons",
        WordList::WinReasons => "words.win_reasons",
        WordList::Objections => "words.objections",
    }
}
