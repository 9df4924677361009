//! What all parts of a file show together: how its columns are written, which stages it has and in
//! which order, which rows are read, and how far it goes.

use engine::moment::Day;

use super::{Look, MOST_TEAMS, NO_RUNNING_NUMBER};
use crate::{
    date::{self, DateOrder},
    evidence::{self, DateEvidence},
    field::Field,
    inspect::{AmbiguousDate, Inspection, SeenColumn, SeenName},
    letters::normalise,
    mapping::{Hints, Means},
    outcomes,
    preset::Shape,
    rules,
    signs::Signs,
    stages,
    turns::Owners,
};

impl Look<'_> {
    pub(crate) fn conclude(
        mut self,
        mut seen: Inspection,
        headers: Vec<String>,
        hints: &Hints,
    ) -> Inspection {
        let sought = self.sought;
        let columns: Vec<&DateEvidence> = self.dates.iter().collect();
        let settled = evidence::settle(&columns, hints.dates);
        seen.columns = headers
            .into_iter()
            .zip(sought.fields)
            .map(|(header, field)| SeenColumn {
                header,
                field: *field,
                dates: None,
                ambiguous: None,
                decimal: None,
            })
            .collect();
        let mut last: Option<Day> = None;
        let mut month_first = false;
        let dates = sought.dates.iter().zip(&self.dates);
        for (((ix, field), evidence), order) in dates.zip(settled) {
            if sought.touched.contains(ix) {
                // Not read: whether its dates can be told matters to nobody.
                last = last.max(order.and_then(|order| evidence.last(order)));
                continue;
            }
            let column = &mut seen.columns[*ix];
            if *field != Field::At && evidence.never_dates() {
                // "Closed: yes" is a date by its header only.
                let told = field.dates_deal() || *field == Field::ExpectedClose;
                let told = told && column.field == Some(*field);
                if let Some(cell) = evidence
                    .odd()
                    .filter(|cell| told && rules::flag(cell).is_none())
                {
                    seen.dateless.push((column.header.clone(), cell.to_owned()));
                }
                column.field = None;
                continue;
            }
            column.dates = order;
            match order {
                Some(order) => last = last.max(evidence.last(order)),
                None => column.ambiguous = evidence.sample().map(all_ways),
            }
            month_first |= *field == Field::At && order == Some(DateOrder::Mdy);
        }
        for (ix, evidence) in sought.amounts.iter().zip(&self.amounts) {
            seen.columns[*ix].decimal = hints.decimal.or_else(|| {
                if sought.plain {
                    evidence.of_plain()
                } else {
                    evidence.decide()
                }
            });
        }
        seen.last_day = last.map(Day::date);
        let mut names = self.stages.into_names();
        for (at, name) in names.iter_mut().enumerate() {
            let folded = stages::fold(&name.name);
            let won = sought.won.iter().any(|w| stages::fold(w) == folded);
            name.ends = self.signs.outcome(at).or(won.then_some(Means::Won));
        }
        if !sought.plain {
            let known = |n: &SeenName| {
                let said = stages::outcome_with(&n.name, &hints.won, &hints.lost);
                said.or(n.ends)
            };
            let found = match sought.shape {
                Shape::Moves | Shape::Changes => {
                    outcomes::propose(&names, known, &mut self.paths, month_first)
                }
                Shape::Snapshot if !sought.says_how_deals_ended() => {
                    outcomes::of_snapshot(&names, known)
                }
                _ => Vec::new(),
            };
            for (at, proposed) in found {
                if proposed.taken {
                    names[at].ends = Some(proposed.means);
                }
                seen.proposed.push(proposed);
            }
        }
        let usual = usual_places(&names, &self.signs);
        let order: Vec<usize> = match sought.shape {
            Shape::Moves | Shape::Changes | Shape::Wide => self.paths.order(&usual, month_first),
            Shape::Snapshot | Shape::Table => {
                let mut order: Vec<usize> = (0..names.len()).collect();
                order.sort_by_key(|&ix| usual[ix]);
                order
            }
        };
        let pipelines = self.signs.pipelines();
        seen.pipeline = chosen(&pipelines, hints.pipeline.as_deref());
        // A table of stages tells of the stages of all of them.
        let several = pipelines.len() > 1 && sought.shape != Shape::Table;
        let only = seen.pipeline.clone().filter(|_| several);
        let order = order.into_iter().filter(|&ix| {
            only.as_deref().is_none_or(|only| {
                self.signs.is_in(only, ix) || sought.passes(&names[ix].name, only)
            })
        });
        let order: Vec<usize> = order.collect();
        seen.pipelines = pipelines
            .into_iter()
            .map(|(name, rows)| SeenName::of(name, rows))
            .collect();
        seen.rules = sought.rules.clone();
        seen.rules
            .extend(rules::found(sought.fields, &self.signs, only.as_deref()));
        seen.returned = self.signs.returned();
        seen.put_away = self.signs.put_away;
        let month = usize::from(month_first);
        seen.firsts = self
            .firsts
            .into_iter()
            .map(|(d, at)| (d, at[month]))
            .collect();
        seen.owners = Owners::new(self.handed, month_first);
        seen.stages = order
            .into_iter()
            .map(|ix| SeenName {
                name: std::mem::take(&mut names[ix].name),
                rows: names[ix].rows,
                ends: names[ix].ends,
                label: None,
            })
            .collect();
        seen.statuses = self.statuses.into_names();
        seen.sample = self.sample;
        seen.people = self.people.proposals();
        let bare_id = |column: Option<usize>| {
            let header = column.and_then(|ix| seen.columns.get(ix));
            header.is_some_and(|column| normalise(&column.header) == "id")
        };
        let running = |bare: bool, word: &str| bare && word.len() < NO_RUNNING_NUMBER;
        let bare = bare_id(sought.rep);
        let reps = self.people.words(|rep| !running(bare, rep));
        let bare = bare_id(sought.team);
        let teams = Some(&self.teams).filter(|teams| teams.len() < MOST_TEAMS);
        let teams = teams
            .into_iter()
            .flatten()
            .filter(|team| !running(bare, team));
        let teams = teams.map(|team| stages::hash(&stages::fold(team)));
        seen.teams = teams.collect();
        seen.reps = reps;
        seen.accounts = self.accounts;
        seen.deals = self.deals.into_keys().collect();
        seen.repeated = self.repeated;
        seen
    }
}

