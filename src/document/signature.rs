//! Of the document: where signature and date are (GB/T 9704—2012, 7.3.5). Widths and indents count in half characters.

use crate::document::block::SignatureBlock;
use crate::document::measures;
use unicode_width::UnicodeWidthStr;

const LINE: usize = measures::LINE as usize;
const EDGE: usize = measures::EDGE as usize;
const SEAL: usize = measures::SEALED_EDGE as usize;
const SHIFT: usize = measures::DATE_SHIFT as usize;

/// Places the names of the organs that sign, and the date; `sealed` is whether the paper will bear a seal.
pub(super) fn close(names: &[String], date: &str, sealed: bool) -> SignatureBlock {
    let widths: Vec<usize> = names.iter().map(|name| name.width_cjk()).collect();
    let (widest, day) = (widths.iter().copied().max().unwrap_or(0), date.width_cjk());
    let alone = if sealed { SEAL } else { EDGE };
    let (common, date_indent) = match (names.is_empty(), date.is_empty()) {
        (_, true) => (EDGE, 0),
        (true, false) => (0, alone),
        // Under a name of several lines the date is placed as if it were alone.
        (false, false) if widest > LINE - EDGE => (EDGE, alone),
        (false, false) if sealed => (0, under_a_seal(widest, day)),
        (false, false) => unsealed(widest, day),
    };
    let halves = |indent: usize| u32::try_from(indent).unwrap_or(u32::MAX);
    let is_centred = sealed && day > 0 && widest <= LINE - EDGE;
    let indent = |width: usize| {
        if is_centred {
            (date_indent + day.saturating_sub(width) / 2).saturating_sub(width.saturating_sub(day) / 2)
        } else {
            common
        }
    };
    let mut organs = names.iter().zip(widths).map(|(name, width)| (name.clone(), halves(indent(width))));
    let (signature, signature_indent) = organs.next().unwrap_or((String::new(), halves(common)));
    SignatureBlock {
        signature,
        signature_indent,
        cosigners: organs.collect(),
        date: date.to_owned(),
        date_indent: halves(date_indent),
    }
}

/// Finds the distance of a date over which the signature is centred: four characters, or what leaves two to a name that is
/// longer.
fn under_a_seal(name: usize, day: usize) -> usize {
    let over = name.saturating_sub(day) / 2;
    if SEAL >= EDGE + over { SEAL } else { EDGE + over }
}

/// Begins the date two characters to the right of the signature, which is two characters in; a date so long
/// that it would come too close to the edge decides instead.
fn unsealed(name: usize, day: usize) -> (usize, usize) {
    match (EDGE + name).checked_sub(SHIFT + day) {
        Some(indent) if indent >= EDGE => (EDGE, indent),
        _ => ((EDGE + day + SHIFT).saturating_sub(name), EDGE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: &str = "2025年1月20日";

    fn indents(signature: &str, sealed: bool) -> (u32, u32) {
        let closing = close(&[signature.to_owned()], DAY, sealed);
        (closing.signature_indent, closing.date_indent)
    }

    #[test]
    fn under_a_seal_the_longer_one_decides() {
        // The day is 13 half characters wide.
        assert_eq!(indents("某县", true), (8 + 4, 8));
        assert_eq!(indents("某县财政局", true), (8 + 1, 8));
        assert_eq!(indents("某县人民政府办公室", true), (8 - 2, 8));
        let (signature, date) = indents("某自治区某自治州人民政府办公室", true);
        assert_eq!((signature, date), (4, 4 + 8));
    }

    #[test]
    fn without_a_seal_the_date_begins_two_characters_further_right() {
        let name = "某县人民政府办公室";
        let (signature, date) = indents(name, false);
        assert_eq!((signature, date), (4, 18 - 13));
        assert_eq!(signature + 18, date + 13 + 4);
    }

    #[test]
    fn without_a_seal_a_long_date_stands_two_characters_in() {
        let (signature, date) = indents("某县财政局", false);
        assert_eq!(date, 4);
        assert_eq!(signature + 10, date + 13 + 4);
    }

    #[test]
    fn one_may_be_missing_and_none_runs_out_of_the_line() {
        assert_eq!(close(&[], DAY, true).date_indent, 8);
        assert_eq!(close(&[], DAY, false).date_indent, 4);
        assert_eq!(close(&["某县".to_owned()], "", true).signature_indent, 4);
        assert_eq!(indents(&"某".repeat(60), false), (4, 4));
        assert_eq!(indents(&"某".repeat(60), true), (4, 8));
        let (signature, date) = indents(&"某".repeat(25), false);
        assert_eq!(signature + 50, date + 13 + 4);
    }

    #[test]
    fn several_organs_sign_one_under_the_other() {
        let names = ["某县发展和改革委员会", "某县粮食局"].map(str::to_owned);
        let indents =
            |sealed| close(&names, DAY, sealed).lines().map(|(_, indent)| indent).collect::<Vec<_>>();
        // Each is centred over the date, 13 half characters wide.
        assert_eq!(indents(true), [8 - 3, 8 + 1, 8]);
        assert_eq!(indents(false), [4, 4, 4 + 20 - 13 - 4]);
    }
}
