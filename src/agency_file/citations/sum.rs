//! Computes the sums that citations hold, exactly: `(a / b * 100) | round(precision=1)`.

use crate::text::numbers::shortest;

/// A report prints no more decimals of a share unless it says so.
const DECIMALS: u32 = 2;
/// No share is printed with as many decimals; more would overflow.
const MOST_DECIMALS: u32 = 9;

/// Why a sum has no result to print.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoSum {
    /// It is no sum.
    Malformed,
    /// It divides by zero, is too large, or names something that is no count.
    NoResult,
    /// It has too many decimals and does not say how many are to be printed.
    Unrounded,
}

/// A fraction in lowest terms; the denominator is positive.
#[derive(Debug, Clone, Copy)]
struct Fraction(i128, i128);

/// Computes a sum; `count` knows what a name stands for.
pub(crate) fn evaluate(sum: &str, count: impl Fn(&str) -> Option<u64>) -> Result<String, NoSum> {
    let mut reader = Reader { rest: sum.trim(), count, rounded: None };
    let value = reader.rounded_sum()?;
    if !reader.rest.is_empty() {
        return Err(NoSum::Malformed);
    }
    value.show(reader.rounded)
}

struct Reader<'t, F> {
    rest: &'t str,
    count: F,
    /// The decimals of the last rounding.
    rounded: Option<u32>,
}

impl<F: Fn(&str) -> Option<u64>> Reader<'_, F> {
    /// Reads a sign if it comes next.
    fn sign(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.map_or(self.rest, str::trim_start);
        rest.is_some()
    }

    fn expect(&mut self, sign: &str) -> Result<(), NoSum> {
        self.sign(sign).then_some(()).ok_or(NoSum::Malformed)
    }

    fn rounded_sum(&mut self) -> Result<Fraction, NoSum> {
        let mut value = self.sum()?;
        while self.sign("|") {
            self.expect("round")?;
            let mut decimals = 0;
            if self.sign("(") {
                self.expect("precision")?;
                self.expect("=")?;
                decimals = self.word().parse().map_err(|_| NoSum::Malformed)?;
                self.expect(")")?;
            }
            value = value.round(decimals).ok_or(NoSum::NoResult)?;
            self.rounded = Some(decimals);
        }
        Ok(value)
    }

    fn sum(&mut self) -> Result<Fraction, NoSum> {
        let mut value = self.product()?;
        loop {
            let other = if self.sign("+") {
                self.product()?
            } else if self.sign("-") {
                self.product()?.negated()
            } else {
                return Ok(value);
            };
            value = value.plus(other).ok_or(NoSum::NoResult)?;
        }
    }

    fn product(&mut self) -> Result<Fraction, NoSum> {
        let mut value = self.term()?;
        loop {
            value = if self.sign("*") {
                let Fraction(over, under) = self.term()?;
                value.times(over, under)
            } else if self.sign("/") {
                let Fraction(over, under) = self.term()?;
                value.times(under, over)
            } else if self.sign("%") {
                let other = self.term()?;
                value.remainder(other)
            } else {
                return Ok(value);
            }
            .ok_or(NoSum::NoResult)?;
        }
    }

    fn term(&mut self) -> Result<Fraction, NoSum> {
        if self.sign("-") {
            return Ok(self.term()?.negated());
        }
        if self.sign("(") {
            let value = self.rounded_sum()?;
            self.expect(")")?;
            return Ok(value);
        }
        let word = self.word();
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return number(word).ok_or(NoSum::Malformed);
        }
        if word.is_empty() {
            return Err(NoSum::Malformed);
        }
        (self.count)(word).map(|count| Fraction(count.into(), 1)).ok_or(NoSum::NoResult)
    }

    /// Reads a name or a number.
    fn word<'w>(&mut self) -> &'w str
    where
        Self: 'w,
    {
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || "_.".contains(c)));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.trim_start();
        word
    }
}

