//! Table `plan`: what is planned to coach a rep at a stage. The stage stands by its key, so that a plan
//! follows a stage that is renamed; the evidence is text that nobody writes again.

use engine::{
    coaching::{Ended, Hint, Plan, PlanOutcome, Spot},
    review::FlagProblem,
};
use rusqlite::{Row, types::Value as Sql};
use serde::{Deserialize, Serialize};

use super::{
    change::Entity,
    recorded::{Recorded, day, of_date, of_day, of_word, text, word},
};
use crate::{
    Error,
    identity::{PipelineId, StageId},
};

/// A plan as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PlanRow {
    pub(crate) rep: String,
    pub(crate) stage: StageId,
    pub(crate) problem: FlagProblem,
    /// As JSON.
    pub(crate) seen: String,
    pub(crate) hints: Vec<Hint>,
    pub(crate) agreed: String,
    pub(crate) start: chrono::NaiveDate,
    pub(crate) review_on: chrono::NaiveDate,
    pub(crate) ended: Option<Ended>,
}

impl PlanRow {
    /// A plan for the table, with its stage's key.
    pub(crate) fn of(plan: &Plan, stage: StageId) -> Result<Self, Error> {
        if !plan.is_sound() {
            return Err(Error::UnfitValue);
        }
        Ok(Self {
            rep: plan.spot.rep.trim().to_owned(),
            stage,
            problem: plan.spot.problem,
            seen: serde_json::to_string(&plan.seen)?,
            hints: plan.hints.clone(),
            agreed: plan.agreed.clone(),
            start: plan.start,
            review_on: plan.review_on,
            ended: plan.ended.clone(),
        })
    }

    /// The plan, with its stage's name.
    pub(crate) fn plan(self, stage: String) -> Result<Plan, Error> {
        Ok(Plan {
            spot: Spot {
                rep: self.rep,
                stage,
                problem: self.problem,
            },
            seen: serde_json::from_str(&self.seen)?,
            hints: self.hints,
            agreed: self.agreed,
            start: self.start,
            review_on: self.review_on,
            ended: self.ended,
        })
    }
}

impl Recorded for PlanRow {
    type Owner = PipelineId;
    const OWNER: &'static str = "process";
    const TABLE: &'static str = "plan";
    const ENTITY: Entity = Entity::Plan;
    const COLUMNS: &'static str =
        "rep, stage, problem, seen, hints, agreed, start, review_on, ended, outcome, words";

    fn values(&self) -> Result<Vec<Sql>, Error> {
        let ended = self.ended.as_ref();
        Ok(vec![
            text(Some(&self.rep)),
            Sql::Integer(self.stage.0),
            word(&self.problem)?,
            text(Some(&self.seen)),
            Sql::Text(serde_json::to_string(&self.hints)?),
            text(Some(&self.agreed)),
            day(Some(self.start)),
            day(Some(self.review_on)),
            day(ended.map(|ended| ended.day)),
            ended.map_or(Ok(Sql::Null), |ended| word(&ended.outcome))?,
            text(ended.map(|ended| ended.words.as_str())),
        ])
    }

    fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        let ended = of_day(row, at + 8)?;
        Ok(Self {
            rep: row.get(at)?,
            stage: row.get(at + 1)?,
            problem: of_word(row, at + 2)?,
            seen: row.get(at + 3)?,
            hints: serde_json::from_str(&row.get::<_, String>(at + 4)?)?,
            agreed: row.get(at + 5)?,
            start: of_date(row, at + 6)?,
            review_on: of_date(row, at + 7)?,
            ended: match ended {
                Some(day) => Some(Ended {
                    day,
                    outcome: of_word::<PlanOutcome>(row, at + 9)?,
                    words: row.get(at + 10)?,
                }),
                None => None,
            },
        })
    }
}
