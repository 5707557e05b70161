//! Reads everything but the figures: header, agency, words, style, accepted findings.

use crate::agency_file::grids;
use crate::agency_file::keys::Keys;
use crate::agency_file::walker::Walker;
use crate::form::Form;
use crate::report::{
    Accept, Agency, Amount, IssueKind, Kind, Level, LinePitch, Report, SectionText, Style, Totals,
};

const TOTALS: &[(&str, &str)] = &[("given", "合计由本单位填写"), ("computed", "合计由程序计算")];

pub(crate) fn read(walker: &mut Walker, root: &mut Keys, form: &Form) -> Report {
    let field = root.take(walker, "form");
    let name = walker.string(field);
    if let Some(name) = &name
        && name.value != form.key
    {
        walker.odd(name.span, IssueKind::UnknownForm { name: name.value.clone() });
    }
    let mut report = Report { form: name, ..Report::default() };
    let field = root.take(walker, "year");
    report.year = walker.year(field);
    let field = root.take(walker, "date");
    report.date = walker.date(field);
    let field = root.take(walker, "title");
    report.title = walker.prose(field);
    let field = root.take(walker, "opening");
    report.opening = walker.prose(field);
    let field = root.take(walker, "totals");
    let is_written = field.is_some();
    let totals = walker.word(field, TOTALS, |word| match word {
        "given" => Some(Totals::Given),
        "computed" => Some(Totals::Computed),
        _ => None,
    });
    report.totals = match totals {
        Some(totals) => totals.value,
        None if is_written || walker.is_any_torn() => grids::totals(root, form),
        None => Totals::Given,
    };
    let field = root.take(walker, "signature");
    report.signature = walker.string(field);
    let field = root.take(walker, "seal");
    report.seal = walker.boolean(field);
    let field = root.take(walker, "deadline");
    report.deadline = walker.date(field);
    let field = root.take(walker, "last");
    report.last = walker.path(field);
    let field = root.take(walker, "children");
    report.children = walker.paths(field);
    let field = root.take(walker, "templates");
    report.templates = walker.path(field);
    report.agency = agency(walker, root);
    report.style = style(walker, root);
    report.accepts = accepts(walker, root);
    chapters(walker, root, form, &mut report);
    report
}

fn agency(walker: &mut Walker, root: &mut Keys) -> Agency {
    let (mut keys, span) = root.table(walker, "agency");
    let mut text = |key| {
        let field = keys.take(walker, key);
        walker.string(field)
    };
    let (name, address) = (text("name"), text("address"));
    let (postcode, phone) = (text("postcode"), text("phone"));
    let kinds: Vec<_> = Kind::ALL.iter().map(|(word, label, _)| (*word, *label)).collect();
    let field = keys.take(walker, "kind");
    let kind = walker.word(field, &kinds, Kind::from_word);
    let levels: Vec<_> = Level::ALL.iter().map(|(word, label, _)| (*word, *label)).collect();
    let field = keys.take(walker, "level");
    let level = walker.word(field, &levels, Level::from_word);
    keys.finish(walker);
    Agency { span, name, kind, level, address, postcode, phone }
}

fn style(walker: &mut Walker, root: &mut Keys) -> Style {
    let (mut keys, _) = root.table(walker, "style");
    let mut font = |key| {
        let field = keys.take(walker, key);
        walker.string(field)
    };
    let (title_font, heading_font) = (font("title_font"), font("heading_font"));
    let (subheading_font, body_font) = (font("subheading_font"), font("body_font"));
    let field = keys.take(walker, "line_pitch");
    let line_pitch = walker.value(field, "28 至 30 之间的磅数（写成 28.95）", |value| {
        let written = value.as_float().map(toml::de::DeFloat::as_str);
        LinePitch::parse(written.or_else(|| value.as_integer().map(toml::de::DeInteger::as_str))?)
    });
    let field = keys.take(walker, "page_numbers");
    let page_numbers = walker.boolean(field);
    keys.finish(walker);
    Style { title_font, heading_font, subheading_font, body_font, line_pitch, page_numbers }
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

/// The words of every section; a section that holds a table too is finished by [`grids::read`].
fn chapters(walker: &mut Walker, root: &mut Keys, form: &Form, report: &mut Report) {
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
        if section.key == "other" {
            let field = keys.take(walker, "fee_charged");
            report.fee_charged = field.map(|field| grids::cell(field.value, Some(Amount::YUAN_DECIMALS)));
        }
        keys.finish(walker);
        report.section_texts.push(chapter);
    }
}
