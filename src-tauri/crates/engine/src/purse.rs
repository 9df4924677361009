//! Sums of money, kept apart by currency.

use crate::money::{Amounts, Money};

/// Adds an amount to a sum; a sum beyond what 64 bits hold stays at their end.
pub(crate) fn add(sum: &mut Amounts, amount: Option<Money>) {
    let Some(amount) = amount else { return };
    match sum
        .iter_mut()
        .find(|known| known.currency == amount.currency)
    {
        Some(known) => known.minor = known.minor.saturating_add(amount.minor),
        None => sum.push(amount),
    }
}

/// Puts the largest first, as the reader of a review gets it.
pub(crate) fn largest_first(mut sum: Amounts) -> Amounts {
    sum.sort_by_key(|amount| (std::cmp::Reverse(amount.minor), amount.currency));
    sum
}

/// An amount in whole units, for readers of the JSON and for ordering.
pub(crate) fn units(amount: Money) -> f64 {
    // Amounts are below 2^53 minor units: the conversion is exact.
    amount.minor as f64 / 10_f64.powi(amount.currency.decimals() as i32)
}
