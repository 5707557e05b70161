//! Whether a part that an agency's template gave holds what Word knows there, in the order that it asks for.

use crate::templates::schema::{ANY, Type, accepts, named};
use crate::templates::well_formed::Broken;
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, QName, ResolveResult};
use std::collections::BTreeSet;

/// The parts: template, and what its outermost element is called.
const ROOTS: &[(&str, &str)] = &[
    ("docx/styles.xml", "styles"),
    ("docx/settings.xml", "settings"),
    ("docx/fontTable.xml", "fonts"),
    ("docx/footer.xml", "ftr"),
    ("docx/footerEven.xml", "ftr"),
    ("docx/header.xml", "hdr"),
    ("docx/comments.xml", "comments"),
    ("docx/core.xml", "cp:coreProperties"),
    ("docx/app.xml", "ep:Properties"),
];

/// The namespaces, and the prefixes by which `parts.txt` names them; Word's own has none there.
const SPACES: &[(&str, &str)] = &[
    (WORD, ""),
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp:"),
    ("http://purl.org/dc/elements/1.1/", "dc:"),
    ("http://purl.org/dc/terms/", "dcterms:"),
    ("http://www.w3.org/2001/XMLSchema-instance", "xsi:"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "ep:"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"),
    ("http://www.w3.org/XML/1998/namespace", "xml:"),
];

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What refers to another file, which a report does not hold.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An element that is open.
struct Open {
    /// As the template writes it.
    name: String,
    /// What it may hold; nothing where that is not looked into.
    kind: Option<&'static Type>,
    /// The children so far, by their numbers in the type.
    seen: Vec<usize>,
    at: usize,
}

/// Reads a part that is well-formed. What else `template` names is no part.
///
/// # Errors
/// The first thing that Word would not accept.
pub(super) fn check(template: &str, xml: &str) -> Result<(), Broken> {
    let Some((_, root)) = ROOTS.iter().find(|(name, _)| *name == template) else { return Ok(()) };
    let mut reader = NsReader::from_str(xml);
    let mut walk = Walk { root, open: vec![], ignored: BTreeSet::new(), styles: BTreeSet::new() };
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(xml.len());
        // That it is well-formed was found before; namespaces are looked at here.
        let event =
            reader.read_event().map_err(|_| Broken { at, message: "命名空间写得不对".to_owned() })?;
        let done = match &event {
            Event::Start(tag) => walk.open(tag, reader.resolver(), at),
            Event::Empty(tag) => walk.open(tag, reader.resolver(), at).and_then(|()| walk.close()),
            Event::End(_) => walk.close(),
            Event::Text(text) if !text.trim().is_empty() => walk.text(),
            Event::CData(_) | Event::GeneralRef(_) => walk.text(),
            Event::Eof => return Ok(()),
            _ => Ok(()),
        };
        done.map_err(|Broken { at: place, message }| Broken {
            at: if place == 0 { at } else { place },
            message,
        })?;
    }
}

struct Walk {
    root: &'static str,
    open: Vec<Open>,
    /// The namespaces that a program may pass over which does not know them.
    ignored: BTreeSet<String>,
    /// The ids of the styles.
    styles: BTreeSet<String>,
}

/// A fault at the place that is being read.
fn here(message: String) -> Broken {
    Broken { at: 0, message }
}

impl Walk {
    fn open(&mut self, tag: &BytesStart, names: &NamespaceResolver, at: usize) -> Result<(), Broken> {
        let name = tag.name().0.to_owned();
        let space = space(names.resolve_element(tag.name()).0, &name)?;
        let full = full(&space, tag.name());
        let kind = if self.open.is_empty() {
            if full.as_deref() != Some(self.root) {
                return Err(here(format!("最外层应当是 {}，现在是 <{name}>", root(self.root))));
            }
            self.ignore(tag, names);
            Some(named(self.root))
        } else if self.ignored.contains(&space) || self.open.last().is_some_and(|open| open.kind.is_none()) {
            None
        } else {
            self.child(&name, full.as_deref())?
        };
        self.attributes(tag, names, kind)?;
        self.open.push(Open { name, kind, seen: vec![], at });
        Ok(())
    }

