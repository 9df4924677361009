//! Table `change`: the one change log. Who, when, what, which field, from what, to what. What persons
//! did is only ever added to; what files showed to differ is settled anew with the files.

use engine::moment::Day;
use rusqlite::{
    CachedStatement, Connection, Row, ToSql, Transaction, params,
    types::{FromSql, FromSqlResult, ToSqlOutput, Value as Sql, ValueRef},
};

use crate::{
    Error,
    identity::{DealId, ImportId, Mint},
};

/// What kind of row changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entity {
    /// A deal's own facts.
    Deal,
    /// A move; the row is its deal's.
    Move,
    /// A rep.
    Rep,
    /// An import: brought in, undone, done again.
    Import,
    /// Something recorded on a deal of which it has one; the row is the deal's, so below.
    Detail,
    /// A contact of a deal; the field is the contact's key, so below.
    Contact,
    /// An objection.
    Objection,
    /// An activity.
    Activity,
    /// A link to another deal.
    Link,
    /// An exit check.
    ExitCheck,
    /// A coaching plan; the row is the pipeline's and the field the plan's key, so below.
    Plan,
    /// A note on a plan; here the row is the plan's.
    PlanNote,
    /// A one-to-one.
    OneToOne,
    /// An agreement.
    Agreement,
    /// A flag put off.
    PutOff,
    /// A saved view.
    View,
    /// A process; the row is the pipeline's.
    Process,
    /// A list of words.
    Words,
}

impl Entity {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Move => "move",
            Self::Rep => "rep",
            Self::Import => "import",
            Self::Detail => "detail",
            Self::Contact => "contact",
            Self::Objection => "objection",
            Self::Activity => "activity",
            Self::Link => "link",
            Self::ExitCheck => "exit_check",
            Self::Plan => "plan",
            Self::PlanNote => "plan_note",
            Self::OneToOne => "one_to_one",
            Self::Agreement => "agreement",
            Self::PutOff => "put_off",
            Self::View => "view",
            Self::Process => "process",
            Self::Words => "words",
        }
    }

    /// What is logged under a deal's key.
    pub(crate) const OF_DEAL: [Self; 8] = [
        Self::Deal,
        Self::Move,
        Self::Detail,
        Self::Contact,
        Self::Objection,
        Self::Activity,
        Self::Link,
        Self::ExitCheck,
    ];

    /// What is logged of coaching.
    const OF_COACHING: [Self; 5] = [
        Self::Plan,
        Self::PlanNote,
        Self::OneToOne,
        Self::Agreement,
        Self::PutOff,
    ];

    fn named(name: &str) -> Option<Self> {
        let people = [
            Self::Rep,
            Self::Import,
            Self::View,
            Self::Process,
            Self::Words,
        ];
        let all = Self::OF_DEAL.into_iter().chain(people);
        let all = all.chain(Self::OF_COACHING);
        all.into_iter().find(|entity| entity.name() == name)
    }
}

/// A field's value before or after a change.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum FieldValue {
    /// There was none.
    #[default]
    Empty,
    /// Minor units, or a day since 1970-01-01.
    Whole(i64),
    /// A name, as displayed.
    Text(String),
}

impl ToSql for FieldValue {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Empty => ToSqlOutput::Owned(Sql::Null),
            Self::Whole(whole) => ToSqlOutput::Owned(Sql::Integer(*whole)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

impl FromSql for FieldValue {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Self::Empty),
            ValueRef::Integer(whole) => Ok(Self::Whole(whole)),
            other => Ok(Self::Text(other.as_str()?.to_owned())),
        }
    }
}

impl From<Option<&str>> for FieldValue {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }
}

impl From<Option<i64>> for FieldValue {
    fn from(whole: Option<i64>) -> Self {
        whole.map_or(Self::Empty, Self::Whole)
    }
}

/// One change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, in microseconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// The person; `None` where an import changed it.
    pub who: Option<String>,
    /// The import; `None` where a person changed it.
    pub import: Option<ImportId>,
    /// The key of the row in its table.
    pub row: i64,
    /// Which field.
    pub field: String,
    /// What it was.
    pub old: FieldValue,
    /// What it became.
    pub new: FieldValue,
    /// The first and the last day on which it can have changed, where two files lie around it.
    pub between: Option<(Day, Day)>,
}

const COLUMNS: &str = "at, who, import, row, field, old, new, earliest, latest";

fn read(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        at: row.get(0)?,
        who: row.get(1)?,
        import: row.get(2)?,
        row: row.get(3)?,
        field: row.get(4)?,
        old: row.get(5)?,
        new: row.get(6)?,
        between: row
            .get::<_, Option<i32>>(7)?
            .zip(row.get::<_, Option<i32>>(8)?)
            .map(|(earliest, latest)| (Day(earliest), Day(latest))),
    })
}

/// Leaves out what belongs to an edit that is undone.
pub(crate) const DONE: &str =
    "(edit IS NULL OR edit NOT IN (SELECT id FROM edit WHERE undone_at IS NOT NULL))";

