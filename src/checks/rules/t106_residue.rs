//! Nothing is left over from a conversion: bookmarks, tags, invisible characters.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::Report;
use crate::text::{Normalized, Words, is_invisible, lines, unified};
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("T106", "residue", &[Severity::Warning], include_str!("t106_residue.md"), check);

/// Words of office programs and web pages that belong to no text.
static LITERAL: Words = Words::of(
    "OLE_LINK _GoBack _x000D_ MERGEFORMAT HYPERLINK PAGEREF \
     &nbsp; &amp; &lt; &gt; &quot; &ldquo; &rdquo; &# \
     错误！未找到引用源 错误!未找到引用源 错误！未定义书签 错误!未定义书签 #REF! #VALUE! #DIV/0! #NAME? #N/A \
     <b> </b> <i> </i> <u> </u> <em> </em> <font </font> <img </a> <table </table> <tr> </tr> <li> </li> \
     <br> <br/> <br <p> </p> <span </span> <div </div> <td </td> <strong> </strong> <o:p> </o:p> ``` \
     锟斤拷 烫烫烫 ï»¿ â€",
);
/// A bookmark of Word has at most 40 characters; other programs add to its name.
const LONGEST_BOOKMARK: usize = 80;
/// A longer line, in bytes, is no page number, however it is spaced out.
const LONGEST_PAGE_NUMBER: usize = 100;
/// The most places that are marked: the message says how many there are.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    taken_out(report, found);
    for prose in report.title.iter().chain(report.narratives()) {
        let parts = residue(&prose.text);
        let Some((first, name)) = parts.first() else { continue };
        let message = match parts.len() {
            1 => format!("文字里有转换残留：{name}"),
            count => format!("文字里有 {count} 处转换残留：{name}等"),
        };
        let mut problem = RULE.problem(message, prose.span(first.clone()), name.as_str());
        for (part, name) in &parts[1..parts.len().min(SHOWN)] {
            problem = problem.at(prose.span(part.clone()), name.as_str());
        }
        found.push(problem.help("删去这些字符"));
    }
    look_alikes(report, found);
}

/// Reports radicals that stand for the characters that they look like.
fn look_alikes(report: &Report, found: &mut Vec<Problem>) {
    let names = [&report.agency.name, &report.signature].into_iter().flatten();
    let names = names.filter_map(|name| Some((name.span, name.value.chars().find(|c| is_radical(*c))?)));
    let texts = report.title.iter().chain(report.narratives()).filter_map(|prose| {
        let (at, c) = prose.text.char_indices().find(|(_, c)| is_radical(*c))?;
        Some((prose.span(at..at + c.len_utf8()), c))
    });
    for (span, c) in names.chain(texts) {
        let message = format!("“{c}”（U+{:04X}）是部首，不是汉字“{}”", u32::from(c), unified(c));
        found.push(RULE.problem(message, span, "形近的字").help("重新键入这些字"));
    }
}

fn is_radical(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}') && unified(c) != c
}

/// Reports what the import took out of the words of a published report.
fn taken_out(report: &Report, found: &mut Vec<Problem>) {
    let Some(printed) = &report.printed else { return };
    let Some((first, rest)) = printed.residue.split_first() else { return };
    let message = match rest.len() {
        0 => format!("文字里有转换残留：“{}”", first.value),
        more => format!("文字里有 {} 处转换残留：“{}”等", more + 1, first.value),
    };
    let mut problem = RULE.problem(message, first.span, "在此之前");
    for mark in rest.iter().take(SHOWN - 1) {
        problem = problem.at(mark.span, "在此之前");
    }
    found.push(problem.help("删去这些字符"));
}

/// Finds every piece of residue and says what it is.
fn residue(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = vec![];
    for (at, c) in LITERAL.likely(text) {
        if found.last().is_some_and(|(last, _)| at < last.end) {
            continue;
        }
        let rest = &text[at..];
        let literal = || LITERAL.begins(rest).map(|word| (word.len(), format!("“{word}”")));
        let piece = match c {
            '[' => bookmark(rest).map(|length| (length, "“[bookmark]”".to_owned())),
            '#' | '*' => markdown(text, at).map(|length| (length, "排版记号".to_owned())).or_else(literal),
            c => literal().or_else(|| unseen(c).map(|name| (c.len_utf8(), name))),
        };
        found.extend(piece.map(|(length, name)| (at..at + length, name)));
    }
    found.extend(page_numbers(text));
    found.extend(split_figures(text));
    found.sort_by_key(|(part, _)| part.start);
    found
}

