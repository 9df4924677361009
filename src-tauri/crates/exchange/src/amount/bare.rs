//! What stands around the digits of an amount: its sign, its brackets, its currency, and whether it
//! is in thousands or millions.

use engine::money::Currency;

use super::DecimalSign;
use crate::{
    absent,
    currency::{self, Named},
};

/// An amount without what stands around it: digits and separators only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bare<'a> {
    pub(crate) digits: &'a str,
    pub(crate) negative: bool,
    pub(crate) named: Option<Named>,
    /// How many zeros are left out: 3 in thousands, 6 in millions.
    pub(crate) scale: u32,
    /// The decimal sign, where "1.234,-" shows it beside the digits.
    pub(crate) sign: Option<DecimalSign>,
}

impl Bare<'_> {
    /// The one currency that the cell names.
    pub(crate) fn currency(&self) -> Option<Currency> {
        match self.named? {
            Named::One(currency) => Some(currency),
            Named::Among(_) => None,
        }
    }
}

/// What was found around the digits so far.
#[derive(Default)]
struct Around {
    minus: bool,
    named: Option<Named>,
    scale: Option<u32>,
}

/// Takes sign, brackets, currency and scale off an amount; `None` where something else is left.
pub(crate) fn bare(text: &str) -> Option<Bare<'_>> {
    let text = text.trim();
    // Nearly every amount: digits, a point or comma among them.
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let simple = digit(bytes.first()) && digit(bytes.last());
    let first = if simple { 0 } else { text.find(is_digit)? };
    let last = if simple {
        text.len()
    } else {
        text.rfind(is_digit)? + 1
    };
    let (mut before, mut after) = (&text[..first], &text[last..]);
    let mut digits = &text[first..last];
    let mut around = Around::default();
    let mut sign = None;
    if !simple {
        // ".5", but not "Rs.500".
        if let Some(left) = before.strip_suffix(['.', ','])
            && !left.ends_with(char::is_alphabetic)
        {
            before = left;
            digits = &text[first - 1..last];
        }
        if let Some((mark, left)) = no_cents(after) {
            sign = mark;
            after = left;
        }
        let brackets = (before.contains('('), after.contains(')'));
        let left = before.replacen('(', " ", 1);
        let right = after.replacen(')', " ", 1);
        around.before(&left)?;
        around.after(&right)?;
        match brackets {
            (false, false) => {}
            (true, true) if !around.minus => around.minus = true,
            _ => return None,
        }
    }
    Some(Bare {
        digits,
        negative: around.minus,
        named: around.named,
        scale: around.scale.unwrap_or(0),
        sign,
    })
}

/// True where there is no amount and nothing to understand: "n/a", "-", "€ -".
pub(crate) fn absent(text: &str) -> bool {
    if absent::is(text) {
        return true;
    }
    if text.contains(is_digit) || text.len() > 12 {
        return false;
    }
    let left = text.trim_matches(|c: char| matches!(c, '-' | '–' | '—') || c.is_whitespace());
    left.len() < text.len() && text.contains(['-', '–', '—']) && currency::named(left).is_some()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// `5.`, `1.234,-` and `1'234.--`: amounts that say they have no cents. The first shows nothing of
/// the decimal sign.
fn no_cents(after: &str) -> Option<(Option<DecimalSign>, &str)> {
    let mark = match after.chars().next()? {
        '.' => DecimalSign::Point,
        ',' => DecimalSign::Comma,
        _ => return None,
    };
    let left = &after[1..];
    let rest = left.trim_start_matches(['-', '–', '—']);
    Some(((rest.len() < left.len()).then_some(mark), rest))
}

impl Around {
    fn before(&mut self, text: &str) -> Option<()> {
        for word in self.words(text)? {
            self.name(word)?;
        }
        Some(())
    }

    fn after(&mut self, text: &str) -> Option<()> {
        for word in self.words(text)? {
            if let Some(scale) = scale(word) {
                self.scale_by(scale)?;
            } else if self.name(word).is_none() {
                // "M€", "kEUR".
                let (letter, rest) = word.split_at_checked(1)?;
                self.scale_by(scale(letter)?)?;
                self.name(rest)?;
            }
        }
        Some(())
    }

    /// The words of a text, its sign taken out.
    fn words<'t>(&mut self, text: &'t str) -> Option<impl Iterator<Item = &'t str> + use<'t>> {
        let signs = text.matches(['-', '\u{2212}', '–']).count();
        if signs > 1 || (signs == 1 && self.minus) {
            return None;
        }
        self.minus |= signs == 1;
        let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2212}' | '–' | '+');
        Some(text.split(parts).filter(|word| !word.is_empty()))
    }

    fn name(&mut self, word: &str) -> Option<()> {
        let named = currency::named(word)?;
        self.named = match self.named {
            None => Some(named),
            // "US$ 5 USD" says it twice.
            Some(before) => Some(before.and(named)?),
        };
        Some(())
    }

    fn scale_by(&mut self, scale: u32) -> Option<()> {
        self.scale.replace(scale).is_none().then_some(())
    }
}

/// How many zeros a word stands for.
fn scale(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    const WORDS: [(u32, &[&str]); 5] = [
        (3, &["k", "K", "Tsd", "tsd", "thousand"]),
        (5, &["lakh", "lakhs", "lac"]),
        (
            6,
            &[
                "M",
                "m",
                "Mio",
                "mio",
                "MM",
                "mn",
                "Mn",
                "mln",
                "Mln",
                "million",
                "millions",
                "Millionen",
            ],
        ),
        (7, &["cr", "Cr", "crore", "crores"]),
        (
            9,
            &[
                "B", "bn", "Bn", "Mrd", "mrd", "Md", "Mds", "billion", "billions",
            ],
        ),
    ];
    let found = WORDS.iter().find(|(_, words)| words.contains(&word));
    found.map(|(zeros, _)| *zeros)
}
