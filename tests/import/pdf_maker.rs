//! Sets a report on pages, character by character and line by line, and writes them as a PDF.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::format_push_string,
    reason = "lengths on a page of a test are small and given as they are compared"
)]

use crate::model::{Item, Place, dense};
use std::collections::HashMap;
use std::fmt::Write as _;

/// A page, measured in points from its upper left corner.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) marks: Vec<Mark>,
    pub(crate) lines: Vec<[f64; 4]>,
    pub(crate) turned: Turned,
    /// Instructions of PDF, after all else.
    pub(crate) raw: String,
    pub(crate) notes: Vec<Note>,
}

/// An annotation.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    /// Its entries, such as `/Subtype/FreeText`.
    pub(crate) entries: &'static str,
    /// Its left, upper, right and lower edge.
    pub(crate) place: [f64; 4],
    /// The instructions of its appearance, from its lower left corner; none where it has none.
    pub(crate) look: String,
}

/// How a page lies on its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turned {
    No,
    /// The page says that it is to be turned.
    Told,
    /// Its words are printed sideways.
    Untold,
    /// It lies upside down.
    Over,
}

impl Turned {
    fn is_sideways(self) -> bool {
        matches!(self, Self::Told | Self::Untold)
    }
}

/// A character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) c: char,
    /// The text rendering mode; 3 is invisible.
    pub(crate) mode: u8,
}

/// The manner of printing.
#[derive(Debug, Clone)]
pub(crate) struct Style {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) turned: Turned,
    /// Whether tables have lines.
    pub(crate) ruled: bool,
    pub(crate) repeat_heads: bool,
    pub(crate) running_head: &'static str,
    pub(crate) number: fn(usize) -> String,
    /// How far down tables begin anew.
    pub(crate) gap: f64,
    /// How high a row of one line is.
    pub(crate) row: f64,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            width: 595.0,
            height: 842.0,
            turned: Turned::No,
            ruled: true,
            repeat_heads: false,
            running_head: "",
            number: |number| format!("— {number} —"),
            gap: 0.0,
            row: 16.0,
        }
    }
}

const LEFT: f64 = 79.0;
const TOP: f64 = 105.0;
const BODY: f64 = 15.8;
const SMALL: f64 = 9.0;

pub(crate) fn advance(c: char) -> f64 {
    if c < '\u{80}' { 0.5 } else { 1.0 }
}

pub(crate) fn width(words: &str, size: f64) -> f64 {
    words.chars().map(advance).sum::<f64>() * size
}

impl Page {
    pub(crate) fn write(&mut self, x: f64, y: f64, size: f64, words: &str) {
        let mut x = x;
        for c in words.chars() {
            if c != ' ' {
                self.marks.push(Mark { x, y, size, c, mode: 0 });
            }
            x += advance(c) * size;
        }
    }

    pub(crate) fn centre(&mut self, y: f64, size: f64, words: &str) {
        self.write((self.width - width(words, size)) / 2.0, y, size, words);
    }
}

/// Sets the items on pages.
pub(crate) fn set(items: &[Item], style: &Style) -> Vec<Page> {
    let mut press = Press { style: style.clone(), pages: vec![], y: 0.0, put: HashMap::new() };
    press.page();
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Line(words) if at == 0 => press.title(words),
            Item::Line(words) => press.paragraph(words),
            Item::Table(rows) => press.table(rows),
        }
    }
    press.pages
}

struct Press {
    style: Style,
    pages: Vec<Page>,
    y: f64,
    /// How many lines of a cell stand on earlier pages, by its row and column.
    put: HashMap<(usize, usize), usize>,
}

impl Press {
    fn page(&mut self) {
        let Style { width, height, turned, running_head, number, .. } = self.style;
        let mut page =
            Page { width, height, marks: vec![], lines: vec![], turned, raw: String::new(), notes: vec![] };
        page.centre(60.0, 9.0, running_head);
        page.centre(height - 50.0, 14.0, &number(self.pages.len() + 1));
        self.pages.push(page);
        self.y = TOP;
    }

    fn room(&mut self, height: f64) {
        if self.y + height > self.style.height - 99.0 {
            self.page();
        }
    }

    fn last(&mut self) -> &mut Page {
        self.pages.last_mut().unwrap()
    }

    fn title(&mut self, words: &str) {
        self.room(40.0);
        let y = self.y + 22.0;
        self.last().centre(y, 20.0, words);
        self.y += 60.0;
    }

