//! Of the Word file: the section, A4 with the type area of GB/T 9704, and the context of the templates of the parts.

use crate::document::{BlockKind, Document, PageStyle, SignatureBlock, measures};
use crate::writers::docx::comments::Comments;
use chrono::NaiveDate;
use docx_rs as d;
use serde::Serialize;
use tera::Context;

/// Indents of the closing count in half characters of the body.
const HALF_CHARACTER: u32 = measures::BODY as u32 / 2;
/// Where the page number's foot stands above the paper's edge, 25.5 mm: its dashes are 7 mm below the type area (7.5).
const FOOTER_HEIGHT: i32 = 1446;
/// Where the mark of a draft stands below the paper's upper edge, 15 mm.
const HEADER_HEIGHT: i32 = 851;

/// The ids by which the section refers to its footers and header.
pub(super) const FOOTER: &str = "footer";
pub(super) const FOOTER_EVEN: &str = "footerEven";
pub(super) const HEADER: &str = "header";

/// Builds the section of all blocks, without blocks.
pub(super) fn section(document: &Document) -> d::Document {
    let margin = d::PageMargin {
        top: measures::TOP.into(),
        right: measures::RIGHT.into(),
        bottom: measures::BOTTOM.into(),
        left: measures::LEFT.into(),
        header: HEADER_HEIGHT,
        footer: FOOTER_HEIGHT,
        gutter: 0,
    };
    let [width, height] = measures::SHEET.map(u32::from);
    let grid = d::DocGrid::with_empty()
        .grid_type(d::DocGridType::Lines)
        .line_pitch(line_pitch(&document.style).into());
    let mut section = d::Document::new()
        .page_size(d::PageSize::new().size(width, height))
        .page_margin(margin)
        .doc_grid(grid);
    if has_footers(document) {
        section = section.footer(d::Footer::new(), FOOTER).even_footer(d::Footer::new(), FOOTER_EVEN);
    }
    if has_header(document) {
        section = section.header(d::Header::new(), HEADER).even_header(d::Header::new(), HEADER);
    }
    section
}

pub(super) fn has_footers(document: &Document) -> bool {
    document.style.page_numbers.unwrap_or(true)
}

pub(super) fn has_header(document: &Document) -> bool {
    document.draft
}

pub(super) fn line_pitch(style: &PageStyle) -> u16 {
    style.line_pitch.unwrap_or(measures::LINE_PITCH)
}

/// Builds the context of the templates of the parts.
pub(super) fn context(document: &Document, comments: &Comments) -> Context {
    let style = &document.style;
    let name = |own: &Option<String>, standard: &str| own.as_deref().unwrap_or(standard).to_owned();
    let title = name(&style.title_font, "方正小标宋简体");
    let heading = name(&style.heading_font, "黑体");
    let subheading = name(&style.subheading_font, "楷体_GB2312");
    let body = name(&style.body_font, "仿宋_GB2312");
    let mut context = Context::new();
    context.insert("fonts", &fonts(&[&body, &subheading, &heading, "宋体", &title]));
    context.insert("title_font", &title);
    context.insert("heading_font", &heading);
    context.insert("subheading_font", &subheading);
    context.insert("body_font", &body);
    context.insert("title_pitch", &measures::TITLE_PITCH);
    context.insert("line_pitch", &line_pitch(style));
    let closing = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Signature(closing) => Some(closing),
        _ => None,
    });
    context.insert(
        "signature",
        &Indent::new(closing.map_or(0, |closing: &SignatureBlock| closing.signature_indent)),
    );
    context.insert("date", &Indent::new(closing.map_or(0, |closing| closing.date_indent)));
    context.insert("title", &document.title);
    context.insert("creator", &document.creator);
    let moment = document.dated.map(|day: NaiveDate| format!("{}T00:00:00Z", day.format("%Y-%m-%d")));
    context.insert("moment", &moment.unwrap_or_default());
    let comments: Vec<_> = comments.placed.iter().enumerate().map(Comment::new).collect();
    context.insert("comments", &comments);
    context
}

/// An indent in both of Word's units: the first follows the font's size, the second is for programs without it.
#[derive(Serialize)]
pub(super) struct Indent {
    /// Hundredths of a character.
    pub(super) chars: u32,
    pub(super) twips: u32,
}

impl Indent {
    pub(super) fn new(half_characters: u32) -> Self {
        // No paper is wider than a hundred half characters, and no number may overflow.
        let half_characters = half_characters.min(100);
        Self { chars: half_characters * 50, twips: half_characters * HALF_CHARACTER }
    }
}

#[derive(Serialize)]
struct Comment<'a> {
    id: usize,
    author: &'a str,
    text: &'a str,
}

impl<'a> Comment<'a> {
    fn new((id, note): (usize, &&'a crate::document::Note)) -> Self {
        Self { id, author: &note.author, text: &note.text }
    }
}

/// A font of the font table, and the names under which a system may have it instead.
#[derive(Serialize)]
struct Font<'a> {
    name: &'a str,
    fallbacks: &'static str,
}

/// Lists each font once: a font may serve two purposes.
fn fonts<'a>(names: &[&'a str]) -> Vec<Font<'a>> {
    let mut fonts: Vec<Font> = vec![];
    for name in names {
        if fonts.iter().all(|font| font.name != *name) {
            fonts.push(Font { name, fallbacks: fallbacks(name) });
        }
    }
    fonts
}

fn fallbacks(font: &str) -> &'static str {
    match font {
        "方正小标宋简体" => "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋",
        "方正小标宋_GBK" => "FZXiaoBiaoSong-B05,方正小标宋简体,华文中宋",
        "方正仿宋_GBK" => "FZFangSong-Z02,方正仿宋简体,仿宋_GB2312",
        "方正仿宋简体" => "FZFangSong-Z02S,方正仿宋_GBK,仿宋_GB2312",
        "方正楷体_GBK" => "FZKai-Z03,方正楷体简体,楷体_GB2312",
        "方正楷体简体" => "FZKai-Z03S,方正楷体_GBK,楷体_GB2312",
        "方正黑体_GBK" => "FZHei-B01,方正黑体简体,黑体",
        "方正黑体简体" => "FZHei-B01S,方正黑体_GBK,黑体",
        "仿宋_GB2312" => "FangSong_GB2312,仿宋,华文仿宋",
        "楷体_GB2312" => "KaiTi_GB2312,楷体,华文楷体",
        "仿宋" => "FangSong,仿宋_GB2312",
        "楷体" => "KaiTi,楷体_GB2312",
        "黑体" => "SimHei",
        "宋体" => "SimSun",
        _ => "",
    }
}
