//! Of the county: worksheets, and the table of all units (汇总表) that is one. All styles of its workbooks stand here.

use crate::county::cells::FormCell;
use crate::county::sum::Collected;
use crate::county::unit::{FigureState, Unit, UnitFigures, Unread};
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError, utility::row_col_to_cell,
};

/// A worksheet holds no more rows.
const ROWS: u32 = 1_048_576;
/// A spreadsheet keeps so many digits of a number; a longer one is written as text.
const DIGITS: usize = 15;
/// The sheet of A4 among the sizes of paper.
const A4: u8 = 9;

/// Why no worksheet can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetError {
    /// There are more rows or columns than a worksheet holds.
    TooManyRows,
    /// A text is longer than a cell holds, or the whole is larger than a file can be.
    TooLarge,
}

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooManyRows,
            _ => Self::TooLarge,
        }
    }
}

/// A worksheet that is written row by row.
pub(super) struct Sheet {
    book: Workbook,
    current: Worksheet,
    row: u32,
    column: u16,
}

impl Sheet {
    /// Begins a workbook with one worksheet.
    pub(super) fn new(name: &str) -> Result<Self, SheetError> {
        let mut book = Workbook::new();
        book.set_properties(&properties()?);
        Ok(Self { book, current: named(name)?, row: 0, column: 0 })
    }

    /// Ends the worksheet and begins another.
    pub(super) fn next(&mut self, name: &str) -> Result<(), SheetError> {
        let sheet = std::mem::replace(&mut self.current, named(name)?);
        self.book.push_worksheet(sheet);
        (self.row, self.column) = (0, 0);
        Ok(())
    }

    /// Writes the heads of the columns, which stay in view and are printed on every page.
    pub(super) fn head(&mut self, names: &[String]) -> Result<(), SheetError> {
        let format = bordered().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00E8_EEF4));
        for name in names {
            self.current.write_string_with_format(self.row, self.column, name, &format)?;
            self.column += 1;
        }
        self.current.set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?;
        self.current.set_column_width(0, 28)?;
        self.end_row()
    }

    /// Sets how wide a column is, in characters.
    pub(super) fn width(&mut self, column: u16, characters: u8) -> Result<(), SheetError> {
        self.current.set_column_width(column, characters)?;
        Ok(())
    }

    /// Writes a text, which is never a formula.
    pub(super) fn text(&mut self, text: &str) -> Result<(), SheetError> {
        self.styled(text, &bordered())
    }

    /// Writes a number as it is printed.
    pub(super) fn number(&mut self, printed: &str) -> Result<(), SheetError> {
        self.figure(printed, &bordered())
    }

    fn styled(&mut self, text: &str, format: &Format) -> Result<(), SheetError> {
        self.current.write_string_with_format(self.row, self.column, text, format)?;
        self.column += 1;
        Ok(())
    }

    fn figure(&mut self, printed: &str, format: &Format) -> Result<(), SheetError> {
        let digits = printed.bytes().filter(u8::is_ascii_digit).count();
        match printed.parse::<f64>() {
            Ok(number) if digits <= DIGITS => {
                self.current.write_number_with_format(self.row, self.column, number, format)?;
                self.column += 1;
                Ok(())
            }
            _ => self.styled(printed, format),
        }
    }

    fn formula(&mut self, formula: &str, result: String, format: &Format) -> Result<(), SheetError> {
        let formula = Formula::new(formula).set_result(result);
        self.current.write_formula_with_format(self.row, self.column, formula, format)?;
        self.column += 1;
        Ok(())
    }

    /// Goes to the next row.
    pub(super) fn end_row(&mut self) -> Result<(), SheetError> {
        (self.row, self.column) = (self.row + 1, 0);
        if self.row >= ROWS { Err(SheetError::TooManyRows) } else { Ok(()) }
    }

    /// Gives the workbook's bytes.
    pub(super) fn save(mut self) -> Result<Vec<u8>, SheetError> {
        self.book.push_worksheet(self.current);
        Ok(self.book.save_to_buffer()?)
    }
}

/// Sets the day of creation, which would else be that of the clock: the same input gives the same bytes.
fn properties() -> Result<DocProperties, SheetError> {
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_creation_datetime(&day))
}

fn named(name: &str) -> Result<Worksheet, SheetError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    Ok(sheet)
}

fn bordered() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter)
}

fn strong() -> Format {
    bordered().set_bold().set_background_color(Color::RGB(0x00F2_F2F2))
}

/// The style of a sum that is not sure: the formula goes on adding up, and the mark behind it says that something is missing.
fn unsure() -> Format {
    strong().set_background_color(Color::RGB(0x00FF_F2CC)).set_num_format("General\"？\"")
}

/// The style of a figure that is yet to be verified.
fn doubtful() -> Format {
    bordered().set_background_color(Color::RGB(0x00FF_F2CC))
}

/// The worksheets of the table of all units.
pub(super) const SHEETS: [&str; 2] = ["汇总表", "缺报和差错"];
/// The columns before the figures.
const BEFORE: [&str; 3] = ["单位", "文件", "情况"];