    fn paragraph(&mut self, words: &str) {
        for paragraph in words.split('\n') {
            let words: Vec<char> = format!("　　{paragraph}").chars().collect();
            for line in broken(&words, self.style.width - 2.0 * LEFT, BODY) {
                self.room(28.0);
                self.y += 28.0;
                let y = self.y;
                self.last().write(LEFT, y, BODY, &line.replace('　', "  "));
            }
        }
    }

    fn table(&mut self, rows: &[Vec<Place>]) {
        let columns = dense(rows)[0].len();
        let wide = (self.style.width - 2.0 * LEFT) / columns as f64;
        let grid = dense(rows);
        let lines = |place: &Place| {
            let words: Vec<char> = place.text.chars().collect();
            broken(&words, wide * place.wide as f64 - 6.0, SMALL)
        };
        let mut heights: Vec<f64> = vec![self.style.row; rows.len()];
        for (at, row) in grid.iter().enumerate() {
            for place in row.iter().flatten().filter(|place| place.tall == 1) {
                let count = lines(place).len();
                heights[at] = heights[at].max(if count > 1 { count as f64 * 11.0 + 5.0 } else { 0.0 });
            }
        }
        for (at, row) in grid.iter().enumerate() {
            for place in row.iter().flatten().filter(|place| place.tall > 1) {
                let own: f64 = heights[at..at + place.tall].iter().sum();
                let more = lines(place).len() as f64 * 11.0 + 5.0 - own;
                heights[at] += more.max(0.0);
            }
        }
        self.y += 20.0 + self.style.gap;
        let mut first = 0;
        self.put.clear();
        while first < rows.len() {
            let heads = if self.style.repeat_heads && first > 0 { 3.min(rows.len()) } else { 0 };
            let mut end = first;
            let mut room = self.style.height - 99.0 - self.y - heights[..heads].iter().sum::<f64>();
            while end < rows.len() && room >= heights[end] {
                room -= heights[end];
                end += 1;
            }
            if end == first {
                self.page();
                continue;
            }
            if heads > 0 {
                self.part(&grid, &heights, 0, heads, wide, &lines);
            }
            self.part(&grid, &heights, first, end, wide, &lines);
            first = end;
            if first < rows.len() {
                self.page();
            }
        }
    }

    /// The rows of a table that stand on one page; the words of a cell go on from one page to the next.
    fn part(
        &mut self,
        grid: &[Vec<Option<&Place>>],
        heights: &[f64],
        first: usize,
        end: usize,
        wide: f64,
        lines: &dyn Fn(&Place) -> Vec<String>,
    ) {
        let top = self.y;
        let (ruled, start) = (self.style.ruled, first);
        let at_row = |row: usize| top + heights[start..row].iter().sum::<f64>();
        for (at, row) in grid.iter().enumerate().take(end) {
            for (column, place) in
                row.iter().enumerate().filter_map(|(column, place)| Some((column, (*place)?)))
            {
                let (from, to) = (at.max(first), (at + place.tall).min(end));
                if from >= to {
                    continue;
                }
                let (up, down) = (at_row(from), at_row(to));
                let (left, right) = (LEFT + wide * column as f64, LEFT + wide * (column + place.wide) as f64);
                let page = self.pages.last_mut().unwrap();
                if ruled {
                    page.lines.extend([[left, up, right, up], [left, down, right, down]]);
                    page.lines.extend([[left, up, left, down], [right, up, right, down]]);
                }
                let mut words = lines(place);
                let again =
                    first == 0 && at < end && self.pages.len() > 1 && self.put.contains_key(&(at, column));
                let put = if again { 0 } else { self.put.get(&(at, column)).copied().unwrap_or(0) };
                words.drain(..put.min(words.len()));
                if to < at + place.tall {
                    words.truncate(((down - up - 5.0) / 11.0) as usize);
                }
                self.put.insert((at, column), put + words.len());
                let page = self.pages.last_mut().unwrap();
                let mut y = f64::midpoint(up, down) - words.len() as f64 * 5.5 + 8.5;
                for line in words {
                    page.write((left + right - width(&line, SMALL)) / 2.0, y, SMALL, &line);
                    y += 11.0;
                }
            }
        }
        self.y = at_row(end);
    }
}

