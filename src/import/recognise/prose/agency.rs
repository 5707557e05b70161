//! The agency that a title names.

use crate::report::ParsedTitle;

/// A shorter name than this is no agency's unless its last word is that of a place or an organ: 甲镇, not 本文.
const SHORTEST: usize = 3;
/// What the shortest names end with.
const SHORT_ENDS: &[char] = &['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡', '局', '厅', '委', '办'];

/// Finds the agency that a title names; `wording` is the form's.
pub(crate) fn named_in(title: &str, wording: &str) -> Option<String> {
    let title = ParsedTitle::new(title, wording)?;
    let name = title.organ()?;
    let known = name.chars().count() >= SHORTEST
        || (name.ends_with(SHORT_ENDS) && !name.starts_with(['本', '我', '该']));
    known.then(|| name.to_owned())
}
