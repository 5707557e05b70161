//! Files that mean harm, or that are something else: refused with a sentence.

use std::io::{Cursor, Write};

use crate::build::{docx, p, refused, tc, zip};
use crate::common::read;
use crate::model::{items, recognised, tabbed};
use gen_report::agency_file::{self, Remarks};
use gen_report::import::{NoteKind, Unreadable, UnsupportedFormat, read as read_published};
use zip::{ZipWriter, write::SimpleFileOptions};

#[test]
fn other_formats_are_named() {
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Unreadable::LegacyOrEncrypted);
    assert_eq!(refused(b"%PDF-1.7"), Unreadable::BrokenPdf);
    assert_eq!(refused(b"{\\rtf1"), Unreadable::Unsupported(UnsupportedFormat::Rtf));
    assert_eq!(refused(b"PK\x03\x04 not a zip file"), Unreadable::BrokenZip);
    assert_eq!(
        refused(&zip(&[("xl/workbook.bin".into(), "<a/>".into())])),
        Unreadable::Unsupported(UnsupportedFormat::Sheet)
    );
    assert_eq!(refused(&zip(&[("a.txt".into(), "x".into())])), Unreadable::NotWord);
    assert_eq!(refused(b""), Unreadable::Empty);
    assert_eq!(refused(b" \n\n"), Unreadable::Empty);
    assert_eq!(refused(&[0; 200]), Unreadable::Binary);
    assert_eq!(refused(&(0..=255).cycle().take(3000).collect::<Vec<u8>>()), Unreadable::Binary);
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_unpacked() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..40 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 100_000);
    assert_eq!(refused(&bytes), Unreadable::TooLarge);
}

#[test]
fn a_zip_bomb_that_lies_about_its_size_is_stopped() {
    let body = format!("<!--{}-->", " ".repeat(8 << 20));
    let mut bytes = docx(&body, &[]);
    // The uncompressed size stands 24 bytes into the entry of the directory.
    let entry = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&1000_u32.to_le_bytes());
    assert!(read_published(&bytes).is_err());
}

#[test]
fn entities_are_not_expanded() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>"#;
    assert_eq!(refused(&zip(&[("word/document.xml".into(), bomb.into())])), Unreadable::DocumentType);
}

#[test]
fn deep_nesting_is_refused() {
    let deep = [&"<w:sdt>".repeat(5000), "<w:p/>", &"</w:sdt>".repeat(5000)].concat();
    assert_eq!(refused(&docx(&deep, &[])), Unreadable::TooDeep);
    let tables = "<table><tr><td>".repeat(50_000);
    assert_eq!(refused(tables.as_bytes()), Unreadable::TooDeep);
    // Inline elements do not nest for the reader.
    assert!(read_published(format!("<p>{}字", "<b><i>".repeat(100_000)).as_bytes()).is_ok());
}

#[test]
fn broken_xml_is_refused() {
    let cut = zip(&[("word/document.xml".into(), "<w:document xmlns:w=\"x\"><w:body>".into())]);
    assert_eq!(refused(&cut), Unreadable::BrokenXml);
}

#[test]
fn a_document_around_another_file_is_refused() {
    let around = "<w:p><w:r><w:t>年度报告</w:t></w:r></w:p><w:altChunk/>";
    assert_eq!(refused(&docx(around, &[])), Unreadable::ForeignChunk);
    assert!(read_published(&docx("<w:p><w:r><w:t>年度报告</w:t></w:r></w:p>", &[])).is_ok());
}

#[test]
fn a_hundred_megabytes_are_refused() {
    let mut large = vec![b'x'; 100 << 20];
    assert_eq!(refused(&large), Unreadable::TooLarge);
    large[..6].copy_from_slice(b"<html>");
    assert_eq!(refused(&large), Unreadable::TooLarge);
    large[..4].copy_from_slice(b"PK\x03\x04");
    assert_eq!(refused(&large), Unreadable::TooLarge);
}

#[test]
fn more_lines_or_cells_than_a_report_has_are_refused() {
    for many in ["1\n", "规章\t1\t2\t3\n", "┌─┬─┐\n│1│2│\n", "1 2 3 "] {
        assert_eq!(refused(many.repeat(30_000).as_bytes()), Unreadable::TooLarge, "{many:?}");
    }
    assert_eq!(refused("公开".repeat(200_000).as_bytes()), Unreadable::TooLarge);
    assert!(read_published("公开\n\n".repeat(9000).as_bytes()).is_ok());
}

