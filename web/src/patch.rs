//! Writes values into the file that they were read from: what a person changed is changed there, all else is kept.

use crate::figure::figure;
use crate::values::{Acceptance, Values, values};
use gen_report::agency_file::{self, Remarks, paragraphs, read_on_its_form, string};
use gen_report::form::{self, Form};
use gen_report::report::place::{join, split};
use gen_report::report::{CellId, FIELDS, Field, Report, Shown, Slot, Totals, given_columns};
use gen_report::source::{Source, Spanned};
use gen_report::text::half;
use serde::Serialize;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

/// An agency's file.
#[derive(Debug, Serialize)]
pub struct WriteAnswer {
    pub(crate) toml: String,
}

/// A key of the file, by its section and its name there, and its new value; none where it is left out.
#[derive(Debug)]
struct Change {
    section: String,
    key: String,
    value: Option<String>,
    /// Whether the file holds the key so far.
    is_there: bool,
}

impl Change {
    /// Whether both are of one key.
    fn is_of(&self, other: &Self) -> bool {
        (&self.section, &self.key) == (&other.section, &other.key)
    }
}

/// Writes the values into their file, or into a blank one where that is none or cannot be read as TOML.
pub fn write(values: &Values) -> WriteAnswer {
    let own = (!values.rest.toml.trim().is_empty()).then(|| patch(&values.rest.toml, values)).flatten();
    let toml = own.or_else(|| patch(&blank(values), values)).unwrap_or_else(|| values.rest.toml.clone());
    WriteAnswer { toml }
}

/// Takes a key out of a file, wherever it stands: all under it goes with it.
pub fn without(toml: &str, path: &str) -> String {
    let Ok(mut document) = toml.parse::<DocumentMut>() else { return toml.to_owned() };
    remove(document.as_table_mut(), "", path);
    document.to_string()
}

fn remove(table: &mut dyn TableLike, outer: &str, path: &str) {
    let names: Vec<_> = table.iter().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        let own = join(outer, &name);
        if own == path {
            table.remove(&name);
            continue;
        }
        match table.get_mut(&name) {
            Some(Item::ArrayOfTables(tables)) => {
                tables.iter_mut().for_each(|inner| remove(inner, &own, path));
            }
            Some(item) => {
                if let Some(inner) = item.as_table_like_mut() {
                    remove(inner, &own, path);
                }
            }
            None => {}
        }
    }
}

/// A blank file for the year of the values.
fn blank(values: &Values) -> String {
    let year = values.fields.get("year").and_then(|year| year.trim().parse().ok());
    let form = form::to_fill_in(values.fields.get("form").map(String::as_str), year);
    let year = year.map(|year| Spanned::new(year, 0..0));
    // A signature that the file leaves out is no value that is missing.
    let own = Source::new("", values.rest.toml.as_str());
    let signature = read_on_its_form(&own).0.signature.filter(|signature| signature.value.is_empty());
    let report = Report { year, signature, ..Report::blank(form) };
    agency_file::write(&report, form, &Remarks::default())
}

/// Changes what differs; nothing where the file cannot be changed so that it holds the values.
fn patch(file: &str, new: &Values) -> Option<String> {
    let source = Source::new("", file);
    let (_, form) = read_on_its_form(&source);
    let old = values(&source, form);
    let changes = changes(&old, new, form);
    if changes.is_empty() && old.accept == new.accept {
        return file.parse::<DocumentMut>().is_ok().then(|| file.to_owned());
    }
    let mut text = file.to_owned();
    for change in changes.iter().filter(|change| !change.is_there) {
        uncomment(&mut text, change);
    }
    let mut document: DocumentMut = text.parse().ok()?;
    for change in &changes {
        set(&mut document, change)?;
    }
    if old.accept != new.accept {
        set_acceptances(&mut document, &old.accept, &new.accept);
    }
    let text = document.to_string();
    let again = Source::new("", text.as_str());
    let (_, form) = read_on_its_form(&again);
    let left = self::changes(&values(&again, form), new, form);
    // What was typed may be written in another manner: 2026-1-20 is 2026-01-20.
    let is_meant = |own: &Change| changes.iter().any(|change| change.is_of(own));
    left.iter().all(is_meant).then_some(text)
}

