//! What holds for all figures: balanced ones are silent, a broken one is pointed at, blanks are given the benefit.

#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/figures.rs"]
mod figures;

use figures::{Filled, NUMBERS, path};
use gen_report::checks::{Case, OwnErrors, RelatedReport, check};
use gen_report::form::ANNUAL_2021;
use gen_report::report::Report;
use proptest::prelude::*;

/// Counts as offices report them: mostly none or few, now and then many.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![4 => Just(0), 4 => 1..20_u64, 1 => 0..1_000_000_u64]
}

fn filled() -> impl Strategy<Value = Filled> {
    prop::collection::vec(count(), NUMBERS).prop_map(|numbers| Filled::balanced(&numbers.try_into().unwrap()))
}

fn read(figures: &Filled) -> Report {
    common::read(figures.toml())
}

/// Code and name of every place that a balance points at.
fn pointed_at(report: &Report, children: &[Report]) -> Vec<(&'static str, String)> {
    let children: Vec<_> = children
        .iter()
        .map(|report| RelatedReport {
            name: "child.toml",
            form: &ANNUAL_2021,
            report,
            place: None,
            errors: OwnErrors::default(),
        })
        .collect();
    let mut found = check(&Case { children: &children, ..Case::new(&ANNUAL_2021, report) });
    found.retain(|problem| problem.code.starts_with('B'));
    let name = |span: gen_report::source::Span| report.path_at(span).unwrap().to_owned();
    let places = |problem: &gen_report::diagnostic::Problem| {
        let code = problem.code;
        problem.labels.iter().map(|label| (code, name(label.span))).collect::<Vec<_>>()
    };
    found.iter().flat_map(places).collect()
}

/// Adds up figures cell by cell.
fn sum(one: &Filled, other: &Filled) -> Filled {
    let mut sum = one.clone();
    for place in one.places() {
        let more = *other.clone().at(place);
        let cell = sum.at(place);
        *cell = cell.zip(more).map(|(one, other)| one + other);
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn balanced_figures_are_silent(figures in filled()) {
        prop_assert_eq!(pointed_at(&read(&figures), &[]), []);
    }

    #[test]
    fn a_number_raised_by_one_is_pointed_at(figures in filled(), place: prop::sample::Index) {
        let mut figures = figures;
        let covered: Vec<_> = figures.places().into_iter().filter(|(table, ..)| *table > 0).collect();
        let place = covered[place.index(covered.len())];
        *figures.at(place) = figures.at(place).map(|count| count + 1);
        let pointed_at = pointed_at(&read(&figures), &[]);
        prop_assert!(pointed_at.iter().any(|(_, own)| *own == path(place)), "{}: {pointed_at:?}", path(place));
    }

    #[test]
    fn the_sum_of_balanced_figures_balances(one in filled(), other in filled()) {
        prop_assert_eq!(pointed_at(&read(&sum(&one, &other)), &[read(&one), read(&other)]), []);
    }

    #[test]
    fn a_sum_raised_by_one_is_pointed_at(one in filled(), other in filled(), place: prop::sample::Index) {
        let mut whole = sum(&one, &other);
        let places = whole.places();
        let place = places[place.index(places.len())];
        *whole.at(place) = whole.at(place).map(|count| count + 1);
        let pointed_at = pointed_at(&read(&whole), &[read(&one), read(&other)]);
        prop_assert!(pointed_at.contains(&("B501", path(place))), "{}: {pointed_at:?}", path(place));
    }

    #[test]
    fn blanks_that_could_be_mended_are_silent(figures in filled(), blanks: Vec<prop::sample::Index>) {
        let mut blanked = figures.clone();
        let places = figures.places();
        for blank in blanks {
            *blanked.at(places[blank.index(places.len())]) = None;
        }
        prop_assert_eq!(pointed_at(&read(&blanked), &[]), []);
        // What is summed up may be blank in the parts as well as in the whole.
        prop_assert_eq!(pointed_at(&read(&figures), &[read(&blanked)]), []);
        prop_assert_eq!(pointed_at(&read(&blanked), &[read(&figures)]), []);
    }
}

/// Every row of `terms` cells, each blank or one of the smallest counts.
fn small(terms: usize) -> Vec<Vec<Option<u64>>> {
    let mut rows = vec![vec![]];
    for _ in 0..terms {
        let longer =
            |row: &Vec<_>| [None, Some(0), Some(1), Some(2)].map(|cell| [&row[..], &[cell]].concat());
        rows = rows.iter().flat_map(longer).collect();
    }
    rows
}

/// Whether some counts in the blanks make `left` cells add up to the rest: tried one after the other.
fn can_be_mended(row: &[Option<u64>], left: usize) -> bool {
    match row.iter().position(Option::is_none) {
        None => row[..left].iter().flatten().sum::<u64>() == row[left..].iter().flatten().sum::<u64>(),
        // No blank needs to be more than all the rest together.
        Some(blank) => (0..=8).any(|count| {
            let mut filled = row.to_vec();
            filled[blank] = Some(count);
            can_be_mended(&filled, left)
        }),
    }
}

fn show(cell: Option<u64>) -> String {
    cell.map_or("\"\"".to_owned(), |count| count.to_string())
}

#[test]
fn a_row_is_reported_only_when_no_counts_in_its_blanks_could_mend_it() {
    for row in small(5) {
        let cells: Vec<_> = row.iter().copied().map(show).collect();
        let text = format!("[cases]\nreview = [{}]\n", cells.join(", "));
        let report = common::read(text);
        assert_eq!(pointed_at(&report, &[]).is_empty(), can_be_mended(&row, 4), "{row:?}");
    }
}

#[test]
fn a_column_is_reported_only_when_no_counts_in_its_blanks_could_mend_it() {
    for column in small(4) {
        let rows = ["new", "carried_in", "processed", "carried_out"].iter().zip(&column);
        let rows = rows.map(|(key, cell)| format!("{key} = [{}, 0, 0, 0, 0, 0, \"\"]\n", show(*cell)));
        let rows = rows.collect::<Vec<_>>().concat();
        let report = common::read(format!("[requests]\n{rows}"));
        let told = pointed_at(&report, &[]).iter().any(|(code, _)| *code == "B303");
        assert_eq!(!told, can_be_mended(&column, 2), "{column:?}");
    }
}
