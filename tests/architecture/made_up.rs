//! Of the tests of the house: its reader of arrows, on houses that were made up.

use crate::arrows::House;

fn house(files: &[(&str, &str)]) -> House {
    House::of(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
}

#[track_caller]
fn assert_arrows(files: &[(&str, &str)], expected: &[&str]) {
    let house = house(files);
    let arrows: Vec<_> = house.arrows().map(|(from, to, items)| format!("{from} > {to}: {items}")).collect();
    assert_eq!(arrows, expected);
}

#[test]
fn a_use_points_to_the_file_of_its_item() {
    assert_arrows(
        &[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::{Thing, make as build};"),
            ("b.rs", "pub struct Thing; pub fn make() {}"),
        ],
        &["a.rs > b.rs: Thing, make"],
    );
}

#[test]
fn a_path_within_the_code_is_an_arrow_too() {
    let roots = ("lib.rs", "mod a; mod b;");
    let b = ("b.rs", "pub enum Kind { One } pub fn make() -> Kind { Kind::One } pub const MAX: u8 = 1;");
    for code in [
        "fn f() { crate::b::make(); }",
        "fn f(kind: super::b::Kind) {}",
        "use super::b; fn f() { b::make(); }",
        "use crate as house; fn f() { house::b::make(); }",
        "fn f() { println!(\"{}\", crate::b::make()); }",
        "fn f() { let x = vec![Some(super::b::MAX)]; }",
        "#[derive(Default)] struct S { #[arg(value_parser = super::b::make)] x: u8 }",
        "fn f() { use super::b::make; make(); }",
        "fn f(x: &dyn Fn() -> Vec<crate::b::Kind>) {}",
    ] {
        let house = house(&[roots, ("a.rs", code), b]);
        assert_eq!(house.arrows().count(), 1, "{code}");
    }
}

#[test]
fn re_exports_are_followed_to_the_end() {
    assert_arrows(
        &[
            ("lib.rs", "mod a; mod b; pub use b::*;"),
            ("a.rs", "use crate::Thing; use crate::b::{Other, json};"),
            (
                "b/mod.rs",
                "mod c; mod d; mod json; pub use c::*; pub(crate) use d::Far as Other; pub use json::json;",
            ),
            ("b/c.rs", "pub use super::d::Thing;"),
            ("b/d.rs", "pub struct Thing; pub struct Far;"),
            ("b/json.rs", "pub fn json() {}"),
        ],
        &["a.rs > b/d.rs: Far, Thing", "a.rs > b/json.rs: json"],
    );
}

#[test]
fn a_registry_that_only_passes_names_on_needs_none_of_them() {
    let leaf = ("a/leaf.rs", "use super::LIMIT; pub struct Leaf;");
    let idle = ("a/mod.rs", "mod leaf; pub use leaf::Leaf; pub const LIMIT: u8 = 1;");
    assert!(house(&[("lib.rs", "mod a;"), idle, leaf]).circles().is_empty());
    let busy = ("a/mod.rs", "mod leaf; pub use leaf::Leaf; pub const LIMIT: u8 = 1; fn f(leaf: &Leaf) {}");
    assert_eq!(house(&[("lib.rs", "mod a;"), busy, leaf]).circles().len(), 1);
}

#[test]
fn a_glob_brings_the_names_that_are_used() {
    assert_arrows(
        &[
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b::*; use crate::c::*; fn f() -> Thing { make() }"),
            ("b.rs", "pub struct Thing; pub fn make() {}"),
            ("c.rs", "pub struct Idle;"),
        ],
        &["a.rs > b.rs: Thing, make"],
    );
}

#[test]
fn tests_and_visibilities_are_no_arrows() {
    assert_arrows(
        &[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "#[cfg(test)] use crate::b::Thing; pub(in crate::b) struct S;
                 #[cfg(test)] mod tests { use crate::b::Thing; #[test] fn t() { crate::b::make(); } }",
            ),
            ("b.rs", "pub struct Thing; pub fn make() {}"),
        ],
        &[],
    );
}

#[test]
fn modules_within_a_file_are_of_that_file() {
    assert_arrows(
        &[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "pub mod inner { pub struct In; pub fn f() { super::g(); super::super::b::h() } } fn g() {}",
            ),
            ("b.rs", "use crate::a::inner::In; pub fn h() {}"),
        ],
        &["a.rs > b.rs: h", "b.rs > a.rs: In"],
    );
}

#[test]
fn the_program_knows_the_library_by_its_name() {
    assert_arrows(
        &[
            ("lib.rs", "pub mod a;"),
            ("a.rs", "pub struct Thing;"),
            ("main.rs", "mod commands;"),
            ("commands/mod.rs", "mod run; fn f() { run::run() }"),
            ("commands/run.rs", "use gen_report::a::{self, Thing}; pub fn run() {}"),
        ],
        &["commands/mod.rs > commands/run.rs: run", "commands/run.rs > a.rs: Thing"],
    );
}

