//! Shows problems as SARIF 2.1.0 (OASIS), which code-review platforms and editors read.

use crate::diagnostic::json::pretty;
use crate::diagnostic::outcome::Outcome;
use crate::diagnostic::problem::{Label, Problem, Severity};
use crate::edit::Edit;
use crate::source::Source;
use serde_json::{Map, Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A rule as it is described beside its problems.
#[derive(Debug, Clone, Copy)]
pub struct RuleText<'a> {
    /// The rule's code.
    pub code: &'a str,
    /// The rule's name.
    pub name: &'a str,
    /// The severity of its problems unless one has another.
    pub severity: Severity,
    /// What it asks, in one sentence.
    pub summary: &'a str,
    /// Its page, in Markdown.
    pub page: &'a str,
}

/// Everything that a run finds as one SARIF log, piece by piece: a run may be over ten thousand files.
#[derive(Debug)]
pub struct Sarif<'r> {
    rules: Vec<RuleText<'r>>,
    /// How many results were written.
    results: usize,
    /// The files that could not be read.
    notices: Vec<Value>,
}

impl<'r> Sarif<'r> {
    /// Begins a log with the rules that its results refer to.
    pub fn new(rules: Vec<RuleText<'r>>) -> Self {
        Self { rules, results: 0, notices: vec![] }
    }

    /// Writes what stands before the results.
    pub fn begin(&self) -> String {
        let driver = json!({
            "name": "gen-report",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": self.rules.iter().map(rule).collect::<Vec<_>>(),
        });
        format!(
            "{{\n  \"$schema\": \"{SCHEMA}\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {{\n      \"tool\": {},\n      \
             \"columnKind\": \"unicodeCodePoints\",\n      \"results\": [",
            pretty(&json!({ "driver": driver }), 6)
        )
    }

    /// Writes what was found in one more file.
    pub fn file(&mut self, outcome: &Outcome) -> String {
        let mut text = String::new();
        match outcome {
            Outcome::Checked { source, problems } => {
                for problem in problems {
                    text += if self.results == 0 { "\n        " } else { ",\n        " };
                    text += &pretty(&result(problem, source, &self.rules), 8);
                    self.results += 1;
                }
            }
            Outcome::Unread { file, message } => self.notices.push(json!({
                "level": "error",
                "message": { "text": message },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(file) } } }],
            })),
        }
        text
    }

    /// Writes what closes the log, with a line feed at the end.
    pub fn end(&self) -> String {
        let invocations = json!([{
            "executionSuccessful": self.notices.is_empty(),
            "toolExecutionNotifications": self.notices,
        }]);
        let close = if self.results == 0 { "]" } else { "\n      ]" };
        format!("{close},\n      \"invocations\": {}\n    }}\n  ]\n}}\n", pretty(&invocations, 6))
    }
}

fn rule(rule: &RuleText) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(problem: &Problem, source: &Source, rules: &[RuleText]) -> Value {
    let message = match &problem.help {
        Some(help) => format!("{}\n帮助：{help}", problem.message),
        None => problem.message.clone(),
    };
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(problem.code));
    if let Some(index) = rules.iter().position(|rule| rule.code == problem.code) {
        result.insert("ruleIndex".to_owned(), json!(index));
    }
    result.insert("level".to_owned(), json!(level(problem.severity)));
    result.insert("message".to_owned(), json!({ "text": message }));
    let mut place = location(&problem.labels[0], source);
    if let Some(path) = &problem.path {
        place["logicalLocations"] = json!([{ "fullyQualifiedName": path }]);
    }
    result.insert("locations".to_owned(), json!([place]));
    let related = problem.labels.iter().enumerate().skip(1).map(|(id, label)| {
        let mut place = location(label, source);
        place["id"] = json!(id);
        place
    });
    result.insert("relatedLocations".to_owned(), related.collect());
    if !problem.fix.is_empty() {
        result.insert("fixes".to_owned(), json!([fix(&problem.fix, source)]));
    }
    if let Some(reason) = &problem.accepted {
        let suppression = json!([{ "kind": "inSource", "status": "accepted", "justification": reason }]);
        result.insert("suppressions".to_owned(), suppression);
    }
    Value::Object(result)
}

