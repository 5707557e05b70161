//! The agency's file is taken down as it stands: figures, words, issues, each with its place.

#![allow(clippy::unwrap_used)]

mod common;

use common::{judge, read, read_source};
use gen_report::report::{Entry, Extent, Found, IssueKind, NotACount, Report, ValueKind};
use gen_report::source::Source;
use gen_report::source::Span;

fn new_row(cells: &str) -> Vec<Entry> {
    let report = read(format!("[requests]\nnew = {cells}\n"));
    let row = report.grids[1].rows[0].clone().unwrap();
    assert!(!row.fits, "these rows are longer than the form's");
    row.cells.into_iter().map(|cell| cell.value).collect()
}

#[test]
fn every_cell_is_what_was_written() {
    let cells =
        new_row("[0, 12, \"\", \"/\", -1, 1e3, \"无\", 99999999999999999999, 1.5, +7, 1_000, 0x10, true]");
    let odd = |odd, written: &str| Entry::NotACount(odd, written.to_owned());
    let expected = [
        Entry::Count(0),
        Entry::Count(12),
        Entry::Blank,
        Entry::Blank,
        odd(NotACount::Negative, "-1"),
        odd(NotACount::NotPlain, "1e3"),
        odd(NotACount::Words, "无"),
        odd(NotACount::TooLarge, "99999999999999999999"),
        odd(NotACount::Fraction, "1.5"),
        Entry::Count(7),
        Entry::Count(1000),
        odd(NotACount::NotPlain, "0x10"),
        odd(NotACount::Kind(ValueKind::Boolean), ""),
    ];
    assert_eq!(cells, expected);
}

#[test]
fn amounts_keep_every_digit() {
    let report = read("[disclosure]\nfees = 1725.6168\n[other]\nfee_charged = 20.5\n");
    let fees = report.grids[0].cell(5, 0).unwrap();
    assert_eq!(fees.value.amount().unwrap().show(6), "1725.6168");
    assert_eq!(report.fee_charged.unwrap().value.amount().unwrap().show(2), "20.5");
}

#[test]
fn an_unknown_key_is_reported_with_the_nearest_known_one() {
    let (source, report) =
        read_source("[agency]\nadress = \"友好路\"\n[requests]\ndenied.qurey = [0]\nlitigation = 3\n");
    let told: Vec<_> = report.issues.iter().map(|odd| (&source.text[odd.span], &odd.what)).collect();
    let unknown = |path: &str, nearest: Option<&str>| IssueKind::UnknownKey {
        path: path.to_owned(),
        nearest: nearest.map(str::to_owned),
        extent: Extent::Line,
    };
    assert_eq!(
        told,
        [
            ("adress", &unknown("agency.adress", Some("agency.address"))),
            ("qurey", &unknown("requests.denied.qurey", Some("requests.denied.query"))),
            ("litigation", &unknown("requests.litigation", None)),
        ]
    );
}

#[test]
fn every_torn_line_is_reported_once_and_the_rest_is_read() {
    let text = "year ＝ 2024\ntitle = “报告”\n[agency]\nname = \"某县，某局\"\n[requests]\nnew = [３, 0, 0, 0, 0, 0, 0]\n\
                carried_in = [0, 0, 0, 0, 0, 0, 0]\n";
    let (source, report) = read_source(text);
    assert_eq!(
        syntax(&source, &report),
        owned(&[
            (1, "这里用了全角字符 ＝", "关闭中文标点，改成半角的 ="),
            (2, "这里用了全角字符 “", "关闭中文标点，改成半角的 \""),
            (6, "这里用了全角字符 ３", "改用半角数字 3"),
        ])
    );
    assert!(report.has_syntax_errors);
    assert_eq!(report.agency.name.unwrap().value, "某县，某局");
    assert!(report.grids[1].rows[0].is_none(), "what stands on a torn line is not trusted");
    assert_eq!(report.grids[1].count(1, 6), Some(0));
}