/// What is counted, behind a figure.
const UNITS: &str = "件条份次篇人期项万元个起宗";
/// What a count follows; a number behind other nouns may name them: 附件3 1份.
static COUNTS: Words = Words::of(
    "信息 申请 共 收到 公开 发布 公布 办结 答复 办理 受理 达 累计 新收 推送 接收 印发 制发 举办 召开 回复 予以公开 \
     部分公开 不予公开 无法提供 不予处理 结转",
);

/// Finds figures that a blank parts: 公开信息6 4条. Groups of three digits, 12 345, are written so on purpose.
fn split_figures(text: &str) -> Vec<(Range<usize>, String)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let found = text.match_indices(' ').filter_map(|(at, _)| {
        let before = &text[..at];
        let head = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let tail = digits(&text[at + 1..]);
        let word = &before[..at - head];
        let end = at + 1 + tail;
        let counts = text[end..].starts_with(|c| UNITS.contains(c));
        let is_figure =
            (1..=4).contains(&head) && matches!(tail, 1 | 2) && !before[at - head..].starts_with("20");
        (counts && is_figure && COUNTS.ends(word).is_some())
            .then(|| (at - head..end, "数字中间的空格".to_owned()))
    });
    found.collect()
}

/// Finds lines that hold nothing but the number of a page: `- 3 -`, `第3页 共8页`.
fn page_numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let is_dash = |c: char| "-—–―－‐·•".contains(c);
    let found = lines(text).filter_map(|line| {
        let words = text[line.clone()].trim();
        if words.len() > LONGEST_PAGE_NUMBER {
            return None;
        }
        let compact = Normalized::compact(words).text;
        let inner = compact.trim_matches(is_dash);
        let is_number =
            |word: &str| (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_dashed = compact.starts_with(is_dash) && compact.ends_with(is_dash) && is_number(inner);
        let page = compact.strip_prefix('第').and_then(|rest| rest.split_once('页'));
        let is_page = page.is_some_and(|(number, rest)| {
            let rest = rest.trim_start_matches([',', '/']);
            is_number(number) && (rest.is_empty() || rest.starts_with('共') && rest.ends_with('页'))
        });
        let number = |word: &str| word.parse::<u32>().ok().filter(|_| is_number(word));
        let of = compact.split_once('/').and_then(|(page, pages)| Some((number(page)?, number(pages)?)));
        let is_of = of.is_some_and(|(page, pages)| (1..=pages).contains(&page) && pages > 1);
        let start = line.start + text[line].find(words)?;
        (is_dashed || is_page || is_of).then(|| (start..start + words.len(), "页码".to_owned()))
    });
    found.collect()
}

/// Returns the length of `[bookmark: OLE_LINK1]`.
fn bookmark(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix("[bookmark:")?;
    let (end, _) = name.char_indices().take(LONGEST_BOOKMARK).find(|(_, c)| *c == ']')?;
    Some(rest.len() - name.len() + end + 1)
}

/// Returns the length of `##` at the beginning of a line, or of `**words**` between other words.
fn markdown(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let begins = text[..at].is_empty() || text[..at].ends_with('\n');
    let marks = rest.bytes().take_while(|byte| *byte == b'#').count();
    if begins && (1..=6).contains(&marks) && rest[marks..].starts_with(' ') {
        return Some(marks);
    }
    // 张** hides a name.
    let opens = begins || text[..at].ends_with(['。', '；', '，', '：', ' ', '、']);
    let words =
        rest.strip_prefix("**").filter(|words| opens && !words.starts_with(['*', ' ', '、', '，']))?;
    let end = words.lines().next()?.find("**").filter(|end| *end > 0)?;
    Some(2 + end + 2)
}

/// Names a character that is not printed, or that replaces a lost one.
fn unseen(c: char) -> Option<String> {
    let what = match c {
        '\n' | '\t' | '\r' | '\u{4e00}'..='\u{9fff}' => return None,
        '\u{fffd}' => "丢失的字符",
        c if is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}') => "看不见的字符",
        '\u{e000}'..='\u{f8ff}' => "没有字形的字符",
        c if c.is_control() => "控制字符",
        _ => return None,
    };
    Some(format!("{what} U+{:04X}", u32::from(c)))
}
