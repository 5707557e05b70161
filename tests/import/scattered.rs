//! Tables that a converter has scattered over lines, each in the manner of a real one.

use std::fmt::Write as _;

use gen_report::report::Entry;

use crate::model::{
    Item, Place, assert_whole, assert_words, dense, differences, items, recognised, report, tables,
};

/// The report as text, each table as `show` gives it.
fn text(items: &[Item], mut show: impl FnMut(&[Vec<Place>]) -> String) -> String {
    let mut text = String::new();
    for item in items {
        match item {
            Item::Line(line) => writeln!(text, "{line}\n").unwrap(),
            Item::Table(rows) => text += &show(rows),
        }
    }
    text
}

/// A cell on each line, and an empty line between.
fn lines(rows: &[Vec<Place>]) -> String {
    rows.iter().flatten().map(|cell| broken(&cell.text) + "\n\n").collect()
}

/// Heads of two words that narrow columns break.
fn broken(words: &str) -> String {
    words.replace("商业企业", "商业\n\n企业").replace("科研机构", "科研\n\n机构")
}

#[test]
fn every_cell_on_a_line_and_an_empty_line_between() {
    assert_whole(text(&items(), lines).as_bytes());
}

#[test]
fn every_cell_on_a_line_without_anything_between() {
    let show =
        |rows: &[Vec<Place>]| rows.iter().flatten().map(|cell| cell.text.clone() + "\n").collect::<String>();
    assert_whole(text(&items(), show).as_bytes());
}

#[test]
fn every_cell_on_a_line_and_a_border_between() {
    let show = |rows: &[Vec<Place>]| {
        rows.iter().flatten().map(|cell| cell.text.clone() + "\n|\n").collect::<String>()
    };
    assert_whole(text(&items(), show).as_bytes());
}

#[test]
fn every_cell_on_a_line_with_its_border_and_covered_places_as_borders() {
    let show = |rows: &[Vec<Place>]| {
        let mut text = String::new();
        for row in rows {
            text += "| \n";
            for cell in row {
                write!(text, "       {}  | \n      \n", cell.text).unwrap();
                if cell.wide > 1 {
                    writeln!(text, "    {}", "|".repeat(cell.wide - 1)).unwrap();
                }
            }
        }
        text
    };
    assert_whole(text(&items(), show).as_bytes());
}

#[test]
fn borders_behind_cells_only_and_covered_places_left_out() {
    let show = |rows: &[Vec<Place>]| {
        let mut text = String::new();
        for row in dense(rows) {
            let mut covered = 0;
            for cell in row {
                match cell {
                    Some(cell) => {
                        write!(text, "{} | ", cell.text).unwrap();
                        covered = cell.wide - 1;
                    }
                    None if covered > 0 => covered -= 1,
                    None => text += " | ",
                }
            }
            text += "\n";
        }
        text
    };
    assert_whole(text(&items(), show).as_bytes());
}

#[test]
fn cells_broken_over_rows_and_rows_that_end_in_borders() {
    let show = |rows: &[Vec<Place>]| {
        let mut text = String::new();
        for row in rows {
            let cells: Vec<_> = row
                .iter()
                .map(|cell| cell.text.replace("商业企业", "商业").replace("科研机构", "科研"))
                .collect();
            let spare = "|".repeat(row.iter().map(|cell| cell.wide - 1).sum());
            writeln!(text, "{} | {spare}", cells.join(" | ")).unwrap();
            if row[0].text == "商业企业" {
                text += "企业 | 机构 |\n";
            }
        }
        text
    };
    assert_whole(text(&items(), show).as_bytes());
}

/// Rows as wide as the table, with the places that merged cells cover left empty at the end.
fn padded(rows: &[Vec<Place>]) -> Vec<Vec<String>> {
    let width: usize = rows[0].iter().map(|cell| cell.wide).sum();
    let row = |row: &Vec<Place>| {
        let mut cells: Vec<String> = row.iter().map(|cell| cell.text.clone()).collect();
        cells.resize(width, String::new());
        cells
    };
    rows.iter().map(row).collect()
}

/// Leaves some figures blank.
fn with_blanks() -> Vec<Item> {
    let mut items = items();
    let mut tables = tables(&mut items);
    for cell in &mut tables[1][3][1..6] {
        cell.text.clear();
    }
    for cell in &mut tables[1][6][1..] {
        cell.text.clear();
    }
    tables[0][6][1].text.clear();
    items
}

/// Asserts that the figures that `with_blanks` left are read, and the blanks are none of them in doubt.
fn assert_blanks(text: &str) {
    let imported = recognised(text.as_bytes());
    assert_eq!((imported.sure, imported.unsure, imported.missing), (187, 0, 13), "{:?}", imported.doubts);
    let wrong = differences(&imported.certain(), &report());
    assert!(wrong.iter().all(|wrong| wrong.ends_with("=Some(Blank)")), "{wrong:?}");
    assert_eq!(wrong.len(), 13);
}

