//! Mends a line that broke TOML's grammar only by what an input method types: marks, digits and quotes of full width.

use crate::edit::{self, Edit};
use crate::source::Span;
use crate::text::half;
use toml::de::DeTable;

/// Marks at both ends of a text that stand for quotation marks.
const QUOTES: &str = "“”＂„‟";

/// The edits that make a line readable; none where it is not sure what was meant. No digit becomes another one, and no
/// number is split or joined.
pub(super) fn edits(text: &str, line: Span) -> Vec<Edit> {
    let Some(words) = text.get(line.range()) else { return vec![] };
    let edits = candidates(text, line);
    let result = edit::apply(words, &moved(&edits, line.start));
    // A text over several lines ends below.
    let is_open = result.matches("\"\"\"").count() == 1;
    let closed = if is_open { format!("{result}\"\"\"") } else { result.clone() };
    let is_close = result.trim() == "\"\"\"";
    if is_close || DeTable::parse(&closed).is_ok() { edits } else { vec![] }
}

/// The edits that make the characters of a line half-width, whether or not it can be read then.
pub(super) fn candidates(text: &str, line: Span) -> Vec<Edit> {
    let Some(words) = text.get(line.range()) else { return vec![] };
    let mut mender = Mender { words, at: line.start, edits: vec![] };
    mender.line().map_or_else(Vec::new, |()| mender.edits)
}

/// The edit that makes the marks at the end of a text half-width, if a line ends one; it changes nothing where they are.
pub(super) fn closing(text: &str, line: Span) -> Option<Edit> {
    let own = text.get(line.range())?.trim_end();
    let marks: String = own.chars().rev().take(3).take_while(|c| is_mark(*c)).collect();
    let start = line.start + (own.len() - marks.len());
    let edit = Edit {
        span: Span::new(start, line.start + own.len()),
        old: own[own.len() - marks.len()..].to_owned(),
        new: "\"\"\"".to_owned(),
    };
    (marks.chars().count() == 3).then_some(edit)
}

/// Whether a character stands for a quotation mark.
fn is_mark(c: char) -> bool {
    c == '"' || QUOTES.contains(c)
}

/// Edits by their places behind a byte.
pub(super) fn moved(edits: &[Edit], at: usize) -> Vec<Edit> {
    let moved =
        |edit: &Edit| Edit { span: Span::from(edit.span.start - at..edit.span.end - at), ..edit.clone() };
    edits.iter().map(moved).collect()
}

/// A line, and what is to be changed in it.
struct Mender<'t> {
    words: &'t str,
    /// Where the line begins in the file.
    at: usize,
    edits: Vec<Edit>,
}

