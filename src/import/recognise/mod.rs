//! Recognises a published report in what the readers took down: by the form's labels, sure or silent.

mod assemble;
mod imported;
mod prose;
mod tables;

pub use imported::{DoubtfulRow, ImportNote, Imported, NoteKind, Reason, Unrecognised};

use crate::import::extract::{Block, Extract, ExtractedTable};
use crate::import::recognise::assemble::assemble;
use crate::import::recognise::prose::boilerplate::take_running_heads;
use crate::import::recognise::tables::cell::BACKWARDS;
use crate::import::recognise::tables::find::Tables;
use crate::import::recognise::tables::labels::LABELS;
use crate::import::recognise::tables::loosen::loosen;
use crate::import::recognise::tables::rebuild::rebuild;
use crate::report::Entry;
use crate::text::blank::is_invisible;

/// Reads the number of a cell as documents print it: 12, １２, 1,200, 3件, or a stroke; nothing where nobody can tell what
/// is meant. An amount has so many `decimals`.
pub fn figure(words: &str, decimals: Option<usize>) -> Option<Entry> {
    tables::cell::read(words, decimals).filter(|figure| figure.remark.is_none()).map(|figure| figure.entry)
}

fn as_grid(block: &mut Block) -> Option<&mut ExtractedTable> {
    if let Block::Table(grid) = block { Some(grid) } else { None }
}

/// Takes signs out of a cell that nobody sees: programs copy them before figures. One that turns the words around stays.
fn take_invisible(words: &mut String) {
    if words.contains(is_invisible) {
        words.retain(|c| c == BACKWARDS || !is_invisible(c));
        *words = words.trim().to_owned();
    }
}

/// Recognises a report on any of the forms. One on a form that is no longer filled in is written on a newer one; what
/// the older form does not have is not sure.
///
/// # Errors
/// No table, tables of something else, two reports in one file, or an empty form.
pub fn recognise(name: &str, mut extract: Extract) -> Result<Imported, Unrecognised> {
    for cell in extract.blocks.iter_mut().filter_map(as_grid).flat_map(|grid| grid.rows.iter_mut().flatten())
    {
        take_invisible(&mut cell.text);
    }
    let heads = take_running_heads(&mut extract);
    loosen(&mut extract);
    rebuild(&mut extract);
    if !extract.blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        return Err(Unrecognised::NoTable);
    }
    // The heads of 表二 tell the forms apart; where they are lost, that only on the right form figures are under heads.
    // Of forms that fit alike, the newest is meant, which comes last here.
    let fit = |tables: &Tables| (tables.heads(), tables.sure());
    let tables = LABELS.iter().map(|labels| Tables::read(&extract, labels)).max_by_key(fit);
    let Some(tables) = tables.filter(Tables::are_there) else { return Err(Unrecognised::OtherTables) };
    if tables.twice {
        return Err(Unrecognised::TwoReports);
    }
    let imported = assemble(name, extract, &tables, heads);
    if imported.sure + imported.unsure == 0 && imported.report.narratives().next().is_none() {
        return Err(Unrecognised::Nothing);
    }
    Ok(imported)
}
