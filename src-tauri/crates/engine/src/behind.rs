//! The deals behind a figure, and a deal as a row: what a click opens.
//!
//! The same walk and the same lens as the review's, so a list is as long as the figure says.

use chrono::{Datelike, Months, NaiveDate};

use crate::{
    filter::Filter,
    ledger::{DealIx, DealRow, DealState, Ledger, NOBODY},
    lens::Lens,
    moment::Day,
    passage::{Passage, Standing, Walker},
    record::StageIx,
    selection::{Outcome, Selection},
    timeline::PassageRow,
    yardstick::Yardstick,
};

impl Ledger {
    /// The distinct deals behind a figure of the review with the same filter, in the order of the
    /// source. A stage or rep that does not exist has none.
    #[must_use]
    pub fn behind(&self, filter: &Filter, selection: &Selection) -> Vec<DealIx> {
        if let Selection::These { deals } = selection {
            let mut found: Vec<DealIx> = deals.iter().filter_map(|id| self.find(id)).collect();
            found.sort_unstable();
            found.dedup();
            return found;
        }
        let lens = Lens::new(self, filter);
        let yardsticks = self.yardsticks(lens.as_of);
        let mut walker = Walker::new(self, lens.as_of);
        let question = Question::of(self, selection);
        let Some(question) = question else {
            return Vec::new();
        };
        let causes = match selection {
            Selection::Cause { cause, .. } => Some((self.causes(lens.as_of), *cause)),
            _ => None,
        };
        let mut found = Vec::new();
        for deal in 0..self.deals() as u32 {
            if !lens.deal(self, deal) {
                continue;
            }
            let mut passed = false;
            let standing = walker.walk(self, deal, |passage| {
                passed |= question.passage(&lens, passage);
            });
            let skipped = || {
                question.skips(self.skips_pass())
                    && walker.skips().any(|skip| {
                        question.stage == Some(skip.stage)
                            && question.who.is(Some(skip.rep).filter(|rep| *rep != NOBODY))
                            && question.month(skip.on)
                            && lens.period(skip.on)
                            && lens.rep(skip.rep)
                    })
            };
            if standing.known
                && (passed || skipped() || question.standing(&lens, &yardsticks, &standing))
                && causes
                    .as_ref()
                    .is_none_or(|(causes, cause)| causes.masks(self, deal, &standing).has(*cause))
            {
                found.push(DealIx(deal));
            }
        }
        found
    }

    /// One deal as a table shows it, at the filter's as-of day.
    #[must_use]
    pub fn deal(&self, ix: DealIx, filter: &Filter) -> DealRow {
        let lens = Lens::new(self, &as_of_only(filter));
        let yardsticks = self.yardsticks(lens.as_of);
        let deal = ix.0;
        let standing = Walker::new(self, lens.as_of).walk(self, deal, |_| {});
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let days = standing.since.map(|since| lens.as_of.since(since));
        let yardstick = standing
            .stage
            .and_then(|stage| yardsticks.get(usize::from(stage)));
        let stage = standing
            .stage
            .map(|stage| &self.process().stages[usize::from(stage)]);
        let chance_now = yardstick
            .zip(days)
            .and_then(|(y, days)| y.curve.chance_after(days));
        DealRow {
            deal_id: self.id(deal).to_owned(),
            name: owned(self.name(deal)),
            account: owned(self.account(deal)),
            owner: standing.owner.and_then(|rep| owned(self.rep_name(rep))),
            team: standing.owner.and_then(|rep| owned(self.team_of(rep))),
            source: owned(self.source(deal)),
            persona: owned(self.persona(deal)),
            product: owned(self.product(deal)),
            value: self.value(deal),
            state: state(&standing),
            stage: stage.map(|stage| stage.name.clone()),
            began: standing.began.map(Day::date),
            since: standing.since.map(Day::date),
            days,
            stall_point: yardstick.and_then(|y| y.stall_point.days),
            stalled: yardstick.is_some_and(|y| y.stalls(days)),
            chance_now,
            chance_now_range: chance_now
                .and(standing.stage.zip(days))
                .map(|(stage, days)| self.chances(lens.as_of).range(stage, days)),
            advance_30: standing
                .since
                .and_then(|_| self.chances(lens.as_of).of(self, deal, &standing)),
            closed: standing.decided_on().map(Day::date),
            lost_reason: standing.lost.and_then(|_| owned(self.lost_reason(deal))),
            won_reason: standing.won.and_then(|_| owned(self.won_reason(deal))),
            expected_close: self.expected_close(deal).map(Day::date),
            has_history: standing.has_history,
        }
    }

