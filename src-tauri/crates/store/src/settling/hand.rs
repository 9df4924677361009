//! What persons changed of a deal, over what files say of it.
//!
//! A change by hand stands until a file that came in after it says something else than files had said
//! by then: the same export again does not undo what a person corrected, next week's news does. Taking
//! an import back never takes a person's change with it.

use engine::{
    moment::Day,
    money::{Currency, Money},
};
use rusqlite::{Connection, Transaction};

use super::{claim::Field, fold::Told};
use crate::{
    Error,
    identity::{DealId, Mint},
    said::Details,
    table::{
        account::{self, AccountsMut},
        change::{self, ByHand, Entity, FieldValue},
    },
};

/// How the change log says that a person made a deal.
pub(crate) const MADE: &str = "made";

impl Field {
    /// How the change log names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Source => "source",
            Self::Persona => "persona",
            Self::Product => "product",
            Self::LostReason => "lost_reason",
            Self::WonReason => "won_reason",
            Self::Amount => "amount",
            Self::ExpectedClose => "expected_close",
            Self::Account => "account",
        }
    }

    /// Its value as the change log keeps it; an amount without its currency, an account by its name.
    pub(crate) fn value(self, tx: &Connection, of: &Details) -> Result<FieldValue, Error> {
        let text = |text: &Option<String>| text.as_deref().into();
        Ok(match self {
            Self::Name => text(&of.name),
            Self::Source => text(&of.source),
            Self::Persona => text(&of.persona),
            Self::Product => text(&of.product),
            Self::LostReason => text(&of.lost_reason),
            Self::WonReason => text(&of.won_reason),
            Self::Amount => of.amount.map(|money| money.minor).into(),
            Self::ExpectedClose => of.expected_close.map(|day| i64::from(day.0)).into(),
            Self::Account => {
                let name = of.account.map(|id| account::name(tx, id)).transpose()?;
                text(&name.flatten())
            }
        })
    }

    /// The same, with the currency: equal only where both are.
    pub(crate) fn whole(self, tx: &Connection, of: &Details) -> Result<FieldValue, Error> {
        match (self, of.amount) {
            (Self::Amount, Some(money)) => {
                let text = format!("{} {}", money.minor, money.currency);
                Ok(FieldValue::Text(text))
            }
            _ => self.value(tx, of),
        }
    }

    fn set(
        self,
        tx: &Transaction<'_>,
        mint: &Mint,
        to: &FieldValue,
        of: &mut Details,
    ) -> Result<(), Error> {
        let text = match to {
            FieldValue::Text(text) => Some(text.clone()),
            _ => None,
        };
        match self {
            Self::Name => of.name = text,
            Self::Source => of.source = text,
            Self::Persona => of.persona = text,
            Self::Product => of.product = text,
            Self::LostReason => of.lost_reason = text,
            Self::WonReason => of.won_reason = text,
            Self::Amount => of.amount = money_of(to),
            Self::ExpectedClose => of.expected_close = day_of(to),
            Self::Account => {
                of.account = match text {
                    Some(name) => Some(AccountsMut::new(tx)?.ensure(mint, &name, None)?),
                    None => None,
                }
            }
        }
        Ok(())
    }
}

pub(crate) fn day_of(value: &FieldValue) -> Option<Day> {
    match value {
        FieldValue::Whole(day) => i32::try_from(*day).ok().map(Day),
        _ => None,
    }
}

/// Of an amount with its currency.
fn money_of(value: &FieldValue) -> Option<Money> {
    let FieldValue::Text(text) = value else {
        return None;
    };
    let (minor, currency) = text.split_once(' ')?;
    Some(Money {
        minor: minor.parse().ok()?,
        currency: Currency::parse(currency)?,
    })
}

/// The last change by hand of every detail that has one. An amount's value has its currency with it.
pub(crate) fn latest(tx: &Transaction<'_>, deal: DealId) -> Result<Vec<(Field, ByHand)>, Error> {
    let changes = change::by_hand(tx, Entity::Deal, deal.0)?;
    Ok(last_of_each(&changes))
}

fn last_of_each(changes: &[ByHand]) -> Vec<(Field, ByHand)> {
    let mut latest = Vec::new();
    for field in Field::ALL {
        let last = |name: &str| changes.iter().rev().find(|hand| hand.change.field == name);
        let Some(mut hand) = last(field.name()).cloned() else {
            continue;
        };
        if let (Field::Amount, FieldValue::Whole(minor), Some(FieldValue::Text(code))) = (
            field,
            &hand.change.new,
            last("currency").map(|hand| &hand.change.new),
        ) {
            hand.change.new = FieldValue::Text(format!("{minor} {code}"));
        }
        latest.push((field, hand));
    }
    latest
}

/// Whether a change stands against what files say.
fn stands(conn: &Connection, told: &Told, (field, hand): (Field, &ByHand)) -> Result<bool, Error> {
    let by = Field::ALL.iter().position(|known| *known == field);
    let by = by.and_then(|ix| told.by[ix]);
    let since = by.is_some_and(|import| hand.upto.is_none_or(|upto| import > upto));
    Ok(!since || field.whole(conn, &told.details)? == hand.base)
}

/// Puts what persons changed over what files say; whether any of it stands.
pub(crate) fn overlay(
    tx: &Transaction<'_>,
    mint: &Mint,
    deal: DealId,
    told: &Told,
    details: &mut Details,
) -> Result<bool, Error> {
    let mut any = change::by_hand(tx, Entity::Deal, deal.0)?
        .iter()
        .any(|hand| hand.change.field == MADE);
    for (field, hand) in latest(tx, deal)? {
        if stands(tx, told, (field, &hand))? {
            field.set(tx, mint, &hand.change.new, details)?;
            any = true;
        }
    }
    Ok(any)
}

/// What a deal is worth and when it is expected to close, by what files say and by these changes of
/// persons. Nothing is written.
pub(crate) fn worth(
    conn: &Connection,
    told: &Told,
    changes: &[ByHand],
) -> Result<(Option<Money>, Option<Day>), Error> {
    let (mut amount, mut close) = (told.details.amount, told.details.expected_close);
    for (field, hand) in last_of_each(changes) {
        if matches!(field, Field::Amount | Field::ExpectedClose)
            && stands(conn, told, (field, &hand))?
        {
            match field {
                Field::Amount => amount = money_of(&hand.change.new),
                _ => close = day_of(&hand.change.new),
            }
        }
    }
    Ok((amount, close))
}
