//! Compares the numbers that a finished document prints before headings and labels with those of the form.

use crate::form::Form;
use crate::report::Printed;
use crate::source::{Span, Spanned};
use crate::text::{Normalized, ordinals};

/// A heading or label whose number is not the form's.
pub(super) struct Misnumbered {
    pub(super) span: Span,
    /// The heading or label as it is printed.
    pub(super) words: String,
    /// The number that the form gives it.
    pub(super) right: String,
    /// Whether it bears a number at all.
    pub(super) numbered: bool,
}

/// Finds every heading and label whose number is not the form's.
pub(super) fn misnumbered(form: &Form, printed: &Printed) -> Vec<Misnumbered> {
    let (headings, labels) = (headings(form), labels(form));
    let wrong = |printed: &Spanned<String>, known: &[(String, String)], may_lack: bool| {
        let compact = Normalized::compact(printed.value.trim_start_matches(['#', '*', ' '])).text;
        let (number, name) = split(&compact);
        let name = name.trim_end_matches(['。', ':', '.', '*']);
        let (right, _) = known.iter().find(|(_, known)| known == name)?;
        // （一）主动公开政府信息情况 within a section is a heading of its own, which has a section's name.
        let level = |number: &str| ordinals::read(number).and_then(|number| number.level());
        if level(number).is_some_and(|level| level > 1) && level(right) == Some(1) {
            return None;
        }
        let same = number == right || (may_lack && number.is_empty()) || is_variant(number, right);
        let words = printed.value.trim().to_owned();
        let right = right.replace('(', "（").replace(')', "）");
        (!same).then_some(Misnumbered { span: printed.span, words, right, numbered: !number.is_empty() })
    };
    // The labels of a table are often numbered by Word, which an import may not see.
    let headings = printed.headings.iter().filter_map(|heading| wrong(heading, &headings, false));
    headings.chain(printed.labels.iter().filter_map(|label| wrong(label, &labels, true))).collect()
}

/// Lists the number and the name of each section.
fn headings(form: &Form) -> Vec<(String, String)> {
    let headings = form.sections.iter().flat_map(|own| std::iter::once(&own.heading).chain(&own.aliases));
    headings.map(|heading| pair(heading)).collect()
}

/// Lists the number and the name of each row whose name no other line has.
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
    let compact = Normalized::compact(label).text;
    let (number, name) = split(&compact);
    (number.to_owned(), name.to_owned())
}

/// Divides a label into the number that it begins with and its name.
fn split(label: &str) -> (&str, &str) {
    let number = ordinals::read(label).filter(|number| number.level().is_some());
    label.split_at(number.map_or(0, |number| number.length))
}

/// Whether two numbers differ only in the mark behind them: 一. for 一、.
fn is_variant(number: &str, right: &str) -> bool {
    let bare = |number: &str| number.trim_end_matches(['、', '.', ',']).to_owned();
    !number.is_empty() && bare(number) == bare(right)
}
