//! What a wall says when something leans on it, and the small words all walls share.

use std::fmt;

use stagecoach_tests::tree::File;

/// Something that is not as the house wants it.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The file, from the root.
    pub(crate) path: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub(crate) line: usize,
    /// What to do about it.
    pub(crate) remedy: String,
}

impl Fault {
    /// A fault of a whole file.
    pub(crate) fn of(file: &File, remedy: impl Into<String>) -> Self {
        Self::at(file, 0, remedy)
    }

    /// A fault at a line, from 1.
    pub(crate) fn at(file: &File, line: usize, remedy: impl Into<String>) -> Self {
        Self {
            path: file.path.clone(),
            line,
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.path, self.remedy)
        } else {
            write!(f, "{}:{}: {}", self.path, self.line, self.remedy)
        }
    }
}

/// Whether the path ends in one of the extensions.
pub(crate) fn is(path: &str, extensions: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extensions.contains(&extension))
}

/// How many faults a wall finds in one invented file.
#[cfg(test)]
pub(crate) fn faults_in(wall: fn(&[File]) -> Vec<Fault>, path: &str, text: &str) -> usize {
    wall(&[File {
        path: path.to_owned(),
        text: text.to_owned(),
    }])
    .len()
}
