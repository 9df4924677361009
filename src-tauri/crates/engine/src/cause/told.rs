//! What each cause is: a pure function of a deal's records as of a day, its stage and what is usual.

use std::cmp::Reverse;

use super::{
    figures::{BroughtBy, Evidence},
    kind::Cause,
    known::{Known, Raised},
    role::{Role, roles},
    usual::{Topic, Usual, columns},
};
use crate::{
    deal::detail::Detail,
    ledger::{Ledger, NOBODY, SEEN, UNDATED, WON},
    moment::Day,
    passage::Standing,
    record::StageIx,
};

/// Days without a second attempt, or without an activity of a new owner, that are a silence.
const SILENT: u32 = 7;
/// A buyer chooses among three.
const OPTIONS: i32 = 3;
const NO: i32 = 0;
const YES: i32 = 2;
const POOR: i32 = 2;

/// What is told of a cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    Present(Evidence),
    Absent,
    Unknown(BroughtBy),
}

/// Causes as sets, by [`Cause::bit`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Masks {
    pub(crate) present: u64,
    pub(crate) unknown: u64,
}

impl Masks {
    pub(crate) fn has(self, cause: Cause) -> bool {
        self.present & cause.bit() != 0
    }
}

/// Tells causes by what is usual as of a day.
#[derive(Clone, Debug)]
pub(crate) struct Teller {
    pub(crate) as_of: Day,
    usual: Usual,
    /// By stage.
    roles: Vec<Role>,
    /// By stage.
    causes: Vec<Vec<Cause>>,
}

/// One deal on one day.
pub(super) struct Look<'a> {
    teller: &'a Teller,
    on: Day,
    stage: StageIx,
    role: Role,
    began: Option<Day>,
    known: Known,
    close: Option<Option<Day>>,
    hands: Hands,
}

/// Whose the deal was.
#[derive(Clone, Copy, Debug, Default)]
struct Hands {
    now: Option<u32>,
    /// The day it last changed hands.
    changed: Option<Day>,
    at_win: Option<u32>,
}

impl Hands {
    fn of(ledger: &Ledger, deal: u32, on: Day) -> Self {
        // One bit instead of its moves: a deal that went straight was in one rep's hands throughout.
        if ledger.went_straight(deal) {
            return Self::default();
        }
        let wins_at = ledger.process().wins_at;
        let mut hands = Self::default();
        let mut won = false;
        for at in ledger.moves_of(deal) {
            let day = ledger.day[at];
            if day > on.0 {
                break;
            }
            let rep = ledger.rep[at];
            if rep != NOBODY && day != UNDATED && hands.now.is_some_and(|now| now != rep) {
                hands.changed = Some(Day(day));
            }
            let step = ledger.step[at];
            let wins = step == WON || step < SEEN && step > wins_at;
            if wins && !won {
                won = true;
                // Who owned it until then sold it.
                hands.at_win = hands.now.or((rep != NOBODY).then_some(rep));
            }
            if rep != NOBODY {
                hands.now = Some(rep);
            }
        }
        hands
    }
}

impl Teller {
    pub(super) fn new(ledger: &Ledger, as_of: Day) -> Self {
        let roles = roles(ledger.process());
        let usual = Usual::of(ledger, as_of);
        Self {
            as_of,
            usual,
            causes: roles.iter().map(|role| role.causes()).collect(),
            roles,
        }
    }

    /// The causes that apply at a stage, in the order of the process.
    pub(super) fn at(&self, stage: StageIx) -> &[Cause] {
        self.causes
            .get(usize::from(stage))
            .map_or(&[], Vec::as_slice)
    }

