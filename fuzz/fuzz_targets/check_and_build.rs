//! The way of a clerk: any bytes as an agency's file, read, checked, laid out, and written in every format.

#![no_main]

use gen_report::agency_file::{read_on_its_form, typed};
use gen_report::checks::{Case, check};
use gen_report::diagnostic::{Paint, show};
use gen_report::document::{compose, drafted};
use gen_report::import::decode;
use gen_report::source::Source;
use gen_report::writers::{WRITERS, built_in};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes) else { return };
    let source = Source::new("fuzz.toml", text);
    let (report, form) = read_on_its_form(&source);
    for problem in check(&Case::new(form, &report)) {
        assert!(!show(&problem, &source, Paint::Plain).is_empty());
    }
    let drafted = drafted(&report, &source.text, &typed(&source.text), form);
    let document = compose(&drafted, form, built_in(), &[], true).expect("the built-in templates");
    for writer in WRITERS {
        let file = (writer.write)(&document, built_in());
        assert!(file.is_ok_and(|file| !file.is_empty()), "{}", writer.name);
    }
});
