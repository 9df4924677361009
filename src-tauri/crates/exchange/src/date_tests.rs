//! What each way of writing a date means, and what is none.

#![allow(clippy::unwrap_used)]

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use proptest::prelude::*;

use super::*;

fn check(text: &str, order: DateOrder, expected: &str) {
    let expected = match expected {
        "" => None,
        e if e.len() == 10 => Some(Moment::of_date(e.parse::<NaiveDate>().unwrap())),
        e => Some(DateTime::parse_from_rfc3339(e).map_or_else(
            |_| Moment::of_local(e.parse::<NaiveDateTime>().unwrap()),
            Moment::of_zoned,
        )),
    };
    assert_eq!(read(text, order), expected, "{text}");
}

#[test]
fn a_year_first_is_read_in_every_order() {
    for order in [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy] {
        check("2025-03-04", order, "2025-03-04");
        check("2024-02-29", order, "2024-02-29");
        check("2025/3/4", order, "2025-03-04");
        check("2025.03.04", order, "2025-03-04");
        check("20250304", order, "2025-03-04");
        check("4 Mar 2025", order, "2025-03-04");
        check("04-MAR-25", order, "2025-03-04");
        check("March 4, 2025", order, "2025-03-04");
    }
}

#[test]
fn a_time_and_its_zone_are_kept() {
    let order = DateOrder::Ymd;
    check("2025-03-04T09:05", order, "2025-03-04T09:05:00");
    check("2025-03-04 09:05:06", order, "2025-03-04T09:05:06");
    check("2021-01-07 6:49:18", order, "2021-01-07T06:49:18");
    check("2025-03-04 09:05:06.789", order, "2025-03-04T09:05:06.789");
    check("2025-03-04T09:05:06Z", order, "2025-03-04T09:05:06+00:00");
    check(
        "2011-10-01T00:10:00.5+02:00",
        order,
        "2011-10-01T00:10:00.5+02:00",
    );
    check(
        "2011-12-06 13:41:31.788000+01:00",
        order,
        "2011-12-06T13:41:31.788+01:00",
    );
    check(
        "2011-12-06 13:41:31 -0330",
        order,
        "2011-12-06T13:41:31-03:30",
    );
    check(
        "2011-12-06 13:41:31 UTC",
        order,
        "2011-12-06T13:41:31+00:00",
    );
}

#[test]
fn the_order_decides_day_and_month() {
    check("3/4/2025", DateOrder::Dmy, "2025-04-03");
    check("3/4/2025", DateOrder::Mdy, "2025-03-04");
    check("3/4/2025", DateOrder::Ymd, "");
    check("4/4/2025", DateOrder::Ymd, "2025-04-04");
    check("28.09.2025", DateOrder::Dmy, "2025-09-28");
    check("28.09.2025", DateOrder::Mdy, "");
    check("02/23/26 08:55 PM", DateOrder::Mdy, "2026-02-23T20:55:00");
    check("02/23/26 12:00 am", DateOrder::Mdy, "2026-02-23T00:00:00");
    check("2/26/2018 19:58", DateOrder::Mdy, "2018-02-26T19:58:00");
    check("1/1/69", DateOrder::Dmy, "2069-01-01");
    check("1/1/70", DateOrder::Dmy, "1970-01-01");
}

#[test]
fn months_have_names_in_seven_languages() {
    let check = |text: &str| check(text, DateOrder::Dmy, "2024-03-12");
    for text in [
        "12-Mar-2024",
        "12/Mar/2024",
        "12Mar2024",
        "12-MAR-24",
        "March 12, 2024",
        "Mar. 12, 2024",
        "March 12th, 2024",
        "12th of March 2024",
        "2024-Mar-12",
        "Tuesday, March 12, 2024",
        "Tue 12 Mar 2024",
        "12. M\u{e4}rz 2024",
        "Di., 12. M\u{e4}r. 2024",
        "12 mars 2024",
        "mar. 12 mars 2024",
        "mardi 12 mars 2024",
        "12 de marzo de 2024",
        "12 mar 2024",
        "martes, 12 de marzo de 2024",
        "12 marzo 2024",
        "12 de mar\u{e7}o de 2024",
        "12 maart 2024",
        "12 mrt. 2024",
    ] {
        check(text);
    }
}

