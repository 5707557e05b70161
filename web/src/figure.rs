//! A figure that a person typed, as the agency's file writes it.

use gen_report::agency_file::string;
use gen_report::report::TO_FILL_IN;
use gen_report::text::half;

/// Writes what was typed into a cell: a number as a number, all else in quotation marks for the rules to report.
pub fn figure(typed: &str) -> String {
    let plain: String = typed.trim().chars().map(half).filter(|c| *c != '_').collect();
    if plain.is_empty() {
        return string(TO_FILL_IN);
    }
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    // More digits than TOML holds stay in quotation marks.
    let is_short = whole.len() < 19;
    if !is_number(whole) || !fraction.is_none_or(is_number) || !is_short {
        return string(typed.trim());
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    fraction.map_or_else(|| format!("{sign}{whole}"), |fraction| format!("{sign}{whole}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_number_and_all_else_a_text() {
        for (typed, written) in [
            ("3", "3"),
            (" １２ ", "12"),
            ("007", "7"),
            ("1_000", "1000"),
            ("0", "0"),
            ("1725.6168", "1725.6168"),
            ("-5", "-5"),
            ("", "\"待填\""),
            ("?", "\"?\""),
            ("无", "\"无\""),
            ("1,234", "\"1,234\""),
            ("3件", "\"3件\""),
            ("1.", "\"1.\""),
            ("99999999999999999999", "\"99999999999999999999\""),
        ] {
            assert_eq!(figure(typed), written);
        }
    }
}
