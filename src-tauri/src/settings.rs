//! What the program itself remembers between starts: the look, and which workspaces were open.
//! A small JSON file in the program's own folder, always written whole. Nothing about deals is
//! here, and nothing lives in the web view's storage.

use std::path::{Path, PathBuf};

use engine::listing::DealColumn;
use engine::{language::Language, money::Currency};
use exchange::Manner;
use report::{
    Paper,
    words::{Tongue, Words},
};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How tight rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Density {
    /// With air.
    #[default]
    Comfortable,
    /// More rows.
    Compact,
}

/// A day that weeks begin on somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WeekDay {
    /// Monday.
    Monday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// What a person may set. What an older program did not know of may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub(crate) struct Settings {
    /// The look.
    pub(crate) theme: ThemeChoice,
    /// How tight rows stand.
    pub(crate) density: Density,
    /// The screen to come back to.
    pub(crate) last_screen: Option<String>,
    /// The currency in which sums of several are shown, where there are rates; `None`: they stay apart.
    pub(crate) base: Option<Currency>,
    /// How numbers and dates are written in tables that are saved as files; `None`: as at first.
    pub(crate) manner: Option<Manner>,
    /// The language of all words; `None`: as the system says.
    pub(crate) language: Option<Language>,
    /// The tour was taken or left: it does not come again by itself.
    pub(crate) toured: Option<bool>,
    /// What reports are printed on; `None`: as is usual where the person lives.
    pub(crate) paper: Option<Paper>,
    /// The first month of the year that quarters and years are counted by, 1 to 12; `None`: January.
    pub(crate) year_begins: Option<u8>,
    /// The first day of a week; `None`: as is usual where the person lives.
    pub(crate) week_begins: Option<WeekDay>,
    /// How many backups of a workspace are kept; 0: none is made by itself; `None`: as at first.
    pub(crate) backups: Option<u8>,
    /// The columns of the table of deals, in order; `None`: as at first.
    pub(crate) columns: Option<Vec<DealColumn>>,
}

impl Settings {
    /// The language of all words: as chosen, or as the system says.
    pub(crate) fn words(&self) -> Language {
        self.language
            .unwrap_or_else(|| Language::of_locale(&system_locale()))
    }

    /// All that is said in that language, with numbers and days as they are written where the person is.
    pub(crate) fn dictionary(&self) -> Words {
        Tongue::at(self.words(), &system_locale()).words()
    }
}

/// How the person's system writes dates and numbers, as "de-AT". What names no language and region
/// that a page could use is British English.
pub(crate) fn system_locale() -> String {
    let known = sys_locale::get_locale().unwrap_or_default();
    let plain = known.split(['.', '@']).next().unwrap_or_default();
    let language = plain.split(['-', '_']).next().unwrap_or_default();
    if (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic()) {
        plain.replace('_', "-")
    } else {
        "en-GB".to_owned()
    }
}

/// The whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    /// What a person may set.
    pub(crate) settings: Settings,
    /// Workspaces opened, latest first.
    pub(crate) recent: Vec<PathBuf>,
}

/// How many workspaces are remembered.
const RECENT: usize = 8;

impl Remembered {
    /// Reads the file; a missing or unreadable one is a fresh start, never a reason not to open.
    pub(crate) fn read(file: &Path) -> Self {
        std::fs::read(file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Writes the file whole.
    ///
    /// # Errors
    /// When the folder cannot be made or the file not written.
    pub(crate) fn write(&self, file: &Path) -> std::io::Result<()> {
        let bytes = serde_json::to_vec_pretty(self).map_err(std::io::Error::other)?;
        jobs::whole_file::write(file, &bytes)
    }

    /// Puts a workspace on top of the list.
    pub(crate) fn opened(&mut self, workspace: &Path) {
        self.recent.retain(|known| known != workspace);
        self.recent.insert(0, workspace.to_owned());
        self.recent.truncate(RECENT);
    }
}
