//! Takes down the characters and ruling lines that a page draws, with the crate that interprets PDF.

use super::actual_text::ActualText;
use super::area::Area;
use super::notes::{self, Kind, Places};
use super::page::{Glyph, POINT, Page, Rule};
use crate::text::unified;
use hayro_interpret::font::{Glyph as Drawn, GlyphId, GlyphRun, OutlineGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::page::Page as Sheet;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, RenderContent, SoftMask, TransformExt as _, interpret_page,
};

use std::sync::Arc;

/// A filled rectangle thinner than this is a ruling line; borders of tables have at most 1.5 points.
const THICKEST_RULE: i32 = POINT * 5 / 2;
/// What a page may draw; a full page of a table has 3,000 characters, and WPS draws its borders in 2,000 pieces.
pub(super) const MOST_DRAWN: usize = 150_000;

/// A font without any glyph: the head of one, and no table.
const SHAPELESS: [u8; 12] = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// A page draws more than any report; thrown through the interpreter, which cannot be stopped otherwise.
pub(super) struct Overdrawn;

/// More shapes than this in one path are a drawing, and nothing that is to hide words.
const MOST_FILLS: usize = 64;

/// Whatever was painted over is written anew within this.
const NEARBY: i32 = 20 * POINT;
/// More digits than this are not painted over one by one.
const MOST_GONE: usize = 1_000;

/// Takes down one page, which may lie upside down; `left` counts what the file may still draw.
pub(super) fn take<'a>(sheet: &Sheet<'a>, cache: &InterpreterCache<'a>, left: &mut usize) -> Page {
    let (page, overhead) = take_as(sheet, cache, left, false);
    if overhead > page.glyphs.len() { take_as(sheet, cache, left, true).0 } else { page }
}

/// Takes down one page as it lies, or turned by half a turn; and how many of its characters stand on their heads.
fn take_as<'a>(
    sheet: &Sheet<'a>,
    cache: &InterpreterCache<'a>,
    left: &mut usize,
    turned: bool,
) -> (Page, usize) {
    let settings = |render_content| InterpreterSettings {
        // Fonts that are not in the file: their characters have places and names all the same.
        font_resolver: Arc::new(|_| Some((Arc::new(SHAPELESS), 0))),
        render_content,
        ..InterpreterSettings::default()
    };
    let (width, height) = sheet.render_dimensions();
    let half = Affine::new([-1.0, 0.0, 0.0, -1.0, width.into(), height.into()]);
    let start = if turned { half } else { Affine::IDENTITY } * sheet.initial_transform(true).to_kurbo();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let page = Page { width: hundredths(width.into()), height: hundredths(height.into()), ..Page::default() };
    let (areas, gone, clips, faint) = (vec![], vec![], vec![], vec![]);
    let told = ActualText::default();
    let mut taker =
        Taker { page, turned: 0, overhead: 0, left, areas, gone, clips, faint, places: None, told };
    let draw = |taker: &mut Taker<'_>, content| {
        let mut context = Context::new(start, bounds, cache, sheet.xref(), settings(content));
        interpret_page(sheet, &mut context, taker);
    };
    draw(&mut taker, RenderContent::PAGE);
    let notes = notes::notes(sheet);
    taker.count(1 + notes.len());
    if notes.len() > notes::MOST {
        taker.count(usize::MAX);
    }
    if !notes.is_empty() {
        let of = |kind: Kind| notes.iter().filter(move |own| own.kind == kind);
        let area = |own: &notes::Note| area(start.transform_rect_bbox(own.bounds));
        let (speaking, striking) =
            (of(Kind::Speaks).map(area).collect(), of(Kind::Strikes).map(area).collect());
        taker.places = Some(Places { speaking, striking });
        taker.clips.clear();
        draw(&mut taker, RenderContent::ANNOTATIONS);
    }
    let overhead = taker.overhead;
    (taker.finish(), overhead)
}

struct Taker<'l> {
    page: Page,
    /// How many more characters read downwards than upwards, of those that do not read to the right.
    turned: i32,
    /// How many characters stand on their heads.
    overhead: usize,
    left: &'l mut usize,
    /// Where each character lies that was taken down; nothing once it is painted over.
    areas: Vec<Option<Area>>,
    /// Where digits were that are painted over.
    gone: Vec<Area>,
    clips: Vec<Area>,
    /// Whether each of the open groups lets shine through what lies below it.
    faint: Vec<bool>,
    /// Where annotations are, while they are drawn.
    places: Option<Places>,
    told: ActualText,
}

