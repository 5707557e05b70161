//! The form as a page shows it: header fields, sections in their order, tables as they look on paper.

use gen_report::document::{BlockKind, Cell, Document, Role, compose};
use gen_report::form::{self, AmountUnit, Form, Section, Table};
use gen_report::report::{
    CellId, FIELDS, Field, Level, Need, OrganKind, Report, Shown, Slot, Totals, fields_of, given_columns,
};
use gen_report::text::numerals::in_chinese;
use gen_report::writers;
use serde::Serialize;

/// The form's structure.
#[derive(Debug, Serialize)]
pub struct FormAnswer {
    form: &'static str,
    notice: &'static str,
    title: &'static str,
    fields: Vec<FieldShown>,
    sections: Vec<SectionShown>,
}

/// A header field.
#[derive(Debug, Serialize)]
struct FieldShown {
    /// Its path: `agency.name`.
    key: String,
    /// How messages name it.
    label: &'static str,
    /// What it is.
    hint: &'static str,
    /// `text`, `line`, `paragraphs`, `year`, `date`, `boolean`, `choice`, `paths`, `points`, `yuan`.
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<Choice>,
    example: String,
    needed: bool,
    /// Whether a blank file shows it.
    usual: bool,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    label: &'static str,
}

#[derive(Debug, Serialize)]
struct SectionShown {
    key: &'static str,
    numeral: &'static str,
    heading: &'static str,
    name: &'static str,
    parts: Vec<PartShown>,
    texts: Vec<TextShown>,
    fields: Vec<String>,
    tables: Vec<TableShown>,
}

#[derive(Debug, Serialize)]
struct PartShown {
    key: &'static str,
    heading: String,
}

/// A text to be filled in.
#[derive(Debug, Serialize)]
struct TextShown {
    /// Its path: `overview.disclosure`.
    key: String,
    heading: String,
    needed: bool,
}

/// A table as it is printed.
#[derive(Debug, Serialize)]
struct TableShown {
    key: &'static str,
    caption: &'static str,
    columns: usize,
    rows: usize,
    /// How many rows at the top are its head.
    head: usize,
    /// The widths of its columns, in thousandths.
    widths: Vec<u16>,
    cells: Vec<Vec<CellShown>>,
}

#[derive(Debug, Serialize)]
struct CellShown {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    colspan: usize,
    rowspan: usize,
    head: bool,
    /// What a label is for: `column`, `row` or `caption`.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// The figure's row and column in words: `新收，自然人`.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// `件` or `万元`.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    /// Whether it follows from other cells.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    computed: bool,
}

/// A figure of the form.
struct Figure {
    path: String,
    name: String,
    unit: &'static str,
    computed: bool,
}

/// Describes the form of that name, else the one of the year.
///
/// # Errors
/// A sentence: the built-in template does not fit the form.
pub fn form(name: Option<&str>, year: Option<u16>) -> Result<FormAnswer, String> {
    let form = form::to_fill_in(name, year);
    let document = compose(&Report::blank(form), form, writers::built_in(), &[], true);
    let document = document.map_err(|fault| fault.message)?;
    let sections = form.sections.iter().map(|section| shown(section, form, &document));
    let fields = FIELDS.iter().map(|field| field_shown(field, year));
    Ok(FormAnswer {
        form: &form.key,
        notice: &form.notice,
        title: &form.title,
        fields: fields.collect(),
        sections: sections.collect(),
    })
}

fn field_shown(field: &'static Field, year: Option<u16>) -> FieldShown {
    let label = field.names.first().copied().unwrap_or(field.label);
    FieldShown {
        key: field.path(),
        label,
        hint: field.description.unwrap_or(field.label),
        kind: kind(field),
        choices: choices(field),
        example: field.example(year).trim_matches('"').to_owned(),
        needed: field.need != Need::Optional,
        usual: field.shown != Shown::Never || field.need != Need::Optional,
    }
}

fn kind(field: &Field) -> &'static str {
    match field.slot {
        Slot::Form(_) | Slot::Text(_) | Slot::Path(_) => "text",
        Slot::Line(_) => "line",
        Slot::Paragraphs(_) => "paragraphs",
        Slot::Year(_) => "year",
        Slot::Date(_) => "date",
        Slot::Boolean(_) => "boolean",
        Slot::Kind(_) | Slot::Level(_) | Slot::Totals(_) => "choice",
        Slot::Paths(_) => "paths",
        Slot::LinePitch(_) => "points",
        Slot::Yuan(_) => "yuan",
    }
}

