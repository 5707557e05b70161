//! Where a narrative says another figure than the tables.

use crate::narrative::claims::claims_in;
use crate::narrative::claims::subject::{Claim, Quantity, Subject, Whole};
use crate::narrative::measure::{Expected, ReportFacts};
use crate::narrative::result_rows::ResultRows;
use crate::narrative::scan::Scan;
use crate::narrative::topic::Topic;
use crate::text::Normalized;
use std::ops::Range;

/// More figures of one subject, or of one sentence, than this no text holds: the rest is not looked at.
const MOST: usize = 64;

/// Which rule a contradiction is a matter of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// N102: what was received, by whom, and what was carried over.
    Requests,
    /// N103: what was handled, and with which result.
    Handled,
    /// N104: 行政复议 and 行政诉讼.
    Cases,
    /// N105: 规章, 行政规范性文件, and decisions on licences, penalties and coercion.
    Documents,
    /// N106: fees.
    Fees,
    /// N107: none in words, some in the table.
    NoneButSome,
    /// N108: 办结率.
    Percent,
}

impl Matter {
    /// Whether it is one of counts in 表二, 表三 and 表四.
    pub(crate) fn is_of_counts(self) -> bool {
        matches!(self, Self::Requests | Self::Handled | Self::Cases | Self::Documents)
    }
}

/// A figure of the narrative that the tables contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Which rule it is a matter of.
    pub matter: Matter,
    /// What the figure is the figure of.
    pub subject: Subject,
    /// What the narrative says.
    pub stated: Quantity,
    /// The unit in which it says so.
    pub unit: &'static str,
    /// What it may say.
    pub expected: Expected,
    /// Where the narrative says it.
    pub range: Range<usize>,
}

/// Finds every place of a text that contradicts the tables. Where the tables lack a figure it is silent.
pub fn contradictions(text: &str, topic: Topic, report: &ReportFacts) -> Vec<Contradiction> {
    let text = Normalized::sentences(text);
    contradictions_in(&text, &Scan::new(&text), &ResultRows::of(report.form), topic, report)
}

/// Finds the contradictions of a text that has been read.
pub(crate) fn contradictions_in(
    text: &Normalized,
    scan: &Scan,
    rows: &ResultRows,
    topic: Topic,
    report: &ReportFacts,
) -> Vec<Contradiction> {
    judge(&claims_in(text, scan, rows, topic, (report.year, report.agency)), report)
}

/// The claims that the tables contradict.
fn judge(claims: &[Claim], report: &ReportFacts) -> Vec<Contradiction> {
    let judged: Vec<_> = claims.iter().map(|claim| (claim, report.expected(claim))).collect();
    let counts = counts(claims);
    let mut found = vec![];
    // The sentences of the counts that are told.
    let mut told: Vec<(usize, u128)> = vec![];
    for (claim, expected) in &judged {
        let Some(expected) = expected.as_ref().filter(|expected| !expected.is_empty()) else { continue };
        if let Subject::Share { part, of } = claim.subject {
            let is_told = told.contains(&(claim.sentence, part)) || (claim.wide && report.office);
            let whole = if of == Whole::Unsaid { beside(claim, &judged) } else { Some(expected.clone()) };
            let fits = is_told || expected.shares_near(claim.quantity).is_some();
            found.extend(whole.filter(|_| !fits).map(|whole| contradiction(claim, whole)));
            continue;
        }
        if expected.accepts(claim.quantity)
            || is_rounded(claim, expected)
            || claim.sums.iter().any(|sum| expected.has_count(*sum))
            || is_elsewhere(claim, expected, &judged, report.office)
            || is_disputed(claim, &counts, expected)
        {
            continue;
        }
        if let Quantity::Count(count) = claim.quantity {
            told.push((claim.sentence, count));
        }
        found.push(contradiction(claim, expected.clone()));
    }
    found.dedup_by(|second, first| second.range == first.range && second.matter == first.matter);
    found
}

fn contradiction(claim: &Claim, expected: Expected) -> Contradiction {
    Contradiction {
        matter: matter(claim),
        subject: claim.subject,
        stated: claim.quantity,
        unit: claim.unit,
        expected,
        range: claim.range.clone(),
    }
}