/// Reads a plain number with or without decimals.
fn number(word: &str) -> Option<Fraction> {
    let (whole, decimals) = word.split_once('.').unwrap_or((word, ""));
    let unit = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    Fraction::new(format!("{whole}{decimals}").parse().ok()?, unit)
}

impl Fraction {
    fn new(over: i128, under: i128) -> Option<Self> {
        let (mut a, mut b) = (over.checked_abs()?, under.checked_abs()?);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = a * under.signum();
        (under != 0).then(|| Self(over / divisor, under / divisor))
    }

    fn negated(self) -> Self {
        Self(-self.0, self.1)
    }

    fn plus(self, other: Self) -> Option<Self> {
        let over = self.0.checked_mul(other.1)?.checked_add(other.0.checked_mul(self.1)?)?;
        Self::new(over, self.1.checked_mul(other.1)?)
    }

    fn times(self, over: i128, under: i128) -> Option<Self> {
        Self::new(self.0.checked_mul(over)?, self.1.checked_mul(under)?)
    }

    fn remainder(self, other: Self) -> Option<Self> {
        let Self(over, under) = self.times(other.1, other.0)?;
        self.plus(other.times(-(over / under), 1)?)
    }

    /// Rounds to so many decimals, a half away from zero.
    fn round(self, decimals: u32) -> Option<Self> {
        let unit = 10_i128.checked_pow(decimals).filter(|_| decimals <= MOST_DECIMALS)?;
        let twice = self.0.checked_mul(unit)?.checked_mul(2)?;
        let half = self.1 * self.0.signum();
        Self::new(twice.checked_add(half)? / self.1.checked_mul(2)?, unit)
    }

    /// Writes the number without zeros at its end.
    fn show(self, rounded: Option<u32>) -> Result<String, NoSum> {
        let decimals = rounded.unwrap_or(DECIMALS);
        let exact = self.round(decimals).ok_or(NoSum::NoResult)?;
        if (exact.0, exact.1) != (self.0, self.1) {
            return Err(NoSum::Unrounded);
        }
        let unit = 10_i128.pow(decimals);
        let scaled = (self.0 * (unit / self.1)).unsigned_abs();
        let places = usize::try_from(decimals).map_err(|_| NoSum::NoResult)?;
        let sign = if self.0 < 0 { "-" } else { "" };
        Ok(format!("{sign}{}", shortest(scaled, places)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(text: &str) -> Result<String, NoSum> {
        evaluate(text, |name| (name == "a.b").then_some(3))
    }

    #[test]
    fn sums_are_exact() {
        for (text, result) in [
            ("a.b", "3"),
            ("a.b + 1 * 2", "5"),
            ("(a.b + 1) * 2 - 10", "-2"),
            ("a.b / 4", "0.75"),
            ("1 / 3 * 3", "1"),
            ("0.1 + 0.2", "0.3"),
            ("7 % a.b", "1"),
            ("(2 / 3 * 100) | round(precision=1)", "66.7"),
            ("2 / 3 * 100 | round", "67"),
            ("1 / 8 | round(precision=2)", "0.13"),
            ("-1 / 8 | round(precision=2)", "-0.13"),
            ("18446744073709551615 + 1", "18446744073709551616"),
        ] {
            assert_eq!(sum(text).as_deref(), Ok(result), "{text}");
        }
    }

    #[test]
    fn what_is_no_sum_is_refused() {
        for text in ["", "1 +", "(1", "1)", "1 2", "a.b | floor", "1.2.3", "1 ** 2", "1 | round(precision=x)"]
        {
            assert_eq!(sum(text), Err(NoSum::Malformed), "{text}");
        }
        for text in [
            "1 / 0",
            "1 % 0",
            "x.y",
            "9 | round(precision=99)",
            "99999999999999999999 * 99999999999999999999",
        ] {
            assert_eq!(sum(text), Err(NoSum::NoResult), "{text}");
        }
        assert_eq!(sum("1 / 3"), Err(NoSum::Unrounded));
    }
}