/// Words in lines; figures are not torn, and no line begins with what closes a sentence.
fn broken(words: &[char], wide: f64, size: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut at = 0;
    while at < words.len() {
        let mut end = at + 1;
        while end < words.len()
            && ((words[end].is_ascii() && words[end - 1].is_ascii())
                || "，。、；：）》”".contains(words[end]))
        {
            end += 1;
        }
        let piece: String = words[at..end].iter().collect();
        let line = lines.last_mut().unwrap();
        if !line.is_empty() && width(line, size) + width(&piece, size) > wide + 0.01 {
            lines.push(piece);
        } else {
            line.push_str(&piece);
        }
        at = end;
    }
    lines
}

/// Writes the pages as a PDF, whose one font is not embedded and names every character.
pub(crate) fn pdf(pages: &[Page]) -> Vec<u8> {
    pdf_with(pages, true)
}

pub(crate) fn pdf_with(pages: &[Page], named: bool) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]{}>>",
            if named { "/ToUnicode 6 0 R" } else { "" }
        ),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[32 127 500]>>".to_owned(),
        "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>".to_owned(),
        stream("", &to_unicode()),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "0"),
    ];
    let mut kids = String::new();
    for page in pages {
        let (wide, high) =
            if page.turned.is_sideways() { (page.height, page.width) } else { (page.width, page.height) };
        let turn = match page.turned {
            Turned::Told => "/Rotate 90",
            Turned::Over => "/Rotate 180",
            Turned::No | Turned::Untold => "",
        };
        write!(kids, "{} 0 R ", objects.len() + 1).unwrap();
        let notes = annotations(page, objects.len() + 3);
        let annots: String = (0..notes.len() / 2)
            .map(|at| format!("{} 0 R ", objects.len() + 3 + 2 * at))
            .collect::<Vec<_>>()
            .concat();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]{turn}/Annots[{annots}]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</P 7 0 R>>>>>>",
            objects.len() + 2
        ));
        objects.push(stream("", &content(page)));
        objects.extend(notes);
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
    file(&objects)
}

/// The annotations of a page, each followed by its appearance; the first has this number.
fn annotations(page: &Page, first: usize) -> Vec<String> {
    let mut objects = vec![];
    for (at, note) in page.notes.iter().enumerate() {
        let [left, top, right, bottom] = note.place;
        let look = if note.look.is_empty() {
            String::new()
        } else {
            format!("/AP<</N {} 0 R>>", first + 2 * at + 1)
        };
        let (low, high) = (page.height - bottom, page.height - top);
        objects.push(format!(
            "<</Type/Annot{}/Rect[{left:.2} {low:.2} {right:.2} {high:.2}]{look}>>",
            note.entries
        ));
        let bounds = format!("/BBox[0 0 {:.2} {:.2}]", right - left, bottom - top);
        let entries = format!("/Type/XObject/Subtype/Form{bounds}/Resources<</Font<</F 3 0 R>>>>");
        objects.push(stream(&entries, &note.look));
    }
    objects
}

pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// A PDF of these objects, of which the first is the catalogue.
pub(crate) fn file(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = vec![];
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        writeln!(file, "{} 0 obj\n{object}\nendobj", at + 1).unwrap();
    }
    let start = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(file, "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1).unwrap();
    file.into_bytes()
}

fn content(page: &Page) -> String {
    let mut content = String::from("0.5 w\n");
    let place = |x: f64, y: f64| if page.turned.is_sideways() { (y, x) } else { (x, page.height - y) };
    for [x, y, to_x, to_y] in &page.lines {
        let ((x, y), (to_x, to_y)) = (place(*x, *y), place(*to_x, *to_y));
        writeln!(content, "{x:.2} {y:.2} m {to_x:.2} {to_y:.2} l S").unwrap();
    }
    let matrix = if page.turned.is_sideways() { "0 1 -1 0" } else { "1 0 0 1" };
    content.push_str("BT\n");
    for mark in &page.marks {
        let (x, y) = place(mark.x, mark.y);
        let code = u32::from(mark.c) & 0xFFFF;
        let Mark { size, mode, .. } = mark;
        writeln!(content, "/F {size} Tf {mode} Tr {matrix} {x:.2} {y:.2} Tm <{code:04X}> Tj").unwrap();
    }
    content.push_str("ET\n");
    content + &page.raw
}

fn to_unicode() -> String {
    let mut map =
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n\
        1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            .to_owned();
    for block in 0..4 {
        map.push_str("64 beginbfrange\n");
        for high in block * 64..(block + 1) * 64 {
            writeln!(map, "<{high:02X}00> <{high:02X}FF> <{high:02X}00>").unwrap();
        }
        map.push_str("endbfrange\n");
    }
    map + "endcmap CMapName currentdict /CMap defineresource pop end end"
}
