//! What a clerk types where TOML wants a value: dates in Chinese, units, strokes, words without quotation marks.

use crate::agency_file::syntax::Told;
use crate::agency_file::syntax::lines::{Pair, bare};
use crate::report::is_stroke;
use crate::source::Span;

const NOTHING: &[&str] = &["无", "没有", "暂无", "零", "空", "〇"];
const YES: &[&str] = &["是", "对", "有", "真", "True", "TRUE", "yes", "Yes", "YES"];
const NO: &[&str] = &["否", "不", "假", "False", "FALSE", "no", "No", "NO"];

const WIDE_QUOTES: [char; 3] = ['“', '”', '＂'];
/// What clerks write before a number, the longer ones first.
const BEFORE_NUMBERS: &[&str] =
    &["人民币", "共计", "合计", "超过", "约", "近", "超", "共", "计", "￥", "¥", "$"];

/// What is wrong with a value, as far as a clerk's habits tell; `at` is where the parser gave up.
pub(crate) fn fault(text: &str, pair: &Pair, at: usize) -> Option<Told> {
    let value = pair.value;
    let words = &text[value];
    if words.is_empty() {
        return Some(Told::new(pair.sign, "等号后面没有值", "填上值；没有数的填 0"));
    }
    if at < value.start || at > value.end {
        return None;
    }
    whole(words, value).or_else(|| {
        let token = token(text, value, at);
        thousands_in_list(text, token).or_else(|| {
            let own = text[token].trim();
            let (key, is_list) = (&text[pair.key], words.starts_with('['));
            let (message, help) =
                word(own).or_else(|| asked(key, is_list, own)).or_else(|| bare_words(own))?;
            Some(Told::new(token, message, help))
        })
    })
}

