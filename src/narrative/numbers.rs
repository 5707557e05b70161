//! Numbers as reports write them: 1355, 1,355, 1.2万, 三件, 一百二十.

/// A decimal number: `digits` with the last `places` of them behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) digits: u128,
    pub(crate) places: u32,
}

impl Number {
    /// The number as a whole one, where it is one.
    pub(crate) fn whole(self) -> Option<u128> {
        let unit = 10_u128.checked_pow(self.places)?;
        self.digits.is_multiple_of(unit).then_some(self.digits / unit)
    }

    /// The number in parts of 10⁻ᵖ, where it has no finer ones.
    pub(crate) fn scaled(self, places: u32) -> Option<u128> {
        match places.checked_sub(self.places) {
            Some(more) => self.digits.checked_mul(10_u128.checked_pow(more)?),
            None => Number { digits: self.digits, places: self.places - places }.whole(),
        }
    }

    /// The number times a power of ten.
    pub(crate) fn shifted(self, zeros: u32) -> Option<Self> {
        let used = zeros.min(self.places);
        let digits = self.digits.checked_mul(10_u128.checked_pow(zeros - used)?)?;
        Some(Self { digits, places: self.places - used })
    }
}

/// Reads an Arabic number at the beginning of a text; returns it and its length.
pub(crate) fn arabic(text: &str) -> Option<(Number, usize)> {
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
    // More digits than a count can have make a code, which is no number.
    if plain.len() > 24 {
        return None;
    }
    Some((Number { digits: plain.parse().ok()?, places }, end))
}

/// How many zeros a multiplier behind a number stands for, and its length.
pub(crate) fn multiplier(text: &str) -> Option<(u32, usize)> {
    let zeros = match text.chars().next()? {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' if text.starts_with("万亿") => return Some((12, "万亿".len())),
        '万' => 4,
        '亿' => 8,
        _ => return None,
    };
    Some((zeros, '万'.len_utf8()))
}

/// Reads a Chinese number below 10,000 at the beginning of a text; returns it and its length.
pub(crate) fn chinese(text: &str) -> Option<(Number, usize)> {
    let (mut total, mut digit, mut length) = (0_u128, None, 0);
    let mut plain = true;
    for c in text.chars().take(9) {
        if let Some(value) = numeral(c) {
            // 三四件 is a guess, 二〇二四 a year: neither is a count.
            if digit.is_some_and(|last| last != 0) {
                return None;
            }
            digit = Some(value);
        } else if let Some((zeros @ 1..=3, _)) = multiplier(&text[length..]) {
            total += digit.take().unwrap_or(1) * 10_u128.pow(zeros);
            plain = false;
        } else {
            break;
        }
        length += c.len_utf8();
    }
    let digits = total + digit.unwrap_or(0);
    (length > 0 && (digits > 0 || plain)).then_some((Number { digits, places: 0 }, length))
}

fn numeral(c: char) -> Option<u128> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
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
    fn a_shift_stays_exact() {
        let number = Number { digits: 12, places: 1 }.shifted(4);
        assert_eq!(number.and_then(Number::whole), Some(12_000));
        assert_eq!(Number { digits: u128::MAX, places: 0 }.shifted(4), None);
    }
}
