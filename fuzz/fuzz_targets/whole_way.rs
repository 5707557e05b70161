//! The whole way of a published report: read, recognised, checked, written as an agency's file, and read again.

use gen_report::agency_file::{self, Remarks, read};
use gen_report::checks::{Case, check};
use gen_report::form::ANNUAL_2021;
use gen_report::import::{Block, read as read_published, recognise};
use gen_report::report::IssueKind;
use gen_report::source::{Source, Span};

/// Goes the whole way with the bytes of a file, and looks that every place lies on character boundaries.
pub fn go(bytes: &[u8]) {
    let Ok(stream) = read_published(bytes) else { return };
    let on_boundaries = |span: Span| assert!(stream.text.get(span.range()).is_some(), "{span:?}");
    stream.places.iter().for_each(|place| on_boundaries(place.span));
    for block in &stream.blocks {
        match block {
            Block::Paragraph(paragraph) => on_boundaries(paragraph.span),
            Block::Table(grid) => grid.rows.iter().flatten().for_each(|cell| on_boundaries(cell.span)),
        }
    }
    let Ok(imported) = recognise("fuzz", stream.clone()) else { return };
    for problem in check(&Case::new(&ANNUAL_2021, &imported.report)) {
        problem.labels.iter().for_each(|label| on_boundaries(label.span));
    }
    let certain = imported.certain();
    // Words of the file itself stand in the comments, where they must not become structure.
    let remarks = Remarks { preface: stream.text.lines().take(3).map(str::to_owned).collect(), rows: vec![] };
    let file = agency_file::write(&certain, &ANNUAL_2021, &remarks);
    let again = read(&Source::new("fuzz.toml", file.clone()), &ANNUAL_2021);
    // Braces that were published are told as a citation that names nothing.
    let strange = again.issues.iter().find(|issue| !matches!(issue.what, IssueKind::Citation { .. }));
    assert!(strange.is_none(), "{strange:?}\n{file}");
}
