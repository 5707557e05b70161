//! The amount of fees is in units of ten thousand yuan, and not in yuan.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Amount, Grid, Level, OrganKind};

pub(crate) const RULE: Rule = Rule::new(
    "F209",
    "amount-unit",
    &[Severity::Warning, Severity::Information],
    include_str!("f209_amount_unit.md"),
    check,
)
.categories(&[Category::Figures]);

/// In fen: no county charges 10,000,000,000 yuan a year, and an amount in yuan exceeds it by its unit.
const MOST: Amount = Amount(1_000_000_000_000);

/// More than agencies of the kind charge in a year, in fen: 1 亿元 for a bureau of a county, 1000 万元 for a township.
fn likely(kind: Option<OrganKind>, level: Option<Level>) -> Option<(Amount, &'static str)> {
    match (kind?, level?) {
        (OrganKind::Township, _) | (_, Level::Township) => Some((Amount(1_000_000_000), "乡镇、街道")),
        (OrganKind::Department | OrganKind::Organization, Level::County) => {
            Some((Amount(10_000_000_000), "县级部门"))
        }
        _ => None,
    }
}

fn check(case: &Case, found: &mut Vec<Problem>) {
    let level = case.report.agency.level.as_ref().map(|level| level.value);
    if level.is_none_or(|level| level < Level::County) {
        return;
    }
    let likely = likely(case.report.agency.kind.as_ref().map(|kind| kind.value), level);
    let cells = case.report.grids.iter().flat_map(Grid::cells);
    for (cell, amount) in cells.filter_map(|cell| Some((cell, cell.value.amount()?))) {
        if amount > MOST {
            let shown = amount.show(Amount::WAN_DECIMALS);
            let message = format!("收费金额 {shown} 万元，超过 100 亿元");
            found.push(RULE.problem(message, cell.span, "万元").help("核对单位：这一格以万元计，不以元计"));
        } else if let Some((limit, who)) = likely.filter(|(limit, _)| amount > *limit) {
            let shown = amount.show(Amount::WAN_DECIMALS);
            let message =
                format!("收费金额 {shown} 万元，超过{who}少见的 {} 万元", limit.show(Amount::WAN_DECIMALS));
            let problem = RULE.problem(message, cell.span, "万元").with_severity(Severity::Information);
            found.push(problem.help("核对单位：这一格以万元计，不以元计；属实的不必改"));
        }
    }
}
