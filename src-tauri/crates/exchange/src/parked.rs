//! Records that wait for their turn: made on one thread, taken by a sink on another.
//!
//! A record borrows its texts from the row it was read from. Parked, it knows where they lie in the
//! text of its chunk; what lies elsewhere (a cell that lost its quotes) is copied behind it.

use engine::{
    moment::{Between, Day, Moment},
    money::Money,
    record::{Details, Record, Step, Work},
};

/// Records of one chunk, in order.
#[derive(Debug, Default)]
pub(crate) struct Parked {
    records: Vec<Lying>,
    details: Vec<LyingDetails>,
    /// Of the few records that lie between two days: their places, ascending, and the days.
    between: Vec<(usize, Between)>,
    /// Texts that do not lie in the chunk.
    copied: String,
}

/// Where a text lies: in the chunk's own text, or, from [`COPIED`] on, among the copies.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: u32,
    end: u32,
}

/// No text.
const NOWHERE: Place = Place {
    start: u32::MAX,
    end: u32::MAX,
};
/// Chunks are far shorter than this.
const COPIED: u32 = 1 << 31;
/// No details.
const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Lying {
    deal: Place,
    rep: Place,
    step: Step,
    at: Option<Moment>,
    details: u32,
}

#[derive(Clone, Copy, Debug)]
struct LyingDetails {
    texts: [Place; 9],
    amount: Option<Money>,
    expected_close: Option<Day>,
    work: Option<Work>,
}

impl Parked {
    /// None yet, with room for about so many.
    pub(crate) fn with_room(records: usize) -> Self {
        Self {
            records: Vec::with_capacity(records + records / 8),
            ..Self::default()
        }
    }

    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// Parks a record whose texts lie in `home`, or anywhere.
    pub(crate) fn park(&mut self, home: &str, record: &Record<'_>, between: Option<Between>) {
        self.between
            .extend(between.map(|days| (self.records.len(), days)));
        let details = if record.details == Details::default() {
            NONE
        } else {
            self.lay(home, &record.details)
        };
        let lying = Lying {
            deal: self.place(home, Some(record.deal)),
            rep: self.place(home, record.rep),
            step: record.step,
            at: record.at,
            details,
        };
        self.records.push(lying);
    }

    /// Gives every record again, `home` being the text that they were parked with, up to the first that
    /// is refused.
    pub(crate) fn give<E>(
        &self,
        home: &str,
        mut take: impl FnMut(&Record<'_>, Option<Between>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut between = self.between.iter().peekable();
        // Details are most of a record and most records have none: one is used again and again.
        let mut record = Record {
            deal: "",
            rep: None,
            step: Step::Created,
            at: None,
            details: Details::default(),
        };
        let mut told = NONE;
        for (ix, lying) in self.records.iter().enumerate() {
            if lying.details != told {
                record.details = self.details(home, lying.details);
                told = lying.details;
            }
            record.deal = self.text(home, lying.deal).unwrap_or_default();
            record.rep = self.text(home, lying.rep);
            record.step = lying.step;
            record.at = lying.at;
            let days = between.next_if(|(of, _)| *of == ix);
            take(&record, days.map(|(_, days)| *days))?;
        }
        Ok(())
    }

    /// Puts details down; gives their place.
    fn lay(&mut self, home: &str, details: &Details<'_>) -> u32 {
        let texts = [
            details.name,
            details.account,
            details.source,
            details.persona,
            details.lost_reason,
            details.won_reason,
            details.product,
            details.team,
            details.next_step,
        ];
        let texts = texts.map(|text| self.place(home, text));
        self.details.push(LyingDetails {
            texts,
            amount: details.amount,
            expected_close: details.expected_close,
            work: details.work,
        });
        u32::try_from(self.details.len() - 1).unwrap_or(NONE)
    }

    fn details<'a>(&'a self, home: &'a str, details: u32) -> Details<'a> {
        let Some(lying) = self.details.get(details as usize) else {
            return Details::default();
        };
        let [
            name,
            account,
            source,
            persona,
            lost_reason,
            won_reason,
            product,
            team,
            next_step,
        ] = lying.texts.map(|place| self.text(home, place));
        Details {
            name,
            account,
            amount: lying.amount,
            source,
            persona,
            expected_close: lying.expected_close,
            lost_reason,
            won_reason,
            product,
            work: lying.work,
            next_step,
            team,
        }
    }

    fn place(&mut self, home: &str, text: Option<&str>) -> Place {
        let Some(text) = text else { return NOWHERE };
        let offset = (text.as_ptr() as usize).wrapping_sub(home.as_ptr() as usize);
        let (start, base) = if offset <= home.len() && text.len() <= home.len() - offset {
            (offset, 0)
        } else {
            self.copied.push_str(text);
            (self.copied.len() - text.len(), COPIED)
        };
        let at = |ix: usize| u32::try_from(ix).map_or(u32::MAX, |ix| ix | base);
        Place {
            start: at(start),
            end: at(start + text.len()),
        }
    }

    fn text<'a>(&'a self, home: &'a str, place: Place) -> Option<&'a str> {
        let Place { start, end } = place;
        if start == u32::MAX {
            return None;
        }
        if start < COPIED {
            return home.get(start as usize..end as usize);
        }
        let range = (start - COPIED) as usize..(end - COPIED) as usize;
        self.copied.get(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parked_record_comes_back_as_it_was() {
        let home = "1,Ana,Acme,Pump";
        let elsewhere = String::from("Zo\u{eb} \"Z\"");
        let plain = Record {
            deal: &home[0..1],
            rep: Some(&home[2..5]),
            step: Step::Entered(3),
            at: Some(Moment {
                instant: 86_400_000_000,
                day: Day(1),
                timed: false,
            }),
            details: Details::default(),
        };
        let full = Record {
            rep: Some(&elsewhere),
            at: None,
            step: Step::SeenAt(0),
            details: Details {
                account: Some(&home[6..10]),
                team: Some(""),
                product: Some(&elsewhere[..1]),
                expected_close: Some(Day(-4)),
                next_step: Some(&elsewhere),
                work: Some(Work {
                    last: Some(Day(3)),
                    ..Work::default()
                }),
                amount: Some(Money {
                    minor: -5,
                    currency: engine::money::Currency::UNKNOWN,
                }),
                ..Details::default()
            },
            ..plain
        };
        let records = [plain, full, Record { rep: None, ..plain }];
        let mut parked = Parked::default();
        let days = Between {
            earliest: None,
            latest: Day(9),
        };
        let expected = [(plain, None), (full, Some(days)), (records[2], None)];
        for (record, between) in &expected {
            parked.park(home, record, *between);
        }
        let mut expected = expected.iter();
        let given: Result<(), ()> = parked.give(home, |record, between| {
            assert_eq!(expected.next(), Some(&(*record, between)));
            Ok(())
        });
        assert!(given.is_ok() && expected.next().is_none());
    }
}
