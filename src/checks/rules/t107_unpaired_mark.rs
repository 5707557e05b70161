//! Every bracket and every quotation mark has its partner.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::brackets::{closes_number, is_around_year};
use crate::diagnostic::{Problem, Severity};
use crate::text::{half, is_chinese};

pub(crate) const RULE: Rule =
    Rule::new("T107", "unpaired-mark", &[Severity::Warning], include_str!("t107_unpaired_mark.md"), check);

/// Marks that come in pairs; round brackets of both widths are one pair. Single quotation marks are also apostrophes.
const PAIRS: &[(char, char)] =
    &[('(', ')'), ('〔', '〕'), ('《', '》'), ('〈', '〉'), ('“', '”'), ('【', '】'), ('「', '」')];
/// The most places that are marked: the message says how many there are.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    for prose in case.report.narratives() {
        let places = unpaired(&prose.text);
        let Some((first, mark)) = places.first() else { continue };
        let message = match places.len() {
            1 => format!("“{mark}”没有配对的另一半").replace("““”", "‘“’").replace("“””", "‘”’"),
            count => format!("有 {count} 处括号、引号或书名号没有配对的另一半"),
        };
        let place = |at: usize, mark: char| prose.span(at..at + mark.len_utf8());
        let mut problem = RULE.problem(message, place(*first, *mark), "没有配对");
        for (at, mark) in places.iter().take(SHOWN).skip(1) {
            problem = problem.at(place(*at, *mark), "没有配对");
        }
        found.push(problem.help("核对这一句，补上缺的一半，或删去多余的"));
    }
}

/// Finds the marks of a text that have no partner.
fn unpaired(text: &str) -> Vec<(usize, char)> {
    let mut found = vec![];
    let mut open: Vec<Vec<usize>> = vec![vec![]; PAIRS.len()];
    let mut straight = vec![];
    for (at, c) in text.char_indices().filter(|(_, c)| !is_chinese(*c)) {
        let is_inch = || text[..at].ends_with(|c: char| c.is_ascii_digit());
        if c == '"' && straight.len() % 2 == 0 && is_inch() {
            continue;
        }
        if c == '"' || c == '＂' {
            straight.push((at, c));
            continue;
        }
        let mark = if matches!(c, '（' | '）') { half(c) } else { c };
        let Some(kind) = PAIRS.iter().position(|(first, last)| mark == *first || mark == *last) else {
            continue;
        };
        if is_around_year(text, at) {
            continue;
        }
        if mark == PAIRS[kind].0 {
            open[kind].push(at);
        } else if open[kind].pop().is_none() && !closes_number(&text[..at], mark) {
            found.push((at, c));
        }
    }
    let left = open.into_iter().flatten();
    found.extend(left.filter_map(|at| text[at..].chars().next().map(|c| (at, c))));
    // Straight marks come in pairs too, or close what a curved one opened.
    found.extend(straight.last().copied().filter(|_| straight.len() % 2 == 1));
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::unpaired;

    fn marks(text: &str) -> String {
        unpaired(text).into_iter().map(|(_, c)| c).collect()
    }

    #[test]
    fn marks_without_partner_are_found() {
        for (text, found) in [
            ("公开信息5条（其中政策文件3条。", "（"),
            ("公开信息5条其中政策文件3条）。", "）"),
            ("根据《条例规定。", "《"),
            ("按照“谁公开、谁负责的原则。", "“"),
            ("按照“谁公开、谁负责“的原则。", "““"),
            ("按照\"谁公开、谁负责的原则。", "\""),
            ("国办发〔2024 5号", "〔"),
        ] {
            assert_eq!(marks(text), found, "{text}");
        }
    }

    #[test]
    fn marks_with_partner_and_numbers_are_not_found() {
        for text in [
            "1）公开；2）解读。\n3）回应",
            "（一）公开(含网站)。",
            "《关于〈条例〉的通知》（某政办〔2024）5号）",
            "\"互联网+\"",
            "a)甲\nb)乙",
            "《甲》、《乙》（一、二）",
        ] {
            assert_eq!(marks(text), "", "{text}");
        }
    }
}