#[test]
fn covered_places_left_empty_at_the_end_of_rows() {
    let show = |rows: &[Vec<Place>]| {
        padded(rows).iter().map(|row| row.join(" | ").replace("|  |", "||") + "\n").collect::<String>()
    };
    assert_whole(text(&items(), show).as_bytes());
    assert_blanks(&text(&with_blanks(), show));
}

#[test]
fn cells_on_lines_with_their_borders_and_blanks_among_them() {
    for opener in ["", "|\n"] {
        let show = |rows: &[Vec<Place>]| {
            let mut text = String::new();
            for (row, cells) in padded(rows).iter().zip(rows) {
                text += opener;
                for cell in &row[..cells.len()] {
                    text += format!("{cell} |").trim_start();
                    text += "\n";
                }
                text += &"|".repeat(row.len() - cells.len());
                text += "\n";
            }
            text
        };
        assert_whole(text(&items(), show).as_bytes());
        assert_blanks(&text(&with_blanks(), show));
    }
}

/// The lines of a PDF: cells beside each other, long labels above and below the figures.
fn printed(rows: &[Vec<Place>]) -> String {
    let mut text = String::new();
    for row in rows {
        let is_figure = |cell: &&Place| cell.text.parse::<f64>().is_ok();
        let figures: Vec<_> = row.iter().filter(is_figure).map(|cell| cell.text.as_str()).collect();
        let words: Vec<_> =
            row.iter().filter(|cell| !is_figure(cell)).map(|cell| cell.text.as_str()).collect();
        let figures = figures.join(" ");
        match words.last() {
            Some(label) if !figures.is_empty() && label.chars().count() > 10 => {
                let signs: Vec<char> = label.chars().collect();
                let (above, below) = signs.split_at(signs.len() / 2);
                let group = &words[..words.len() - 1];
                for word in group {
                    writeln!(text, "{word}").unwrap();
                }
                let (above, below) = (String::from_iter(above), String::from_iter(below));
                writeln!(text, "{above}\n{figures}\n{below}").unwrap();
            }
            _ => writeln!(text, "{} {figures}", words.join(" ")).unwrap(),
        }
    }
    text
}

#[test]
fn a_pdf_whose_labels_stand_above_and_below_their_figures() {
    let imported = recognised(text(&items(), printed).as_bytes());
    assert_eq!(differences(&imported.certain(), &report()), Vec::<String>::new(), "{:?}", imported.doubts);
    assert_words(&imported.report, &report());
}

/// The lines of a PDF: the halves of a group's label stand among the halves of a row's.
fn printed_among(rows: &[Vec<Place>]) -> String {
    let halves = |words: &str| {
        let signs: Vec<char> = words.chars().collect();
        let (first, second) = signs.split_at(signs.len() / 2);
        (String::from_iter(first), String::from_iter(second))
    };
    let mut text = String::new();
    for row in rows {
        let words: Vec<_> =
            row.iter().filter(|cell| cell.text.parse::<f64>().is_err()).map(|cell| &cell.text).collect();
        match words.as_slice() {
            [outer @ .., group, label] if group.starts_with('（') && label.contains('.') => {
                let figures: Vec<_> = row[words.len()..].iter().map(|cell| cell.text.as_str()).collect();
                let (group_above, group_below) = halves(group);
                let (above, below) = halves(label);
                for word in outer {
                    writeln!(text, "{word}").unwrap();
                }
                let figures = figures.join(" ");
                writeln!(text, "{above}\n{group_above}\n{figures}\n{group_below}\n{below}").unwrap();
            }
            _ => text += &printed(std::slice::from_ref(row)),
        }
    }
    text
}

#[test]
fn a_pdf_whose_groups_stand_among_the_pieces_of_labels() {
    let imported = recognised(text(&items(), printed_among).as_bytes());
    assert_eq!(differences(&imported.certain(), &report()), Vec::<String>::new(), "{:?}", imported.doubts);
    assert_words(&imported.report, &report());
}

/// The lines of a PDF with the columns kept: an empty line behind each row, wide numbers close together, labels that
/// end above their figures, and a page number.
fn laid_out(rows: &[Vec<Place>]) -> String {
    let mut text = String::from("— 2 —\n\n");
    for row in rows {
        let is_figure = |cell: &&Place| cell.text.parse::<f64>().is_ok();
        let mut figures = String::new();
        for (at, cell) in row.iter().filter(is_figure).enumerate() {
            figures += if at % 2 == 1 { " " } else { "     " };
            figures += &cell.text;
        }
        let words: Vec<_> =
            row.iter().filter(|cell| !is_figure(cell)).map(|cell| cell.text.as_str()).collect();
        match words.as_slice() {
            [.., group, label] if label.chars().count() > 15 && !figures.is_empty() => {
                let pieces: Vec<char> = label.chars().collect();
                let pieces: Vec<String> = pieces.chunks(14).map(String::from_iter).collect();
                let (above, below) = group.split_at(group.char_indices().nth(5).map_or(0, |(at, _)| at));
                writeln!(text, "{above}\n{below}\n{}\n{figures}\n", pieces.join("\n")).unwrap();
            }
            _ => writeln!(text, "{}{figures}\n", words.join("    ")).unwrap(),
        }
    }
    text
}

