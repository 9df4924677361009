//! Whether a cause makes a difference, as this team's own history has it.
//!
//! Every deal at a stage on the first day of an earlier window of 30 days is one look: which causes it
//! had by then, and whether it moved on within the window. Windows do not overlap. At each stage deals
//! with a cause are held against deals without it in bands of the same age (Mantel and Haenszel 1959:
//! the difference of shares, Greenland and Robins 1985's weights), looks at one deal taken together
//! (Liang and Zeger 1986), since they are not independent. The question "does it hold deals back by more
//! than two points?" is one-sided: of many deals, a difference too small to matter would be told too.
//!
//! Over all causes at all stages at once the false discovery rate of a team is held to a twentieth
//! (Benjamini and Hochberg 1995), so that of all that is said to many teams about a tenth is wrong: a rate
//! held to per team is lower than the share of all that is said, since teams in which nothing is found
//! count as without error. On invented teams (`cargo xtask bench causes`: deals of a stage, a planted
//! cause that takes the daily chance of moving on down to a share of it; 200 teams a row; found / wrong
//! among those said):
//!
//! | deals, share left | no points, a tenth | no points, a twentieth | five points, a tenth | two points, a twentieth: kept |
//! |---|---|---|---|---|
//! | 150, 0.7 | .21 / .35 | .15 / .23 | .11 / .24 | .12 / .23 |
//! | 150, 0.5 | .50 / .27 | .40 / .17 | .28 / .14 | .29 / .14 |
//! | 150, 0.3 | .93 / .16 | .88 / .07 | .77 / .05 | .80 / .06 |
//! | 400, 0.5 | .89 / .12 | .82 / .03 | .57 / .02 | .70 / .01 |
//! | 1,000, 0.7 | .69 / .20 | .61 / .12 | .16 / .00 | .39 / .01 |
//! | 1,000, 0.5 | 1.00 / .18 | 1.00 / .09 | .95 / .01 | 1.00 / .02 |
//! | teams with a wrong one, nothing planted | .06–.11 | .03–.06 | .01–.03 | .01–.03 |
//!
//! Where it falls short: in small teams whose causes do little hardly any is found, and of those few said
//! a quarter is wrong. No level mends that; more deals do.
//!
//! A comparison, not a proof: deals with a cause may differ in what nobody recorded.

use statrs::function::erf::erfc;

use super::{
    Judged,
    figures::{Arm, CauseTest, Verdict},
    kind::Cause,
    told::Teller,
};
use crate::{
    chance::{advances, sample, stands, window_day},
    interval::Z,
    ledger::Ledger,
    moment::Day,
    parts::side_by_side,
    passage::Walker,
};

/// The false discovery rate held to.
const FDR: f64 = 0.05;
/// A difference of less is none that matters.
const MATTERS: f64 = 0.02;
/// Windows looked back on: two years of them.
const WINDOWS: u32 = 24;
/// Windows as [`window_day`] counts them lie 15 days apart; every second is taken.
const EVERY: u32 = 2;
/// Last days of the bands of age.
const BANDS: [u32; 6] = [7, 14, 30, 60, 120, u32::MAX];
/// Fewer deals than this on either side are too few to ask.
const ENOUGH_DEALS: u32 = 15;
/// Fewer expected on the side with the cause, to move on or to stay, are too few to ask.
const ENOUGH_EXPECTED: f64 = 5.0;
/// Fewer sampled deals than this are not worth another thread.
const DEALS_A_PART: usize = 2_000;

/// A deal at a stage on the first day of a window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// Looks at one deal lie together.
    pub(super) deal: u32,
    pub(super) days: u32,
    pub(super) present: u64,
    pub(super) unknown: u64,
    pub(super) advanced: bool,
}

