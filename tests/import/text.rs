//! Text files: what converters make of tables.

use crate::build::{show, shown};
use crate::model::{Item, Place, assert_whole, dense, items};
use gen_report::agency_file::{self, Remarks};
use gen_report::import::{MarkKind, read as read_published, recognise};

#[test]
fn cells_one_a_line_make_rows() {
    let text = "二、情况\n\t规章\n\t0\n\t\n\t3\n\n\t总\n\n计\n\t（3） \n不予\n公开\n\t7\n\n\n六、其他\n";
    assert_eq!(shown(text.as_bytes()), "二、情况\n[规章|0||3]\n[总计|（3）不予公开|7]\n六、其他\n");
}

#[test]
fn tabs_between_cells_make_rows() {
    let text = "表\n信息内容\t本年制发件数\t现行有效件数\n规章\t0\t0\n一、本年新收政府信\n息公开申请数量\t3\t3\n\n尾\n";
    assert_eq!(
        shown(text.as_bytes()),
        "表\n[信息内容|本年制发件数|现行有效件数]\n[规章|0|0]\n一、本年新收政府信\n[息公开申请数量|3|3]\n尾\n"
    );
}

#[test]
fn markdown_is_read_without_its_marks() {
    let text = "# 某县2024年\n\n## **（一）主动公开**\n\n| 规章 | 0 |\n|---|:-:|\n| 许可 | 9 |\n\n1\\. 电话138****1234\n";
    let extract = read_published(text.as_bytes()).unwrap();
    assert_eq!(show(&extract), "某县2024年\n（一）主动公开\n[规章|0]\n[许可|9]\n1. 电话138****1234\n");
    assert_eq!(extract.stripped.iter().filter(|stripped| stripped.kind == MarkKind::Markdown).count(), 4);
}

#[test]
fn bookmarks_are_taken_out_and_told() {
    let text = "甲\n[bookmark: OLE_LINK1][bookmark: _GoBack](三)情况\n";
    let extract = read_published(text.as_bytes()).unwrap();
    assert_eq!(show(&extract), "甲\n(三)情况\n");
    let marks: Vec<_> =
        extract.stripped.iter().map(|stripped| (stripped.mark.as_str(), stripped.at)).collect();
    assert_eq!(marks, [("[bookmark: OLE_LINK1]", 4), ("[bookmark: _GoBack]", 4)]);
}

#[test]
fn columns_set_with_blanks_make_rows() {
    let text = "二、情况\n  信息内容      本年制发件数    本年废止件数\n  规章               0              0\n行政许可 9452\n\n邮编 834600\n2024 年 1 月\n";
    assert_eq!(
        shown(text.as_bytes()),
        "二、情况\n[信息内容|本年制发件数|本年废止件数]\n[规章|0|0]\n[行政许可|9452]\n邮编 834600\n2024 年 1 月\n"
    );
}

#[test]
fn drawn_tables_are_read() {
    let text = "┌──┬──┐\n│规章│0 │\n├──┼──┤\n│许可│9 │\n└──┴──┘\n";
    assert_eq!(shown(text.as_bytes()), "[规章|0]\n[许可|9]\n");
}

#[test]
fn merged_cells_of_drawn_tables_keep_their_columns() {
    let text = "┌────┬─────────┐\n│项目│ 申请人  │\n│    ├────┬────┤\n│合并│自然│总计│\n│    │人  │    │\n├────┼────┼────┤\n│新收│ 3  │ 3  │\n└────┴────┴────┘\n";
    assert_eq!(shown(text.as_bytes()), "[0+1×2:项目合并|1+2×1:申请人]\n[自然人|总计]\n[新收|3|3]\n");
}

#[test]
fn tables_drawn_in_ascii_are_read() {
    let text = "+----+---------+\n|项目| 申请人  |\n|    +----+----+\n|合并|自然|总计|\n|    |人  |    |\n+----+----+----+\n|新收| 3  | -  |\n+----+----+----+\n";
    assert_eq!(shown(text.as_bytes()), "[0+1×2:项目合并|1+2×1:申请人]\n[自然人|总计]\n[新收|3|-]\n");
    // Characters of borders inside a cell belong to its words.
    let text = "+------+----+\n|a+b-c | 3  |\n+------+----+\n|甲|乙 | 4  |\n+------+----+\n";
    assert_eq!(shown(text.as_bytes()), "[a+b-c|3]\n[甲|乙|4]\n");
    // Other programs draw no border between the rows, or a double one below the head.
    let text = "+----+----+\n| 项 | 数 |\n+----+----+\n| 甲 | 3  |\n| 乙 | 4  |\n+----+----+\n";
    assert_eq!(shown(text.as_bytes()), "[项|数]\n[甲|3]\n[乙|4]\n");
    let text = "+------+----+\n| 项   | 数 |\n+======+====+\n| 甲乙 | 3  |\n| 丙   |    |\n+------+----+\n";
    assert_eq!(shown(text.as_bytes()), "[项|数]\n[甲乙丙|3]\n");
}