/// Lists what differs between the values of a file and those that it shall hold.
fn changes(old: &Values, new: &Values, form: &Form) -> Vec<Change> {
    let fields = FIELDS.iter().filter_map(|field| field_change(field, old, new));
    let keys = form.sections.iter().flat_map(|section| {
        let parts = section.parts.iter().map(|part| part.key.as_str());
        let lead = section.lead.then_some("text");
        lead.into_iter().chain(parts).map(|key| (section.key.as_str(), key))
    });
    let texts = keys.filter_map(|(section, key)| {
        let path = format!("{section}.{key}");
        let (old, new) = (old.texts.get(&path), new.texts.get(&path));
        let text = new.map_or("", String::as_str);
        (old.map_or("", String::as_str) != text).then(|| Change {
            section: section.to_owned(),
            key: key.to_owned(),
            value: Some(paragraphs(text)),
            is_there: old.is_some(),
        })
    });
    fields.chain(texts).chain(rows(old, new, form)).collect()
}

fn field_change(field: &Field, old: &Values, new: &Values) -> Option<Change> {
    let path = field.path();
    let (old, new) = (old.fields.get(&path), new.fields.get(&path));
    let text = new.map_or("", |text| text.trim());
    if old.map_or("", |text| text.trim()) == text {
        return None;
    }
    let is_kept = field.shown == Shown::Blank && matches!(field.slot, Slot::Text(_));
    let value = (!text.is_empty() || is_kept).then(|| field_value(field, text));
    let (section, key) = (field.section.to_owned(), field.key.to_owned());
    Some(Change { section, key, value, is_there: old.is_some() })
}

/// Writes what was typed into a field; what is no value of its kind stays a text for the rules to report.
fn field_value(field: &Field, typed: &str) -> String {
    let plain: String = typed.chars().map(half).collect();
    let is_plain = |value: &str| value.parse::<Value>().is_ok_and(|value| !value.is_str());
    let bare = |value: String| if is_plain(&value) { value } else { string(typed) };
    match field.slot {
        Slot::Year(_) | Slot::Boolean(_) | Slot::LinePitch(_) => bare(plain),
        Slot::Date(_) => bare(date(&plain)),
        Slot::Paragraphs(_) => paragraphs(typed),
        Slot::Paths(_) => {
            let paths: Vec<_> = typed.lines().filter(|path| !path.trim().is_empty()).map(string).collect();
            format!("[{}]", paths.join(", "))
        }
        Slot::Yuan(_) => figure(typed),
        _ => string(typed),
    }
}

/// Writes a day with hyphens and two digits: 2026年1月20日, 2026/1/20 and 2026.1.20 are one day.
fn date(typed: &str) -> String {
    let parts: Vec<_> = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => typed.to_owned(),
    }
}

/// Lists the rows of the tables that differ. Rows and columns that the program adds up are left out.
fn rows(old: &Values, new: &Values, form: &Form) -> Vec<Change> {
    let totals = new.fields.get("totals").and_then(|word| Totals::from_word(word)).unwrap_or_default();
    let mut changes = vec![];
    for table in &form.tables {
        for (block, line) in table.rows() {
            let path = |&column: &usize| CellId::new(table, block, line, &block.columns[column]).to_string();
            let is_there = (0..block.columns.len()).any(|column| old.cells.contains_key(&path(&column)));
            let change =
                |value| Change { section: table.key.clone(), key: line.key.clone(), value, is_there };
            let given: Vec<_> = given_columns(table, block, totals).iter().map(path).collect();
            let all: Vec<_> = given_columns(table, block, Totals::Given).iter().map(path).collect();
            if totals == Totals::Computed && table.is_sum(&line.key) {
                changes.extend(is_there.then(|| change(None)));
                continue;
            }
            let count = |values: &Values| all.iter().filter(|path| values.cells.contains_key(*path)).count();
            let is_same = given.iter().all(|path| old.cells.get(path) == new.cells.get(path));
            if count(new) == 0 || is_same && (count(old) == given.len() || given.len() == all.len()) {
                continue;
            }
            let figures: Vec<_> =
                given.iter().map(|path| figure(new.cells.get(path).map_or("", String::as_str))).collect();
            changes.push(change(Some(match figures.as_slice() {
                [only] if block.columns.len() == 1 => only.clone(),
                _ => format!("[{}]", figures.join(", ")),
            })));
        }
    }
    changes
}

