//! The lines of a problem, cut to what can be read at a glance.
//!
//! A paragraph of a report is one line of its file, often of a thousand characters and more.

use crate::diagnostic::problem::Label;
use crate::source::{Source, Span};
use unicode_width::UnicodeWidthStr;

/// A line up to this width, in half characters, is shown whole.
const WIDTH: usize = 100;
/// How many characters are shown on either side of a label.
const CONTEXT: usize = 12;
/// A label of more characters is shown by its ends.
const LONG: usize = 48;
/// How many characters are shown of the end of a long label.
const TAIL: usize = 8;
/// How many lines are looked through between two labels: no report has more.
const FAR: usize = 5000;

/// Lines that follow one another, and the places of the labels in them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The lines; those without a label may be empty.
    pub(super) text: String,
    /// The number of the first line.
    pub(super) first: usize,
    /// The number of the last line.
    pub(super) last: usize,
    /// The places of the labels, in the order in which they were given.
    pub(super) spans: Vec<Span>,
}

/// Selects the labels that are near enough to the first, the place to mend, to be shown with it.
pub(super) fn near(source: &Source, labels: &[Label]) -> Vec<Label> {
    let line = |label: &Label| source.position(label.span.start).line;
    let first = labels.first().map_or(1, line);
    labels.iter().filter(|label| line(label).abs_diff(first) < FAR).cloned().collect()
}

/// Lists the lines of labels. A label of several lines is shown on its first one.
pub(super) fn excerpt(source: &Source, labels: &[Label]) -> Excerpt {
    let lines: Vec<usize> = labels.iter().map(|label| source.position(label.span.start).line).collect();
    let first = lines.iter().copied().min().unwrap_or(1);
    let last = lines.iter().copied().max().unwrap_or(1);
    let mut excerpt =
        Excerpt { text: String::new(), first, last, spans: vec![Span::new(0, 0); labels.len()] };
    for number in first..=last {
        let line = source.line(number);
        let on_line: Vec<usize> = (0..labels.len()).filter(|&i| lines[i] == number).collect();
        // A single line between two others is shown by the renderer, so it has to be there.
        if !on_line.is_empty() || (lines.contains(&(number - 1)) && lines.contains(&(number + 1))) {
            let text = source.text.get(line.range()).unwrap_or_default();
            let marks: Vec<Span> = on_line.iter().map(|&i| within(text, line, labels[i].span)).collect();
            let (text, marks) = cut(text, &marks);
            for (i, mark) in on_line.into_iter().zip(marks) {
                excerpt.spans[i] = Span::new(excerpt.text.len() + mark.start, excerpt.text.len() + mark.end);
            }
            excerpt.text.push_str(&text);
        }
        excerpt.text.push('\n');
    }
    excerpt
}

/// Returns the part of a span that is on a line, counted from the line's beginning.
fn within(text: &str, line: Span, span: Span) -> Span {
    let place = |byte: usize| text.floor_char_boundary(byte.saturating_sub(line.start));
    Span::new(place(span.start), place(span.end.max(span.start)))
}

/// Cuts from a long line what is far from every mark; returns it with the marks in what is left.
fn cut(line: &str, marks: &[Span]) -> (String, Vec<Span>) {
    if line.len() <= WIDTH || (line.len() <= 4 * WIDTH && line.width() <= WIDTH) {
        return (line.to_owned(), marks.to_vec());
    }
    let kept = kept(line, marks);
    let mut text = String::new();
    let mut pieces = vec![];
    for piece in kept {
        if piece.start > 0 {
            text.push('…');
        }
        pieces.push((piece, text.len()));
        text.push_str(&line[piece]);
    }
    if pieces.last().is_some_and(|(piece, _)| piece.end < line.len()) {
        text.push('…');
    }
    let place = |byte: usize| {
        let piece = pieces.iter().find(|(piece, _)| piece.start <= byte && byte <= piece.end);
        piece.map_or(0, |(piece, start)| start + byte - piece.start)
    };
    let marks = marks.iter().map(|mark| Span::new(place(mark.start), place(mark.end))).collect();
    (text, marks)
}

