//! Words that stand beside figures and are none: struck out, raised, hidden, numbers of lists.
#![allow(clippy::assigning_clones, clippy::format_push_string, reason = "a test makes small files")]

use crate::build::{docx, zip};
use crate::model::{Item, assert_whole, html, items, recognised, reword, tables, word};
use gen_report::import::{Imported, NoteKind, Reason, UnsureKind};

/// The figure of 行政许可 in the model, a row of one cell.
const ONE_CELL: &str = "140";

/// The model as a page, with that figure as `cell`, and `head` before the body.
fn page(head: &str, cell: &str) -> Vec<u8> {
    let place = |words: &str| format!("<td colspan=\"3\" rowspan=\"1\">{words}</td>");
    let page = html(&items());
    assert_eq!(page.matches(&place(ONE_CELL)).count(), 1);
    let page = page.replace(&place(ONE_CELL), &place(cell));
    page.replace("<html>", &format!("<html><head>{head}</head>")).into_bytes()
}

/// The model as a Word document, with the run of that figure as `runs`.
fn document(runs: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    docx(&in_cell(&format!("<w:p>{runs}</w:p>")), parts)
}

/// The body of the model with that figure's paragraph as `paragraph`.
fn in_cell(paragraph: &str) -> String {
    let place = |words: &str| format!("<w:gridSpan w:val=\"3\"/></w:tcPr>{words}</w:tc>");
    let body = word(&items());
    let plain = place(&crate::build::p(ONE_CELL));
    assert_eq!(body.matches(&plain).count(), 1);
    body.replace(&plain, &place(paragraph))
}

fn kind_of(bytes: &[u8]) -> UnsureKind {
    let imported: Imported = recognised(bytes);
    assert_eq!((imported.sure, imported.unsure, imported.missing), (199, 1, 0), "{:?}", imported.doubts);
    match imported.doubts[0].reason {
        Reason::Unsure(kind) => kind,
        ref other => panic!("{other:?}"),
    }
}

fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>")
}

#[test]
fn struck_words_of_a_document_are_gone() {
    let styles = "<w:styles><w:style w:type=\"character\" w:styleId=\"Gone\"><w:rPr><w:strike/></w:rPr></w:style></w:styles>";
    for struck in ["<w:strike/>", "<w:dstrike/>", "<w:rStyle w:val=\"Gone\"/>"] {
        let runs = run(struck, "8") + &run("", ONE_CELL);
        assert_whole(&document(&runs, &[("styles", styles)]));
        assert_eq!(kind_of(&document(&run(struck, ONE_CELL), &[("styles", styles)])), UnsureKind::Struck);
    }
    let kept = run("<w:rStyle w:val=\"Gone\"/><w:strike w:val=\"0\"/>", ONE_CELL);
    assert_whole(&document(&kept, &[("styles", styles)]));
}

#[test]
fn raised_digits_beside_a_figure_are_a_doubt_and_alone_they_are_the_figure() {
    for raised in ["<w:vertAlign w:val=\"superscript\"/>", "<w:position w:val=\"12\"/>"] {
        let runs = run("", ONE_CELL) + &run(raised, "1");
        assert_eq!(kind_of(&document(&runs, &[])), UnsureKind::Raised);
        assert_whole(&document(&run(raised, ONE_CELL), &[]));
        assert_whole(&document(&(run("", ONE_CELL) + &run(raised, "注")), &[]));
    }
    assert_whole(&document(
        &run("<w:vertAlign w:val=\"baseline\"/><w:position w:val=\"0\"/>", ONE_CELL),
        &[],
    ));
    assert_eq!(kind_of(&page("", "140<sup>1</sup>")), UnsureKind::Raised);
    assert_eq!(kind_of(&page("", "140<span style='vertical-align:super'>1</span>")), UnsureKind::Raised);
    assert_whole(&page("", "<sup>140</sup>"));
}

