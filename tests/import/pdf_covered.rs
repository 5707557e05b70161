//! Figures of a PDF that are painted over, clipped away, annotated or not shown: left out, read or named.

use crate::model::{assert_whole, differences, items, recognised, report};
use crate::pdf_maker::{Mark, Note, Page, Style, pdf, set};
use gen_report::import::{Imported, Reason, UnsureKind};
use gen_report::report::Entry;

/// The pages of the report, and where its first figure, 100, stands.
fn pages() -> (Vec<Page>, usize, Mark) {
    let pages = set(&items(), &Style::default());
    let figure = |(number, page): (usize, &Page)| {
        let found = page.marks.windows(3).find(|own| {
            own.iter().map(|mark| mark.c).eq("100".chars())
                && own.iter().all(|mark| (mark.size - 9.0).abs() < 0.1)
        });
        found.map(|own| (number, own[0]))
    };
    let (number, mark) = pages.iter().enumerate().find_map(figure).unwrap();
    (pages, number, mark)
}

/// Instructions that print a figure from there on.
fn print(page: &Page, mark: Mark, figure: &str) -> String {
    let digits: String = figure.chars().map(|c| format!("{:04X}", u32::from(c))).collect::<Vec<_>>().concat();
    format!("BT /F {} Tf 1 0 0 1 {:.2} {:.2} Tm <{digits}> Tj ET\n", mark.size, mark.x, page.height - mark.y)
}

fn first(imported: &Imported) -> Option<Entry> {
    imported.certain().grids[0].cell(0, 0).map(|cell| cell.value.clone())
}

/// Asserts that only the first figure is another.
fn assert_rest(imported: &Imported) {
    let wrong = differences(&imported.certain(), &report());
    assert!(wrong.iter().all(|own| own.starts_with("disclosure.rules.")) && wrong.len() < 2, "{wrong:?}");
}

fn assert_named(imported: &Imported, kind: UnsureKind) {
    assert_eq!(first(imported), Some(Entry::Unsure));
    assert_eq!((imported.sure, imported.unsure), (199, 1));
    assert_eq!(imported.doubts[0].reason, Reason::Unsure(kind));
    assert_rest(imported);
}

#[test]
fn a_figure_painted_over_is_gone() {
    let (mut pages, at, mark) = pages();
    let page = &mut pages[at];
    let (x, y) = (mark.x - 2.0, page.height - mark.y - 2.0);
    let new = print(page, mark, "777");
    page.raw = format!("1 g {x:.2} {y:.2} 20 12 re f 0 g\n{new}");
    let imported = recognised(&pdf(&pages));
    assert_eq!((first(&imported), imported.unsure), (Some(Entry::Count(777)), 0));
    assert_rest(&imported);
    // Nothing was written in its place.
    pages[at].raw = format!("1 g {x:.2} {y:.2} 20 12 re f 0 g\n");
    assert_named(&recognised(&pdf(&pages)), UnsureKind::Covered);
}

#[test]
fn a_figure_half_painted_over_is_named() {
    let (mut pages, at, mark) = pages();
    let page = &mut pages[at];
    let (x, y) = (mark.x - 2.0, page.height - mark.y + 2.0);
    page.raw = format!("1 g {x:.2} {y:.2} 20 12 re f 0 g\n");
    assert_named(&recognised(&pdf(&pages)), UnsureKind::Covered);
}

#[test]
fn paint_below_a_figure_or_in_a_frame_around_it_does_no_harm() {
    let (mut pages, at, mark) = pages();
    let page = &mut pages[at];
    let (x, y) = (mark.x, page.height - mark.y);
    let frame = format!("{:.2} {:.2} 30 20 re {:.2} {:.2} 26 16 re f*\n", x - 6.0, y - 6.0, x - 4.0, y - 4.0);
    let again = print(page, mark, "100");
    page.raw = format!("1 0.9 0.9 rg {:.2} {:.2} 20 12 re f 0 g\n{again}1 g {frame}0 g\n", x - 2.0, y - 2.0);
    assert_whole(&pdf(&pages));
}

#[test]
fn what_is_clipped_away_is_not_read() {
    let (mut pages, at, mark) = pages();
    let page = &mut pages[at];
    let before = Mark { x: mark.x - 4.5, ..mark };
    page.raw = format!("q 300 700 5 5 re W n {}Q\n", print(page, before, "7"));
    assert_whole(&pdf(&pages));
    // A cell that clips its own words shows them.
    let (mut pages, at, mark) = self::pages();
    let page = &mut pages[at];
    let hidden = |own: &Mark| (own.y - mark.y).abs() < 0.1 && (mark.x - 0.1..mark.x + 13.0).contains(&own.x);
    page.marks.retain(|own| !hidden(own));
    let (x, y) = (mark.x, page.height - mark.y - 2.0);
    page.raw = format!("q {x:.2} {y:.2} 13.5 10 re W n {}Q\n", print(page, mark, "100"));
    assert_whole(&pdf(&pages));
}

