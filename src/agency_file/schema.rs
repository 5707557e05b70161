//! The agency's file as a JSON Schema (draft 7), from which editors complete and explain keys.

use crate::agency_file::fields::words as words_of;
use crate::form::{Form, Section, Table, TableBlock, TableLine};
use crate::report::{FIELDS, Field, LinePitch, Need, SECTIONS, Slot, YEARS, fields_of};
use serde_json::{Map, Value, json};

/// What may stand in a cell that holds no figure: blank, struck out, or yet to be verified.
const NO_FIGURE: &[&str] = &["", crate::report::TO_FILL_IN, "/", "?"];

/// Describes files on a form. Everything is optional but the year and the agency: what is missing is reported by the
/// checks, and totals may be left to the program.
pub fn schema(form: &Form) -> Value {
    let mut root = header(form);
    for section in &form.sections {
        let mut keys = words(section, form);
        for table in form.tables.iter().filter(|table| table.section == section.key) {
            for (block, line) in table.rows() {
                insert(&mut keys, line, &line.key, &row(table, block, line));
            }
        }
        root.insert(section.key.clone(), object(&section.heading, keys));
    }
    let required = FIELDS.iter().filter(|field| field.need == Need::Required);
    let required = required.map(|field| if field.section.is_empty() { field.key } else { field.section });
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "政府信息公开工作年度报告填报文件",
        "description": format!("格式依据 {}", form.notice),
        "type": "object",
        "properties": root,
        "required": required.collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

fn header(form: &Form) -> Map<String, Value> {
    let mut root = fields("", form);
    for section in SECTIONS {
        let value = if section.key == "accept" {
            json!({ "description": section.description, "type": "array", "items": accept() })
        } else {
            object(section.description, fields(section.key, form))
        };
        root.insert(section.key.to_owned(), value);
    }
    root
}

fn accept() -> Value {
    object(
        "认可的一处问题",
        map([
            ("rule", text("规则代码，如 N101")),
            ("reason", text("认可的理由")),
            ("at", text("所在之处，如 overview.disclosure；不写就是各处")),
        ]),
    )
}

fn fields(section: &str, form: &Form) -> Map<String, Value> {
    fields_of(section).map(|own| (own.key.to_owned(), field(own, form))).collect()
}

fn field(field: &Field, form: &Form) -> Value {
    let description = field.description.unwrap_or(field.label);
    let last = form.years.to.unwrap_or(YEARS.end - 1);
    match field.slot {
        Slot::Form(_) => json!({ "description": form.notice, "enum": [form.key] }),
        Slot::Year(_) => json!({
            "description": description, "type": "integer", "minimum": form.years.from, "maximum": last,
        }),
        Slot::Date(_) => day(description),
        Slot::Text(_) | Slot::Line(_) | Slot::Paragraphs(_) | Slot::Path(_) => text(description),
        Slot::Boolean(_) => json!({ "description": description, "type": "boolean" }),
        Slot::Paths(_) => json!({
            "description": description, "type": "array", "items": { "type": "string" },
        }),
        Slot::Kind(_) | Slot::Level(_) => one_of(description, &words_of(field).unwrap_or_default()),
        Slot::Totals(_) => {
            let words = words_of(field).unwrap_or_default();
            json!({ "description": description, "enum": words.iter().map(|(word, _)| *word).collect::<Vec<_>>() })
        }
        Slot::LinePitch(_) => json!({
            "description": description, "type": "number", "minimum": LinePitch::POINTS.start(), "maximum": LinePitch::POINTS.end(),
        }),
        Slot::Yuan(_) => figure(description, "number"),
    }
}

fn words(section: &Section, form: &Form) -> Map<String, Value> {
    let mut keys = Map::new();
    if section.lead {
        let what = if section.parts.is_empty() { "正文" } else { "总述，可不写" };
        keys.insert("text".to_owned(), text(what));
    }
    for part in &section.parts {
        keys.insert(part.key.clone(), text(&part.label));
    }
    keys.extend(fields(&section.key, form));
    keys
}

/// Puts a row under its key; a key with a full stop leads into a group.
fn insert(keys: &mut Map<String, Value>, line: &TableLine, key: &str, row: &Value) {
    let Some((group, rest)) = key.split_once('.') else {
        keys.insert(key.to_owned(), row.clone());
        return;
    };
    let outer = line.label.len().checked_sub(2).map_or("", |at| line.label[at].as_str());
    let group = keys.entry(group).or_insert_with(|| object(outer, Map::new()));
    if let Some(inner) = group["properties"].as_object_mut() {
        insert(inner, line, rest, row);
    }
}

fn row(table: &Table, block: &TableBlock, line: &TableLine) -> Value {
    let cell =
        |column: &TableLine| figure(column.name(), if column.unit.is_some() { "number" } else { "integer" });
    let label = line.label.join(" ");
    if let [column] = block.columns.as_slice() {
        let mut only = cell(column);
        only["description"] = json!(format!("{label}：{}", column.name()));
        return only;
    }
    let names: Vec<_> = block.columns.iter().map(TableLine::name).collect();
    let computed = crate::report::total_columns(table, block).len();
    json!({
        "description": format!("{label}：{}", names.join("、")),
        "type": "array",
        "items": block.columns.iter().map(cell).collect::<Vec<_>>(),
        "minItems": block.columns.len() - computed,
        "additionalItems": false,
    })
}

fn figure(description: &str, kind: &str) -> Value {
    json!({ "description": description, "anyOf": [{ "type": kind, "minimum": 0 }, { "enum": NO_FIGURE }] })
}

fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string" })
}

fn day(description: &str) -> Value {
    json!({ "description": description, "type": "string", "format": "date" })
}

/// Describes a value of a few words, each with its meaning; an empty text is one that is yet to be filled in.
fn one_of(description: &str, words: &[(&str, &str)]) -> Value {
    let meanings: Vec<_> = words.iter().map(|(word, label)| format!("{word} {label}")).collect();
    let words: Vec<_> = words.iter().map(|(word, _)| *word).chain([""]).collect();
    json!({ "description": format!("{description}：{}", meanings.join("，")), "enum": words })
}

fn object(description: &str, properties: Map<String, Value>) -> Value {
    let properties = Value::Object(properties);
    json!({
        "description": description, "type": "object", "properties": properties, "additionalProperties": false,
    })
}

fn map<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
