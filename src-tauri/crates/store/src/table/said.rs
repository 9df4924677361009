//! Table `said`: what imports said of deals that more than one of them, or a person, has touched; a
//! row for each different thing said of a deal, with the imports that said it.

use rusqlite::{CachedStatement, Connection, Row, Transaction, params};

use crate::{
    Error,
    identity::{DealId, ImportId},
    said,
};

/// One thing said of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Who said it, in ascending order; never nobody.
    pub(crate) imports: Vec<ImportId>,
    /// What was said, as [`said::Said::bytes`] writes it.
    pub(crate) facts: Vec<u8>,
}

/// The deals that an import says something of, which are not its alone.
pub(crate) fn deals_of(conn: &Connection, import: ImportId) -> Result<Vec<DealId>, Error> {
    let mut deals = Vec::new();
    each(conn, |deal, imports| {
        if imports.contains(&import) && deals.last() != Some(&deal) {
            deals.push(deal);
        }
    })?;
    Ok(deals)
}

/// Every row: the deal, and who said it.
pub(crate) fn each(
    conn: &Connection,
    mut take: impl FnMut(DealId, &[ImportId]),
) -> Result<(), Error> {
    let mut read = conn.prepare_cached("SELECT deal, imports FROM said ORDER BY deal, nth")?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let imports = said::imports_of(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
        take(row.get(0)?, &imports);
    }
    Ok(())
}

/// Everything that is said, deal by deal.
pub(crate) fn by_deal(
    conn: &Connection,
    mut take: impl FnMut(DealId, &[Kept]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut each =
        conn.prepare_cached("SELECT imports, facts, deal FROM said ORDER BY deal, nth")?;
    let mut rows = each.query([])?;
    let (mut of, mut all) = (DealId::default(), Vec::new());
    while let Some(row) = rows.next()? {
        let deal = row.get(2)?;
        if deal != of {
            if !all.is_empty() {
                take(of, &all)?;
            }
            of = deal;
            all.clear();
        }
        all.push(read(row)?);
    }
    if all.is_empty() {
        return Ok(());
    }
    take(of, &all)
}

/// Everything that is said: who said it, and what.
pub(crate) fn every_fact(
    conn: &Connection,
    mut take: impl FnMut(&[ImportId], &said::Said),
) -> Result<(), Error> {
    let mut read = conn.prepare_cached("SELECT imports, facts FROM said")?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let blob = |column| -> Result<&[u8], Error> {
            Ok(row
                .get_ref(column)?
                .as_blob()
                .map_err(rusqlite::Error::from)?)
        };
        take(&said::imports_of(blob(0)?), &said::Said::read(blob(1)?)?);
    }
    Ok(())
}

const OF_DEAL: &str = "SELECT imports, facts FROM said WHERE deal = ?1 ORDER BY nth";

fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        imports: said::imports_of(row.get_ref(0)?.as_blob()?),
        facts: row.get(1)?,
    })
}

/// What is said of a deal; nothing where all of it is the deal itself.
pub(crate) fn of(conn: &Connection, deal: DealId) -> Result<Vec<Kept>, Error> {
    let mut of_deal = conn.prepare_cached(OF_DEAL)?;
    let rows = of_deal.query_map([deal], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What may be written to the table, and found on the way.
pub(crate) struct SaidMut<'t> {
    of: CachedStatement<'t>,
    clear: CachedStatement<'t>,
    put: CachedStatement<'t>,
}

impl<'t> SaidMut<'t> {
    pub(crate) fn new(tx: &'t Transaction<'_>) -> Result<Self, Error> {
        Ok(Self {
            of: tx.prepare_cached(OF_DEAL)?,
            clear: tx.prepare_cached("DELETE FROM said WHERE deal = ?1 AND nth >= ?2")?,
            put: tx.prepare_cached(
                "INSERT OR REPLACE INTO said (deal, nth, imports, facts) VALUES (?1, ?2, ?3, ?4)",
            )?,
        })
    }

    /// As [`of`].
    pub(crate) fn of(&mut self, deal: DealId) -> Result<Vec<Kept>, Error> {
        let rows = self.of.query_map([deal], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps what is said of a deal in place of what was there.
    pub(crate) fn replace(
        &mut self,
        deal: DealId,
        before: &[Kept],
        after: &[Kept],
    ) -> Result<(), Error> {
        for (nth, kept) in after.iter().enumerate() {
            if before.get(nth) != Some(kept) {
                let imports = said::imports_bytes(&kept.imports);
                let nth = i64::try_from(nth).unwrap_or(i64::MAX);
                self.put.execute(params![deal, nth, imports, kept.facts])?;
            }
        }
        if after.len() < before.len() {
            let nth = i64::try_from(after.len()).unwrap_or(i64::MAX);
            self.clear.execute(params![deal, nth])?;
        }
        Ok(())
    }
}
