//! Which known kind of file the headers show, how surely, what spoke for it and what came second;
//! and what each column then holds. Headers only: no cell is read here.

use engine::problem::Refusal;
use serde::Serialize;

use crate::{
    error::Error,
    field::{self, Field},
    mapping::{Hints, Mapping},
    preset::{self, Fit, Preset},
};

/// A known kind of file, and how well the headers fit it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Likeness {
    /// Its name, for a mapping and for the command line.
    pub preset: String,
    /// Its name in a sentence.
    pub title: String,
    /// From 0 to 100, how much its headers say that it is this one.
    pub score: u8,
}

impl Likeness {
    fn of(fit: &Fit) -> Self {
        Self {
            preset: fit.preset.name.to_owned(),
            title: fit.preset.title.to_owned(),
            // A header says much, and never everything.
            score: (fit.score * 100.0).floor().clamp(0.0, 99.0) as u8,
        }
    }
}

/// What the headers show.
pub(crate) struct Recognised {
    pub(crate) preset: Option<&'static Preset>,
    pub(crate) likeness: Option<Likeness>,
    pub(crate) runner_up: Option<Likeness>,
    /// The headers that spoke for it.
    pub(crate) because: Vec<String>,
    /// What each column holds.
    pub(crate) fields: Vec<Option<Field>>,
    /// Whether each column is known at all.
    pub(crate) known: Vec<bool>,
    /// The mapping that was kept for such a file, its columns where this one has them.
    pub(crate) kept: Option<Mapping>,
}

/// Recognises a file, or takes it for what the hints say it is.
///
/// # Errors
/// [`Refusal::NoPreset`] where they name a kind that is not known.
pub(crate) fn recognise(headers: &[String], hints: &Hints) -> Result<Recognised, Error> {
    let fits = preset::fits(headers);
    let mut fitting = hints.mappings.iter().filter(|m| m.fits(headers));
    let kept = fitting.next().and_then(|m| m.bound(headers));
    let preset_of_kept = kept.as_ref().and_then(|m| m.preset.as_ref());
    let asked = match hints.preset.as_ref().or(preset_of_kept) {
        Some(name) => Some(named(name)?.asked(headers)),
        None => None,
    };
    let best = asked.as_ref().or(fits.first());
    let preset = best.map(|fit| fit.preset);
    let runner_up = fits
        .iter()
        .find(|fit| preset.is_some_and(|best| best.name != fit.preset.name));
    let columns = match preset {
        Some(preset) => preset.columns(headers),
        None => by_names(headers)
            .into_iter()
            .map(|field| (field, field.is_some()))
            .collect(),
    };
    let (mut fields, mut known): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    for (known, header) in known.iter_mut().zip(headers) {
        *known |= preset::is_of_connector(header);
    }
    if let Some(kept) = &kept {
        fields = kept.columns.iter().map(|c| c.field).collect();
    }
    for hint in &hints.columns {
        let ix = hint.column as usize;
        if let (Some(field), Some(known)) = (fields.get_mut(ix), known.get_mut(ix)) {
            *field = hint.field;
            *known = true;
        }
    }
    let because = match best {
        Some(fit) => fit.because.iter().map(|&ix| headers[ix].clone()).collect(),
        None => Vec::new(),
    };
    Ok(Recognised {
        preset,
        likeness: best.map(Likeness::of),
        runner_up: runner_up.map(Likeness::of),
        because,
        fields,
        known,
        kept,
    })
}

/// What each column holds by its name. A file that says when deals began or ended has a row for each: a
/// column that is no more than "Date" is no move there, and nobody knows what it is.
fn by_names(headers: &[String]) -> Vec<Option<Field>> {
    let mut fields = field::recognise(headers);
    let of_deals = [Field::Created, Field::Closed];
    if of_deals.iter().any(|of| fields.contains(&Some(*of))) {
        for (field, header) in fields.iter_mut().zip(headers) {
            if *field == Some(Field::At) && Field::says_little_of_when(header) {
                *field = None;
            }
        }
    }
    fields
}

fn named(name: &str) -> Result<&'static Preset, Error> {
    Preset::named(name).ok_or_else(|| {
        Error::Refused(Refusal::NoPreset {
            name: name.to_owned(),
            known: preset::names().map(str::to_owned).collect(),
        })
    })
}
