//! A report that sums up others says what they add up to.

use crate::checks::case::{Case, RelatedReport};
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::form::{Axis, Table, TableLine, select};
use crate::report::{Amount, Cell, Entry, total_columns};
use crate::text::numbers::shortest;

pub(crate) const RULE: Rule =
    Rule::new("B501", "parts-of-whole", &[Severity::Error], include_str!("b501_parts_of_whole.md"), check)
        .categories(&[Category::Figures]);

/// The most reports that the remedy lists: more do not fit on a line.
const NAMED: usize = 5;

/// What the fee is called that stands in no table.
const FEE: &str = "本年实收信息处理费（元）";

/// A cell that is not the sum of its parts.
struct Difference<'a> {
    /// The cell's column, unless the row has but one.
    column: Option<&'a TableLine>,
    /// Whether the cell sums up its own row, so that it differs when any other does.
    total: bool,
    /// How many digits of its numbers stand behind the point.
    decimals: usize,
    cell: &'a Cell,
    whole: u64,
    parts: Vec<Option<u64>>,
    sum: u128,
}

fn check(case: &Case, found: &mut Vec<Problem>) {
    let children = &case.parts_of_whole();
    if children.is_empty() {
        return;
    }
    let is_unsure = children.iter().any(|child| child.errors.in_figures > 0)
        || case.duplicates().iter().any(|duplicate| !duplicate.is_same);
    let unsure = if is_unsure { "（拿不准）" } else { "" };
    for (place, table) in case.form.tables.iter().enumerate() {
        let rows: Vec<_> =
            (0..table.rows().count()).map(|row| differences(case, children, place, row)).collect();
        for (row, (_, line)) in table.rows().enumerate() {
            let caused = addends(table, line).iter().any(|&row| !rows[row].is_empty());
            let totals = rows[row].iter().filter(|difference| difference.total);
            let reported = rows[row].iter().filter(|difference| !difference.total).chain(totals);
            if let (Some(first), false) = (reported.clone().next(), caused) {
                found.push(problem(
                    (children, unsure),
                    line.name(),
                    first,
                    reported.skip(1).filter(|difference| !difference.total),
                ));
            }
        }
    }
    if let Some(fee) = fee(case, children) {
        found.push(problem((children, unsure), FEE, &fee, std::iter::empty()));
    }
}

/// Lists the rows that a row of the form sums up; when one of them differs, so does the sum.
fn addends(table: &Table, line: &TableLine) -> Vec<usize> {
    let rows: Vec<_> = table.rows().map(|(_, line)| line).collect();
    let sums = table.balances.iter().filter(|balance| balance.each == Axis::Column);
    let sums = sums.filter(|balance| balance.right.len() == 1 && balance.right[0] == line.key);
    sums.flat_map(|balance| select(&rows, &balance.left)).collect()
}

fn differences<'a>(
    case: &Case<'a>,
    children: &[RelatedReport<'a>],
    table: usize,
    row: usize,
) -> Vec<Difference<'a>> {
    let form = &case.form.tables[table];
    let Some((block, _)) = form.rows().nth(row) else { return vec![] };
    let totals = total_columns(form, block);
    let columns = block.columns.iter().enumerate();
    let differences = columns.filter_map(|(place, column)| {
        let cell = case.report.grids.get(table)?.cell(row, place)?;
        let part = |child: &RelatedReport<'a>| {
            let cell = child.report.grids.get(table).and_then(|grid| grid.cell(row, place));
            cell.ok_or(NoQuantity).and_then(quantity)
        };
        let parts = children.iter().map(part).collect::<Result<_, _>>().ok()?;
        let column = (block.columns.len() > 1).then_some(column);
        let decimals = if let Entry::Amount(_) = cell.value { Amount::WAN_DECIMALS } else { 0 };
        difference(cell, parts, decimals, column, totals.contains(&place))
    });
    differences.collect()
}

/// Compares the fee for handling information, which stands in no table. A unit that states none has charged an unknown one.
fn fee<'a>(case: &Case<'a>, children: &[RelatedReport<'a>]) -> Option<Difference<'a>> {
    let part = |child: &RelatedReport| child.report.fee_charged.as_ref().map_or(Ok(None), quantity);
    let parts = children.iter().map(part).collect::<Result<_, _>>().ok()?;
    difference(case.report.fee_charged.as_ref()?, parts, Amount::YUAN_DECIMALS, None, false)
}

/// A part has something that is no number.
struct NoQuantity;

/// Reads what a part has; nothing where the cell is blank, which stands for any count. The check of the child's
/// own file reports what is no number.
fn quantity(cell: &Cell) -> Result<Option<u64>, NoQuantity> {
    if cell.value.is_open() { Ok(None) } else { cell.value.quantity().map(Some).ok_or(NoQuantity) }
}

/// Compares a cell with its parts.
fn difference<'a>(
    cell: &'a Cell,
    parts: Vec<Option<u64>>,
    decimals: usize,
    column: Option<&'a TableLine>,
    total: bool,
) -> Option<Difference<'a>> {
    let whole = cell.value.quantity()?;
    let sum: u128 = parts.iter().flatten().copied().map(u128::from).sum();
    let differs = u128::from(whole) < sum || u128::from(whole) > sum && !parts.contains(&None);
    differs.then_some(Difference { column, total, decimals, cell, whole, parts, sum })
}

fn problem<'a>(
    (children, unsure): (&[RelatedReport], &str),
    name: &str,
    first: &Difference,
    others: impl Iterator<Item = &'a Difference<'a>>,
) -> Problem {
    let message = format!(
        "“{}”{}：本表 {}，下级 {} 个单位之和{}{unsure} {}，相差 {}",
        name,
        first.column.map_or("", TableLine::short),
        first.show(first.whole.into()),
        children.len(),
        first.least(),
        first.show(first.sum),
        first.show(first.sum.abs_diff(first.whole.into())),
    );
    let mut problem = RULE.problem(message, first.cell.span, first.label());
    problem = problem.sides_with_decimals(first.sum, first.whole.into(), first.decimals);
    for other in others {
        problem = problem.at(other.cell.span, other.label());
    }
    let parts = children.iter().zip(&first.parts).take(NAMED).map(|(child, part)| {
        let part = part.map_or_else(|| "（空）".to_owned(), |part| first.show(part.into()));
        format!("{} {part}", child.name)
    });
    let rest = if children.len() > NAMED { " 等" } else { "" };
    let parts: Vec<_> = parts.collect();
    problem.help(format!("核对本表与下级各表：{}{rest}", parts.join("，")))
}

impl Difference<'_> {
    fn least(&self) -> &'static str {
        if self.parts.contains(&None) { "至少" } else { "" }
    }

    fn label(&self) -> String {
        format!("下级之和{} {}", self.least(), self.show(self.sum))
    }

    /// Writes a number in the cell's unit.
    fn show(&self, number: u128) -> String {
        shortest(number, self.decimals)
    }
}
