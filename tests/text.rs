//! The plain text reads as the paper does.
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

mod common;

use common::{corrected, lay_out, read};
use gen_report::document::{Block, BlockKind, Cell, Document, PageStyle, Remark, Role, Table};
use gen_report::report::Entry;
use proptest::prelude::*;
use snapbox::assert_data_eq;
use unicode_width::UnicodeWidthStr;

fn write(document: &Document) -> String {
    String::from_utf8(common::write(document, "txt")).unwrap()
}

fn document(text: &str, remarks: &[Remark]) -> Document {
    lay_out(&read(text), remarks)
}

/// A document of a single block.
fn single(kind: BlockKind) -> Document {
    Document {
        title: String::new(),
        creator: String::new(),
        dated: None,
        blocks: vec![Block::new(kind)],
        style: PageStyle::default(),
        draft: false,
        notes: vec![],
    }
}

#[test]
fn a_sample_reads_as_on_paper() {
    let document = document(&corrected("emin-2024"), &[]);
    let written = write(&document);
    assert_data_eq!(written.clone(), snapbox::file!["writers/emin-2024.txt"].raw());
    assert_eq!(written, write(&document));
}

#[test]
fn eight_digits_stand_on_one_line() {
    let mut text = corrected("zhangwu-2024");
    text = text.replacen("new ", "new = [12345678, 0, 0, 0, 0, 0, 99999999]\n#", 1);
    let written = write(&document(&text, &[]));
    let row = written.lines().find(|line| line.contains("一、本年新收")).unwrap();
    assert!(row.contains("|12345678|") && row.ends_with("|99999999|"), "{row}");
}

#[test]
fn every_row_of_a_sample_is_as_wide_in_chinese_fonts_as_in_others() {
    for name in ["emin-2024", "yingjisha-2023", "zhangwu-2024"] {
        let written = write(&document(&corrected(name), &[]));
        let rows: Vec<_> = written.lines().filter(|line| line.starts_with(['+', '|'])).collect();
        assert!(rows.len() > 100 && rows.iter().any(|row| row.contains("三安全一稳定")), "{written}");
        for row in rows {
            assert_eq!(row.width(), row.width_cjk(), "{row}");
        }
    }
}

#[test]
fn a_draft_says_so_and_lists_its_findings() {
    let remark = |path: &str, author: &str, text: &str| Remark {
        path: path.to_owned(),
        at: None,
        author: author.to_owned(),
        text: text.to_owned(),
    };
    let remarks = [
        remark("requests.new.total", "B301", "合计不对"),
        remark("overview.disclosure", "N101", "分项之和不对"),
        remark("", "F003", "缺机关级别"),
    ];
    let written = write(&document(&corrected("zhangwu-2024"), &remarks));
    assert_eq!(written.lines().next().unwrap().trim(), "【草稿】");
    let last: Vec<_> = written.lines().rev().take(4).map(str::trim).collect();
    assert_eq!(
        last,
        [
            "3. F003　全文：缺机关级别",
            "2. B301　收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 · 10：合计不对",
            "1. N101　“（一）主动公开情况”：分项之和不对",
            "草稿中待核实、修改之处：",
        ]
    );
}

#[test]
fn no_control_character_comes_through() {
    let written = write(&single(BlockKind::Paragraph("公开\u{1b}[31m信息\u{7}\n第二行".to_owned())));
    assert_eq!(written, "　　公开[31m信息第二行\n");
}

/// Tables of any shape, those that do not add up included.
fn tables() -> impl Strategy<Value = Table> {
    let cell = ("[公开1-3（）“—‘·]{0,9}", 0_usize..4, 0_usize..4, 0_usize..4).prop_map(
        |(text, wide, tall, role)| {
            let role = [Role::ColumnHead, Role::RowHead, Role::Caption].get(role);
            let figure = || Cell::figure(Entry::Count(text.len() as u64));
            role.map_or_else(figure, |role| Cell::label(&text, *role)).span(wide, tall)
        },
    );
    let rows = prop::collection::vec(prop::collection::vec(cell, 0..5), 0..5);
    let widths = prop::collection::vec(0_u16..1000, 0..6);
    (widths, rows).prop_map(|(widths, rows)| Table { name: String::new(), widths, head: 0, rows })
}

proptest! {
    #[test]
    fn every_table_is_a_rectangle(table in tables()) {
        let written = write(&single(BlockKind::Table(table)));
        let mut lines = written.lines().map(UnicodeWidthStr::width);
        let first = lines.next();
        prop_assert!(lines.all(|width| Some(width) == first), "{}", written);
        // So it is in Chinese fonts, where some characters are twice as wide.
        let mut lines = written.lines().map(UnicodeWidthStr::width_cjk);
        prop_assert!(lines.all(|width| Some(width) == first), "{}", written);
    }
}