    /// What a child of the element that is open may hold.
    fn child(&mut self, name: &str, full: Option<&str>) -> Result<Option<&'static Type>, Broken> {
        let Some(parent) = self.open.last_mut() else { return Ok(None) };
        let Some(kind) = parent.kind else { return Ok(None) };
        let number = kind.children.iter().position(|child| Some(child.name) == full);
        let Some(number) = number else {
            return Err(here(format!("<{}> 里不能有 <{name}>", parent.name)));
        };
        let child = &kind.children[number];
        let last = parent.seen.last().map(|last| &kind.children[*last]);
        if !child.repeated && parent.seen.contains(&number) {
            return Err(here(format!("<{name}> 在 <{}> 里只能写一次", parent.name)));
        }
        if let Some(last) = last.filter(|last| !kind.unordered && child.place < last.place) {
            return Err(here(format!("<{name}> 应当写在 <{}> 前面", like(name, last.name))));
        }
        // A child of any number need be remembered but once.
        if parent.seen.last() != Some(&number) {
            parent.seen.push(number);
        }
        Ok((child.kind != ANY).then(|| named(child.kind)))
    }

    fn attributes(
        &mut self,
        tag: &BytesStart,
        names: &NamespaceResolver,
        kind: Option<&'static Type>,
    ) -> Result<(), Broken> {
        let element = tag.name().0;
        let mut found = vec![];
        for attribute in tag.attributes().flatten() {
            let key = attribute.key.0;
            if key == "xmlns" || key.starts_with("xmlns:") {
                continue;
            }
            let space = match names.resolve_attribute(attribute.key).0 {
                ResolveResult::Unbound => ".".to_owned(),
                bound => space(bound, key)?,
            };
            if space == RELATIONS {
                return Err(here(format!("<{element}> 的 {key} 要引用别的文件，模板里不能有图片和链接")));
            }
            let Some(kind) = kind.filter(|_| !self.ignored.contains(&space)) else { continue };
            let full = full(&space, attribute.key).unwrap_or_default();
            let own = kind.attributes.iter().find(|own| own.name == full);
            let own = match own {
                Some(own) => own,
                None if full.starts_with("mc:") || full == "xml:space" => continue,
                None => return Err(here(format!("<{element}> 没有“{key}”这个属性"))),
            };
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap_or_default();
            if !accepts(own.kind, &value) {
                return Err(here(format!("<{element}> 的 {key} 不能是“{value}”")));
            }
            if own.name == "styleId" && !self.styles.insert(value.to_string()) {
                return Err(here(format!("样式“{value}”写了两次")));
            }
            found.push(own.name);
        }
        let missing = kind
            .and_then(|kind| kind.attributes.iter().find(|own| own.required && !found.contains(&own.name)));
        missing.map_or(Ok(()), |own| Err(here(format!("<{element}> 少了属性 {}", like(element, own.name)))))
    }

    /// Takes down which namespaces may be passed over.
    fn ignore(&mut self, tag: &BytesStart, names: &NamespaceResolver) {
        for attribute in tag.attributes().flatten() {
            if attribute.key.local_name().as_ref() != "Ignorable" {
                continue;
            }
            for prefix in attribute.value.split_whitespace() {
                let name = format!("{prefix}:x");
                if let ResolveResult::Bound(space) = names.resolve_element(QName(&name)).0
                    && space.0 != WORD
                {
                    self.ignored.insert(space.0.to_owned());
                }
            }
        }
    }

    fn text(&mut self) -> Result<(), Broken> {
        let Some(Open { name, kind: Some(kind), .. }) = self.open.last() else { return Ok(()) };
        if kind.text { Ok(()) } else { Err(here(format!("<{name}> 里不能直接写文字"))) }
    }

    fn close(&mut self) -> Result<(), Broken> {
        let Some(Open { name, kind, seen, at }) = self.open.pop() else { return Ok(()) };
        if kind.is_some_and(|kind| kind.wants_child) && seen.is_empty() {
            return Err(Broken { at, message: format!("<{name}> 里至少要有一段") });
        }
        Ok(())
    }
}

/// The namespace of a name; empty where it is in none.
fn space(found: ResolveResult, name: &str) -> Result<String, Broken> {
    match found {
        ResolveResult::Bound(space) => Ok(space.0.to_owned()),
        ResolveResult::Unbound => Ok(String::new()),
        ResolveResult::Unknown(prefix) => {
            Err(here(format!("“{name}”的前缀 {prefix}: 没有声明，最外层的标签里要写 xmlns:{prefix}=\"…\"")))
        }
    }
}