impl Mender<'_> {
    fn change(&mut self, at: usize, old: &str, new: &str) {
        if old != new {
            let start = self.at + at;
            let span = Span::from(start..start + old.len());
            self.edits.push(Edit { span, old: old.to_owned(), new: new.to_owned() });
        }
    }

    /// Collects the edits of the line; nothing where it is of no known shape.
    fn line(&mut self) -> Option<()> {
        let words = self.words;
        let start = words.len() - words.trim_start().len();
        self.blanks(0, start);
        let own = words.trim();
        if own.starts_with('＃') {
            self.change(start, "＃", "#");
            return Some(());
        }
        if triple(own) == Some(own.len()) {
            self.change(start, own, "\"\"\"");
            return Some(());
        }
        if own.starts_with(['[', '［', '【']) {
            self.header(start);
            return Some(());
        }
        let (at, sign) = own.char_indices().find(|(_, c)| "=＝：:".contains(*c))?;
        let key = own[..at].trim_end();
        let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c);
        if key.is_empty() || !key.chars().map(half).all(is_key) {
            return None;
        }
        self.change(start, key, &key.chars().map(half).collect::<String>());
        self.blanks(start + key.len(), start + at);
        self.change(start + at, &own[at..at + sign.len_utf8()], "=");
        let after = start + at + sign.len_utf8();
        let value = words[after..].trim();
        let from = words.len() - words[after..].trim_start().len();
        self.blanks(after, from);
        let is_day = matches!(key, "date" | "deadline").then(|| self.day(from, value)).flatten();
        is_day.or_else(|| self.value(from, value))
    }

    /// A day in quotation marks of full width, which stands without any.
    fn day(&mut self, from: usize, value: &str) -> Option<()> {
        let end = value.find(['#', '＃']).unwrap_or(value.len());
        let own = value[..end].trim_end();
        let inner = own.strip_prefix(|c| QUOTES.contains(c))?.strip_suffix(|c| QUOTES.contains(c))?;
        let plain: String = inner.trim().chars().map(half).collect();
        plain.parse::<chrono::NaiveDate>().ok()?;
        self.change(from, own, &plain);
        self.blanks(from + own.len(), from + end);
        if end < value.len() {
            self.comment(from + end);
        }
        Some(())
    }

    fn header(&mut self, start: usize) {
        let end = self.words.find(['#', '＃']).unwrap_or(self.words.len());
        for (at, c) in self.words[start..end].char_indices() {
            let plain = match c {
                '【' => '[',
                '】' => ']',
                '\u{3000}' => ' ',
                c => half(c),
            };
            let from = start + at;
            self.change(from, &self.words[from..from + c.len_utf8()], plain.encode_utf8(&mut [0; 4]));
        }
        self.comment(end);
    }

    fn value(&mut self, from: usize, value: &str) -> Option<()> {
        if let Some(length) = triple(value) {
            self.change(from, &value[..length], "\"\"\"");
            let rest = self.words[from + length..].trim_end();
            let marks: String = rest.chars().rev().take(3).take_while(|c| is_mark(*c)).collect();
            if marks.chars().count() == 3 {
                let at = from + length + rest.len() - marks.len();
                self.change(at, &rest[rest.len() - marks.len()..], "\"\"\"");
            }
            return Some(());
        }
        if value.starts_with('"') || value.starts_with(|c| QUOTES.contains(c)) {
            return self.text(from);
        }
        let end = self.words[from..].find(['#', '＃']).map_or(self.words.len(), |at| from + at);
        let plain = self.words[from..end].trim_end();
        self.blanks(from + plain.len(), end);
        if plain.starts_with(['[', '［', '【']) {
            self.list(from, plain)?;
        } else {
            self.number(from, plain)?;
        }
        self.comment(end);
        Some(())
    }

    /// A text on one line: marks at its two ends, and what stands between them as it is.
    fn text(&mut self, from: usize) -> Option<()> {
        let rest = &self.words[from..];
        // A comment needs a blank before it, or the text would end in doubt.
        let end = [" #", " ＃", "\u{3000}#", "\u{3000}＃", "\t#", "\t＃"]
            .iter()
            .filter_map(|mark| rest.find(mark))
            .min();
        let own = rest[..end.unwrap_or(rest.len())].trim_end();
        let (first, last) = (own.chars().next()?, own.chars().next_back()?);
        let (head, tail) = (first.len_utf8(), own.len().checked_sub(last.len_utf8())?);
        let inner = own.get(head..tail)?;
        // Words in quotation marks of their own might lose one of them.
        let sound = inner.matches('“').count() == inner.matches('”').count();
        if !is_mark(last) || inner.contains(['"', '\\', '＂']) || !sound {
            return None;
        }
        self.change(from, &own[..head], "\"");
        self.change(from + tail, &own[tail..], "\"");
        // A code, a telephone number or a word of the format; words of the report stay as they are.
        if inner.chars().map(half).all(|c| c.is_ascii_graphic() && c != '\\' && c != '"') {
            self.change(from + head, inner, &inner.chars().map(half).collect::<String>());
        }
        self.blanks(from + own.len(), from + end.unwrap_or(rest.len()));
        if let Some(end) = end {
            let sign = end + rest[end..].find(['#', '＃'])?;
            self.blanks(from + end, from + sign);
            self.comment(from + sign);
        }
        Some(())
    }

    /// Figures in brackets. A comma that may part the thousands of one number leaves the line to its author.
    fn list(&mut self, from: usize, plain: &str) -> Option<()> {
        if may_hold_thousands(plain) {
            return None;
        }
        self.marks(from, from + plain.len(), |c| match c {
            '［' | '【' => Some("["),
            '］' | '】' => Some("]"),
            '，' | '、' => Some(","),
            '．' => Some("."),
            '\u{3000}' => Some(" "),
            c if QUOTES.contains(c) => Some("\""),
            c => digit(c),
        });
        Some(())
    }

    /// A number or a date.
    fn number(&mut self, from: usize, plain: &str) -> Option<()> {
        let is_date = plain.matches('－').count() == 2;
        let is_part =
            |c: char| c.is_ascii_digit() || digit(c).is_some() || ".．-".contains(c) || is_date && c == '－';
        if !plain.chars().all(is_part) && !matches!(plain, "true" | "false") {
            return None;
        }
        self.marks(from, from + plain.len(), |c| match c {
            '．' => Some("."),
            '－' => Some("-"),
            c => digit(c),
        });
        Some(())
    }

    fn comment(&mut self, at: usize) {
        if self.words[at..].starts_with('＃') {
            self.change(at, "＃", "#");
        }
    }

    /// Ideographic spaces become plain ones.
    fn blanks(&mut self, from: usize, to: usize) {
        self.marks(from, to, |c| matches!(c, '\u{3000}' | '\u{a0}').then_some(" "));
    }

    fn marks(&mut self, from: usize, to: usize, plain: impl Fn(char) -> Option<&'static str>) {
        let words = self.words;
        for (at, c) in words[from..to].char_indices() {
            if let Some(plain) = plain(c) {
                let start = from + at;
                self.change(start, &words[start..start + c.len_utf8()], plain);
            }
        }
    }
}

