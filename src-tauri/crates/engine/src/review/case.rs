//! What stands out at a stage: a rep, the whole team, a lead source or a buyer persona, with the
//! figures it rests on. How it is judged is not said here (see [`crate::flag`]).

use serde::{Deserialize, Serialize};

/// What is wrong at a flagged cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FlagProblem {
    /// Deals are lost here more than elsewhere.
    Loses,
    /// Deals sit here longer than elsewhere.
    Slow,
}

/// What a stage's passages are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The rest of the team, or the other sources or personas.
    Rest,
    /// The same stage in the period just before.
    Before,
    /// Value held past the stall point, against what the stage's own pace would leave there.
    Held,
}

/// How sure a flag is, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// q below 0.01.
    Strong,
    /// q below 0.10.
    Likely,
}

/// A stage that is worth a look, whoever it is about, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Case {
    /// The stage.
    pub stage: String,
    /// What is wrong.
    pub problem: FlagProblem,
    /// What it is held against.
    pub against: Against,
    /// Advances (`loses`) or exits (`slow`) seen; where value is held, open deals past the stall
    /// point.
    pub observed: u32,
    /// The same, expected: at the rest's rate (`loses`) or the pace of all together (`slow`), at
    /// the rate or pace of the period before, or at the stage's own pace.
    pub expected: f64,
    /// False discovery rate at which this would just be raised: of the flags of many teams with at
    /// most this, no larger share is expected to be false.
    pub q: f64,
    /// In words.
    pub strength: Strength,
    /// One plain sentence.
    pub summary: String,
    /// The curve of those that it is about, for the eye, at most 60 points: `loses`, the share of
    /// the decided deals that had advanced by day, so that it ends at the share that the sentence
    /// says; `slow`, the share of all deals that had left by day.
    pub curve: Vec<(u32, f64)>,
    /// The same of what it is held against: of the rest (`loses`) or of all (`slow`), or of the
    /// period before.
    pub team_curve: Vec<(u32, f64)>,
    /// What nearly all these deals share, and hardly anyone else's do: whether it is the rep or this
    /// cannot be told, and the sentence says so.
    #[serde(default)]
    pub twin: Option<Twin>,
}

/// A source or persona whose deals are a rep's, and nobody else's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Twin {
    /// Which of the two it is.
    pub aspect: Aspect,
    /// Its name.
    pub of: String,
}

/// A rep (or the whole team) at a stage that is worth a manager's hour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Flag {
    /// The rep; `None`: the stage stalls the whole team.
    pub rep: Option<String>,
    /// Where, what and why.
    #[serde(flatten)]
    pub case: Case,
}

/// What deals are told apart by, beside their rep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// The lead source.
    Source,
    /// The buyer persona.
    Persona,
}

/// A source or persona whose deals do worse at a stage than those of the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Finding {
    /// Source or persona.
    pub aspect: Aspect,
    /// Which one.
    pub of: String,
    /// Where, what and why.
    #[serde(flatten)]
    pub case: Case,
}
