//! Findings that an agency accepts: which, where, and which not.

#![allow(clippy::unwrap_used)]

mod common;

use gen_report::diagnostic::{Counts, Outcome, Problem};
use gen_report::source::Source;

const ROWS: &str = "[requests]\nnew = [3, 0, \"\", 0, 0, 0, 3]\ncarried_in = [3, 0, \"\", 0, 0, 0, 3]\n\
                    [cases]\nreview = [1, 0, 0, 0, 2]\n";

fn found(accepts: &str) -> Vec<Problem> {
    common::found(format!("{ROWS}{accepts}"))
}

/// Code, place and reason of what is accepted.
fn accepted(accepts: &str) -> Vec<(&'static str, String, String)> {
    let found = found(accepts).into_iter();
    found.filter_map(|problem| Some((problem.code, problem.path?, problem.accepted?))).collect()
}

fn codes(accepts: &str) -> Vec<&'static str> {
    found(accepts).iter().map(|problem| problem.code).filter(|code| code.starts_with('A')).collect()
}

fn accept(rule: &str, at: &str) -> String {
    format!("[[accept]]\nrule = \"{rule}\"\nreason = \"系统导出如此\"\n{at}\n")
}

#[test]
fn a_finding_is_accepted_at_its_place_within_its_row_or_everywhere() {
    let told = |path: &str| ("F205", path.to_owned(), "系统导出如此".to_owned());
    let both = [told("requests.new.research"), told("requests.carried_in.research")];
    assert_eq!(accepted(&accept("F205", "")), both);
    assert_eq!(accepted(&accept("F205", "at = \"requests\"")), both);
    for at in ["requests.new", "requests.new.research"] {
        assert_eq!(accepted(&accept("F205", &format!("at = \"{at}\""))), both[..1]);
    }
    for at in ["requests.ne", "requests.new.research.x", "new", ""] {
        let at = accept("F205", &format!("at = \"{at}\""));
        assert_eq!((accepted(&at), codes(&at)), (vec![], vec!["A001"]));
    }
}

#[test]
fn a_rule_may_be_named_in_small_letters() {
    assert_eq!(accepted(&accept("f205", "")), accepted(&accept("F205", "")));
}

#[test]
fn of_two_acceptances_the_first_gives_the_reason() {
    let first = "[[accept]]\nrule = \"F205\"\nreason = \"原件空着\"\nat = \"requests.new\"\n";
    let told = |accepts: &str| accepted(accepts).into_iter().map(|(.., reason)| reason).collect::<Vec<_>>();
    assert_eq!(told(&(first.to_owned() + &accept("F205", ""))), ["原件空着", "系统导出如此"]);
    assert_eq!(told(&(accept("F205", "") + first)), ["系统导出如此", "系统导出如此"]);
}

/// So many findings of one rule are reported.
const MOST_OF_A_RULE: usize = 1_000;

/// With every one of them looked at for every other, this would take minutes.
#[test]
fn many_acceptances_are_judged_each_by_itself() {
    let many = 4_000;
    let accepts = accept("F205", "at = \"requests.carried_in\"")
        + &accept("F205", "at = \"cases\"").repeat(many)
        + &accept("B401", "").repeat(many)
        + &"[[accept]]\n".repeat(many);
    let found = found(&accepts);
    let count = |code: &str| found.iter().filter(|problem| problem.code == code).count();
    assert_eq!(["A001", "A002", "A003", "A004"].map(count), [MOST_OF_A_RULE; 4]);
    assert_eq!(found.iter().filter(|problem| problem.accepted.is_some()).count(), 1);
}

#[test]
fn an_accepted_finding_counts_apart() {
    let count = |accepts: &str| {
        let source = Source::new("report.toml", "");
        Counts::of(&[Outcome::Checked { source, problems: found(accepts) }])
    };
    let (without, with) = (count(""), count(&accept("F205", "")));
    assert_eq!((with.accepted, with.warnings, with.errors), (2, without.warnings - 2, without.errors));
}

#[test]
fn a_balance_cannot_be_accepted() {
    let accept = accept("B401", "");
    assert_eq!((accepted(&accept), codes(&accept)), (vec![], vec!["A004"]));
}

#[test]
fn an_acceptance_that_is_not_whole_does_nothing_and_is_reported_once() {
    for (accept, code) in [
        ("[[accept]]\nrule = \"F205\"\n", "A002"),
        ("[[accept]]\nrule = \"F205\"\nreason = \"  \"\n", "A002"),
        ("[[accept]]\nrule = \"F25\"\nreason = \"理由\"\n", "A003"),
        ("[[accept]]\nreason = \"理由\"\n", "A003"),
    ] {
        assert_eq!((accepted(accept), codes(accept)), (vec![], vec![code]), "{accept}");
    }
    for accept in ["[[accept]]\nrule = \"F205\"\nreason = 3\n", "[[accept]]\nrule = 205\nreason = \"理由\"\n"]
    {
        assert_eq!((accepted(accept), codes(accept)), (vec![], vec![]), "F002 tells: {accept}");
    }
}

#[test]
fn what_is_said_of_acceptances_cannot_be_accepted() {
    let accepts = accept("F006", "") + &accept("A001", "");
    assert_eq!((accepted(&accepts), codes(&accepts)), (vec![], vec!["A001", "A001"]));
}
