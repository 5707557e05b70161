//! The lattice that the ruling lines of one table make, and the cells in it.

use super::area::Area;
use super::page::{Glyph, JOINT, POINT, Rule, THINNEST, root};
use super::table::{Cell, Content, Table};
use crate::import::extract::UnsureKind;

/// An edge of a cell is drawn when so much of it is, in percent: borders of short strokes have gaps.
const DRAWN: i64 = 60;
/// Whatever is printed in a cell is higher and, with its margins, wider than this, unless all letters of a table are smaller.
const NARROWEST: i32 = 8 * POINT;
/// The edges of one column lie in one place, or in a few where parts of a table were made apart.
const SHAKY: usize = 5;
/// More places than this are no table of a report; the longest of the form has 300.
const MOST_PLACES: usize = 5_000;

/// The lines of one table, sorted out.
pub(super) struct Lattice {
    xs: Vec<i32>,
    ys: Vec<i32>,
    lines: Vec<Rule>,
    /// Whether its lines do not stand on those of the rows above and below: nothing tells columns then.
    shaky: bool,
}

impl Lattice {
    pub(super) fn of(lines: Vec<Rule>) -> Option<Self> {
        let along = |upright: bool| lines.iter().filter(move |line| line.upright == upright);
        let mut xs = levels(along(true));
        let mut ys = levels(along(false));
        // A table may be open to the left and right, or where a page cuts it.
        open_ends(&mut xs, along(false));
        open_ends(&mut ys, along(true));
        let places = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
        // One place alone is a frame around words.
        (xs.len() > 1 && ys.len() > 1 && (2..=MOST_PLACES).contains(&places)).then_some(Self {
            shaky: are_shaky(along(true)) || are_shaky(along(false)),
            xs,
            ys,
            lines,
        })
    }

    /// Its upper left corner, by which tables follow each other.
    pub(super) fn corner(&self) -> (i32, i32) {
        (self.ys[0], self.xs[0])
    }

    pub(super) fn width(&self) -> i32 {
        self.xs[self.xs.len() - 1] - self.xs[0]
    }

    pub(super) fn holds(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        // What slipped over the edge of a table still belongs to it, and half of a number may stand beside it.
        let beside = if glyph.is_digit() { JOINT.max(glyph.size) } else { JOINT };
        let within =
            |all: &[i32], at: i32, edge: i32| (all[0] - edge..all[all.len() - 1] + edge).contains(&at);
        within(&self.xs, x, beside) && within(&self.ys, y, JOINT)
    }

    fn place(&self, glyph: &Glyph) -> (usize, usize) {
        let (x, y) = glyph.middle();
        let find = |all: &[i32], at: i32| all.partition_point(|own| *own <= at).clamp(1, all.len() - 1) - 1;
        (find(&self.ys, y), find(&self.xs, x))
    }

    /// Whether a line parts two places: along `at`, between `from` and `to`.
    fn is_drawn(&self, upright: bool, at: i32, from: i32, to: i32) -> bool {
        let near = |line: &&Rule| line.upright == upright && (line.at - at).abs() <= THINNEST;
        let mut covered = 0;
        let mut reached = from;
        let mut own: Vec<_> = self.lines.iter().filter(near).map(|line| (line.from, line.to)).collect();
        own.sort_unstable();
        for (start, end) in own {
            let (start, end) = (start.max(reached), end.min(to));
            if start < end {
                covered += end - start;
                reached = end;
            }
        }
        i64::from(covered) * 100 >= i64::from(to - from) * DRAWN
    }

    /// For each place, row by row, the region of places that no line parts from it; and whether it is no rectangle.
    fn regions(&self) -> (Vec<usize>, Vec<bool>) {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut owner: Vec<usize> = (0..columns * rows).collect();
        let mut unite = |a: usize, b: usize| {
            let (a, b) = (root(&owner, a), root(&owner, b));
            owner[a.max(b)] = a.min(b);
        };
        for row in 0..rows {
            for column in 0..columns {
                let at = row * columns + column;
                let (left, right) = (self.xs[column], self.xs[column + 1]);
                let (top, bottom) = (self.ys[row], self.ys[row + 1]);
                if column + 1 < columns && !self.is_drawn(true, right, top, bottom) {
                    unite(at, at + 1);
                }
                if row + 1 < rows && !self.is_drawn(false, bottom, left, right) {
                    unite(at, at + columns);
                }
            }
        }
        let mut regions: Vec<usize> = (0..owner.len()).map(|at| root(&owner, at)).collect();
        let mut broken = vec![false; regions.len()];
        let extents = self.extents(&regions);
        for (at, region) in regions.iter_mut().enumerate() {
            if !extents[*region].is_whole() {
                (*region, broken[at]) = (at, true);
            }
        }
        (regions, broken)
    }

