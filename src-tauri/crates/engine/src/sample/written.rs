//! What the team wrote on its deals: the people there, what they objected, what was to be done next. Words
//! only, in every language; on which deal each stands is in [`super::records`].

use super::phrase::{Phrase, phrase};
use crate::deal::ObjectionKind;

pub(super) const FIRST: [&str; 14] = [
    "Alma", "Bruno", "Carla", "Dora", "Emil", "Farid", "Greta", "Hugo", "Ines", "Jakub", "Klara",
    "Luis", "Mina", "Oskar",
];
pub(super) const LAST: [&str; 12] = [
    "Adler", "Berg", "Costa", "Duarte", "Ekman", "Fischer", "Gomez", "Horvat", "Ito", "Jansen",
    "Keller", "Lund",
];
pub(super) const USERS: [Phrase; 4] = [
    phrase("Team lead", "Teamleitung"),
    phrase("Analyst", "Analyst"),
    phrase("Office manager", "Büroleitung"),
    phrase("Engineer", "Ingenieur"),
];
pub(super) const DECIDERS: [Phrase; 4] = [
    phrase("Managing director", "Geschäftsführung"),
    phrase("Head of operations", "Betriebsleitung"),
    phrase("CFO", "Kaufmännische Leitung"),
    phrase("Owner", "Inhaber"),
];
pub(super) const OBJECTIONS: [(ObjectionKind, Phrase); 6] = [
    (
        ObjectionKind::Price,
        phrase(
            "More than we had planned for",
            "Mehr, als wir eingeplant hatten",
        ),
    ),
    (
        ObjectionKind::Solution,
        phrase(
            "Does it work with what we have?",
            "Läuft das mit dem, was wir haben?",
        ),
    ),
    (
        ObjectionKind::Trust,
        phrase(
            "We have never heard of you",
            "Von Ihnen haben wir noch nie gehört",
        ),
    ),
    (
        ObjectionKind::Timing,
        phrase("After the summer, perhaps", "Vielleicht nach dem Sommer"),
    ),
    (
        ObjectionKind::Competitor,
        phrase(
            "Another offer is on the table",
            "Ein anderes Angebot liegt auf dem Tisch",
        ),
    ),
    (
        ObjectionKind::Price,
        phrase(
            "The second year is too dear",
            "Das zweite Jahr ist zu teuer",
        ),
    ),
];
pub(super) const ANSWERED: Phrase =
    phrase("Answered with an example", "Mit einem Beispiel beantwortet");
pub(super) const NEXT: [Phrase; 5] = [
    phrase(
        "Call about the open questions",
        "Wegen der offenen Fragen anrufen",
    ),
    phrase("Send the figures", "Die Zahlen senden"),
    phrase("Meet the decision-maker", "Den Entscheider treffen"),
    phrase("Ask for a date", "Um einen Termin bitten"),
    phrase("Agree on the next step", "Den nächsten Schritt vereinbaren"),
];
pub(super) const TAILORED: [Phrase; 3] = [
    phrase(
        "Their own figures in the report",
        "Die eigenen Zahlen im Bericht",
    ),
    phrase(
        "The process of their second plant",
        "Der Ablauf im zweiten Werk",
    ),
    phrase(
        "Only the three screens they need",
        "Nur die drei Ansichten, die gebraucht werden",
    ),
];
