//! Text kept once: names become compact ids, their letters lie in one long string.
//!
//! No meaning lives here: what a text names is its owner's business. Ids count from 0 in order of
//! first sight, and like texts always have the same id and show the spelling first seen.

mod alike;

use std::marker::PhantomData;

pub use alike::{Alike, Exactly};
pub(crate) use alike::{Folded, same_name};

/// Interned texts. Looking one up by its letters needs the table, which [`Texts::settle`] drops.
#[derive(Clone, Debug)]
pub struct Texts<A = Exactly> {
    letters: String,
    /// Where each text ends in `letters`; it begins where the one before ends.
    ends: Vec<u32>,
    /// Open addressing, a power of two long; an entry is half a hash above an id + 1, or 0. The
    /// hash tells most others apart without a look at their letters, and stays when the table grows.
    table: Vec<u64>,
    /// The id last given: the rows of a deal often follow each other.
    last: u32,
    /// No text stands behind one that came later: a file sorted by deal is interned without a table.
    sorted: bool,
    alike: PhantomData<A>,
}

impl<A> Default for Texts<A> {
    fn default() -> Self {
        Self {
            letters: String::new(),
            ends: Vec::new(),
            table: Vec::new(),
            last: 0,
            sorted: true,
            alike: PhantomData,
        }
    }
}

/// More text, or more texts, than 32 bits can count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuchText;

impl<A: Alike> Texts<A> {
    /// Bytes of memory set aside.
    pub(crate) fn bytes(&self) -> usize {
        let counts = self.ends.capacity() * size_of::<u32>();
        self.letters.capacity() + counts + self.table.capacity() * size_of::<u64>()
    }

    /// The id of a text, new or known.
    ///
    /// # Errors
    /// [`TooMuchText`].
    pub fn intern(&mut self, text: &str) -> Result<u32, TooMuchText> {
        if !self.is_empty() && A::same(self.get(self.last), text) {
            return Ok(self.last);
        }
        if self.sorted && self.table.is_empty() && self.behind_all(text) {
            return self.append(text);
        }
        if (self.ends.len() + 1) * 4 > self.table.len() * 3 {
            self.grow();
        }
        let hash = half(A::hash(text));
        let slot = self.slot(text, hash);
        if let Some(known) = id_of(self.table[slot]) {
            self.last = known;
            return Ok(known);
        }
        let id = self.append(text)?;
        self.table[slot] = entry(hash, id.checked_add(1).ok_or(TooMuchText)?);
        Ok(id)
    }

    /// The id of a text without the space around it; `None` for no text, or none but space.
    ///
    /// # Errors
    /// [`TooMuchText`].
    pub fn intern_some(&mut self, text: Option<&str>) -> Result<Option<u32>, TooMuchText> {
        match text.map(bare) {
            None | Some("") => Ok(None),
            Some(text) => self.intern(text).map(Some),
        }
    }

    /// The id of a text that is none of those known: it is not looked for.
    pub(crate) fn append(&mut self, text: &str) -> Result<u32, TooMuchText> {
        self.sorted = self.sorted && self.behind_all(text);
        let id = u32::try_from(self.ends.len()).map_err(|_| TooMuchText)?;
        let end = u32::try_from(self.letters.len() + text.len()).map_err(|_| TooMuchText)?;
        self.letters.push_str(text);
        self.ends.push(end);
        self.last = id;
        Ok(id)
    }

    /// Takes in the texts of another; gives the id here of each of its ids.
    pub(crate) fn join(&mut self, later: &Self) -> Result<Vec<u32>, TooMuchText> {
        later.iter().map(|(_, text)| self.intern(text)).collect()
    }

    /// Puts the texts of another behind its own; none of them is known here.
    pub(crate) fn follow(&mut self, later: &Self) -> Result<(), TooMuchText> {
        let too_much = |_| TooMuchText;
        let base = u32::try_from(self.letters.len()).map_err(too_much)?;
        u32::try_from(self.letters.len() + later.letters.len()).map_err(too_much)?;
        u32::try_from(self.ends.len() + later.ends.len()).map_err(too_much)?;
        self.sorted =
            self.sorted && later.sorted && (later.ends.is_empty() || self.behind_all(later.get(0)));
        self.letters.push_str(&later.letters);
        self.ends.extend(later.ends.iter().map(|end| end + base));
        self.table = Vec::new();
        Ok(())
    }

