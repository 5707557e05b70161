//! There is something in the file.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "F005",
    name: "empty-file",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f005_empty_file.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    if case.report.empty {
        let problem = RULE.problem("文件里没有内容", Span::from(0..0), "");
        found.push(problem.help("用 gen-report new -o 文件名.toml 生成一份空白填报文件，再填写"));
    }
}
