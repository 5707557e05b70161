//! After the organ's or region's name and the year, the title says what the form calls it.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::words::title::{Title, WORDING, Wording};
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "F101",
    name: "title-wording",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f101_title_wording.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(title) = Title::new(case.report.title.as_ref()) else { return };
    let name = case.report.agency.name.as_ref().map_or("", |name| name.value.trim());
    let (span, message, label) = match title.wording(name) {
        Wording::Right => return,
        Wording::Short(span) => {
            let message = "标题去掉机关名称后是“信息公开工作年度报告”，少“政府”二字";
            (span, message.to_owned(), "“政府”属于机关名称")
        }
        Wording::Bare(span) => (span, "标题的年度后面没有“年”字".to_owned(), "年度"),
        Wording::Other(span, words) => {
            (span, format!("标题在年度之后是“{words}”，不是“{WORDING}”"), "年度之后")
        }
        Wording::Ending(span) => (span, format!("标题不以“{WORDING}”结尾"), "标题"),
    };
    found.push(RULE.problem(message, span, label).help(remedy(case, name)));
}

fn remedy(case: &Case, name: &str) -> String {
    match &case.report.year {
        Some(year) if !name.is_empty() => {
            format!("改为“{name}{}年{WORDING}”，或删去 title，由程序生成", year.value)
        }
        _ => format!("机关名称和年度之后写“{WORDING}”"),
    }
}
