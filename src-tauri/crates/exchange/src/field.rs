//! What a column can hold, and the names that CRMs and event logs give such columns.
//!
//! Names are compared without case, space and punctuation, never by position. The table is data:
//! a new spelling is a word in a list, earlier words being surer than later ones.

mod names;
mod touched;
mod unit;

use engine::{money::Currency, problem::Key};
use serde::{Deserialize, Serialize};

use crate::letters::normalise;
pub(crate) use touched::{says_when_exported, says_when_touched};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The source's own id of the deal.
    DealId,
    /// Who owns the deal, or did at the move.
    Rep,
    /// The stage entered, or where the deal is.
    Stage,
    /// When the stage was entered.
    At,
    /// The deal's name.
    Deal,
    /// The account's name.
    Account,
    /// What the deal is worth.
    Amount,
    /// What that is counted in.
    Currency,
    /// The lead source.
    Source,
    /// The buyer persona.
    Persona,
    /// When it is expected to close.
    ExpectedClose,
    /// Why it was lost.
    LostReason,
    /// Why it was won.
    WonReason,
    /// Why it was won or lost, whichever it was.
    CloseReason,
    /// What is sold.
    Product,
    /// The team of the rep.
    Team,
    /// When the deal came into being.
    Created,
    /// When it was won or lost; on an open deal, when it is expected to be.
    Closed,
    /// Open, won or lost, beside the stage.
    Status,
    /// When the deal entered the stage where it is.
    StageSince,
    /// How a row of our own export knows its stage: `seen`, `created`, or entered where empty.
    Known,
    /// The pipeline that the deal is in.
    Pipeline,
    /// The stage that was left.
    FromStage,
    /// When the stage that was left had been entered.
    FromAt,
    /// Which of the deal's fields a row of a change log is about.
    Changed,
    /// True where the source has deleted the row.
    Deleted,
    /// True where the deal was won.
    IsWon,
    /// True where the deal is closed, won or lost.
    IsClosed,
    /// True where the deal was lost.
    IsLost,
    /// False where the deal was put away, and so lost.
    IsActive,
    /// When it was won.
    WonAt,
    /// When it was lost.
    LostAt,
    /// How likely a win is thought to be, which grows from stage to stage.
    Probability,
    /// Whether an event started or was completed.
    Lifecycle,
    /// Until when the row was true; far in the future where it still is.
    Until,
    /// The rep's manager.
    Manager,
    /// The rep's office.
    Office,
    /// What people call a stage that deals know by an id.
    StageLabel,
    /// Where a stage stands among the others.
    StageOrder,
    /// What people call a rep whom deals know by an id.
    OwnerName,
    /// The first name of a rep whom deals know by an id.
    OwnerFirstName,
    /// The last name of a rep whom deals know by an id.
    OwnerLastName,
    /// What people call an account that deals know by an id.
    AccountName,
    /// What people call a team that deals or reps know by an id.
    TeamName,
    /// When something was last done on the deal.
    LastActivity,
    /// When something is next to be done.
    NextActivity,
    /// What is to be done next.
    NextStep,
    /// How often they were contacted.
    TimesContacted,
    /// How often the expected close was pushed.
    ClosePushes,
    /// The people on the other side: their names, or how many.
    Contacts,
    /// When the proposal was sent.
    ProposalSent,
    /// In our own export: the day on which the work on the deal was known.
    WorkKnownOn,
    /// In our own export: which of these were known.
    WorkKnown,
}

impl Field {
    /// How many there are.
    pub(crate) const COUNT: usize = 53;

    /// Every field, in the order in which columns are offered to them.
    pub(crate) const ALL: [Self; Self::COUNT] = [
        Self::DealId,
        Self::Rep,
        Self::Stage,
        Self::At,
        Self::Deal,
        Self::Account,
        Self::Amount,
        Self::Currency,
        Self::Source,
        Self::Persona,
        Self::ExpectedClose,
        Self::LostReason,
        Self::WonReason,
        Self::CloseReason,
        Self::Product,
        Self::Team,
        Self::Created,
        Self::Closed,
        Self::Status,
        Self::StageSince,
        Self::Known,
        Self::Pipeline,
        Self::FromStage,
        Self::FromAt,
        Self::Changed,
        Self::Deleted,
        Self::IsWon,
        Self::IsClosed,
        Self::IsLost,
        Self::IsActive,
        Self::WonAt,
        Self::LostAt,
        Self::Probability,
        Self::Lifecycle,
        Self::Until,
        Self::Manager,
        Self::Office,
        Self::StageLabel,
        Self::StageOrder,
        Self::OwnerName,
        Self::OwnerFirstName,
        Self::OwnerLastName,
        Self::AccountName,
        Self::TeamName,
        Self::LastActivity,
        Self::NextActivity,
        Self::NextStep,
        Self::TimesContacted,
        Self::ClosePushes,
        Self::Contacts,
        Self::ProposalSent,
        Self::WorkKnownOn,
        Self::WorkKnown,
    ];

