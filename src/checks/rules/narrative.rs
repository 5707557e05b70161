//! The rules N101–N109: what the narrative says of figures agrees with itself and with the tables.

use crate::checks::case::Case;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::form::Form;
use crate::narrative::{
    AppealOutcome, Breakdown, CellName, CellValues, Change, Contradiction, Decision, DocumentStatus,
    Expected, Matter, Procedure, Proportion, Quantity, Reading, ReportFacts, ResultRow, ResultRows, Stated,
    Subject, Topic, Whole, cells, findings, nearest,
};
use crate::report::{Amount, Entry, OrganKind, Prose};
use crate::text::numbers::{fixed, percent, shortest};
use crate::text::ordinals;

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
/// Growth and shares follow from the counts that stand beside them.
pub(crate) const PROPORTION: Rule =
    rule("N109", "proportion", include_str!("n109_proportion.md"), Check::With("N101"));

/// A rule of the narrative: a warning, since words have more readings than one.
const fn rule(code: &'static str, name: &'static str, page: &'static str, check: Check) -> Rule {
    Rule::of(code, name, &[Severity::Warning], page, check)
}

/// How much of the words before a whole is quoted, in characters.
const QUOTED: usize = 18;

/// Reads every text of the narrative once and reports what each of the rules finds in it.
fn check(case: &Case, found: &mut Vec<Problem>) {
    let rows = ResultRows::of(case.form);
    let kind = case.report.agency.kind.as_ref().map(|kind| kind.value);
    let report = ReportFacts {
        form: case.form,
        year: case.report.year.as_ref().map(|year| year.value),
        agency: case.report.agency.name.as_ref().map_or("", |name| &name.value),
        office: matches!(kind, Some(OrganKind::Department | OrganKind::Organization)),
        figures: &Known(case),
    };
    for (prose, topic) in passages(case) {
        let findings = findings(&prose.text, &rows, topic, &report);
        found.extend(findings.breakdowns.iter().map(|breakdown| of_breakdown(prose, breakdown)));
        found.extend(findings.proportions.iter().map(|own| of_proportion(prose, own)));
        found.extend(findings.contradictions.iter().map(|own| of_contradiction(case, prose, own)));
    }
}

/// Every text with what it is about by its place in the report.
fn passages<'a>(case: &Case<'a>) -> Vec<(&'a Prose, Topic)> {
    let report = case.report;
    let mut found: Vec<_> = report.opening.iter().map(|prose| (prose, Topic::Else)).collect();
    for (section, chapter) in case.form.sections.iter().zip(&report.section_texts) {
        let topic = |key: &str| match key {
            "requests" => Topic::Requests,
            "cases" => Topic::Cases(Procedure::Any),
            _ => Topic::Else,
        };
        found.extend(chapter.text.iter().map(|prose| (prose, topic(&section.key))));
        let parts = section.parts.iter().zip(&chapter.parts);
        found.extend(parts.filter_map(|(part, prose)| Some((prose.as_ref()?, topic(&part.key)))));
    }
    found
}

/// The figures of a report that are known.
struct Known<'c, 'a>(&'c Case<'a>);

impl CellValues for Known<'_, '_> {
    fn figure(&self, cell: CellName) -> Option<u64> {
        match self.0.figures().cell(cell.table, cell.row, cell.column)?.value {
            Entry::Count(count) => Some(count),
            Entry::Amount(amount) => Some(amount.0),
            _ => None,
        }
    }

    fn information_fee(&self) -> Option<u64> {
        self.0.report.fee_charged.as_ref()?.value.amount().map(|amount| amount.0)
    }
}

/// The rule that reports contradictions of a matter.
fn rule_of(matter: Matter) -> &'static Rule {
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

fn of_breakdown(prose: &Prose, breakdown: &Breakdown) -> Problem {
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
    // Where the parts are more than the whole, 等 mends nothing.
    let help = if *sum < whole.value {
        "核对总数和各项，改正其中一处；另有未列的，写明“等”或“其他”"
    } else {
        "核对总数和各项，改正其中一处"
    };
    problem.sides(*sum, whole.value).help(help)
}

