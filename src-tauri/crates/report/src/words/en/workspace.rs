//! Why a workspace could not do what was asked of it, in English.

use super::super::dictionary::WorkspaceWords;
use super::super::place::Place;

pub(super) const WORKSPACE: WorkspaceWords = WorkspaceWords {
    place: Place::Usual,
    open_elsewhere: "The workspace is open in another window or command; nothing was changed. Close it there, \
                     then try again.",
    read_only: "The workspace cannot be written; allow writing to the file and its folder, or copy it \
                elsewhere.",
    busy: "The workspace is being written by another window or command; nothing was changed. Try again when \
           that has finished.",
    disk_full: "The disk is full; nothing was changed. Make room and try again.",
    away: "The disk or network folder that the workspace lies on does not answer; nothing was changed. \
           Connect it again, then open the workspace anew.",
    beside_files: "A workspace is reviewed by itself. Leave the other files out, or import them into it.",
    missing: |path| {
        format!("There is no workspace at {path}; check the path, or create a new one.")
    },
    folder: |path| {
        format!("{path} is a folder, not a workspace; choose the .stagecoach file in it.")
    },
    exists: |path| format!("{path} already exists and was left as it is; choose another name."),
    not_one: |path| format!("{path} is not a Stagecoach workspace; it was left as it is."),
    locked: |path| format!("{path} is protected by a passphrase; it opens with that alone."),
    locked_without: |path, variable| {
        format!(
            "{path} is protected by a passphrase. Put it into the environment variable {variable}, then try \
             again."
        )
    },
    wrong_passphrase: |path| {
        format!(
            "{path} does not open with that passphrase; it was left as it is. Check capital letters and the \
             keyboard's language. Where the passphrase is right, the file is damaged: open a backup of it \
             instead."
        )
    },
    damaged: |why| {
        format!(
            "The workspace is damaged ({why}); nothing was written to it. Open a backup of it instead."
        )
    },
    newer: |path, file, program| {
        format!(
            "{path} was written by a newer Stagecoach (format {file}, this one knows {program}); it was left \
             as it is. Update Stagecoach to open it."
        )
    },
    vanished: |path| {
        format!(
            "{path} is no longer there: it, or its folder, was moved or taken away while the workspace was \
             open. What was written went with it, whole; open it where it is now."
        )
    },
    file: |path, why| format!("{path} could not be read or written: {why}."),
    unread: |why| format!("The workspace could not be read or written: {why}."),
};