/// A name as `parts.txt` has it; nothing where it is of a namespace that is not known there.
fn full(space: &str, name: QName) -> Option<String> {
    if space == "." {
        return Some(format!(".{}", name.0));
    }
    let (_, prefix) = SPACES.iter().find(|(own, _)| *own == space)?;
    Some(format!("{prefix}{}", name.local_name().as_ref()))
}

/// Another name of Word's with the prefix of `name`.
fn like(name: &str, other: &str) -> String {
    match name.split_once(':') {
        Some((prefix, _)) if !other.contains(':') => format!("{prefix}:{other}"),
        _ => other.to_owned(),
    }
}

/// An outermost element as it is usually written.
fn root(name: &str) -> String {
    let (prefix, local) = name.split_once(':').unwrap_or(("w", name));
    let spaces = if prefix == "w" { "" } else { &name[..=prefix.len()] };
    let uri = SPACES.iter().find(|(_, own)| *own == spaces).map_or("", |(uri, _)| uri);
    if prefix == "ep" {
        format!("<{local} xmlns=\"{uri}\">")
    } else {
        format!("<{prefix}:{local} xmlns:{prefix}=\"{uri}\">")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inside: &str) -> String {
        format!("<w:styles xmlns:w=\"{WORD}\">{inside}</w:styles>")
    }

    #[test]
    fn what_word_knows_passes() {
        let style = "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"甲\"/><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>";
        assert_eq!(check("docx/styles.xml", &styles(style)), Ok(()));
        let other = styles(style).replace("w:", "x:").replace(":w=", ":x=");
        assert_eq!(check("docx/styles.xml", &other), Ok(()));
        let newer = format!(
            "<w:styles xmlns:w=\"{WORD}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
             xmlns:n=\"urn:n\" mc:Ignorable=\"n\">{style}<n:new n:a=\"1\"><n:inside/></n:new></w:styles>"
        );
        assert_eq!(check("docx/styles.xml", &newer), Ok(()));
        let empty = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";
        assert_eq!(check("docx/app.xml", empty), Ok(()));
        assert_eq!(check("html/page.html", "<p>"), Ok(()));
    }

    #[test]
    fn what_it_does_not_know_is_reported_with_its_place() {
        let style = |inside: &str| styles(&format!("<w:style>{inside}</w:style>"));
        for (xml, before, message) in [
            (styles("<w:stile/>"), "<w:stile", "<w:styles> 里不能有 <w:stile>"),
            (
                styles("<x:style/>"),
                "<x:style",
                "“x:style”的前缀 x: 没有声明，最外层的标签里要写 xmlns:x=\"…\"",
            ),
            (styles("字"), "字", "<w:styles> 里不能直接写文字"),
            (style("<w:pPr/><w:name w:val=\"a\"/>"), "<w:name", "<w:name> 应当写在 <w:pPr> 前面"),
            (
                style("<w:name w:val=\"a\"/><w:name w:val=\"a\"/>"),
                "<w:name w:val=\"a\"/></",
                "<w:name> 在 <w:style> 里只能写一次",
            ),
            (style("<w:name/>"), "<w:name", "<w:name> 少了属性 w:val"),
            (style("<w:name val=\"a\"/>"), "<w:name", "<w:name> 没有“val”这个属性"),
            (style("<w:rPr><w:sz w:val=\"大\"/></w:rPr>"), "<w:sz", "<w:sz> 的 w:val 不能是“大”"),
            (
                style("<w:rPr><w:rFonts w:eastAsia=\"Source Han Serif SC VF ExtraLight\"/></w:rPr>"),
                "<w:rFonts",
                "<w:rFonts> 的 w:eastAsia 不能是“Source Han Serif SC VF ExtraLight”",
            ),
        ] {
            let at = xml.find(before).unwrap();
            assert_eq!(
                check("docx/styles.xml", &xml),
                Err(Broken { at, message: message.to_owned() }),
                "{xml}"
            );
        }
        let told = check("docx/header.xml", &styles("")).unwrap_err().message;
        assert!(told.starts_with("最外层应当是 <w:hdr xmlns:w=\"http"), "{told}");
        let header = format!("<w:hdr xmlns:w=\"{WORD}\"/>");
        assert_eq!(check("docx/header.xml", &header).unwrap_err().message, "<w:hdr> 里至少要有一段");
        let bare = "<styles/>";
        assert!(check("docx/styles.xml", bare).is_err());
    }
}
