//! Finds the year that a file most likely covers, also where its own line cannot be read.

use crate::report::{YEARS, field};
use crate::source::Source;
use crate::text::half;
use crate::text::numerals::year_digit;

/// Looks for the year in the line `year`, else for the one before the year in the line `date`.
pub(super) fn likely(source: &Source) -> Option<u16> {
    let value = |key: &str| {
        let field = field("", key)?;
        source.text.lines().find_map(|line| {
            let plain: String = line.trim_start().chars().map(half).collect();
            let mut names = field.names.iter().chain([&field.key]);
            let rest = names.find_map(|name| plain.strip_prefix(name))?.trim_start();
            let value = rest.strip_prefix(['=', ':'])?.split('#').next()?;
            year_in(value)
        })
    };
    value("year").or_else(|| value("date")?.checked_sub(1))
}

/// The first four digits in a row that are a year in which reports are written.
fn year_in(value: &str) -> Option<u16> {
    let digits: Vec<Option<u32>> = value.chars().map(year_digit).collect();
    digits.windows(4).find_map(|four| {
        let year = four.iter().try_fold(0, |year, digit| Some(year * 10 + (*digit)?))?;
        u16::try_from(year).ok().filter(|year| YEARS.contains(year))
    })
}
