//! The properties of paragraphs and runs that change what is read.

use crate::import::xml::Attributes;

/// Half points, below which nobody can read a letter.
const LEAST_SIZE: usize = 4;
/// Half points, up to which digits beside larger ones may be the mark of a note.
const SMALL_SIZE: usize = 13;
/// Twentieths of a point, by which letters come so close that they lie upon one another.
const LEAST_SPACE: i32 = -100;
/// Fonts that draw pictures in the place of digits.
const PICTURES: &[&str] = &["wingdings", "webdings", "marlett"];
/// The share of its width, in percent, below which nobody can read a letter.
const LEAST_WIDTH: usize = 10;

/// Which list numbers a paragraph, and on which level.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// `w:numId`; 0 takes the numbering of the style away.
    pub(crate) list: Option<usize>,
    /// `w:ilvl`.
    pub(crate) level: Option<usize>,
}

/// What `w:pPr` and `w:rPr` say, as far as it matters here.
#[derive(Debug, Default, Clone)]
pub(crate) struct Properties {
    pub(crate) style: Option<String>,
    pub(crate) numbered: Numbered,
    pub(crate) hidden: Option<bool>,
    /// A line goes through the words.
    pub(crate) struck: Option<bool>,
    /// The words stand above or below the line.
    pub(crate) raised: Option<bool>,
    /// The words are as white as paper.
    pub(crate) white: Option<bool>,
    /// The words are too small for anybody to read.
    pub(crate) tiny: Option<bool>,
    /// The words are too narrow for anybody to read.
    pub(crate) narrow: Option<bool>,
    /// The words are as small as the marks of notes.
    pub(crate) small: Option<bool>,
    /// The font has pictures in the place of letters and digits.
    pub(crate) pictures: Option<bool>,
    /// The paragraph mark was deleted by a tracked change: the paragraph runs on into the next.
    pub(crate) runs_on: bool,
    /// Inside the record of earlier properties, which a tracked change keeps.
    former: usize,
    in_paragraph: bool,
}

impl Properties {
    /// Takes note of an element inside the properties.
    pub(crate) fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        if self.former > 0 || matches!(name, "pPrChange" | "rPrChange") {
            self.former += 1;
            return;
        }
        match name {
            "pPr" => self.in_paragraph = true,
            "pStyle" | "rStyle" => self.style = attributes.val(),
            "numId" => self.numbered.list = attributes.number(),
            "ilvl" => self.numbered.level = attributes.number(),
            "vanish" => self.hidden = Some(attributes.on()),
            "strike" | "dstrike" => self.struck = Some(self.struck == Some(true) || attributes.on()),
            "color" => self.white = Some(is_white(attributes)),
            "sz" => {
                self.tiny = attributes.number().map(|size| size <= LEAST_SIZE);
                self.small = attributes.number().map(|size| size <= SMALL_SIZE);
            }
            "spacing" => {
                let space = attributes.val().and_then(|space| space.trim().parse::<i32>().ok());
                self.narrow = space.map(|space| space <= LEAST_SPACE).or(self.narrow);
            }
            "rFonts" => {
                let font = attributes.get("ascii").map(|font| font.to_lowercase());
                self.pictures = font.map(|font| PICTURES.iter().any(|own| font.starts_with(own)));
            }
            "w" => self.narrow = attributes.number().map(|share| share <= LEAST_WIDTH),
            "vertAlign" => {
                self.raised = attributes.val().map(|place| matches!(&*place, "superscript" | "subscript"));
            }
            "position" if attributes.val().is_some_and(|height| height.trim() != "0") => {
                self.raised = Some(true);
            }
            "del" | "moveFrom" => self.runs_on |= self.in_paragraph,
            _ => {}
        }
    }

    /// Whether we are not inside the record of earlier properties.
    pub(crate) fn is_current(&self) -> bool {
        self.former == 0
    }

    /// Takes note that an element inside the properties ends.
    pub(crate) fn close(&mut self, name: &str) {
        if self.former > 0 {
            self.former -= 1;
        } else if name == "pPr" {
            self.in_paragraph = false;
        }
    }
}

/// Whether a colour is that of paper, or nearly.
fn is_white(attributes: &Attributes<'_>) -> bool {
    let theme = attributes.get("themeColor");
    let is_light = |color: String| {
        let parts = color.as_bytes();
        parts.len() == 6 && parts.iter().step_by(2).all(|digit| digit.eq_ignore_ascii_case(&b'f'))
    };
    theme.is_some_and(|name| matches!(&*name, "background1" | "light1"))
        || attributes.val().is_some_and(is_light)
}
