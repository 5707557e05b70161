//! How a workbook shows its cells: number formats, fonts, and rows and columns that are hidden.

use crate::import::container::Container;
use crate::import::extract::UnsureKind;
use crate::import::sheets::format::{built_in, shows, shows_words};
use crate::import::sheets::values::{CellKind, Value};
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Attributes, Step, Xml};
use std::collections::{BTreeMap, BTreeSet};

/// Points, below which nobody can read a figure.
const LEAST_SIZE: usize = 2;
/// Stretches of hidden columns in a sheet; real ones have a few.
const MOST_STRETCHES: usize = 2_000;

/// What is known of the looks of all cells.
#[derive(Debug, Default)]
pub(super) struct Looks {
    styles: Vec<Style>,
    sheets: BTreeMap<String, SheetLook>,
}

/// How the cells of one style look.
#[derive(Debug, Default, Clone)]
struct Style {
    /// The code of the number format; nothing where it is the plain one.
    format: Option<String>,
    doubt: Option<UnsureKind>,
}

/// The cells of a sheet that are of a style, and what is hidden.
#[derive(Debug, Default)]
struct SheetLook {
    styled: BTreeMap<(u32, u32), usize>,
    rows: BTreeSet<u32>,
    columns: Vec<(u32, u32)>,
}

impl Looks {
    /// Reads the styles of a workbook and the cells that have them.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut container = Container::open(bytes)?;
        let styles = container.file("xl/styles.xml", styles)?.unwrap_or_default();
        let targets = container.file("xl/_rels/workbook.xml.rels", targets)?.unwrap_or_default();
        let names = container.file("xl/workbook.xml", names)?.unwrap_or_default();
        let mut looks = Self { styles, sheets: BTreeMap::new() };
        for (name, id) in names {
            let Some(target) = targets.get(&id) else { continue };
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            let look = container.file(&path, |xml| sheet(xml, &looks.styles))?.unwrap_or_default();
            looks.sheets.insert(name, look);
        }
        Ok(looks)
    }

    /// Why the figure of a cell may be another than that which shows, or not show at all.
    pub(super) fn doubt(&self, sheet: &str, cell: (u32, u32), value: &Value) -> Option<UnsureKind> {
        let is_number = value.kind == CellKind::Number;
        let is_sign = |c: char| c.is_numeric() || c.is_whitespace() || ".,，．-".contains(c);
        let is_digits = value.text.contains(char::is_numeric) && value.text.chars().all(is_sign);
        if !(is_number || is_digits) {
            return None;
        }
        let look = self.sheets.get(sheet)?;
        let is_hidden = look.rows.contains(&cell.0)
            || look.columns.iter().any(|(first, last)| (*first..=*last).contains(&cell.1));
        if is_hidden {
            return Some(UnsureKind::Hidden);
        }
        let style = look.styled.get(&cell).and_then(|at| self.styles.get(*at))?;
        let shown = style
            .format
            .as_deref()
            .is_none_or(|code| if is_number { shows(code, &value.text) } else { shows_words(code) });
        style.doubt.or((!shown).then_some(UnsureKind::ShownOtherwise))
    }
}

/// What a font does to the words of a cell.
#[derive(Debug, Default, Clone, Copy)]
struct Font {
    struck: bool,
    white: bool,
    tiny: bool,
}

