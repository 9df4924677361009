//! Stages that are outcomes by their words: "O_DECLINED", "Offer accepted", "Abgelehnt".
//!
//! Such a word alone says little: an application that was accepted may go on for weeks. So it counts
//! only where the deals' own ways bear it out, and what was made of it is told, with the reason. Where
//! they do not, the name stays a stage and a person is told that it may be an outcome.

use engine::problem::{OutcomeByWord, Told};

use crate::{
    inspect::{Inspection, SeenName},
    mapping::Means,
    stages::{self, Paths},
    written::shown,
};

/// Words that mean a deal was lost: English, German, Dutch, Spanish, French.
const LOST: [&str; 45] = [
    "declined",
    "dead",
    "refused",
    "rejected",
    "cancelled",
    "canceled",
    "withdrawn",
    "abandoned",
    "disqualified",
    "disqualifiziert",
    "absage",
    "abgelehnt",
    "abgesagt",
    "storniert",
    "widerrufen",
    "zurückgezogen",
    "zuruckgezogen",
    "afgewezen",
    "geweigerd",
    "geannuleerd",
    "ingetrokken",
    "geweigert",
    "afgekeurd",
    "vervallen",
    "rechazado",
    "rechazada",
    "cancelado",
    "cancelada",
    "denegado",
    "denegada",
    "anulado",
    "anulada",
    "retirado",
    "retirada",
    "refusé",
    "refusée",
    "refuse",
    "rejeté",
    "rejetée",
    "annulé",
    "annulée",
    "décliné",
    "déclinée",
    "retiré",
    "retirée",
];

/// Words that mean a deal was won.
const WON: [&str; 34] = [
    "accepted",
    "sold",
    "verkauft",
    "bestellt",
    "aanvaard",
    "approved",
    "activated",
    "signed",
    "booked",
    "funded",
    "angenommen",
    "genehmigt",
    "bewilligt",
    "akzeptiert",
    "unterschrieben",
    "beauftragt",
    "aktiviert",
    "geaccepteerd",
    "goedgekeurd",
    "ondertekend",
    "geactiveerd",
    "aceptado",
    "aceptada",
    "aprobado",
    "aprobada",
    "firmado",
    "firmada",
    "accepté",
    "acceptée",
    "approuvé",
    "approuvée",
    "signé",
    "signée",
    "activé",
];

/// Words beside them that say of what.
const OF_WHAT: [&str; 24] = [
    "offer",
    "quote",
    "proposal",
    "deal",
    "order",
    "application",
    "contract",
    "loan",
    "request",
    "opportunity",
    "closed",
    "angebot",
    "auftrag",
    "antrag",
    "vertrag",
    "offerte",
    "aanvraag",
    "oferta",
    "propuesta",
    "solicitud",
    "offre",
    "devis",
    "contrat",
    "demande",
];

/// Names that mean it as a whole, while their words do not.
const WHOLE: [(&str, Means); 15] = [
    ("auftrag", Means::Won),
    ("auftrag erhalten", Means::Won),
    ("auftrag erteilt", Means::Won),
    ("order received", Means::Won),
    ("order placed", Means::Won),
    ("po received", Means::Won),
    ("commande reçue", Means::Won),
    ("no order", Means::Lost),
    ("no sale", Means::Lost),
    ("not interested", Means::Lost),
    ("no interest", Means::Lost),
    ("kein auftrag", Means::Lost),
    ("kein interesse", Means::Lost),
    ("geen interesse", Means::Lost),
    ("sans suite", Means::Lost),
];

/// A name that may be an outcome by its word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Proposed {
    pub(crate) name: String,
    pub(crate) means: Means,
    /// Of the deals that were there, so many ended there.
    ended: u64,
    deals: u64,
    /// Whether it was taken as that.
    pub(crate) taken: bool,
}

/// What a name's word means; `None` for every name that says more, or something else.
fn word(name: &str) -> Option<Means> {
    let folded = stages::fold(name);
    let bare = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    if let Some((_, means)) = WHOLE.iter().find(|(whole, _)| *whole == bare) {
        return Some(*means);
    }
    let mut means = None;
    for part in folded.split(|c: char| !c.is_alphabetic()) {
        // "O_", "A_" and numbers say where a name is from.
        if part.chars().count() < 2 || OF_WHAT.contains(&part) {
            continue;
        }
        let one = if LOST.contains(&part) {
            Means::Lost
        } else if WON.contains(&part) {
            Means::Won
        } else {
            return None;
        };
        if means.is_some_and(|known| known != one) {
            return None;
        }
        means = Some(one);
    }
    means
}

/// Of deals at a stage that means a loss, this share must end there: a loss can be followed by another
/// try.
const LOST_SHARE: f64 = 1.0 / 3.0;
/// Of deals at one that means a win: what follows a win is the exception.
const WON_SHARE: f64 = 0.9;

