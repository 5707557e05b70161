//! A count is a whole number of zero or more that an office can reach; an amount is not below zero.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{AmountFault, Cell, Entry, NotACount, Row};
use crate::text::quotes::short;

pub(crate) const RULE: Rule = Rule::new(
    "F204",
    "not-a-count",
    &[Severity::Error, Severity::Warning],
    include_str!("f204_not_a_count.md"),
    check,
)
.categories(&[Category::Figures, Category::Gaps]);

/// More decisions than the country has inhabitants, 14 亿, no office makes in a year.
const MOST: u64 = 1_400_000_000;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let given = || report.rows().flat_map(|row| row.cells.iter().take(row.given)).chain(&report.fee_charged);
    found.extend(given().filter_map(|cell| odd(cell).or_else(|| improbable(cell))));
    // A total follows the figures that it adds.
    if !given().any(is_too_large) {
        found.extend(report.rows().filter_map(sum));
    }
}

fn odd(cell: &Cell) -> Option<Problem> {
    let Entry::NotACount(odd, written) = &cell.value else { return None };
    let (fact, help) = match odd {
        NotACount::Negative => ("小于 0", "核对后填写不小于 0 的整数"),
        NotACount::Fraction => ("有小数，件数应是整数", "核对后填写整数"),
        NotACount::NotPlain => ("不是普通写法", "核对后只用数字写出，不用指数、十六进制等写法"),
        NotACount::TooLarge => ("过大，超出可以核对的范围", "核对后填写实际件数"),
        NotACount::Amount(AmountFault::Negative) => ("小于 0", "核对后填写不小于 0 的金额"),
        NotACount::Amount(AmountFault::NotPlain) => {
            ("不是普通写法", "核对后只用数字和小数点写出，不用指数等写法")
        }
        NotACount::Amount(AmountFault::TooLarge) => ("过大，超出可以核对的范围", "核对后填写实际金额"),
        NotACount::Amount(AmountFault::TooPrecise)
        | NotACount::Words
        | NotACount::Kind(_)
        | NotACount::List => return None,
    };
    Some(RULE.problem(format!("{} {fact}", short(written)), cell.span, "").help(help))
}

/// Doubts a count that no office reaches: most often a telephone number or two figures run together.
fn improbable(cell: &Cell) -> Option<Problem> {
    let count = cell.value.count().filter(|count| *count > MOST)?;
    let message = format!("{count} 有 {} 位，超过 14 亿，不像一年的件数", count.to_string().len());
    let problem = RULE.problem(message, cell.span, "").with_severity(Severity::Warning);
    Some(problem.help("核对这一格：是否填入了别的号码，或者两个数连在了一起"))
}

/// Reports a total that the program added and that no cell can hold.
fn sum(row: &Row) -> Option<Problem> {
    let total = row.cells.iter().skip(row.given).find(|cell| is_too_large(cell))?;
    let Entry::NotACount(_, sum) = &total.value else { return None };
    let sum = short(sum);
    let message = format!("由程序计算的合计是 {sum}，过大，超出可以核对的范围，没有填");
    Some(RULE.problem(message, total.span, "相加的各数").help("核对相加的各数，填写实际件数"))
}

fn is_too_large(cell: &Cell) -> bool {
    matches!(cell.value, Entry::NotACount(NotACount::TooLarge, _))
}
