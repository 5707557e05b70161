//! The rules N101–N108: what the narrative says of figures agrees with itself and with the tables.

use crate::checks::case::Case;
use crate::checks::compared;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::narrative::breakdown::{Breakdown, Stated};
use crate::narrative::contradictions::Matter;
use crate::report::Prose;

/// The parts that a narrative lists add up to the whole that it states.
pub(crate) const BREAKDOWN: Rule =
    rule("N101", "breakdown", include_str!("n101_breakdown.md"), Check::Report(check));
/// What the words say was received and carried over is what 表三 has.
pub(crate) const REQUESTS: Rule =
    rule("N102", "requests", include_str!("n102_requests.md"), Check::With("N101"));
/// What the words say was finished, and how, is what 表三 has.
pub(crate) const HANDLED: Rule =
    rule("N103", "handled", include_str!("n103_handled.md"), Check::With("N101"));
/// The cases that the words count are those of 表四.
pub(crate) const CASES: Rule = rule("N104", "cases", include_str!("n104_cases.md"), Check::With("N101"));
/// The rules and normative documents that the words count are those of 表二.
pub(crate) const DOCUMENTS: Rule =
    rule("N105", "documents", include_str!("n105_documents.md"), Check::With("N101"));
/// The fees that the words name are those that were filled in.
pub(crate) const FEES: Rule = rule("N106", "fees", include_str!("n106_fees.md"), Check::With("N101"));
/// What the words deny is not in the tables.
pub(crate) const NONE_BUT_SOME: Rule =
    rule("N107", "none-but-some", include_str!("n107_none_but_some.md"), Check::With("N101"));
/// The share that the words say was finished follows from 表三.
pub(crate) const PERCENT: Rule =
    rule("N108", "percent", include_str!("n108_percent.md"), Check::With("N101"));

/// A rule of the narrative: a warning, since words have more readings than one.
const fn rule(code: &'static str, name: &'static str, page: &'static str, check: Check) -> Rule {
    Rule::of(code, name, &[Severity::Warning], page, check)
}

/// How much of the words before a whole is quoted, in characters.
const QUOTED: usize = 18;

/// Reads every text of the narrative once and reports what each of the rules finds in it.
fn check(case: &Case, found: &mut Vec<Problem>) {
    for (prose, findings) in compared::findings(case) {
        found.extend(findings.breakdowns.iter().map(|breakdown| problem(prose, breakdown)));
        let contradictions = findings.contradictions.iter();
        found.extend(contradictions.map(|own| compared::problem(case, of(own.matter), prose, own)));
    }
}

/// The rule that reports contradictions of a matter.
fn of(matter: Matter) -> &'static Rule {
    match matter {
        Matter::Requests => &REQUESTS,
        Matter::Handled => &HANDLED,
        Matter::Cases => &CASES,
        Matter::Documents => &DOCUMENTS,
        Matter::Fees => &FEES,
        Matter::NoneButSome => &NONE_BUT_SOME,
        Matter::Percent => &PERCENT,
    }
}

fn problem(prose: &Prose, breakdown: &Breakdown) -> Problem {
    let Breakdown { whole, parts, sum, .. } = breakdown;
    let message = format!(
        "“{}”所列 {} 项之和为 {sum}，与 {} 相差 {}",
        quoted(prose, breakdown),
        parts.len(),
        whole.value,
        sum.abs_diff(whole.value)
    );
    let problem =
        BREAKDOWN.problem(message, prose.span(whole.range.clone()), format!("总数 {}", whole.value));
    let label =
        |problem: Problem, part: &Stated| problem.at(prose.span(part.range.clone()), part.value.to_string());
    let problem = parts.iter().fold(problem, label);
    problem.sides(*sum, whole.value).help("核对总数和各项，改正其中一处；另有未列的，写明“等”或“其他”")
}

/// The whole with the last words before it, on one line.
fn quoted(prose: &Prose, breakdown: &Breakdown) -> String {
    let words = prose.text.get(breakdown.phrase.start..breakdown.whole.range.start).unwrap_or("");
    let figure = prose.text.get(breakdown.whole.range.clone()).unwrap_or("");
    // Half a pair of quotation marks would be left over.
    let words: Vec<char> = words.chars().filter(|c| !c.is_whitespace() && !"“”".contains(*c)).collect();
    let last: String = words[words.len().saturating_sub(QUOTED)..].iter().collect();
    let figure: String = figure.chars().filter(|c| !c.is_whitespace()).collect();
    let last = last.trim_start_matches(|c: char| !c.is_alphabetic());
    last.trim_start_matches("其中").to_owned() + &figure
}
