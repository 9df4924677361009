//! What was known of deals at a moment: when a review was marked. Nothing is kept for it. A deal is what
//! was said and done ([`crate::settling`]), and of all that stands when it came: an import its moment, an
//! edit its own. So what was known then is heard anew out of what had been said and done by then, of those
//! deals alone of which anything came or went since ([`touched`]).
//!
//! An import that was undone since had been known, and is heard while its facts are on the shelf (90 days);
//! after that it is as if it had never been there. An edit that is undone never was: edits are undone
//! latest first and marking a review is one, so none that stood at a mark goes before the mark does. Names,
//! and the stages that moves are told of, are those of today: renaming is no news.

mod touched;

use std::collections::HashMap;

use engine::{
    ledger::LedgerBuilder,
    moment::Day,
    money::Money,
    record::{Details, Record, Sink as _},
    since::{Known, Learnt, Turn, Was},
};
use rusqlite::Connection;

use self::touched::{Counted, Touched};
use crate::{
    Error,
    identity::{DealId, PipelineId, RepId},
    replay::no_stage,
    settling::{
        claim::{Field, Shift},
        fold::Told,
        hand, heard,
        reconcile::{Incoming, reconcile},
    },
    since::{self, Line},
    table::{
        change::{self, ByHand, Entity, FieldValue},
        deal::{self, Deal},
        import::SourceKind,
        moves::{self, Move},
        process,
        said::{self, Kept},
        stage::{self, Stages},
    },
};

/// What was known of a pipeline's deals at a moment, where it was other than what is known now.
pub(crate) fn at(conn: &Connection, pipeline: PipelineId, at: i64) -> Result<Known, Error> {
    // One transaction, so that all of it is of the same state.
    let conn = &*conn.unchecked_transaction()?;
    let mut builder = LedgerBuilder::new(process::process(conn, pipeline)?);
    let counted = Counted::read(conn, pipeline, at)?;
    let stages = stage::stages(conn, pipeline)?;
    let touched = Touched::read(conn, pipeline, &counted, &stages)?;
    let Touched {
        deals,
        shelved,
        new,
        reps,
    } = touched;
    let then = Then {
        stages,
        by_hand: change::any_by_hand(conn, Entity::Deal)?,
        moved_by_hand: change::any_by_hand(conn, Entity::Move)?,
        conn,
        counted,
        shelved,
    };
    let mut turns = Vec::new();
    let mut learnt: Vec<Learnt> = new
        .into_iter()
        .map(|deal| Learnt {
            deal,
            taken_back: false,
        })
        .collect();
    for (id, taken_back) in deals {
        let Some((_, deal)) = deal::get(conn, id)?.filter(|(of, _)| *of == pipeline) else {
            continue;
        };
        let was = then.deal(&deal)?;
        then.tell(&deal, &was, &reps, &mut builder)?;
        turns.extend(was.turns);
        learnt.push(Learnt {
            deal: deal.key,
            taken_back,
        });
    }
    Ok(Known {
        deals: learnt,
        ledger: builder.finish(),
        turns,
    })
}

/// What was known of one deal.
struct WasKnown {
    moves: Vec<Move>,
    amount: Option<Money>,
    close: Option<Day>,
    turns: Vec<Turn>,
}

/// All that was said and done by the moment.
struct Then<'c> {
    conn: &'c Connection,
    counted: Counted,
    stages: Stages,
    /// What imports had said that are undone now.
    shelved: HashMap<DealId, Vec<Kept>>,
    /// Whether persons ever changed a deal, or entered a move.
    by_hand: bool,
    moved_by_hand: bool,
}

