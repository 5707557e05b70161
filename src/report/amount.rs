//! Amounts of money, exact to the fen.

use crate::form::AmountUnit;
use crate::text::numbers::shortest;

/// An amount in fen (0.01 元, which is 0.000001 万元).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub u64);

/// Why a written number is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountFault {
    /// It is below zero.
    Negative,
    /// It has digits below one fen.
    TooPrecise,
    /// It is written with an exponent, or as infinity, or not at all as a number.
    NotPlain,
    /// It is larger than any amount.
    TooLarge,
}

impl Amount {
    /// Decimals of an amount in 万元: the last one is a fen.
    pub const WAN_DECIMALS: usize = AmountUnit::TenThousandYuan.decimals();
    /// One 万元.
    pub const WAN: Self = Self(10_u64.pow(6));
    /// Decimals of an amount in 元.
    pub const YUAN_DECIMALS: usize = 2;

    /// Reads a plain decimal number, digit by digit.
    ///
    /// # Errors
    /// What is not a plain decimal number of zero or more with at most `decimals` decimals.
    pub fn parse(written: &str, decimals: usize) -> Result<Self, AmountFault> {
        let plain = written.replace('_', "");
        if let Some(rest) = plain.strip_prefix('-') {
            let zero = !rest.is_empty() && rest.bytes().all(|b| b == b'0' || b == b'.');
            return if zero { Ok(Self(0)) } else { Err(AmountFault::Negative) };
        }
        let plain = plain.strip_prefix('+').unwrap_or(&plain);
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return Err(AmountFault::NotPlain);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > decimals {
            return Err(AmountFault::TooPrecise);
        }
        format!("{whole}{fraction:0<decimals$}").parse().map(Self).map_err(|_| AmountFault::TooLarge)
    }

    /// The shortest plain decimal number: 1725.6168.
    pub fn show(self, decimals: usize) -> String {
        shortest(self.0.into(), decimals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_shown_again() {
        for written in ["0", "1725.6168", "0.000001", "1023", "18446744073709.551615"] {
            assert_eq!(Amount::parse(written, 6).unwrap().show(6), written);
        }
        assert_eq!(Amount::parse("10.50", 2), Ok(Amount(1050)));
        assert_eq!(Amount::parse("-0.0", 2), Ok(Amount(0)));
    }

    #[test]
    fn what_is_no_amount_is_reported() {
        assert_eq!(Amount::parse("0.0000001", 6), Err(AmountFault::TooPrecise));
        assert_eq!(Amount::parse("-1", 6), Err(AmountFault::Negative));
        assert_eq!(Amount::parse("1e3", 6), Err(AmountFault::NotPlain));
        assert_eq!(Amount::parse("99999999999999999999", 6), Err(AmountFault::TooLarge));
    }
}
