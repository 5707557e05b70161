//! The Word file holds together: every reference is met, nothing depends on chance, nothing is lost.
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

mod common;
#[path = "common/paper.rs"]
mod paper;

use gen_report::document::{Block, BlockKind, Document};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write as _};

fn write(document: &Document) -> Vec<u8> {
    common::write(document, "docx")
}

/// The parts of a file by their paths.
fn parts(docx: Vec<u8>) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    (0..zip.len())
        .map(|i| {
            let mut file = zip.by_index(i).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Every value of an attribute on elements of some name.
fn values(xml: &str, element: &str, attribute: &str) -> BTreeSet<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == element => {
                if let Some(value) = tag.try_get_attribute(attribute).unwrap() {
                    found.insert(value.value.into_owned());
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The text of every paragraph, in order, and whether it stands in a table.
fn paragraphs(xml: &str) -> Vec<(bool, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut text, mut tables) = (vec![], String::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "w:tbl" => tables += 1,
            Event::End(tag) if tag.name().as_ref() == "w:tbl" => tables -= 1,
            Event::Text(part) => text += &part,
            Event::GeneralRef(name) => {
                text.push(match &*name {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "apos" => '\'',
                    _ => '"',
                });
            }
            Event::End(tag) if tag.name().as_ref() == "w:p" => {
                found.push((tables > 0, std::mem::take(&mut text)));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The number that `text` begins with.
fn number(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

/// The same parts, packed by another program.
fn packed(parts: &BTreeMap<String, String>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
    for (path, text) in parts {
        zip.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_edited_file_differs_from_one_as_it_was_written() {
    let is_as_written = gen_report::writers::DOCX.is_as_written;
    let written = write(&paper::report());
    assert!(is_as_written(&written));
    let mut parts = parts(written.clone());
    assert!(parts["[Content_Types].xml"].contains("/docProps/custom.xml"));
    assert!(parts["_rels/.rels"].contains("docProps/custom.xml"));
    let body = parts.get_mut("word/document.xml").unwrap();
    *body = body.replacen("公开", "公布", 1);
    assert!(!is_as_written(&packed(&parts)), "words");
    parts.remove("docProps/custom.xml");
    assert!(!is_as_written(&packed(&parts)), "no mark");
    for foreign in [&b""[..], b"PK", b"a text", &written[..written.len() / 2]] {
        assert!(!is_as_written(foreign));
    }
}

#[test]
fn two_builds_give_the_same_bytes() {
    let papers = [paper::report(), paper::draft(), paper::extreme()];
    for document in papers.into_iter().chain(paper::samples().into_iter().map(|(_, sample)| sample)) {
        let bytes = write(&document);
        assert!(bytes == write(&document));
        let elsewhere = std::thread::spawn(move || write(&document)).join().unwrap();
        assert!(bytes == elsewhere);
    }
}

#[test]
fn a_sample_is_small() {
    for (name, sample) in paper::samples() {
        let bytes = write(&sample);
        assert!(bytes.len() <= 20 << 10, "{name}: {} bytes", bytes.len());
    }
}

#[test]
fn every_style_that_is_used_exists() {
    for document in [paper::report(), paper::draft()] {
        let parts = parts(write(&document));
        let styles = values(&parts["word/styles.xml"], "w:style", "w:styleId");
        for (path, xml) in &parts {
            for element in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"] {
                let used = values(xml, element, "w:val");
                assert!(used.is_subset(&styles), "{path}: {used:?}");
            }
        }
    }
}

#[test]
fn every_part_that_is_referred_to_exists() {
    for document in [paper::report(), paper::draft()] {
        let parts = parts(write(&document));
        for (path, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            for target in values(&parts[path], "Relationship", "Target") {
                assert!(parts.contains_key(&[folder, &target].concat()), "{target}");
            }
        }
        let ids = values(&parts["word/_rels/document.xml.rels"], "Relationship", "Id");
        for element in ["w:footerReference", "w:headerReference"] {
            assert!(values(&parts["word/document.xml"], element, "r:id").is_subset(&ids));
        }
        let known = values(&parts["[Content_Types].xml"], "Override", "PartName");
        for path in parts.keys().filter(|path| !path.contains("rels") && !path.starts_with('[')) {
            assert!(known.contains(&["/", path].concat()), "{path}");
        }
    }
}

#[test]
fn every_font_that_is_used_is_in_the_font_table() {
    let mut document = paper::report();
    document.style.title_font = Some("方正小标宋_GBK".to_owned());
    document.style.body_font = Some("仿宋 & <仿宋>".to_owned());
    document.style.heading_font = document.style.body_font.clone();
    let parts = parts(write(&document));
    let table = values(&parts["word/fontTable.xml"], "w:font", "w:name");
    let used = values(&parts["word/styles.xml"], "w:rFonts", "w:eastAsia");
    assert!(used.is_subset(&table), "{used:?} {table:?}");
    assert!(used.contains("方正小标宋_GBK") && !used.contains("方正小标宋简体"));
    assert_eq!(parts["word/fontTable.xml"].matches("<w:font ").count(), table.len());
}

#[test]
fn words_and_figures_are_read_back_as_they_were() {
    let document = paper::report();
    let xml = &parts(write(&document))["word/document.xml"];
    let is_figure = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let (figures, labels): (Vec<String>, Vec<String>) = paragraphs(xml)
        .into_iter()
        .filter(|(table, text)| *table && !text.is_empty())
        .map(|(_, text)| text)
        .partition(|text| is_figure(text));
    let cells = document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table.rows.iter().flatten().map(|cell| cell.text().into_owned())),
        _ => None,
    });
    let (cells, heads): (Vec<String>, Vec<String>) = cells.flatten().partition(|text| is_figure(text));
    assert_eq!(figures, cells);
    assert_eq!(labels, heads);
    let words: String = paragraphs(xml).into_iter().filter(|(table, _)| !table).map(|p| p.1).collect();
    let said: String = document
        .blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Title(title) => title.text(),
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => text.clone(),
            BlockKind::RunIn { heading, text, .. } => [heading.as_str(), text].concat(),
            BlockKind::Signature(closing) => [closing.signature.as_str(), &closing.date].concat(),
            BlockKind::Table(_) => String::new(),
        })
        .collect();
    assert_eq!(words, said);
}

#[test]
fn rows_of_a_table_cover_its_grid() {
    let xml = &parts(write(&paper::report()))["word/document.xml"];
    for (table, columns) in xml.split("<w:tbl>").skip(1).zip([4, 10, 15]) {
        assert_eq!(table.matches("<w:gridCol ").count(), columns);
        for row in table.split("<w:tr>").skip(1) {
            let span =
                |cell: &str| cell.split_once("<w:gridSpan w:val=\"").map_or(1, |(_, rest)| number(rest));
            assert_eq!(row.split("<w:tc>").skip(1).map(span).sum::<usize>(), columns, "{row}");
        }
    }
    assert_eq!(xml.matches("<w:tblHeader />").count(), 6);
}

#[test]
fn a_misshapen_table_is_still_a_table() {
    let mut document = paper::report();
    for block in &mut document.blocks {
        if let BlockKind::Table(table) = &mut block.kind {
            table.rows[0][0].wide = usize::MAX;
            table.rows[0][0].tall = usize::MAX;
            table.rows[1].clear();
            table.head = usize::MAX;
            let cell = table.rows[2].first().cloned();
            table.rows[3].extend(cell);
            table.widths.iter_mut().for_each(|width| *width = 0);
        }
    }
    let xml = &parts(write(&document))["word/document.xml"];
    assert_eq!(xml.matches("<w:tbl>").count(), 3);
}

#[test]
fn a_draft_says_so_and_carries_every_remark() {
    let parts = parts(write(&paper::draft()));
    assert!(parts["word/header1.xml"].contains("草稿"));
    let comments = values(&parts["word/comments.xml"], "w:comment", "w:id");
    assert_eq!(comments.len(), 10);
    for element in ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"] {
        assert_eq!(values(&parts["word/document.xml"], element, "w:id"), comments, "{element}");
    }
    assert!(parts["word/comments.xml"].contains("未写联系方式 &amp; &lt;地址&gt;"));
    assert_eq!(values(&parts["word/comments.xml"], "w:comment", "w:date").len(), 1);
}

#[test]
fn a_clean_report_has_no_trace_of_a_draft() {
    let parts = parts(write(&paper::report()));
    assert!(!parts.contains_key("word/comments.xml") && !parts.contains_key("word/header1.xml"));
}

#[test]
fn pages_without_numbers_have_no_footers() {
    let mut document = paper::report();
    document.style.page_numbers = Some(false);
    let parts = parts(write(&document));
    assert!(parts.keys().all(|path| !path.contains("footer")));
    assert!(!parts["word/document.xml"].contains("footerReference"));
}

#[test]
fn a_report_of_nothing_is_a_file() {
    let empty = Document { blocks: vec![], notes: vec![], dated: None, ..paper::report() };
    let parts = parts(write(&empty));
    assert!(!parts["docProps/core.xml"].contains("dcterms:created"));
}

#[test]
fn a_heading_that_runs_in_is_in_the_navigation_pane() {
    let xml = &parts(write(&paper::report()))["word/document.xml"];
    let (before, _) = xml.split_once("（一）主动公开情况。").unwrap();
    let (_, paragraph) = before.rsplit_once("<w:p>").unwrap();
    assert!(paragraph.contains("<w:outlineLvl w:val=\"1\" />"), "{paragraph}");
}

#[test]
fn tables_have_a_style_and_are_described() {
    let xml = &parts(write(&paper::report()))["word/document.xml"];
    assert_eq!(xml.matches("<w:tblStyle w:val=\"FormTable\" />").count(), 3);
    assert!(!xml.contains("w:tblBorders"));
    let captions = values(xml, "w:tblCaption", "w:val");
    assert!(captions.contains("收到和处理政府信息公开申请情况"), "{captions:?}");
    let described = values(xml, "w:tblDescription", "w:val");
    let second = "收到和处理政府信息公开申请情况：表头 3 行，下面 25 行；左边 3 列是项目，右边 7 列是数";
    assert!(described.contains(second), "{described:?}");
    // Each block of the first table has a head of its own, which must not be repeated above another block.
    let first = "主动公开政府信息情况：共 14 行，分 4 块，每块先是标题和表头；左边 1 列是项目，右边 3 列是数";
    assert!(described.contains(first), "{described:?}");
    let heads: Vec<_> =
        xml.split("<w:tbl>").skip(1).map(|table| table.matches("<w:tblHeader />").count()).collect();
    assert_eq!(heads, [0, 3, 3]);
}

#[test]
fn a_template_without_the_style_of_tables_is_refused() {
    let styles = include_str!("../templates/docx/styles.xml").replace("FormTable", "OldTable");
    let own = [("docx/styles.xml".to_owned(), styles)];
    let templates = gen_report::templates::Templates::new(gen_report::writers::templates(), &own).unwrap();
    let gen_report::writers::Error::Template(fault) =
        (gen_report::writers::DOCX.write)(&paper::report(), &templates).unwrap_err()
    else {
        panic!("a fault of the template");
    };
    assert!(fault.message.contains("FormTable") && fault.line > 1, "{fault:?}");
}

#[test]
fn a_paragraph_with_an_address_lets_it_break() {
    let said = [
        (
            "详见 https://www.gov.cn/zhengce/content/2019-04/15/content_5382991.htm 。",
            "BodyTextBroken",
            false,
        ),
        ("平台序列号为ABCDEFGH-IJKLMN，地址为2408:8207:1234:90ab::1。", "BodyTextBroken", false),
        // Where a number must not break, no line is stretched.
        ("电话0901-3350000，网址https://www.gov.cn/zhengce。", "BodyText", true),
        ("电话0901-33500001-8001。", "BodyText", true),
        ("电话0901-3350000，收费1725.6168万元，国办函〔2020〕109号。", "BodyText", false),
    ];
    for (words, style, is_loose) in said {
        let document = Document { blocks: vec![paper::paragraph(words)], ..paper::report() };
        let xml = &parts(write(&document))["word/document.xml"];
        let loose = if is_loose { "<w:jc w:val=\"left\" />" } else { "" };
        let style = format!("<w:pPr><w:pStyle w:val=\"{style}\" />{loose}</w:pPr>");
        assert!(xml.contains(&style), "{words}");
    }
}

#[test]
fn no_page_ends_with_the_first_line_of_a_part() {
    let part = |text: &str| {
        let heading = "（一）主动公开情况。".to_owned();
        Block::new(BlockKind::RunIn { level: 2, heading, text: text.to_owned() })
    };
    let (long, short) = ("公开".repeat(20), "公开。");
    let heading = Block::new(BlockKind::Heading { level: 1, text: "一、总体情况".to_owned() });
    let said = [
        (vec![part(&long), paper::paragraph("后文")], [true, false]),
        (vec![part(short), paper::paragraph("后文")], [true, true]),
        (vec![part(short), part(short)], [true, false]),
        (vec![heading, paper::paragraph("前文"), paper::paragraph("后文")], [true, false]),
        (vec![paper::paragraph("前文"), paper::paragraph("后文")], [false, false]),
    ];
    for (blocks, [has_control, stays]) in said {
        let document = Document { blocks, ..paper::report() };
        let xml = &parts(write(&document))["word/document.xml"];
        // Widows are controlled in the first paragraph of text, which may stay with the next.
        let text = xml.find("\"BodyText\"").unwrap();
        let properties = xml[text..].split("</w:pPr>").next().unwrap();
        assert_eq!(properties.contains("<w:widowControl w:val=\"1\" />"), has_control, "{properties}");
        assert_eq!(properties.contains("<w:keepNext"), stays, "{properties}");
    }
}

#[test]
fn no_line_breaks_inside_an_amount_or_the_number_of_a_document() {
    let words = "电话0901-3350000，收费1725.6168万元，国办函〔2020〕109号。";
    let document = Document { blocks: vec![paper::paragraph(words)], ..paper::report() };
    let parts = parts(write(&document));
    let list = |element| values(&parts["word/settings.xml"], element, "w:val").pop_first().unwrap();
    let (no_end, no_start) = (list("w:noLineBreaksAfter"), list("w:noLineBreaksBefore"));
    // The program's own marks are named too: a list of one's own takes the place of its list.
    assert!("〕-–—～~〔（“《".chars().all(|c| no_end.contains(c)), "{no_end}");
    assert!("号万亿元。，）”》".chars().all(|c| no_start.contains(c)), "{no_start}");
    assert!(!"，。号0年".chars().any(|c| no_end.contains(c)), "{no_end}");
    assert!(!"（“〔0年件".chars().any(|c| no_start.contains(c)), "{no_start}");
    // Word takes no more.
    assert!(no_start.chars().count() <= 100 && no_end.chars().count() <= 50);
    // The words stay as they are, so that they can be searched.
    assert!(paragraphs(&parts["word/document.xml"]).iter().any(|(_, said)| said == words));
}

#[test]
fn what_a_chinese_font_must_draw_says_so() {
    for c in "①⑳≥→Ⅱ×°“…—".chars() {
        let document = Document { blocks: vec![paper::paragraph(c)], ..paper::report() };
        let xml = &parts(write(&document))["word/document.xml"];
        assert!(xml.contains("w:hint=\"eastAsia\""), "{c}");
    }
}

#[test]
fn a_comment_is_by_the_program_and_names_the_rule_first() {
    let comments = &parts(write(&paper::draft()))["word/comments.xml"];
    assert_eq!(values(comments, "w:comment", "w:author"), BTreeSet::from(["gen-report".to_owned()]));
    assert_eq!(values(comments, "w:comment", "w:initials"), BTreeSet::from(["GR".to_owned()]));
    let (_, first) = comments.split_once("<w:p>").unwrap();
    assert!(first.split("</w:p>").next().unwrap().contains(">B301<"), "{first}");
}

#[test]
fn several_organs_sign_each_on_its_own_line() {
    let mut document = paper::report();
    for block in &mut document.blocks {
        if let BlockKind::Signature(closing) = &mut block.kind {
            closing.cosigners = vec![("某某县审计局".to_owned(), 11)];
        }
    }
    let xml = &parts(write(&document))["word/document.xml"];
    assert_eq!(xml.matches("<w:pStyle w:val=\"Signature\" />").count(), 2);
    assert!(xml.contains("<w:ind w:rightChars=\"550\" w:right=\"1760\" />"), "{xml}");
    let words: Vec<String> = paragraphs(xml).into_iter().map(|p| p.1).collect();
    let at = words.iter().position(|line| line == "某某县审计局").unwrap();
    assert_eq!((words[at - 1].as_str(), words[at + 1].as_str()), ("某某县人民政府办公室", "2025年1月20日"));
}