impl Taker<'_> {
    fn count(&mut self, drawn: usize) {
        *self.left = self.left.saturating_sub(drawn);
        if *self.left == 0 {
            std::panic::resume_unwind(Box::new(Overdrawn));
        }
    }

    /// The page with what shows of it.
    fn finish(self) -> Page {
        let Self { mut page, turned, areas, places, gone, .. } = self;
        let Places { speaking, striking } = places.unwrap_or_default();
        let middles = || areas.iter().map(|area| area.map(|area| area.middle()));
        let noted: Vec<(i32, i32)> = page
            .glyphs
            .iter()
            .zip(middles())
            .filter(|(glyph, _)| glyph.noted)
            .filter_map(|(_, at)| at)
            .collect();
        for (glyph, middle) in page.glyphs.iter_mut().zip(middles()).filter(|(glyph, _)| !glyph.noted) {
            let holds = |area: &Area| middle.is_some_and(|middle| area.holds(middle));
            glyph.covered |= speaking.iter().chain(&striking).any(holds);
        }
        let is_silent = |area: &Area| !noted.iter().any(|middle| area.holds(*middle));
        page.covers = speaking.into_iter().filter(is_silent).chain(striking).collect();
        page.covers.extend(blanks(&areas, &gone));
        let mut shown = areas.iter().map(Option::is_some);
        page.glyphs.retain(|_| shown.next().unwrap_or(true));
        page.nameless = page.glyphs.iter().filter(|glyph| glyph.c == '\u{FFFD}').count();
        upright(page, turned)
    }

    /// Whether paint hides whatever lies below it.
    fn is_opaque(&self, props: &DrawProps<'_>) -> bool {
        let Paint::Color(color) = &props.paint else { return false };
        let plain = props.soft_mask.is_none() && matches!(props.blend_mode, BlendMode::Normal);
        plain && color.to_rgba().to_rgba8()[3] > 250 && !self.faint.contains(&true)
    }

    /// Takes away what is painted over.
    fn paint_over(&mut self, fills: &[Area]) {
        let meet = |one: &Area, other: &Area| {
            let both = one.meet(*other);
            both.width() > 0 && both.height() > 0
        };
        // A shape within another one may be a hole in it.
        if fills.len() > MOST_FILLS
            || fills.iter().enumerate().any(|(at, one)| fills[..at].iter().any(|other| meet(one, other)))
        {
            return;
        }
        for fill in fills {
            let fill = self.clips.last().map_or(*fill, |clip| fill.meet(*clip));
            self.count(1 + self.areas.len() / 100);
            for (glyph, area) in self.page.glyphs.iter_mut().zip(&mut self.areas) {
                let Some(own) = *area else { continue };
                if fill.covers(own) {
                    *area = None;
                    self.gone.extend(glyph.is_digit().then_some(own));
                } else {
                    glyph.covered |= fill.holds(own.middle());
                }
            }
        }
    }

    fn clip(&mut self, bounds: Rect) {
        let own = area(bounds);
        let clip = self.clips.last().map_or(own, |outer| own.meet(*outer));
        self.clips.push(clip);
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, place: Affine, hidden: bool) {
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(drawn) => drawn.advance_width(),
        };
        let own = [(0.0, 0.0), (1.0, 0.0), (0.0, 700.0), (1.0, 700.0)]
            .map(|(x, y)| place * Point::new(x * f64::from(advance.unwrap_or(1000.0)), y))
            .map(|point| (hundredths(point.x), hundredths(point.y)));
        let Some(area) = Area::around(&own) else { return };
        let speaks = |places: &Places| places.speaking.iter().any(|place| place.holds(area.middle()));
        let clip = self.clips.last();
        if clip.is_some_and(|clip| clip.misses(area)) || !self.places.as_ref().is_none_or(speaks) {
            return;
        }
        let covered = clip.is_some_and(|clip| !clip.holds(area.middle()));
        let noted = self.places.is_some();
        let origin = place * Point::ZERO;
        let ahead = vector(place * Point::new(advance.unwrap_or(1000.0).into(), 0.0) - origin);
        let up = vector(place * Point::new(0.0, 1000.0) - origin);
        let (x, y) = (hundredths(origin.x), hundredths(origin.y));
        let words = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(words)) => words,
            // Programs often leave out the name of the blank, and nothing is lost with it.
            None if is_shapeless(glyph) => " ".to_owned(),
            None => '\u{FFFD}'.to_string(),
        };
        // What reads neither along nor across the page is a watermark or the ring of a seal.
        let (advance, size) = match (ahead.0 != 0, ahead.1.abs() * 20 < ahead.0.abs().max(1)) {
            (true, true) if ahead.0 > 0 => (ahead.0, up.1.abs()),
            (_, false) if ahead.0.abs() * 20 < ahead.1.abs() => {
                self.turned += ahead.1.signum();
                // Told from upright ones by a height below nothing, until the page is turned.
                (ahead.1, -up.0.abs())
            }
            (_, level) => {
                self.overhead += usize::from(level && ahead.0 < 0 && up.1 > 0);
                return;
            }
        };
        let count = i32::try_from(words.chars().count()).unwrap_or(1).max(1);
        for (number, c) in (0..).zip(words.chars()) {
            let c = clean(c);
            let covered = covered || (c != ' ' && is_missing(glyph));
            let along = advance / count * number;
            let (x, y) = if size < 0 { (x, y + along) } else { (x + along, y) };
            self.page.glyphs.push(Glyph { c, x, y, advance: advance / count, size, hidden, covered, noted });
            self.areas.push(Some(area));
        }
    }

    fn line(&mut self, from: (i32, i32), to: (i32, i32)) {
        let (width, height) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
        let (left, top) = (from.0.min(to.0), from.1.min(to.1));
        if height <= THICKEST_RULE {
            let at = top + height / 2;
            self.page.rules.push(Rule { upright: false, at, from: left, to: left + width });
        }
        if width <= THICKEST_RULE {
            let at = left + width / 2;
            self.page.rules.push(Rule { upright: true, at, from: top, to: top + height });
        }
    }

    /// One stretch of a path: as a thin filled shape, or as the lines that are drawn along it.
    fn stretch(&mut self, points: &[(i32, i32)], filled: bool) {
        self.count(1);
        if !filled {
            for pair in points.windows(2) {
                let slant = (pair[0].0 - pair[1].0).abs().min((pair[0].1 - pair[1].1).abs());
                if slant <= POINT {
                    self.line(pair[0], pair[1]);
                }
            }
            return;
        }
        let (xs, ys) = (|| points.iter().map(|point| point.0), || points.iter().map(|point| point.1));
        let (Some(left), Some(right)) = (xs().min(), xs().max()) else { return };
        let (Some(top), Some(bottom)) = (ys().min(), ys().max()) else { return };
        if (right - left).min(bottom - top) <= THICKEST_RULE {
            self.line((left, top), (right, bottom));
        }
    }
}