/// The whole with the last words before it, on one line.
fn quoted(prose: &Prose, breakdown: &Breakdown) -> String {
    let words = prose.text.get(breakdown.phrase.start..breakdown.whole.range.start).unwrap_or("");
    let figure = prose.text.get(breakdown.whole.range.clone()).unwrap_or("");
    // Half a pair of quotation marks would be left over.
    let words: Vec<char> = words.chars().filter(|c| !c.is_whitespace() && !"“”".contains(*c)).collect();
    let figure: String = figure.chars().filter(|c| !c.is_whitespace()).collect();
    let cut = words.len().saturating_sub(QUOTED);
    let first = words[cut..].iter().position(|c| c.is_alphabetic()).map_or(words.len(), |first| cut + first);
    let last: String = words[first..].iter().collect();
    // 年 goes with the digits of its year.
    let ends_a_year = first > 0 && words[first - 1].is_ascii_digit();
    let last = match last.strip_prefix('年') {
        Some(rest) if ends_a_year => rest.strip_prefix('度').unwrap_or(rest),
        _ => last.as_str(),
    };
    last.trim_start_matches("其中").to_owned() + &figure
}

fn of_proportion(prose: &Prose, found: &Proportion) -> Problem {
    let ((count, _), (base, _), (digits, places)) = (&found.count, &found.base, found.stated);
    let stated = decimal(digits, places);
    if let Change::More | Change::Fewer = found.change {
        return of_difference(prose, found);
    }
    let message = match found.change {
        Change::Share => {
            format!("{count} 占 {base} 的 {}%，文字写 {stated}%", share(*count, *base, places))
        }
        change => {
            let says = if change == Change::Growth { "增长" } else { "下降" };
            let way = if count >= base { "增长" } else { "下降" };
            let right = share(count.abs_diff(*base), *base, places);
            format!("{count} 比 {base} {way} {right}%，文字写{says} {stated}%")
        }
    };
    let problem = PROPORTION.problem(message, prose.span(found.range.clone()), format!("文字 {stated}%"));
    let problem = problem.at(prose.span(found.count.1.clone()), count.to_string());
    problem.at(prose.span(found.base.1.clone()), base.to_string()).help("核对件数和百分比，改正其中一处")
}

fn of_difference(prose: &Prose, found: &Proportion) -> Problem {
    let ((count, now), (base, then), (stated, _)) = (&found.count, &found.base, found.stated);
    let way = if count >= base { "多" } else { "少" };
    let says = if found.change == Change::More { "增加" } else { "减少" };
    let message = format!("{count} 比 {base} {way} {}，文字写{says} {stated}", count.abs_diff(*base));
    let problem = PROPORTION.problem(message, prose.span(found.range.clone()), format!("文字 {stated}"));
    let problem = problem.at(prose.span(now.clone()), count.to_string());
    problem.at(prose.span(then.clone()), base.to_string()).help("核对三处件数，改正其中一处")
}

fn of_contradiction(case: &Case, prose: &Prose, found: &Contradiction) -> Problem {
    let label = match found.stated {
        Quantity::Count(count) => format!("文字 {count}"),
        _ => "文字".to_owned(),
    };
    let stated = prose.span(found.range.clone());
    let mut problem = rule_of(found.matter).problem(message(case.form, found), stated, label);
    for cell in cells(case.form, found.subject) {
        let Some(cell) = case.figures().cell(cell.table, cell.row, cell.column) else { continue };
        let count = cell.value.count().map_or("表中".to_owned(), |count| format!("表中 {count}"));
        problem = problem.at(cell.span, count);
    }
    if let (Subject::InformationFee, Some(cell)) = (found.subject, &case.report.fee_charged) {
        problem = problem.at(cell.span, "fee_charged");
    }
    let problem = problem.help("核对文字和表格，改正其中一处");
    let Expected::Counts(counts) = &found.expected else { return problem };
    match (found.stated, counts.first()) {
        (Quantity::Count(count), Some(_)) => problem.sides(count, nearest(counts, count).0),
        (Quantity::Nothing, Some((own, _))) => problem.sides(0, *own),
        _ => problem,
    }
}

