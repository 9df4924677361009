//! What stands in each table that goes out. Its heads are given in a language.

use std::io;

use engine::{
    cause::Cause,
    money::{Amounts, Currency, Money},
    review::{Measures, Review},
};
use exchange::{Cell, Kind, TableColumn};
use report::words::Words;

use super::{
    deals::{chosen, deal},
    sheet::{Looked, Sheet, Take},
};

/// Gives every row of a table.
type Rows<'a> = Box<dyn FnMut(&mut Take<'_>) -> io::Result<()> + 'a>;

/// The columns of a table, and its rows.
pub(super) fn of<'a>(
    words: Words,
    sheet: &'a Sheet,
    looked_at: Looked<'a>,
) -> (Vec<TableColumn>, Rows<'a>) {
    let said = &words.book;
    let Looked {
        ledger,
        filter,
        review,
    } = looked_at;
    match sheet {
        Sheet::Deals {
            selection,
            narrow,
            order,
            columns,
        } => {
            let (columns, places) = chosen(words, columns.as_deref());
            (
                columns,
                Box::new(move |take| {
                    let deals = ledger.ordered(filter, selection, narrow, *order);
                    deals
                        .into_iter()
                        .try_for_each(|ix| deal(words, &ledger.deal(ix, filter), &places, take))
                }),
            )
        }
        Sheet::Stalled => (
            columns(said.stalled_heads(), &STALLED),
            Box::new(move |take| stalled(words, review, take)),
        ),
        Sheet::Stages => {
            let currencies = currencies(review);
            let columns = with_values(words, columns(said.stage_heads(), &STAGES), &currencies);
            (
                columns,
                Box::new(move |take| stages(review, &currencies, take)),
            )
        }
        Sheet::Reps { order } => {
            let currencies = currencies(review);
            let columns = with_values(words, columns(said.rep_heads(), &REPS), &currencies);
            (
                columns,
                Box::new(move |take| reps(words, review, order, &currencies, take)),
            )
        }
    }
}

/// Columns under their heads.
pub(super) fn columns<const N: usize>(heads: [&str; N], kinds: &[Kind; N]) -> Vec<TableColumn> {
    let each = heads.into_iter().zip(kinds);
    each.map(|(head, kind)| TableColumn::new(head, *kind))
        .collect()
}

pub(super) const STALLED: [Kind; 12] = [
    Kind::Word,
    Kind::Text,
    Kind::Text,
    Kind::Word,
    Kind::Word,
    Kind::Number,
    Kind::Number,
    Kind::Share,
    Kind::Share,
    Kind::Amount,
    Kind::Word,
    Kind::Text,
];

pub(super) fn stalled(words: Words, review: &Review, take: &mut Take<'_>) -> io::Result<()> {
    for deal in &review.stalled_deals {
        let mut why: Vec<String> = deal
            .reasons
            .iter()
            .map(|reason| words.book.reason(reason))
            .collect();
        // What a reason says too is said by it.
        let causes = deal.causes.iter().map(|found| found.cause);
        let causes = causes.filter(|cause| *cause != Cause::CloseDatePast);
        why.extend(causes.map(|cause| words.name_of_cause(cause).to_owned()));
        let why = why.join("; ");
        take(&[
            Cell::Text(&deal.deal_id),
            Cell::text(deal.name.as_deref()),
            Cell::text(deal.account.as_deref()),
            Cell::text(deal.rep.as_deref()),
            Cell::Text(&deal.stage),
            Cell::count(Some(deal.days)),
            Cell::count(Some(deal.stall_point)),
            Cell::decimal(deal.chance_now),
            Cell::Decimal(deal.chance_fresh),
            Cell::amount(deal.value),
            Cell::currency(&deal.value),
            Cell::Text(&why),
        ])?;
    }
    Ok(())
}

const MEASURES: [Kind; 17] = [
    Kind::Number,
    Kind::Number,
    Kind::Number,
    Kind::Number,
    Kind::Number,
    Kind::Number,
    Kind::Share,
    Kind::Share,
    Kind::Share,
    Kind::Number,
    Kind::Number,
    Kind::Number,
    Kind::Number,
    Kind::Number,
    Kind::Share,
    Kind::Number,
    Kind::Number,
];

