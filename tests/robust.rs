//! Whatever stands in a file: it is decoded, read, checked and shown without a panic, and every place is one.

#![allow(clippy::unwrap_used)]

mod common;

use gen_report::checks::{Case, OwnErrors, RelatedReport, check};
use gen_report::diagnostic::{Json, Outcome, Paint, show};
use gen_report::form::ANNUAL_2021;
use gen_report::import;

use gen_report::source::{Source, Span};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fs;

/// What a clerk, a converter or somebody with bad intentions may put into a file.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "{{", "}}", "{{ requests.new.total }}", "{{ year - }}", "{%", "[[accept]]\n", "[requests]\n", "rule = \"B301\"\n",
    "reason = \"x\"\n", "\"\"\"", "'''", "\"", "\\", "\\u0000", "\\UFFFFFFFF", "\n", "\r", "\r\n", "\t", "\0", "\u{1}",
    "\u{feff}", "\u{2028}", "\u{202e}", "😀", "é", "＝", "，", "“", "３", "[", "]", "{", "}", "=", ",", "#", "-", "1e999",
    "18446744073709551615", "99999999999999999999", "0x10", "1979-05-27", "true", "其中", "共1355条，其中", "3件、", "（一）",
    "一、", "100%", "第十九", "11010519491231002X", "13800138000", "totals = \"computed\"\n", "year = 2024\n",
];

#[derive(Debug, Clone)]
enum Edit {
    Insert(&'static str),
    Byte(u8),
    Cut(usize),
    Again(usize),
}

fn edit() -> impl Strategy<Value = (Index, Edit)> {
    let edit = prop_oneof![
        6 => select(PIECES).prop_map(Edit::Insert),
        1 => any::<u8>().prop_map(Edit::Byte),
        2 => (1..40_usize).prop_map(Edit::Cut),
        1 => (1..200_usize).prop_map(Edit::Again),
    ];
    (any::<Index>(), edit)
}

/// A sample with some edits.
fn edited() -> impl Strategy<Value = Vec<u8>> {
    let samples: Vec<_> = ["published", "corrected", "faults"]
        .iter()
        .flat_map(|folder| fs::read_dir(format!("samples/{folder}")).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    let mut samples: Vec<_> = samples.iter().map(|path| fs::read(path).unwrap()).collect();
    samples.sort();
    (select(samples), prop::collection::vec(edit(), 1..12)).prop_map(|(mut bytes, edits)| {
        for (at, edit) in edits {
            let at = at.index(bytes.len() + 1);
            match edit {
                Edit::Insert(piece) => drop(bytes.splice(at..at, piece.bytes())),
                Edit::Byte(byte) => bytes.insert(at, byte),
                Edit::Cut(length) => drop(bytes.drain(at..(at + length).min(bytes.len()))),
                Edit::Again(length) => {
                    let again = bytes[at..(at + length).min(bytes.len())].to_vec();
                    drop(bytes.splice(at..at, again));
                }
            }
        }
        bytes
    })
}

/// Reads, checks and shows a file, alone and as its own last year's report and part.
fn survive(bytes: &[u8]) {
    let lossy = String::from_utf8_lossy(bytes).replace('\r', "\n");
    for text in import::decode(bytes).into_iter().chain([lossy]) {
        let (source, report) = common::read_source(text);
        for place in
            report.issues.iter().map(|odd| &odd.span).chain(report.paths.iter().map(|path| &path.span))
        {
            assert_place(&source, place);
        }
        for prose in report.narratives().chain(&report.title) {
            for (at, c) in prose.text.char_indices() {
                assert_place(&source, &prose.span(at..at + c.len_utf8()));
            }
        }
        let own = RelatedReport {
            name: "own.toml",
            form: &ANNUAL_2021,
            report: &report,
            place: None,
            errors: OwnErrors::default(),
        };
        let alone = Case::new(&ANNUAL_2021, &report);
        let kin = Case { last: Some(own), children: &[own, own], ..alone.clone() };
        for case in [alone, kin] {
            let problems = check(&case);
            for problem in &problems {
                for label in &problem.labels {
                    assert_place(&source, &label.span);
                }
                assert!(!show(problem, &source, Paint::Plain).is_empty());
            }
            assert!(!Json::default().file(&Outcome::Checked { source: source.clone(), problems }).is_empty());
        }
    }
}

fn assert_place(source: &Source, span: &Span) {
    assert!(source.text.get(span.range()).is_some(), "{span:?} is no place in {:?}", source.text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survive(&bytes);
    }

    #[test]
    fn any_pieces(pieces in prop::collection::vec(select(PIECES), 0..80)) {
        survive(pieces.concat().as_bytes());
    }

    #[test]
    fn any_edit_of_a_sample(bytes in edited()) {
        survive(&bytes);
    }

    #[test]
    fn any_text_in_any_place(words in prop::collection::vec(prop_oneof![select(PIECES).prop_map(str::to_owned), any::<char>().prop_map(String::from)], 0..60)) {
        let words = words.concat();
        // A string that the format takes whatever is in it: all but the few characters that it forbids.
        let quoted = words.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect::<Vec<_>>().concat();
        for words in [quoted, words.replace(|c: char| c.is_control() || c == '\'', "")] {
            let quote = if words.starts_with("\\U") { '"' } else { '\'' };
            let text = format!(
                "year = 2024\ntitle = {quote}{words}{quote}\nopening = {quote}{words}{quote}\nsignature = {quote}{words}{quote}\n\
                 [agency]\nname = {quote}{words}{quote}\nphone = {quote}{words}{quote}\n[overview]\ntext = {quote}{words}{quote}\n\
                 requests = {quote}{words}{quote}\n[problems]\nproblems = {quote}{words}{quote}\n[requests]\nnew = [1, {quote}{words}{quote}]\n\
                 [[accept]]\nrule = {quote}{words}{quote}\nreason = {quote}{words}{quote}\nat = {quote}{words}{quote}\n"
            );
            survive(text.as_bytes());
        }
    }
}

#[test]
fn a_header_behind_wide_characters_that_is_written_again() {
    for text in [
        "\u{2028}][requests]\n[requests]\n",
        "[requests]\n[requests]\n\u{2028}][[accept]]\n",
        "\u{2028}][requests]\n３[[accept]]\n[requests]\n[requests]\n",
    ] {
        survive(text.as_bytes());
    }
}

#[test]
fn what_is_very_large() {
    let number = "18446744073709551615";
    let row = [number; 7].join(", ");
    let rows = ANNUAL_2021.tables[1].rows().map(|(_, line)| format!("{} = [{row}]\n", line.key));
    let rows = rows.collect::<Vec<_>>().concat();
    for totals in ["given", "computed"] {
        survive(format!("totals = \"{totals}\"\n[requests]\n{rows}").as_bytes());
    }
    survive(format!("title = \"{}\"", "{{ year }}".repeat(2_000)).as_bytes());
    survive(format!("year = 2024\ntitle = \"{}\"", "{{ year }}\\n".repeat(2_000)).as_bytes());
    survive("[".repeat(2_000).as_bytes());
    survive(format!("a = {}", "[".repeat(2_000)).as_bytes());
    survive(format!("{} = 1", vec!["a"; 2_000].join(".")).as_bytes());
}
