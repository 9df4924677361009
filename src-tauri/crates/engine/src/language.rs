//! The languages that words are written in. Figures know none: this is an argument of whatever says
//! something, and of the built-in process, whose stages are kept in a workspace as they were written.

use serde::{Deserialize, Serialize};

/// A language in which everything can be said.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
}

impl Language {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The language of a locale such as "de-AT" or "de_AT.UTF-8"; English where it is none of ours.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let language = locale
            .split(['-', '_', '.', '@'])
            .next()
            .unwrap_or_default();
        if language.eq_ignore_ascii_case("de") {
            Self::German
        } else {
            Self::English
        }
    }

    /// Its code, as on a web page: "en", "de".
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_locale_speaks_its_language_whatever_its_region() {
        for locale in ["de", "de-AT", "de_CH.UTF-8", "DE-de"] {
            assert_eq!(Language::of_locale(locale), Language::German, "{locale}");
        }
        for locale in ["en-US", "C", "", "nl-NL", "den"] {
            assert_eq!(Language::of_locale(locale), Language::English, "{locale}");
        }
    }
}