    /// How far each region reaches, under its first place.
    fn extents(&self, regions: &[usize]) -> Vec<Extent> {
        let columns = self.xs.len() - 1;
        let mut extents = vec![Extent::default(); regions.len()];
        for (at, region) in regions.iter().enumerate() {
            extents[*region].take(at / columns, at % columns);
        }
        extents
    }

    pub(super) fn table(self, glyphs: &[Glyph], covers: &[Area]) -> Table {
        let (regions, broken) = self.regions();
        let columns = self.xs.len() - 1;
        let mut held: Vec<Vec<Glyph>> = vec![vec![]; regions.len()];
        let mut doubts: Vec<Option<UnsureKind>> =
            broken.into_iter().map(|own| (own || self.shaky).then_some(UnsureKind::BrokenLines)).collect();
        for glyph in glyphs {
            let (row, column) = self.place(glyph);
            let own = regions[row * columns + column];
            if let Some(other) = self.crossed(glyph, row, column).filter(|at| regions[*at] != own) {
                doubts[own] = Some(UnsureKind::AcrossALine);
                doubts[regions[other]] = Some(UnsureKind::AcrossALine);
            } else if glyph.is_digit() && self.slipped(glyph) {
                doubts[own] = Some(UnsureKind::AcrossALine);
            }
            held[own].push(*glyph);
        }
        let mut rows: Vec<Vec<Cell>> = vec![vec![]; self.ys.len() - 1];
        let extents = self.extents(&regions);
        let largest = glyphs.iter().map(|glyph| glyph.size).max();
        let narrowest = largest.map_or(NARROWEST, |size| NARROWEST.min(size * 11 / 10));
        let room = |extent: &Extent| self.xs[extent.right] - self.xs[extent.left];
        let filled = held.into_iter().zip(&extents).map(|(glyphs, extent)| Content::of(glyphs, room(extent)));
        let mut filled: Vec<Content> = filled.collect();
        self.doubt_torn(&regions, &filled, &mut doubts);
        self.doubt_stray(&regions, &mut doubts);
        self.doubt_covered(&regions, covers, &mut doubts);
        for (own, extent) in extents.iter().enumerate().filter(|(_, extent)| extent.count > 0) {
            let high = self.ys[extent.bottom] - self.ys[extent.top];
            // No figure has room there: a line slipped and cut a strip off a cell.
            if room(extent).min(high) < narrowest {
                doubts[own] = Some(UnsureKind::BrokenLines);
            }
            let Content { text, doubt, full, .. } = std::mem::take(&mut filled[own]);
            rows[extent.top].push(Cell {
                column: extent.left,
                columns: extent.right - extent.left,
                rows: extent.bottom - extent.top,
                text,
                doubt: doubt.or(doubts[own]),
                full,
            });
        }
        Table { top: self.ys[0], bottom: self.ys[self.ys.len() - 1], xs: self.xs, rows, ruled: true }
    }

    /// The place on the other side of a line that a digit stands on, by more than a fifth of it.
    fn crossed(&self, glyph: &Glyph, row: usize, column: usize) -> Option<usize> {
        if !glyph.is_digit() {
            return None;
        }
        let columns = self.xs.len() - 1;
        let (fifth, high) = (glyph.advance / 5, glyph.size / 6);
        let (left, right) = (glyph.x + fifth, glyph.end() - fifth);
        // A digit is some three quarters of its font high, and stands on its baseline.
        let (top, bottom) = (glyph.y - glyph.size * 3 / 4 + high, glyph.y - high);
        let next = |all: &[i32], at: usize, low: i32, high: i32| match () {
            () if at > 0 && low < all[at] => Some(at - 1),
            () if at + 2 < all.len() && high > all[at + 1] => Some(at + 1),
            () => None,
        };
        let beside = next(&self.xs, column, left, right).map(|column| row * columns + column);
        beside.or_else(|| next(&self.ys, row, top, bottom).map(|row| row * columns + column))
    }

    /// Whether a digit stands on the outer edge.
    fn slipped(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        let out = |all: &[i32], low: i32, high: i32| low < all[0] || high > all[all.len() - 1];
        out(&self.xs, x, x) || out(&self.ys, y - glyph.size / 4, y + glyph.size / 4)
    }

    /// A line that crosses only a small part of a table is no line between two rows: it slipped.
    fn doubt_stray(&self, regions: &[usize], doubts: &mut [Option<UnsureKind>]) {
        let columns = self.xs.len() - 1;
        for row in 1..self.ys.len() - 1 {
            let pair =
                |column: usize| (regions[(row - 1) * columns + column], regions[row * columns + column]);
            let drawn: Vec<usize> =
                (0..columns).filter(|column| pair(*column).0 != pair(*column).1).collect();
            let length: i32 = drawn.iter().map(|column| self.xs[column + 1] - self.xs[*column]).sum();
            if length * 4 <= self.width() {
                for (above, below) in drawn.into_iter().map(pair) {
                    (doubts[above], doubts[below]) =
                        (Some(UnsureKind::BrokenLines), Some(UnsureKind::BrokenLines));
                }
            }
        }
    }

