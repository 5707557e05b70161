//! What an agency writes stays words: in whichever field, whatever it looks like, it is no part of the structure.
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

mod common;

use common::write;
use gen_report::document::{BlockKind, Document};
use gen_report::form::ANNUAL_2021;
use scraper::{Html, Selector};
use std::io::{Cursor, Read};

/// The fields that hold words, under their tables.
const FIELDS: &str = "title opening signature [agency] name address postcode phone \
    [overview] text disclosure requests management platform supervision [problems] problems improvements [other] text \
    [style] title_font heading_font subheading_font body_font";

/// What looks like the structure of some format, or like its end.
const WORDS: &[&str] = &[
    "# 某局公告",
    "一、主动公开情况",
    "[[落款]]",
    "[[表:requests]]",
    "\u{1}# 某局公告",
    "某局\n# 公告",
    "某局\r\n\r\n[[日期]]",
    "某局\u{85}# 公告\u{2028}一、公告\u{2029}[[表:cases]]",
    "\u{200b}# 某局\u{feff}",
    "</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>",
    "]]></w:document><!--",
    "<script>alert(1)</script><h1>某局</h1>",
    "\"><table><tr><td>",
    "</style></head><h1>",
    "&lt;h1&gt;&#60;h1&#62;",
    "公\0开\u{8}条\u{b}例\u{c}\u{1b}[2J\u{7f}\u{9b}\u{fffe}\u{ffff}",
    "\t一、\t某局",
    "\u{202e}𠮷🎉",
];

/// A report that says the same words in every field.
fn report(words: &str) -> Document {
    let said = toml::Value::String(words.to_owned());
    let lines = FIELDS.split_whitespace().map(|field| match field.strip_prefix('[') {
        Some(_) => format!("{field}\n"),
        None => format!("{field} = {said}\n"),
    });
    let text = ["year = 2024\ndate = 2025-01-20\n".to_owned()].into_iter().chain(lines).collect::<String>();
    let report = common::read(text);
    common::lay_out(&report, &[])
}

fn is_unwritable(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[test]
fn the_paper_has_the_forms_structure() {
    for words in WORDS {
        let document = report(words);
        let count =
            |is: fn(&BlockKind) -> bool| document.blocks.iter().filter(|block| is(&block.kind)).count();
        assert_eq!(count(|kind| matches!(kind, BlockKind::Title(_))), 1, "{words:?}");
        assert_eq!(count(|kind| matches!(kind, BlockKind::Table(_))), 3, "{words:?}");
        assert_eq!(count(|kind| matches!(kind, BlockKind::Signature(_))), 1, "{words:?}");
        let sections = document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading { level: 1, text } => Some(text.as_str()),
            _ => None,
        });
        let form = ANNUAL_2021.sections.iter().map(|section| section.heading.as_str());
        assert_eq!(sections.collect::<Vec<_>>(), form.collect::<Vec<_>>(), "{words:?}");
    }
}

#[test]
fn every_part_of_the_word_file_is_whole() {
    for words in WORDS {
        let mut zip = zip::ZipArchive::new(Cursor::new(write(&report(words), "docx"))).unwrap();
        for i in 0..zip.len() {
            let mut xml = String::new();
            zip.by_index(i).unwrap().read_to_string(&mut xml).unwrap();
            let mut reader = quick_xml::Reader::from_str(&xml);
            while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
            assert!(!xml.contains(is_unwritable), "{words:?}: {xml}");
            if xml.contains("<w:body>") {
                let count = |pattern: &str| xml.matches(pattern).count();
                assert_eq!(count("<w:tbl>"), 3, "{words:?}");
                assert_eq!(count("w:val=\"Title\""), 1, "{words:?}");
                assert_eq!(count("w:val=\"Heading1\""), 6, "{words:?}");
            }
        }
    }
}

#[test]
fn the_page_has_no_element_of_the_agencys() {
    for words in WORDS {
        let html = String::from_utf8(write(&report(words), "html")).unwrap();
        assert!(!html.contains(is_unwritable), "{words:?}");
        let page = Html::parse_document(&html);
        let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
        let counts = ["h1", "h2", "table", "script", "style", "body > *", "head > *"].map(count);
        assert_eq!(counts, [1, 6, 3, 0, 1, 1, 6], "{words:?}");
    }
}

#[test]
fn a_terminal_obeys_nothing_of_the_text() {
    for words in WORDS {
        let text = String::from_utf8(write(&report(words), "txt")).unwrap();
        assert!(!text.trim_start_matches('\u{feff}').contains(is_unwritable), "{words:?}");
    }
}
