//! Who is in the sample: the reps, their teams and weak spots, the accounts, all invented.
//!
//! Names and words only, the words in every language; what they do is in [`super::deals`].

use super::phrase::{Phrase, phrase};

const NORTH: Phrase = phrase("North", "Nord");
const SOUTH: Phrase = phrase("South", "Süd");
const PARTNERS: Phrase = phrase("Partners", "Partner");

/// A rep of the sample and what is peculiar about them.
pub(crate) struct Role {
    pub(crate) name: &'static str,
    pub(crate) team: Phrase,
    /// Days before the as-of day on which they started.
    pub(crate) since: u16,
    /// New deals a month.
    pub(crate) a_month: f64,
    /// Stage at which their deals are lost too often.
    pub(crate) loses_at: Option<usize>,
    /// Stage at which their deals sit too long.
    pub(crate) slow_at: Option<usize>,
}

const fn role(name: &'static str, team: Phrase, since: u16, a_month: f64) -> Role {
    Role {
        name,
        team,
        since,
        a_month,
        loses_at: None,
        slow_at: None,
    }
}

/// Twelve reps in three teams; four have a weak spot, two are new.
pub(crate) const ROLES: [Role; 12] = [
    role("Adaeze Okonkwo", NORTH, 2_310, 6.5),
    Role {
        slow_at: Some(2),
        ..role("Ben Halloran", NORTH, 1_480, 7.5)
    },
    role("Chiara Lombardi", NORTH, 905, 6.0),
    role("Dmitri Sokolov", NORTH, 142, 6.5),
    Role {
        loses_at: Some(2),
        ..role("Inès Marchetti", SOUTH, 1_770, 7.5)
    },
    role("Jonas Weidmann", SOUTH, 640, 6.0),
    role("Leila Haddad", SOUTH, 1_120, 7.0),
    Role {
        slow_at: Some(1),
        ..role("Mateus Carvalho", SOUTH, 760, 7.0)
    },
    role("Noor van Dijk", PARTNERS, 2_050, 6.0),
    Role {
        loses_at: Some(0),
        ..role("Priya Raman", PARTNERS, 980, 7.5)
    },
    role("Søren Lindqvist", PARTNERS, 540, 5.5),
    role("Tomasz Zieliński", PARTNERS, 88, 6.5),
];

/// Where leads come from, how often, and how well they convert against the rest.
pub(crate) const SOURCES: [((Phrase, f64), f64); 6] = [
    ((phrase("Inbound", "Inbound"), 1.05), 0.28),
    ((phrase("Social media", "Social Media"), 0.9), 0.24),
    ((phrase("Existing network", "Eigenes Netzwerk"), 1.0), 0.16),
    ((phrase("Event", "Veranstaltung"), 0.95), 0.14),
    (
        (phrase("Customer referral", "Kundenempfehlung"), 1.15),
        0.12,
    ),
    ((OTHER, 0.9), 0.06),
];

/// Who buys.
pub(crate) const PERSONAS: [(Phrase, f64); 5] = [
    (phrase("Head of department", "Abteilungsleitung"), 0.34),
    (phrase("Owner", "Inhaber"), 0.22),
    (phrase("Purchasing", "Einkauf"), 0.18),
    (phrase("Technical lead", "Technische Leitung"), 0.16),
    (phrase("Executive", "Geschäftsführung"), 0.10),
];

/// What is sold, its median price in euros, and how often.
pub(crate) const PRODUCTS: [((&str, f64), f64); 3] = [
    (("Meridian Start", 7_500.0), 0.45),
    (("Meridian Team", 19_000.0), 0.40),
    (("Meridian Enterprise", 62_000.0), 0.15),
];

