//! Shows problems as JSON, for other programs. The shape is versioned: a reader may rely on it.

use crate::diagnostic::outcome::{Counts, Outcome};
use crate::diagnostic::problem::{Arithmetic, Problem};
use crate::diagnostic::terminal;
use crate::edit::Edit;
use crate::source::Source;
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    /// The files that a build wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<&'a [String]>,
    problems: Vec<Entry<'a>>,
}

/// Lines and columns count from 1, columns in characters.
#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    right: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<&'a str>,
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fix: Vec<Change<'a>>,
}

/// An edit: what is written at a place, and what should be.
#[derive(Serialize)]
struct Change<'a> {
    line: usize,
    column: usize,
    old: &'a str,
    new: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    label: &'a str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    information: usize,
}

/// Everything that a run finds as one JSON document, piece by piece: a run may be over ten thousand files.
#[derive(Debug, Default)]
pub struct Json {
    counts: Counts,
    /// How many files were written.
    files: usize,
}

impl Json {
    /// Writes what was found in one more file.
    pub fn file(&mut self, outcome: &Outcome) -> String {
        self.told(outcome, &file(outcome))
    }

    /// Writes what was found in one more file that was to be built, and what became of it: its files, or why it has none.
    pub fn built(&mut self, outcome: &Outcome, made: &Result<Vec<String>, String>) -> String {
        let told = file(outcome);
        let error = made.as_ref().err().map(String::as_str).or(told.error);
        let written = Some(made.as_deref().unwrap_or_default());
        self.told(outcome, &Told { error, written, ..told })
    }

    fn told(&mut self, outcome: &Outcome, told: &Told) -> String {
        self.counts.include(outcome);
        let before = if self.files == 0 { "{\n  \"version\": 1,\n  \"files\": [\n    " } else { ",\n    " };
        self.files += 1;
        before.to_owned() + &pretty(told, 4)
    }

    /// Writes what closes the document, with a line feed at the end.
    pub fn end(&self) -> String {
        let Counts { errors, warnings, information, .. } = self.counts;
        let before = if self.files == 0 { "{\n  \"version\": 1,\n  \"files\": []" } else { "\n  ]" };
        format!("{before},\n  \"summary\": {}\n}}\n", pretty(&Summary { errors, warnings, information }, 2))
    }
}

/// Writes a value over several lines, all but the first with a margin.
pub(super) fn pretty(value: &impl Serialize, margin: usize) -> String {
    let text =
        serde_json::to_string_pretty(value).expect("strings and numbers under fixed keys have a JSON form");
    terminal::json(text.replace('\n', &format!("\n{:margin$}", "")))
}

fn file(outcome: &Outcome) -> Told<'_> {
    match outcome {
        Outcome::Checked { source, problems } => {
            let problems = problems.iter().map(|problem| entry(problem, source)).collect();
            Told { file: &source.name, error: None, written: None, problems }
        }
        Outcome::Unread { file, message } => {
            Told { file, error: Some(message), written: None, problems: vec![] }
        }
    }
}

/// A number of an equation as JSON writes it, in the unit of the form.
fn number(problem: &Problem, of: impl Fn(Arithmetic) -> u128) -> Option<Box<RawValue>> {
    let sides = problem.arithmetic?;
    RawValue::from_string(sides.show(of(sides))).ok()
}

fn entry<'a>(problem: &'a Problem, source: &'a Source) -> Entry<'a> {
    let position = source.position(problem.span().start);
    let related = problem.labels.iter().skip(1).map(|label| {
        let position = source.position(label.span.start);
        Related {
            line: position.line,
            column: position.column,
            place: source.place(label.span).map(|place| place.to_string()),
            label: &label.text,
        }
    });
    Entry {
        code: problem.code,
        name: problem.name,
        severity: problem.severity.key(),
        message: &problem.message,
        help: problem.help.as_deref(),
        line: position.line,
        column: position.column,
        place: source.place(problem.span()).map(|place| place.to_string()),
        path: problem.path.as_deref(),
        left: number(problem, |sides| sides.left),
        right: number(problem, |sides| sides.right),
        difference: number(problem, Arithmetic::difference),
        accepted: problem.accepted.as_deref(),
        related: related.collect(),
        fix: problem.fix.iter().map(|edit| change(edit, source)).collect(),
    }
}

fn change<'a>(edit: &'a Edit, source: &Source) -> Change<'a> {
    let position = source.position(edit.span.start);
    Change { line: position.line, column: position.column, old: &edit.old, new: &edit.new }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::problem::Severity;
    use crate::source::Span;

    #[test]
    fn the_shape_is_kept() {
        let source = Source::new("a.toml", "年 = [3, 2]\n");
        let mut problem = Problem::new(
            ("B301", "row-total"),
            Severity::Error,
            "总计 2 应为 3",
            Span::from(10..11),
            "总计 2",
        )
        .at(Span::from(7..8), "自然人 3")
        .sides(3, 2);
        problem.path = Some("requests.new.total".to_owned());
        let unread = Outcome::Unread { file: "b.toml".to_owned(), message: "没有这个文件".to_owned() };
        let mut log = Json::default();
        let outcomes = [Outcome::Checked { source, problems: vec![problem] }, unread];
        let files: String = outcomes.iter().map(|outcome| log.file(outcome)).collect();
        let text = files + &log.end();
        let short: String = text.lines().map(str::trim).collect();
        assert_eq!(
            short,
            concat!(
                r#"{"version": 1,"files": [{"file": "a.toml","problems": [{"code": "B301","name": "row-total","#,
                r#""severity": "error","message": "总计 2 应为 3","line": 1,"column": 9,"path": "requests.new.total","#,
                r#""left": 3,"right": 2,"difference": 1,"related": [{"line": 1,"column": 6,"label": "自然人 3"}]}]},"#,
                r#"{"file": "b.toml","error": "没有这个文件","problems": []}],"#,
                r#""summary": {"errors": 1,"warnings": 0,"information": 0}}"#
            )
        );
    }
}