/// The parts of a line that are worth showing, in order and apart from each other.
fn kept(line: &str, marks: &[Span]) -> Vec<Span> {
    let mut parts = vec![];
    for mark in marks {
        let (from, to) = (before(line, mark.start, CONTEXT), after(line, mark.end, CONTEXT));
        if line[*mark].chars().nth(LONG).is_some() {
            parts.push(from..after(line, mark.start, LONG - TAIL));
            parts.push(before(line, mark.end, TAIL)..to);
        } else {
            parts.push(from..to);
        }
    }
    if parts.is_empty() {
        parts.push(0..after(line, 0, LONG));
    }
    parts.sort_by_key(|part| part.start);
    let mut apart: Vec<Span> = vec![];
    for part in parts {
        match apart.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => apart.push(Span::from(part)),
        }
    }
    fill(line, &mut apart);
    apart
}

/// Gives the room that is left to the beginning of the line, which names the key, and to what follows.
fn fill(line: &str, parts: &mut [Span]) {
    let shown: usize = parts.iter().map(|part| line[*part].width()).sum();
    let mut room = WIDTH.saturating_sub(shown);
    if let Some(first) = parts.first_mut() {
        let before = &line[..first.start];
        if before.len() <= 4 * WIDTH && before.width() <= room {
            room -= before.width();
            first.start = 0;
        }
    }
    if let Some(last) = parts.last_mut() {
        last.end = after(line, last.end, room / 2);
    }
}

/// Finds the byte that is `count` characters before another.
fn before(line: &str, byte: usize, count: usize) -> usize {
    line[..byte].char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at)
}

/// Finds the byte that is `count` characters after another.
fn after(line: &str, byte: usize, count: usize) -> usize {
    line[byte..].char_indices().nth(count).map_or(line.len(), |(at, _)| byte + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str, part: &str) -> Label {
        let start = text.find(part).unwrap();
        Label { span: Span::new(start, start + part.len()), text: String::new() }
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let source = Source::new("a", "x = 1\nnew = [3]\n");
        let shown = excerpt(&source, &[label(&source.text, "3")]);
        assert_eq!((shown.text.as_str(), shown.first, shown.spans[0]), ("new = [3]\n", 2, Span::new(7, 8)));
    }

    #[test]
    fn a_paragraph_is_cut_around_its_labels() {
        let text =
            format!("text = \"{}共30条{}其中9条{}\"", "前".repeat(900), "中".repeat(900), "后".repeat(900));
        let source = Source::new("a", text);
        let labels = [label(&source.text, "9条"), label(&source.text, "30条")];
        let shown = excerpt(&source, &labels);
        let parts: Vec<&str> = shown.spans.iter().map(|span| &shown.text[*span]).collect();
        assert_eq!(parts, ["9条", "30条"]);
        assert!(shown.text.width() < 2 * WIDTH, "{}", shown.text);
        assert!(shown.text.starts_with('…') && shown.text.ends_with("…\n"), "{}", shown.text);
    }

    #[test]
    fn a_long_label_is_shown_by_its_ends() {
        let source = Source::new("a", format!("text = \"头{}尾\"", "中".repeat(2000)));
        let whole = Label { span: Span::new(7, source.text.len()), text: String::new() };
        let shown = excerpt(&source, &[whole]);
        assert!(
            shown.text.starts_with("text = \"头中") && shown.text.ends_with("中尾\"\n"),
            "{}",
            shown.text
        );
        assert!(shown.text.width() <= WIDTH + 20, "{}", shown.text);
    }

    #[test]
    fn the_key_of_a_row_stays_in_view() {
        let row = format!("partial = [\"\", 0, 0, 0]  # {}", "区分处理的，只计这一情形".repeat(5));
        let source = Source::new("a", row);
        let shown = excerpt(&source, &[label(&source.text, "\"\"")]);
        assert!(shown.text.starts_with("partial = ") && shown.text.ends_with("…\n"), "{}", shown.text);
        assert_eq!(&shown.text[shown.spans[0]], "\"\"");
    }

    #[test]
    fn what_stands_far_away_is_not_shown() {
        let source = Source::new("a", format!("x = 1\n{}new = [3]\n", "\n".repeat(FAR)));
        let [here, far] = ["3", "1"].map(|part| label(&source.text, part));
        assert_eq!(near(&source, &[here.clone(), far]).len(), 1);
        assert_eq!(near(&source, &[here.clone(), here]).len(), 2);
    }

    #[test]
    fn no_span_is_too_odd() {
        let source = Source::new("a", "年\n\n度");
        for start in 0..12 {
            for end in 0..12 {
                let shown = excerpt(&source, &[Label { span: Span::new(start, end), text: String::new() }]);
                assert!(shown.text.get(shown.spans[0].range()).is_some(), "{start}..{end}");
            }
        }
    }
}