    /// A deal on a day, at the stage where it then stood.
    pub(super) fn look(
        &self,
        ledger: &Ledger,
        deal: u32,
        standing: &Standing,
        on: Day,
        stage: StageIx,
    ) -> Look<'_> {
        let known = Known::of(ledger.records.of(deal), on);
        let now = ledger.expected_close(deal);
        // As it is now it may have been set since: an earlier day knows only what a change told by then.
        let close = match known.close {
            Some(close) => Some(close),
            None if on >= self.as_of => now.map(Some),
            None => None,
        };
        Look {
            teller: self,
            on,
            stage,
            role: self
                .roles
                .get(usize::from(stage))
                .copied()
                .unwrap_or(Role::Selling),
            began: standing.since.or(standing.began),
            known,
            close,
            hands: Hands::of(ledger, deal, on),
        }
    }

    /// The causes of a deal on a day, as sets.
    pub(crate) fn masks(&self, ledger: &Ledger, deal: u32, standing: &Standing, on: Day) -> Masks {
        let Some(stage) = standing.stage else {
            return Masks::default();
        };
        let look = self.look(ledger, deal, standing, on, stage);
        let mut masks = Masks::default();
        for cause in self.at(stage) {
            match look.tell(*cause) {
                Found::Present(_) => masks.present |= cause.bit(),
                Found::Absent => {}
                Found::Unknown(_) => masks.unknown |= cause.bit(),
            }
        }
        masks
    }
}

/// There, without more to say.
const THERE: Evidence = Evidence {
    since: None,
    days: None,
    usual_days: None,
    times: None,
    objection: None,
};

fn there(is_there: bool) -> Found {
    if is_there {
        Found::Present(THERE)
    } else {
        Found::Absent
    }
}

