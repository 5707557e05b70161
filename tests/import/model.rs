//! A report in which no two figures of a table are alike, so that a figure in the wrong place is seen; and the
//! manners in which such reports are published.

use std::fmt::Write as _;

use crate::common::read;
use gen_report::{
    document::{BlockKind, compose},
    form::ANNUAL_2021,
    import::{Imported, read as read_published, recognise},
    report::{Entry, Report},
    writers,
};

/// A line of words, or a table.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    Line(String),
    Table(Vec<Vec<Place>>),
}

/// A cell with the columns and rows that it covers.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) text: String,
    pub(crate) wide: usize,
    pub(crate) tall: usize,
}

/// The report as an agency would have filled it in.
pub(crate) fn report() -> Report {
    let mut text = String::from(
        r#"form = "2021-30"
year = 2024
date = 2025-01-20
title = "青石县财政局2024年政府信息公开工作年度报告"
opening = """
根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为2024年1月1日至2024年12月31日。如有疑问，请与本局联系（地址：青石县东街1号；邮编：834600；电话：0901-3340001）。"""
[agency]
name = "青石县财政局"
kind = "department"
level = "county"
address = "青石县东街1号"
postcode = "834600"
phone = "0901-3340001"
[overview]
text = "2024年，青石县财政局认真做好政府信息公开工作。"
disclosure = "全年主动公开信息120条。\n公开预算决算信息30条。"
requests = "全年收到申请若干件，均已答复。"
management = "规范信息发布流程。"
platform = "做好网站栏目维护。"
supervision = "开展业务培训2次。"
[problems]
problems = "公开的内容还不够全面，解读的形式还不够丰富。"
improvements = "针对上述问题，将充实公开内容，丰富解读形式。"
[other]
fee_charged = 0
text = "本年度未收取信息处理费。"
"#,
    );
    for table in &ANNUAL_2021.tables {
        writeln!(text, "[{}]", table.key).unwrap();
        for (row, (block, line)) in table.rows().enumerate() {
            let cell = |column: usize| (100 + row * 20 + column).to_string();
            let cells: Vec<_> = (0..block.columns.len()).map(cell).collect();
            writeln!(text, "{} = [{}]", line.key, cells.join(", ")).unwrap();
        }
    }
    read(text)
}

/// The report as it is printed.
pub(crate) fn items() -> Vec<Item> {
    items_of(&report())
}

pub(crate) fn items_of(report: &Report) -> Vec<Item> {
    let paper = compose(report, &ANNUAL_2021, writers::built_in(), &[], false).unwrap();
    let mut items = vec![];
    for block in paper.blocks {
        match block.kind {
            BlockKind::Title(title) => items.push(Item::Line(title.text())),
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => items.push(Item::Line(text)),
            BlockKind::RunIn { heading, text, .. } => items.push(Item::Line(heading + &text)),
            BlockKind::Table(table) => {
                let place = |cell: gen_report::document::Cell| Place {
                    text: cell.text().into_owned(),
                    wide: cell.wide,
                    tall: cell.tall,
                };
                let rows = table.rows.into_iter().map(|row| row.into_iter().map(place).collect());
                items.push(Item::Table(rows.collect()));
            }
            BlockKind::Signature(closing) => {
                items.extend(
                    [closing.signature, closing.date]
                        .into_iter()
                        .filter(|line| !line.is_empty())
                        .map(Item::Line),
                );
            }
        }
    }
    items
}

/// The tables among the items.
pub(crate) fn tables(items: &mut [Item]) -> Vec<&mut Vec<Vec<Place>>> {
    items.iter_mut().filter_map(as_table).collect()
}

fn as_table(item: &mut Item) -> Option<&mut Vec<Vec<Place>>> {
    if let Item::Table(rows) = item { Some(rows) } else { None }
}

/// Changes the words of every cell.
pub(crate) fn reword(items: &mut [Item], change: impl Fn(&str) -> String) {
    for cell in tables(items).into_iter().flatten().flatten() {
        cell.text = change(&cell.text);
    }
}

/// Reads a file and recognises the report.
pub(crate) fn recognised(bytes: &[u8]) -> Imported {
    recognise("report", read_published(bytes).unwrap()).unwrap()
}

/// Every figure of two reports that differs, by its name.
pub(crate) fn differences(read: &Report, right: &Report) -> Vec<String> {
    let mut wrong = vec![];
    for (at, table) in ANNUAL_2021.tables.iter().enumerate() {
        for (row, (block, line)) in table.rows().enumerate() {
            for (column, own) in block.columns.iter().enumerate() {
                let entry =
                    |report: &Report| report.grids[at].cell(row, column).map(|cell| cell.value.clone());
                let (read, right) = (entry(read), entry(right));
                if read != right {
                    let shown = match read {
                        Some(Entry::Count(count)) => count.to_string(),
                        other => format!("{other:?}"),
                    };
                    wrong.push(format!("{}.{}.{}={shown}", table.key, line.key, own.key));
                }
            }
        }
    }
    wrong
}

/// Asserts that everything was read, and nothing is in doubt.
pub(crate) fn assert_whole(bytes: &[u8]) -> Imported {
    let imported = recognised(bytes);
    assert_eq!(differences(&imported.certain(), &report()), Vec::<String>::new(), "{:?}", imported.doubts);
    assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0));
    assert_words(&imported.report, &report());
    imported
}

