//! A report as an agency's file: every key in the form's order, the official labels as comments.

use crate::agency_file::toml_text::{Lines, literal, paragraphs, string};
use crate::form::{Block, Form, Line, Section, Table};
use crate::report::{
    Amount, Cell, Entry, Grid, Kind, Level, NotACount, Prose, Report, TO_FILL_IN, Totals, total_columns,
};
use crate::source::{Span, Spanned};
use unicode_width::UnicodeWidthStr as _;

/// What is said beside the report itself.
#[derive(Debug, Clone, Default)]
pub struct Remarks {
    /// Lines at the top of the file.
    pub preface: Vec<String>,
    /// Something to add to the comment of a row: its path (`requests.new`) and the words.
    pub rows: Vec<(String, String)>,
}

impl Report {
    /// The report with every row and text of the form there, and nothing filled in.
    pub fn blank(form: &Form) -> Self {
        let blank = |_: &Line| Cell::new(Entry::Blank, 0..0);
        let grids = form.tables.iter().map(|table| {
            let rows = table.rows().map(|(block, _)| {
                let cells: Vec<Cell> = block.columns.iter().map(blank).collect();
                Some(crate::report::Row {
                    key: Span::default(),
                    span: Span::default(),
                    given: cells.len(),
                    fits: true,
                    cells,
                })
            });
            Grid { span: Some(Span::default()), rows: rows.collect() }
        });
        let chapters = form.sections.iter().map(|section| crate::report::SectionText {
            span: Some(Span::default()),
            text: None,
            parts: vec![Some(Prose::default()); section.parts.len()],
        });
        Self {
            fee_charged: Some(Cell::new(Entry::Blank, 0..0)),
            grids: grids.collect(),
            section_texts: chapters.collect(),
            ..Self::default()
        }
    }

    /// The report as an agency's file. What a text cites is written out, and every brace
    /// as one that is printed; rows that are left out stay as comments.
    pub fn to_toml(&self, form: &Form, remarks: &Remarks) -> String {
        let mut parts = vec![self.header(form, remarks), self.agency_lines()];
        for (at, section) in form.sections.iter().enumerate() {
            let head = format!("[{}]  # {}\n", section.key, section.heading);
            parts.push(head + &self.words(at, section) + &self.figures(form, section, remarks));
        }
        parts.extend(self.style_lines());
        parts.extend(self.accepts.iter().map(accept));
        parts.join("\n")
    }

    fn header(&self, form: &Form, remarks: &Remarks) -> String {
        // A comment is one line, whatever the words of a document hold.
        let preface =
            remarks.preface.iter().map(|line| format!("# {}\n", line.replace(char::is_control, " ")));
        let top = format!("#:schema ./gen-report.schema.json\n{}", preface.collect::<String>());
        let mut lines = Lines::default();
        lines.pair("form", string(&form.key), &form.notice);
        let year = self.year.as_ref().map(|year| year.value.to_string());
        set(&mut lines, "year", year, "2025", "报告年度");
        let date = self.date.as_ref().map(|date| date.value.to_string());
        let next = self.year.as_ref().map_or(2026, |year| year.value.saturating_add(1));
        set(&mut lines, "date", date, &format!("{next}-01-20"), "成文日期");
        let computed = "given：填报合计并核对；computed：合计由程序计算，各行少填一个数，不填（七）总计";
        let word = if self.totals == Totals::Computed { "computed" } else { "given" };
        lines.pair("totals", string(word), computed);
        let title = self.title.as_ref().map(|title| string(&literal(&title.text)));
        set(&mut lines, "title", title, "\"\"", "标题，可不写：按机关名称和年度生成");
        let opening = self.opening.as_ref().map(|opening| paragraphs(&literal(&opening.text)));
        set(&mut lines, "opening", opening, "\"\"", "开头一段，可不写：按模板生成");
        let text = |value: &Option<Spanned<String>>| Some(string(&value.as_ref()?.value));
        for (key, value, comment) in [
            ("signature", text(&self.signature), "落款"),
            ("deadline", self.deadline.as_ref().map(|date| date.value.to_string()), "公布期限"),
            ("seal", self.seal.as_ref().map(|seal| seal.value.to_string()), "是否盖章"),
            ("last", text(&self.last), "上一年度的报告，用来核对结转和存量"),
            ("templates", text(&self.templates), "本单位的模板"),
        ] {
            if let Some(value) = value {
                lines.pair(key, value, comment);
            }
        }
        if !self.children.is_empty() {
            let names: Vec<_> = self.children.iter().map(|name| string(&name.value)).collect();
            lines.pair("children", format!("[{}]", names.join(", ")), "下级单位的报告，用来核对汇总");
        }
        format!("{top}\n{}", lines.show())
    }

    fn agency_lines(&self) -> String {
        let agency = &self.agency;
        let text = |value: &Option<Spanned<String>>| string(value.as_ref().map_or("", |value| &value.value));
        let words = |all: &[(&str, &str)]| {
            all.iter().map(|(word, label)| format!("{word} {label}")).collect::<Vec<_>>().join("｜")
        };
        let kinds: Vec<_> = Kind::ALL.iter().map(|(word, label, _)| (*word, *label)).collect();
        let levels: Vec<_> = Level::ALL.iter().map(|(word, label, _)| (*word, *label)).collect();
        let kind =
            agency.kind.as_ref().and_then(|own| Kind::ALL.iter().find(|(.., kind)| *kind == own.value));
        let level =
            agency.level.as_ref().and_then(|own| Level::ALL.iter().find(|(.., level)| *level == own.value));
        let mut lines = Lines::default();
        lines.pair("name", text(&agency.name), "机关全称，用于标题和落款");
        lines.pair("kind", string(kind.map_or("", |(word, ..)| word)), words(&kinds));
        lines.pair("level", string(level.map_or("", |(word, ..)| word)), words(&levels));
        lines.pair("address", text(&agency.address), "地址");
        lines.pair("postcode", text(&agency.postcode), "邮编");
        lines.pair("phone", text(&agency.phone), "电话");
        format!("[agency]\n{}", lines.show())
    }

