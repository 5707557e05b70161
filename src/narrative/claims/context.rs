//! The words around a figure.

use crate::narrative::phrases::last_bytes;
use crate::narrative::scan::Scan;
use crate::narrative::scan::clauses::Clause;
use crate::narrative::scan::figure::{Figure, Kind};

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
        Self {
            clause,
            head: last_bytes(scan.slice(clause.range.start..figure.span.start), FAR),
            lead: last_bytes(scan.slice(start..figure.span.start), NEAR),
            tail: tail.split('、').next().and_then(|tail| tail.split("以及").next()).unwrap_or(tail),
        }
    }
}
