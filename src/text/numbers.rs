//! Numbers as reports write them: 1355, 1,355, 1.2万, 三件, 一百二十.

use crate::text::numerals;
use std::ops::RangeInclusive;

/// A decimal number: `digits` with the last `places` of them behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// All its digits.
    pub digits: u128,
    /// How many of them stand behind the point.
    pub places: u32,
}

impl Number {
    /// Returns the number as a whole one, where it is one.
    pub fn whole(self) -> Option<u128> {
        let unit = 10_u128.checked_pow(self.places)?;
        self.digits.is_multiple_of(unit).then_some(self.digits / unit)
    }

    /// Counts the number in parts of 10⁻ᵖ, where it has no finer ones.
    pub fn scaled(self, places: u32) -> Option<u128> {
        match places.checked_sub(self.places) {
            Some(more) => self.digits.checked_mul(10_u128.checked_pow(more)?),
            None => Number { digits: self.digits, places: self.places - places }.whole(),
        }
    }

    /// Multiplies the number by a power of ten.
    pub fn shifted(self, zeros: u32) -> Option<Self> {
        let used = zeros.min(self.places);
        let digits = self.digits.checked_mul(10_u128.checked_pow(zeros - used)?)?;
        Some(Self { digits, places: self.places - used })
    }
}

/// Reads an Arabic number at the beginning of a text; returns it and its length.
pub fn arabic(text: &str) -> Option<(Number, usize)> {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = run(0);
    let mut plain = text.get(..end)?.to_owned();
    if end <= 3 && !plain.starts_with('0') {
        while bytes.get(end) == Some(&b',') && run(end + 1) == 3 && bytes.get(end + 4) != Some(&b'%') {
            plain.push_str(text.get(end + 1..end + 4)?);
            end += 4;
        }
    }
    let mut places = 0;
    if bytes.get(end) == Some(&b'.') && run(end + 1) > 0 {
        let length = run(end + 1);
        plain.push_str(text.get(end + 1..end + 1 + length)?);
        places = u32::try_from(length).ok()?;
        end += 1 + length;
    }
    // Longer runs of digits are codes. A shorter one, shifted by 万亿, still fits in 128 bits.
    if plain.len() > 24 {
        return None;
    }
    Some((Number { digits: plain.parse().ok()?, places }, end))
}

/// Writes a number whose last digits stand behind the point: 66.0.
pub fn fixed(digits: u128, places: usize) -> String {
    let padded = format!("{digits:0>width$}", width = places + 1);
    match padded.split_at(padded.len() - places) {
        (whole, "") => whole.to_owned(),
        (whole, fraction) => format!("{whole}.{fraction}"),
    }
}

/// Writes such a number as short as it can be: 66.
pub fn shortest(digits: u128, places: usize) -> String {
    let fixed = fixed(digits, places);
    if places == 0 { fixed } else { fixed.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

/// Counts a share in hundredths, a half rounded up, with so many digits behind the point; 0 where it is too large.
pub fn percent(part: u128, whole: u128, places: u32) -> u128 {
    let unit = 10_u128.checked_pow(places).and_then(|unit| unit.checked_mul(100));
    let scaled = unit.and_then(|unit| part.checked_mul(unit)).unwrap_or_default();
    let whole = whole.max(1);
    scaled / whole + u128::from((scaled % whole).saturating_mul(2) >= whole)
}

/// Checks whether the groups are those of one number with separated thousands: `1`, `234` and `567`.
pub fn are_thousands<'t>(groups: impl Iterator<Item = &'t str>) -> bool {
    let is_group = |group: &str, sizes: RangeInclusive<usize>| {
        sizes.contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut groups = groups.peekable();
    groups.next().is_some_and(|first| is_group(first, 1..=3))
        && groups.peek().is_some()
        && groups.all(|group| is_group(group, 3..=3))
}

/// Reads the multiplier behind a number: how many zeros it stands for, and its length.
pub fn multiplier(text: &str) -> Option<(u32, usize)> {
    let zeros = match text.chars().next()? {
        '万' if text.starts_with("万亿") => return Some((12, "万亿".len())),
        '万' => 4,
        '亿' => 8,
        c => numerals::zeros(c)?,
    };
    Some((zeros, '万'.len_utf8()))
}

/// Reads a Chinese number below 10,000 at the beginning of a text; returns it and its length.
pub fn chinese(text: &str) -> Option<(Number, usize)> {
    let (number, length) = numerals::number(text)?;
    Some((Number { digits: number.into(), places: 0 }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Option<u128> {
        arabic(text)?.0.whole()
    }

    #[test]
    fn arabic_numbers_are_read_whole() {
        assert_eq!(count("1355条"), Some(1355));
        assert_eq!(count("1,355条"), Some(1355));
        assert_eq!(count("1,234,567条"), Some(1_234_567));
        assert_eq!(count("6,我局"), Some(6));
        assert_eq!(count("6,12条"), Some(6));
        assert_eq!(arabic("47.10万"), Some((Number { digits: 4710, places: 2 }, 5)));
        assert_eq!(count("12345678901234567890123456789"), None);
    }

    #[test]
    fn chinese_numbers_are_read_whole() {
        for (text, value) in
            [("三件", 3), ("十二条", 12), ("两件", 2), ("一百二十条", 120), ("一千零五条", 1005)]
        {
            assert_eq!(chinese(text).map(|(number, _)| number.digits), Some(value), "{text}");
        }
        for text in ["三四件", "二〇二四年", "件"] {
            assert_eq!(chinese(text), None, "{text}");
        }
    }

    #[test]
    fn thousands_are_groups_of_three_behind_the_first() {
        for (text, are) in [
            ("1,234", true),
            ("123,456,789", true),
            ("0,123", true),
            ("1234", false),
            ("1234,567", false),
            (",234", false),
            ("1,23", false),
            ("1,234,", false),
            ("1,23a", false),
            ("", false),
        ] {
            assert_eq!(are_thousands(text.split(',')), are, "{text}");
        }
    }

    #[test]
    fn digits_are_written_behind_the_point() {
        for (digits, places, whole, short) in [
            (0, 0, "0", "0"),
            (120, 0, "120", "120"),
            (0, 2, "0.00", "0"),
            (5, 2, "0.05", "0.05"),
            (1050, 2, "10.50", "10.5"),
            (1000, 2, "10.00", "10"),
        ] {
            assert_eq!((&*fixed(digits, places), &*shortest(digits, places)), (whole, short));
        }
        assert_eq!([percent(2, 3, 1), percent(1, 8, 0), percent(5, 0, 0)], [667, 13, 500]);
    }

    #[test]
    fn a_shift_stays_exact() {
        let number = Number { digits: 12, places: 1 }.shifted(4);
        assert_eq!(number.and_then(Number::whole), Some(12_000));
        assert_eq!(Number { digits: u128::MAX, places: 0 }.shifted(4), None);
    }
}
