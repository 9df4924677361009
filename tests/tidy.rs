//! The walls and habits of the house, as tests over the files of the checkout. A wall is what the
//! compiler and the linters cannot see: who may know whom, and what a file must look like.
//!
//! Every wall is a function from files to faults, tried here on small invented files too; a fault
//! says where, and what to do instead.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "tidy/fault.rs"]
mod fault;
#[path = "tidy/house.rs"]
mod house;
#[path = "tidy/lines.rs"]
mod lines;
#[path = "tidy/page.rs"]
mod page;
#[path = "tidy/rooms.rs"]
mod rooms;

use fault::Fault;
use stagecoach_tests::tree;

/// Holds a wall against the whole checkout.
fn hold(wall: fn(&[tree::File]) -> Vec<Fault>) {
    let faults = wall(&tree::files());
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "\n{}\n", lines.join("\n"));
}

#[test]
fn rooms_know_only_whom_they_may() {
    hold(rooms::edges);
}

#[test]
fn every_member_inherits_the_workspace_lints() {
    hold(rooms::lints);
}

#[test]
fn no_line_says_what_the_house_forbids() {
    hold(lines::bans);
}

#[test]
fn names_come_from_the_sales_floor() {
    hold(lines::names);
}

#[test]
fn errors_are_types_and_not_strings() {
    hold(lines::string_errors);
}

#[test]
fn folders_of_the_page_know_only_whom_they_may() {
    hold(page::imports);
}

#[test]
fn every_module_says_what_lives_in_it() {
    hold(house::heads);
}

#[test]
fn no_file_outgrows_what_one_can_hold_in_the_head() {
    hold(house::lengths);
}

#[test]
fn the_top_of_the_house_stays_short() {
    hold(house::top_level);
}

#[test]
fn migrations_are_never_edited() {
    hold(house::migrations);
}
