//! Search: every deal that holds the words asked for, in its name, its account, its contacts, or in
//! what was noted on it.
//!
//! The index is brought up to date here, a piece at a time and by whoever asks, so that no import
//! waits for it; what writes to a deal only marks it ([`unsearched`]). Until all deals are in, an answer
//! says how many of them it speaks of.

use std::collections::HashSet;

use engine::search::{DealFound, FoundIn, Searched, TextPart};
use rusqlite::{Connection, Transaction, params};

use crate::{
    Error, Workspace,
    identity::{DealId, PipelineId},
    table::{
        deal,
        search::{self, PIECE},
        unsearched,
    },
};

/// So many deals are taken into the index at once: about a tenth of a second.
const AT_ONCE: u32 = 10_000;

/// What marks the beginning and the end of a word that was found; no text of a deal holds them.
const FOUND: [char; 2] = ['\u{2}', '\u{3}'];

impl Workspace {
    /// The deals of a pipeline that hold every word of `asked`, or a word that begins so, best first;
    /// at most `limit`. No text is wrong: what holds no letter and no digit finds nothing.
    ///
    /// # Errors
    /// Whatever keeps SQLite from reading. Where others are writing, the answer is of what was known
    /// before.
    pub fn search(
        &mut self,
        pipeline: PipelineId,
        asked: &str,
        limit: u32,
    ) -> Result<Searched, Error> {
        if !search::current(&self.reader)? {
            match self.take_in() {
                Ok(()) | Err(Error::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        let (ready, of) = search::far(&self.reader)?;
        let words = words(asked);
        let hits = if words.is_empty() {
            Vec::new()
        } else {
            hits(&self.reader, pipeline, &words, limit)?
        };
        Ok(Searched { hits, ready, of })
    }

    /// Takes some of the deals that are not in the index yet into it.
    fn take_in(&mut self) -> Result<(), Error> {
        let tx = self.watched()?;
        let done = unsearched::some(&tx, AT_ONCE)?;
        for deal in &done {
            search::again(&tx, *deal)?;
        }
        unsearched::forget(&tx, &done)?;
        search::more(
            &tx,
            AT_ONCE.saturating_sub(u32::try_from(done.len()).unwrap_or(u32::MAX)),
        )?;
        Ok(tx.commit()?)
    }
}

/// The words of a question, each as FTS5 wants a word that begins so: quoted, so that nothing in it is
/// taken for an instruction.
fn words(asked: &str) -> Vec<String> {
    let shown = |word: &str| word.chars().filter(|c| !c.is_control()).collect::<String>();
    asked
        .split_whitespace()
        .map(shown)
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{}\" *", word.replace('"', "\"\"")))
        .collect()
}

fn hits(
    conn: &Connection,
    pipeline: PipelineId,
    words: &[String],
    limit: u32,
) -> Result<Vec<DealFound>, Error> {
    // One transaction: the index and what it speaks of are of the same moment.
    let snapshot = conn.unchecked_transaction()?;
    let found = search::deals(&snapshot, pipeline, &words.join(" "), limit)?;
    let pieces = pieces(&snapshot, &found, &words.join(" OR "))?;
    let mut hits = Vec::with_capacity(found.len());
    for id in found {
        let Some((_, deal)) = deal::get(&snapshot, id)? else {
            continue;
        };
        let piece = pieces.iter().find(|(of, ..)| *of == id);
        let (place, text) = piece.map_or((FoundIn::Deal, ""), |(_, place, text)| (*place, text));
        hits.push(DealFound {
            account: deal
                .account
                .map(|account| search::account(&snapshot, account))
                .transpose()?,
            name: deal.name,
            deal_id: deal.key,
            place,
            piece: bits(text),
        });
    }
    Ok(hits)
}

/// What was found of each deal: the place that says most of what was asked. SQLite marks the words
/// itself, in a table that only this connection sees, so that they are split and folded by the same
/// rules as in the index.
fn pieces(
    conn: &Transaction<'_>,
    deals: &[DealId],
    any: &str,
) -> Result<Vec<(DealId, FoundIn, String)>, Error> {
    conn.execute_batch(PIECE)?;
    search::put_pieces(conn, deals)?;
    let mut read = conn.prepare_cached(
        "SELECT deal, place, CASE place WHEN 3 THEN snippet(piece, 2, char(2), char(3), '…', 14)
                                        ELSE highlight(piece, 2, char(2), char(3)) END
         FROM piece WHERE piece MATCH ?1",
    )?;
    let rows = read.query_map(params![any], |row| {
        Ok((row.get(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
    })?;
    let mut all = rows.collect::<Result<Vec<(DealId, i64, String)>, _>>()?;
    let marked = |text: &str| {
        let mut parts = HashSet::new();
        for part in text.split(FOUND[0]).skip(1) {
            parts.insert(
                part.split(FOUND[1])
                    .next()
                    .unwrap_or_default()
                    .to_lowercase(),
            );
        }
        parts.len()
    };
    // The most words first; of equals the name before the account, a contact and a note.
    all.sort_by_cached_key(|(deal, place, text)| (deal.0, usize::MAX - marked(text), *place));
    all.dedup_by_key(|(deal, ..)| *deal);
    let named = all.into_iter().map(|(deal, place, text)| {
        let place = match place {
            0 => FoundIn::Deal,
            1 => FoundIn::Account,
            2 => FoundIn::Contact,
            _ => FoundIn::Note,
        };
        (deal, place, text)
    });
    Ok(named.collect())
}

/// A marked text as what was found in it and what stands around that.
fn bits(text: &str) -> Vec<TextPart> {
    let mut bits = Vec::new();
    let mut put = |text: &str, found| {
        if !text.is_empty() {
            bits.push(TextPart {
                text: text.to_owned(),
                found,
            });
        }
    };
    let mut parts = text.split(FOUND[0]);
    put(parts.next().unwrap_or_default(), false);
    for part in parts {
        let (word, after) = part.split_once(FOUND[1]).unwrap_or((part, ""));
        put(word, true);
        put(after, false);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_and_what_is_none_is_left_out() {
        assert_eq!(words(" Jun \"re * "), ["\"Jun\" *", "\"\"\"re\" *"]);
        assert!(words("\u{1f642} * \" \u{0}").is_empty());
    }

    #[test]
    fn marks_part_a_text() {
        let bit = |text: &str, found| TextPart {
            text: text.to_owned(),
            found,
        };
        assert_eq!(
            bits("a \u{2}b\u{3} c"),
            [bit("a ", false), bit("b", true), bit(" c", false)]
        );
        assert!(bits("").is_empty());
    }
}