    /// True where cells are dates.
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Self::At
                | Self::ExpectedClose
                | Self::Created
                | Self::Closed
                | Self::StageSince
                | Self::FromAt
                | Self::WonAt
                | Self::LostAt
                | Self::Until
                | Self::LastActivity
                | Self::NextActivity
                | Self::ProposalSent
                | Self::WorkKnownOn
        )
    }

    /// True for what describes a deal, wherever it stands: a column of that name means it in any
    /// file. What says where a deal is, and when, means other things in other systems.
    pub(crate) fn describes_deal(self) -> bool {
        matches!(
            self,
            Self::Rep
                | Self::Deal
                | Self::Account
                | Self::Amount
                | Self::Currency
                | Self::Source
                | Self::Persona
                | Self::ExpectedClose
                | Self::LostReason
                | Self::WonReason
                | Self::CloseReason
                | Self::Product
                | Self::Team
                | Self::LastActivity
                | Self::NextActivity
                | Self::NextStep
                | Self::TimesContacted
                | Self::ClosePushes
        )
    }

    /// True for what says when a deal began, and whether and when it ended: of a file with a row for each
    /// deal a column of that name says it, whichever system wrote it.
    pub(crate) fn bounds_deal(self) -> bool {
        self == Self::Status || self.dates_deal()
    }

    /// True for the days on which a deal began, ended, or came to where it is.
    pub(crate) fn dates_deal(self) -> bool {
        matches!(
            self,
            Self::Created | Self::Closed | Self::WonAt | Self::LostAt | Self::StageSince
        )
    }

    /// True where a column of moments that only says "date", or the like, may say anything of a deal.
    pub(crate) fn says_little_of_when(header: &str) -> bool {
        const LITTLE: [&str; 9] = [
            "date",
            "time",
            "when",
            "datum",
            "fecha",
            "datetime",
            "dateentered",
            "enteredon",
            "entered",
        ];
        LITTLE.contains(&normalise(header).as_str())
    }

    /// In a sentence: "joined by …".
    pub(crate) fn key(self) -> Key {
        match self {
            Self::DealId => Key::Deal,
            Self::Rep => Key::Rep,
            Self::Account => Key::Account,
            Self::Stage => Key::Stage,
            Self::Team => Key::Team,
            _ => Key::Other,
        }
    }

    /// How sure a normalised header means this field: 0 is surest, `None` not at all.
    fn rank(self, normalised: &str) -> Option<usize> {
        self.names().iter().position(|n| *n == normalised)
    }
}

/// What of the deal a header names, where it says that it is the deal's: "Deal - Besitzer", "Deal: Name",
/// "Opportunity Value", "OpportunityState".
fn of_a_deal(header: &str) -> Option<String> {
    const DEALS: [&str; 11] = [
        "opportunity",
        "opportunite",
        "opportunita",
        "oportunidad",
        "oportunidade",
        "deal",
        "geschaft",
        "affaire",
        "negocio",
        "trato",
        "affare",
    ];
    let whole = normalise(header);
    let whose = DEALS.iter().filter_map(|deal| whole.strip_prefix(deal));
    // Of two that begin alike the longer one.
    let what = whose.min_by_key(|rest| rest.len())?;
    (!what.is_empty()).then(|| what.to_owned())
}