/// The length of three quotation marks, one of them at least of another width, at the beginning of a text.
fn triple(text: &str) -> Option<usize> {
    let marks: String = text.chars().take(3).take_while(|c| *c == '"' || QUOTES.contains(*c)).collect();
    (marks.chars().count() == 3).then_some(marks.len())
}

/// The half-width digit of a full-width one.
fn digit(c: char) -> Option<&'static str> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let at = u32::from(c).checked_sub(u32::from('０'))?;
    DIGITS.get(usize::try_from(at).ok()?).copied()
}

/// Whether some commas of a list, but not all, stand without a blank before three digits: `[1，234, 5]`.
fn may_hold_thousands(list: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || digit(c).is_some();
    let is_comma = |c: &char| ",，、".contains(*c);
    let digits = |text: &str| text.chars().take_while(|c| is_digit(*c)).count();
    let commas = list.char_indices().filter(|(_, c)| is_comma(c));
    let (thousands, others): (Vec<_>, Vec<_>) = commas.partition(|(at, c)| {
        digits(&list[at + c.len_utf8()..]) == 3 && list[..*at].chars().next_back().is_some_and(is_digit)
    });
    !thousands.is_empty() && !others.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(line: &str) -> Option<String> {
        let edits = edits(line, Span::from(0..line.len()));
        (!edits.is_empty()).then(|| edit::apply(line, &edits))
    }

    #[test]
    fn what_an_input_method_typed_is_mended() {
        for (line, expected) in [
            ("year ＝ ２０２５", "year = 2025"),
            ("new = [３，０、0, 0, 0, 0, 3]　＃ 新收，件", "new = [3,0,0, 0, 0, 0, 3] # 新收，件"),
            ("［requests］　# 三、", "[requests] # 三、"),
            ("【agency】", "[agency]"),
            ("name = “某县水利局”", "name = \"某县水利局\""),
            ("name： \"某县“水利”局”  ＃ 全称", "name= \"某县“水利”局\"  # 全称"),
            ("date = ２０２６－０１－２０", "date = 2026-01-20"),
            ("fees = 12．5", "fees = 12.5"),
            ("date = “2025-01-20”  # 成文日期", "date = 2025-01-20  # 成文日期"),
            ("text = “““", "text = \"\"\""),
            ("”””", "\"\"\""),
            ("＃ 说明＝一", "# 说明＝一"),
        ] {
            assert_eq!(mended(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn what_is_not_sure_stays() {
        for line in [
            "new = [1，023, 5]",
            "new = [1，234, 5]",
            "penalties = 1，234",
            "new = [３, 无]",
            "year = ２０２５年",
            "name = “甲”和“乙",
            "收到申请＝3件",
            "fees = －5",
            "全年公开，共3件。",
            "name = “\\n”",
        ] {
            assert_eq!(mended(line), None, "{line}");
        }
    }
}
