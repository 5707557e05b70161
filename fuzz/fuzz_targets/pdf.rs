//! Any bytes as a PDF.

#![no_main]

#[path = "whole_way.rs"]
mod whole_way;

libfuzzer_sys::fuzz_target!(|file: &[u8]| whole_way::go(&[b"%PDF-1.7\n", file].concat()));
