//! What stands before section one: title, opening, and how to reach the agency.

use crate::import::extract::Extract;
use crate::import::recognise::prose::outline::{Heading, paragraphs};
use crate::import::recognise::prose::paragraphs::Paragraphs;
use crate::import::recognise::prose::{boilerplate, date};
use crate::report::Prose;
use crate::source::{Span, Spanned};
use crate::text::label::{fold, without_layout};

/// A line of a title has no more signs than this.
const LONGEST_LINE: usize = 45;
/// Titles stand on at most so many lines.
const MOST_LINES: usize = 3;
/// A shorter paragraph between title and section one is no opening but an address line or a menu.
const SHORTEST_OPENING: usize = 20;
/// The name of an agency that signs is no longer than in the title, but for a word such as 办公室, in bytes.
const LONGER_NAME: usize = 13;
/// What web sites print around a title, and what is no title though it names the report.
const NO_TITLE: &[&str] =
    &["发布", "来源", "首页", "位置", ">", "索引", "浏览", "字号", "打印", "《", "目录", "："];

/// What was found before section one.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    pub(crate) title: Paragraphs,
    pub(crate) opening: Paragraphs,
    pub(crate) date: Option<Spanned<chrono::NaiveDate>>,
    /// Lines that are neither, such as menus.
    pub(crate) left: Vec<Span>,
}

/// Reads what stands before `end`, the block of the first section.
pub(crate) fn read(extract: &Extract, sections: &[Option<Heading>], end: usize) -> FrontMatter {
    let lines: Vec<Span> =
        paragraphs(extract).filter(|(block, _)| *block < end).map(|(_, span)| span).collect();
    let mut front = FrontMatter::default();
    let Some((first, count)) = title(extract, &lines) else {
        for line in lines {
            front.place(extract, sections, line, "");
        }
        return front;
    };
    front.left.extend_from_slice(&lines[..first]);
    let title = &lines[first..first + count];
    let words: String = title.iter().map(|line| without_layout(extract.words(*line))).collect();
    front.title.push_joined(title);
    for line in &lines[first + count..] {
        front.place(extract, sections, *line, &words);
    }
    front
}

impl FrontMatter {
    fn place(&mut self, extract: &Extract, sections: &[Option<Heading>], line: Span, title: &str) {
        let words = extract.words(line);
        let short = words.chars().count() < SHORTEST_OPENING;
        if boilerplate::is_above(words) {
            self.left.push(line);
        } else if let (Some((date, 0)), true) = (date::at_end(words), short) {
            self.date = Some(Spanned::new(date, line));
        } else if short && !words.ends_with('。')
            || without_layout(words) == title
            || is_contents(extract, sections, words)
        {
            self.left.push(line);
        } else {
            self.opening.push(line);
        }
    }
}

/// A line of a table of contents: the heading of a section that stands further down.
fn is_contents(extract: &Extract, sections: &[Option<Heading>], words: &str) -> bool {
    let line = without_layout(words);
    let headings = sections.iter().flatten().map(|heading| without_layout(extract.words(heading.span)));
    headings
        .into_iter()
        .any(|heading| !heading.is_empty() && line.starts_with(&heading) && line.len() < heading.len() + 60)
        && !words.contains('。')
}

/// The lines that read most like a title: first line and how many.
fn title(extract: &Extract, lines: &[Span]) -> Option<(usize, usize)> {
    let mut best: Option<(i32, usize, usize)> = None;
    let is_opening = |line: &Span| {
        let words = extract.words(*line);
        words.ends_with('。') && words.chars().count() >= SHORTEST_OPENING
    };
    for first in 0..lines.len() {
        for count in 1..=MOST_LINES.min(lines.len() - first) {
            let window = &lines[first..first + count];
            let Some(score) = title_score(extract, window) else { break };
            // Of two that read alike the one nearer to the opening is meant: above it sites print links to others.
            let is_nearer = |(old, at, count): (i32, usize, usize)| {
                score == old && first >= at + count && !lines[at + count..first].iter().any(is_opening)
            };
            if score > 3 && best.is_none_or(|old| score > old.0 || is_nearer(old)) {
                best = Some((score, first, count));
            }
        }
    }
    best.map(|(_, first, count)| (first, count))
}

fn title_score(extract: &Extract, lines: &[Span]) -> Option<i32> {
    let words: Vec<&str> = lines.iter().map(|line| extract.words(*line)).collect();
    let fits = |words: &&str| {
        words.chars().count() <= LONGEST_LINE
            && !words.contains('。')
            && !NO_TITLE.iter().any(|sign| words.contains(sign))
    };
    if !words.iter().all(fits) {
        return None;
    }
    let whole = without_layout(&words.concat());
    let before =
        [whole.find(|c: char| c.is_ascii_digit()), whole.find("政府信息公开"), whole.find("信息公开")];
    let agency = before.iter().flatten().min().map_or(0, |at| whole[..*at].chars().count());
    let mut score = 0;
    score += if whole.contains("年度报告") { 4 } else { 0 };
    score += if whole.contains("信息公开") { 2 } else { 0 };
    score += i32::from(date::year(&whole).is_some()) + i32::from(agency > 2);
    Some(score + 1 - i32::try_from(lines.len()).ok()?)
}

/// What the opening says of how to reach the agency.
#[derive(Debug, Default)]
pub(crate) struct Contact {
    pub(crate) address: Option<Spanned<String>>,
    pub(crate) postcode: Option<Spanned<String>>,
    pub(crate) phone: Option<Spanned<String>>,
}