#[test]
fn the_mark_of_a_note_is_none_of_a_figure() {
    for mark in [
        "<a href='#_ftn1'><span class=MsoFootnoteReference>1</span></a>",
        "<a href='#n'>[1]</a>",
        "<small>1</small>",
        "<font size=1>1</font>",
        "<span style='font-size:6pt'>1</span>",
        "<span style='font-size:70%'>1</span>",
        "<span style='position:relative;top:-5pt'>1</span>",
        "<span style='vertical-align:4pt'>1</span>",
        "<i class=n>1</i>",
    ] {
        let head = "<style>.n{vertical-align:super}</style>";
        assert_eq!(kind_of(&page(head, &format!("140{mark}"))), UnsureKind::Raised, "{mark}");
        assert_whole(&page(
            head,
            &mark.replace('1', "140").replace("[140]", "140").replace("ftn140", "ftn1"),
        ));
    }
    assert_whole(&page("", "<a href='/a.html'>14</a>0"));
    assert_whole(&page("", "<span style='font-size:9pt'>14</span><span style='font-size:10.5pt'>0</span>"));
    assert_whole(&page("", "<span style='position:relative;top:0'>14</span>0"));
    let own = "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>1</w:t></w:r>";
    let field = "<w:fldSimple w:instr=\" NOTEREF _Ref1 \"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    for mark in [own, field, &run("<w:sz w:val=\"11\"/>", "1")] {
        let bytes = document(&(run("", ONE_CELL) + mark), &[]);
        assert_eq!(kind_of(&bytes), UnsureKind::Raised, "{mark}");
    }
    assert_whole(&document(&run("<w:sz w:val=\"11\"/>", ONE_CELL), &[]));
    assert_whole(&document(&(run("<w:sz w:val=\"21\"/>", "1") + &run("", "40")), &[]));
}

#[test]
fn notes_elsewhere_are_told() {
    let runs = run("", ONE_CELL) + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let imported = recognised(&document(&runs, &[]));
    let note = NoteKind::Unsure { place: None, count: 1, kind: UnsureKind::Footnotes(1) };
    assert!(imported.notes.iter().any(|own| own.kind == note), "{:?}", imported.notes);
    assert_eq!(imported.unsure, 0);
}

#[test]
fn figures_that_run_backwards_are_a_doubt() {
    for cell in [
        "<bdo dir=rtl>140</bdo>",
        "<span style='unicode-bidi:bidi-override;direction:rtl'>140</span>",
        "<i class=r>140</i>",
        "<span style='transform:scaleX(-1)'>140</span>",
        "<b style='display:flex;flex-direction:row-reverse'><i>1</i><i>40</i></b>",
    ] {
        let head = "<style>.r{direction:rtl;unicode-bidi:bidi-override}</style>";
        assert_eq!(kind_of(&page(head, cell)), UnsureKind::Backwards, "{cell}");
    }
    let runs = format!("<w:bdo w:val=\"rtl\">{}</w:bdo>", run("", ONE_CELL));
    assert_eq!(kind_of(&document(&runs, &[])), UnsureKind::Backwards);
    for shown in ["&#8238;140&#8236;", "\u{202e}140"] {
        let imported = recognised(&page("", shown));
        assert_eq!((imported.sure, imported.unsure), (199, 1), "{shown}");
    }
    // Digits keep their order wherever text runs from right to left.
    assert_whole(&page("", "<bdo dir=ltr>140</bdo>"));
    assert_whole(&page("", "<span dir=rtl style='direction:rtl'>140</span>"));
    assert_whole(&page("", "\u{2067}14\u{200b}0\u{2069}"));
    assert_whole(&document(&run("<w:rtl/>", ONE_CELL), &[]));
    let page =
        html(&items()).replace("<body>", "<body><div style='display:flex;flex-direction:row-reverse'>");
    assert_whole(page.as_bytes());
}

