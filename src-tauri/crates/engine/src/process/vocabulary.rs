//! The words a team picks from, as shipped: sources, personas, reasons for losses and wins, kinds of
//! objection, and what stalls a deal at any stage.
//!
//! Starting points only. A deal keeps whatever its source wrote; none of these is ever enforced.

/// Where a lead came from.
pub const SOURCES: &[&str] = &[
    "Social media",
    "Existing network",
    "Customer referral",
    "Inbound",
    "Event",
    "Other",
];

/// Who buys.
pub const PERSONAS: &[&str] = &[
    "Owner",
    "Executive",
    "Head of department",
    "Purchasing",
    "Technical lead",
    "User",
];

/// Why a deal is lost.
pub const LOSS_REASONS: &[&str] = &[
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
];

/// Why a deal is won.
pub const WIN_REASONS: &[&str] = &[
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
];

/// What an objection is about.
pub const OBJECTIONS: &[&str] = &[
    "Price",
    "Solution",
    "Brand or trust",
    "Timing",
    "Need",
    "Authority",
    "Competitor",
    "Other",
];

/// What stalls a deal at any stage.
pub const CAUSES_ANYWHERE: &[&str] = &[
    "No next step",
    "The next step is overdue",
    "No activity",
    "The owner changed, and nothing has happened since",
];
