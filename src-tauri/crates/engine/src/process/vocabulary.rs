//! The words a team picks from, as shipped: sources, personas, reasons for losses and wins, in each
//! language.
//!
//! Starting points only. A deal keeps whatever its source wrote; none of these is ever enforced.

use super::{Process, language_of};
use crate::language::Language;

/// The lists of one language.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Where a lead came from.
    pub sources: &'static [&'static str; 6],
    /// Who buys.
    pub personas: &'static [&'static str; 6],
    /// Why a deal is lost.
    pub loss_reasons: &'static [&'static str; 11],
    /// Why a deal is won.
    pub win_reasons: &'static [&'static str; 10],
}

/// The lists that go with a process: in the language in which its stages are named as the built-in
/// process names them, so that words of two languages do not mix on its deals; else in the person's.
#[must_use]
pub fn shipped(process: &Process, person: Language) -> Shipped {
    match language_of(process).unwrap_or(person) {
        Language::English => ENGLISH,
        Language::German => GERMAN,
    }
}

const ENGLISH: Shipped = Shipped {
    sources: &[
        "Social media",
        "Existing network",
        "Customer referral",
        "Inbound",
        "Event",
        "Other",
    ],
    personas: &[
        "Owner",
        "Executive",
        "Head of department",
        "Purchasing",
        "Technical lead",
        "User",
    ],
    loss_reasons: &[
        "Poor fit",
        "No budget",
        "No decision-maker",
        "No need",
        "Bad timing",
        "Price",
        "Missing feature",
        "Went with a competitor",
        "Stayed with what they have",
        "No reply",
        "Other",
    ],
    win_reasons: &[
        "Best fit",
        "Price",
        "Features",
        "Trust in us",
        "Good relationship",
        "Referral",
        "Service and support",
        "Speed",
        "No competitor",
        "Other",
    ],
};

const GERMAN: Shipped = Shipped {
    sources: &[
        "Social Media",
        "Eigenes Netzwerk",
        "Kundenempfehlung",
        "Inbound",
        "Veranstaltung",
        "Anderes",
    ],
    personas: &[
        "Inhaber",
        "Geschäftsführung",
        "Abteilungsleitung",
        "Einkauf",
        "Technische Leitung",
        "Anwender",
    ],
    loss_reasons: &[
        "Passt nicht",
        "Kein Budget",
        "Kein Entscheider",
        "Kein Bedarf",
        "Falscher Zeitpunkt",
        "Preis",
        "Funktion fehlt",
        "Zum Wettbewerber gegangen",
        "Beim Bisherigen geblieben",
        "Keine Antwort",
        "Anderes",
    ],
    win_reasons: &[
        "Passt am besten",
        "Preis",
        "Funktionen",
        "Vertrauen in uns",
        "Gute Beziehung",
        "Empfehlung",
        "Service und Betreuung",
        "Schnelligkeit",
        "Kein Wettbewerber",
        "Anderes",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::builtin_in;

    #[test]
    fn the_words_are_in_the_language_of_the_stages_else_in_the_persons() {
        let check = |process: &Process, person, expected| {
            assert_eq!(shipped(process, person).loss_reasons[0], expected);
        };
        for person in Language::ALL {
            check(&builtin_in(Language::English), person, "Poor fit");
            check(&builtin_in(Language::German), person, "Passt nicht");
        }
        let own = Process::of_stages("", &["Lead", "Contract"]);
        check(&own, Language::English, "Poor fit");
        check(&own, Language::German, "Passt nicht");
    }
}