#[test]
fn every_month_of_every_language_is_its_own() {
    #[rustfmt::skip] // A language is read as a line.
    const LANGUAGES: [[&str; 12]; 7] = [
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["Januar", "Februar", "M\u{e4}rz", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        ["janvier", "f\u{e9}vrier", "mars", "avril", "mai", "juin", "juillet", "ao\u{fb}t", "septembre", "octobre", "novembre", "d\u{e9}cembre"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
        ["janeiro", "fevereiro", "mar\u{e7}o", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    ];
    for months in LANGUAGES {
        for (ix, month) in months.iter().enumerate() {
            let expected = format!("2025-{:02}-07", ix + 1);
            check(&format!("7 {month} 2025"), DateOrder::Ymd, &expected);
            check(
                &format!("7. {}", month.to_uppercase() + " 2025"),
                DateOrder::Ymd,
                &expected,
            );
        }
    }
}

#[test]
fn times_are_written_in_many_ways() {
    let check = |text: &str, clock: &str| {
        check(text, DateOrder::Dmy, &format!("2025-03-04T{clock}"));
    };
    check("04/03/2025 2:05 PM", "14:05:00");
    check("04/03/2025 02:05pm", "14:05:00");
    check("04/03/2025 2:05 p. m.", "14:05:00");
    check("04/03/2025 2:05\u{202f}p.m.", "14:05:00");
    check("04/03/2025 12:05 a. m.", "00:05:00");
    check("04/03/2025, 2:05:06\u{202f}PM", "14:05:06");
    check("04.03.2025 14.05", "14:05:00");
    check("04.03.2025 14:05 Uhr", "14:05:00");
    check("04/03/2025 14h05", "14:05:00");
    check("4 March 2025 at 2:05 PM", "14:05:00");
    check("4. M\u{e4}rz 2025 um 14:05", "14:05:00");
    check("4 mars 2025 \u{e0} 14:05", "14:05:00");
    check("20250304140506", "14:05:06");
    check("202503041405", "14:05:00");
    check("2025-03-04T14:05:06.123456Z", "14:05:06.123456+00:00");
    check("2025-03-04T14:05:06+01:00[Europe/Berlin]", "14:05:06+01:00");
    check("Tue Mar 04 2025 14:05:06 GMT+0100 (CET)", "14:05:06+01:00");
    check("2025-03-04 14:05:06 CET", "14:05:06+01:00");
    check("2025-03-04 14:05:06 PDT", "14:05:06-07:00");
}

#[test]
fn offsets_may_change_with_daylight_saving() {
    check(
        "2025-03-30 01:59:59+01:00",
        DateOrder::Ymd,
        "2025-03-30T01:59:59+01:00",
    );
    check(
        "2025-03-30 03:00:00+02:00",
        DateOrder::Ymd,
        "2025-03-30T03:00:00+02:00",
    );
    let before = read("2025-03-30 01:59:59+01:00", DateOrder::Ymd).unwrap();
    let after = read("2025-03-30 03:00:00+02:00", DateOrder::Ymd).unwrap();
    assert_eq!(after.instant - before.instant, 1_000_000);
}

#[test]
fn a_year_of_two_digits_comes_first_where_the_column_says_so() {
    check("25/03/04", DateOrder::Ymd, "2025-03-04");
    check("25/03/04", DateOrder::Dmy, "2004-03-25");
    check("25/03/04", DateOrder::Mdy, "");
    check("99-12-31", DateOrder::Ymd, "1999-12-31");
    check("5/3/04", DateOrder::Ymd, "");
}

#[test]
fn numbers_count_days_or_time_where_the_column_says_so() {
    check("45688", DateOrder::Serial, "2025-01-31");
    check("45688.0", DateOrder::Serial, "2025-01-31");
    check("45688.5", DateOrder::Serial, "2025-01-31T12:00:00");
    check("45688.58333", DateOrder::Serial, "2025-01-31T14:00:00");
    check("45688.9999999", DateOrder::Serial, "2025-01-31T23:59:59");
    check("25569", DateOrder::Serial, "1970-01-01");
    check("45688", DateOrder::Epoch, "");
    check("12345", DateOrder::Serial, "");
    check("1738332306", DateOrder::Epoch, "2025-01-31T14:05:06+00:00");
    check(
        "1738332306.5",
        DateOrder::Epoch,
        "2025-01-31T14:05:06.5+00:00",
    );
    check(
        "1738332306000",
        DateOrder::Epoch,
        "2025-01-31T14:05:06+00:00",
    );
    check(
        "1738332306000000",
        DateOrder::Epoch,
        "2025-01-31T14:05:06+00:00",
    );
    check(
        "1738332306000000000",
        DateOrder::Epoch,
        "2025-01-31T14:05:06+00:00",
    );
    check("1.7E+12", DateOrder::Epoch, "");
}

#[test]
fn days_that_mean_none_are_no_dates() {
    for text in [
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "1900-01-00",
        "1900-01-01",
        "1/0/1900",
        "1899-12-30",
        "2050-01-01",
        "01/01/2050",
        "9999-12-31",
        "9999-12-31 23:59:59",
        "31.12.9999",
        "12/31/2999",
        "00/00/0000",
        "-",
        "n/a",
        "NULL",
    ] {
        assert_eq!(readings(text), Reading::Absent, "{text}");
    }
    for text in ["2050-01-02", "2049-12-31", "31.12.2099"] {
        assert!(read(text, DateOrder::Dmy).is_some(), "{text}");
    }
    assert_eq!(readings("soon"), Reading::Bad);
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "n/a",
        "2025-02-29",
        "2025-13-01",
        "2025-00-10",
        "31/31/2025",
        "9999-12-31",
        "1.5",
        "2025-03-04x",
        "2025-03-04T",
        "2025-03-04T25:00",
        "2025-03-04 10",
        "12345",
        "1/2",
        "1-2/2025",
        "2025-03-04T10:00+25:00",
        "2025-03-04 13:00 PM",
        "45000",
        "été 2025",
        "1/2/345",
    ] {
        for order in [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy] {
            check(text, order, "");
        }
    }
}

proptest! {
    #[test]
    fn every_day_of_the_calendar_is_read_as_chrono_reads_it(days in -25_000_i32..80_000) {
        // 2050-01-01 means none.
        prop_assume!(days != 29_220);
        let date = Day(days).date();
        prop_assert_eq!(read(&date.to_string(), DateOrder::Ymd), Some(Moment::of_date(date)));
        let dmy = date.format("%d/%m/%Y").to_string();
        prop_assert_eq!(read(&dmy, DateOrder::Dmy), Some(Moment::of_date(date)));
    }

    #[test]
    fn every_way_of_writing_a_moment_reads_back_the_same(
        days in 0_i32..47_000,
        clock in 0_u32..86_400,
        way in 0_usize..16,
    ) {
        prop_assume!(days != 29_220);
        let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(clock, 0).unwrap();
        let at = NaiveDateTime::new(Day(days).date(), time);
        // chrono's own formats; those without seconds lose them.
        const WAYS: [(&str, DateOrder, u32); 16] = [
            ("%Y-%m-%dT%H:%M:%S", DateOrder::Ymd, 1),
            ("%Y-%m-%d %H:%M:%SZ", DateOrder::Mdy, 1),
            ("%Y/%m/%d %H:%M:%S", DateOrder::Ymd, 1),
            ("%d/%m/%Y %H:%M:%S", DateOrder::Dmy, 1),
            ("%d.%m.%Y %H:%M:%S", DateOrder::Dmy, 1),
            ("%d-%m-%Y %H:%M", DateOrder::Dmy, 60),
            ("%m/%d/%Y %I:%M:%S %p", DateOrder::Mdy, 1),
            ("%m/%d/%Y %I:%M %P", DateOrder::Mdy, 60),
            ("%-m/%-d/%Y %-I:%M %p", DateOrder::Mdy, 60),
            ("%d.%m.%Y %H.%M", DateOrder::Dmy, 60),
            ("%d-%b-%Y %H:%M:%S", DateOrder::Dmy, 1),
            ("%d %B %Y, %H:%M", DateOrder::Dmy, 60),
            ("%B %-d, %Y %I:%M %p", DateOrder::Mdy, 60),
            ("%a %d %b %Y %H:%M:%S", DateOrder::Dmy, 1),
            ("%Y%m%d%H%M%S", DateOrder::Ymd, 1),
            ("%Y-%m-%dT%H:%M:%S%.6f", DateOrder::Ymd, 1),
        ];
        let (format, order, unit) = WAYS[way];
        let text = at.format(format).to_string();
        let seconds = clock - clock % unit;
        let kept = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap();
        let expected = Moment::of_local(NaiveDateTime::new(at.date(), kept));
        prop_assert_eq!(read(&text, order), Some(expected), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,24}", near in "[0-9/:. TZ+-]{0,28}") {
        let _ = readings(&text);
        let _ = readings(&near);
        let _ = readings(&format!("12 {text}"));
    }
}
