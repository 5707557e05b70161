//! The tags and words of a page, from the tokenizer; of attributes only those that change what is shown.

use html5gum::{
    Span, Tokenizer,
    emitters::callback::{Callback, CallbackEmitter, CallbackEvent},
};

use crate::import::tree::MOST_COLUMNS;

/// Rows that a cell may cover; `rowspan="0"` means all that follow.
const MOST_ROWS: usize = 1000;

/// A tag or a stretch of words.
#[derive(Debug)]
pub(crate) enum Token {
    Open(Tag),
    Close(String),
    Words(String),
}

/// A start tag.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tag {
    /// In lower case.
    pub(crate) name: String,
    pub(crate) columns: Option<usize>,
    pub(crate) rows: Option<usize>,
    /// Where an ordered list begins to count.
    pub(crate) start: Option<usize>,
    pub(crate) hidden: bool,
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
                self.tag = Tag { name: lower(name), ..Tag::default() };
                None
            }
            CallbackEvent::AttributeName { name } => {
                name.clone_into(&mut self.attribute);
                self.tag.hidden |= name == b"hidden";
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
            b"class" => self.tag.run_in = value.split(|byte| *byte == b' ').any(|class| class == b"run-in"),
            b"start" => self.tag.start = number(value),
            b"style" => {
                let style = lower(value).replace(char::is_whitespace, "");
                self.tag.hidden |= style.contains("display:none") || style.contains("mso-hide:all");
            }
            _ => {}
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
