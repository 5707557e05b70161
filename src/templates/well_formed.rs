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
    if let Some((at, c)) = xml.char_indices().find(|(_, c)| !is_character(*c)) {
        return Err(Broken { at, message: format!("XML 里不能有 U+{:04X} 这个字符", u32::from(c)) });
    }
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_comments = true;
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
        let is_late = matches!(event, Event::Decl(_)) && at > 0;
        let message = is_late.then(|| "“<?xml”前面不能有内容".to_owned());
        if let Some(message) = message.or_else(|| fault(&event, open.is_empty(), is_begun)) {
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
        Event::GeneralRef(name) => reference(name),
        Event::DocType(_) => Some("模板里不能有 <!DOCTYPE>".to_owned()),
        Event::Decl(declaration) => {
            let encoding = declaration.encoding()?.ok()?;
            let is_ours = encoding.eq_ignore_ascii_case("utf-8");
            (!is_ours).then(|| format!("写出的文件是 UTF-8 编码，这里写的是 {encoding}"))
        }
        _ => None,
    }
}

/// What is wrong with what stands between `&` and `;`.
fn reference(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        let is_known = ["amp", "lt", "gt", "quot", "apos"].contains(&name);
        return (!is_known).then(|| format!("XML 里没有“&{name};”，“&”要写成“&amp;”"));
    };
    let code = match number.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let is_known = code.ok().and_then(char::from_u32).is_some_and(is_character);
    (!is_known).then(|| format!("“&{name};”不是 XML 里能有的字符"))
}

/// Whether XML can hold a character.
fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

const OUTSIDE: &str = "文字写在了最外层的标签外面";

fn attributes(tag: &BytesStart) -> Option<String> {
    let mut attributes = tag.attributes();
    let is_broken = attributes.any(|attribute| {
        attribute.map_or(true, |attribute| !is_name(attribute.key.0) || attribute.value.contains('<'))
    });
    // The reader lets attributes pass that no blank parts.
    let is_joined = || joined(tag.attributes_raw());
    if !is_name(tag.name().0) {
        return Some(format!("“{}”不能作标签名", tag.name().0));
    }
    if let Some(message) = tag.attributes().flatten().find_map(|attribute| references(&attribute.value)) {
        return Some(message);
    }
    (is_broken || is_joined())
        .then(|| format!("<{}> 的属性写得不对，应当是 名称=\"值\"，各写一次", tag.name().as_ref()))
}

/// Whether a name has at most one prefix and no characters that names do not have.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        let first = |c: char| c == '_' || c.is_alphabetic();
        part.starts_with(first) && part.chars().all(|c| first(c) || c.is_alphanumeric() || "-.·".contains(c))
    };
    name.split(':').count() <= 2 && name.split(':').all(is_part)
}

/// What is wrong with the references of an attribute's value.
fn references(value: &str) -> Option<String> {
    value.split('&').skip(1).find_map(|rest| match rest.split_once(';') {
        Some((name, _)) => reference(name),
        None => Some("“&”要写成“&amp;”".to_owned()),
    })
}

/// Whether something other than a blank follows a quoted value.
fn joined(attributes: &str) -> bool {
    let mut quote = None;
    let mut after = false;
    for c in attributes.chars() {
        match quote {
            Some(open) if c == open => (quote, after) = (None, true),
            Some(_) => {}
            None if after && !c.is_whitespace() && c != '/' => return true,
            None if c == '"' || c == '\'' => quote = Some(c),
            None => after = false,
        }
    }
    false
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
            ("<a>\u{b}</a>", "<a>", "XML 里不能有 U+000B 这个字符"),
            ("<a>&#0;</a>", "<a>", "“&#0;”不是 XML 里能有的字符"),
            ("<a b='&nbsp;'/>", "", "XML 里没有“&nbsp;”，“&”要写成“&amp;”"),
            ("<a b='1'c='2'/>", "", "<a> 的属性写得不对，应当是 名称=\"值\"，各写一次"),
            ("<1a/>", "", "“1a”不能作标签名"),
            ("\n<?xml version=\"1.0\"?><a/>", "\n", "“<?xml”前面不能有内容"),
            (
                "<?xml version=\"1.0\" encoding=\"GB2312\"?><a/>",
                "",
                "写出的文件是 UTF-8 编码，这里写的是 GB2312",
            ),
            ("<!DOCTYPE a><a/>", "", "模板里不能有 <!DOCTYPE>"),
        ] {
            let broken = Broken { at: before.len(), message: message.to_owned() };
            assert_eq!(check(xml), Err(broken), "{xml}");
        }
    }
}
