//! A count is a whole number of zero or more; an amount is not below zero.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::{AmountFault, Entry, NotACount};

pub(crate) const RULE: Rule =
    Rule::new("F204", "not-a-count", &[Severity::Error], include_str!("f204_not_a_count.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for cell in case.report.cells() {
        let Entry::NotACount(odd, written) = &cell.value else { continue };
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
            | NotACount::List => continue,
        };
        found.push(RULE.problem(format!("{written} {fact}"), cell.span, "").help(help));
    }
}
