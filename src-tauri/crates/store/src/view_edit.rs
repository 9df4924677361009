//! Saved views: kept, renamed and removed by a person, each an edit like any other.

use crate::{
    Edit, Error, Workspace,
    table::{
        change::{Entity, FieldValue},
        saved_view::{self, SavedView},
    },
};

impl Workspace {
    /// Every saved view, oldest first.
    ///
    /// # Errors
    /// Whatever keeps SQLite from reading.
    pub fn views(&self) -> Result<Vec<SavedView>, Error> {
        saved_view::all(&self.reader)
    }
}

impl Edit<'_> {
    /// Keeps a view under a name: a new one, or another name and content for the one of that key.
    /// `shown` is JSON.
    ///
    /// # Errors
    /// [`Error::NoName`]; [`Error::UnknownRow`].
    pub fn put_view(&mut self, id: Option<i64>, name: &str, shown: &str) -> Result<(), Error> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::NoName);
        }
        let old = id.map(|id| self.view(id)).transpose()?;
        let new = match &old {
            Some(old) => SavedView {
                name: name.to_owned(),
                shown: shown.to_owned(),
                ..old.clone()
            },
            None => saved_view::new(&self.tx, &self.mint, name, shown)?,
        };
        if old.as_ref() == Some(&new) {
            return Ok(());
        }
        saved_view::put(&self.tx, &new)?;
        self.log_view(new.id, old.as_ref(), Some(&new))
    }

    /// Removes a view.
    ///
    /// # Errors
    /// [`Error::UnknownRow`].
    pub fn remove_view(&mut self, id: i64) -> Result<(), Error> {
        let old = self.view(id)?;
        saved_view::remove(&self.tx, id)?;
        self.log_view(id, Some(&old), None)
    }

    fn view(&self, id: i64) -> Result<SavedView, Error> {
        saved_view::get(&self.tx, id)?.ok_or(Error::UnknownRow("saved view"))
    }

    fn log_view(
        &self,
        id: i64,
        old: Option<&SavedView>,
        new: Option<&SavedView>,
    ) -> Result<(), Error> {
        let json = |view: Option<&SavedView>| -> Result<FieldValue, Error> {
            let text = view.map(serde_json::to_string).transpose()?;
            Ok(text.as_deref().into())
        };
        let (was, is) = (json(old)?, json(new)?);
        self.log(Entity::View, id, "view", was, is, FieldValue::Empty)
    }
}
