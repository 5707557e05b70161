//! A file that was converted to full width as a whole: its lines are mended together and reported as one slip.

use crate::agency_file::names::Names;
use crate::agency_file::syntax::lines::{header, lines_from};
use crate::agency_file::syntax::mend;
use crate::edit::{self, Edit};
use crate::source::Span;
use crate::text::half;

/// From so many lines on, a file is taken to be converted; fewer are reported line by line.
const LEAST: usize = 5;

/// What a conversion to full width has done to a file.
pub(super) struct Wide {
    /// The lines that it changed, texts of several lines included.
    pub(super) torn: Vec<Span>,
    /// How many lines are to be mended.
    pub(super) lines: usize,
    /// What mends them.
    pub(super) fix: Vec<Edit>,
}

/// Finds the lines of full width, if most lines outside of texts are of it and can be mended.
pub(super) fn find(text: &str) -> Option<Wide> {
    let mut wide = Wide { torn: vec![], lines: 0, fix: vec![] };
    let (mut open, mut sound, mut outside) = (false, false, 0);
    for (line, words) in lines_from(text, 0) {
        let own = words.trim();
        if open {
            wide.torn.push(line);
            if let Some(edit) = mend::closing(text, line) {
                open = false;
                wide.fix.extend(Some(edit).filter(|edit| edit.old != edit.new));
            }
        } else if sound {
            sound = words.matches("\"\"\"").count() % 2 == 0;
        } else if !own.is_empty() {
            outside += 1;
            let edits = mend::edits(text, line);
            let mended = edit::apply(words, &mend::moved(&edits, line.start));
            let opens = !own.starts_with(['#', '＃']) && mended.matches("\"\"\"").count() % 2 == 1;
            if edits.is_empty() {
                sound = opens;
            } else {
                open = opens;
                wide.lines += 1;
                wide.torn.push(line);
                wide.fix.extend(edits);
            }
        }
    }
    (wide.lines >= LEAST && wide.lines * 2 > outside && !open).then_some(wide)
}

/// The header that a line of full width stands for, where it is one that the form knows.
pub(super) fn meant(line: &str, names: &Names) -> Option<String> {
    let header = header(line)?;
    let name: String = header.name.chars().map(half).collect();
    let section = names.section_like(&name)?;
    Some(if header.is_list { format!("[[{section}]]") } else { format!("[{section}]") })
}
