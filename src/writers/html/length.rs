//! Lengths in HTML, for both its page and its fragment.

/// Writes half characters as a length.
pub(super) fn ems(halves: u32) -> String {
    format!("{}{}em", halves / 2, if halves.is_multiple_of(2) { "" } else { ".5" })
}
