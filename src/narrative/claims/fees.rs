//! Amounts: 信息处理费 and 行政事业性收费, which are never the same.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::{Quantity, Subject};
use crate::narrative::phrases::stem_before;
use crate::narrative::scan::figure::Figure;
use crate::narrative::words::list;
use crate::text::Words;

/// Decimals of an amount in 元.
const FEN: u32 = 2;

/// The fee that an amount is said to be.
pub(crate) fn subject(context: &Context, figure: &Figure) -> Option<(Subject, Quantity)> {
    static OTHER: Words = list("other_amounts");
    static AROUND: Words = list("around_a_fee");
    static INFORMATION: Words = list("information_fees");
    static FEES: Words = list("fees");
    if OTHER.is_in(context.head) {
        return None;
    }
    let ends_in = |words: &Words| stem_before(context.lead, words, &AROUND).is_some();
    let subject = if ends_in(&INFORMATION) || INFORMATION.is_in(context.tail) {
        Subject::InformationFee
    } else if ends_in(&FEES) {
        Subject::Fees
    } else {
        return None;
    };
    let fen = figure.number.scaled(FEN)?;
    // 47.10万元 is printed to the hundredth of a 万: a table's 47.0963 is the same amount.
    let step = 10_u128.checked_pow((FEN + figure.zeros).saturating_sub(figure.printed))?;
    Some((subject, Quantity::Fen { fen, step }))
}
