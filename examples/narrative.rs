//! Measures the reading of narratives on a file of sentences with verdicts:
//! `cargo run --example narrative -- FILE.json` prints precision and recall, every false alarm and every miss.
//!
//! The file is a list of `{"id", "text", "kind", "expect", "why", "year", "table"}`: `kind` is `breakdown` for N101, else `requests`,
//! `percent`, `documents`, `none`, `cases` or `fees`; `expect` is `report`, `silent` or `either`, which is not counted; `table` holds the
//! figures to compare with, by the keys that [`tables_of`] names.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example is a command of its own")]

use gen_report::narrative::{Matter, Outcomes, Requests, Stock, Tables, Topic, breakdowns, contradictions};
use gen_report::report::Amount;
use serde_json::Value;
use std::process::ExitCode;

const MATTERS: &[(&str, Matter)] = &[
    ("requests", Matter::Requests),
    ("handled", Matter::Handled),
    ("cases", Matter::Cases),
    ("documents", Matter::Documents),
    ("fees", Matter::Fees),
    ("none", Matter::NoneButSome),
    ("percent", Matter::Percent),
];

#[derive(Default)]
struct Score {
    found: u32,
    missed: u32,
    false_alarms: u32,
    silent: u32,
}

impl Score {
    fn count(&mut self, expected: bool, told: bool) {
        match (expected, told) {
            (true, true) => self.found += 1,
            (true, false) => self.missed += 1,
            (false, true) => self.false_alarms += 1,
            (false, false) => self.silent += 1,
        }
    }

    fn print(&self, name: &str) {
        let share =
            |all: u32| (self.found * 100).checked_div(all).map_or("—".to_owned(), |own| format!("{own} %"));
        println!(
            "{name}: precision {} ({} of {}), recall {} ({} of {}), rightly silent {}",
            share(self.found + self.false_alarms),
            self.found,
            self.found + self.false_alarms,
            share(self.found + self.missed),
            self.found,
            self.found + self.missed,
            self.silent
        );
    }
}

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: narrative FILE.json");
        return ExitCode::from(2);
    };
    let cases = std::fs::read_to_string(&path).map_err(|error| error.to_string());
    match cases.and_then(|text| serde_json::from_str::<Vec<Value>>(&text).map_err(|error| error.to_string()))
    {
        Ok(cases) => measure(&cases),
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn measure(cases: &[Value]) {
    let (mut lists, mut tables) = (Score::default(), Score::default());
    let mut kinds: Vec<(&str, Score)> = vec![];
    for case in cases {
        let text = case["text"].as_str().unwrap_or_default();
        let (id, kind) = (case["id"].as_str().unwrap_or("?"), case["kind"].as_str().unwrap_or_default());
        let found = breakdowns(text);
        let told: Vec<_> = found
            .iter()
            .map(|found| {
                let parts: Vec<_> = found.parts.iter().map(|part| part.value).collect();
                format!("“{}” {} ≠ {} = {parts:?}", &text[found.phrase.clone()], found.whole.value, found.sum)
            })
            .collect();
        score(&mut lists, case, kind == "breakdown", ("N101", id), &told);
        if case["table"].is_null() {
            continue;
        }
        let found = contradictions(text, Topic::Else, &tables_of(case));
        let told: Vec<_> = found
            .iter()
            .map(|found| {
                let name =
                    MATTERS.iter().find(|(_, matter)| *matter == found.matter).map_or("?", |(name, _)| name);
                let place = &text[found.range.clone()];
                format!("{name} “{place}” {:?} {:?} ≠ {:?}", found.subject, found.stated, found.accepted)
            })
            .collect();
        score(&mut tables, case, kind != "breakdown", ("N102–N108", id), &told);
        if case["expect"] != "either" {
            let place = kinds.iter().position(|(own, _)| *own == kind).unwrap_or_else(|| {
                kinds.push((kind, Score::default()));
                kinds.len() - 1
            });
            kinds[place].1.count(case["expect"] == "report", !told.is_empty());
        }
    }
    println!();
    lists.print("N101");
    tables.print("N102–N108");
    for (kind, score) in &kinds {
        score.print(&format!("  {kind}"));
    }
}

/// Counts one case; one of another kind of rule only must be silent.
fn score(score: &mut Score, case: &Value, own: bool, (rule, id): (&str, &str), told: &[String]) {
    let expect = if own { case["expect"].as_str().unwrap_or_default() } else { "silent" };
    let grouped = case["groups"].as_array().into_iter().flatten().any(|group| group["expect"] == "report");
    let expected = expect == "report" || (own && grouped);
    if expect == "either" {
        return;
    }
    score.count(expected, !told.is_empty());
    if expected == told.is_empty() {
        let fault = if expected { "missed" } else { "false alarm" };
        println!("{rule} {fault}: {id}\n  {}\n  {}", case["text"].as_str().unwrap_or_default(), case["why"]);
        for line in told {
            println!("  told: {line}");
        }
    }
}

fn tables_of(case: &Value) -> Tables {
    let table = &case["table"];
    let get = |key: &str| table[key].as_u64();
    // Fees stand in 万元.
    let fees = table["fees"].as_number().map(ToString::to_string);
    let fees = fees.and_then(|fees| Amount::parse(&fees, Amount::WAN_DECIMALS).ok()).map(|amount| amount.0);
    let outcomes = |name: &str| Outcomes {
        upheld: get(&format!("{name}_upheld")),
        corrected: get(&format!("{name}_corrected")).or(if name == "direct" {
            get("litigation_corrected")
        } else {
            None
        }),
        other: get(&format!("{name}_other")),
        pending: get(&format!("{name}_open")),
        total: get(&format!("{name}_total")),
    };
    Tables {
        year: case["year"].as_u64().and_then(|year| u16::try_from(year).ok()),
        office: table["scope"] == "office",
        requests: Requests {
            new: get("new_total"),
            carried_in: get("carried_in"),
            granted: get("open"),
            partial: get("part"),
            denied: get("not_open"),
            unable: get("unable"),
            refused: get("not_processed"),
            closed: get("other"),
            results: get("results_total"),
            carried_out: get("carried_out"),
            ..Requests::default()
        },
        natural: Requests {
            new: get("natural"),
            carried_in: get("carried_in").filter(|own| *own == 0),
            ..Requests::default()
        },
        review: outcomes("review"),
        direct: Outcomes { total: get("litigation_direct"), ..outcomes("direct") },
        after_review: Outcomes { total: get("litigation_after_review"), ..outcomes("after_review") },
        rules: Stock { made: get("rules_made"), ..Stock::default() },
        documents: Stock { made: get("docs_made"), repealed: get("docs_repealed"), valid: get("docs_valid") },
        fees,
        information_fee: get("info_fee").map(|yuan| yuan * 100),
    }
}
