//! Reads the figures of the tables, cell by cell.

use crate::agency_file::keys::Keys;
use crate::agency_file::loose::{self, Word};
use crate::agency_file::syntax::PastedRow;
use crate::agency_file::walker::{Value, Walker, kind};
use crate::form::{Form, Table, TableBlock, TableLine};
use crate::report::{
    Amount, AmountFault, Cell, CellId, Entry, Grid, Loose, NotACount, Row, Totals, given_columns,
    total_columns,
};
use crate::source::{Span, Spanned};
use std::borrow::Cow;
use toml::de::{DeTable, DeValue};

/// No row of the form is half as long. A row that is too long is reported once, not for every cell.
const MOST_CELLS: usize = 32;

pub(crate) fn read(walker: &mut Walker, root: &mut Keys, form: &Form, totals: Totals) -> Vec<Grid> {
    form.tables.iter().map(|table| grid(walker, root, table, totals)).collect()
}

/// Which kind of totals most rows were written for, where the file does not say it.
pub(crate) fn totals(walker: &Walker, root: &Keys, form: &Form) -> Totals {
    let (mut full, mut short) = (0, 0);
    for table in &form.tables {
        let own = root.inner().and_then(|root| root.get(table.key.as_str())?.get_ref().as_table());
        for (block, line) in table.rows() {
            let width = block.columns.len();
            let totals = total_columns(table, block).len();
            let typed = || Some(lookup(own?, &line.key)?.1.get_ref().as_array()?.len());
            let pasted = walker.pasted.get(&CellId::of_row(table, line).to_string());
            let given = pasted.map(|row| row.cells.len()).or_else(typed);
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
        let path = CellId::of_row(table, line).to_string();
        let columns = given_columns(table, block, totals);
        if let Some(row) = walker.pasted.remove(&path) {
            walker.name(&path, row.key.to(row.span));
            return Some(pasted(walker, row, (table, block, line), &columns));
        }
        let (key, value) = lookup(keys.inner()?, &line.key)?;
        if walker.is_torn(value.span().into()) {
            return None;
        }
        walker.name(&path, Span::new(key.start, value.span().end));
        Some(Row { key, ..row(walker, value, (table, block, line), &columns) })
    });
    let rows = rows.collect();
    keys.finish(walker);
    Grid { span, rows }
}

fn row(
    walker: &mut Walker,
    value: &Value,
    (table, block, line): (&Table, &TableBlock, &TableLine),
    columns: &[usize],
) -> Row {
    if let Some(row) = quoted_row(walker, value, (table, block, line), columns) {
        return row;
    }
    let one = std::slice::from_ref(value);
    let values = value.get_ref().as_array().map_or(one, |array| &array[..]);
    let mut cells = vec![];
    for (place, value) in values.iter().enumerate().take(MOST_CELLS) {
        let column = columns.get(place).map(|&column| &block.columns[column]);
        if let Some(column) = column {
            walker.name(CellId::new(table, block, line, column).path(), Span::from(value.span()));
        }
        cells.push(figure(walker, value, column.and_then(TableLine::decimals)));
    }
    Row {
        key: Span::default(),
        span: Span::from(value.span()),
        given: values.len(),
        fits: values.len() == columns.len(),
        cells,
    }
}

/// A row that was pasted.
fn pasted(
    walker: &mut Walker,
    pasted: PastedRow,
    place: (&Table, &TableBlock, &TableLine),
    columns: &[usize],
) -> Row {
    let PastedRow { key, span, cells } = pasted;
    Row { key, ..cells_of(walker, cells, span, place, columns) }
}

fn cells_of(
    walker: &mut Walker,
    cells: Vec<(Span, String)>,
    span: Span,
    (table, block, line): (&Table, &TableBlock, &TableLine),
    columns: &[usize],
) -> Row {
    let given = cells.len();
    let mut read = vec![];
    for (place, (span, words)) in cells.into_iter().enumerate() {
        let column = columns.get(place).map(|&column| &block.columns[column]);
        if let Some(column) = column {
            walker.name(CellId::new(table, block, line, column).path(), span);
        }
        let decimals = column.and_then(TableLine::decimals);
        let entry = number(&words, decimals).map_or_else(|| word(&words), |number| plain(&number, decimals));
        read.push(Spanned::new(entry, span));
    }
    Row { key: Span::default(), span, given, fits: given == columns.len(), cells: read }
}