    /// Whatever lies over a cell, or takes up half of one, may say something else.
    fn doubt_covered(&self, regions: &[usize], covers: &[Area], doubts: &mut [Option<UnsureKind>]) {
        let columns = self.xs.len() - 1;
        for (at, region) in regions.iter().enumerate() {
            let (row, column) = (at / columns, at % columns);
            let (left, right) = (self.xs[column], self.xs[column + 1]);
            let place = Area { left, right, top: self.ys[row], bottom: self.ys[row + 1] };
            if covers.iter().any(|cover| cover.shares(place, 50) || place.shares(*cover, 50)) {
                doubts[*region] = Some(UnsureKind::Covered);
            }
        }
    }

    /// Where a cell holds two numbers, one may belong to its neighbour; where numbers of two cells touch, they
    /// may be one.
    fn doubt_torn(&self, regions: &[usize], filled: &[Content], doubts: &mut [Option<UnsureKind>]) {
        let columns = self.xs.len() - 1;
        for at in 0..regions.len() {
            let (own, row) = (regions[at], at / columns);
            let next = |other: usize| regions.get(other).copied().filter(|next| *next != own);
            let right = next(at + 1).filter(|_| (at + 1) / columns == row);
            let beside: fn(&Content) -> bool = |own| own.mixed;
            for (next, several) in [(right, beside), (next(at + columns), |own| own.stacked)] {
                let Some(next) = next else { continue };
                for (full, other) in [(own, next), (next, own)] {
                    // A line through the middle of a number leaves a part of it on either side.
                    let torn = filled[full].side_by_side && Some(next) == right;
                    if several(&filled[full]) && (torn || filled[other].text.is_empty()) {
                        doubts[other] = Some(UnsureKind::Beside);
                    }
                }
            }
            if let Some(next) = right.filter(|next| filled[own].touches(&filled[*next])) {
                (doubts[own], doubts[next]) = (Some(UnsureKind::AcrossALine), Some(UnsureKind::AcrossALine));
            }
        }
    }
}

/// How far a region reaches, and how many places it holds.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
    count: usize,
}

impl Extent {
    fn take(&mut self, row: usize, column: usize) {
        let first = self.count == 0;
        self.left = if first { column } else { self.left.min(column) };
        self.top = if first { row } else { self.top };
        self.right = self.right.max(column + 1);
        self.bottom = row + 1;
        self.count += 1;
    }

    fn is_whole(&self) -> bool {
        self.count == (self.right - self.left) * (self.bottom - self.top)
    }
}

/// The lines that lie close together, from the left or from the top.
fn groups<'l>(lines: impl Iterator<Item = &'l Rule>) -> Vec<Vec<&'l Rule>> {
    let mut lines: Vec<&Rule> = lines.collect();
    lines.sort_unstable_by_key(|line| line.at);
    let mut groups: Vec<Vec<&Rule>> = vec![];
    for line in lines {
        match groups.last_mut() {
            Some(own) if line.at - own[0].at <= THINNEST => own.push(line),
            _ => groups.push(vec![line]),
        }
    }
    groups
}

/// Whether lines that ought to be one lie in so many places that they make two.
fn are_shaky<'l>(lines: impl Iterator<Item = &'l Rule>) -> bool {
    let groups = groups(lines);
    groups.windows(2).any(|pair| {
        let mut places: Vec<i32> = pair.iter().flatten().map(|line| line.at).collect();
        places.dedup_by(|at, before| *at - *before <= POINT / 2);
        let gap = pair[1].first().zip(pair[0].last()).map_or(0, |(next, last)| next.at - last.at);
        gap <= THINNEST && places.len() >= SHAKY
    })
}

/// The places of lines, from the left or from the top; of those that lie close together that of the longest.
fn levels<'l>(lines: impl Iterator<Item = &'l Rule>) -> Vec<i32> {
    let groups = groups(lines);
    let longest = |group: &Vec<&Rule>| {
        let mut lengths: Vec<(i32, i32)> = vec![];
        for line in group {
            match lengths.iter_mut().find(|(at, _)| (line.at - *at).abs() <= POINT) {
                Some((_, length)) => *length += line.to - line.from,
                None => lengths.push((line.at, line.to - line.from)),
            }
        }
        lengths.into_iter().max_by_key(|(_, length)| *length).map(|(at, _)| at)
    };
    groups.iter().filter_map(longest).collect()
}

/// Adds the ends of the lines that reach beyond the outermost lines across them.
fn open_ends<'l>(levels: &mut Vec<i32>, across: impl Iterator<Item = &'l Rule> + Clone) {
    let (Some(from), Some(to)) =
        (across.clone().map(|line| line.from).min(), across.map(|line| line.to).max())
    else {
        return;
    };
    if levels.first().is_some_and(|first| first - from > 2 * THINNEST) {
        levels.insert(0, from);
    }
    if levels.last().is_some_and(|last| to - last > 2 * THINNEST) {
        levels.push(to);
    }
}
