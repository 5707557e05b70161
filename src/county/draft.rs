//! Of the county: its own report, drafted from the sums: the figures, and the narrative from a template.

use crate::agency_file::{self, Remarks};
use crate::county::sum::Collected;
use crate::form::Form;
use crate::report::{Entry, Prose, Report};
use crate::templates::{Language, Template, TemplateFault, Templates, VALUE};
use std::collections::BTreeMap;
use tera::Context;

/// The words of the county's report.
pub const NARRATIVE: Template = Template {
    name: "county/narrative.txt.tera",
    text: include_str!("../../templates/county/narrative.txt.tera"),
    language: Language::Words,
};

/// Marks of a figure that is cited in the agency's file: noncharacters, which no text may hold.
const CITED: [char; 2] = ['\u{fdd4}', '\u{fdd5}'];

/// A tree of values by their keys: `requests`, `new`, `total`.
#[derive(Debug, serde::Serialize)]
#[serde(untagged)]
enum Tree {
    Leaf(String),
    Count(u64),
    Branch(BTreeMap<String, Tree>),
}

/// Writes the sums into a report; one that is not sure is a question mark, unless what is `known` will do.
pub fn fill(report: &mut Report, collected: Collected, known: bool) {
    for (cell, total) in collected.totals() {
        let number = if known { Some(total.known) } else { total.sure() };
        let entry = number.and_then(|number| cell.entry(number)).unwrap_or(Entry::Unsure);
        cell.set(report, entry);
    }
}

/// Says at each row with a sum that is not sure what the figures that are known add up to.
pub fn row_remarks(collected: Collected) -> Vec<(String, String)> {
    let mut remarks = BTreeMap::<&str, Vec<String>>::new();
    for (cell, total) in collected.totals() {
        if total.sure().and_then(|sum| cell.entry(sum)).is_none() {
            let words = format!("{} {}", cell.short_column, cell.show(total.known));
            remarks.entry(cell.row_path()).or_default().push(words);
        }
    }
    let remark =
        |(path, words): (&str, Vec<String>)| (path.to_owned(), format!("已知之和：{}", words.join("、")));
    remarks.into_iter().map(remark).collect()
}

/// Writes the narrative from the template. Its figures are cited, so that they follow when one is corrected.
///
/// # Errors
/// A template that uses an unknown name, or writes under a heading that the form does not know.
pub fn narrate(
    report: &mut Report,
    form: &Form,
    collected: Collected,
    templates: &Templates,
) -> Result<(), TemplateFault> {
    let mut context = Context::new();
    context.insert("year", &collected.sums.year);
    context.insert("agency", report.agency.name.as_ref().map_or("本县", |name| name.value.trim()));
    context.insert("units", &collected.sums.counted());
    let mut cited = BTreeMap::new();
    let mut counts = BTreeMap::new();
    for (cell, total) in collected.totals() {
        let [open, close] = CITED;
        put(&mut cited, &cell.path, Tree::Leaf(format!("{open}{}{close}", cell.path)));
        if let Some(count) = total.sure().and_then(|sum| u64::try_from(sum).ok()) {
            put(&mut counts, &cell.path, Tree::Count(count));
        }
    }
    for (key, value) in &cited {
        context.insert(key.clone(), value);
    }
    context.insert("count", &counts);
    let rendered = templates.render(NARRATIVE.name, &context)?;
    let mut target = None;
    for line in rendered.lines() {
        let heading = line.strip_prefix("[[").and_then(|rest| rest.trim_end().strip_suffix("]]"));
        if let Some(heading) = heading {
            let unknown = || templates.fault_at(NARRATIVE.name, heading, "没有这个部分");
            target = Some(place(form, heading).ok_or_else(unknown)?);
        } else if let (Some(target), false) = (target, line.trim().is_empty()) {
            add(report, target, &line.replace(VALUE, ""));
        }
    }
    Ok(())
}

/// Puts a value at its path; a row that is a single figure is a leaf.
fn put(tree: &mut BTreeMap<String, Tree>, path: &str, leaf: Tree) {
    match path.split_once('.') {
        None => {
            tree.insert(path.to_owned(), leaf);
        }
        Some((key, rest)) => {
            let branch = tree.entry(key.to_owned()).or_insert_with(|| Tree::Branch(BTreeMap::new()));
            if let Tree::Branch(branch) = branch {
                put(branch, rest, leaf);
            }
        }
    }
}

/// Finds a text of the form: `overview.disclosure`, or `other` for a section's own text.
fn place(form: &Form, heading: &str) -> Option<(usize, Option<usize>)> {
    let (section, part) =
        heading.split_once('.').map_or((heading, None), |(section, part)| (section, Some(part)));
    let at = form.sections.iter().position(|own| own.key == section)?;
    match part {
        None | Some("text") => Some((at, None)),
        Some(part) => Some((at, Some(form.sections[at].parts.iter().position(|own| own.key == part)?))),
    }
}

fn add(report: &mut Report, (section, part): (usize, Option<usize>), line: &str) {
    let Some(section) = report.section_texts.get_mut(section) else { return };
    let text = match part {
        None => &mut section.text,
        Some(part) => match section.parts.get_mut(part) {
            Some(text) => text,
            None => return,
        },
    };
    let prose = text.get_or_insert_with(Prose::default);
    if !prose.text.is_empty() {
        prose.text.push('\n');
    }
    prose.text += line;
}

/// Writes the report as an agency's file, its figures cited in the words.
pub fn to_toml(report: &Report, form: &Form, remarks: &Remarks) -> String {
    let [open, close] = CITED;
    agency_file::write(report, form, remarks).replace(open, "{{ ").replace(close, " }}")
}
