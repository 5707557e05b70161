//! What a web site or a page break puts around and between the words of a report, and what is no part of it.

use crate::text::label::without_layout;

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
