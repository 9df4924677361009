//! What the sample team recorded on its deals, with causes planted so that some truly hold deals back
//! and some do not.
//!
//! The moves are given and never changed: what is recorded follows from how a stay went, as far as a
//! planted cause goes, and from nothing but chance otherwise. Planted: without a decision-maker deals
//! sit in Qualification, without buy-in in Closing, and in silence anywhere. What is unknown of budget
//! and timing, and what was tailored in a demo, makes no difference.

use chrono::NaiveDate;

use super::{
    cast::ROLES,
    chance::Chance,
    deals::{Deal, Happening},
    phrase::Phrase,
    written::{ANSWERED, DECIDERS, FIRST, LAST, NEXT, OBJECTIONS, TAILORED, USERS},
};
use crate::{
    deal::{
        Activity, ActivityKind, Contact, Objection,
        detail::{Answer, Detail, Health, Value},
        past::{Entry, Past},
    },
    language::Language,
    moment::Day,
    record::Step,
};

/// So long a stay at most is a good one.
const GOOD_DAYS: u32 = 30;

/// One stay at a stage.
#[derive(Clone, Copy, Debug)]
struct Stay {
    stage: u16,
    from: Day,
    /// The day it ended, or the as-of day.
    to: Day,
    ended: bool,
    /// It moved on soon.
    good: bool,
    rep: &'static str,
}

impl Stay {
    fn days(&self) -> u32 {
        self.to.since(self.from)
    }

    /// A day at a share of it.
    fn at(&self, share: f64) -> Day {
        Day(self.from.0 + (share * f64::from(self.days())) as i32)
    }
}

/// Everything recorded on a deal, in the order it was entered, in words of a language.
pub(super) fn records(deal: &Deal, as_of: NaiveDate, seed: u64, language: Language) -> Vec<Past> {
    let mut writer = Writer {
        deal,
        language,
        as_of: Day::of(as_of),
        // A stream of its own: what is recorded draws nothing from the story.
        chance: Chance::new(seed ^ deal.id.bytes().fold(7, |sum, b| sum * 131 + u64::from(b))),
        past: Vec::new(),
        decider: None,
        close: None,
    };
    for stay in stays(&deal.steps, writer.as_of) {
        writer.stay(stay);
    }
    let mut past = writer.past;
    past.retain(|own| own.day <= as_of);
    past.sort_by_key(|own| own.day);
    past
}

fn stays(steps: &[Happening], as_of: Day) -> Vec<Stay> {
    let mut stays = Vec::new();
    for (ix, own) in steps.iter().enumerate() {
        let Step::Entered(stage) = own.step else {
            continue;
        };
        let next = steps.get(ix + 1);
        let to = next.map_or(as_of, |next| next.at.day);
        let onward = next.is_some_and(|next| match next.step {
            Step::Entered(next) => next > stage,
            Step::Won | Step::Completed => true,
            _ => false,
        });
        stays.push(Stay {
            stage,
            from: own.at.day,
            to,
            ended: next.is_some(),
            good: onward && to.since(own.at.day) <= GOOD_DAYS,
            rep: ROLES[own.rep].name,
        });
    }
    stays
}

struct Writer<'a> {
    deal: &'a Deal,
    language: Language,
    as_of: Day,
    chance: Chance,
    past: Vec<Past>,
    /// The day a decision-maker came to be known.
    decider: Option<Day>,
    close: Option<Day>,
}

