//! The memory: one SQLite file per workspace (`.stagecoach`), holding every rep's pipeline.
//!
//! What was brought in or edited is kept here, with who changed what; what it means is the engine's
//! business, how files look the exchange's. No clock: every write is told when it happens. A file
//! that is no workspace, is damaged or comes from a newer program is never written to, and a write
//! is either all there or not at all.

mod absence;
mod again;
mod arranged;
mod backup;
mod coaching_edit;
mod coaching_kept;
mod connection;
mod creating;
mod deal_edit;
mod deal_move;
mod dossier;
mod edit;
mod edit_undo;
mod error;
mod identity;
mod import;
mod known;
mod noted;
mod open_checks;
mod opening;
mod passphrase;
mod past;
mod people;
mod process_edit;
mod process_kept;
mod protecting;
mod reading;
mod remembered;
mod replay;
mod said;
mod schema;
mod search;
mod settling;
mod since;
mod table;
mod turn;
mod undo;
mod view_edit;
mod word_lists;
mod worked;
mod workspace;

pub use absence::Absence;
pub use again::Again;
pub use dossier::{Dossier, Said};
pub use edit::Edit;
pub use edit_undo::Turned;
pub use error::Error;
pub use identity::{
    AccountId, DealId, ImportId, PipelineId, PlanId, RepId, StageId, TeamId, name_key,
};
pub use import::{Import, ImportOutcome, Tell};
pub use passphrase::{Passphrase, may_be_protected};
pub use reading::Summary;
pub use table::{
    change::{Change, Entity, FieldValue},
    deal::Deal,
    edits::EditRecord,
    import::{ImportCounts, ImportRecord, RowCounts, Source, SourceKind},
    mapping::SavedMapping,
    moves::{Move, StoredStep},
    process::Pipeline,
    rep::Rep,
    reviewed::ReviewMark,
    saved_view::SavedView,
    stage::Stages,
};
pub use undo::{LISTED, Stays, StaysWhat, Undone};
pub use workspace::Workspace;
