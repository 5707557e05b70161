//! Of the county: where each sum comes from, unit by unit, as lines of values separated by commas.

use crate::county::export::{record, safe};
use crate::county::sum::{Collected, Standing};
use crate::county::unit::FigureState;

/// The columns.
pub(super) const HEADS: [&str; 10] = ["位置", "表", "行", "列", "合计", "单位", "文件", "数", "状态", "说明"];

/// Writes the lines of each figure of the form: the sum, then every unit that adds something other than zero to it or
/// makes it unsure.
pub fn origins(collected: Collected<'_>) -> impl Iterator<Item = Vec<u8>> {
    let head = || [b"\xef\xbb\xbf".to_vec(), record(HEADS.into_iter())].concat();
    std::iter::once_with(head).chain((0..collected.cells.len()).map(move |at| of_cell(collected, at)))
}

fn of_cell(collected: Collected, at: usize) -> Vec<u8> {
    let (cell, total) = (&collected.cells[at], &collected.sums.totals[at]);
    let sum = match total.sure().filter(|sum| cell.entry(*sum).is_some()) {
        Some(sum) => cell.show(sum),
        None => "?".to_owned(),
    };
    let mut lines = vec![];
    for (unit, standing) in collected.standings() {
        let doubt = standing.doubt(unit, at);
        let is_counted = *standing == Standing::Counted;
        let adds = is_counted && unit.figures.number(at) != Some(0);
        if !adds && doubt.is_none() {
            continue;
        }
        let note = match (doubt, is_counted) {
            (Some(doubt), true) => doubt.words().to_owned(),
            (Some(doubt), false) => format!("{}，没有计入", doubt.words()),
            (None, _) => String::new(),
        };
        let state = unit.figures.state(at);
        let state = if state == FigureState::Number { "" } else { state.words() };
        let printed = unit.figures.printed(at, cell);
        let values = [unit.title(), &unit.file, &printed, state, &note].map(safe);
        let place = [&cell.path, &cell.table, &cell.row, &cell.column, &sum].map(ToOwned::to_owned);
        lines.extend(record(place.iter().chain(&values).map(String::as_str)));
    }
    if lines.is_empty() {
        let place = [&cell.path, &cell.table, &cell.row, &cell.column, &sum].map(String::as_str);
        let note = if sum == "0" { "各单位都是 0" } else { "" };
        lines.extend(record(place.into_iter().chain(["", "", "", "", note])));
    }
    lines
}