/// Where the stages commonly stand: by how likely a win is thought to be where every one of them that
/// is no outcome says so, else by their names.
fn usual_places(names: &[SeenName], signs: &Signs) -> Vec<u32> {
    let ends = |n: &SeenName| n.ends.is_some() || stages::outcome(&n.name).is_some();
    let likely: Option<Vec<u32>> = names
        .iter()
        .enumerate()
        .map(|(at, name)| signs.likely(at).or(ends(name).then_some(u32::MAX)))
        .collect();
    // One share for all of them says nothing.
    let likely = likely.filter(|all| all.iter().any(|one| *one != all[0]));
    likely.unwrap_or_else(|| names.iter().map(|n| stages::usual_place(&n.name)).collect())
}

/// The pipeline that is read: the one that was asked for, else the fullest.
fn chosen(pipelines: &[(&str, u64)], asked: Option<&str>) -> Option<String> {
    let asked = asked.and_then(|a| {
        let mut same = pipelines.iter();
        same.find(|(name, _)| stages::fold(name) == stages::fold(a))
    });
    asked
        .or(pipelines.first())
        .map(|(name, _)| (*name).to_owned())
}

fn all_ways(sample: &str) -> AmbiguousDate {
    let day = |order| date::read(sample, order).map(|at| at.day.date());
    AmbiguousDate {
        sample: sample.to_owned(),
        day_first: day(DateOrder::Dmy),
        month_first: day(DateOrder::Mdy),
        year_first: day(DateOrder::Ymd),
    }
}
