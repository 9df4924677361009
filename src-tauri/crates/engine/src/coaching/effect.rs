//! Did coaching help: a rep at a stage before a plan and since, against the rest of the team over the
//! same two periods.
//!
//! **Which deals.** A passage that began before the plan's start counts for before, as it stood on the
//! day before the start: what was open then is cut off there, and what coaching may have made of it
//! counts for neither. One that began on the start or later counts for since, up to the as-of day. So
//! "before" is what the plan was made on, and nothing since is owed to an earlier way of working.
//!
//! **What is compared.** Of losing, the odds of advancing; of sitting, how long deals take, both on the
//! scale of the flags and against the other reps of the same period ([`crate::flag::shift`]). How bad it
//! was before is taken less what is likely chance.
//!
//! **When a change is told.** A manager looks every week, and a look that finds nothing is followed by
//! another; so each look is held to [`LEVEL`], not to one in twenty. On simulated teams (`cargo xtask
//! bench coaching`, 150 a shape, three shapes) 0.013 to 0.053 of plans without effect are ever called
//! effective in half a year of weekly looks (cells picked for looking bad), 0.000 to 0.012 at the look with
//! 60 decided deals; a doubled share of advances is recognised there in 0.86 to 0.94.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Plan, Spot, effect_words as words};
use crate::{
    cell::Cell,
    curve::Curve,
    filter::Filter,
    flag::shift::{Period, Shift, deviations},
    interval::wilson,
    ledger::Ledger,
    look::cells,
    pace,
    review::{FlagProblem, Proportion},
    tally::totals,
};

/// A change is told where one look in so many would tell it of a plan without effect.
pub const LEVEL: f64 = 0.01;
/// Fewer decided deals, or exits, since the start than this say nothing.
const FEWEST: u32 = 5;
/// How often a change of the size meant would be told, for "so many more deals".
const POWER: f64 = 0.8;
/// The least gap that is worth closing: odds of two thirds, or deals a third longer.
const LEAST_GAP: f64 = 0.35;

/// What passages of one period say.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Tale {
    /// How many began.
    pub entered: u32,
    /// Moved on.
    pub advanced: u32,
    /// Were lost.
    pub lost: u32,
    /// Had done neither when the period ended.
    pub open: u32,
    /// Moved on, of the decided.
    pub decided: Option<Proportion>,
    /// Days until half had left.
    pub median_days: Option<u32>,
    /// Its 95 % interval.
    pub median_interval: [Option<u32>; 2],
    /// Exits expected at the pace of the whole team in the period.
    pub expected_exits: f64,
}

/// The same two periods of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Twice {
    /// Up to the day before the plan's start.
    pub before: Tale,
    /// From the start on.
    pub since: Tale,
}

/// By how much a change goes beyond what the rest of the team shows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Excess {
    /// Losing: the share of decided deals that moves on, in 0..=1, more than had nothing changed.
    /// Sitting: the days that deals take, for each day had nothing changed; below 1 is faster.
    pub estimate: f64,
    /// One end of the 95 % interval, the smaller.
    pub low: f64,
    /// The other.
    pub high: f64,
}

/// What can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum EffectVerdict {
    /// It is better, beyond chance.
    Improved,
    /// It is worse, beyond chance.
    Worse,
    /// There are deals enough, and none shows.
    NoChange,
    /// So many more decided deals are needed to tell whether the gap to the rest has closed.
    TooEarly {
        /// Decided deals; of sitting, deals that have left.
        more: u32,
    },
    /// Too few deals were there before, or too few other reps, to tell anything ever.
    CannotTell,
}

