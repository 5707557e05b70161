//! Reads everything but the figures: header, agency, texts, style, accepted findings.

use crate::agency_file::fields;
use crate::agency_file::grids;
use crate::agency_file::keys::Keys;
use crate::agency_file::walker::Walker;
use crate::form::Form;
use crate::report::{Accept, IssueKind, Report, SectionText, Slot, fields_of};
use crate::source::Span;

pub(crate) fn read(walker: &mut Walker, root: &mut Keys, form: &Form) -> Report {
    let mut report = Report::default();
    for field in fields_of("") {
        let is_read = fields::read(walker, root, field, &mut report);
        let is_lost = || root.has(field.key) || walker.is_any_torn();
        if matches!(field.slot, Slot::Totals(_)) && !is_read && is_lost() {
            report.totals = grids::totals(walker, root, form);
        }
    }
    if let Some(name) = report.form.as_ref().filter(|name| name.value != form.key) {
        walker.issue(name.span, IssueKind::UnknownForm { name: name.value.clone() });
    }
    report.agency.span = section(walker, root, "agency", &mut report);
    section(walker, root, "style", &mut report);
    report.accepts = accepts(walker, root);
    section_texts(walker, root, form, &mut report);
    report
}

/// Reads a section that holds nothing but fields.
fn section(walker: &mut Walker, root: &mut Keys, section: &str, report: &mut Report) -> Option<Span> {
    let (mut keys, span) = root.table(walker, section);
    for field in fields_of(section) {
        fields::read(walker, &mut keys, field, report);
    }
    keys.finish(walker);
    span
}

fn accepts(walker: &mut Walker, root: &mut Keys) -> Vec<Accept> {
    let mut accepts = vec![];
    for (mut keys, span) in root.tables(walker, "accept") {
        let mut text = |key| {
            let field = keys.take(walker, key);
            walker.string(field)
        };
        accepts.push(Accept { span, rule: text("rule"), reason: text("reason"), at: text("at") });
        keys.finish(walker);
    }
    accepts
}

/// Reads the texts of every section; a section that holds a table too is finished by [`grids::read`].
fn section_texts(walker: &mut Walker, root: &mut Keys, form: &Form, report: &mut Report) {
    for section in &form.sections {
        if form.tables.iter().any(|table| table.section == section.key) {
            report.section_texts.push(SectionText::default());
            continue;
        }
        let (mut keys, span) = root.table(walker, &section.key);
        let mut chapter = SectionText { span, ..SectionText::default() };
        for part in &section.parts {
            let field = keys.take(walker, &part.key);
            chapter.parts.push(walker.prose(field));
        }
        if section.lead {
            let field = keys.take(walker, "text");
            chapter.text = walker.prose(field);
        }
        for field in fields_of(&section.key) {
            fields::read(walker, &mut keys, field, report);
        }
        keys.finish(walker);
        report.section_texts.push(chapter);
    }
}
