//! Of the Word file: the package, which parts a DOCX has and how they hang together; packed the same way every time.

use crate::document::Document;
use crate::templates::{Language, Template};
use crate::writers::docx::comments::Comments;
use crate::writers::docx::mark;
use crate::writers::docx::section;
use crate::writers::error::Error;
use std::io::{Cursor, Write};
use std::sync::OnceLock;
use zip::CompressionMethod;
use zip::System;
use zip::ZipArchive;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The template of the styles.
pub(super) const STYLES: &str = "docx/styles.xml";

/// How hard parts are compressed: the lowest level takes a third of the time of the usual one, and the body, which
/// repeats much, still shrinks to a tenth.
const LEVEL: i64 = 2;
/// Parts below so many bytes are stored: to set up their compression would cost more than they weigh.
const SMALL: usize = 2048;

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
    // Written into memory, an archive fails only by its size.
    zip(parts).map_err(|_| Error::TooLarge)
}

fn zip(parts: &[Part]) -> ZipResult<Vec<u8>> {
    // A fixed date and a fixed system, whatever features of the crate another one switches on and wherever it runs: same
    // document, same bytes.
    let stored = SimpleFileOptions::default()
        .system(System::Unix)
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::DEFAULT)
        .unix_permissions(0o644);
    let deflated = stored.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL));
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::with_capacity(32 << 10)));
    let mut add = |path: &str, xml: &str| -> ZipResult<()> {
        if xml.len() < SMALL {
            zip.start_file(path, stored)?;
            return Ok(zip.write_all(xml.as_bytes())?);
        }
        if path == SHARED.path {
            let packed = PACKED.get_or_init(|| packed(path, xml, deflated).map(|zip| (xml.to_owned(), zip)));
            if let Some((_, packed)) = packed.as_ref().filter(|(own, _)| own == xml) {
                return zip.raw_copy_file(packed.clone().by_index_raw(0)?);
            }
        }
        zip.start_file(path, deflated)?;
        Ok(zip.write_all(xml.as_bytes())?)
    };
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
    for (path, xml) in all().chain([(MARK.path, &*mark)]) {
        add(path, xml)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The part that is the same in most reports of a run.
const SHARED: &PartKind = &FROM_TEMPLATES[0];
/// The first text of that part, and an archive of it alone, whose bytes are copied wherever it is the same again.
static PACKED: OnceLock<Option<(String, Packed)>> = OnceLock::new();
type Packed = ZipArchive<Cursor<Vec<u8>>>;

fn packed(path: &str, xml: &str, options: SimpleFileOptions) -> Option<Packed> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(path, options).ok()?;
    zip.write_all(xml.as_bytes()).ok()?;
    ZipArchive::new(zip.finish().ok()?).ok()
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
