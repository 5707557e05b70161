//! What a web site or a page break puts around and between the words of a report, and what is no part of it.

use crate::import::extract::{Block, Extract};
use crate::source::Span;
use crate::text::is_digit;
use crate::text::label::without_layout;
use std::collections::BTreeMap;

/// Longer lines, and lines with a full stop, are words of a report.
const LONGEST_LINE: usize = 80;
/// What sites print above a report.
const ABOVE: &[&str] = &[
    "发布日期",
    "发布时间",
    "发文日期",
    "成文日期",
    "生成日期",
    "发布机构",
    "发布单位",
    "索引号",
    "信息来源",
    "来源:",
    "作者:",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击量",
    "点击:",
    "阅读:",
    "阅读次数",
    "字号",
    "字体",
    "打印",
    "责任编辑",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "首页>",
    "点击收听",
    "语音朗读",
    "无障碍",
];
/// What sites print below one.
const BELOW: &[&str] = &[
    "分享到",
    "分享:",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "[打印",
    "【打印",
    "【关闭",
    "扫一扫",
    "二维码",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "主办:",
    "主办单位",
    "承办:",
    "承办单位",
    "版权所有",
    "网站标识码",
    "ICP备",
    "公网安备",
    "网站地图",
    "责任编辑",
    "信息来源",
    "相关附件",
    "相关链接",
    "返回顶部",
    "附件下载",
    "浏览次数",
    "TOP",
];

/// What stands in the footer of a site only.
const FOOTER: &[&str] = &["版权所有", "网站标识码", "Copyright", "©"];
/// What a line of a footer begins with; within a sentence it may be anything.
const HOSTS: &[&str] = &["主办单位:", "主办:", "承办单位:", "承办:", "技术支持:"];
/// What is a footer's where a number follows: a report may well tell of ICP备案 in a sentence.
const REGISTERED: &[&str] = &["ICP备", "ICP证", "公网安备"];
/// The numbers of registered sites have eight digits and more.
const SHORTEST_NUMBER: usize = 5;
/// What is all that a line of a footer says.
const FOOTER_LINES: &[&str] =
    &["友情链接", "相关链接", "网站地图", "网站声明", "关于我们", "联系我们", "返回顶部"];
/// What a footer says of browsers: two of these words.
const BROWSERS: &[&str] = &["浏览器", "浏览效果", "分辨率"];
/// A line that is printed at the head of so many pages, besides the title, is no sentence.
const FEWEST_PAGES: usize = 2;
/// Shorter lines may be cells of a table that lost its shape.
const SHORTEST_HEAD: usize = 6;

/// Finds where the footer of a site begins among the last paragraphs of a report: at the first sure sign, or at what
/// belongs to it right before that.
pub(crate) fn footer_at(extract: &Extract, body: &[Span]) -> Option<usize> {
    let words = |at: usize| extract.words(body[at]);
    let sign = (0..body.len()).find(|at| is_footer(words(*at)))?;
    let before = (0..sign).rev().take_while(|at| leads_to_footer(words(*at))).last();
    Some(before.unwrap_or(sign))
}

/// Whether a paragraph can only stand in the footer of a site.
fn is_footer(words: &str) -> bool {
    let line = without_layout(words);
    let registered = REGISTERED.iter().any(|sign| {
        let numbers = line.match_indices(sign).map(|(at, sign)| &line[at + sign.len()..]);
        numbers.into_iter().any(|rest| rest.chars().take_while(|c| is_digit(*c)).count() >= SHORTEST_NUMBER)
    });
    let sure =
        FOOTER.iter().any(|sign| line.contains(sign)) || HOSTS.iter().any(|host| line.starts_with(host));
    registered || (sure && !line.contains('。'))
}

/// Whether a paragraph before a footer belongs to it.
fn leads_to_footer(words: &str) -> bool {
    let line = without_layout(words);
    FOOTER_LINES.iter().any(|all| line.trim_end_matches(':') == *all)
        || BROWSERS.iter().filter(|word| line.contains(**word)).count() > 1
        || (line.contains("建议") && line.contains("浏览器"))
        || is_below(words)
}

