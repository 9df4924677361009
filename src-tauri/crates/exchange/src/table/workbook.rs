//! Several tables as the sheets of one workbook, with charts that the spreadsheet draws itself from
//! the cells, so that they follow when someone changes a number.

use std::io::{self, Write};

use rust_xlsxwriter::{Chart as Drawn, ChartFormat, ChartLine, ChartSolidFill, ChartType, Color};

use super::{Cell, Manner, TableColumn, xlsx::Xlsx};

/// How a chart shows its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars whose parts make up a whole.
    StackedBars,
    /// Bars beside each other.
    Bars,
    /// A line each.
    Lines,
}

/// A column of numbers as a series of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// Counted from zero; its head names it.
    pub column: u16,
    /// Red, green and blue, as 0xRRGGBB.
    pub colour: u32,
}

/// A chart of the table that it stands beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// How.
    pub kind: ChartKind,
    /// The column with the names or days of the rows.
    pub by: u16,
    /// What is drawn.
    pub series: Vec<Series>,
    /// How the numbers of its axis are written, as a spreadsheet's format.
    pub numbers: &'static str,
}

/// A workbook on its way out.
pub struct WorkbookFile<W: Write> {
    book: Xlsx<W>,
    name: String,
    charts: u32,
}

impl<W: Write + Send> WorkbookFile<W> {
    /// Begins a workbook.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W, manner: Manner) -> io::Result<Self> {
        Ok(Self {
            book: Xlsx::new(out, manner)?,
            name: String::new(),
            charts: 0,
        })
    }

    /// Begins a sheet; rows and charts from now on are its own.
    ///
    /// # Errors
    /// Those of `out`; a name that is not one for a sheet.
    pub fn sheet(&mut self, name: &str, columns: &[TableColumn]) -> io::Result<()> {
        self.name = name.to_owned();
        self.charts = 0;
        self.book.begin(name, columns)
    }

    /// Writes a row: a cell for each column.
    ///
    /// # Errors
    /// Those of `out`; [`io::ErrorKind::FileTooLarge`] where a sheet has no more rows.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.book.row(cells)
    }

    /// A chart of all rows of this sheet so far; none where there are none.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn chart(&mut self, chart: &Chart) -> io::Result<()> {
        let rows = self.book.rows();
        if rows == 0 {
            return Ok(());
        }
        let drawn = self.drawn(chart, rows);
        self.charts += 1;
        self.book.insert(&drawn, self.charts - 1)
    }

    /// Writes what is left and gives back where it went.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(self) -> io::Result<W> {
        self.book.finish()
    }

    fn drawn(&self, chart: &Chart, rows: u32) -> Drawn {
        let sheet = self.name.as_str();
        let mut drawn = Drawn::new(match chart.kind {
            ChartKind::StackedBars => ChartType::BarStacked,
            ChartKind::Bars => ChartType::Bar,
            ChartKind::Lines => ChartType::Line,
        });
        drawn.title().set_name(&chart.title);
        drawn.set_width(640).set_height(360);
        for series in &chart.series {
            let colour = Color::RGB(series.colour);
            let mut format = ChartFormat::new();
            match chart.kind {
                ChartKind::StackedBars | ChartKind::Bars => {
                    format.set_solid_fill(ChartSolidFill::new().set_color(colour));
                }
                ChartKind::Lines => {
                    format.set_line(ChartLine::new().set_color(colour).set_width(2.0));
                }
            }
            drawn
                .add_series()
                .set_name((sheet, 0, series.column))
                .set_categories((sheet, 1, chart.by, rows, chart.by))
                .set_values((sheet, 1, series.column, rows, series.column))
                .set_format(&mut format);
        }
        match chart.kind {
            // Bars lie: the first row on top, as in the table.
            ChartKind::StackedBars | ChartKind::Bars => {
                drawn.x_axis().set_reverse();
            }
            ChartKind::Lines => {}
        }
        drawn.y_axis().set_num_format(chart.numbers);
        drawn
    }
}
