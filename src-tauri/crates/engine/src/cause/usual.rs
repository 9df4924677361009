//! The team's own ways, which deals are held against: what it records at all and since when, how long
//! it leaves between two activities, how long objections stay open.

use super::known;
use crate::{
    curve::Curve,
    deal::{ActivityKind, detail::Detail},
    ledger::{COMPLETED, CREATED, LOST, Ledger, SEEN, WON},
    moment::Day,
    record::StageIx,
    recorded::{Asked, NOTHING, What},
    selection::Outcome,
    tally::{self, Tally},
};

/// What a team may or may not keep a record of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Fit,
    Budget,
    Authority,
    Need,
    Timing,
    Contacts,
    Deciders,
    Activities,
    Replies,
    Demo,
    Tailored,
    Objections,
    CloseHistory,
    Proposal,
    Options,
    OfferEnds,
    Onboarding,
    Health,
    NextStep,
    Checks,
}

const TOPICS: usize = Topic::Checks as usize + 1;

/// A topic is kept once so many deals have it, and this share of all that anything is recorded on.
const FEWEST: usize = 3;
const SHARE: f64 = 0.05;
/// Fewer intervals than this say too little about what is usual.
const ENOUGH: usize = 20;
/// What counts as usual until then: before the sale, and after it.
const DAYS_BETWEEN: u32 = 14;
const DAYS_BETWEEN_AFTER: u32 = 90;
/// How long an objection may be open until enough were settled.
const DAYS_OPEN: u32 = 14;
/// Longer pauses than this are no rhythm.
const LONGEST: u32 = 365;

/// What is usual.
#[derive(Clone, Debug)]
pub(super) struct Usual {
    /// By topic: since when it is kept.
    kept: [Option<Day>; TOPICS],
    /// Most open deals have something recorded by hand: of one that has not, nothing was done.
    pub(super) covered: bool,
    /// Four of five pauses between two activities were no longer: before the sale, after it.
    pub(super) between: [u32; 2],
    /// Half of the objections raised at each stage were settled within so many days.
    pub(super) objection: Vec<u32>,
}

/// The topic that a fact shows to be kept.
fn topic(what: What, value: i32) -> Option<Topic> {
    use Detail::*;
    Some(match what {
        What::Detail(detail) => match detail {
            Fit => Topic::Fit,
            Budget => Topic::Budget,
            Authority => Topic::Authority,
            Need => Topic::Need,
            Timing => Topic::Timing,
            DemoPlanned | DemoHeld => Topic::Demo,
            Tailored => Topic::Tailored,
            ProposalSent => Topic::Proposal,
            OfferEnds => Topic::OfferEnds,
            Options => Topic::Options,
            Delivered | SetUp | Supported => Topic::Onboarding,
            Health => Topic::Health,
            NextStep | NextStepDue => Topic::NextStep,
            _ => return None,
        },
        What::Contacts | What::Reachable => Topic::Contacts,
        What::Deciders | What::Agreed => Topic::Deciders,
        What::Raised(_) | What::Settled => Topic::Objections,
        What::Done(_) if value != NOTHING => Topic::Replies,
        What::Done(_) => Topic::Activities,
        What::Planned | What::Met => Topic::NextStep,
        What::CloseWas | What::CloseIs => Topic::CloseHistory,
        What::PassedOver => Topic::Checks,
        _ => return None,
    })
}

/// The columns of a file that bring a topic.
pub(super) fn columns(topic: Topic) -> Asked {
    match topic {
        Topic::Activities => Asked::LAST,
        Topic::NextStep => Asked::NEXT.with(Asked::STEP),
        Topic::Contacts => Asked::CONTACTS,
        Topic::CloseHistory => Asked::PUSHES,
        Topic::Proposal => Asked::PROPOSAL,
        _ => Asked(0),
    }
}

