//! What two prints of one label have in common: no blanks, one width, one kind of quotation mark, no number.

use crate::text::blank::is_blank;
use crate::text::ordinals;
use crate::text::ordinals::OrdinalKind;
use crate::text::width::half;

/// Takes the layout off a label: its blanks, and every mark in one form.
pub fn without_layout(label: &str) -> String {
    label.chars().filter(|c| !is_blank(*c)).map(fold).collect()
}

/// Takes the layout and the number off a label.
pub fn without_number(label: &str) -> String {
    let label = without_layout(label);
    split(&label).1.to_owned()
}

/// Makes two prints of one agency's name equal: no blanks, one width, one kind of bracket, one case.
pub fn name_key(name: &str) -> String {
    without_layout(name).chars().flat_map(char::to_lowercase).collect()
}

/// Whether two labels differ in at most one of `of` characters of the longer one.
pub fn are_alike(one: &str, other: &str, of: usize) -> bool {
    let longer = one.chars().count().max(other.chars().count());
    strsim::levenshtein(one, other) * of <= longer
}

/// Makes a character half-width, with one kind of quotation mark, bracket and blank.
pub fn fold(c: char) -> char {
    match c {
        '“' | '”' | '„' | '″' | '〝' | '〞' | '＂' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' | '＇' => '\'',
        '﹙' | '❨' => '(',
        '﹚' | '❩' => ')',
        '\u{3000}' | '\u{a0}' => ' ',
        _ => half(c),
    }
}

/// Splits a label without layout into the number that it begins with, as it is printed, and the rest.
pub fn split(label: &str) -> (&str, &str) {
    label.split_at(number_end(label).unwrap_or(0))
}

fn number_end(label: &str) -> Option<usize> {
    let number = ordinals::read(label)?;
    let further: &[char] = match number.kind {
        OrdinalKind::Chinese | OrdinalKind::Arabic => {
            let is_number = matches!(number.mark, Some('、' | '.' | ',')) && !number.before_digit;
            return is_number.then_some(number.length);
        }
        OrdinalKind::BracketedChinese | OrdinalKind::BracketedArabic => &['、', '.'],
        OrdinalKind::Enclosed => &['、', '.', ','],
        OrdinalKind::Part => &['、', '.', ',', ':'],
        OrdinalKind::Point => return None,
    };
    Some(label.len() - label[number.length..].trim_start_matches(further).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_counted_in_whole_characters() {
        let name = "要求提供公开出版物啊";
        assert!(are_alike(name, "要求提供公开出版", 5) && !are_alike(name, "要求提供公开出", 5));
        assert!(are_alike("", "", 5) && !are_alike("总计", "合计", 5));
    }

    #[test]
    fn layout_is_forgiven() {
        assert_eq!(without_layout("３.危及 “三安全 一稳定”"), "3.危及\"三安全一稳定\"");
        assert_eq!(without_number("（三） 不予 公开"), "不予公开");
        assert_eq!(without_number("1. 属于国家秘密"), "属于国家秘密");
        assert_eq!(without_number("㈠予以公开"), "予以公开");
        assert_eq!(without_number("第二部分 主动公开"), "主动公开");
        assert_eq!(without_number("（一）、主动公开"), "主动公开");
    }

    #[test]
    fn a_number_of_words_is_no_number_of_a_label() {
        for words in ["一是强化", "2024年", "1.5万元", "三公经费", "第二十条第(一)项", "(本列数据)", "1)甲"]
        {
            assert_eq!(split(words), ("", words));
        }
        assert_eq!(split("四、结转"), ("四、", "结转"));
        assert_eq!(split("(3)不予公开"), ("(3)", "不予公开"));
    }
}
