//! A table of the form as an HTML table: every label says which figures it speaks of.

use crate::document::{Role, Table, measures};
use crate::templates::escape;
use crate::writers::html::body::Body;
use crate::writers::slots;
use crate::writers::slots::Slot;
use std::fmt::{self, Write as _};
use std::ops::Range;

/// Tables of more columns than this are too wide for a telephone and scroll in their box.
const NARROW: usize = measures::FEW_COLUMNS;
/// A table need not be wider than this for the sake of its labels, in characters: on a desk it does not scroll.
const WIDEST: usize = 54;
/// A telephone shows as many characters.
const TELEPHONE: usize = 20;

/// The style rules of table `i`: a column's share of the width, and how narrow the table may become.
pub(super) fn rules(table: &Table, i: usize, rules: &mut String) -> fmt::Result {
    for (column, width) in table.widths.iter().enumerate() {
        writeln!(rules, "#table-{i} .column-{} {{ width: {}.{}% }}", column + 1, width / 10, width % 10)?;
    }
    let least = least_width(table);
    if least > TELEPHONE { writeln!(rules, "#table-{i} {{ min-width: {least}em }}") } else { Ok(()) }
}

/// How wide a table is at least, in characters: labels of many columns need room, and no figure may be broken.
fn least_width(table: &Table) -> usize {
    let columns = table.widths.len();
    let labels = if columns > NARROW { (columns * 9 / 2).min(WIDEST) } else { 0 };
    let rows = slots::rows(table);
    let figures = rows.iter().flatten().filter(|slot| slot.cell.role == Role::Figure).map(|slot| {
        // Hundredths of a character: a digit, a mark of a draft, the air around both.
        let need = 56 * slot.cell.text.chars().count() + 170 * slot.cell.notes.len() + 60;
        let share: u16 = table.widths[slot.column..slot.column + slot.wide].iter().sum();
        (10 * need).div_ceil(usize::from(share.max(1)))
    });
    figures.max().unwrap_or(0).max(labels)
}

/// Table `i` in a box of its own, in which it scrolls where it is too wide.
pub(super) fn build(table: &Table, i: usize, body: &mut Body) -> String {
    let name = escape(&table.name);
    let rows = slots::rows(table);
    let head = table.head.min(rows.len());
    let groups = column_groups(table, &rows);
    let columns: String = groups.iter().map(columns).collect();
    let heads = (head > 0).then_some(("thead", 0..head));
    let bodies = row_groups(&rows, head).into_iter().map(|group| ("tbody", group));
    let mut row = |row: usize, group: &Range<usize>| {
        let own = rows[row].iter().filter(|slot| slot.top == row);
        let cells: String = own.map(|slot| cell(slot, &groups, group, body)).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let parts = heads.into_iter().chain(bodies).map(|(tag, group)| {
        let rows: String = group.clone().map(|place| row(place, &group)).collect();
        format!("<{tag}>\n{rows}</{tag}>\n")
    });
    let parts: String = parts.collect();
    format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"表：{name}\" tabindex=\"0\">\n\
         <table id=\"table-{i}\">\n<caption>{name}</caption>\n{columns}{parts}</table>\n</div>\n"
    )
}

fn columns(group: &Range<usize>) -> String {
    let columns = group.clone().map(|column| format!("<col class=\"column-{}\">", column + 1));
    format!("<colgroup>{}</colgroup>\n", columns.collect::<String>())
}

/// The columns under each label of the first row, where it is a head: the groups that such a label speaks of.
fn column_groups(table: &Table, rows: &[Vec<Slot>]) -> Vec<Range<usize>> {
    match rows.first() {
        Some(first) if table.head > 0 => {
            first.iter().map(|slot| slot.column..slot.column + slot.wide).collect()
        }
        _ => std::iter::once(0..table.widths.len()).collect(),
    }
}

/// The rows below the head in groups: under a caption, beside a label before several rows, or between those.
fn row_groups(rows: &[Vec<Slot>], head: usize) -> Vec<Range<usize>> {
    let is_tall = |slot: &Slot| slot.column == 0 && slot.bottom > slot.top + 1;
    let begins = |row: usize| {
        let is_free = rows[row].iter().all(|slot| slot.top == row);
        let is_named = rows[row].iter().any(|slot| slot.cell.role == Role::Caption || is_tall(slot));
        let is_after = row > 0 && rows[row - 1].iter().any(|slot| is_tall(slot) && slot.bottom == row);
        row == head || is_free && (is_named || is_after)
    };
    let starts: Vec<_> = (head..rows.len()).filter(|row| begins(*row)).collect();
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn cell(slot: &Slot, columns: &[Range<usize>], rows: &Range<usize>, body: &mut Body) -> String {
    let (wide, tall) = (slot.wide, slot.bottom - slot.top);
    let scope = match slot.cell.role {
        Role::Figure => None,
        Role::Caption => Some("rowgroup"),
        Role::ColumnHead if wide > 1 && columns.contains(&(slot.column..slot.column + wide)) => {
            Some("colgroup")
        }
        Role::ColumnHead => Some("col"),
        Role::RowHead if tall > 1 && *rows == (slot.top..slot.bottom) => Some("rowgroup"),
        Role::RowHead => Some("row"),
    };
    let is_item = slot.cell.role == Role::RowHead && tall == 1;
    let attributes = [
        scope.map_or(String::new(), |scope| format!(" scope=\"{scope}\"")),
        span("colspan", wide),
        span("rowspan", tall),
        if is_item { " class=\"item\"".to_owned() } else { String::new() },
    ]
    .concat();
    let tag = if scope.is_some() { "th" } else { "td" };
    let marks = body.marks(&slot.cell.notes);
    format!("<{tag}{attributes}>{}{marks}</{tag}>", escape(&slot.cell.text))
}

fn span(name: &str, span: usize) -> String {
    if span > 1 { format!(" {name}=\"{span}\"") } else { String::new() }
}
