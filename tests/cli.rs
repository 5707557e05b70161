//! Runs the commands as users type them. `TRYCMD=overwrite cargo test --test cli` writes the expected output anew.

#[test]
fn the_commands_say_what_they_should() {
    trycmd::TestCases::new().case("tests/cmd/*.md").case("tests/cmd/*.toml");
}
