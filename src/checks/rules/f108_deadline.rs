//! The report is made public by the day that the law sets.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Level, OrganKind, format_date};
use chrono::NaiveDate;

pub(crate) const RULE: Rule = Rule::new(
    "F108",
    "deadline",
    &[Severity::Error, Severity::Warning],
    include_str!("f108_deadline.md"),
    check,
)
.overridable()
.categories(&[Category::Deadline]);

/// The day by which a report is due, and why.
struct Due {
    month: u32,
    day: u32,
    severity: Severity,
    why: &'static str,
}

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let (Some(date), Some(due)) = (&report.date, due(case)) else { return };
    let next = case.year().and_then(|year| year.value.checked_add(1));
    let lawful = next.and_then(|year| NaiveDate::from_ymd_opt(year.into(), due.month, due.day));
    let Some(last) = report.deadline.as_ref().map(|set| set.value).or(lawful) else { return };
    if date.value <= last {
        return;
    }
    let days = date.value.signed_duration_since(last).num_days();
    let message = format!("成文日期 {} 晚于 {}，晚 {days} 天", format_date(date.value), format_date(last));
    let problem = RULE.problem(message, date.span, "成文日期").with_severity(due.severity);
    found.push(match &report.deadline {
        Some(set) => problem.at(set.span, "公布期限").help("核对成文日期和公布期限"),
        None => problem.help(format!("{}；另有期限的，在 deadline 写明", due.why)),
    });
}

/// Finds the day of an agency. The law sets none for townships and authorised organisations, only notices do.
fn due(case: &Case) -> Option<Due> {
    let agency = &case.report.agency;
    let township = agency.level.as_ref().is_some_and(|level| level.value == Level::Township);
    let local =
        Due {
            month: 1, day: 31, severity: Severity::Warning, why: "期限由上级通知规定，一般为1月31日"
        };
    Some(match agency.kind.as_ref()?.value {
        OrganKind::Township | OrganKind::Organization => local,
        OrganKind::Government | OrganKind::Department if township => local,
        OrganKind::Department => Due {
            severity: Severity::Error,
            why: "县级以上人民政府部门每年1月31日前公布（《政府信息公开条例》第四十九条）",
            ..local
        },
        OrganKind::Government => Due {
            month: 3,
            day: 31,
            severity: Severity::Error,
            why: "县级以上地方人民政府每年3月31日前公布（《政府信息公开条例》第四十九条）",
        },
    })
}
