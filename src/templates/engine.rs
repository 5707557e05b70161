//! The words and the styles of the paper: built-in templates, which an agency may override.

use crate::templates::escape::escape;
use crate::templates::well_formed;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::LazyLock;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// The template of the paper's words.
pub const WORDS: &str = "report.txt.tera";

/// The templates that are built in: name and text.
pub const BUILT_IN: &[(&str, &str)] = &[
    (WORDS, include_str!("../../templates/report.txt.tera")),
    ("docx/styles.xml", include_str!("../../templates/docx/styles.xml")),
    ("docx/settings.xml", include_str!("../../templates/docx/settings.xml")),
    ("docx/fontTable.xml", include_str!("../../templates/docx/fontTable.xml")),
    ("docx/footer.xml", include_str!("../../templates/docx/footer.xml")),
    ("docx/footerEven.xml", include_str!("../../templates/docx/footerEven.xml")),
    ("docx/header.xml", include_str!("../../templates/docx/header.xml")),
    ("docx/comments.xml", include_str!("../../templates/docx/comments.xml")),
    ("docx/core.xml", include_str!("../../templates/docx/core.xml")),
    ("docx/app.xml", include_str!("../../templates/docx/app.xml")),
    ("html/page.html", include_str!("../../templates/html/page.html")),
];

static DEFAULT: LazyLock<Templates> = LazyLock::new(|| {
    Templates::with(&[]).expect("the built-in templates are parsed by every test that writes a document")
});

/// Marks the places where a value begins; [`crate::document::lines`] trusts only lines that begin without it.
/// A control character, so that no value can hold it.
pub const VALUE: char = '\u{1}';

/// A set of templates, parsed.
#[derive(Debug, Clone)]
pub struct Templates {
    /// The words of the paper, where a value must not become structure.
    words: Tera,
    /// The parts of a file in XML or HTML, where a value must not become markup.
    parts: Tera,
    texts: Vec<(&'static str, String)>,
    /// Which of them an agency wrote: their XML is not trusted.
    own: BTreeSet<&'static str>,
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The template's name, as in [`BUILT_IN`].
    pub name: String,
    /// Counted from 1; 0 where the place is not known.
    pub line: usize,
    /// Counted from 1, in characters; 0 where the place is not known.
    pub column: usize,
    /// What the template engine says of it.
    pub message: String,
}

impl Templates {
    /// The built-in templates.
    pub fn built_in() -> &'static Self {
        &DEFAULT
    }

    /// The built-in templates with some of them replaced; `overrides` are names and texts.
    ///
    /// # Errors
    /// A template that cannot be parsed.
    pub fn with(overrides: &[(String, String)]) -> Result<Self, Fault> {
        let (words, parts) = (words_engine(), engine(escape_xml));
        let mut templates = Self { words, parts, texts: vec![], own: BTreeSet::new() };
        for (name, built_in) in BUILT_IN {
            let own = overrides.iter().find(|(own, _)| own == name);
            templates.own.extend(own.map(|_| *name));
            let text = own.map_or(*built_in, |(_, text)| text);
            templates.texts.push((name, text.to_owned()));
            let added = templates.engine_mut(name).add_raw_template(name, text);
            added.map_err(|error| templates.fault(name, &error))?;
        }
        Ok(templates)
    }

    /// Renders one template.
    ///
    /// # Errors
    /// A template that asks for what it is not given, or whose XML no program could read.
    pub fn render(&self, name: &str, context: &Context) -> Result<String, Fault> {
        let engine = if is_words(name) { &self.words } else { &self.parts };
        let rendered = engine.render(name, context).map_err(|error| self.fault(name, &error))?;
        if name.starts_with("docx/") && self.own.contains(name) {
            well_formed::check(&rendered).map_err(|broken| {
                let (line, column) = self.origin(name, rendered.get(..broken.at).unwrap_or(&rendered));
                Fault { name: name.to_owned(), line, column, message: broken.message }
            })?;
        }
        Ok(rendered)
    }

    /// A fault at the last place in a template where `words` stand; without a place where they stand nowhere.
    pub(crate) fn fault_at(&self, name: &str, words: &str, message: &str) -> Fault {
        let text = self.text(name);
        let at = text.rfind(words).filter(|_| !words.is_empty());
        let (line, column) = at.map_or((0, 0), |at| position(&text[..at]));
        Fault { name: name.to_owned(), line, column, message: message.to_owned() }
    }

    /// The place in a template from which what follows `before` was rendered: behind the longest end of `before` that
    /// stands in the template word for word.
    fn origin(&self, name: &str, before: &str) -> (usize, usize) {
        let text = self.text(name);
        let starts: Vec<usize> = before.char_indices().map(|(start, _)| start).collect();
        let start = starts.partition_point(|start| !text.contains(&before[*start..]));
        let end = starts.get(start).map_or("", |start| &before[*start..]);
        let at = text.find(end).unwrap_or(0) + end.len();
        position(&text[..at])
    }

    fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text)
    }

    fn engine_mut(&mut self, name: &str) -> &mut Tera {
        if is_words(name) { &mut self.words } else { &mut self.parts }
    }

    fn fault(&self, name: &str, error: &tera::Error) -> Fault {
        let name = name.to_owned();
        let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
            return drawn(name, &error.to_string());
        };
        let text = self.text(&name);
        let before = text.get(..report.span().range.start).unwrap_or("");
        let (line, column) = position(before);
        Fault { name, line, column, message: report.message().to_owned() }
    }
}

/// A fault that the engine has drawn already: `error: …`, then `--> report.txt.tera:2:12`.
fn drawn(name: String, report: &str) -> Fault {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or("").trim_start_matches("error: ").to_owned();
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap_or("");
    let mut numbers = place.rsplit(':').map_while(|number| number.parse().ok());
    let column = numbers.next().unwrap_or(0);
    Fault { name, line: numbers.next().unwrap_or(0), column, message }
}

/// Line and column of the place after `before`, from 1.
fn position(before: &str) -> (usize, usize) {
    let line = before.rsplit('\n').next().unwrap_or("");
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

fn is_words(name: &str) -> bool {
    name == WORDS
}

/// The engine of the words: a template cannot declare what an agency wrote to be safe.
fn words_engine() -> Tera {
    let mut tera = engine(mark);
    for filter in ["safe", "escape", "escape_html", "escape_xml", "newlines_to_br"] {
        tera.register_filter(filter, |value: Value, _: Kwargs, _: &State| value);
    }
    tera
}

fn engine(escape: tera::EscapeFn) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([".tera", ".xml", ".html"]);
    tera.set_escape_fn(escape);
    tera
}

/// Marks every line of a value, so that it can never forge a title, a placeholder or a level-1 heading.
fn mark(value: &str, out: &mut dyn Write) -> io::Result<()> {
    for (i, line) in value.split('\n').enumerate() {
        if i > 0 {
            out.write_all(b"\n")?;
        }
        write!(out, "{VALUE}")?;
        for piece in line.split(|c: char| c.is_control() && c != '\t') {
            out.write_all(piece.as_bytes())?;
        }
    }
    Ok(())
}

fn escape_xml(value: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(escape(value).as_bytes())
}
