//! After the organ's or region's name and the year, the title says what the form calls it.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::{ParsedTitle, Wording};

pub(crate) const RULE: Rule =
    Rule::new("F101", "title-wording", &[Severity::Error], include_str!("f101_title_wording.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(prose) = &case.report.title else { return };
    let Some(title) = ParsedTitle::new(&prose.text, &case.form.title) else { return };
    let name = case.report.agency.name.as_ref().map_or("", |name| name.value.trim());
    let (span, message, label) = match title.wording(name) {
        Wording::Right => return,
        Wording::Short(part) => {
            let message = "标题去掉机关名称后是“信息公开工作年度报告”，少“政府”二字";
            (prose.span(part), message.to_owned(), "“政府”属于机关名称")
        }
        Wording::Bare(part) => (prose.span(part), "标题的年度后面没有“年”字".to_owned(), "年度"),
        Wording::Other(part, words) => {
            let message = format!("标题在年度之后是“{words}”，不是“{}”", case.form.title);
            (prose.span(part), message, "年度之后")
        }
        Wording::Ending => (prose.span, format!("标题不以“{}”结尾", case.form.title), "标题"),
    };
    found.push(RULE.problem(message, span, label).help(remedy(case, name)));
}

fn remedy(case: &Case, name: &str) -> String {
    match &case.report.year {
        Some(year) if !name.is_empty() => {
            let title = ParsedTitle::compose(name, &year.value.to_string(), &case.form.title);
            format!("改为“{title}”，或删去 title，由程序生成")
        }
        _ => format!("机关名称和年度之后写“{}”", case.form.title),
    }
}
