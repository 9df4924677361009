//! What happens to each deal of the sample: a walk through the eight stages by seeded chance.
//!
//! Days are drawn log-normally, as real stays are; working days and hours only. A deal may go
//! back, skip, be revived, change hands, slip, churn. Nothing after the as-of day is told.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::{
    cast::{LOSS_REASONS, PERSONAS, PLACES, PRODUCTS, ROLES, Role, SOURCES, TRADES, WIN_REASONS},
    chance::Chance,
    phrase::Phrase,
};
use crate::{
    moment::{Day, Moment},
    money::{Currency, Money},
    record::{StageIx, Step},
};

/// The sample looks back so far.
const WINDOW_DAYS: f64 = 457.0;
/// Chance of advancing in the end, by stage.
const ADVANCE: [f64; 8] = [0.68, 0.72, 0.66, 0.76, 0.80, 0.72, 0.95, 0.80];
/// Median days of a stay, by stage.
const MEDIAN_DAYS: [f64; 8] = [9.0, 6.0, 12.0, 12.0, 7.0, 15.0, 24.0, 75.0];
const SPREAD: f64 = 0.75;
/// How weak a weak spot is.
const LOSES: f64 = 0.5;
const SLOW: f64 = 2.4;
const CLOSING: usize = 5;

/// One deal, with everything that happened to it.
#[derive(Clone, Debug)]
pub(crate) struct Deal {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) product: &'static str,
    pub(crate) source: Phrase,
    pub(crate) persona: Phrase,
    pub(crate) amount: Option<Money>,
    pub(crate) steps: Vec<Happening>,
}

/// One thing that happened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Happening {
    pub(crate) step: Step,
    pub(crate) at: Moment,
    /// Position in the cast.
    pub(crate) rep: usize,
    pub(crate) expected_close: Option<Day>,
    pub(crate) lost_reason: Option<Phrase>,
    pub(crate) won_reason: Option<Phrase>,
}

/// Every deal, in the order they began.
pub(crate) fn deals(chance: &mut Chance, as_of: NaiveDate) -> Vec<Deal> {
    let mut starts: Vec<(f64, usize)> = Vec::new();
    for (rep, role) in ROLES.iter().enumerate() {
        let mut day = (WINDOW_DAYS - f64::from(role.since)).max(0.0);
        loop {
            // Exponential gaps: deals come when they come.
            day += -(1.0 - chance.even()).ln() * 30.4 / role.a_month;
            if day >= WINDOW_DAYS {
                break;
            }
            starts.push((day, rep));
        }
    }
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    starts
        .into_iter()
        .enumerate()
        .map(|(n, (day, rep))| {
            let &(source, pull) = chance.weighted(&SOURCES);
            let &(product, price) = chance.weighted(&PRODUCTS);
            let account = format!("{} {}", chance.pick(&PLACES), chance.pick(&TRADES));
            let euros = chance.around(price, 0.45);
            let amount = chance.happens(0.95).then(|| Money {
                minor: (euros / 100.0).round() as i64 * 10_000,
                currency: Currency::parse("EUR").unwrap_or(Currency::UNKNOWN),
            });
            let &persona = chance.weighted(&PERSONAS);
            Deal {
                id: format!("D-{:04}", n + 1),
                account,
                product,
                source,
                persona,
                amount,
                steps: Walk::new(as_of, rep, day, pull).finish(chance),
            }
        })
        .collect()
}

struct Walk {
    as_of: NaiveDate,
    rep: usize,
    /// How well this deal's source converts.
    pull: f64,
    /// Days since the window opened.
    now: f64,
    last: i64,
    expected_close: Option<Day>,
    steps: Vec<Happening>,
}

impl Walk {
    fn new(as_of: NaiveDate, rep: usize, start: f64, pull: f64) -> Self {
        Self {
            as_of,
            rep,
            pull,
            now: start,
            last: i64::MIN,
            expected_close: None,
            steps: Vec::new(),
        }
    }

