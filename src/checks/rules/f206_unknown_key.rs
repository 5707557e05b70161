//! Every key is one that the form knows.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::place::split;
use crate::report::{Extent, IssueKind};
use crate::text::quotes::{quoted, short};

pub(crate) const RULE: Rule =
    Rule::new("F206", "unknown-key", &[Severity::Error], include_str!("f206_unknown_key.md"), check)
        .categories(&[Category::Reading, Category::Figures]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for issue in &case.report.issues {
        match &issue.what {
            IssueKind::UnknownKey { path, nearest, extent } => {
                let help = match nearest {
                    Some(near) => meant(path, near),
                    None => remedy(*extent).to_owned(),
                };
                let message = format!("没有名为{}的项", quoted(&short(path)));
                found.push(RULE.problem(message, issue.span, "不在格式中").help(help));
            }
            IssueKind::StraySection { name, section, is_lost, count } => {
                let message = format!("没有名为 [{name}] 的节，其中 {count} 项属于 [{section}] 一节");
                let help = if *is_lost {
                    format!("节名写成 [{section}]")
                } else {
                    format!("这些项移到 [{section}] 一节，[{name}] 这一行删去")
                };
                found.push(RULE.problem(message, issue.span, "不在格式中").help(help));
            }
            IssueKind::Misplaced { section, is_lost, count } => {
                let (fact, help) = if *is_lost {
                    ("前面没有这一节的节名", format!("在这一行的前面补上一行 [{section}]"))
                } else {
                    ("写在了别的节里", format!("移到 [{section}] 一节"))
                };
                let message = format!("{count} 项属于 [{section}] 一节，{fact}");
                found.push(RULE.problem(message, issue.span, "其中第一项").help(help));
            }
            _ => {}
        }
    }
}

/// Says what to do with an unknown key. No line of what it holds is left behind.
fn remedy(extent: Extent) -> &'static str {
    match extent {
        Extent::Line => "核对键名；不需要的，在这一行前面加 # 改为注释",
        Extent::Lines => "核对键名；不需要的，把这个键和它的各行一起删去",
        Extent::Section => "核对节名；不需要的，把节名和它下面的各行一起删去",
    }
}

/// Says what to write instead: another name, or the same name in another section.
fn meant(path: &str, near: &str) -> String {
    let (own, _) = split(path);
    match split(near) {
        (section, key) if section == own => format!("是否应为 {key}？"),
        ("", key) => format!("{key} 写在文件开头，第一节之前"),
        (section, key) => format!("{key} 是 [{section}] 一节的项，移到那一节"),
    }
}