const POOR_FIT: Phrase = phrase("Poor fit", "Passt nicht");
const NO_BUDGET: Phrase = phrase("No budget", "Kein Budget");
const NO_DECISION_MAKER: Phrase = phrase("No decision-maker", "Kein Entscheider");
const NO_NEED: Phrase = phrase("No need", "Kein Bedarf");
const BAD_TIMING: Phrase = phrase("Bad timing", "Falscher Zeitpunkt");
const PRICE: Phrase = phrase("Price", "Preis");
const MISSING_FEATURE: Phrase = phrase("Missing feature", "Funktion fehlt");
const WENT_WITH_A_COMPETITOR: Phrase =
    phrase("Went with a competitor", "Zum Wettbewerber gegangen");
const STAYED_WITH_WHAT_THEY_HAVE: Phrase =
    phrase("Stayed with what they have", "Beim Bisherigen geblieben");
const NO_REPLY: Phrase = phrase("No reply", "Keine Antwort");
const OTHER: Phrase = phrase("Other", "Anderes");
const BEST_FIT: Phrase = phrase("Best fit", "Passt am besten");
const FEATURES: Phrase = phrase("Features", "Funktionen");
const GOOD_RELATIONSHIP: Phrase = phrase("Good relationship", "Gute Beziehung");
const REFERRAL: Phrase = phrase("Referral", "Empfehlung");
const SERVICE_AND_SUPPORT: Phrase = phrase("Service and support", "Service und Betreuung");

/// Why deals are lost, by stage.
pub(crate) const LOSS_REASONS: [&[Phrase]; 8] = [
    &[POOR_FIT, POOR_FIT, NO_REPLY, NO_NEED],
    &[NO_REPLY, NO_REPLY, NO_DECISION_MAKER, BAD_TIMING],
    &[NO_BUDGET, NO_DECISION_MAKER, NO_NEED, BAD_TIMING, POOR_FIT],
    &[
        MISSING_FEATURE,
        STAYED_WITH_WHAT_THEY_HAVE,
        WENT_WITH_A_COMPETITOR,
    ],
    &[PRICE, WENT_WITH_A_COMPETITOR, MISSING_FEATURE],
    &[
        PRICE,
        WENT_WITH_A_COMPETITOR,
        BAD_TIMING,
        STAYED_WITH_WHAT_THEY_HAVE,
    ],
    &[MISSING_FEATURE, OTHER],
    &[STAYED_WITH_WHAT_THEY_HAVE, PRICE, OTHER],
];

/// Why deals are won, where it was written down.
pub(crate) const WIN_REASONS: [Phrase; 8] = [
    BEST_FIT,
    BEST_FIT,
    PRICE,
    FEATURES,
    FEATURES,
    GOOD_RELATIONSHIP,
    REFERRAL,
    SERVICE_AND_SUPPORT,
];

/// First half of an account's name.
pub(crate) const PLACES: [&str; 36] = [
    "Alder",
    "Amberg",
    "Bellmoor",
    "Birchway",
    "Brightwater",
    "Calder",
    "Castellan",
    "Corvin",
    "Dunmore",
    "Eastgate",
    "Elmhurst",
    "Fairlead",
    "Falkenau",
    "Gildern",
    "Glenrock",
    "Harrow",
    "Havelund",
    "Ironbridge",
    "Juniper",
    "Kestrel",
    "Larkfield",
    "Lindenau",
    "Marlow",
    "Montreval",
    "Northbank",
    "Oakline",
    "Pellworm",
    "Quarry Hill",
    "Redmond",
    "Rosario",
    "Silverton",
    "Tamarind",
    "Umberto",
    "Valmont",
    "Westerby",
    "Yarrow",
];

/// Second half.
pub(crate) const TRADES: [&str; 18] = [
    "Logistics",
    "Foods",
    "Instruments",
    "Textiles",
    "Robotics",
    "Clinics",
    "Energy",
    "Paper",
    "Optics",
    "Marine",
    "Timber",
    "Software",
    "Packaging",
    "Ceramics",
    "Hotels",
    "Pharma",
    "Tools",
    "Media",
];
