//! The form as data: its labels letter by letter, and what its balances cover.

#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/figures.rs"]
mod figures;

use figures::{Filled, path};
use gen_report::checks::RULES;
use gen_report::form::{self, ANNUAL_2021, Axis, FORMS, TableLine, select};
use gen_report::report::YEARS;

/// Every label that the tables print, as the notice has them; a path where labels are merged.
const LABELS: &str = include_str!("form/labels.txt");

#[test]
fn every_label_is_the_official_one() {
    let mut labels = vec![];
    for section in &ANNUAL_2021.sections {
        labels.push(section.heading.clone());
        let named = section.parts.iter().filter(|_| section.key == "overview");
        labels.extend(named.map(|part| format!("  {}", part.label)));
        let tables = ANNUAL_2021.tables.iter().filter(|table| table.section == section.key);
        for block in tables.flat_map(|table| &table.blocks) {
            labels.extend(block.caption.iter().map(|caption| format!("  {caption}")));
            let line = |line: &TableLine| format!("    {}", line.label.join(" | "));
            labels.push(format!("  ┌ {}", block.corner).trim_end().to_owned());
            labels.extend(block.columns.iter().map(line));
            labels.push("  ├".to_owned());
            labels.extend(block.rows.iter().map(line));
        }
    }
    assert_eq!(labels, LABELS.lines().collect::<Vec<_>>());
}

#[test]
fn every_form_is_found_by_its_name_and_by_its_years() {
    for form in &FORMS {
        assert_eq!(form::named(&form.key).unwrap().key, form.key);
        for year in [form.years.from, form.years.to.unwrap_or(YEARS.end - 1)] {
            assert_eq!(form::of(year).unwrap().key, form.key);
        }
        let successor = form::to_fill_in(Some(&form.key), None);
        assert_eq!(successor.key, form::of(successor.years.from).unwrap().key);
        assert!(successor.successor.is_none(), "{}: somebody fills in {}", form.key, successor.key);
        assert_eq!(form.successor().key == form.key, form.successor.is_none());
    }
    assert!(FORMS.windows(2).all(|pair| pair[1].years.to == Some(pair[0].years.from - 1)), "newest first");
    assert_eq!(form::current().years.to, None);
    assert!(form::named("2018-1").is_none() && form::of(2018).is_none());
    assert_eq!(form::to_fill_in(Some("2018-1"), Some(2018)).key, form::current().key);
    let read_only = form::to_fill_in(None, Some(2020));
    assert_eq!(read_only.key, form::current().key, "the form of 2019 is only read");
}

#[test]
fn every_key_of_a_balance_names_a_line() {
    for table in FORMS.iter().flat_map(|form| &form.tables) {
        let rows: Vec<_> = table.rows().map(|(_, line)| line).collect();
        for balance in &table.balances {
            let lines = match balance.each {
                Axis::Row => table.blocks[0].columns.iter().collect(),
                Axis::Column => rows.clone(),
            };
            for key in balance.left.iter().chain(&balance.right) {
                let named = select(&lines, std::slice::from_ref(key));
                assert!(!named.is_empty(), "{}: nothing is called {key}", balance.code);
            }
            let all = [select(&lines, &balance.left), select(&lines, &balance.right)].concat();
            let mut once = all.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), all.len(), "{}: a line stands on it twice", balance.code);
            assert!(!balance.right.is_empty(), "{}: a problem is told at the right side", balance.code);
            assert!(table.blocks.len() == 1, "{}: a balance holds within one block", balance.code);
        }
    }
}

#[test]
fn every_balance_has_a_rule() {
    for balance in FORMS.iter().flat_map(|form| &form.tables).flat_map(|table| &table.balances) {
        assert!(RULES.iter().any(|rule| rule.code == balance.code), "{}", balance.code);
    }
}

#[test]
fn every_number_of_a_clean_report_is_covered_by_a_balance_or_listed() {
    let clean = Filled::balanced(&std::array::from_fn(|i| u64::try_from(i * 7 % 5).unwrap()));
    assert_eq!(pointed_at(&clean), [""; 0]);
    let mut uncovered = vec![];
    for place in clean.places() {
        let mut raised = clean.clone();
        *raised.at(place) = raised.at(place).map(|count| count + 1);
        if !pointed_at(&raised).contains(&path(place)) {
            uncovered.push(path(place));
        }
    }
    assert_eq!(
        uncovered,
        [
            "disclosure.rules.made",
            "disclosure.rules.repealed",
            "disclosure.rules.valid",
            "disclosure.documents.made",
            "disclosure.documents.repealed",
            "disclosure.documents.valid",
            "disclosure.licences",
            "disclosure.penalties",
            "disclosure.coercion",
            "disclosure.fees",
        ]
    );
}

/// The names of all places that the balances point at.
fn pointed_at(figures: &Filled) -> Vec<String> {
    let report = common::read(figures.toml());
    let found = common::judge(&report);
    let labels =
        found.iter().filter(|problem| problem.code.starts_with('B')).flat_map(|problem| &problem.labels);
    labels.map(|label| report.path_at(label.span).unwrap().to_owned()).collect()
}
