//! One attribute of every deal (or rep), of which the latest word counts, whatever the order of
//! the rows in the file.
//!
//! A column that no row ever filled costs nothing. What was said when is known only while
//! building.

use super::room::room;

/// Values by compact id, `None` where nothing was said.
#[derive(Clone, Debug)]
pub(crate) struct Column<T> {
    values: Vec<Option<T>>,
    /// The instant of each value, while building.
    said: Vec<i64>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            said: Vec::new(),
        }
    }
}

impl<T: Copy> Column<T> {
    /// Bytes of memory set aside.
    pub(crate) fn bytes(&self) -> usize {
        room(&self.values) + room(&self.said)
    }

    /// Takes the value for `ix` unless a later one is known; at the same instant the newcomer
    /// counts.
    pub(crate) fn say(&mut self, ix: u32, at: i64, value: T) {
        let ix = ix as usize;
        if self.values.len() <= ix {
            self.values.resize(ix + 1, None);
            self.said.resize(ix + 1, i64::MIN);
        }
        if at >= self.said[ix] {
            self.values[ix] = Some(value);
            self.said[ix] = at;
        }
    }

    /// Puts a value, or none, in the place of what was known; of a column that is settled.
    pub(crate) fn set(&mut self, ix: u32, value: Option<T>) {
        let place = ix as usize;
        if let Some(known) = self.values.get_mut(place) {
            let was = std::mem::replace(known, value);
            // A column in which nothing is left is as one that nothing was ever said in.
            if was.is_some() && value.is_none() && self.values.iter().all(Option::is_none) {
                self.values = Vec::new();
            }
        } else if value.is_some() {
            self.values.resize(place, None);
            self.values.push(value);
        }
    }

    /// The value, if any.
    pub(crate) fn get(&self, ix: u32) -> Option<T> {
        self.values.get(ix as usize).copied().flatten()
    }

    /// Whether nothing was ever said.
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Takes in what another says of the ids from `first` on, which nothing was said of here.
    pub(crate) fn follow(&mut self, first: usize, later: &Self, read: impl Fn(T) -> T) {
        if later.values.is_empty() {
            return;
        }
        self.values.resize(first, None);
        self.said.resize(first, i64::MIN);
        let values = later.values.iter().map(|value| value.map(&read));
        self.values.extend(values);
        self.said.extend_from_slice(&later.said);
    }

    /// Every value that was said, with its id and the instant.
    pub(crate) fn said(&self) -> impl Iterator<Item = (u32, i64, T)> {
        let values = (0..).zip(&self.said).zip(&self.values);
        values.filter_map(|((ix, at), value)| Some((ix, *at, (*value)?)))
    }

    /// Forgets when things were said.
    pub(crate) fn settle(&mut self) {
        self.said = Vec::new();
        self.values.shrink_to_fit();
    }
}