impl Then<'_> {
    fn deal(&self, deal: &Deal) -> Result<WasKnown, Error> {
        let stored = moves::of(self.conn, deal.id)?;
        let (told, mut moves) = self.heard(deal, &stored)?;
        let mut hands = if self.by_hand {
            change::by_hand(self.conn, Entity::Deal, deal.id.0)?
        } else {
            Vec::new()
        };
        hands.retain(|hand| hand.change.at <= self.counted.at);
        let added = self.added(deal.id, &stored)?;
        if !added.is_empty() {
            let source = Incoming {
                kind: SourceKind::Moves,
                abouts: &self.counted.then,
            };
            moves = reconcile(&moves, &added, &source).moves;
        }
        let (amount, close) = hand::worth(self.conn, &told, &hands)?;
        let mut turns = self.shown(deal, &told);
        turns.extend(since::turns_of(&lines(deal, hands)));
        Ok(WasKnown {
            moves,
            amount,
            close,
            turns,
        })
    }

    /// What files had said of a deal.
    fn heard(&self, deal: &Deal, stored: &[Move]) -> Result<(Told, Vec<Move>), Error> {
        let mut kept = said::of(self.conn, deal.id)?;
        if kept.is_empty() {
            kept = heard::read_off(deal, stored, &self.counted.now);
        }
        let mut kept = self.counted.said_then(&kept);
        kept.extend(self.shelved.get(&deal.id).into_iter().flatten().cloned());
        heard::told(&kept, &self.stages, &self.counted.then)
    }

    /// The moves that persons had entered, as they did: a file that tells the same move since has its own
    /// rep and time of day. One that the log tells in words, as files of an older format do, is older than
    /// any mark.
    fn added(&self, deal: DealId, stored: &[Move]) -> Result<Vec<Move>, Error> {
        let mut entered: Vec<(i64, Move)> = Vec::new();
        if self.moved_by_hand {
            for hand in change::by_hand(self.conn, Entity::Move, deal.0)? {
                if let FieldValue::Text(text) = &hand.change.new
                    && let Ok(row) = serde_json::from_str(text)
                {
                    entered.push((hand.change.at, self.told_now(&row)));
                }
            }
        }
        let place = |row: &Move| (row.step, row.at.map(|at| at.day));
        let mut added = Vec::new();
        for row in stored.iter().filter(|row| row.import.is_none()) {
            let row = self.told_now(row);
            let line = entered
                .iter()
                .position(|(_, own)| place(own) == place(&row));
            match line.map(|ix| entered.remove(ix)) {
                None => added.push(row),
                Some((at, own)) if at <= self.counted.at => added.push(own),
                Some(_) => {}
            }
        }
        added.sort_by_key(Move::instant);
        Ok(added)
    }

    fn told_now(&self, row: &Move) -> Move {
        Move {
            step: row.step.told(&self.stages),
            ..*row
        }
    }

    /// How amount and close date had changed from file to file.
    fn shown(&self, deal: &Deal, told: &Told) -> Vec<Turn> {
        let turns = told.shown.iter().filter_map(|shown| {
            let Shift::Detail(field, both) = &shown.what else {
                return None;
            };
            let was = match field {
                Field::Amount => Was::Amount(both.0.amount),
                Field::ExpectedClose => Was::Close(both.0.expected_close),
                _ => return None,
            };
            let came = self.counted.then.0.get(&shown.import);
            let came = came.map_or(Day(0), |about| Day::at(about.at));
            Some(Turn {
                deal: deal.key.clone(),
                day: shown.between.map_or(came, |(_, latest)| latest),
                was,
            })
        });
        turns.collect()
    }

    fn tell(
        &self,
        deal: &Deal,
        was: &WasKnown,
        reps: &HashMap<RepId, String>,
        builder: &mut LedgerBuilder,
    ) -> Result<(), Error> {
        for (ix, row) in was.moves.iter().enumerate() {
            let mut details = Details::default();
            if ix + 1 == was.moves.len() {
                details.amount = was.amount;
                details.expected_close = was.close;
            }
            builder.accept(&Record {
                deal: &deal.key,
                rep: row.rep.and_then(|rep| reps.get(&rep)).map(String::as_str),
                step: row.step.step(&self.stages).ok_or_else(no_stage)?,
                at: row.at,
                details,
            })?;
        }
        Ok(())
    }
}

/// What persons had changed, as the log has it.
fn lines(deal: &Deal, hands: Vec<ByHand>) -> Vec<Line> {
    let known = deal.amount.as_ref();
    let known = known.map(|money| money.currency.code().to_owned());
    let line = |hand: ByHand| Line {
        deal: deal.key.clone(),
        known: known.clone(),
        field: hand.change.field,
        old: hand.change.old,
        at: hand.change.at,
        latest: None,
    };
    hands.into_iter().map(line).collect()
}
