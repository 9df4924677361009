//! Why a workspace could not do what was asked of it, in any language: the memory itself speaks English only.

use engine::problem::system_words;
use report::words::Words;
use store::Error;

/// The sentence; `None` of what does not concern the workspace as a whole.
pub(crate) fn said(error: &Error, words: Words) -> Option<String> {
    let said = &words.workspace;
    let shown = |path: &std::path::Path| path.display().to_string();
    Some(match error {
        Error::Missing(path) => said.missing(&shown(path)),
        Error::Directory(path) => said.folder(&shown(path)),
        Error::Exists(path) => said.exists(&shown(path)),
        Error::NotAWorkspace(path) => said.not_one(&shown(path)),
        Error::Locked(path) => said.locked(&shown(path)),
        Error::WrongPassphrase(path) => said.wrong_passphrase(&shown(path)),
        Error::OpenElsewhere => said.open_elsewhere.to_owned(),
        Error::Damaged(why) => said.damaged(why),
        Error::Newer {
            path,
            file,
            program,
        } => said.newer(&shown(path), *file, *program),
        Error::ReadOnly => said.read_only.to_owned(),
        Error::Busy => said.busy.to_owned(),
        Error::DiskFull => said.disk_full.to_owned(),
        Error::Away => said.away.to_owned(),
        Error::Vanished(path) => said.vanished(&shown(path)),
        Error::File { path, source } => said.file(&shown(path), &system_words(source)),
        Error::Sql(why) => said.unread(&why.to_string()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::{io, path::PathBuf};

    use engine::language::Language;
    use report::words;

    use super::*;

    #[test]
    fn it_is_the_same_in_english_as_the_memory_says_it_and_german_where_it_is_asked_for() {
        let path = || PathBuf::from("/x/team.stagecoach");
        for error in [
            Error::Missing(path()),
            Error::Directory(path()),
            Error::Exists(path()),
            Error::NotAWorkspace(path()),
            Error::Locked(path()),
            Error::WrongPassphrase(path()),
            Error::OpenElsewhere,
            Error::Damaged("file is not a database".to_owned()),
            Error::Newer {
                path: path(),
                file: 9,
                program: 8,
            },
            Error::ReadOnly,
            Error::Busy,
            Error::DiskFull,
            Error::Away,
            Error::Vanished(path()),
            Error::File {
                path: path(),
                source: io::Error::other("it is gone (os error 5)"),
            },
        ] {
            let in_english = said(&error, words::of(Language::English));
            assert_eq!(in_english, Some(error.to_string()));
            let in_german = said(&error, words::of(Language::German));
            assert!(in_german.is_some_and(|said| said != error.to_string()));
        }
    }
}