/// The fact: what the words say, what the tables have, how far they are apart.
fn message(form: &Form, found: &Contradiction) -> String {
    let (words, table) = names(form, found.subject);
    match (&found.expected, found.stated) {
        (Expected::Counts(own), Quantity::Count(count)) => {
            let (own, reading) = nearest(own, count);
            let unit = if found.unit.is_empty() { "件" } else { found.unit };
            let table = place(table, reading);
            format!("文字写{words} {count} {unit}，{table}为 {own}，相差 {}", count.abs_diff(own))
        }
        (Expected::Amounts(own), Quantity::Fen { fen, .. }) => {
            let own = own.first().copied().unwrap_or_default();
            format!("文字写{words} {}，{table}为 {}", amount(found.subject, fen), amount(found.subject, own))
        }
        (Expected::Shares(own), Quantity::Percent { digits, places }) => {
            let (part, whole) = own.first().copied().unwrap_or((0, 1));
            let right = share(part, whole, places);
            format!("文字写{words} {}%，按{table}为 {right}%（{part} ÷ {whole}）", decimal(digits, places))
        }
        (Expected::Amounts(own), _) => {
            let own = own.first().copied().unwrap_or_default();
            format!("文字写没有{words}，{table}为 {}", amount(found.subject, own))
        }
        (Expected::Counts(own), _) => {
            format!("文字写没有{words}，{table}为 {}", own.first().map_or(0, |(own, _)| *own))
        }
        (Expected::Shares(_), _) => format!("文字写没有{words}"),
    }
}

/// Where a reading stands in the tables, given where the plain one does.
fn place(table: String, reading: Reading) -> String {
    match reading {
        Reading::Plain | Reading::Other => table,
        Reading::InHand => table + "加上年结转",
        Reading::Processed => "表三（七）总计".to_owned(),
        Reading::OfNew => table + "减上年结转",
    }
}

/// What a subject is called in the words, and where it stands in the tables.
fn names(form: &Form, subject: Subject) -> (String, String) {
    let (words, table) = match subject {
        Subject::Received => ("收到申请", "表三新收"),
        Subject::New => ("新收申请", "表三新收"),
        Subject::InHand => ("办理申请", "表三新收"),
        Subject::Handled => ("办结", "表三（七）总计"),
        Subject::CarriedIn => ("上年结转", "表三上年结转"),
        Subject::CarriedOut => ("结转下年度", "表三结转下年度"),
        Subject::Natural => ("自然人申请", "表三自然人新收"),
        Subject::Legal => ("法人或其他组织申请", "表三法人或其他组织新收"),
        Subject::Applicant(place) => return applicant(form, place),
        Subject::Result(row) => return result(form, row),
        Subject::Decisions(Decision::Licences) => ("行政许可决定", "表二行政许可"),
        Subject::Decisions(Decision::Penalties) => ("行政处罚决定", "表二行政处罚"),
        Subject::Decisions(Decision::Coercion) => ("行政强制决定", "表二行政强制"),
        Subject::Cases(procedure, outcome) => return cases(procedure, outcome),
        Subject::Documents(DocumentStatus::Made) => ("制发行政规范性文件", "表二本年制发件数"),
        Subject::Documents(DocumentStatus::Repealed) => ("废止行政规范性文件", "表二本年废止件数"),
        Subject::Documents(DocumentStatus::Valid) => ("现行有效行政规范性文件", "表二现行有效件数"),
        Subject::Regulations(DocumentStatus::Made) => ("制定规章", "表二本年制发件数"),
        Subject::Regulations(DocumentStatus::Repealed) => ("废止规章", "表二本年废止件数"),
        Subject::Regulations(DocumentStatus::Valid) => ("现行有效规章", "表二现行有效件数"),
        Subject::InformationFee => ("收取信息处理费", "本年实收信息处理费"),
        Subject::Fees => ("行政事业性收费", "表二行政事业性收费"),
        Subject::Rate => ("办结率", "表三"),
        Subject::Share { of: Whole::Handled, .. } => ("占办结总数", "表三（七）总计"),
        Subject::Share { of: Whole::Received, .. } => ("占申请总数", "表三新收"),
        Subject::Share { of: Whole::Unsaid, .. } => ("占比", "表三"),
    };
    (words.to_owned(), table.to_owned())
}

