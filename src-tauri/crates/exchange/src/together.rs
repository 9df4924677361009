//! How several files belong together: which hold deals, and which are read beside them.
//!
//! By what their columns hold and by the ids that they share, never by their names. Two exports of
//! one kind do not lie beside one another: they are read one after the other.

use std::collections::HashSet;

use engine::{
    moment::Between,
    record::{Record, Sink},
};

use crate::{
    field::Field,
    inspect::Inspection,
    letters::normalise,
    mapping::Join,
    preset::{Preset, Shape},
    stages::{fold, hash},
};

/// Files that are read as one: positions among those given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The file whose rows are moves or deals.
    pub main: usize,
    /// Files beside it, and how each is joined to it.
    pub beside: Vec<(usize, Seam)>,
    /// Of those, the files of deals that also hold deals which the main file does not have.
    pub rest: Vec<usize>,
}

impl Group {
    /// How many files it has.
    #[must_use]
    pub fn files(&self) -> usize {
        1 + self.beside.len()
    }
}

/// How a file beside another is joined to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seam {
    /// What the joining words name: a deal, a rep, an account, a stage.
    pub by: Field,
    /// The position of the column that holds them in the file beside.
    pub column: usize,
    /// The position of the column that holds them in the file to which it is joined.
    pub to: usize,
    /// A person said so.
    pub said: bool,
}

/// Of the first deals of one file, this share must be among those of another to join them.
const SHARED: f64 = 0.5;

/// The joins that were kept with the mappings of files.
pub fn joins_kept(files: &[Inspection]) -> impl Iterator<Item = &Join> {
    let kept = files.iter().filter_map(|file| file.kept.as_ref());
    kept.flat_map(|kept| &kept.joins)
}

/// Puts files together: as `said`, else by what they share. Every file is in one group, as its main
/// file or beside another.
#[must_use]
pub fn together(files: &[Inspection], said: &[Join]) -> Vec<Group> {
    let mut placed = vec![false; files.len()];
    let mut groups: Vec<Group> = Vec::new();
    // What is said to lie beside another last; histories first: deals lie beside them; then the file
    // with the most deals.
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|&ix| {
        let file = &files[ix];
        (
            said.iter().any(|join| join.file == file.file),
            file.shape == Shape::Table,
            file.shape.row_is_deal(),
            std::cmp::Reverse(file.rows),
            ix,
        )
    });
    for &main in &order {
        if placed[main] {
            continue;
        }
        placed[main] = true;
        let mut group = Group {
            main,
            beside: Vec::new(),
            rest: Vec::new(),
        };
        for &other in &order {
            if placed[other] {
                continue;
            }
            let (of, by) = (&files[main], &files[other]);
            let named = |name: &str| files.iter().any(|file| file.file == name);
            let said = said.iter().find_map(|join| said_so(join, of, by, named));
            let found = || found(of, by).filter(|seam| surely(files, other, seam.by));
            if let Some(seam) = said.or_else(found) {
                placed[other] = true;
                group.beside.push((other, seam));
                if seam.by == Field::DealId && by.shape.row_is_deal() {
                    group.rest.push(other);
                }
            }
        }
        for &other in &order {
            if placed[other] {
                continue;
            }
            let (of, by) = (&files[main], &files[other]);
            let beside = group.beside.iter().map(|(ix, seam)| (&files[*ix], seam));
            let seam = through(of, beside, by);
            if let Some(seam) = seam.filter(|seam| surely(files, other, seam.by)) {
                placed[other] = true;
                group.beside.push((other, seam));
            }
        }
        groups.push(group);
    }
    groups.sort_by_key(|g| g.main);
    groups
}

