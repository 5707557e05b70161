//! How the rules N102–N108 say what the words and the tables have.

use crate::checks::compared::{CLOSED, DENIED, LEAVES, REFUSED, UNABLE};
use crate::narrative::claims::{Act, Court, Outcome, Quantity, Row, Subject};
use crate::narrative::contradictions::Contradiction;
use crate::report::Amount;

/// The fact: what the words say, what the tables have, how far they are apart.
pub(super) fn message(found: &Contradiction) -> String {
    let (words, table) = names(found.subject);
    let own = found.accepted.first().copied().unwrap_or_default();
    match found.stated {
        Quantity::Nothing => format!("文字写没有{words}，{table}为 {own}"),
        Quantity::Count(count) => {
            format!("文字写{words} {count} 件，{table}为 {own}，相差 {}", count.abs_diff(own))
        }
        Quantity::Fen { fen, .. } => format!("文字写{words} {} 元，{table}为 {} 元", yuan(fen), yuan(own)),
        Quantity::Percent { digits, places } => {
            let (part, whole) = (own, found.accepted.get(1).copied().unwrap_or(1));
            let right = share(part, whole, places);
            format!("文字写{words} {}%，按{table}为 {right}%（{part} ÷ {whole}）", decimal(digits, places))
        }
    }
}

/// What to say at the place in the words.
pub(super) fn stated(found: &Contradiction) -> String {
    match found.stated {
        Quantity::Count(count) => format!("文字 {count}"),
        _ => "文字".to_owned(),
    }
}

/// What a subject is called in the words, and where it stands in the tables.
fn names(subject: Subject) -> (&'static str, &'static str) {
    match subject {
        Subject::Received => ("收到申请", "表三新收"),
        Subject::New => ("新收申请", "表三新收"),
        Subject::InHand => ("办理申请", "表三新收"),
        Subject::Handled => ("办结", "表三（七）总计"),
        Subject::CarriedIn => ("上年结转", "表三上年结转"),
        Subject::CarriedOut => ("结转下年度", "表三结转下年度"),
        Subject::Natural => ("自然人申请", "表三自然人新收"),
        Subject::Legal => ("法人或其他组织申请", "表三法人或其他组织新收"),
        Subject::Result(row) => result(row),
        Subject::Cases(court, outcome) => cases(court, outcome),
        Subject::Documents(Act::Made) => ("制发行政规范性文件", "表二本年制发件数"),
        Subject::Documents(Act::Repealed) => ("废止行政规范性文件", "表二本年废止件数"),
        Subject::Documents(Act::Valid) => ("现行有效行政规范性文件", "表二现行有效件数"),
        Subject::Rules(Act::Made) => ("制定规章", "表二本年制发件数"),
        Subject::Rules(Act::Repealed) => ("废止规章", "表二本年废止件数"),
        Subject::Rules(Act::Valid) => ("现行有效规章", "表二现行有效件数"),
        Subject::InformationFee => ("收取信息处理费", "本年实收信息处理费"),
        Subject::Fees => ("行政事业性收费", "表二行政事业性收费"),
        Subject::Rate => ("办结率", "表三"),
    }
}

fn result(row: Row) -> (&'static str, &'static str) {
    match row {
        Row::Granted => ("予以公开", "表三（一）予以公开"),
        Row::Partial => ("部分公开", "表三（二）部分公开"),
        Row::GrantedOrPartial => ("予以公开和部分公开", "表三（一）（二）之和"),
        Row::Denied => ("不予公开", "表三（三）各项之和"),
        Row::Unable => ("无法提供", "表三（四）各项之和"),
        Row::Refused => ("不予处理", "表三（五）各项之和"),
        Row::Closed => ("其他处理", "表三（六）各项之和"),
        Row::Leaf(_) => ("这种办理结果", "表三该行总计"),
    }
}