fn note(mark: Mark, entries: &'static str, look: &str) -> Note {
    let place = [mark.x - 2.0, mark.y - 9.0, mark.x + 16.0, mark.y + 3.0];
    Note { entries, place, look: look.to_owned() }
}

const LOOK: &str = "1 g 0 0 18 12 re f 0 g BT /F 9 Tf 1 0 0 1 2 3 Tm <003700370037> Tj ET";

#[test]
fn an_annotation_with_words_is_read_or_named() {
    let (whole, at, mark) = pages();
    let with = |note: Note| {
        let mut pages = whole.clone();
        pages[at].notes.push(note);
        recognised(&pdf(&pages))
    };
    let imported = with(note(mark, "/Subtype/FreeText", LOOK));
    assert_eq!((first(&imported), imported.unsure), (Some(Entry::Count(777)), 0));
    assert_rest(&imported);
    // Without paint of its own, old and new figure lie upon each other; and one without an appearance may say anything.
    assert_named(&with(note(mark, "/Subtype/FreeText", &LOOK[20..])), UnsureKind::Covered);
    assert_named(&with(note(mark, "/Subtype/FreeText/Contents(777)", "")), UnsureKind::Covered);
    assert_named(&with(note(mark, "/Subtype/StrikeOut", "")), UnsureKind::Covered);
}

#[test]
fn links_and_marks_of_a_reader_leave_a_figure_as_it_is() {
    let (mut pages, at, mark) = pages();
    for entries in ["/Subtype/Link", "/Subtype/Highlight", "/Subtype/Popup", "/Subtype/FreeText/F 2"] {
        pages[at].notes.push(note(mark, entries, ""));
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn a_field_of_a_form_is_read_or_named() {
    let (mut pages, at, mark) = pages();
    let hidden = |own: &Mark| (own.y - mark.y).abs() < 0.1 && (mark.x - 0.1..mark.x + 13.0).contains(&own.x);
    pages[at].marks.retain(|own| !hidden(own));
    let mut drawn = pages.clone();
    drawn[at].notes.push(note(
        mark,
        "/Subtype/Widget/FT/Tx/V(100)",
        &LOOK.replace("<003700370037>", "<003100300030>"),
    ));
    assert_whole(&pdf(&drawn));
    pages[at].notes.push(note(mark, "/Subtype/Widget/FT/Tx/V(100)", ""));
    assert_named(&recognised(&pdf(&pages)), UnsureKind::Covered);
}

#[test]
fn figures_of_another_hand_in_a_cell_are_named() {
    let (whole, at, mark) = pages();
    for other in
        [Mark { size: 12.0, x: mark.x + 13.5, ..mark }, Mark { x: mark.x + 13.5, y: mark.y - 2.7, ..mark }]
    {
        let mut pages = whole.clone();
        pages[at].raw = print(&pages[at], other, "8");
        assert_named(&recognised(&pdf(&pages)), UnsureKind::Covered);
    }
}

#[test]
fn invisible_figures_in_tables_without_lines_are_named() {
    let mut pages = set(&items(), &Style { ruled: false, ..Style::default() });
    for mark in pages.iter_mut().flat_map(|page| &mut page.marks) {
        mark.mode = 3;
    }
    let imported = recognised(&pdf(&pages));
    assert_eq!(imported.sure, 0);
    assert!(imported.unsure > 150, "{}", imported.unsure);
}

#[test]
fn a_figure_that_the_file_says_to_be_another_is_named() {
    let with = |told: &str| {
        let (mut pages, at, mark) = pages();
        let page = &mut pages[at];
        let own = |own: &Mark| (own.y - mark.y).abs() < 0.1 && (mark.x - 0.1..mark.x + 13.0).contains(&own.x);
        page.marks.retain(|mark| !own(mark));
        let figure = print(page, mark, "100");
        page.raw = format!("/Span <</ActualText {told}>> BDC /P BMC {figure}EMC EMC\n");
        recognised(&pdf(&pages))
    };
    for other in ["<FEFFFF17FF10FF10>", "(1000)", "<FEFF>", "<EFBBBF37>"] {
        assert_named(&with(other), UnsureKind::Covered);
    }
    for same in ["<FEFF003100300030>", "(100)", "(1 00 )", "<FEFFFF11FF10FF10>"] {
        assert_eq!((first(&with(same)), with(same).unsure), (Some(Entry::Count(100)), 0), "{same}");
    }
}