    fn words(&self, at: usize, section: &Section) -> String {
        let mut lines = Lines::default();
        let chapter = self.section_texts.get(at);
        if let Some(text) = chapter.and_then(|chapter| chapter.text.as_ref()) {
            lines.pair("text", paragraphs(&literal(&text.text)), "");
        } else if section.lead && !section.parts.is_empty() {
            lines.comment("text = \"\"  # 总述，可不写");
        } else if section.lead {
            lines.pair("text", paragraphs(""), "");
        }
        let parts = section.parts.iter().enumerate().map(|(number, part)| {
            let text = chapter.and_then(|chapter| chapter.parts.get(number)?.as_ref());
            let text = paragraphs(&text.map_or(String::new(), |text| literal(&text.text)));
            format!("# （{}）{}\n{} = {text}\n", numeral(number), part.label, part.key)
        });
        let fee = self.fee_charged.as_ref().filter(|_| section.key == "other").map_or(String::new(), |fee| {
            format!("fee_charged = {}  # 本年实收信息处理费（元）\n", show(fee, Amount::YUAN_DECIMALS))
        });
        format!("{fee}{}{}", lines.show(), parts.collect::<String>())
    }

    fn figures(&self, form: &Form, section: &Section, remarks: &Remarks) -> String {
        let tables = form.tables.iter().zip(&self.grids);
        let own = tables.filter(|(table, _)| table.section == section.key);
        own.map(|(table, grid)| rows(table, grid, self.totals, remarks)).collect()
    }

    fn style_lines(&self) -> Option<String> {
        let style = &self.style;
        let mut lines = Lines::default();
        for (key, font, comment) in [
            ("title_font", &style.title_font, "标题的字体"),
            ("heading_font", &style.heading_font, "一级标题的字体"),
            ("subheading_font", &style.subheading_font, "二级标题的字体"),
            ("body_font", &style.body_font, "正文的字体"),
        ] {
            if let Some(font) = font {
                lines.pair(key, string(&font.value), comment);
            }
        }
        if let Some(pitch) = &style.line_pitch {
            lines.pair("line_pitch", pitch.value.to_string(), "正文的行距（磅）");
        }
        if let Some(numbers) = &style.page_numbers {
            lines.pair("page_numbers", numbers.value.to_string(), "是否印页码");
        }
        let shown = lines.show();
        (!shown.is_empty()).then(|| format!("[style]  # 版式\n{shown}"))
    }
}

/// A key that is set, or a comment that shows how to set it.
fn set(lines: &mut Lines, key: &str, value: Option<String>, example: &str, comment: &str) {
    match value {
        Some(value) if value.contains('\n') => lines.pair(key, value, ""),
        Some(value) => lines.pair(key, value, comment),
        None => lines.comment(format!("{key} = {example}  # {comment}")),
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
    let (mut columns, mut groups): (&[Line], &[String]) = (&[], &[]);
    for ((block, line), row) in table.rows().zip(&grid.rows) {
        if columns != block.columns.as_slice() {
            columns = &block.columns;
            let names: Vec<_> = columns.iter().map(Line::name).collect();
            lines.comment(format!("各列：{}", names.join("、")));
        }
        let outer = &line.label[..line.label.len().saturating_sub(1)];
        let shared = outer.iter().zip(groups).take_while(|(own, last)| own == last).count();
        for label in &outer[shared..] {
            lines.comment(label);
        }
        groups = outer;
        let path = format!("{}.{}", table.key, line.key);
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
fn values(table: &Table, block: &Block, grid: &Grid, cells: &[Cell], totals: Totals) -> String {
    let computed = if totals == Totals::Computed { total_columns(table, block) } else { vec![] };
    let same = |other: &Block| std::ptr::eq(other, block);
    let peers: Vec<_> = table
        .rows()
        .zip(&grid.rows)
        .filter_map(|((own, _), row)| row.as_ref().filter(|row| same(own) && row.given > 0))
        .collect();
    let cell = |(column, cell): (usize, &Cell)| {
        let widths =
            peers.iter().filter_map(|row| Some(show(row.cells.get(column)?, Amount::WAN_DECIMALS).width()));
        let width = widths.max().unwrap_or(0);
        let shown = show(cell, Amount::WAN_DECIMALS);
        " ".repeat(width.saturating_sub(shown.width())) + &shown
    };
    if let ([only], [_]) = (cells, block.columns.as_slice()) {
        return show(only, Amount::WAN_DECIMALS);
    }
    let given = cells.iter().enumerate().filter(|(column, _)| !computed.contains(column));
    format!("[{}]", given.map(cell).collect::<Vec<_>>().join(", "))
}

/// A figure; what is no figure is written as it was, for a second look.
fn show(cell: &Cell, decimals: usize) -> String {
    match &cell.value {
        Entry::Count(count) => count.to_string(),
        Entry::Amount(amount) => amount.show(decimals),
        Entry::Blank | Entry::AtLeast(_) => string(TO_FILL_IN),
        Entry::Unsure => string("?"),
        Entry::NotACount(NotACount::Words | NotACount::Kind | NotACount::List, written) => string(written),
        Entry::NotACount(_, written) => written.clone(),
    }
}

/// 一, 二, 三 … for the few parts that a section has.
fn numeral(number: usize) -> char {
    "一二三四五六七八九十".chars().nth(number).unwrap_or('＊')
}
