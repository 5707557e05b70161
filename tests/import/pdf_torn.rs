//! Rows of a PDF that the end of a page cut in two: put together, or named.

use crate::model::{Item, Place, assert_whole, items, recognised, tables};
use crate::pdf_maker::{Page, Style, pdf, set};
use gen_report::import::{Imported, Reason, UnsureKind};
use gen_report::report::Entry;

/// The main table with its first row of figures cut in two, and with its head printed again behind the cut.
fn torn(upper: [&str; 8], lower: [&str; 8], again: bool) -> Imported {
    let mut items = items();
    let rows = tables(&mut items).remove(1).clone();
    let half = |words: [&str; 8]| {
        let mut cells = rows[3].clone();
        for (cell, words) in cells.iter_mut().zip(words) {
            words.clone_into(&mut cell.text);
        }
        cells
    };
    let heads = || rows[..3].to_vec();
    let first = [heads(), vec![half(upper)]].concat();
    let rest = [if again { heads() } else { vec![] }, vec![half(lower)], rows[4..].to_vec()].concat();
    recognised(&two_pages(first, rest))
}

fn two_pages(first: Vec<Vec<Place>>, rest: Vec<Vec<Place>>) -> Vec<u8> {
    let page = |item| set(&[item], &Style::default());
    let title = Item::Line("青石县财政局2024年政府信息公开工作年度报告".into());
    let mut pages: Vec<Page> = set(&[title, Item::Table(first)], &Style::default());
    pages.extend(page(Item::Table(rest)));
    pdf(&pages)
}

fn row(imported: &Imported, row: usize) -> Vec<Option<Entry>> {
    (0..7)
        .map(|column| imported.certain().grids[1].cell(row, column).map(|cell| cell.value.clone()))
        .collect()
}

fn counts(all: [u64; 7]) -> Vec<Option<Entry>> {
    all.iter().map(|count| Some(Entry::Count(*count))).collect()
}

#[test]
fn a_label_torn_below_its_figures_is_whole() {
    for again in [false, true] {
        let upper = ["一、本年新收政府信息公开", "1", "2", "3", "4", "5", "6", "21"];
        let lower = ["申请数量", "", "", "", "", "", "", ""];
        let imported = torn(upper, lower, again);
        assert_eq!(row(&imported, 0), counts([1, 2, 3, 4, 5, 6, 21]), "{again} {:?}", imported.doubts);
        // Vertically in the middle, the figures may all stand on the next page.
        let imported = torn(
            ["一、本年新收政府信息公开", "", "", "", "", "", "", ""],
            ["申请数量", "1", "2", "3", "4", "5", "6", "21"],
            again,
        );
        assert_eq!(row(&imported, 0), counts([1, 2, 3, 4, 5, 6, 21]), "{again} {:?}", imported.doubts);
    }
}

#[test]
fn a_figure_torn_where_its_cell_was_full_is_whole() {
    for again in [false, true] {
        let upper = ["一、本年新收政府信息公开", "1", "2", "3", "4", "5", "6", "1234567"];
        for label in ["申请数量", ""] {
            let imported = torn(upper, [label, "", "", "", "", "", "", "8"], again);
            assert_eq!(row(&imported, 0), counts([1, 2, 3, 4, 5, 6, 12_345_678]), "{again} {label}");
            assert_eq!(row(&imported, 1).len(), 7);
        }
    }
}

