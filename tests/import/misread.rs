//! Prints that are easily taken for another: figures in another unit, in other columns, broken, not written at all.

use crate::build::docx;
use crate::model::{
    Item, Place, assert_whole, differences, html, items, recognised, report, reword, tabbed, tables, word,
};
use gen_report::import::{Imported, NoteKind, Reason, UnsureKind};
use gen_report::report::{Amount, Entry};

/// The model with its fee printed as `fee` under `head`.
fn charged(head: &str, fee: &str) -> Vec<Item> {
    let mut items = items();
    let table = tables(&mut items).remove(0);
    let [.., heads, figures] = table.as_mut_slice() else { unreachable!() };
    assert!(heads[1].text.contains("收费金额"));
    (heads[1].text, figures[1].text) = (head.to_owned(), fee.to_owned());
    items
}

fn fee(imported: &Imported) -> Entry {
    imported.certain().grids[0].cell(5, 0).unwrap().value.clone()
}

#[test]
fn a_fee_is_read_in_the_unit_of_its_head() {
    for head in ["本年收费金额（单位：元）", "本年收费金额（元）"] {
        for items in [charged(head, "123456.7"), charged(head, "123,456.70元")] {
            for bytes in [html(&items).into_bytes(), docx(&word(&items), &[]), tabbed(&items).into_bytes()] {
                let imported = recognised(&bytes);
                assert_eq!(fee(&imported), Entry::Amount(Amount(12_345_670)));
                let told = imported.notes.iter().filter(|note| matches!(note.kind, NoteKind::InYuan { .. }));
                assert_eq!((told.count(), imported.unsure), (1, 0));
            }
        }
        let nought = recognised(html(&charged(head, "0")).as_bytes());
        assert_eq!((fee(&nought), nought.unsure), (Entry::Amount(Amount(0)), 0));
        assert!(!nought.notes.iter().any(|note| matches!(note.kind, NoteKind::InYuan { .. })));
        assert_eq!(fee(&recognised(html(&charged(head, "1.234")).as_bytes())), Entry::Unsure);
    }
    let imported = recognised(html(&charged("本年收费金额（单位：亿元）", "2")).as_bytes());
    assert_eq!(fee(&imported), Entry::Unsure);
    assert!(matches!(&imported.doubts[0].reason, Reason::OtherUnit { unit, .. } if unit == "亿元"));
    for head in ["本年收费金额（万元）", "本年收费金额（单位：万元，保留六位小数）", "本年收费金额"]
    {
        assert_eq!(
            fee(&recognised(html(&charged(head, "12.5")).as_bytes())),
            Entry::Amount(Amount(12_500_000)),
            "{head}"
        );
    }
}

/// 表三 with a column more behind or before its figures; the row of 予以公开 holds `remark` there, and its figures are
/// changed.
fn with_column(head: &str, at_end: bool, remark: &str, change: impl Fn(&mut [Place])) -> Vec<Item> {
    let mut items = items();
    let table = tables(&mut items).remove(1);
    let place = |text: &str, tall: usize| Place { text: text.to_owned(), wide: 1, tall };
    for (row, cells) in table.iter_mut().enumerate() {
        let is_granted = cells.iter().any(|cell| cell.text == "（一）予以公开");
        let figures = cells.len().saturating_sub(7);
        if is_granted {
            change(&mut cells[figures..]);
        }
        let text = if row == 0 {
            head
        } else if is_granted {
            remark
        } else {
            ""
        };
        let at = match (row, at_end) {
            (1 | 2, _) => continue,
            (_, true) => cells.len(),
            (0, false) => 1,
            (_, false) => figures,
        };
        cells.insert(at, place(text, if row == 0 { 3 } else { 1 }));
    }
    items
}

#[test]
fn a_column_that_the_form_does_not_have_moves_no_figure() {
    let same = |_: &mut [Place]| {};
    let blank = |at: usize| move |cells: &mut [Place]| cells[at].text.clear();
    for (head, at_end) in [("备注", true), ("行次", false)] {
        for remark in ["", "3", "含转办1件"] {
            assert_whole(html(&with_column(head, at_end, remark, same)).as_bytes());
            assert_whole(&docx(&word(&with_column(head, at_end, remark, same)), &[]));
        }
        assert_whole(tabbed(&with_column(head, at_end, "", same)).as_bytes());
        let end = if at_end { 0 } else { 6 };
        let items = with_column(head, at_end, "3", blank(end));
        for bytes in [html(&items).into_bytes(), docx(&word(&items), &[]), tabbed(&items).into_bytes()] {
            let wrong = differences(&recognised(&bytes).certain(), &report());
            assert!(
                wrong.iter().all(|wrong| wrong.ends_with("Unsure)") || wrong.ends_with("Blank)")),
                "{wrong:?}"
            );
            assert!(!wrong.is_empty() && wrong.iter().all(|wrong| wrong.contains("granted")), "{wrong:?}");
        }
    }
}

