//! Which exit checks of a stage a deal leaves open: those that are read off its record and do not
//! hold, and those that nobody ticked.

use engine::{
    deal::{
        Activity, Contact, Objection,
        checks::{Recorded, read_off},
        sheet::Check,
    },
    moment::Day,
    process::Process,
};
use rusqlite::Connection;

use crate::{
    Error,
    identity::PipelineId,
    table::{
        deal::Deal,
        detail,
        exit_check::ExitCheck,
        link,
        recorded::{self, Kept},
        stage::{self, Stages},
    },
    worked,
};

/// The words of the checks that are open at one stage.
pub(crate) fn of(
    conn: &Connection,
    pipeline: PipelineId,
    deal: &Deal,
    process: &Process,
    at: usize,
    stages: &Stages,
) -> Result<Vec<String>, Error> {
    let told = Told::read(conn, pipeline, deal)?;
    let checks = told.at(process, at, stages).into_iter();
    Ok(checks
        .filter(|check| !check.holds)
        .map(|check| check.check)
        .collect())
}

/// The checks of every stage, in the order of the process.
pub(crate) fn every(
    conn: &Connection,
    pipeline: PipelineId,
    deal: &Deal,
    process: &Process,
) -> Result<Vec<Vec<Check>>, Error> {
    let told = Told::read(conn, pipeline, deal)?;
    let stages = stage::stages(conn, pipeline)?;
    let all = 0..process.stages.len();
    Ok(all.map(|at| told.at(process, at, &stages)).collect())
}

/// What checks are read off.
struct Told {
    details: engine::deal::detail::Details,
    contacts: Vec<Contact>,
    objections: Vec<Objection>,
    replied: bool,
    has_descent: bool,
    ticked: Vec<ExitCheck>,
}

impl Told {
    fn read(conn: &Connection, pipeline: PipelineId, deal: &Deal) -> Result<Self, Error> {
        fn rows<T>(kept: Vec<Kept<T>>) -> Vec<T> {
            kept.into_iter().map(|kept| kept.row).collect()
        }
        let activities = recorded::of::<Activity>(conn, deal.id)?;
        let mut links = link::to(conn, pipeline, &deal.key)?.into_iter();
        let own = recorded::of::<engine::deal::Link>(conn, deal.id)?;
        let mut details = detail::of(conn, deal.id)?;
        if let Some(held) = worked::of(conn, deal.id)? {
            // What a person recorded counts, whenever it was.
            let own = details.clone();
            let by_hand = |detail| own.contains_key(&detail).then_some(Day(i32::MAX));
            held.over(&mut details, by_hand);
        }
        Ok(Self {
            details,
            contacts: rows(recorded::of(conn, deal.id)?),
            objections: rows(recorded::of(conn, deal.id)?),
            replied: activities.iter().any(|kept| kept.row.replied == Some(true)),
            has_descent: own.iter().any(|kept| kept.row.later) || links.any(|(_, link)| link.later),
            ticked: rows(recorded::of::<ExitCheck>(conn, deal.id)?)
                .into_iter()
                .filter(|check| !check.passed)
                .collect(),
        })
    }

    fn at(&self, process: &Process, at: usize, stages: &Stages) -> Vec<Check> {
        let recorded = Recorded {
            details: &self.details,
            contacts: &self.contacts,
            objections: &self.objections,
            replied: self.replied,
            has_descent: self.has_descent,
        };
        let ticked = |words: &str| {
            let mut ticked = self.ticked.iter();
            ticked.any(|check| stages.place(check.stage) == Some(at) && check.words == words)
        };
        let checks = process.stages.get(at).map(|stage| &stage.exit_checks);
        let checks = checks.into_iter().flatten();
        checks
            .map(|check| {
                let read = read_off(check, &recorded);
                Check {
                    check: check.clone(),
                    holds: read.unwrap_or_else(|| ticked(check)),
                    read_off: read.is_some(),
                }
            })
            .collect()
    }
}
