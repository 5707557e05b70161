//! The events of a document's XML, with namespaces resolved and all that is dangerous refused.

use std::io::BufRead;

use quick_xml::{
    NsReader,
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
};

use crate::import::unreadable::Unreadable;

/// Real documents nest some 30 elements; text boxes in tables reach 60.
const MOST_LEVELS: usize = 256;

/// The namespaces that the readers tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// `WordprocessingML`: transitional, strict, or that of Word 2003.
    Word,
    /// What Word 2003 notes for other programs, such as the number that it prints before a paragraph.
    Hint,
    /// Markup compatibility: `mc:AlternateContent`.
    Compatibility,
    /// Mathematics.
    Math,
    /// Text of the open document format.
    OpenText,
    /// Tables of the open document format.
    OpenTable,
    /// Styles of the open document format.
    OpenStyle,
    /// Drawings of the open document format.
    OpenDrawing,
    /// Anything else, such as drawings.
    Other,
}

/// One step through the document.
#[derive(Debug)]
pub(crate) enum Step<'a> {
    /// An element begins. An empty element begins and ends.
    Open(Space, &'a str, Attributes<'a>),
    /// The element ends that was opened last.
    Close(Space, &'a str),
    /// Words, with character references resolved.
    Text(&'a str),
}

/// The attributes of an element, looked up by local name: Word uses no name twice in one element.
#[derive(Debug)]
pub(crate) struct Attributes<'a>(Option<&'a BytesStart<'a>>);

impl Attributes<'_> {
    /// The value of the attribute `name`, whatever its prefix.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0?.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(found.value.into_owned())
    }

    /// The attribute `val`, in which Word keeps nearly everything.
    pub(crate) fn val(&self) -> Option<String> {
        self.get("val")
    }

    /// The attribute `val` as a number.
    pub(crate) fn number(&self) -> Option<usize> {
        self.count("val")
    }

    /// An attribute as a number.
    pub(crate) fn count(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether a property that is on by being there is on: `w:val` may turn it off.
    pub(crate) fn on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// A reader of one part.
pub(crate) struct Xml<'a> {
    reader: NsReader<Box<dyn BufRead + 'a>>,
    levels: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(source: impl BufRead + 'a) -> Self {
        let mut reader = NsReader::from_reader(Box::new(source) as Box<dyn BufRead + 'a>);
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, levels: 0 }
    }

    /// Walks through the part and tells each step to `step`.
    pub(crate) fn walk(
        mut self,
        mut step: impl FnMut(Step<'_>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let (namespace, event) =
                self.reader.read_resolved_event_into(&mut buffer).map_err(|_| Unreadable::BrokenXml)?;
            match &event {
                Event::Start(start) => {
                    self.levels += 1;
                    if self.levels > MOST_LEVELS {
                        return Err(Unreadable::TooDeep);
                    }
                    step(Step::Open(
                        space(&namespace),
                        start.local_name().into_inner(),
                        Attributes(Some(start)),
                    ))?;
                }
                Event::Empty(start) => {
                    let (space, name) = (space(&namespace), start.local_name().into_inner());
                    step(Step::Open(space, name, Attributes(Some(start))))?;
                    step(Step::Close(space, name))?;
                }
                Event::End(end) => {
                    self.levels = self.levels.saturating_sub(1);
                    step(Step::Close(space(&namespace), end.local_name().into_inner()))?;
                }
                Event::Text(text) => step(Step::Text(text))?,
                Event::CData(text) => step(Step::Text(text))?,
                Event::GeneralRef(reference) => {
                    if let Some(c) = resolve(reference) {
                        step(Step::Text(c.encode_utf8(&mut [0; 4])))?;
                    }
                }
                Event::DocType(_) => return Err(Unreadable::DocumentType),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        if self.levels == 0 { Ok(()) } else { Err(Unreadable::BrokenXml) }
    }
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

fn space(namespace: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(Namespace(name)) = namespace else { return Space::Other };
    match *name {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main"
        | "http://schemas.microsoft.com/office/word/2003/wordml" => Space::Word,
        "http://schemas.microsoft.com/office/word/2003/auxHint" => Space::Hint,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::OpenText,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::OpenTable,
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::OpenStyle,
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Space::OpenDrawing,
        _ => Space::Other,
    }
}
