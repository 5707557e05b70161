//! Finds the section of the form that a heading means, however the heading is worded.

use crate::form::{Form, Section};
use crate::text::{Normalized, ordinals};

/// Finds the section whose numeral a heading bears and one of whose words it holds.
fn section_of<'a>(form: &'a Form, heading: &str) -> Option<&'a Section> {
    let compact = Normalized::compact(heading.trim_start_matches(['#', '*', ' '])).text;
    let number = ordinals::read(&compact).filter(|number| number.level() == Some(1))?;
    let section = form.sections.get(usize::try_from(number.value).ok()?.checked_sub(1)?)?;
    let words = &compact[number.length..];
    section.words.iter().any(|word| words.contains(word.as_str())).then_some(section)
}

/// Finds the section that a heading means without being worded as the form words it.
pub(crate) fn varied<'a>(form: &'a Form, heading: &str) -> Option<&'a Section> {
    let section = section_of(form, heading)?;
    let known = std::iter::once(&section.heading).chain(&section.aliases);
    let this = name(heading);
    (!known.into_iter().any(|known| name(known) == this)).then_some(section)
}

/// Returns a heading without its number, blanks and closing marks.
fn name(heading: &str) -> String {
    let compact = Normalized::compact(heading.trim_start_matches(['#', '*', ' '])).text;
    let number = ordinals::read(&compact).map_or(0, |number| number.length);
    compact[number..].trim_end_matches(['。', ':', '.', '*']).to_owned()
}
