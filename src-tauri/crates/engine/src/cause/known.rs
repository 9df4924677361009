//! What was known of a deal on a day: its facts up to then, added up.

use crate::{
    deal::{ActivityKind, ObjectionKind, detail::Detail},
    moment::Day,
    recorded::{Asked, NOTHING, Noted, What},
};

/// An objection as it stood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raised {
    pub(super) number: i32,
    pub(super) kind: ObjectionKind,
    pub(super) on: Day,
    pub(super) settled: Option<Day>,
}

/// What files said of the work on a deal.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filed {
    pub(super) asked: Asked,
    pub(super) last: Option<Day>,
    pub(super) next: Option<Day>,
    pub(super) step: bool,
    pub(super) contacted: Option<u32>,
    pub(super) pushes: Option<u32>,
    pub(super) contacts: Option<u32>,
    pub(super) proposal: Option<Day>,
}

/// A deal's records as of a day.
#[derive(Clone, Debug)]
pub(super) struct Known {
    details: [i32; Detail::ALL.len()],
    pub(super) contacts: i32,
    pub(super) reachable: i32,
    pub(super) deciders: i32,
    pub(super) agreed: i32,
    pub(super) objections: Vec<Raised>,
    /// The last thing done with them, by any account.
    pub(super) last_done: Option<Day>,
    /// Attempts to reach them since they last replied, and the first and last of those.
    pub(super) attempts: u32,
    pub(super) attempted: Option<(Day, Day)>,
    /// What is still to be done, by day.
    pub(super) planned: Vec<Day>,
    /// The expected close, where a change of it is known: the day, or none.
    pub(super) close: Option<Option<Day>>,
    pub(super) pushes: u32,
    pub(super) pushed_days: u32,
    pub(super) passed_over: u32,
    pub(super) last_passed: Option<Day>,
    pub(super) filed: Filed,
    /// Whether a person recorded anything.
    pub(super) by_hand: bool,
}

fn day(value: i32) -> Option<Day> {
    (value != NOTHING).then_some(Day(value))
}

fn count(value: i32) -> Option<u32> {
    u32::try_from(value).ok()
}

/// Whether something done is done with the people on the other side.
fn is_contact(kind: ActivityKind) -> bool {
    kind != ActivityKind::Note
}

/// Whether it asks for a reply.
fn is_attempt(kind: ActivityKind) -> bool {
    use ActivityKind::{Call, Mail, Meeting, Message};
    matches!(kind, Call | Mail | Meeting | Message)
}

impl Known {
    /// Facts lie by day.
    pub(super) fn of(facts: &[Noted], on: Day) -> Self {
        let mut known = Self {
            details: [NOTHING; Detail::ALL.len()],
            contacts: 0,
            reachable: 0,
            deciders: 0,
            agreed: 0,
            objections: Vec::new(),
            last_done: None,
            attempts: 0,
            attempted: None,
            planned: Vec::new(),
            close: None,
            pushes: 0,
            pushed_days: 0,
            passed_over: 0,
            last_passed: None,
            filed: Filed::default(),
            by_hand: false,
        };
        let mut before = NOTHING;
        for noted in facts.iter().take_while(|noted| noted.day <= on) {
            known.take(noted, &mut before);
        }
        known
    }

    fn take(&mut self, noted: &Noted, before: &mut i32) {
        let Noted {
            day: on,
            what,
            value,
        } = *noted;
        self.by_hand |= by_hand(what);
        match what {
            What::Detail(detail) => self.details[detail as usize] = value,
            What::Contacts => self.contacts += value,
            What::Reachable => self.reachable += value,
            What::Deciders => self.deciders += value,
            What::Agreed => self.agreed += value,
            What::Raised(kind) => self.objections.push(Raised {
                number: value,
                kind,
                on,
                settled: None,
            }),
            What::Settled => {
                let own = self.objections.iter_mut();
                if let Some(own) = own.rev().find(|own| own.number == value) {
                    own.settled = Some(on);
                }
            }
            What::Done(kind) => {
                if is_contact(kind) {
                    self.last_done = self.last_done.max(Some(on));
                }
                if value == 1 {
                    (self.attempts, self.attempted) = (0, None);
                } else if is_attempt(kind) {
                    self.attempts += 1;
                    let first = self.attempted.map_or(on, |(first, _)| first);
                    self.attempted = Some((first, on));
                }
            }
            What::Planned => self.planned.push(Day(value)),
            What::Met => {
                if let Some(at) = self.planned.iter().position(|due| due.0 == value) {
                    self.planned.swap_remove(at);
                }
            }
            What::CloseWas => *before = value,
            What::CloseIs => {
                if *before != NOTHING && value > *before {
                    self.pushes += 1;
                    self.pushed_days += Day(value).since(Day(*before));
                }
                self.close = Some(day(value));
                *before = NOTHING;
            }
            What::PassedOver => {
                self.passed_over += 1;
                self.last_passed = Some(on);
            }
            What::Asked => {
                let asked = Asked(u8::try_from(value).unwrap_or(0));
                // What a later file has no column for, an earlier one said.
                self.filed.asked = self.filed.asked.with(asked);
                self.forget(asked);
            }
            What::FiledLast => {
                self.filed.last = day(value);
                self.last_done = self.last_done.max(self.filed.last);
            }
            What::FiledNext => self.filed.next = day(value),
            What::FiledStep => self.filed.step = true,
            What::FiledContacted => self.filed.contacted = count(value),
            What::FiledPushes => self.filed.pushes = count(value),
            What::FiledContacts => self.filed.contacts = count(value),
            What::FiledProposal => self.filed.proposal = day(value),
        }
    }

