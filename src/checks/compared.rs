//! Holds the words of a report against its tables, for the rules N102–N108.

use super::narrative::{
    Contradiction, Findings, Matter, Outcomes, Quantity, Requests, Stock, Subject, Tables, Topic,
    findings as findings_in,
};
use super::{Case, Rule, wording};
use crate::diagnostic::Problem;
use crate::report::{Cell, Kind, Prose};

/// The single results of （三）–（六） in the order of the form.
pub(super) const LEAVES: [&str; 19] = [
    "denied.state_secret",
    "denied.forbidden",
    "denied.safety",
    "denied.third_party",
    "denied.internal",
    "denied.process",
    "denied.case_file",
    "denied.query",
    "unable.not_held",
    "unable.must_create",
    "unable.unclear",
    "refused.complaint",
    "refused.repeat",
    "refused.publication",
    "refused.excessive",
    "refused.reissue",
    "closed.not_corrected",
    "closed.not_paid",
    "closed.other",
];

/// Tells every contradiction of one matter in the words of a report.
pub(super) fn tell(case: &Case, rule: &Rule, matter: Matter, found: &mut Vec<Problem>) {
    for (prose, findings) in case.findings() {
        let own = findings.contradictions.iter().filter(|found| found.matter == matter);
        found.extend(own.map(|own| problem(case, rule, prose, own)));
    }
}

/// Every text of the narrative with what is found in it.
pub(super) fn findings<'a>(case: &Case<'a>) -> Vec<(&'a Prose, Findings)> {
    let tables = tables_of(case);
    let found = |(prose, topic): (&'a Prose, Topic)| (prose, findings_in(&prose.text, topic, &tables));
    passages(case).into_iter().map(found).collect()
}

/// Every text with what it is about by its place in the report.
fn passages<'a>(case: &Case<'a>) -> Vec<(&'a Prose, Topic)> {
    let report = case.report;
    let mut found: Vec<_> = report.opening.iter().map(|prose| (prose, Topic::Else)).collect();
    for (section, chapter) in case.form.sections.iter().zip(&report.chapters) {
        let topic = |key: &str| match key {
            "requests" => Topic::Requests,
            "cases" => Topic::Review,
            _ => Topic::Else,
        };
        found.extend(chapter.text.iter().map(|prose| (prose, topic(&section.key))));
        let parts = section.parts.iter().zip(&chapter.parts);
        found.extend(parts.filter_map(|(part, prose)| Some((prose.as_ref()?, topic(&part.key)))));
    }
    found
}

fn problem(case: &Case, rule: &Rule, prose: &Prose, found: &Contradiction) -> Problem {
    let stated = prose.span(found.range.clone());
    let problem = rule.problem(wording::message(found), &stated, wording::stated(found));
    let cells = wording::cells(found.subject);
    let label = |problem: Problem, (table, row, column): (&str, &str, &str)| {
        let Some(cell) = cell(case, table, row, column) else { return problem };
        match cell.value.count() {
            Some(count) => problem.at(&cell.span, format!("表中 {count}")),
            None => problem.at(&cell.span, "表中"),
        }
    };
    let mut problem = cells.into_iter().fold(problem, label);
    if let (Subject::InformationFee, Some(cell)) = (found.subject, &case.report.fee_charged) {
        problem = problem.at(&cell.span, "fee_charged");
    }
    let problem = problem.help("核对文字和表格，改正其中一处");
    match (found.stated, found.accepted.first()) {
        (Quantity::Count(count), Some(own)) => problem.sides(count, *own),
        (Quantity::Nothing, Some(own)) => problem.sides(0, *own),
        _ => problem,
    }
}

fn cell<'a>(case: &Case<'a>, table: &str, row: &str, column: &str) -> Option<&'a Cell> {
    let place = case.form.tables.iter().position(|own| own.key == table)?;
    let (line, (block, _)) =
        case.form.tables[place].rows().enumerate().find(|(_, (_, own))| own.key == row)?;
    case.report.grids.get(place)?.cell(line, block.column(column)?)
}

fn tables_of(case: &Case) -> Tables {
    let count = |table: &str, row: &str, column: &str| case.figures().count(table, row, column);
    let outcomes = |row: &str| Outcomes {
        upheld: count("cases", row, "upheld"),
        corrected: count("cases", row, "corrected"),
        other: count("cases", row, "other"),
        pending: count("cases", row, "pending"),
        total: count("cases", row, "total"),
    };
    let stock = |row: &str| Stock {
        made: count("disclosure", row, "made"),
        repealed: count("disclosure", row, "repealed"),
        valid: count("disclosure", row, "valid"),
    };
    let amount = |cell: Option<&Cell>| cell.and_then(|cell| cell.value.amount()).map(|amount| amount.0);
    let report = case.report;
    let kind = report.agency.kind.as_ref().map(|kind| kind.value);
    Tables {
        year: report.year.as_ref().map(|year| year.value),
        office: matches!(kind, Some(Kind::Department | Kind::Organization)),
        requests: requests(case, "total"),
        natural: requests(case, "natural"),
        review: outcomes("review"),
        direct: outcomes("litigation.direct"),
        after_review: outcomes("litigation.after_review"),
        rules: stock("rules"),
        documents: stock("documents"),
        fees: amount(cell(case, "disclosure", "fees", "charged")),
        information_fee: amount(report.fee_charged.as_ref()),
    }
}

/// One column of 表三, its groups added up.
fn requests(case: &Case, column: &str) -> Requests {
    let count = |row: &str| case.figures().count("requests", row, column);
    let leaves = LEAVES.map(count);
    let sum = |from: usize, to: usize| {
        leaves[from..to].iter().try_fold(0_u64, |sum, leaf| sum.checked_add((*leaf)?))
    };
    Requests {
        new: count("new"),
        carried_in: count("carried_in"),
        granted: count("granted"),
        partial: count("partial"),
        denied: sum(0, 8),
        unable: sum(8, 11),
        refused: sum(11, 16),
        closed: sum(16, 19),
        results: count("processed"),
        carried_out: count("carried_out"),
        leaves,
    }
}
