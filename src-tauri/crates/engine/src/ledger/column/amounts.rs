//! Amounts in half the bytes of as many `Option<Money>`.

use super::{super::room::room, Kept};
use crate::money::{Currency, Money};

/// An amount, or none: without a currency.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// The minor units, the lower half first: in two, so that cells lie side by side without gaps.
    minor: [u32; 2],
    currency: Option<Currency>,
}

/// Amounts, or none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Amounts(Vec<Cell>);

const NONE: Cell = Cell {
    minor: [0; 2],
    currency: None,
};

impl Kept<Money> for Amounts {
    fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    fn get(&self, place: usize) -> Option<Money> {
        let Cell {
            minor: [low, high],
            currency,
        } = self.0.get(place)?;
        Some(Money {
            minor: (u64::from(*high) << 32 | u64::from(*low)).cast_signed(),
            currency: (*currency)?,
        })
    }

    fn set(&mut self, place: usize, value: Option<Money>) {
        self.0[place] = value.map_or(NONE, |Money { minor, currency }| {
            let bits = minor.cast_unsigned();
            Cell {
                minor: [bits as u32, (bits >> 32) as u32],
                currency: Some(currency),
            }
        });
    }

    fn grow(&mut self, places: usize) {
        self.0.resize(places.max(self.0.len()), NONE);
    }

    fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    fn bytes(&self) -> usize {
        room(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_of_any_size_is_kept_to_the_last_unit_in_twelve_bytes() {
        assert_eq!(size_of::<Cell>(), 12);
        let mut amounts = Amounts::default();
        let currency = Currency::UNKNOWN;
        for minor in [0, 1, -1, 1 << 40, -(1 << 40) - 3, i64::MIN, i64::MAX] {
            let place = amounts.len();
            amounts.grow(place + 2);
            amounts.set(place, Some(Money { minor, currency }));
            assert_eq!(amounts.get(place), Some(Money { minor, currency }));
            assert_eq!(amounts.get(place + 1), None);
        }
        amounts.set(0, None);
        assert_eq!(amounts.get(0), None);
    }
}
