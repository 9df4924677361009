//! A deal's row in a table that goes out: every column there is, or those of the window's table in its
//! order.

use std::io;

use engine::{
    ledger::{DealRow, DealState},
    listing::DealColumn,
};
use exchange::{Cell, Kind, TableColumn};

use super::tables::{Take, yes};

const DEALS: [(&str, Kind); 24] = [
    ("Deal ID", Kind::Word),
    ("Deal name", Kind::Text),
    ("Account", Kind::Text),
    ("Rep", Kind::Word),
    ("Team", Kind::Word),
    ("Stage", Kind::Word),
    ("Status", Kind::Word),
    ("Amount", Kind::Amount),
    ("Currency", Kind::Word),
    ("Lead source", Kind::Word),
    ("Persona", Kind::Word),
    ("Product", Kind::Word),
    ("Created", Kind::Day),
    ("Stage since", Kind::Day),
    ("Days in stage", Kind::Number),
    ("Stall point (days)", Kind::Number),
    ("Stalled", Kind::Word),
    ("Chance to advance", Kind::Share),
    ("Chance within 30 days", Kind::Share),
    ("Closed", Kind::Day),
    ("Lost reason", Kind::Text),
    ("Won reason", Kind::Text),
    ("Expected close", Kind::Day),
    ("Has history", Kind::Word),
];

/// The columns asked for, and their places among all.
pub(super) fn chosen(asked: Option<&[DealColumn]>) -> (Vec<TableColumn>, Vec<usize>) {
    let places: Vec<usize> = match asked {
        Some(asked) => asked
            .iter()
            .flat_map(|column| places(*column))
            .copied()
            .collect(),
        None => (0..DEALS.len()).collect(),
    };
    let columns = places.iter().map(|place| {
        let (header, kind) = DEALS[*place];
        TableColumn::new(header, kind)
    });
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
pub(super) fn deal(row: &DealRow, places: &[usize], take: &mut Take<'_>) -> io::Result<()> {
    let cells = [
        Cell::Text(&row.deal_id),
        Cell::text(row.name.as_deref()),
        Cell::text(row.account.as_deref()),
        Cell::text(row.owner.as_deref()),
        Cell::text(row.team.as_deref()),
        Cell::text(row.stage.as_deref()),
        Cell::Text(match row.state {
            DealState::Open => "Open",
            DealState::Won => "Won",
            DealState::Lost => "Lost",
            DealState::Completed => "Completed",
            DealState::Churned => "Churned",
        }),
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
