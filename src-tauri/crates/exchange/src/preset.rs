//! Files that are known by their headers: which system writes them, what each column holds, and what
//! the format leaves unsaid. A preset is data, a table per system; nothing here reads a cell.
//!
//! Recognition is by score, never by position or order: every header has a weight, the share of
//! files with such a header that come from that system. The score of a preset is one less the
//! product of what the headers that are there leave open (independent clues, "noisy or"), so that
//! many weak clues make a sure one and none counts twice.

mod hubspot;
mod logs;
mod office;
mod open_source;
mod salesforce;

use serde::{Deserialize, Serialize};

use crate::{
    field::{self, Field},
    letters::normalise,
};

/// How a file tells what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// One row per move: a deal entered a stage.
    Moves,
    /// One row per change: a deal left one stage for another.
    Changes,
    /// One row per deal, a column per stage with the day it was entered.
    Wide,
    /// One row per deal, as it stood when the file was written.
    Snapshot,
    /// No deals: one row per rep, account or stage, read beside a file of deals.
    Table,
}

impl Shape {
    /// True where a row is a deal, and not something that happened to one.
    #[must_use]
    pub fn row_is_deal(self) -> bool {
        matches!(self, Self::Snapshot | Self::Wide)
    }
}

/// A header that a known kind of file bears.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    name: &'static str,
    /// Of a hundred files with this header, so many are of this kind.
    weight: u8,
    /// What the column holds; `None`: known, and not needed.
    field: Option<Field>,
    /// It says when the row was last changed: the latest such day is one the file was true on.
    touched: bool,
    /// It holds something else than its name says in any other file.
    misleads: bool,
}

/// A column that is read.
const fn is(name: &'static str, weight: u8, field: Field) -> Head {
    Head {
        name,
        weight,
        field: Some(field),
        touched: false,
        misleads: false,
    }
}

/// A column that is known and holds nothing that is read.
const fn also(name: &'static str, weight: u8) -> Head {
    Head {
        name,
        weight,
        field: None,
        touched: false,
        misleads: false,
    }
}

/// A column that says when the row was last changed, by whom and in whatever.
const fn touched(name: &'static str, weight: u8) -> Head {
    Head {
        touched: true,
        ..also(name, weight)
    }
}

/// A column that is known not to hold what its name says.
const fn misleading(name: &'static str, weight: u8) -> Head {
    Head {
        misleads: true,
        ..also(name, weight)
    }
}

/// A known kind of file.
#[derive(Debug)]
pub(crate) struct Preset {
    /// Its name, for a mapping that is saved and for the command line.
    pub(crate) name: &'static str,
    /// Its name in a sentence: "a HubSpot export of deals".
    pub(crate) title: &'static str,
    pub(crate) shape: Shape,
    /// Of each group one header must be there.
    needs: &'static [&'static [&'static str]],
    /// Every header it is known to bear; for one field the first that is there counts.
    heads: &'static [Head],
    /// Columns that say when a deal entered a stage: header and stage.
    pub(crate) entered: &'static [(&'static str, &'static str)],
    /// The stages in their order, where the format fixes them.
    pub(crate) stages: &'static [&'static str],
    /// Names of its own that mean won.
    pub(crate) won: &'static [&'static str],
    /// Rows that are read: those with one of these words in the column of that field.
    pub(crate) only: &'static [(Field, &'static [&'static str])],
    /// Of a log of changes: words in the column of [`Field::Changed`] whose rows are no moves, and
    /// what of the deal they change. Its columns of old and new stage hold the old and new value.
    pub(crate) turns: &'static [(&'static str, Field)],
    /// Columns beyond its own are looked for by their usual names: all fields, or only what
    /// describes a deal.
    by_usual_names: bool,
    /// False where a row without dates says nothing about when it was true.
    pub(crate) seen_on_last_day: bool,
    /// True where an amount of 0 on a lost deal means that none was ever written.
    pub(crate) lost_zero_is_none: bool,
    /// True where the system leaves lost deals out of an export unless it is asked for them.
    pub(crate) leaves_lost_out: bool,
    /// True where its headers stand in files of every kind: it is only one that has no others.
    only_its_own: bool,
}

