//! What a clerk types where TOML wants a value: dates in Chinese, units, strokes, words without quotation marks.

use super::Told;
use super::lines::{Pair, bare};
use crate::source::Span;

const NOTHING: &[&str] = &["无", "没有", "暂无", "零", "空", "〇"];
const STROKES: &[&str] = &["/", "／", "\\", "-", "－", "—", "——", "–"];
const YES: &[&str] = &["是", "对", "有", "真", "True", "TRUE", "yes", "Yes", "YES"];
const NO: &[&str] = &["否", "不", "假", "False", "FALSE", "no", "No", "NO"];

/// What is wrong with a value, as far as a clerk's habits tell; `at` is where the parser gave up.
pub(super) fn fault(text: &str, pair: &Pair, at: usize) -> Option<Told> {
    let value = pair.value.clone();
    let words = &text[value.clone()];
    if words.is_empty() {
        return Some(Told::new(pair.sign.clone(), "等号后面没有值", "填上值；没有数的填 0"));
    }
    if at < value.start || at > value.end {
        return None;
    }
    whole(words, &value).or_else(|| {
        let token = token(text, &value, at);
        thousands_in_list(text, &token).or_else(|| {
            let (message, help) = word(text[token.clone()].trim())?;
            Some(Told::new(token, message, help))
        })
    })
}

/// What can be seen only of the value as a whole.
fn whole(words: &str, value: &Span) -> Option<Told> {
    let told = |message: &str, help: String| Some(Told::new(value.clone(), message, help));
    if !words.starts_with(['{', '=']) && bare(words).any(|(_, c)| c == '=') {
        return told("一行里写了两样内容", "每个“键 = 值”单独一行".to_owned());
    }
    if words.starts_with(['(', '（']) {
        return told("这里用了圆括号", "改用方括号 [ ]".to_owned());
    }
    let number = words.trim_end_matches([',', '，', ';', '；', '。']);
    if let Some(plain) = without_separators(number) {
        return told("数里写了千分位逗号", format!("写成 {plain}"));
    }
    let bare_list = words.contains(',') && words.chars().all(|c| c.is_ascii_digit() || ", ".contains(c));
    if bare_list {
        return told("几个数没有写在方括号里", "在两头加上 [ 和 ]".to_owned());
    }
    let mark = &words[number.len()..];
    if !mark.is_empty() && !number.starts_with(['[', '{']) {
        return told("值的后面多了标点", format!("删去后面的 {mark}"));
    }
    let quoted = words.starts_with('"') && !words.starts_with("\"\"\"");
    if quoted && words.matches('"').count() > 2 && !words.contains('\\') {
        return told("引号里面又用了英文双引号", "文字里的引号用中文的“”".to_owned());
    }
    if words.ends_with('"') && words.matches('"').count() == 1 {
        return told("引号没有配对", "在文字的前面补上英文双引号".to_owned());
    }
    if quoted && words.contains('\\') {
        let path = words.contains(":\\") || words.ends_with(".toml\"");
        let help =
            if path { "路径里的反斜线写成 /" } else { "删去反斜线，或写成两个：\\\\" };
        return told("引号里的反斜线 \\ 不能单独写", help.to_owned());
    }
    None
}

/// One entry of a list, or the whole of a value that is none.
fn token(text: &str, value: &Span, at: usize) -> Span {
    let at = at.min(value.end);
    let start =
        text[value.start..at].rfind(['[', ',']).map_or(value.start, |before| value.start + before + 1);
    let end = text[at..value.end].find([',', ']']).map_or(value.end, |length| at + length);
    let words = &text[start..end];
    let start = start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// What is wrong with one entry: sentence and remedy.
fn word(words: &str) -> Option<(String, String)> {
    let told = |message: &str, help: &str| Some((message.to_owned(), help.to_owned()));
    if NOTHING.contains(&words) {
        return Some((format!("“{words}”不是数字"), "没有的填 0".to_owned()));
    }
    if STROKES.contains(&words) {
        return Some((format!("{words} 没有加引号"), "没有的填 0；照原件留空的，写成 \"/\"".to_owned()));
    }
    if ["?", "？"].contains(&words) {
        return Some((format!("{words} 没有加引号"), "待核实的数写成 \"?\"".to_owned()));
    }
    for (known, plain) in [(YES, "true"), (NO, "false")] {
        if known.contains(&words) {
            return Some((format!("“{words}”的写法不对"), format!("写成 {plain}，不加引号")));
        }
    }
    if words.contains([';', '；']) && words.starts_with(|c: char| c.is_ascii_digit()) {
        return told("数与数之间用了分号", "用英文逗号 , 隔开");
    }
    if let Some(date) = date(words) {
        return Some(("日期的写法不对".to_owned(), format!("日期写成 {date}，不加引号")));
    }
    let digits = words.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(words.len());
    let (number, unit) = words.split_at(digits);
    if unit.is_empty() && (number.starts_with('.') || number.ends_with('.')) {
        return plain_decimal(number).map(|plain| ("小数的写法不对".to_owned(), format!("写成 {plain}")));
    }
    let is_unit = |c: char| c.is_alphabetic() && !c.is_ascii() || "%％‰".contains(c);
    if !number.is_empty() && !unit.is_empty() && unit.trim().chars().all(is_unit) {
        return Some((
            format!("数字后面带了“{}”", unit.trim()),
            format!("只写数字 {number}，去掉“{}”", unit.trim()),
        ));
    }
    let chinese = |c: char| c.is_alphabetic() && !c.is_ascii();
    if words.starts_with(chinese)
        || words.starts_with(|c: char| c.is_ascii_alphanumeric()) && words.contains(chinese)
    {
        return told("文字没有加引号", "文字写在英文双引号里：\"…\"，数字不加引号");
    }
    None
}

/// 2025年1月20日, 2025/1/20 or 2025.1.20 as TOML writes it.
fn date(words: &str) -> Option<String> {
    let is_sign = |c: char| "年月日号/／.．-－".contains(c) || c.is_whitespace();
    let mut parts = words.split(is_sign).filter(|part| !part.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let number =
        |part: &str, longest: usize| part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit());
    let whole = parts.next().is_none() && year.len() == 4;
    (whole && number(year, 4) && number(month, 2) && number(day, 2))
        .then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// `.5` as 0.5, `5.` as 5.
fn plain_decimal(number: &str) -> Option<String> {
    let plain =
        if number.starts_with('.') { format!("0{number}") } else { number.trim_end_matches('.').to_owned() };
    (number.len() > 1 && plain.matches('.').count() <= 1).then_some(plain)
}

/// `1,023.5` without its separators; nothing for what is no number of that kind.
fn without_separators(number: &str) -> Option<String> {
    let plain = number.replace('，', ",");
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = whole.split_once(',')?;
    let grouped =
        digits(first) && first.len() <= 3 && rest.split(',').all(|group| group.len() == 3 && digits(group));
    (grouped && (cents.is_empty() || digits(cents))).then(|| plain.replace(',', ""))
}

/// `1,023` within a list, where the parser minds the zero.
fn thousands_in_list(text: &str, token: &Span) -> Option<Told> {
    let group = text.get(token.clone())?;
    let before = text[..token.start].strip_suffix(',')?;
    let first = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let span = first..token.end;
    let zero = group.starts_with('0') && (1..=3).contains(&(before.len() - first));
    let plain = without_separators(&text[span.clone()]).filter(|_| zero)?;
    Some(Told::new(span, "数里写了千分位逗号", format!("写成 {plain}")))
}
