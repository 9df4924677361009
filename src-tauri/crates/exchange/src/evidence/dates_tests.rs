//! What columns of dates show, each from a few values.

use super::*;

fn evidence(values: &[&str]) -> DateEvidence {
    let mut evidence = DateEvidence::default();
    for value in values {
        evidence.note(value, true);
    }
    evidence
}

fn check(values: &[&str], expected: Option<DateOrder>) {
    let settled = settle(&[&evidence(values)], None);
    assert_eq!(settled, [expected], "{values:?}");
}

#[test]
fn the_order_of_dates_is_decided_from_all_values() {
    check(&["2025-01-02", "2025-03-04"], Some(DateOrder::Ymd));
    check(&["1/2/2025", "2/26/2018 19:58"], Some(DateOrder::Mdy));
    check(&["1/2/2025", "26/2/2018"], Some(DateOrder::Dmy));
    check(&["01.02.2025", "03.04.2025"], Some(DateOrder::Dmy));
    check(&["1/2/2025", "3/4/2025"], None);
    check(&["1/1/2025", "2/2/2025"], Some(DateOrder::Ymd));
    check(&["1/26/2025", "26/1/2025"], None);
    check(&["3 Mar 2025", "2025-01-02"], Some(DateOrder::Ymd));
    check(&["3 Mar 2025", "1/26/2025"], Some(DateOrder::Mdy));
    check(&[], Some(DateOrder::Ymd));
}

#[test]
fn one_slip_in_twenty_does_not_overrule_the_rest() {
    let mut mostly = vec!["26/1/2025"; 40];
    mostly.push("1/26/2025");
    check(&mostly, Some(DateOrder::Dmy));
    let mut torn = vec!["26/1/2025"; 10];
    torn.push("1/26/2025");
    check(&torn, None);
}

#[test]
fn a_year_of_two_digits_may_come_first_or_last() {
    check(&["26/02/18", "01/02/18"], Some(DateOrder::Dmy));
    check(&["02/26/18", "01/02/18"], Some(DateOrder::Mdy));
    check(&["1/2/18", "26/2/18"], Some(DateOrder::Dmy));
    check(&["31/01/99"], Some(DateOrder::Dmy));
    check(&["99/01/31", "98/12/01"], Some(DateOrder::Ymd));
    // 24 January 2015, or 15 January 2024?
    check(&["24/01/15", "24/01/16"], None);
    check(&["24/01/01", "25/02/01", "26/03/01"], None);
    check(&["03.04.25"], Some(DateOrder::Dmy));
}

#[test]
fn numbers_are_dates_only_where_the_whole_column_is() {
    check(&["45688", "45689.5"], Some(DateOrder::Serial));
    check(&["45688", "-"], Some(DateOrder::Serial));
    check(&["1738281600", "1738281601"], Some(DateOrder::Epoch));
    check(&["1738281600000"], Some(DateOrder::Epoch));
    check(&["45688", "2025-01-31"], Some(DateOrder::Ymd));
    check(&["45688", "1738281600"], Some(DateOrder::Ymd));
    check(&["45688", "n/a"], Some(DateOrder::Serial));
    assert!(evidence(&["45688", "x"]).never_dates());
    assert!(evidence(&["0", "1"]).never_dates());
    assert!(!evidence(&["45688"]).never_dates());
    assert!(!evidence(&["n/a"]).never_dates());
}

fn check_columns(columns: &[&[&str]], said: Option<DateOrder>, expected: &[Option<DateOrder>]) {
    let seen: Vec<DateEvidence> = columns.iter().map(|values| evidence(values)).collect();
    let settled = settle(&seen.iter().collect::<Vec<_>>(), said);
    assert_eq!(settled, expected, "{columns:?}");
}

#[test]
fn what_one_column_shows_holds_for_those_that_look_alike() {
    use DateOrder::{Dmy, Mdy};
    check_columns(
        &[&["26/1/2025"], &["1/2/2025"]],
        None,
        &[Some(Dmy), Some(Dmy)],
    );
    // Another sign between the parts, or years of other length, is another manner.
    check_columns(&[&["26.1.2025"], &["1/2/2025"]], None, &[Some(Dmy), None]);
    check_columns(&[&["26/1/99"], &["1/2/2025"]], None, &[Some(Dmy), None]);
    // One column surely day first beside one surely month first: each for itself.
    check_columns(
        &[&["26/1/2025"], &["1/26/2025"], &["1/2/2025"]],
        None,
        &[Some(Dmy), Some(Mdy), None],
    );
}

#[test]
fn what_a_person_says_holds_where_the_file_leaves_it_open() {
    use DateOrder::{Dmy, Mdy, Ymd};
    check_columns(&[&["1/2/2025"]], Some(Mdy), &[Some(Mdy)]);
    check_columns(
        &[&["26/1/2025"], &["1/2/2025"]],
        Some(Mdy),
        &[Some(Dmy), Some(Mdy)],
    );
    check_columns(&[&["1/2/2025"]], Some(Ymd), &[None]);
    check_columns(&[&["24/01/15"]], Some(Ymd), &[Some(Ymd)]);
    check_columns(&[&["1/26/2025", "26/1/2025"]], Some(Dmy), &[Some(Dmy)]);
}
