//! What files of one kind have in common: their headers, whatever their case and spacing. Next week's
//! export has the fingerprint of this week's, and so is read and compared like it.

use exchange::Inspection;

/// The fingerprint of a file's headers, in their order: sixteen hexadecimal digits.
#[must_use]
pub fn of(seen: &Inspection) -> String {
    of_headers(seen.columns.iter().map(|column| column.header.as_str()))
}

fn of_headers<'a>(headers: impl Iterator<Item = &'a str>) -> String {
    // FNV-1a, written out so that it is the same with every compiler: it is kept in workspaces.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for header in headers {
        let letters = header.chars().filter(|c| c.is_alphanumeric());
        let folded: String = letters.flat_map(char::to_lowercase).collect();
        for byte in folded.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_the_same_in_any_case_and_spacing_and_not_in_another_order() {
        let of = |headers: &[&str]| of_headers(headers.iter().copied());
        assert_eq!(of(&["Deal ID", "Stage"]), of(&["deal_id", " STAGE"]));
        assert_ne!(of(&["Deal ID", "Stage"]), of(&["Stage", "Deal ID"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }
}
