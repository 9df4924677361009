//! Table `rate`: what one unit of a currency was worth in another, from which day on, as exact
//! decimals. What is done with them is the engine's.

use engine::{
    moment::Day,
    money::Currency,
    rates::{Decimal, Rate},
};
use rusqlite::{Connection, Transaction, params};

use crate::Error;

/// Every rate, by currency, base and day.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Rate>, Error> {
    let mut read = conn.prepare_cached(
        "SELECT currency, base, day, digits, scale FROM rate ORDER BY currency, base, day",
    )?;
    let mut rows = read.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get(0)?;
        let base: String = row.get(1)?;
        let rate = Currency::parse(&code)
            .zip(Currency::parse(&base))
            .zip(Decimal::new(row.get(3)?, row.get(4)?));
        let ((currency, base), value) =
            rate.ok_or_else(|| Error::Damaged("a rate cannot be read".to_owned()))?;
        all.push(Rate {
            currency,
            base,
            day: Day(row.get(2)?).date(),
            value,
        });
    }
    Ok(all)
}

/// Keeps a rate, in place of the one of that day; what was there.
pub(crate) fn put(tx: &Transaction<'_>, rate: &Rate) -> Result<(), Error> {
    if rate.currency == rate.base {
        return Err(Error::RateOfItself);
    }
    tx.execute(
        "INSERT INTO rate (currency, base, day, digits, scale) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET digits = excluded.digits, scale = excluded.scale",
        params![
            rate.currency.code(),
            rate.base.code(),
            Day::of(rate.day).0,
            rate.value.digits(),
            rate.value.scale(),
        ],
    )?;
    Ok(())
}

/// Removes the rate of that day.
pub(crate) fn remove(
    tx: &Transaction<'_>,
    currency: Currency,
    base: Currency,
    day: Day,
) -> Result<(), Error> {
    let removed = tx.execute(
        "DELETE FROM rate WHERE currency = ?1 AND base = ?2 AND day = ?3",
        params![currency.code(), base.code(), day.0],
    )?;
    if removed == 0 {
        return Err(Error::UnknownRow("rate"));
    }
    Ok(())
}