#[test]
fn a_drawing_may_count_quotation_marks_as_one_column_or_two() {
    let drawings = [
        "+------+--+\n|规章  |0 |\n+------+--+\n|“甲”  |9 |\n+------+--+\n",
        "+------+--+\n|规章  |0 |\n+------+--+\n|“甲”|9 |\n+------+--+\n",
        "┌──────┬──┐\n│规章  │0 │\n├──────┼──┤\n│“甲”  │9 │\n└──────┴──┘\n",
        "┌───┬─┐\n│规章  │0 │\n├───┼─┤\n│“甲”│9 │\n└───┴─┘\n",
    ];
    for drawing in drawings {
        assert_eq!(shown(drawing.as_bytes()), "[规章|0]\n[“甲”|9]\n", "{drawing}");
    }
}

#[test]
fn indented_words_are_no_table() {
    let text = "\t一、总体情况\n\t全年公开信息。\n\t二、情况\n";
    assert_eq!(shown(text.as_bytes()), "一、总体情况\n全年公开信息。\n二、情况\n");
}

#[test]
fn a_text_is_read_alike_however_its_tables_are_drawn() {
    let read = |file: &str| {
        let stream = read_published(&std::fs::read(file).unwrap()).unwrap();
        let imported = recognise("report", stream).unwrap();
        assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{file}");
        agency_file::write(&imported.certain(), imported.form, &Remarks::default())
    };
    assert_eq!(read("tests/import/box_drawn.txt"), read("tests/writers/emin-2024.txt"));
}

#[test]
fn the_seeds_keep_their_lines() {
    for (name, rows) in [("000", 47), ("001", 46), ("002", 46), ("003", 46), ("004", 46)] {
        let bytes = std::fs::read(format!("tests/import/seeds/{name}.txt")).unwrap();
        let extract = read_published(&bytes).unwrap();
        let lines = String::from_utf8(bytes).unwrap();
        assert_eq!(extract.text.lines().count(), lines.lines().count(), "{name}");
        let shown = show(&extract);
        assert_eq!(shown.lines().filter(|line| line.starts_with('[')).count(), rows, "{name}\n{shown}");
    }
}

/// The model as a spreadsheet saves it with commas; every line has so many cells, or as many as it needs.
fn with_commas(cells: usize, keep_covered: bool) -> String {
    let mut text = String::new();
    for item in items() {
        let lines = match item {
            Item::Line(line) => vec![vec![Some(line)]],
            Item::Table(rows) if keep_covered => {
                let words =
                    |place: Option<&Place>| Some(place.map_or(String::new(), |place| place.text.clone()));
                dense(&rows).into_iter().map(|row| row.into_iter().map(words).collect()).collect()
            }
            Item::Table(rows) => {
                rows.into_iter().map(|row| row.into_iter().map(|place| Some(place.text)).collect()).collect()
            }
        };
        for line in lines {
            let field = |words: Option<String>| {
                let words = words.unwrap_or_default();
                if words.contains([',', '"', '\n']) {
                    format!("\"{}\"", words.replace('"', "\"\""))
                } else {
                    words
                }
            };
            let mut fields: Vec<String> = line.into_iter().map(field).collect();
            fields.resize(fields.len().max(cells), String::new());
            text += &(fields.join(",") + "\r\n");
        }
    }
    text
}

#[test]
fn cells_parted_by_commas_make_the_tables() {
    for text in [with_commas(15, true), with_commas(0, true), with_commas(0, false)] {
        for quoted in [text.clone(), text.replace(",1234,", ",\"1,234\","), format!("sep=,\r\n{text}")] {
            let gb = encoding_rs::GB18030.encode(&quoted).0.into_owned();
            let utf16 = format!("\u{feff}{quoted}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            for bytes in
                [quoted.clone().into_bytes(), [b"\xef\xbb\xbf", quoted.as_bytes()].concat(), gb, utf16]
            {
                assert_whole(&bytes);
            }
        }
    }
}

#[test]
fn words_with_commas_are_no_cells() {
    let text = "规章,行政规范性文件,行政许可,都按时公开,共3件\n".repeat(20);
    assert_eq!(shown(text.as_bytes()), text);
    let open = with_commas(15, true).replacen(',', ",\"", 1);
    assert!(read_published(open.as_bytes()).is_ok());
}
