//! Of the tests of workbooks: files that mean harm are refused with a reason.

use crate::common::{corrected, read};
use crate::sheets::{pack, parts, written};
use gen_report::import::sheets::open;
use gen_report::import::{Unreadable, read as read_foreign};
use std::collections::BTreeMap;

fn whole() -> BTreeMap<String, String> {
    parts(&written(&read(corrected("emin-2024"))))
}

#[test]
fn a_program_in_a_workbook_is_refused() {
    for name in ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "Basic/Standard/Module1.xml"] {
        let mut parts = whole();
        parts.insert(name.to_owned(), "Sub AutoOpen()".to_owned());
        assert_eq!(open(&pack(&parts)).unwrap_err(), Unreadable::Macros, "{name}");
        assert_eq!(read_foreign(&pack(&parts)).unwrap_err(), Unreadable::Macros, "{name}");
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut parts = whole();
    parts.insert("xl/media/image1.xml".to_owned(), " ".repeat(20 << 20));
    assert_eq!(open(&pack(&parts)).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn a_bomb_that_lies_about_its_size_is_stopped() {
    let mut parts = whole();
    parts.insert("xl/zzz.xml".to_owned(), " ".repeat(8 << 20));
    let mut bytes = pack(&parts);
    // The uncompressed size stands 24 bytes into the entry of the directory.
    let entry = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&1000_u32.to_le_bytes());
    assert!(open(&bytes).is_err());
}

#[test]
fn a_lone_cell_far_away_costs_nothing() {
    let mut parts = whole();
    let sheet = parts.get_mut("xl/worksheets/sheet3.xml").unwrap();
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    *sheet = sheet.replace("</sheetData>", far);
    let book = open(&pack(&parts)).unwrap();
    assert!(book.sheets[2].cells.contains_key(&(1_048_575, 16_383)));
    assert!(read_foreign(&pack(&parts)).is_ok());
}

#[test]
fn more_cells_than_any_report_has_are_refused() {
    let mut parts = whole();
    let sheet = parts.get_mut("xl/worksheets/sheet3.xml").unwrap();
    let row = |row: u32| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>");
    let rows = (1000..111_000).map(row).collect::<Vec<_>>().concat();
    *sheet = sheet.replace("</sheetData>", &format!("{rows}</sheetData>"));
    assert_eq!(open(&pack(&parts)).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn no_workbook_is_too_odd() {
    let mut parts = whole();
    for name in parts.keys().cloned().collect::<Vec<_>>() {
        let kept = parts.insert(name.clone(), "<a>".to_owned()).unwrap();
        let _ = open(&pack(&parts));
        parts.remove(&name);
        let _ = open(&pack(&parts));
        parts.insert(name, kept);
    }
    let bytes = pack(&parts);
    for cut in (0..bytes.len()).step_by(997) {
        let _ = open(&bytes[..cut]);
    }
}