    /// Every passage of a deal up to the filter's as-of day, in the order they began.
    #[must_use]
    pub fn passages(&self, ix: DealIx, filter: &Filter) -> Vec<PassageRow> {
        let lens = Lens::new(self, &as_of_only(filter));
        let mut rows = Vec::new();
        Walker::new(self, lens.as_of).walk(self, ix.0, |passage| {
            rows.push(passage);
        });
        rows.sort_by_key(|passage| (passage.entered, passage.stage));
        rows.iter()
            .map(|passage| PassageRow {
                stage: self.process().stages[usize::from(passage.stage)]
                    .name
                    .clone(),
                rep: self.rep_name(passage.rep).map(str::to_owned),
                entered: passage.entered.date(),
                days: passage.left.since(passage.entered),
                outcome: passage.outcome,
                went_back: passage.went_back,
            })
            .collect()
    }
}

/// The rest of a filter does not bear on a single deal.
fn as_of_only(filter: &Filter) -> Filter {
    Filter {
        as_of: filter.as_of,
        to: filter.to,
        ..Filter::default()
    }
}

pub(crate) fn state(standing: &Standing) -> DealState {
    match (standing.outcome(), standing.lost) {
        (Outcome::Open, _) => DealState::Open,
        (Outcome::Lost, _) => DealState::Lost,
        (Outcome::Advanced, Some(_)) => DealState::Churned,
        (Outcome::Advanced, None) if standing.completed => DealState::Completed,
        (Outcome::Advanced, None) => DealState::Won,
    }
}

/// Whose deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    All,
    Rep(u32),
    Nobody,
}

impl Who {
    fn is(self, rep: Option<u32>) -> bool {
        match self {
            Self::All => true,
            Self::Rep(wanted) => rep == Some(wanted),
            Self::Nobody => rep.is_none(),
        }
    }
}

/// A selection with its names looked up.
struct Question<'a> {
    selection: &'a Selection,
    stage: Option<StageIx>,
    who: Who,
    /// The first day of a month, and of the next.
    month: Option<(Day, Day)>,
}

impl<'a> Question<'a> {
    /// `None` where a stage or rep is named that does not exist.
    fn of(ledger: &Ledger, selection: &'a Selection) -> Option<Self> {
        let (stage, rep) = match selection {
            Selection::All | Selection::These { .. } | Selection::WonInPeriod => (None, None),
            Selection::Passages { stage, rep, .. } | Selection::WentBack { stage, rep } => {
                (Some(stage), rep.as_ref())
            }
            Selection::Skipped { stage } | Selection::PassagesOfNobody { stage, .. } => {
                (Some(stage), None)
            }
            Selection::SkippedBy { stage, rep } => (Some(stage), Some(rep)),
            Selection::Cause { stage, rep, .. } => (Some(stage), rep.as_ref()),
            Selection::Open { stage, rep, .. } => (stage.as_ref(), rep.as_ref()),
            Selection::OpenOfNobody { stage, .. } | Selection::EnteredIn { stage, .. } => {
                (stage.as_ref(), None)
            }
            Selection::Deals { rep, .. } => (None, rep.as_ref()),
        };
        let stage = match stage {
            Some(name) => Some(ledger.process().find(name)?),
            None => None,
        };
        let who = match (rep, selection) {
            (Some(name), _) => Who::Rep(ledger.rep_id(name)?),
            (None, Selection::PassagesOfNobody { .. } | Selection::OpenOfNobody { .. }) => {
                Who::Nobody
            }
            (None, _) => Who::All,
        };
        let month = match selection {
            Selection::EnteredIn { month, .. } => Some(month_of(*month)?),
            _ => None,
        };
        Some(Self {
            selection,
            stage,
            who,
            month,
        })
    }

