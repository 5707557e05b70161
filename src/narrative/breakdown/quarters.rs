//! The quarters of a year, which are all of it: 公开信息240条。第一季度48条，第二季度67条，第三季度55条，第四季度70条.

use crate::narrative::breakdown::labels;
use crate::narrative::breakdown::verdict::{Verdict, are_near};
use crate::narrative::scan::Scan;
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::units::is_mark;
use crate::narrative::words::list;
use crate::text::Words;

const QUARTERS: [[&str; 2]; 4] =
    [["一季度", "1季度"], ["二季度", "2季度"], ["三季度", "3季度"], ["四季度", "4季度"]];
/// Counts before them that may be the whole.
const EARLIER: usize = 6;

/// Every whole that the four quarters behind it do not add up to.
pub(super) fn quarters<'a>(scan: &'a Scan) -> Vec<Verdict<'a>> {
    if !scan.text.contains("季度") {
        return vec![];
    }
    let counts = scan.scopes[0].figures.iter().map(|&place| &scan.figures[place]);
    let counts: Vec<&Figure> = counts.filter(|figure| figure.kind != Kind::Other).collect();
    let first = (0..counts.len()).filter(|place| are_quarters(scan, &counts[*place..]));
    first.filter_map(|place| judged(scan, &counts, place)).collect()
}

fn are_quarters(scan: &Scan, counts: &[&Figure]) -> bool {
    let names = |(figure, names): (&&Figure, [&str; 2])| {
        let label = scan.label(figure);
        figure.kind == Kind::Count
            && !figure.vague
            && figure.zeros == 0
            && (figure.unit, figure.sentence) == (counts[0].unit, counts[0].sentence)
            && names.iter().any(|name| label.contains(name))
            && label.matches("季度").count() == 1
    };
    counts.len() >= QUARTERS.len() && counts.iter().zip(QUARTERS).all(names)
}

fn judged<'a>(scan: &Scan, counts: &[&'a Figure], first: usize) -> Option<Verdict<'a>> {
    let parts = counts[first..first + QUARTERS.len()].to_vec();
    let sum = parts.iter().try_fold(0_u128, |sum, part| sum.checked_add(part.count()?))?;
    let earlier = counts[..first].iter().rev().take(EARLIER);
    let wholes = || earlier.clone().filter(|whole| whole.unit == parts[0].unit && !whole.vague);
    let behind = counts.get(first + QUARTERS.len());
    if wholes().chain(behind).any(|whole| whole.count() == Some(sum)) {
        return None;
    }
    let whole = *wholes().next().filter(|whole| whole.sentence + 1 >= parts[0].sentence)?;
    let more = behind.is_some_and(|next| (next.unit, next.sentence) == (parts[0].unit, parts[0].sentence));
    let is_whole = !more && is_of_the_year(scan, whole) && are_told_alike(scan, whole, &parts);
    (is_whole && are_near(sum, whole.count()?)).then_some(Verdict { whole, parts, sum })
}

/// Whether a count is what came in the year, and no plan, no share of a month and no other year's.
fn is_of_the_year(scan: &Scan, whole: &Figure) -> bool {
    static PLANNED: Words = list("planned");
    static LAST: Words = list("last_year");
    static THAN: Words = list("than_last_year");
    let label = scan.label(whole);
    let other = [&PLANNED, &LAST, &THAN].into_iter().any(|words| words.is_in(label));
    whole.zeros == 0 && !other && !label.contains(['每', '均']) && !labels::is_comparison(label)
}

/// Whether nothing stands between a count and its quarters, and these tell nothing that it does not: 公开231条。第一季度公开48条.
fn are_told_alike(scan: &Scan, whole: &Figure, quarters: &[&Figure]) -> bool {
    let label = scan.label(whole);
    let is_same = |quarter: &&Figure| {
        let told = scan.label(quarter).split_once("季度");
        // 今年第一季度 sets this year against that of the count.
        let told =
            told.filter(|(name, _)| !name.contains('年')).map(|(_, own)| own.trim_end_matches(['为', '是']));
        told.is_some_and(|own| label.contains(own)) && scan.tail(quarter).is_empty()
    };
    let between = scan.slice(whole.span.end..quarters[0].label);
    let clauses = between.split(is_mark).skip(1);
    let is_empty = |clause: &str| clause.is_empty() || clause == "其中" || labels::is_view(clause);
    quarters.iter().all(is_same) && clauses.into_iter().all(is_empty)
}