/// The seam that a person told of, where it is about these two: by the name of the file beside, or, where
/// no file bears it, by its column.
fn said_so(
    join: &Join,
    main: &Inspection,
    other: &Inspection,
    named: impl Fn(&str) -> bool,
) -> Option<Seam> {
    let of = |file: &Inspection, header: &str| {
        let wanted = normalise(header);
        let mut headers = file.columns.iter().map(|c| normalise(&c.header));
        headers.position(|header| header == wanted)
    };
    if join.file != other.file && named(&join.file) {
        return None;
    }
    let (column, to) = (of(other, &join.column)?, of(main, &join.to)?);
    let field = |file: &Inspection, ix: usize| {
        let field = file.columns[ix].field;
        let keys = [Field::DealId, Field::Rep, Field::Account, Field::Stage];
        field.filter(|field| keys.contains(field))
    };
    let gives = |field| gives(other, field);
    let names = |by| match by {
        Field::Team => gives(Field::TeamName),
        Field::Account => gives(Field::AccountName),
        _ => names_people(other),
    };
    // What the joining words name where the main file knows it through another.
    let known = [Field::Team, Field::Account, Field::Rep];
    let mut known = known.into_iter().filter(|&by| names(by));
    let named = known.find(|&by| by == Field::Team || other.columns[column].field == Some(by));
    let by = named.or_else(|| field(main, to).or_else(|| field(other, column)));
    let by = by.unwrap_or(if other.shape.row_is_deal() {
        Field::DealId
    } else if gives(Field::StageLabel) {
        Field::Stage
    } else if gives(Field::AccountName) {
        Field::Account
    } else {
        Field::Rep
    });
    let said = true;
    Some(Seam {
        by,
        column,
        to,
        said,
    })
}

/// How `other` lies beside `main`, by what both hold.
fn found(main: &Inspection, other: &Inspection) -> Option<Seam> {
    let by = joins(main, other)?;
    let of = |file: &Inspection| file.columns.iter().position(|c| c.field == Some(by));
    let (column, to, said) = (of(other)?, of(main)?, false);
    Some(Seam {
        by,
        column,
        to,
        said,
    })
}

/// How names of accounts, owners or teams lie beside `main`, where it is a file beside it that knows these
/// by their ids.
fn through<'f>(
    main: &Inspection,
    mut beside: impl Iterator<Item = (&'f Inspection, &'f Seam)>,
    other: &Inspection,
) -> Option<Seam> {
    if other.shape != Shape::Table {
        return None;
    }
    let named = |by: &Field| match by {
        Field::Account => gives(other, Field::AccountName),
        Field::Rep => names_people(other) && !repeats(other, Field::Rep),
        _ => gives(other, Field::TeamName),
    };
    let keys = [Field::Account, Field::Rep, Field::Team];
    let by = keys.into_iter().find(named)?;
    let column = other.columns.iter().position(|c| c.field == Some(by))?;
    // A file with ids of its own is asked for them, and no other.
    if gives(main, by) {
        return None;
    }
    let knows = |(file, seam): &(&Inspection, &Seam)| {
        let deals = by == Field::Team || seam.by == Field::DealId;
        deals && gives(file, by) && meet(file, other, by)
    };
    let (_, seam) = beside.find(knows)?;
    Some(Seam {
        by,
        column,
        to: seam.to,
        said: false,
    })
}

/// Whether a table that is as short as one of anything names teams, or people, as far as it is the only
/// one that knows any of its ids: of two that look like it, nobody knows which does.
fn surely(files: &[Inspection], table: usize, by: Field) -> bool {
    let own = &files[table];
    if !is_short(own) {
        return true;
    }
    let alike = |file: &Inspection| match by {
        Field::Team => gives(file, Field::TeamName) && !file.teams.is_disjoint(&own.teams),
        Field::Rep => names_people(file) && !file.reps.is_disjoint(&own.reps),
        _ => false,
    };
    let mut others = files.iter().enumerate().filter(|(ix, _)| *ix != table);
    !others.any(|(_, file)| file.shape == Shape::Table && alike(file))
}

fn gives(file: &Inspection, field: Field) -> bool {
    file.columns.iter().any(|c| c.field == Some(field))
}

/// Whether a table says what people are called.
fn names_people(table: &Inspection) -> bool {
    gives(table, Field::OwnerName) || gives(table, Field::OwnerLastName)
}

/// Whether the first rows of a table name somebody or something again, on the whole more often than not.
fn repeats(table: &Inspection, key: Field) -> bool {
    let column = table.columns.iter().position(|c| c.field == Some(key));
    let cells = table.sample.iter().filter_map(|row| row.cells.get(column?));
    let words: Vec<String> = cells.map(|cell| fold(cell)).collect();
    let known: HashSet<&String> = words.iter().collect();
    known.len() * 2 < words.len()
}