/// Puts a value in the place of the comment that shows how its key is set: `# date = 2026-01-20  # 成文日期`.
fn uncomment(text: &mut String, change: &Change) {
    let Some(value) = &change.value else { return };
    let (mut section, mut is_inside, mut start) = ("", false, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let example =
            words.strip_prefix('#').map(str::trim_start).and_then(|words| words.strip_prefix(&change.key));
        if is_inside || words.matches("\"\"\"").count() % 2 == 1 {
            is_inside ^= words.matches("\"\"\"").count() % 2 == 1;
        } else if let Some(header) = words.strip_prefix('[') {
            section = header.split(']').next().unwrap_or("").trim();
        } else if let Some(rest) = example.map(str::trim_start).and_then(|rest| rest.strip_prefix('='))
            && section == change.section
        {
            let comment = match rest.split_once("  # ") {
                Some((_, comment)) if !value.contains('\n') => format!("  # {comment}"),
                _ => String::new(),
            };
            let range = start..start + line.trim_end().len();
            text.replace_range(range, &format!("{} = {value}{comment}", change.key));
            return;
        }
        start += line.len();
    }
}

/// Sets or removes a key; nothing where the value is no TOML.
fn set(document: &mut DocumentMut, change: &Change) -> Option<()> {
    let mut table: &mut dyn TableLike = document.as_table_mut();
    if !change.section.is_empty() {
        table = inner(table, &change.section, false);
    }
    let (group, key) = split(&change.key);
    if !group.is_empty() {
        table = inner(table, group, true);
    }
    let Some(value) = &change.value else {
        table.remove(key);
        return Some(());
    };
    let mut value: Value = value.parse().ok()?;
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        _ => {
            table.insert(key, Item::Value(value));
        }
    }
    Some(())
}

/// The table under a key, made where there is none.
fn inner<'a>(table: &'a mut dyn TableLike, key: &str, is_dotted: bool) -> &'a mut dyn TableLike {
    let item = table.entry(key).or_insert_with(|| new_table(is_dotted));
    if item.as_table_like().is_none() {
        *item = new_table(is_dotted);
    }
    match item {
        Item::Table(table) => table,
        Item::Value(Value::InlineTable(table)) => table,
        _ => unreachable!("a table was put there"),
    }
}

fn new_table(is_dotted: bool) -> Item {
    let mut table = Table::new();
    table.set_dotted(is_dotted);
    Item::Table(table)
}

/// Puts the acceptances in the place of those that are there; one that stays keeps its words and comments.
fn set_acceptances(document: &mut DocumentMut, old: &[Acceptance], new: &[Acceptance]) {
    let tables = match document.get("accept") {
        Some(Item::ArrayOfTables(tables)) => tables.iter().cloned().collect(),
        _ => vec![],
    };
    let mut all = ArrayOfTables::new();
    for acceptance in new {
        let place = old.iter().position(|own| own == acceptance);
        let table = place.and_then(|place| tables.get(place).cloned());
        all.push(table.unwrap_or_else(|| written(acceptance)));
    }
    if all.is_empty() {
        document.remove("accept");
    } else {
        document.insert("accept", Item::ArrayOfTables(all));
    }
}

fn written(acceptance: &Acceptance) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    let Acceptance { rule, at, reason } = acceptance;
    for (key, value) in [("rule", rule), ("at", at), ("reason", reason)] {
        if key != "at" || !value.is_empty() {
            table.insert(key, toml_edit::value(value.as_str()));
        }
    }
    table
}