    /// The id of a text, where it is known, looked for among all of them: for the few that are asked
    /// for once the table is gone.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let letters = self.letters.as_bytes();
        let mut start = 0;
        for (id, &end) in (0..).zip(&self.ends) {
            let known = letters.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            if A::may_be(known, text.as_bytes()) && A::same(self.get(id), text) {
                return Some(id);
            }
        }
        None
    }

    /// The same, a text not known being taken in.
    pub(crate) fn know(&mut self, text: &str) -> Result<u32, TooMuchText> {
        match self.find(text) {
            Some(known) => Ok(known),
            None => {
                self.table = Vec::new();
                self.append(text)
            }
        }
    }

    /// The text of an id; empty for an id never given.
    #[must_use]
    pub fn get(&self, id: u32) -> &str {
        let ix = id as usize;
        let end = self.ends.get(ix).copied().unwrap_or(0) as usize;
        let start = if ix == 0 {
            0
        } else {
            self.ends.get(ix - 1).copied().unwrap_or(0) as usize
        };
        self.letters.get(start..end).unwrap_or("")
    }

    /// How many texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Every text with its id, in order of first sight.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..self.ends.len()).map(|ix| {
            let id = ix as u32;
            (id, self.get(id))
        })
    }

    /// Gives back the memory that only interning needs. Further texts may still come: the table is
    /// then built anew.
    pub(crate) fn settle(&mut self) {
        self.table = Vec::new();
        self.last = 0;
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Whether a text stands behind every one here, which are sorted.
    fn behind_all(&self, text: &str) -> bool {
        match (self.ends.len() as u32).checked_sub(1) {
            None => true,
            Some(last) => A::behind(text, self.get(last)),
        }
    }

    fn grow(&mut self) {
        let len = (self.table.len() * 2)
            .max((self.ends.len() + 1) * 2)
            .max(16);
        let before = std::mem::take(&mut self.table);
        self.table = vec![0; len.next_power_of_two()];
        if before.is_empty() {
            // Settled before, or never filled.
            for id in 0..self.ends.len() as u32 {
                let hash = half(A::hash(self.get(id)));
                self.place(entry(hash, id + 1));
            }
        }
        for known in before.into_iter().filter(|&known| known != 0) {
            self.place(known);
        }
    }

    /// Puts an entry that the table does not have where it belongs.
    fn place(&mut self, entry: u64) {
        let mask = self.table.len() - 1;
        let mut slot = (entry >> 32) as usize & mask;
        while self.table[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.table[slot] = entry;
    }

    /// Where the text stands in the table, or the free place where it would.
    fn slot(&self, text: &str, hash: u32) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let entry = self.table[slot];
            match id_of(entry) {
                Some(id) if (entry >> 32) as u32 != hash || !A::same(self.get(id), text) => {
                    slot = (slot + 1) & mask;
                }
                _ => return slot,
            }
        }
    }
}

/// A text without the space around it, which most have not.
#[must_use]
pub fn bare(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Half of a hash, as an entry keeps it.
fn half(hash: u64) -> u32 {
    hash as u32
}

fn entry(hash: u32, id_and_one: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(id_and_one)
}

/// The id of an entry; `None` for a free place.
fn id_of(entry: u64) -> Option<u32> {
    (entry as u32).checked_sub(1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_same_text_has_the_same_id_and_every_text_comes_back() {
        let mut texts = Texts::<Exactly>::default();
        let names: Vec<String> = (0..5_000).map(|n| format!("deal-{n}")).collect();
        for (want, name) in names.iter().enumerate() {
            assert_eq!(texts.intern(name).unwrap() as usize, want);
        }
        texts.settle();
        for (want, name) in names.iter().enumerate() {
            assert_eq!(texts.intern(name).unwrap() as usize, want);
            assert_eq!(texts.get(want as u32), name);
        }
        assert_eq!(texts.len(), 5_000);
        assert_eq!(texts.get(9_999), "");
    }

    #[test]
    fn ids_that_come_in_order_are_known_when_they_come_again() {
        let check = |told: &[&str], ids: &[u32], table: bool| {
            let mut texts = Texts::<Exactly>::default();
            let given: Vec<u32> = told
                .iter()
                .map(|text| texts.intern(text).unwrap())
                .collect();
            assert_eq!(given, ids, "{told:?}");
            assert_eq!(!texts.table.is_empty(), table, "{told:?}");
        };
        check(&["D1", "D1", "D2", "D2", "D3"], &[0, 0, 1, 1, 2], false);
        check(&["8", "9", "10", "10", "11"], &[0, 1, 2, 2, 3], false);
        check(&["D1", "D2", "D1", "D3", "D2"], &[0, 1, 0, 2, 1], true);
        check(&["D2", "D1", "D3", "D1", "D2"], &[0, 1, 2, 1, 0], true);
        check(&["10", "9", "9", "10", ""], &[0, 1, 1, 0, 2], true);

        let mut texts = Texts::<Exactly>::default();
        texts.append("b").unwrap();
        texts.append("a").unwrap();
        assert_eq!(texts.intern("c").unwrap(), 2);
        assert_eq!(texts.intern("b").unwrap(), 0);
    }

    #[test]
    fn a_name_is_one_however_it_is_written() {
        let mut names = Texts::<Folded>::default();
        for (name, id) in [
            ("Ben", 0),
            ("Zoë Ångström", 1),
            ("BEN", 0),
            ("ben", 0),
            ("ZOË ÅNGSTRÖM", 1),
            ("Zoe Angstrom", 2),
            ("ΓΙΏΡΓΟΣ", 3),
            ("Γιώργος", 3),
            ("Bengt-Olof Mikkelsen", 4),
            ("bengt-olof MIKKELSEN", 4),
        ] {
            assert_eq!(names.intern(name).unwrap(), id, "{name}");
        }
        let shown: Vec<&str> = names.iter().map(|(_, name)| name).collect();
        assert_eq!(shown[..3], ["Ben", "Zoë Ångström", "Zoe Angstrom"]);
    }
}
