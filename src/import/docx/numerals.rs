//! Numbers of automatic numbering as Word prints them: 一, (1), ①, 甲.

use crate::text::numerals::{in_capitals, in_chinese, in_chinese_digits};

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// `number` in the format that Word calls `format`. A format that is not known here is printed in digits.
pub(crate) fn numeral(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => in_chinese(number),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => in_capitals(number),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => in_chinese_digits(number),
        "ideographTraditional" => nth(STEMS, number),
        "ideographZodiac" => nth(BRANCHES, number),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①', '⑳'),
        "decimalEnclosedParen" => enclosed(number, '⑴', '⒇'),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', '⒛'),
        "ideographEnclosedCircle" => enclosed(number, '㊀', '㊉'),
        "lowerLetter" => letter(number, b'a'),
        "upperLetter" => letter(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        _ => number.to_string(),
    }
}

fn nth(signs: &str, number: u32) -> String {
    let sign = number.checked_sub(1).and_then(|at| signs.chars().nth(at as usize));
    sign.map_or_else(|| number.to_string(), String::from)
}

fn enclosed(number: u32, first: char, last: char) -> String {
    let sign = (first..=last).nth(number.saturating_sub(1) as usize).filter(|_| number > 0);
    sign.map_or_else(|| number.to_string(), String::from)
}

/// a … z, then aa, bb …, as Word counts.
fn letter(number: u32, first: u8) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < 26 * 20) else { return number.to_string() };
    let letter = char::from(first + (at % 26) as u8);
    String::from(letter).repeat((at / 26 + 1) as usize)
}

fn roman(number: u32) -> String {
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let units = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut words = String::new();
    for (value, sign) in units {
        while rest >= value {
            words.push_str(sign);
            rest -= value;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::import::docx::numerals::numeral;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        let printed = [
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (11, "chineseCountingThousand", "十一"),
            (20, "japaneseCounting", "二十"),
            (105, "chineseCountingThousand", "一百零五"),
            (110, "chineseCountingThousand", "一百一十"),
            (2024, "ideographDigital", "二〇二四"),
            (3, "chineseLegalSimplified", "叁"),
            (2, "ideographTraditional", "乙"),
            (5, "decimalZero", "05"),
            (12, "decimalFullWidth", "１２"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (21, "decimalEnclosedCircle", "21"),
            (4, "decimalEnclosedParen", "⑷"),
            (28, "lowerLetter", "bb"),
            (3, "upperLetter", "C"),
            (49, "lowerRoman", "xlix"),
            (7, "bullet", ""),
            (7, "hebrew1", "7"),
            (0, "chineseCounting", "0"),
        ];
        for (number, format, words) in printed {
            assert_eq!(numeral(number, format), words, "{number} {format}");
        }
    }
}
