//! Other inputs of the kinds that the rules are for, each with the opposite that stays silent.

#![allow(clippy::unwrap_used)]

mod common;

use common::sentences::{FILES, REPORTED, SILENT, disclosure, file};
use gen_report::text::half;
use std::fs;
use toml::Table;

/// The tables that the sentences of `tests/narrative/words.toml` are compared with.
const TABLES: &str = r#"
[disclosure]
rules = [0, 0, 0]
documents = [2, 1, 30]
licences = 120
penalties = 57
coercion = 3
fees = 12.52
[requests]
new = [5, 2, 0, 0, 1, 0, 8]
carried_in = [1, 0, 0, 0, 0, 0, 1]
granted = [4, 2, 0, 0, 0, 0, 6]
partial = [1, 0, 0, 0, 0, 0, 1]
denied.state_secret = [0, 0, 0, 0, 0, 0, 0]
processed = [5, 2, 0, 0, 1, 0, 8]
carried_out = [1, 0, 0, 0, 0, 0, 1]
[cases]
review = [2, 0, 0, 0, 2]
litigation.direct = [1, 0, 0, 0, 1]
litigation.after_review = [0, 0, 0, 0, 0]
[other]
fee_charged = 120
text = "本年度没有其他事项。"
"#;

/// The vocabulary of the narrative, and what each of its lists does.
fn vocabulary() -> (Table, Table) {
    let read = |path: &str| fs::read_to_string(path).unwrap().parse().unwrap();
    (read("src/narrative/words.toml"), read("tests/narrative/words.toml"))
}

fn words(list: &toml::Value) -> Vec<&str> {
    list["words"].as_str().unwrap().split_whitespace().collect()
}

/// The rules of the narrative that speak on a sentence of a part, beside the tables.
fn narrative_codes(part: &str, sentence: &str) -> Vec<&'static str> {
    let head = "[agency]\nname = \"某县水利局\"\nkind = \"department\"";
    let text = file(&format!("{head}\n[overview]\n{part} = '''\n{sentence}'''\n{TABLES}"));
    codes(&text).into_iter().filter(|code| code.starts_with('N')).collect()
}

#[test]
fn each_word_of_the_narrative_does_what_its_list_is_for() {
    let (lists, uses) = vocabulary();
    let mut wrong = vec![];
    for used in uses["list"].as_array().unwrap() {
        let text = |key: &str| used.get(key).map(|text| text.as_str().unwrap());
        let (name, part) = (text("name").unwrap(), text("part").unwrap());
        let wanted = used["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap());
        let wanted: Vec<_> = wanted.collect();
        let is_as_wanted = |sentence: &str| {
            let found = narrative_codes(part, sentence);
            if wanted.is_empty() { found.is_empty() } else { found.iter().any(|code| wanted.contains(code)) }
        };
        let sentences = words(&lists[name]).into_iter().map(|word| text("text").unwrap().replace("{}", word));
        wrong.extend(sentences.filter(|sentence| !is_as_wanted(sentence)));
        wrong.extend(text("plain").filter(|plain| is_as_wanted(plain)).map(str::to_owned));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_word_of_the_narrative_stands_in_a_sentence() {
    let (lists, uses) = vocabulary();
    let uses = uses["list"].as_array().unwrap().iter().map(|used| used["name"].as_str().unwrap());
    let uses: Vec<_> = uses.collect();
    let sentences: String = common::sentences_of_the_project().chars().map(half).collect();
    for (name, list) in lists.iter().filter(|(name, _)| !uses.contains(&name.as_str())) {
        let is_missing = |word: &&str| !sentences.contains(&word.chars().map(half).collect::<String>());
        let missing: Vec<_> = words(list).into_iter().filter(is_missing).collect();
        assert!(missing.is_empty(), "no sentence uses {missing:?} of {name}");
    }
}

fn codes(text: &str) -> Vec<&'static str> {
    common::found(text).into_iter().map(|problem| problem.code).collect()
}

#[test]
fn each_kind_is_reported_in_other_words() {
    let cases = REPORTED.iter().flat_map(|(code, texts)| texts.iter().map(move |text| (code, text)));
    let missed: Vec<_> = cases.filter(|(code, text)| !codes(&disclosure(text)).contains(*code)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn the_opposite_of_each_kind_is_silent() {
    let cases = SILENT.iter().flat_map(|(code, texts)| texts.iter().map(move |text| (code, text)));
    let wrong: Vec<_> = cases.filter(|(code, text)| codes(&disclosure(text)).contains(*code)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn whole_files_are_judged() {
    let wrong = FILES.iter().filter(|(code, reported, text)| codes(&file(text)).contains(code) != *reported);
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