/// Takes the running heads out of a document that was cut into pages: the title, printed again above each page, or a
/// line that stands beside every page number. Returns one line for each that was taken.
pub(crate) fn take_running_heads(extract: &mut Extract) -> Vec<String> {
    let words = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(extract.words(paragraph.span)),
        Block::Table(_) => None,
    };
    let begins = |block: &Block| words(block).is_none_or(|words| words.contains('。'));
    let Some(first) = extract.blocks.iter().position(begins) else { return vec![] };
    let blocks = &extract.blocks;
    let is_number = |at: Option<usize>| {
        let words = at.and_then(|at| words(blocks.get(at)?));
        words.is_some_and(|words| is_page_number(words) && !words.chars().all(is_digit))
    };
    let mut heads: BTreeMap<&str, Vec<(usize, bool)>> = BTreeMap::new();
    for (at, line) in
        blocks.iter().enumerate().skip(first).filter_map(|(at, block)| Some((at, words(block)?)))
    {
        let line = line.trim_matches(|c: char| is_digit(c) || c.is_whitespace() || "-—–―第页共/".contains(c));
        let length = line.chars().count();
        if (SHORTEST_HEAD..=LONGEST_LINE).contains(&length) && !line.contains(['。', '；', '：', ':']) {
            heads
                .entry(line)
                .or_default()
                .push((at, is_number(at.checked_sub(1)) || is_number(Some(at + 1))));
        }
    }
    let is_title = |line: &str| line.contains("信息公开") && line.contains("年度报告");
    let heads = heads.into_iter().filter(|(line, places)| {
        places.len() >= FEWEST_PAGES
            && (is_title(line) || (places.len() > FEWEST_PAGES && places.iter().all(|(_, beside)| *beside)))
    });
    let taken = heads.flat_map(|(_, places)| places).map(|(at, _)| at).collect();
    extract.remove(&taken)
}

/// Whether a line above the report is the site's.
pub(crate) fn is_above(words: &str) -> bool {
    holds(words, ABOVE)
}

/// Whether a line below the report is the site's, or names a file beside it.
pub(crate) fn is_below(words: &str) -> bool {
    holds(words, BELOW) || (holds(words, &["附件:"]) && words.trim_start().starts_with("附件"))
}

fn holds(words: &str, signs: &[&str]) -> bool {
    if words.chars().nth(LONGEST_LINE).is_some() || words.contains('。') {
        return false;
    }
    let squeezed = without_layout(words);
    signs.iter().any(|sign| squeezed.contains(sign))
}

/// — 1 —, 第 2 页 共 9 页: what a page break leaves behind.
pub(crate) fn is_page_number(words: &str) -> bool {
    let words = without_layout(words);
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let dashed = words.starts_with(['-', '—', '–', '―']) && words.ends_with(['-', '—', '–', '―']);
    let rest = words.chars().all(|c| c.is_ascii_digit() || "-—–―第页共/,".contains(c));
    (1..7).contains(&digits) && rest && (dashed || words.contains('页') || words.len() == digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_site_are_told_from_words() {
        for words in [
            "发布时间：2024-01-25 17:46 来源：县财政局",
            "【字体：大 中 小】",
            "首页 > 政务公开",
            "作者: 本站",
        ] {
            assert!(is_above(words), "{words}");
        }
        for words in
            ["【打印本页】", "下一篇：某局指南", "主办：某县人民政府", "附件：年度报告.docx", "分享到："]
        {
            assert!(is_below(words), "{words}");
        }
        for words in ["主办单位为县政府。", "本年度未收取信息处理费。", "无。", "特此报告", "青石县财政局"]
        {
            assert!(!is_above(words) && !is_below(words), "{words}");
        }
        assert!(is_page_number("— 12 —") && is_page_number("第 2 页 共 9 页") && is_page_number("7"));
        assert!(!is_page_number("12条") && !is_page_number("2024-2025"));
    }
}