/// The outcomes among stages by their words and the deals' ways. None where a stage already is that
/// outcome: then the word says something else.
pub(crate) fn propose(
    names: &[SeenName],
    known: impl Fn(&SeenName) -> Option<Means>,
    paths: &mut Paths,
    month_first: bool,
) -> Vec<(usize, Proposed)> {
    let has: Vec<Means> = names.iter().filter_map(&known).collect();
    let worded: Vec<(usize, Means)> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| known(name).is_none())
        .filter_map(|(ix, name)| Some((ix, word(&name.name)?)))
        .filter(|(_, means)| !has.contains(means))
        .collect();
    // A file of nothing but such words would be left without a stage.
    if worded.is_empty() || worded.len() == names.len() {
        return Vec::new();
    }
    let ends = paths.ends(names.len(), month_first);
    let proposed = |(ix, means): (usize, Means)| {
        let (deals, ended) = ends.get(ix).copied().unwrap_or_default();
        let share = ended as f64 / (deals.max(1)) as f64;
        let enough = if means == Means::Won {
            WON_SHARE
        } else {
            LOST_SHARE
        };
        let name = names[ix].name.clone();
        let taken = deals > 0 && share >= enough;
        (
            ix,
            Proposed {
                name,
                means,
                ended,
                deals,
                taken,
            },
        )
    };
    worded.into_iter().map(proposed).collect()
}

/// The outcomes among the stages of a snapshot by their words, where no column says how deals ended. A loss
/// is one: as far as the file shows, every deal there has ended. A win is one where the file has lost deals
/// and by no other name won ones: an export of open deals has neither.
pub(crate) fn of_snapshot(
    names: &[SeenName],
    known: impl Fn(&SeenName) -> Option<Means>,
) -> Vec<(usize, Proposed)> {
    let means = |name: &SeenName| known(name).or_else(|| word(&name.name));
    let lost = names.iter().any(|name| means(name) == Some(Means::Lost));
    let won = names.iter().any(|name| known(name) == Some(Means::Won));
    let worded = |(ix, name): (usize, &SeenName)| {
        let means = word(&name.name).filter(|_| known(name).is_none())?;
        let counts = means == Means::Lost || lost && !won;
        counts.then(|| {
            let proposed = Proposed {
                name: name.name.clone(),
                means,
                ended: name.rows,
                deals: name.rows,
                taken: true,
            };
            (ix, proposed)
        })
    };
    let found: Vec<_> = names.iter().enumerate().filter_map(worded).collect();
    // A file of nothing but such words would be left without a stage.
    if found.len() == names.len() {
        return Vec::new();
    }
    found
}

/// What names in a column that says how deals end mean by their words, where `ends` knows none: a loss where
/// no stage is one, and a win where nothing else is one and some deal is lost. "Approved" wins nothing where
/// nothing is lost.
pub(crate) fn of_statuses<'s>(
    seen: &'s Inspection,
    ends: impl Fn(&str) -> Option<Means> + 's,
) -> impl Fn(&str) -> Option<Means> + 's {
    let is = |name: &SeenName, means| {
        let known = name.ends.or_else(|| ends(&name.name));
        known == Some(means)
    };
    let lost_stage = seen.stages.iter().any(|n| is(n, Means::Lost));
    let names = || seen.stages.iter().chain(&seen.statuses);
    let won = names().any(|n| is(n, Means::Won));
    let lost = |n: &SeenName| is(n, Means::Lost) || word(&n.name) == Some(Means::Lost);
    let lost = seen.statuses.iter().any(lost);
    move |name: &str| {
        word(name).filter(|means| match means {
            Means::Lost => !lost_stage,
            _ => lost && !won,
        })
    }
}

/// What was made of such names; `None` where there are none.
pub(crate) fn told(seen: &Inspection) -> Option<Told> {
    let by_word = |p: &Proposed| OutcomeByWord {
        name: shown(&p.name),
        won: p.means == Means::Won,
        taken: p.taken,
        ended: p.ended,
        deals: p.deals,
    };
    let names: Vec<OutcomeByWord> = seen.proposed.iter().map(by_word).collect();
    (!names.is_empty()).then_some(Told::Outcomes(names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_any_of_five_languages_means_an_outcome() {
        for (name, expected) in [
            ("O_DECLINED", Some(Means::Lost)),
            ("A_APPROVED", Some(Means::Won)),
            ("3. Offer accepted", Some(Means::Won)),
            ("Angebot abgelehnt", Some(Means::Lost)),
            ("Geannuleerd", Some(Means::Lost)),
            ("Oferta rechazada", Some(Means::Lost)),
            ("Devis signé", Some(Means::Won)),
            ("O_SENT_BACK", None),
            ("Accepted or declined", None),
            ("Approved by legal", None),
            ("PreAccepted", None),
            ("Offer", None),
            ("5. Auftrag", Some(Means::Won)),
            ("Auftrag in Arbeit", None),
            ("Sans suite", Some(Means::Lost)),
            ("Contract signed", Some(Means::Won)),
        ] {
            assert_eq!(word(name), expected, "{name}");
        }
    }
}
