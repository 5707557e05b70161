//! What a figure of the narrative may be the figure of.

use crate::narrative::result_rows::ResultRow;
use crate::narrative::topic::Procedure;
use std::ops::Range;

/// A column of 表四.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppealOutcome {
    /// 总计.
    Total,
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    Other,
    /// 尚未审结.
    Pending,
}

/// What is said of a kind of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentStatus {
    /// 制发.
    Made,
    /// 废止.
    Repealed,
    /// 现行有效.
    Valid,
}

/// A kind of decisions of 表二.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// 行政许可.
    Licences,
    /// 行政处罚.
    Penalties,
    /// 行政强制.
    Coercion,
}

/// What a share is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// All applications that were handled.
    Handled,
    /// All applications that were received.
    Received,
    /// The words do not say.
    Unsaid,
}

/// What a figure of the narrative is the figure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// 收到、受理: what was newly received, or all that was in hand.
    Received,
    /// 新收: only what was newly received.
    New,
    /// 办理、处理: what was in hand, or what was finished.
    InHand,
    /// 办结、答复.
    Handled,
    /// 上年结转.
    CarriedIn,
    /// 结转下年.
    CarriedOut,
    /// A result of 表三.
    Result(ResultRow),
    /// 自然人.
    Natural,
    /// 法人或其他组织.
    Legal,
    /// One kind of applicants, as the place of its column in 表三.
    Applicant(usize),
    /// Cases of 表四.
    Cases(Procedure, AppealOutcome),
    /// 行政规范性文件.
    Documents(DocumentStatus),
    /// 规章.
    Regulations(DocumentStatus),
    /// Decisions of 表二.
    Decisions(Decision),
    /// 信息处理费.
    InformationFee,
    /// 行政事业性收费.
    Fees,
    /// 办结率.
    Rate,
    /// The share that some applications have in all of them.
    Share {
        /// How many they are.
        part: u128,
        /// What the words say that the share is of.
        of: Whole,
    },
}

/// How much is said of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// So many.
    Count(u128),
    /// None at all, in words: 未收到, 无.
    Nothing,
    /// Hundredths: `digits` with the last `places` of them behind the point.
    Percent {
        /// The digits without the point.
        digits: u128,
        /// How many of them stand behind the point.
        places: u32,
    },
    /// Money in fen, printed in units of `step` fen.
    Fen {
        /// The amount.
        fen: u128,
        /// What one of the last printed digit is worth.
        step: u128,
    },
}

/// Something that a narrative says of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Of what.
    pub subject: Subject,
    /// How much.
    pub quantity: Quantity,
    /// What one of the last printed digit is worth: 100 in 294.01万.
    pub step: u128,
    /// What it comes to with the figures beside it of which the same is said: 州政府收到14件，各县收到22件.
    pub sums: Vec<u128>,
    /// The unit that is written behind the figure.
    pub unit: &'static str,
    /// Where: the figure, or the words that deny it.
    pub range: Range<usize>,
    /// Whether it may be only a share of what the tables count (以县政府名义).
    pub share: bool,
    /// Whether it is said of the whole region or all offices (全县, 各部门).
    pub wide: bool,
    /// The number of the sentence.
    pub sentence: usize,
}
