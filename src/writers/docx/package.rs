//! Of the Word file: the package, which parts a DOCX has and how they hang together; packed the same way every time.

use crate::document::Document;
use crate::templates::{Language, Template};
use crate::writers::docx::archive::{Archive, Packed};
use crate::writers::docx::comments::Comments;
use crate::writers::docx::mark;
use crate::writers::docx::section;
use crate::writers::error::Error;
use std::sync::OnceLock;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The template of the styles.
pub(super) const STYLES: &str = "docx/styles.xml";

/// What a part is.
pub(super) struct PartKind {
    /// The part's path in the package.
    path: &'static str,
    /// Its content type, less `application/vnd.openxmlformats-` before and `+xml` behind.
    content: &'static str,
    /// What it is to the part that refers to it.
    relation: &'static str,
    /// The id by which that part refers to it.
    id: &'static str,
    /// The template that it is rendered from; the body has none.
    pub(super) template: Option<Template>,
    /// Whether a document needs it.
    pub(super) wanted: fn(&Document, &Comments) -> bool,
}

/// A part with its text.
pub(super) struct Part {
    pub(super) kind: &'static PartKind,
    pub(super) xml: String,
}

/// The part that holds the body.
pub(super) const BODY: &PartKind = &PartKind {
    path: "word/document.xml",
    content: "officedocument.wordprocessingml.document.main",
    relation: "officeDocument",
    id: "document",
    template: None,
    wanted: |_, _| true,
};

/// The part that holds the mark of a file that nobody edited.
const MARK: &PartKind = &PartKind {
    path: mark::PATH,
    content: "officedocument.custom-properties",
    relation: "custom-properties",
    id: "custom",
    template: None,
    wanted: |_, _| true,
};

/// The parts that come from templates, in the order in which they are packed.
pub(super) const FROM_TEMPLATES: &[PartKind] = &[
    PartKind {
        path: "word/styles.xml",
        content: "officedocument.wordprocessingml.styles",
        relation: "styles",
        id: "styles",
        template: Some(xml(STYLES, include_str!("../../../templates/docx/styles.xml"))),
        wanted: |_, _| true,
    },
    PartKind {
        path: "word/settings.xml",
        content: "officedocument.wordprocessingml.settings",
        relation: "settings",
        id: "settings",
        template: Some(xml("docx/settings.xml", include_str!("../../../templates/docx/settings.xml"))),
        wanted: |_, _| true,
    },
    PartKind {
        path: "word/fontTable.xml",
        content: "officedocument.wordprocessingml.fontTable",
        relation: "fontTable",
        id: "fontTable",
        template: Some(xml("docx/fontTable.xml", include_str!("../../../templates/docx/fontTable.xml"))),
        wanted: |_, _| true,
    },
    PartKind {
        path: "word/footer1.xml",
        content: "officedocument.wordprocessingml.footer",
        relation: "footer",
        id: section::FOOTER,
        template: Some(xml("docx/footer.xml", include_str!("../../../templates/docx/footer.xml"))),
        wanted: |document, _| section::has_footers(document),
    },
    PartKind {
        path: "word/footer2.xml",
        content: "officedocument.wordprocessingml.footer",
        relation: "footer",
        id: section::FOOTER_EVEN,
        template: Some(xml("docx/footerEven.xml", include_str!("../../../templates/docx/footerEven.xml"))),
        wanted: |document, _| section::has_footers(document),
    },
    PartKind {
        path: "word/header1.xml",
        content: "officedocument.wordprocessingml.header",
        relation: "header",
        id: section::HEADER,
        template: Some(xml("docx/header.xml", include_str!("../../../templates/docx/header.xml"))),
        wanted: |document, _| section::has_header(document),
    },
    PartKind {
        path: "word/comments.xml",
        content: "officedocument.wordprocessingml.comments",
        relation: "comments",
        id: "comments",
        template: Some(xml("docx/comments.xml", include_str!("../../../templates/docx/comments.xml"))),
        wanted: |_, comments| !comments.placed.is_empty(),
    },
    PartKind {
        path: "docProps/core.xml",
        content: "package.core-properties",
        relation: "metadata/core-properties",
        id: "core",
        template: Some(xml("docx/core.xml", include_str!("../../../templates/docx/core.xml"))),
        wanted: |_, _| true,
    },
    PartKind {
        path: "docProps/app.xml",
        content: "officedocument.extended-properties",
        relation: "extended-properties",
        id: "app",
        template: Some(xml("docx/app.xml", include_str!("../../../templates/docx/app.xml"))),
        wanted: |_, _| true,
    },
];