/// Whether a file is a table that looks like one of anything.
fn is_short(table: &Inspection) -> bool {
    let known = table.known.as_ref();
    known
        .and_then(|known| Preset::named(&known.preset))
        .is_some_and(Preset::is_short)
}

/// The field by which `other` lies beside `main`.
fn joins(main: &Inspection, other: &Inspection) -> Option<Field> {
    if other.shape == Shape::Table && main.shape != Shape::Table {
        let keys: &[Field] = if gives(other, Field::StageLabel) {
            &[Field::Stage]
        } else if gives(other, Field::AccountName) {
            // Whose account it is says nothing of whose deal.
            &[Field::Account]
        } else if gives(other, Field::TeamName) {
            &[Field::Team]
        } else if names_people(other) {
            // A list of customers names the owner of each; it does not say what owners are called.
            if repeats(other, Field::Rep) {
                return None;
            }
            &[Field::Rep]
        } else if gives(other, Field::Account) && repeats(other, Field::Rep) {
            // What is said of an account is not said of its owner.
            &[Field::Account]
        } else {
            &[Field::Stage, Field::Rep, Field::Account]
        };
        let mut keys = keys.iter().copied();
        return keys.find(|&k| gives(other, k) && gives(main, k) && meet(main, other, k));
    }
    let alike = main.known.is_some()
        && main.known.as_ref().map(|k| &k.preset) == other.known.as_ref().map(|k| &k.preset);
    let same_headers = main
        .columns
        .iter()
        .map(|c| &c.header)
        .eq(other.columns.iter().map(|c| &c.header));
    if alike || same_headers || !other.shape.row_is_deal() || main.shape == Shape::Table {
        return None;
    }
    // Two files of deals that both know the stage are two systems' own: ids may agree by chance.
    if main.shape.row_is_deal() && gives(main, Field::Stage) {
        return None;
    }
    let (few, among) = if main.shape.row_is_deal() {
        (first_deals(other), &main.deals)
    } else {
        (first_deals(main), &other.deals)
    };
    let shared = few.iter().filter(|d| among.contains(d)).count();
    (!few.is_empty() && shared as f64 >= SHARED * few.len() as f64).then_some(Field::DealId)
}

/// Whether a table knows any of the words that a file has for a key, as far as all of them are known.
/// A table that looks like one of anything must.
fn meet(main: &Inspection, table: &Inspection, key: Field) -> bool {
    let of = |file: &Inspection| match key {
        Field::Stage => {
            let names = file.stages.iter().map(|name| hash(&fold(&name.name)));
            names.collect()
        }
        // Who owns the deals of a log stands in its rows about owners too.
        Field::Rep if file.owners.is_empty() => file.reps.clone(),
        Field::Team => file.teams.clone(),
        Field::Account => file.accounts.iter().copied().collect(),
        _ => HashSet::new(),
    };
    let (words, known) = (of(main), of(table));
    if key == Field::Team || is_short(table) {
        return !words.is_disjoint(&known);
    }
    words.is_empty() || known.is_empty() || !words.is_disjoint(&known)
}

/// The deals of the first rows, by their hashes.
fn first_deals(file: &Inspection) -> HashSet<u64> {
    let column = file
        .columns
        .iter()
        .position(|c| c.field == Some(Field::DealId));
    let cells = file.sample.iter().filter_map(|row| row.cells.get(column?));
    cells.map(|cell| hash(cell.trim())).collect()
}

/// A sink that notes of which deals its records are, for a file beside that holds further ones.
pub struct Noting<'s, S> {
    sink: &'s mut S,
    deals: HashSet<u64>,
}

impl<'s, S> Noting<'s, S> {
    /// Passes records on to `sink`.
    pub fn new(sink: &'s mut S) -> Self {
        Self {
            sink,
            deals: HashSet::new(),
        }
    }

    /// The deals that it has heard of.
    #[must_use]
    pub fn deals(self) -> HashSet<u64> {
        self.deals
    }
}

impl<S: Sink> Sink for Noting<'_, S> {
    type Error = S::Error;

    fn accept(&mut self, record: &Record<'_>) -> Result<(), S::Error> {
        self.deals.insert(hash(record.deal));
        self.sink.accept(record)
    }

    fn accept_between(&mut self, record: &Record<'_>, between: Between) -> Result<(), S::Error> {
        self.deals.insert(hash(record.deal));
        self.sink.accept_between(record, between)
    }
}
