//! Every key is one that the form knows.

use super::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Strange;

pub(super) const RULE: Rule = Rule {
    code: "F206",
    name: "unknown-key",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f206_unknown_key.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for oddity in &case.report.oddities {
        if let Strange::UnknownKey { path, nearest } = &oddity.what {
            let help = match nearest {
                Some(near) => format!("是否应为 {near}？"),
                None => "删去这一行，或在前面加 # 改为注释".to_owned(),
            };
            found.push(RULE.problem(format!("没有名为“{path}”的项"), &oddity.span, "不在格式中").help(help));
        }
    }
}
