//! The chance of being won within so many days, of a visit of any age at any stage: exact, by going
//! back from the last day, for stages that are as one draw has them.
//!
//! W(s, a, h), with the visit at stage s aged a and h days left, that day's own moves still to come:
//!
//! W(s, a, h) = Σ leave(s, a, k)·W(k, 0, h) + leave(s, a, win) + stay(s, a)·W(s, a + 1, h − 1),
//!
//! a deal that enters a stage being able to leave it on the same day. No chance is drawn here.

use super::pace::Pace;

/// Moves within one day go round in circles so often at most.
const ROUNDS: usize = 40;
const EXACT: f64 = 1e-9;

/// The chances of the visits asked for.
pub(super) struct Ahead {
    /// Days ahead, and one more for day 0.
    length: usize,
    /// By question, then by days ahead.
    chances: Vec<f32>,
}

/// One stage, unrolled by age.
struct Unrolled<'a> {
    paces: &'a [Pace],
    /// The chance of staying through one day, by age.
    stay: Vec<f64>,
    /// By place to go to: the chance of leaving for it on one day, by age.
    leave: Vec<(usize, Vec<f64>)>,
    /// W(s, a, h) of the h last gone through, by age; the last stands for all older.
    now: Vec<f64>,
    /// Room for the next.
    next: Vec<f64>,
}

/// A chance whose log odds are shifted.
pub(super) fn shifted(chance: f64, shift: f64) -> f64 {
    let odds = shift.exp();
    chance * odds / (1.0 - chance + chance * odds)
}

impl Ahead {
    /// `asked` names visits by stage and age; they have not ended on the day from which `horizon`
    /// days are counted ahead. `won` is the place of the win.
    pub(super) fn of(
        paces: &[Vec<Pace>],
        won: usize,
        horizon: usize,
        asked: &[(usize, usize)],
    ) -> Self {
        let mut stages: Vec<Unrolled<'_>> = paces
            .iter()
            .enumerate()
            .map(|(stage, paces)| {
                let oldest = asked.iter().filter(|a| a.0 == stage).map(|a| a.1).max();
                // No older age can be reached from those asked for, or from a fresh one.
                let reached = oldest.unwrap_or(0) + horizon + 2;
                let ages = paces.last().map_or(1, |last| last.from + 1).min(reached);
                Unrolled::of(paces, ages)
            })
            .collect();
        let length = horizon + 1;
        let mut chances = vec![0.0; asked.len() * length];
        let mut fresh = vec![0.0; stages.len()];
        for left in 0..horizon {
            settle(&mut fresh, &stages, won);
            for stage in &mut stages {
                stage.go_back(&fresh, won);
            }
            for (place, &(stage, age)) in asked.iter().enumerate() {
                let now = &stages[stage].now;
                chances[place * length + left + 1] = now[(age + 1).min(now.len() - 1)] as f32;
            }
        }
        Self { length, chances }
    }

    /// Shifts the log odds of all.
    pub(super) fn shift(&mut self, shift: f64) {
        for chance in &mut self.chances {
            *chance = shifted(f64::from(*chance), shift) as f32;
        }
    }

    /// The chances of one visit to be won within 0, 1, 2, … days: never falling.
    pub(super) fn of_visit(&self, asked: usize) -> &[f32] {
        &self.chances[asked * self.length..(asked + 1) * self.length]
    }
}

/// W(s, 0, h) of every stage at once, as far as a day's own moves decide it: those before it are
/// known, so going round from the last stage to the first soon stands still.
fn settle(fresh: &mut [f64], stages: &[Unrolled<'_>], won: usize) {
    for _ in 0..ROUNDS {
        let mut moved = 0.0_f64;
        for (ix, stage) in stages.iter().enumerate().rev() {
            let value = stage.paces.first().map_or(0.0, |pace| {
                pace.onward(fresh, won) + pace.stay * stage.tomorrow(0)
            });
            moved = moved.max((value - fresh[ix]).abs());
            fresh[ix] = value;
        }
        if moved < EXACT {
            break;
        }
    }
}

impl Pace {
    /// The chance that a leaving on this day leads to the win.
    fn onward(&self, fresh: &[f64], won: usize) -> f64 {
        let onward = |&(place, leave): &(usize, f64)| match fresh.get(place) {
            Some(chance) => leave * chance,
            None if place == won => leave,
            None => 0.0,
        };
        self.leave.iter().map(onward).sum()
    }
}

impl<'a> Unrolled<'a> {
    fn of(paces: &'a [Pace], ages: usize) -> Self {
        let mut stay = vec![0.0; ages];
        let mut leave: Vec<(usize, Vec<f64>)> = Vec::new();
        for (ix, pace) in paces.iter().enumerate() {
            let to = paces.get(ix + 1).map_or(ages, |next| next.from.min(ages));
            let span = pace.from.min(to)..to;
            stay[span.clone()].fill(pace.stay);
            for &(place, share) in &pace.leave {
                let known = leave.iter().position(|(known, _)| *known == place);
                let at = known.unwrap_or_else(|| {
                    leave.push((place, vec![0.0; ages]));
                    leave.len() - 1
                });
                leave[at].1[span.clone()].fill(share);
            }
        }
        Self {
            paces,
            stay,
            leave,
            now: vec![0.0; ages],
            next: vec![0.0; ages],
        }
    }

    /// W(s, a + 1, h − 1).
    fn tomorrow(&self, age: usize) -> f64 {
        self.now[(age + 1).min(self.now.len() - 1)]
    }

    /// One day more to go. All ages at once, for a span may be a single day; and as many places to go
    /// to at once as most stages have, so that little is put down to be taken up again.
    fn go_back(&mut self, fresh: &[f64], won: usize) {
        // The last age stands for all older: it is its own tomorrow.
        let last = self.now.len() - 1;
        let mut places: Vec<(&[f64], f64)> = Vec::with_capacity(self.leave.len());
        for (place, leave) in &self.leave {
            match fresh.get(*place) {
                Some(chance) => places.push((leave, *chance)),
                None if *place == won => places.push((leave, 1.0)),
                None => {}
            }
        }
        let stays = self.stay[last] * self.now[last];
        match places[..] {
            [(one, to_one)] => {
                self.next[last] = one[last] * to_one;
                let ages = self.next.iter_mut().zip(&self.stay).zip(&self.now[1..]);
                for (((today, stay), tomorrow), one) in ages.zip(one) {
                    *today = one * to_one + stay * tomorrow;
                }
            }
            [(one, to_one), (two, to_two)] => {
                self.next[last] = one[last] * to_one + two[last] * to_two;
                let ages = self.next.iter_mut().zip(&self.stay).zip(&self.now[1..]);
                for ((((today, stay), tomorrow), one), two) in ages.zip(one).zip(two) {
                    *today = one * to_one + two * to_two + stay * tomorrow;
                }
            }
            _ => {
                self.next.fill(0.0);
                for (leave, onward) in places {
                    for (today, leave) in self.next.iter_mut().zip(leave) {
                        *today += leave * onward;
                    }
                }
                let ages = self.next.iter_mut().zip(&self.stay).zip(&self.now[1..]);
                for ((today, stay), tomorrow) in ages {
                    *today += stay * tomorrow;
                }
            }
        }
        self.next[last] += stays;
        std::mem::swap(&mut self.now, &mut self.next);
    }
}
