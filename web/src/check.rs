//! What the rules find, with the cells and words that each finding refers to.

use gen_report::agency_file::{read_as_written, read_on_its_form};
use gen_report::checks::{self, Case, Category, OwnErrors, RelatedReport, find_rule};
use gen_report::diagnostic::{Counts, Outcome, Problem, Severity};
use gen_report::form::Form;
use gen_report::report::place::join;
use gen_report::report::{CellId, FIELDS, IssueKind, Prose, Report};
use gen_report::source::{Source, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// The findings of a report, and how many weigh.
#[derive(Debug, Serialize)]
pub struct Checked {
    pub(crate) findings: Vec<Finding>,
    errors: usize,
    warnings: usize,
}

/// One finding.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    code: &'static str,
    severity: &'static str,
    /// What the rule asks.
    title: &'static str,
    message: String,
    /// What stands at the other places that it refers to.
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
    line: usize,
    column: usize,
    /// The key that it refers to, whatever that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// The cells that it refers to; the first is the one to mend.
    cells: Vec<String>,
    /// The header field that it refers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// The words that it refers to; the first is the place to mend.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Words>,
    /// Words elsewhere that it refers to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<Words>,
    can_accept: bool,
    /// The key that the form does not know, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<String>,
    /// Why the agency accepts it, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<String>,
}

/// A part of a text, in UTF-16 code units of its value as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The text's key: `overview.disclosure`, `opening`.
    key: String,
    start: usize,
    end: usize,
}

impl Finding {
    /// Whether it says that something could not be read.
    pub(crate) fn is_of_reading(&self) -> bool {
        find_rule(self.code).is_some_and(|rule| rule.is_in(Category::Reading))
    }
}

/// Checks an agency's file, compared with last year's where that is given.
pub fn check(toml: &str, last: Option<&str>, name: &str) -> Checked {
    let source = Source::new(name, toml);
    let (report, form) = read_on_its_form(&source);
    let problems = problems(&report, form, last);
    let findings = findings(&source, &report, form, &problems);
    let counts = Counts::of(&[Outcome::Checked { source: source.clone(), problems }]);
    Checked { findings, errors: counts.errors, warnings: counts.warnings }
}

/// Says of each problem what it refers to.
pub(crate) fn findings(source: &Source, report: &Report, form: &Form, problems: &[Problem]) -> Vec<Finding> {
    let places = Places::new(source, report, form);
    problems.iter().map(|problem| places.finding(problem)).collect()
}

/// Lists the problems of a report.
pub(crate) fn problems(report: &Report, form: &Form, last: Option<&str>) -> Vec<Problem> {
    let last = last.map(|last| Source::new("上一年度的报告", last));
    let read = last.as_ref().map(|last| (last, read_on_its_form(last)));
    let related = read.as_ref().map(|(last, (report, form))| RelatedReport {
        name: &last.name,
        form,
        report,
        place: None,
        errors: OwnErrors::default(),
    });
    checks::check(&Case { last: related, ..Case::new(form, report) })
}

/// Where the keys of a file stand, to say which of them a place is.
struct Places<'a> {
    source: &'a Source,
    report: &'a Report,
    form: &'a Form,
    /// The texts as they are written, by their keys.
    texts: BTreeMap<String, Prose>,
}

impl<'a> Places<'a> {
    fn new(source: &'a Source, report: &'a Report, form: &'a Form) -> Self {
        let written = read_as_written(source, form);
        let mut texts = BTreeMap::new();
        for (section, own) in form.sections.iter().zip(written.section_texts) {
            let parts = section.parts.iter().map(|part| part.key.as_str()).zip(own.parts);
            for (key, text) in parts.chain([("text", own.text)]) {
                texts.extend(text.map(|text| (join(&section.key, key), text)));
            }
        }
        texts.extend(written.opening.map(|text| ("opening".to_owned(), text)));
        texts.extend(written.title.map(|text| ("title".to_owned(), text)));
        Self { source, report, form, texts }
    }

    fn finding(&self, problem: &Problem) -> Finding {
        let position = self.source.position(problem.span().start);
        let spans = || problem.labels.iter().map(|label| label.span);
        let mut cells = vec![];
        let named = problem.path.as_deref();
        let paths = named.into_iter().chain(spans().filter_map(|span| self.report.path_at(span)));
        for cell in paths.flat_map(|path| self.cells(path)) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        let mut words = spans().filter_map(|span| self.words(span));
        let text = words.next();
        let others = words.filter(|words| Some(words) != text.as_ref()).collect();
        let notes = problem.labels.iter().map(|label| &label.text).filter(|text| !text.is_empty());
        Finding {
            code: problem.code,
            severity: severity(problem.severity),
            title: title(problem.code),
            message: problem.message.clone(),
            notes: notes.cloned().collect(),
            remedy: problem.help.clone(),
            line: position.line,
            column: position.column,
            path: problem.path.clone(),
            cells,
            field: named.filter(|path| FIELDS.iter().any(|field| field.path() == *path)).map(str::to_owned),
            text,
            others,
            can_accept: problem.accepted.is_none() && problem.may_be_accepted(),
            unknown: self.unknown(problem),
            accepted: problem.accepted.clone(),
        }
    }

    /// The key that a problem says the form does not know.
    fn unknown(&self, problem: &Problem) -> Option<String> {
        let at = self.report.issues.iter().filter(|issue| issue.span == problem.span());
        at.filter(|_| checks::is_in(problem, Category::Reading)).find_map(|issue| match &issue.what {
            IssueKind::UnknownKey { path, .. } => Some(path.clone()),
            _ => None,
        })
    }

    /// Lists the cells that a path names: itself, or those of a row.
    fn cells(&self, path: &str) -> Vec<String> {
        let Some(id) = CellId::parse(path, self.form) else { return vec![] };
        let Some(table) = self.form.table(id.table) else { return vec![] };
        let row = table.rows().find(|(_, line)| line.key == id.row);
        match row {
            Some((block, line)) if id.column.is_none() => block
                .columns
                .iter()
                .map(|column| CellId::new(table, block, line, column).to_string())
                .collect(),
            _ => vec![path.to_owned()],
        }
    }

    /// Finds the part of a text that stands at a place of the file.
    fn words(&self, span: Span) -> Option<Words> {
        let (key, prose) = self.texts.iter().find(|(_, prose)| prose.span.encloses(span))?;
        let units = |byte: usize| prose.text.get(..byte).map_or(0, |text| text.encode_utf16().count());
        let (start, end) = (byte(prose, span.start, false), byte(prose, span.end, true));
        Some(Words { key: key.clone(), start: units(start), end: units(end.max(start)) })
    }
}

/// Finds the byte of a text for a byte of the file; an escape is taken whole, so `end` asks for what is behind it.
fn byte(prose: &Prose, at: usize, end: bool) -> usize {
    let after = |place: usize| prose.pieces.get(place + 1).map_or(prose.text.len(), |next| next.start);
    for (place, piece) in prose.pieces.iter().enumerate() {
        let is_in = if end { at <= piece.span.end } else { at < piece.span.end };
        if is_in {
            return match (piece.verbatim, end) {
                (true, _) => piece.start + at.saturating_sub(piece.span.start),
                (false, true) if at > piece.span.start => after(place),
                (false, _) => piece.start,
            };
        }
    }
    prose.text.len()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "info",
    }
}

/// Says what a rule asks, without the full stop.
fn title(code: &str) -> &'static str {
    find_rule(code).map_or("", |rule| rule.summary().trim_end_matches('。'))
}