#[test]
fn what_shows_besides_the_words_of_a_page_is_a_doubt() {
    for (css, cell) in [
        ("i:before{content:'1'}", "<i>40</i>"),
        (".n::after{content:\"0\"}", "<i class=n>14</i>"),
        (".n:after{content:'\\\\30'}", "<i class=n>14</i>"),
        (".n:before{content:attr(data-v)}", "<i class=n data-v=140></i>"),
        (".n:before{content:counter(c)}", "<i class=n></i>"),
        ("", "<math><msup><mn>14</mn><mn>0</mn></msup></math>"),
        ("", "<script>document.write(140)</script>"),
        ("", "<i style='background:url(140.png)'></i>"),
        (".n{background-image:url(140.png)}", "<i class=n></i>"),
        ("", "<meter value=140>7</meter>"),
        ("", "<canvas>7</canvas>"),
    ] {
        let head = format!("<style>{css}</style>");
        assert_eq!(kind_of(&page(&head, cell)), UnsureKind::Pictured, "{css} {cell}");
    }
    for (css, cell) in [
        (".n:after{content:'件'}", "<i class=n>140</i>"),
        (".n:before{content:'\\\\e600'}", "<i class=n>140</i>"),
        ("@media (max-width:600px){td:before{content:attr(data-label)}}", "140"),
        ("td{background:url(x.png)}", "140"),
        ("", "<math><mn>140</mn></math>"),
        ("", "140<video>7</video><object><b>7</b></object><datalist><option>7</datalist><dialog>7</dialog>"),
        ("", "140<script>var a=7</script><div popover>7</div>"),
    ] {
        assert_whole(&page(&format!("<style>{css}</style>"), cell));
    }
    for cell in [
        "140<span style='position:absolute;left:-200vw'>7</span>",
        "140<span style='transform:translateX(-9999px)'>7</span>",
        "140<span style='color:#fefefe'>7</span>",
        "140<span style='color:rgba(0,0,0,0)'>7</span>",
    ] {
        assert_eq!(kind_of(&page("", cell)), UnsureKind::MayBeHidden, "{cell}");
    }
    assert_whole(&page("", "<span style='color:#f00;transform:translateX(-1px)'>140</span>"));
}

#[test]
fn a_field_without_a_result_is_a_doubt() {
    let field = |instruction: &str| {
        let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let words = format!("<w:r><w:instrText> {instruction} </w:instrText></w:r>");
        sign("begin") + &words + &sign("end")
    };
    for shown in ["EQ \\\\o\\\\ac(○,3)", "=SUM(LEFT)", "MACROBUTTON NoMacro 140", "FORMDROPDOWN"] {
        assert_eq!(kind_of(&document(&field(shown), &[])), UnsureKind::Pictured, "{shown}");
    }
    let simple = "<w:fldSimple w:instr=\" =SUM(LEFT) \"/>";
    assert_eq!(kind_of(&document(simple, &[])), UnsureKind::Pictured);
    let formula = |words: &str| {
        let space = "http://schemas.openxmlformats.org/officeDocument/2006/math";
        format!("<m:oMath xmlns:m=\"{space}\">{words}</m:oMath>")
    };
    let part = |words: &str| format!("<m:r><m:t>{words}</m:t></m:r>");
    let power = format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", part("14"), part("0"));
    assert_eq!(kind_of(&document(&formula(&power), &[])), UnsureKind::Pictured);
    let font = run("<w:rFonts w:ascii=\"Wingdings\"/>", ONE_CELL);
    assert_eq!(kind_of(&document(&font, &[])), UnsureKind::Pictured);
    assert_whole(&document(&(field("XE \"140\"") + &run("", ONE_CELL)), &[]));
    let simple = format!("<w:fldSimple w:instr=\" =SUM(LEFT) \">{}</w:fldSimple>", run("", ONE_CELL));
    assert_whole(&document(&simple, &[]));
    assert_whole(&document(&formula(&part(ONE_CELL)), &[]));
}

#[test]
fn the_number_of_a_list_is_none_of_a_figure() {
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    let listed = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    let paragraph = format!("<w:p>{listed}<w:r><w:t>{ONE_CELL}</w:t></w:r></w:p>");
    assert_whole(&docx(&in_cell(&paragraph), &[("numbering", numbering)]));
}

#[test]
fn deleted_words_of_a_page_are_gone() {
    for cell in [
        "<del>8</del><ins>140</ins>",
        "<s>8</s>140",
        "<strike>8</strike>140",
        "<span style='text-decoration: line-through'>8</span>140",
        "<s>8",
    ] {
        if cell.contains("140") {
            assert_whole(&page("", cell));
        } else {
            assert_eq!(kind_of(&page("", cell)), UnsureKind::Struck);
        }
    }
    assert_whole(&page("", "<u>140</u>"));
}

