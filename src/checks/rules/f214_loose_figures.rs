//! Figures are written as the format asks: in digits without quotation marks, a row in brackets.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::edit::Edit;
use crate::report::{IssueKind, Loose};
use crate::source::Span;

pub(crate) const RULE: Rule =
    Rule::new("F214", "loose-figures", &[Severity::Warning], include_str!("f214_loose_figures.md"), check)
        .categories(&[Category::Figures]);

/// So many places are shown with what was read; a whole table that was pasted would fill the screen.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    for issue in &case.report.issues {
        if let IssueKind::CutFigure { rest } = &issue.what {
            let message = format!("数的后面紧接着 #，后面的 {rest} 成了说明，没有读");
            let help = "是一个数的，删去 #；是说明的，# 的前面空一格";
            found.push(RULE.problem(message, issue.span, "只读了 # 前面的数").help(help));
        }
    }
    let (mut quoted, mut rows, mut pasted) = (0, 0, 0);
    let mut read: Vec<(Span, &str)> = vec![];
    let mut edits: Vec<Edit> = vec![];
    for issue in &case.report.issues {
        let IssueKind::Loose { kind, count, read: words, fix } = &issue.what else { continue };
        match kind {
            Loose::Quoted => quoted += count,
            Loose::Pasted => (rows, pasted) = (rows + 1, pasted + count),
        }
        read.push((issue.span, words));
        edits.extend(fix.iter().cloned());
    }
    let Some((first, words)) = read.first() else { return };
    let quoted = (quoted > 0).then(|| format!("{quoted} 个数写在引号里"));
    let pasted = (rows > 0).then(|| format!("{rows} 行（{pasted} 个数）是从表格粘贴的"));
    let facts: Vec<_> = quoted.into_iter().chain(pasted).collect();
    let message = format!("{}，已照数读取", facts.join("，"));
    let mut problem = RULE.problem(message, *first, format!("读作 {words}"));
    for (span, words) in read.iter().skip(1).take(SHOWN - 1) {
        problem = problem.at(*span, format!("读作 {words}"));
    }
    found.push(problem.help("核对读出的数；用 check --fix 改成规范的写法，数不变").fixed_by(edits));
}
