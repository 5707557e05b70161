//! A table of the form as an HTML table: every label names the figures that it refers to.

use crate::document::{CellGrid, GridCell, Role, Table, measures};
use crate::templates::escape;
use crate::writers::html::marks::Marks;
use std::fmt::{self, Write as _};
use std::ops::Range;

/// Tables of more columns than this are too wide for a telephone and scroll in their box.
const NARROW: usize = measures::FEW_COLUMNS;
/// A table need not be wider than this for the sake of its labels, in characters: on a desk it does not scroll.
const WIDEST: usize = 54;
/// A telephone shows as many characters.
const TELEPHONE: usize = 20;
/// There the labels that stay in view while the figures scroll are so wide, in tenths of a character: those of single
/// rows, those before several rows, and the first column, where two characters stand side by side.
const LABELS: [usize; 3] = [75, 35, 27];
/// A column of figures is no narrower there, in tenths of a character: its label has two characters a line.
const FIGURES: usize = 28;

/// What a table is built for.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// The page's table of this number, by which its style sheet selects it.
    Page(usize),
    /// The fragment, whose elements bear their own styles.
    Fragment,
}

/// The style rules of table `i`: a column's share of the width, and how narrow the table may become.
pub(super) fn rules(table: &Table, i: usize, rules: &mut String) -> fmt::Result {
    for (column, width) in table.widths.iter().enumerate() {
        writeln!(rules, "#table-{i} .column-{} {{ width: {}.{}% }}", column + 1, width / 10, width % 10)?;
    }
    let grid = CellGrid::new(table);
    let least = least_width(&grid);
    if least > TELEPHONE {
        writeln!(rules, "#table-{i} {{ min-width: {least}em }}")?;
    }
    telephone_rules(&grid, i, rules)
}

/// The style rules of table `i` for a telephone, where it has many columns: narrow labels that stay where they are.
fn telephone_rules(grid: &CellGrid, i: usize, rules: &mut String) -> fmt::Result {
    let labels = staying(grid);
    if labels == 0 {
        return Ok(());
    }
    let columns = grid.table.widths.len();
    let figures = columns - labels;
    let single = grid.cells().filter(|cell| cell.cell.is_figure() && cell.wide == 1);
    let figure = single.map(|cell| need(cell).div_ceil(10)).max().unwrap_or(0).max(FIGURES);
    let width = |column| match column {
        _ if column >= labels => figure,
        _ if column + 1 == labels => LABELS[0],
        0 => LABELS[2],
        _ => LABELS[1],
    };
    let all: usize = (0..labels).map(width).sum::<usize>() + figures * figure;
    writeln!(rules, "@media screen and (max-width: 40em) {{\n#table-{i} {{ min-width: {} }}", tenths(all))?;
    let mut left = 0;
    for column in 0..columns {
        let number = column + 1;
        writeln!(rules, "#table-{i} .column-{number} {{ width: {} }}", tenths(width(column)))?;
        if column < labels {
            writeln!(rules, "#table-{i} .stay-{number} {{ position: sticky; left: {} }}", tenths(left))?;
        }
        left += width(column);
    }
    writeln!(rules, "}}")
}

/// How many columns of labels stay in view on a telephone: those before the first figure, where a table scrolls there.
fn staying(grid: &CellGrid) -> usize {
    if grid.table.widths.len() <= NARROW { 0 } else { grid.first_figure().unwrap_or(0) }
}

/// Tenths of a character as a length.
fn tenths(tenths: usize) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}

/// How wide a figure is, in hundredths of a character: a digit, a mark of a draft, the air around both.
fn need(cell: &GridCell) -> usize {
    56 * cell.cell.text().chars().count() + 170 * cell.cell.notes.len() + 60
}

/// How wide a table is at least, in characters: labels of many columns need room, and no figure may be broken.
fn least_width(grid: &CellGrid) -> usize {
    let widths = &grid.table.widths;
    let columns = widths.len();
    let labels = if columns > NARROW { (columns * 9 / 2).min(WIDEST) } else { 0 };
    let figures = grid.cells().filter(|cell| cell.cell.is_figure()).map(|cell| {
        let share: u16 = widths[cell.column..cell.column + cell.wide].iter().sum();
        (10 * need(cell)).div_ceil(usize::from(share.max(1)))
    });
    figures.max().unwrap_or(0).max(labels)
}

