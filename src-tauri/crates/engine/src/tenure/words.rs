//! A first year in a plain sentence or two, with the numbers it rests on.

use super::{Band, FEWEST_PEERS, Tenure, TenureMonth};

/// "After 4 months Ben has won 7 deals; half of the 6 earlier hires had won 3 to 6 by then."
pub(super) fn summary(tenure: &Tenure, was_there: bool) -> String {
    let Tenure { rep, months, .. } = tenure;
    if was_there {
        return format!(
            "{rep} was at work when the data begins, so the first months are not in it."
        );
    }
    let Some(month) = months.iter().rfind(|month| month.complete) else {
        return format!("{rep}'s first month is not over yet.");
    };
    let so_far = format!("{} {rep} has won {}", after(month), deals(month.wins));
    match &month.wins_peers {
        Some(band) => format!("{so_far}; {}.", theirs(band)),
        None => format!("{so_far}. {}", too_few(tenure.peers)),
    }
}

fn after(month: &TenureMonth) -> String {
    match month.month {
        0 => "After one month".to_owned(),
        month => format!("After {} months", month + 1),
    }
}

fn deals(n: u32) -> String {
    match n {
        0 => "no deal yet".to_owned(),
        1 => "1 deal".to_owned(),
        n => format!("{n} deals"),
    }
}

fn theirs(band: &Band) -> String {
    let (low, high) = (band.low.round(), band.high.round());
    let wins = if high - low < 0.5 {
        format!("about {low:.0}")
    } else {
        format!("{low:.0} to {high:.0}")
    };
    format!(
        "the middle half of {} earlier hires had won {wins} by then",
        band.n
    )
}

fn too_few(peers: u32) -> String {
    match peers {
        0 => "Nobody on record was hired earlier, so there is nothing to compare with.".to_owned(),
        1 => format!("Only 1 earlier hire is on record; it takes {FEWEST_PEERS} to compare with."),
        n if (n as usize) < FEWEST_PEERS => {
            format!(
                "Only {n} earlier hires are on record; it takes {FEWEST_PEERS} to compare with."
            )
        }
        _ => format!(
            "Fewer than {FEWEST_PEERS} earlier hires have been here that long, too few to compare with."
        ),
    }
}
