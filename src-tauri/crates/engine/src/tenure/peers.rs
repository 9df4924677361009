//! Earlier hires, to be compared with: how many it takes, and where their quartiles lie.

/// Fewer earlier hires than this make no band.
pub(super) const FEWEST_PEERS: usize = 3;

/// Of sorted values, at least one; between two of them by their distance, as R's `quantile` does.
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    sorted[below] + (sorted[above] - sorted[below]) * place.fract()
}
