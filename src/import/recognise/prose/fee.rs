//! What section six says of the fee for handling information (信息处理费).

use crate::report::{Amount, Cell, Entry};
use crate::source::{Span, Spanned};
use crate::text::label::fold;

/// The names of the fee in reports.
const NAMES: &[&str] = &["信息处理费", "公开处理费"];
/// What says that none was charged.
const NONE: &[&str] = &["未", "没有", "无", "不收取", "不存在", "零"];

/// The amount that was charged, where the text leaves no doubt; `start` is the place of its first word.
pub(crate) fn charged(text: &str, start: usize) -> Option<Cell> {
    let mut amounts = Vec::new();
    let mut at = 0;
    for sentence in text.split_inclusive(['。', '；', '\n']) {
        let span = Span::new(start + at, start + at + sentence.len());
        at += sentence.len();
        let plain = without_titles(sentence);
        if NAMES.iter().any(|name| plain.contains(name)) {
            amounts.extend(amount(&plain).map(|amount| (amount, span)));
        }
    }
    let &(first, span): &(Amount, Span) = amounts.first()?;
    let same = amounts.iter().all(|(amount, _)| *amount == first);
    same.then(|| Spanned::new(Entry::Amount(first), span))
}

/// The amount in the clauses that speak of the fee.
fn amount(sentence: &str) -> Option<Amount> {
    let folded: String = sentence.chars().map(fold).filter(|c| !c.is_whitespace()).collect();
    let mut numbers = folded.match_indices('元').filter_map(|(at, _)| {
        let before = folded[..at].trim_end_matches('万');
        let rest = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        let number = &before[rest.len()..];
        let wan = before.len() < at;
        (!number.is_empty()).then(|| (number.replace(',', ""), wan))
    });
    match (numbers.next(), numbers.next()) {
        (Some((number, wan)), None) => {
            let decimals = if wan { Amount::WAN_DECIMALS } else { Amount::YUAN_DECIMALS };
            Amount::parse(&number, decimals).ok()
        }
        (None, _) => {
            let clause = |name: &&&str| folded.find(**name);
            let name = NAMES.iter().filter_map(|name| clause(&name)).min()?;
            let clause = &folded[..name];
            let from = clause.rfind([',', ':']).map_or(0, |at| at + 1);
            let after = &folded[name..];
            let negated = |words: &str| NONE.iter().any(|none| words.contains(none));
            (negated(&clause[from..]) || negated(after)).then_some(Amount(0))
        }
        _ => None,
    }
}

/// The sentence without the titles of the documents that it cites.
fn without_titles(sentence: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::new();
    for c in sentence.chars() {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(text: &str) -> Option<u64> {
        match charged(text, 0)?.value {
            Entry::Amount(amount) => Some(amount.0),
            _ => None,
        }
    }

    #[test]
    fn the_amount_is_found_or_nothing() {
        assert_eq!(yuan("依据《政府信息公开信息处理费管理办法》收取信息处理费120元。"), Some(12_000));
        assert_eq!(yuan("本年度收取0元信息处理费。无其他需要报告的事项。"), Some(0));
        assert_eq!(yuan("按件、按量收费标准，本年度没有产生信息公开处理费。"), Some(0));
        assert_eq!(yuan("（一）2024年未收取政府信息公开处理费。"), Some(0));
        assert_eq!(yuan("2024年，信息处理费收取情况：无。"), Some(0));
        assert_eq!(yuan("本年收取信息处理费。"), None);
        assert_eq!(yuan("信息处理费甲100元、乙200元。"), None);
        assert_eq!(yuan("无其他需要报告的事项。"), None);
    }
}
