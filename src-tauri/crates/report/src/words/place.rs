//! Where words are read: the same language writes numbers, sums and days differently from place to place, as
//! Austria and Switzerland do beside Germany, and the United States beside Britain. The window's page asks
//! the web view's own tables (CLDR); here are those of them that differ.
//!
//! A sentence is one function of what it tells, and most tell a number. So that not every one of them hands
//! the place on, it is known for as long as a sentence is made ([`within`]), to the few functions that write
//! a number or a day ([`here`]); whoever asks for the sentence has it from its dictionary.

use std::cell::Cell;

use engine::language::Language;

use super::Words;

/// Where numbers and days are written as nowhere else that speaks the language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// As most who speak the language do: "27 November 2026", "1.204 €".
    #[default]
    Usual,
    /// The month before the day: "November 27, 2026".
    MonthFirst,
    /// "€ 1\u{a0}204", "Jänner".
    Austria,
    /// "CHF 1’204.50"; Liechtenstein too.
    Switzerland,
}

/// Where English is written with the day before the month (CLDR's list of regions).
const DAY_FIRST: &str = "001 150 AE AG AI AT AU BB BE BM BS BW BZ CC CH CK CM CX CY CZ DE DG DK DM EE ER ES FI \
    FJ FK FM FR GB GD GE GG GH GI GM GY HK HU ID IE IL IM IN IO IT JE JM KE KI KN KY LC LR LS LT LV MG MO MS \
    MT MU MV MW MY NA NF NG NL NO NR NU NZ PG PK PL PN PT PW RO RW SB SC SD SE SG SH SI SK SL SS SX SZ TC TK \
    TO TT TV TZ UA UG VC VG VU WS ZA ZM ZW";

impl Place {
    /// How a language is written where a locale is at home: "de-AT", "de_CH.UTF-8", also that of another
    /// language. As usual where it names no region.
    #[must_use]
    pub fn of(language: Language, locale: &str) -> Self {
        let plain = locale.split(['.', '@']).next().unwrap_or_default();
        let region = plain.split(['-', '_']).skip(1).find(|part| {
            let letters = part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
            letters || (part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
        });
        let Some(region) = region.map(str::to_ascii_uppercase) else {
            return Self::Usual;
        };
        match (language, region.as_str()) {
            (Language::German, "AT") => Self::Austria,
            (Language::German, "CH" | "LI") => Self::Switzerland,
            (Language::English, other) if !DAY_FIRST.split(' ').any(|one| one == other) => {
                Self::MonthFirst
            }
            _ => Self::Usual,
        }
    }
}

/// A language, and where it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tongue {
    /// The language.
    pub language: Language,
    /// The place.
    pub place: Place,
}

impl Tongue {
    /// A language as it is written where a locale is at home.
    #[must_use]
    pub fn at(language: Language, locale: &str) -> Self {
        Self {
            language,
            place: Place::of(language, locale),
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> Words {
        super::written(self.language, self.place)
    }
}

thread_local! {
    static HERE: Cell<Place> = const { Cell::new(Place::Usual) };
}

/// What is said, said in a place.
pub(super) fn within<T>(place: Place, said: impl FnOnce() -> T) -> T {
    let before = HERE.replace(place);
    let said = said();
    HERE.set(before);
    said
}

/// The place in which a sentence is being made.
pub(super) fn here() -> Place {
    HERE.get()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;
    use engine::{
        forecast::Forecast,
        money::{Currency, Money},
    };

    use super::*;

    fn at(locale: &str) -> Words {
        Tongue::at(Language::of_locale(locale), locale).words()
    }

    #[test]
    fn numbers_sums_and_days_are_written_as_where_the_reader_is() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 27).unwrap();
        let sum = Money {
            minor: 284_000_000,
            currency: Currency::parse("EUR").unwrap(),
        };
        let check = |locale: &str, expected: [&str; 6]| {
            let words = at(locale);
            let found = [
                words.count(12_480),
                words.decimal(13.44),
                words.money_short(sum),
                words.money_whole(sum),
                words.date(day),
                words.short_date(day),
            ];
            assert_eq!(
                found.map(|it| it.replace('\u{a0}', " ")),
                expected,
                "{locale}"
            );
        };
        check(
            "de-DE",
            [
                "12.480",
                "13,4",
                "2,84 Mio. €",
                "2.840.000 €",
                "27. Januar 2026",
                "27. Jan.",
            ],
        );
        check(
            "de-AT",
            [
                "12 480",
                "13,4",
                "€ 2,84 Mio.",
                "€ 2 840 000",
                "27. Jänner 2026",
                "27. Jan.",
            ],
        );
        check(
            "de-CH",
            [
                "12’480",
                "13.4",
                "€ 2.84 Mio.",
                "€ 2’840’000",
                "27. Januar 2026",
                "27. Jan.",
            ],
        );
        check(
            "en-GB",
            [
                "12,480",
                "13.4",
                "€2.84m",
                "€2,840,000",
                "27 January 2026",
                "27 Jan",
            ],
        );
        check(
            "en-US",
            [
                "12,480",
                "13.4",
                "€2.84m",
                "€2,840,000",
                "January 27, 2026",
                "Jan 27",
            ],
        );
    }

    #[test]
    fn a_sentence_is_written_in_its_place_and_leaves_none_behind() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 27);
        assert_eq!(
            at("en-US").period(day, None),
            "Entered since January 27, 2026"
        );
        assert_eq!(
            at("en-GB").period(day, None),
            "Entered since 27 January 2026"
        );
        assert_eq!(
            at("de-AT").period(day, None),
            "Eingetreten seit dem 27. Jänner 2026"
        );
        assert_eq!(
            at("de-DE").period(day, None),
            "Eingetreten seit dem 27. Januar 2026"
        );
        let held = |locale| {
            let words = at(locale);
            words
                .headline
                .holds_up("Akquise", &words.count_short(210_000))
        };
        assert_eq!(held("de-CH"), "In Akquise steckt fest: 210\u{a0}Tsd.");
        assert_eq!(here(), Place::Usual);
    }

    #[test]
    fn the_engines_own_sentence_of_a_forecast_has_the_month_first_too() {
        let forecast = Forecast {
            as_of: NaiveDate::from_ymd_opt(2026, 1, 31).unwrap(),
            until: NaiveDate::from_ymd_opt(2026, 5, 1).unwrap(),
            ..crate::fixture::forecast(90)
        };
        let said = |locale| at(locale).forecast(&forecast);
        assert!(said("en-GB").contains("by 1 May ("));
        assert!(said("en-US").contains("by May 1 ("));
    }

    #[test]
    fn a_locale_is_read_for_its_region() {
        let check = |language, locale, expected| {
            assert_eq!(Place::of(language, locale), expected, "{locale}");
        };
        for locale in ["de", "de-DE", "de-BE", "en-US", "", "C", "de-Latn"] {
            check(Language::German, locale, Place::Usual);
        }
        check(Language::German, "de_AT.UTF-8", Place::Austria);
        check(Language::German, "de-Latn-CH", Place::Switzerland);
        check(Language::German, "fr-ch", Place::Switzerland);
        for locale in ["en-GB", "en", "en-001", "de-AT", "en_AU.UTF-8", "C.UTF-8"] {
            check(Language::English, locale, Place::Usual);
        }
        for locale in ["en-US", "en_US.UTF-8", "en-CA", "es-US"] {
            check(Language::English, locale, Place::MonthFirst);
        }
    }
}