/// Edits that belong together.
fn fix(edits: &[Edit], source: &Source) -> Value {
    let replacements = edits.iter().map(|edit| {
        let (start, end) = (source.position(edit.span.start), source.position(edit.span.end));
        json!({
            "deletedRegion": {
                "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
            },
            "insertedContent": { "text": edit.new },
        })
    });
    let change = json!({
        "artifactLocation": { "uri": uri(&source.name) },
        "replacements": replacements.collect::<Vec<_>>(),
    });
    json!({ "artifactChanges": [change] })
}

/// A place with its label, in lines and characters; where the original has no lines, by its name alone.
fn location(label: &Label, source: &Source) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&source.name) } });
    let mut text = label.text.clone();
    if let Some(named) = source.place(label.span) {
        text = if text.is_empty() { named.to_string() } else { format!("{named}：{text}") };
    } else {
        let (start, end) = (source.position(label.span.start), source.position(label.span.end));
        physical["region"] = json!({
            "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        });
    }
    let mut location = json!({ "physicalLocation": physical });
    if !text.is_empty() {
        location["message"] = json!({ "text": text });
    }
    location
}

/// SARIF knows `note` for what is good to know.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "note",
    }
}

/// A file's name as a relative reference of RFC 3986.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else if byte == b'\\' {
            // The separator of Windows; in a name on other systems it is as good as unknown.
            uri.push('/');
        } else {
            uri.extend(['%', digit(byte >> 4), digit(byte & 0xf)]);
        }
    }
    uri
}

/// A hexadecimal digit.
fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, PlaceName, Span};

    fn rules() -> [RuleText<'static>; 1] {
        [RuleText {
            code: "N101",
            name: "breakdown",
            severity: Severity::Warning,
            summary: "分项之和等于总数",
            page: "# N101",
        }]
    }

    fn problem() -> Problem {
        Problem::new(("N101", "breakdown"), Severity::Warning, "分项之和 3，总数 4", Span::from(4..7), "总数")
            .at(Span::from(0..3), "分项")
    }

    fn log(source: Source, problem: Problem) -> Value {
        let unread =
            Outcome::Unread { file: "没有.toml".to_owned(), message: "没有这个文件".to_owned() };
        let outcomes = [Outcome::Checked { source, problems: vec![problem] }, unread];
        let mut sarif = Sarif::new(rules().to_vec());
        let mut text = sarif.begin();
        for outcome in &outcomes {
            text += &sarif.file(outcome);
        }
        serde_json::from_str(&(text + &sarif.end())).unwrap()
    }

    #[test]
    fn a_log_keeps_the_published_schema() {
        let schema = include_str!("../../tests/schemas/sarif-schema-2.1.0.json");
        // The published schema has a stray bracket in the pattern of languages, which we do not use.
        let schema: Value = serde_json::from_str(&schema.replace("{2}]?$", "{2}?$")).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let mut accepted = problem();
        accepted.accepted = Some("另有转载".to_owned());
        accepted.path = Some("overview.disclosure".to_owned());
        let edit = Edit { span: (0..3).into(), old: "年".to_owned(), new: "度".to_owned() };
        for problem in [problem(), accepted, problem().help("核对分项"), problem().fixed_by(vec![edit])] {
            let places = vec![Place { span: Span::new(0, 9), name: PlaceName::Paragraph(3) }];
            for source in
                [Source::new("报告 1.toml", "年\n度\n"), Source::with_places("a.docx", "年\n度\n", places)]
            {
                let log = log(source, problem.clone());
                let faults: Vec<_> = validator.iter_errors(&log).map(|fault| fault.to_string()).collect();
                assert!(faults.is_empty(), "{faults:#?}");
            }
        }
        assert!(!validator.is_valid(&json!({ "version": "2.1.0" })));
    }

    #[test]
    fn places_count_in_characters() {
        let log = log(Source::new("报告 1.toml", "年\n度度\n"), problem());
        let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "%E6%8A%A5%E5%91%8A%201.toml");
        let region = json!({ "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 2 });
        assert_eq!(place["region"], region);
    }
}
