//! How sure one may be that a cell of the rep × stage table differs from the rest of the team: the
//! colour of the heatmap. Flags are the engine's and are held to a false discovery rate; this is
//! for the eye only, and calls nothing a finding. It is about the very figure that a cell shows,
//! the share of the decided: held against the estimate that counts open deals in, a cell could
//! stand above the team and be coloured below it.
//!
//! Score: (observed − expected) / √(variance + 1). The added deal shrinks cells with few deals
//! towards "no evidence". Variance: binomial n·p·(1 − p) for advances among decided, p the rest of
//! the team's share; Poisson, expected itself, for exits against the log-rank expectation.

use engine::review::RepStage;

use crate::palette::Token;

/// Below so many deals a cell only says that they are few.
pub(crate) const FEW: u32 = 5;

/// Evidence that the rep's decided deals advance more (positive) or less often than the rest of
/// the team's; `None` where there are too few, or no rest.
pub(crate) fn of_conversion(cell: &RepStage) -> Option<f64> {
    let decided = cell.measures.counts.advanced + cell.measures.counts.lost;
    let expected = cell.expected_advances?;
    if decided < FEW {
        return None;
    }
    let n = f64::from(decided);
    let share = (expected / n).clamp(0.0, 1.0);
    let variance = n * share * (1.0 - share);
    Some((f64::from(cell.measures.counts.advanced) - expected) / (variance + 1.0).sqrt())
}

/// Evidence that the rep's deals leave faster (positive) or slower than the team's; `None` where
/// there are too few.
pub(crate) fn of_pace(cell: &RepStage) -> Option<f64> {
    // Five expected and none seen is the loudest cell there is: either side being enough counts.
    if f64::from(cell.exits).max(cell.expected_exits) < f64::from(FEW) {
        return None;
    }
    Some(
        (f64::from(cell.exits) - cell.expected_exits) / (cell.expected_exits.max(0.0) + 1.0).sqrt(),
    )
}

/// The colour of a score: amber behind the team, teal ahead, in three steps at 1, 2 and 3.
pub(crate) fn colour(score: f64) -> Token {
    match step(score) {
        ..=-3 => Token::Behind3,
        -2 => Token::Behind2,
        -1 => Token::Behind1,
        0 => Token::Even,
        1 => Token::Ahead1,
        2 => Token::Ahead2,
        3.. => Token::Ahead3,
    }
}

/// In whole steps, -3 to 3: behind the team, ahead of it.
pub(crate) fn step(score: f64) -> i8 {
    match score {
        s if s <= -3.0 => -3,
        s if s <= -2.0 => -2,
        s if s <= -1.0 => -1,
        s if s >= 3.0 => 3,
        s if s >= 2.0 => 2,
        s if s >= 1.0 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn the_same_difference_is_louder_with_more_deals() {
        let cell = |times: u32| {
            let mut cell = fixture::cell("Pitch", 10 * times, 3 * times, 7 * times);
            cell.expected_advances = Some(5.0 * f64::from(times));
            of_conversion(&cell)
        };
        let scores: Vec<f64> = [1, 2, 4, 16].into_iter().filter_map(cell).collect();
        assert_eq!(scores.len(), 4);
        assert!(scores.windows(2).all(|w| w[1] < w[0]), "{scores:?}");
        assert_eq!(scores.first().map(|s| colour(*s)), Some(Token::Behind1));
        assert_eq!(scores.last().map(|s| colour(*s)), Some(Token::Behind3));
    }

    #[test]
    fn few_deals_say_nothing_and_a_rep_who_moves_none_says_much() {
        assert_eq!(of_conversion(&fixture::cell("Pitch", 8, 2, 2)), None);
        let mut idle = fixture::cell("Pitch", 12, 0, 0);
        idle.expected_exits = 12.0;
        assert_eq!(of_pace(&idle).map(colour), Some(Token::Behind3));
        idle.expected_exits = 4.0;
        assert_eq!(of_pace(&idle), None);
    }
}
