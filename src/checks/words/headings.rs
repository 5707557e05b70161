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

/// How many characters of a line are compared with the names of parts. All names are shorter, and a paragraph is not to
/// be made compact as a whole.
const COMPARED: usize = 20;

/// Whether words begin with the name of one of a section's parts.
pub(crate) fn begins_with_part(section: &Section, words: &str) -> bool {
    let words = Normalized::compact(&words.chars().take(COMPARED).collect::<String>()).text;
    let names = section.parts.iter().flat_map(|part| part.aliases.iter().chain([&part.label]));
    names.into_iter().any(|name| words.starts_with(name.as_str()))
}

/// Returns a heading without its number, blanks and closing marks.
fn name(heading: &str) -> String {
    let compact = Normalized::compact(heading.trim_start_matches(['#', '*', ' '])).text;
    let number = ordinals::read(&compact).map_or(0, |number| number.length);
    compact[number..].trim_end_matches(['。', ':', '.', '*']).to_owned()
}