    /// A file with a column and nothing in it says that there is nothing now; what happened, happened.
    fn forget(&mut self, asked: Asked) {
        if asked.has(Asked::NEXT) {
            self.filed.next = None;
        }
        if asked.has(Asked::STEP) {
            self.filed.step = false;
        }
    }

    /// A detail's number.
    pub(super) fn detail(&self, detail: Detail) -> Option<i32> {
        Some(self.details[detail as usize]).filter(|value| *value != NOTHING)
    }

    /// A detail's day.
    pub(super) fn day(&self, detail: Detail) -> Option<Day> {
        self.detail(detail).map(Day)
    }

    /// Objections not settled.
    pub(super) fn open_objections(&self) -> impl Iterator<Item = &Raised> {
        let all = self.objections.iter();
        all.filter(|one| one.settled.is_none())
    }

    /// The day by which the next thing is due, the earliest of several.
    pub(super) fn next_due(&self) -> Option<Day> {
        let step = self.detail(Detail::NextStep);
        let by = step.and(self.day(Detail::NextStepDue));
        let planned = self.planned.iter().copied().min();
        [by, planned, self.filed.next].into_iter().flatten().min()
    }

    /// Whether anything is to be done next.
    pub(super) fn has_next(&self) -> bool {
        self.detail(Detail::NextStep).is_some()
            || !self.planned.is_empty()
            || self.filed.next.is_some()
            || self.filed.step
    }
}

/// Whether a fact was recorded by a person; a file's word on a close date, and exit checks passed over
/// by a move, are not.
pub(super) fn by_hand(what: What) -> bool {
    matches!(
        what,
        What::Detail(_)
            | What::Contacts
            | What::Reachable
            | What::Deciders
            | What::Agreed
            | What::Raised(_)
            | What::Settled
            | What::Done(_)
            | What::Planned
            | What::Met
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(told: &[(i32, What, i32)]) -> Vec<Noted> {
        let told = told.iter();
        told.map(|&(day, what, value)| Noted {
            day: Day(day),
            what,
            value,
        })
        .collect()
    }

    #[test]
    fn a_day_knows_only_what_was_known_by_then() {
        let told = facts(&[
            (3, What::Detail(Detail::Budget), 2),
            (5, What::Done(ActivityKind::Call), 0),
            (8, What::Done(ActivityKind::Mail), 0),
            (9, What::Detail(Detail::Budget), NOTHING),
            (10, What::Done(ActivityKind::Call), 1),
        ]);
        let by = |day| Known::of(&told, Day(day));
        assert_eq!(by(2).detail(Detail::Budget), None);
        assert_eq!(by(3).detail(Detail::Budget), Some(2));
        assert_eq!(by(9).detail(Detail::Budget), None);
        assert_eq!(
            (by(9).attempts, by(9).attempted),
            (2, Some((Day(5), Day(8))))
        );
        assert_eq!((by(10).attempts, by(10).last_done), (0, Some(Day(10))));
    }

    #[test]
    fn a_close_date_is_pushed_only_where_it_becomes_later() {
        let told = facts(&[
            (1, What::CloseWas, 40),
            (1, What::CloseIs, 70),
            (5, What::CloseWas, 70),
            (5, What::CloseIs, 60),
            (7, What::CloseWas, NOTHING),
            (7, What::CloseIs, 90),
            (9, What::CloseWas, 90),
            (9, What::CloseIs, NOTHING),
        ]);
        let at_end = Known::of(&told, Day(9));
        assert_eq!((at_end.pushes, at_end.pushed_days), (1, 30));
        assert_eq!(at_end.close, Some(None));
        assert_eq!(Known::of(&told, Day(5)).close, Some(Some(Day(60))));
    }

    #[test]
    fn an_empty_cell_of_a_later_file_takes_the_next_step_away_and_no_column_does_not() {
        let step = i32::from(Asked::STEP.with(Asked::LAST).0);
        let last = i32::from(Asked::LAST.0);
        let told = facts(&[
            (1, What::Asked, step),
            (1, What::FiledStep, 1),
            (1, What::FiledLast, 0),
            (2, What::Asked, last),
            (3, What::Asked, step),
        ]);
        assert!(Known::of(&told, Day(2)).has_next());
        let known = Known::of(&told, Day(3));
        assert!(!known.has_next());
        assert_eq!(known.last_done, Some(Day(0)));
    }
}