/// Asserts that header and words are the same.
pub(crate) fn assert_words(read: &Report, right: &Report) {
    let text = |prose: &Option<gen_report::report::Prose>| {
        prose.as_ref().map_or(String::new(), |prose| prose.text.trim().to_string())
    };
    assert_eq!(text(&read.title), text(&right.title));
    assert_eq!(text(&read.opening), text(&right.opening));
    for (read, right) in read.section_texts.iter().zip(&right.section_texts) {
        assert_eq!(text(&read.text), text(&right.text));
        for (read, right) in read.parts.iter().zip(&right.parts) {
            assert_eq!(text(read), text(right));
        }
    }
    let value =
        |name: &Option<gen_report::source::Spanned<String>>| name.as_ref().map(|name| name.value.clone());
    assert_eq!(value(&read.agency.name), value(&right.agency.name));
    assert_eq!(value(&read.agency.phone), value(&right.agency.phone));
    assert_eq!(read.date.as_ref().map(|date| date.value), right.date.as_ref().map(|date| date.value));
    assert_eq!(read.year.as_ref().map(|year| year.value), right.year.as_ref().map(|year| year.value));
    let fee = |report: &Report| report.fee_charged.as_ref().map(|fee| fee.value.clone());
    assert_eq!(fee(read), fee(right));
}

/// The rows with an empty string at every place that another cell covers.
pub(crate) fn dense(rows: &[Vec<Place>]) -> Vec<Vec<Option<&Place>>> {
    let width = rows[0].iter().map(|cell| cell.wide).sum();
    let mut grid: Vec<Vec<Option<&Place>>> = vec![vec![None; width]; rows.len()];
    let mut taken = vec![vec![false; width]; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            while taken[at][column] {
                column += 1;
            }
            grid[at][column] = Some(cell);
            for line in taken.iter_mut().skip(at).take(cell.tall) {
                line[column..column + cell.wide].fill(true);
            }
        }
    }
    grid
}

/// As a web page.
pub(crate) fn html(items: &[Item]) -> String {
    let mut page = String::from("<!DOCTYPE html><html><body>");
    for item in items {
        match item {
            Item::Line(line) => write!(page, "<p>{line}</p>").unwrap(),
            Item::Table(rows) => {
                page += "<table>";
                for row in rows {
                    page += "<tr>";
                    for cell in row {
                        let Place { text, wide, tall } = cell;
                        write!(page, "<td colspan=\"{wide}\" rowspan=\"{tall}\">{text}</td>").unwrap();
                    }
                    page += "</tr>";
                }
                page += "</table>";
            }
        }
    }
    page + "</body></html>"
}

/// As the body of a Word document.
pub(crate) fn word(items: &[Item]) -> String {
    items.iter().map(word_item).collect()
}

fn word_item(item: &Item) -> String {
    let rows = match item {
        Item::Line(line) => return crate::build::p(line),
        Item::Table(rows) => rows,
    };
    let grid = dense(rows);
    let mut table = String::new();
    for (at, line) in grid.iter().enumerate() {
        table += "<w:tr>";
        let mut column = 0;
        while column < line.len() {
            let (cell, merge, words) = match line[column] {
                Some(cell) if cell.tall > 1 => (cell, "<w:vMerge w:val=\"restart\"/>", cell.text.as_str()),
                Some(cell) => (cell, "", cell.text.as_str()),
                None => {
                    let above = (0..at).rev().find_map(|above| grid[above][column]).unwrap();
                    (above, "<w:vMerge/>", "")
                }
            };
            let properties = format!("<w:gridSpan w:val=\"{}\"/>{merge}", cell.wide);
            table += &crate::build::tc(&properties, words);
            column += cell.wide;
        }
        table += "</w:tr>";
    }
    format!("<w:tbl>{table}</w:tbl>")
}

/// As text with a row on each line and a tab between cells; covered places stay empty.
pub(crate) fn tabbed(items: &[Item]) -> String {
    lines(items, |row| {
        let cells: Vec<_> = row.iter().map(|cell| cell.map_or("", |cell| cell.text.as_str())).collect();
        cells.join("\t") + "\n"
    })
}

/// As text with a cell on each line; places covered from the left are left out, as some converters do.
pub(crate) fn one_a_line(items: &[Item]) -> String {
    lines(items, |row| {
        let mut shown = String::new();
        let mut covered = 0;
        for cell in row {
            match cell {
                Some(cell) => {
                    writeln!(shown, "\t{}", cell.text).unwrap();
                    covered = cell.wide - 1;
                }
                None if covered > 0 => covered -= 1,
                None => shown += "\t\n",
            }
        }
        shown + "\n"
    })
}

/// As Markdown.
pub(crate) fn markdown(items: &[Item]) -> String {
    let mut first = true;
    lines(items, |row| {
        let cells: Vec<_> = row.iter().map(|cell| cell.map_or("", |cell| cell.text.as_str())).collect();
        let rule = if std::mem::take(&mut first) { "|---".repeat(row.len()) + "|\n" } else { String::new() };
        format!("| {} |\n{rule}", cells.join(" | "))
    })
}

fn lines(items: &[Item], mut show: impl FnMut(&[Option<&Place>]) -> String) -> String {
    let mut text = String::new();
    for item in items {
        match item {
            Item::Line(line) => writeln!(text, "{line}").unwrap(),
            Item::Table(rows) => {
                text += "\n";
                for row in dense(rows) {
                    text += &show(&row);
                }
                text += "\n\n";
            }
        }
    }
    text
}
