//! Looks through the objects of a file for fonts that name more widths than there are characters.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, MaybeRef, Object};

/// The widths that all fonts of a file may name; a font has at most 65,536.
const MOST_WIDTHS: usize = 700_000;
/// How much is looked through; descriptions of a report have 1 MB.
const MOST_DATA: usize = 32 << 20;
/// A font that stands whole in the description of its page lies so deep.
const DEEPEST: usize = 8;

/// Whether fonts have too many widths; the interpreter writes down each of a range.
pub(super) fn are_too_many(pdf: &Pdf) -> bool {
    let mut search = Search { widths: MOST_WIDTHS, data: MOST_DATA };
    pdf.objects().into_iter().any(|object| search.look(&object, DEEPEST).is_none())
}

/// What is left of both.
struct Search {
    widths: usize,
    data: usize,
}

impl Search {
    /// Nothing once there is too much.
    fn look(&mut self, object: &Object<'_>, depth: usize) -> Option<()> {
        let dict = match object {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => stream.dict(),
            Object::Array(array) => {
                self.data = self.data.checked_sub(array.data().len())?;
                let mut inner = array.raw_iter();
                return inner.try_for_each(|item| self.inner(&item, depth));
            }
            _ => return Some(()),
        };
        self.data = self.data.checked_sub(dict.data().len())?;
        for (key, numbers) in [("W", 3), ("W2", 5)] {
            if let Some(widths) = dict.get::<Array<'_>>(key) {
                self.count(&widths, numbers)?;
            }
        }
        dict.entries().try_for_each(|(_, item)| self.inner(&item, depth))
    }

    fn inner(&mut self, item: &MaybeRef<Object<'_>>, depth: usize) -> Option<()> {
        match item {
            MaybeRef::NotRef(object @ (Object::Dict(_) | Object::Array(_))) if depth > 0 => {
                self.look(object, depth - 1)
            }
            _ => Some(()),
        }
    }

    /// Counts the widths of a list: first, last and so many numbers for all between them, or first and a list.
    fn count(&mut self, widths: &Array<'_>, numbers: usize) -> Option<()> {
        let mut range: Vec<i64> = vec![];
        for item in widths.iter::<Object<'_>>() {
            let more = match item {
                Object::Array(list) => {
                    range.clear();
                    list.raw_iter().take(self.widths + 1).count()
                }
                Object::Number(number) => {
                    range.push(number.as_i64());
                    if range.len() < numbers {
                        continue;
                    }
                    let more = range[1].saturating_sub(range[0]).saturating_add(1);
                    range.clear();
                    usize::try_from(more).unwrap_or(0)
                }
                _ => return Some(()),
            };
            self.widths = self.widths.checked_sub(more)?;
        }
        Some(())
    }
}