/// The field of each column: every field takes its surest header, the first of equals; a column
/// serves one field.
pub(crate) fn recognise(headers: &[String]) -> Vec<Option<Field>> {
    let normalised: Vec<String> = headers.iter().map(|h| normalise(h)).collect();
    let bare: Vec<Option<String>> = headers.iter().map(|h| of_a_deal(h)).collect();
    // Where a column names the currency, one of a certain currency is the converted twin.
    let named = normalised.iter().any(|h| Field::Currency.rank(h).is_some());
    let mut offers: Vec<(u8, usize, usize, Field)> = Vec::new();
    for (column, header) in normalised.iter().enumerate() {
        for field in Field::ALL {
            let bare = bare[column].as_deref();
            if let Some(rank) = field.rank(header) {
                offers.push((0, rank, column, field));
            } else if let Some(rank) = bare.and_then(|bare| field.rank(bare)) {
                offers.push((1, rank, column, field));
            }
        }
        if let Some(unit) = unit::of(&headers[column]).filter(|_| !named)
            && let Some(rank) = Field::Amount.rank(&normalise(unit.of_what))
        {
            offers.push((2, rank, column, Field::Amount));
        }
    }
    offers.sort_unstable();
    let mut fields = vec![None; headers.len()];
    for (_, _, column, field) in offers {
        if fields[column].is_none() && !fields.contains(&Some(field)) {
            fields[column] = Some(field);
        }
    }
    fields
}

/// The currency that the header of a column of amounts names: "Amount (EUR)".
pub(crate) fn currency_of(header: &str) -> Option<Currency> {
    unit::of(header).map(|unit| unit.currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &[&str], expected: &[Option<Field>]) {
        let headers: Vec<String> = headers.iter().map(|h| (*h).to_owned()).collect();
        assert_eq!(recognise(&headers), expected, "{headers:?}");
    }

    #[test]
    fn columns_are_known_by_their_names() {
        use Field::*;
        check(
            &["deal_id", "rep", "stage", "at", "note"],
            &[Some(DealId), Some(Rep), Some(Stage), Some(At), None],
        );
        check(
            &["Case ID", "Activity", "Complete Timestamp", "Resource"],
            &[Some(DealId), Some(Stage), Some(At), Some(Rep)],
        );
        check(
            &[
                "case:concept:name",
                "concept:name",
                "org:resource",
                "time:timestamp",
            ],
            &[Some(DealId), Some(Stage), Some(Rep), Some(At)],
        );
        check(
            &[
                "Deal - ID",
                "Deal - Title",
                "Deal - Owner",
                "Deal - Value",
                "Deal - Status",
            ],
            &[
                Some(DealId),
                Some(Deal),
                Some(Rep),
                Some(Amount),
                Some(Status),
            ],
        );
        check(
            &[
                "Deal - Titel",
                "Deal - Besitzer",
                "Deal - Wert",
                "Deal - Währung des Wertes",
                "Deal - Phase",
                "Deal - Status",
                "Deal - Gewonnen am",
                "Person - Name",
            ],
            &[
                Some(Deal),
                Some(Rep),
                Some(Amount),
                Some(Currency),
                Some(Stage),
                Some(Status),
                Some(WonAt),
                None,
            ],
        );
        check(
            &[
                "Nom de l'opportunité",
                "Propriétaire de l'opportunité",
                "Étape",
                "Montant",
                "Date de clôture",
                "Créé le",
            ],
            &[
                Some(Deal),
                Some(Rep),
                Some(Stage),
                Some(Amount),
                Some(Closed),
                Some(Created),
            ],
        );
        // "Id" is the row's own id where another column names the deal.
        check(
            &["Id", "OpportunityId", "StageName"],
            &[None, Some(DealId), Some(Stage)],
        );
        // A converted twin is never taken where the original is there.
        check(&["Opportunity Amount", "Amount"], &[Some(Amount), None]);
        check(
            &["Amount in company currency", "Amount (USD)", "Amount"],
            &[None, None, Some(Amount)],
        );
        check(&["a", "b", "c"], &[None, None, None]);
    }

    #[test]
    fn a_header_may_say_that_it_is_the_deals_and_in_which_currency_an_amount_is() {
        use Field::*;
        check(
            &["Deal: Id", "Deal: Deal stage", "Deal: Sales owner"],
            &[Some(DealId), Some(Stage), Some(Rep)],
        );
        check(
            &["OpportunityName", "OpportunityState", "Opportunity Created"],
            &[Some(Deal), Some(Status), Some(Created)],
        );
        check(&["Betrag (\u{20ac})", "Deal"], &[Some(Amount), Some(Deal)]);
        check(&["Value in EUR"], &[Some(Amount)]);
        // In thousands, or beside a column of currencies, it is something else.
        check(&["Betrag (T\u{20ac})"], &[None]);
        check(&["Amount (USD)", "Currency"], &[None, Some(Currency)]);
    }
}
