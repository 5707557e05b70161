//! Any bytes as an agency's file: read and checked, every place on character boundaries.

#![no_main]

use gen_report::agency_file::read_on_its_form;
use gen_report::checks::{Case, check};
use gen_report::import::decode;
use gen_report::source::Source;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes) else { return };
    let source = Source::new("fuzz.toml", text);
    let (report, form) = read_on_its_form(&source);
    for problem in check(&Case::new(form, &report)) {
        for label in &problem.labels {
            assert!(source.text.get(label.span.range()).is_some(), "{}: {:?}", problem.code, label.span);
        }
    }
});
