//! What stands around the text of a page: running heads, page numbers; and lists of contents.

use super::line::Line;
use super::page::POINT;
use super::sheet::Sheet;

/// Running heads and page numbers stand in the outer seventh of a page; an official page leaves an eighth free.
const OUTER: i32 = 7;
/// More lines than this are no running head.
const MOST_LINES: usize = 3;
/// A running head stands at the same height on every page, within this.
const LEVEL: i32 = 6 * POINT;
/// How a sentence ends.
const ENDS: &[char] = &['。', '；', '！', '？'];
/// No number of a page, with the words around it, has more characters.
const LONGEST_NUMBER: usize = 16;

/// Takes running heads, page numbers and lists of contents out of all pages.
pub(super) fn strip(sheets: &mut [Sheet]) {
    for sheet in sheets.iter_mut() {
        let contents = sheet.lines.iter().any(is_entry);
        sheet.lines.retain(|line| !(is_entry(line) || contents && is_title_of_contents(line)));
    }
    for _ in 0..MOST_LINES {
        let edges: Vec<[Option<Edge>; 2]> =
            sheets.iter().map(|sheet| [true, false].map(|top| edge(sheet, top))).collect();
        let outer: Vec<[bool; 2]> = edges
            .iter()
            .map(|own| [0, 1].map(|side| own[side].as_ref().is_some_and(|own| is_outer(own, &edges, side))))
            .collect();
        if !outer.iter().flatten().any(|outer| *outer) {
            return;
        }
        for (sheet, [top, bottom]) in sheets.iter_mut().zip(outer) {
            if bottom {
                sheet.lines.pop();
            }
            if top && !sheet.lines.is_empty() {
                sheet.lines.remove(0);
            }
        }
    }
}

/// The outermost line of a page.
struct Edge {
    words: String,
    y: i32,
    /// Whether it stands where no text of a page does.
    aside: bool,
}

fn edge(sheet: &Sheet, top: bool) -> Option<Edge> {
    let line = if top { sheet.lines.first() } else { sheet.lines.last() }?;
    let beyond =
        sheet.tables.iter().any(|table| if top { table.top < line.y } else { table.bottom > line.y });
    if beyond {
        return None;
    }
    let aside =
        if top { line.y < sheet.height / OUTER } else { line.y > sheet.height - sheet.height / OUTER };
    // Lines of the foot are measured from below, for pages of different heights.
    let y = if top { line.y } else { sheet.height - line.y };
    Some(Edge { words: line.text(), y, aside })
}

fn is_outer(own: &Edge, edges: &[[Option<Edge>; 2]], side: usize) -> bool {
    if own.aside && is_page_number(&own.words) {
        return true;
    }
    // On a page that was made smaller the number stands further in, and the end of a sentence begins a page.
    let may_be = if own.aside { !own.words.ends_with(ENDS) } else { is_page_of_pages(&own.words) };
    if !may_be {
        return false;
    }
    let words = masked(&own.words);
    let same = |other: &&Edge| (other.y - own.y).abs() <= LEVEL && masked(&other.words) == words;
    let count = edges.iter().filter_map(|page| page[side].as_ref()).filter(same).count();
    // Heads differ between odd and even pages, and the first page has none.
    count >= 2 && count * 3 >= edges.len()
}

/// `3`, `— 3 —`, `第 3 页 共 9 页`, `3/9`, and the same in Chinese numbers.
fn is_page_number(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || "-—–―－·•~～|第页共/,，()（）一二三四五六七八九十".contains(c)
    };
    let number = digits > 0 || words.contains('页');
    number && digits < 7 && words.chars().count() <= LONGEST_NUMBER && words.chars().all(known)
}

/// `3/9`, `第 3 页 共 9 页`: figures of no table are written so.
fn is_page_of_pages(words: &str) -> bool {
    let numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
    is_page_number(words) && numbers == 2 && words.contains(['/', '页'])
}

/// The words with every number made the same.
fn masked(words: &str) -> String {
    let mut masked = String::new();
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if c != '0' || !masked.ends_with('0') {
            masked.push(c);
        }
    }
    masked
}

/// Whether a line is an entry of a list of contents: dots lead to the number of a page.
fn is_entry(line: &Line) -> bool {
    let text: String = line.text().chars().filter(|c| !c.is_whitespace()).collect();
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit() || "-—()（）".contains(c));
    let dots = |c: char| matches!(c, '.' | '…' | '·' | '．' | '⋯' | '•' | '﹒' | '_');
    let before = words.trim_end_matches(dots);
    words.len() < text.len() && words[before.len()..].chars().count() > 3
}

fn is_title_of_contents(line: &Line) -> bool {
    matches!(line.text().replace(' ', "").as_str(), "目录" | "目次")
}