impl Preset {
    const PLAIN: Self = Self {
        name: "",
        title: "",
        shape: Shape::Snapshot,
        needs: &[],
        heads: &[],
        entered: &[],
        stages: &[],
        won: &[],
        only: &[],
        turns: &[],
        by_usual_names: false,
        seen_on_last_day: true,
        lost_zero_is_none: false,
        leaves_lost_out: false,
        only_its_own: false,
    };
}

/// Every table of presets.
const TABLES: &[&[Preset]] = &[
    hubspot::PRESETS,
    salesforce::PRESETS,
    office::PRESETS,
    open_source::PRESETS,
    logs::PRESETS,
];

/// Columns that connectors add of their own to whatever they copy: known in any file, and not needed.
/// Without accents, case and signs, as headers are compared.
const OF_CONNECTORS: [&str; 12] = [
    "fivetransynced",
    "fivetrandeleted",
    "fivetranactive",
    "fivetranid",
    "airbyterawid",
    "airbyteextractedat",
    "airbytemeta",
    "airbytegenerationid",
    "airbyteabid",
    "airbyteemittedat",
    "airbytenormalizedat",
    "sdcbatchedat",
];

/// Whether a connector added a column of that name.
pub(crate) fn is_of_connector(header: &str) -> bool {
    OF_CONNECTORS.contains(&normalise(header).as_str())
}

/// A score from which a file counts as recognised, of 1.
const ENOUGH: f64 = 0.4;

/// How well a preset fits.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) preset: &'static Preset,
    /// From 0 to 1.
    pub(crate) score: f64,
    /// Positions of the headers that spoke for it, the weightiest first.
    pub(crate) because: Vec<usize>,
}

/// Every preset's name, for whoever asks for one that is not there.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    all().map(|p| p.name)
}

fn all() -> impl Iterator<Item = &'static Preset> {
    TABLES.iter().copied().flatten()
}

/// The presets that fit enough, the best first.
pub(crate) fn fits(headers: &[String]) -> Vec<Fit> {
    let headers: Vec<String> = headers.iter().map(|h| normalise(h)).collect();
    let mut fits: Vec<Fit> = all()
        .filter_map(|preset| preset.fit(&headers))
        .filter(|fit| fit.score >= ENOUGH)
        .collect();
    // Stable: of equals the one that stands first.
    fits.sort_by(|a, b| b.score.total_cmp(&a.score));
    fits
}

impl Preset {
    /// Whether tables of anything else may look like it: only words that it shares with a file join it.
    pub(crate) fn is_short(&self) -> bool {
        self.only_its_own
    }

