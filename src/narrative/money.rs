//! Amounts: 信息处理费 and 行政事业性收费, which are never the same.

use crate::narrative::claims::{Around, Quantity, Subject};
use crate::narrative::lexicon::Lexicon;
use crate::narrative::reading::Figure;
use crate::narrative::vocabulary::{any, stem};

/// Decimals of an amount in 元.
const FEN: u32 = 2;

/// The fee that an amount is said to be.
pub(crate) fn subject(around: &Around, figure: &Figure) -> Option<(Subject, Quantity)> {
    if any(around.head, &["减免", "免收", "标准", "退", "应收", "累计收"]) {
        return None;
    }
    let more = ["收取", "金额", "费用", "人民币", "总额", "收入", "缴纳", "收缴"];
    let ends_in = |words: &dyn Lexicon| stem(around.lead, words, &more).is_some();
    let information = ["信息处理费", "信息公开处理费", "公开信息处理费", "信息公开费"];
    let subject = if ends_in(&information) || any(around.tail, &information) {
        Subject::InformationFee
    } else if ends_in(&["行政事业性收费"]) {
        Subject::Fees
    } else {
        return None;
    };
    let fen = figure.number.scaled(FEN)?;
    // 47.10万元 is printed to the hundredth of a 万: a table's 47.0963 is the same amount.
    let step = 10_u128.checked_pow((FEN + figure.zeros).saturating_sub(figure.printed))?;
    Some((subject, Quantity::Fen { fen, step }))
}
