//! What the trend says in words: its finding, under the pointer, and its twin.
//!
//! The finding holds the last settled months against as many before them, in the plain counts of the
//! table. It is a description: whether the two differ by more than chance is not claimed.

use engine::trend::TrendMonth;

use super::unsettled;
use crate::{
    evidence::FEW,
    figure::Table,
    letters::clean,
    words::{self, Words},
};

/// As many settled months make a share, where there are as many.
const MONTHS: usize = 6;

/// The words of a stage, or of whole deals.
pub(super) struct Spoken {
    words: Words,
    stage: Option<String>,
}

impl Spoken {
    pub(super) fn of(words: Words, stage: Option<&str>) -> Self {
        Self {
            words,
            stage: stage.map(clean),
        }
    }

    pub(super) fn nobody(&self) -> String {
        match &self.stage {
            Some(stage) => self.words.trend.none_stage(stage),
            None => self.words.trend.none_whole.to_owned(),
        }
    }

    /// The panels' names.
    pub(super) fn share(&self) -> &'static str {
        match self.stage {
            Some(_) => self.words.trend.share_stage,
            None => self.words.trend.share_whole,
        }
    }

    pub(super) fn time(&self) -> &'static str {
        match self.stage {
            Some(_) => self.words.trend.time_stage,
            None => self.words.trend.time_whole,
        }
    }

    pub(super) fn entered(&self) -> &'static str {
        match self.stage {
            Some(_) => self.words.trend.entered_stage,
            None => self.words.trend.entered_whole,
        }
    }

    pub(super) fn title(&self, months: &[TrendMonth]) -> String {
        let words = self.words;
        let settled: Vec<&TrendMonth> = months
            .iter()
            .filter(|month| month.mature && month.entered > 0)
            .collect();
        let take = (settled.len() / 2).clamp(1, MONTHS);
        let (earlier, last) = settled.split_at(settled.len().saturating_sub(take));
        let Some(now) = share(words, last) else {
            return match &self.stage {
                Some(stage) => words.trend.early_stage(stage),
                None => words.trend.early_whole.to_owned(),
            };
        };
        let finding = words.trend.title(self.stage.as_deref(), &now, last.len());
        let before = &earlier[earlier.len().saturating_sub(take)..];
        match share(words, before) {
            Some(before) => words.trend.before(&finding, &before, take),
            None => finding,
        }
    }

    pub(super) fn subtitle(&self, unsettled: bool) -> String {
        let said = &self.words.trend;
        let what = match self.stage {
            Some(_) => said.subtitle_stage,
            None => said.subtitle_whole,
        };
        if unsettled {
            format!("{what} {}", said.hatched)
        } else {
            what.to_owned()
        }
    }

    /// One month in a sentence or two.
    pub(super) fn month(&self, month: &TrendMonth) -> String {
        let words = self.words;
        let of = &words.trend;
        let name = words.month_of(month.month);
        let of_stage = self.stage.is_some();
        if month.entered == 0 {
            return of.empty(&name, of_stage);
        }
        let counts = (month.entered, month.advanced, month.lost, month.open);
        let mut said = of.label(&name, of_stage, counts);
        if month.conversion.is_some() {
            let found = words.estimate(month.conversion.as_ref());
            said.push_str(&format!(". {}", of.share_is(self.share(), &found)));
        }
        if let Some(median) = month.median_days {
            let days = words.days_between(Some(median), month.median_interval);
            said.push_str(&format!(". {}", of.time_is(self.time(), &days)));
        }
        if unsettled(month) {
            let come = month.still_to_come.map_or_else(
                || of.unsettled.to_owned(),
                |share| of.to_come(&words.percent(share)),
            );
            said.push_str(&format!(". {come}"));
            if let Some(end) = month.expected {
                said.push_str(&format!("; {}", of.in_the_end(&words.percent(end))));
            }
        }
        said
    }

    pub(super) fn table(&self, months: &[TrendMonth]) -> Table {
        let words = self.words;
        let [month, came, went, lost, open, decided, to_come, end] =
            words.trend.heads(self.stage.is_some());
        let interval = words.interval;
        let mut table = Table::new(
            1,
            [
                month,
                came,
                went,
                lost,
                open,
                self.share(),
                interval,
                decided,
                self.time(),
                interval,
                to_come,
                end,
            ],
        );
        let none = || words::NONE.to_owned();
        for month in months {
            let mut row = vec![words.month_of(month.month)];
            row.extend(
                [month.entered, month.advanced, month.lost, month.open].map(|n| words.count(n)),
            );
            let share = |share: Option<f64>| share.map_or_else(none, |it| words.percent(it));
            row.push(share(month.conversion.map(|c| c.estimate)));
            let between = month.conversion.map(|c| words.interval(c.low, c.high));
            row.push(between.unwrap_or_else(none));
            row.push(share(month.decided.map(|d| d.estimate)));
            row.push(words.short_days(month.median_days));
            let days = month.median_days.map(|_| month.median_interval);
            row.push(days.map_or_else(none, |days| words.days_interval(days)));
            row.push(share(month.still_to_come));
            row.push(share(month.expected));
            table.rows.push(row);
        }
        table
    }
}

/// Advanced of entered in some months; `None` of too few to say.
fn share(words: Words, months: &[&TrendMonth]) -> Option<String> {
    let sum = |of: fn(&TrendMonth) -> u32| months.iter().map(|m| f64::from(of(m))).sum::<f64>();
    let entered = sum(|m| m.entered);
    (entered >= f64::from(FEW)).then(|| words.percent(sum(|m| m.advanced) / entered))
}

/// What the hatched months still wait for, of all of them together.
pub(super) fn still_to_come(words: Words, months: &[TrendMonth]) -> String {
    let open: Vec<f64> = months
        .iter()
        .filter(|month| unsettled(month))
        .filter_map(|month| month.still_to_come)
        .collect();
    let low = open.iter().copied().fold(f64::INFINITY, f64::min);
    let high = open.iter().copied().fold(0.0, f64::max);
    match open.len() {
        0 => String::new(),
        1 => words.trend.hatched_wait(&words.percent(high)),
        _ => words.trend.hatched_wait(&words.interval(low, high)),
    }
}