/// What the form calls a kind of applicants.
fn applicant(form: &Form, place: usize) -> (String, String) {
    let block = form.table(ResultRows::TABLE).and_then(|table| table.blocks.first());
    let name = block.and_then(|block| block.columns.get(place)).map_or("", |column| column.name());
    (format!("{name}申请"), format!("表三{name}新收"))
}

/// What the form calls a result: `属于行政查询事项` and `表三（三）第 8 项`.
fn result(form: &Form, row: ResultRow) -> (String, String) {
    let line = |place: usize| form.table(ResultRows::TABLE)?.rows().nth(place).map(|(_, line)| line);
    let (Some(first), Some(last)) = (line(row.first), line(row.last)) else {
        return ("这种办理结果".to_owned(), "表三".to_owned());
    };
    let name = |label: &str| numbered(label).1.split('（').next().unwrap_or_default().to_owned();
    let numeral = |label: &str| numbered(label).0.to_owned();
    match (first.label.as_slice(), row.first == row.last) {
        ([_, group, own], true) => {
            let place =
                ordinals::read(own).map_or(numbered(own).1.to_owned(), |n| format!("第 {} 项", n.value));
            (name(own), format!("表三{}{place}", numeral(group)))
        }
        ([.., own], true) => (name(own), format!("表三{}{}", numeral(own), name(own))),
        ([_, group, _], false) => (name(group), format!("表三{}各项之和", numeral(group))),
        _ => {
            let (one, other) = (first.name(), last.name());
            let words = format!("{}和{}", name(one), name(other));
            (words, format!("表三{}{}之和", numeral(one), numeral(other)))
        }
    }
}

/// A label's number and the rest of it.
fn numbered(label: &str) -> (&str, &str) {
    label.split_at(ordinals::read(label).map_or(0, |number| number.length))
}

fn cases(procedure: Procedure, outcome: AppealOutcome) -> (String, String) {
    let outcome = match outcome {
        AppealOutcome::Total => "",
        AppealOutcome::Upheld => "结果维持",
        AppealOutcome::Corrected => "结果纠正",
        AppealOutcome::Other => "其他结果",
        AppealOutcome::Pending => "尚未审结",
    };
    let words = match procedure {
        Procedure::Review => "行政复议",
        Procedure::Litigation => "行政诉讼",
        Procedure::Direct => "未经复议直接起诉",
        Procedure::AfterReview => "复议后起诉",
        Procedure::All | Procedure::Any => "行政复议和行政诉讼",
    };
    let column = if outcome.is_empty() { "总计" } else { outcome };
    (format!("{words}{outcome}"), format!("表四{column}"))
}

/// An amount in the unit of the form: 信息处理费 in 元, what 表二 holds in 万元.
fn amount(subject: Subject, fen: u128) -> String {
    match subject {
        Subject::InformationFee => format!("{} 元", shortest(fen, Amount::YUAN_DECIMALS)),
        _ => format!("{} 万元", shortest(fen, Amount::WAN_DECIMALS)),
    }
}

/// A share in hundredths, rounded to so many decimals.
fn share(part: u128, whole: u128, places: u32) -> String {
    decimal(percent(part, whole, places), places)
}

fn decimal(digits: u128, places: u32) -> String {
    fixed(digits, usize::try_from(places).unwrap_or_default())
}
