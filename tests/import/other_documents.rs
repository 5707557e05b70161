//! Documents that carry their tables as plainly as DOCX does: ODT, MHT, and Word documents in plain XML.

use crate::build::{document, p, shown, zip};
use crate::model::{Item, Place, assert_whole, dense, html, items, word};
use gen_report::import::{Unreadable, UnsupportedFormat, read};
use std::fmt::Write as _;

const OPEN: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"";

/// An ODT file of styles and a body.
fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype".into(), "application/vnd.oasis.opendocument.text".into()),
        ("content.xml".into(), content),
    ])
}

fn open_table(rows: &[Vec<Place>]) -> String {
    let mut table = String::from("<table:table>");
    for line in dense(rows) {
        table += "<table:table-row>";
        let mut column = 0;
        while column < line.len() {
            let Some(Place { text, wide, tall }) = line[column] else {
                table += "<table:covered-table-cell/>";
                column += 1;
                continue;
            };
            write!(
                table,
                "<table:table-cell table:number-columns-spanned=\"{wide}\" table:number-rows-spanned=\"{tall}\">\
                 <text:p>{text}</text:p></table:table-cell>"
            )
            .unwrap();
            table += &"<table:covered-table-cell/>".repeat(wide - 1);
            column += wide;
        }
        table += "</table:table-row>";
    }
    table + "</table:table>"
}

#[test]
fn an_open_document_is_read_whole() {
    let body: String = items()
        .iter()
        .map(|item| match item {
            Item::Line(line) => format!("<text:p>{line}</text:p>"),
            Item::Table(rows) => open_table(rows),
        })
        .collect();
    assert_whole(&odt("", &body));
}

#[test]
fn what_an_open_document_does_not_print_is_not_read() {
    let styles = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
        <text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-prefix=\"(\" style:num-suffix=\")\" style:num-format=\"1\"/></text:list-style>";
    let item = |words: &str| format!("<text:list-item><text:p>{words}</text:p></text:list-item>");
    let body = format!(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion></text:changed-region></text:tracked-changes>\
         <text:table-of-content><text:p>目录</text:p></text:table-of-content>\
         <text:p>看<text:span text:style-name=\"T1\">不</text:span>见<text:s text:c=\"2\"/>空<text:tab/>格<text:note><text:note-body><text:p>脚注</text:p></text:note-body></text:note>\
         <draw:frame><svg:title>图</svg:title><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame>后</text:p>\
         <text:list text:style-name=\"L1\">{}<text:list-item><text:p>乙</text:p><text:list>{}</text:list></text:list-item></text:list>\
         <text:list text:style-name=\"L1\" text:continue-numbering=\"true\">{}</text:list>",
        item("甲"),
        item("子"),
        item("丙")
    );
    assert_eq!(shown(&odt(styles, &body)), "看见  空\t格后\n框内\n一、甲\n二、乙\n(1)子\n三、丙\n");
}

#[test]
fn empty_cells_of_an_open_document_are_counted() {
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let table = format!(
        "<table:table>{}{}</table:table>",
        row(&["甲", "乙", "丙", "丁"].map(cell).concat()),
        row(&(cell("1") + "<table:table-cell table:number-columns-repeated=\"2\"/>" + &cell("2")))
    );
    assert_eq!(shown(&odt("", &table)), "[甲|乙|丙|丁]\n[1|||2]\n");
}

#[test]
fn an_open_document_with_a_password_is_told() {
    let manifest = "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let file = zip(&[
        ("mimetype".into(), "application/vnd.oasis.opendocument.text".into()),
        ("META-INF/manifest.xml".into(), manifest.into()),
        ("content.xml".into(), "no xml".into()),
    ]);
    assert_eq!(read(&file).unwrap_err(), Unreadable::EncryptedPart);
}

#[test]
fn word_2003_wrote_the_same_in_one_file() {
    let body = word(&items()).replace("w:vMerge", "w:vmerge");
    let xml = |body: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><?mso-application progid=\"Word.Document\"?>\
             <w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" \
             xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\"><w:body><wx:sect>{body}\
             <w:sectPr><w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>"
        )
    };
    assert_whole(xml(&body).as_bytes());
    let numbered = "<w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/><wx:t wx:val=\"一、\"/></w:listPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>";
    assert_eq!(shown(xml(numbered).as_bytes()), "一、总体情况\n");
}

#[test]
fn a_package_may_be_written_flat() {
    let part = |name: &str, xml: &str| {
        let xml = xml.split_once("?>").map_or(xml, |(_, rest)| rest);
        format!("<pkg:part pkg:name=\"{name}\"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>")
    };
    let head = document(&p("页眉")).replace("w:document", "w:hdr");
    let flat = format!(
        "<?xml version=\"1.0\" standalone=\"yes\"?><?mso-application progid=\"Word.Document\"?>\
         <pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">{}{}</pkg:package>",
        part("/word/header1.xml", &head),
        part("/word/document.xml", &document(&word(&items())))
    );
    assert_whole(flat.as_bytes());
}

#[test]
fn a_page_is_read_out_of_an_mht_file() {
    let page = html(&items());
    let quoted = |bytes: &[u8]| {
        let mut out = String::new();
        for (at, byte) in bytes.iter().enumerate() {
            write!(out, "={byte:02X}").unwrap();
            if at % 24 == 23 {
                out += "=\r\n";
            }
        }
        out
    };
    let mht = |charset: &str, bytes: &[u8]| {
        format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.com/\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----x\"\r\n\r\n------x\r\n\
             Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n------x\r\n\
             Content-Type: text/css\r\n\r\np {{ color: red }}\r\n------x--\r\n",
            quoted(bytes)
        )
    };
    assert_whole(mht("utf-8", page.as_bytes()).as_bytes());
    let (gbk, ..) = encoding_rs::GBK.encode(&page);
    assert_whole(mht("gb2312", &gbk).as_bytes());
    let without = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n";
    assert_eq!(read(without.as_bytes()).unwrap_err(), Unreadable::Empty);
    let letter = "From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n";
    assert_eq!(read(letter.as_bytes()).unwrap_err(), Unreadable::Unsupported(UnsupportedFormat::Mail));
}
