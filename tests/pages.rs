//! Runs the examples on every rule's page. `UPDATE=1 cargo test --test pages` writes the expected text anew.

#![allow(clippy::unwrap_used)]

use gen_report::agency_file;
use gen_report::checks::{self, Case, OwnErrors, RULES, RelatedReport, Relation, Rule, SkipReason, Skipped};
use gen_report::diagnostic::{Paint, show};
use gen_report::form::ANNUAL_2021;
use gen_report::import;

use gen_report::report::Report;
use gen_report::source::{Source, Spanned};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

#[test]
fn every_page_shows_what_the_check_reports() {
    for rule in RULES {
        let path = page_path(rule);
        let truth = truth(rule);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, truth).unwrap();
        } else {
            let page = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
            assert_eq!(page, truth, "{} is out of date: UPDATE=1 cargo test --test pages", path.display());
        }
    }
}

#[test]
fn every_page_has_a_legal_basis_and_a_bad_and_a_good_example() {
    for rule in RULES {
        let examples = ["```toml\n", "```txt\n"].map(|fence| rule.page.matches(fence).count());
        let (all, bad) = (examples.iter().sum(), rule.page.matches("```text\n").count());
        assert!(0 < bad && bad < all, "{}: {bad} of {all} examples are bad", rule.code);
        assert!(rule.page.starts_with(&format!("# {} {}\n", rule.code, rule.name)), "{}", rule.code);
        assert!(rule.page.contains("\n依据："), "{}: 依据 is missing", rule.code);
        assert!(rule.summary().ends_with('。'), "{}: the first paragraph is one sentence", rule.code);
    }
}

#[test]
fn every_page_belongs_to_a_rule_and_the_rules_stand_in_order() {
    let names = fs::read_dir("src/checks/rules").unwrap().map(|entry| entry.unwrap().path());
    let pages: BTreeSet<_> = names.filter(|path| path.extension().is_some_and(|x| x == "md")).collect();
    assert_eq!(RULES.iter().copied().map(page_path).collect::<BTreeSet<_>>(), pages);
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
}

/// The page with each `text` block replaced by what the `toml` block above it really gives. A block ```` ```toml last ````
/// is last year's report, a block ```` ```toml child ```` a report that the next one sums up; a block ```` ```txt ````
/// is a published report.
fn truth(rule: &Rule) -> String {
    let mut out = String::new();
    let (mut last, mut children) = (None, vec![]);
    let page = rule.page.replace("\r\n", "\n");
    let mut blocks = page.split_inclusive("```\n").peekable();
    while let Some(block) = blocks.next() {
        out += block;
        let code = |fence| block.split_once(fence).and_then(|(_, code)| code.strip_suffix("```\n"));
        if let Some(code) = code("```toml last\n") {
            last = Some(read("2023.toml", code).1);
        }
        if let Some(code) = code("```toml child\n") {
            children.push(read("child.toml", code).1);
        }
        let (source, report) = match (code("```toml\n"), code("```txt\n")) {
            (Some(code), _) => read("report.toml", code),
            (None, Some(code)) => recognise("report.txt", code),
            (None, None) => continue,
        };
        let shown = judge(rule, &source, &report, last.take().as_ref(), &std::mem::take(&mut children));
        match blocks.next_if(|next| next.starts_with("\n```text\n")) {
            Some(_) => out += &["\n```text\n", &shown, "```\n"].concat(),
            None => assert_eq!(shown, "", "{}: a good example is not silent", rule.code),
        }
    }
    out
}

fn judge(
    rule: &Rule,
    source: &Source,
    report: &Report,
    last: Option<&Report>,
    children: &[Report],
) -> String {
    let place = report.last.as_ref().map(|name| &name.span);
    let missing = report.last.iter().filter(|_| last.is_none());
    let last = last.map(|report| RelatedReport {
        name: "2023.toml",
        form: &ANNUAL_2021,
        report,
        place: place.copied(),
        errors: OwnErrors::default(),
    });
    let missing = missing.map(|name| Skipped {
        place: Some(name.span),
        relation: Relation::Last,
        reason: SkipReason::Unread(format!("没有“{}”这个文件", name.value)),
    });
    let (named, left) = summed_up(report);
    assert_eq!(named.len(), children.len(), "{}: the reports that are summed up have names", rule.code);
    let children: Vec<_> = named
        .into_iter()
        .zip(children)
        .map(|(name, report)| RelatedReport {
            name: &name.value,
            form: &ANNUAL_2021,
            report,
            place: Some(name.span),
            errors: errors_in_figures(report),
        })
        .collect();
    let skipped: Vec<_> = missing.chain(left).collect();
    let case = Case { last, children: &children, skipped: &skipped, ..Case::new(&ANNUAL_2021, report) };
    let found = checks::check(&case);
    let own = found.iter().filter(|problem| problem.code == rule.code);
    own.map(|problem| show(problem, source, Paint::Plain)).collect()
}

/// The errors in a child's tables; the examples have nothing else.
fn errors_in_figures(report: &Report) -> OwnErrors {
    let OwnErrors { in_figures, .. } = checks::own_errors(&ANNUAL_2021, report);
    OwnErrors { all: in_figures, in_figures }
}

/// The files that a report sums up, and what is skipped of them.
fn summed_up(report: &Report) -> (Vec<&Spanned<String>>, Vec<Skipped>) {
    let (mut named, mut skipped): (Vec<&Spanned<String>>, _) = (vec![], vec![]);
    for name in &report.children {
        let reason = if name.value == "report.toml" {
            SkipReason::Itself(name.value.clone())
        } else if named.iter().any(|other| other.value == name.value) {
            SkipReason::Twice(name.value.clone())
        } else {
            named.push(name);
            continue;
        };
        skipped.push(Skipped { place: Some(name.span), relation: Relation::Child, reason });
    }
    (named, skipped)
}

fn read(name: &str, text: &str) -> (Source, Report) {
    let source = Source::new(name, text);
    let report = agency_file::read(&source, &ANNUAL_2021);
    (source, report)
}

fn recognise(name: &str, text: &str) -> (Source, Report) {
    let stream = import::read(text.as_bytes()).unwrap();
    let imported = import::recognise(name, stream).unwrap();
    (imported.source, imported.report)
}

fn page_path(rule: &Rule) -> PathBuf {
    format!("src/checks/rules/{}_{}.md", rule.code.to_lowercase(), rule.name.replace('-', "_")).into()
}
