//! A filter in words, for the head of a page.

use engine::filter::Filter;

use super::{date, list};
use crate::letters::clean;

/// "Entered since 1 August 2025, Ben Okafor and Mia Ruiz"; empty where the filter leaves everything.
#[must_use]
pub fn period(filter: &Filter) -> String {
    let mut parts = Vec::new();
    match (filter.from, filter.to) {
        (Some(from), Some(to)) => {
            parts.push(format!("Entered from {} to {}", date(from), date(to)));
        }
        (Some(from), None) => parts.push(format!("Entered since {}", date(from))),
        (None, Some(to)) => parts.push(format!("Entered until {}", date(to))),
        (None, None) => {}
    }
    for names in [
        &filter.teams,
        &filter.reps,
        &filter.sources,
        &filter.personas,
    ] {
        if !names.is_empty() {
            parts.push(list(
                &names.iter().map(|name| clean(name)).collect::<Vec<_>>(),
            ));
        }
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_filter_is_said_and_an_empty_one_is_not() {
        assert_eq!(period(&Filter::default()), "");
        let filter = Filter {
            from: NaiveDate::from_ymd_opt(2025, 8, 1),
            reps: vec!["Ben".into(), "Mia".into()],
            ..Filter::default()
        };
        assert_eq!(period(&filter), "Entered since 1 August 2025, Ben and Mia");
    }
}