impl Usual {
    pub(super) fn of(ledger: &Ledger, as_of: Day) -> Self {
        let mut firsts: [Vec<Day>; TOPICS] = std::array::from_fn(|_| Vec::new());
        let mut gaps: [Vec<u32>; 2] = [Vec::new(), Vec::new()];
        let mut settled = vec![Tally::new(); ledger.process().stages.len() + 1];
        let mut recorded = 0_usize;
        let (mut open, mut covered) = (0_usize, 0_usize);
        let deals = if ledger.has_records() {
            ledger.deals()
        } else {
            0
        };
        for deal in 0..deals as u32 {
            let is_open = ledger.columns.is_here(deal);
            open += usize::from(is_open);
            let facts = ledger.records.of(deal);
            let facts = &facts[..facts.partition_point(|noted| noted.day <= as_of)];
            if facts.is_empty() {
                continue;
            }
            let by_hand = facts.iter().any(|noted| known::by_hand(noted.what));
            recorded += usize::from(by_hand);
            covered += usize::from(is_open && by_hand);
            let mut seen = [false; TOPICS];
            let mut done: [Option<Day>; 2] = [None; 2];
            let mut raised: Vec<(i32, Day)> = Vec::new();
            for noted in facts {
                let mut first = |topic: Topic| {
                    if !std::mem::replace(&mut seen[topic as usize], true) {
                        firsts[topic as usize].push(noted.day);
                    }
                };
                if let Some(topic) = topic(noted.what, noted.value) {
                    first(topic);
                    if topic == Topic::Replies {
                        first(Topic::Activities);
                    }
                }
                match noted.what {
                    What::Done(kind) if kind != ActivityKind::Note => {
                        let after = usize::from(after_sale(ledger, deal, noted.day));
                        if let Some(before) = done[after].replace(noted.day) {
                            let gap = noted.day.since(before);
                            if (1..=LONGEST).contains(&gap) {
                                gaps[after].push(gap);
                            }
                        }
                    }
                    What::Raised(_) => raised.push((noted.value, noted.day)),
                    What::Settled => {
                        if let Some(at) = raised.iter().position(|own| own.0 == noted.value) {
                            let (_, since) = raised.swap_remove(at);
                            let days = noted.day.since(since);
                            answered(&mut settled, ledger, deal, since, (days, Outcome::Advanced));
                        }
                    }
                    _ => {}
                }
            }
            for (_, since) in raised {
                let days = as_of.since(since);
                answered(&mut settled, ledger, deal, since, (days, Outcome::Open));
            }
        }
        let needed = FEWEST.max((SHARE * recorded as f64).ceil() as usize);
        let kept = firsts.map(|mut days| {
            days.sort_unstable();
            days.get(needed - 1).copied()
        });
        let usual = |gaps: &mut Vec<u32>, share: f64, else_: u32| {
            gaps.sort_unstable();
            let place = (share * gaps.len() as f64).ceil() as usize;
            let enough = gaps.len() >= ENOUGH;
            let found = gaps.get(place.saturating_sub(1)).copied();
            found.filter(|_| enough).unwrap_or(else_)
        };
        let [mut before, mut after] = gaps;
        let half = |tally: &Tally| {
            let (settled, ..) = tally::totals(tally);
            let enough = settled as usize >= ENOUGH;
            enough
                .then(|| Curve::of(tally.clone()).left_by(0.5))
                .flatten()
        };
        let anywhere = settled.pop().as_ref().and_then(half).unwrap_or(DAYS_OPEN);
        let objection = settled.iter().map(|tally| half(tally).unwrap_or(anywhere));
        let objection = objection.collect();
        Self {
            kept,
            covered: open > 0 && 2 * covered >= open,
            between: [
                usual(&mut before, 0.8, DAYS_BETWEEN),
                usual(&mut after, 0.8, DAYS_BETWEEN_AFTER),
            ],
            objection,
        }
    }

    /// Whether a topic is kept by hand on a day.
    pub(super) fn keeps(&self, topic: Topic, on: Day) -> bool {
        self.kept[topic as usize].is_some_and(|since| since <= on)
    }
}

/// Counts an objection at the stage where it was raised, and, last, anywhere.
fn answered(
    settled: &mut [Tally],
    ledger: &Ledger,
    deal: u32,
    since: Day,
    (days, outcome): (u32, Outcome),
) {
    let anywhere = settled.len() - 1;
    let stage = stage_on(ledger, deal, since).map(usize::from);
    let places = stage.filter(|stage| *stage < anywhere).into_iter();
    for place in places.chain([anywhere]) {
        tally::put_in(&mut settled[place], days, outcome);
    }
}

/// Where a deal was on a day.
fn stage_on(ledger: &Ledger, deal: u32, on: Day) -> Option<StageIx> {
    let moves = ledger.moves_of(deal).rev();
    let by_then = moves.filter(|at| ledger.day[*at] <= on.0);
    let mut places = by_then.filter_map(|at| match ledger.step[at] {
        WON | LOST | CREATED | COMPLETED => None,
        step => Some(step & !SEEN),
    });
    places.next()
}

/// Whether a deal was won by a day.
fn after_sale(ledger: &Ledger, deal: u32, on: Day) -> bool {
    let wins_at = ledger.process().wins_at;
    ledger.moves_of(deal).any(|at| {
        let beyond = match ledger.step[at] {
            WON | COMPLETED => true,
            LOST | CREATED => false,
            step => step & !SEEN > wins_at,
        };
        beyond && ledger.day[at] <= on.0
    })
}