impl Writer<'_> {
    fn write(&mut self, stay: &Stay, day: Day, what: Entry) {
        if day <= self.as_of {
            self.past.push(Past {
                deal: self.deal.id.clone(),
                day: day.date(),
                who: stay.rep.to_owned(),
                what,
            });
        }
    }

    /// One of some phrases, by chance.
    fn one_of(&mut self, phrases: &[Phrase]) -> String {
        self.chance.pick(phrases).said(self.language).to_owned()
    }

    fn detail(&mut self, stay: &Stay, day: Day, detail: Detail, value: Value) {
        self.write(stay, day, Entry::Detail(detail, Some(value)));
    }

    fn stay(&mut self, stay: Stay) {
        match stay.stage {
            0 => self.prospecting(&stay),
            2 => self.qualification(&stay),
            3 => self.pitch(&stay),
            4 => self.objections(&stay),
            5 => self.closing(&stay),
            6 => self.onboarding(&stay),
            _ => {}
        }
        self.activities(&stay);
    }

    fn prospecting(&mut self, stay: &Stay) {
        if self.chance.happens(0.88) {
            let fit = match self.chance.even() {
                p if p < 0.62 => Answer::Yes,
                p if p < 0.9 => Answer::Partly,
                _ => Answer::No,
            };
            let day = stay.at(self.chance.between(0.0, 0.4));
            self.detail(stay, day, Detail::Fit, Value::Answer(fit));
        }
        if self.chance.happens(0.85) {
            let day = stay.at(self.chance.between(0.0, 0.5));
            self.contact(stay, day, false, None);
        }
    }

    fn contact(&mut self, stay: &Stay, day: Day, decides: bool, agreed: Option<Day>) {
        let (first, last) = (*self.chance.pick(&FIRST), *self.chance.pick(&LAST));
        let roles = if decides { &DECIDERS } else { &USERS };
        let role = self.one_of(roles);
        let domain = self.deal.account.to_lowercase().replace(' ', "-");
        let contact = Contact {
            name: format!("{first} {last}"),
            role: Some(role),
            reach: Some(format!(
                "{}.{}@{domain}.example",
                first.to_lowercase(),
                last.to_lowercase()
            )),
            decides,
            agreed: agreed.filter(|day| *day <= self.as_of).map(Day::date),
        };
        self.write(stay, day, Entry::Contact(contact));
    }

    fn qualification(&mut self, stay: &Stay) {
        for (detail, known, yes) in [
            (Detail::Budget, 0.72, 0.6),
            (Detail::Need, 0.82, 0.75),
            (Detail::Timing, 0.66, 0.6),
        ] {
            if self.chance.happens(known) {
                let answer = match self.chance.even() {
                    p if p < yes => Answer::Yes,
                    p if p < 0.94 => Answer::Partly,
                    _ => Answer::No,
                };
                // By the calendar, not by how the stay goes.
                let day = Day(stay.from.0 + self.chance.between(0.0, 9.0) as i32);
                if day <= stay.to {
                    self.detail(stay, day, detail, Value::Answer(answer));
                }
            }
        }
        // Planted: without a decision-maker a deal sits here.
        if self.decider.is_none() && self.chance.happens(if stay.good { 0.86 } else { 0.3 }) {
            let day = Day(stay.from.0 + self.chance.between(0.0, 5.0) as i32).min(stay.to);
            self.known_decider(stay, day);
        }
    }

    fn known_decider(&mut self, stay: &Stay, day: Day) {
        self.decider = Some(day);
        self.detail(stay, day, Detail::Authority, Value::Answer(Answer::Yes));
    }

    fn pitch(&mut self, stay: &Stay) {
        if self.decider.is_none() && self.chance.happens(0.7) {
            let day = stay.at(self.chance.between(0.0, 0.9));
            self.known_decider(stay, day);
        }
        if !self.chance.happens(0.84) {
            return;
        }
        let asked = Day(stay.from.0 + self.chance.between(0.0, 4.0) as i32);
        let planned = Day(asked.0 + self.chance.between(2.0, 9.0) as i32);
        if asked > stay.to {
            return;
        }
        self.detail(stay, asked, Detail::DemoPlanned, Value::Day(planned.date()));
        if planned <= stay.to && self.chance.happens(if stay.good { 0.95 } else { 0.6 }) {
            self.detail(stay, planned, Detail::DemoHeld, Value::Day(planned.date()));
            if self.chance.happens(0.62) {
                let words = self.one_of(&TAILORED);
                self.detail(stay, planned, Detail::Tailored, Value::Text(words));
            }
            if self.decider.is_some() {
                let yes = Value::Answer(Answer::Yes);
                self.detail(stay, planned, Detail::DemoDecider, yes);
            }
        }
    }

    fn objections(&mut self, stay: &Stay) {
        let times = 1 + usize::from(self.chance.happens(0.35));
        for _ in 0..times {
            let (kind, words) = *self.chance.pick(&OBJECTIONS);
            let raised = stay.at(self.chance.between(0.0, 0.4));
            let answered = Day(raised.0 + 1 + self.chance.around(5.0, 0.7) as i32);
            let settled = answered < stay.to && self.chance.happens(0.85);
            let settled = if settled {
                Some(answered)
            } else if stay.good {
                Some(stay.to)
            } else {
                None
            };
            let objection = Objection {
                kind,
                words: words.said(self.language).to_owned(),
                raised: raised.date(),
                answer: settled.map(|_| ANSWERED.said(self.language).to_owned()),
                resolved: settled.filter(|day| *day <= self.as_of).map(Day::date),
            };
            self.write(stay, raised, Entry::Objection(objection));
        }
    }

    fn closing(&mut self, stay: &Stay) {
        // Planted: without buy-in a deal sits here.
        let agrees = self.chance.happens(if stay.good { 0.86 } else { 0.28 });
        let agreed = agrees.then(|| Day(stay.from.0 + self.chance.between(0.0, 5.0) as i32));
        let agreed = agreed.map(|day| day.min(stay.to));
        self.contact(stay, stay.from, true, agreed);
        if self.chance.happens(0.88) {
            let sent = Day(stay.from.0 + self.chance.between(0.0, 6.0) as i32);
            if sent <= stay.to {
                self.detail(stay, sent, Detail::ProposalSent, Value::Day(sent.date()));
                let options = 1 + self.chance.between(0.0, 4.4) as u32;
                self.detail(stay, sent, Detail::Options, Value::Count(options));
                if self.chance.happens(0.6) {
                    let ends = Day(sent.0 + self.chance.between(14.0, 40.0) as i32);
                    self.detail(stay, sent, Detail::OfferEnds, Value::Day(ends.date()));
                }
            }
        }
        self.pushes(stay);
    }

    /// The close date that the story tells last is what all pushes lead to.
    fn pushes(&mut self, stay: &Stay) {
        let told = self.deal.steps.iter().rev();
        let Some(last) = told.clone().find_map(|own| own.expected_close) else {
            return;
        };
        if self.close.is_some() {
            return;
        }
        let times = (stay.days() / 25).min(3);
        let mut close = Day(last.0 - 21 * times as i32);
        for push in 0..times {
            let day = Day(stay.from.0 + 20 + 25 * push as i32);
            if day > stay.to {
                break;
            }
            let later = Day(last.0 - 21 * (times - 1 - push) as i32);
            self.write(
                stay,
                day,
                Entry::Close(Some(close.date()), Some(later.date())),
            );
            close = later;
        }
        self.close = Some(close);
    }

    fn onboarding(&mut self, stay: &Stay) {
        for (detail, share) in [
            (Detail::Delivered, 0.3),
            (Detail::SetUp, 0.6),
            (Detail::Supported, 0.9),
        ] {
            if self.chance.happens(0.9) {
                let days = if stay.ended { stay.days() } else { 40 };
                let at = share * self.chance.between(0.7, 1.0) * f64::from(days);
                let day = Day(stay.from.0 + at as i32);
                self.detail(stay, day, detail, Value::Day(day.date()));
            }
        }
        let health = match self.chance.even() {
            p if p < 0.7 => Health::Good,
            p if p < 0.9 => Health::AtRisk,
            _ => Health::Poor,
        };
        let day = stay.at(self.chance.between(0.3, 0.9));
        self.detail(stay, day, Detail::Health, Value::Health(health));
    }

    fn activities(&mut self, stay: &Stay) {
        let after = stay.stage > 5;
        let gap = if after { 34.0 } else { 5.0 };
        // Planted: where a stay goes badly, it went silent.
        let silent_from = (!stay.good && self.chance.happens(0.5))
            .then(|| Day(stay.from.0 + self.chance.between(2.0, 14.0) as i32));
        let mut day = Day(stay.from.0 + self.chance.between(0.0, 3.0) as i32);
        let mut planned: Option<Day> = None;
        let last = stay.to.min(silent_from.unwrap_or(stay.to));
        while day <= last {
            let kind = if after {
                *self.chance.pick(&[
                    ActivityKind::News,
                    ActivityKind::Feedback,
                    ActivityKind::Referral,
                    ActivityKind::Call,
                ])
            } else {
                *self.chance.pick(&[
                    ActivityKind::Call,
                    ActivityKind::Mail,
                    ActivityKind::Mail,
                    ActivityKind::Meeting,
                ])
            };
            let replies = if stay.good { 0.75 } else { 0.5 };
            let replied = kind == ActivityKind::Meeting || self.chance.happens(replies);
            let note = self.one_of(&NEXT);
            let activity = Activity {
                kind,
                note,
                due: planned.map(|_| day.date()),
                done: Some(day.date()),
                replied: Some(replied),
                rep: Some(stay.rep.to_owned()),
            };
            self.write(stay, planned.unwrap_or(day), Entry::Activity(activity));
            let next = Day(day.0 + 1 + self.chance.around(gap, 0.6) as i32);
            planned = self.chance.happens(0.72).then_some(day);
            day = next;
        }
        // What was planned and is still to be done.
        if let (Some(since), false) = (planned, stay.ended) {
            let note = self.one_of(&NEXT);
            let activity = Activity {
                kind: ActivityKind::Call,
                note,
                due: Some(day.date()),
                done: None,
                replied: None,
                rep: Some(stay.rep.to_owned()),
            };
            self.write(stay, since, Entry::Activity(activity));
        }
    }
}
