//! Files and folders that change, or go, while an import is at work: a plain sentence, and nothing that
//! was kept is lost.

use std::{
    fs::{self, File},
    io::Write as _,
    ops::ControlFlow,
    path::PathBuf,
};

use exchange::Hints;
use jobs::{
    Bundle, Error,
    import::{Done, Far, Mode, Phase, import, import_bundle},
};
use store::Workspace;

use crate::desk::{asker, now};

/// A workspace with one deal, and a file of many moves to come.
struct Desk {
    folder: tempfile::TempDir,
    workspace: Workspace,
    file: PathBuf,
}

const MOVES: u32 = 60_000;

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("share")).unwrap();
        let path = folder.path().join("share/team.stagecoach");
        let mut workspace = Workspace::create(&path, "Team", now()).unwrap();
        let first = folder.path().join("first.csv");
        fs::write(
            &first,
            "deal_id,rep,stage,at\nF1,Ana,Prospecting,2025-01-31\n",
        )
        .unwrap();
        let go_on = &mut |_| ControlFlow::Continue(());
        let hints = Hints::default();
        import(&[first], &hints, &mut workspace, Mode::Keep, asker(), go_on).unwrap();
        let mut text = "deal_id,rep,stage,at\n".to_owned();
        for deal in 0..MOVES {
            text.push_str(&format!("D{deal},Ana,Prospecting,2025-01-31\n"));
        }
        let file = folder.path().join("moves.csv");
        fs::write(&file, text).unwrap();
        Self {
            folder,
            workspace,
            file,
        }
    }

    /// Imports the file; `meanwhile` happens once, when the first rows are in.
    fn import(&mut self, meanwhile: impl FnOnce()) -> Result<Done, Error> {
        let mut meanwhile = Some(meanwhile);
        let mut hear = |far: Far| {
            if far.phase == Phase::Reading
                && let Some(happens) = meanwhile.take()
            {
                happens();
            }
            ControlFlow::Continue(())
        };
        let files = [self.file.clone()];
        let hints = Hints::default();
        import(
            &files,
            &hints,
            &mut self.workspace,
            Mode::Keep,
            asker(),
            &mut hear,
        )
    }

    fn deals(&self) -> u32 {
        self.workspace.pipelines().unwrap()[0].deals
    }
}

#[track_caller]
fn refused(came: Result<Done, Error>, why: &str) {
    let said = came.expect_err("it was refused").to_string();
    assert!(said.contains(why), "{said}");
    assert!(said.ends_with('.') && !said.contains("os error"), "{said}");
}

#[test]
fn a_file_that_is_cut_short_while_it_is_read_is_refused() {
    let mut desk = Desk::new();
    let file = File::options().write(true).open(&desk.file).unwrap();
    let came = desk.import(|| file.set_len(1_000_000).unwrap());
    refused(came, "changed while it was read");
    assert_eq!(desk.deals(), 1);
}

#[test]
fn a_file_that_grows_between_the_look_and_the_import_is_refused_and_then_read_anew() {
    let mut desk = Desk::new();
    let hints = Hints::default();
    let go_on = &mut |_| ControlFlow::Continue(());
    let files = [desk.file.clone()];
    let mut bundle = Bundle::open(&files, &hints, go_on).unwrap().remove(0);
    let mut file = File::options().append(true).open(&desk.file).unwrap();
    file.write_all(b"L1,Ana,Prospecting,2025-02-01\n").unwrap();
    drop(file);
    let workspace = &mut desk.workspace;
    let came = import_bundle(&mut bundle, &hints, workspace, Mode::Keep, asker(), go_on);
    refused(came, "changed while it was read");
    assert_eq!(desk.deals(), 1);
    desk.import(|| {}).unwrap();
    assert_eq!(desk.deals(), MOVES + 2);
}

/// Windows does not let an open file be removed.
#[cfg(unix)]
#[test]
fn a_file_that_is_removed_while_it_is_read_is_read_to_its_end() {
    let mut desk = Desk::new();
    let file = desk.file.clone();
    desk.import(|| fs::remove_file(file).unwrap()).unwrap();
    assert_eq!(desk.deals(), MOVES + 1);
}

#[cfg(unix)]
#[test]
fn a_workspace_whose_folder_goes_while_it_is_written_is_said_to_be_gone_and_loses_nothing() {
    let mut desk = Desk::new();
    let (from, to) = (
        desk.folder.path().join("share"),
        desk.folder.path().join("elsewhere"),
    );
    let came = desk.import(|| fs::rename(&from, &to).unwrap());
    refused(came, "is no longer there");
    let Desk {
        folder, workspace, ..
    } = desk;
    drop(workspace);
    let path = folder.path().join("elsewhere/team.stagecoach");
    let found = Workspace::open(&path, now()).unwrap();
    let deals = found.pipelines().unwrap()[0].deals;
    assert!(deals == 1 || deals == MOVES + 1, "{deals}: half an import");
}

/// Whoever may do everything may read it all the same; then nothing can be shown.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut desk = Desk::new();
    fs::set_permissions(&desk.file, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&desk.file).is_err() {
        let came = desk.import(|| {});
        refused(came, "may not be read");
        assert_eq!(desk.deals(), 1);
    }
}