fn choices(field: &Field) -> Vec<Choice> {
    fn of<T>(all: &[(&'static str, &'static str, T)]) -> Vec<Choice> {
        all.iter().map(|(value, label, _)| Choice { value, label }).collect()
    }
    match field.slot {
        Slot::Kind(_) => of(OrganKind::ALL),
        Slot::Level(_) => of(Level::ALL),
        Slot::Totals(_) => of(Totals::ALL),
        Slot::Boolean(_) => of(&[("true", "是", ()), ("false", "否", ())]),
        _ => vec![],
    }
}

fn shown(section: &'static Section, form: &'static Form, document: &Document) -> SectionShown {
    let (numeral, name) = section.heading.split_once('、').unwrap_or(("", &section.heading));
    let tables = form.tables.iter().filter(|table| table.section == section.key);
    let heading = |number: u32, label: &str| format!("（{}）{label}", in_chinese(number));
    let parts = (1..).zip(&section.parts);
    let parts = parts.map(|(at, part)| PartShown { key: &part.key, heading: heading(at, &part.label) });
    let lead = section.lead.then(|| TextShown {
        key: format!("{}.text", section.key),
        heading: if section.parts.is_empty() { name.to_owned() } else { "总述".to_owned() },
        needed: section.parts.is_empty(),
    });
    let texts = (1..).zip(&section.parts).map(|(at, part)| TextShown {
        key: format!("{}.{}", section.key, part.key),
        heading: heading(at, &part.label),
        needed: true,
    });
    SectionShown {
        key: &section.key,
        numeral,
        heading: &section.heading,
        name,
        parts: parts.collect(),
        texts: lead.into_iter().chain(texts).collect(),
        fields: fields_of(&section.key).map(Field::path).collect(),
        tables: tables.filter_map(|table| table_shown(table, form, document)).collect(),
    }
}

/// Shows a table as the document lays it out: its figures come in the order of the form's rows and columns.
fn table_shown(table: &'static Table, form: &'static Form, document: &Document) -> Option<TableShown> {
    let name = form.name_of(table);
    let laid_out = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Table(own) if own.name == name => Some(own),
        _ => None,
    })?;
    let mut figures = figures(table).into_iter();
    let mut cell = |cell: &Cell| cell_shown(cell, cell.is_figure().then(|| figures.next()).flatten());
    let mut cells = vec![];
    for row in &laid_out.rows {
        cells.push(row.iter().map(&mut cell).collect());
    }
    Some(TableShown {
        key: &table.key,
        caption: name,
        columns: laid_out.widths.len(),
        rows: laid_out.rows.len(),
        head: laid_out.head,
        widths: laid_out.widths.clone(),
        cells,
    })
}

fn figures(table: &Table) -> Vec<Figure> {
    let rows = table.rows().flat_map(|(block, line)| {
        let given = given_columns(table, block, Totals::Computed);
        let is_sum = table.is_sum(&line.key);
        block.columns.iter().enumerate().map(move |(at, column)| Figure {
            path: CellId::new(table, block, line, column).to_string(),
            name: format!("{}，{}", line.label.join("，"), column.name()),
            unit: column.unit.map_or("件", AmountUnit::word),
            computed: is_sum || !given.contains(&at),
        })
    });
    rows.collect()
}

fn cell_shown(cell: &Cell, figure: Option<Figure>) -> CellShown {
    let role = cell.role().map(|role| match role {
        Role::ColumnHead => "column",
        Role::RowHead => "row",
        Role::Caption => "caption",
    });
    let text = role.map(|_| cell.text().into_owned());
    let (path, name, unit, computed) = match figure {
        Some(Figure { path, name, unit, computed }) => (Some(path), Some(name), Some(unit), computed),
        None => (None, None, None, false),
    };
    let (colspan, rowspan) = (cell.wide, cell.tall);
    CellShown { text, colspan, rowspan, head: role.is_some(), role, path, name, unit, computed }
}