#[test]
fn a_pdf_whose_columns_were_kept() {
    let imported = recognised(text(&items(), laid_out).as_bytes());
    assert_eq!(differences(&imported.certain(), &report()), Vec::<String>::new(), "{:?}", imported.doubts);
}

#[test]
fn figures_that_two_labels_go_around_are_unsure() {
    let whole = text(&items(), printed);
    let torn = whole.replace("1.本机关不掌\n", "1.本机关不掌\n2.没有现成信\n");
    let torn = torn.replace("握相关政府信息\n2.没有现成信\n", "握相关政府信息\n息需要另行制作\n");
    assert_ne!(torn, whole);
    let imported = recognised(torn.as_bytes());
    let wrong = differences(&imported.certain(), &report());
    let open = |wrong: &String| wrong.ends_with("Some(Unsure)") || wrong.ends_with("None");
    assert!(wrong.len() >= 7 && wrong.iter().all(open), "{wrong:?}");
}

#[test]
fn a_pdf_whose_heads_are_torn_into_signs() {
    let heads = "自 法人或其他组织\n然 商业 科研 社会公 法律服 总\n人 企业 机构 益组织 务机构 其他 计\n";
    let cases = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n\
        结 结 其 尚 总 结 结 其 尚 总 结 结 其 尚 总\n果 果 他 未 果 果 他 未 果 果 他 未\n\
        维 纠 结 审 维 纠 结 审 维 纠 结 审\n持 正 果 结 计 持 正 果 结 计 持 正 果 结 计\n";
    let show = |rows: &[Vec<Place>]| match rows[0][0].text.as_str() {
        "行政复议" => cases.to_string() + &printed(&rows[rows.len() - 1..]),
        corner if corner.starts_with('（') => heads.to_string() + &printed(&rows[3..]),
        _ => printed(rows),
    };
    let imported = recognised(text(&items(), show).as_bytes());
    assert_eq!(differences(&imported.certain(), &report()), Vec::<String>::new(), "{:?}", imported.doubts);
}

#[test]
fn empty_cells_that_left_no_trace_make_their_row_unsure() {
    for left in [1, 3, 6] {
        let mut items = items();
        tables(&mut items)[1][3].truncate(1 + left);
        let imported = recognised(text(&items, lines).as_bytes());
        assert_eq!(imported.unsure, 7, "{:?}", imported.doubts);
        let wrong = differences(&imported.certain(), &report());
        assert!(wrong.iter().all(|wrong| wrong.starts_with("requests.new") && wrong.ends_with("Unsure)")));
        // The checks must not take what is left for the figures of the first columns.
        let row = imported.report.grids[1].rows[0].as_ref().unwrap();
        assert!(row.cells.iter().all(|cell| cell.value == Entry::Unsure), "{row:?}");
    }
}

#[test]
fn a_page_number_among_the_cells_makes_its_row_unsure() {
    let text = text(&items(), lines).replacen("\n\n104\n\n", "\n\n104\n\n5\n\n", 1);
    let imported = recognised(text.as_bytes());
    assert_eq!(imported.unsure, 7, "{:?}", imported.doubts);
}

#[test]
fn a_page_number_between_strokes_is_none_of_the_cells() {
    let whole = text(&items(), lines);
    for page in ["— 3 —", "第 3 页 共 9 页"] {
        let paged = whole.replacen("\n\n104\n\n", &format!("\n\n104\n\n{page}\n\n"), 1);
        assert_ne!(paged, whole);
        assert_whole(paged.as_bytes());
    }
}

#[test]
fn scattered_heads_in_another_order_leave_their_table_open() {
    let text = text(&items(), lines).replace("商业\n\n企业\n\n科研\n\n机构", "科研机构\n\n商业企业");
    let imported = recognised(text.as_bytes());
    assert_eq!(imported.unsure, 175, "{:?}", imported.doubts);
}

#[test]
fn words_of_the_form_in_running_text_make_no_table() {
    let lines = "\n规章\n3件\n行政许可\n";
    let whole =
        crate::model::tabbed(&items()).replace("做好网站栏目维护。", &format!("做好网站栏目维护。{lines}"));
    let imported = recognised(whole.as_bytes());
    assert_eq!((imported.sure, imported.unsure), (200, 0));
    let platform = imported.report.section_texts[0].parts[3].as_ref().unwrap();
    assert_eq!(platform.text, "做好网站栏目维护。\n规章\n3件\n行政许可");
}
