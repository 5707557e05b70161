//! Word documents: what is printed is read, and what is not printed is not.

use crate::build::{document, docx, p, refused, shown, tbl, tc, tr, zip, zip_of_bytes};
use crate::model::{assert_whole, items, word};
use gen_report::import::{Unreadable, read as read_published};

#[test]
fn merged_cells_keep_their_columns() {
    let rows = [
        [
            "<w:tr>",
            &tc(r#"<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>"#, "项目"),
            &tc(r#"<w:gridSpan w:val="2"/>"#, "申请人"),
            "</w:tr>",
        ]
        .concat(),
        [
            "<w:tr>",
            &tc(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, ""),
            &tc("", "自然人"),
            &tc("", "总计"),
            "</w:tr>",
        ]
        .concat(),
        tr(&["一", "新收", "3", "3"]),
    ];
    assert_eq!(shown(&docx(&tbl(&rows), &[])), "[0+2×2:项目|2+2×1:申请人]\n[自然人|总计]\n[一|新收|3|3]\n");
}

#[test]
fn columns_left_free_before_a_row_count() {
    let row = ["<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>", &tc("", "0"), &tc("", "1"), "</w:tr>"]
        .concat();
    let extract = read_published(&docx(&tbl(&[tr(&["甲", "乙", "丙", "丁"]), row]), &[])).unwrap();
    let gen_report::import::Block::Table(grid) = &extract.blocks[0] else { panic!("no table") };
    assert_eq!(grid.rows[1].iter().map(|cell| cell.column).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = "<w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>8</w:delText><w:t>8</w:t></w:r></w:del>\
        <w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:t>件</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>";
    assert_eq!(shown(&docx(body, &[])), "收到3件\n前半后半\n");
    let deleted = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", tc("", "旧行"));
    assert_eq!(shown(&docx(&tbl(&[tr(&["规章", "0"]), deleted]), &[])), "[规章|0]\n");
}

#[test]
fn earlier_properties_change_nothing() {
    let body = "<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>看得见</w:t></w:r></w:p>";
    assert_eq!(shown(&docx(body, &[])), "看得见\n");
}

#[test]
fn fields_show_their_result_and_contents_are_left_out() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let body = format!(
        "<w:p>{}</w:p><w:p>{}<w:r><w:t>年</w:t></w:r></w:p>",
        field(" TOC \\o \"1-3\" ", "一、总体情况 1"),
        field(" DATE ", "2024")
    );
    assert_eq!(shown(&docx(&body, &[])), "2024年\n");
}

#[test]
fn a_field_that_was_cut_off_swallows_nothing() {
    let body = format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>{}", p("正文"));
    assert_eq!(shown(&docx(&body, &[])), "正文\n");
}

#[test]
fn a_text_box_is_read_once_and_after_its_paragraph() {
    let inner = p("框内");
    let body = format!(
        "<w:p><w:r><w:t>框</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>{inner}</w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent>{inner}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>外</w:t></w:r></w:p>"
    );
    assert_eq!(shown(&docx(&body, &[])), "框外\n框内\n");
}

#[test]
fn hidden_text_prompts_and_drawings_are_not_read() {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显示</w:t></w:r>\
        <w:r><a:t>图中文字</a:t></w:r></w:p>\
        <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>单击此处输入</w:t></w:r></w:p></w:sdtContent></w:sdt>\
        <w:sdt><w:sdtPr/><w:sdtContent><w:p><w:hyperlink><w:r><w:t>控件</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>";
    assert_eq!(shown(&docx(body, &[])), "显示\n控件\n");
}

#[test]
fn signs_are_words() {
    let body = "<w:p><w:r><w:t>电话</w:t><w:tab/><w:t>0901</w:t><w:noBreakHyphen/><w:t>334&amp;&#x4E00;</w:t><w:br/><w:t>下一行</w:t>\
        <w:sym w:font=\"Wingdings\" w:char=\"F031\"/></w:r></w:p>";
    assert_eq!(shown(&docx(body, &[])), "电话\t0901-334&一\n下一行□\n");
}

#[test]
fn automatic_numbers_are_printed() {
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"7\">{}{}{}</w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>",
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3.")
    );
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:basedOn w:val=\"H1\"/></w:style></w:styles>";
    let own = |list: usize, level: usize, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let heading = |words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"Own\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = [
        heading("总体情况"),
        own(2, 1, "主动公开"),
        own(2, 1, "依申请公开"),
        own(2, 2, "细目"),
        heading("主动公开政府信息情况"),
        own(2, 1, "又从头数"),
        own(3, 0, "另起"),
        own(0, 0, "不编号"),
    ]
    .concat();
    assert_eq!(
        shown(&docx(&body, &[("styles", styles), ("numbering", &numbering)])),
        "一、总体情况\n（一）主动公开\n（二）依申请公开\n1.细目\n二、主动公开政府信息情况\n（一）又从头数\n一、另起\n不编号\n"
    );
}

