//! Any bytes: told from one another, read or refused, never a panic.

#![no_main]

#[path = "whole_way.rs"]
mod whole_way;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| whole_way::go(bytes));
