//! A file that is read beside the deals: teams by rep, names by id, labels by stage, or the deals
//! themselves beside their stage history. Held whole, by the word that joins it to the main file.
//!
//! What it gives stands, for each row of the main file, like further columns at its end.

use std::{
    collections::{HashMap, HashSet},
    io::Read,
    ops::ControlFlow,
    sync::Arc,
};

use crate::{
    cells::Cells,
    error::Error,
    field::Field,
    inspect::Inspection,
    letters::normalise,
    mapping::{Column, Join, Means},
    open::File,
    pass::{self, Hands},
    people::{RepMeans, RepName},
    plan::Plan,
    rows::{Found, Rows},
    rules::flag,
    stages::fold,
    together::Seam,
};

/// One file beside the deals, its rows by the word that joins them.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The file's name, without its folder.
    pub file: String,
    /// What joins it: a deal, a rep, an account, a stage.
    pub by: Field,
    /// The header of its column that holds the joining word.
    pub column: String,
    /// The header of the main file's column that holds it.
    pub to: String,
    /// What it gives, as columns.
    columns: Vec<Column>,
    rows: HashMap<String, Vec<Option<Box<str>>>>,
    /// Of people, the e-mail addresses by the joining word.
    addresses: HashMap<String, Box<str>>,
}

impl Beside {
    /// Reads a whole file for what it gives to rows of `main`, to which it is joined by `seam`.
    ///
    /// # Errors
    /// Whatever keeps it from being read as a whole; see [`Error`].
    pub fn read(
        source: impl Read,
        plan: &Plan,
        main: &Inspection,
        seam: &Seam,
    ) -> Result<Self, Error> {
        let (by, key) = (seam.by, seam.column);
        let mapping = &plan.mapping;
        let hands = Hands::all();
        let mut file = File::of(source, mapping.sheet.as_deref())?;
        let mut opened = file.reopen(mapping, hands.chunk)?;
        let (headers, first) = opened.known_header(mapping)?;
        let given: Vec<usize> = mapping
            .columns
            .iter()
            .enumerate()
            .filter(|(_, c)| {
                let given = c.field.is_some_and(|f| f != by && f != Field::Deleted);
                given || by == Field::Rep && c.field.is_none() && is_address(&c.header)
            })
            .map(|(ix, _)| ix)
            .collect();
        let mut beside = Self {
            file: plan.file.clone(),
            by,
            column: headers.get(key).cloned().unwrap_or_default(),
            to: (main.columns.get(seam.to)).map_or_else(String::new, |c| c.header.clone()),
            columns: given
                .iter()
                .map(|&ix| mapping.columns[ix].clone())
                .collect(),
            rows: HashMap::new(),
            addresses: HashMap::new(),
        };
        pass::over(
            1,
            first,
            &mut *opened.source,
            || (),
            |(), rows| {
                taken(
                    rows,
                    |cells| mapping.rows.iter().all(|r| r.reads(cells)),
                    key,
                    &given,
                )
            },
            |part: Result<Taken, Error>| {
                for (word, row) in part? {
                    let word = if by == Field::DealId {
                        word
                    } else {
                        fold(&word)
                    };
                    // Of two rows with one word the first counts: a primary team, say.
                    beside.rows.entry(word).or_insert(row);
                }
                Ok::<_, Error>(ControlFlow::Continue(()))
            },
        )?;
        let address = beside.columns.iter().position(|c| is_address(&c.header));
        if let Some(address) = address.filter(|_| by == Field::Rep) {
            let told = beside.rows.iter();
            let told = told.filter_map(|(word, row)| Some((word.clone(), row[address].clone()?)));
            beside.addresses = told.collect();
        }
        beside.name_whole();
        Ok(beside)
    }

    /// Whether it says who owns the deals.
    pub(crate) fn gives_owners(&self) -> bool {
        let owns = [Field::Rep, Field::OwnerName];
        let mut columns = self.columns.iter();
        columns.any(|column| column.field.is_some_and(|field| owns.contains(&field)))
    }

