//! One attribute of every deal (or rep), of which the latest word counts, whatever the order of
//! the rows in the file.
//!
//! A column that no row ever filled costs nothing. What was said when is known only while
//! building. Passes look deals up in no order: the fewer bytes a value takes, the more of a column is
//! at hand, so ids and amounts have a keeping of their own.

mod amounts;
mod ids;

use std::fmt::Debug;

use super::room::room;
use crate::money::Money;
use amounts::Amounts;
use ids::Ids;

/// A value that a column can hold.
pub(crate) trait Value: Copy {
    /// How a column keeps many of them.
    type Kept: Kept<Self>;
}

impl Value for u32 {
    type Kept = Ids;
}

impl Value for Money {
    type Kept = Amounts;
}

impl Value for i32 {
    type Kept = Vec<Option<Self>>;
}

impl Value for chrono::NaiveDate {
    type Kept = Vec<Option<Self>>;
}

/// Values, or none, by place.
pub(crate) trait Kept<T>: Clone + Debug + Default {
    /// How many places there are.
    fn len(&self) -> usize;
    /// The value at a place; `None` beyond the last.
    fn get(&self, place: usize) -> Option<T>;
    /// Puts a value, or none, at a place that is there.
    fn set(&mut self, place: usize, value: Option<T>);
    /// Adds places without a value until there are so many.
    fn grow(&mut self, places: usize);
    /// Lets go of memory that is not used.
    fn shrink(&mut self);
    /// Bytes of memory set aside.
    fn bytes(&self) -> usize;
}

impl<T: Copy + Debug> Kept<T> for Vec<Option<T>> {
    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, place: usize) -> Option<T> {
        <[_]>::get(self, place).copied().flatten()
    }

    fn set(&mut self, place: usize, value: Option<T>) {
        self[place] = value;
    }

    fn grow(&mut self, places: usize) {
        self.resize(places.max(self.len()), None);
    }

    fn shrink(&mut self) {
        self.shrink_to_fit();
    }

    fn bytes(&self) -> usize {
        room(self)
    }
}

/// Values by compact id, `None` where nothing was said.
#[derive(Clone, Debug)]
pub(crate) struct Column<T: Value> {
    values: T::Kept,
    /// The instant of each value, while building.
    said: Vec<i64>,
}

impl<T: Value> Default for Column<T> {
    fn default() -> Self {
        Self {
            values: T::Kept::default(),
            said: Vec::new(),
        }
    }
}

impl<T: Value> Column<T> {
    /// Bytes of memory set aside.
    pub(crate) fn bytes(&self) -> usize {
        self.values.bytes() + room(&self.said)
    }

    /// Takes the value for `ix` unless a later one is known; at the same instant the newcomer
    /// counts.
    pub(crate) fn say(&mut self, ix: u32, at: i64, value: T) {
        let ix = ix as usize;
        if self.values.len() <= ix {
            self.values.grow(ix + 1);
            self.said.resize(ix + 1, i64::MIN);
        }
        if at >= self.said[ix] {
            self.values.set(ix, Some(value));
            self.said[ix] = at;
        }
    }

    /// Puts a value, or none, in the place of what was known; of a column that is settled.
    pub(crate) fn set(&mut self, ix: u32, value: Option<T>) {
        let place = ix as usize;
        if place < self.values.len() {
            let was = self.values.get(place).is_some();
            self.values.set(place, value);
            // A column in which nothing is left is as one that nothing was ever said in.
            let none = || (0..self.values.len()).all(|place| self.values.get(place).is_none());
            if was && value.is_none() && none() {
                self.values = T::Kept::default();
            }
        } else if value.is_some() {
            self.values.grow(place + 1);
            self.values.set(place, value);
        }
    }

    /// The value, if any.
    #[inline]
    pub(crate) fn get(&self, ix: u32) -> Option<T> {
        self.values.get(ix as usize)
    }

    /// Whether nothing was ever said.
    pub(crate) fn is_empty(&self) -> bool {
        self.values.len() == 0
    }

    /// Takes in what another says of the ids from `first` on, which nothing was said of here.
    pub(crate) fn follow(&mut self, first: usize, later: &Self, read: impl Fn(T) -> T) {
        let more = later.values.len();
        if more == 0 {
            return;
        }
        self.said.resize(first, i64::MIN);
        self.said.extend_from_slice(&later.said);
        self.values.grow(first + more);
        for place in 0..more {
            if let Some(value) = later.values.get(place) {
                self.values.set(first + place, Some(read(value)));
            }
        }
    }

    /// Every value that was said, with its id and the instant.
    pub(crate) fn said(&self) -> impl Iterator<Item = (u32, i64, T)> {
        let said = (0..).zip(&self.said);
        said.filter_map(|(ix, at)| Some((ix, *at, self.get(ix)?)))
    }

    /// Forgets when things were said.
    pub(crate) fn settle(&mut self) {
        self.said = Vec::new();
        self.values.shrink();
    }
}
