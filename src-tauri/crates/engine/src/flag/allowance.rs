//! How many flags may be raised: the false ones expected must stay within an allowance.
//!
//! One false flag in twenty, and three tenths of one more per team. Holding every team's own
//! expected share of false flags to one in ten would be too strict for teams with one to four
//! flags; the allowance was set on simulated teams so that of all flags of many teams at most the
//! share q is false.

/// At most this share of the flags raised is false.
pub(super) const FALSE_DISCOVERIES: f64 = 0.10;
const PER_FLAG: f64 = 0.05;

/// The false discovery rate at which each cell would just be flagged, in the order given: 1 at most.
/// It means something up to [`FALSE_DISCOVERIES`].
pub(super) fn rates(innocence: &[f64], per_team: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..innocence.len()).collect();
    order.sort_by(|a, b| innocence[*a].total_cmp(&innocence[*b]));
    let mut rates = vec![1.0; innocence.len()];
    let (mut wrong, mut highest, mut flags) = (0.0, 0.0_f64, 0.0);
    for cell in order {
        wrong += innocence[cell];
        flags += 1.0;
        highest = highest.max(FALSE_DISCOVERIES * wrong / (per_team + PER_FLAG * flags));
        rates[cell] = highest.min(1.0);
    }
    rates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_is_raised_while_the_allowance_lasts() {
        let check = |innocence: &[f64], flagged: &[bool]| {
            let raised: Vec<bool> = rates(innocence, 0.30)
                .iter()
                .map(|rate| *rate <= FALSE_DISCOVERIES)
                .collect();
            assert_eq!(raised, flagged, "{innocence:?}");
        };
        check(&[], &[]);
        check(&[0.34], &[true]);
        check(&[0.36], &[false]);
        check(&[0.9, 0.34, 0.01], &[false, true, true]);
        // Once one is not raised, no less sure one is.
        check(&[0.36, 0.02, 0.2, 0.2], &[false, true, true, true]);
        check(&[0.3, 0.3], &[true, false]);
    }
}
