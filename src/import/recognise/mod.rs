//! Recognises a published report in what the readers took down: by the form's labels, sure or silent.

mod assemble;
mod imported;
mod prose;
mod tables;
mod words;

pub use imported::{Doubt, Imported, Note, Unrecognised};

use crate::form::{FORMS, Form};
use crate::import::extract::{Block, Extract};
use crate::import::recognise::tables::find::Tables;

/// Recognises a report on any of the forms. One on a form that is no longer filled in is told on a newer one; what
/// the older form does not have is unsure.
///
/// # Errors
/// No table, tables of something else, two reports in one file, or an empty form.
pub fn recognise(name: &str, extract: &Extract) -> Result<Imported, Unrecognised> {
    let forms: Vec<&'static Form> = FORMS.iter().map(|form| &**form).collect();
    let extract = &*crate::import::recognise::tables::rebuild::rebuild(extract, &forms);
    if !extract.blocks.iter().any(|block| matches!(block, Block::Grid(_))) {
        return Err(Unrecognised::NoTable);
    }
    // The heads of 表二 are what tells the forms apart: only on the right form are its figures under heads. Where
    // several say as much, the newest is meant, which comes last here.
    let tables = forms.iter().rev().map(|form| Tables::read(extract, form)).max_by_key(Tables::sure);
    let Some(tables) = tables.filter(Tables::are_there) else { return Err(Unrecognised::OtherTables) };
    if tables.twice {
        return Err(Unrecognised::TwoReports);
    }
    let imported = assemble::assemble(name, extract, &tables);
    if imported.sure + imported.unsure == 0 && imported.report.narratives().next().is_none() {
        return Err(Unrecognised::Nothing);
    }
    Ok(imported)
}