/// A table in a box of its own, in which it scrolls where it is too wide.
pub(super) fn build(table: &Table, look: Look, marks: &mut Marks) -> String {
    let name = escape(&table.name);
    let grid = CellGrid::new(table);
    let rows = &grid.rows;
    let head = table.head.min(rows.len());
    let groups = column_groups(table, rows);
    let columns: String = groups.iter().map(|group| columns(group, table, look)).collect();
    let heads = (head > 0).then_some(("thead", 0..head));
    let bodies = row_groups(rows, head).into_iter().map(|group| ("tbody", group));
    let labels = staying(&grid);
    let mut row = |row: usize, group: &Range<usize>| {
        let own = rows[row].iter().filter(|cell| cell.top == row);
        let cells = own.map(|own| {
            let scope = scope(own, &groups, group);
            let look = cell_look(own, labels, look);
            cell(own, scope, &look, &marks.next(&own.cell.notes))
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let parts = heads.into_iter().chain(bodies).map(|(tag, group)| {
        let rows: String = group.clone().map(|place| row(place, &group)).collect();
        format!("<{tag}>\n{rows}</{tag}>\n")
    });
    let parts: String = parts.collect();
    match look {
        Look::Page(i) => format!(
            "<div class=\"scroll\" role=\"region\" aria-label=\"表：{name}\" tabindex=\"0\">\n\
             <table id=\"table-{i}\">\n<caption>{name}</caption>\n{columns}{parts}</table>\n</div>\n"
        ),
        Look::Fragment => {
            let least = least_width(&grid);
            let least = if least > TELEPHONE { format!("min-width: {least}em; ") } else { String::new() };
            format!(
                "<div style=\"margin: 1em 0; overflow-x: auto\">\n\
                 <table border=\"1\" cellspacing=\"0\" aria-label=\"{name}\" style=\"width: 100%; {least}\
                 border-collapse: collapse; table-layout: fixed; font-size: 14px; line-height: 1.45; text-indent: 0\">\n\
                 {columns}{parts}</table>\n</div>\n"
            )
        }
    }
}

fn columns(group: &Range<usize>, table: &Table, look: Look) -> String {
    let columns = group.clone().map(|column| match look {
        Look::Page(_) => format!("<col class=\"column-{}\">", column + 1),
        Look::Fragment => {
            let width = table.widths[column];
            format!("<col style=\"width: {}.{}%\">", width / 10, width % 10)
        }
    });
    format!("<colgroup>{}</colgroup>\n", columns.collect::<String>())
}

/// The columns under each label of the first row, where it is a head: the groups that such a label covers.
fn column_groups(table: &Table, rows: &[Vec<GridCell>]) -> Vec<Range<usize>> {
    match rows.first() {
        Some(first) if table.head > 0 => {
            first.iter().map(|cell| cell.column..cell.column + cell.wide).collect()
        }
        _ => std::iter::once(0..table.widths.len()).collect(),
    }
}

/// The rows below the head in groups: under a caption, beside a label before several rows, or between those.
fn row_groups(rows: &[Vec<GridCell>], head: usize) -> Vec<Range<usize>> {
    let is_tall = |cell: &GridCell| cell.column == 0 && cell.tall() > 1;
    let begins = |row: usize| {
        let is_free = rows[row].iter().all(|cell| cell.top == row);
        let is_named = rows[row].iter().any(|cell| cell.cell.role() == Some(Role::Caption) || is_tall(cell));
        let is_after = row > 0 && rows[row - 1].iter().any(|cell| is_tall(cell) && cell.bottom == row);
        row == head || is_free && (is_named || is_after)
    };
    let starts: Vec<_> = (head..rows.len()).filter(|row| begins(*row)).collect();
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Returns what a label refers to; nothing for a figure.
fn scope(cell: &GridCell, columns: &[Range<usize>], rows: &Range<usize>) -> Option<&'static str> {
    let (wide, tall) = (cell.wide, cell.tall());
    match cell.cell.role() {
        None => None,
        Some(Role::Caption) => Some("rowgroup"),
        Some(Role::ColumnHead) if wide > 1 && columns.contains(&(cell.column..cell.column + wide)) => {
            Some("colgroup")
        }
        Some(Role::ColumnHead) => Some("col"),
        Some(Role::RowHead) if tall > 1 && *rows == (cell.top..cell.bottom) => Some("rowgroup"),
        Some(Role::RowHead) => Some("row"),
    }
}

/// The classes or the style of a cell; the first `labels` columns stay in view on a telephone.
fn cell_look(cell: &GridCell, labels: usize, look: Look) -> String {
    let is_item = cell.cell.role() == Some(Role::RowHead) && cell.tall() == 1;
    if let Look::Fragment = look {
        let align = if is_item { "left" } else { "center" };
        return format!(
            " style=\"padding: 4px; border: 1px solid #000; text-align: {align}; vertical-align: middle; font-weight: normal\""
        );
    }
    let stays = cell.column + cell.wide <= labels && !cell.cell.is_figure();
    let stay = stays.then(|| format!("stay-{}", cell.column + 1));
    let classes: Vec<_> = is_item.then(|| "item".to_owned()).into_iter().chain(stay).collect();
    if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) }
}

fn cell(placed: &GridCell, scope: Option<&str>, look: &str, marks: &str) -> String {
    let scoped = scope.map_or(String::new(), |scope| format!(" scope=\"{scope}\""));
    let spans = [span("colspan", placed.wide), span("rowspan", placed.tall())].concat();
    let tag = if scope.is_some() { "th" } else { "td" };
    format!("<{tag}{scoped}{spans}{look}>{}{marks}</{tag}>", escape(&placed.cell.text()))
}

fn span(name: &str, span: usize) -> String {
    if span > 1 { format!(" {name}=\"{span}\"") } else { String::new() }
}
