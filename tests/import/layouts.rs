//! Layouts of real life, each with its quirk: everything is read, or what is not sure is named.

use crate::build::{docx, zip};
use crate::model::{
    Item, Place, assert_whole, differences, html, items, markdown, one_a_line, recognised, report, reword,
    tabbed, tables, word,
};
use encoding_rs::GBK;
use gen_report::import::{NoteKind, Reason, Unrecognised, read as read_published, recognise};

fn refused(bytes: &[u8]) -> Unrecognised {
    recognise("report", read_published(bytes).unwrap()).unwrap_err()
}

fn place(text: &str) -> Place {
    Place { text: text.to_string(), wide: 1, tall: 1 }
}

/// Prints （六）其他处理 as one row, as the form of 2019 does.
fn close_in_one_row(items: &mut [Item]) {
    let table = tables(items).remove(1);
    let at = table.iter().position(|row| row[0].text.starts_with("（六）")).unwrap();
    table[at][0].tall = 1;
    table[at][0].wide = 2;
    table[at].remove(1);
    table.drain(at + 1..at + 3);
    let group = table.iter_mut().flatten().find(|cell| cell.text.starts_with("三、")).unwrap();
    group.tall -= 2;
}

/// The rows that are in doubt, by the places of table and row, and the reasons.
fn doubts(bytes: &[u8]) -> Vec<(usize, usize, Reason)> {
    let imported = recognised(bytes);
    imported.doubts.into_iter().map(|doubt| (doubt.table, doubt.row, doubt.reason)).collect()
}

#[test]
fn word_with_merged_cells() {
    assert_whole(&docx(&word(&items()), &[]));
}

#[test]
fn word_with_a_table_split_over_pages_and_the_head_not_repeated() {
    let mut items = items();
    let at = items.iter().position(|item| matches!(item, Item::Table(rows) if rows.len() > 20)).unwrap();
    let Item::Table(mut rows) = items.remove(at) else { unreachable!() };
    // The group cells that reach over the break are begun anew, as WPS does when it splits a table.
    let mut rest = rows.split_off(15);
    let group = Place { text: "三、本年度办理结果".into(), wide: 1, tall: rest.len() - 1 };
    rest[0].insert(0, group);
    rows[5][0].tall = 10;
    let groups: Vec<usize> = rest.iter().map(Vec::len).collect();
    assert_eq!(groups[0], 10);
    items.splice(at..at, [Item::Table(rows), Item::Line("— 3 —".into()), Item::Table(rest)]);
    assert_whole(&docx(&word(&items), &[]));
    assert_whole(html(&items).as_bytes());
}

#[test]
fn word_with_a_table_split_over_pages_and_the_head_repeated() {
    let mut items = items();
    let at = items.iter().position(|item| matches!(item, Item::Table(rows) if rows.len() > 20)).unwrap();
    let Item::Table(mut rows) = items.remove(at) else { unreachable!() };
    let mut rest = rows.split_off(15);
    let group = Place { text: "三、本年度办理结果".into(), wide: 1, tall: rest.len() - 1 };
    rest[0].insert(0, group);
    rows[5][0].tall = 10;
    rest.splice(0..0, rows[..3].to_vec());
    items.splice(at..at, [Item::Table(rows), Item::Table(rest)]);
    assert_whole(&docx(&word(&items), &[]));
}

#[test]
fn word_whose_page_is_one_cell_of_a_table() {
    let body = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", word(&items()));
    assert_whole(&docx(&body, &[]));
}

#[test]
fn word_with_the_tables_in_text_boxes() {
    let body: String = items()
        .iter()
        .map(|item| match item {
            Item::Line(_) => word(std::slice::from_ref(item)),
            Item::Table(_) => format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>\
                 <mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
                word(std::slice::from_ref(item))
            ),
        })
        .collect();
    assert_whole(&docx(&body, &[]));
}

#[test]
fn word_with_a_figure_corrected_by_a_tracked_change() {
    let body = word(&items()).replacen(
        "<w:r><w:t>100</w:t></w:r>",
        "<w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:ins><w:r><w:t>100</w:t></w:r></w:ins>",
        1,
    );
    assert!(body.contains("delText"));
    assert_whole(&docx(&body, &[]));
}

