//! Who is in the sample: the reps, their teams and weak spots, the accounts, all invented.
//!
//! Names only; what they do is in [`super::deals`].

/// A rep of the sample and what is peculiar about them.
pub(crate) struct Role {
    pub(crate) name: &'static str,
    pub(crate) team: &'static str,
    /// Days before the as-of day on which they started.
    pub(crate) since: u16,
    /// New deals a month.
    pub(crate) a_month: f64,
    /// Stage at which their deals are lost too often.
    pub(crate) loses_at: Option<usize>,
    /// Stage at which their deals sit too long.
    pub(crate) slow_at: Option<usize>,
}

const fn role(name: &'static str, team: &'static str, since: u16, a_month: f64) -> Role {
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
    role("Adaeze Okonkwo", "North", 2_310, 6.5),
    Role {
        slow_at: Some(2),
        ..role("Ben Halloran", "North", 1_480, 7.5)
    },
    role("Chiara Lombardi", "North", 905, 6.0),
    role("Dmitri Sokolov", "North", 142, 6.5),
    Role {
        loses_at: Some(2),
        ..role("Inès Marchetti", "South", 1_770, 7.5)
    },
    role("Jonas Weidmann", "South", 640, 6.0),
    role("Leila Haddad", "South", 1_120, 7.0),
    Role {
        slow_at: Some(1),
        ..role("Mateus Carvalho", "South", 760, 7.0)
    },
    role("Noor van Dijk", "Partners", 2_050, 6.0),
    Role {
        loses_at: Some(0),
        ..role("Priya Raman", "Partners", 980, 7.5)
    },
    role("Søren Lindqvist", "Partners", 540, 5.5),
    role("Tomasz Zieliński", "Partners", 88, 6.5),
];

/// Where leads come from, how often, and how well they convert against the rest.
pub(crate) const SOURCES: [((&str, f64), f64); 6] = [
    (("Inbound", 1.05), 0.28),
    (("Social media", 0.9), 0.24),
    (("Existing network", 1.0), 0.16),
    (("Event", 0.95), 0.14),
    (("Customer referral", 1.15), 0.12),
    (("Other", 0.9), 0.06),
];

/// Who buys.
pub(crate) const PERSONAS: [(&str, f64); 5] = [
    ("Head of department", 0.34),
    ("Owner", 0.22),
    ("Purchasing", 0.18),
    ("Technical lead", 0.16),
    ("Executive", 0.10),
];

/// What is sold, its median price in euros, and how often.
pub(crate) const PRODUCTS: [((&str, f64), f64); 3] = [
    (("Meridian Start", 7_500.0), 0.45),
    (("Meridian Team", 19_000.0), 0.40),
    (("Meridian Enterprise", 62_000.0), 0.15),
];

/// Why deals are lost, by stage.
pub(crate) const LOSS_REASONS: [&[&str]; 8] = [
    &["Poor fit", "Poor fit", "No reply", "No need"],
    &["No reply", "No reply", "No decision-maker", "Bad timing"],
    &[
        "No budget",
        "No decision-maker",
        "No need",
        "Bad timing",
        "Poor fit",
    ],
    &[
        "Missing feature",
        "Stayed with what they have",
        "Went with a competitor",
    ],
    &["Price", "Went with a competitor", "Missing feature"],
    &[
        "Price",
        "Went with a competitor",
        "Bad timing",
        "Stayed with what they have",
    ],
    &["Missing feature", "Other"],
    &["Stayed with what they have", "Price", "Other"],
];

/// Why deals are won, where it was written down.
pub(crate) const WIN_REASONS: [&str; 8] = [
    "Best fit",
    "Best fit",
    "Price",
    "Features",
    "Features",
    "Good relationship",
    "Referral",
    "Service and support",
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
