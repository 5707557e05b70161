//! Edits change slips and nothing else: no figure becomes another one, and nothing is left for a second run.

#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

use gen_report::checks::{Case, check};
use gen_report::edit::Edit;
use gen_report::report::{Entry, Report};
use gen_report::source::Source;
use gen_report::{agency_file, form, import};
use proptest::prelude::*;

const SAMPLE: &str = include_str!("../samples/corrected/emin-2024.toml");

fn read(text: &str) -> Report {
    agency_file::read(&Source::new("a.toml", text), form::current())
}

fn edits(text: &str) -> Vec<Edit> {
    let report = read(text);
    check(&Case::new(form::current(), &report)).into_iter().flat_map(|problem| problem.fix).collect()
}

/// The text when nothing is left to mend.
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..16 {
        let edits = edits(&text);
        let next = String::from_utf8(import::rewrite(text.as_bytes(), &edits).unwrap()).unwrap();
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// Every figure that can be read, by its table and place.
fn figures(report: &Report) -> Vec<(usize, usize, usize, Entry)> {
    let mut figures = vec![];
    for (table, grid) in report.grids.iter().enumerate() {
        for (at, row) in grid.rows.iter().enumerate() {
            for (column, cell) in
                row.iter().filter(|row| row.fits).flat_map(|row| row.cells.iter().enumerate())
            {
                if matches!(cell.value, Entry::Count(_) | Entry::Amount(_)) {
                    figures.push((table, at, column, cell.value.clone()));
                }
            }
        }
    }
    figures
}

/// The digits of a text, whatever their width.
fn digits(text: &str) -> String {
    text.chars()
        .map(|c| if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xfee0).unwrap() } else { c })
        .filter(char::is_ascii_digit)
        .collect()
}

/// A character as an input method of full width types it.
fn slip(c: char) -> char {
    match c {
        '=' => '＝',
        ',' => '，',
        '[' => '［',
        ']' => '］',
        '#' => '＃',
        '"' => '”',
        '0'..='9' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        ' ' => '\u{3000}',
        '，' => ',',
        '〔' => '[',
        '〈' => '《',
        c => c,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_figure_changes_and_a_second_run_finds_nothing(
        places in prop::collection::btree_set(0..SAMPLE.len(), 1..12),
    ) {
        let slipped: String =
            SAMPLE.char_indices().map(|(at, c)| if places.contains(&at) { slip(c) } else { c }).collect();
        let fixed = mended(&slipped);
        prop_assert_eq!(digits(&fixed), digits(&slipped));
        let (before, after) = (figures(&read(&slipped)), figures(&read(&fixed)));
        let right = figures(&read(SAMPLE));
        for figure in before.iter().chain(&after) {
            // A table whose header was torn is told elsewhere; what is read stands where it stood.
            prop_assert!(right.contains(figure), "{:?}", figure);
        }
        for figure in &before {
            prop_assert!(after.contains(figure), "{:?} is lost", figure);
        }
        let left = edits(&fixed);
        prop_assert!(left.is_empty(), "{:?}", left);
    }
}

#[test]
fn a_sound_file_stays_as_it_is() {
    assert_eq!(mended(SAMPLE), SAMPLE);
}

#[test]
fn a_file_typed_in_full_width_is_mended_whole() {
    let wide = "year ＝ ２０２４\n［requests］　＃ 三、\nnew ＝ ［３，０，０，０，０，０，３］\n";
    let plain = "year = 2024\n[requests] # 三、\nnew = [3,0,0,0,0,0,3]\n";
    assert_eq!(mended(wide), plain);
}

#[test]
fn words_are_mended_and_dates_lose_their_zeros_only() {
    let text = "year = 2024\n[other]\ntext = \"依据国办公开办函[2021]30号,《关于印发<办法>的通知》,01月05日、2024年10月8日办理05件。\"\n";
    let right = "year = 2024\n[other]\ntext = \"依据国办公开办函〔2021〕30号，《关于印发〈办法〉的通知》，1月5日、2024年10月8日办理05件。\"\n";
    assert_eq!(mended(text), right);
}
