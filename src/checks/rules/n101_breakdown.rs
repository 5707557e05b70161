//! The parts that a narrative lists add up to the whole that it states.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::narrative::breakdown::Breakdown;
use crate::report::Prose;

pub(crate) const RULE: Rule = Rule {
    code: "N101",
    name: "breakdown",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n101_breakdown.md"),
    check: Check::Report(check),
};

/// How much of the words before a whole is quoted, in characters.
const QUOTED: usize = 18;

fn check(case: &Case, found: &mut Vec<Problem>) {
    for (prose, findings) in case.findings() {
        found.extend(findings.breakdowns.iter().map(|breakdown| problem(prose, breakdown)));
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
    let problem = RULE.problem(message, prose.span(whole.range.clone()), format!("总数 {}", whole.value));
    let label = |problem: Problem, part: &crate::narrative::breakdown::Stated| {
        problem.at(prose.span(part.range.clone()), part.value.to_string())
    };
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