#[test]
fn word_with_labels_broken_over_lines_and_full_width_figures() {
    let mut items = items();
    reword(&mut items, |words| {
        let wide = |c: char| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c };
        let words: String = words.chars().map(wide).collect();
        words.replace("总计", "总 计").replace("商业企业", "商业</w:t><w:br/><w:t>企业")
    });
    assert_whole(&docx(&word(&items), &[]));
}

#[test]
fn a_web_page_that_word_saved_in_gbk() {
    let page = html(&items())
        .replace("<p>", "<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋'>")
        .replace("</p>", "<o:p></o:p></span></p>\r\n")
        .replace("<td ", "<td width=60 valign=top ")
        .replace("</td>", "<o:p>&nbsp;</o:p></td>")
        .replace(
            "<body>",
            "<head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head><body>",
        );
    assert_whole(&GBK.encode(&page).0);
}

#[test]
fn a_web_page_with_menu_breadcrumb_and_footer() {
    let page = html(&items())
        .replace(
            "<body>",
            "<body><div class=nav><a>首页</a> &gt; <a>政务公开</a></div><p>索引号：QS-2025-0001</p>\
             <p>发布时间：2025-01-21 10:00 来源：县财政局 浏览次数：12</p>",
        )
        .replace("</body>", "<p>【打印本页】</p><p>主办：青石县人民政府 网站标识码：1234567890</p></body>");
    let imported = assert_whole(page.as_bytes());
    assert!(
        imported
            .notes
            .iter()
            .any(|note| matches!(note.kind, NoteKind::BesideTables(_) | NoteKind::OutsideReport(_))),
        "{:?}",
        imported.notes
    );
}

#[test]
fn a_web_page_whose_title_stands_in_the_breadcrumb_too() {
    let page = html(&items()).replace(
        "<body>",
        "<body><p>当前位置：首页 > 年报 > 青石县财政局2024年政府信息公开工作年度报告</p>\
         <h1>青石县财政局2024年政府信息公开工作年度报告</h1>",
    );
    assert_whole(page.as_bytes());
}

#[test]
fn a_web_page_with_the_columns_in_another_order() {
    let mut items = items();
    let table = tables(&mut items).remove(1);
    for row in table.iter_mut().skip(2) {
        let last = row.len();
        // The heads stand one place further left, for 自然人 and 总计 reach down from the row above.
        let from = if row[0].text == "商业企业" { last - 5 } else { last - 6 };
        row.swap(from, from + 3);
    }
    assert_whole(html(&items).as_bytes());
}

#[test]
fn text_with_tabs_and_places_left_empty() {
    assert_whole(tabbed(&items()).as_bytes());
}

#[test]
fn text_with_tabs_in_which_the_order_of_the_heads_cannot_be_trusted() {
    let text = tabbed(&items()).replace("商业企业\t科研机构", "科研机构\t商业企业");
    let doubts = doubts(text.as_bytes());
    assert_eq!(doubts.len(), 25, "every row of the table is named");
    assert!(doubts.iter().all(|(table, ..)| *table == 1));
}

#[test]
fn text_with_a_cell_on_each_line() {
    assert_whole(one_a_line(&items()).as_bytes());
}

#[test]
fn text_in_markdown() {
    let text = markdown(&items()).replacen("青石", "# 青石", 1).replace("\n一、总体", "\n## **一、总体");
    assert_whole(text.replace("总体情况\n", "总体情况**\n").as_bytes());
}

#[test]
fn text_of_a_pdf_with_torn_lines_and_page_numbers() {
    let text = one_a_line(&items())
        .replace("充实公开内容，", "充实公\n\n— 12 —\n\n开内容，")
        .replace("本局联系（地址", "本局联\n系（地址");
    let imported = recognised(text.as_bytes());
    assert_eq!(differences(&imported.certain(), &report()), Vec::<String>::new());
    crate::model::assert_words(&imported.report, &report());
}

