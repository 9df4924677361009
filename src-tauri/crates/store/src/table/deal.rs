//! Table `deal`: what is known of a deal beside its moves. One per pipeline and source's own id.

use engine::{
    moment::Day,
    money::{Currency, Money},
};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, Transaction, params};

use super::unsearched;
use crate::{
    Error,
    identity::{AccountId, DealId, ImportId, Mint, PipelineId, RepId},
};

/// A deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deal {
    /// The compact key.
    pub id: DealId,
    /// The source's own id.
    pub key: String,
    /// The owner: the rep of its latest move.
    pub rep: Option<RepId>,
    /// The account.
    pub account: Option<AccountId>,
    /// Its name.
    pub name: Option<String>,
    /// What it is worth.
    pub amount: Option<Money>,
    /// The lead source.
    pub source: Option<String>,
    /// The buyer persona.
    pub persona: Option<String>,
    /// What is sold.
    pub product: Option<String>,
    /// When it is expected to close.
    pub expected_close: Option<Day>,
    /// Why it was lost.
    pub lost_reason: Option<String>,
    /// Why it was won.
    pub won_reason: Option<String>,
    /// The first of the imports that brought it; `None`: made by hand, or only that is left of it.
    pub import: Option<ImportId>,
}

/// The columns of a [`Deal`], for [`read`].
const COLUMNS: &str = "id, key, rep, account, name, amount, currency, source, persona, product, \
                       expected_close, lost_reason, won_reason, import";

fn read(row: &Row<'_>) -> rusqlite::Result<Deal> {
    Ok(Deal {
        id: row.get(0)?,
        key: row.get(1)?,
        rep: row.get(2)?,
        account: row.get(3)?,
        name: row.get(4)?,
        amount: money(row, 5)?,
        source: row.get(7)?,
        persona: row.get(8)?,
        product: row.get(9)?,
        expected_close: row.get::<_, Option<i32>>(10)?.map(Day),
        lost_reason: row.get(11)?,
        won_reason: row.get(12)?,
        import: row.get(13)?,
    })
}

/// An amount and, in the next column, its currency.
pub(crate) fn money(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Money>> {
    let Some(minor) = row.get(column)? else {
        return Ok(None);
    };
    let code = row.get_ref(column + 1)?.as_str_or_null()?;
    let currency = code.and_then(Currency::parse).unwrap_or(Currency::UNKNOWN);
    Ok(Some(Money { minor, currency }))
}

/// The deal of that id in its source.
pub(crate) fn find(
    conn: &Connection,
    pipeline: PipelineId,
    key: &str,
) -> Result<Option<Deal>, Error> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM deal WHERE process = ?1 AND key = ?2"
        ))?
        .query_row(params![pipeline, key.trim()], read)
        .optional()?)
}

/// How many deals there are, in all pipelines.
pub(crate) fn count(conn: &Connection) -> Result<u64, Error> {
    let count: i64 = conn.query_row("SELECT count(*) FROM deal", [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// How many deals a pipeline has. Where it is the only one they are all its own, and SQLite counts
/// the rows of a table by its pages.
pub(crate) fn count_of(conn: &Connection, pipeline: PipelineId) -> Result<u32, Error> {
    let alone = conn.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM process WHERE id <> ?1)",
        [pipeline],
        |row| row.get(0),
    )?;
    if alone {
        return Ok(u32::try_from(count(conn)?).unwrap_or(u32::MAX));
    }
    Ok(conn.query_row(
        "SELECT count(*) FROM deal WHERE process = ?1",
        [pipeline],
        |row| row.get(0),
    )?)
}

/// What may be written to the table, and found on the way.
pub(crate) struct DealsMut<'t> {
    tx: &'t Transaction<'t>,
    find: CachedStatement<'t>,
    insert: CachedStatement<'t>,
    update: CachedStatement<'t>,
    remove: CachedStatement<'t>,
    insert_many: CachedStatement<'t>,
    waiting: Vec<Deal>,
    pipeline: PipelineId,
    next: i64,
    /// The pipeline had no deals: nothing to be found.
    empty: bool,
}

/// New deals are written so many at a time, as moves are ([`super::moves`]).
const MANY: usize = 16;
/// Columns that each of them has for itself.
const OWN: usize = 15;

