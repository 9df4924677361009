//! A deal's row in a table that goes out: every column there is, or those of the window's table in its
//! order.

use std::io;

use engine::{ledger::DealRow, listing::DealColumn};
use exchange::{Cell, Kind, TableColumn};
use report::words::Words;

use super::sheet::Take;

const DEALS: [Kind; 24] = [
    Kind::Word,
    Kind::Text,
    Kind::Text,
    Kind::Word,
    Kind::Word,
    Kind::Word,
    Kind::Word,
    Kind::Amount,
    Kind::Word,
    Kind::Word,
    Kind::Word,
    Kind::Word,
    Kind::Day,
    Kind::Day,
    Kind::Number,
    Kind::Number,
    Kind::Word,
    Kind::Share,
    Kind::Share,
    Kind::Day,
    Kind::Text,
    Kind::Text,
    Kind::Day,
    Kind::Word,
];

/// The columns asked for, and their places among all.
pub(super) fn chosen(words: Words, asked: Option<&[DealColumn]>) -> (Vec<TableColumn>, Vec<usize>) {
    let places: Vec<usize> = match asked {
        Some(asked) => asked
            .iter()
            .flat_map(|column| places(*column))
            .copied()
            .collect(),
        None => (0..DEALS.len()).collect(),
    };
    let heads = words.book.deal_heads();
    let columns = places
        .iter()
        .map(|place| TableColumn::new(heads[*place], DEALS[*place]));
    (columns.collect(), places)
}

/// Where a column of the window stands among [`DEALS`].
fn places(column: DealColumn) -> &'static [usize] {
    match column {
        DealColumn::Deal => &[0, 1],
        DealColumn::Account => &[2],
        DealColumn::Rep => &[3],
        DealColumn::Team => &[4],
        DealColumn::Stage => &[5],
        DealColumn::State => &[6],
        DealColumn::Value => &[7, 8],
        DealColumn::Source => &[9],
        DealColumn::Persona => &[10],
        DealColumn::Product => &[11],
        DealColumn::Began => &[12],
        DealColumn::Since => &[13],
        DealColumn::Days => &[14],
        DealColumn::StallPoint => &[15],
        DealColumn::Advance30 => &[18],
        DealColumn::Closed => &[19],
        DealColumn::LostReason => &[20],
        DealColumn::WonReason => &[21],
        DealColumn::ExpectedClose => &[22],
    }
}

/// A deal's cells at those places.
pub(super) fn deal(
    words: Words,
    row: &DealRow,
    places: &[usize],
    take: &mut Take<'_>,
) -> io::Result<()> {
    let said = &words.book;
    let yes = |is: bool| Cell::Text(if is { said.yes } else { said.no });
    let cells = [
        Cell::Text(&row.deal_id),
        Cell::text(row.name.as_deref()),
        Cell::text(row.account.as_deref()),
        Cell::text(row.owner.as_deref()),
        Cell::text(row.team.as_deref()),
        Cell::text(row.stage.as_deref()),
        Cell::Text(said.state(row.state)),
        Cell::amount(row.value),
        Cell::currency(&row.value),
        Cell::text(row.source.as_deref()),
        Cell::text(row.persona.as_deref()),
        Cell::text(row.product.as_deref()),
        Cell::day(row.began),
        Cell::day(row.since),
        Cell::count(row.days),
        Cell::count(row.stall_point),
        yes(row.stalled),
        Cell::decimal(row.chance_now),
        Cell::decimal(row.advance_30.as_ref().map(|chance| chance.chance)),
        Cell::day(row.closed),
        Cell::text(row.lost_reason.as_deref()),
        Cell::text(row.won_reason.as_deref()),
        Cell::day(row.expected_close),
        yes(row.has_history),
    ];
    let shown: Vec<_> = places
        .iter()
        .filter_map(|place| cells.get(*place))
        .copied()
        .collect();
    take(&shown)
}
