//! What a clerk types where TOML wants a value: dates in Chinese, units, strokes, words without quotation marks.

use crate::agency_file::asks::Asks;
use crate::agency_file::syntax::fault::SyntaxFault;
use crate::agency_file::syntax::lines::{Pair, bare};
use crate::agency_file::syntax::number;
use crate::report::{FIELDS, QuoteRemedy, Slip, Slot, ValueKind, is_stroke};
use crate::source::Span;
use crate::text::numbers::are_thousands;
use crate::text::numerals::{spelled, whole as whole_number};
use toml::de::DeTable;

const NOTHING: &[&str] = &["无", "没有", "暂无", "零", "空", "〇"];
const YES: &[&str] = &["是", "对", "有", "真", "True", "TRUE", "yes", "Yes", "YES"];
const NO: &[&str] = &["否", "不", "假", "False", "FALSE", "no", "No", "NO"];

/// A longer run of words in the place of a number is a sentence that went astray.
const LONGEST_WORD: usize = 20;

const WIDE_QUOTES: [char; 3] = ['“', '”', '＂'];

/// What is wrong with a value, as far as a clerk's habits tell; `at` is where the parser gave up.
pub(super) fn fault(text: &str, pair: &Pair, at: usize, asks: Asks) -> Option<SyntaxFault> {
    let value = pair.value;
    let words = &text[value];
    if words.is_empty() {
        let asks = match asks {
            Asks::Date => Some(ValueKind::Date),
            Asks::Year => Some(ValueKind::Integer),
            Asks::Boolean => Some(ValueKind::Boolean),
            Asks::Text | Asks::Digits | Asks::Paragraphs => Some(ValueKind::Text),
            _ => None,
        };
        return Some(SyntaxFault::new(pair.sign, Slip::NoValue(asks)));
    }
    if at < value.start || at > value.end {
        return None;
    }
    if asks.is_figure() && words.starts_with(['{', '｛']) {
        return Some(SyntaxFault::new(value, Slip::CurlyBrackets));
    }
    whole(words, value, asks).or_else(|| {
        let token = token(text, value, at);
        let (key, is_list) = (&text[pair.key], words.starts_with('['));
        let slip = |token: Span| {
            let own = text[token].trim();
            word(own, asks).or_else(|| asked(key, is_list, asks, own)).or_else(|| bare_words(own))
        };
        let first = thousands_in_list(text, token);
        let first = first.or_else(|| slip(token).map(|slip| SyntaxFault::new(token, slip)))?;
        let others = tokens(text, value).filter(|other| is_list && *other != token);
        let also: Vec<_> = others.filter_map(|other| Some((other, slip(other)?))).collect();
        Some(gathered(first, also))
    })
}

/// The same slip in several cells is one.
fn gathered(first: SyntaxFault, also: Vec<(Span, Slip)>) -> SyntaxFault {
    let (same, also): (Vec<_>, Vec<_>) =
        also.into_iter().partition(|(_, slip)| number::is_same(&first.slip, slip));
    let slip = match same.len() {
        0 => first.slip,
        more => Slip::Repeated { slip: Box::new(first.slip), count: more + 1 },
    };
    SyntaxFault { slip, also, ..first }
}

/// Every entry of a list in brackets.
fn tokens(text: &str, value: Span) -> impl Iterator<Item = Span> {
    let inner = text[value].trim_start_matches('[');
    let mut start = value.end - inner.len();
    inner.trim_end_matches(']').split(',').map(move |words| {
        let from = start + (words.len() - words.trim_start().len());
        start += words.len() + 1;
        Span::new(from, from + words.trim().len())
    })
}

/// Every slip of a value that stands on a line of its own, once its characters have been made half-width.
pub(super) fn rest(text: &str, pair: &Pair, asks: Asks) -> Vec<Slip> {
    let is_number = |token: Span| text[token].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let token = tokens(text, pair.value).find(|token| !is_number(*token));
    let at = token.map_or(pair.value.start, |token| token.start);
    let Some(fault) = fault(text, pair, at, asks) else { return vec![] };
    std::iter::once(fault.slip).chain(fault.also.into_iter().map(|(_, slip)| slip)).collect()
}