/// What a share is of whose words do not say it: what another share of its sentence fits.
fn beside(claim: &Claim, judged: &[(&Claim, Option<Expected>)]) -> Option<Expected> {
    let Subject::Share { part, .. } = claim.subject else { return None };
    let first = judged.partition_point(|(other, _)| other.sentence < claim.sentence);
    let same = judged[first..].iter().take_while(|(other, _)| other.sentence == claim.sentence).take(MOST);
    let others = same.filter(|(other, _)| other.range != claim.range);
    let mut wholes = others.filter_map(|(other, own)| own.as_ref()?.shares_near(other.quantity));
    wholes.next().filter(|(_, whole)| *whole >= part).map(|(_, whole)| Expected::Shares(vec![(part, whole)]))
}

fn matter(claim: &Claim) -> Matter {
    let zero = matches!(claim.quantity, Quantity::Count(0) | Quantity::Nothing);
    match claim.subject {
        _ if claim.quantity == Quantity::Nothing => Matter::NoneButSome,
        Subject::Received | Subject::New if zero => Matter::NoneButSome,
        Subject::Received | Subject::New | Subject::InHand | Subject::CarriedIn | Subject::CarriedOut => {
            Matter::Requests
        }
        Subject::Natural | Subject::Legal | Subject::Applicant(_) => Matter::Requests,
        Subject::Handled | Subject::Result(_) => Matter::Handled,
        Subject::Cases(..) => Matter::Cases,
        Subject::Documents(_) | Subject::Regulations(_) | Subject::Decisions(_) => Matter::Documents,
        Subject::InformationFee | Subject::Fees => Matter::Fees,
        Subject::Rate | Subject::Share { .. } => Matter::Percent,
    }
}

/// Whether a count in 万 is a figure of the tables, cut or rounded to its last printed digit.
fn is_rounded(claim: &Claim, expected: &Expected) -> bool {
    matches!(claim.quantity, Quantity::Count(count) if expected.has_near(count, claim.step))
}

/// Whether a figure is said of a whole region and the tables are an office's, or of one organ and they are a region's.
/// They are the region's where another figure of the sentence agrees with them.
fn is_elsewhere(
    claim: &Claim,
    expected: &Expected,
    judged: &[(&Claim, Option<Expected>)],
    office: bool,
) -> bool {
    if let (true, Quantity::Count(count)) = (claim.share, claim.quantity) {
        return expected.all_counts(|own| count < own);
    }
    if !claim.wide {
        return false;
    }
    let first = judged.partition_point(|(other, _)| other.sentence < claim.sentence);
    let mut same =
        judged[first..].iter().take_while(|(other, _)| other.sentence == claim.sentence).take(MOST);
    let agrees = same.any(|(other, own)| {
        let sure = other.wide && !matches!(other.quantity, Quantity::Count(0) | Quantity::Nothing);
        sure && own.as_ref().is_some_and(|own| own.accepts(other.quantity) || is_rounded(other, own))
    });
    let greater = matches!(claim.quantity, Quantity::Count(count) if expected.all_counts(|own| count > own));
    !agrees && (office || greater)
}

/// For every subject the counts that the text says, as far as they matter.
fn counts(claims: &[Claim]) -> Vec<(Subject, Vec<u128>)> {
    let mut found: Vec<(Subject, Vec<u128>)> = vec![];
    for claim in claims {
        let Quantity::Count(count) = claim.quantity else { continue };
        match found.iter_mut().find(|(subject, _)| *subject == claim.subject) {
            Some((_, counts)) if counts.len() < MOST => counts.push(count),
            Some(_) => {}
            None => found.push((claim.subject, vec![count])),
        }
    }
    found
}

/// Whether the text itself says different figures of the same subject, of which one or all together are right.
fn is_disputed(claim: &Claim, counts: &[(Subject, Vec<u128>)], expected: &Expected) -> bool {
    let Quantity::Count(count) = claim.quantity else { return false };
    let Some((_, counts)) = counts.iter().find(|(subject, _)| *subject == claim.subject) else {
        return false;
    };
    let sum = counts.iter().fold(0_u128, |sum, count| sum.saturating_add(*count));
    counts.iter().any(|other| *other != count)
        && (expected.has_count(sum) || counts.iter().any(|own| expected.has_count(*own)))
}