const fn xml(name: &'static str, text: &'static str) -> Template {
    Template { name, text, language: Language::Xml }
}

impl PartKind {
    /// Returns the part's path inside `word/`; nothing for parts that belong to the package as a whole.
    fn inside_word(&self) -> Option<&'static str> {
        self.path.strip_prefix("word/").filter(|_| self.id != BODY.id)
    }
}

/// Packs `parts` as the bytes of a file.
///
/// # Errors
/// More bytes than a ZIP archive holds.
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>, Error> {
    archive(parts).ok_or(Error::TooLarge)
}

fn archive(parts: &[Part]) -> Option<Vec<u8>> {
    let kinds: Vec<&PartKind> = parts.iter().map(|part| part.kind).chain([MARK]).collect();
    let types = content_types(&kinds);
    let package = relations(&kinds, |kind| kind.inside_word().is_none().then_some(kind.path));
    let word = relations(&kinds, PartKind::inside_word);
    let about = [
        ("[Content_Types].xml", &*types),
        ("_rels/.rels", &*package),
        ("word/_rels/document.xml.rels", &*word),
    ];
    let all = || about.into_iter().chain(parts.iter().map(|part| (part.kind.path, &*part.xml)));
    let mark = mark::write(DECLARATION, all().map(|(path, xml)| (path, xml.as_bytes())));
    let mut archive = Archive::new();
    for (path, xml) in all().chain([(MARK.path, &*mark)]) {
        let shared = (path == SHARED.path).then(|| PACKED.get_or_init(|| packed(xml)));
        match shared.filter(|(own, _)| own == xml) {
            Some((_, packed)) => archive.add(path, packed)?,
            None => archive.add(path, &Packed::new(xml.as_bytes()))?,
        }
    }
    archive.finish()
}

/// The part that is the same in most reports of a run.
const SHARED: &PartKind = &FROM_TEMPLATES[0];
/// The first text of that part, and the same packed, which is taken wherever it is the same again.
static PACKED: OnceLock<(String, Packed<'static>)> = OnceLock::new();

fn packed(xml: &str) -> (String, Packed<'static>) {
    (xml.to_owned(), Packed::new(xml.as_bytes()).into_owned())
}

fn content_types(kinds: &[&PartKind]) -> String {
    let mut xml = [DECLARATION, "<Types xmlns=\"", PACKAGE, "/content-types\">"].concat();
    xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
    xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    for kind in kinds {
        xml += &["<Override PartName=\"/", kind.path, "\" ContentType=\"application/vnd.openxmlformats-"]
            .concat();
        xml += &[kind.content, "+xml\"/>"].concat();
    }
    xml + "</Types>"
}

/// Writes the relationships to the parts for which `target` gives a path.
fn relations(kinds: &[&PartKind], target: fn(&PartKind) -> Option<&'static str>) -> String {
    let mut xml = [DECLARATION, "<Relationships xmlns=\"", PACKAGE, "/relationships\">"].concat();
    for kind in kinds {
        let Some(path) = target(kind) else { continue };
        let office = [OFFICE, "/", kind.relation].concat();
        let whole = if kind.relation.starts_with("metadata/") {
            [PACKAGE, "/relationships/", kind.relation].concat()
        } else {
            office
        };
        xml += &["<Relationship Id=\"", kind.id, "\" Type=\"", &whole, "\" Target=\"", path, "\"/>"].concat();
    }
    xml + "</Relationships>"
}
