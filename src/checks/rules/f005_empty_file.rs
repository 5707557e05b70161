//! There is something in the file.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

pub(crate) const RULE: Rule =
    Rule::new("F005", "empty-file", &[Severity::Error], include_str!("f005_empty_file.md"), check)
        .categories(&[Category::Reading, Category::Gaps]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    if case.report.empty {
        let problem = RULE.problem("文件里没有内容", Span::default(), "");
        found.push(problem.help("用 gen-report new -o 文件名.toml 生成一份空白填报文件，再填写"));
    }
}