impl<'t> DealsMut<'t> {
    pub(crate) fn new(tx: &'t Transaction<'t>, pipeline: PipelineId) -> Result<Self, Error> {
        let many = (0..MANY).map(|ix| {
            let own = (0..OWN).map(|column| format!("?{}", 2 + ix * OWN + column));
            format!("({}, ?1)", own.collect::<Vec<_>>().join(", "))
        });
        let many = many.collect::<Vec<_>>().join(", ");
        Ok(Self {
            tx,
            insert_many: tx.prepare_cached(&format!(
                "INSERT OR FAIL INTO deal (id, key, rep, account, name, amount, currency, source,
                                           persona, product, expected_close, lost_reason,
                                           won_reason, uuid, import, process)
                 VALUES {many}"
            ))?,
            waiting: Vec::with_capacity(MANY),
            find: tx.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM deal WHERE process = ?1 AND key = ?2"
            ))?,
            insert: tx.prepare_cached(
                "INSERT INTO deal (id, key, rep, account, name, amount, currency, source, persona,
                                   product, expected_close, lost_reason, won_reason, process, uuid,
                                   import)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?,
            update: tx.prepare_cached(
                "UPDATE deal SET rep = ?2, account = ?3, name = ?4, amount = ?5, currency = ?6,
                                 source = ?7, persona = ?8, product = ?9, expected_close = ?10,
                                 lost_reason = ?11, won_reason = ?12, import = ?13
                 WHERE id = ?1",
            )?,
            remove: tx.prepare_cached("DELETE FROM deal WHERE id = ?1")?,
            pipeline,
            empty: !tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM deal WHERE process = ?1)",
                [pipeline],
                |row| row.get(0),
            )?,
            next: tx.query_row("SELECT coalesce(max(id), 0) + 1 FROM deal", [], |row| {
                row.get(0)
            })?,
        })
    }

    /// The key that the next new deal will have.
    pub(crate) fn next_id(&mut self) -> DealId {
        let id = DealId(self.next);
        self.next += 1;
        id
    }

    /// The deal of that id in its source, as it was before this import.
    pub(crate) fn find(&mut self, key: &str) -> Result<Option<Deal>, Error> {
        if self.empty {
            return Ok(None);
        }
        Ok(self
            .find
            .query_row(params![self.pipeline, key], read)
            .optional()?)
    }

    pub(crate) fn insert(&mut self, mint: &Mint, deal: &Deal) -> Result<(), Error> {
        unsearched::mark(self.tx, deal.id)?;
        self.insert.execute(params![
            deal.id,
            deal.key,
            deal.rep,
            deal.account,
            deal.name,
            deal.amount.map(|money| money.minor),
            deal.amount.as_ref().map(|money| money.currency.code()),
            deal.source,
            deal.persona,
            deal.product,
            deal.expected_close.map(|day| day.0),
            deal.lost_reason,
            deal.won_reason,
            self.pipeline,
            mint.next(),
            deal.import,
        ])?;
        Ok(())
    }

    /// Writes a new deal, which has a key that no deal in the index of words has, some time before [`DealsMut::flush`] returns; nobody looks for it until then.
    pub(crate) fn append(&mut self, mint: &Mint, deal: Deal) -> Result<(), Error> {
        self.waiting.push(deal);
        if self.waiting.len() < MANY {
            return Ok(());
        }
        let put = &mut self.insert_many;
        put.raw_bind_parameter(1, self.pipeline)?;
        for (ix, deal) in self.waiting.drain(..).enumerate() {
            let place = 2 + ix * OWN;
            put.raw_bind_parameter(place, deal.id)?;
            put.raw_bind_parameter(place + 1, &deal.key[..])?;
            put.raw_bind_parameter(place + 2, deal.rep)?;
            put.raw_bind_parameter(place + 3, deal.account)?;
            put.raw_bind_parameter(place + 4, deal.name.as_deref())?;
            put.raw_bind_parameter(place + 5, deal.amount.map(|money| money.minor))?;
            let currency = deal.amount.as_ref().map(|money| money.currency.code());
            put.raw_bind_parameter(place + 6, currency)?;
            put.raw_bind_parameter(place + 7, deal.source.as_deref())?;
            put.raw_bind_parameter(place + 8, deal.persona.as_deref())?;
            put.raw_bind_parameter(place + 9, deal.product.as_deref())?;
            put.raw_bind_parameter(place + 10, deal.expected_close.map(|day| day.0))?;
            put.raw_bind_parameter(place + 11, deal.lost_reason.as_deref())?;
            put.raw_bind_parameter(place + 12, deal.won_reason.as_deref())?;
            put.raw_bind_parameter(place + 13, mint.next())?;
            put.raw_bind_parameter(place + 14, deal.import)?;
        }
        put.raw_execute()?;
        Ok(())
    }

    /// Writes what still waits.
    pub(crate) fn flush(&mut self, mint: &Mint) -> Result<(), Error> {
        for deal in std::mem::take(&mut self.waiting) {
            self.insert(mint, &deal)?;
        }
        Ok(())
    }

    pub(crate) fn update(&mut self, deal: &Deal) -> Result<(), Error> {
        unsearched::mark(self.tx, deal.id)?;
        self.update.execute(params![
            deal.id,
            deal.rep,
            deal.account,
            deal.name,
            deal.amount.map(|money| money.minor),
            deal.amount.as_ref().map(|money| money.currency.code()),
            deal.source,
            deal.persona,
            deal.product,
            deal.expected_close.map(|day| day.0),
            deal.lost_reason,
            deal.won_reason,
            deal.import,
        ])?;
        Ok(())
    }

    pub(crate) fn remove(&mut self, deal: DealId) -> Result<(), Error> {
        unsearched::mark(self.tx, deal)?;
        self.remove.execute([deal])?;
        Ok(())
    }
}

/// A deal by its key, and its pipeline.
pub(crate) fn get(conn: &Connection, id: DealId) -> Result<Option<(PipelineId, Deal)>, Error> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, process FROM deal WHERE id = ?1"
        ))?
        .query_row([id], |row| Ok((row.get(14)?, read(row)?)))
        .optional()?)
}

/// The deals of a pipeline that an import of such a key, or of a later one, was the first to bring: the
/// deal, its id in its source, and the import. The `+` as where a pipeline is read back.
pub(crate) fn first_since(
    conn: &Connection,
    pipeline: PipelineId,
    import: ImportId,
) -> Result<Vec<(DealId, String, ImportId)>, Error> {
    let mut read = conn
        .prepare_cached("SELECT id, key, import FROM deal WHERE +process = ?1 AND import >= ?2")?;
    let rows = read.query_map(params![pipeline, import], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The deals that an import was the first to bring.
pub(crate) fn first_of(conn: &Connection, import: ImportId) -> Result<Vec<DealId>, Error> {
    let mut read = conn.prepare_cached("SELECT id FROM deal WHERE import = ?1 ORDER BY id")?;
    let rows = read.query_map([import], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
