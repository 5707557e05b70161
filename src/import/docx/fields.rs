//! Fields: Word writes the instruction and the result; only the result is printed.

use crate::import::unreadable::Unreadable;

/// An instruction longer than this is cut; only its first word matters.
const MOST_INSTRUCTION: usize = 64;

/// Fields within fields; Word's own dialogs nest two or three.
const MOST_OPEN: usize = 1000;

/// The fields that are open.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    /// The innermost last.
    open: Vec<Field>,
    /// How many of them hide the words within them.
    hiding: usize,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
    is_contents: bool,
}

impl Fields {
    /// Takes note of `w:fldChar`; tells whether something is shown here that is not in the file: a field without a result.
    ///
    /// # Errors
    /// More fields are open than in any document.
    pub(crate) fn sign(&mut self, kind: Option<&str>) -> Result<bool, Unreadable> {
        match kind {
            Some("begin") if self.open.len() == MOST_OPEN => return Err(Unreadable::TooDeep),
            Some("begin") => {
                self.open.push(Field::default());
                self.hiding += 1;
            }
            Some("separate") => {
                if let Some(field) = self.open.last_mut().filter(|field| !field.in_result) {
                    field.begin_result();
                    self.hiding -= usize::from(!field.hides());
                }
            }
            Some("end") => {
                let Some(field) = self.open.pop() else { return Ok(false) };
                self.hiding -= usize::from(field.hides());
                return Ok(!field.in_result && is_shown(&field.instruction));
            }
            _ => {}
        }
        Ok(false)
    }

    /// Whether the words that come now repeat the mark of a note.
    pub(crate) fn is_note(&self) -> bool {
        self.open.iter().any(|field| is_note(&field.instruction))
    }

    /// Takes note of the words of an instruction.
    pub(crate) fn instruction(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.instruction.len() < MOST_INSTRUCTION) {
            field.instruction.push_str(words);
        }
    }

    /// An instruction never reaches beyond its paragraph; a field that was cut off must not swallow the rest.
    pub(crate) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.in_result);
        self.hiding = self.open.iter().filter(|field| field.hides()).count();
    }

    /// Whether words that come now are printed.
    pub(crate) fn is_shown(&self) -> bool {
        self.hiding == 0
    }
}

/// Whether an instruction repeats the mark of a note.
pub(crate) fn is_note(instruction: &str) -> bool {
    verb(instruction) == "NOTEREF"
}

/// Whether an instruction shows something in its place. The others make entries of an index, set a value, or number.
pub(crate) fn is_shown(instruction: &str) -> bool {
    !matches!(
        verb(instruction),
        "XE" | "TC"
            | "TA"
            | "RD"
            | "SET"
            | "ASK"
            | "PRIVATE"
            | "ADVANCE"
            | "LISTNUM"
            | "AUTONUM"
            | "AUTONUMLGL"
    )
}

fn verb(instruction: &str) -> &str {
    instruction.split_whitespace().next().unwrap_or_default()
}

impl Field {
    /// Begins the result: the instruction is known now. A table of contents repeats the headings, so it is left out.
    fn begin_result(&mut self) {
        self.in_result = true;
        self.is_contents = verb(&self.instruction) == "TOC";
    }

    fn hides(&self) -> bool {
        !self.in_result || self.is_contents
    }
}
