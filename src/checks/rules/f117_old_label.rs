//! No label of an earlier form is printed.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::form::{FORMS, Form, TableLine};
use crate::source::Spanned;
use crate::text::Normalized;

pub(crate) const RULE: Rule =
    Rule::new("F117", "old-label", &[Severity::Warning], include_str!("f117_old_label.md"), check);

/// The most labels that the message lists: it says how many there are.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let older = report.year.as_ref().is_some_and(|year| year.value < case.form.years.from);
    let Some(printed) = report.printed.as_ref().filter(|_| !older) else { return };
    let mut gone: Vec<&Spanned<String>> = vec![];
    let older = || FORMS.iter().map(|form| &**form).filter(|form| form.years.from < case.form.years.from);
    for label in &printed.labels {
        let text = Normalized::compact(&label.value).text;
        if let Some(now) = renamed(case.form, &text) {
            let message = format!("“{}”是 2019 年格式的名称，现为“{now}”", label.value.trim());
            found.push(RULE.problem(message, label.span, "旧名称").help(format!("改为“{now}”")));
        } else if !is_label(case.form, &text) && older().any(|form| is_label(form, &text)) {
            gone.push(label);
        }
    }
    let Some(first) = gone.first() else { return };
    let names: Vec<_> = gone.iter().take(SHOWN).map(|label| format!("“{}”", label.value.trim())).collect();
    let rest = if gone.len() > SHOWN { "等" } else { "" };
    let message = format!("有 {} 个名称只属于 2019 年的格式：{}{rest}", gone.len(), names.join("、"));
    let mut problem = RULE.problem(message, first.span, "旧名称");
    for label in gone.iter().take(SHOWN).skip(1) {
        problem = problem.at(label.span, "旧名称");
    }
    found.push(problem.help(format!("改用{}的表格", case.form.notice)));
}

/// Returns what the form calls a line that an earlier form called so.
fn renamed<'a>(form: &'a Form, label: &str) -> Option<&'a str> {
    let is_old = |alias: &String| Normalized::compact(alias).text == label;
    lines(form).find(|line| line.aliases.iter().any(is_old)).map(TableLine::name)
}

fn is_label(form: &Form, label: &str) -> bool {
    let captions =
        form.tables.iter().flat_map(|table| &table.blocks).filter_map(|block| block.caption.as_ref());
    lines(form)
        .flat_map(|line| &line.label)
        .chain(captions)
        .any(|known| Normalized::compact(known).text == label)
}

fn lines(form: &Form) -> impl Iterator<Item = &TableLine> {
    let blocks = form.tables.iter().flat_map(|table| &table.blocks);
    blocks.flat_map(|block| block.columns.iter().chain(&block.rows))
}