fn cases(court: Court, outcome: Outcome) -> (&'static str, &'static str) {
    let table = match outcome {
        Outcome::Total => "表四总计",
        Outcome::Upheld => "表四结果维持",
        Outcome::Corrected => "表四结果纠正",
        Outcome::Other => "表四其他结果",
        Outcome::Pending => "表四尚未审结",
    };
    let words = match court {
        Court::Review => "行政复议",
        Court::Litigation => "行政诉讼",
        Court::Direct => "未经复议直接起诉",
        Court::AfterReview => "复议后起诉",
        Court::All => "行政复议和行政诉讼",
    };
    (words, table)
}

/// The cells that a subject is held against: table, row, column.
pub(super) fn cells(subject: Subject) -> Vec<(&'static str, &'static str, &'static str)> {
    let requests = |rows: &[&'static str]| rows.iter().map(|row| ("requests", *row, "total")).collect();
    match subject {
        Subject::New => requests(&["new"]),
        Subject::Received => requests(&["new", "carried_in"]),
        Subject::InHand => requests(&["new", "carried_in", "processed"]),
        Subject::Handled => requests(&["processed"]),
        Subject::Rate => requests(&["processed", "new", "carried_in"]),
        Subject::CarriedIn => requests(&["carried_in"]),
        Subject::CarriedOut => requests(&["carried_out"]),
        Subject::Natural | Subject::Legal => {
            vec![("requests", "new", "natural"), ("requests", "new", "total")]
        }
        Subject::Result(row) => match row {
            Row::Granted => requests(&["granted"]),
            Row::Partial => requests(&["partial"]),
            Row::GrantedOrPartial => requests(&["granted", "partial"]),
            Row::Denied => requests(&LEAVES[DENIED]),
            Row::Unable => requests(&LEAVES[UNABLE]),
            Row::Refused => requests(&LEAVES[REFUSED]),
            Row::Closed => requests(&LEAVES[CLOSED]),
            Row::Leaf(leaf) => requests(&LEAVES[leaf..=leaf]),
        },
        Subject::Cases(court, outcome) => {
            let rows: &[&'static str] = match court {
                Court::Review => &["review"],
                Court::Direct => &["litigation.direct"],
                Court::AfterReview => &["litigation.after_review"],
                Court::Litigation => &["litigation.direct", "litigation.after_review"],
                Court::All => &["review", "litigation.direct", "litigation.after_review"],
            };
            let column = match outcome {
                Outcome::Total => "total",
                Outcome::Upheld => "upheld",
                Outcome::Corrected => "corrected",
                Outcome::Other => "other",
                Outcome::Pending => "pending",
            };
            rows.iter().map(|row| ("cases", *row, column)).collect()
        }
        Subject::Documents(act) => vec![("disclosure", "documents", column(act))],
        Subject::Rules(act) => vec![("disclosure", "rules", column(act))],
        Subject::Fees => vec![("disclosure", "fees", "charged")],
        Subject::InformationFee => vec![],
    }
}

fn column(act: Act) -> &'static str {
    match act {
        Act::Made => "made",
        Act::Repealed => "repealed",
        Act::Valid => "valid",
    }
}

fn yuan(fen: u128) -> String {
    Amount::show_sum(fen, Amount::YUAN_DECIMALS)
}

/// A share in hundredths, rounded to so many decimals.
fn share(part: u128, whole: u128, places: u32) -> String {
    let unit = 10_u128.checked_pow(places).and_then(|unit| unit.checked_mul(100));
    let scaled = unit.and_then(|unit| part.checked_mul(unit)).unwrap_or_default();
    let whole = whole.max(1);
    let rounded = scaled / whole + u128::from((scaled % whole).saturating_mul(2) >= whole);
    decimal(rounded, places)
}

fn decimal(digits: u128, places: u32) -> String {
    let places = usize::try_from(places).unwrap_or_default();
    let padded = format!("{digits:0>width$}", width = places + 1);
    match padded.split_at(padded.len() - places) {
        (whole, "") => whole.to_owned(),
        (whole, fraction) => format!("{whole}.{fraction}"),
    }
}
