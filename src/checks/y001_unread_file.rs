//! The reports that a report names, to be held against, can be read.

use super::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};

pub(super) const RULE: Rule = Rule {
    code: "Y001",
    name: "unread-file",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("y001_unread_file.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for unread in case.unread {
        let help = "路径从本报告所在的文件夹算起；没有这份报告，就删去这个文件名，不作核对";
        found.push(RULE.problem(&unread.value, &unread.span, "在此写明").help(help));
    }
}
