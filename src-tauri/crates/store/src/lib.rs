//! The memory: one SQLite file per workspace (`.stagecoach`), holding every rep's pipeline.
//!
//! What was brought in or edited is kept here, with who changed what; what it means is the engine's
//! business, how files look the exchange's. No clock: every write is told when it happens. A file
//! that is no workspace, is damaged or comes from a newer program is never written to, and a write
//! is either all there or not at all.

mod backup;
mod creating;
mod edit;
mod error;
mod identity;
mod import;
mod opening;
mod reading;
mod replay;
mod schema;
mod table;
mod workspace;

pub use edit::Edit;
pub use error::Error;
pub use identity::{
    AccountId, ActivityId, ContactId, DealId, ImportId, PipelineId, RepId, StageId, TeamId,
};
pub use import::{Import, ImportOutcome};
pub use reading::Summary;
pub use table::{
    activity::Activity,
    change::{Change, Entity, FieldValue},
    contact::Contact,
    deal::Deal,
    import::{ImportCounts, ImportRecord, RowCounts, Source, SourceKind},
    moves::{Move, StoredStep},
    process::Pipeline,
    rep::Rep,
};
pub use workspace::Workspace;