/// The changes of one row, oldest first; those of edits that are undone never happened.
pub(crate) fn of(conn: &Connection, entity: Entity, row: i64) -> Result<Vec<Change>, Error> {
    let mut changes = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM change WHERE entity = ?1 AND row = ?2 AND {DONE} ORDER BY at, id"
    ))?;
    let rows = changes.query_map(params![entity.name(), row], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a person changed, and what files had said of it by then.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ByHand {
    pub(crate) change: Change,
    pub(crate) base: FieldValue,
    pub(crate) upto: Option<ImportId>,
}

/// What one edit changed, in the order it did, each with what kind of row it is about.
pub(crate) fn of_edit(conn: &Connection, edit: i64) -> Result<Vec<(Entity, Change)>, Error> {
    let mut changes = conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, entity FROM change WHERE edit = ?1 ORDER BY id"
    ))?;
    let mut rows = changes.query([edit])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(9)?;
        let entity = Entity::named(&name)
            .ok_or_else(|| Error::Damaged("the change log names what there is not".to_owned()))?;
        all.push((entity, read(row)?));
    }
    Ok(all)
}

/// What persons changed of one row, oldest first; not what is undone.
pub(crate) fn by_hand(conn: &Connection, entity: Entity, row: i64) -> Result<Vec<ByHand>, Error> {
    let mut changes = conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, base, upto FROM change
         WHERE entity = ?1 AND row = ?2 AND who IS NOT NULL AND {DONE} ORDER BY id"
    ))?;
    let rows = changes.query_map(params![entity.name(), row], |row| {
        Ok(ByHand {
            change: read(row)?,
            base: row.get(9)?,
            upto: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The deals of which persons changed moves, owner, amount or close date since a moment.
pub(crate) fn edited_since(conn: &Connection, at: i64) -> Result<Vec<DealId>, Error> {
    let mut deals = conn.prepare_cached(
        "SELECT DISTINCT change.row FROM edit JOIN change ON change.edit = edit.id
         WHERE edit.at > ?1 AND undone_at IS NULL
           AND (entity = 'move'
                OR entity = 'deal' AND field IN ('amount', 'currency', 'expected_close', 'made'))",
    )?;
    let rows = deals.query_map([at], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether a person ever changed a row of that kind.
pub(crate) fn any_by_hand(conn: &Connection, entity: Entity) -> Result<bool, Error> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM change WHERE entity = ?1 AND who IS NOT NULL)",
        [entity.name()],
        |row| row.get(0),
    )?)
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) entity: Entity,
    pub(crate) change: Change,
    pub(crate) base: FieldValue,
    pub(crate) upto: Option<ImportId>,
    /// The edit it is part of; `None` for what files show and for what is done to imports.
    pub(crate) edit: Option<i64>,
}

/// What may be written to the log.
pub(crate) struct ChangesMut<'t> {
    insert: CachedStatement<'t>,
    of_files: CachedStatement<'t>,
    remove: CachedStatement<'t>,
}

impl<'t> ChangesMut<'t> {
    pub(crate) fn new(tx: &'t Transaction<'_>) -> Result<Self, Error> {
        Ok(Self {
            insert: tx.prepare_cached(
                "INSERT INTO change (uuid, at, who, import, entity, row, field, old, new, earliest,
                                     latest, base, upto, edit)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?,
            of_files: tx.prepare_cached(&format!(
                "SELECT {COLUMNS}, id FROM change
                 WHERE entity = ?1 AND row = ?2 AND import IS NOT NULL ORDER BY id"
            ))?,
            remove: tx.prepare_cached("DELETE FROM change WHERE id = ?1")?,
        })
    }

    /// One more line.
    pub(crate) fn add(&mut self, mint: &Mint, line: &Line) -> Result<(), Error> {
        let change = &line.change;
        self.insert.execute(params![
            mint.next(),
            change.at,
            change.who,
            change.import,
            line.entity.name(),
            change.row,
            change.field,
            change.old,
            change.new,
            change.between.map(|(earliest, _)| earliest.0),
            change.between.map(|(_, latest)| latest.0),
            line.base,
            line.upto,
            line.edit,
        ])?;
        Ok(())
    }

    /// Puts what files show of a row in the place of what they showed: what stays is not written
    /// again.
    pub(crate) fn settle(
        &mut self,
        mint: &Mint,
        entity: Entity,
        row: i64,
        mut lines: Vec<Change>,
    ) -> Result<(), Error> {
        let there = self
            .of_files
            .query_map(params![entity.name(), row], |row| {
                Ok((row.get::<_, i64>(9)?, read(row)?))
            })?
            .collect::<Result<Vec<_>, _>>()?;
        for (id, known) in there {
            match lines.iter().position(|line| *line == known) {
                Some(ix) => drop(lines.remove(ix)),
                None => {
                    self.remove.execute([id])?;
                }
            }
        }
        for change in lines {
            let line = Line {
                entity,
                change,
                base: FieldValue::Empty,
                upto: None,
                edit: None,
            };
            self.add(mint, &line)?;
        }
        Ok(())
    }
}
