//! What of a source's badness is the source's own, and not that of the reps who work its deals.
//!
//! At one stage a deal's badness is taken as the sum of its rep's and its source's. What each rep
//! and each source shows alone, and how many deals each pair has, is enough to solve for both (the
//! normal equations of the two-way model). Reps are supposed to differ somewhat, sources freely:
//! where one rep works all deals of a source, and no others, the two cannot be told apart, and the
//! source is known so badly that it is seldom called a finding; the rep is still judged as a rep.

use super::badness::Badness;

const ROUNDS: usize = 30;
/// The least that can be known of a source.
const LEAST: f64 = 1e-3;

/// Each source's own badness. `deals` has a row per source, with the deals of each rep; `differ` is how
/// well a rep is known before its deals are seen, one over the variance.
pub(super) fn own(
    sources: &[Badness],
    deals: &[Vec<u32>],
    (reps, differ): (&[Badness], f64),
) -> Vec<Badness> {
    let share: Vec<Vec<f64>> = deals
        .iter()
        .map(|row| {
            let all: u32 = row.iter().sum();
            let part = |n: &u32| f64::from(*n) / f64::from(all.max(1));
            row.iter().map(part).collect()
        })
        .collect();
    // What each pair tells, as a part of what the source tells.
    let known = |source: usize| 1.0 / sources[source].variance;
    let total: Vec<f64> = reps.iter().map(|rep| 1.0 / rep.variance).collect();
    let mut own: Vec<f64> = sources.iter().map(|source| source.seen).collect();
    let mut of_rep = vec![0.0; reps.len()];
    for _ in 0..ROUNDS {
        for (at, rep) in reps.iter().enumerate() {
            let from_sources: f64 = (0..sources.len())
                .map(|source| known(source) * share[source][at] * own[source])
                .sum();
            of_rep[at] = (total[at] * rep.seen - from_sources) / (total[at] + differ);
        }
        for (source, own) in own.iter_mut().enumerate() {
            let of_reps: f64 = share[source].iter().zip(&of_rep).map(|(s, r)| s * r).sum();
            *own = sources[source].seen - of_reps;
        }
    }
    (0..sources.len())
        .map(|source| {
            let known = known(source);
            let taken: f64 = share[source]
                .iter()
                .zip(&total)
                .map(|(share, total)| (known * share).powi(2) / (total + differ))
                .sum();
            Badness {
                seen: own[source],
                variance: 1.0 / (known - taken).max(LEAST),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Badness = Badness {
        seen: 0.0,
        variance: 0.05,
    };

    fn bad(seen: f64) -> Badness {
        Badness { seen, ..KNOWN }
    }

    #[test]
    fn a_source_that_all_reps_share_keeps_its_badness() {
        // Every rep looks a third as bad, for a third of all deals are of the bad source.
        let reps = [bad(0.3); 3];
        let deals = vec![vec![10, 10, 10]; 3];
        let found = own(&[bad(0.9), bad(0.0), bad(0.0)], &deals, (&reps, 1.0));
        assert!(found[0].seen - found[1].seen > 0.85, "{found:?}");
    }

    #[test]
    fn a_source_is_not_bad_for_the_rep_who_works_most_of_it() {
        // The first rep is weak, and works most of the first source and a third of all.
        let reps = [bad(0.9), bad(0.0), bad(0.0)];
        let deals = vec![vec![18, 6, 6], vec![6, 12, 12], vec![6, 12, 12]];
        let seen = [0.9 * 18.0 / 30.0, 0.9 * 6.0 / 30.0, 0.9 * 6.0 / 30.0];
        let found = own(&seen.map(bad), &deals, (&reps, 1.0));
        assert!(
            found[0].seen - found[1].seen < 0.5 * (seen[0] - seen[1]),
            "{found:?}"
        );
    }

    #[test]
    fn a_source_that_is_one_rep_s_alone_is_hardly_known() {
        let deals = vec![vec![30, 0], vec![0, 30]];
        let found = own(&[bad(0.9), bad(0.0)], &deals, (&[bad(0.9), bad(0.0)], 1.0));
        assert!(found[0].variance > 0.4, "{found:?}");
    }
}
