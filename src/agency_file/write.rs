//! A report as an agency's file: every key in the form's order, the official labels as comments.

use crate::agency_file::fields;
use crate::agency_file::toml_text::{Lines, figure, literal, paragraphs, string};
use crate::form::{Form, Section, Table, TableBlock, TableLine};
use crate::report::{Amount, Cell, CellId, Grid, Report, Shown, Totals, fields_of, given_columns};
use crate::text::numerals::in_chinese;
use unicode_width::UnicodeWidthStr as _;

/// What is said beside the report itself.
#[derive(Debug, Clone, Default)]
pub struct Remarks {
    /// Lines at the top of the file.
    pub preface: Vec<String>,
    /// Something to add to the comment of a row: its path (`requests.new`) and the words.
    pub rows: Vec<(String, String)>,
}

/// Writes a report as an agency's file. What a text cites is written out, and every brace
/// as one that is printed; rows that are left out stay as comments.
pub fn write(report: &Report, form: &Form, remarks: &Remarks) -> String {
    Writer { report, form, remarks }.file()
}

/// A report that is written.
struct Writer<'a> {
    report: &'a Report,
    form: &'a Form,
    remarks: &'a Remarks,
}

impl Writer<'_> {
    fn file(&self) -> String {
        let mut parts = vec![self.header(), format!("[agency]\n{}", self.field_lines("agency"))];
        for (at, section) in self.form.sections.iter().enumerate() {
            let head = format!("[{}]  # {}\n", section.key, section.heading);
            parts.push(head + &self.words(at, section) + &self.figures(section));
        }
        let style = self.field_lines("style");
        parts.extend((!style.is_empty()).then(|| format!("[style]  # 版式\n{style}")));
        parts.extend(self.report.accepts.iter().map(accept));
        parts.join("\n")
    }

    fn header(&self) -> String {
        // A comment is one line, whatever the words of a document hold.
        let preface =
            self.remarks.preface.iter().map(|line| format!("# {}\n", line.replace(char::is_control, " ")));
        let top = format!("#:schema ./gen-report.schema.json\n{}", preface.collect::<String>());
        format!("{top}\n{}", self.field_lines(""))
    }

    /// The fields of a section: those that are set, those to be filled in, and how to set others.
    fn field_lines(&self, section: &str) -> String {
        let mut lines = Lines::default();
        for field in fields_of(section) {
            let comment = fields::comment(field, self.form);
            match (fields::write(field, self.report, self.form), field.shown) {
                (Some(value), _) if value.contains('\n') => lines.pair(field.key, value, ""),
                (Some(value), _) => lines.pair(field.key, value, comment),
                (None, Shown::Blank) => lines.pair(field.key, string(""), comment),
                (None, Shown::Comment) => {
                    let year = self.report.year.as_ref().map(|year| year.value);
                    let example = field.example(year);
                    lines.comment(format!("{} = {example}  # {comment}", field.key));
                }
                (None, Shown::Never) => {}
            }
        }
        lines.show()
    }

    fn words(&self, at: usize, section: &Section) -> String {
        let mut lines = Lines::default();
        let chapter = self.report.section_texts.get(at);
        if let Some(text) = chapter.and_then(|chapter| chapter.text.as_ref()) {
            lines.pair("text", paragraphs(&literal(&text.text)), "");
        } else if section.lead && !section.parts.is_empty() {
            lines.comment("text = \"\"  # 总述，可不写");
        } else if section.lead {
            lines.pair("text", paragraphs(""), "");
        }
        let parts = section.parts.iter().enumerate().zip(1..).map(|((at, part), number)| {
            let text = chapter.and_then(|chapter| chapter.parts.get(at)?.as_ref());
            let text = paragraphs(&text.map_or(String::new(), |text| literal(&text.text)));
            format!("# （{}）{}\n{} = {text}\n", in_chinese(number), part.label, part.key)
        });
        let fields = fields_of(&section.key).filter_map(|field| {
            let value = fields::write(field, self.report, self.form)?;
            Some(format!("{} = {value}  # {}\n", field.key, fields::comment(field, self.form)))
        });
        format!("{}{}{}", fields.collect::<String>(), lines.show(), parts.collect::<String>())
    }

    fn figures(&self, section: &Section) -> String {
        let tables = self.form.tables.iter().zip(&self.report.grids);
        let own = tables.filter(|(table, _)| table.section == section.key);
        own.map(|(table, grid)| rows(table, grid, self.report.totals, self.remarks)).collect()
    }
}

fn accept(accept: &crate::report::Accept) -> String {
    let mut lines = Lines::default();
    for (key, value) in [("rule", &accept.rule), ("at", &accept.at), ("reason", &accept.reason)] {
        if let Some(value) = value {
            lines.pair(key, string(&value.value), "");
        }
    }
    format!("[[accept]]  # 认可一处问题，须写明理由\n{}", lines.show())
}

/// The rows of a table, each block under the names of its columns, each group under its labels.
fn rows(table: &Table, grid: &Grid, totals: Totals, remarks: &Remarks) -> String {
    let mut lines = Lines::default();
    let (mut columns, mut groups): (&[TableLine], &[String]) = (&[], &[]);
    for ((block, line), row) in table.rows().zip(&grid.rows) {
        if columns != block.columns.as_slice() {
            columns = &block.columns;
            let names: Vec<_> = columns.iter().map(TableLine::name).collect();
            lines.comment(format!("各列：{}", names.join("、")));
        }
        let outer = &line.label[..line.label.len().saturating_sub(1)];
        let shared = outer.iter().zip(groups).take_while(|(own, last)| own == last).count();
        for label in &outer[shared..] {
            lines.comment(label);
        }
        groups = outer;
        let path = CellId::of_row(table, line).to_string();
        let hints =
            remarks.rows.iter().filter(|(own, _)| *own == path).map(|(_, hint)| format!("（{hint}）"));
        let comment = format!("{}{}", line.name(), hints.collect::<String>());
        match row {
            // The program adds up this row.
            Some(row) if row.given == 0 => {}
            Some(row) => lines.pair(&line.key, values(table, block, grid, &row.cells, totals), comment),
            None => lines.comment(format!("{} =   # {comment}", line.key)),
        }
    }
    lines.show()
}

/// The cells of a row, each as wide as the widest in its column.
fn values(table: &Table, block: &TableBlock, grid: &Grid, cells: &[Cell], totals: Totals) -> String {
    let own = given_columns(table, block, totals);
    let same = |other: &TableBlock| std::ptr::eq(other, block);
    let peers: Vec<_> = table
        .rows()
        .zip(&grid.rows)
        .filter_map(|((own, _), row)| row.as_ref().filter(|row| same(own) && row.given > 0))
        .collect();
    let cell = |(column, cell): (usize, &Cell)| {
        let widths =
            peers.iter().filter_map(|row| Some(figure(row.cells.get(column)?, Amount::WAN_DECIMALS).width()));
        let width = widths.max().unwrap_or(0);
        let shown = figure(cell, Amount::WAN_DECIMALS);
        " ".repeat(width.saturating_sub(shown.width())) + &shown
    };
    if let ([only], [_]) = (cells, block.columns.as_slice()) {
        return figure(only, Amount::WAN_DECIMALS);
    }
    let given = cells.iter().enumerate().filter(|(column, _)| own.contains(column));
    format!("[{}]", given.map(cell).collect::<Vec<_>>().join(", "))
}