    /// The preset of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        all().find(|p| p.name == name)
    }

    /// How well it fits normalised headers; `None` where one that it needs is missing.
    fn fit(&'static self, headers: &[String]) -> Option<Fit> {
        let at = |name: &str| {
            let name = normalise(name);
            headers.iter().position(|h| *h == name)
        };
        let has = |group: &&[&str]| group.iter().any(|name| at(name).is_some());
        if !self.needs.iter().all(has) {
            return None;
        }
        let own = |header: &String| {
            let mut heads = self.heads.iter();
            is_of_connector(header) || heads.any(|h| normalise(h.name) == *header)
        };
        if self.only_its_own && !headers.iter().all(own) {
            return None;
        }
        let mut open = 1.0;
        let mut because: Vec<(u8, usize)> = Vec::new();
        for head in self.heads {
            if let Some(column) = at(head.name).filter(|_| head.weight > 0)
                && !because.iter().any(|(_, known)| *known == column)
            {
                open *= 1.0 - f64::from(head.weight) / 100.0;
                because.push((head.weight, column));
            }
        }
        because.sort_by_key(|&(weight, column)| (std::cmp::Reverse(weight), column));
        Some(Fit {
            preset: self,
            score: 1.0 - open,
            because: because.into_iter().map(|(_, column)| column).collect(),
        })
    }

    /// How well it fits whatever is missing, for a person who says that it is this one.
    pub(crate) fn asked(&'static self, headers: &[String]) -> Fit {
        let normalised: Vec<String> = headers.iter().map(|h| normalise(h)).collect();
        self.fit(&normalised).unwrap_or(Fit {
            preset: self,
            score: 0.0,
            because: Vec::new(),
        })
    }

    /// The columns that say when a row was last changed.
    pub(crate) fn touched(&self, headers: &[String]) -> Vec<usize> {
        let names = self.heads.iter().filter(|h| h.touched);
        let names: Vec<String> = names.map(|h| normalise(h.name)).collect();
        let headers = headers.iter().enumerate();
        let of = headers.filter(|(_, header)| names.contains(&normalise(header)));
        of.map(|(ix, _)| ix).collect()
    }

    /// What each column holds, and whether it is known at all; a repeated header serves once.
    pub(crate) fn columns(&self, headers: &[String]) -> Vec<(Option<Field>, bool)> {
        let normalised: Vec<String> = headers.iter().map(|h| normalise(h)).collect();
        let mut columns = vec![(None, false); headers.len()];
        let mut taken: Vec<Field> = Vec::new();
        for head in self.heads {
            let name = normalise(head.name);
            for (slot, _) in columns
                .iter_mut()
                .zip(&normalised)
                .filter(|(_, h)| **h == name)
            {
                let field = head.field.filter(|f| !taken.contains(f));
                let free = slot.0.is_none();
                slot.1 = true;
                if let Some(field) = field.filter(|_| free) {
                    slot.0 = Some(field);
                    taken.push(field);
                }
            }
        }
        let others: Vec<String> = headers
            .iter()
            .zip(&columns)
            .map(|(h, (_, known))| if *known { String::new() } else { h.clone() })
            .collect();
        let of_deals = self.shape.row_is_deal();
        for (slot, field) in columns.iter_mut().zip(field::recognise(&others)) {
            let usual = |f: &Field| {
                self.by_usual_names || f.describes_deal() || of_deals && f.bounds_deal()
            };
            if let Some(field) = field.filter(|f| !taken.contains(f) && usual(f)) {
                *slot = (Some(field), true);
                taken.push(field);
            }
        }
        self.instead(headers, &mut columns, &taken);
        columns
    }

    /// A column that is left aside for a better one is read where that one is not there. An amount only
    /// where no column of currencies may speak of the better one.
    fn instead(&self, headers: &[String], columns: &mut [(Option<Field>, bool)], taken: &[Field]) {
        let wanted = |f: &Field| {
            let currency = taken.contains(&Field::Currency);
            !taken.contains(f) && (*f == Field::Rep || *f == Field::Amount && !currency)
        };
        if !self.shape.row_is_deal() {
            return;
        }
        let misleads = |header: &String| {
            let mut heads = self.heads.iter().filter(|h| h.misleads);
            heads.any(|h| normalise(h.name) == normalise(header))
        };
        let aside = headers.iter().zip(columns.iter());
        let aside: Vec<String> = aside
            .map(|(header, column)| match column {
                (None, true) if !misleads(header) => header.clone(),
                _ => String::new(),
            })
            .collect();
        for (slot, field) in columns.iter_mut().zip(field::recognise(&aside)) {
            if let Some(field) = field.filter(wanted) {
                slot.0 = Some(field);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_preset_can_be_asked_for_and_needs_only_what_it_knows() {
        let mut names = HashSet::new();
        for preset in all() {
            assert!(names.insert(preset.name), "{} stands twice", preset.name);
            assert!(!preset.title.is_empty());
            for head in preset.heads {
                assert!(head.weight < 100, "{}: {}", preset.name, head.name);
            }
            let knows = |name: &str| {
                preset.by_usual_names
                    || preset
                        .heads
                        .iter()
                        .any(|h| normalise(h.name) == normalise(name))
            };
            for name in preset.needs.iter().copied().flatten() {
                assert!(knows(name), "{}: {name}", preset.name);
            }
        }
    }

    #[test]
    fn a_file_with_every_header_of_a_preset_is_recognised_as_it() {
        for preset in all() {
            let headers: Vec<String> = preset.heads.iter().map(|h| h.name.to_owned()).collect();
            let best = fits(&headers).into_iter().next();
            let best = best.map(|fit| fit.preset.name);
            assert_eq!(best, Some(preset.name));
        }
    }

    #[test]
    fn the_order_of_columns_does_not_matter() {
        let mut headers: Vec<String> = ["Opportunity Owner", "Opportunity Name", "Stage", "Amount"]
            .map(str::to_owned)
            .to_vec();
        let forth = fits(&headers)[0].clone();
        headers.reverse();
        let back = fits(&headers)[0].clone();
        assert_eq!(forth.preset.name, back.preset.name);
        assert!((forth.score - back.score).abs() < 1e-12);
    }
}
