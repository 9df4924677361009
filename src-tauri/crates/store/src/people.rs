//! A rep is settled: team and first day are what the latest file says of each, or a person, whoever
//! spoke last.

use chrono::NaiveDate;
use engine::moment::Day;
use rusqlite::Transaction;

use crate::{
    Error,
    identity::{Mint, RepId, name_key},
    settling::claim::Abouts,
    table::{
        change::{self, ByHand, Change, ChangesMut, Entity, FieldValue},
        rep,
        rep_said::{self, RepSaid},
        team,
    },
};

/// Makes a rep what is said of it now.
pub(crate) fn settle(
    tx: &Transaction<'_>,
    mint: &Mint,
    abouts: &Abouts,
    id: RepId,
) -> Result<(), Error> {
    let mut said = rep_said::of(tx, id)?;
    said.sort_by_key(|said| (abouts.day(said.import), said.import));
    let by_hand = change::by_hand(tx, Entity::Rep, id.0)?;
    let latest = |field: &str| by_hand.iter().rev().find(|hand| hand.change.field == field);
    let team = told(&said, latest("team"), |said| said.team.as_deref().into());
    let hired = told(&said, latest("hired"), |said| day(said.hired));
    let now = rep::get(tx, id)?;
    let team = match &team {
        FieldValue::Text(name) => Some(name.trim()),
        _ => None,
    };
    if now.team.as_deref().map(name_key) != team.map(name_key) {
        let first = said
            .iter()
            .find(|said| said.team.as_deref().map(name_key) == team.map(name_key));
        let import = first.map(|said| said.import);
        let id_of = team
            .map(|name| team::ensure(tx, mint, name, import))
            .transpose()?;
        rep::set_team(tx, id, id_of)?;
    }
    let hired = match hired {
        FieldValue::Whole(day) => i32::try_from(day).ok(),
        _ => None,
    };
    if now.hired.map(|date| Day::of(date).0) != hired {
        rep::set_hired(tx, id, hired)?;
    }
    let mut lines = shown(abouts, id, &said, "team", |said| {
        said.team.as_deref().into()
    });
    lines.extend(shown(abouts, id, &said, "hired", |said| day(said.hired)));
    ChangesMut::new(tx)?.settle(mint, Entity::Rep, id.0, lines)
}

fn day(day: Option<Day>) -> FieldValue {
    day.map(|day| i64::from(day.0)).into()
}

/// The day of a rep's first day, as the change log keeps it.
pub(crate) fn day_of(date: Option<NaiveDate>) -> FieldValue {
    day(date.map(Day::of))
}

/// What files say of one field, latest first: the value and its import.
pub(crate) fn of_files<'a>(
    said: &'a [RepSaid],
    field: impl Fn(&RepSaid) -> FieldValue + 'a,
) -> Option<(FieldValue, &'a RepSaid)> {
    said.iter().rev().find_map(|said| {
        let value = field(said);
        (value != FieldValue::Empty).then_some((value, said))
    })
}

fn told(
    said: &[RepSaid],
    hand: Option<&ByHand>,
    field: impl Fn(&RepSaid) -> FieldValue,
) -> FieldValue {
    let files = of_files(said, field);
    let Some(hand) = hand else {
        return files.map(|(value, _)| value).unwrap_or_default();
    };
    match files {
        Some((value, said))
            if hand.upto.is_none_or(|upto| said.import > upto) && value != hand.base =>
        {
            value
        }
        _ => hand.change.new.clone(),
    }
}

/// What files show to differ from those before them.
fn shown(
    abouts: &Abouts,
    id: RepId,
    said: &[RepSaid],
    name: &str,
    field: impl Fn(&RepSaid) -> FieldValue,
) -> Vec<Change> {
    let mut lines = Vec::new();
    let mut last = FieldValue::Empty;
    for said in said {
        let value = field(said);
        let same = match (&last, &value) {
            (FieldValue::Text(was), FieldValue::Text(is)) => name_key(was) == name_key(is),
            (was, is) => was == is,
        };
        if value == FieldValue::Empty || same {
            continue;
        }
        let old = std::mem::replace(&mut last, value.clone());
        if old != FieldValue::Empty {
            lines.push(Change {
                at: abouts.0.get(&said.import).map_or(0, |about| about.at),
                who: None,
                import: Some(said.import),
                row: id.0,
                field: name.to_owned(),
                old,
                new: value,
                between: None,
            });
        }
    }
    lines
}