#[test]
fn figures_without_a_label_behind_a_page_are_named_with_those_before_it() {
    for again in [false, true] {
        let upper = ["一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "12"];
        let imported = torn(upper, ["", "", "", "", "", "", "", "8"], again);
        assert!(row(&imported, 0).iter().all(|entry| *entry == Some(Entry::Unsure)), "{again}");
        assert_eq!(imported.doubts[0].reason, Reason::Unsure(UnsureKind::TornRow));
        // The row after them is whole.
        assert!(row(&imported, 1).iter().all(|entry| matches!(entry, Some(Entry::Count(_)))));
    }
}

#[test]
fn figures_above_a_label_that_stands_on_the_next_page_are_its_own() {
    for again in [false, true] {
        for label in ["一、本年新收政府信息公开申请数量", "1.本年新收政府信息公开申请数量"]
        {
            let upper = ["", "1", "2", "3", "4", "5", "6", "21"];
            let imported = torn(upper, [label, "", "", "", "", "", "", ""], again);
            assert_eq!(row(&imported, 0), counts([1, 2, 3, 4, 5, 6, 21]), "{again} {:?}", imported.doubts);
        }
        // A row of figures with a label, and one without figures behind it, stay apart.
        let upper = ["一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21"];
        let imported = torn(upper, ["二、上年结转政府信息公开申请数量", "", "", "", "", "", "", ""], again);
        assert_eq!(row(&imported, 0), counts([1, 2, 3, 4, 5, 6, 21]), "{again} {:?}", imported.doubts);
    }
}

#[test]
fn figures_beside_the_rest_of_a_label_are_named() {
    let upper = ["一、本年新收", "1", "2", "3", "4", "5", "6", "21"];
    let imported = torn(upper, ["政府信息公开申请数量", "1", "", "", "", "", "", "1"], false);
    assert!(row(&imported, 0).iter().all(|entry| !matches!(entry, Some(Entry::Count(_)))), "{imported:?}");
}

#[test]
fn heads_torn_by_the_end_of_a_page_are_found() {
    let mut items = items();
    let rows = tables(&mut items).remove(1).clone();
    let (mut first, mut rest) = (rows[..3].to_vec(), rows[3..].to_vec());
    let blank = |wide| Place { text: String::new(), wide, tall: 1 };
    let mut lower = vec![blank(3), blank(1)];
    for head in &mut first[2] {
        let cut = head.text.char_indices().nth(2).map_or(head.text.len(), |(at, _)| at);
        let text = head.text.split_off(cut);
        lower.push(Place { text, wide: 1, tall: 1 });
    }
    lower.push(blank(1));
    rest.insert(0, lower);
    let imported = recognised(&two_pages(first, rest));
    assert_eq!(row(&imported, 0), counts([100, 101, 102, 103, 104, 105, 106]), "{:?}", imported.doubts);
    assert_eq!(imported.unsure, 0);
}

#[test]
fn whole_rows_on_both_sides_of_a_page_stay_apart() {
    for gap in [0.0, 30.0, 90.0, 170.0, 250.0] {
        for repeat_heads in [false, true] {
            assert_whole(&pdf(&set(&items(), &Style { repeat_heads, gap, ..Style::default() })));
        }
    }
    // Labels without a number of their own, as in the first table.
    let mut items = items();
    let rows = tables(&mut items).remove(0).clone();
    for cut in 1..rows.len() {
        let imported = recognised(&two_pages(rows[..cut].to_vec(), rows[cut..].to_vec()));
        assert_eq!((imported.sure, imported.unsure), (10, 0), "{cut}: {:?}", imported.doubts);
    }
}

#[test]
fn one_row_of_figures_without_lines_is_found_with_its_heads() {
    let whole = || set(&items(), &Style { ruled: false, ..Style::default() });
    let cases = |imported: &Imported| -> Vec<Option<Entry>> {
        let grid = &imported.report.grids[2];
        (0..15).map(|at| grid.cell(at / 5, at % 5).map(|cell| cell.value.clone())).collect()
    };
    let imported = recognised(&pdf(&whole()));
    assert!(cases(&imported).iter().all(Option::is_some), "{:?}", imported.doubts);
}

#[test]
fn lines_that_shake_tell_no_columns() {
    let mut pages = set(&items(), &Style::default());
    for (at, line) in pages.iter_mut().flat_map(|page| &mut page.lines).enumerate() {
        let along = usize::from(line[0] > line[2] - 0.1);
        let far = f64::from(u32::try_from(at * 7919 % 13).unwrap()) - 6.0;
        line[1 - along] += far / 1.5;
        line[3 - along] += far / 1.5;
    }
    let imported = recognised(&pdf(&pages));
    assert!(imported.unsure > 150, "{} {}", imported.sure, imported.unsure);
}

#[test]
fn a_figure_that_goes_on_in_the_next_line_without_lines_is_named() {
    let with = |long: bool| {
        let mut items = items();
        let table = tables(&mut items).remove(1);
        let row = table.iter_mut().find(|row| row.iter().any(|cell| cell.text.contains("本年新收"))).unwrap();
        if long {
            row.last_mut().unwrap().text = "123456789".to_owned();
        }
        recognised(&pdf(&set(&items, &Style { ruled: false, ..Style::default() })))
    };
    let first = |imported: &Imported| row(imported, 0).pop().flatten();
    assert!(!matches!(first(&with(true)), Some(Entry::Count(_))));
    assert!(!matches!(first(&with(false)), Some(Entry::Count(figure)) if figure != 106));
}