/// What is said of every cause at every stage, as they are listed.
pub(super) fn judged(ledger: &Ledger, teller: &Teller, as_of: Day) -> Vec<Vec<Judged>> {
    let stages = ledger.process().stages.len();
    let seen = if ledger.has_records() {
        seen(ledger, teller, as_of)
    } else {
        vec![Vec::new(); stages]
    };
    let pairs = (0..stages).flat_map(|stage| {
        let stage = stage as u16;
        teller.at(stage).iter().map(move |cause| (stage, *cause))
    });
    let tests: Vec<(u16, Cause, Option<Compared>)> = pairs
        .map(|(stage, cause)| (stage, cause, Compared::of(&seen[usize::from(stage)], cause)))
        .collect();
    let asked: Vec<Option<f64>> = tests
        .iter()
        .map(|(_, _, test)| test.as_ref().and_then(Compared::chance))
        .collect();
    let mut judged: Vec<Vec<Judged>> = vec![Vec::new(); stages];
    for ((stage, cause, test), q) in tests.into_iter().zip(discoveries(&asked)) {
        let test = test.map(|test| CauseTest { q, ..test.test });
        let verdict = match (q, test) {
            (Some(q), Some(test)) if q <= FDR && test.difference < -MATTERS => Verdict::HoldsBack,
            (Some(_), _) => Verdict::NoDifference,
            (None, _) => Verdict::TooFew,
        };
        judged[usize::from(stage)].push(Judged {
            cause,
            verdict,
            test,
        });
    }
    for stage in &mut judged {
        // What holds back most comes first; the others stay in the order of the process.
        let held = |own: &Judged| match (own.verdict, own.test) {
            (Verdict::HoldsBack, Some(test)) => test.difference,
            _ => 0.0,
        };
        stage.sort_by(|a, b| (a.verdict.cmp(&b.verdict)).then(held(a).total_cmp(&held(b))));
    }
    judged
}

/// Every look, by stage.
fn seen(ledger: &Ledger, teller: &Teller, as_of: Day) -> Vec<Vec<Seen>> {
    let stages = ledger.process().stages.len();
    let sample = sample(ledger);
    let parts = side_by_side(sample.len(), DEALS_A_PART, |own| {
        let mut seen: Vec<Vec<Seen>> = vec![Vec::new(); stages];
        for &deal in &sample[own] {
            for back in 0..WINDOWS {
                let on = window_day(as_of, EVERY * back);
                let mut walker = Walker::new(ledger, on);
                let Some((stage, standing)) = stands(ledger, &mut walker, deal, on) else {
                    continue;
                };
                let Some(since) = standing.since else {
                    continue;
                };
                let masks = teller.masks(ledger, deal, &standing, on);
                seen[usize::from(stage)].push(Seen {
                    deal,
                    days: on.since(since),
                    present: masks.present,
                    unknown: masks.unknown,
                    advanced: advances(ledger, deal, stage, on),
                });
            }
        }
        seen
    });
    let mut seen: Vec<Vec<Seen>> = vec![Vec::new(); stages];
    for part in parts {
        for (seen, more) in seen.iter_mut().zip(part) {
            seen.extend(more);
        }
    }
    seen
}

/// The two sides of a band of age.
#[derive(Clone, Copy, Debug, Default)]
struct Band {
    /// Without the cause, with it.
    looks: [f64; 2],
    advanced: [f64; 2],
}

impl Band {
    fn share(&self, side: usize) -> f64 {
        self.advanced[side] / self.looks[side].max(1.0)
    }

    fn pooled(&self) -> f64 {
        (self.advanced[0] + self.advanced[1]) / (self.looks[0] + self.looks[1]).max(1.0)
    }

    /// Bands where both sides were seen count, by how much they tell.
    fn weight(&self) -> f64 {
        let [without, with] = self.looks;
        with * without / (with + without).max(1.0)
    }
}

/// Deals with a cause and without.
#[derive(Clone, Copy, Debug)]
struct Compared {
    test: CauseTest,
    /// How far the difference is below the least that matters, over its error; negative where it is.
    score: f64,
    /// Expected to move on, and to stay, of those with the cause.
    expected: [f64; 2],
}

