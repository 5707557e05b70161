//! Recognises a published report in what the readers took down: by the form's labels, sure or silent.

mod across;
mod agency;
mod assemble;
mod day;
mod down;
mod fee;
mod figure;
mod figures;
mod fit;
mod front;
mod gather;
mod imported;
mod labels;
mod mend;
mod outline;
mod parts;
mod tables;
mod taken;
mod text;
mod vocabulary;
mod words;

pub use imported::{Doubt, Imported, Note, Unrecognised};

use crate::form::{ANNUAL_2019, ANNUAL_2021};
use crate::input::stream::{Block, Stream};
use tables::Tables;

/// Recognises a report on the form of 2021 or of 2019. The report is told on the form of 2021 in both cases; what
/// the older form does not have is unsure.
///
/// # Errors
/// No table, tables of something else, two reports in one file, or an empty form.
pub fn recognise(name: &str, stream: &Stream) -> Result<Imported, Unrecognised> {
    let stream = &*gather::gather(stream, &[&ANNUAL_2021, &ANNUAL_2019]);
    if !stream.blocks.iter().any(|block| matches!(block, Block::Grid(_))) {
        return Err(Unrecognised::NoTable);
    }
    let (new, old) = (Tables::read(stream, &ANNUAL_2021), Tables::read(stream, &ANNUAL_2019));
    // The heads of 表二 are what tells the forms apart: only on the right form are its figures under heads.
    let tables = if old.sure() > new.sure() { old } else { new };
    if !tables.are_there() {
        return Err(Unrecognised::OtherTables);
    }
    if tables.twice {
        return Err(Unrecognised::TwoReports);
    }
    let imported = assemble::assemble(name, stream, &tables);
    if imported.sure == 0 && imported.report.narratives().next().is_none() {
        return Err(Unrecognised::Nothing);
    }
    Ok(imported)
}
