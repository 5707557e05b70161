//! Tables that stand in the page otherwise than the form prints them: nested, in pieces, in one, twice.

use crate::model::{Item, Place, assert_whole, html, items, recognised, reword, tables};
use gen_report::import::{Unrecognised, read, recognise};

fn page(items: &[Item]) -> Vec<u8> {
    html(items).into_bytes()
}

fn body(items: &[Item]) -> String {
    html(items).replace("<!DOCTYPE html><html><body>", "").replace("</body></html>", "")
}

fn place(text: &str) -> Place {
    Place { text: text.to_owned(), wide: 1, tall: 1 }
}

#[test]
fn layout_tables_within_layout_tables_are_opened() {
    let body = body(&items());
    for page in [
        format!(
            "<table><tr><td>首页</td></tr><tr><td><table><tr><td><table><tr><td>{body}</td></tr></table></td></tr></table></td></tr></table>"
        ),
        format!("<table><tr><td>首页</td><td><table><tr><td>{body}</td></tr></table></td></tr></table>"),
    ] {
        assert_whole(format!("<html><body>{page}</body></html>").as_bytes());
    }
}

#[test]
fn a_table_of_one_cell_in_a_cell_is_words() {
    let page = html(&items()).replace(">140</td>", "><table><tr><td>140</td></tr></table></td>");
    assert_whole(page.as_bytes());
}

#[test]
fn heads_in_a_table_of_their_own_belong_to_the_rows_below() {
    let mut pieces = vec![];
    for item in items() {
        let Item::Table(rows) = item else {
            pieces.push(item);
            continue;
        };
        let is_figure = |row: &Vec<Place>| row.iter().any(|cell| cell.text.parse::<usize>().is_ok());
        let first = rows.iter().position(is_figure).unwrap();
        // The labels of the first table stand above each of its blocks.
        if first < 3 {
            pieces.push(Item::Table(rows));
            continue;
        }
        let (heads, rows) = rows.split_at(first);
        pieces.push(Item::Table(heads.to_vec()));
        pieces.push(Item::Table(rows.to_vec()));
    }
    let imported = recognised(&page(&pieces));
    assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{:?}", imported.doubts);
}

#[test]
fn a_group_and_its_row_in_one_cell_are_the_row() {
    let mut items = items();
    for table in tables(&mut items).into_iter().skip(1).take(1) {
        let mut groups: Vec<(String, usize)> = vec![];
        for row in table.iter_mut() {
            let tall =
                |cell: &Place| cell.tall > 1 && cell.text.contains('（') && !cell.text.contains("本列");
            if let Some(at) = row.iter().position(tall) {
                let group = row.remove(at);
                groups.push((group.text, group.tall));
            }
            let Some((group, left)) = groups.last_mut().filter(|(_, left)| *left > 0) else { continue };
            let label = row.iter_mut().find(|cell| cell.text.contains('.')).unwrap();
            label.text = format!("{group}{}", label.text);
            label.wide = 2;
            *left -= 1;
        }
        assert_eq!(groups.len(), 4);
    }
    let imported = recognised(&page(&items));
    assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{:?}", imported.doubts);
}

#[test]
fn the_same_tables_in_an_annex_are_no_second_report() {
    let annex: Vec<Item> = items().into_iter().filter(|item| matches!(item, Item::Table(_))).collect();
    let mut twice = items();
    twice.extend(annex.clone());
    let imported = recognised(&page(&twice));
    assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{:?}", imported.doubts);
    let mut empty = annex.clone();
    reword(&mut empty, |words| if words.parse::<usize>().is_ok() { String::new() } else { words.to_owned() });
    for copies in [[items(), empty.clone()].concat(), [empty, items()].concat()] {
        let imported = recognised(&page(&copies));
        assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{:?}", imported.doubts);
    }
    let mut other = annex;
    reword(&mut other, |words| words.replace('1', "2"));
    let refused = recognise("report", read(&page(&[items(), other].concat())).unwrap());
    assert!(matches!(refused, Err(Unrecognised::TwoReports)));
}

#[test]
fn small_tables_of_a_text_spoil_no_row_of_the_form() {
    let small = [
        vec!["项目 2023年 2024年", "行政许可 2 3", "行政处罚 5 6"],
        vec!["类别 数量", "规章 3", "行政规范性文件 77", "行政许可 12"],
        vec!["办理结果 2023年 2024年", "予以公开 5 6", "部分公开 1 2", "总计 7 10"],
        vec!["行政复议 _ _ _ _ 行政诉讼", "结果维持 结果纠正 其他结果 尚未审结 总计 总计", "9 9 9 9 36 7"],
    ];
    for rows in small {
        let cell = |words: &str| place(if words == "_" { "" } else { words });
        let rows: Vec<Vec<Place>> = rows.iter().map(|row| row.split(' ').map(cell).collect()).collect();
        let mut items = items();
        let at =
            items.iter().position(|item| matches!(item, Item::Line(line) if line.contains("120条"))).unwrap();
        items.insert(at + 1, Item::Table(rows.clone()));
        let imported = recognised(&page(&items));
        assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{rows:?}");
    }
}

#[test]
fn a_row_that_is_printed_twice_under_the_heads_is_a_doubt() {
    let mut items = items();
    let table = tables(&mut items).into_iter().nth(1).unwrap();
    let mut row = table.last().unwrap().clone();
    row.last_mut().unwrap().text = "9".to_owned();
    table.push(row);
    let imported = recognised(&page(&items));
    assert_eq!((imported.sure, imported.unsure, imported.missing), (193, 7, 0));
}

#[test]
fn all_tables_in_one_are_parted() {
    let mut rows = vec![];
    let mut whole = vec![];
    for item in items() {
        match item {
            Item::Table(own) => rows.extend(own),
            Item::Line(line) if line.starts_with("五、") => {
                whole.push(Item::Table(std::mem::take(&mut rows)));
                whole.push(Item::Line(line));
            }
            line @ Item::Line(_) => whole.push(line),
        }
    }
    let imported = recognised(&page(&whole));
    assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{:?}", imported.doubts);
}

#[test]
fn pictures_do_not_count() {
    let picture = format!("<img src=\"data:image/png;base64,{}\">", "iVBORw0K".repeat(9 << 17));
    let page = html(&items()).replace("<body>", &format!("<body>{picture}"));
    assert!(page.len() > 9 << 20);
    assert_whole(page.as_bytes());
    let document = crate::build::document(&crate::model::word(&items()));
    let files =
        [("word/document.xml".to_owned(), document), ("word/media/1.png".to_owned(), "x".repeat(25 << 20))];
    assert_whole(&crate::build::zip(&files));
    let words = html(&items()).replace("<body>", &format!("<body>{}", "<!-- x -->".repeat(1 << 20)));
    assert_eq!(crate::build::refused(words.as_bytes()), gen_report::import::Unreadable::TooLarge);
}
