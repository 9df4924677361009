//! A calendar file (RFC 5545) of days to keep: coaching reviews and next steps, as whole days that block
//! nothing.
//!
//! The same days give the same bytes: each has an id of its own, and the moment of writing is an argument.
//! A calendar that reads the file again puts each in the place of the one before.

use std::io::{self, Write};

use chrono::{DateTime, Days, NaiveDate, Utc};

/// A day to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Stays the same from file to file.
    pub id: String,
    /// The day.
    pub day: NaiveDate,
    /// In a few words.
    pub title: String,
    /// More of it; may be empty.
    pub notes: String,
}

/// Octets of a line, its end not counted, beyond which it is folded.
const LONGEST: usize = 75;

/// Writes a calendar.
///
/// # Errors
/// What keeps the writer from writing.
pub fn write(mut to: impl Write, days: &[Keep], now: DateTime<Utc>) -> io::Result<()> {
    line(&mut to, "BEGIN:VCALENDAR")?;
    line(&mut to, "VERSION:2.0")?;
    line(&mut to, "PRODID:-//Stagecoach//Stagecoach//EN")?;
    line(&mut to, "CALSCALE:GREGORIAN")?;
    line(&mut to, "METHOD:PUBLISH")?;
    for keep in days {
        let after = keep.day.checked_add_days(Days::new(1)).unwrap_or(keep.day);
        line(&mut to, "BEGIN:VEVENT")?;
        line(&mut to, &format!("UID:{}", escaped(&keep.id)))?;
        line(
            &mut to,
            &format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")),
        )?;
        line(
            &mut to,
            &format!("DTSTART;VALUE=DATE:{}", keep.day.format("%Y%m%d")),
        )?;
        line(
            &mut to,
            &format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")),
        )?;
        line(&mut to, &format!("SUMMARY:{}", escaped(&keep.title)))?;
        if !keep.notes.is_empty() {
            line(&mut to, &format!("DESCRIPTION:{}", escaped(&keep.notes)))?;
        }
        line(&mut to, "TRANSP:TRANSPARENT")?;
        line(&mut to, "END:VEVENT")?;
    }
    line(&mut to, "END:VCALENDAR")
}

/// Text as a value: what would end it or part it is escaped, other control characters go.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Writes a line, folded so that none is too long; never within a letter.
fn line(to: &mut impl Write, text: &str) -> io::Result<()> {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LONGEST {
            to.write_all(b"\r\n ")?;
            length = 1;
        }
        let mut octets = [0; 4];
        to.write_all(letter.encode_utf8(&mut octets).as_bytes())?;
        length += letter.len_utf8();
    }
    to.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn written(days: &[Keep]) -> String {
        let mut out = Vec::new();
        let now = DateTime::from_timestamp(1_760_000_000, 0).unwrap();
        write(&mut out, days, now).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn keep(title: &str) -> Keep {
        Keep {
            id: "plan-1@team".to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
            title: title.to_owned(),
            notes: String::new(),
        }
    }

    #[test]
    fn a_day_is_a_whole_day_that_ends_on_the_next() {
        let text = written(&[keep("Review: Ben")]);
        assert_eq!(
            text,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Stagecoach//Stagecoach//EN\r\n\
             CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:plan-1@team\r\n\
             DTSTAMP:20251009T085320Z\r\nDTSTART;VALUE=DATE:20261231\r\n\
             DTEND;VALUE=DATE:20270101\r\nSUMMARY:Review: Ben\r\nTRANSP:TRANSPARENT\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn what_would_end_a_value_is_escaped_and_no_line_can_be_smuggled_in() {
        let text = written(&[keep("a;b,c\\d\r\nEND:VEVENT\u{7}")]);
        assert!(
            text.contains("SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\r\n"),
            "{text}"
        );
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1);
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_come_back_whole() {
        let title = "Größe ".repeat(40);
        let text = written(&[keep(&title)]);
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
        assert!(
            text.replace("\r\n ", "")
                .contains(&format!("SUMMARY:{title}"))
        );
    }
}
