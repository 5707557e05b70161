//! Fields: Word writes the instruction and the result; only the result is printed.

/// An instruction longer than this is cut; only its first word matters.
const MOST_INSTRUCTION: usize = 64;

/// The fields that are open, the innermost last.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
}

impl Fields {
    /// Takes note of `w:fldChar`.
    pub(crate) fn sign(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.0.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.0.last_mut() {
                    field.in_result = true;
                }
            }
            Some("end") => {
                self.0.pop();
            }
            _ => {}
        }
    }

    /// Takes note of the words of an instruction.
    pub(crate) fn instruction(&mut self, words: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| field.instruction.len() < MOST_INSTRUCTION) {
            field.instruction.push_str(words);
        }
    }

    /// An instruction never reaches beyond its paragraph; a field that was cut off must not swallow the rest.
    pub(crate) fn end_paragraph(&mut self) {
        self.0.retain(|field| field.in_result);
    }

    /// Whether words that come now are printed. A table of contents repeats the headings, so it is left out.
    pub(crate) fn is_shown(&self) -> bool {
        self.0.iter().all(|field| field.in_result && !field.is_contents())
    }
}

impl Field {
    fn is_contents(&self) -> bool {
        self.instruction.split_whitespace().next() == Some("TOC")
    }
}
