//! What the trend says in words: its finding, under the pointer, and its twin.
//!
//! The finding holds the last settled months against as many before them, in the plain counts of the
//! table. It is a description: whether the two differ by more than chance is not claimed.

use engine::trend::TrendMonth;

use super::unsettled;
use crate::{evidence::FEW, figure::Table, letters::clean, words};

/// As many settled months make a share, where there are as many.
const MONTHS: usize = 6;

/// The words of a stage, or of whole deals.
pub(super) struct Words {
    stage: Option<String>,
}

impl Words {
    pub(super) fn of(stage: Option<&str>) -> Self {
        Self {
            stage: stage.map(clean),
        }
    }

    pub(super) fn nobody(&self) -> String {
        match &self.stage {
            Some(stage) => format!("No deal entered {stage} in these months"),
            None => "No deal began in these months".to_owned(),
        }
    }

    /// The panels' names.
    pub(super) fn share(&self) -> &'static str {
        match self.stage {
            Some(_) => "Conversion",
            None => "Won in the end",
        }
    }

    pub(super) fn time(&self) -> &'static str {
        match self.stage {
            Some(_) => "Half had left by",
            None => "Half were closed by",
        }
    }

    pub(super) fn entered(&self) -> &'static str {
        match self.stage {
            Some(_) => "Deals that entered",
            None => "Deals that began",
        }
    }

    pub(super) fn title(&self, months: &[TrendMonth]) -> String {
        let settled: Vec<&TrendMonth> = months
            .iter()
            .filter(|month| month.mature && month.entered > 0)
            .collect();
        let take = (settled.len() / 2).clamp(1, MONTHS);
        let (earlier, last) = settled.split_at(settled.len().saturating_sub(take));
        let Some(now) = share(last) else {
            return match &self.stage {
                Some(stage) => format!("Too early to tell how many deals get through {stage}"),
                None => "Too early to tell how many deals are won".to_owned(),
            };
        };
        let when = match last.len() {
            1 => "the last settled month".to_owned(),
            n => format!("the last {n} settled months"),
        };
        let finding = match &self.stage {
            Some(stage) => format!("{now} of the deals that entered {stage} in {when} moved on"),
            None => format!("{now} of the deals begun in {when} were won"),
        };
        let before = &earlier[earlier.len().saturating_sub(take)..];
        match share(before) {
            Some(before) => format!("{finding}, {before} in the {take} before"),
            None => finding,
        }
    }

    pub(super) fn subtitle(&self, unsettled: bool) -> String {
        let what = match self.stage {
            Some(_) => {
                "The chance of advancing, and the days until half had left, by the month in which \
                 deals entered the stage."
            }
            None => {
                "The chance of being won, and the days until half were closed, by the month in \
                 which deals began."
            }
        };
        if unsettled {
            format!("{what} Hatched months are not settled: some of their deals still need time.")
        } else {
            what.to_owned()
        }
    }

    /// One month in a sentence or two.
    pub(super) fn month(&self, month: &TrendMonth) -> String {
        let name = words::month(month.month);
        let (came, went) = match self.stage {
            Some(_) => ("entered", "advanced"),
            None => ("began", "won"),
        };
        if month.entered == 0 {
            return format!("{name}: no deal {came}");
        }
        let mut said = format!(
            "{name}: {} {came}; {} {went}, {} lost, {} still open",
            words::deals(month.entered),
            words::count(month.advanced),
            words::count(month.lost),
            words::count(month.open),
        );
        if month.conversion.is_some() {
            let found = words::estimate(month.conversion.as_ref());
            said.push_str(&format!(". {}: {found}", self.share()));
        }
        if let Some(median) = month.median_days {
            let days = words::days_between(Some(median), month.median_interval);
            said.push_str(&format!(". {} {days}", self.time()));
        }
        if unsettled(month) {
            let come = month.still_to_come.map_or_else(
                || "Not settled yet".to_owned(),
                |share| format!("{} still to come", words::percent(share)),
            );
            said.push_str(&format!(". {come}"));
            if let Some(end) = month.expected {
                said.push_str(&format!("; {} expected in the end", words::percent(end)));
            }
        }
        said
    }

    pub(super) fn table(&self, months: &[TrendMonth]) -> Table {
        let (came, went) = match self.stage {
            Some(_) => ("Entered", "Advanced"),
            None => ("Began", "Won"),
        };
        let mut table = Table::new(
            1,
            [
                "Month",
                came,
                went,
                "Lost",
                "Open",
                self.share(),
                "95\u{a0}% interval",
                "Of decided",
                self.time(),
                "95\u{a0}% interval",
                "Still to come",
                "Expected in the end",
            ],
        );
        let none = || words::NONE.to_owned();
        for month in months {
            let mut row = vec![words::month(month.month)];
            row.extend([month.entered, month.advanced, month.lost, month.open].map(words::count));
            let share = |share: Option<f64>| share.map_or_else(none, words::percent);
            row.push(share(month.conversion.map(|c| c.estimate)));
            let between = month.conversion.map(|c| words::interval(c.low, c.high));
            row.push(between.unwrap_or_else(none));
            row.push(share(month.decided.map(|d| d.estimate)));
            row.push(words::short_days(month.median_days));
            let days = month.median_days.map(|_| month.median_interval);
            row.push(days.map_or_else(none, words::days_interval));
            row.push(share(month.still_to_come));
            row.push(share(month.expected));
            table.rows.push(row);
        }
        table
    }
}

/// Advanced of entered in some months; `None` of too few to say.
fn share(months: &[&TrendMonth]) -> Option<String> {
    let sum = |of: fn(&TrendMonth) -> u32| months.iter().map(|m| f64::from(of(m))).sum::<f64>();
    let entered = sum(|m| m.entered);
    (entered >= f64::from(FEW)).then(|| words::percent(sum(|m| m.advanced) / entered))
}

/// What the hatched months still wait for, of all of them together.
pub(super) fn still_to_come(months: &[TrendMonth]) -> String {
    let open: Vec<f64> = months
        .iter()
        .filter(|month| unsettled(month))
        .filter_map(|month| month.still_to_come)
        .collect();
    let low = open.iter().copied().fold(f64::INFINITY, f64::min);
    let high = open.iter().copied().fold(0.0, f64::max);
    match open.len() {
        0 => String::new(),
        1 => format!("hatched: {} still to come", words::percent(high)),
        _ => format!("hatched: {} still to come", words::interval(low, high)),
    }
}