/// What can be seen only of the value as a whole.
fn whole(words: &str, value: Span) -> Option<Told> {
    let told = |message: &str, help: String| Some(Told::new(value, message, help));
    if !words.starts_with(['{', '=']) && bare(words).any(|(_, c)| c == '=') {
        return told("一行里写了两样内容", "每个“键 = 值”单独一行".to_owned());
    }
    if words.starts_with(['(', '（']) {
        return told("这里用了圆括号", "改用方括号 [ ]".to_owned());
    }
    if let Some((message, help)) = around_list(words) {
        return told(message, help);
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
    if let Some(told) = half_quoted(words, value) {
        return Some(told);
    }
    if quoted && words.contains('\\') {
        let path = words.contains(":\\") || words.ends_with(".toml\"");
        let help =
            if path { "路径里的反斜线写成 /" } else { "删去反斜线，或写成两个：\\\\" };
        return told("引号里的反斜线 \\ 不能单独写", help.to_owned());
    }
    None
}

/// A text with an ASCII quotation mark at one end only.
fn half_quoted(words: &str, value: Span) -> Option<Told> {
    if words.matches('"').count() != 1 {
        return None;
    }
    let wide = |at: usize, mark: char| {
        let span = value.start + at..value.start + at + mark.len_utf8();
        Told::new(Span::from(span), format!("这里用了全角字符 {mark}"), "关闭中文标点，改成半角的 \"")
    };
    if words.ends_with('"') {
        let first = words.chars().next().filter(|c| WIDE_QUOTES.contains(c));
        let missing = || Told::new(value, "引号没有配对", "在文字的前面补上英文双引号");
        return Some(first.map_or_else(missing, |mark| wide(0, mark)));
    }
    // What looks like a comment is within the quotation marks as long as they are open.
    let (at, mark) = words.char_indices().rev().find(|(_, c)| WIDE_QUOTES.contains(c))?;
    let after = words[at + mark.len_utf8()..].trim_start();
    if !words.starts_with('"') || !(after.is_empty() || after.starts_with('#')) {
        return None;
    }
    let pairs = words.matches('“').count() == words.matches('”').count();
    let missing = || Told::new(value, "引号没有配对", "在文字的末尾补上英文双引号");
    Some(if pairs { missing() } else { wide(at, mark) })
}

/// One entry of a list, or the whole of a value that is none.
fn token(text: &str, value: Span, at: usize) -> Span {
    let at = at.min(value.end);
    let start =
        text[value.start..at].rfind(['[', ',']).map_or(value.start, |before| value.start + before + 1);
    let end = text[at..value.end].find([',', ']']).map_or(value.end, |length| at + length);
    let words = &text[start..end];
    let start = start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// What is wrong with one entry: sentence and remedy.
fn word(words: &str) -> Option<(String, String)> {
    let told = |message: &str, help: &str| Some((message.to_owned(), help.to_owned()));
    if NOTHING.contains(&words) {
        return Some((format!("“{words}”不是数字"), "没有的填 0".to_owned()));
    }
    if is_stroke(words) {
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
        return Some(match date.parse::<chrono::NaiveDate>() {
            Ok(_) => ("日期的写法不对".to_owned(), format!("日期写成 {date}，不加引号")),
            Err(_) => (format!("没有 {date} 这一天"), "核对日期".to_owned()),
        });
    }
    if let Some((mark, number)) = before_number(words) {
        return Some((format!("数字前面带了“{mark}”"), format!("只写数字 {number}，去掉“{mark}”")));
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
    None
}

/// `约1023` and `￥1023` as what stands before the number, and the number.
fn before_number(words: &str) -> Option<(&'static str, &str)> {
    let (mark, rest) = BEFORE_NUMBERS.iter().find_map(|mark| Some((*mark, words.strip_prefix(mark)?)))?;
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let (rest, unit) = rest.trim().split_at(rest.trim().find(|c| !is_digit(c)).unwrap_or(rest.trim().len()));
    let is_unit = unit.chars().count() <= 3 && unit.chars().all(|c| c.is_alphabetic() && !c.is_ascii());
    (rest.starts_with(|c: char| c.is_ascii_digit()) && is_unit).then_some((mark, rest))
}

/// What a value of that key looks like, whatever was typed instead. Full-width characters have a remedy of their own.
fn asked(key: &str, is_list: bool, words: &str) -> Option<(String, String)> {
    let wide = words.contains(|c| ('！'..='～').contains(&c) || "、。".contains(c));
    if wide || words.is_empty() || words.contains(['"', '\'', '“', '”', '[', ']', '{']) {
        return None;
    }
    let told = |message: &str, help: String| Some((message.to_owned(), help));
    let number = |c: char| c.is_ascii_digit() || "-() ".contains(c);
    match key {
        "year" => told("年度的写法不对", "写成四位数字，例如 2024，不加引号".to_owned()),
        "date" | "deadline" => told("日期的写法不对", "日期写成 2025-01-20，不加引号".to_owned()),
        "phone" | "postcode" if words.chars().all(number) => {
            told("号码没有加引号", format!("写成 \"{words}\""))
        }
        "children" => None,
        _ if is_list
            && words.chars().count() <= 20
            && !words.contains(' ')
            && words.contains(is_no_digit) =>
        {
            told(&format!("“{words}”不是数字"), "只写半角数字；没有的填 0".to_owned())
        }
        _ => None,
    }
}

fn is_no_digit(c: char) -> bool {
    !c.is_ascii_digit() && !".,+-_".contains(c)
}

/// Words without quotation marks.
fn bare_words(words: &str) -> Option<(String, String)> {
    let chinese = |c: char| c.is_alphabetic() && !c.is_ascii();
    let latin = words.starts_with(|c: char| c.is_ascii_alphanumeric());
    (words.starts_with(chinese) || latin && words.contains(chinese))
        .then(|| ("文字没有加引号".to_owned(), "文字写在英文双引号里：\"…\"，数字不加引号".to_owned()))
}

/// What stands behind a list, or a list that lacks its first bracket.
fn around_list(words: &str) -> Option<(&'static str, String)> {
    let is_cell = |c: char| c.is_ascii_digit() || ",. ".contains(c);
    if let Some(cells) = words.strip_suffix(']')
        && cells.chars().all(is_cell)
    {
        return Some(("方括号没有配对", "在数的前面补上 [".to_owned()));
    }
    let (cells, rest) = words.strip_prefix('[')?.split_once(']')?;
    let rest = rest.trim();
    if rest.is_empty() || !cells.chars().all(is_cell) {
        return None;
    }
    Some(if rest.chars().all(|c| "]】］".contains(c)) {
        ("方括号没有配对", format!("删去后面多余的 {rest}"))
    } else if rest.chars().all(|c| ",，;；。、.".contains(c)) {
        ("值的后面多了标点", format!("删去后面的 {rest}"))
    } else {
        ("方括号的后面还有文字", "只留方括号里的数；说明写在 # 的后面".to_owned())
    })
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
fn thousands_in_list(text: &str, token: Span) -> Option<Told> {
    let group = text.get(token.range())?;
    let before = text[..token.start].strip_suffix(',')?;
    let first = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let span = Span::new(first, token.end);
    let zero = group.starts_with('0') && (1..=3).contains(&(before.len() - first));
    let plain = without_separators(&text[span]).filter(|_| zero)?;
    Some(Told::new(span, "数里写了千分位逗号", format!("写成 {plain}")))
}
