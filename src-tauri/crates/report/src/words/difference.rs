//! What a file brought beside new deals, in words: one short line for each kind of difference that
//! there is, the weightiest first.

use engine::difference::Differences;

/// The lines; none where nothing differs.
#[must_use]
pub fn differences(of: &Differences) -> Vec<String> {
    let kinds = [
        (of.won, "won", "won"),
        (of.lost, "lost", "lost"),
        (
            of.completed,
            "completed after the sale",
            "completed after the sale",
        ),
        (
            of.advanced,
            "moved on by one stage",
            "moved on by one stage",
        ),
        (of.skipped, "skipped ahead", "skipped ahead"),
        (of.went_back, "went back", "went back"),
        (of.reopened, "is open again", "are open again"),
        (of.owner, "changed hands", "changed hands"),
        (
            of.close_later,
            "is expected to close later",
            "are expected to close later",
        ),
        (
            of.close_earlier,
            "is expected to close earlier",
            "are expected to close earlier",
        ),
        (of.amount_up, "is worth more", "are worth more"),
        (of.amount_down, "is worth less", "are worth less"),
        (
            of.currency,
            "is counted in another currency",
            "are counted in another currency",
        ),
        (of.details, "has other details", "have other details"),
        (
            of.disappeared,
            "is not in this file any more; it is kept, and not counted as lost",
            "are not in this file any more; they are kept, and not counted as lost",
        ),
        (
            of.reappeared,
            "is in the file again",
            "are in the file again",
        ),
    ];
    let mut lines: Vec<String> = kinds
        .into_iter()
        .filter(|(deals, ..)| *deals > 0)
        .map(|(deals, one, many)| match deals {
            1 => format!("1 deal {one}"),
            _ => format!("{deals} deals {many}"),
        })
        .collect();
    lines.extend(between(of));
    lines
}

/// How many moves are dated only between two files; `None` where none is.
fn between(of: &Differences) -> Option<String> {
    let days = match of.widest_days {
        1 => "a day".to_owned(),
        days => format!("{days} days"),
    };
    match of.moves_between {
        0 => None,
        1 => Some(format!(
            "1 move is dated only to within {days}: it lies between two files, and the middle is taken"
        )),
        moves => Some(format!(
            "{moves} moves are dated only to within {days}: they lie between two files, and the middle is taken"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_said_one_line_a_kind() {
        assert!(differences(&Differences::default()).is_empty());
        let of = Differences {
            won: 1,
            close_later: 12,
            disappeared: 3,
            moves_between: 40,
            widest_days: 7,
            ..Differences::default()
        };
        assert_eq!(
            differences(&of),
            [
                "1 deal won",
                "12 deals are expected to close later",
                "3 deals are not in this file any more; they are kept, and not counted as lost",
                "40 moves are dated only to within 7 days: they lie between two files, and the middle is taken",
            ]
        );
    }
}
