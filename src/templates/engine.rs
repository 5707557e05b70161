//! Of the templates: parses and renders them, and finds the place of what is wrong with one.

use crate::templates::bounds::{self, Bounded, Output};
use crate::templates::escape::escape;
use crate::templates::parts;
use crate::templates::well_formed;
use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::OnceLock;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// A template that is built in.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Its name, which is its path in an agency's folder.
    pub name: &'static str,
    /// Its text, which an agency may override.
    pub text: &'static str,
    /// The language of what it renders.
    pub language: Language,
}

/// What a template renders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// The words of the paper, line by line.
    Words,
    /// A part of a file in XML, whose programs read nothing else.
    Xml,
    /// A page, whose programs read what is not well-formed, too.
    Html,
}

/// Marks the places where a value begins; the grammar of the words trusts only lines that begin without it.
/// A control character, so that no value can hold it.
pub const VALUE: char = '\u{1}';

/// A set of templates. Built-in ones are parsed when one of their folder is rendered, those with an agency's among them at
/// once.
#[derive(Debug, Clone)]
pub struct Templates {
    engines: Vec<Engine>,
    loaded: Vec<Loaded>,
}

/// Templates that are parsed together.
#[derive(Debug, Clone)]
struct Engine {
    folder: &'static str,
    /// Whether a value must not become structure of the paper; else it must not become markup.
    is_words: bool,
    parsed: OnceLock<Tera>,
}

/// A template as it is used.
#[derive(Debug, Clone)]
struct Loaded {
    name: &'static str,
    language: Language,
    text: Cow<'static, str>,
    /// The place of its engine.
    engine: usize,
    /// As it is given to the engine, where an agency wrote it: its loops may be endless, its XML broken.
    bounded: Option<Bounded>,
}

impl Loaded {
    /// What is wrong at a place of it.
    fn fault(&self, (at, why): (usize, &str)) -> TemplateFault {
        let (line, column) = position(self.text.get(..at).unwrap_or(&self.text));
        TemplateFault { name: self.name.to_owned(), line, column, message: why.to_owned() }
    }
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// The template's name.
    pub name: String,
    /// Counted from 1; 0 where the place is not known.
    pub line: usize,
    /// Counted from 1, in characters; 0 where the place is not known.
    pub column: usize,
    /// What the template engine says of it.
    pub message: String,
}

impl Templates {
    /// Parses templates, some of them replaced; `overrides` are names and texts.
    ///
    /// # Errors
    /// A template that cannot be parsed.
    pub fn new(
        built_in: impl IntoIterator<Item = Template>,
        overrides: &[(String, String)],
    ) -> Result<Self, TemplateFault> {
        let mut templates = Self { engines: vec![], loaded: vec![] };
        for Template { name, text, language } in built_in {
            let own = overrides.iter().find(|(own, _)| own == name).map(|(_, text)| text);
            let text = own.map_or(Cow::Borrowed(text), |own| Cow::Owned(own.clone()));
            // An agency's template may take from any other of its kind.
            let folder = if overrides.is_empty() { folder(name) } else { "" };
            let engine = templates.place_of_engine(folder, language == Language::Words);
            templates.loaded.push(Loaded { name, language, text, engine, bounded: None });
        }
        for at in 0..templates.loaded.len() {
            if overrides.iter().any(|(name, _)| name == templates.loaded[at].name) {
                templates.refuse(at)?;
                templates.check(at)?;
                templates.bound(at)?;
            }
        }
        if !overrides.is_empty() {
            (0..templates.engines.len()).try_for_each(|at| templates.engine(at).map(drop))?;
        }
        Ok(templates)
    }

    fn place_of_engine(&mut self, folder: &'static str, is_words: bool) -> usize {
        let place = self.engines.iter().position(|own| own.folder == folder && own.is_words == is_words);
        place.unwrap_or_else(|| {
            self.engines.push(Engine { folder, is_words, parsed: OnceLock::new() });
            self.engines.len() - 1
        })
    }

    /// Parses a template as its agency wrote it, behind those that were loaded before it, for what is wrong with it.
    fn check(&self, at: usize) -> Result<(), TemplateFault> {
        let engine = self.loaded[at].engine;
        let mut tera = new_engine(self.engines[engine].is_words);
        self.loaded[..=at].iter().filter(|loaded| loaded.engine == engine).try_for_each(|loaded| {
            let added = tera.add_raw_template(loaded.name, &loaded.text);
            added.map_err(|error| self.fault(loaded.name, &error))
        })
    }

    /// Has the loops and values of a template counted.
    fn bound(&mut self, at: usize) -> Result<(), TemplateFault> {
        let loaded = &mut self.loaded[at];
        let bounded = Bounded::new(&loaded.text).map_err(|fault| loaded.fault(fault))?;
        loaded.bounded = Some(bounded);
        Ok(())
    }

    /// Refuses a template that is too long or too deep to be parsed.
    fn refuse(&self, at: usize) -> Result<(), TemplateFault> {
        let loaded = &self.loaded[at];
        bounds::refuse(&loaded.text).map_err(|fault| loaded.fault(fault))
    }