pub(super) const STAGES: [Kind; 2] = [Kind::Word, Kind::Number];

pub(super) const REPS: [Kind; 3] = [Kind::Word, Kind::Word, Kind::Word];

/// The columns of measures after those in front, the values in each currency last.
pub(super) fn with_values(
    words: Words,
    front: Vec<TableColumn>,
    currencies: &[Currency],
) -> Vec<TableColumn> {
    let mut columns = front;
    columns.extend(self::columns(words.book.measure_heads(), &MEASURES));
    for what in words.book.value_heads() {
        columns.extend(currencies.iter().map(|currency| {
            let header = match currency.code() {
                "XXX" => what.to_owned(),
                code => format!("{what}, {code}"),
            };
            TableColumn::new(header, Kind::Amount)
        }));
    }
    columns
}

/// Every currency that a review has values in, by code.
pub(super) fn currencies(review: &Review) -> Vec<Currency> {
    let mut found: Vec<Currency> = review
        .stages
        .iter()
        .map(|stage| &stage.measures)
        .chain(
            review
                .reps
                .iter()
                .flat_map(|rep| rep.stages.iter().map(|stage| &stage.measures)),
        )
        .flat_map(|measures| measures.open_value.iter().map(|amount| amount.currency))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

pub(super) fn stages(
    review: &Review,
    currencies: &[Currency],
    take: &mut Take<'_>,
) -> io::Result<()> {
    for stage in &review.stages {
        let mut cells = vec![
            Cell::Text(&stage.stage),
            Cell::count(stage.stall_point.days),
        ];
        measures(&stage.measures, currencies, &mut cells);
        take(&cells)?;
    }
    Ok(())
}

pub(super) fn reps(
    words: Words,
    review: &Review,
    order: &[Option<String>],
    currencies: &[Currency],
    take: &mut Take<'_>,
) -> io::Result<()> {
    let named = |name: &Option<String>| review.reps.iter().find(|rep| rep.rep == *name);
    let all: Vec<_> = if order.is_empty() {
        review.reps.iter().collect()
    } else {
        order.iter().filter_map(named).collect()
    };
    for rep in all {
        for stage in &rep.stages {
            let mut cells = vec![
                Cell::Text(rep.rep.as_deref().unwrap_or(words.book.nobody)),
                Cell::text(rep.team.as_deref()),
                Cell::Text(&stage.stage),
            ];
            measures(&stage.measures, currencies, &mut cells);
            take(&cells)?;
        }
    }
    Ok(())
}

fn measures<'c>(of: &Measures, currencies: &[Currency], cells: &mut Vec<Cell<'c>>) {
    let count = |n: u32| Cell::count(Some(n));
    let conversion = of.conversion;
    cells.extend([
        count(of.counts.entered),
        count(of.counts.advanced),
        count(of.counts.lost),
        count(of.counts.open),
        count(of.counts.skipped),
        count(of.counts.went_back),
        Cell::decimal(conversion.map(|c| c.estimate)),
        Cell::decimal(conversion.map(|c| c.low)),
        Cell::decimal(conversion.map(|c| c.high)),
        Cell::count(of.median_days),
        Cell::count(of.median_interval[0]),
        Cell::count(of.median_interval[1]),
        Cell::count(of.quartile_days[0]),
        Cell::count(of.quartile_days[1]),
        Cell::decimal(of.decided.map(|d| d.estimate)),
        count(of.open_now),
        count(of.stalled),
    ]);
    for amounts in [&of.open_value, &of.stalled_value] {
        cells.extend(
            currencies
                .iter()
                .map(|c| Cell::amount(in_currency(amounts, *c))),
        );
    }
}

fn in_currency(amounts: &Amounts, currency: Currency) -> Option<Money> {
    amounts
        .iter()
        .find(|amount| amount.currency == currency)
        .copied()
}
