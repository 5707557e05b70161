//! Half and full width.

/// How far a full-width character stands behind its half-width form.
const SHIFT: u32 = 0xfee0;

/// Makes a full-width letter, digit or mark half-width; blanks stay as they are.
pub fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - SHIFT).unwrap_or(c),
        _ => c,
    }
}

/// Makes a half-width letter, digit or mark full-width; blanks stay as they are.
pub fn full(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + SHIFT).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character is an Arabic digit of either width.
pub fn is_digit(c: char) -> bool {
    half(c).is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_widths_lead_to_each_other() {
        for c in '!'..='~' {
            assert_eq!(half(full(c)), c);
        }
        for (wide, narrow) in [('，', ','), ('（', '('), ('０', '0'), ('Ａ', 'A'), ('～', '~')] {
            assert_eq!((half(wide), full(narrow)), (narrow, wide));
        }
        for c in ['。', '、', '\u{3000}', '一'] {
            assert_eq!((half(c), full(c)), (c, c));
        }
        assert!(is_digit('7') && is_digit('７') && !is_digit('七'));
    }
}
