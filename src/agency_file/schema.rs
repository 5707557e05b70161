//! The agency's file as a JSON Schema (draft 7), from which editors complete and explain keys.

use crate::form::{Block, Form, Line, Section, Table};
use crate::report::{Kind, Level, YEARS};
use serde_json::{Map, Value, json};

/// What may stand in a cell that holds no figure: blank, struck out, or yet to be verified.
const NO_FIGURE: &[&str] = &["", crate::report::TO_FILL_IN, "/", "?"];

/// The schema of files on a form. Everything is optional but the year and the agency: what is missing is the
/// checks' affair, and totals may be left to the program.
pub fn schema(form: &Form) -> Value {
    let mut root = header(form);
    for section in &form.sections {
        let mut keys = words(section);
        for table in form.tables.iter().filter(|table| table.section == section.key) {
            for (block, line) in table.rows() {
                insert(&mut keys, line, &line.key, &row(table, block, line));
            }
        }
        root.insert(section.key.clone(), object(&section.heading, keys));
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "政府信息公开工作年度报告填报文件",
        "description": format!("格式依据 {}", form.notice),
        "type": "object",
        "properties": root,
        "required": ["year", "agency"],
        "additionalProperties": false,
    })
}

fn header(form: &Form) -> Map<String, Value> {
    let last = form.years.to.unwrap_or(YEARS.end - 1);
    let year =
        json!({ "description": "报告年度", "type": "integer", "minimum": form.years.from, "maximum": last });
    let totals = json!({
        "description": "合计：given 填报并核对；computed 由程序计算，各行少填一个数，不填（七）总计",
        "enum": ["given", "computed"],
    });
    let children = json!({
        "description": "下级单位的报告，用来核对汇总；从本文件所在的文件夹算起", "type": "array", "items": { "type": "string" },
    });
    let accept = json!({
        "description": "认可一处问题，须写明理由", "type": "array", "items": object("认可的一处问题", map([
            ("rule", text("规则代码，如 N101")),
            ("reason", text("认可的理由")),
            ("at", text("所在之处，如 overview.disclosure；不写就是各处")),
        ])),
    });
    map([
        ("form", json!({ "description": form.notice, "enum": [form.key] })),
        ("year", year),
        ("date", day("成文日期，如 2026-01-20，不加引号")),
        ("title", text("标题，可不写：按机关名称和年度生成")),
        ("opening", text("开头一段，可不写：按模板生成")),
        ("totals", totals),
        ("signature", text("落款，可不写：用机关名称；写空就不印")),
        ("seal", json!({ "description": "是否盖章，影响日期的位置", "type": "boolean" })),
        ("deadline", day("公布期限，可不写：按机关类别依法确定")),
        ("last", text("上一年度的报告，用来核对结转和存量；从本文件所在的文件夹算起")),
        ("children", children),
        ("templates", text("本单位的模板所在的文件夹")),
        ("agency", agency()),
        ("style", style()),
        ("accept", accept),
    ])
}

fn agency() -> Value {
    let kinds: Vec<_> = Kind::ALL.iter().map(|(word, label, _)| (*word, *label)).collect();
    let levels: Vec<_> = Level::ALL.iter().map(|(word, label, _)| (*word, *label)).collect();
    object(
        "报告的机关",
        map([
            ("name", text("机关全称，用于标题和落款")),
            ("kind", one_of("机关类别", &kinds)),
            ("level", one_of("机关层级", &levels)),
            ("address", text("地址")),
            ("postcode", text("邮编，写在引号里")),
            ("phone", text("电话，写在引号里")),
        ]),
    )
}

fn style() -> Value {
    object(
        "版式，可不写：按 GB/T 9704",
        map([
            ("title_font", text("标题的字体，如 方正小标宋_GBK")),
            ("heading_font", text("一级标题的字体")),
            ("subheading_font", text("二级标题的字体")),
            ("body_font", text("正文的字体")),
            (
                "line_pitch",
                json!({ "description": "正文的行距，单位磅", "type": "number", "minimum": 28, "maximum": 30 }),
            ),
            ("page_numbers", json!({ "description": "是否印页码", "type": "boolean" })),
        ]),
    )
}

fn words(section: &Section) -> Map<String, Value> {
    let mut keys = Map::new();
    if section.lead {
        let what = if section.parts.is_empty() { "正文" } else { "总述，可不写" };
        keys.insert("text".to_owned(), text(what));
    }
    for part in &section.parts {
        keys.insert(part.key.clone(), text(&part.label));
    }
    if section.key == "other" {
        keys.insert("fee_charged".to_owned(), figure("本年实收信息处理费（元）", "number"));
    }
    keys
}

/// Puts a row under its key; a key with a full stop leads into a group.
fn insert(keys: &mut Map<String, Value>, line: &Line, key: &str, row: &Value) {
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

fn row(table: &Table, block: &Block, line: &Line) -> Value {
    let cell =
        |column: &Line| figure(column.name(), if column.unit.is_some() { "number" } else { "integer" });
    let label = line.label.join(" ");
    if let [column] = block.columns.as_slice() {
        let mut only = cell(column);
        only["description"] = json!(format!("{label}：{}", column.name()));
        return only;
    }
    let names: Vec<_> = block.columns.iter().map(Line::name).collect();
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

/// One of a few words, each with what it means; an empty text is one that is yet to be filled in.
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
