//! What crosses to the page and is the shell's own: what is open, what was offered, what a screen
//! looks at. Everything about deals is the engine's own types.

mod kept;

use std::path::Path;

use chrono::NaiveDate;
use engine::{
    coaching::effect::Effect,
    filter::Filter,
    language::Language,
    problem::Problem,
    process::Process,
    review::{Review, StalledDeal},
    trend::{Trend, TrendMonth},
};
use exchange::Mapping;
use jobs::{
    export::Sheet,
    import::{Done, Phase},
};
use report::words::{Headline, Words};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

pub(crate) use kept::{BackupShown, FigureForm, StageHolds, Vocabulary, WordsShown};

use crate::settings::Settings;

/// What a screen looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub(crate) struct View {
    /// The pipeline's id; `None`: the fullest.
    pub(crate) pipeline: Option<i32>,
    /// The filters.
    pub(crate) filter: Filter,
}

/// A file offered for import.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Offered {
    /// What to ask for it by.
    pub(crate) id: u32,
    /// Its name, without its folder.
    pub(crate) name: String,
    /// Its size.
    #[specta(type = u32)]
    pub(crate) bytes: u64,
    /// The page has heard of it.
    #[serde(skip)]
    pub(crate) told: bool,
}

impl Offered {
    /// What may be known of the file at `path`.
    pub(crate) fn of(path: &Path, id: usize) -> Self {
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let bytes = std::fs::metadata(path).map_or(0, |m| m.len());
        Self {
            id: u32::try_from(id).unwrap_or(u32::MAX),
            name,
            bytes,
            told: false,
        }
    }
}

/// A workspace opened before.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Recent {
    /// What to ask for it by: its place in the list.
    pub(crate) id: u32,
    /// Its file's name.
    pub(crate) name: String,
    /// Where it lies, for the eye.
    pub(crate) place: String,
}

/// One pipeline of the open workspace.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct PipelineShown {
    /// Its id.
    pub(crate) id: i32,
    /// Its process's name.
    pub(crate) name: String,
    /// How many deals it holds.
    pub(crate) deals: u32,
}

/// The open workspace.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct WorkspaceShown {
    /// Its name.
    pub(crate) name: String,
    /// Its file's name.
    pub(crate) file: String,
    /// It is the sample team.
    pub(crate) sample: bool,
    /// It opens with a passphrase alone.
    pub(crate) protected: bool,
    /// Its pipelines.
    pub(crate) pipelines: Vec<PipelineShown>,
}

/// How much the open workspace holds: counted when it is asked for, since moves are counted one by one.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub(crate) struct WorkspaceHolds {
    /// Deals.
    pub(crate) deals: u32,
    /// Moves.
    pub(crate) moves: u32,
    /// Imports.
    pub(crate) imports: u32,
}

/// How things stand.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ProgramStatus {
    /// The program's version.
    pub(crate) version: String,
    /// What is open.
    pub(crate) workspace: Option<WorkspaceShown>,
    /// The name of a workspace that was to be opened, and waits for its passphrase.
    pub(crate) locked: Option<String>,
    /// What was open before.
    pub(crate) recent: Vec<Recent>,
    /// Files that wait to be imported.
    pub(crate) offered: Vec<Offered>,
    /// The settings.
    pub(crate) settings: Settings,
}

/// How to speak to the person. The page asks before it is set up, for it keeps its words for as long
/// as it lives.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Speech {
    /// The language of all words: as chosen, or as the system says.
    pub(crate) language: Language,
    /// How the person's system writes dates and numbers, as "de-AT".
    pub(crate) locale: String,
}

/// What the filters can be set to.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Choices {
    /// The pipeline these are of; `None` while there is none.
    pub(crate) pipeline: Option<i32>,
    /// Its process.
    pub(crate) process: Process,
    /// Its teams.
    pub(crate) teams: Vec<String>,
    /// Its reps.
    pub(crate) reps: Vec<String>,
    /// Its lead sources.
    pub(crate) sources: Vec<String>,
    /// Its personas.
    pub(crate) personas: Vec<String>,
    /// Lead sources, personas and reasons for losses and wins to pick from: those in use and those shipped.
    pub(crate) vocabulary: Vocabulary,
    /// The day of the first fact.
    pub(crate) first_day: Option<NaiveDate>,
    /// The day of the last: the as-of date unless another is chosen.
    pub(crate) last_day: Option<NaiveDate>,
}

/// A review with its headline.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ReviewScreen {
    /// Every figure; of the stalled deals the first.
    pub(crate) review: Review,
    /// The sentence on top.
    pub(crate) headline: Headline,
}

/// The months of a stage, or of whole deals, and of what else there are any.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct TrendScreen {
    /// The stage asked for, where the process has it; `None`: whole deals.
    pub(crate) stage: Option<String>,
    /// Its months.
    pub(crate) months: Vec<TrendMonth>,
    /// Every stage of the process, and whether it has any.
    pub(crate) stages: Vec<(String, bool)>,
    /// Neither whole deals nor any stage have.
    pub(crate) nothing: bool,
}

impl TrendScreen {
    /// Of a stage, or of whole deals.
    pub(crate) fn of(trend: &Trend, stage: Option<&str>) -> Self {
        let asked = trend.stages.iter().find(|one| Some(&*one.stage) == stage);
        let any = |months: &[TrendMonth]| !months.is_empty();
        Self {
            stage: asked.map(|one| one.stage.clone()),
            months: asked.map_or(&trend.whole, |one| &one.months).clone(),
            stages: trend
                .stages
                .iter()
                .map(|one| (one.stage.clone(), any(&one.months)))
                .collect(),
            nothing: !any(&trend.whole) && !trend.stages.iter().any(|one| any(&one.months)),
        }
    }
}

