//! A figure that is five times last year's, or a fifth of it, should be verified.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Amount, Entry};

pub(crate) const RULE: Rule =
    Rule::new("Y105", "jump", &[Severity::Information], include_str!("y105_jump.md"), check)
        .categories(&[Category::Comparison]);

/// From so many times on a change is a jump: units, and figures of several years, differ by ten and more.
const TIMES: u128 = 5;
/// Smaller figures jump by chance: from 2 to 11 requests is nothing unusual.
const FEW: u128 = 50;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some((file, before)) = case.previous_figures() else { return };
    for table in &case.form.tables {
        for (block, line) in table.rows() {
            for column in &block.columns {
                let path = (table.key.as_str(), line.key.as_str(), column.key.as_str());
                if path.0 != "disclosure" && path != ("requests", "new", "total") {
                    continue;
                }
                let cell = case.figures().cell(path.0, path.1, path.2);
                let (Some(cell), Some(then)) = (cell, before.cell(path.0, path.1, path.2)) else { continue };
                let Some(jump) = jump(&then.value, &cell.value) else { continue };
                let (then, now) = (show(&then.value), show(&cell.value));
                let column = if block.columns.len() > 1 { column.short() } else { "" };
                let message =
                    format!("“{}”{}：上年（{file}）{then}，本年 {now}，{jump}", line.name(), column);
                let problem = RULE.problem(message, cell.span, format!("上年 {then}"));
                found.push(problem.help("核对有无漏填、错填，单位和口径是否与上年相同；属实的不必改"));
            }
        }
    }
}

/// Words a change, where it is a jump.
fn jump(then: &Entry, now: &Entry) -> Option<&'static str> {
    let (then, now, few) = match (then, now) {
        (Entry::Count(then), Entry::Count(now)) => (*then, *now, FEW),
        (Entry::Amount(then), Entry::Amount(now)) => (then.0, now.0, FEW * u128::from(Amount::WAN.0)),
        _ => return None,
    };
    let (then, now) = (u128::from(then), u128::from(now));
    if then.max(now) < few {
        None
    } else if now > then * TIMES {
        Some("超过上年的五倍")
    } else if now * TIMES < then {
        Some("不到上年的五分之一")
    } else {
        None
    }
}

fn show(entry: &Entry) -> String {
    match entry {
        Entry::Amount(amount) => amount.show(Amount::WAN_DECIMALS),
        Entry::Count(count) => count.to_string(),
        _ => String::new(),
    }
}
