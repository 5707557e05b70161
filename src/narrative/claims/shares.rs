//! Shares of all applications: 予以公开16件，占办结总数的43.2%.

use crate::narrative::claims::subject::{Subject, Whole};
use crate::narrative::proportion::is_near;
use crate::narrative::scan::Scan;
use crate::narrative::scan::clauses::Clause;
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::units::counts_papers;
use crate::narrative::topic::Topic;
use crate::narrative::words::list;
use crate::text::Words;

/// Counts before a share that it may be a share of.
const EARLIER: usize = 24;

/// The share that a percentage is said to be; nothing where it is one of a count that the text tells.
pub(crate) fn subject(scan: &Scan, clause: &Clause, place: usize) -> Option<Subject> {
    let percent = &scan.figures[place];
    let mut before = scan.figures[..place].iter().rev().filter(|figure| figure.kind != Kind::Other);
    let count = before.next().filter(|count| is_count(count) && count.sentence == percent.sentence)?;
    let words = scan.slice(count.span.end..percent.span.start).trim_start_matches([',', '(', '、']);
    let (of, part) = (whole(words)?, count.count()?);
    let told = before.take(EARLIER).filter(|whole| whole.unit == count.unit).filter_map(Figure::count);
    let fits = told.into_iter().any(|whole| is_near(percent, part, whole));
    (clause.topic == Topic::Requests && !fits).then_some(Subject::Share { part, of })
}

fn is_count(figure: &Figure) -> bool {
    figure.kind == Kind::Count && !figure.vague && figure.zeros == 0 && counts_papers(figure.unit)
}

/// What the words between a count and a percentage name as the whole: 占办结总数的, 占比.
fn whole(words: &str) -> Option<Whole> {
    static SHARE: Words = list("takes_a_share");
    static WHOLES: Words = list("wholes_of_shares");
    static HANDLED: Words = list("handled");
    static RECEIVED: Words = list("received");
    static OBJECTS: Words = list("objects");
    let name = words
        .strip_prefix('占')
        .and_then(|rest| rest.trim_end_matches('的').strip_suffix(WHOLES.ends(rest.trim_end_matches('的'))?));
    if let Some(name) = name {
        let name = OBJECTS.ends(name).map_or(name, |object| &name[..name.len() - object.len()]);
        let name = name.trim_end_matches(['件']).trim_end_matches("申请");
        if HANDLED.begins(name) == Some(name) {
            return Some(Whole::Handled);
        }
        if name.is_empty() || RECEIVED.begins(name) == Some(name) {
            return Some(Whole::Received);
        }
        return None;
    }
    (SHARE.begins(words) == Some(words)).then_some(Whole::Unsaid)
}