#[test]
fn words_that_a_style_sheet_hides_are_not_read() {
    for (css, cell) in [
        (".h{display:none}", "<span class='x h'>9</span>140"),
        ("#h{display:none}", "<span id='h'>9</span>140"),
        ("s{display:none}", "<s>9</s>140"),
        ("i.h{visibility:hidden}", "<i class=h>9</i>140"),
        (".h{text-decoration:line-through}", "<b class=h>9</b>140"),
        ("td .h{display:none}", "<b class=h>9</b>140"),
        ("", "<span style='visibility:hidden'>9</span>140"),
        ("", "<span style='font-size:0'>9</span>140"),
        ("@media screen{.h{display:none}}", "<span class=h>9</span>140"),
    ] {
        assert_whole(&page(&format!("<style>{css}</style>"), cell));
    }
}

#[test]
fn words_that_a_style_sheet_shows_are_read() {
    for css in [
        ".h{display:none}.h.on{display:inline}",
        "@media print{.h{display:none}}",
        "@media (max-width:768px){.h{display:none}}",
        "p.h{display:none}",
        ".h:hover{display:none}",
        ".h{color:red;font-size:14px}",
    ] {
        assert_whole(&page(&format!("<style>{css}</style>"), "<span class='h on'>140</span>"));
    }
    let doubtful = "<style>@media (orientation:landscape){.h{display:none}}</style>";
    assert_eq!(kind_of(&page(doubtful, "<span class=h>140</span>")), UnsureKind::MayBeHidden);
}

#[test]
fn a_copy_that_is_hidden_by_a_class_is_no_second_report() {
    let mut copy = items();
    reword(&mut copy, |words| words.replace('1', "2"));
    let copy = html(&copy).replace("<!DOCTYPE html><html><body>", "").replace("</body></html>", "");
    let page = html(&items()).replace("</body>", &format!("<div class='m-only'>{copy}</div></body>"));
    let page = page.replace("<html>", "<html><style>.m-only{display:none}</style>");
    assert_whole(page.as_bytes());
}

#[test]
fn a_page_that_only_a_script_shows_is_read_with_a_doubt() {
    let page = html(&items()).replace("<body>", "<style>.main{display:none}</style><body><div class=main>");
    let imported = recognised(page.as_bytes());
    assert_eq!((imported.sure, imported.unsure, imported.missing), (0, 200, 0));
}

#[test]
fn open_documents_leave_out_what_is_struck_or_hidden() {
    for (properties, cell, whole) in [
        (
            "style:text-line-through-style=\"solid\"",
            "<text:span text:style-name=\"H\">9</text:span>140",
            true,
        ),
        ("style:text-line-through-style=\"none\"", "<text:span text:style-name=\"H\">140</text:span>", true),
        ("style:text-position=\"super 58%\"", "140<text:span text:style-name=\"H\">1</text:span>", false),
        ("fo:font-size=\"12pt\"", "<text:span text:style-name=\"H\">14</text:span>0", true),
        ("fo:font-size=\"5.5pt\"", "<text:span text:style-name=\"H\">140</text:span>", true),
        ("fo:font-size=\"5.5pt\"", "140<text:span text:style-name=\"H\">1</text:span>", false),
        ("fo:color=\"#333333\"", "<text:span text:style-name=\"H\">140</text:span>", true),
        (
            "",
            "<text:hidden-text text:is-hidden=\"true\" text:string-value=\"9\">9</text:hidden-text>140",
            true,
        ),
    ] {
        let bytes = open_document(properties, cell);
        if whole {
            assert_whole(&bytes);
        } else {
            assert_eq!(kind_of(&bytes), UnsureKind::Raised);
        }
    }
    let white = open_document("fo:color=\"#ffffff\"", "140<text:span text:style-name=\"H\">1</text:span>");
    assert_eq!(kind_of(&white), UnsureKind::MayBeHidden);
}