    /// Whether a day lies in the month asked for, if one is.
    fn month(&self, day: Day) -> bool {
        self.month
            .is_none_or(|(first, next)| (first..next).contains(&day))
    }

    fn passage(&self, lens: &Lens, passage: Passage) -> bool {
        let asked = match self.selection {
            Selection::Passages { outcome, .. }
            | Selection::PassagesOfNobody { outcome, .. }
            | Selection::EnteredIn { outcome, .. } => {
                outcome.is_none_or(|wanted| wanted == passage.outcome)
            }
            Selection::WentBack { .. } => passage.went_back,
            _ => false,
        };
        asked
            && self.stage == Some(passage.stage)
            && self.who.is(Some(passage.rep).filter(|rep| *rep != NOBODY))
            && self.month(passage.entered)
            && lens.period(passage.entered)
            && lens.rep(passage.rep)
    }

    /// Whether skipping the stage puts a deal on the list.
    fn skips(&self, skips_pass: bool) -> bool {
        match self.selection {
            Selection::Skipped { .. } | Selection::SkippedBy { .. } => true,
            Selection::Passages { outcome, .. }
            | Selection::PassagesOfNobody { outcome, .. }
            | Selection::EnteredIn { outcome, .. } => {
                skips_pass && matches!(outcome, None | Some(Outcome::Advanced))
            }
            _ => false,
        }
    }

    fn standing(&self, lens: &Lens, yardsticks: &[Yardstick], standing: &Standing) -> bool {
        if !lens.owner(standing.owner) || !self.who.is(standing.owner) {
            return false;
        }
        match self.selection {
            Selection::All => lens.period_if_known(standing.began),
            Selection::These { .. } => false,
            Selection::Open { stalled, .. } | Selection::OpenOfNobody { stalled, .. } => {
                standing.stage.is_some_and(|stage| {
                    // Anywhere: deals still to be won, as in the whole deals' figures.
                    self.stage
                        .map_or(standing.outcome_is_open(), |wanted| wanted == stage)
                        && (!stalled || stalls(lens, yardsticks, standing))
                })
            }
            Selection::Deals { outcome, .. } => {
                lens.period_if_known(standing.began)
                    && outcome.is_none_or(|wanted| wanted == standing.outcome())
            }
            // As the trend has it: a deal without an end to count to is in no month.
            Selection::EnteredIn {
                stage: None,
                outcome,
                ..
            } => {
                let dated = standing.outcome_is_open() || standing.decided_on().is_some();
                let began = |day| self.month(day) && lens.period(day);
                dated
                    && standing.began.is_some_and(began)
                    && outcome.is_none_or(|wanted| wanted == standing.outcome())
            }
            Selection::WonInPeriod => standing.won_on().is_some_and(|day| lens.period(day)),
            Selection::Passages { .. }
            | Selection::PassagesOfNobody { .. }
            | Selection::EnteredIn { .. }
            | Selection::WentBack { .. }
            | Selection::Skipped { .. }
            | Selection::SkippedBy { .. } => false,
            Selection::Cause { .. } => {
                standing.stage == self.stage && stalls(lens, yardsticks, standing)
            }
        }
    }
}

/// Whether a deal's visit is past the stall point of its stage.
fn stalls(lens: &Lens, yardsticks: &[Yardstick], standing: &Standing) -> bool {
    let days = standing.since.map(|since| lens.as_of.since(since));
    let stage = standing.stage.map(usize::from);
    let yardstick = stage.and_then(|stage| yardsticks.get(stage));
    yardstick.is_some_and(|yardstick| yardstick.stalls(days))
}

/// The first day of a day's month, and that of the next; `None` past the end of the calendar.
fn month_of(day: NaiveDate) -> Option<(Day, Day)> {
    let first = day.with_day(1)?;
    let next = first.checked_add_months(Months::new(1))?;
    Some((Day::of(first), Day::of(next)))
}