/// Some of the stalled deals of a view.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct StalledDeals {
    /// The first of them in words, most at stake first.
    pub(crate) deals: Vec<StalledDeal>,
    /// How many there are.
    pub(crate) all: u32,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct SavedFile {
    /// Its name.
    pub(crate) name: String,
}

/// What is to be written out.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub(crate) enum Wanted {
    /// Every move of the pipeline, as a file that reads back the same.
    Moves,
    /// A table as filtered.
    Sheet {
        /// Which.
        sheet: Sheet,
    },
}

impl Wanted {
    /// What a file of it is called unless the person says otherwise.
    pub(crate) fn name(&self, words: Words) -> &'static str {
        match self {
            Self::Moves => words.files.moves,
            Self::Sheet { sheet } => sheet.name(words),
        }
    }
}

/// How far an import is.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub(crate) struct ImportProgress {
    /// What it is at.
    pub(crate) phase: Phase,
    /// Bytes read.
    #[specta(type = u32)]
    pub(crate) bytes: u64,
    /// Of so many.
    #[specta(type = u32)]
    pub(crate) total_bytes: u64,
    /// Rows read, or deals settled.
    #[specta(type = u32)]
    pub(crate) rows: u64,
    /// Of so many, where that is known; else 0.
    #[specta(type = u32)]
    pub(crate) total_rows: u64,
}

impl From<jobs::import::Far> for ImportProgress {
    fn from(far: jobs::import::Far) -> Self {
        Self {
            phase: far.phase,
            bytes: far.bytes,
            total_bytes: far.total_bytes,
            rows: far.rows,
            total_rows: far.total_rows,
        }
    }
}

/// Some of the problems of an import.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ProblemPage {
    /// How many are listed in all.
    pub(crate) total: u32,
    /// Those of the page.
    pub(crate) rows: Vec<Problem>,
}

/// What an import did, or would do, with the lines that say what became of known deals.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ImportDone {
    /// The counts.
    #[serde(flatten)]
    pub(crate) done: Done,
    /// One short line a kind of difference.
    pub(crate) words: Vec<String>,
}

impl ImportDone {
    /// In the words of a language.
    pub(crate) fn of(done: Done, words: Words) -> Self {
        Self {
            words: words.differences(&done.counts.differences),
            done: done.worded(words),
        }
    }
}

/// A saved mapping.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct SavedMapping {
    /// Its name.
    pub(crate) name: String,
    /// Of the headers that it fits.
    pub(crate) fingerprint: String,
    /// The mapping; `None` where it was saved by another version and cannot be read.
    pub(crate) mapping: Option<Mapping>,
    /// When it was last used, as RFC 3339 in UTC.
    pub(crate) used_at: String,
}

impl From<store::SavedMapping> for SavedMapping {
    fn from(saved: store::SavedMapping) -> Self {
        Self {
            mapping: serde_json::from_str(&saved.mapping).ok(),
            name: saved.name,
            fingerprint: saved.fingerprint,
            used_at: saved.used_at.to_rfc3339(),
        }
    }
}

/// A saved view.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct SavedView {
    /// The key to change it by.
    pub(crate) id: i32,
    /// Its name.
    pub(crate) name: String,
    /// What it shows, as JSON of the page's own.
    pub(crate) shown: String,
}

impl From<store::SavedView> for SavedView {
    fn from(saved: store::SavedView) -> Self {
        Self {
            id: short(saved.id),
            name: saved.name,
            shown: saved.shown,
        }
    }
}

/// An edit, as the page names it.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct EditShown {
    /// Its kind: the name of a [`engine::deal::edit::DealEdit`] or of a
    /// [`engine::coaching::edit::CoachingEdit`], or `new`.
    pub(crate) what: String,
    /// Who made it.
    pub(crate) who: String,
}

impl From<store::EditRecord> for EditShown {
    fn from(edit: store::EditRecord) -> Self {
        Self {
            what: edit.what,
            who: edit.who,
        }
    }
}

/// What would be undone, and what done again.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Edits {
    /// The latest edit.
    pub(crate) undo: Option<EditShown>,
    /// The edit undone last.
    pub(crate) redo: Option<EditShown>,
}

/// A review that was marked as seen.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct PastReview {
    /// The key to open it by.
    pub(crate) id: i32,
    /// The day it was seen from.
    pub(crate) as_of: NaiveDate,
    /// When it was marked, as RFC 3339 in UTC.
    pub(crate) at: String,
    /// Who marked it.
    pub(crate) who: String,
    /// The filter it was made with.
    pub(crate) filter: Filter,
}

/// What came of a plan.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct PlanEffect {
    /// The plan's key.
    pub(crate) id: i32,
    /// Its effect.
    pub(crate) effect: Effect,
}

/// Files were dropped on the window, or handed over by a second start: ask for the program's status.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub(crate) struct FilesOffered;

/// What a change touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tag {
    /// Deals, moves, and every figure.
    Deals,
    /// The history of imports.
    Imports,
    /// Plans, one-to-ones, agreements, flags put off, reviews marked as seen.
    Coaching,
    /// Currency rates.
    Rates,
    /// Saved mappings and answers.
    Mappings,
    /// Settings.
    Settings,
    /// Which workspace is open.
    Workspace,
}

/// Something changed: screens that show it ask again.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub(crate) struct Changed {
    /// What.
    pub(crate) tags: Vec<Tag>,
}

/// A count as the page sees it.
pub(crate) fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A row id as the page sees it. Ids count from 1; two thousand million rows do not fit a window.
pub(crate) fn short(id: i64) -> i32 {
    i32::try_from(id).unwrap_or(i32::MAX)
}
