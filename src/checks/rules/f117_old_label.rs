//! No label of the form of 2019 is printed.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::words::plain::Plain;
use crate::diagnostic::{Problem, Severity};
use crate::form::{FORMS, Form, Line};
use crate::source::Spanned;

pub(crate) const RULE: Rule = Rule {
    code: "F117",
    name: "old-label",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("f117_old_label.md"),
    check: Check::Report(check),
};

/// More labels than a reader would look at.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let older = report.year.as_ref().is_some_and(|year| year.value < case.form.years.from);
    let Some(printed) = report.printed.as_ref().filter(|_| !older) else { return };
    let mut gone: Vec<&Spanned<String>> = vec![];
    let older = || FORMS.iter().map(|form| &**form).filter(|form| form.years.from < case.form.years.from);
    for label in &printed.labels {
        let text = Plain::new(&label.value).text;
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

/// What the form calls now what an earlier one called so.
fn renamed<'a>(form: &'a Form, label: &str) -> Option<&'a str> {
    let old = |alias: &String| Plain::new(alias).text == label;
    lines(form).find(|line| line.aliases.iter().any(old)).map(Line::name)
}

fn is_label(form: &Form, label: &str) -> bool {
    let captions =
        form.tables.iter().flat_map(|table| &table.blocks).filter_map(|block| block.caption.as_ref());
    lines(form).flat_map(|line| &line.label).chain(captions).any(|own| Plain::new(own).text == label)
}

fn lines(form: &Form) -> impl Iterator<Item = &Line> {
    let blocks = form.tables.iter().flat_map(|table| &table.blocks);
    blocks.flat_map(|block| block.columns.iter().chain(&block.rows))
}