/// A plan's effect by a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Effect {
    /// Seen from this day.
    pub as_of: NaiveDate,
    /// The first day of before, where the plan was made on a period.
    pub from: Option<NaiveDate>,
    /// The first day of since.
    pub start: NaiveDate,
    /// The rep at the stage.
    pub rep: Twice,
    /// All others there.
    pub rest: Twice,
    /// Advances of the decided since (losing), or exits (sitting), to be expected had nothing changed
    /// but what changed for all; `None` where there is nothing to say.
    pub expected: Option<f64>,
    /// By how much more it changed than the rest.
    pub excess: Option<Excess>,
    /// How much of the gap before is likely no chance, in 0..=1.
    pub likely_real: Option<f64>,
    /// What can be said.
    pub verdict: EffectVerdict,
    /// In plain sentences.
    pub words: String,
}

impl Ledger {
    /// A plan's effect by a day; `None` where the ledger has no such rep or stage, or the plan has not
    /// started by then.
    #[must_use]
    pub fn effect(&self, plan: &Plan, as_of: NaiveDate) -> Option<Effect> {
        let Spot {
            rep,
            stage,
            problem,
        } = &plan.spot;
        let (name, problem) = (rep, *problem);
        let rep = self.rep_id(rep.trim())?;
        let stage = usize::from(self.process().find(stage)?);
        let start = plan.start;
        let eve = start.checked_sub_days(Days::new(1))?;
        if as_of < start {
            return None;
        }
        let from = plan.seen.from.filter(|from| *from < start);
        let until = |from, day| Filter {
            from,
            to: Some(day),
            as_of: Some(day),
            ..Filter::default()
        };
        let before = cells(self, &until(from, eve));
        let since = cells(self, &until(Some(start), as_of));
        let period = |of: &'_ (Vec<Curve>, Vec<Cell>)| tales(of, stage, rep);
        let ((own_before, rest_before), (own_since, rest_since)) =
            (period(&before), period(&since));
        let shift = Shift::of(
            (
                &Period::of(self, &before.0, &before.1),
                &Period::of(self, &since.0, &since.1),
            ),
            (problem, stage, rep),
        );
        let seen = own_since.advanced + own_since.lost;
        let verdict = verdict(shift.as_ref(), seen, usual(problem, &rest_before));
        let spread = spread_of_days(&before.0[stage]);
        let told = shift.as_ref().filter(|shift| shift.told);
        let mut effect = Effect {
            as_of,
            from,
            start,
            rep: Twice {
                before: own_before,
                since: own_since,
            },
            rest: Twice {
                before: rest_before,
                since: rest_since,
            },
            expected: told
                .and_then(|shift| expected(shift, problem, &own_since, &rest_since, spread)),
            excess: told.and_then(|shift| excess(shift, problem, &rest_since, spread)),
            likely_real: shift.as_ref().and_then(likely_real),
            verdict,
            words: String::new(),
        };
        let leaving = self
            .process()
            .stages
            .get(stage)
            .map(|stage| stage.name.as_str());
        let wins = stage == usize::from(self.process().wins_at);
        effect.words = words::say(&effect, (name, leaving.unwrap_or_default(), wins), problem);
        Some(effect)
    }
}

/// What a rep's passages at a stage say in a period, and all others'.
fn tales((team, cells): &(Vec<Curve>, Vec<Cell>), stage: usize, rep: u32) -> (Tale, Tale) {
    let nothing = Curve::of(Vec::new());
    let all = team.get(stage).unwrap_or(&nothing);
    let own = cells
        .iter()
        .find(|cell| cell.stage == stage && cell.rep == rep);
    let rest = own.map_or_else(|| all.clone(), |cell| all.without(&cell.curve));
    let of = |curve: &Curve| {
        let (advanced, lost, open) = totals(curve.tally());
        Tale {
            entered: advanced + lost + open,
            advanced,
            lost,
            open,
            decided: (advanced + lost > 0).then(|| wilson(advanced, advanced + lost)),
            median_days: curve.left_by(0.5),
            median_interval: curve.median_interval(),
            expected_exits: pace::expected_exits(curve.tally(), all),
        }
    };
    (of(own.map_or(&nothing, |cell| &cell.curve)), of(&rest))
}

