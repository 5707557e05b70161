//! What a narrative says of the figures in the tables.

mod appeals;
mod carry_over;
mod context;
mod decisions;
mod denials;
mod documents;
mod fees;
mod grounds;
mod levels;
mod requests;
mod results;
mod shares;
pub(crate) mod subject;

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::{AppealOutcome, Claim, Quantity, Subject};
use crate::narrative::result_rows::ResultRows;
use crate::narrative::scan::Scan;
use crate::narrative::scan::clauses::{Clause, clauses, spoken_year};
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::units::counts_papers;
use crate::narrative::topic::Topic;
use crate::narrative::words::list;
use crate::text::{Normalized, Number, Words};
use std::ops::Range;

/// Finds every claim of a text that stands under `topic` in a report of `year`.
pub fn claims(text: &str, rows: &ResultRows, topic: Topic, year: Option<u16>) -> Vec<Claim> {
    let text = Normalized::sentences(text);
    claims_in(&text, &Scan::new(&text), rows, topic, (year, ""))
}

/// Finds the claims of a text that has been read.
pub(crate) fn claims_in(
    text: &Normalized,
    scan: &Scan,
    rows: &ResultRows,
    topic: Topic,
    (year, agency): (Option<u16>, &str),
) -> Vec<Claim> {
    let mut found = vec![];
    for clause in clauses(scan, rows, spoken_year(scan, year), topic, agency) {
        if clause.elsewhere {
            continue;
        }
        let claim = |subject, quantity, (unit, step), range: &Range<usize>| Claim {
            subject,
            quantity,
            step,
            unit,
            sums: vec![],
            range: text.origin(range.clone()),
            share: is_share(clause.text) || is_share(clause.around),
            wide: clause.wide,
            sentence: clause.sentence,
        };
        for subject in denials::subjects(&clause) {
            found.push(claim(subject, Quantity::Nothing, ("", 1), &clause.range));
        }
        for place in clause.figures.clone() {
            let figure = &scan.figures[place];
            if clause.is_of_another(figure.span.start) {
                continue;
            }
            for (subject, quantity) in of_figure(scan, rows, &clause, figure, place) {
                let together = levels::together(scan, place, subject);
                if !together.named {
                    let own = claim(subject, quantity, (figure.unit, figure.step()), &figure.span);
                    let sums = match subject {
                        Subject::Cases(_, AppealOutcome::Upheld) => levels::with_dismissed(scan, place),
                        _ => together.sums,
                    };
                    found.push(Claim { sums, ..own });
                }
            }
        }
    }
    found
}

/// Says what a figure counts: mostly one subject; two for 复议、诉讼各1件 or 均为0件.
fn of_figure(
    scan: &Scan,
    rows: &ResultRows,
    clause: &Clause,
    figure: &Figure,
    place: usize,
) -> Vec<(Subject, Quantity)> {
    static COMPARED: Words = list("compared");
    let context = Context::new(scan, clause, figure, place);
    if figure.vague || COMPARED.is_in(context.lead) {
        return vec![];
    }
    match (figure.kind, figure.count()) {
        (Kind::Money, _) => fees::subject(&context, figure).into_iter().collect(),
        (Kind::Percent, _) => {
            let Number { digits, places } = figure.number;
            let rate = requests::is_rate(&context).then_some(Subject::Rate);
            let subject = rate.or_else(|| shares::subject(scan, clause, place));
            subject.map(|subject| (subject, Quantity::Percent { digits, places })).into_iter().collect()
        }
        (Kind::Count | Kind::Bare, Some(count)) if counts_papers(figure.unit) => {
            let mut subjects = appeals::subjects(&context, count);
            if subjects.is_empty() {
                let subject = documents::subject(&context).or_else(|| decisions::subject(&context));
                subjects.extend(subject.or_else(|| requests::subject(&context, rows)));
            }
            subjects.into_iter().map(|subject| (subject, Quantity::Count(count))).collect()
        }
        _ => vec![],
    }
}

/// Whether a clause may count some organ's documents only.
fn is_share(clause: &str) -> bool {
    static ALL: Words = list("one_organ");
    static NAMES: Words = list("in_whose_name");
    NAMES.is_in(clause) && !ALL.is_in(clause)
}
