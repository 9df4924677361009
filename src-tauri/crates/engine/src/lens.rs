//! A filter made ready for a pass over a ledger: names become bits, dates become days.
//!
//! A lens chooses; it never changes what it looks at.

use crate::{bits::Bits, filter::Filter, ledger::Ledger, moment::Day, texts::same_name};

/// What a filter leaves.
#[derive(Clone, Debug)]
pub(crate) struct Lens {
    /// Everything after is ignored.
    pub(crate) as_of: Day,
    from: Option<Day>,
    to: Option<Day>,
    /// The period of the same length just before, where there is a beginning.
    before: Option<(Day, Day)>,
    /// By rep id; `None`: all, nobody included.
    reps: Option<Vec<bool>>,
    /// By source id; `None`: all, unknown included.
    sources: Option<Vec<bool>>,
    /// By persona id; the same.
    personas: Option<Vec<bool>>,
}

impl Lens {
    pub(crate) fn new(ledger: &Ledger, filter: &Filter) -> Self {
        let as_of = filter
            .as_of
            .map(Day::of)
            .or(ledger.last_day())
            .unwrap_or_else(|| filter.to.map_or(Day(0), Day::of));
        let from = filter.from.map(Day::of);
        let to = filter.to.map(Day::of);
        let before = from.map(|from| {
            let length = to
                .unwrap_or(as_of)
                .0
                .saturating_sub(from.0)
                .saturating_add(1)
                .max(0);
            (
                Day(from.0.saturating_sub(length)),
                Day(from.0.saturating_sub(1)),
            )
        });
        let chosen = |names: &[String], name: Option<&str>| {
            names.is_empty()
                || name.is_some_and(|name| names.iter().any(|known| same_name(known, name)))
        };
        let narrowed = !filter.reps.is_empty() || !filter.teams.is_empty();
        Self {
            as_of,
            from,
            to,
            before,
            reps: narrowed.then(|| {
                (0..ledger.rep_count() as u32)
                    .map(|rep| {
                        chosen(&filter.reps, ledger.rep_name(rep))
                            && chosen(&filter.teams, ledger.team_of(rep))
                    })
                    .collect()
            }),
            sources: (!filter.sources.is_empty()).then(|| ledger.sources_among(&filter.sources)),
            personas: (!filter.personas.is_empty())
                .then(|| ledger.personas_among(&filter.personas)),
        }
    }

    /// Whether every passage lies in the period and every deal is left, whatever reps are chosen.
    pub(crate) fn is_wide(&self) -> bool {
        self.from.is_none() && self.to.is_none_or(|to| to >= self.as_of) && self.leaves_every_deal()
    }

    /// Whether the filters on the deal itself leave every deal.
    pub(crate) fn leaves_every_deal(&self) -> bool {
        self.sources.is_none() && self.personas.is_none()
    }

    /// The deals that they leave; `None`: all.
    pub(crate) fn left(&self, ledger: &Ledger) -> Option<Bits> {
        (!self.leaves_every_deal())
            .then(|| Bits::of(ledger.deals(), |deal| self.deal(ledger, deal)))
    }

    /// Whether all reps are looked at, and what nobody owns.
    pub(crate) fn everyone(&self) -> bool {
        self.reps.is_none()
    }

    /// Whether the filters on the deal itself leave it.
    pub(crate) fn deal(&self, ledger: &Ledger, deal: u32) -> bool {
        let among = |set: &Option<Vec<bool>>, id: &dyn Fn() -> Option<u32>| {
            set.as_ref().is_none_or(|set| {
                id().is_some_and(|id| set.get(id as usize).copied().unwrap_or(false))
            })
        };
        among(&self.sources, &|| ledger.source_id(deal))
            && among(&self.personas, &|| ledger.persona_id(deal))
    }

    /// Whether the rep is one of those looked at.
    pub(crate) fn rep(&self, rep: u32) -> bool {
        self.reps
            .as_ref()
            .is_none_or(|set| set.get(rep as usize).copied().unwrap_or(false))
    }

    /// Whether the owner is one of those looked at; nobody only if all are.
    pub(crate) fn owner(&self, owner: Option<u32>) -> bool {
        owner.map_or(self.reps.is_none(), |rep| self.rep(rep))
    }

    /// Whether a day lies in the period.
    pub(crate) fn period(&self, day: Day) -> bool {
        self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to)
    }

    /// The same, of a day that may not be known: then only if there is no period at all.
    pub(crate) fn period_if_known(&self, day: Option<Day>) -> bool {
        day.map_or(self.from.is_none() && self.to.is_none(), |day| {
            self.period(day)
        })
    }

    /// Whether a day lies in the period of the same length just before.
    pub(crate) fn before(&self, day: Day) -> bool {
        self.before
            .is_some_and(|(from, to)| (from..=to).contains(&day))
    }

    /// The period's first day, where there is one, and its last, or the as-of day.
    pub(crate) fn span(&self) -> (Option<Day>, Day) {
        (
            self.from,
            self.to.map_or(self.as_of, |to| to.min(self.as_of)),
        )
    }

    /// Whether there is a period before to compare with.
    pub(crate) fn compares(&self) -> bool {
        self.before.is_some()
    }
}