#[test]
fn a_lost_cell_behind_a_label_with_empty_places_is_a_doubt() {
    let page = tabbed(&items());
    assert_whole(page.as_bytes());
    let row = page.lines().find(|line| line.contains("（七）总计")).unwrap();
    let cells: Vec<&str> = row.split('\t').collect();
    assert_eq!((cells.len(), cells[2]), (10, ""));
    let short = [&cells[..4], &cells[5..]].concat().join("\t");
    let imported = recognised(page.replace(row, &short).as_bytes());
    assert_eq!((imported.sure, imported.unsure, imported.missing), (193, 7, 0), "{:?}", imported.doubts);
}

/// The model with columns set with blanks, the figures of 表三's second row and of 表四 changed, and lines below them.
fn laid_out(below: &str) -> Vec<u8> {
    let page = tabbed(&items());
    let mut text = String::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split('\t').filter(|cell| !cell.is_empty()).collect();
        text += &(cells.join("   ") + "\n");
        if cells[..].iter().any(|cell| cell.contains("（一）予以公开")) || cells.len() == 15 {
            text += below;
        }
    }
    text.into_bytes()
}

#[test]
fn digits_below_a_row_may_be_the_rest_of_its_numbers() {
    let whole = recognised(&laid_out(""));
    assert_eq!((whole.sure, whole.unsure), (200, 0));
    for below in ["          4\n", "      4          45\n"] {
        let imported = recognised(&laid_out(below));
        assert_eq!((imported.sure, imported.unsure, imported.missing), (178, 22, 0), "{:?}", imported.doubts);
        let wrapped = Reason::Unsure(UnsureKind::Wrapped);
        assert!(imported.doubts.iter().all(|doubt| doubt.reason == wrapped), "{:?}", imported.doubts);
    }
    let scrap = recognised(&laid_out("  开申请数量      4\n"));
    let wrapped = scrap.doubts.iter().filter(|doubt| doubt.reason == Reason::Unsure(UnsureKind::Wrapped));
    assert!(wrapped.count() >= 2 && scrap.missing == 0, "{:?}", scrap.doubts);
    // The number of a page stands apart.
    let imported = recognised(&laid_out("\n          4\n\n"));
    assert_eq!((imported.sure, imported.unsure), (200, 0), "{:?}", imported.doubts);
}

#[test]
fn lawsuits_before_reconsiderations_are_a_doubt_where_no_ruling_tells() {
    let page = tabbed(&items());
    assert_whole(page.as_bytes());
    let swapped = page.replace("行政复议\t\t\t\t\t行政诉讼", "行政诉讼\t\t\t\t\t\t\t\t\t\t行政复议");
    assert_ne!(page, swapped);
    let imported = recognised(swapped.as_bytes());
    assert_eq!((imported.sure, imported.unsure), (185, 15), "{:?}", imported.doubts);
}

/// The model as a page with the figure of 行政许可 as `cell`.
fn page(cell: &str) -> Vec<u8> {
    let place = |words: &str| format!("<td colspan=\"3\" rowspan=\"1\">{words}</td>");
    let page = html(&items());
    assert_eq!(page.matches(&place("140")).count(), 1);
    page.replace(&place("140"), &place(cell)).into_bytes()
}

#[test]
fn a_field_shows_its_figure_and_a_picture_may_be_one() {
    for field in ["<input value=\"140\">", "<input type=text value='140' size=4 />", "<img src='a.gif'>140"] {
        assert_whole(&page(field));
    }
    for unread in [
        "<img src='8.png' alt='140'>",
        "<select><option>1<option selected>140</select>",
        "<input>",
        "<input value='一四〇'>",
        "<svg><path d='M0 0'/></svg>",
    ] {
        let imported = recognised(&page(unread));
        assert_eq!((imported.sure, imported.unsure, imported.missing), (199, 1, 0), "{unread}");
        assert_eq!(imported.doubts[0].reason, Reason::Unsure(UnsureKind::Pictured), "{unread}");
    }
    for nothing in ["", "<input type='hidden' value='140'>", "<input type=checkbox value=1>"] {
        let imported = recognised(&page(nothing));
        assert_eq!((imported.sure, imported.unsure, imported.missing), (199, 0, 1), "{nothing}");
    }
    let body = word(&items());
    let run = "<w:r><w:t>140</w:t></w:r>";
    assert_eq!(body.matches(run).count(), 3);
    let drawn = body.replacen(run, "<w:r><w:drawing><a:graphic/></w:drawing></w:r>", 1);
    let imported = recognised(&docx(&drawn, &[]));
    assert_eq!((imported.sure, imported.unsure, imported.missing), (199, 1, 0), "{:?}", imported.doubts);
    assert_whole(&docx(&body.replacen(run, &format!("<w:r><w:pict/></w:r>{run}"), 1), &[]));
}