/// What can be seen only of the value as a whole.
fn whole(words: &str, value: Span, asks: Asks) -> Option<SyntaxFault> {
    let fault = |slip| Some(SyntaxFault::new(value, slip));
    if let Some(fault) =
        half_list(words, value).filter(|_| asks.is_figure()).or_else(|| quoted_day(words, value, asks))
    {
        return Some(fault);
    }
    if !words.starts_with(['{', '=']) && bare(words).any(|(_, c)| c == '=') {
        return fault(Slip::TwoOnALine);
    }
    if words.starts_with(['(', '（']) {
        return fault(Slip::RoundBrackets);
    }
    let number = words.trim_end_matches([',', '，', ';', '；', '。', '、']);
    if let Some(plain) = without_separators(number) {
        return fault(Slip::Thousands { plain });
    }
    if let Some(slip) =
        number::several(words, asks).or_else(|| remark_behind(words)).or_else(|| around_list(words))
    {
        return fault(slip);
    }
    let several = words.split(',').filter(|own| !own.trim().is_empty()).count() > 1;
    let bare_list = several && words.chars().all(|c| c.is_ascii_digit() || ", ".contains(c));
    if bare_list {
        return fault(Slip::BareNumbers);
    }
    let mark = &words[number.len()..];
    if !mark.is_empty() && !number.starts_with(['[', '{']) {
        return fault(Slip::MarksAfterValue(mark.to_owned()));
    }
    let quoted = words.starts_with('"') && !words.starts_with("\"\"\"");
    if quoted && words.matches('"').count() > 2 && !words.contains('\\') {
        let several = several_texts(words).filter(|_| matches!(asks, Asks::Text | Asks::Digits));
        let nested = || Slip::NestedQuotes { plain: with_chinese_quotes(words) };
        return fault(several.unwrap_or_else(nested));
    }
    if let Some(fault) = half_quoted(words, value) {
        return Some(fault);
    }
    if quoted && words.contains('\\') {
        return fault(Slip::Backslash { in_path: words.contains(":\\") || words.ends_with(".toml\"") });
    }
    None
}

/// A list that ends with another bracket, holds a formula, or a text with one quotation mark.
fn half_list(words: &str, value: Span) -> Option<SyntaxFault> {
    let inner = words.strip_prefix('[')?;
    let cells = inner.split(']').next()?;
    let mut start = value.start + 1;
    for cell in cells.split(',') {
        let own = cell.trim();
        let from = start + (cell.len() - cell.trim_start().len());
        let span = Span::new(from, from + own.len());
        start += cell.len() + 1;
        if own.starts_with('=') {
            return Some(SyntaxFault::new(span, Slip::Formula(own.to_owned())));
        }
        if own.matches('"').count() == 1 && own.len() > 1 && !own.contains(WIDE_QUOTES) {
            let remedy = if own.starts_with('"') { QuoteRemedy::Behind } else { QuoteRemedy::Before };
            let is_end = own.starts_with('"') || own.ends_with('"');
            return is_end.then(|| SyntaxFault::new(span, Slip::Quote(remedy)));
        }
    }
    let last = words.chars().next_back().filter(|c| ")）}｝〕>》".contains(*c))?;
    let is_cell = |c: char| c.is_ascii_digit() || ",. \"?/".contains(c);
    let is_list = cells.strip_suffix(last).is_some_and(|cells| cells.chars().all(is_cell));
    let span = value.end - last.len_utf8()..value.end;
    (is_list && !inner.contains(']')).then(|| SyntaxFault::new(span, Slip::ListEnd(last)))
}

/// `“2025-01-20”`: half-width quotation marks would be wrong as well.
fn quoted_day(words: &str, value: Span, asks: Asks) -> Option<SyntaxFault> {
    let inner = words.strip_prefix(WIDE_QUOTES)?.strip_suffix(WIDE_QUOTES)?;
    let plain = day(inner.trim()).filter(|_| asks == Asks::Date)?;
    Some(SyntaxFault::new(value, Slip::Date { plain: Some(plain) }))
}

/// `"0901-3340090" "0901-3340091"` in one.
fn several_texts(words: &str) -> Option<Slip> {
    let inner = words.strip_prefix('"')?.strip_suffix('"')?;
    let parts: Vec<&str> = inner.split('"').collect();
    let is_between = |part: &str| part.chars().all(|c| c.is_whitespace() || ",，、;；/和".contains(c));
    let (own, between): (Vec<_>, Vec<_>) = parts.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    let own: Vec<&str> = own.into_iter().map(|(_, part)| part.trim()).collect();
    let sound = between.iter().all(|(_, part)| is_between(part)) && own.iter().all(|part| !part.is_empty());
    (sound && own.len() == between.len() + 1)
        .then(|| Slip::SeveralTexts { plain: format!("\"{}\"", own.join("、")) })
}

/// `"额敏县"友好"路"` with Chinese quotation marks within; nothing where they do not pair.
fn with_chinese_quotes(words: &str) -> Option<String> {
    let inner = words.strip_prefix('"')?.strip_suffix('"')?;
    let parts: Vec<&str> = inner.split('"').collect();
    let has_pairs = parts.len() % 2 == 1;
    has_pairs.then(|| {
        let marks = ["“", "”"].iter().cycle();
        let text: String = parts.iter().zip(marks).flat_map(|(part, mark)| [*part, *mark]).collect();
        // The last part has no mark behind it.
        format!("\"{}\"", text.trim_end_matches('“'))
    })
}