#[test]
fn text_in_gb18030_with_windows_lines() {
    let text = tabbed(&items()).replace('\n', "\r\n");
    assert_whole(&encoding_rs::GB18030.encode(&text).0);
}

#[test]
fn text_whose_figures_stand_behind_their_label_with_blanks() {
    let text = tabbed(&items());
    let spaced: String = text
        .lines()
        .map(|line| {
            let cells: Vec<_> = line.split('\t').filter(|cell| !cell.is_empty()).collect();
            cells.join("   ") + "\n"
        })
        .collect();
    let imported = recognised(spaced.as_bytes());
    let wrong: Vec<_> = differences(&imported.certain(), &report());
    assert!(wrong.iter().all(|wrong| wrong.ends_with("Unsure)") || wrong.ends_with("None")), "{wrong:?}");
    assert!(imported.sure > 150, "{} sure, {:?}", imported.sure, imported.doubts);
}

#[test]
fn a_remark_beside_a_figure_is_kept_as_a_note() {
    let page = html(&items()).replacen(">120<", ">120（其中修订16件）<", 1);
    let imported = assert_whole(page.as_bytes());
    let note = imported.notes.iter().find(|note| note.path == "disclosure.documents").unwrap();
    let (column, remark) = ("本年制发件数".to_owned(), "（其中修订16件）".to_owned());
    assert_eq!(note.kind, NoteKind::BesideFigure { column, remark });
}

/// What is told of tables that are none of the form's, by the section that they stand in.
fn other_tables(page: &str) -> Vec<(String, usize, String)> {
    let notes = assert_whole(page.as_bytes()).notes.into_iter();
    let other = notes.filter_map(|note| match note.kind {
        NoteKind::OtherTables { count, words } => Some((note.path, count, words)),
        _ => None,
    });
    other.collect()
}

#[test]
fn a_table_of_the_agencys_own_among_its_text_is_named() {
    let page = html(&items());
    let own = "<table><tr><td>渠道</td><td>条数</td></tr><tr><td>公众号</td><td>777</td></tr></table>";
    let behind = |heading: &str| {
        let at = page.find(heading).unwrap();
        let end = at + page[at..].find("</p>").unwrap() + "</p>".len();
        format!("{}{own}{own}{}", &page[..end], &page[end..])
    };
    for (heading, section) in [("一、总体情况", "overview"), ("五、", "problems"), ("六、", "other")]
    {
        let expected = (section.to_owned(), 2, "渠道 条数 公众号 777".to_owned());
        assert_eq!(other_tables(&behind(heading)), [expected], "{heading}");
    }
    assert_eq!(other_tables(&page), []);
    assert_eq!(other_tables(&page.replace("<body>", &format!("<body>{own}"))), [], "above the report");
    let blank = "<table><tr><td> </td><td></td></tr></table>";
    assert_eq!(other_tables(&page.replace("</body>", &format!("{blank}</body>"))), []);
}

#[test]
fn figures_run_together_are_refused() {
    let text =
        tabbed(&items()).replacen("\t\t100\t101\t102\t103\t104\t105\t106", "\t\t100101102103104105106", 1);
    assert_eq!(doubts(text.as_bytes()), [(1, 0, Reason::RunTogether("100101102103104105106".to_owned()))]);
}

#[test]
fn a_row_that_lost_a_cell_is_named_and_not_shifted() {
    let mut items = items();
    tables(&mut items)[1][3].remove(3);
    for bytes in [docx(&word(&items), &[]), html(&items).into_bytes()] {
        let imported = recognised(&bytes);
        let rows: Vec<_> = imported.doubts.iter().map(|doubt| (doubt.table, doubt.row)).collect();
        assert_eq!(rows, [(1, 0)], "{:?}", imported.doubts);
        let wrong = differences(&imported.certain(), &report());
        assert!(wrong.iter().all(|wrong| wrong.ends_with("Some(Unsure)")), "{wrong:?}");
    }
}