#[test]
fn strokes_fill_their_places() {
    let strokes = |at: usize| with_column("备注", true, "", move |cells| cells[at].text = "—".to_owned());
    for at in [0, 6] {
        let imported = recognised(html(&strokes(at)).as_bytes());
        assert_eq!((imported.sure, imported.unsure, imported.missing), (199, 0, 1), "{:?}", imported.doubts);
    }
}

#[test]
fn a_page_of_one_part_that_a_browser_saved_is_no_letter() {
    let page = html(&items());
    let head = "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n";
    assert_whole(format!("From: <Saved by Blink>\r\n{head}{page}").as_bytes());
    let letter = format!("From: a@example.org\r\n{head}{page}");
    assert!(gen_report::import::read(letter.as_bytes()).is_err());
}

/// 表三 in a workbook, its figures in the rows of these labels left blank.
fn workbook(blank: &[&str]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let mut at = 0;
    for item in items() {
        let rows = match item {
            Item::Line(line) => {
                sheet.write(at, 0, line).unwrap();
                at += 1;
                continue;
            }
            Item::Table(rows) => rows,
        };
        for (below, row) in crate::model::dense(&rows).into_iter().enumerate() {
            let row_at = at + u32::try_from(below).unwrap();
            let is_blank = row.iter().flatten().any(|cell| blank.contains(&cell.text.as_str()));
            for (column, cell) in row.into_iter().enumerate().filter_map(|(at, cell)| Some((at, cell?))) {
                let (column, text) = (u16::try_from(column).unwrap(), cell.text.as_str());
                let text = if is_blank && text.parse::<u64>().is_ok() { "" } else { text };
                if cell.wide * cell.tall > 1 {
                    let last_row = row_at + u32::try_from(cell.tall).unwrap() - 1;
                    let last_column = column + u16::try_from(cell.wide).unwrap() - 1;
                    let format = rust_xlsxwriter::Format::new();
                    sheet.merge_range(row_at, column, last_row, last_column, text, &format).unwrap();
                } else if !text.is_empty() {
                    sheet.write(row_at, column, text).unwrap();
                }
            }
        }
        at += u32::try_from(rows.len()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn rows_of_a_workbook_with_blank_figures_are_there() {
    assert_whole(&workbook(&[]));
    for label in ["一、本年新收政府信息公开申请数量", "（七）总计", "四、结转下年度继续办理"]
    {
        let imported = recognised(&workbook(&[label]));
        assert_eq!((imported.sure, imported.unsure, imported.missing), (193, 0, 7), "{label}");
        assert!(imported.report.grids[1].rows.iter().all(Option::is_some), "{label}");
        assert_eq!(imported.report.grids[2].rows.len(), 3);
    }
}

/// A stretch of 表三 as text whose labels are broken around their figures.
fn broken(lines: &str) -> Imported {
    let heads = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";
    let rows =
        "一、本年新收政府信息公开申请数量\t1\t1\t1\t1\t1\t1\t1\n5.属于三类内部事务信息\t9\t9\t9\t9\t9\t9\t9";
    let text =
        format!("三、收到和处理政府信息公开申请情况\n{heads}\n{rows}\n{lines}五、存在的主要问题及改进情况\n");
    recognised(text.as_bytes())
}

fn row(imported: &Imported, key: &str) -> Option<Entry> {
    let table = &gen_report::form::ANNUAL_2021.tables[1];
    let at = table.rows().position(|(_, line)| line.key == key).unwrap();
    imported.certain().grids[1].cell(at, 0).map(|cell| cell.value.clone())
}

#[test]
fn a_printed_number_belongs_to_its_label() {
    let whole = broken("8.属于行\n12 12 12 12 12 12 12\n政查询事项\n");
    assert_eq!(row(&whole, "denied.query"), Some(Entry::Count(12)), "{:?}", whole.doubts);
    let other = broken("7.属于行\n11 11 11 11 11 11 11\n政查询事项\n");
    assert_ne!(row(&other, "denied.query"), Some(Entry::Count(11)), "{:?}", other.doubts);
    let both =
        broken("（七）\n24 24 24 24 24 24 24\n总计\n四、结\n转下年\n25 25 25 25 25 25 25\n度继续\n办理\n");
    assert_eq!(row(&both, "processed"), Some(Entry::Count(24)), "{:?}", both.doubts);
    assert_ne!(row(&both, "carried_out"), Some(Entry::Count(24)), "{:?}", both.doubts);
}

/// The rows of 表三 from 1.属于国家秘密 on.
fn denied(items: &mut [Item]) -> (&mut Vec<Vec<Place>>, usize) {
    let table = tables(items).remove(1);
    let first =
        table.iter().position(|row| row.iter().any(|cell| cell.text.contains("属于国家秘密"))).unwrap();
    (table, first)
}

#[test]
fn a_figure_merged_down_beside_several_labels_is_named() {
    let mut items = items();
    let (table, first) = denied(&mut items);
    table[first].last_mut().unwrap().tall = 3;
    for row in &mut table[first + 1..first + 3] {
        row.pop();
    }
    for bytes in [html(&items).into_bytes(), docx(&word(&items), &[])] {
        let imported = recognised(&bytes);
        let all = report();
        let own = |row: usize| imported.certain().grids[1].cell(row, 6).map(|cell| cell.value.clone());
        for row in 4..7 {
            assert_eq!(own(row), Some(Entry::Unsure), "{row}");
        }
        assert_eq!(own(7), all.grids[1].cell(7, 6).map(|cell| cell.value.clone()));
    }
}

#[test]
fn a_row_that_is_merged_down_as_a_whole_stays() {
    let mut items = items();
    let (table, first) = denied(&mut items);
    for row in &mut table[first + 1..first + 3] {
        for cell in row {
            cell.tall = 1;
        }
    }
    for cell in &mut table[first + 1] {
        cell.tall = 2;
    }
    for cell in
        table[..=first].iter_mut().flatten().filter(|cell| cell.tall > 1 && cell.text.contains("不予公开"))
    {
        cell.tall += 1;
    }
    for cell in table[..first].iter_mut().flatten().filter(|cell| cell.text.contains("本年度办理结果"))
    {
        cell.tall += 1;
    }
    table.insert(first + 2, vec![]);
    let imported = recognised(html(&items).as_bytes());
    assert_eq!((imported.sure, imported.unsure), (200, 0), "{:?}", imported.doubts);
}

#[test]
fn a_label_cut_short_is_not_taken_for_another_with_another_number() {
    let long = "2.其他法律行政法规禁止公开";
    let with = |change: &dyn Fn(&str) -> String, is_left_out: bool| {
        let mut items = items();
        reword(&mut items, change);
        if is_left_out {
            let table = tables(&mut items).remove(1);
            let row = table.iter().position(|row| row.iter().any(|cell| cell.text == "3.其他")).unwrap();
            for cell in &mut table[row] {
                "".clone_into(&mut cell.text);
            }
        }
        recognised(html(&items).as_bytes())
    };
    let cut = |words: &str| if words == long { "2.其他".to_owned() } else { words.to_owned() };
    for is_left_out in [false, true] {
        let imported = with(&cut, is_left_out);
        for difference in differences(&imported.certain(), &report()) {
            assert!(difference.contains("Unsure") || difference.contains("None"), "{difference}");
        }
        assert!(imported.unsure >= 7, "{is_left_out} {}", imported.unsure);
    }
    // Where the other row is there, a wrong number is a slip.
    let slip = |words: &str| if words == "3.其他" { "2.其他".to_owned() } else { words.to_owned() };
    let imported = with(&slip, false);
    assert_eq!((imported.sure, imported.unsure), (200, 0), "{:?}", imported.doubts);
}

#[test]
fn a_blank_row_beside_two_figures_in_a_cell_is_named() {
    let blank = |with_two: bool| {
        let mut items = items();
        let (table, first) = denied(&mut items);
        let figures = |row: &Vec<Place>| row.len() - 7;
        let (one, other) = (figures(&table[first + 1]), figures(&table[first + 2]));
        for at in 0..7 {
            let below = std::mem::take(&mut table[first + 2][other + at].text);
            if with_two {
                let cell = &mut table[first + 1][one + at].text;
                *cell = format!("{cell} {below}");
            }
        }
        recognised(html(&items).as_bytes())
    };
    let imported = blank(true);
    assert_eq!((imported.unsure, imported.missing), (14, 0), "{:?}", imported.doubts);
    let imported = blank(false);
    assert_eq!((imported.unsure, imported.missing), (0, 7), "{:?}", imported.doubts);
}
