//! A cell holds a number, not words.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::checks::slip_wording::kind;
use crate::diagnostic::{Problem, Severity};
use crate::report::{Entry, NotACount, ValueKind};
use crate::text::quotes::{after, quoted};

pub(crate) const RULE: Rule =
    Rule::new("F203", "not-a-number", &[Severity::Error], include_str!("f203_not_a_number.md"), check)
        .categories(&[Category::Figures, Category::Gaps]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for cell in case.report.cells() {
        let (shown, help) = match &cell.value {
            Entry::NotACount(NotACount::Words, words) => {
                let list =
                    words.contains([' ', ',', '，', '、']) && words.starts_with(|c: char| c.is_ascii_digit());
                let quoted_list = words.starts_with('[') && words.ends_with(']');
                let help = if list || quoted_list {
                    "一行的数写在方括号里，不加引号，用英文逗号 , 隔开"
                } else {
                    "填写数字；没有的填 0"
                };
                (format!("文字{}", quoted(words)), help)
            }
            Entry::NotACount(NotACount::List, _) => (kind(ValueKind::List).to_owned(), "一行只用一对方括号"),
            Entry::NotACount(NotACount::Kind(own), _) => (kind(*own).to_owned(), "填写数字；没有的填 0"),
            _ => continue,
        };
        found.push(
            RULE.problem(format!("这一格是{}，不是数字", after(&shown)), cell.span, "不是数字").help(help),
        );
    }
}
