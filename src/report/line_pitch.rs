//! The pitch of lines: points in the agency's file, twips on paper.

use crate::text::numbers::shortest;
use std::fmt;

/// The distance from line to line, kept in twips, which are twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinePitch(u16);

impl LinePitch {
    /// What a report may be set in, in points.
    pub const POINTS: std::ops::RangeInclusive<u16> = 28..=30;

    /// Reads points, which may have two decimals; smaller parts than a twip are dropped. Nothing where it is no such
    /// number, or not one of [`Self::POINTS`].
    pub fn parse(points: &str) -> Option<Self> {
        let (whole, decimals) = points.split_once('.').unwrap_or((points, "0"));
        let is_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || !is_digits(decimals) || !(1..=2).contains(&decimals.len()) {
            return None;
        }
        let hundredths = format!("{decimals:0<2}").parse::<u16>().ok()?;
        let twips = whole.parse::<u16>().ok()?.checked_mul(20)?.checked_add(hundredths / 5)?;
        let (least, most) = (Self::POINTS.start() * 20, Self::POINTS.end() * 20);
        (least..=most).contains(&twips).then_some(Self(twips))
    }

    /// The pitch in twips.
    pub fn twips(self) -> u16 {
        self.0
    }
}

/// In points: 28.95.
impl fmt::Display for LinePitch {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&shortest(u128::from(self.0) * 5, 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_and_written() {
        for (points, twips) in [("28", 560), ("28.95", 579), ("28.5", 570), ("30", 600), ("29.05", 581)] {
            let pitch = LinePitch::parse(points).unwrap();
            assert_eq!((pitch.twips(), pitch.to_string().as_str()), (twips, points));
        }
        assert_eq!(LinePitch::parse("28.99").map(LinePitch::twips), Some(579));
    }

    #[test]
    fn others_are_no_pitch() {
        for points in ["", ".", "28.", ".5", "27.99", "30.05", "-28", "2.9e1", "28.955", "99999", "１"] {
            assert_eq!(LinePitch::parse(points), None, "{points}");
        }
    }
}
