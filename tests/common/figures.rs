//! Figures that keep every balance of the form, for the tests that break them.
#![allow(dead_code, reason = "each test that uses them uses some of them")]

use gen_report::form::ANNUAL_2021;
use std::fmt::Write as _;

/// The kinds of applicant, before the total.
const APPLICANTS: usize = 6;
/// The outcomes of a request, from 予以公开 to 其他.
const OUTCOMES: usize = 21;
/// The outcomes of a case, before the total.
const RESULTS: usize = 4;
/// How many numbers make a report: outcomes, 上年结转 and 结转下年度 of each applicant, three groups of cases.
pub(super) const NUMBERS: usize = (OUTCOMES + 2) * APPLICANTS + 3 * RESULTS;

/// The figures of one report, table by table, row by row, in the form's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled(pub(super) Vec<Vec<Vec<Entry>>>);

/// A figure, or nothing where a blank stands.
pub(super) type Entry = Option<u64>;

impl Filled {
    /// Balanced figures: as many requests carried in as there were at all, all others new.
    pub(super) fn balanced(numbers: &[u64; NUMBERS]) -> Self {
        let (requests, cases) = numbers.split_at((OUTCOMES + 2) * APPLICANTS);
        let rows: Vec<_> = requests.chunks(APPLICANTS).collect();
        let (outcomes, carried) = rows.split_at(OUTCOMES);
        let (carried_in, carried_out) = (carried[0], carried[1]);
        let column = |column: usize| outcomes.iter().map(|row| row[column]).sum::<u64>();
        let processed: [u64; APPLICANTS] = std::array::from_fn(column);
        let intake: [u64; APPLICANTS] = std::array::from_fn(|column| processed[column] + carried_out[column]);
        let old: [u64; APPLICANTS] = std::array::from_fn(|column| carried_in[column].min(intake[column]));
        let new: [u64; APPLICANTS] = std::array::from_fn(|column| intake[column] - old[column]);
        let rows =
            [&new[..], &old].into_iter().chain(outcomes.iter().copied()).chain([&processed[..], carried_out]);
        let disclosure = [vec![1, 0, 3], vec![2, 1, 9], vec![40], vec![5], vec![6], vec![7]];
        let filled = |row: &[u64]| row.iter().copied().map(Some).collect();
        let summed = |row: &[u64]| row.iter().copied().chain([row.iter().sum()]).map(Some).collect();
        Self(vec![
            disclosure.iter().map(|row| filled(row)).collect(),
            rows.map(summed).collect(),
            cases.chunks(RESULTS).map(summed).collect(),
        ])
    }

    /// A report with these figures.
    pub(super) fn toml(&self) -> String {
        let mut text = String::new();
        for (table, rows) in ANNUAL_2021.tables.iter().zip(&self.0) {
            writeln!(text, "[{}]", table.key).unwrap();
            for ((_, line), row) in table.rows().zip(rows) {
                let cells: Vec<_> =
                    row.iter().map(|cell| cell.map_or("\"\"".to_owned(), |cell| cell.to_string())).collect();
                writeln!(text, "{} = [{}]", line.key, cells.join(", ")).unwrap();
            }
        }
        text
    }

    /// Every place that holds a figure: table, row, column.
    pub(super) fn places(&self) -> Vec<(usize, usize, usize)> {
        let rows =
            |table: usize| self.0[table].iter().enumerate().map(move |(row, cells)| (table, row, cells));
        let rows = (0..self.0.len()).flat_map(rows);
        rows.flat_map(|(table, row, cells)| (0..cells.len()).map(move |column| (table, row, column)))
            .collect()
    }

    /// The cell at a place.
    pub(super) fn at(&mut self, (table, row, column): (usize, usize, usize)) -> &mut Entry {
        &mut self.0[table][row][column]
    }
}

/// What a place is called: `requests.new.total`.
pub(super) fn path((table, row, column): (usize, usize, usize)) -> String {
    let table = &ANNUAL_2021.tables[table];
    let (block, line) = table.rows().nth(row).unwrap();
    let column = &block.columns[column].key;
    if block.columns.len() > 1 {
        format!("{}.{}.{column}", table.key, line.key)
    } else {
        format!("{}.{}", table.key, line.key)
    }
}