/// Reads `styles.xml`.
fn styles(xml: Xml<'_>) -> Result<Vec<Style>, Unreadable> {
    let mut codes: BTreeMap<usize, String> = BTreeMap::new();
    let (mut fonts, mut grounds, mut styles): (Vec<Font>, Vec<bool>, Vec<Style>) = (vec![], vec![], vec![]);
    let mut within = String::new();
    xml.walk(|step| {
        let Step::Open(_, name, attributes) = step else { return Ok(()) };
        match (name, within.as_str()) {
            (
                "fonts" | "fills" | "cellXfs" | "cellStyleXfs" | "numFmts" | "dxfs" | "borders"
                | "cellStyles",
                _,
            ) => {
                name.clone_into(&mut within);
            }
            ("numFmt", "numFmts") => {
                let code = attributes.get("formatCode").map(|code| plain(&code));
                codes.extend(attributes.count("numFmtId").zip(code));
            }
            ("font", "fonts") => fonts.push(Font::default()),
            (_, "fonts") => {
                if let Some(font) = fonts.last_mut() {
                    font.take(name, &attributes);
                }
            }
            ("fill", "fills") => grounds.push(false),
            ("patternFill", "fills") => {
                let is_plain = attributes.get("patternType").is_none_or(|kind| kind == "none");
                grounds.last_mut().into_iter().for_each(|ground| *ground = !is_plain);
            }
            ("gradientFill", "fills") => grounds.last_mut().into_iter().for_each(|ground| *ground = true),
            ("xf", "cellXfs") => {
                let count = |name: &str| attributes.count(name).unwrap_or(0);
                let font = fonts.get(count("fontId")).copied().unwrap_or_default();
                let ground = grounds.get(count("fillId")).copied().unwrap_or(false);
                let format = count("numFmtId");
                let format = codes.get(&format).cloned().or_else(|| built_in(format).map(str::to_owned));
                styles.push(Style { format, doubt: font.doubt(ground) });
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// The values of attributes come with their character references.
fn plain(code: &str) -> String {
    code.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

impl Font {
    fn take(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "strike" => self.struck = attributes.on(),
            "sz" => self.tiny = attributes.number().is_some_and(|size| size <= LEAST_SIZE),
            "color" => {
                // The first colour of a theme is that of paper.
                let is_light = |color: String| {
                    let parts = color.as_bytes();
                    let is_high = |digit: &u8| digit.eq_ignore_ascii_case(&b'f');
                    parts.len() == 8 && parts[2..].iter().step_by(2).all(is_high)
                };
                let theme = attributes.get("theme").is_some_and(|theme| theme == "0");
                self.white = theme || attributes.get("rgb").is_some_and(is_light);
            }
            _ => {}
        }
    }

    fn doubt(self, ground: bool) -> Option<UnsureKind> {
        let unseen = self.tiny || (self.white && !ground);
        self.struck.then_some(UnsureKind::Struck).or(unseen.then_some(UnsureKind::MayBeHidden))
    }
}

/// The files of the parts, by their identifiers.
fn targets(xml: Xml<'_>) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut targets = BTreeMap::new();
    xml.walk(|step| {
        if let Step::Open(_, "Relationship", attributes) = step {
            targets.extend(attributes.get("Id").zip(attributes.get("Target")));
        }
        Ok(())
    })?;
    Ok(targets)
}

/// The names of the sheets, with the identifiers of their parts.
fn names(xml: Xml<'_>) -> Result<Vec<(String, String)>, Unreadable> {
    let mut names = vec![];
    xml.walk(|step| {
        if let Step::Open(_, "sheet", attributes) = step {
            names.extend(attributes.get("name").map(|name| plain(&name)).zip(attributes.get("id")));
        }
        Ok(())
    })?;
    Ok(names)
}

/// Reads which cells of a sheet have a style that matters, and what of it is hidden.
fn sheet(xml: Xml<'_>, styles: &[Style]) -> Result<SheetLook, Unreadable> {
    let mut look = SheetLook::default();
    let (mut row, mut column, mut style) = (0_u32, 0_u32, None);
    xml.walk(|step| {
        let Step::Open(_, name, attributes) = step else { return Ok(()) };
        match name {
            "col" if is_gone(&attributes, "width") => {
                let end = |name: &str| attributes.get(name).and_then(|at| at.parse::<u32>().ok());
                look.columns
                    .extend(end("min").zip(end("max")).map(|(min, max)| (min.max(1) - 1, max.max(1) - 1)));
                if look.columns.len() > MOST_STRETCHES {
                    return Err(Unreadable::TooLarge);
                }
            }
            "row" => {
                let own = attributes.get("r").and_then(|at| at.parse::<u32>().ok());
                row = own.unwrap_or(row.saturating_add(1));
                column = 0;
                look.rows.extend(is_gone(&attributes, "ht").then(|| row.max(1) - 1));
            }
            "c" => {
                let own = attributes.get("r").and_then(|address| self::column(&address));
                column = own.unwrap_or(column.saturating_add(1));
                let matters = |at: &usize| {
                    styles.get(*at).is_some_and(|own| own.format.is_some() || own.doubt.is_some())
                };
                style = attributes.count("s").or(Some(0)).filter(matters);
            }
            // A cell without a value shows nothing.
            "v" | "is" => {
                let cell = (row.max(1) - 1, column.max(1) - 1);
                look.styled.extend(style.map(|style| (cell, style)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(look)
}

/// Whether a row or a column is hidden, or has no size.
fn is_gone(attributes: &Attributes<'_>, size: &str) -> bool {
    let is_nought = |size: String| size.starts_with("0.") || size == "0";
    attributes.get("hidden").is_some_and(|hidden| matches!(&*hidden, "1" | "true"))
        || attributes.get(size).is_some_and(is_nought)
}

/// The column of an address such as `C14`, from 1.
fn column(address: &str) -> Option<u32> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0_u32, |sum, letter| {
        sum.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    (column > 0).then_some(column)
}
