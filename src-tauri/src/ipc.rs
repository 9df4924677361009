//! The whole of what the page can ask and hear, in one list. The window serves it, and a test
//! writes the TypeScript side from it.

use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::{
    commands::{
        backups, coaching, deals, export, figures, imports, mappings, process, program, rates,
        report, review, views, weekly, workspaces,
    },
    view::{Changed, FilesOffered, ImportProgress},
};

/// Commands and events.
pub(crate) fn builder() -> Builder<Wry> {
    Builder::<Wry>::new()
        .commands(collect_commands![
            program::program_status,
            program::speech,
            program::save_settings,
            workspaces::open_sample,
            workspaces::create_workspace,
            workspaces::create_workspace_here,
            workspaces::open_workspace,
            workspaces::open_recent,
            workspaces::unlock_workspace,
            workspaces::leave_locked,
            workspaces::protect_workspace,
            workspaces::close_workspace,
            workspaces::workspace_holds,
            review::choices,
            review::review,
            review::stalled,
            review::trend,
            review::tenure,
            review::ramp_up,
            review::forecast,
            figures::figure,
            figures::save_figure,
            figures::picture,
            report::save_report,
            deals::deals,
            deals::deal_sheet,
            deals::deal_ids,
            deals::column_values,
            deals::deals_as_text,
            deals::next_steps,
            deals::search,
            deals::edit_deals,
            deals::new_deal,
            deals::undo_edit,
            deals::redo_edit,
            deals::edits,
            coaching::coaching,
            coaching::one_to_one,
            coaching::save_one_to_one,
            coaching::held_back,
            coaching::draft_plan,
            coaching::plan_effects,
            coaching::edit_coaching,
            coaching::save_calendar,
            weekly::since,
            weekly::reasons,
            weekly::closed_deals,
            weekly::mark_reviewed,
            weekly::past_reviews,
            weekly::past_review,
            process::process_kept,
            process::stage_holds,
            process::edit_process,
            process::word_lists,
            process::set_words,
            backups::workspace_backups,
            backups::back_up,
            backups::restore_backup,
            views::views,
            views::put_view,
            views::remove_view,
            export::export_table,
            imports::pick_files,
            imports::group_files,
            imports::inspect_files,
            imports::import_files,
            imports::cancel_import,
            imports::imports,
            imports::import_problems,
            imports::would_undo_import,
            imports::undo_import,
            imports::redo_import,
            imports::save_problems,
            mappings::saved_mappings,
            mappings::save_mapping,
            mappings::used_mapping,
            mappings::remove_mapping,
            rates::rates,
            rates::set_rate,
            rates::remove_rate,
            rates::import_rates,
            rates::sums_in_base,
        ])
        .events(collect_events![Changed, FilesOffered, ImportProgress])
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::{fs, path::Path};

    use specta_typescript::{Typescript, semantic::Configuration};

    /// Set `WRITE_BINDINGS=1` to write the file instead of comparing.
    #[test]
    fn the_typescript_side_is_as_the_rust_side_says() {
        let committed = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap())
            .join("../ui/src/ipc/bindings.ts");
        let fresh = tempfile::tempdir().unwrap();
        let file = fresh.path().join("bindings.ts");
        super::builder()
            // The engine gives no NaN and no infinity, so a number is a number.
            .semantic_types(Configuration::empty().enable_lossless_floats())
            .export(Typescript::default(), &file)
            .unwrap();
        let text = fs::read_to_string(&file).unwrap();
        if std::env::var_os("WRITE_BINDINGS").is_some() {
            fs::write(&committed, &text).unwrap();
        }
        assert!(
            fs::read_to_string(&committed).unwrap_or_default() == text,
            "ui/src/ipc/bindings.ts is stale: run `WRITE_BINDINGS=1 cargo test -p stagecoach`"
        );
    }
}