fn open_document(properties: &str, cell: &str) -> Vec<u8> {
    let mut items = items();
    let mut body = String::new();
    for table in tables(&mut items) {
        for place in table.iter_mut().flatten().filter(|place| place.wide == 3 && place.text == ONE_CELL) {
            place.text = cell.to_owned();
        }
    }
    for item in &items {
        match item {
            Item::Line(line) => body += &format!("<text:p>{line}</text:p>"),
            Item::Table(rows) => {
                let row = |row: &Vec<crate::model::Place>| {
                    let cell = |place: &crate::model::Place| {
                        let (wide, tall) = (place.wide, place.tall);
                        format!(
                            "<table:table-cell table:number-columns-spanned=\"{wide}\" \
                             table:number-rows-spanned=\"{tall}\"><text:p>{}</text:p></table:table-cell>",
                            place.text
                        )
                    };
                    format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>())
                };
                body += &format!("<table:table>{}</table:table>", rows.iter().map(row).collect::<String>());
            }
        }
    }
    let name = |name: &str| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"");
    let names = ["office", "table", "text", "style"].map(name).join(" ");
    let content = format!(
        "<office:document-content {names}><office:automatic-styles><style:style style:name=\"H\">\
         <style:text-properties {properties}/></style:style></office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype".to_owned(), "application/vnd.oasis.opendocument.text".to_owned()),
        ("content.xml".to_owned(), content),
    ])
}

#[test]
fn cells_of_a_workbook_without_a_value_are_named() {
    let text = |words: &str| format!("<c r=\"AT\" t=\"inlineStr\"><is>{words}</is></c>");
    let rich = |mark: &str| format!("<r><rPr>{mark}</rPr><t>8</t></r><r><rPr/><t>140</t></r>");
    for (cell, kind) in [
        ("<c r=\"AT\"><f>SUM(A1:A2)</f><v></v></c>".to_owned(), UnsureKind::NotComputed),
        ("<c r=\"AT\"><f>SUM(A1:A2)</f></c>".to_owned(), UnsureKind::NotComputed),
        (text(&rich("<strike/>")), UnsureKind::PartlyStruck),
        (text(&rich("<vertAlign val=\"superscript\"/>")), UnsureKind::PartlyStruck),
    ] {
        assert_eq!(kind_of(&workbook(&cell)), kind, "{cell}");
    }
    let imported = recognised(&workbook("<c r=\"AT\" t=\"e\"><v>#REF!</v></c>"));
    assert_eq!((imported.sure, imported.unsure, imported.missing), (199, 1, 0));
    assert!(matches!(&imported.doubts[0].reason, Reason::NotAFigure { printed, .. } if printed == "#REF!"));
    for cell in [
        "<c r=\"AT\"><f>SUM(A1:A2)</f><v>140</v></c>".to_owned(),
        text("<r><rPr><b/></rPr><t>1</t></r><r><rPr/><t>40</t></r>"),
    ] {
        let imported = recognised(&workbook(&cell));
        assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{cell}");
    }
}

#[test]
fn what_a_workbook_shows_otherwise_or_not_at_all_is_named() {
    let styled = |code: &str, font: &str, fill: &str| {
        format!(
            "<numFmts><numFmt numFmtId=\"170\" formatCode=\"{code}\"/></numFmts><fonts><font/><font>{font}</font></fonts>\
             <fills><fill><patternFill patternType=\"{fill}\"/></fill></fills><cellXfs><xf/>\
             <xf numFmtId=\"170\" fontId=\"1\" fillId=\"0\"/></cellXfs>"
        )
    };
    let number = |digits: &str| format!("<c r=\"AT\" s=\"1\"><v>{digits}</v></c>");
    let words = "<c r=\"AT\" s=\"1\" t=\"inlineStr\"><is><t>140</t></is></c>".to_owned();
    let white = "<color rgb=\"FFFFFFFF\"/>";
    for (code, font, cell, kind) in [
        ("0", "", number("140.4"), UnsureKind::ShownOtherwise),
        (";;;", "", number("140"), UnsureKind::ShownOtherwise),
        (";;;", "", words.clone(), UnsureKind::ShownOtherwise),
        ("&quot;1&quot;0", "", number("40"), UnsureKind::ShownOtherwise),
        ("0%", "", number("140"), UnsureKind::ShownOtherwise),
        ("0", "<strike/>", number("140"), UnsureKind::Struck),
        ("0", white, words.clone(), UnsureKind::MayBeHidden),
        ("0", "<color theme=\"0\"/>", number("140"), UnsureKind::MayBeHidden),
        ("0", "<sz val=\"1\"/>", number("140"), UnsureKind::MayBeHidden),
    ] {
        let bytes = workbook_of(&cell, &styled(code, font, "none"), "");
        assert_eq!(kind_of(&bytes), kind, "{code} {font} {cell}");
    }
    for (code, font, cell) in [
        ("0.00", "<b/>", number("140")),
        ("#,##0&quot;件&quot;", "<strike val=\"0\"/>", number("140")),
        ("0;-0;&quot;—&quot;;@", "<color rgb=\"FF000000\"/>", number("140")),
        ("@", white, words),
    ] {
        let bytes = workbook_of(&cell, &styled(code, font, "solid"), "");
        let imported = recognised(&bytes);
        assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{code} {font}");
    }
    for hidden in ["hidden=\"1\"", "ht=\"0\" customHeight=\"1\""] {
        assert_eq!(kind_of(&workbook_of(&number("140"), "", hidden)), UnsureKind::Hidden, "{hidden}");
    }
}

