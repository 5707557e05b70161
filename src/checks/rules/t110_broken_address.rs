//! Addresses of web sites and of mail are written as they can be opened.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::Words;
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("T110", "broken-address", &[Severity::Warning], include_str!("t110_broken_address.md"), check);

/// Where something may be wrong: schemes, the host's first name, the last ones, and full-width points between them.
static PLACES: Words = Words::of(
    "http htpp httpp htttp hhtp www .con .gov.com ，cn ，com ，gov ,cn ,com ,gov 。cn 。com 。gov 、cn 、com 、gov ．cn ．com ．gov",
);
/// A full-width mark that stands for a point.
const MARKS: &[&str] = &["，", ",", "。", "、", "．"];

fn check(case: &Case, found: &mut Vec<Problem>) {
    for prose in case.report.narratives() {
        let text = prose.text.as_str();
        let mut told = 0;
        for (at, word) in PLACES.places(text) {
            let Some((part, right)) = wrong(text, at, word).filter(|(part, _)| part.start >= told) else {
                continue;
            };
            let whole = address(text, &part);
            told = whole.end;
            let (whole, wrong) = (&text[whole], &text[part.clone()]);
            let message = format!("网址、邮箱“{whole}”里的“{wrong}”应是“{right}”");
            found.push(RULE.problem(message, prose.span(part), "").help("核对后改正"));
        }
    }
}

/// What is wrong with an address at a place where a word stands, and what is meant.
fn wrong(text: &str, at: usize, word: &str) -> Option<(Range<usize>, String)> {
    let (before, behind) = (&text[..at], &text[at + word.len()..]);
    let joined = before.ends_with(|c: char| c.is_ascii_alphanumeric());
    let ends = !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    if let Some(mark) = MARKS.iter().find(|mark| word.starts_with(**mark)) {
        let right = format!(".{}", &word[mark.len()..]);
        // The government's name is followed by the country's.
        let is_part = ends || word.ends_with("gov") && behind.starts_with([',', '，', '．', '.', '。']);
        return (joined && is_part).then_some((at..at + word.len(), right));
    }
    match word {
        ".con" | ".gov.com" if joined && ends => {
            let right = if word == ".con" { ".com" } else { ".gov.cn" };
            Some((at..at + word.len(), right.to_owned()))
        }
        "www" if !joined && behind.starts_with("..") => Some((at..at + "www..".len(), "www.".to_owned())),
        "http" if !joined => {
            let (secure, rest) = behind.strip_prefix('s').map_or(("", behind), |rest| ("s", rest));
            let marks = rest.len() - rest.trim_start_matches([':', '/', ';', '\\']).len();
            let is_host = rest[marks..].starts_with(|c: char| c.is_ascii_alphanumeric());
            let end = at + word.len() + secure.len() + marks;
            (marks > 0 && is_host && &rest[..marks] != "://").then(|| (at..end, format!("http{secure}://")))
        }
        "htpp" | "httpp" | "htttp" | "hhtp" if !joined => {
            let rest = behind.strip_prefix('s').unwrap_or(behind);
            rest.starts_with([':', '：', '/']).then(|| (at..at + word.len(), "http".to_owned()))
        }
        _ => None,
    }
}

/// The whole address around a part of it.
fn address(text: &str, part: &Range<usize>) -> Range<usize> {
    let own = |c: &char| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')' | '<' | '>' | '"');
    let before: usize = text[..part.start].chars().rev().take_while(own).map(char::len_utf8).sum();
    let behind: usize = text[part.end..].chars().take_while(own).map(char::len_utf8).sum();
    part.start - before..part.end + behind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        PLACES.places(text).filter_map(|(at, word)| Some(wrong(text, at, word)?.1)).collect()
    }

    #[test]
    fn what_cannot_be_opened_is_found() {
        for (text, right) in [
            ("网址：http:/www.xx.gov.cn。", "http://"),
            ("网址：https//www.xx.gov.cn。", "https://"),
            ("网址：htpp://www.xx.gov.cn。", "http"),
            ("网址：www..xx.gov.cn。", "www."),
            ("网址：http://www.xx.gov，cn。", ".cn"),
            ("网址：http://www.xx.gov.cn。cn", ".cn"),
            ("邮箱：xxgk@163，com。", ".com"),
            ("邮箱：xxgk@163.con。", ".com"),
            ("网址：www.xx.gov.com。", ".gov.cn"),
        ] {
            assert_eq!(all(text), [right], "{text}");
        }
    }

    #[test]
    fn what_can_be_opened_is_silent() {
        for text in [
            "网址：https://www.xx.gov.cn/a/b.html，邮箱：xxgk@163.com。",
            "网址：www.xx.gov.cn，cnki等平台；http协议、https加密。",
            "网站(http://www.xx.gov.cn)、微信公众号。gov邮箱",
            "a.conference.cn、http接口",
        ] {
            let told = all(text);
            assert!(told.is_empty(), "{text}: {told:?}");
        }
    }
}