impl Contact {
    /// Takes from further lines what is not known yet.
    pub(crate) fn or(self, further: Self) -> Self {
        Self {
            address: self.address.or(further.address),
            postcode: self.postcode.or(further.postcode),
            phone: self.phone.or(further.phone),
        }
    }

    /// Looks for address, postcode and telephone.
    pub(crate) fn find(opening: &Prose) -> Self {
        let look = |names: &[&str], kept: fn(char) -> bool| after(opening, names, kept);
        let place =
            |c: char| !matches!(c, '；' | ';' | '，' | ',' | '。' | '）' | ')' | '、' | '：' | ':' | '\n');
        let digits = |c: char| c.is_ascii_digit();
        let number = |c: char| c.is_ascii_digit() || "-－—–() （）".contains(c);
        Self {
            address: look(&["地址"], place),
            postcode: look(&["邮政编码", "邮编"], digits).filter(|code| code.value.len() == 6),
            phone: look(&["联系电话", "电话"], number).filter(|phone| phone.value.len() > 6),
        }
    }
}

/// What a line begins with that says how to reach the agency.
const CONTACTS: &[&str] = &[
    "联系地址",
    "办公地址",
    "单位地址",
    "地址",
    "邮政编码",
    "邮编",
    "联系电话",
    "办公电话",
    "咨询电话",
    "电话",
];
/// Longer lines are sentences.
const LONGEST_CONTACT: usize = 60;

/// Whether a line says how to reach the agency, and nothing else.
pub(crate) fn is_contact(words: &str) -> bool {
    let words = without_layout(words);
    let named =
        CONTACTS.iter().any(|name| words.strip_prefix(name).is_some_and(|rest| rest.starts_with(':')));
    named && words.chars().nth(LONGEST_CONTACT).is_none()
}

/// The signs that follow one of the names.
fn after(opening: &Prose, names: &[&str], kept: fn(char) -> bool) -> Option<Spanned<String>> {
    let words = opening.text.as_str();
    names.iter().find_map(|name| {
        words.match_indices(name).find_map(|(at, _)| {
            let rest = &words[at + name.len()..];
            let rest =
                rest.trim_start_matches("及传真").trim_start_matches("号码").trim_start_matches("（传真）");
            let value = rest.trim_start_matches(|c| matches!(fold(c), ':' | ' ' | '为'));
            let from = words.len() - value.len();
            let length = value.find(|c| !kept(c)).unwrap_or(value.len());
            let found = value[..length].trim_end_matches(|c| "（( -".contains(c));
            // A bracket that was opened before the value ends with it.
            let found =
                if found.contains(['（', '(']) { found } else { found.trim_end_matches(['）', ')']) };
            (!found.trim().is_empty())
                .then(|| Spanned::new(found.trim().to_string(), opening.span(from..from + found.len())))
        })
    })
}

/// What stands behind the last section: who signs, and when.
#[derive(Debug, Default)]
pub(crate) struct BackMatter {
    pub(crate) signature: Option<Span>,
    pub(crate) date: Option<Spanned<chrono::NaiveDate>>,
    /// Lines behind the date.
    pub(crate) left: Vec<Span>,
    /// Lines on how to reach the agency.
    pub(crate) contact: Vec<Span>,
    /// The footer of a site.
    pub(crate) footer: Vec<Span>,
}

/// Takes signature and date off the end of the last section.
pub(crate) fn tail(extract: &Extract, body: &mut Vec<Span>, agency: Option<&str>) -> BackMatter {
    let mut tail = BackMatter::default();
    if let Some(at) = boilerplate::footer_at(extract, body) {
        tail.footer = body.split_off(at);
    }
    let is_short = |span: Span| {
        let words = extract.words(span);
        words.chars().count() <= LONGEST_LINE && !words.contains(['。', '；'])
    };
    let is_day = |span: &Span| is_short(*span) && date::at_end(extract.words(*span)).is_some();
    let is_print = |span: &Span| is_short(*span) && date::of_print(extract.words(*span)).is_some();
    let in_digits = |span: &Span| date::in_digits(extract.words(*span)).is_some();
    // Sites print days in digits beside the links that follow.
    let dated = body.iter().rposition(is_day);
    let dated = dated.or_else(|| body.iter().position(in_digits)).or_else(|| body.iter().rposition(is_print));
    if let Some(at) = dated {
        tail.left = body.split_off(at + 1);
        let Some(span) = body.pop() else { return tail };
        let words = extract.words(span);
        if let Some(date) = date::of_print(words).or_else(|| date::in_digits(words)) {
            tail.date = Some(Spanned::new(date, span));
        }
        let (date, before) = date::at_end(words).unzip();
        let before = before.unwrap_or_default();
        let cut = span.start + before;
        if let Some(date) = date {
            tail.date = Some(Spanned::new(date, cut..span.end));
        }
        let names = before > 0 && !words[..before].trim_end().ends_with(['：', ':']);
        if names {
            tail.signature = Some(Span::new(span.start, cut));
            return tail;
        }
    }
    while dated.is_none()
        && body.len() > 1
        && body.last().is_some_and(|span| boilerplate::is_below(extract.words(*span)))
    {
        tail.left.extend(body.pop());
    }
    let signs = |span: Span| {
        let words = without_layout(extract.words(span));
        let longer = |agency: &str| words.contains(agency) && words.len() < agency.len() + LONGER_NAME;
        let own = agency.is_some_and(|agency| longer(agency) || agency.contains(&words));
        is_short(span) && (own || (dated.is_some() && !words.ends_with([':', '、', ','])))
    };
    // The first paragraph of a section is its text, however short.
    if body.len() > 1 && body.last().is_some_and(|span| signs(*span)) {
        tail.signature = body.pop();
    }
    tail
}