#[test]
fn an_impl_needs_its_type_and_a_type_that_calls_it_needs_the_impl() {
    let roots = ("lib.rs", "mod a; mod b;");
    let b = (
        "b.rs",
        "use crate::a::Grid; impl Grid { pub fn fill_all(&self) {} pub const fn blank() -> u8 { 0 } }",
    );
    let idle = ("a.rs", "pub struct Grid;");
    assert_arrows(&[roots, idle, b], &["b.rs > a.rs: Grid"]);
    for code in [
        "pub struct Grid; fn f(grid: &Grid) { grid.fill_all(); }",
        "pub struct Grid; fn f(grid: &Grid) { assert!(grid.fill_all()); }",
        "pub struct Grid; impl Grid { fn f(&self) { Self::blank(); } }",
        "pub struct Grid; fn f() { Grid::blank(); }",
        "pub struct Grid; fn f() { let grid = Grid::default(); vec![grid.fill_all()]; } trait T { fn fill_all(); }",
        "pub struct Grid; fn f(grid: &mut Grid) { grid.fill_all(); } trait T { fn fill_all(); }",
        "pub struct Grid; impl Grid { fn f(&self) { self.fill_all(); } } trait T { fn fill_all(); }",
    ] {
        let house = house(&[roots, ("a.rs", code), b]);
        assert_eq!(house.circles().len(), 1, "{code}");
    }
}

#[test]
fn a_method_that_others_define_too_is_no_arrow() {
    assert_arrows(
        &[
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "pub struct Grid; fn f(x: &str) { x.fill_all(); x.lines(); }"),
            ("b.rs", "use crate::a::Grid; impl Grid { pub fn fill_all(&self) {} pub fn lines(&self) {} }"),
            ("c.rs", "trait Fill { fn fill_all(&self); }"),
        ],
        &["b.rs > a.rs: Grid"],
    );
}

#[test]
fn a_call_of_a_types_own_function_points_where_it_is_written() {
    assert_arrows(
        &[
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "pub struct Grid;"),
            ("b.rs", "impl crate::a::Grid { pub fn blank() {} }"),
            ("c.rs", "fn f() { crate::a::Grid::blank() }"),
        ],
        &["b.rs > a.rs: Grid", "c.rs > a.rs: Grid", "c.rs > b.rs: Grid::blank"],
    );
}

#[test]
fn a_circle_is_reported_with_what_ties_it() {
    let house = house(&[
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "use crate::c::C; pub struct B;"),
        ("c.rs", "use crate::a::A; use crate::d::D; pub struct C;"),
        ("d.rs", "pub struct D;"),
    ]);
    assert_eq!(house.circles(), ["3 files\n    a.rs →(B) b.rs →(C) c.rs →(A) a.rs"]);
}

#[test]
fn a_knot_is_reported_as_circles_without_a_common_arrow() {
    let house = house(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::{b::B, c::C}; pub struct A;"),
        ("b.rs", "use crate::c::C; pub struct B;"),
        ("c.rs", "use crate::{a::A, b::B}; pub struct C;"),
    ]);
    assert_eq!(house.circles(), ["3 files\n    a.rs →(C) c.rs →(A) a.rs\n    b.rs →(C) c.rs →(B) b.rs"]);
}

#[test]
fn what_comes_from_outside_has_its_whole_path() {
    let house = house(&[
        ("lib.rs", "mod a;"),
        ("a.rs", "use std::{fs::{self, File}, path::Path}; fn f() { fs::read(\"x\"); ::rayon::join(); }"),
    ]);
    let outside: Vec<_> = house.outside().map(|(_, path)| path).collect();
    assert_eq!(outside, ["rayon::join", "std::fs", "std::fs::File", "std::fs::read", "std::path::Path"]);
}

#[test]
fn a_file_that_no_module_names_is_lost() {
    assert_eq!(house(&[("lib.rs", "mod a;"), ("a.rs", ""), ("b.rs", "")]).lost(), ["b.rs"]);
}

#[test]
fn a_function_is_as_long_as_its_body() {
    let house = house(&[(
        "lib.rs",
        "fn a() {}\nstruct S;\nimpl S {\n fn b(\n  &self\n ) {\n  let c = || {\n   1\n  };\n }\n}\n\
         #[cfg(test)]\nmod tests { fn d() {} }",
    )]);
    assert_eq!(house.files[0].functions, [("a".to_owned(), 0), ("b".to_owned(), 3)]);
}

#[test]
fn a_rule_is_known_by_its_constant() {
    let house = house(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub const RULE: Rule = Rule::new();"),
        ("b.rs", "pub const RULES: &[Rule] = &[];"),
    ]);
    let rules: Vec<_> = house.files.iter().map(|file| file.is_rule).collect();
    assert_eq!(rules, [false, true, false]);
}
