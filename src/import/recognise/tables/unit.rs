//! The unit of money that the head of a column names: another than the form's makes other figures of the same digits.

use crate::text::label::without_layout;

/// Numerals before 元 that make a unit of their own.
const NUMERALS: &[char] = &['十', '百', '千', '万', '亿'];
/// What may stand right before a unit without being a part of it, as in 单位：元.
const BEFORE: &[&str] = &["单位", "人民币", "单位为", "单位是"];

/// The last sign of every unit of money.
pub(crate) const YUAN: char = '元';

/// The unit in which the figures of a column are printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum HeadUnit {
    /// That of the form, or none is printed.
    #[default]
    Form,
    Yuan,
    /// One that nobody can tell for sure.
    Other(String),
}

/// Reads the unit that the words of a head name.
pub(crate) fn of_head(words: &str) -> HeadUnit {
    let words = without_layout(words);
    let mut found: Vec<HeadUnit> = words.match_indices(YUAN).map(|(at, _)| before(&words[..at])).collect();
    found.dedup();
    match found.as_slice() {
        [] => HeadUnit::Form,
        [only] => only.clone(),
        _ => HeadUnit::Other(words),
    }
}

/// The unit whose 元 stands right behind these words.
fn before(words: &str) -> HeadUnit {
    let rest = words.trim_end_matches(NUMERALS);
    let numerals = &words[rest.len()..];
    let is_apart = !rest.ends_with(char::is_alphanumeric) || BEFORE.iter().any(|word| rest.ends_with(word));
    match numerals {
        "万" if is_apart => HeadUnit::Form,
        "" if is_apart => HeadUnit::Yuan,
        _ => {
            let start = rest.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + 1);
            HeadUnit::Other(format!("{}元", &words[start..]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_is_read_and_another_is_none_of_them() {
        for form in
            ["本年收费金额（单位：万元）", "本年收费金额（万元）", "本年收费金额", "金额（万元，保留两位）"]
        {
            assert_eq!(of_head(form), HeadUnit::Form, "{form}");
        }
        for yuan in ["本年收费金额（单位：元）", "本年收费金额（元）", "本年收费金额（人民币元）", "金额/元"]
        {
            assert_eq!(of_head(yuan), HeadUnit::Yuan, "{yuan}");
        }
        for (other, unit) in [
            ("金额（单位：亿元）", "亿元"),
            ("金额（百万元）", "百万元"),
            ("金额（美元）", "美元"),
            ("金额（元/万元）", "金额(元/万元)"),
        ] {
            assert_eq!(of_head(other), HeadUnit::Other(unit.to_owned()));
        }
    }
}