fn workbook(cell: &str) -> Vec<u8> {
    workbook_of(cell, "", "")
}

/// The model as a sheet; `cell` is the figure of 行政许可, with `AT` for its place, and `row_look` are attributes of its row.
fn workbook_of(cell: &str, styles: &str, row_look: &str) -> Vec<u8> {
    let (mut row, mut rows, mut merged) = (0_u32, String::new(), String::new());
    for item in items() {
        let lines = match item {
            Item::Line(line) => vec![vec![crate::model::Place { text: line, wide: 1, tall: 1 }]],
            Item::Table(rows) => rows,
        };
        for line in crate::model::dense(&lines) {
            let is_own = line.iter().flatten().any(|place| place.wide == 3 && place.text == ONE_CELL);
            rows += &format!("<row r=\"{}\" {}>", row + 1, if is_own { row_look } else { "" });
            for (column, place) in line.iter().enumerate() {
                let Some(place) = place else { continue };
                let at = |row: u32, column: usize| {
                    gen_report::import::sheets::address((row, u32::try_from(column).unwrap()))
                };
                let own = at(row, column);
                if place.wide * place.tall > 1 {
                    let last = at(row + u32::try_from(place.tall).unwrap() - 1, column + place.wide - 1);
                    merged += &format!("<mergeCell ref=\"{own}:{last}\"/>");
                }
                let words = &place.text;
                rows += &if place.wide == 3 && words == ONE_CELL {
                    cell.replace("AT", &own)
                } else if words.parse::<usize>().is_ok() {
                    format!("<c r=\"{own}\"><v>{words}</v></c>")
                } else {
                    format!("<c r=\"{own}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
                };
            }
            rows += "</row>";
            row += 1;
        }
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{office}/{kind}\" \
             Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"年报\" sheetId=\"1\" r:id=\"rId1\"/>\
         </sheets></workbook>"
    );
    let sheet = format!(
        "<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
    );
    zip(&[
        ("_rels/.rels".to_owned(), relation("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml".to_owned(), sheet),
        ("xl/styles.xml".to_owned(), format!("<styleSheet xmlns=\"{main}\">{styles}</styleSheet>")),
    ])
}

#[test]
fn words_that_may_not_be_seen_make_their_cell_unsure() {
    let white = run("<w:color w:val=\"FFFFFF\"/>", "8") + &run("", ONE_CELL);
    assert_eq!(kind_of(&document(&white, &[])), UnsureKind::MayBeHidden);
    assert_whole(&document(&run("<w:color w:val=\"auto\"/>", ONE_CELL), &[]));
    assert_whole(&document(&run("<w:color w:val=\"333333\"/>", ONE_CELL), &[]));
    for style in [
        "color: #FFF",
        "opacity:0",
        "position:absolute;left:-9999px",
        "text-indent:-9999px",
        "color:transparent",
    ] {
        let cell = format!("<span style='{style}'>8</span>140");
        assert_eq!(kind_of(&page("", &cell)), UnsureKind::MayBeHidden, "{style}");
    }
    for style in ["color:#000", "opacity:0.9", "text-indent:-2em", "color:white;background:#036"] {
        assert_whole(&page("", &format!("<span style='{style}'>140</span>")));
    }
}
