//! The tags and words of a page, from the tokenizer; of attributes only those that change what is shown.

use html5gum::{
    Span, Tokenizer,
    emitters::callback::{Callback, CallbackEmitter, CallbackEvent},
};

use crate::import::html::look::{Element, Look, declared, is_white, sight};
use crate::import::tree::MOST_COLUMNS;

/// Rows that a cell may cover; `rowspan="0"` means all that follow.
const MOST_ROWS: usize = 1000;

/// Bytes of classes or of an identifier beyond this are not looked at.
const MOST_CLASSES: usize = 1000;

/// No figure of a field is longer.
const MOST_VALUE: usize = 64;

/// A tag or a stretch of words.
#[derive(Debug)]
pub(crate) enum Token {
    Open(Tag),
    Close(String),
    Words(String),
}

/// A start tag.
#[derive(Debug, Default, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an attribute or a style that a tag has or lacks")]
pub(crate) struct Tag {
    /// Its name in lower case, its identifier and classes.
    pub(crate) element: Element,
    pub(crate) columns: Option<usize>,
    pub(crate) rows: Option<usize>,
    /// Where an ordered list begins to count.
    pub(crate) start: Option<usize>,
    /// How the tag itself says that it is shown.
    pub(crate) look: Look,
    /// It says that it is displayed, whatever a style sheet says.
    pub(crate) displayed: bool,
    /// What it does to its words without hiding them.
    pub(crate) sight: Look,
    /// It leads to another place of the page.
    pub(crate) leads_within: bool,
    /// What kind of field it is, in lower case, and what it holds.
    pub(crate) kind: String,
    pub(crate) value: String,
    /// The media that a style sheet is for.
    pub(crate) media: String,
    /// Its headings and paragraphs follow one another in one line: `class="run-in"`, as our own pages have it.
    pub(crate) run_in: bool,
    /// Closed in itself: `<svg … />`.
    pub(crate) closed: bool,
}

/// The tokens of a page. Scripts and styles come as words of their element.
pub(crate) fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = CallbackEmitter::new(Reader::default());
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).filter_map(Result::ok)
}

/// Only the attribute at hand is kept: a tag may have a million of them.
#[derive(Debug, Default)]
struct Reader {
    tag: Tag,
    attribute: Vec<u8>,
}

impl Callback<Token, usize> for Reader {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<usize>) -> Option<Token> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let element = Element { name: lower(name), ..Element::default() };
                self.tag = Tag { element, ..Tag::default() };
                None
            }
            CallbackEvent::AttributeName { name } => {
                name.clone_into(&mut self.attribute);
                if name == b"hidden" || name == b"popover" {
                    self.tag.look = Look::Hidden;
                }
                None
            }
            CallbackEvent::AttributeValue { value } => {
                self.value(value);
                None
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.tag.closed = self_closing;
                Some(Token::Open(self.tag.clone()))
            }
            CallbackEvent::EndTag { name } => Some(Token::Close(lower(name))),
            CallbackEvent::String { value } => {
                Some(Token::Words(String::from_utf8_lossy(value).into_owned()))
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => None,
        }
    }
}

impl Reader {
    fn value(&mut self, value: &[u8]) {
        match self.attribute.as_slice() {
            b"colspan" => self.tag.columns = number(value).map(|number| number.clamp(1, MOST_COLUMNS)),
            b"rowspan" => {
                let rows = number(value).map(|rows| if rows == 0 { MOST_ROWS } else { rows.min(MOST_ROWS) });
                self.tag.rows = rows;
            }
            b"class" => {
                let classes = as_written(&value[..value.len().min(MOST_CLASSES)]);
                self.tag.element.classes = classes.split_whitespace().map(str::to_owned).collect();
                self.tag.run_in = self.tag.element.classes.iter().any(|class| class == "run-in");
            }
            b"id" => self.tag.element.id = as_written(&value[..value.len().min(MOST_CLASSES)]),
            b"media" => self.tag.media = lower(&value[..value.len().min(MOST_CLASSES)]),
            b"start" => self.tag.start = number(value),
            b"type" => self.tag.kind = lower(&value[..value.len().min(MOST_VALUE)]),
            b"value" => self.tag.value = as_written(value[..value.len().min(MOST_VALUE)].trim_ascii()),
            b"style" => self.style(&lower(value)),
            b"href" => self.tag.leads_within = value.starts_with(b"#") && value.len() > 1,
            b"color" if self.tag.element.name == "font" => {
                let is_white = is_white(&lower(&value[..value.len().min(MOST_VALUE)]));
                self.tag.sight = if is_white { Look::Faint } else { self.tag.sight };
            }
            b"size" if self.tag.element.name == "font" && (value == b"1" || value.starts_with(b"-")) => {
                self.tag.sight = if self.tag.sight == Look::Shown { Look::Small } else { self.tag.sight };
            }
            b"dir" if self.tag.element.name == "bdo" && value.eq_ignore_ascii_case(b"rtl") => {
                self.tag.sight = Look::Backwards;
            }
            _ => {}
        }
    }

    fn style(&mut self, style: &str) {
        let squeezed = style.replace(char::is_whitespace, "");
        self.tag.displayed = squeezed.contains("display:") && !squeezed.contains("display:none");
        self.tag.sight = sight(&squeezed).unwrap_or(self.tag.sight);
        if let Some((look, _)) = declared(style).find(|(look, _)| *look != Look::Shown)
            && self.tag.look == Look::Shown
        {
            self.tag.look = look;
        }
    }
}

/// The number that browsers read from `value`: the digits it begins with.
fn number(value: &[u8]) -> Option<usize> {
    let digits: String = value
        .trim_ascii()
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .take(6)
        .map(|byte| char::from(*byte))
        .collect();
    digits.parse().ok()
}

fn lower(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_lowercase()
}

fn as_written(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}
