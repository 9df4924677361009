//! Chance that is the same on every machine: SplitMix64 (Steele, Lea and Flood 2014), and the few
//! distributions that are needed here.

/// A stream of chance; the same seed gives the same stream for ever.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Even in 0..1.
    pub(crate) fn even(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Even between two ends.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.even()
    }

    /// True so often.
    pub(crate) fn happens(&mut self, share: f64) -> bool {
        self.even() < share
    }

    /// Normal with mean 0 and deviation 1 (Box and Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.even()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.even()).cos()
    }

    /// Log-normal: half lie below the median; sigma is the spread of the logarithm.
    pub(crate) fn around(&mut self, median: f64, sigma: f64) -> f64 {
        median * (sigma * self.normal()).exp()
    }

    /// One of the items, the first if there is no chance to choose.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let ix = (self.even() * items.len() as f64) as usize;
        &items[ix.min(items.len() - 1)]
    }

    /// One of the items, by weight.
    pub(crate) fn weighted<'a, T>(&mut self, items: &'a [(T, f64)]) -> &'a T {
        let mut left = self.even() * items.iter().map(|(_, weight)| weight).sum::<f64>();
        for (item, weight) in items {
            left -= weight;
            if left < 0.0 {
                return item;
            }
        }
        &items[items.len() - 1].0
    }
}