/// A whole row in quotation marks, as many numbers as the row has columns: `"3 0 0 0 0 0 3"`, `"[3, 0, 0]"`.
fn quoted_row(
    walker: &mut Walker,
    value: &Value,
    place: (&Table, &TableBlock, &TableLine),
    columns: &[usize],
) -> Option<Row> {
    let alone = value.get_ref().as_array().filter(|list| list.len() == 1).and_then(|list| list.first());
    let text = alone.unwrap_or(value).get_ref().as_str().filter(|_| columns.len() > 1)?;
    let outer = Span::from(value.span());
    let inner = text.trim().trim_start_matches(['[', '［']).trim_end_matches([']', '］']);
    let start = outer.start + walker.words(outer).find(inner)?;
    let cells = loose::cells(inner)?
        .into_iter()
        .map(|cell| (Span::new(start + cell.start, start + cell.end), inner[cell].to_owned()));
    let cells: Vec<_> = cells.collect();
    let words: Vec<_> = cells.iter().map(|(_, words)| words.as_str()).collect();
    let decimals = columns.first().and_then(|&column| place.1.columns[column].decimals());
    let numbers = words.iter().all(|words| number(words, decimals).is_some() || loose::word(words).is_some());
    if cells.len() != columns.len() || !numbers {
        return None;
    }
    walker.loose(outer, Loose::Quoted, words.len(), loose::row(&words, true)?);
    Some(cells_of(walker, cells, outer, place, columns))
}

/// What stands in a cell, a number in quotation marks too; `decimals` are those of an amount, nothing asks for a count.
pub(crate) fn figure(walker: &mut Walker, value: &Value, decimals: Option<usize>) -> Cell {
    let words = value.get_ref().as_str().filter(|words| loose::word(words).is_none());
    let Some(number) = words.and_then(|words| number(words, decimals)) else {
        walker.cut(Span::from(value.span()));
        return Spanned::new(entry(value.get_ref(), decimals), value.span());
    };
    let read = plain(&number, decimals);
    walker.loose(Span::from(value.span()), Loose::Quoted, 1, number);
    Spanned::new(read, value.span())
}

/// The plain digits of a number in words, where it is one that the cell may hold.
fn number(words: &str, decimals: Option<usize>) -> Option<String> {
    let number = loose::number(words, decimals.is_some())?;
    let is_read = matches!(plain(&number, decimals), Entry::Count(_) | Entry::Amount(_));
    is_read.then_some(number)
}

fn plain(number: &str, decimals: Option<usize>) -> Entry {
    decimals.map_or_else(|| count(number), |decimals| amount(number, decimals))
}

/// What words in the place of a figure stand for.
fn word(words: &str) -> Entry {
    match loose::word(words) {
        Some(Word::Blank) => Entry::Blank,
        Some(Word::Unsure) => Entry::Unsure,
        None => Entry::NotACount(NotACount::Words, words.trim().to_owned()),
    }
}

fn entry(value: &DeValue, decimals: Option<usize>) -> Entry {
    match (value, decimals) {
        (DeValue::String(text), _) => word(text),
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

fn count(written: &str) -> Entry {
    let is_plain = !written.contains('_');
    let plain = if is_plain { Cow::Borrowed(written) } else { Cow::Owned(written.replace('_', "")) };
    let digits = plain.trim_start_matches(['+', '-']);
    if plain.starts_with('-') && digits.bytes().any(|digit| digit != b'0') {
        return Entry::NotACount(NotACount::Negative, plain.into_owned());
    }
    digits.parse().map_or_else(|_| Entry::NotACount(NotACount::TooLarge, plain.to_string()), Entry::Count)
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
