//! The known name that a wrong one was probably meant to be.

/// Longer names are no slips of the pen.
const LONGEST: usize = 100;

/// The known name that a wrong one was probably meant to be. A slip of the pen changes a letter or two; in a long
/// name it may change a third of them, up to four.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let wrong = plain(wrong);
    let most = (wrong.chars().count() / 3).clamp(1, 4);
    let near = known.into_iter().filter_map(|own| {
        // Lengths alone rule out most names, for less than a hundredth of the cost.
        let close = own.len().abs_diff(wrong.len()) <= 4 * most;
        let distance = close.then(|| strsim::osa_distance(&wrong, &plain(own)))?;
        (distance <= most).then_some((distance, own))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, own)| own)
}

/// Names differ by more than a capital letter or the kind of stroke.
fn plain(name: &str) -> String {
    name.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use crate::agency_file::nearest::nearest;

    #[test]
    fn a_slip_is_mended_and_another_word_is_left_alone() {
        let known = ["cases", "year", "denied.third_party", "denied.query"];
        let meant = |wrong| nearest(wrong, known);
        assert_eq!(meant("case"), Some("cases"));
        assert_eq!(meant("CASES"), Some("cases"));
        assert_eq!(meant("yaer"), Some("year"));
        assert_eq!(meant("denied.third-party"), Some("denied.third_party"));
        assert_eq!(meant("denid.query"), Some("denied.query"));
        assert_eq!(meant("remarks"), None);
        assert_eq!(meant(&"cases".repeat(50)), None);
    }
}
