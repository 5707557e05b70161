//! Only an organ with the power to make rules reports any.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Level, OrganKind, Report};

pub(crate) const RULE: Rule = Rule::new(
    "F208",
    "rulemaking-power",
    &[Severity::Error],
    include_str!("f208_rulemaking_power.md"),
    check,
)
.overridable()
.categories(&[Category::Figures]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(who) = powerless(case.report) else { return };
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        let Some(place) = table.row("rules").filter(|_| table.key == "disclosure") else { continue };
        let Some(row) = grid.rows.get(place).and_then(Option::as_ref) else { continue };
        let made = row.cells.iter().filter_map(|cell| Some((cell.value.count()?, cell)));
        let mut made = made.filter(|(count, _)| *count > 0);
        let Some((count, first)) = made.next() else { continue };
        let message = format!("“规章”填了 {count}，{who}没有制定规章的权限");
        let mut problem = RULE.problem(message, first.span, "规章");
        for (_, cell) in made {
            problem = problem.at(cell.span, "");
        }
        found.push(problem.help("改为 0；制发的若是行政规范性文件，填在下一行"));
    }
}

/// Names the kind of an organ without the power; nothing for one that has it, or may have it.
fn powerless(report: &Report) -> Option<&'static str> {
    let agency = &report.agency;
    let name = agency.name.as_ref().map_or("", |name| name.value.trim());
    match (agency.level.as_ref()?.value, agency.kind.as_ref().map(|kind| kind.value)) {
        (Level::County, _) => Some("县级机关"),
        (Level::Township, _) => Some("乡级机关"),
        // The office of a government may report for its government.
        (Level::Province | Level::City, Some(OrganKind::Department))
            if !["政府", "办公厅", "办公室"].iter().any(|office| name.ends_with(office)) =>
        {
            Some("地方政府部门")
        }
        _ => None,
    }
}
