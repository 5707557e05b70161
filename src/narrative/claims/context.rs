//! The words around a figure.

use crate::narrative::phrases::last_bytes;
use crate::narrative::scan::Scan;
use crate::narrative::scan::clauses::Clause;
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::words::list;
use crate::text::Words;

/// How far before a figure, in bytes, its verb may stand in a clause: 200 characters.
const FAR: usize = 600;
/// How far before it the words right before it reach: 100 characters.
const NEAR: usize = 300;

/// The words around a figure.
pub(crate) struct Context<'a> {
    pub(crate) clause: &'a Clause<'a>,
    /// From the beginning of the clause.
    pub(crate) head: &'a str,
    /// From the figure before in the clause, or its beginning.
    pub(crate) lead: &'a str,
    /// Up to the next mark or the next figure.
    pub(crate) tail: &'a str,
}

impl<'a> Context<'a> {
    /// Finds the words around the figure at a place of the scan.
    pub(crate) fn new(scan: &'a Scan, clause: &'a Clause<'a>, figure: &Figure, place: usize) -> Self {
        let counts = |figure: &&Figure| figure.kind != Kind::Other;
        let before = scan.figures[clause.figures.start..place].iter().rev().find(counts);
        let start = before.map_or(clause.range.start, |before| before.span.end.max(clause.range.start));
        let mut behind = scan.figures[(place + 1).min(clause.figures.end)..clause.figures.end].iter();
        let next = behind.find(counts);
        let end = next.map_or(clause.range.end, |next| next.span.start).max(figure.span.end);
        let tail = scan.slice(figure.span.end..end);
        let lead = last_bytes(scan.slice(start..figure.span.start), NEAR);
        // 3件予以公开、2件不予处理: what stands before 、 is said of the figure before it.
        let lead = if before.is_some() && lead.ends_with('、') { "" } else { lead };
        if let Some(name) = named_in_turn(scan, clause, place) {
            return Self { clause, head: name, lead: name, tail: "" };
        }
        Self {
            clause,
            head: last_bytes(scan.slice(clause.range.start..figure.span.start), FAR),
            lead,
            tail: tail.split('、').next().and_then(|tail| tail.split("以及").next()).unwrap_or(tail),
        }
    }
}

/// The name that a figure belongs to in `复议、诉讼分别为2件、1件`: the n-th figure has the n-th name. Where they are not as
/// many as the names, it is none's.
fn named_in_turn<'a>(scan: &'a Scan, clause: &Clause, place: usize) -> Option<&'a str> {
    static EACH: Words = list("in_turn");
    let (at, word) = EACH.last_in(scan.slice(clause.range.start..scan.figures[place].span.start))?;
    let at = clause.range.start + at;
    let counts = |figure: &&Figure| figure.kind != Kind::Other;
    let own = &scan.figures[clause.figures.clone()];
    let before = own.iter().filter(|figure| figure.span.end <= at).rfind(counts);
    let names = scan.slice(before.map_or(clause.range.start, |before| before.span.end)..at);
    let names: Vec<&str> = names.split(['、', '和', '与', '及']).filter(|name| !name.is_empty()).collect();
    let mut figures = own.iter().filter(|figure| figure.span.start >= at + word.len()).filter(counts);
    let count = figures.clone().count();
    let zero = |figure: &Figure| figure.count() == Some(0);
    if count == 1 && figures.clone().all(zero) {
        return None;
    }
    let turn = figures.position(|figure| figure.span == scan.figures[place].span)?;
    Some(if names.len() == count { names[turn] } else { "" })
}