    /// An engine with its templates parsed.
    fn engine(&self, at: usize) -> Result<&Tera, TemplateFault> {
        let own = &self.engines[at];
        if let Some(tera) = own.parsed.get() {
            return Ok(tera);
        }
        let mut tera = new_engine(own.is_words);
        for loaded in self.loaded.iter().filter(|loaded| loaded.engine == at) {
            let text = loaded.bounded.as_ref().map_or(&*loaded.text, |bounded| &bounded.text);
            let added = tera.add_raw_template(loaded.name, text);
            added.map_err(|error| self.fault(loaded.name, &error))?;
        }
        Ok(own.parsed.get_or_init(|| tera))
    }

    /// Renders one template.
    ///
    /// # Errors
    /// A template that uses an unknown name, or whose XML no program could read.
    pub fn render(&self, name: &str, context: &Context) -> Result<String, TemplateFault> {
        let Some(loaded) = self.loaded.iter().find(|loaded| loaded.name == name) else {
            return Err(drawn(name.to_owned(), "no such template"));
        };
        let engine = self.engine(loaded.engine)?;
        bounds::begin();
        let mut output = Output::default();
        let done = engine.render_to(name, context, &mut output);
        if output.is_full {
            return Err(drawn(name.to_owned(), bounds::TOO_LARGE));
        }
        done.map_err(|error| self.fault(name, &error))?;
        let rendered = String::from_utf8(output.bytes);
        let rendered = rendered.map_err(|error| drawn(name.to_owned(), &error.to_string()))?;
        if loaded.language == Language::Xml && loaded.bounded.is_some() {
            well_formed::check(&rendered).and_then(|()| parts::check(name, &rendered)).map_err(|broken| {
                let (line, column) = self.origin(name, rendered.get(..broken.at).unwrap_or(&rendered));
                TemplateFault { name: name.to_owned(), line, column, message: broken.message }
            })?;
        }
        Ok(rendered)
    }

    /// Makes a fault at the last place of `words` in a template; without a place where it does not hold them.
    pub fn fault_at(&self, name: &str, words: &str, message: &str) -> TemplateFault {
        let text = self.text(name);
        let at = text.rfind(words).filter(|_| !words.is_empty());
        let (line, column) = at.map_or((0, 0), |at| position(&text[..at]));
        TemplateFault { name: name.to_owned(), line, column, message: message.to_owned() }
    }

    /// Finds the place in a template from which what follows `before` was rendered: behind the longest end of `before`
    /// that is in the template word for word.
    fn origin(&self, name: &str, before: &str) -> (usize, usize) {
        let text = self.text(name);
        let starts: Vec<usize> = before.char_indices().map(|(start, _)| start).collect();
        let start = starts.partition_point(|start| !text.contains(&before[*start..]));
        let end = starts.get(start).map_or("", |start| &before[*start..]);
        let at = text.find(end).unwrap_or(0) + end.len();
        position(&text[..at])
    }

    fn text(&self, name: &str) -> &str {
        self.loaded.iter().find(|loaded| loaded.name == name).map_or("", |loaded| &loaded.text)
    }

    fn fault(&self, name: &str, error: &tera::Error) -> TemplateFault {
        let name = name.to_owned();
        let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
            return drawn(name, &error.to_string());
        };
        let loaded = self.loaded.iter().find(|loaded| loaded.name == name);
        let text = loaded.map_or("", |loaded| &loaded.text);
        let start = report.span().range.start;
        let bounded = loaded.and_then(|loaded| loaded.bounded.as_ref());
        let before = text.get(..bounded.map_or(start, |bounded| bounded.origin(start))).unwrap_or("");
        let (line, column) = position(before);
        TemplateFault { name, line, column, message: report.message().to_owned() }
    }
}

/// Takes a fault apart that the engine has drawn already: `error: …`, then `--> report.txt.tera:2:12`.
fn drawn(name: String, report: &str) -> TemplateFault {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or("").trim_start_matches("error: ").to_owned();
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap_or("");
    let mut numbers = place.rsplit(':').map_while(|number| number.parse().ok());
    let column = numbers.next().unwrap_or(0);
    TemplateFault { name, line: numbers.next().unwrap_or(0), column, message }
}

/// Counts line and column of the place after `before`, from 1.
fn position(before: &str) -> (usize, usize) {
    let line = before.rsplit('\n').next().unwrap_or("");
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// The folder of a template, as its name says.
fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Sets up an engine. In one of words a template cannot declare what an agency wrote to be safe.
fn new_engine(is_words: bool) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([".tera", ".xml", ".html"]);
    tera.set_escape_fn(if is_words { mark } else { escape_xml });
    bounds::register(&mut tera);
    let safe = ["safe", "escape", "escape_html", "escape_xml", "newlines_to_br"];
    for filter in safe.into_iter().filter(|_| is_words) {
        tera.register_filter(filter, |value: Value, _: Kwargs, _: &State| value);
    }
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