impl<'a> Device<'a> for Taker<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let filled = matches!(mode, DrawMode::Fill(_));
        let covers = (filled || matches!(mode, DrawMode::FillAndStroke(..))) && self.is_opaque(&props);
        let ink = !is_white(&props.paint) && self.places.is_none();
        if matches!(mode, DrawMode::Invisible) || !(ink || covers) {
            return;
        }
        let mut points: Vec<(i32, i32)> = vec![];
        let mut fills: Vec<Area> = vec![];
        let mut shape = |taker: &mut Self, points: &[(i32, i32)]| {
            if ink {
                taker.stretch(points, filled);
            }
            if covers && fills.len() <= MOST_FILLS {
                fills.extend(box_of(points));
            }
        };
        for element in path.elements() {
            let place = |point: Point| {
                let place = props.transform * point;
                (hundredths(place.x), hundredths(place.y))
            };
            match *element {
                PathEl::MoveTo(to) => {
                    shape(self, &std::mem::take(&mut points));
                    points.push(place(to));
                }
                PathEl::LineTo(to) => points.push(place(to)),
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => points.clear(),
                PathEl::ClosePath => points.extend(points.first().copied()),
            }
        }
        shape(self, &points);
        self.paint_over(&fills);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(run.glyphs().len().max(1));
        let hidden = matches!(mode, DrawMode::Invisible) || is_white(&props.paint);
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform(), hidden);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count(1);
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let across = vector(props.transform * Point::new(width, height) - props.transform * Point::ZERO);
        // A stamp or an emblem is no page.
        let large = across.0.abs() > self.page.width / 2 && across.1.abs() > self.page.height / 2;
        self.page.pictured |= large && self.places.is_none();
    }

    /// Every form does this, and costs as much as a line of text.
    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count(30);
        self.clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.count(1);
        self.clip(*rect);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.count(1);
        self.faint.push(opacity < 0.99 || mask.is_some() || !matches!(blend, BlendMode::Normal));
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.faint.pop();
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.count(1);
        self.told.begin(properties, self.page.glyphs.len());
    }

    fn end_marked_content(&mut self) {
        self.told.end(&mut self.page.glyphs);
    }
}

