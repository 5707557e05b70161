//! A cell's number as the digits that a spreadsheet shows: workbooks hold binary fractions of fifteen digits.

/// Writes a number in plain decimal digits, to the fifteen digits that Excel and WPS keep: `12`, `-0.5`, `1725.6168`.
pub(super) fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let shown = format!("{number:.14e}");
    let (digits, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits = digits.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    // The point stands after so many digits.
    let Ok(point) = usize::try_from(exponent + 1) else {
        let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
        return format!("{sign}0.{}{digits}", "0".repeat(zeros));
    };
    if point >= digits.len() {
        return format!("{sign}{digits}{}", "0".repeat(point - digits.len()));
    }
    let (whole, fraction) = digits.split_at(point);
    format!("{sign}{}.{fraction}", if whole.is_empty() { "0" } else { whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_it_is_shown() {
        for (number, shown) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (120.0, "120"),
            (0.1 + 0.2, "0.3"),
            (1725.6168, "1725.6168"),
            (-2.5, "-2.5"),
            (0.000_001, "0.000001"),
            (9_007_199_254_740_993.0, "9007199254740990"),
            (1e21, "1000000000000000000000"),
        ] {
            assert_eq!(decimal(number), shown);
        }
    }
}
