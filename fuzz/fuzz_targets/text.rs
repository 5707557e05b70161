//! Any text, behind words that no other format begins with.

#![no_main]

#[path = "whole_way.rs"]
mod whole_way;

libfuzzer_sys::fuzz_target!(|text: &str| whole_way::go(format!("一、总体情况\n{text}").as_bytes()));