/// The page with its text to the right: a landscape page may be printed sideways on an upright sheet. Without the
/// characters that read across the others, and without those that lie beside the page.
fn upright(mut page: Page, turned: i32) -> Page {
    let across = page.glyphs.iter().filter(|glyph| glyph.size < 0).count();
    if across * 2 > page.glyphs.len() {
        let (width, height) = (page.width, page.height);
        let down = turned > 0;
        let turn = |x: i32, y: i32| if down { (y, width - x) } else { (height - y, x) };
        for glyph in &mut page.glyphs {
            (glyph.x, glyph.y) = turn(glyph.x, glyph.y);
            glyph.size = -glyph.size;
            glyph.advance = glyph.advance.abs();
        }
        for rule in &mut page.rules {
            let ends = |along: i32| if rule.upright { (rule.at, along) } else { (along, rule.at) };
            let [from, to] = [rule.from, rule.to].map(|along| turn(ends(along).0, ends(along).1));
            let upright = !rule.upright;
            *rule = if upright {
                Rule { upright, at: from.0, from: from.1.min(to.1), to: from.1.max(to.1) }
            } else {
                Rule { upright, at: from.1, from: from.0.min(to.0), to: from.0.max(to.0) }
            };
        }
        for cover in &mut page.covers {
            let corners = [turn(cover.left, cover.top), turn(cover.right, cover.bottom)];
            *cover = Area::around(&corners).unwrap_or(*cover);
        }
        (page.width, page.height) = (height, width);
    }
    let (width, height) = (page.width, page.height);
    page.glyphs.retain(|glyph| {
        let (x, y) = glyph.middle();
        glyph.size > 0 && (0..=width).contains(&x) && (0..=height).contains(&y)
    });
    page
}

/// Where digits were painted over and nothing stands in their place.
fn blanks(areas: &[Option<Area>], gone: &[Area]) -> Vec<Area> {
    let is_blank = |own: &&Area| {
        let near = Area { left: own.left - NEARBY, right: own.right + NEARBY, ..**own };
        !areas.iter().flatten().any(|area| near.holds(area.middle()))
    };
    gone.iter().take(MOST_GONE).filter(is_blank).copied().collect()
}

/// The place of a filled rectangle that is no line; nothing where another shape is filled.
fn box_of(points: &[(i32, i32)]) -> Option<Area> {
    let area = Area::around(points).filter(|_| (4..=6).contains(&points.len()))?;
    let near = |at: i32, ends: [i32; 2]| ends.iter().any(|end| (at - end).abs() <= POINT / 2);
    let corner = |(x, y): &(i32, i32)| near(*x, [area.left, area.right]) && near(*y, [area.top, area.bottom]);
    let thick = area.width().min(area.height()) > THICKEST_RULE;
    (thick && points.iter().all(corner)).then_some(area)
}

fn area(bounds: Rect) -> Area {
    let [left, top, right, bottom] = [bounds.x0, bounds.y0, bounds.x1, bounds.y1].map(hundredths);
    Area { left, top, right, bottom }
}

/// Whether a font that is embedded draws nothing for this character.
fn is_shapeless(glyph: &Drawn<'_>) -> bool {
    matches!(glyph, Drawn::Outline(outline) if is_embedded(outline) && outline.outline().is_empty())
}

/// Whether a font that is embedded draws a box or nothing for this character, which it does not have: whatever the character
/// is called, nobody sees it.
fn is_missing(glyph: &Drawn<'_>) -> bool {
    matches!(glyph, Drawn::Outline(outline) if outline.glyph_id() == GlyphId::NOTDEF && is_embedded(outline))
}

fn is_embedded(outline: &OutlineGlyph) -> bool {
    outline.font_data().is_some_and(|own| (*own.data).as_ref().len() > SHAPELESS.len())
}

/// Whether ink of this colour does not show on paper.
fn is_white(paint: &Paint<'_>) -> bool {
    let Paint::Color(color) = paint else { return false };
    let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
    alpha < 13 || [red, green, blue].iter().all(|part| *part > 250)
}

/// The character meant by one of a font: without look-alikes, and nothing where a font keeps its own secret.
fn clean(c: char) -> char {
    match c {
        '\u{A0}' | '\u{3000}' | '\t' | '\u{AD}' => ' ',
        '\u{E000}'..='\u{F8FF}' | '\0'..='\u{1F}' | '\u{F0000}'.. => '\u{FFFD}',
        c => unified(c),
    }
}

fn vector(vector: Vec2) -> (i32, i32) {
    (hundredths(vector.x), hundredths(vector.y))
}

/// A length in points as hundredths; far more than any page where it has no sense.
#[expect(clippy::cast_possible_truncation, reason = "a cast to an integer stays within its range")]
fn hundredths(points: f64) -> i32 {
    (points.clamp(-50_000.0, 50_000.0) * 100.0).round() as i32
}
