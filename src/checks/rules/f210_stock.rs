//! The stock in force at the end of the year includes what was made in it and not repealed.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule =
    Rule::new("F210", "stock", &[Severity::Warning], include_str!("f210_stock.md"), check)
        .categories(&[Category::Figures]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        for (place, (block, line)) in table.rows().enumerate() {
            let cell = |key| grid.cell(place, block.column(key)?);
            let (Some(made), Some(repealed), Some(valid)) = (cell("made"), cell("repealed"), cell("valid"))
            else {
                continue;
            };
            let counts = (made.value.count(), repealed.value.count(), valid.value.count());
            let (Some(new), Some(gone), Some(stock)) = counts else { continue };
            if stock < new.saturating_sub(gone) {
                let message = format!(
                    "“{}”现行有效 {stock} 件，少于制发 {new} − 废止 {gone} = {} 件",
                    line.name(),
                    new - gone
                );
                let problem = RULE.problem(message, valid.span, format!("现行有效 {stock}"));
                let problem =
                    problem.at(made.span, format!("制发 {new}")).at(repealed.span, format!("废止 {gone}"));
                found.push(problem.help("核对三个数；现行有效件数是年末的总数"));
            }
        }
    }
}
