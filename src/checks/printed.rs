//! The numbers that a finished document prints before the form's headings and labels, against those of the form.

use crate::checks::words::numerals::chinese_number;
use crate::checks::words::plain::Plain;
use crate::form::Form;
use crate::report::Printed;
use crate::source::Span;

/// A heading or label whose number is not the form's.
pub(super) struct Misnumbered {
    pub(super) span: Span,
    /// As it is printed.
    pub(super) words: String,
    /// The number that the form gives it.
    pub(super) right: String,
    /// Whether it bears another number, and not none.
    pub(super) numbered: bool,
}

/// Every heading and label whose number is not the form's.
pub(super) fn misnumbered(form: &Form, printed: &Printed) -> Vec<Misnumbered> {
    let (headings, labels) = (headings(form), labels(form));
    let wrong = |own: &crate::source::Spanned<String>, known: &[(String, String)], may_lack: bool| {
        let plain = Plain::new(own.value.trim_start_matches(['#', '*', ' '])).text;
        let (number, name) = split(&plain);
        let name = name.trim_end_matches(['。', ':', '.', '*']);
        let (right, _) = known.iter().find(|(_, known)| known == name)?;
        let same = number == right || (may_lack && number.is_empty()) || is_variant(number, right);
        let words = own.value.trim().to_owned();
        let right = right.replace('(', "（").replace(')', "）");
        (!same).then_some(Misnumbered { span: own.span, words, right, numbered: !number.is_empty() })
    };
    // The labels of a table are often numbered by Word, which an import may not see.
    let headings = printed.headings.iter().filter_map(|heading| wrong(heading, &headings, false));
    headings.chain(printed.labels.iter().filter_map(|label| wrong(label, &labels, true))).collect()
}

/// The number and the name of each section.
fn headings(form: &Form) -> Vec<(String, String)> {
    let headings = form.sections.iter().flat_map(|own| std::iter::once(&own.heading).chain(&own.aliases));
    headings.map(|heading| pair(heading)).collect()
}

/// The number and the name of each row that has a name of its own.
fn labels(form: &Form) -> Vec<(String, String)> {
    let lines = form.tables.iter().flat_map(|table| &table.blocks);
    let lines = lines.flat_map(|block| block.columns.iter().chain(&block.rows));
    let mut all: Vec<_> = lines.flat_map(|line| &line.label).map(|label| pair(label)).collect();
    all.sort_unstable();
    all.dedup();
    // 其他 and 总计 stand in several places with different numbers.
    let unique = |name: &str| all.iter().filter(|(_, own)| own == name).count() == 1;
    all.iter().filter(|(number, name)| !number.is_empty() && unique(name)).cloned().collect()
}

fn pair(label: &str) -> (String, String) {
    let plain = Plain::new(label).text;
    let (number, name) = split(&plain);
    (number.to_owned(), name.to_owned())
}

/// Divides a label into the number that it begins with and its name.
fn split(label: &str) -> (&str, &str) {
    let inner = label.strip_prefix('(').unwrap_or(label);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let length = chinese_number(inner).map_or(digits, |(_, length)| length);
    let marks: &[char] = if inner.len() < label.len() { &[')'] } else { &['、', '.', ',', ')'] };
    match inner[length..].chars().next().filter(|c| length > 0 && marks.contains(c)) {
        Some(mark) => label.split_at(label.len() - inner.len() + length + mark.len_utf8()),
        None => ("", label),
    }
}

/// Whether two numbers differ only in the mark behind them: 一. for 一、.
fn is_variant(number: &str, right: &str) -> bool {
    let bare = |number: &str| number.trim_end_matches(['、', '.', ',']).to_owned();
    !number.is_empty() && bare(number) == bare(right)
}