    fn finish(mut self, chance: &mut Chance) -> Vec<Happening> {
        let mut stage = 0;
        let mut turned_back = false;
        while stage < ADVANCE.len() {
            if stage > 0 && stage <= CLOSING && chance.happens(0.03) {
                self.hand_over(chance);
            }
            if stage == 2 || stage == CLOSING {
                let to_go = if stage == 2 { 62.0 } else { 24.0 };
                let days = self.now + chance.around(to_go, 0.35);
                self.expected_close = Some(Day::of(self.date(days)));
            }
            if !self.tell(Step::Entered(stage as StageIx), None) {
                break;
            }
            let role = &ROLES[self.rep];
            let advances = chance.happens(self.odds(role, stage));
            self.now += self.stay(chance, role, stage, advances);
            if !advances {
                let &reason = chance.pick(LOSS_REASONS[stage]);
                if !self.tell(Step::Lost, Some(reason)) || !chance.happens(0.015) {
                    break;
                }
                // A lost deal revived: it goes on where it was.
                self.now += chance.around(25.0, 0.4);
                continue;
            }
            if stage > 3 && stage <= CLOSING && !turned_back && chance.happens(0.08) {
                turned_back = true;
                stage = 3;
                continue;
            }
            stage = match stage {
                3 if chance.happens(0.06) => CLOSING,
                4 if chance.happens(0.05) => CLOSING + 1,
                _ => stage + 1,
            };
            if stage == CLOSING + 1 && !self.tell(Step::Won, None) {
                break;
            }
            if stage == CLOSING + 1 {
                self.now += chance.between(0.0, 4.0);
            }
        }
        if stage == ADVANCE.len() {
            self.tell(Step::Completed, None);
        }
        self.steps
    }

    fn odds(&self, role: &Role, stage: usize) -> f64 {
        let weak = if role.loses_at == Some(stage) {
            LOSES
        } else {
            1.0
        };
        let pull = if stage <= 2 { self.pull } else { 1.0 };
        (ADVANCE[stage] * weak * pull).min(0.97)
    }

    fn stay(&self, chance: &mut Chance, role: &Role, stage: usize, advances: bool) -> f64 {
        let slow = if role.slow_at == Some(stage) {
            SLOW
        } else {
            1.0
        };
        let lingers = if advances { 1.0 } else { 1.25 };
        let forgotten = if chance.happens(0.03) { 4.0 } else { 1.0 };
        chance.around(MEDIAN_DAYS[stage] * slow * lingers, SPREAD) * forgotten
    }

    /// Someone of the same team who is there by then takes over, or nobody.
    fn hand_over(&mut self, chance: &mut Chance) {
        let next = (chance.even() * ROLES.len() as f64) as usize;
        let next = next.min(ROLES.len() - 1);
        let there = f64::from(ROLES[next].since) >= WINDOW_DAYS - self.now;
        if there && ROLES[next].team == ROLES[self.rep].team {
            self.rep = next;
        }
    }

    /// Remembers a step, unless it lies after the as-of day; then the story ends.
    fn tell(&mut self, step: Step, lost_reason: Option<Phrase>) -> bool {
        let date = self.date(self.now);
        if date > self.as_of {
            return false;
        }
        // From eight to six, and never before the step that came before.
        let minutes = 480.0 + self.now.fract() * 600.0;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes as u32 * 60, 0);
        let mut at = time.map_or(Moment::of_date(date), |time| {
            Moment::of_local(date.and_time(time))
        });
        if at.instant <= self.last {
            at.instant = self.last + 60_000_000;
        }
        self.last = at.instant;
        self.steps.push(Happening {
            step,
            at,
            rep: self.rep,
            expected_close: self.expected_close,
            lost_reason,
            won_reason: (step == Step::Won).then(|| self.won_because()).flatten(),
        });
        true
    }

    /// Why the deal is won; every fourth time nobody wrote it down. Drawn from the hour of the win, so
    /// that it takes nothing from what else is left to chance.
    fn won_because(&self) -> Option<Phrase> {
        let drawn = (self.now.fract() * 1e6) as usize;
        let reason = WIN_REASONS[drawn / 4 % WIN_REASONS.len()];
        (!drawn.is_multiple_of(4)).then_some(reason)
    }

    /// The working day at, or next after, a point of the window.
    fn date(&self, days: f64) -> NaiveDate {
        let ago = (WINDOW_DAYS - days).floor() as i64;
        let shifted = if ago >= 0 {
            self.as_of.checked_sub_days(Days::new(ago.unsigned_abs()))
        } else {
            self.as_of.checked_add_days(Days::new(ago.unsigned_abs()))
        };
        let date = shifted.unwrap_or(self.as_of);
        let weekend = match date.weekday() {
            Weekday::Sat => 2,
            Weekday::Sun => 1,
            _ => 0,
        };
        date.checked_add_days(Days::new(weekend)).unwrap_or(date)
    }
}
