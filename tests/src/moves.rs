//! Invented moves of a whole team, as a CSV: as many deals as asked for, through all eight stages,
//! over four years. The same seed gives the same bytes on every machine.
//!
//! Conversion and pace are those of the yardstick's generator (advance shares and median days per
//! stage, log-normal stays of σ = 0.9); the numbers themselves come from SplitMix64, so nothing has
//! to be installed.

use std::io::{self, Write};

use chrono::{Days, NaiveDate};
use engine::{
    ledger::{Ledger, LedgerBuilder},
    moment::Moment,
    money::{Currency, Money},
    process,
    record::{Details, Record, Sink as _, StageIx, Step},
};

/// The stages a deal goes through, in order.
pub const STAGES: [&str; 8] = [
    "Prospecting",
    "Connecting",
    "Qualification",
    "Pitch",
    "Objection handling",
    "Closing",
    "Onboarding",
    "Follow-up",
];
/// The chance to advance from each stage; the rest is lost.
const ADVANCE: [f64; 8] = [0.55, 0.60, 0.55, 0.65, 0.70, 0.60, 0.95, 0.0];
/// Half of the deals have left each stage after so many days.
const MEDIAN_DAYS: [f64; 8] = [10.0, 7.0, 14.0, 14.0, 10.0, 18.0, 20.0, 30.0];
/// Days from the first possible move to the last.
const SPAN: u32 = 1461;

/// One move: the deal's number, the rep's, the stage entered (`None`: lost), the day of the calendar.
pub type Move = (u32, u32, Option<usize>, NaiveDate);

/// Tells every move of `deals` deals of `reps` reps: deals in order, each deal's moves in order of
/// time.
///
/// # Errors
/// What the listener says.
pub fn tell<E>(
    deals: u32,
    reps: u32,
    seed: u64,
    mut listener: impl FnMut(Move) -> Result<(), E>,
) -> Result<(), E> {
    let mut dice = Dice(seed);
    let first = NaiveDate::from_ymd_opt(2022, 1, 31).expect("a day of the calendar");
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let day = |at: f64| first + Days::new((at.floor() as u64).min(SPAN.into()));
    for deal in 0..deals {
        let rep = dice.below(reps);
        let mut at = dice.share() * f64::from(SPAN);
        let mut stage = Some(0);
        while let Some(ix) = stage {
            listener((deal, rep, Some(ix), day(at)))?;
            let stay = MEDIAN_DAYS[ix] * (dice.normal() * 0.9).exp();
            let advances = dice.share() < ADVANCE[ix];
            at += stay;
            stage = None;
            if at <= f64::from(SPAN) && ix + 1 < STAGES.len() {
                if advances {
                    stage = Some(ix + 1);
                } else {
                    listener((deal, rep, None, day(at)))?;
                }
            }
        }
    }
    Ok(())
}

/// Writes them as a moves file and gives their number.
///
/// # Errors
/// What the writer says.
pub fn write(mut to: impl Write, deals: u32, reps: u32, seed: u64) -> io::Result<u64> {
    let mut moves = 0;
    writeln!(to, "deal_id,rep,stage,at")?;
    tell(deals, reps, seed, |(deal, rep, stage, day)| {
        let stage = stage.map_or("Lost", |ix| STAGES[ix]);
        moves += 1;
        writeln!(to, "{},{},{stage},{day}", deal_id(deal), rep_name(rep))
    })?;
    to.flush()?;
    Ok(moves)
}

/// A deal's id in the file.
#[must_use]
pub fn deal_id(deal: u32) -> String {
    format!("D{deal:07}")
}

/// A rep's name in the file.
#[must_use]
pub fn rep_name(rep: u32) -> String {
    format!("Rep {rep:03}")
}

/// Where deals come from, and who buys, where that is told.
const SOURCES: [&str; 6] = [
    "Event",
    "Referral",
    "Outbound",
    "Website",
    "Partner",
    "Social media",
];
const PERSONAS: [&str; 4] = ["Head of department", "Owner", "Purchasing", "User"];

/// What may be told of a deal beside its moves.
pub struct Beside {
    /// Whole units of the currency.
    pub amount: u32,
    /// Its lead source.
    pub source: &'static str,
    /// Its buyer persona.
    pub persona: &'static str,
}

impl Beside {
    /// Of a deal by its number.
    #[must_use]
    pub fn of(deal: u32) -> Self {
        Self {
            amount: 500 + deal.wrapping_mul(7919) % 90_000,
            source: SOURCES[(deal / 7 % 6) as usize],
            persona: PERSONAS[(deal / 3 % 4) as usize],
        }
    }

    fn details(&self) -> Details<'static> {
        Details {
            amount: Currency::parse("EUR").map(|currency| Money {
                minor: i64::from(self.amount) * 100,
                currency,
            }),
            source: Some(self.source),
            persona: Some(self.persona),
            ..Details::default()
        }
    }
}

/// A ledger of the same moves, of the built-in process.
#[must_use]
pub fn ledger(deals: u32, reps: u32, seed: u64) -> Ledger {
    filled(deals, reps, seed, |_| Details::default())
}

/// The same with every deal's amount, source and persona.
#[must_use]
pub fn detailed_ledger(deals: u32, reps: u32, seed: u64) -> Ledger {
    filled(deals, reps, seed, |deal| Beside::of(deal).details())
}

fn filled(deals: u32, reps: u32, seed: u64, details: impl Fn(u32) -> Details<'static>) -> Ledger {
    let mut builder = LedgerBuilder::new(process::builtin());
    let names: Vec<String> = (0..reps).map(rep_name).collect();
    let mut known = (u32::MAX, String::new());
    tell(deals, reps, seed, |(deal, rep, stage, day)| {
        if known.0 != deal {
            known = (deal, deal_id(deal));
        }
        builder.accept(&Record {
            deal: &known.1,
            rep: Some(&names[rep as usize]),
            step: stage.map_or(Step::Lost, |ix| Step::Entered(ix as StageIx)),
            at: Some(Moment::of_date(day)),
            details: details(deal),
        })
    })
    .expect("a ledger takes its own process");
    builder.finish()
}

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and good enough to shuffle deals with.
pub struct Dice(pub u64);

impl Dice {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly in 0.0..1.0.
    pub fn share(&mut self) -> f64 {
        let bits = u32::try_from(self.bits() >> 32).unwrap_or(0);
        f64::from(bits) / 4_294_967_296.0
    }

    /// Evenly among 0..`count`.
    pub fn below(&mut self, count: u32) -> u32 {
        let scaled = (self.bits() >> 32) * u64::from(count);
        u32::try_from(scaled >> 32).unwrap_or(0)
    }

    /// Normal with mean 0 and deviation 1 (Box and Muller, 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.share()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.share()).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let (mut one, mut other) = (Vec::new(), Vec::new());
        write(&mut one, 200, 5, 7).unwrap();
        write(&mut other, 200, 5, 7).unwrap();
        assert_eq!(one, other);
        assert!(one.starts_with(b"deal_id,rep,stage,at\nD0000000,Rep "));
    }

    #[test]
    fn a_hundred_deals_make_about_three_hundred_and_twenty_moves() {
        let mut file = Vec::new();
        let moves = write(&mut file, 2_000, 20, 1).unwrap();
        assert!((5_800..7_200).contains(&moves), "{moves}");
        let rows = file.iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(rows as u64, moves + 1);
    }
}