#[test]
fn a_row_that_lost_a_cell_and_was_filled_up_at_its_end_is_named() {
    let mut items = items();
    let row = &mut tables(&mut items)[1][3];
    let kept = row.remove(3);
    row.push(Place { text: String::new(), ..kept });
    let imported = recognised(html(&items).as_bytes());
    let named: Vec<_> =
        imported.doubts.iter().map(|doubt| (doubt.table, doubt.row, doubt.reason.clone())).collect();
    assert_eq!(named, [(1, 0, Reason::LastBlank("总计".to_owned()))]);
}

#[test]
fn cases_that_lost_a_cell_and_were_filled_up_at_their_end_are_named() {
    let mut items = items();
    let row = tables(&mut items).remove(2).last_mut().unwrap();
    let kept = row.remove(2);
    row.push(Place { text: String::new(), ..kept });
    let imported = recognised(html(&items).as_bytes());
    let told: Vec<_> = imported.doubts.iter().map(|doubt| (doubt.table, doubt.row)).collect();
    assert_eq!(told, [(2, 0), (2, 1), (2, 2)]);
}

#[test]
fn a_row_that_is_printed_twice_with_other_figures_is_named() {
    let mut items = items();
    let table = tables(&mut items).remove(1);
    let mut again = table[4].clone();
    again[1].text = "7".into();
    table.insert(5, again);
    assert_eq!(doubts(html(&items).as_bytes()), [(1, 1, Reason::PrintedTwice)]);
}

#[test]
fn what_is_no_number_is_named() {
    let page = html(&items()).replacen(">101<", ">约101<", 1).replacen(">141<", ">见附表<", 1);
    let doubts = doubts(page.as_bytes());
    let (column, printed) = ("本年废止件数".to_owned(), "约101".to_owned());
    assert_eq!(doubts[0].2, Reason::NotAFigure { column, printed });
    assert_eq!(doubts.len(), 2, "{doubts:?}");
}

#[test]
fn the_last_group_printed_as_one_row_leaves_its_rows_open() {
    let mut items = items();
    close_in_one_row(&mut items);
    let doubts = doubts(html(&items).as_bytes());
    assert_eq!(doubts.iter().map(|(_, row, _)| *row).collect::<Vec<_>>(), [20, 21, 22]);
    assert_eq!(doubts[0].2, Reason::GroupInOneRow("（六）其他处理".to_owned()));
}

