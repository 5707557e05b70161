//! Other inputs of the kinds that the rules are for, each with the opposite that stays silent.

#![allow(clippy::unwrap_used)]

mod common;

use common::sentences::{FILES, REPORTED, SILENT, disclosure, file};

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
