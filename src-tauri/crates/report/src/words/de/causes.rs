//! Why deals stall, in German, as on the window's pages.

use engine::{
    cause::{Cause, CauseFound, Verdict},
    deal::ObjectionKind,
};

use super::super::place::Place;
use super::{super::dictionary::Causes, count, days, days_ago, plural};

pub(super) const CAUSES: Causes = Causes {
    place: Place::Usual,
    said: "Festgefahrene Deals nach Ursache; ein Deal kann mehrere haben. Deals mit einer Ursache stehen \
           neben solchen ohne, in derselben Phase und bei gleichem Alter.",
    heads: || {
        [
            "Phase",
            "Ursache",
            "Festgefahrene Deals",
            "Binnen 30 Tagen weiter",
            "Punkte",
            "Macht es hier etwas aus?",
        ]
    },
    name,
    found,
    more: |n| format!("{} weitere", count(n)),
    verdict: |verdict| match verdict {
        Verdict::HoldsBack => "hält Deals hier auf",
        Verdict::TooFew => "zu wenige Deals für ein Urteil",
        Verdict::NoDifference => "bisher kein Unterschied zu erkennen",
    },
    tested: |with, without| format!("{with} damit, {without} ohne"),
    of: |n, all| format!("{} von {}", count(n), count(all)),
};

fn name(cause: Cause) -> &'static str {
    match cause {
        Cause::NoContact => "kein Kontakt",
        Cause::PoorFitKept => "passt nicht, blieb drin",
        Cause::NoReply => "keine Antwort",
        Cause::NoFollowUp => "nicht nachgefasst",
        Cause::BudgetUnknown => "Budget unklar",
        Cause::BudgetNo => "kein Budget",
        Cause::AuthorityUnknown => "Entscheider unklar",
        Cause::AuthorityNo => "niemand kann entscheiden",
        Cause::NeedUnknown => "Bedarf unklar",
        Cause::NeedNo => "kein Bedarf",
        Cause::TimingUnknown => "Zeitplan unklar",
        Cause::TimingNo => "falscher Zeitpunkt",
        Cause::NoDecisionMaker => "kein Entscheider",
        Cause::NoDemoDate => "kein Demotermin",
        Cause::DemoDatePast => "Demo nicht gehalten",
        Cause::GenericDemo => "Demo von der Stange",
        Cause::ObjectionOld => "alter Einwand",
        Cause::ObjectionAgain => "derselbe Einwand wieder",
        Cause::CloseDatePast => "Abschlusstag vorbei",
        Cause::CloseDatePushed => "Abschluss verschoben",
        Cause::ProposalNotSent => "Angebot nicht gesendet",
        Cause::BuyInMissing => "Zustimmung fehlt",
        Cause::TooManyOptions => "zu viele Optionen",
        Cause::OfferOver => "Angebot abgelaufen",
        Cause::NotDelivered => "nicht geliefert",
        Cause::NotSetUp => "nicht eingerichtet",
        Cause::NotSupported => "nicht betreut",
        Cause::HandedOver => "nach dem Verkauf übergeben",
        Cause::NoTouch => "kein Kundenkontakt",
        Cause::HealthPoor => "dem Kunden geht es schlecht",
        Cause::NoNextStep => "kein nächster Schritt",
        Cause::NextStepOverdue => "nächster Schritt überfällig",
        Cause::NoActivity => "keine Aktivität",
        Cause::OwnerSilent => "still seit der Übergabe",
        Cause::CheckPassedOver => "Prüfpunkt übergangen",
    }
}

fn objection(kind: ObjectionKind) -> &'static str {
    match kind {
        ObjectionKind::Price => "Preis",
        ObjectionKind::Solution => "Lösung",
        ObjectionKind::Trust => "Vertrauen",
        ObjectionKind::Timing => "Zeitpunkt",
        ObjectionKind::Need => "Bedarf",
        ObjectionKind::Authority => "Entscheidung",
        ObjectionKind::Competitor => "Wettbewerber",
        ObjectionKind::Other => "Anderes",
    }
}

/// A cause on a deal, with the one number that matters: `keine Aktivität seit 31 Tagen`.
fn found(found: &CauseFound) -> String {
    let name = name(found.cause);
    let evidence = &found.evidence;
    match (
        found.cause,
        evidence.days,
        evidence.times,
        evidence.objection,
    ) {
        (Cause::NoReply, _, Some(times), _) if times > 0 => {
            format!("keine Antwort auf {}", plural(times, "Versuch", "Versuche"))
        }
        (Cause::CloseDatePast, Some(n), ..) if n > 0 => format!("Abschlusstag {} vorbei", days(n)),
        (Cause::CloseDatePushed, _, Some(times), _) if times > 1 => {
            format!("Abschluss {}× verschoben", count(times))
        }
        (Cause::NextStepOverdue, Some(n), ..) if n > 0 => {
            format!("nächster Schritt {} überfällig", days(n))
        }
        (Cause::NoActivity | Cause::NoTouch, Some(n), ..) if n > 0 => {
            format!("{name} seit {}", days_ago(n))
        }
        (Cause::ObjectionOld, .., Some(kind)) => format!("Einwand {} offen", objection(kind)),
        (Cause::ObjectionAgain, .., Some(kind)) => format!("Einwand {} wieder", objection(kind)),
        _ => name.to_owned(),
    }
}