    /// Calls people by their first and last names, where the file tells them apart. Of two who are called
    /// the same, each keeps beside the name what else the file calls them.
    fn name_whole(&mut self) {
        let at = |field| self.columns.iter().position(|c| c.field == Some(field));
        let (first, last) = (at(Field::OwnerFirstName), at(Field::OwnerLastName));
        let Some(part) = first.or(last) else { return };
        let name = at(Field::OwnerName);
        let place = name.unwrap_or_else(|| {
            let mut column = self.columns[part].clone();
            column.field = Some(Field::OwnerName);
            self.columns.push(column);
            self.columns.len() - 1
        });
        let wholly = |row: &[Option<Box<str>>]| {
            let parts = [first, last].into_iter().flatten();
            let parts: Vec<&str> = parts.filter_map(|ix| row[ix].as_deref()).collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        };
        let mut called: HashMap<String, HashSet<Option<String>>> = HashMap::new();
        for row in self.rows.values_mut() {
            row.resize(self.columns.len(), None);
            if let Some(whole) = wholly(row) {
                let others = called.entry(fold(&whole)).or_default();
                others.insert(row[place].as_deref().map(fold));
            }
        }
        for row in self.rows.values_mut() {
            let Some(whole) = wholly(row) else { continue };
            let one = called[&fold(&whole)].len() == 1;
            let other = row[place].as_deref().filter(|_| !one);
            let named = match other {
                Some(other) => format!("{whole} ({other})"),
                None => whole,
            };
            row[place] = Some(named.into());
        }
    }

    /// Of each person that it names, what deals may have called that person before: the word that joins it,
    /// and an address.
    pub fn called_before(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let name = self
            .columns
            .iter()
            .position(|c| c.field == Some(Field::OwnerName));
        let name = name.filter(|_| self.by == Field::Rep);
        self.rows.iter().filter_map(move |(word, row)| {
            let name = row.get(name?)?.as_deref()?;
            let address = self.addresses.get(word).map(AsRef::as_ref);
            let before = [Some(word.as_str()), address].into_iter().flatten();
            Some((name, before.filter(|word| *word != name).collect()))
        })
    }

    /// How it is joined, as a mapping keeps it.
    #[must_use]
    pub fn join(&self) -> Join {
        Join {
            file: self.file.clone(),
            column: self.column.clone(),
            to: self.to.clone(),
        }
    }

    /// How many words it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True where it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What it gives for a word, in one of its columns.
    pub(crate) fn cell(&self, word: &str, column: usize) -> Option<&str> {
        let row = if self.by == Field::DealId {
            self.rows.get(word)?
        } else {
            self.rows.get(&fold(word))?
        };
        row.get(column)?.as_deref()
    }

    fn says(&self, word: &str, field: Field) -> Option<&str> {
        let column = self.columns.iter().position(|c| c.field == Some(field))?;
        self.cell(word, column)
    }
}

/// Whether a column of people holds their e-mail addresses.
fn is_address(header: &str) -> bool {
    const HEADERS: [&str; 5] = ["email", "emailaddress", "mail", "owneremail", "useremail"];
    HEADERS.contains(&normalise(header).as_str())
}

type Taken = Vec<(String, Vec<Option<Box<str>>>)>;

