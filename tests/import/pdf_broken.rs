//! PDFs that are broken off, and small ones that ask for too much.

use crate::model::{assert_whole, items, recognised};
use crate::pdf_maker::{Style, file, pdf, set, stream};
use gen_report::import::{ImportNote, NoteKind, Unreadable, UnsureKind, read};

fn font(widths: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/X/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/{widths}>>]>>"
    )
}

fn one_page(contents: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}/Resources<</Font<</F 5 0 R>>>>>>"
        ),
    ];
    objects.extend_from_slice(more);
    file(&objects)
}

#[test]
fn fonts_with_endless_widths_are_refused() {
    let words = stream("", "BT /F 9 Tf <0041> Tj ET");
    for widths in [
        "W[0 2147483647 500]",
        "W2[0 2147483647 500 0 0]",
        "W[0 60000 1 0 60000 1 0 60000 1 0 60000 1 0 60000 1 0 60000 1 0 60000 1 0 60000 1 0 60000 1 0 60000 1 0 60000 1 0 60000 1]",
        "W 6 0 R",
    ] {
        let list = "[0 2147483647 500]".to_owned();
        let bytes = one_page("4 0 R", &[words.clone(), font(widths), list]);
        assert_eq!(read(&bytes).unwrap_err(), Unreadable::TooLarge, "{widths}");
    }
    let bytes = one_page("4 0 R", &[words, font("W[0 65535 500]")]);
    assert_ne!(read(&bytes).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn one_stream_many_times_is_refused() {
    let long = stream("", &"0 0 m 1 1 l S ".repeat(2000));
    let many = format!("[{}]", "4 0 R ".repeat(20_000));
    assert_eq!(read(&one_page(&many, &[long.clone(), font("DW 500")])).unwrap_err(), Unreadable::TooLarge);
    assert_eq!(
        read(&one_page("[4 0 R 4 0 R]", &[long, font("DW 500")])).unwrap_err(),
        Unreadable::PicturePdf
    );
}

#[test]
fn a_page_that_is_broken_off_is_told() {
    let told =
        |note: &ImportNote| matches!(note.kind, NoteKind::Unsure { kind: UnsureKind::BrokenPage(_), .. });
    let pages = set(&items(), &Style::default());
    let whole = pdf(&pages);
    assert!(!assert_whole(&whole).notes.iter().any(told));
    let last = whole.windows(6).rposition(|window| window == b"stream").unwrap();
    let begin = whole[..last - 3].windows(6).rposition(|window| window == b"stream").unwrap();
    for cut in [begin - 200, begin + 2000, last - 300] {
        let imported = recognised(&whole[..cut]);
        assert!(imported.notes.iter().any(told), "{cut}: {:?}", imported.notes);
    }
    // A page that is said to be there, and is not.
    let missing = String::from_utf8(whole).unwrap();
    let count = format!("/Count {}>>", pages.len());
    let imported = recognised(missing.replace(&count, &format!("/Count {}>>", pages.len() + 1)).as_bytes());
    assert!(imported.notes.iter().any(told), "{:?}", imported.notes);
}
