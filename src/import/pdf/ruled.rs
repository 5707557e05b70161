//! Tables with ruling lines: the lines make a lattice, and where one is missing, two places are one cell.

use super::lattice::Lattice;
use super::page::{Glyph, JOINT, POINT, Page, Rule, THINNEST, root};
use super::table::Table;

/// Shorter lines are dots, dashes and underlines of a blank to fill in.
const SHORTEST: i32 = 6 * POINT;
/// More lines than this on a page are a drawing.
const MOST_LINES: usize = 2_000;

/// Finds the tables of a page, and the characters that stand in none.
pub(super) fn tables(page: &Page) -> (Vec<Table>, Vec<Glyph>) {
    let mut lattices: Vec<Lattice> =
        components(merged(&page.rules)).into_iter().filter_map(Lattice::of).collect();
    lattices.sort_by_key(Lattice::corner);
    let mut inside: Vec<Vec<Glyph>> = vec![vec![]; lattices.len()];
    let mut outside = vec![];
    for glyph in &page.glyphs {
        // Of tables that lie within each other the smallest is meant.
        let own = (0..lattices.len()).filter(|at| lattices[*at].holds(glyph));
        match own.min_by_key(|at| lattices[*at].width()) {
            Some(at) => inside[at].push(*glyph),
            None => outside.push(*glyph),
        }
    }
    let filled = lattices.into_iter().zip(inside).filter(|(_, glyphs)| !glyphs.is_empty());
    (filled.map(|(lattice, glyphs)| lattice.table(&glyphs, &page.covers)).collect(), outside)
}

/// The lines that the pieces make.
fn merged(rules: &[Rule]) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    rules.sort_unstable();
    rules.dedup();
    let mut level: Vec<Vec<Rule>> = vec![];
    for rule in rules {
        match level.last_mut() {
            Some(own) if own[0].upright == rule.upright && rule.at - own[0].at <= POINT => own.push(rule),
            _ => level.push(vec![rule]),
        }
    }
    let mut lines: Vec<Rule> = vec![];
    for mut pieces in level {
        pieces.sort_unstable_by_key(|piece| (piece.from, piece.to));
        let first = lines.len();
        for piece in pieces {
            match lines[first..].last_mut() {
                Some(line) if piece.from - line.to <= JOINT => line.to = line.to.max(piece.to),
                _ => lines.push(piece),
            }
        }
    }
    lines.retain(|line| line.to - line.from >= SHORTEST);
    if lines.len() > MOST_LINES {
        lines.clear();
    }
    lines
}

/// The lines that touch each other, table by table.
fn components(lines: Vec<Rule>) -> Vec<Vec<Rule>> {
    let mut owner: Vec<usize> = (0..lines.len()).collect();
    for (at, line) in lines.iter().enumerate() {
        for (other, second) in lines.iter().enumerate().take(at) {
            if touch(line, second) {
                let (from, to) = (root(&owner, at), root(&owner, other));
                owner[from] = to;
            }
        }
    }
    let mut found: Vec<Vec<Rule>> = vec![vec![]; lines.len()];
    for (at, line) in lines.into_iter().enumerate() {
        found[root(&owner, at)].push(line);
    }
    found.retain(|lines| !lines.is_empty());
    found
}

fn touch(line: &Rule, second: &Rule) -> bool {
    let meets = |line: &Rule, at: i32| (line.from - JOINT..=line.to + JOINT).contains(&at);
    if line.upright == second.upright {
        let near = (line.at - second.at).abs() <= THINNEST;
        return near && line.from <= second.to + JOINT && second.from <= line.to + JOINT;
    }
    meets(line, second.at) && meets(second, line.at)
}
