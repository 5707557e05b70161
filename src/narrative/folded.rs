//! A text folded for reading: one width, one script, no blanks. Every place leads back to the original.

use std::ops::Range;
use std::sync::LazyLock;

/// Traditional characters that reports are written with, each before its simplified form.
const TRADITIONAL: &str = "條条開开動动態态類类門门戶户網网務务報报發发轉转辦办結结復复複复訴诉訟讼請请處处費费規规\
    範范廢废現现無无沒没產产間间項项個个餘余約约萬万億亿總总計计與与關关機机構构達达過过還还這这進进眾众議议\
    訪访點点覽览頻频號号決决預预財财審审團团單单實实屬属給给經经統统讀读載载較较長长減减據据圖图視视聞闻欄栏為为\
    後后時时從从來来內内區区縣县鎮镇鄉乡廣广東东業业專专續续繼继訊讯執执許许罰罚強强製制別别併并並并種种場场錄录\
    衛卫綜综釋释兩两書书說说標标幾几將将應应稱称際际難难頁页節节級级線线電电話话臺台會会對对員员選选傳传導导權权\
    體体寫写聯联擊击當当屆届終终領领檢检徵征詢询確确認认質质護护";

/// The folded text.
pub(crate) struct Folded {
    /// What is read.
    pub(crate) text: String,
    /// For each character: where it begins here, and where the original's begins and ends.
    places: Vec<(usize, usize, usize)>,
}

/// What stood between two characters.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Gap {
    None,
    Blank,
    Column,
}

impl Folded {
    /// Folds a text. Line breaks inside a sentence go; those between paragraphs and headings stay.
    pub(crate) fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), places: vec![] };
        let mut start = 0;
        let mut lines = text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']).peekable();
        while let Some(line) = lines.next() {
            folded.line(line, start);
            let end = start + line.len();
            let next = lines.peek().map_or("", |next| next.trim());
            if lines.peek().is_some() && parts_paragraphs(line.trim(), next) && !folded.text.ends_with('\n') {
                folded.push('\n', end, end);
            }
            start = end;
        }
        folded
    }

    /// Where a part of the folded text stands in the original.
    pub(crate) fn origin(&self, part: &Range<usize>) -> Range<usize> {
        let first = self.places.partition_point(|place| place.0 < part.start);
        let after = self.places.partition_point(|place| place.0 < part.end);
        match (self.places.get(first), after.checked_sub(1).and_then(|last| self.places.get(last))) {
            (Some(first), Some(last)) if first.1 <= last.2 => first.1..last.2,
            _ => 0..0,
        }
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.places.push((self.text.len(), start, end));
        self.text.push(c);
    }

    fn line(&mut self, line: &str, start: usize) {
        let mut gap = Gap::Blank;
        for (at, c) in line.char_indices() {
            if c == '\t' || c == '|' {
                gap = Gap::Column;
                continue;
            }
            if c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}') {
                gap = if gap == Gap::None { Gap::Blank } else { gap };
                continue;
            }
            let rest = &line[at + c.len_utf8()..];
            let mut plain = narrow(c);
            if plain == '.' && !self.is_point(rest) {
                plain = '。';
            }
            if plain.is_ascii_digit() && gap != Gap::None && self.parts_numbers(&line[at..], gap) {
                self.push(' ', start + at, start + at);
            }
            self.push(plain, start + at, start + at + c.len_utf8());
            gap = Gap::None;
        }
    }

    /// Whether a point after what was read is a decimal point or stands in an address.
    fn is_point(&self, rest: &str) -> bool {
        let before = self.text.chars().next_back();
        let after = rest.chars().next().map(narrow);
        match (before, after) {
            (Some(before), Some(after)) if before.is_ascii_digit() => after.is_ascii_digit(),
            (Some(before), _) => before.is_ascii_alphabetic(),
            _ => false,
        }
    }

    /// Whether digits after a gap begin another number: `1 355` is one, `2024 12` is two.
    fn parts_numbers(&self, rest: &str, gap: Gap) -> bool {
        let before = self.text.bytes().rev().take_while(u8::is_ascii_digit).take(10).count();
        let after = rest.chars().map(narrow).take_while(char::is_ascii_digit).take(10).count();
        if before == 0 {
            return false;
        }
        let year = before == 4 && self.text[self.text.len() - 4..].starts_with(['1', '2']) && after != 3;
        gap == Gap::Column || year || before + after > 9
    }
}

/// The half-width, simplified form of a character.
fn narrow(c: char) -> char {
    let half = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3400}'..='\u{9fff}' => simplified(c),
        _ => c,
    };
    match half {
        '!' | '?' | '｡' => '。',
        '﹐' | '､' => ',',
        '【' | '〔' | '[' | '〖' | '﹝' => '(',
        '】' | '〕' | ']' | '〗' | '﹞' => ')',
        '「' | '『' | '〝' => '“',
        '」' | '』' | '〞' => '”',
        half => half,
    }
}

fn simplified(c: char) -> char {
    /// For every Chinese character from U+3400 on, what it is read as.
    static READ_AS: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut chars: Vec<char> = ('\u{3400}'..='\u{9fff}').collect();
        let old = TRADITIONAL.chars().step_by(2);
        for (old, new) in old.zip(TRADITIONAL.chars().skip(1).step_by(2)) {
            chars[u32::from(old) as usize - 0x3400] = new;
        }
        chars
    });
    (u32::from(c) as usize).checked_sub(0x3400).and_then(|at| READ_AS.get(at)).copied().unwrap_or(c)
}

/// Whether a line break between two lines parts paragraphs, and does not only break a sentence.
fn parts_paragraphs(line: &str, next: &str) -> bool {
    let ends = line.is_empty() || line.ends_with(['。', '！', '？', '!', '?']);
    let short = line.chars().count() <= 30 && !line.ends_with(['，', ',', '、', '；', ';', '：', ':']);
    ends || numbered(next) || (numbered(line) && short)
}

/// Whether a line begins with the number of a heading: 一、 （一） 1. （1） 1、.
pub(crate) fn numbered(line: &str) -> bool {
    let open = line.starts_with(['(', '（']);
    let body = line.trim_start_matches(['(', '（']);
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let digits: String = body.chars().take_while(|&c| number(c)).take(4).collect();
    let rest = &body[digits.len()..];
    let after = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    match digits.chars().count() {
        0 | 4 => false,
        _ if open => rest.starts_with([')', '）']),
        _ => rest.starts_with('、') || (rest.starts_with(['.', '．']) && !after),
    }
}
