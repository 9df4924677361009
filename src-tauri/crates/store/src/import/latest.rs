//! What a source says of every deal, of which the latest word counts: the one from the row with the
//! latest moment, and between rows of one moment the last. The order of rows does not matter beyond
//! that, exactly as in the engine's ledger.

/// One detail of every deal. A detail that no row ever gave costs nothing.
pub(super) struct Latest<T> {
    said: Vec<(i64, Option<T>)>,
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self { said: Vec::new() }
    }
}

impl<T: Copy> Latest<T> {
    /// Takes what a row of the instant `at` says; saying nothing clears nothing.
    pub(super) fn say(&mut self, ix: u32, at: i64, value: Option<T>) {
        if value.is_none() {
            return;
        }
        let ix = ix as usize;
        if self.said.len() <= ix {
            self.said.resize(ix + 1, (i64::MIN, None));
        }
        if let Some(said) = self.said.get_mut(ix)
            && at >= said.0
        {
            *said = (at, value);
        }
    }

    /// The latest word.
    pub(super) fn get(&self, ix: u32) -> Option<T> {
        self.said.get(ix as usize).and_then(|said| said.1)
    }

    /// Every latest word and when it was said.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, i64, T)> {
        (0_u32..)
            .zip(&self.said)
            .filter_map(|(ix, said)| said.1.map(|value| (ix, said.0, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_word_counts_and_silence_clears_nothing() {
        let check = |rows: &[(i64, Option<u8>)], expected| {
            let mut latest = Latest::default();
            for &(at, value) in rows {
                latest.say(3, at, value);
            }
            assert_eq!(latest.get(3), expected, "{rows:?}");
            assert_eq!(latest.get(2), None);
        };
        check(&[], None);
        check(&[(1, Some(7))], Some(7));
        check(&[(1, Some(7)), (2, None)], Some(7));
        check(&[(2, Some(7)), (1, Some(8))], Some(7));
        check(&[(1, Some(7)), (1, Some(8))], Some(8));
        check(&[(i64::MIN, Some(9))], Some(9));
    }
}