/// `2026-01-20  成文日期`: a sound value, and words that were meant as its comment. A short word behind a number may be
/// its unit.
fn remark_behind(words: &str) -> Option<Slip> {
    let end = match words.strip_prefix('"') {
        Some(inner) => inner.find('"')? + 2,
        None => words.find(char::is_whitespace)?,
    };
    let (value, remark) = (&words[..end], words.get(end..)?.trim());
    // `"额敏县"友好"路"` is one text.
    if words.ends_with('"') && words.get(end..).is_some_and(|rest| !rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let begins = |c: char| c.is_alphabetic() || "（(“《".contains(c);
    let is_comment = remark.starts_with("//");
    let is_unit =
        value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && remark.chars().count() < 3;
    let fits = (remark.starts_with(begins) || is_comment) && !is_unit && !value.starts_with(['[', '{']);
    (fits && DeTable::parse(&format!("x = {value}")).is_ok())
        .then(|| Slip::RemarkBehind { value: value.to_owned(), remark: remark.to_owned() })
}

/// A text with an ASCII quotation mark at one end only.
fn half_quoted(words: &str, value: Span) -> Option<SyntaxFault> {
    if words.matches('"').count() != 1 {
        return None;
    }
    let wide = |at: usize, mark: char| {
        let span = value.start + at..value.start + at + mark.len_utf8();
        SyntaxFault::new(span, Slip::FullWidth { wide: mark, plain: '"' })
    };
    let missing = |remedy| SyntaxFault::new(value, Slip::Quote(remedy));
    if words.ends_with('"') {
        let first = words.chars().next().filter(|c| WIDE_QUOTES.contains(c));
        return Some(first.map_or_else(|| missing(QuoteRemedy::Before), |mark| wide(0, mark)));
    }
    // What looks like a comment is within the quotation marks as long as they are open.
    let (at, mark) = words.char_indices().rev().find(|(_, c)| WIDE_QUOTES.contains(c))?;
    let after = words[at + mark.len_utf8()..].trim_start();
    if !words.starts_with('"') || !(after.is_empty() || after.starts_with('#')) {
        return None;
    }
    let pairs = words.matches('“').count() == words.matches('”').count();
    Some(if pairs { missing(QuoteRemedy::Behind) } else { wide(at, mark) })
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

/// What is wrong with one entry.
fn word(words: &str, asks: Asks) -> Option<Slip> {
    let typed = || words.to_owned();
    let is_figure = asks.is_figure() || asks == Asks::Other;
    if is_figure && NOTHING.contains(&words) {
        return Some(Slip::NothingInWords(typed()));
    }
    if is_figure && is_stroke(words) {
        return Some(Slip::Stroke(typed()));
    }
    if is_figure && ["?", "？"].contains(&words) {
        return Some(Slip::QuestionMark(typed()));
    }
    for (known, meant) in [(YES, true), (NO, false)] {
        if known.contains(&words) {
            return match asks {
                Asks::Boolean | Asks::Other => Some(Slip::YesOrNo { typed: typed(), meant }),
                asks if asks.is_figure() => Some(Slip::NoNumber(typed())),
                _ => None,
            };
        }
    }
    if words.contains([';', '；']) && words.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Slip::Semicolons);
    }
    if matches!(asks, Asks::Date | Asks::Other)
        && let Some(date) = date(words)
    {
        let is_day = date.parse::<chrono::NaiveDate>().is_ok();
        return Some(if is_day { Slip::Date { plain: Some(date) } } else { Slip::NoSuchDay(date) });
    }
    let is_row = words.bytes().all(|byte| byte.is_ascii_digit() || b". ".contains(&byte));
    let points = words.matches('.').count();
    if asks == Asks::Counts && is_row && (points > 1 || points == 1 && words.contains(' ')) {
        return Some(Slip::Points);
    }
    let is_decimal = words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_decimal && (words.starts_with('.') || words.ends_with('.')) {
        return plain_decimal(words).map(|plain| Slip::DecimalPoint { plain });
    }
    number::slip(words, asks)
}

