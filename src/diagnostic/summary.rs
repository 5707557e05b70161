//! Shows a run at a glance: a line for each file, the worst first, or a line for each rule.

use crate::diagnostic::outcome::{Counts, Outcome};
use crate::diagnostic::problem::Severity;
use crate::diagnostic::sarif::RuleText;
use crate::diagnostic::terminal::one_line;
use crate::diagnostic::text::closing;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The widest name of a unit, in columns of a terminal: longer ones are cut, for the file stands beside them.
const WIDEST: usize = 40;

/// What became of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileState {
    /// It could not be read.
    Unread,
    /// It has errors.
    Errors,
    /// It has warnings.
    Warnings,
    /// It has neither.
    Passed,
}

/// One file of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// The unit that the report names; empty where it names none.
    pub unit: String,
    /// The file's name as it was given.
    pub file: String,
    /// What was found in it.
    pub counts: Counts,
}

/// How often each rule reported something.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    rules: BTreeMap<&'static str, Tally>,
}

#[derive(Debug, Clone, Copy)]
struct Tally {
    problems: usize,
    files: usize,
    severity: Severity,
}

impl FileState {
    fn words(self) -> &'static str {
        match self {
            Self::Unread => "读不了",
            Self::Errors => "有错误",
            Self::Warnings => "有警告",
            Self::Passed => "没问题",
        }
    }
}

impl SummaryRow {
    /// Makes the row of a file; `unit` is the unit that its report names.
    pub fn new(outcome: &Outcome, unit: &str) -> Self {
        let file = match outcome {
            Outcome::Checked { source, .. } => &source.name,
            Outcome::Unread { file, .. } => file,
        };
        let mut counts = Counts::default();
        counts.include(outcome);
        Self { unit: one_line(unit).into_owned(), file: one_line(file).into_owned(), counts }
    }

    /// Returns what became of the file.
    pub fn state(&self) -> FileState {
        match self.counts {
            Counts { unread: 1.., .. } => FileState::Unread,
            Counts { errors: 1.., .. } => FileState::Errors,
            Counts { warnings: 1.., .. } => FileState::Warnings,
            _ => FileState::Passed,
        }
    }
}

/// A run at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// A line for each file.
    pub lines: String,
    /// The line that counts files and findings.
    pub closing: String,
}

/// Writes a line for each file, the worst first and else in their order; no more than `most` of them.
pub fn summary(rows: &[SummaryRow], most: usize, unseen: &str) -> Summary {
    let closing = closing_of(rows, unseen);
    let mut rows: Vec<&SummaryRow> = rows.iter().collect();
    rows.sort_by_key(|row| (row.state(), Reverse((row.counts.errors, row.counts.warnings))));
    let left = rows.len().saturating_sub(most);
    rows.truncate(most);
    let width = rows.iter().map(|row| row.unit.width()).max().unwrap_or(0).clamp(4, WIDEST);
    let mut lines = String::new();
    if !rows.is_empty() {
        lines = padded("单位", width) + "  错误  警告  状态    文件\n";
    }
    for row in rows {
        let Counts { errors, warnings, .. } = row.counts;
        let (errors, warnings) = match row.state() {
            FileState::Unread => ("-".to_owned(), "-".to_owned()),
            _ => (errors.to_string(), warnings.to_string()),
        };
        let (unit, state) = (padded(&row.unit, width), row.state().words());
        let _ = writeln!(lines, "{unit}  {errors:>4}  {warnings:>4}  {state}  {}", row.file);
    }
    if left > 0 {
        let _ = writeln!(lines, "……其余 {left} 个文件没有列出");
    }
    Summary { lines, closing }
}

/// Counts files by their state, after what [`closing`] counts.
fn closing_of(rows: &[SummaryRow], unseen: &str) -> String {
    let mut all = Counts::default();
    for row in rows {
        all.add_all(&row.counts);
    }
    let count = |state| rows.iter().filter(|row| row.state() == state).count();
    let states = [
        ("有错误的", count(FileState::Errors)),
        ("只有警告的", count(FileState::Warnings)),
        ("没有问题的", count(FileState::Passed)),
    ];
    let states: Vec<String> =
        states.iter().filter(|(_, n)| *n > 0).map(|(state, n)| format!("{state} {n} 个")).collect();
    let states =
        if states.is_empty() { String::new() } else { format!("。文件：{}", states.join("，")) };
    closing(&all, unseen) + &states
}