impl Look<'_> {
    /// Whether a topic's lack says something of this deal.
    fn keeps(&self, topic: Topic) -> bool {
        let by_hand = self.known.by_hand || self.teller.usual.covered;
        self.known.filed.asked.has(columns(topic))
            || by_hand && self.teller.usual.keeps(topic, self.on)
    }

    /// Told from a topic where it is kept.
    fn of(&self, topic: Topic, by: BroughtBy, found: impl FnOnce() -> Found) -> Found {
        if self.keeps(topic) {
            found()
        } else {
            Found::Unknown(by)
        }
    }

    /// Since a day.
    fn since(&self, since: Day) -> Evidence {
        Evidence {
            since: Some(since.date()),
            days: Some(self.on.since(since)),
            ..THERE
        }
    }

    /// Present where a day lies before.
    fn past(&self, day: Option<Day>) -> Found {
        match day {
            Some(day) if day < self.on => Found::Present(self.since(day)),
            _ => Found::Absent,
        }
    }

    pub(super) fn tell(&self, cause: Cause) -> Found {
        use BroughtBy::ByHand;
        use Detail as D;
        let known = &self.known;
        let unknown =
            |topic, detail| self.of(topic, ByHand, || there(known.detail(detail).is_none()));
        let says = |topic, detail, answer| match known.detail(detail) {
            Some(said) => there(said == answer),
            None => self.of(topic, ByHand, || Found::Absent),
        };
        match cause {
            Cause::NoContact => match known.filed.contacts {
                Some(count) if count > 0 => Found::Absent,
                _ if known.reachable > 0 => Found::Absent,
                _ => self.of(Topic::Contacts, BroughtBy::Contacts, || there(true)),
            },
            Cause::PoorFitKept => says(Topic::Fit, D::Fit, NO),
            Cause::NoReply => self.no_reply(),
            Cause::NoFollowUp => self.no_follow_up(),
            Cause::BudgetUnknown => unknown(Topic::Budget, D::Budget),
            Cause::BudgetNo => says(Topic::Budget, D::Budget, NO),
            Cause::AuthorityUnknown => unknown(Topic::Authority, D::Authority),
            Cause::AuthorityNo => says(Topic::Authority, D::Authority, NO),
            Cause::NeedUnknown => unknown(Topic::Need, D::Need),
            Cause::NeedNo => says(Topic::Need, D::Need, NO),
            Cause::TimingUnknown => unknown(Topic::Timing, D::Timing),
            Cause::TimingNo => says(Topic::Timing, D::Timing, NO),
            Cause::NoDecisionMaker => {
                if known.deciders > 0 || known.detail(D::Authority) == Some(YES) {
                    Found::Absent
                } else {
                    self.of(Topic::Deciders, ByHand, || there(true))
                }
            }
            Cause::NoDemoDate => self.of(Topic::Demo, ByHand, || {
                let dated = known.day(D::DemoPlanned).or(known.day(D::DemoHeld));
                there(dated.is_none())
            }),
            Cause::DemoDatePast => match (known.day(D::DemoPlanned), known.day(D::DemoHeld)) {
                (Some(planned), None) => self.past(Some(planned)),
                (None, None) => self.of(Topic::Demo, ByHand, || Found::Absent),
                _ => Found::Absent,
            },
            Cause::GenericDemo => match known.day(D::DemoHeld) {
                _ if known.detail(D::Tailored).is_some() => Found::Absent,
                Some(held) => self.of(Topic::Tailored, ByHand, || Found::Present(self.since(held))),
                None => self.of(Topic::Demo, ByHand, || Found::Absent),
            },
            Cause::ObjectionOld => self.objection_old(),
            Cause::ObjectionAgain => self.objection_again(),
            Cause::CloseDatePast => match self.close {
                Some(close) => self.past(close),
                None => Found::Unknown(BroughtBy::CloseDate),
            },
            Cause::CloseDatePushed => self.close_pushed(),
            Cause::ProposalNotSent => {
                let sent = known.day(D::ProposalSent).or(known.filed.proposal);
                match sent {
                    Some(_) => Found::Absent,
                    None => self.of(Topic::Proposal, BroughtBy::Proposal, || there(true)),
                }
            }
            Cause::BuyInMissing => self.of(Topic::Deciders, ByHand, || {
                let missing = known.deciders - known.agreed;
                if known.deciders > 0 && missing <= 0 {
                    return Found::Absent;
                }
                Found::Present(Evidence {
                    times: u32::try_from(missing).ok().filter(|missing| *missing > 0),
                    ..THERE
                })
            }),
            Cause::TooManyOptions => match known.detail(D::Options) {
                Some(options) if options > OPTIONS => Found::Present(Evidence {
                    times: u32::try_from(options).ok(),
                    ..THERE
                }),
                Some(_) => Found::Absent,
                None => self.of(Topic::Options, ByHand, || Found::Absent),
            },
            Cause::OfferOver => match known.day(D::OfferEnds) {
                None => self.of(Topic::OfferEnds, ByHand, || Found::Absent),
                ends => self.past(ends),
            },
            Cause::NotDelivered => unknown(Topic::Onboarding, D::Delivered),
            Cause::NotSetUp => unknown(Topic::Onboarding, D::SetUp),
            Cause::NotSupported => unknown(Topic::Onboarding, D::Supported),
            Cause::HandedOver => there(match (self.hands.at_win, self.hands.now) {
                (Some(sold), Some(now)) => sold != now,
                _ => false,
            }),
            Cause::NoTouch | Cause::NoActivity => self.quiet(),
            Cause::HealthPoor => says(Topic::Health, D::Health, POOR),
            Cause::NoNextStep => {
                if known.has_next() {
                    Found::Absent
                } else {
                    self.of(Topic::NextStep, BroughtBy::NextStep, || there(true))
                }
            }
            Cause::NextStepOverdue => match known.next_due() {
                None => self.of(Topic::NextStep, BroughtBy::NextStep, || Found::Absent),
                due => self.past(due),
            },
            Cause::OwnerSilent => self.owner_silent(),
            Cause::CheckPassedOver => match known.last_passed {
                Some(day) => Found::Present(Evidence {
                    times: Some(known.passed_over),
                    since: Some(day.date()),
                    ..THERE
                }),
                None => self.of(Topic::Checks, ByHand, || Found::Absent),
            },
        }
    }

    fn no_reply(&self) -> Found {
        match self.known.attempted {
            Some((first, _)) if self.known.attempts > 1 && self.keeps(Topic::Replies) => {
                Found::Present(Evidence {
                    times: Some(self.known.attempts),
                    ..self.since(first)
                })
            }
            _ => self.of(Topic::Replies, BroughtBy::ByHand, || Found::Absent),
        }
    }

    fn no_follow_up(&self) -> Found {
        let known = &self.known;
        let alone = |last: Day| {
            if self.on.since(last) >= SILENT {
                Found::Present(self.since(last))
            } else {
                Found::Absent
            }
        };
        match (known.attempted, known.filed.contacted, known.filed.last) {
            (Some((_, last)), ..) if known.attempts == 1 && self.keeps(Topic::Replies) => {
                alone(last)
            }
            (None, Some(1), Some(last)) => alone(last),
            (None, Some(_), Some(_)) => Found::Absent,
            _ => self.of(Topic::Replies, BroughtBy::TimesContacted, || Found::Absent),
        }
    }

    fn objection_old(&self) -> Found {
        let usual = &self.teller.usual.objection;
        let usual = usual.get(usize::from(self.stage)).copied().unwrap_or(0);
        let old = |one: &&Raised| self.on.since(one.on) > usual;
        let old: Vec<&Raised> = self.known.open_objections().filter(old).collect();
        match old.iter().min_by_key(|one| one.on) {
            Some(oldest) => Found::Present(Evidence {
                usual_days: Some(usual),
                times: u32::try_from(old.len()).ok(),
                objection: Some(oldest.kind),
                ..self.since(oldest.on)
            }),
            None if !self.known.objections.is_empty() => Found::Absent,
            None => self.of(Topic::Objections, BroughtBy::ByHand, || Found::Absent),
        }
    }

    fn objection_again(&self) -> Found {
        let all = &self.known.objections;
        let times = |kind| all.iter().filter(|one| one.kind == kind).count();
        let most = all.iter().map(|one| (times(one.kind), Reverse(one.kind)));
        match most.max() {
            Some((times, Reverse(kind))) if times > 1 => Found::Present(Evidence {
                times: u32::try_from(times).ok(),
                objection: Some(kind),
                ..THERE
            }),
            Some(_) => Found::Absent,
            None => self.of(Topic::Objections, BroughtBy::ByHand, || Found::Absent),
        }
    }

    fn close_pushed(&self) -> Found {
        let known = &self.known;
        // A file's own count knows pushes of before the first file.
        let filed = known.filed.pushes.unwrap_or(0);
        let pushes = known.pushes.max(filed);
        if pushes > 0 {
            return Found::Present(Evidence {
                times: Some(pushes),
                days: (known.pushed_days > 0).then_some(known.pushed_days),
                ..THERE
            });
        }
        let kept = self.teller.usual.keeps(Topic::CloseHistory, self.on);
        if kept || known.filed.asked.has(columns(Topic::CloseHistory)) {
            Found::Absent
        } else {
            Found::Unknown(BroughtBy::ClosePushes)
        }
    }

    /// No activity for longer than usual.
    fn quiet(&self) -> Found {
        let after = usize::from(self.role.is_after());
        let usual = self.teller.usual.between[after];
        self.of(Topic::Activities, BroughtBy::LastActivity, || {
            let last = self.known.last_done;
            let Some(since) = last.or(self.began) else {
                return Found::Present(Evidence {
                    usual_days: Some(usual),
                    ..THERE
                });
            };
            let mut evidence = self.since(since);
            evidence.usual_days = Some(usual);
            if last.is_none() {
                evidence.since = None;
            }
            if self.on.since(since) > usual {
                Found::Present(evidence)
            } else {
                Found::Absent
            }
        })
    }

    fn owner_silent(&self) -> Found {
        let Some(changed) = self.hands.changed else {
            return Found::Absent;
        };
        self.of(Topic::Activities, BroughtBy::LastActivity, || {
            let since = self.known.last_done.is_some_and(|done| done > changed);
            if since || self.on.since(changed) < SILENT {
                Found::Absent
            } else {
                Found::Present(self.since(changed))
            }
        })
    }
}
