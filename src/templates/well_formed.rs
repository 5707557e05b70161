//! Of the templates: checks that a part which an agency's template gave is XML that a program can read.

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesStart, Event};

/// What is wrong with a part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Where it begins, in bytes.
    pub(super) at: usize,
    /// A sentence for the user.
    pub(super) message: String,
}

/// Reads a part to its end.
///
/// # Errors
/// The place from which it cannot be read on.
pub(super) fn check(xml: &str) -> Result<(), Broken> {
    let mut reader = Reader::from_str(xml);
    // The elements that are open: where each begins, and its name.
    let mut open: Vec<(usize, String)> = vec![];
    let mut is_begun = false;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(xml.len());
        let event = match reader.read_event() {
            Ok(Event::Eof) => return end(open.pop(), is_begun, at),
            Ok(event) => event,
            Err(error) => return Err(Broken { at, message: message(&error) }),
        };
        if let Some(message) = fault(&event, open.is_empty(), is_begun) {
            return Err(Broken { at, message });
        }
        is_begun |= matches!(event, Event::Start(_) | Event::Empty(_));
        match event {
            Event::Start(tag) => open.push((at, tag.name().as_ref().to_owned())),
            // The reader has seen to it that there is one.
            Event::End(_) => drop(open.pop()),
            _ => {}
        }
    }
}

/// Finds what is wrong with one piece, which the reader itself lets pass; `is_outside` is whether it is in no element.
fn fault(event: &Event, is_outside: bool, is_begun: bool) -> Option<String> {
    match event {
        Event::Start(_) | Event::Empty(_) if is_outside && is_begun => {
            Some("最外层只能有一个标签".to_owned())
        }
        Event::Start(tag) | Event::Empty(tag) => attributes(tag),
        Event::Text(text) => (is_outside && !text.trim().is_empty()).then(|| OUTSIDE.to_owned()),
        Event::CData(_) | Event::GeneralRef(_) if is_outside => Some(OUTSIDE.to_owned()),
        Event::GeneralRef(name) => {
            let is_known = name.is_char_ref() || ["amp", "lt", "gt", "quot", "apos"].contains(&&**name);
            (!is_known).then(|| format!("XML 里没有“&{};”，“&”要写成“&amp;”", &**name))
        }
        _ => None,
    }
}

const OUTSIDE: &str = "文字写在了最外层的标签外面";

fn attributes(tag: &BytesStart) -> Option<String> {
    let is_broken = tag.attributes().any(|attribute| attribute.is_err());
    is_broken.then(|| format!("<{}> 的属性写得不对，应当是 名称=\"值\"，各写一次", tag.name().as_ref()))
}

fn end(open: Option<(usize, String)>, is_begun: bool, at: usize) -> Result<(), Broken> {
    match open {
        Some((at, name)) => Err(Broken { at, message: format!("<{name}> 没有结束，少了 </{name}>") }),
        None if !is_begun => Err(Broken { at, message: "没有内容".to_owned() }),
        None => Ok(()),
    }
}

/// Words what the reader says, in Chinese.
fn message(error: &Error) -> String {
    match error {
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            format!("这里是 </{found}>，应当是 </{expected}>")
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(name)) => format!("</{name}> 没有开头"),
        Error::IllFormed(IllFormedError::UnclosedReference) => "“&”要写成“&amp;”".to_owned(),
        _ => "标签没有写完".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_parts_are_read() {
        for xml in ["<a/>", "<?xml version=\"1.0\"?>\n<!-- 注 --><a b=\"&lt;\">甲&amp;&#20013;<b/></a>\n"] {
            assert_eq!(check(xml), Ok(()), "{xml}");
        }
    }

    #[test]
    fn others_are_reported_with_their_place() {
        for (xml, before, message) in [
            ("", "", "没有内容"),
            ("甲", "", OUTSIDE),
            ("<a", "", "标签没有写完"),
            ("<a><b></a>", "<a><b>", "这里是 </a>，应当是 </b>"),
            ("<a>\n<b>", "<a>\n", "<b> 没有结束，少了 </b>"),
            ("</a>", "", "</a> 没有开头"),
            ("<a/><a/>", "<a/>", "最外层只能有一个标签"),
            ("<a/>尾", "<a/>", OUTSIDE),
            ("<甲 b=1/>", "", "<甲> 的属性写得不对，应当是 名称=\"值\"，各写一次"),
            ("<a b='1' b='2'/>", "", "<a> 的属性写得不对，应当是 名称=\"值\"，各写一次"),
            ("<a>&nbsp;</a>", "<a>", "XML 里没有“&nbsp;”，“&”要写成“&amp;”"),
            ("<a>1 & 2</a>", "<a>1 ", "“&”要写成“&amp;”"),
        ] {
            let broken = Broken { at: before.len(), message: message.to_owned() };
            assert_eq!(check(xml), Err(broken), "{xml}");
        }
    }
}