/// Fills a text up to a width with blanks, or cuts it to that.
fn padded(text: &str, width: usize) -> String {
    if text.width() <= width {
        return format!("{text}{}", " ".repeat(width - text.width()));
    }
    let mut cut = String::new();
    for c in text.chars() {
        if cut.width() + c.width().unwrap_or(0) >= width {
            break;
        }
        cut.push(c);
    }
    cut.push('…');
    let missing = width.saturating_sub(cut.width());
    cut + &" ".repeat(missing)
}

impl Statistics {
    /// Counts the problems of one more file, but for those that its agency accepts.
    pub fn include(&mut self, outcome: &Outcome) {
        let Outcome::Checked { problems, .. } = outcome else { return };
        let mut seen = vec![];
        for problem in problems.iter().filter(|problem| problem.accepted.is_none()) {
            let first = Tally { problems: 0, files: 0, severity: problem.severity };
            let tally = self.rules.entry(problem.code).or_insert(first);
            tally.problems += 1;
            tally.severity = tally.severity.max(problem.severity);
            if !seen.contains(&problem.code) {
                seen.push(problem.code);
                tally.files += 1;
            }
        }
    }

    /// Writes a line for each rule that reported something, the most frequent first.
    pub fn show(&self, rules: &[RuleText]) -> String {
        let mut tallies: Vec<_> = self.rules.iter().collect();
        tallies.sort_by_key(|(code, tally)| (Reverse(tally.problems), **code));
        let mut lines = String::new();
        if !tallies.is_empty() {
            lines += "    处数  文件数  规则  级别  要求\n";
        }
        for (code, Tally { problems, files, severity }) in tallies {
            let summary = rules.iter().find(|rule| rule.code == *code).map_or("", |rule| rule.summary);
            let severity = severity.words();
            let _ = writeln!(lines, "{problems:>8}  {files:>6}  {code}  {severity}  {summary}");
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::problem::Problem;
    use crate::source::{Source, Span};

    fn checked(file: &str, severities: &[Severity]) -> Outcome {
        let problem = |severity: &Severity| {
            Problem::new(("B301", "row-total"), *severity, "总计 2 应为 3", Span::new(0, 0), "")
        };
        let problems = severities.iter().map(problem).collect();
        Outcome::Checked { source: Source::new(file, ""), problems }
    }

    #[test]
    fn the_worst_file_is_first_and_columns_are_aligned() {
        let unread = Outcome::Unread { file: "丁.pdf".to_owned(), message: "没有文字".to_owned() };
        let rows = vec![
            SummaryRow::new(&checked("甲.toml", &[]), "甲县\u{1b}[2J局"),
            SummaryRow::new(&checked("乙.toml", &[Severity::Warning]), "乙局"),
            SummaryRow::new(&checked("丙.toml", &[Severity::Error, Severity::Warning]), ""),
            SummaryRow::new(&unread, ""),
        ];
        let Summary { lines, closing } = summary(&rows, 3, "");
        let expected = "\
单位  错误  警告  状态    文件
         -     -  读不了  丁.pdf
         1     1  有错误  丙.toml
乙局     0     1  有警告  乙.toml
……其余 1 个文件没有列出
共检查 3 个文件：错误 1 个，警告 2 个，1 个文件未能读取。文件：有错误的 1 个，只有警告的 1 个，没有问题的 1 个
";
        assert_eq!(lines + &closing + "\n", expected);
        assert!(!summary(&rows, usize::MAX, "").lines.contains('\u{1b}'));
        assert_eq!(summary(&[], 9, "").lines, "");
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(padded("某县教育局", 8), "某县教… ");
        assert_eq!(padded("a局", 5), "a局  ");
    }

    #[test]
    fn rules_are_counted_once_for_each_file() {
        let mut statistics = Statistics::default();
        statistics.include(&checked("甲.toml", &[Severity::Warning, Severity::Error]));
        statistics.include(&checked("乙.toml", &[Severity::Warning]));
        assert!(
            statistics.show(&[]).ends_with("       3       2  B301  错误  \n"),
            "{}",
            statistics.show(&[])
        );
    }
}
