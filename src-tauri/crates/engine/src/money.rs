//! Money as whole minor units of a currency. No floats, and no conversion: sums are kept apart by
//! currency until someone enters a rate.

mod short;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use short::{grouped, scaled};

/// An ISO 4217 code in three capital letters; `XXX` where the source names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type), specta(type = String))]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// No currency named.
    pub const UNKNOWN: Self = Self(*b"XXX");

    /// Reads a three-letter code without regard to case; `None` for anything else.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        // Only ASCII letters are ever stored.
        str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimal digits the currency's minor unit has (ISO 4217): 2 for most.
    #[must_use]
    pub fn decimals(&self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl TryFrom<String> for Currency {
    type Error = NoCurrency;

    fn try_from(code: String) -> Result<Self, NoCurrency> {
        Self::parse(&code).ok_or(NoCurrency(code))
    }
}

/// Text that names no currency.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no three-letter currency code")]
pub struct NoCurrency(String);

/// An amount in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Money {
    /// Whole minor units (cents): |minor| < 2^53, so that every reader of the JSON sees it exactly.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub minor: i64,
    /// What it is counted in.
    pub currency: Currency,
}

/// A sum over deals: one amount per currency, largest first. Empty where no deal has an amount.
pub type Amounts = Vec<Money>;
