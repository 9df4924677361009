//! The colours, light and dark, and what each means. Not where they are used.
//!
//! Amber is stalled, red lost, green advanced, grey open, everywhere, and never without a shape or
//! a word beside it. Within a palette no two tokens share a value: the page relies on it to turn
//! each colour of a figure back into its variable.

use serde::{Deserialize, Serialize};

/// Which palette a figure is drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// For the evening, and for those who prefer it.
    Dark,
}

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    const fn of(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self(r, g, b)
    }

    /// As SVG and CSS write it: `#0F5C6E`.
    #[must_use]
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// What a colour is for. Its name in CSS is [`Token::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// Behind everything.
    Ground,
    /// Behind a chart or a table.
    Panel,
    /// Axes and borders.
    Line,
    /// Hairlines between rows.
    Hairline,
    /// Text.
    Ink,
    /// Text that stands back.
    Ink2,
    /// Captions.
    Ink3,
    /// The estimate: its dot, a rep's curve.
    Accent,
    /// The interval around an estimate.
    Interval,
    /// Advanced.
    Advanced,
    /// Lost.
    Lost,
    /// Lost, as text.
    LostInk,
    /// Open.
    Open,
    /// Stalled.
    Stalled,
    /// Stalled, as text.
    StalledInk,
    /// Behind a row that stalls.
    StalledWash,
    /// Strong evidence of being behind the rest of the team.
    Behind3,
    /// Some evidence of it.
    Behind2,
    /// A hint of it.
    Behind1,
    /// No evidence either way.
    Even,
    /// A hint of being ahead.
    Ahead1,
    /// Some evidence of it.
    Ahead2,
    /// Strong evidence of it.
    Ahead3,
}

/// Every token, its CSS name, its light and its dark value.
const TOKENS: [(Token, &str, u32, u32); 23] = [
    (Token::Ground, "ground", 0xF6_F6F3, 0x14_181B),
    (Token::Panel, "panel", 0xFF_FFFF, 0x1B_2024),
    (Token::Line, "line", 0xD6_D5CE, 0x3A_444A),
    (Token::Hairline, "hairline", 0xEF_EEE9, 0x25_2C31),
    (Token::Ink, "ink", 0x1D_2327, 0xE7_EAEC),
    (Token::Ink2, "ink2", 0x58_626A, 0xA3_ADB4),
    (Token::Ink3, "ink3", 0x67_717A, 0x8F_9AA2),
    (Token::Accent, "accent", 0x0F_5C6E, 0x5F_B3C4),
    (Token::Interval, "interval", 0x93_B6BF, 0x3A_626C),
    (Token::Advanced, "advanced", 0x2F_8F76, 0x4F_B899),
    (Token::Lost, "lost", 0xC2_553F, 0xE0_7D68),
    (Token::LostInk, "lost-ink", 0xA3_3D28, 0xEE_9987),
    (Token::Open, "open", 0xB9_C0C5, 0x56_616A),
    (Token::Stalled, "stalled", 0xC9_8414, 0xE0_A84A),
    (Token::StalledInk, "stalled-ink", 0x8A_5600, 0xE8_B765),
    (Token::StalledWash, "stalled-wash", 0xFB_F1DD, 0x36_2B16),
    (Token::Behind3, "behind3", 0xE5_A64B, 0x8A_5C12),
    (Token::Behind2, "behind2", 0xF0_C98C, 0x66_4716),
    (Token::Behind1, "behind1", 0xF8_E6C8, 0x45_361D),
    (Token::Even, "even", 0xF1_F1ED, 0x2A_3136),
    (Token::Ahead1, "ahead1", 0xD5_E9E8, 0x1F_3B40),
    (Token::Ahead2, "ahead2", 0xA3_D0D0, 0x1D_4F54),
    (Token::Ahead3, "ahead3", 0x67_B2B5, 0x1A_676B),
];

impl Token {
    /// Its name as a CSS variable, without the dashes.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Its value in a theme.
    #[must_use]
    pub fn colour(self, theme: Theme) -> Colour {
        let (_, _, light, dark) = self.row();
        Colour::of(match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        })
    }

    fn row(self) -> (Self, &'static str, u32, u32) {
        // The table holds every token (a test sees to it), in no order that matters.
        TOKENS
            .into_iter()
            .find(|(token, ..)| *token == self)
            .unwrap_or(TOKENS[4])
    }
}

/// Every token.
pub fn tokens() -> impl Iterator<Item = Token> {
    TOKENS.into_iter().map(|(token, ..)| token)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2 relative luminance contrast.
    fn contrast(a: Colour, b: Colour) -> f64 {
        let luminance = |c: Colour| {
            let linear = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.04045 {
                    v / 12.92
                } else {
                    ((v + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2)
        };
        let (x, y) = (luminance(a), luminance(b));
        (x.max(y) + 0.05) / (x.min(y) + 0.05)
    }

    #[test]
    fn every_text_reads_on_everything_it_stands_on() {
        use Token as T;
        let panels = [T::Ground, T::Panel];
        let cells = [
            T::Behind3,
            T::Behind2,
            T::Behind1,
            T::Even,
            T::Ahead1,
            T::Ahead2,
            T::Ahead3,
        ];
        for theme in [Theme::Light, Theme::Dark] {
            let check = |ink: Token, behind: Token| {
                let found = contrast(ink.colour(theme), behind.colour(theme));
                assert!(found >= 4.5, "{ink:?} on {behind:?}, {theme:?}: {found:.2}");
            };
            for panel in panels {
                for ink in [
                    T::Ink,
                    T::Ink2,
                    T::Ink3,
                    T::StalledInk,
                    T::LostInk,
                    T::Accent,
                ] {
                    check(ink, panel);
                }
            }
            check(T::Ink, T::StalledWash);
            check(T::StalledInk, T::StalledWash);
            for cell in cells {
                check(T::Ink, cell);
            }
        }
    }

    #[test]
    fn every_mark_stands_out_from_its_panel() {
        for theme in [Theme::Light, Theme::Dark] {
            for mark in [Token::Advanced, Token::Lost, Token::Stalled, Token::Accent] {
                let found = contrast(mark.colour(theme), Token::Panel.colour(theme));
                assert!(found >= 3.0, "{mark:?}, {theme:?}: {found:.2}");
            }
        }
    }

    #[test]
    fn no_two_tokens_share_a_colour_and_none_is_missing() {
        for theme in [Theme::Light, Theme::Dark] {
            let mut hexes: Vec<_> = tokens().map(|t| t.colour(theme).hex()).collect();
            hexes.sort();
            hexes.dedup();
            assert_eq!(hexes.len(), TOKENS.len());
        }
        let mut names: Vec<_> = tokens().map(Token::name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TOKENS.len());
    }
}
