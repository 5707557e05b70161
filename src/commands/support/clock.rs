//! The clock: the only place that asks for the day.

use gen_report::agency_file::year_to_report;

/// Gives the year that is reported on now.
#[expect(
    clippy::disallowed_methods,
    reason = "a new file begins with the year that is reported on; nothing else depends on the day"
)]
pub(crate) fn year_now() -> u16 {
    year_to_report(chrono::Local::now().date_naive())
}