/// How much one decided deal of a cell tells where none is there yet to show it.
fn usual(problem: FlagProblem, rest: &Tale) -> f64 {
    match problem {
        FlagProblem::Loses => {
            let share = rest.decided.map_or(0.5, |decided| decided.estimate);
            (share * (1.0 - share)).max(0.05)
        }
        FlagProblem::Slow => 1.0,
    }
}

fn verdict(shift: Option<&Shift>, seen: u32, usual: f64) -> EffectVerdict {
    let Some(shift) = shift else {
        return EffectVerdict::CannotTell;
    };
    if seen >= FEWEST && shift.told {
        let as_good = shift.as_good();
        if as_good < LEVEL {
            return EffectVerdict::Improved;
        }
        if as_good > 1.0 - LEVEL {
            return EffectVerdict::Worse;
        }
    }
    // So much badness has to go for the rep to be as the rest; it would be told with that power once
    // the error is this small.
    let gap = shift.before().max(LEAST_GAP);
    let error = gap / (deviations(1.0 - LEVEL) + deviations(POWER));
    let left = error * error - shift.before_variance();
    if left <= 0.0 {
        return EffectVerdict::CannotTell;
    }
    let now = f64::from(seen);
    let tells = if seen > 0 && shift.told {
        (1.0 / (shift.since_variance() * now)).max(0.2 * usual)
    } else {
        usual
    };
    let needed = 1.0 / (left * tells);
    if needed > now {
        let more = (needed - now).ceil().max(1.0);
        return EffectVerdict::TooEarly {
            // Beyond so many nobody waits for the last.
            more: if more < 100_000.0 {
                more as u32
            } else {
                100_000
            },
        };
    }
    EffectVerdict::NoChange
}

/// How far the days of deals spread at a stage, as the deviation of their logarithm, from the quartiles.
fn spread_of_days(team: &Curve) -> Option<f64> {
    // The quartiles of a normal distribution are so many deviations apart.
    const APART: f64 = 1.349;
    let (low, high) = (team.left_by(0.25)?, team.left_by(0.75)?);
    // A day counts as its middle.
    let spread = ((f64::from(high) + 0.5) / (f64::from(low) + 0.5)).ln() / APART;
    (spread > 0.0).then_some(spread)
}

fn logit(share: f64) -> f64 {
    let share = share.clamp(1e-6, 1.0 - 1e-6);
    (share / (1.0 - share)).ln()
}

fn share(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

/// The share of decided deals that would move on had nothing changed but for all.
fn unchanged(shift: &Shift, rest: &Tale) -> Option<f64> {
    let rest = logit(rest.decided?.estimate);
    Some(shift.expect(|badness| share(rest - badness)))
}

fn expected(
    shift: &Shift,
    problem: FlagProblem,
    own: &Tale,
    rest: &Tale,
    spread: Option<f64>,
) -> Option<f64> {
    match problem {
        FlagProblem::Loses => Some(f64::from(own.advanced + own.lost) * unchanged(shift, rest)?),
        // Deals that take so many times as long leave so many times as seldom.
        FlagProblem::Slow => {
            let spread = spread?;
            Some(own.expected_exits * shift.expect(|badness| (-spread * badness).exp()))
        }
    }
}

fn excess(shift: &Shift, problem: FlagProblem, rest: &Tale, spread: Option<f64>) -> Option<Excess> {
    let (middle, low, high) = shift.better_by();
    match problem {
        FlagProblem::Loses => {
            let unchanged = unchanged(shift, rest)?;
            let more = |by: f64| share(logit(unchanged) + by) - unchanged;
            Some(Excess {
                estimate: more(middle),
                low: more(low),
                high: more(high),
            })
        }
        FlagProblem::Slow => {
            let times = |by: f64| (-spread.unwrap_or(0.0) * by).exp();
            spread.map(|_| Excess {
                estimate: times(middle),
                low: times(high),
                high: times(low),
            })
        }
    }
}

/// The part of the gap before that is likely no chance.
fn likely_real(shift: &Shift) -> Option<f64> {
    (shift.seen_before > 0.0).then(|| (shift.before() / shift.seen_before).clamp(0.0, 1.0))
}
