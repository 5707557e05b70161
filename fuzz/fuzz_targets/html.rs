//! Any bytes as a web page.

#![no_main]

#[path = "whole_way.rs"]
mod whole_way;

libfuzzer_sys::fuzz_target!(|page: &[u8]| whole_way::go(&[b"<html>", page].concat()));