/// Writes the table of all units: a row a unit and a column a figure, the sums, the county's own figures, and how far these
/// are from the sums; on a second sheet what is missing or wrong.
///
/// # Errors
/// There are more units than a worksheet holds.
pub fn summary_workbook(collected: Collected, own: Option<&UnitFigures>) -> Result<Vec<u8>, SheetError> {
    let cells = collected.cells;
    let mut sheet = Sheet::new(SHEETS[0])?;
    let of_cells = cells.iter().map(|cell| format!("{}\n{}\n{}", cell.table, cell.row, cell.column));
    let heads: Vec<_> = BEFORE.iter().map(|head| (*head).to_owned()).chain(of_cells).collect();
    sheet.head(&heads)?;
    sheet.width(1, 24)?;
    for unit in collected.counted() {
        unit_row(&mut sheet, unit, cells)?;
    }
    let units_end = sheet.row;
    for name in ["合计", "本级汇总报告", "差额（本级 − 合计）"] {
        let at = sheet.row;
        for text in [name, "", ""] {
            sheet.styled(text, &strong())?;
        }
        for (place, (cell, total)) in collected.totals().enumerate() {
            let column = sheet.column;
            let this = |row: u32| row_col_to_cell(row, column);
            let number = own.and_then(|own| own.number(place));
            let format = if total.sure().is_some() { strong() } else { unsure() };
            match at - units_end {
                0 => {
                    let formula = format!("=SUM({}:{})", this(1), this(units_end.max(2) - 1));
                    let formula = if units_end > 1 { formula } else { "=0".to_owned() };
                    sheet.formula(&formula, cell.show(total.known), &format)?;
                }
                1 => match number {
                    Some(number) => sheet.figure(&cell.show(number.into()), &strong())?,
                    None => sheet.styled(if own.is_some() { "?" } else { "" }, &strong())?,
                },
                _ => match number {
                    Some(number) => {
                        let formula = format!("={}-{}", this(at - 1), this(at - 2));
                        sheet.formula(&formula, difference(cell, number.into(), total.known), &format)?;
                    }
                    None => sheet.styled("", &strong())?,
                },
            }
        }
        sheet.end_row()?;
    }
    red_where_not_zero(&mut sheet, units_end + 2, cells.len())?;
    sheet.next(SHEETS[1])?;
    faults(&mut sheet, collected)?;
    sheet.save()
}

fn unit_row(sheet: &mut Sheet, unit: &Unit, cells: &[FormCell]) -> Result<(), SheetError> {
    let errors = unit.errors.all;
    let state = if errors > 0 { format!("错误 {errors} 处") } else { String::new() };
    for text in [unit.title(), &unit.file, &state] {
        sheet.text(text)?;
    }
    for (at, cell) in cells.iter().enumerate() {
        let is_sure = !unit.touched.contains(&at) && !unit.is_own_child;
        let format = if is_sure { bordered() } else { doubtful() };
        match unit.figures.state(at) {
            FigureState::Number => sheet.figure(&unit.figures.printed(at, cell), &format)?,
            FigureState::Blank => sheet.styled("", &doubtful())?,
            FigureState::Stroke => sheet.styled("/", &doubtful())?,
            FigureState::Unsure => sheet.styled("?", &doubtful())?,
            FigureState::Missing => sheet.styled("缺行", &doubtful())?,
            FigureState::Invalid => sheet.styled(&unit.figures.printed(at, cell), &doubtful())?,
        }
    }
    sheet.end_row()
}

fn difference(cell: &FormCell, own: u128, sum: u128) -> String {
    let sign = if own < sum { "-" } else { "" };
    format!("{sign}{}", cell.show(own.abs_diff(sum)))
}

fn red_where_not_zero(sheet: &mut Sheet, row: u32, cells: usize) -> Result<(), SheetError> {
    let red =
        Format::new().set_background_color(Color::RGB(0x00FF_C7CE)).set_font_color(Color::RGB(0x009C_0006));
    let rule =
        ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::NotEqualTo(0)).set_format(red);
    let first = u16::try_from(BEFORE.len()).map_err(|_| SheetError::TooManyRows)?;
    let last = u16::try_from(BEFORE.len() + cells - 1).map_err(|_| SheetError::TooManyRows)?;
    sheet.current.add_conditional_format(row, first, row, last, &rule)?;
    Ok(())
}

/// Lists the units that have handed in nothing, the files that are not summed up, and the errors of those that are.
fn faults(sheet: &mut Sheet, collected: Collected) -> Result<(), SheetError> {
    sheet.head(&["单位", "文件", "情况", "说明"].map(str::to_owned))?;
    for (column, width) in [(1, 28), (2, 14), (3, 80)] {
        sheet.width(column, width)?;
    }
    let mut line = |texts: [&str; 4]| {
        for text in texts {
            sheet.text(text)?;
        }
        sheet.end_row()
    };
    for entry in collected.missing() {
        line([&entry.name, "", "没有报来", &entry.contact])?;
    }
    for Unread { file, message } in collected.unread {
        line(["", file, "读不了", message])?;
    }
    for (unit, standing) in collected.standings() {
        if let Some(words) = standing.words(collected) {
            line([unit.title(), &unit.file, "没有计入", &words])?;
        } else if let Some(words) = unit.open_in_words(collected.cells) {
            line([unit.title(), &unit.file, "拿不准", &words])?;
        }
        if unit.is_own_child {
            line([unit.title(), &unit.file, "拿不准", "把自己列为下级单位"])?;
        }
        if unit.is_late() {
            line([unit.title(), &unit.file, "迟报", "成文日期晚于公布期限"])?;
        }
        for finding in &unit.findings {
            line([unit.title(), &unit.file, finding.code, &finding.message])?;
        }
    }
    Ok(())
}