#[test]
fn cases_printed_upright() {
    let mut items = items();
    let table = tables(&mut items).remove(2);
    let figures: Vec<Place> = table.last().unwrap().clone();
    let mut rows = vec![["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].map(place).to_vec()];
    for (label, figures) in ["行政复议", "未经复议直接起诉", "复议后起诉"].iter().zip(figures.chunks(5))
    {
        rows.push([&[place(label)], figures].concat());
    }
    *table = rows;
    assert_whole(html(&items).as_bytes());
}

#[test]
fn the_form_of_2019_is_recognised_and_gives_what_both_forms_have() {
    let mut items = items();
    let rows: Vec<Vec<Place>> = [
        "第二十条第（一）项",
        "信息内容|本年新制作数量|本年新公开数量|对外公开总数量",
        "规章|1|2|3",
        "规范性文件|4|5|6",
        "第二十条第（五）项",
        "信息内容|上一年项目数量|本年增/减|处理决定数量",
        "行政许可|7|-1|140",
        "其他对外管理服务事项|8|0|9",
        "第二十条第（六）项",
        "信息内容|上一年项目数量|本年增/减|处理决定数量",
        "行政处罚|7|+1|160",
        "行政强制|7|0|180",
        "第二十条第（八）项",
        "信息内容|上一年项目数量|本年增/减",
        "行政事业性收费|7|0",
        "第二十条第（九）项",
        "信息内容|采购项目数量|采购总金额",
        "政府集中采购|3|12.5",
    ]
    .iter()
    .map(|row| row.split('|').map(place).collect())
    .collect();
    *tables(&mut items)[0] = rows;
    close_in_one_row(&mut items);
    let imported = recognised(html(&items).as_bytes());
    assert_eq!((&*imported.printed_on.key, &*imported.form.key), ("2019-60", "2021-30"));
    let wrong = differences(&imported.certain(), &report());
    assert_eq!(wrong.len(), 7 + 3 * 7, "{wrong:?}");
    assert!(wrong.iter().all(|wrong| wrong.ends_with("Some(Unsure)")), "{wrong:?}");
}

#[test]
fn old_labels_are_read_and_kept() {
    let page = html(&items()).replace("行政规范性文件", "规范性文件");
    let imported = assert_whole(page.as_bytes());
    let printed = imported.report.printed.unwrap();
    assert!(printed.labels.iter().any(|label| label.value == "规范性文件"));
}

#[test]
fn strokes_and_empty_cells_are_blank_and_not_zero() {
    let page = html(&items()).replacen(">101<", ">/<", 1).replacen(">121<", "><", 1);
    let imported = recognised(page.as_bytes());
    assert_eq!((imported.sure, imported.unsure, imported.missing), (198, 0, 2));
}

#[test]
fn a_page_without_the_heads_leaves_all_open() {
    let text = tabbed(&items());
    let bare: String = text
        .lines()
        .filter(|line| !line.contains("自然人") && !line.contains("商业企业"))
        .collect::<Vec<_>>()
        .join("\n");
    let imported = recognised(bare.as_bytes());
    assert_eq!(imported.unsure, 175);
    assert_eq!(imported.doubts[0].reason, Reason::NoHead);
}

#[test]
fn what_is_no_report_is_refused_with_its_sentence() {
    let page = html(&items());
    let twice = page.replace("</body>", "") + &page.replace(">106</td>", ">907</td>");
    assert_eq!(refused(twice.as_bytes()), Unrecognised::TwoReports);
    assert_eq!(refused("<p>通知正文。</p>".as_bytes()), Unrecognised::NoTable);
    let other = "<table><tr><td>姓名</td><td>职务</td></tr><tr><td>张某</td><td>科长</td></tr></table>";
    assert_eq!(refused(other.as_bytes()), Unrecognised::OtherTables);
    let mut blank = items();
    reword(&mut blank, |words| if words.parse::<u32>().is_ok() { String::new() } else { words.to_string() });
    blank.retain(|item| matches!(item, Item::Table(_)));
    assert_eq!(refused(html(&blank).as_bytes()), Unrecognised::Nothing);
    let empty = zip(&[("word/document.xml".into(), "<x/>".into())]);
    assert!(read_published(&empty).is_err());
}

/// Sets all in one table, as a spreadsheet saves a sheet as a page; a line has so many cells.
fn in_one_table(wide: usize, empty: usize) -> Vec<Item> {
    let mut all = vec![];
    for item in items() {
        match item {
            Item::Line(text) => {
                let mut row = vec![Place { text, wide, tall: 1 }];
                row.extend(vec![place(""); empty]);
                all.push(row);
            }
            Item::Table(rows) => all.extend(rows),
        }
    }
    vec![Item::Table(all)]
}

#[test]
fn a_report_in_one_table_keeps_its_words() {
    for (wide, empty) in [(15, 0), (1, 14), (1, 0)] {
        assert_whole(html(&in_one_table(wide, empty)).as_bytes());
    }
}

#[test]
fn a_title_in_a_table_of_its_own_is_read() {
    let mut items = items();
    let Item::Line(title) = items.remove(0) else { unreachable!() };
    let head =
        vec![vec![Place { text: title, wide: 2, tall: 1 }], vec![place("发布时间"), place("2025-01-20")]];
    items.insert(0, Item::Table(head));
    assert_whole(html(&items).as_bytes());
}

#[test]
fn a_sentence_below_a_table_is_told() {
    let mut items = items();
    let remark = "注：以上各项数据均由本机关各科室分别统计、汇总后填报，与上年度相比口径没有变化。";
    tables(&mut items)[1].push(vec![Place { text: remark.to_owned(), wide: 10, tall: 1 }]);
    let imported = assert_whole(html(&items).as_bytes());
    let note = NoteKind::BesideTables(remark.to_owned());
    assert!(imported.notes.iter().any(|own| own.kind == note), "{:?}", imported.notes);
}
