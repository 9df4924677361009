//! First years in a plain sentence or two, with the numbers they rest on.

use super::{
    figures::{Band, RampUp, Tenure, TenureMonth},
    peers::FEWEST_PEERS,
};

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

/// "3 reps are in their first year. Of the 2 with a whole month behind them, 1 has won at least as many
/// deals as the median of 6 earlier hires had by then."
pub(super) fn ramp(ramp: &RampUp) -> String {
    let new = ramp.hires.len();
    let who = match ramp.hires.as_slice() {
        [] => return "Nobody is in the first year.".to_owned(),
        [one] => format!("{} is in the first year", one.rep),
        _ => format!("{new} reps are in their first year"),
    };
    let earlier = ramp.earlier.len();
    if ramp.band.is_empty() {
        return format!("{who}. {}", over(earlier));
    }
    let (level, with_a_month) = ramp.level();
    let median = format!("the median of {earlier} earlier hires by the same tenure");
    match (new, with_a_month, level) {
        (_, 0, _) => format!("{who}; no first month is over yet."),
        (1, _, 1) => format!("{who} and has won at least as many deals as {median}."),
        (1, _, _) => format!("{who} and has won fewer deals than {median}."),
        (_, of, level) => {
            let with = if of == new {
                "Of them".to_owned()
            } else {
                format!("Of the {of} with a whole month behind them")
            };
            let has = match level {
                0 => "none has".to_owned(),
                1 => "1 has".to_owned(),
                n => format!("{n} have"),
            };
            format!("{who}. {with}, {has} won at least as many deals as {median}.")
        }
    }
}

fn over(earlier: usize) -> String {
    match earlier {
        0 => "No earlier hire on record has a whole year behind them, so there is nobody to compare with."
            .to_owned(),
        1 => format!(
            "Only 1 earlier hire has a whole year behind them; it takes {FEWEST_PEERS} to say what was usual."
        ),
        n => format!(
            "Only {n} earlier hires have a whole year behind them; it takes {FEWEST_PEERS} to say what was usual."
        ),
    }
}