/// What a value of that key looks like, whatever was typed instead. Full-width characters have a remedy of their own.
fn asked(key: &str, is_list: bool, asks: Asks, words: &str) -> Option<Slip> {
    let wide = words.contains(|c| ('！'..='～').contains(&c) || "、。".contains(c));
    if wide || words.is_empty() || words.contains(['"', '\'', '“', '”', '[', ']', '{', '=']) {
        return None;
    }
    let number = |c: char| c.is_ascii_digit() || "-() ".contains(c);
    let field = FIELDS.iter().find(|field| field.key == key);
    match field.map(|field| field.slot) {
        Some(Slot::Year(_)) => Some(Slip::Year),
        Some(Slot::Date(_)) => Some(Slip::Date { plain: numeral_date(words) }),
        Some(Slot::Paths(_)) => None,
        _ if field.is_some_and(|field| field.is_digits) && words.chars().all(number) => {
            Some(Slip::BareDigits(words.to_owned()))
        }
        slot if (matches!(slot, Some(Slot::Form(_))) || asks == Asks::Text) && is_code(words) => {
            Some(Slip::BareDigits(words.to_owned()))
        }
        _ => {
            let is_figure = asks.is_figure();
            let short =
                words.chars().count() <= LONGEST_WORD && (is_figure || is_list && !words.contains(' '));
            // Digits and blanks are several numbers.
            let is_word = |c: char| is_no_digit(c) && !c.is_whitespace();
            (short && words.contains(is_word)).then(|| Slip::NoNumber(words.to_owned()))
        }
    }
}

/// Whether words are a code of letters and digits.
fn is_code(words: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    words.contains(|c: char| c.is_ascii_digit()) && words.chars().all(is_part)
}

fn is_no_digit(c: char) -> bool {
    !c.is_ascii_digit() && !".,+-_".contains(c)
}

/// Words without quotation marks.
fn bare_words(words: &str) -> Option<Slip> {
    let chinese = |c: char| c.is_alphabetic() && !c.is_ascii();
    let latin = words.starts_with(|c: char| c.is_ascii_alphanumeric());
    (words.starts_with(chinese) || latin && words.contains(chinese)).then_some(Slip::BareWords)
}

/// What stands behind a list, or a list that lacks its first bracket.
fn around_list(words: &str) -> Option<Slip> {
    let is_cell = |c: char| c.is_ascii_digit() || ",. ".contains(c);
    if let Some(cells) = words.strip_suffix(']')
        && cells.chars().all(is_cell)
    {
        return Some(Slip::UnopenedList);
    }
    let (cells, rest) = words.strip_prefix('[')?.split_once(']')?;
    let rest = rest.trim();
    if rest.is_empty() || !cells.chars().all(is_cell) {
        return None;
    }
    Some(if rest.chars().all(|c| "]】］".contains(c)) {
        Slip::ClosedTwice(rest.to_owned())
    } else if rest.chars().all(|c| ",，;；。、.".contains(c)) {
        Slip::MarksAfterValue(rest.to_owned())
    } else {
        Slip::WordsAfterList
    })
}

/// 2025年1月20日, 2025/1/20 or 2025.1.20 as TOML writes it.
fn date(words: &str) -> Option<String> {
    let is_sign = |c: char| "年月日号/／.．-－—–".contains(c) || c.is_whitespace();
    let mut parts = words.split(is_sign).filter(|part| !part.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let number =
        |part: &str, longest: usize| part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit());
    let whole = parts.next().is_none() && number(year, 4) && number(month, 2) && number(day, 2);
    let year = match year.len() {
        4 => year.to_owned(),
        // 25-01-20: the report is of this century.
        2 => format!("20{year}"),
        _ => return None,
    };
    whole.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// A day, however it was typed, as TOML writes it; nothing for what is no day.
pub(crate) fn day(words: &str) -> Option<String> {
    date(words).filter(|date| date.parse::<chrono::NaiveDate>().is_ok()).or_else(|| numeral_date(words))
}

/// 二〇二五年一月二十日 as TOML writes it.
fn numeral_date(words: &str) -> Option<String> {
    let (year, rest) = words.trim().split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let day = day.trim_end_matches(['日', '号']);
    let (year, month, day) = (spelled(year)?, whole_number(month)?, whole_number(day)?);
    let date = format!("{year:04}-{month:02}-{day:02}");
    date.parse::<chrono::NaiveDate>().is_ok().then_some(date)
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
    (are_thousands(whole.split(',')) && (cents.is_empty() || digits(cents))).then(|| plain.replace(',', ""))
}

/// `1,023` within a list, where the parser minds the zero.
fn thousands_in_list(text: &str, token: Span) -> Option<SyntaxFault> {
    let group = text.get(token.range())?;
    let before = text[..token.start].strip_suffix(',')?;
    let first = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let span = Span::new(first, token.end);
    let zero = group.starts_with('0') && (1..=3).contains(&(before.len() - first));
    let plain = without_separators(&text[span]).filter(|_| zero)?;
    Some(SyntaxFault::new(span, Slip::Thousands { plain }))
}
