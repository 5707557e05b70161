//! Reads the figures of the tables, cell by cell.

use crate::agency_file::keys::Keys;
use crate::agency_file::walker::{Value, Walker, kind};
use crate::form::{Block, Form, Line, Table, Unit};
use crate::report::{
    Amount, AmountFault, Cell, CellId, Entry, Grid, NotACount, Row, TO_FILL_IN, Totals, is_stroke,
    total_columns,
};
use crate::source::{Span, Spanned};
use toml::de::{DeTable, DeValue};

/// No row of the form is half as long. That a row is too long is told once, not for every cell of it.
const MOST_CELLS: usize = 32;

/// What stands for a figure that is yet to be verified.
const UNSURE: &[&str] = &["?", "？"];

pub(crate) fn read(walker: &mut Walker, root: &mut Keys, form: &Form, totals: Totals) -> Vec<Grid> {
    form.tables.iter().map(|table| grid(walker, root, table, totals)).collect()
}

/// Which kind of totals most rows were written for, where the file does not say it.
pub(crate) fn totals(root: &Keys, form: &Form) -> Totals {
    let (mut full, mut short) = (0, 0);
    for table in &form.tables {
        let own = root.inner().and_then(|root| root.get(table.key.as_str())?.get_ref().as_table());
        for (block, line) in table.rows() {
            let width = block.columns.len();
            let totals = total_columns(table, block).len();
            let given = own.and_then(|own| Some(lookup(own, &line.key)?.1.get_ref().as_array()?.len()));
            full += usize::from(totals > 0 && given == Some(width));
            short += usize::from(totals > 0 && given == Some(width - totals));
        }
    }
    if short > full { Totals::Computed } else { Totals::Given }
}

fn grid(walker: &mut Walker, root: &mut Keys, table: &Table, totals: Totals) -> Grid {
    let (mut keys, span) = root.table(walker, &table.key);
    keys.know(table.rows().map(|(_, line)| line.key.clone()));
    let rows = table.rows().map(|(block, line)| {
        let (key, value) = lookup(keys.inner()?, &line.key)?;
        let path = CellId::of_row(table, line).to_string();
        if walker.is_torn(value.span().into()) {
            return None;
        }
        walker.name(&path, Span::new(key.start, value.span().end));
        let computed = if totals == Totals::Computed { total_columns(table, block) } else { vec![] };
        let columns: Vec<_> = (0..block.columns.len()).filter(|column| !computed.contains(column)).collect();
        Some(Row { key, ..row(walker, value, (table, block, line), &columns) })
    });
    let rows = rows.collect();
    keys.finish(walker);
    Grid { span, rows }
}

fn row(
    walker: &mut Walker,
    value: &Value,
    (table, block, line): (&Table, &Block, &Line),
    columns: &[usize],
) -> Row {
    let one = std::slice::from_ref(value);
    let values = value.get_ref().as_array().map_or(one, |array| &array[..]);
    let mut cells = vec![];
    for (place, value) in values.iter().enumerate().take(MOST_CELLS) {
        let column = columns.get(place).map(|&column| &block.columns[column]);
        if let Some(column) = column {
            walker.name(&CellId::new(table, block, line, column).to_string(), Span::from(value.span()));
        }
        cells.push(cell(value, column.and_then(unit)));
    }
    Row {
        key: Span::default(),
        span: Span::from(value.span()),
        given: values.len(),
        fits: values.len() == columns.len(),
        cells,
    }
}

fn unit(column: &Line) -> Option<usize> {
    column.unit.map(|Unit::TenThousandYuan| Amount::WAN_DECIMALS)
}

/// What stands in a cell; `decimals` are those of an amount, nothing asks for a count.
pub(crate) fn cell(value: &Value, decimals: Option<usize>) -> Cell {
    Spanned::new(entry(value.get_ref(), decimals), value.span())
}

fn entry(value: &DeValue, decimals: Option<usize>) -> Entry {
    match (value, decimals) {
        (DeValue::String(text), _) if is_blank(text.trim()) => Entry::Blank,
        (DeValue::String(text), _) if UNSURE.contains(&text.trim()) => Entry::Unsure,
        (DeValue::String(text), _) => Entry::NotACount(NotACount::Words, text.trim().to_owned()),
        (DeValue::Integer(number), Some(decimals)) if number.radix() == 10 => {
            amount(number.as_str(), decimals)
        }
        (DeValue::Float(number), Some(decimals)) => amount(number.as_str(), decimals),
        (DeValue::Integer(number), None) if number.radix() == 10 => count(number.as_str()),
        (DeValue::Integer(number), _) => Entry::NotACount(NotACount::NotPlain, number.to_string()),
        (DeValue::Float(number), None) => fraction(number.as_str()),
        (DeValue::Array(_), _) => Entry::NotACount(NotACount::List, String::new()),
        (other, _) => Entry::NotACount(NotACount::Kind(kind(other)), String::new()),
    }
}

fn is_blank(words: &str) -> bool {
    words.is_empty() || words == TO_FILL_IN || is_stroke(words)
}

fn count(written: &str) -> Entry {
    let plain = written.replace('_', "");
    let digits = plain.trim_start_matches(['+', '-']);
    if plain.starts_with('-') && digits.bytes().any(|digit| digit != b'0') {
        return Entry::NotACount(NotACount::Negative, plain);
    }
    digits.parse().map_or_else(|_| Entry::NotACount(NotACount::TooLarge, plain.clone()), Entry::Count)
}

fn fraction(written: &str) -> Entry {
    let odd = match Amount::parse(written, Amount::WAN_DECIMALS) {
        Err(AmountFault::NotPlain) => NotACount::NotPlain,
        Err(AmountFault::Negative) => NotACount::Negative,
        _ => NotACount::Fraction,
    };
    Entry::NotACount(odd, written.to_owned())
}

fn amount(written: &str, decimals: usize) -> Entry {
    let odd = |fault| Entry::NotACount(NotACount::Amount(fault), written.to_owned());
    Amount::parse(written, decimals).map_or_else(odd, Entry::Amount)
}

/// What a dotted key leads to, with the place of its last part.
fn lookup<'a>(table: &'a DeTable<'a>, key: &str) -> Option<(crate::source::Span, &'a Value<'a>)> {
    match key.split_once('.') {
        None => table.get_key_value(key).map(|(name, value)| (name.span().into(), value)),
        Some((head, rest)) => lookup(table.get(head)?.get_ref().as_table()?, rest),
    }
}