#[test]
fn a_million_of_anything_ends_soon() {
    for unit in ["<p>x", "<td>", "<table>", "a b ", "|", "\t\n", "**x", "\\", "<a x=1>", "&amp;", "1 "] {
        let text = format!("<html><table><tr>{}", unit.repeat(100_000));
        let _ = read_published(text.as_bytes());
        let _ = read_published(unit.repeat(100_000).as_bytes());
    }
    let attributes = (0..100_000).map(|number| format!(" a{number}")).collect::<Vec<_>>().concat();
    let _ = read_published(format!("<html><p{attributes}>x").as_bytes());
    let spans = "<table>".to_string() + &"<tr><td rowspan=0 colspan=99999>x".repeat(20_000);
    let _ = read_published(spans.as_bytes());
    let merges = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>".repeat(50_000);
    let _ = read_published(&docx(&format!("<w:tbl>{merges}</w:tbl>"), &[]));
    let attributes = (0..100_000).map(|number| format!(" a{number}='1'")).collect::<Vec<_>>().concat();
    let _ = read_published(&docx(&format!("<w:p{attributes}>{}</w:p>", p("x")), &[]));
}

#[test]
fn a_page_is_compared_with_its_style_sheets_within_a_bound() {
    let rules = (0..2_000)
        .fold(String::new(), |rules, at| rules + &format!("div div .x {{display:none}} .y{at}{{}}"));
    let page = |count: usize| {
        let lines = "<p class='x'>字</p>".repeat(count);
        format!("<html><style>{rules}</style>{}{lines}</html>", "<i>".repeat(200))
    };
    assert_eq!(read_published(page(100_000).as_bytes()).unwrap_err(), Unreadable::TooLarge);
    assert!(read_published(page(5).as_bytes()).is_ok());
}

#[test]
fn control_characters_among_the_tables_leave_a_sound_file() {
    let heading = "三、收到和处理政府信息公开申请情况\n";
    let text = tabbed(&items());
    let strange = text.replace(heading, &format!("{heading}表外\u{6}的\u{0}字\u{1b}。\n"));
    assert_ne!(strange, text);
    let imported = recognised(strange.as_bytes());
    let note = imported.notes.iter().find_map(|note| match &note.kind {
        NoteKind::BesideTables(words) => Some(format!("表外：{words}")),
        _ => None,
    });
    let remarks = Remarks { preface: note.into_iter().collect(), ..Remarks::default() };
    let file = agency_file::write(&imported.certain(), imported.form, &remarks);
    assert!(file.contains("# 表外：表外"), "{file}");
    let again = read(file);
    assert!(again.issues.is_empty(), "{:?}", again.issues);
}

#[test]
fn a_row_is_no_wider_than_any_form() {
    let html = |cells: usize| format!("<html><table><tr>{}</tr></table>", "<td>规章</td>".repeat(cells));
    let word = |cells: usize| {
        let cell = |at: usize| tc("", &format!("规章{at}"));
        docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", (0..cells).map(cell).collect::<String>()), &[])
    };
    let text =
        |cells: usize| format!("一、总体情况\n\n|{}\n|{}\n", "规章|".repeat(cells), "1|".repeat(cells));
    assert!(read_published(html(256).as_bytes()).is_ok());
    assert!(read_published(&word(256)).is_ok());
    assert!(read_published(text(256).as_bytes()).is_ok());
    assert_eq!(refused(html(257).as_bytes()), Unreadable::TooWide);
    assert_eq!(refused(&word(257)), Unreadable::TooWide);
    assert_eq!(refused(text(257).as_bytes()), Unreadable::TooWide);
}

#[test]
fn fields_lists_and_styles_are_counted() {
    let fields = |open: usize| {
        let begin = |at: usize| format!(r#"<w:r w:id="{at}"><w:fldChar w:fldCharType="begin"/></w:r>"#);
        let begin = (0..open).map(begin).collect::<Vec<_>>().concat();
        docx(&format!("{}<w:p>{begin}{}</w:p>", p("一、总体情况"), p("字")), &[])
    };
    assert!(read_published(&fields(1000)).is_ok());
    assert_eq!(refused(&fields(1001)), Unreadable::TooDeep);
    let lists = |name: &str, count: usize| {
        let list = |at: usize| format!(r#"<w:{name} w:{name}Id="{at}" w:x="{}"></w:{name}>"#, at * 7919);
        let part = format!("<w:numbering>{}</w:numbering>", (0..count).map(list).collect::<String>());
        docx(&p("一、总体情况"), &[("numbering", &part)])
    };
    for name in ["abstractNum", "num"] {
        assert!(read_published(&lists(name, 10_000)).is_ok(), "{name}");
        assert_eq!(refused(&lists(name, 10_001)), Unreadable::TooLarge, "{name}");
    }
}

#[test]
fn a_field_that_is_never_closed_hides_its_own_paragraph_only() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let instruction = "<w:r><w:instrText>DATE</w:instrText></w:r>";
    let word = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let (begin, separate, end) = (field("begin"), field("separate"), field("end"));
    let body = [
        format!("<w:p>{}{begin}{instruction}{}</w:p>", word("甲"), word("乙")),
        format!("<w:p>{begin}{instruction}{separate}{separate}{}{end}{end}{}</w:p>", word("丙"), word("丁")),
    ];
    let read = read_published(&docx(&body.concat(), &[])).unwrap();
    assert_eq!(read.text, "甲\n丙丁\n");
}
