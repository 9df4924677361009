//! Files that are known by their headers: what each column holds and what the format leaves
//! unsaid. A preset is data; a file that none recognises is read by [`crate::field`] alone.

use serde::{Deserialize, Serialize};

use crate::field::{Field, normalise};

/// How a file tells what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// One row per move.
    Moves,
    /// One row per deal, as it stood when the file was written.
    Snapshot,
}

/// A known kind of file.
#[derive(Debug)]
pub(crate) struct Preset {
    /// Its name, for a mapping that is saved.
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    /// Normalised headers, all of which must be there.
    signature: &'static [&'static str],
    /// What each header holds.
    columns: &'static [(&'static str, Field)],
    /// Columns that say when a deal entered a stage: header and stage.
    pub(crate) entered: &'static [(&'static str, &'static str)],
    /// The stages in their order, where the format fixes them.
    pub(crate) stages: &'static [&'static str],
    /// False where a row without dates says nothing about when it was true.
    pub(crate) seen_on_last_day: bool,
    /// True where an amount of 0 on a lost deal means that none was ever written.
    pub(crate) lost_zero_is_none: bool,
}

const PRESETS: &[Preset] = &[
    // Maven Analytics' "CRM Sales Opportunities", the best known public pipeline.
    Preset {
        name: "maven_crm",
        shape: Shape::Snapshot,
        signature: &[
            "opportunityid",
            "salesagent",
            "dealstage",
            "engagedate",
            "closedate",
            "closevalue",
        ],
        columns: &[
            ("opportunityid", Field::DealId),
            ("salesagent", Field::Rep),
            ("product", Field::Product),
            ("account", Field::Account),
            ("dealstage", Field::Stage),
            ("closedate", Field::Closed),
            ("closevalue", Field::Amount),
        ],
        entered: &[("engagedate", "Engaging")],
        stages: &["Prospecting", "Engaging"],
        seen_on_last_day: false,
        lost_zero_is_none: true,
    },
    // Salesforce's OpportunityHistory object: a row per save, the stage as it was then.
    Preset {
        name: "salesforce_opportunity_history",
        shape: Shape::Moves,
        signature: &[
            "opportunityid",
            "stagename",
            "createddate",
            "closedate",
            "probability",
        ],
        columns: &[
            ("opportunityid", Field::DealId),
            ("createdbyid", Field::Rep),
            ("stagename", Field::Stage),
            ("createddate", Field::At),
            ("amount", Field::Amount),
            ("currencyisocode", Field::Currency),
            ("closedate", Field::ExpectedClose),
        ],
        entered: &[],
        stages: &[],
        seen_on_last_day: true,
        lost_zero_is_none: false,
    },
];

impl Preset {
    /// The preset of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|p| p.name == name)
    }

    /// The preset whose signature the headers bear.
    pub(crate) fn of(headers: &[String]) -> Option<&'static Self> {
        let normalised: Vec<String> = headers.iter().map(|h| normalise(h)).collect();
        let has = |name: &str| normalised.iter().any(|n| n == name);
        PRESETS.iter().find(|p| p.signature.iter().all(|s| has(s)))
    }

    /// The field of each column; a repeated header serves once.
    pub(crate) fn fields(&self, headers: &[String]) -> Vec<Option<Field>> {
        let mut fields = vec![None; headers.len()];
        for (name, field) in self.columns {
            if let Some(column) = headers.iter().position(|h| normalise(h) == *name) {
                fields[column] = Some(*field);
            }
        }
        fields
    }
}
