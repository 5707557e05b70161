//! The values of an agency's file, each as the text that a person types: header fields, cells, narrative, acceptances.

use crate::check::{self, Finding};
use gen_report::agency_file::{read_as_written, read_on_its_form};
use gen_report::form::Form;
use gen_report::report::place::join;
use gen_report::report::{Cell, CellId, Entry, FIELDS, Field, Report, Slot, TO_FILL_IN, given_columns};
use gen_report::source::{Source, Spanned};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All values of a file, by the paths of its keys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Values {
    /// Header fields: `year`, `agency.name`, `other.fee_charged`.
    pub fields: BTreeMap<String, String>,
    /// Figures that the agency gives: `requests.new.total`.
    pub cells: BTreeMap<String, String>,
    /// The narrative as it is written, citations included: `overview.disclosure`.
    pub texts: BTreeMap<String, String>,
    /// Findings that the agency accepts.
    pub accept: Vec<Acceptance>,
    /// What the file was, so that all else in it is kept.
    pub rest: Rest,
}

/// A finding that the agency accepts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Acceptance {
    /// The rule's code.
    pub rule: String,
    /// The path that the finding refers to; empty for every place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// Why.
    pub reason: String,
}

/// What the values were read from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rest {
    /// The file.
    pub toml: String,
}

/// Values, and what could not be read.
#[derive(Debug, Serialize)]
pub struct ReadAnswer {
    values: Values,
    findings: Vec<Finding>,
}

/// Reads the values of an agency's file, with the findings on what could not be read.
pub fn read(toml: &str, name: &str) -> ReadAnswer {
    let source = Source::new(name, toml);
    let (_, form) = read_on_its_form(&source);
    let findings = check::check(toml, None, name).findings;
    let unread = |finding: &Finding| finding.is_of_reading();
    ReadAnswer { values: values(&source, form), findings: findings.into_iter().filter(unread).collect() }
}

/// Lists the values of a file.
pub fn values(source: &Source, form: &Form) -> Values {
    let report = read_as_written(source, form);
    let fields = FIELDS.iter().filter_map(|field| Some((field.path(), field_text(field, &report, source)?)));
    let accept = report.accepts.iter().map(|accept| {
        let text =
            |own: &Option<Spanned<String>>| own.as_ref().map_or(String::new(), |own| own.value.clone());
        Acceptance { rule: text(&accept.rule), at: text(&accept.at), reason: text(&accept.reason) }
    });
    Values {
        fields: fields.collect(),
        cells: cells(&report, form, source),
        texts: texts(&report, form),
        accept: accept.collect(),
        rest: Rest { toml: source.text.clone() },
    }
}

/// Lists the figures that the agency gives. What is too much in a row stands in its last cell.
fn cells(report: &Report, form: &Form, source: &Source) -> BTreeMap<String, String> {
    let mut cells = BTreeMap::new();
    for (table, grid) in form.tables.iter().zip(&report.grids) {
        for ((block, line), row) in table.rows().zip(&grid.rows) {
            let Some(row) = row else { continue };
            let columns = given_columns(table, block, report.totals);
            for (place, cell) in row.cells.iter().take(row.given).enumerate() {
                let Some(&column) = columns.get(place).or(columns.last()) else { continue };
                let path = CellId::new(table, block, line, &block.columns[column]).to_string();
                let text = cell_text(cell, source);
                cells
                    .entry(path)
                    .and_modify(|own: &mut String| *own = format!("{own}、{text}"))
                    .or_insert(text);
            }
        }
    }
    cells
}

/// Shows a figure as it was typed; what is yet to be filled in is empty.
fn cell_text(cell: &Cell, source: &Source) -> String {
    let typed = source.text.get(cell.span.range()).unwrap_or("").trim();
    let is_text = typed.starts_with(['"', '\'']);
    match &cell.value {
        Entry::NotACount(_, words) if is_text || typed.is_empty() => words.clone(),
        Entry::Unsure => "?".to_owned(),
        Entry::Count(count) if typed.is_empty() => count.to_string(),
        Entry::AtLeast(_) => String::new(),
        _ => {
            let bare = typed.trim_matches(['"', '\'']).trim();
            if bare == TO_FILL_IN { String::new() } else { bare.to_owned() }
        }
    }
}

/// Lists the narrative, section by section; title and opening are fields.
fn texts(report: &Report, form: &Form) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (section, own) in form.sections.iter().zip(&report.section_texts) {
        let parts = section.parts.iter().zip(&own.parts);
        let parts = parts.map(|(part, text)| (part.key.as_str(), text.as_ref()));
        for (key, text) in parts.chain([("text", own.text.as_ref())]) {
            if let Some(text) = text {
                texts.insert(join(&section.key, key), text.text.clone());
            }
        }
    }
    texts
}

/// Shows a field as a person types it; nothing where the file does not hold it.
fn field_text(field: &Field, report: &Report, source: &Source) -> Option<String> {
    Some(match field.slot {
        Slot::Form(own) | Slot::Text(own) | Slot::Path(own) => (own.get)(report).as_ref()?.value.clone(),
        Slot::Year(own) => (own.get)(report).as_ref()?.value.to_string(),
        Slot::Date(own) => (own.get)(report).as_ref()?.value.to_string(),
        Slot::Line(own) | Slot::Paragraphs(own) => (own.get)(report).as_ref()?.text.clone(),
        Slot::Boolean(own) => (own.get)(report).as_ref()?.value.to_string(),
        Slot::Paths(own) => {
            let paths: Vec<_> = (own.get)(report).iter().map(|path| path.value.as_str()).collect();
            (!paths.is_empty()).then(|| paths.join("\n"))?
        }
        Slot::Kind(own) => (own.get)(report).as_ref()?.value.word().to_owned(),
        Slot::Level(own) => (own.get)(report).as_ref()?.value.word().to_owned(),
        Slot::Totals(own) => (own.get)(report).word().to_owned(),
        Slot::LinePitch(own) => (own.get)(report).as_ref()?.value.to_string(),
        Slot::Yuan(own) => cell_text((own.get)(report).as_ref()?, source),
    })
}
