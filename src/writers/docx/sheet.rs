//! The sheet: A4 with the type area of GB/T 9704, and what the templates of the parts are told.

use super::remarks::Remarks;
use crate::document::{Closing, Document, Kind, Sheet};
use chrono::NaiveDate;
use docx_rs as d;
use serde::Serialize;
use tera::Context;

/// The width of the type area, 156 mm, in twips.
pub(super) const TYPE_AREA: usize = 8844;
/// The type area holds 27½ characters of 16 pt; this counts in half characters. Only the body sets them closer.
pub(super) const LINE: usize = 55;
/// A line of the title holds twenty characters of 22 pt.
pub(super) const TITLE_LINE: usize = 40;
/// The pitch of the title's lines, 35 pt, in twips.
pub(super) const TITLE_PITCH: usize = 700;
/// 28.95 pt: at 29 pt only 21 lines would fit into 225 mm.
const LINE_PITCH: u16 = 579;
/// A character of 三号 is 16 pt; indents count in half characters, 160 twips.
const HALF_CHARACTER: u32 = 160;

/// The ids by which the section refers to its footers and header.
pub(super) const FOOTER: &str = "footer";
pub(super) const FOOTER_EVEN: &str = "footerEven";
pub(super) const HEADER: &str = "header";

/// The section that every block stands in, without blocks.
pub(super) fn section(document: &Document) -> d::Document {
    // 37, 26, 35 and 28 mm; the page number's foot stands 25.5 mm above the edge, so that its dashes are
    // 7 mm below the type area.
    let margin = d::PageMargin {
        top: 2098,
        right: 1474,
        bottom: 1984,
        left: 1588,
        header: 851,
        footer: 1446,
        gutter: 0,
    };
    let grid = d::DocGrid::with_empty()
        .grid_type(d::DocGridType::Lines)
        .line_pitch(line_pitch(&document.sheet).into());
    let mut section = d::Document::new()
        .page_size(d::PageSize::new().size(11906, 16838))
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
    document.sheet.page_numbers.unwrap_or(true)
}

pub(super) fn has_header(document: &Document) -> bool {
    document.draft
}

pub(super) fn line_pitch(sheet: &Sheet) -> u16 {
    sheet.line_pitch.unwrap_or(LINE_PITCH)
}

/// What the templates of the parts may speak of.
pub(super) fn context(document: &Document, remarks: &Remarks) -> Context {
    let sheet = &document.sheet;
    let name = |own: &Option<String>, standard: &str| own.as_deref().unwrap_or(standard).to_owned();
    let title = name(&sheet.title_font, "方正小标宋简体");
    let heading = name(&sheet.heading_font, "黑体");
    let subheading = name(&sheet.subheading_font, "楷体_GB2312");
    let body = name(&sheet.body_font, "仿宋_GB2312");
    let mut context = Context::new();
    context.insert("fonts", &fonts(&[&body, &subheading, &heading, "宋体", &title]));
    context.insert("title_font", &title);
    context.insert("heading_font", &heading);
    context.insert("subheading_font", &subheading);
    context.insert("body_font", &body);
    context.insert("title_pitch", &TITLE_PITCH);
    context.insert("line_pitch", &line_pitch(sheet));
    let closing = document.blocks.iter().find_map(|block| match &block.kind {
        Kind::Closing(closing) => Some(closing),
        _ => None,
    });
    context
        .insert("signature", &Indent::new(closing.map_or(0, |closing: &Closing| closing.signature_indent)));
    context.insert("date", &Indent::new(closing.map_or(0, |closing| closing.date_indent)));
    context.insert("title", &document.title);
    context.insert("creator", &document.creator);
    let moment = document.dated.map(|day: NaiveDate| format!("{}T00:00:00Z", day.format("%Y-%m-%d")));
    context.insert("moment", &moment.unwrap_or_default());
    let comments: Vec<_> = remarks.placed.iter().enumerate().map(Comment::new).collect();
    context.insert("comments", &comments);
    context
}

/// An indent in both of Word's units: the first follows the font's size, the second is for programs without it.
#[derive(Serialize)]
struct Indent {
    /// Hundredths of a character.
    chars: u32,
    twips: u32,
}

impl Indent {
    fn new(half_characters: u32) -> Self {
        // No paper is wider than a hundred half characters; a wild number must not overflow.
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

/// Each font once: a font may serve two purposes.
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
        "方正小标宋简体" => "方正小标宋_GBK,华文中宋",
        "方正小标宋_GBK" => "方正小标宋简体,华文中宋",
        "仿宋_GB2312" => "仿宋,华文仿宋",
        "楷体_GB2312" => "楷体,华文楷体",
        "黑体" => "SimHei",
        "宋体" => "SimSun",
        _ => "",
    }
}
