//! Days as Chinese prints them.

use chrono::{Datelike, NaiveDate};

/// The day as a report prints it (GB/T 9704—2012, 7.3.5.4): 2025年1月20日, without leading zeros.
pub fn format_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_no_leading_zeros() {
        assert_eq!(NaiveDate::from_ymd_opt(2025, 1, 5).map(format_date).as_deref(), Some("2025年1月5日"));
    }
}