impl Compared {
    /// `None` where no age has both.
    fn of(seen: &[Seen], cause: Cause) -> Option<Self> {
        let bit = cause.bit();
        let known = || seen.iter().filter(|seen| seen.unknown & bit == 0);
        let side = |seen: &Seen| usize::from(seen.present & bit != 0);
        let band = |seen: &Seen| BANDS.partition_point(|last| *last < seen.days);
        let mut bands = [Band::default(); BANDS.len()];
        let (mut looks, mut deals) = ([0_u32; 2], [0_u32; 2]);
        let mut last = [None; 2];
        for seen in known() {
            let (band, side) = (&mut bands[band(seen)], side(seen));
            band.looks[side] += 1.0;
            band.advanced[side] += f64::from(u8::from(seen.advanced));
            looks[side] += 1;
            deals[side] += u32::from(last[side].replace(seen.deal) != Some(seen.deal));
        }
        let whole: f64 = bands.iter().map(Band::weight).sum();
        if whole <= 0.0 {
            return None;
        }
        let together = |share: &dyn Fn(&Band) -> f64| -> f64 {
            bands
                .iter()
                .map(|band| band.weight() * share(band))
                .sum::<f64>()
                / whole
        };
        let shares = [0, 1].map(|side| together(&|band| band.share(side)));
        let difference = shares[1] - shares[0];
        // What each look adds to the difference; looks at one deal go together.
        let spread = |expected: &dyn Fn(&Band, usize) -> f64| -> f64 {
            let (mut sum, mut of, mut groups) = (0.0, None, 0.0_f64);
            let mut squares = 0.0;
            for seen in known() {
                let (band, side) = (&bands[band(seen)], side(seen));
                if band.weight() <= 0.0 {
                    continue;
                }
                if of.replace(seen.deal) != Some(seen.deal) {
                    squares += sum * sum;
                    sum = 0.0;
                    groups += 1.0;
                }
                let rest = f64::from(u8::from(seen.advanced)) - expected(band, side);
                let share = rest * band.weight() / band.looks[side] / whole;
                sum += if side == 1 { share } else { -share };
            }
            squares += sum * sum;
            (squares * groups / (groups - 1.0).max(1.0)).sqrt()
        };
        let error = spread(&|band, side| {
            // A share of none or all is not known without error (Agresti and Coull 1998).
            (band.advanced[side] + 1.0) / (band.looks[side] + 2.0)
        });
        let alike = spread(&|band, _| band.pooled());
        let moving = |moves: bool| -> f64 {
            let of_band = |band: &Band| {
                let share = band.pooled();
                let share = if moves { share } else { 1.0 - share };
                if band.looks[0] > 0.0 {
                    band.looks[1] * share
                } else {
                    0.0
                }
            };
            bands.iter().map(of_band).sum()
        };
        let arm = |side: usize| Arm {
            deals: deals[side],
            looks: looks[side],
            advanced: shares[side],
        };
        Some(Self {
            test: CauseTest {
                with: arm(1),
                without: arm(0),
                difference,
                low: (difference - Z * error).max(-1.0),
                high: (difference + Z * error).min(1.0),
                q: None,
            },
            // The larger error of two: as seen, and supposing that both sides are alike.
            score: if alike > 0.0 {
                (difference + MATTERS) / alike.max(error)
            } else {
                0.0
            },
            expected: [moving(true), moving(false)],
        })
    }

    /// How often chance alone would hold deals back as much where the cause takes two points and no more;
    /// `None` where there are too few to ask.
    fn chance(&self) -> Option<f64> {
        let deals = self.test.with.deals.min(self.test.without.deals);
        let expected = self.expected[0].min(self.expected[1]);
        let enough = deals >= ENOUGH_DEALS && expected >= ENOUGH_EXPECTED;
        enough.then(|| 0.5 * erfc(-self.score * std::f64::consts::FRAC_1_SQRT_2))
    }
}

