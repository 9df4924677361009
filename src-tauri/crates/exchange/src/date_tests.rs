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
        let date = Day(days).date();
        prop_assert_eq!(read(&date.to_string(), DateOrder::Ymd), Some(Moment::of_date(date)));
        let dmy = date.format("%d/%m/%Y").to_string();
        prop_assert_eq!(read(&dmy, DateOrder::Dmy), Some(Moment::of_date(date)));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,24}", near in "[0-9/:. TZ+-]{0,28}") {
        let _ = readings(&text);
        let _ = readings(&near);
    }
}
