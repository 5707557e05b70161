//! Writes random reports that keep the rules, always the same ones:
//! `cargo run --example random -- COUNT DIR` writes `DIR/000.toml` and so on.

#![allow(clippy::unwrap_used, reason = "what it shares with the tests may fail")]

#[path = "../tests/common/figures.rs"]
mod figures;
#[path = "../tests/common/random.rs"]
mod random;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().and_then(|count| count.parse().ok()).expect("COUNT is a number");
    let folder = PathBuf::from(arguments.next().expect("DIR is given"));
    std::fs::create_dir_all(&folder)?;
    let mut runner = TestRunner::deterministic();
    for i in 0..count {
        let report = random::report().new_tree(&mut runner).expect("nothing is filtered out").current();
        std::fs::write(folder.join(format!("{i:03}.toml")), report)?;
    }
    Ok(())
}