/// The false discovery rate at which each would just be raised, in their order.
fn discoveries(chances: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = (0..chances.len())
        .filter(|at| chances[*at].is_some())
        .collect();
    let chance = |at: usize| chances[at].unwrap_or(1.0);
    order.sort_by(|a, b| chance(*a).total_cmp(&chance(*b)));
    let mut found = vec![None; chances.len()];
    let mut least = 1.0_f64;
    for (rank, at) in order.iter().enumerate().rev() {
        least = least.min(chance(*at) * order.len() as f64 / (rank + 1) as f64);
        found[*at] = Some(least);
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const CAUSE: Cause = Cause::NoContact;

    /// Looks at deals of their own, by age, side and outcome.
    fn looks(told: &[(u32, bool, bool, u32)]) -> Vec<Seen> {
        let mut seen = Vec::new();
        for &(days, present, advanced, times) in told {
            for _ in 0..times {
                seen.push(Seen {
                    deal: seen.len() as u32,
                    days,
                    present: if present { CAUSE.bit() } else { 0 },
                    unknown: 0,
                    advanced,
                });
            }
        }
        seen
    }

    #[test]
    fn one_age_gives_the_plain_difference_and_its_usual_error() {
        let seen = looks(&[
            (3, true, true, 10),
            (3, true, false, 40),
            (3, false, true, 30),
            (3, false, false, 30),
        ]);
        let compared = Compared::of(&seen, CAUSE).unwrap();
        let test = compared.test;
        assert!((test.with.advanced - 0.2).abs() < 1e-12);
        assert!((test.without.advanced - 0.5).abs() < 1e-12);
        assert!((test.difference + 0.3).abs() < 1e-12);
        let error = (0.2 * 0.8 / 50.0 + 0.5 * 0.5 / 60.0_f64).sqrt();
        assert!(((test.high - test.difference) / (Z * error) - 1.0).abs() < 0.02);
        // Two shares supposed alike: 40 of 110.
        let alike = (4.0 / 11.0 * 7.0 / 11.0 * (1.0 / 50.0 + 1.0 / 60.0_f64)).sqrt();
        assert!((compared.score / ((-0.3 + MATTERS) / alike) - 1.0).abs() < 0.02);
    }

    #[test]
    fn age_alone_is_no_difference() {
        // Old deals move on less, and have the cause more.
        let seen = looks(&[
            (3, true, true, 8),
            (3, true, false, 8),
            (3, false, true, 40),
            (3, false, false, 40),
            (100, true, true, 8),
            (100, true, false, 72),
            (100, false, true, 2),
            (100, false, false, 18),
        ]);
        let compared = Compared::of(&seen, CAUSE).unwrap();
        assert!(compared.test.difference.abs() < 1e-12);
        assert!(compared.chance().unwrap() > 0.5);
    }

    #[test]
    fn many_looks_at_few_deals_are_few() {
        let mut seen = looks(&[
            (3, true, false, 100),
            (3, false, true, 50),
            (3, false, false, 50),
        ]);
        let apart = Compared::of(&seen, CAUSE).unwrap();
        for seen in &mut seen {
            seen.deal /= 10;
        }
        let together = Compared::of(&seen, CAUSE).unwrap();
        assert!(together.score.abs() < apart.score.abs() / 2.0);
        assert_eq!(together.test.with.deals, 10);
        assert_eq!(together.chance(), None);
    }

    #[test]
    fn discovery_rates_rise_with_the_chance() {
        let found = discoveries(&[Some(0.04), None, Some(0.001), Some(0.03), Some(0.9)]);
        let expected = [0.16 / 3.0, 0.0, 0.004, 0.16 / 3.0, 0.9];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found.unwrap_or(0.0) - expected).abs() < 1e-12, "{found:?}");
        }
    }
}