fn taken(
    mut rows: Rows,
    reads: impl Fn(Cells<'_>) -> bool,
    key: usize,
    given: &[usize],
) -> Result<Taken, Error> {
    let mut taken = Vec::new();
    loop {
        match rows.advance()? {
            Found::End => return Ok(taken),
            Found::TooLong => continue,
            Found::Row => {}
        }
        let (cells, _) = rows.cells();
        if let Some(word) = cells.get(key).filter(|_| reads(cells)) {
            let row = given
                .iter()
                .map(|&ix| cells.get(ix).map(Box::from))
                .collect();
            taken.push((word.to_owned(), row));
        }
    }
}

/// Calls the stages of a file by their labels, in the order and with the outcomes that a table of
/// stages gives them. Gives how many it knew.
pub fn name_stages(seen: &mut Inspection, table: &Beside) -> usize {
    let mut known = 0;
    let mut places = Vec::new();
    for (at, name) in seen.stages.iter_mut().enumerate() {
        let says = |field| table.says(&name.name, field);
        let Some(label) = says(Field::StageLabel) else {
            places.push((f64::MAX, at));
            continue;
        };
        known += 1;
        let won = says(Field::IsWon).and_then(flag) == Some(true);
        let closed = says(Field::IsClosed).and_then(flag) == Some(true);
        let place = says(Field::StageOrder).and_then(|o| o.parse().ok());
        places.push((place.unwrap_or(f64::MAX), at));
        name.label = Some(label.to_owned());
        if won {
            name.ends = Some(Means::Won);
        } else if closed {
            name.ends = Some(Means::Lost);
        }
    }
    if known > 0 {
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let in_order = places.into_iter().map(|(_, at)| seen.stages[at].clone());
        seen.stages = in_order.collect();
    }
    known
}

/// The columns of files beside, after a file's own.
#[derive(Debug, Default)]
pub(crate) struct Beyond {
    /// How many columns the file has itself.
    own: usize,
    files: Vec<Arc<Beside>>,
    /// Of each further column: the file, the file's column, and the column here of the joining word.
    places: Vec<(usize, usize, usize)>,
    /// How each further column is read.
    columns: Vec<Column>,
    /// Names of reps that mean another, or nobody.
    reps: HashMap<String, Option<String>>,
}

fn meaning(name: &RepName) -> Option<(String, Option<String>)> {
    let means = match &name.means {
        RepMeans::SameAs(other) => Some(other.clone()),
        RepMeans::Nobody => None,
        RepMeans::Itself => return None,
    };
    Some((fold(&name.name), means))
}

/// What only the main file can say of its deals.
const OWN: [Field; 6] = [
    Field::DealId,
    Field::Stage,
    Field::At,
    Field::Status,
    Field::StageLabel,
    Field::StageOrder,
];

impl Beyond {
    /// What files give that the main one does not have itself.
    pub(crate) fn of(plan: &Plan) -> Self {
        let own = &plan.mapping.columns;
        let mut beyond = Self {
            own: own.len(),
            files: plan.beside.clone(),
            reps: plan.mapping.reps.iter().filter_map(meaning).collect(),
            ..Self::default()
        };
        // Whose deal it is, of which account, another file may say; and which team a rep is in a third.
        let mut files: Vec<_> = plan.beside.iter().enumerate().collect();
        files.sort_by_key(|(_, file)| match file.by {
            Field::DealId => 0,
            Field::Team => 2,
            _ => 1,
        });
        for (at, file) in files {
            let by = |c: &Column| c.field == Some(file.by);
            let to = own.iter().position(|c| c.header == file.to);
            let known = || own.iter().position(by);
            let far = || beyond.position(file.by);
            // What joins the file that says it does not join this one.
            let through = to.is_none_or(|ix| own[ix].field == Some(Field::DealId));
            let key = if file.by == Field::Team || file.by != Field::DealId && through {
                known().or_else(far).or(to)
            } else {
                to.or_else(known)
            };
            let Some(key) = key else {
                continue;
            };
            for (ix, column) in file.columns.iter().enumerate() {
                let known = own.iter().chain(&beyond.columns);
                let has = known.into_iter().any(|c| c.field == column.field);
                if !has && !column.field.is_some_and(|f| OWN.contains(&f)) {
                    beyond.columns.push(column.clone());
                    beyond.places.push((at, ix, key));
                }
            }
        }
        beyond
    }

    /// How a further column is read.
    pub(crate) fn column(&self, ix: usize) -> Option<&Column> {
        self.columns.get(ix.checked_sub(self.own)?)
    }

    /// Where a field stands among the further columns.
    pub(crate) fn position(&self, field: Field) -> Option<usize> {
        let found = self.columns.iter().position(|c| c.field == Some(field));
        found.map(|ix| self.own + ix)
    }

    /// Who a name means.
    pub(crate) fn rep<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        if self.reps.is_empty() {
            return Some(name);
        }
        match self.reps.get(&fold(name)) {
            Some(means) => means.as_deref(),
            None => Some(name),
        }
    }

    /// Who is meant by a name, or by the id that a file of people beside knows.
    pub(crate) fn owner<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        let mut people = self.files.iter().filter(|file| file.by == Field::Rep);
        let named = people.find_map(|file| file.says(word, Field::OwnerName));
        self.rep(named.unwrap_or(word))
    }

    /// A cell of the row or of a file beside it.
    pub(crate) fn cell<'a>(&'a self, cells: Cells<'a>, ix: usize) -> Option<&'a str> {
        if ix < self.own {
            return cells.get(ix);
        }
        let (file, column, key) = *self.places.get(ix - self.own)?;
        // A key stands before what it opens.
        let word = if key < ix {
            self.cell(cells, key)?
        } else {
            return None;
        };
        self.files.get(file)?.cell(word, column)
    }
}