#[test]
fn tables_that_only_arrange_the_page_are_text() {
    let inner = tbl(&[tr(&["规章", "0"]), tr(&["行政许可", "9"])]);
    let outer = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("一、总体情况"), p("尾"));
    assert_eq!(shown(&docx(&outer, &[])), "一、总体情况\n[规章|0]\n[行政许可|9]\n尾\n");
}

#[test]
fn places_are_named() {
    let bytes =
        docx(&[p("标题"), p(""), p("正文"), tbl(&[tr(&["规章", "0"]), tr(&["许可", "9"])])].concat(), &[]);
    let extract = read_published(&bytes).unwrap();
    assert_eq!(extract.text, "标题\n正文\n规章\t0\n许可\t9\n");
    let names: Vec<_> =
        extract.places.iter().map(|place| (&extract.text[place.span], place.name.to_string())).collect();
    assert_eq!(names[1], ("正文", "第 2 段".to_owned()));
    assert_eq!(names[5], ("9", "表 1 第 2 行第 2 格".to_owned()));
}

#[test]
fn strict_documents_and_other_prefixes_are_read() {
    let document = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>严格</x:t></x:r></x:p></x:body></x:document>"#;
    assert_eq!(shown(&crate::build::zip(&[("word/document.xml".into(), document.into())])), "严格\n");
}

/// A file of relationships: kinds and targets.
fn relations(targets: &[(&str, &str)]) -> String {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let one = |(kind, target): &(&str, &str)| {
        format!("<Relationship Id=\"r\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/>")
    };
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!(
        "<Relationships xmlns=\"{space}\">{}</Relationships>",
        targets.iter().map(one).collect::<String>()
    )
}

fn package(files: &[(&str, String)]) -> Vec<u8> {
    zip(&files.iter().map(|(name, content)| ((*name).to_string(), content.clone())).collect::<Vec<_>>())
}

#[test]
fn the_glossary_is_not_the_document() {
    let file = package(&[
        ("word/glossary/document.xml", document(&p("词汇表"))),
        ("word/document.xml", document(&p("正文"))),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
    ]);
    assert_eq!(shown(&file), "正文\n");
    // Without relationships the usual name tells.
    let file = package(&[
        ("word/glossary/document.xml", document(&p("词汇表"))),
        ("word/document.xml", document(&p("正文"))),
    ]);
    assert_eq!(shown(&file), "正文\n");
}

#[test]
fn the_main_part_and_its_parts_may_bear_any_name() {
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        <w:r><w:t>总体情况</w:t></w:r></w:p>";
    let numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/>\
        <w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    for target in ["word/document2.xml", "/word/document2.xml", "./word/./document2.xml"] {
        let file = package(&[
            ("word/document.xml", document(&p("旧稿"))),
            ("word/document2.xml", document(numbered)),
            ("word/numbering.xml", numbering.replace("、", "，")),
            ("word/numbering2.xml", numbering.to_string()),
            ("_rels/.rels", relations(&[("officeDocument", target)])),
            ("word/_rels/document2.xml.rels", relations(&[("numbering", "numbering2.xml")])),
        ]);
        assert_eq!(shown(&file), "一、总体情况\n", "{target}");
    }
}

#[test]
fn a_spreadsheet_under_another_name_is_no_document() {
    let sheet = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>".to_string();
    let file = package(&[
        ("xl/workbook.xml", sheet),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
    ]);
    assert_eq!(refused(&file), Unreadable::BrokenBook);
    let gone = package(&[("_rels/.rels", relations(&[("officeDocument", "word/document.xml")]))]);
    assert_eq!(refused(&gone), Unreadable::NotWord);
}

#[test]
fn parts_in_utf_16_are_read() {
    let main = document(&word(&items())).replace("UTF-8", "UTF-16");
    for (mark, order) in [
        ("\u{feff}", u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ("\u{feff}", u16::to_be_bytes),
        ("", u16::to_le_bytes),
    ] {
        let bytes = format!("{mark}{main}").encode_utf16().flat_map(order).collect();
        assert_whole(&zip_of_bytes(&[("word/document.xml".to_owned(), bytes)]));
    }
    let odd = [b"\xff\xfe", &*main.encode_utf16().flat_map(u16::to_le_bytes).take(801).collect::<Vec<u8>>()]
        .concat();
    assert!(read_published(&zip_of_bytes(&[("word/document.xml".to_owned(), odd)])).is_err());
}
