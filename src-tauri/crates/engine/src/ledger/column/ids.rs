//! Ids in as few bytes as the largest of them needs.

use super::{super::room::room, Kept};

/// No id.
const NO_BYTE: u8 = u8::MAX;
const NO_WORD: u32 = u32::MAX;

/// Ids, or none.
#[derive(Clone, Debug)]
pub(crate) enum Ids {
    /// As long as all are below 255, as those of sources and reasons are.
    Bytes(Vec<u8>),
    /// Of any size but the last, which stands for none.
    Words(Vec<u32>),
}

impl Default for Ids {
    fn default() -> Self {
        Self::Bytes(Vec::new())
    }
}

impl Kept<u32> for Ids {
    fn len(&self) -> usize {
        match self {
            Self::Bytes(ids) => ids.len(),
            Self::Words(ids) => ids.len(),
        }
    }

    #[inline]
    fn get(&self, place: usize) -> Option<u32> {
        match self {
            Self::Bytes(ids) => {
                let id = *ids.get(place)?;
                (id != NO_BYTE).then_some(u32::from(id))
            }
            Self::Words(ids) => {
                let id = *ids.get(place)?;
                (id != NO_WORD).then_some(id)
            }
        }
    }

    fn set(&mut self, place: usize, value: Option<u32>) {
        let byte = value.map_or(Some(NO_BYTE), |id| {
            u8::try_from(id).ok().filter(|byte| *byte != NO_BYTE)
        });
        match (&mut *self, byte) {
            (Self::Bytes(ids), Some(byte)) => ids[place] = byte,
            (Self::Bytes(ids), None) => {
                let wide = |id: &u8| {
                    if *id == NO_BYTE {
                        NO_WORD
                    } else {
                        u32::from(*id)
                    }
                };
                *self = Self::Words(ids.iter().map(wide).collect());
                self.set(place, value);
            }
            (Self::Words(ids), _) => ids[place] = value.unwrap_or(NO_WORD),
        }
    }

    fn grow(&mut self, places: usize) {
        match self {
            Self::Bytes(ids) => ids.resize(places.max(ids.len()), NO_BYTE),
            Self::Words(ids) => ids.resize(places.max(ids.len()), NO_WORD),
        }
    }

    fn shrink(&mut self) {
        match self {
            Self::Bytes(ids) => ids.shrink_to_fit(),
            Self::Words(ids) => ids.shrink_to_fit(),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Bytes(ids) => room(ids),
            Self::Words(ids) => room(ids),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_kept_whatever_came_before_it() {
        let mut ids = Ids::default();
        let mut said = Vec::new();
        for id in [0, 7, 254, 255, 3, 256, u32::MAX - 1] {
            ids.grow(said.len() + 2);
            ids.set(said.len(), Some(id));
            said.extend([Some(id), None]);
            let kept: Vec<_> = (0..ids.len()).map(|place| ids.get(place)).collect();
            assert_eq!(kept, said);
        }
        ids.set(0, None);
        assert_eq!((ids.get(0), ids.get(said.len())), (None, None));
    }
}
