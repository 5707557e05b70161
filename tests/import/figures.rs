//! Cells that look like figures and cells that do not: read, or named as not sure, never passed over.

use crate::model::{assert_whole, html, items, recognised, reword, tables, word};
use gen_report::import::{Imported, Reason};
use gen_report::report::Entry;

/// The report with the figure of 行政许可, a row of one cell, printed otherwise.
fn printed(figure: &str) -> Imported {
    let mut items = items();
    for cell in tables(&mut items).into_iter().flatten().flatten() {
        if cell.wide == 3 && cell.text == "140" {
            figure.clone_into(&mut cell.text);
        }
    }
    recognised(html(&items).as_bytes())
}

#[test]
fn signs_that_nobody_sees_change_no_figure() {
    for sign in ['\u{feff}', '\u{200b}', '\u{200e}', '\u{202a}', '\u{2060}'] {
        let mut items = items();
        reword(&mut items, |words| format!("{sign}{words}{sign}"));
        assert_whole(html(&items).as_bytes());
        assert_whole(&crate::build::docx(&word(&items), &[]));
    }
}

#[test]
fn what_is_no_figure_behind_a_label_is_named() {
    for odd in
        ["4812注1", "约1066.0354", "4812①", "4812[1]", "4812。", "零", "一千零六", "4 8 1 . 2", "详见附件"]
    {
        let imported = printed(odd);
        assert_eq!((imported.sure, imported.unsure, imported.missing), (199, 1, 0), "{odd}");
        let reason = &imported.doubts[0].reason;
        assert!(matches!(reason, Reason::NotAFigure { printed, .. } if printed == odd), "{reason:?}");
    }
}

#[test]
fn a_row_without_any_figure_is_named_cell_by_cell() {
    let mut items = items();
    let of_row = |words: &str| words.parse::<usize>().is_ok_and(|figure| (140..147).contains(&figure));
    let mut seen = 0;
    let table = tables(&mut items).into_iter().nth(1).unwrap();
    for cell in table.iter_mut().flatten().filter(|cell| of_row(&cell.text)) {
        cell.text += "注";
        seen += 1;
    }
    assert_eq!(seen, 7);
    let imported = recognised(html(&items).as_bytes());
    assert_eq!((imported.sure, imported.unsure, imported.missing), (193, 7, 0));
}

#[test]
fn a_figure_that_begins_with_nought_is_glued() {
    for glued in ["00", "0390", "01"] {
        let imported = printed(glued);
        assert_eq!((imported.sure, imported.unsure), (199, 1), "{glued}");
    }
    let imported = printed("0");
    assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0));
}

#[test]
fn heads_and_remarks_are_no_rows_that_lost_their_figures() {
    let mut items = items();
    let remark = crate::model::Place {
        text: "注：以上不含行政许可、行政处罚".to_owned(), wide: 4, tall: 1
    };
    for table in tables(&mut items).into_iter().take(1) {
        table.push(vec![remark.clone()]);
    }
    let imported = recognised(html(&items).as_bytes());
    assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0));
    assert!(
        imported
            .report
            .grids
            .iter()
            .flat_map(gen_report::report::Grid::cells)
            .all(|cell| cell.value != Entry::Unsure)
    );
}

#[test]
fn a_figure_that_may_be_another_is_named() {
    for odd in ["--3", "1.234", "3(2)", "3（2）"] {
        let imported = printed(odd);
        assert_eq!((imported.sure, imported.unsure, imported.missing), (199, 1, 0), "{odd}");
    }
    for plain in ["3", "3.0", "3（其中2件撤回）", "0（零）", "\u{202d}12\u{202c}"] {
        let imported = printed(plain);
        assert_eq!((imported.sure, imported.unsure, imported.missing), (200, 0, 0), "{plain}");
    }
}

#[test]
fn digits_that_nobody_sees_beside_a_figure_are_named() {
    let page = |css: &str, more: &str| {
        let page = html(&items()).replacen("<table", &format!("<style>{css}</style><table"), 1);
        recognised(page.replacen(">140<", &format!(">140{more}<"), 1).as_bytes())
    };
    let own = |style: &str| format!("<span style=\"{style}\">8</span>");
    for style in [
        "font-size:1px",
        "font-size: 0.5pt",
        "font-size:.1em",
        "display:inline-block;width:0;overflow:hidden",
        "position:absolute;clip:rect(0 0 0 0)",
        "position:absolute;width:1px;height:1px;overflow:hidden",
        "clip-path:inset(50%)",
        "color:#FFF",
    ] {
        let imported = page("", &own(style));
        assert_eq!((imported.sure, imported.unsure), (199, 1), "{style}");
        let imported = page(&format!(".w{{{style}}}"), "<span class=w>8</span>");
        assert_eq!((imported.sure, imported.unsure), (199, 1), "{style}");
    }
    let imported = page("", "<font color=White>8</font>");
    assert_eq!((imported.sure, imported.unsure), (199, 1));
    for style in [
        "color:#333;font-size:12px",
        "font-size:1em",
        "width:1px",
        "overflow:hidden;width:20px",
        "clip:rect(0,90px,90px,0)",
    ] {
        let imported = page("", &own(style));
        assert_eq!((imported.sure, imported.unsure), (200, 0), "{style}");
        let imported = page(&format!(".w{{{style}}}"), "<span class=w>8</span>");
        assert_eq!((imported.sure, imported.unsure), (200, 0), "{style}");
    }
    // White heads stand on a dark ground.
    let imported = page("td{color:#fff}tr{background:#369}", "");
    assert_eq!((imported.sure, imported.unsure), (200, 0));
}

#[test]
fn letters_of_a_document_that_nobody_can_read_are_named() {
    let document = |property: &str| {
        let run = format!("<w:t>140</w:t></w:r><w:r><w:rPr>{property}</w:rPr><w:t>8</w:t></w:r>");
        let body = word(&items());
        assert!(body.contains("<w:t>140</w:t></w:r>"), "{}", &body[..2000]);
        recognised(&crate::build::docx(&body.replacen("<w:t>140</w:t></w:r>", &run, 1), &[]))
    };
    for property in ["<w:sz w:val=\"2\"/>", "<w:w w:val=\"1\"/>", "<w:color w:val=\"FFFFFF\"/>"] {
        let imported = document(property);
        assert_eq!((imported.sure, imported.unsure), (199, 1), "{property}");
    }
    for property in ["<w:sz w:val=\"21\"/>", "<w:w w:val=\"90\"/>", "<w:color w:val=\"000000\"/>"] {
        let imported = document(property);
        assert_eq!((imported.sure, imported.unsure), (200, 0), "{property}");
    }
}
