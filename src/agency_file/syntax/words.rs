//! What TOML's parser says, in the words of a clerk, and the characters that input methods type for TOML's.

use crate::agency_file::syntax::Told;
use crate::agency_file::syntax::lines::{bare, line_at};
use crate::source::Span;

/// Full-width characters that input methods put where TOML wants ASCII, and what to type instead.
const FULL_WIDTH: &[(char, &str)] = &[
    ('＝', "="),
    ('，', ","),
    ('、', ","),
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('＂', "\""),
    ('［', "["),
    ('］', "]"),
    ('【', "["),
    ('】', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('．', "."),
    ('。', "."),
    ('＃', "#"),
    ('－', "-"),
    ('：', "="),
    ('\u{3000}', "空格"),
];

/// What the parser says, and what that means for a clerk: sentence and remedy.
const MEANINGS: &[(&str, &str, &str)] = &[
    ("string values must be quoted", "文字没有加引号", "文字写在英文双引号里：\"…\"，数字不加引号"),
    ("missing comma", "两个值之间缺少逗号", "用英文逗号 , 隔开"),
    ("extra comma", "多了一个逗号", "删去多余的逗号"),
    ("unclosed array", "方括号没有配对", "在这一行的末尾补上 ]"),
    ("unexpected `=` in array", "方括号没有配对", "在上一行的末尾补上 ]"),
    ("missing array opening", "方括号没有配对", "补上 [，或删去多余的 ]"),
    ("unclosed table", "节名的方括号没有配对", "节名写成 [agency]"),
    ("unclosed array table", "节名的方括号没有配对", "节名写成 [[accept]]"),
    ("missing table open", "节名的方括号没有配对", "节名写成 [agency]"),
    ("key with no value", "这个键后面没有等号和值", "写成 键 = 值"),
    ("extra `=`", "多了一个等号", "删去多余的等号"),
    ("missing assignment", "键和值之间缺少等号", "写成 键 = 值"),
    ("unexpected leading zero", "数字以 0 开头", "删去前面的 0；电话、邮编要写在英文双引号里"),
    ("redundant numeric sign", "数字前面多了正负号", "只写数字"),
    (
        "invalid basic string",
        "引号没有配对，或引号里有不能直接写的字符",
        "成段的文字写在 \"\"\" 和 \"\"\" 之间",
    ),
    ("invalid multi-line basic string", "三个引号 \"\"\" 没有配对", "在文字末尾补上 \"\"\""),
    ("missing escaped value", "反斜线 \\ 后面的字符不对", "反斜线要写成 \\\\"),
    ("invalid literal string", "单引号没有配对", "文字写在英文双引号里：\"…\""),
    ("recursion limit", "括号套得太深", "按格式填写，不要多层嵌套"),
    ("missing newline", "一行里写了两样内容", "每个“键 = 值”单独一行"),
    ("unexpected key or value", "一行里写了两样内容，或引号没有配对", "每个“键 = 值”单独一行；引号要成对"),
    ("invalid date", "日期或数字的写法不对", "日期写成 2025-01-20；电话、邮编写在英文双引号里"),
    ("invalid time", "日期或数字的写法不对", "日期写成 2025-01-20；电话、邮编写在英文双引号里"),
    ("invalid float", "日期或数字的写法不对", "日期写成 2025-01-20；金额写成 1725.6168"),
    ("invalid integer", "数字的写法不对", "只写半角数字，不加单位和千分位逗号"),
    ("invalid", "这里的写法不对", "文字、电话、邮编写在英文双引号里，数字不加引号"),
];

/// What the parser says of a place, as a sentence and a remedy.
pub(crate) fn meaning(text: &str, span: Span, message: &str) -> Told {
    // The parser takes `1 2` for a text without quotation marks.
    let numbers = text[span].split_whitespace().all(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let message =
        if numbers { message.replace("string values", "missing comma") } else { message.to_owned() };
    match MEANINGS.iter().find(|(start, ..)| message.starts_with(start)) {
        Some((_, message, help)) => Told::new(span, *message, *help),
        None => Told { help: None, ..Told::new(span, "这一行不是“键 = 值”的写法", "") },
    }
}

/// The first full-width character of a line outside of quotation marks and comments.
pub(crate) fn full_width(text: &str, at: usize) -> Option<Told> {
    let line = line_at(text, at);
    let (own, wide, plain) = bare(&text[line]).find_map(|(at, c)| Some((at, c, plain(c)?)))?;
    let message = format!("这里用了全角字符 {wide}").replace(" \u{3000}", "：空格");
    let help = match (plain.as_str(), wide) {
        ("空格", _) => "改用半角空格".to_owned(),
        (plain, '０'..='９') => format!("改用半角数字 {plain}"),
        (plain, _) => format!("关闭中文标点，改成半角的 {plain}"),
    };
    let start = line.start + own;
    Some(Told::new(Span::new(start, start + wide.len_utf8()), message, help))
}

/// What to type instead of a full-width character.
fn plain(c: char) -> Option<String> {
    if let Some((_, plain)) = FULL_WIDTH.iter().find(|(wide, _)| *wide == c) {
        return Some((*plain).to_owned());
    }
    let digit = u32::from(c).checked_sub(u32::from('０')).filter(|digit| *digit < 10)?;
    Some(digit.to_string())
}