#[test]
fn what_was_left_open_does_not_swallow_the_rest() {
    let text = "date = 2025.01.20\n[agency\nname = 某局\naddress = \"友好路\npostcode = \"834600\"\n[overview]\n\
                text = \"\"\"\n我县。\ndisclosure = \"\"\"\n公开5条。\n\"\"\"\nfoo\n[requests]\nnew = [0, 0, 0\n\
                carried_in = [1,,2]\ngranted = [1 2]\npartial = [1, 0, 0, 0, 0, 0, 1]\n";
    let (source, report) = read_source(text);
    assert_eq!(
        syntax(&source, &report),
        owned(&[
            (1, "日期的写法不对", "日期写成 2025-01-20，不加引号"),
            (2, "节名的方括号没有配对", "节名写成 [agency]"),
            (3, "文字没有加引号", "文字写在英文双引号里：\"…\"，数字不加引号"),
            (4, "引号没有配对", "在这一行的末尾补上英文双引号"),
            (7, "三个引号 \"\"\" 没有配对", "在这段文字的末尾补上 \"\"\""),
            (12, "这个键后面没有等号和值", "写成 键 = 值"),
            (14, "方括号没有配对", "在这一行的末尾补上 ]"),
            (15, "两个逗号之间没有值", "没有的填 0；逗号写多了的，删去一个"),
            (16, "两个值之间缺少逗号", "用英文逗号 , 隔开"),
        ])
    );
    assert_eq!(report.section_texts[0].parts[0].as_ref().unwrap().text, "公开5条。\n");
    assert_eq!(report.grids[1].count(3, 6), Some(1));
}

fn owned(found: &[(usize, &str, &str)]) -> Vec<(usize, String, String)> {
    found.iter().map(|(line, message, help)| (*line, (*message).to_owned(), (*help).to_owned())).collect()
}

/// The findings on the notation: line, message, remedy.
fn syntax(source: &Source, report: &Report) -> Vec<(usize, String, String)> {
    let found = judge(report).into_iter().filter(|problem| problem.code == "F001");
    found.map(|it| (source.position(it.span().start).line, it.message, it.help.unwrap_or_default())).collect()
}

#[test]
fn a_value_of_another_kind_is_reported() {
    let report = read("year = \"24年\"\ndate = 2025-02-30\n[agency]\nkind = \"局\"\nphone = 9013340090\n");
    let wanted: Vec<_> = report
        .issues
        .iter()
        .filter_map(|odd| match &odd.what {
            IssueKind::WrongKind { path, found, .. } => Some((path.as_str(), Some(found.clone()))),
            IssueKind::Syntax { .. } => Some(("syntax", None)),
            _ => None,
        })
        .collect();
    assert_eq!(
        wanted,
        [
            ("year", Some(Found::Kind(ValueKind::Text))),
            ("syntax", None),
            ("agency.kind", Some(Found::Word("局".to_owned()))),
            ("agency.phone", Some(Found::Kind(ValueKind::Integer))),
        ]
    );
}

#[test]
fn computed_totals_are_filled_in() {
    let text =
        "totals = \"computed\"\n[requests]\nnew = [3, 0, 0, 0, 0, 1]\n[cases]\nreview = [1, 2, 0, 4]\n";
    let report = read(text);
    assert_eq!(report.grids[1].count(0, 6), Some(4));
    assert_eq!(report.grids[1].rows[0].as_ref().unwrap().given, 6);
    assert_eq!(report.grids[2].count(0, 4), Some(7));
}

#[test]
fn every_cell_has_a_name() {
    let (source, report) =
        read_source("[agency]\nname = \"某局\"\n[requests]\ndenied.query = [0, 1, 2, 3, 4, 5, 15]\n");
    let at = source.text.find("15").unwrap();
    assert_eq!(report.path_at(Span::from(at..at + 2)), Some("requests.denied.query.total"));
    let at = source.text.find("某局").unwrap();
    assert_eq!(report.path_at(Span::from(at..at + 6)), Some("agency.name"));
}
