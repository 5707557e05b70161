//! Measures the reading of narratives on a file of sentences with verdicts:
//! `cargo run --example narrative -- FILE.json` prints precision and recall, every false alarm and every miss.
//!
//! The file is a list of `{"id", "text", "kind", "expect", "why", "year", "table"}`: `kind` is `breakdown` for N101, else `requests`,
//! `percent`, `documents`, `none`, `cases` or `fees`; `expect` is `report`, `silent` or `either`, which is not counted; `table` holds the
//! figures to compare with, by the keys that [`NAMES`] lists.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example is a command of its own")]

#[path = "../tests/narrative/figures.rs"]
mod figures;

use figures::Figures;
use gen_report::form::{ANNUAL_2021, Table};
use gen_report::narrative::{Matter, ReportFacts, Topic, breakdowns, contradictions};
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

/// The figures of the file by the names of the form. A group of results stands in its first row, its other rows are 0.
const NAMES: &[(&str, &str)] = &[
    ("new_total", "requests.new.total"),
    ("carried_in", "requests.carried_in.total"),
    ("open", "requests.granted.total"),
    ("part", "requests.partial.total"),
    ("not_open", "requests.denied"),
    ("unable", "requests.unable"),
    ("not_processed", "requests.refused"),
    ("other", "requests.closed"),
    ("results_total", "requests.processed.total"),
    ("carried_out", "requests.carried_out.total"),
    ("natural", "requests.new.natural"),
    ("review_upheld", "cases.review.upheld"),
    ("review_corrected", "cases.review.corrected"),
    ("review_other", "cases.review.other"),
    ("review_open", "cases.review.pending"),
    ("review_total", "cases.review.total"),
    ("litigation_corrected", "cases.litigation.direct.corrected"),
    ("direct_upheld", "cases.litigation.direct.upheld"),
    ("direct_corrected", "cases.litigation.direct.corrected"),
    ("direct_other", "cases.litigation.direct.other"),
    ("direct_open", "cases.litigation.direct.pending"),
    ("litigation_direct", "cases.litigation.direct.total"),
    ("after_review_upheld", "cases.litigation.after_review.upheld"),
    ("after_review_corrected", "cases.litigation.after_review.corrected"),
    ("after_review_other", "cases.litigation.after_review.other"),
    ("after_review_open", "cases.litigation.after_review.pending"),
    ("litigation_after_review", "cases.litigation.after_review.total"),
    ("rules_made", "disclosure.rules.made"),
    ("docs_made", "disclosure.documents.made"),
    ("docs_repealed", "disclosure.documents.repealed"),
    ("docs_valid", "disclosure.documents.valid"),
    ("licences", "disclosure.licences.decided"),
    ("penalties", "disclosure.penalties.decided"),
    ("coercion", "disclosure.coercion.decided"),
    ("fees", "disclosure.fees.charged"),
    ("info_fee", "fee_charged"),
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
        let figures = figures_of(&case["table"]);
        let year = case["year"].as_u64().and_then(|year| u16::try_from(year).ok());
        let office = case["table"]["scope"] == "office";
        let report = ReportFacts { form: &ANNUAL_2021, year, agency: "", office, figures: &figures };
        let found = contradictions(text, Topic::Else, &report);
        let told: Vec<_> = found
            .iter()
            .map(|found| {
                let name =
                    MATTERS.iter().find(|(_, matter)| *matter == found.matter).map_or("?", |(name, _)| name);
                let place = &text[found.range.clone()];
                format!("{name} “{place}” {:?} {:?} ≠ {:?}", found.subject, found.stated, found.expected)
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

fn figures_of(table: &Value) -> Figures {
    let mut written: Vec<(String, String)> = vec![];
    for (name, path) in NAMES {
        let Some(figure) = table[*name].as_number() else { continue };
        let group = (path.split('.').count() == 2).then(|| format!("{path}."));
        let rows = ANNUAL_2021.table("requests").into_iter().flat_map(Table::rows);
        let keys = rows.map(|(_, line)| format!("requests.{}", line.key));
        let of_group = keys.filter(|key| group.as_ref().is_some_and(|group| key.starts_with(group)));
        for (place, key) in of_group.enumerate() {
            let own = if place == 0 { figure.to_string() } else { "0".to_owned() };
            written.push((format!("{key}.total"), own));
        }
        if group.is_none() && written.iter().all(|(other, _)| other != path) {
            written.push(((*path).to_owned(), figure.to_string()));
        }
        if *name == "natural" && table["carried_in"] == 0 {
            written.push(("requests.carried_in.natural".to_owned(), "0".to_owned()));
        }
    }
    let lines: Vec<_> = written.iter().map(|(path, figure)| format!("{path} = {figure}")).collect();
    Figures(lines.join("\n").parse().unwrap_or_default())
}
